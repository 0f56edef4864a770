//! What the command line asks for.
//!
//! In: its words. Out: a [`Task`], or what is wrong with them.

use std::path::PathBuf;

use crate::corpus::{Corpus, People};

/// What `--help` says.
pub const USAGE: &str = "\
Measures how fast filmwiki builds a large wiki, beside Hugo and beside `cp`.

cargo bench --bench site -- FILMS [--people few|many] [--runs N] [--dir DIR] [--only PART]...
cargo bench --bench site -- corpus FILMS DIR [--people few|many]

  FILMS        how many films the wiki has; 1000 unless said
  --people     few: as many as films, most of them in a dozen; many: several for each
               film, most of them in one or two; few unless said
  --runs N     how many runs of each program; 3 unless said
  --dir DIR    keeps the wiki and all output in DIR, which is not cleared; else
               they are in the temporary folder and removed at the end
  --only PART  leaves out the other parts; several may be named:
               build    filmwiki from nothing, filmwiki unchanged, and `cp -r`
               hugo     Hugo, with the same articles, in turn with `build`
               search   filmwiki with search in turn with Hugo and pagefind
               preview  start of `filmwiki serve`, and edits under it
  corpus       only writes the wiki to DIR/wiki, and says what it is like
";

/// What to do.
pub enum Task {
    /// Say how to ask.
    Help,
    /// Write a wiki to a folder.
    Write(Corpus, PathBuf),
    /// Measure.
    Measure(Measurement),
}

/// What to measure, and how often.
pub struct Measurement {
    /// The wiki.
    pub corpus: Corpus,
    /// Runs of each program.
    pub runs: usize,
    /// Where to leave everything.
    pub dir: Option<PathBuf>,
    only: Vec<Part>,
}

/// A part of the measurement.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// From nothing, unchanged, and the copy.
    Build,
    /// Hugo.
    Hugo,
    /// With the index of all text.
    Search,
    /// The preview.
    Preview,
}

impl Measurement {
    /// Whether a part is asked for.
    pub fn has(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }
}

/// Reads the words behind the program's name.
pub fn read(words: &[&str]) -> Result<Task, String> {
    if words.iter().any(|word| matches!(*word, "--help" | "-h")) {
        return Ok(Task::Help);
    }
    match words {
        ["corpus", films, dir, rest @ ..] => {
            let who = match rest {
                [] => People::Few,
                ["--people", word] => people(word)?,
                [word, ..] => return Err(unknown(word)),
            };
            Ok(Task::Write(Corpus { films: number(films)?, who }, dir.into()))
        }
        ["corpus", ..] => Err("`corpus` wants a number of films and a folder".to_string()),
        _ => measurement(words).map(Task::Measure),
    }
}

fn measurement(words: &[&str]) -> Result<Measurement, String> {
    let corpus = Corpus { films: 1000, who: People::Few };
    let mut asked = Measurement { corpus, runs: 3, dir: None, only: Vec::new() };
    let mut words = words.iter();
    while let Some(&word) = words.next() {
        let mut value = || words.next().copied().ok_or(format!("`{word}` wants a value"));
        match word {
            "--people" => asked.corpus.who = people(value()?)?,
            "--runs" => asked.runs = number(value()?)?,
            "--dir" => asked.dir = Some(value()?.into()),
            "--only" => asked.only.push(part(value()?)?),
            option if option.starts_with('-') => return Err(unknown(option)),
            films => asked.corpus.films = number(films)?,
        }
    }
    Ok(asked)
}

fn unknown(option: &str) -> String {
    format!("no option is called `{option}`")
}

fn people(word: &str) -> Result<People, String> {
    match word {
        "few" => Ok(People::Few),
        "many" => Ok(People::Many),
        _ => Err(format!("`--people` is few or many, not `{word}`")),
    }
}

fn number(word: &str) -> Result<usize, String> {
    let number = word.parse().ok().filter(|&number| number > 0);
    number.ok_or(format!("`{word}` is not a number above 0"))
}

fn part(word: &str) -> Result<Part, String> {
    match word {
        "build" => Ok(Part::Build),
        "hugo" => Ok(Part::Hugo),
        "search" => Ok(Part::Search),
        "preview" => Ok(Part::Preview),
        _ => Err(format!("no part is called `{word}`: build, hugo, search and preview are")),
    }
}
