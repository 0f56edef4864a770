//! Sentences that tell what happens in a film, and sentences that do not.
//!
//! In: `tests/labelled/spoilers/*.txt`, small wikis whose sentences are marked where
//! they stand, `{!tells}` and `{~does not}`. Out: a [`Score`]. Found is what a reader
//! sees on no page in the open, right of it is what tells.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use filmwiki::route::Route;
use filmwiki::wiki::{InputFile, Inputs, Options, Wiki};
use scraper::{ElementRef, Html, Selector};

use crate::Score;

/// A marked sentence.
struct Label {
    sentence: String,
    tells: bool,
}

/// What is hidden of the marked sentences, with what is wrong added to `misses`.
pub fn score(misses: &mut String) -> Score {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labelled/spoilers");
    let files = fs::read_dir(&folder).expect("the labelled set is part of the repository");
    let mut paths: Vec<_> =
        files.map(|file| file.expect("the folder can be listed").path()).collect();
    paths.sort();
    let mut score = Score::default();
    for path in &paths {
        let text = fs::read_to_string(path).expect("a case is UTF-8");
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let of_file = score_of(&text, &name, misses);
        score.labelled += of_file.labelled;
        score.hit += of_file.hit;
        score.found += of_file.found;
        score.right += of_file.right;
    }
    score
}

fn score_of(text: &str, name: &str, misses: &mut String) -> Score {
    let (articles, labels) = read(text);
    let wiki = Wiki::compile(Inputs { articles, ..Inputs::default() }, &Options::default());
    let pages: Vec<(String, String)> = wiki
        .routes()
        .into_iter()
        .filter(|route| !matches!(route, Route::Print(_)))
        .filter(|&route| wiki.path(route).ends_with(".html"))
        .map(|route| read_page(&wiki.render(route).expect("every route renders")))
        .collect();
    let mut score = Score::default();
    for Label { sentence, tells } in labels {
        let is_in = |page: &(String, String)| page.1.contains(&sentence);
        assert!(pages.iter().any(is_in), "{name}: no page has `{sentence}`");
        let hidden = !pages.iter().any(|(open, _)| open.contains(&sentence));
        score.labelled += usize::from(tells);
        score.found += usize::from(hidden);
        score.hit += usize::from(tells && hidden);
        score.right += usize::from(tells && hidden);
        if tells != hidden {
            let sign = if tells { '-' } else { '+' };
            let _ = writeln!(misses, "{sign} {name} spoilers: {sentence}");
        }
    }
    score
}

/// The articles of a file without the marks, and what is marked.
fn read(text: &str) -> (Vec<InputFile>, Vec<Label>) {
    let mut articles = Vec::new();
    let mut labels = Vec::new();
    for block in text.split("\n=== ").skip(1) {
        let (path, marked) = block.split_once('\n').unwrap_or((block, ""));
        let mut parts = marked.split('{');
        let mut plain = parts.next().unwrap_or_default().to_string();
        for part in parts {
            let (sentence, rest) = part.split_once('}').expect("a mark ends with `}`");
            let tells = sentence.starts_with('!');
            let sentence = &sentence[1..];
            plain.push_str(sentence);
            plain.push_str(rest);
            labels.push(Label { sentence: spaced(sentence), tells });
        }
        articles.push(InputFile { path: path.trim().to_string(), bytes: plain.into_bytes() });
    }
    articles.sort_by(|a, b| a.path.cmp(&b.path));
    (articles, labels)
}

/// What a page shows in the open, its description for other sites as well, and all that
/// it holds.
fn read_page(bytes: &[u8]) -> (String, String) {
    let page = Html::parse_document(&String::from_utf8_lossy(bytes));
    let description = Selector::parse("meta[name=description]").expect("a selector");
    let spoiler = Selector::parse("details.spoiler").expect("a selector");
    let (mut open, mut all) = (String::new(), String::new());
    for meta in page.select(&description) {
        open.push_str(meta.attr("content").unwrap_or_default());
        open.push('\n');
    }
    all.push_str(&open);
    for node in page.tree.nodes() {
        let Some(text) = node.value().as_text() else { continue };
        let mut above = node.ancestors().filter_map(ElementRef::wrap);
        if !above.any(|element| spoiler.matches(&element)) {
            open.push_str(text);
        }
        all.push_str(text);
    }
    (spaced(&open), spaced(&all))
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
