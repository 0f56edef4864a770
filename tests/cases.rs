//! The case files: `tests/cases/**/*.txt`.
//!
//! A case is one text file, so that a newcomer adds one without writing Rust:
//!
//! ```text
//! A title with a colon keeps it.          why, in words
//!
//! === seeds/ronin.txt                     an input, as it lies in a wiki's folder
//! = Ronin: Redux =
//!
//! === expect text films/ronin-redux.html  what comes out
//! ```
//!
//! Inputs are `seeds/...`, `templates/...`, `static/...` and `filmwiki.yaml`.
//! Behind a path may stand, in parentheses, how the file lies on the disk:
//! `crlf`, `bom`, `no final newline`. `=== options --drafts` are options of the
//! command line. What is expected:
//!
//! - `expect text PAGE [SELECTOR]`: the visible text, one line a block;
//! - `expect html PAGE [SELECTOR]`: the HTML;
//! - `expect findings`: what `filmwiki check` prints for people, without what it
//!   says of films that have no director or no year, as films of cases often do;
//!   `expect findings all` has that too. A case with neither expects no finding;
//! - `expect pages`: the paths of all pages but those that every wiki has, and those
//!   for printing.
//!
//! Without a selector a page stands for its `<main>` without what repeats on
//! each page of a film: breadcrumbs, picture, `h1`, facts and tabs.
//!
//! `UPDATE=1 cargo test --test cases` writes what comes out into the files: read
//! the difference before you commit it. A case whose name ends in `.todo.txt`
//! says what is right and does not hold yet; it is run and cannot fail.

#![expect(clippy::print_stderr, reason = "says which cases were not held against the program")]

#[path = "support/lines.rs"]
mod lines;
#[path = "support/page.rs"]
mod page;

use std::fs;
use std::io;
use std::panic;
use std::path::{Path, PathBuf};
use std::process::Command;

use filmwiki::diag::{Diagnostic, Severity};
use filmwiki::disk;
use filmwiki::route::Route;
use filmwiki::wiki::{Drafts, Options, Wiki};
use scraper::Html;
use similar::TextDiff;

/// What findings speak of that cases leave out to be short.
const LEFT_OUT: [&str; 2] = ["missing-director", "missing-year"];

/// What repeats on all pages of a film.
const CHROME: &str = "main > nav.crumbs, main > .card, main > h1, main > p.facts, \
                      main > nav.tabs, .left-out, .page-foot, svg";

/// Pages that every wiki has.
const ALWAYS: [&str; 5] =
    ["index.html", "search.html", "404.html", "reports/health.html", "reports/wanted.html"];

#[test]
fn every_case_file_holds() {
    let update = std::env::var_os("UPDATE").is_some_and(|value| value != "0");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let files = case_files(&folder).expect("`tests/cases` can be read");
    assert!(!files.is_empty(), "there are no cases in {}", folder.display());
    let mut failures = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a case is UTF-8");
        let name = file.strip_prefix(&folder).unwrap_or(&file).display().to_string();
        let case = Case::read(&name, &text);
        if name.ends_with(".todo.txt") {
            // What does not hold yet may well be that the program panics.
            let state = panic::catch_unwind(|| case.run().todo());
            eprintln!("skipped {name}: {}", state.unwrap_or("panics"));
            continue;
        }
        let outcome = case.run();
        if update && outcome.unexpected.is_empty() {
            let updated = case.rewritten(&outcome);
            if updated != text {
                fs::write(&file, updated).expect("a case can be written");
            }
        } else if let Some(failure) = outcome.failure(&name, case.why) {
            failures.push(failure);
        }
    }
    assert!(
        failures.is_empty(),
        "{}\n\n{} case(s) do not hold; `UPDATE=1 cargo test --test cases` rewrites what they expect",
        failures.join("\n\n"),
        failures.len()
    );
}

fn case_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(case_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

struct Case<'a> {
    /// Why there is this case.
    why: &'a str,
    blocks: Vec<Block<'a>>,
}

/// A headed part of a case.
struct Block<'a> {
    head: &'a str,
    what: What<'a>,
    /// The lines below the head, without the blank ones at the end.
    body: &'a str,
}

enum What<'a> {
    /// A file of the wiki, and how it is written to disk.
    Input(&'a str, Vec<&'a str>),
    /// Options of the command line.
    Options,
    /// What comes out.
    Expect(Expect<'a>),
}

enum Expect<'a> {
    Text(&'a str, Option<&'a str>),
    Html(&'a str, Option<&'a str>),
    Findings(Which),
    /// What is searched of the page's subject.
    Record(&'a str),
    Pages,
}

/// Which findings a case speaks of.
#[derive(Clone, Copy, PartialEq)]
enum Which {
    /// All but those on what cases leave out.
    Told,
    /// All.
    All,
}

/// What came out of a case.
struct Outcome {
    /// Expected and actual, by the number of the block.
    results: Vec<(usize, String, String, String)>,
    /// Findings that the case does not speak of.
    unexpected: Vec<String>,
}

impl<'a> Case<'a> {
    fn read(name: &str, text: &'a str) -> Self {
        let mut heads: Vec<(usize, &str, What)> = Vec::new();
        let mut at = 0;
        for (number, line) in (1..).zip(text.split_inclusive('\n')) {
            if let Some(head) = line.strip_prefix("=== ") {
                let head = head.trim();
                // An article's own `=== Heading ===` is not a head.
                if !head.ends_with('=') {
                    let what = What::read(head).unwrap_or_else(|| {
                        panic!("tests/cases/{name}:{number}: `=== {head}` is not a known head")
                    });
                    heads.push((at, head, what));
                }
            }
            at += line.len();
        }
        let ends: Vec<usize> =
            heads.iter().skip(1).map(|head| head.0).chain([text.len()]).collect();
        let why = text[..heads.first().map_or(text.len(), |head| head.0)].trim();
        assert!(!why.is_empty(), "tests/cases/{name} does not begin with why it is there");
        let blocks = heads.into_iter().zip(ends).map(|((start, head, what), end)| {
            let whole = &text[start..end];
            let body = whole.split_once('\n').map_or("", |(_, body)| body);
            Block { head, what, body: body.trim_end() }
        });
        Self { why, blocks: blocks.collect() }
    }

    fn run(&self) -> Outcome {
        let folder = tempfile::tempdir().expect("there is room for temporary files");
        self.materialise(folder.path()).expect("a case's files can be written");
        let drafts = self.options().any(|option| option == "--drafts");
        let options = Options {
            drafts: if drafts { Drafts::Included } else { Drafts::Left },
            ..Options::default()
        };
        let inputs = disk::read(folder.path()).unwrap_or_else(|error| panic!("{error}"));
        let wiki = Wiki::compile(inputs, &options);
        let mut results = Vec::new();
        let mut speaks_of_findings = false;
        for (at, block) in self.blocks.iter().enumerate() {
            let What::Expect(expect) = &block.what else { continue };
            let actual = match expect {
                Expect::Text(path, selector) => part(&wiki, path, *selector, Part::Text),
                Expect::Html(path, selector) => part(&wiki, path, *selector, Part::Html),
                Expect::Record(path) => record(&wiki, path),
                Expect::Pages => pages(&wiki),
                Expect::Findings(which) => {
                    speaks_of_findings = true;
                    findings(folder.path(), self.options(), *which)
                }
            };
            results.push((at, block.head.to_string(), block.body.to_string(), actual));
        }
        let mut unexpected = Vec::new();
        if !speaks_of_findings {
            let told = |finding: &&Diagnostic| {
                finding.severity != Severity::Info && !LEFT_OUT.contains(&finding.rule.name())
            };
            let told = wiki.diagnostics().iter().filter(told);
            unexpected.extend(told.map(|finding| finding.message.clone()));
        }
        Outcome { results, unexpected }
    }

    fn options(&self) -> impl Iterator<Item = &'a str> {
        let heads = self.blocks.iter().filter(|block| matches!(block.what, What::Options));
        heads.flat_map(|block| block.head.split_whitespace().skip(1))
    }

    fn materialise(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir(folder.join("seeds"))?;
        for block in &self.blocks {
            let What::Input(path, manner) = &block.what else { continue };
            let mut text = match block.body.is_empty() {
                true => String::new(),
                false => format!("{}\n", block.body),
            };
            for way in manner {
                match *way {
                    "crlf" => text = text.replace('\n', "\r\n"),
                    "bom" => text.insert(0, '\u{feff}'),
                    "no final newline" => text.truncate(text.trim_end().len()),
                    other => panic!("a file cannot be written `{other}`"),
                }
            }
            let file = folder.join(path);
            if let Some(parent) = file.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(file, text)?;
        }
        Ok(())
    }

    /// The file with what came out in the place of what was expected.
    fn rewritten(&self, outcome: &Outcome) -> String {
        let mut text = format!("{}\n", self.why);
        for (at, block) in self.blocks.iter().enumerate() {
            let result = outcome.results.iter().find(|result| result.0 == at);
            let body = result.map_or(block.body, |(.., actual)| actual.as_str());
            text.push_str(&format!("\n=== {}\n", block.head));
            if !body.is_empty() {
                text.push_str(&format!("{body}\n"));
            }
        }
        text
    }
}

impl<'a> What<'a> {
    fn read(head: &'a str) -> Option<Self> {
        let expect = |rest: &'a str| {
            let mut words = rest.splitn(3, ' ');
            let (kind, page, selector) = (words.next()?, words.next(), words.next());
            match (kind, page) {
                ("text", Some(page)) => Some(Expect::Text(page, selector)),
                ("html", Some(page)) => Some(Expect::Html(page, selector)),
                ("record", Some(page)) => Some(Expect::Record(page)),
                ("findings", None) => Some(Expect::Findings(Which::Told)),
                ("findings", Some("all")) => Some(Expect::Findings(Which::All)),
                ("pages", None) => Some(Expect::Pages),
                _ => None,
            }
        };
        if let Some(rest) = head.strip_prefix("expect ") {
            return expect(rest).map(Self::Expect);
        }
        if head.starts_with("options ") {
            return Some(Self::Options);
        }
        let (path, manner) = match head.strip_suffix(')').and_then(|head| head.split_once(" (")) {
            Some((path, manner)) => (path, manner.split(", ").collect()),
            None => (head, Vec::new()),
        };
        let is_input = path == "filmwiki.yaml"
            || ["seeds/", "templates/", "static/"].iter().any(|folder| path.starts_with(folder));
        is_input.then_some(Self::Input(path, manner))
    }
}

impl Outcome {
    fn failure(&self, name: &str, why: &str) -> Option<String> {
        let mut failure = String::new();
        for (_, head, expected, actual) in &self.results {
            if expected == actual {
                continue;
            }
            let (expected, actual) = (format!("{expected}\n"), format!("{actual}\n"));
            let diff = TextDiff::from_lines(&expected, &actual);
            let diff = diff.unified_diff().header("in the case", "came out").to_string();
            failure.push_str(&format!("\n=== {head}\n{diff}"));
        }
        for message in &self.unexpected {
            failure.push_str(&format!("\na finding that the case does not expect: {message}"));
        }
        (!failure.is_empty()).then(|| format!("tests/cases/{name}\n{why}\n{failure}"))
    }

    fn todo(&self) -> &'static str {
        let holds = self.unexpected.is_empty()
            && self.results.iter().all(|(_, _, expected, actual)| expected == actual);
        match holds {
            true => "holds now: take `.todo` out of its name",
            false => "does not hold yet",
        }
    }
}

#[derive(Clone, Copy)]
enum Part {
    Text,
    Html,
}

/// A page, or the part of it that a selector names.
fn part(wiki: &Wiki, path: &str, css: Option<&str>, part: Part) -> String {
    let Some(route) = wiki.route(path) else { return "(no such page)".to_string() };
    let bytes = match wiki.render(route) {
        Ok(bytes) => bytes,
        Err(error) => return format!("(cannot be made: {})", error.message),
    };
    let page: Html =
        page::parsed_without(&bytes, if css.is_some() { "svg, .page-foot" } else { CHROME });
    let selector = page::selector(css.unwrap_or("main"));
    let parts: Vec<String> = page
        .select(&selector)
        // What was taken out of a page is found all the same.
        .filter(|element| element.ancestors().any(|above| above.value().is_document()))
        .map(|element| match (part, css) {
            (Part::Text, _) => lines::lines(element).join("\n"),
            (Part::Html, None) => element.inner_html().trim().to_string(),
            (Part::Html, Some(_)) => element.html(),
        })
        .filter(|part| !part.is_empty())
        .collect();
    match parts.is_empty() {
        true => "(nothing)".to_string(),
        false => parts.join("\n"),
    }
}

/// The record of the search index, an element a line.
fn record(wiki: &Wiki, path: &str) -> String {
    match wiki.route(path) {
        Some(Route::Entity(id)) => match wiki.record(id) {
            Some(record) => record.replace("><", ">\n<").replace(">\n</i>", "></i>"),
            None => "(no record)".to_string(),
        },
        _ => "(no such page)".to_string(),
    }
}

fn pages(wiki: &Wiki) -> String {
    let mut paths: Vec<String> = wiki
        .routes()
        .into_iter()
        .map(|route| wiki.path(route))
        .filter(|path| path.ends_with(".html"))
        .filter(|path| !ALWAYS.contains(&path.as_str()) && !path.ends_with("/index.html"))
        .filter(|path| !path.ends_with("/print.html"))
        .collect();
    paths.sort();
    paths.join("\n")
}

/// What `check` prints about a wiki.
fn findings<'a>(folder: &Path, options: impl Iterator<Item = &'a str>, which: Which) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_filmwiki"))
        .arg("check")
        .args(options)
        .current_dir(folder)
        .output()
        .expect("`filmwiki` can be run");
    let mut told = String::new();
    let mut is_told = true;
    for line in String::from_utf8_lossy(&output.stderr).lines() {
        let rule = ["warning[", "error["].iter().find_map(|level| line.strip_prefix(level));
        if let Some((rule, _)) = rule.and_then(|rest| rest.split_once(']')) {
            is_told = which == Which::All || !LEFT_OUT.contains(&rule);
        }
        if is_told {
            told.push_str(line.trim_end());
            told.push('\n');
        }
    }
    told.trim_end().to_string()
}
