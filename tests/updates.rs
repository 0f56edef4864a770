//! An edited wiki is the wiki that a clean compile makes: every file of the site and
//! every finding, after edits of prose, titles, infoboxes, casts, headings, tables and
//! links; after new, deleted and renamed files; after changes of the config, a
//! template, a copied file.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use filmwiki::disk;
use filmwiki::wiki::{InputFile, Inputs, Options, Update, Wiki};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestCaseResult, TestRunner};
use rayon::prelude::*;

/// How long to look for an edit that goes wrong; `FILMWIKI_SEARCH`, in seconds,
/// looks longer.
fn time() -> Duration {
    let seconds = std::env::var("FILMWIKI_SEARCH").ok().and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(8))
}

/// Articles in which one sentence leans on another.
const ODD: &[(&str, &str)] = &[
    (
        "seeds/odd-one.txt",
        "= Odd One (2001 film) =\n\nInfobox\n- Director: Ann Lee (director), Bo Roe\n\
         - Starring: Cy Poe\n- Released: 2001-03-04\n- Budget: $4 million\n\n\
         Odd One is a 2001 drama film directed by Ann Lee. It follows Rudge and Holt \
         Drowned Bell (1991) and Bo Roe's Night Ferry (1987).\n\n== Plot ==\n\
         Max (Cy Poe) meets Eve (Dee Fox), who saw *Late Rain* (1999).\n\n== Cast ==\n\
         - Cy Poe as Max\n- Dee Fox as Eve\n  - Flo Gray as young Eve\n- Al Kim as the Director\n\n\
         == Reception ==\nIt cost $5 million. See [[Odd Two#Cast]] and [[Nobody]].\n\n\
         === Accolades ===\n| Award | Category | Recipient | Result |\n|---|---|---|---|\n\
         | Tin Bear | Best Actor | Cy Poe | Won |\n",
    ),
    (
        "seeds/odd-two.md",
        "---\ntitle: Odd Two\nkind: film\ninfobox:\n  Director: Ann Lee (writer)\n  \
         Released: 2003\n---\n\nOdd Two is a sequel to Odd One. ![A still](still.png) It has \
         [[Ann Lee (director)]] and Max.\n\n## Cast\n\n- Cy Poe as Max\n\n## Production\n\n\
         Drowned Bell was Rudge's favourite; Odd One (2001) was not.[^1]\n\n[^1]: Said Cy Poe.\n",
    ),
    (
        "seeds/cy-poe.md",
        "---\ntitle: Cy Poe\nkind: person\n---\n\nCy Poe is an actor and a dancer.\n\n\
         ## Life\n\nHe lived in Rudge with Bo Roe.\n\n## Filmography\n\n- *Odd One* (2001)\n",
    ),
    (
        "seeds/tin-kettle.txt",
        "= Tin Kettle (company) =\n\nInfobox\n- Founded: 1990\n\n\
         Tin Kettle is a company that made Odd One.\n\nCy Poe (dancer) was in [[Odd Two]].\n",
    ),
    (
        "seeds/ann-lee-director.md",
        "---\ntitle: Ann Lee (director)\nkind: person\n---\n\nAnn Lee is a director.\n\n\
         ## Filmography\n\n- *Odd One* (2001)\n",
    ),
];

/// What changes an article: words that mean nothing, and words that mean something
/// to one of the stages.
const WORDS: &[&str] = &[
    " quietly ",
    "A sentence more. ",
    "\n\nA paragraph about Odd One and Keanu Reeves.\n\n",
    "Rudge ",
    "Drowned Bell ",
    "Ann Lee ",
    "[[John Wick]] ",
    "[[Odd One#Cast]] ",
    "[[Odd Two#Production]] ",
    "Fresh Film (1998) ",
    "*Heat* ",
    "\n- Director: Dee Fox\n",
    "\n- Bo Roe as Max\n",
    " (actor)",
    "\n== Reception ==\n",
    "\n== Legacy ==\n",
    "The film grossed $40 million. ",
    "[a link](nowhere.html) ",
    "![A picture](still.png)",
    "\u{0}",
    "é",
];

/// What stands in place of a title.
const TITLES: &[&str] = &["Odd Three (2004 film)", "John Wick", "Ann Lee", "Odd One", "*", ""];

/// Lines of an infobox.
const FIELDS: &[&str] = &[
    "Director: Keanu Reeves",
    "Starring: Cy Poe, Dee Fox",
    "Released: 2004-05-06",
    "Also known as: Odd Two",
    "Gross: $3 million",
    "Runtime: 99 minutes",
    "Production company: Tin Kettle",
    "Preceded by: Odd One",
];

/// Settings, one of which cannot be read.
const CONFIGS: &[&str] = &[
    "",
    "title: Other\nfooter: Texts by hands.\n",
    "cards: on\nbase_url: https://wiki.example/\n",
    "headings:\n  plot: [Accolades]\n",
    "links:\n  never: [Rudge, Nobody Here]\n  always: [Max]\n",
    "rules:\n  orphan: off\n  wanted-page: warning\n",
    "featured: Odd One (2001 film)\nlanguage: de\n",
    "title: [\n",
];

/// The smallest GIF: one pixel.
const PICTURE: &str = "GIF89a\u{1}\0\u{1}\0\0\0\0,\0\0\0\0\u{1}\0\u{1}\0\0\u{2}\0;";

/// Files to copy: pictures, words for one, and what stands where a page does.
const FILES: &[&str] = &[
    "still.png",
    "posters/odd-one-2001.jpg",
    "posters/odd-one-2001.txt",
    "assets/style.css",
    "assets/jump/n-o.js",
    "films",
    "Films/Odd-One-2001.html",
];

#[derive(Clone, Debug)]
enum Change {
    Insert(Index, Index, &'static str),
    Cut(Index, Index, usize),
    MoveLine(Index, Index, Index),
    New(Index),
    Delete(Index),
    Rename(Index),
    Title(Index, &'static str),
    Field(Index, &'static str),
    Config(&'static str),
    NoConfig,
    Template(&'static str),
    NoTemplate,
    File(&'static str, &'static str),
    NoFile,
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        12 => (at(), at(), prop::sample::select(WORDS)).prop_map(|(a, b, w)| Change::Insert(a, b, w)),
        4 => (at(), at(), 1..40usize).prop_map(|(a, b, length)| Change::Cut(a, b, length)),
        2 => (at(), at(), at()).prop_map(|(a, b, c)| Change::MoveLine(a, b, c)),
        1 => at().prop_map(Change::New),
        1 => at().prop_map(Change::Delete),
        1 => at().prop_map(Change::Rename),
        1 => (at(), prop::sample::select(TITLES)).prop_map(|(a, title)| Change::Title(a, title)),
        1 => (at(), prop::sample::select(FIELDS)).prop_map(|(a, field)| Change::Field(a, field)),
        2 => prop::sample::select(CONFIGS).prop_map(Change::Config),
        1 => Just(Change::NoConfig),
        1 => prop::sample::select(&["{% if %}", "<p>{{ page.title }}</p>"][..])
            .prop_map(Change::Template),
        1 => Just(Change::NoTemplate),
        2 => (prop::sample::select(FILES), prop::sample::select(&["x", PICTURE, "A still."][..]))
            .prop_map(|(path, text)| Change::File(path, text)),
        1 => Just(Change::NoFile),
    ]
}

impl Change {
    fn apply(&self, inputs: &mut Inputs) {
        let articles = &mut inputs.articles;
        let pick = |at: &Index, articles: &[InputFile]| at.index(articles.len());
        let edit = |file: &mut InputFile, edit: &dyn Fn(&mut String)| {
            let mut text = String::from_utf8_lossy(&file.bytes).into_owned();
            edit(&mut text);
            file.bytes = text.into_bytes();
        };
        match self {
            Self::Insert(file, place, words) => {
                let file = pick(file, articles);
                edit(&mut articles[file], &|text| {
                    let place = place.index(text.len() + 1);
                    text.insert_str(text.floor_char_boundary(place), words);
                });
            }
            Self::Cut(file, place, length) => {
                let file = pick(file, articles);
                edit(&mut articles[file], &|text| {
                    let start = text.floor_char_boundary(place.index(text.len() + 1));
                    let end = text.floor_char_boundary(start + length);
                    text.replace_range(start..end, "");
                });
            }
            Self::MoveLine(file, from, to) => {
                let file = pick(file, articles);
                edit(&mut articles[file], &|text| {
                    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
                    if !lines.is_empty() {
                        let line = lines.remove(from.index(lines.len()));
                        lines.insert(to.index(lines.len() + 1), line);
                    }
                    *text = lines.concat();
                });
            }
            Self::New(like) => {
                let bytes = articles[pick(like, articles)].bytes.clone();
                articles.push(InputFile { path: "seeds/another.txt".to_string(), bytes });
            }
            Self::Delete(file) if articles.len() > 2 => {
                articles.remove(pick(file, articles));
            }
            Self::Delete(_) => {}
            Self::Rename(file) => {
                let file = pick(file, articles);
                articles[file].path = "seeds/a-name.txt".to_string();
            }
            Self::Title(file, title) => {
                let file = pick(file, articles);
                edit(&mut articles[file], &|text| {
                    let line = |line: &str| match line {
                        line if line.starts_with("= ") => format!("= {title} =\n"),
                        line if line.starts_with("title: ") => format!("title: {title}\n"),
                        line => line.to_string(),
                    };
                    *text = text.split_inclusive('\n').map(line).collect();
                });
            }
            Self::Field(file, field) => {
                let file = pick(file, articles);
                edit(&mut articles[file], &|text| {
                    *text = text
                        .replace("Infobox\n", &format!("Infobox\n- {field}\n"))
                        .replace("infobox:\n", &format!("infobox:\n  {field}\n"));
                });
            }
            Self::Config(text) => {
                let (path, bytes) = ("filmwiki.yaml".to_string(), text.as_bytes().to_vec());
                inputs.config = Some(InputFile { path, bytes });
            }
            Self::NoConfig => inputs.config = None,
            Self::Template(text) => {
                let (path, bytes) = ("entity.html".to_string(), text.as_bytes().to_vec());
                inputs.templates = vec![InputFile { path, bytes }];
            }
            Self::NoTemplate => inputs.templates.clear(),
            Self::File(path, text) => {
                inputs.files.retain(|file| file.path != *path);
                let (path, bytes) = ((*path).to_string(), text.as_bytes().to_vec());
                inputs.files.push(InputFile { path, bytes });
                inputs.files.sort_by(|a, b| a.path.cmp(&b.path));
            }
            Self::NoFile => inputs.files.clear(),
        }
        inputs.articles.sort_by(|a, b| a.path.cmp(&b.path));
        inputs.articles.dedup_by(|a, b| a.path == b.path);
    }
}

/// What the preview does with a change.
fn follow(wiki: &mut Wiki, before: &Inputs, after: &Inputs) -> Update {
    let same = |a: &[InputFile], b: &[InputFile]| {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.path == b.path && a.bytes == b.bytes)
    };
    let (config, other) = (before.config.as_slice(), after.config.as_slice());
    let paths = |inputs: &Inputs| -> Vec<String> {
        inputs.articles.iter().map(|file| file.path.clone()).collect()
    };
    let only_articles = same(config, other)
        && same(&before.templates, &after.templates)
        && same(&before.files, &after.files)
        && paths(before) == paths(after);
    let edited = before.articles.iter().zip(&after.articles).filter(|(a, b)| a.bytes != b.bytes);
    let update = match only_articles {
        true => wiki.update(edited.map(|(_, file)| file.clone()).collect()),
        false => Update::Compile,
    };
    if update != Update::Compile {
        return update;
    }
    let mut newer = wiki.newer(after.clone());
    wiki.become_newer(&mut newer)
}

type Files = BTreeMap<String, Result<Vec<u8>, String>>;

fn files(wiki: &Wiki) -> Files {
    let render = |route| {
        let bytes = wiki.render(route).map_err(|error| error.message);
        (wiki.path(route), bytes)
    };
    wiki.routes().into_par_iter().map(render).collect()
}

fn assert_same(updated: &Wiki, clean: &Wiki) -> TestCaseResult {
    prop_assert_eq!(updated.diagnostics(), clean.diagnostics(), "findings differ");
    prop_assert_eq!(updated.made_from(), clean.made_from(), "a build would not know the wiki");
    let (updated, clean) = (files(updated), files(clean));
    let paths = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
    prop_assert_eq!(paths(&updated), paths(&clean), "the site has other files");
    for (path, bytes) in &clean {
        prop_assert!(&updated[path] == bytes, "`{}` is not what a clean compile makes", path);
    }
    Ok(())
}

fn inputs() -> Inputs {
    let mut inputs =
        disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap_or_else(|error| panic!("{error}"));
    // Two of our own that speak of each other are enough, and quick.
    let few = ["seeds/john-wick-2014-film.txt", "seeds/john-wick-character.md"];
    inputs.articles.retain(|file| few.contains(&file.path.as_str()));
    inputs.articles.extend(ODD.iter().map(|(path, text)| InputFile {
        path: (*path).to_string(),
        bytes: text.as_bytes().to_vec(),
    }));
    inputs.articles.sort_by(|a, b| a.path.cmp(&b.path));
    inputs.config = None;
    inputs
}

#[test]
fn whatever_is_edited_the_site_is_that_of_a_clean_compile() {
    let inputs = inputs();
    let config = Config {
        // A few at a time, so that the clock decides.
        cases: 4,
        failure_persistence: None,
        max_shrink_time: 30_000,
        ..Config::default()
    };
    let done = std::cell::Cell::new(0);
    let (start, time) = (Instant::now(), time());
    while start.elapsed() < time {
        // A runner that has run its cases runs no more.
        let mut runner = TestRunner::new(config.clone());
        let result = runner.run(&prop::collection::vec(change(), 1..7), |changes| {
            let mut before = inputs.clone();
            let mut wiki = Wiki::compile(before.clone(), &Options::default());
            for change in &changes {
                let mut after = before.clone();
                change.apply(&mut after);
                let update = follow(&mut wiki, &before, &after);
                before = after;
                if update == Update::Done {
                    done.set(done.get() + 1);
                }
                assert_same(&wiki, &Wiki::compile(before.clone(), &Options::default()))?;
            }
            Ok(())
        });
        if let Err(error) = result {
            panic!("{error}");
        }
    }
    assert!(done.get() > 0, "no edit was taken in, so nothing was compared");
}

#[test]
fn a_word_in_a_film_s_lead_needs_no_compile() {
    let before = inputs();
    for file in &before.articles {
        let text = String::from_utf8_lossy(&file.bytes).into_owned();
        let Some(at) = text.find(" is a 20").filter(|_| text.contains(" film directed by ")) else {
            continue;
        };
        let at = at + " is a 2000".len();
        assert_taken_in(&before, &file.path, &format!("{} quiet{}", &text[..at], &text[at..]));
    }
}

#[test]
fn prose_about_a_person_and_figures_of_a_film_need_no_compile() {
    let before = inputs();
    for (path, from, to) in [
        ("seeds/cy-poe.md", "He lived in", "He never lived in"),
        ("seeds/tin-kettle.txt", "(dancer) was in", "(dancer) once was in"),
        ("seeds/odd-one.txt", "Budget: $4 million", "Budget: $6 million"),
        ("seeds/odd-one.txt", "Released: 2001-03-04", "Released: 2001-12-04"),
        ("seeds/odd-one.txt", "It cost $5 million.", "It cost $50 million."),
    ] {
        let file = before.articles.iter().find(|file| file.path == path).expect("the article");
        let text = String::from_utf8_lossy(&file.bytes);
        assert!(text.contains(from), "`{from}` is not in `{path}`");
        assert_taken_in(&before, path, &text.replace(from, to));
    }
}

/// Holds an edit of an article against a clean compile, and that it needed none.
fn assert_taken_in(before: &Inputs, path: &str, text: &str) {
    let mut after = before.clone();
    let file = after.articles.iter_mut().find(|file| file.path == path).expect("the article");
    file.bytes = text.as_bytes().to_vec();
    let edited = file.clone();
    let mut wiki = Wiki::compile(before.clone(), &Options::default());
    assert_eq!(wiki.update(vec![edited]), Update::Done, "`{path}` compiles the whole wiki: {text}");
    let clean = Wiki::compile(after, &Options::default());
    assert_same(&wiki, &clean).unwrap_or_else(|error| panic!("{path}: {error}"));
}
