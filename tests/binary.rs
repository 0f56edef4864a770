//! The program as its user meets it: exit codes, what it prints, and what is on
//! disk afterwards. Everything here runs the real binary on a folder of its own.

#[path = "support/http.rs"]
mod http;
#[path = "support/preview.rs"]
mod preview;

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

use crate::http::{get, messages};
use crate::preview::Preview;

/// A wiki's folder that goes away with its test.
struct Wiki(TempDir);

impl Wiki {
    /// A folder without anything in it.
    fn empty() -> Self {
        Self(tempfile::tempdir().expect("there is room for temporary files"))
    }

    /// Two films and somebody who is in both; nothing is wrong with them.
    fn sound() -> Self {
        let wiki = Self::empty();
        wiki.write(
            "seeds/harbour.txt",
            "= Harbour (1962 film) =\n\nInfobox\n- Director: Ada Quill\n\n\
             Harbour is a 1962 film.\n\n==Plot==\nA ship comes in.\n\n\
             ==Cast==\n- Rex Holloway as Tom Ash, a pilot\n",
        );
        wiki.write(
            "seeds/pier.txt",
            "= The Long Pier (1964 film) =\n\nInfobox\n- Director: Bo Tarn\n\n\
             The Long Pier follows Harbour (1962).\n\n\
             ==Cast==\n- Rex Holloway as Jon Reed\n",
        );
        wiki
    }

    /// One broken link, at 6:9, which is a warning.
    fn doubtful() -> Self {
        let wiki = Self::empty();
        let doubt =
            "= Doubt (1999 film) =\n\nInfobox\n- Director: Ada Quill\n\nIt is [[Nowhere]].\n";
        wiki.write("seeds/doubt.txt", doubt);
        wiki
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.path(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).expect("a folder can be made");
        }
        fs::write(file, text).expect("a file can be written");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("`{path}`: {error}"))
    }

    fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    /// Runs `filmwiki` in the folder.
    fn run(&self, args: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_filmwiki"))
            .args(args)
            .current_dir(self.0.path())
            .env_remove("NO_COLOR")
            .output()
            .expect("`filmwiki` can be run");
        Run {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Builds, which has to succeed.
    fn build(&self) -> Run {
        self.run(&["build"]).succeeded()
    }
}

/// What a run of the program did.
#[derive(Debug)]
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Run {
    #[track_caller]
    fn succeeded(self) -> Self {
        self.ended_with(0)
    }

    #[track_caller]
    fn ended_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "exit code\nout: {}\nerr: {}", self.out, self.err);
        self
    }

    #[track_caller]
    fn out_has(self, part: &str) -> Self {
        assert!(self.out.contains(part), "standard output lacks `{part}`:\n{}", self.out);
        self
    }

    #[track_caller]
    fn err_has(self, part: &str) -> Self {
        assert!(self.err.contains(part), "standard error lacks `{part}`:\n{}", self.err);
        self
    }
}

/// All files below a folder with their bytes, by path.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_path_buf();
            (path, fs::read(entry.path()).expect("a file can be read"))
        })
        .collect()
}

/// Whether a file is what builds leave for each other, and no part of the site.
fn is_note(path: &Path) -> bool {
    path.to_string_lossy().starts_with(".filmwiki-")
}

/// The files of a site with their bytes, by path.
fn site(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = files(folder);
    files.retain(|path, _| !is_note(path));
    files
}

fn modified(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let time = |path: &Path| fs::metadata(folder.join(path)).and_then(|data| data.modified());
    files(folder)
        .into_keys()
        .map(|path| (path.clone(), time(&path).expect("files have a time")))
        .collect()
}

// Building.

#[test]
fn build_makes_the_site_and_says_so_in_one_line() {
    let wiki = Wiki::sound();
    let run = wiki.build();
    assert_eq!(run.err, "", "nothing is wrong, so nothing is said");
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    for part in [
        "built 2 films into",
        "public",
        " pages, ",
        " links, ",
        "0 findings, ",
        " s (",
        "0 unchanged, 0 removed)",
    ] {
        assert!(run.out.contains(part), "the summary lacks `{part}`: {}", run.out);
    }
    for page in [
        "index.html",
        "404.html",
        ".nojekyll",
        "robots.txt",
        "sitemap.xml",
        "feed.xml",
        "films/index.html",
        "films/harbour-1962.html",
        "films/harbour-1962/plot.html",
        "films/harbour-1962/cast.html",
        "people/ada-quill.html",
        "characters/tom-ash.html",
        "years/1964.html",
        "assets/style.css",
    ] {
        assert!(wiki.has(&format!("public/{page}")), "there is no `public/{page}`");
    }
}

#[test]
fn the_numbers_of_the_summary_are_those_on_disk() {
    let wiki = Wiki::sound();
    let run = wiki.build();
    let on_disk = files(&wiki.path("public"));
    let pages = on_disk.keys().filter(|path| path.extension().is_some_and(|e| e == "html")).count();
    let written = on_disk.keys().filter(|path| !is_note(path)).count();
    run.out_has(&format!(" {pages} pages, ")).out_has(&format!("({written} written, "));
}

#[test]
fn build_takes_the_folder_and_where_to_write() {
    let (wiki, elsewhere) = (Wiki::sound(), Wiki::empty());
    let folder = wiki.0.path().display().to_string();
    elsewhere.run(&["build", &folder, "--out", "site/deep"]).succeeded().out_has("site/deep");
    assert!(elsewhere.has("site/deep/index.html"), "`--out` holds no site");
    assert!(!wiki.has("public"), "`--out` was given, and `public` was written all the same");
}

#[test]
fn building_again_touches_no_file() {
    let wiki = Wiki::sound();
    wiki.build();
    let before = modified(&wiki.path("public"));
    let run = wiki.build().out_has("(0 written, ").out_has(", 0 removed)");
    assert!(!run.out.contains(" 0 unchanged"), "{}", run.out);
    assert_eq!(before, modified(&wiki.path("public")), "a file was written again");
}

#[test]
fn building_again_compiles_nothing_even_if_all_files_are_newer() {
    let wiki = Wiki::sound();
    wiki.build();
    // As after a copy of the folder.
    for path in files(&wiki.path("public")).into_keys().filter(|path| !is_note(path)) {
        let file = fs::File::options().append(true).open(wiki.path("public").join(path));
        file.and_then(|file| file.set_modified(SystemTime::now())).expect("a file has a time");
    }
    wiki.write("filmwiki.yaml", "footer: By Ada.\n");
    wiki.build();
    let run = wiki.run(&["build", "--timings"]).succeeded();
    assert!(!run.out.contains("publish"), "nothing has changed since: {}", run.out);
}

#[test]
fn building_again_says_again_what_is_doubtful() {
    let wiki = Wiki::doubtful();
    let first = wiki.build();
    assert!(!first.err.is_empty(), "nothing was said of a doubtful wiki");
    let again = wiki.build();
    assert_eq!(again.err, first.err, "the findings are not those of the first build");
    let counts = |run: &Run| run.out.split(" in ").next().map(str::to_string);
    assert_eq!(counts(&again), counts(&first), "the site is counted otherwise");
}

#[test]
fn a_page_that_was_deleted_by_hand_is_made_again() {
    let wiki = Wiki::sound();
    wiki.build();
    let page = wiki.read("public/films/harbour-1962.html");
    fs::remove_file(wiki.path("public/films/harbour-1962.html")).expect("it was built");
    wiki.build().out_has("(1 written, ");
    assert_eq!(wiki.read("public/films/harbour-1962.html"), page);
}

#[test]
fn rebuilding_after_an_edit_is_building_from_scratch() {
    let wiki = Wiki::sound();
    wiki.build();
    let edited = wiki.read("seeds/pier.txt").replace("Jon Reed", "Max Tarrow, a cook");
    wiki.write("seeds/pier.txt", &edited);
    wiki.write("seeds/quay.txt", "= Quay (1970 film) =\n\nQuay is like Harbour (1962).\n");
    wiki.build();
    wiki.run(&["build", "--out", "fresh"]).succeeded();
    let (again, fresh) = (files(&wiki.path("public")), files(&wiki.path("fresh")));
    let differing: Vec<_> = again
        .keys()
        .chain(fresh.keys())
        .filter(|path| again.get(*path) != fresh.get(*path))
        .collect();
    assert!(differing.is_empty(), "these files are not what a fresh build makes: {differing:?}");
}

#[test]
fn a_page_goes_with_its_article_and_a_strangers_file_stays() {
    let wiki = Wiki::sound();
    wiki.build();
    wiki.write("public/films/notes.txt", "mine");
    wiki.write("public/characters/mine/page.html", "mine too");
    fs::remove_file(wiki.path("seeds/harbour.txt")).expect("an article can be removed");
    let run = wiki.build();
    assert!(!run.out.contains(" 0 removed"), "{}", run.out);
    for gone in [
        "films/harbour-1962/plot.html",
        "films/harbour-1962",
        "people/ada-quill.html",
        "characters/tom-ash.html",
    ] {
        assert!(!wiki.has(&format!("public/{gone}")), "`{gone}` is about a film that is gone");
    }
    assert!(wiki.has("public/films/the-long-pier-1964.html"), "an unchanged film's page is gone");
    assert_eq!(wiki.read("public/films/notes.txt"), "mine");
    assert_eq!(wiki.read("public/characters/mine/page.html"), "mine too");
}

#[test]
fn a_file_that_the_program_did_not_write_is_never_overwritten() {
    let wiki = Wiki::sound();
    wiki.write("public/index.html", "<p>my own front page</p>");
    for _ in 0..2 {
        wiki.run(&["build"])
            .ended_with(1)
            .err_has("error")
            .err_has("index.html")
            .err_has("help: ")
            .err_has("--out");
        assert_eq!(wiki.read("public/index.html"), "<p>my own front page</p>");
    }
    assert!(wiki.has("public/films/harbour-1962.html"), "the rest of the site is not there");
    fs::remove_file(wiki.path("seeds/harbour.txt")).expect("an article can be removed");
    wiki.run(&["build"]).ended_with(1);
    assert_eq!(wiki.read("public/index.html"), "<p>my own front page</p>");
}

#[test]
fn a_page_that_was_changed_by_hand_is_made_again_even_if_its_length_is_the_same() {
    let wiki = Wiki::sound();
    wiki.build();
    let page = wiki.read("public/films/harbour-1962.html");
    let changed = page.replacen("Harbour", "HARBOUR", 1);
    assert_eq!(page.len(), changed.len());
    fs::write(wiki.path("public/films/harbour-1962.html"), &changed).expect("a page is a file");
    wiki.build();
    assert_eq!(wiki.read("public/films/harbour-1962.html"), page, "the site is not what it says");
}

#[test]
fn a_manifest_that_was_tampered_with_removes_nothing_outside() {
    let wiki = Wiki::sound();
    wiki.build();
    wiki.write("precious.txt", "mine");
    let manifest = files(&wiki.path("public"))
        .into_iter()
        .find(|(_, bytes)| bytes.windows(9).any(|window| window == b"404.html\t"))
        .map(|(path, _)| wiki.path("public").join(path));
    let manifest = manifest.expect("a list of what was written lies beside the site");
    let absolute = wiki.path("precious.txt").display().to_string();
    let tampered = format!("../precious.txt\n{absolute}\nfilms/../../precious.txt\n404.html\n");
    fs::write(manifest, tampered).expect("the list can be written");
    wiki.run(&["build"]);
    assert_eq!(wiki.read("precious.txt"), "mine");
}

#[test]
fn a_damaged_manifest_does_not_stop_builds() {
    let wiki = Wiki::sound();
    wiki.build();
    let before = site(&wiki.path("public"));
    for damaged in [&b"films\n404.html"[..], b"index.html\nfilms/\xff.html\t12", b""] {
        fs::write(wiki.path("public/.filmwiki-manifest"), damaged).expect("it can be written");
        wiki.build();
        assert!(site(&wiki.path("public")) == before, "the site is another one");
    }
}

#[test]
fn a_build_waits_for_another_one_into_the_same_folder() {
    let wiki = Wiki::sound();
    fs::create_dir(wiki.path("public")).expect("a folder can be made");
    let other = fs::File::create(wiki.path("public/.filmwiki-lock")).expect("it can be made");
    other.lock().expect("nobody builds");
    std::thread::scope(|scope| {
        let build = scope.spawn(|| wiki.run(&["build"]));
        std::thread::sleep(Duration::from_secs(1));
        assert!(!build.is_finished(), "two builds write at once");
        assert!(!wiki.has("public/index.html"), "two builds write at once");
        other.unlock().expect("it was locked");
        let run = build.join().expect("the build ends").succeeded();
        run.err_has("another build is writing into").err_has("help: ");
    });
}

#[test]
fn builds_at_once_leave_a_folder_that_can_be_built_into() {
    let (wiki, other) = (Wiki::sound(), Wiki::sound());
    for number in 0..40 {
        let article = format!("= Wharf {number} (1970 film) =\n\nA film by Ada Quill.\n");
        other.write(&format!("seeds/{number}.txt"), &article);
    }
    let folder = wiki.path("public").display().to_string();
    std::thread::scope(|scope| {
        for wiki in [&wiki, &other, &wiki, &other] {
            scope.spawn(|| wiki.run(&["build", "--out", &folder]).succeeded());
        }
    });
    wiki.build();
    wiki.run(&["build", "--out", "fresh"]).succeeded();
    let (left, fresh) = (site(&wiki.path("public")), site(&wiki.path("fresh")));
    assert!(left == fresh, "something of other builds is left");
}

#[test]
fn a_base_url_makes_canonical_links_and_a_404_page_that_works_at_any_depth() {
    let wiki = Wiki::sound();
    wiki.build();
    let plain = wiki.read("public/films/harbour-1962.html");
    assert!(!plain.contains("rel=\"canonical\""), "a canonical link to nowhere");
    wiki.run(&["build", "--base-url", "https://films.example/wiki"]).succeeded();
    let page = wiki.read("public/films/harbour-1962.html");
    let canonical =
        "<link rel=\"canonical\" href=\"https://films.example/wiki/films/harbour-1962.html\">";
    assert!(page.contains(canonical), "the page does not say where it lives");
    assert!(page.contains("href=\"../assets/style.css\""), "other links are not relative any more");
    let lost = wiki.read("public/404.html");
    assert!(lost.contains("href=\"https://films.example/wiki/assets/style.css\""), "{lost}");
    assert!(!lost.contains("href=\"assets/"), "the 404 page has links that break below a folder");
    let sitemap = wiki.read("public/sitemap.xml");
    assert!(sitemap.contains("<loc>https://films.example/wiki/films/harbour-1962.html</loc>"));
}

#[test]
fn a_base_url_in_the_settings_holds_until_the_command_line_has_one() {
    let wiki = Wiki::sound();
    wiki.write("filmwiki.yaml", "title: The Harbour Cinema\nbase_url: https://one.example/\n");
    wiki.build();
    assert!(wiki.read("public/index.html").contains("https://one.example/"));
    assert!(wiki.read("public/index.html").contains("The Harbour Cinema"));
    wiki.run(&["build", "--base-url", "https://two.example/"]).succeeded();
    let page = wiki.read("public/index.html");
    assert!(page.contains("https://two.example/") && !page.contains("https://one.example/"));
}

#[test]
fn a_draft_is_published_only_when_asked_for() {
    let wiki = Wiki::sound();
    wiki.write("seeds/draft.md", "---\ntitle: Unfinished (2020 film)\ndraft: true\n---\n\nSoon.\n");
    wiki.build();
    assert!(!wiki.has("public/films/unfinished-2020.html"), "a draft was published");
    wiki.run(&["build", "--drafts"]).succeeded().out_has("built 3 films");
    assert!(wiki.has("public/films/unfinished-2020.html"), "`--drafts` left the draft out");
    wiki.build();
    assert!(!wiki.has("public/films/unfinished-2020.html"), "the draft stayed");
}

#[test]
#[cfg(feature = "search")]
fn the_index_of_all_text_is_made_when_the_text_changed_and_goes_with_no_search() {
    let wiki = Wiki::sound();
    wiki.build();
    let state = wiki.read("public/pagefind/filmwiki.json");
    assert!(state.contains("\"bundles\":1"), "{state}");
    assert!(wiki.read("public/search.html").contains("data-searches=\"text\""));

    wiki.build();
    assert_eq!(wiki.read("public/pagefind/filmwiki.json"), state, "the same text, another index");
    wiki.write("seeds/new.txt", "= Newcomer (1999 film) =\n\nA film about a lighthouse.\n");
    wiki.build();
    assert_ne!(wiki.read("public/pagefind/filmwiki.json"), state, "a new film is not found");

    let gone = wiki.read("public/pagefind/pagefind-entry.json");
    fs::remove_file(wiki.path("public/pagefind/pagefind-entry.json")).expect("it is there");
    wiki.build();
    assert_eq!(wiki.read("public/pagefind/pagefind-entry.json"), gone, "a lost file stays lost");

    let whole = site(&wiki.path("public"));
    let entry = wiki.path("public/pagefind/pagefind-entry.json");
    fs::write(entry, &gone[..20]).expect("a part of it can be written");
    wiki.build().out_has("(1 written, ");
    assert!(site(&wiki.path("public")) == whole, "a damaged file stays damaged");
    fs::remove_file(wiki.path("public/.filmwiki-manifest")).expect("it is there");
    wiki.build().out_has("(0 written, ");
    wiki.write("seeds/new.txt", "= Newcomer (1999 film) =\n\nA film about a windmill.\n");
    wiki.build();
    assert_ne!(wiki.read("public/pagefind/filmwiki.json"), state, "another text is not found");

    wiki.run(&["build", "--no-search"]).succeeded();
    assert!(!wiki.has("public/pagefind"), "an index that nobody asked for stays");
    assert!(wiki.read("public/search.html").contains("data-searches=\"names\""));
    assert!(wiki.has("public/assets/jump/index.js"), "names cannot be searched any more");
}

#[test]
#[cfg(feature = "search")]
fn the_preview_makes_the_index_and_makes_it_again_after_a_change() {
    let wiki = Wiki::sound();
    let preview = Preview::start(&wiki.path(""));
    let state = || get(&preview, "/pagefind/filmwiki.json").text();
    assert!(within(Duration::from_secs(20), || state().contains("texts")), "no index comes");
    let first = state();
    wiki.write("seeds/new.txt", "= Newcomer (1999 film) =\n\nA film about a lighthouse.\n");
    assert!(within(Duration::from_secs(20), || state() != first), "a new film is not indexed");
}

#[test]
fn own_files_and_templates_take_the_place_of_the_themes() {
    let wiki = Wiki::sound();
    wiki.write("static/assets/style.css", "body { color: teal }");
    wiki.write("static/posters/a b.png", "a picture");
    wiki.write(
        "templates/404.html",
        "{% extends \"base.html\" %}{% block main %}<main id=\"main\"><h1>Lost at sea</h1></main>{% endblock %}",
    );
    wiki.build();
    assert_eq!(wiki.read("public/assets/style.css"), "body { color: teal }");
    assert_eq!(wiki.read("public/posters/a b.png"), "a picture");
    assert!(wiki.read("public/404.html").contains("Lost at sea"));
    assert!(wiki.has("public/assets/wiki.js"), "the theme's other files are gone");
}

#[test]
fn a_file_and_a_folder_of_one_name_make_room_for_each_other() {
    let wiki = Wiki::sound();
    for _ in 0..2 {
        wiki.write("static/extra/notes.txt", "in a folder");
        wiki.build();
        assert_eq!(wiki.read("public/extra/notes.txt"), "in a folder");
        fs::remove_dir_all(wiki.path("static/extra")).expect("it is there");
        wiki.write("static/extra", "a file");
        wiki.build();
        assert_eq!(wiki.read("public/extra"), "a file");
        fs::remove_file(wiki.path("static/extra")).expect("it is there");
    }
}

#[test]
fn a_template_that_cannot_be_read_is_reported_and_the_site_is_built() {
    let wiki = Wiki::sound();
    wiki.write("templates/404.html", "{% extends \"base.html\" %}{% block main %}");
    wiki.build().err_has("error[template]").err_has("templates/404.html").err_has("help: ");
    assert!(wiki.read("public/404.html").contains("There is no such page"));
}

#[test]
fn a_template_that_asks_for_what_is_not_there_stops_the_build_with_its_name() {
    let wiki = Wiki::sound();
    wiki.write(
        "templates/404.html",
        "{% extends \"base.html\" %}{% block main %}{{ nothing.of.the.kind }}{% endblock %}",
    );
    let run = wiki.run(&["build"]).ended_with(1).err_has("404.html").err_has("help: ");
    assert!(!run.err.contains("panicked"), "{}", run.err);
}

// Usage.

#[test]
fn a_folder_without_seeds_stops_the_program_with_advice() {
    for command in ["build", "check", "serve"] {
        Wiki::empty()
            .run(&[command])
            .ended_with(1)
            .err_has("error: ")
            .err_has("seeds")
            .err_has("help: ");
    }
    Wiki::sound().run(&["build", "no/such/folder"]).ended_with(1).err_has("no/such/folder");
}

#[test]
fn an_empty_seeds_folder_is_a_wiki_without_films() {
    let wiki = Wiki::empty();
    fs::create_dir(wiki.path("seeds")).expect("a folder can be made");
    wiki.build().out_has("built 0 films");
    assert!(wiki.has("public/index.html"));
}

#[test]
fn wrong_usage_exits_with_2() {
    let wiki = Wiki::sound();
    for args in [
        &["build", "--colour"][..],
        &["publish"],
        &["build", "--base-url", "films.example"],
        &["build", "a", "b"],
        &["check", "--format", "xml"],
        &["check", "--deny", "everything"],
        &["serve", "--port", "99999"],
        &[],
    ] {
        let run = wiki.run(args).ended_with(2);
        assert!(!run.err.is_empty(), "`filmwiki {}` fails in silence", args.join(" "));
    }
    assert!(!wiki.has("public"), "wrong usage wrote something");
    wiki.run(&["--version"]).succeeded().out_has("filmwiki");
    wiki.run(&["build", "--help"]).succeeded().out_has("--base-url").out_has("--out");
}

// Checking.

#[test]
fn check_shows_the_line_with_a_caret_and_writes_nothing() {
    let wiki = Wiki::doubtful();
    let run = wiki.run(&["check"]).succeeded().out_has("checked 1 article: 1 finding");
    let expected = "\
warning[broken-link]: no page is called `Nowhere`
 --> seeds/doubt.txt:6:9
  |
6 | It is [[Nowhere]].
  |         ^^^^^^^
  |
help: correct the title, or write the article";
    assert_eq!(run.err.trim_end(), expected);
    assert!(!wiki.has("public"), "`check` wrote something");
}

#[test]
fn check_fails_on_warnings_only_where_they_are_denied() {
    Wiki::doubtful().run(&["check"]).succeeded();
    Wiki::doubtful().run(&["check", "--deny", "warnings"]).ended_with(1);
    Wiki::sound().run(&["check", "--deny", "warnings"]).succeeded().out_has("0 findings");
}

#[test]
fn an_error_fails_the_check_and_not_the_build() {
    let wiki = Wiki::sound();
    wiki.write("seeds/broken.md", "---\ntitle: [Broken\n---\n\nThe text is there.\n");
    wiki.run(&["check"]).ended_with(1).err_has("error[front-matter]").err_has("seeds/broken.md:2");
    wiki.build().err_has("error[front-matter]");
    assert!(wiki.read("public/films/broken.html").contains("The text is there."));
}

#[test]
fn all_findings_come_in_one_run_in_the_order_of_their_places() {
    let wiki = Wiki::doubtful();
    wiki.write("seeds/another.txt", "= Another (1998 film) =\n\nInfobox\n- Director: Ada Quill\n\n[[Gone]] and [[Away]].\n\n==Plot\n");
    let run = wiki.run(&["check"]).succeeded();
    let places: Vec<&str> =
        run.err.lines().filter_map(|line| line.trim().strip_prefix("--> ")).collect();
    let expected = [
        "seeds/another.txt:6:3",
        "seeds/another.txt:6:16",
        "seeds/another.txt:8:1",
        "seeds/doubt.txt:6:9",
    ];
    assert_eq!(places, expected);
}

#[test]
fn a_rule_is_explained_with_an_example_and_the_way_to_change_it() {
    let wiki = Wiki::empty();
    let run = wiki.run(&["check", "--explain", "conflicting-gross"]).succeeded();
    run.out_has("- Gross: $40 million").out_has("To mend it").out_has("conflicting-gross: off");
    let all =
        wiki.run(&["check", "--explain"]).succeeded().out_has("conflicting-release-date  warning");
    assert_eq!(all.out, wiki.run(&["check", "--explain", "list"]).succeeded().out);
    let unknown = wiki.run(&["check", "--explain", "conflicting-gros"]).ended_with(2);
    unknown.err_has("no rule is called `conflicting-gros`").err_has("`conflicting-gross`");
}

#[test]
fn exit_codes_follow_the_severity_that_the_config_sets() {
    let wiki = Wiki::doubtful();
    let set = |level: &str| {
        wiki.write("filmwiki.yaml", &format!("rules:\n  broken-link: {level}\n"));
    };
    set("error");
    wiki.run(&["check"]).ended_with(1).err_has("error[broken-link]");
    set("info");
    wiki.run(&["check", "--deny", "warnings"]).succeeded().out_has("0 findings, 1 note");
    wiki.run(&["check", "--deny", "warnings", "--notes"]).succeeded().err_has("info[broken-link]");
    set("off");
    let off = wiki.run(&["check", "--deny", "warnings", "--notes"]).succeeded();
    assert_eq!((off.err.as_str(), off.out.as_str()), ("", "checked 1 article: 0 findings\n"));
    let build = wiki.build();
    assert_eq!(build.err, "", "a rule that is off speaks in a build");
}

#[test]
fn a_name_is_explained_with_the_place_of_every_credit_and_link() {
    let wiki = Wiki::sound();
    wiki.write(
        "seeds/quay.txt",
        "= Quay (1970 film) =\n\nInfobox\n- Runtime: 90 minutes\n\n\
         Rex Holloway left; Rex Holloway came back.\n\n== Rex Holloway ==\nNo harbour.\n",
    );
    let run = wiki.run(&["explain", "Rex Holloway"]).succeeded();
    for part in [
        "Rex Holloway, a person",
        "people/rex-holloway.html, no article of its own",
        "actor in Harbour (1962 film) as Tom Ash\n    --> seeds/harbour.txt:12",
        "a name that nothing speaks against\n    --> seeds/quay.txt:6",
        "the section links to it already\n    --> seeds/quay.txt:6",
        "headings have no links\n    --> seeds/quay.txt:8",
    ] {
        assert!(run.out.contains(part), "`{part}` is not in\n{}", run.out);
    }
    let film = wiki.run(&["explain", "Quay (1970 film)", "."]).succeeded();
    film.out_has("runtime 90 minutes\n    --> seeds/quay.txt:4").out_has("year 1970");

    let json = wiki.run(&["explain", "Rex Holloway", "--format", "json"]).succeeded();
    let json: Value = serde_json::from_str(&json.out).expect("the output is JSON");
    assert_eq!(json["meanings"][0]["kind"], "person");
    assert_eq!(json["meanings"][0]["credits"][0]["line"], 12);
    assert_eq!(json["not_linked"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_title_that_may_be_words_is_explained_where_it_is_no_link() {
    let wiki = Wiki::sound();
    wiki.write("seeds/quay.txt", "= Quay (1970 film) =\n\nHarbour lights shine.\n");
    let run = wiki.run(&["explain", "Harbour"]).succeeded();
    run.out_has("needs its year").out_has("a title with its year\n    --> seeds/pier.txt:6");
}

#[test]
fn an_ambiguous_link_is_explained_by_what_it_can_mean() {
    let wiki = Wiki::sound();
    wiki.write("seeds/hat-actor.md", "---\ntitle: Hat (actor)\nkind: person\n---\nAn actor.\n");
    wiki.write("seeds/hat-award.md", "---\ntitle: Hat (award)\nkind: award\n---\nA prize.\n");
    wiki.write("seeds/quay.txt", "= Quay (1970 film) =\n\nNobody wore [[Hat]] lights.\n");
    let run = wiki.run(&["explain", "Hat"]).succeeded();
    run.out_has("Hat (award), an award").out_has("`[[Hat]]` is ambiguous: `Hat (actor)`, `Hat");
}

#[test]
fn a_name_that_nobody_has_ends_with_1_and_the_nearest_name() {
    let run = Wiki::sound().run(&["explain", "Rex Hollowey"]).ended_with(1);
    run.err_has("knows nothing of the name `Rex Hollowey`").err_has("perhaps `Rex Holloway`");
}

#[test]
fn findings_as_json_name_rule_and_place() {
    let wiki = Wiki::doubtful();
    wiki.write("seeds/copy.txt", "= Doubt (1999 film) =\n\nInfobox\n- Director: Bo Tarn\n");
    let run = wiki.run(&["check", "--format", "json"]).succeeded();
    assert_eq!(run.err, "", "findings are printed twice");
    let findings: Value = serde_json::from_str(&run.out).expect("the output is JSON");
    let findings = findings.as_array().expect("the output is a list");
    assert_eq!(findings.len(), 2, "{findings:#?}");
    let link = findings.iter().find(|finding| finding["rule"] == "broken-link");
    let link = link.expect("the broken link is reported");
    assert_eq!(link["file"], "seeds/doubt.txt");
    assert_eq!((&link["line"], &link["column"]), (&Value::from(6), &Value::from(9)));
    assert_eq!(link["severity"], "warning");
    assert!(link["message"].as_str().is_some_and(|message| message.contains("`Nowhere`")));
    let twice = findings.iter().find(|finding| finding["rule"] == "duplicate-title");
    let twice = twice.expect("the second article of one title is reported");
    assert_eq!(twice["related"][0]["file"], "seeds/copy.txt", "the other place is not named");

    let none = Wiki::sound().run(&["check", "--format", "json"]).succeeded();
    let none: Value = serde_json::from_str(&none.out).expect("the output is JSON");
    assert_eq!(none, Value::Array(Vec::new()), "no finding is an empty list");
}

#[test]
fn findings_for_github_annotate_the_line() {
    let run = Wiki::doubtful().run(&["check", "--format", "github"]).succeeded();
    let expected = "::warning file=seeds/doubt.txt,line=6,col=9,title=broken-link::\
                    no page is called `Nowhere`";
    assert!(run.out.starts_with(expected), "{}", run.out);
    assert_eq!(run.out.lines().count(), 1, "one finding, one line: {}", run.out);
}

#[test]
fn output_into_a_pipe_has_no_escape_codes() {
    let wiki = Wiki::doubtful();
    wiki.write("public/index.html", "mine");
    for args in [&["check"][..], &["build"], &["build", "--nonsense"]] {
        let run = wiki.run(args);
        assert!(!run.err.is_empty());
        assert!(!run.err.contains('\u{1b}') && !run.out.contains('\u{1b}'), "{run:?}");
    }
}

// The preview.

#[test]
fn the_preview_answers_with_the_bytes_that_a_build_writes() {
    let wiki = Wiki::sound();
    wiki.write("static/posters/still.png", "a picture");
    let preview = Preview::start(wiki.0.path());
    wiki.run(&["build", "--out", "built", "--base-url", &preview.url]).succeeded();
    // The index is made in the background.
    let index = || get(&preview, "/pagefind/filmwiki.json").text();
    assert!(within(Duration::from_secs(20), || index() != "{}"), "no index comes");
    let mut compared = 0;
    for (path, bytes) in files(&wiki.path("built")) {
        // The script gets the lines that reload a page.
        if path == Path::new("assets/wiki.js") || is_note(&path) {
            continue;
        }
        let path = path.display().to_string();
        let answer = get(&preview, &format!("/{path}"));
        assert_eq!(answer.status, 200, "`{path}`");
        assert!(answer.body == bytes, "`{path}` is not what a build writes");
        compared += 1;
    }
    assert!(compared > 10, "only {compared} files were compared");
    let script = get(&preview, "/assets/wiki.js");
    assert!(
        script.body.starts_with(&fs::read(wiki.path("built/assets/wiki.js")).expect("it is there"))
    );
    assert!(
        get(&preview, "/films/").body
            == fs::read(wiki.path("built/films/index.html")).expect("it is there")
    );
    assert!(get(&preview, "/").head.contains("content-type: text/html; charset=utf-8"));
    assert!(get(&preview, "/assets/style.css").head.contains("content-type: text/css"));
    assert!(get(&preview, "/posters/still.png").head.contains("content-type: image/png"));
}

#[test]
fn the_preview_answers_404_with_the_wikis_own_page() {
    let wiki = Wiki::sound();
    let preview = Preview::start(wiki.0.path());
    let known = get(&preview, "/404.html");
    for path in [
        "/films/nothing.html",
        "/no/such/folder/",
        "/../seeds/harbour.txt",
        "/%ff",
        "/seeds/harbour.txt",
    ] {
        let answer = get(&preview, path);
        assert_eq!(answer.status, 404, "`{path}`");
        assert!(answer.body == known.body, "`{path}` does not show the wiki's own page");
    }
}

#[test]
fn a_saved_article_changes_the_preview_and_tells_the_open_page() {
    let wiki = Wiki::sound();
    let preview = Preview::start(wiki.0.path());
    let mut heard = messages(&preview, "/_filmwiki/events");
    let first = heard.next().expect("a page that opens hears the preview's version");
    let page = "/films/harbour-1962.html";
    let before = get(&preview, page);
    assert!(!before.text().contains("in black and white"));
    let metric = |version: &str| format!("server-timing: filmwiki;desc=\"{version}\"");
    assert!(before.head.contains(&metric(&first)), "a page cannot tell which version it is");

    let saved = Instant::now();
    let edited =
        wiki.read("seeds/harbour.txt").replace("a 1962 film.", "a 1962 film in black and white.");
    wiki.write("seeds/harbour.txt", &edited);
    let second = heard.next().expect("an open page hears of the change");
    assert!(saved.elapsed() < Duration::from_secs(5), "it took {:?}", saved.elapsed());
    assert_ne!(first, second, "an open page cannot tell that something has changed");
    let after = get(&preview, page);
    assert!(after.text().contains("in black and white"), "the old page is shown");
    assert!(after.head.contains(&metric(&second)), "a new page is of the old version");

    wiki.write("seeds/quay.txt", "= Quay (1970 film) =\n");
    heard.next().expect("an open page hears of a new article");
    assert_eq!(get(&preview, "/films/quay-1970.html").status, 200, "a new article has no page");
    fs::remove_file(wiki.path("seeds/quay.txt")).expect("an article can be removed");
    heard.next().expect("an open page hears of an article that is gone");
    assert_eq!(get(&preview, "/films/quay-1970.html").status, 404, "a removed article has a page");
}

#[test]
fn a_change_right_after_the_start_is_seen() {
    let wiki = Wiki::sound();
    for title in ["Quay", "Mole", "Jetty", "Wharf"] {
        let preview = Preview::start(wiki.0.path());
        wiki.write("seeds/new.txt", &format!("= {title} (1970 film) =\n"));
        let page = format!("/films/{}-1970.html", title.to_lowercase());
        assert!(
            within(Duration::from_secs(5), || get(&preview, &page).status == 200),
            "an article saved just after the preview began is never shown"
        );
    }
}

#[test]
fn settings_saved_by_replacing_the_file_reach_the_preview_every_time() {
    let wiki = Wiki::sound();
    wiki.write("filmwiki.yaml", "title: First Title\n");
    let preview = Preview::start(wiki.0.path());
    for title in ["Second Title", "Third Title"] {
        let save_and_look = || {
            // As many editors save: a new file takes the place of the old one.
            wiki.write("filmwiki.yaml.new", &format!("title: {title}\n"));
            fs::rename(wiki.path("filmwiki.yaml.new"), wiki.path("filmwiki.yaml"))
                .expect("a file can take the place of another");
            std::thread::sleep(Duration::from_millis(500));
            get(&preview, "/").text().contains(title)
        };
        assert!(
            within(Duration::from_secs(5), save_and_look),
            "the preview never showed the settings with `{title}`"
        );
    }
}

#[test]
fn a_folder_that_another_takes_the_place_of_is_still_watched() {
    let wiki = Wiki::sound();
    let preview = Preview::start(wiki.0.path());
    let says = |word: &str| get(&preview, "/films/harbour-1962.html").text().contains(word);
    let is_shown = |word: &str| within(Duration::from_secs(5), || says(word));
    let article = |word: &str| format!("= Harbour (1962 film) =\n\nHarbour is a {word} film.\n");
    let by_name = |word: &str| {
        wiki.write("other/harbour.txt", &article(word));
        fs::rename(wiki.path("seeds"), wiki.path(&format!("no-{word}"))).expect("a name changes");
        fs::rename(wiki.path("other"), wiki.path("seeds")).expect("a name changes");
    };
    let anew = |word: &str| {
        fs::remove_dir_all(wiki.path("seeds")).expect("a folder can be removed");
        wiki.write("seeds/harbour.txt", &article(word));
    };
    for (word, edited, take_the_place) in [
        ("silent", "long", &by_name as &dyn Fn(&str)),
        ("short", "loud", &anew),
        ("slow", "wet", &by_name),
    ] {
        take_the_place(word);
        assert!(is_shown(word), "the other folder is not read");
        wiki.write("seeds/harbour.txt", &article(edited));
        assert!(is_shown(edited), "an edit in the other folder is not seen");
    }
}

#[cfg(unix)]
#[test]
fn an_edit_of_what_a_link_leads_to_is_seen() {
    use std::os::unix::fs::symlink;

    let wiki = Wiki::sound();
    let elsewhere = Wiki::empty();
    let write = |file: &str, title: &str, word: &str| {
        elsewhere.write(file, &format!("= {title} (1970 film) =\n\n{title} is a {word} film.\n"));
    };
    let link = |file: &str, name: &str| {
        symlink(elsewhere.path(file), wiki.path(name)).expect("a link can be made");
    };
    let preview = Preview::start(wiki.0.path());
    let shows = |title: &str, word: &str| {
        let page = format!("/films/{}-1970.html", title.to_lowercase());
        within(Duration::from_secs(5), || get(&preview, &page).text().contains(word))
    };
    write("quay.txt", "Quay", "silent");
    link("quay.txt", "seeds/quay.txt");
    write("more/mole.txt", "Mole", "silent");
    link("more", "seeds/more");
    for (title, file) in [("Quay", "quay.txt"), ("Mole", "more/mole.txt")] {
        assert!(shows(title, "silent"), "`{file}` is not read");
        for word in ["long", "short"] {
            write(file, title, word);
            assert!(shows(title, word), "an edit of `{file}` is not seen");
        }
        for word in ["slow", "wet"] {
            // As many editors save: a new file takes the place of the old one.
            write("new.txt", title, word);
            fs::rename(elsewhere.path("new.txt"), elsewhere.path(file))
                .expect("a file can take the place of another");
            assert!(shows(title, word), "what took the place of `{file}` is not seen");
        }
    }

    // A folder that comes with a link in it.
    write("pier.txt", "Pier", "silent");
    fs::create_dir(wiki.path("aside")).expect("a folder can be made");
    link("pier.txt", "aside/pier.txt");
    fs::rename(wiki.path("aside"), wiki.path("seeds/aside")).expect("a folder can be moved");
    assert!(shows("Pier", "silent"), "the folder that came is not read");
    write("pier.txt", "Pier", "long");
    assert!(shows("Pier", "long"), "an edit of what a link in it leads to is not seen");

    elsewhere.write("settings.yaml", "title: First Title\n");
    link("settings.yaml", "filmwiki.yaml");
    for title in ["First Title", "Second Title"] {
        elsewhere.write("settings.yaml", &format!("title: {title}\n"));
        let is_there = || get(&preview, "/").text().contains(title);
        assert!(within(Duration::from_secs(5), is_there), "`{title}` is not seen");
    }

    // The same links, there from the beginning.
    let preview = Preview::start(wiki.0.path());
    let shows = |page: &str, word: &str| {
        within(Duration::from_secs(5), || get(&preview, page).text().contains(word))
    };
    for (title, file) in [("Quay", "quay.txt"), ("Mole", "more/mole.txt")] {
        write(file, title, "last");
        let page = format!("/films/{}-1970.html", title.to_lowercase());
        assert!(shows(&page, "last"), "an edit of `{file}` is not seen");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_article_whose_file_name_is_no_text_reaches_the_preview() {
    use std::os::unix::ffi::OsStrExt;

    let wiki = Wiki::sound();
    let preview = Preview::start(wiki.0.path());
    let file = wiki.path("seeds").join(std::ffi::OsStr::from_bytes(b"qu\xff.txt"));
    for word in ["silent", "long"] {
        let article = format!("= Quay (1970 film) =\n\nQuay is a {word} film.\n");
        fs::write(&file, article).expect("an article can be written");
        let is_there = || get(&preview, "/films/quay-1970.html").text().contains(word);
        assert!(within(Duration::from_secs(5), is_there), "the article is not seen");
    }
}

fn within(limit: Duration, mut holds: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    while !holds() {
        if start.elapsed() > limit {
            return false;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    true
}

#[test]
fn a_port_in_use_is_an_error_with_advice_when_it_was_asked_for() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    let port = taken.local_addr().expect("it has an address").port().to_string();
    let run = Wiki::sound().run(&["serve", "--port", &port]);
    run.ended_with(1).err_has("cannot start the preview").err_has("--port");
}
