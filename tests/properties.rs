//! What holds for every wiki, shown on this repository's own seeds, on the
//! sample articles where they are at hand, and on input that nobody would write.
//!
//! - every visible word of an article stands on its pages, in order, once;
//! - the same input gives the same bytes;
//! - every link and fragment leads somewhere;
//! - what is on disk is what is rendered;
//! - a plot stays behind a click;
//! - no bytes stop the program.

#![expect(clippy::print_stderr, reason = "says why the samples were not looked at")]

#[path = "support/links.rs"]
mod links;
#[path = "support/naive.rs"]
mod naive;
#[path = "support/page.rs"]
mod page;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use filmwiki::disk;
use filmwiki::model::article::ArticleId;
use filmwiki::wiki::{InputFile, Inputs, Options, Wiki};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseResult, TestRunner};
use rayon::prelude::*;
use scraper::{ElementRef, Html, Node};

use crate::naive::{Group, Piece};

/// Pages by their path.
type Pages = BTreeMap<String, Vec<u8>>;

/// Files of a site that are not HTML are left to other tests.
fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn own_inputs() -> Inputs {
    disk::read(root()).unwrap_or_else(|error| panic!("{error}"))
}

/// The sample articles next to this repository, if they are there.
fn sample_inputs() -> Option<Inputs> {
    let folder = root().join("../shared/samples/articles");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(&folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt" || e == "md"));
    paths.sort();
    let articles = paths.iter().filter_map(|path| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some(InputFile { path: format!("seeds/{name}"), bytes: fs::read(path).ok()? })
    });
    Some(Inputs { articles: articles.collect(), ..Inputs::default() })
}

/// Runs a check on the samples, or says why not.
fn on_samples(check: impl FnOnce(&Wiki)) {
    match sample_inputs() {
        Some(inputs) => check(&Wiki::compile(inputs, &Options::default())),
        None => eprintln!("skipped: there are no sample articles in ../shared/samples/articles"),
    }
}

static OWN: LazyLock<Wiki> = LazyLock::new(|| Wiki::compile(own_inputs(), &Options::default()));

static OWN_PAGES: LazyLock<Pages> = LazyLock::new(|| rendered(&OWN));

/// Where a site like ours lives.
const BASE: &str = "https://wiki.example/repo/";

/// The pages of our wiki where it knows its address.
static OWN_PAGES_AT_BASE: LazyLock<Pages> = LazyLock::new(|| {
    let options = Options { base_url: Some(BASE.to_string()), ..Options::default() };
    rendered(&Wiki::compile(own_inputs(), &options))
});

fn rendered(wiki: &Wiki) -> Pages {
    let render = |route| match wiki.render(route) {
        Ok(bytes) => (wiki.path(route), bytes),
        Err(error) => panic!("`{}` cannot be made: {}", error.path, error.message),
    };
    wiki.routes().into_par_iter().map(render).collect()
}

// Conservation.

#[test]
fn no_word_of_our_own_articles_is_lost_moved_or_doubled() {
    assert_conserved(&OWN);
}

#[test]
fn no_word_of_the_sample_articles_is_lost_moved_or_doubled() {
    on_samples(assert_conserved);
}

fn assert_conserved(wiki: &Wiki) {
    let losses: Vec<String> = (0..wiki.articles().len() as u32)
        .into_par_iter()
        .flat_map_iter(|at| losses(wiki, ArticleId(at)))
        .collect();
    let sources = wiki.articles().iter().map(|article| wiki.sources().get(article.source));
    let pieces = sources.flat_map(|source| naive::read(&source.path, &source.text).groups);
    let pieces = pieces.map(|group| group.pieces.len()).sum::<usize>();
    let enough = 10 * wiki.articles().len();
    assert!(pieces > enough, "the test itself found only {pieces} pieces of text to look for");
    assert!(losses.is_empty(), "{} piece(s):\n{}", losses.len(), losses.join("\n"));
}

/// One page of an article, as words.
struct Shown {
    path: String,
    page: Html,
    /// The words of `<main>`, each followed by a space, after a space.
    words: String,
    /// Up to where the article was found on it.
    cursor: usize,
}

impl Shown {
    fn new(wiki: &Wiki, path: String) -> Self {
        let bytes = wiki
            .route(&path)
            .and_then(|route| wiki.render(route).ok())
            .unwrap_or_else(|| panic!("`{path}` cannot be made"));
        // Numbers of notes, the way back from them and what opens a plot are the
        // program's own.
        let own = "sup.fn, [role=doc-backlink], .spoiler > summary";
        let page = page::parsed_without(&bytes, own);
        let words = page.select(&page::selector("main")).map(words_of).collect::<String>();
        Self { path, page, words, cursor: 0 }
    }

    /// Where the pieces end that stand on the page in this order from its cursor
    /// on, or the first one that does not.
    fn follow<'p>(&self, pieces: impl Iterator<Item = &'p Piece>) -> Result<usize, &'p Piece> {
        let mut at = self.cursor;
        for piece in pieces {
            let needle = padded(&piece.words);
            let found = self.words[at..].find(&needle).ok_or(piece)?;
            at += found + needle.len() - 1;
        }
        Ok(at)
    }

    fn count(&self, needle: &str) -> usize {
        occurrences(&self.words, needle)
    }

    fn has_heading(&self, words: &str) -> bool {
        let wanted = padded(words).to_lowercase();
        self.page
            .select(&page::selector("h1, h2, h3, h4, h5, h6"))
            .any(|heading| padded(&words_of(heading)).to_lowercase().contains(&wanted))
    }
}

fn occurrences(text: &str, needle: &str) -> usize {
    // Matches may share the space between them.
    text.match_indices(' ').filter(|(at, _)| text[*at..].starts_with(needle)).count()
}

fn padded(words: &str) -> String {
    format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The visible words of an element.
fn words_of(element: ElementRef) -> String {
    fn collect(element: ElementRef, text: &mut String) {
        let name = element.value().name();
        if matches!(name, "svg" | "script" | "style") {
            return;
        }
        // A day of an infobox is spelled out; dates in prose, which are, have an id.
        if let (Some(day), None) = (element.attr("datetime"), element.attr("id")) {
            text.push_str(day);
            return;
        }
        let apart = page::is_block(name) || matches!(name, "td" | "th" | "br");
        for child in element.children() {
            match child.value() {
                Node::Text(words) => text.push_str(words),
                _ => {
                    if let Some(child) = ElementRef::wrap(child) {
                        collect(child, text);
                    }
                }
            }
        }
        if apart {
            text.push(' ');
        }
    }
    let mut text = String::new();
    collect(element, &mut text);
    padded(&text)
}

/// What of an article is not on its pages as it should be.
fn losses(wiki: &Wiki, id: ArticleId) -> Vec<String> {
    let source = wiki.sources().get(wiki.articles()[id.0 as usize].source);
    let article = naive::read(&source.path, &source.text);
    let mut pages: Vec<Shown> =
        wiki.pages_of(id).into_iter().map(|path| Shown::new(wiki, path)).collect();
    let mut losses = Vec::new();
    let mut lose = |line: usize, why: &str, what: &str| {
        losses.push(format!("{}:{line}: {why}: {what}", source.path));
    };

    let boxes = fields_of(&pages[0].page);
    // The kind that a page has to have is not said on it.
    let is_fact = |field: &&naive::Field| field.key != "Kind";
    for field in article.infobox.iter().filter(is_fact) {
        let wanted = naive::bare(&field.value);
        let shown = |(key, value): &(String, String)| *key == field.key && *value == wanted;
        if !boxes.iter().any(shown) {
            lose(field.line, "not in the infobox", &format!("{}: {}", field.key, field.value));
        }
    }

    let has_facets = pages.len() > 1;
    for group in &article.groups {
        let candidates = match group.heading {
            None => 0..1,
            Some(_) if has_facets => 1..pages.len(),
            Some(_) => 0..pages.len(),
        };
        let heading_shown = |page: &Shown| {
            group.heading.as_ref().is_none_or(|heading| page.has_heading(&heading.words))
        };
        let mut found = Vec::new();
        let mut missing = None;
        for at in candidates {
            match pages[at].follow(in_order(group)) {
                Ok(cursor) if heading_shown(&pages[at]) => found.push((at, cursor)),
                Ok(_) => {}
                Err(piece) => {
                    let furthest = |other: &Piece| other.line < piece.line;
                    if missing.is_none_or(furthest) {
                        missing = Some(piece);
                    }
                }
            }
        }
        match found.as_slice() {
            [] => match (missing, &group.heading) {
                (Some(piece), _) => lose(piece.line, "not on its page, in its place", &piece.words),
                (None, Some(heading)) => lose(heading.line, "no such heading", &heading.words),
                (None, None) => {}
            },
            [(at, cursor)] => pages[*at].cursor = *cursor,
            // Short pieces can stand on several pages by chance.
            _ => {}
        }
    }

    let all = || article.groups.iter().flat_map(|group| &group.pieces);
    let source_words: String = all().map(|piece| format!("{}\n", padded(&piece.words))).collect();
    for piece in all().filter(|piece| piece.words.split(' ').count() >= 8) {
        let needle = padded(&piece.words);
        let written = occurrences(&source_words, &needle);
        let shown: usize = pages.iter().map(|page| page.count(&needle)).sum();
        if shown != written {
            let on: Vec<&str> = pages
                .iter()
                .filter(|page| page.count(&needle) > 0)
                .map(|page| page.path.as_str())
                .collect();
            let why = format!("written {written} times, shown {shown} times on {on:?}");
            lose(piece.line, &why, &piece.words);
        }
    }
    losses
}

/// What of a group stands on its page in the order of the source.
fn in_order(group: &Group) -> impl Iterator<Item = &Piece> {
    // Notes stand at the end of their page; that they stand there once is checked
    // for all long pieces.
    group.pieces.iter().filter(|piece| !piece.is_note)
}

/// Keys and bare values of a page's infobox.
fn fields_of(page: &Html) -> Vec<(String, String)> {
    let keys = page::selector(".infobox dt");
    let boxes = page.select(&keys).map(|key| {
        let value = key.next_siblings().filter_map(ElementRef::wrap).next();
        let words = |element| words_of(element).trim().to_string();
        (words(key), value.map(|value| naive::bare(&words(value))).unwrap_or_default())
    });
    boxes.collect()
}

// Determinism, and one code path.

#[test]
fn the_same_articles_give_the_same_bytes_on_one_core_and_on_four() {
    let build = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads can be started").install(|| {
            let wiki = Wiki::compile(own_inputs(), &Options::default());
            let routes: Vec<String> =
                wiki.routes().into_iter().map(|route| wiki.path(route)).collect();
            (routes, rendered(&wiki), wiki.diagnostics().to_vec())
        })
    };
    let (routes, pages, findings) = build(1);
    for threads in [4, 4, 1] {
        let (other_routes, other_pages, other_findings) = build(threads);
        assert_eq!(routes, other_routes, "the order of pages changed");
        assert_eq!(findings, other_findings, "the findings changed");
        let changed: Vec<&String> =
            pages.keys().filter(|path| pages.get(*path) != other_pages.get(*path)).collect();
        assert!(changed.is_empty(), "these pages changed although nothing else did: {changed:?}");
    }
}

#[test]
fn what_is_on_disk_is_what_is_rendered() {
    let folder = tempfile::tempdir().expect("there is room for temporary files");
    let held = disk::hold(folder.path(), || {}).expect("the folder is nobody's");
    let published = disk::publish(&OWN, &[], &held, &|| {}).expect("the site can be written");
    assert_eq!(published.foreign, [] as [String; 0]);
    assert_eq!(published.written, OWN_PAGES.len());
    for (path, bytes) in OWN_PAGES.iter() {
        let on_disk = fs::read(folder.path().join(path))
            .unwrap_or_else(|error| panic!("`{path}` is not on disk: {error}"));
        assert!(on_disk == *bytes, "`{path}` on disk is not what a reader of the preview saw");
    }
}

// Links.

#[test]
fn every_link_of_our_own_wiki_leads_somewhere() {
    assert_no_problem(&links::problems(&OWN_PAGES, None));
}

#[test]
fn every_link_between_the_sample_articles_leads_somewhere() {
    on_samples(|wiki| assert_no_problem(&links::problems(&rendered(wiki), None)));
}

#[test]
fn every_absolute_address_leads_into_the_site() {
    let pages = &*OWN_PAGES_AT_BASE;
    assert_no_problem(&links::problems(pages, Some(BASE)));
    for path in ["sitemap.xml", "feed.xml", "404.html", "index.html"] {
        let text = String::from_utf8_lossy(&pages[path]).into_owned();
        let addresses = links::addresses_under(&text, BASE);
        assert!(!addresses.is_empty(), "`{path}` does not say where the site is");
        for address in addresses {
            assert!(
                links::is_path_of(pages, &address),
                "`{path}` sends a reader to {BASE}{address}, where nothing is"
            );
        }
    }
}

/// Most bytes of HTML around the content of a page.
const CHROME: usize = 3000;

/// A page without its content and without what search engines read of it.
fn chrome(page: &str) -> String {
    let without = |page: &str, from: &str, to: &str| {
        let Some(start) = page.find(from) else { return page.to_string() };
        let end = page[start..].find(to).map_or(page.len(), |end| start + end);
        format!("{}{}", &page[..start], &page[end..])
    };
    without(&without(page, "<main", "</main>"), "<script type=\"application/ld+json\"", "</script>")
}

#[test]
fn little_of_a_page_is_what_every_page_repeats() {
    for (path, bytes) in OWN_PAGES_AT_BASE.iter().filter(|(path, _)| is_page(path)) {
        let around = chrome(&String::from_utf8_lossy(bytes)).len();
        assert!(around <= CHROME, "`{path}` has {around} bytes of HTML around its content");
    }
}

#[test]
fn a_link_that_leads_nowhere_is_seen() {
    let page = |html: &str| html.as_bytes().to_vec();
    let good = "<h1>A</h1><a href='films/b.html#b'>b</a><a href='https://a.example/'>out</a>";
    let mut pages = Pages::from([
        ("index.html".to_string(), page(good)),
        ("films/b.html".to_string(), page("<h1 id='b'>B</h1><a href='../index.html'>a</a>")),
    ]);
    assert_no_problem(&links::problems(&pages, None));
    for bad in [
        "<h1>C</h1><a href='films/c.html'>no file</a>",
        "<h1>C</h1><a href='films/b.html#c'>no place</a>",
        "<h1>C</h1><a href='/films/b.html'>root</a>",
        "<h1>C</h1><a href='../index.html'>out of the site</a>",
        "<h1>C</h1><a href='javascript:alert(1)'>script</a>",
        "<h1>C</h1><img src='a.png' alt=''>",
        "<h1>C</h1><p id='x'></p><p id='x'></p>",
        "<h1>C</h1><section aria-labelledby='x'></section>",
        "<h1>C</h1><h1>D</h1>",
        "<p>no heading</p>",
    ] {
        pages.insert("c.html".to_string(), page(bad));
        assert_eq!(links::problems(&pages, None).len(), 1, "not seen: {bad}");
    }
}

fn assert_no_problem(problems: &[String]) {
    assert!(problems.is_empty(), "{} problem(s):\n{}", problems.len(), problems.join("\n"));
}

// Large wikis.

#[test]
fn an_index_too_long_for_a_page_is_cut_and_leads_to_every_film() {
    let article = |at: u32| {
        let letter = char::from(b'A' + (at % 26) as u8);
        let year = 1950 + at % 70;
        let text = format!("= {letter}ord {at} ({year} film) =\n\nInfobox\n- Gross: $1 million\n");
        input(&format!("seeds/{at}.txt"), text.into_bytes())
    };
    let inputs = Inputs { articles: (0..1100).map(article).collect(), ..Inputs::default() };
    let wiki = Wiki::compile(inputs, &Options::default());
    let lists: Vec<String> = wiki.routes().into_iter().map(|route| wiki.path(route)).collect();
    let lists = lists.iter().filter(|path| path.starts_with("films/") && path.contains('_'));
    let page = |path: &str| {
        let route = wiki.route(path).unwrap_or_else(|| panic!("there is no `{path}`"));
        String::from_utf8(wiki.render(route).expect("it can be made")).expect("it is text")
    };
    let index = page("films/index.html");
    assert!(index.len() < 100_000, "the index has {} bytes", index.len());
    let (mut by_letter, mut by_decade) = (0, 0);
    for path in lists {
        let name = path.rsplit('/').next().unwrap_or_default();
        assert!(index.contains(&format!("href=\"{name}\"")), "nothing leads to `{path}`");
        let html = page(path);
        let in_tables =
            html.split("</table>").map(|table| table.matches("<th scope=\"row\"").count() as u32);
        let rows: u32 = in_tables.clone().sum();
        let most = in_tables.max();
        assert!(
            most <= Some(100),
            "`{path}` has {most:?} films in a table: a phone is busy for seconds"
        );
        match name.starts_with("letter") {
            true => by_letter += rows,
            false => by_decade += rows,
        }
    }
    assert_eq!((by_letter, by_decade), (1100, 1100), "films are lost between the parts");
    let list = page("assets/films.js");
    assert_eq!(list.matches("$1 million").count(), 1100, "the filters do not know every film");
}

/// Names of a small wiki with a word that begins with a letter, as `jump.js` reads them.
fn jump_rows(articles: Vec<InputFile>, letter: char) -> Vec<Vec<String>> {
    let wiki = Wiki::compile(Inputs { articles, ..Inputs::default() }, &Options::default());
    let path = format!("assets/jump/n-{letter}.js");
    let bytes = wiki.render(wiki.route(&path).expect("some name begins so")).expect("it is made");
    let text = String::from_utf8(bytes).expect("it is text");
    let json = text.strip_prefix("filmwikiJump(").and_then(|text| text.strip_suffix(")\n"));
    let file: serde_json::Value = serde_json::from_str(json.expect("a call")).expect("JSON");
    let rows = file[2].as_str().expect("rows").lines();
    rows.map(|row| row.split('\t').map(str::to_string).collect()).collect()
}

#[test]
fn who_jumps_to_a_part_sees_of_which_film_it_is_if_others_have_its_name() {
    let film = |title: &str, year: i16, cast: &str| {
        format!("= {title} ({year} film) =\n\n== Cast ==\n{cast}\n").into_bytes()
    };
    let articles = vec![
        input("seeds/1.txt", film("Tin Day", 1990, "- Tom Ash as Bramble\n- Ida Lee as Bora")),
        input("seeds/2.txt", film("Lead Night", 1995, "- Una Field as Bramble")),
    ];
    let rows = jump_rows(articles, 'b').into_iter();
    let mut parts: Vec<String> = rows.map(|row| format!("{} {}", row[1], row[2])).collect();
    parts.sort();
    assert_eq!(parts, ["Bora ", "Bramble ,Lead Night 1995", "Bramble ,Tin Day 1990"]);
}

#[test]
fn who_jumps_to_a_film_sees_which_of_two_of_one_year_it_is() {
    let film = |title: &str, director: &str| {
        format!("= {title} (1990 film) =\n\nInfobox\n- Director: {director}\n").into_bytes()
    };
    let articles = vec![
        input("seeds/1.txt", film("Brass Night", "Tom Ash")),
        input("seeds/2.txt", film("Brass Night", "Una Field")),
        input("seeds/3.txt", film("Brass Day", "Una Field")),
    ];
    let when: Vec<String> =
        jump_rows(articles, 'b').into_iter().map(|row| row[2].clone()).collect();
    assert_eq!(when, ["1990, Tom Ash", "1990, Una Field", "1990"]);
}

#[test]
fn a_name_of_several_knows_where_the_page_of_the_name_is() {
    let articles = vec![
        input("seeds/1.txt", b"= Bord\xc3\xa9e (1990 film) =\n".to_vec()),
        input("seeds/2.txt", b"= Bord\xc3\xa9e (1999 film) =\n".to_vec()),
        input("seeds/3.txt", b"= Brass (1990 film) =\n".to_vec()),
        input("seeds/4.txt", b"= Brass (company) =\n".to_vec()),
        input("seeds/5.txt", b"= Bread (1990 film) =\n".to_vec()),
    ];
    let mut rows = jump_rows(articles, 'b');
    rows.sort_by_key(|row| row[1].clone());
    let kinds: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(kinds, ["0+*bordee", "0+*bordee", "0+*", "3+*", "0+"], "{rows:?}");
}

#[test]
fn in_a_large_wiki_the_first_letter_costs_little_and_no_name_is_out_of_reach() {
    let letters = |mut n: usize| {
        let mut word = String::new();
        for _ in 0..3 {
            word.push(char::from(b'a' + (n % 26) as u8));
            n /= 26;
        }
        word
    };
    let names: Vec<String> =
        (0..4000).map(|n| format!("Mar{} Tel{}", letters(n * 37), letters(n * 101))).collect();
    let mut article = String::from("= Crowd (1999 film) =\n\nA film.\n\n== Cast ==\n");
    for name in &names {
        article.push_str(&format!("- {name} as a face\n"));
    }
    let articles = vec![input("seeds/crowd.txt", article.into_bytes())];
    let wiki = Wiki::compile(Inputs { articles, ..Inputs::default() }, &Options::default());
    let file = |name: &str| -> Option<serde_json::Value> {
        let bytes = wiki.render(wiki.route(&format!("assets/jump/{name}.js"))?).ok()?;
        assert!(bytes.len() < 60_000, "`{name}` has {} bytes", bytes.len());
        let text = String::from_utf8(bytes).ok()?;
        serde_json::from_str(text.strip_prefix("filmwikiJump(")?.strip_suffix(")\n")?).ok()
    };
    let index = file("index").expect("there is an index");
    let tree = index[3].as_object().expect("names are in a tree");
    // As `jump.js` looks for a name: one letter more until a file has them all.
    let is_found = |name: &str| {
        let word = name.split(' ').next().unwrap_or_default().to_lowercase();
        let key = (1..=word.len()).map(|length| &word[..length]);
        let key = key.into_iter().find(|key| !tree.contains_key(*key)).unwrap_or(&word);
        let names = file(&format!("n-{key}"));
        let rows = names.as_ref().and_then(|names| names[2].as_str()).unwrap_or_default();
        rows.lines().any(|row| row.split('\t').nth(1) == Some(name))
    };
    let lost: Vec<&String> = names.iter().step_by(97).filter(|name| !is_found(name)).collect();
    assert!(lost.is_empty(), "not to be found: {lost:?}");
    let sizes: Vec<usize> = ["index", "n-m", "n-ma", "n-mar"]
        .iter()
        .map(|name| file(name).map_or(0, |file| file.to_string().len()))
        .collect();
    assert!(sizes.iter().all(|&size| size > 0), "all names are in one file: nothing is tested");
    assert!(sizes.iter().sum::<usize>() < 45_000, "whoever types `mar` loads {sizes:?} bytes");
}

// Spoilers.

#[test]
fn no_page_tells_a_plot_before_the_reader_asks_for_it() {
    let sentences = plot_sentences(&OWN);
    assert!(sentences.len() > 50, "only {} sentences of plots were found", sentences.len());
    let told: Vec<String> = OWN_PAGES
        .par_iter()
        // The whole article to print: its link says that it has the ending.
        .filter(|(path, _)| is_page(path) && !path.ends_with("/print.html"))
        .flat_map_iter(|(path, bytes)| {
            let page = page::parsed_without(bytes, "details.spoiler");
            let mut open = page.select(&page::selector("body")).map(words_of).collect::<String>();
            for meta in page.select(&page::selector("meta[content]")) {
                open.push_str(&padded(meta.value().attr("content").unwrap_or_default()));
            }
            let told = sentences.iter().filter(move |sentence| open.contains(sentence.as_str()));
            told.map(move |sentence| format!("{path}:{sentence}"))
        })
        .collect();
    assert!(told.is_empty(), "told without a click:\n{}", told.join("\n"));
}

/// Long sentences of all plots.
fn plot_sentences(wiki: &Wiki) -> Vec<String> {
    let mut sentences = Vec::new();
    for article in wiki.articles() {
        let source = wiki.sources().get(article.source);
        let groups = naive::read(&source.path, &source.text).groups;
        let plots = groups
            .iter()
            .filter(|group| group.heading.as_ref().is_some_and(|heading| heading.words == "Plot"));
        for piece in plots.flat_map(|group| &group.pieces) {
            let long = piece.words.split(". ").filter(|part| part.split(' ').count() >= 6);
            sentences.extend(long.map(|part| part.trim_end_matches('.').to_string()));
        }
    }
    sentences
}

// Hostile input.

/// How long each of the two searches for a panic may take; `FILMWIKI_SEARCH`, in
/// seconds, lets them look longer.
static SEARCH: LazyLock<Duration> = LazyLock::new(|| {
    let seconds = std::env::var("FILMWIKI_SEARCH").ok().and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(6))
});

fn search<S: Strategy>(strategy: S, check: impl Fn(S::Value) -> TestCaseResult) {
    let config = Config {
        // A few at a time, so that the clock decides.
        cases: 8,
        failure_persistence: None,
        max_shrink_time: 20_000,
        ..Config::default()
    };
    let start = Instant::now();
    while start.elapsed() < *SEARCH {
        // A runner that has run its cases runs no more.
        let mut runner = TestRunner::new(config.clone());
        if let Err(error) = runner.run(&strategy, &check) {
            panic!("{error}");
        }
    }
}

/// Compiles a wiki and renders all of it; its pages have to be whole.
fn builds(articles: Vec<InputFile>, config: Option<InputFile>) -> TestCaseResult {
    let inputs = Inputs { articles, config, ..Inputs::default() };
    let wiki = Wiki::compile(inputs, &Options::default());
    let mut pages = Pages::new();
    for route in wiki.routes() {
        let bytes = wiki.render(route).map_err(|error| {
            TestCaseError::fail(format!("`{}` cannot be made: {}", error.path, error.message))
        })?;
        pages.insert(wiki.path(route), bytes);
    }
    let problems = links::problems(&pages, None);
    prop_assert!(problems.is_empty(), "{}", problems.join("\n"));
    Ok(())
}

#[test]
fn no_bytes_stop_the_program() {
    let file = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..400),
        prop::collection::vec(prop::sample::select(TOKENS), 0..60)
            .prop_map(|tokens| tokens.concat().into_bytes()),
        ".{0,200}".prop_map(String::into_bytes),
    ];
    let names = ["seeds/a.txt", "seeds/b.md", "seeds/ .txt", "seeds/名.md"];
    search(
        (prop::collection::vec(file.clone(), 1..4), prop::option::of(file)),
        |(files, config)| {
            let articles =
                names.iter().zip(files).map(|(name, bytes)| input(name, bytes)).collect();
            builds(articles, config.map(|bytes| input("filmwiki.yaml", bytes)))
        },
    );
}

#[test]
fn no_slip_in_an_article_stops_the_program() {
    let seeds: Vec<InputFile> = own_inputs().articles;
    let edits = prop::collection::vec(edit(), 1..8);
    search((any::<prop::sample::Index>(), edits), |(seed, edits)| {
        let mut article = seeds[seed.index(seeds.len())].clone();
        // A page's worth is enough to go wrong, and quick enough to try often.
        let mut text: String = String::from_utf8_lossy(&article.bytes).chars().take(4000).collect();
        for edit in edits {
            edit.apply(&mut text);
        }
        article.bytes = text.into_bytes();
        builds(vec![article], None)
    });
}

fn input(path: &str, bytes: Vec<u8>) -> InputFile {
    InputFile { path: path.to_string(), bytes }
}

/// What means something to one of the two formats, or to HTML, or to nobody.
const TOKENS: &[&str] = &[
    "[[",
    "]]",
    "|",
    "{{",
    "}}",
    "===",
    "==",
    "= T =\n",
    "---\n",
    "- ",
    "  - ",
    "\n",
    "\n\n",
    "\r\n",
    "Infobox\n",
    "Director: ",
    "Released: 2001-02-30",
    "title: x\n",
    "draft: true\n",
    "infobox:\n",
    " as ",
    "==Cast==\n",
    "==Plot==\n",
    "(2006)",
    "[^1]",
    "[^1]: n\n",
    "```fountain\n",
    "```\n",
    "> ",
    "# ",
    "1. ",
    "| a | b |\n",
    "|---|---|\n",
    "*",
    "**",
    "~~",
    "<b>",
    "</b>",
    "<script>",
    "<!--",
    "-->",
    "&#0;",
    "&amp;",
    "![a](b)",
    "[a](b)",
    "https://a.example/(x",
    "#",
    "\\",
    "\"",
    "'",
    "’",
    "\u{301}",
    "\u{200f}",
    "\u{202e}",
    "\u{feff}",
    "\u{0}",
    "🎬",
    "👩‍👩‍👧",
    "ß",
    "İ",
    "ſ",
    "ǆ",
    "שלום",
    "🇩🇪",
    "Heat",
    "Ana de Armas",
    "$1 million",
    "\t",
    "\u{a0}",
    "\u{2028}",
];

/// A slip of a writer's hand.
#[derive(Clone, Debug)]
enum Edit {
    Insert(prop::sample::Index, &'static str),
    Cut(prop::sample::Index, usize),
    SwapLines(prop::sample::Index, prop::sample::Index),
    RepeatLine(prop::sample::Index),
    JoinLines(prop::sample::Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        4 => (at(), prop::sample::select(TOKENS)).prop_map(|(at, token)| Edit::Insert(at, token)),
        2 => (at(), 1..300usize).prop_map(|(at, length)| Edit::Cut(at, length)),
        1 => (at(), at()).prop_map(|(a, b)| Edit::SwapLines(a, b)),
        1 => at().prop_map(Edit::RepeatLine),
        1 => at().prop_map(Edit::JoinLines),
    ]
}

impl Edit {
    fn apply(&self, text: &mut String) {
        if text.is_empty() {
            return;
        }
        let place =
            |text: &str, at: &prop::sample::Index| text.floor_char_boundary(at.index(text.len()));
        let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_string).collect();
        match self {
            Self::Insert(at, token) => text.insert_str(place(text, at), token),
            Self::Cut(at, length) => {
                let start = place(text, at);
                let end = text.floor_char_boundary(start + length);
                text.replace_range(start..end, "");
            }
            Self::SwapLines(a, b) => {
                let (a, b) = (a.index(lines.len()), b.index(lines.len()));
                lines.swap(a, b);
                *text = lines.concat();
            }
            Self::RepeatLine(at) => {
                let line = lines[at.index(lines.len())].clone();
                lines.push(line);
                *text = lines.concat();
            }
            Self::JoinLines(at) => {
                let line = &mut lines[at.index(text.split_inclusive('\n').count())];
                *line = line.trim_end().to_string();
                *text = lines.concat();
            }
        }
    }
}
