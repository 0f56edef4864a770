//! The preview over real HTTP: how long until the first page, and how long from a
//! saved edit to the page that shows it.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::corpus::Corpus;
use crate::measure::Running;

/// Edits of a word that are measured; the median counts.
const WORDS: usize = 10;
/// The same of new parts in a cast list, each of which changes what the wiki knows.
const PARTS: usize = 3;
/// How long a change may take before the measurement gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the preview took, in seconds.
pub struct Times {
    /// From the start of the program to its first page, one a start, in order.
    pub first_pages: Vec<f64>,
    /// From a saved edit of a word in a lead to the page that shows it, in order.
    pub words: Vec<f64>,
    /// From a saved edit of a cast list to the page that shows it, in order.
    pub parts: Vec<f64>,
}

/// Starts the preview some times and asks for its front page, and edits articles under
/// the last one.
pub fn times(program: &str, corpus: Corpus, dir: &Path, starts: usize) -> io::Result<Times> {
    let mut first_pages = Vec::with_capacity(starts);
    for _ in 1..starts {
        first_pages.push(start(program, dir)?.first_page);
    }
    let preview = start(program, dir)?;
    first_pages.push(preview.first_page);
    let edit = |edit, at| one_edit(&preview.address, dir, &Article::new(corpus, at), edit);
    let words = (0..WORDS).map(|at| edit(Edit::Word, at)).collect::<io::Result<_>>()?;
    let parts = (0..PARTS).map(|at| edit(Edit::Part, WORDS + at)).collect::<io::Result<_>>()?;
    Ok(Times { first_pages, words, parts })
}

/// A preview that runs.
struct Preview {
    address: String,
    first_page: f64,
    _running: Running,
}

fn start(program: &str, dir: &Path) -> io::Result<Preview> {
    let start = Instant::now();
    let child = Command::new(program)
        .args(["serve", "--port", "0"])
        .arg(dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut running = Running(child);
    let stdout = running.0.stdout.take().ok_or_else(|| io::Error::other("no output"))?;
    let mut lines = BufReader::new(stdout).lines();
    let address = loop {
        let line = lines.next().ok_or_else(|| io::Error::other("the preview ended"))??;
        if let Some((_, rest)) = line.split_once("http://") {
            break rest.split('/').next().unwrap_or_default().to_string();
        }
    };
    std::thread::spawn(move || lines.for_each(drop));
    get(&address, "/")?;
    let first_page = start.elapsed().as_secs_f64();
    Ok(Preview { address, first_page, _running: running })
}

/// What is done to an article.
#[derive(Clone, Copy)]
enum Edit {
    /// A word more in the lead, which is all that changes.
    Word,
    /// A part more in the cast list, played by somebody new.
    Part,
}

/// An article to edit.
struct Article {
    file: String,
    /// How the lead begins.
    lead: String,
    /// The film's pages, without what is behind the slug.
    page: String,
    /// In no article yet.
    word: String,
}

impl Article {
    fn new(corpus: Corpus, at: usize) -> Self {
        let number = ((corpus.films / 16 + at * 3) * 8 + 5) % corpus.films;
        let film = corpus.film(number);
        let extension = if number % 25 == 7 { "md" } else { "txt" };
        let page = slug(&format!("{} {}", film.title, film.year));
        Self {
            file: format!("seeds/films/{}s/{number:06}.{extension}", film.year / 10 * 10),
            lead: format!("{} is a {}", film.title, film.year),
            page: format!("/films/{page}"),
            word: format!("Zwischenruf{at}"),
        }
    }

    /// The text behind an edit, and the page that shows it.
    fn edited(&self, text: &str, edit: Edit) -> (String, String) {
        let (lead, word) = (&self.lead, &self.word);
        let (from, to, page) = match edit {
            Edit::Word => (lead.as_str(), format!("{lead} {word}"), ".html"),
            Edit::Part => {
                ("\n\n- ", format!("\n\n- Ada {word} as Nobody Inparticular\n- "), "/cast.html")
            }
        };
        (text.replacen(from, &to, 1), format!("{}{page}", self.page))
    }
}

/// Edits an article, waits for the page that shows it, and takes the edit back.
fn one_edit(address: &str, dir: &Path, article: &Article, edit: Edit) -> io::Result<f64> {
    let path = dir.join(&article.file);
    let before = fs::read_to_string(&path)?;
    let (after, page) = article.edited(&before, edit);
    if after == before {
        return Err(io::Error::other("the article has nothing to edit"));
    }
    sleep(Duration::from_millis(300));
    let start = Instant::now();
    fs::write(&path, &after)?;
    while !get(address, &page)?.contains(&article.word) {
        if start.elapsed() > PATIENCE {
            return Err(io::Error::other(format!("`{page}` never shows the edit")));
        }
        sleep(Duration::from_millis(1));
    }
    let seconds = start.elapsed().as_secs_f64();
    fs::write(&path, &before)?;
    while get(address, &page)?.contains(&article.word) {
        sleep(Duration::from_millis(5));
    }
    Ok(seconds)
}

/// The titles have nothing but ASCII letters and colons.
fn slug(title: &str) -> String {
    let words: Vec<String> = title
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}

fn get(address: &str, path: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
