//! The command line: arguments, printing, exit codes.
//!
//! Exit codes: 0 done; 1 the content or the disk stopped it; 2 wrong usage.

mod explain;
mod report;
mod rules;

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::{Args, Parser, Subcommand, ValueEnum};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::{Deserialize, Serialize};

use crate::cli::report::Notes;
use crate::config::{did_you_mean, normal_base_url};
use crate::diag::{Rule, Severity};
use crate::disk::{self, PublishError, Published, ReadError};
use crate::render::raster::{Drawn, MOST_CARDS};
use crate::search::Search;
use crate::serve::{self, Event, IfTaken, ServeError, Settings};
use crate::wiki::{Drafts, Options, Wiki};

/// Turns a folder of film articles into a cross-linked film wiki.
#[derive(Debug, Parser)]
#[command(version, about, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site
    Build(Build),
    /// Preview the site at 127.0.0.1 and reload it on every save
    Serve(Serve),
    /// Say what is wrong or doubtful in the articles
    Check(Check),
    /// Say how the wiki knows each thing about a name, and why it is a link or not
    Explain(Explain),
}

/// What all commands take.
#[derive(Debug, Args)]
struct Source {
    /// Folder of the wiki; it holds `seeds`
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// Include articles with `draft: true`
    #[arg(long)]
    drafts: bool,
}

#[derive(Debug, Args)]
struct Build {
    #[command(flatten)]
    source: Source,
    /// Folder to write the site to [default: `public` in the wiki's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Where the site will be hosted, as in `https://example.org/repo/`
    #[arg(long, value_name = "URL", value_parser = normal_base_url)]
    base_url: Option<String>,
    /// Say how long each stage took
    #[arg(long)]
    timings: bool,
    /// Build without the index of all text; names can still be searched
    #[arg(long)]
    no_search: bool,
}

#[derive(Debug, Args)]
struct Serve {
    #[command(flatten)]
    source: Source,
    /// Port [default: 8000, or the next that is free]
    #[arg(long)]
    port: Option<u16>,
    /// Open the site in a browser
    #[arg(long)]
    open: bool,
}

#[derive(Debug, Args)]
struct Check {
    #[command(flatten)]
    source: Source,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Fail on findings of this kind
    #[arg(long, value_enum)]
    deny: Option<Deny>,
    /// Also print what is no fault, as articles that no other leads to
    #[arg(long)]
    notes: bool,
    /// Say what a rule means, or list all rules
    #[arg(long, value_name = "RULE", num_args = 0..=1, default_missing_value = "list")]
    explain: Option<String>,
}

#[derive(Debug, Args)]
struct Explain {
    /// A name or a title, as in `"Ana de Armas"`
    name: String,
    #[command(flatten)]
    source: Source,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = explain::Format::Human)]
    format: explain::Format,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, on standard error
    Human,
    /// One JSON array, on standard output
    Json,
    /// Annotations of GitHub Actions, on standard output
    Github,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Warnings
    Warnings,
}

impl Source {
    fn options(&self, base_url: Option<String>) -> Options {
        let drafts = if self.drafts { Drafts::Included } else { Drafts::Left };
        Options { base_url, drafts, ..Options::default() }
    }
}

/// Runs the program with the process's arguments.
pub fn run() -> ExitCode {
    match Cli::parse().command {
        Command::Build(args) => build(&args),
        Command::Serve(args) => serve(args),
        Command::Check(args) => check(&args),
        Command::Explain(args) => explain(&args),
    }
}

fn build(args: &Build) -> ExitCode {
    let start = Instant::now();
    let out = args.out.clone().unwrap_or_else(|| args.source.dir.join("public"));
    if disk::is_input(&args.source.dir, &out) {
        return fail(
            &format!("`{}` lies among the files that the site is made from", out.display()),
            "build into another folder with `--out`",
        );
    }
    let inputs = match disk::read(&args.source.dir) {
        Ok(inputs) => inputs,
        Err(error) => return cannot_read(&error),
    };
    let mut timings = Timings::new(start);
    timings.done("read");
    let mut options = args.source.options(args.base_url.clone());
    if args.no_search {
        options.search = Search::Names;
    }
    let before = disk::outcome(&out, &inputs, &options);
    if let Some(outcome) = before.and_then(|note| serde_json::from_str::<Outcome>(&note).ok()) {
        timings.done("compare");
        report::write(&outcome.findings_in_words);
        outcome.say(&out, start, &Published { files: outcome.files, ..Published::default() });
        if args.timings {
            timings.print();
        }
        return ExitCode::SUCCESS;
    }
    let wiki = Wiki::compile_watched(inputs, &options, &mut |stage| timings.done(stage));
    wiki.finish(&mut |stage| timings.done(stage));
    let findings_in_words = report::rendered(&wiki, Notes::Counted);
    report::write(&findings_in_words);
    timings.done("report");
    let waits = || {
        let message = format!("another build is writing into `{}`", out.display());
        report::warning(&message, "this one goes on when that one has ended");
    };
    let held = match disk::hold(&out, waits) {
        Ok(held) => held,
        Err(error) => return cannot_publish(&error),
    };
    let beside = match disk::search_files(&wiki, &held) {
        Ok(files) => files,
        Err(message) => return fail(&message, "build without it: `--no-search`"),
    };
    timings.done("search");
    let progress = Progress::new((wiki.routes().len() + beside.len()) as u64, start);
    let published = disk::publish(&wiki, &beside, &held, &|| progress.step());
    progress.finish();
    timings.done("publish");
    let published = match published {
        Ok(published) => published,
        Err(error) => return cannot_publish(&error),
    };
    let outcome = Outcome::new(&wiki, &published, findings_in_words);
    outcome.say(&out, start, &published);
    if args.timings {
        timings.print();
    }
    let made_from = wiki.made_from();
    // The program ends here: the system takes all its memory back at once.
    std::mem::forget((wiki, beside));
    match published.foreign.as_slice() {
        [] => {
            let note = serde_json::to_string(&outcome).unwrap_or_default();
            match disk::keep_outcome(&held, made_from, &note) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => cannot_publish(&error),
            }
        }
        [first, rest @ ..] => {
            let others = match rest.len() {
                0 => String::new(),
                n => format!(" and {} more", counted(n, "file")),
            };
            fail(
                &format!(
                    "`{}`{others} was not written by filmwiki and is left as it is",
                    out.join(first).display()
                ),
                "move it away, or build into another folder with `--out`",
            )
        }
    }
}

/// What a build says at its end. The next one says it again if nothing has changed.
#[derive(Serialize, Deserialize)]
struct Outcome {
    films: usize,
    links: usize,
    findings: usize,
    /// As they are printed.
    findings_in_words: String,
    pages: usize,
    files: usize,
    bytes: u64,
    cards: Cards,
}

/// Whether something is to be said about cards.
#[derive(Serialize, Deserialize)]
enum Cards {
    AsAsked,
    /// So many films have titles that cannot be set.
    NotAll(usize),
    TooMany,
}

impl Outcome {
    fn new(wiki: &Wiki, published: &Published, findings_in_words: String) -> Self {
        Self {
            films: wiki.films(),
            links: wiki.link_count(),
            findings: findings(wiki),
            findings_in_words,
            pages: published.pages,
            files: published.files,
            bytes: published.bytes,
            cards: match (wiki.cards(), wiki.films_without_a_card()) {
                (Drawn::TooMany, _) => Cards::TooMany,
                (_, 0) => Cards::AsAsked,
                (_, films) => Cards::NotAll(films),
            },
        }
    }

    /// Says it, with what was `done` about the files.
    fn say(&self, out: &Path, start: Instant, done: &Published) {
        say(&format!(
            "built {} into {}: {}, {}, {}, {} in {:.2} s ({} written, {} unchanged, {} removed)",
            counted(self.films, "film"),
            out.display(),
            counted(self.pages, "page"),
            counted(self.links, "link"),
            counted(self.findings, "finding"),
            size(self.files, self.bytes),
            start.elapsed().as_secs_f64(),
            done.written,
            done.files - done.written - done.foreign.len(),
            done.removed,
        ));
        match self.cards {
            Cards::AsAsked => {}
            Cards::NotAll(films) => say(&format!(
                "drew no card for {}, as the cards' font lacks letters of the title (other \
                 sites show a poster where there is one)",
                counted(films, "film")
            )),
            Cards::TooMany => say(&format!(
                "drew no cards for links, as there are more than {MOST_CARDS} films \
                 (`cards: on` in `filmwiki.yaml` draws them)"
            )),
        }
    }
}

fn check(args: &Check) -> ExitCode {
    if let Some(name) = &args.explain {
        return explain_rule(name);
    }
    let inputs = match disk::read(&args.source.dir) {
        Ok(inputs) => inputs,
        Err(error) => return cannot_read(&error),
    };
    let wiki = Wiki::compile(inputs, &args.source.options(None));
    let notes = if args.notes { Notes::Printed } else { Notes::Counted };
    match args.format {
        Format::Human => {
            report::human(&wiki, notes);
            let articles = counted(wiki.articles().len(), "article");
            say(&format!("checked {articles}: {}", found(&wiki, notes)));
        }
        Format::Json => say(&report::json(&wiki, notes)),
        Format::Github => {
            for line in report::github(&wiki, notes) {
                say(&line);
            }
        }
    }
    let denied = |severity: Severity| match severity {
        Severity::Error => true,
        Severity::Warning => args.deny == Some(Deny::Warnings),
        Severity::Info => false,
    };
    match wiki.diagnostics().iter().any(|diagnostic| denied(diagnostic.severity)) {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

/// How many findings are more than notes.
fn findings(wiki: &Wiki) -> usize {
    wiki.diagnostics().iter().filter(|one| one.severity != Severity::Info).count()
}

/// How many findings there are, and how many notes.
fn found(wiki: &Wiki, notes: Notes) -> String {
    let findings = findings(wiki);
    let how = match notes {
        Notes::Printed => "",
        Notes::Counted => " (`--notes` prints them)",
    };
    match wiki.diagnostics().len() - findings {
        0 => counted(findings, "finding"),
        noted => format!("{}, {}{how}", counted(findings, "finding"), counted(noted, "note")),
    }
}

fn explain(args: &Explain) -> ExitCode {
    let inputs = match disk::read(&args.source.dir) {
        Ok(inputs) => inputs,
        Err(error) => return cannot_read(&error),
    };
    let wiki = Wiki::compile(inputs, &args.source.options(None));
    match wiki.explain(&args.name) {
        Ok(explanation) => {
            say(&explain::print(&explanation, args.format));
            ExitCode::SUCCESS
        }
        Err(near) => {
            let near: Vec<String> = near.iter().map(|name| format!("`{name}`")).collect();
            let help = match near.is_empty() {
                true => "the pages `index.html` list all names".to_string(),
                false => format!("perhaps {}", near.join(" or ")),
            };
            fail(&format!("the wiki knows nothing of the name `{}`", args.name), &help)
        }
    }
}

fn explain_rule(name: &str) -> ExitCode {
    match (name, Rule::named(name)) {
        ("list", _) => say(&rules::list()),
        (_, Some(rule)) => say(&rules::explain(rule)),
        (_, None) => {
            report::error(&format!("no rule is called `{name}`"), &did_you_mean(name));
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn serve(args: Serve) -> ExitCode {
    let open = args.open;
    let settings = Settings {
        options: args.source.options(None),
        dir: args.source.dir,
        port: args.port.unwrap_or(8000),
        if_taken: if args.port.is_some() { IfTaken::Fail } else { IfTaken::TakeNext },
    };
    let result = serve::serve(settings, move |event| match event {
        Event::Ready(url, wiki) => {
            say(&format!(
                "previewing {} at {url} (Ctrl-C stops it)",
                counted(wiki.films(), "film")
            ));
            if open {
                open_browser(url);
            }
        }
        Event::Checked(wiki) => report::human(wiki, Notes::Counted),
        Event::Rebuilt(wiki) => {
            report::human(wiki, Notes::Counted);
            say(&format!(
                "changed: {}, {}",
                counted(wiki.films(), "film"),
                counted(findings(wiki), "finding")
            ));
        }
        Event::Failed(error) => report::error(&error.to_string(), "the page stays as it was"),
        Event::NotWatching(error) => report::error(
            &format!("cannot watch for changes: {error}"),
            "stop and start the preview to see changes",
        ),
    });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(ServeError::Read(error)) => cannot_read(&error),
        Err(ServeError::Io(error)) => {
            fail(&format!("cannot start the preview: {error}"), "choose another port with `--port`")
        }
    }
}

fn open_browser(url: &str) {
    let (program, args): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[url]),
        "windows" => ("cmd", &["/C", "start", url]),
        _ => ("xdg-open", &[url]),
    };
    if std::process::Command::new(program).args(args).spawn().is_err() {
        report::error("cannot open a browser", "open the address above yourself");
    }
}

fn cannot_read(error: &ReadError) -> ExitCode {
    let help = match error {
        ReadError::NoSeeds(_) => {
            "make it and put articles into it, or name the wiki's folder: `filmwiki build DIR`"
        }
        ReadError::Io(..) => "check that the file exists and can be read",
    };
    fail(&error.to_string(), help)
}

fn cannot_publish(error: &PublishError) -> ExitCode {
    let help = match error {
        PublishError::Render(_) => "mend the template, or remove it to use the built-in one",
        PublishError::Io(..) => "check that the folder can be written to",
    };
    fail(&error.to_string(), help)
}

fn fail(message: &str, help: &str) -> ExitCode {
    report::error(message, help);
    ExitCode::FAILURE
}

/// Prints a line to standard output; a closed pipe is not our concern.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// Most bytes of a site on GitHub Pages
/// (<https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits>).
/// In the units in which sizes are said: it does not say whether its GB is the larger one.
const PAGES_LIMIT: u64 = 1_000_000_000;

/// How large a site is, and how far that is from what GitHub Pages takes.
fn size(files: usize, bytes: u64) -> String {
    let percent = bytes * 100 / PAGES_LIMIT;
    let size = report::megabytes(bytes);
    if percent >= 80 {
        report::warning(
            &format!("the site has {size}, {percent} % of what GitHub Pages takes"),
            "leave out large files under `static`, or use another host",
        );
    }
    format!("{}, {size} ({percent} % of GitHub Pages' 1 GB)", counted(files, "file"))
}

/// How long each stage took.
struct Timings {
    last: Instant,
    stages: Vec<(&'static str, Duration)>,
}

impl Timings {
    fn new(start: Instant) -> Self {
        Self { last: start, stages: Vec::new() }
    }

    /// Notes that a stage has ended, and the next begins.
    fn done(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.stages.push((stage, now - self.last));
        self.last = now;
    }

    fn print(&self) {
        for (stage, time) in &self.stages {
            say(&format!("{stage:<8} {:>9.3} s", time.as_secs_f64()));
        }
    }
}

/// A progress bar that shows only where the work takes over a second and
/// standard error is a terminal.
struct Progress {
    bar: ProgressBar,
    start: Instant,
}

impl Progress {
    fn new(length: u64, start: Instant) -> Self {
        let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} files") {
            bar.set_style(style);
        }
        Self { bar, start }
    }

    fn step(&self) {
        self.bar.inc(1);
        if self.bar.is_hidden()
            && self.start.elapsed() > Duration::from_secs(1)
            && std::io::stderr().is_terminal()
        {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_of_the_limit_in_the_same_units() {
        assert_eq!(size(2, 734_400_000), "2 files, 734.4 MB (73 % of GitHub Pages' 1 GB)");
    }
}
