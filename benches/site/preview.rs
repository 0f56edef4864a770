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

/// Edits measured; the median counts.
const EDITS: usize = 10;
/// How long a change may take before the measurement gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the preview took, in seconds.
pub struct Times {
    /// From the start of the program to its first page, one a start, in order.
    pub first_pages: Vec<f64>,
    /// From a saved edit to the page that shows it, one an edit, in order.
    pub edits: Vec<f64>,
}

/// Starts the preview some times and asks for its front page, and edits ten articles
/// under the last one.
pub fn times(program: &str, corpus: Corpus, dir: &Path, starts: usize) -> io::Result<Times> {
    let mut first_pages = Vec::with_capacity(starts);
    for _ in 1..starts {
        first_pages.push(start(program, dir)?.first_page);
    }
    let preview = start(program, dir)?;
    first_pages.push(preview.first_page);
    let edits = (0..EDITS).map(|edit| one_edit(&preview.address, corpus, dir, edit));
    Ok(Times { first_pages, edits: edits.collect::<io::Result<_>>()? })
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

/// Adds a word to a film's lead, and waits for the page that has it.
fn one_edit(address: &str, corpus: Corpus, dir: &Path, edit: usize) -> io::Result<f64> {
    let number = ((corpus.films / 16 + edit * 3) * 8 + 5) % corpus.films;
    let film = corpus.film(number);
    let extension = if number % 25 == 7 { "md" } else { "txt" };
    let path = dir.join(format!("seeds/films/{}s/{number:06}.{extension}", film.year / 10 * 10));
    let before = fs::read_to_string(&path)?;
    let lead = format!("{} is a {}", film.title, film.year);
    let word = format!("Zwischenruf{edit}");
    let after = before.replacen(&lead, &format!("{lead} {word}"), 1);
    if after == before {
        return Err(io::Error::other("the article has no lead to edit"));
    }
    let page = slug(&format!("{} {}", film.title, film.year));
    let page = format!("/films/{page}.html");
    sleep(Duration::from_millis(300));
    let start = Instant::now();
    fs::write(&path, &after)?;
    while !get(address, &page)?.contains(&word) {
        if start.elapsed() > PATIENCE {
            return Err(io::Error::other(format!("`{page}` never shows the edit")));
        }
        sleep(Duration::from_millis(1));
    }
    let seconds = start.elapsed().as_secs_f64();
    fs::write(&path, &before)?;
    while get(address, &page)?.contains(&word) {
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
