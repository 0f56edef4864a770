//! The site in a real browser, through the devtools protocol: what a reader does
//! on it works, at any width, without an error in the console.
//!
//! Chromium is the one that `CHROME` names, or `chromium`, `chromium-browser` or
//! `google-chrome` on the path. Without one these tests say so and pass, except
//! where `CI` is set. `FILMWIKI_AXE=path/to/axe.min.js` checks accessibility too.

#![expect(clippy::print_stderr, reason = "says why nothing was looked at")]

#[path = "support/preview.rs"]
mod preview;

use std::ffi::OsStr;
use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use headless_chrome::protocol::cdp::Emulation::{SetDeviceMetricsOverride, SetEmulatedMedia};
use headless_chrome::protocol::cdp::Log::LogEntryLevel;
use headless_chrome::protocol::cdp::Network;
use headless_chrome::protocol::cdp::types::Event;
use headless_chrome::{Browser, LaunchOptions, Tab};
use serde_json::{Value, json};

use crate::preview::Preview;

/// Where a film's pages begin.
const FILM: &str = "films/ballerina-2025";

/// How long something on a page may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// A reader at the preview of this repository's own wiki.
struct Reader {
    tab: Arc<Tab>,
    /// What went wrong in the console or on the network.
    faults: Arc<Mutex<Vec<String>>>,
    _browser: Browser,
    preview: Preview,
}

/// The browser to test with.
fn chromium() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("CHROME") {
        return Some(path.into());
    }
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let folders: Vec<PathBuf> =
        std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|path| path.is_file())
}

impl Reader {
    /// A reader, if there is a browser to read with.
    fn new() -> Option<Self> {
        let Some(chromium) = chromium() else {
            assert!(std::env::var_os("CI").is_none(), "there is no Chromium to test with");
            eprintln!("skipped: there is no Chromium on the path, and `CHROME` names none");
            return None;
        };
        let preview = Preview::start(Path::new(env!("CARGO_MANIFEST_DIR")));
        let args = [
            // The width of a window is then that of its page.
            "--hide-scrollbars",
            "--disable-quic",
            "--disable-component-update",
            "--disable-background-networking",
            "--no-first-run",
            "--disable-sync",
        ];
        let options = LaunchOptions {
            path: Some(chromium),
            sandbox: false,
            window_size: Some((1280, 900)),
            args: args.iter().map(OsStr::new).collect(),
            ..LaunchOptions::default()
        };
        let browser = Browser::new(options).expect("Chromium can be started");
        let tab = browser.new_tab().expect("Chromium opens a tab");
        let faults = Arc::new(Mutex::new(Vec::new()));
        listen(&tab, Arc::clone(&faults));
        Some(Self { tab, faults, _browser: browser, preview })
    }

    /// Opens a page by its path.
    #[track_caller]
    fn open(&self, path: &str) {
        self.tab.navigate_to(&format!("{}{path}", self.preview.url)).expect("the tab can go there");
        self.arrives_at(path);
    }

    /// Runs JavaScript and gives what it comes to.
    #[track_caller]
    fn sees(&self, script: &str) -> Value {
        let wrapped = format!("JSON.stringify({script}) ?? 'null'");
        let result = self.tab.evaluate(&wrapped, false);
        let value = result.unwrap_or_else(|error| panic!("`{script}`: {error}")).value;
        let text = value.as_ref().and_then(Value::as_str).unwrap_or("null");
        serde_json::from_str(text).unwrap_or_else(|error| panic!("`{script}`: {error}"))
    }

    /// Waits until a script comes to what is expected.
    #[track_caller]
    fn waits_for<T: Into<Value> + Debug>(&self, script: &str, expected: T, what: &str) {
        let expected = expected.into();
        let start = Instant::now();
        loop {
            // While a page changes there may be nothing to ask.
            let wrapped = format!("JSON.stringify({script})");
            let value = self.tab.evaluate(&wrapped, false).ok().and_then(|result| result.value);
            let seen = value.as_ref().and_then(Value::as_str).map(str::to_string);
            if seen.as_ref().and_then(|seen| serde_json::from_str(seen).ok())
                == Some(&expected).cloned()
            {
                return;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "{what}: `{script}` is {seen:?} instead of {expected} on {}",
                self.tab.get_url()
            );
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    #[track_caller]
    fn arrives_at(&self, path: &str) {
        let script = "document.readyState === \"complete\" && decodeURI(location.pathname)";
        self.waits_for(script, format!("/{path}"), "the page never came");
    }

    /// Clicks where an element is, as a mouse does.
    #[track_caller]
    fn clicks(&self, selector: &str) {
        let element = self.tab.wait_for_element(selector);
        let element = element.unwrap_or_else(|error| panic!("there is no `{selector}`: {error}"));
        element.click().unwrap_or_else(|error| panic!("`{selector}` cannot be clicked: {error}"));
    }

    /// Puts the page into a window of this width.
    fn narrows_to(&self, width: u32) {
        let metrics =
            json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        let metrics: SetDeviceMetricsOverride =
            serde_json::from_value(metrics).expect("a window has a width");
        self.tab.call_method(metrics).expect("the window can be narrowed");
    }

    /// Asserts that nothing went wrong since the beginning.
    #[track_caller]
    fn met_no_fault(&self) {
        let faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(faults.is_empty(), "the console of the browser says:\n{}", faults.join("\n"));
    }
}

/// Collects errors of the console, exceptions and failed requests.
fn listen(tab: &Arc<Tab>, faults: Arc<Mutex<Vec<String>>>) {
    tab.enable_log().expect("the console can be heard");
    tab.enable_runtime().expect("exceptions can be heard");
    let network = json!({});
    let network: Network::Enable = serde_json::from_value(network).expect("no options");
    tab.call_method(network).expect("the network can be heard");
    let listener = move |event: &Event| {
        let fault = match event {
            Event::LogEntryAdded(event) => {
                let entry = &event.params.entry;
                let bad = matches!(entry.level, LogEntryLevel::Error | LogEntryLevel::Warning);
                bad.then(|| format!("{:?}: {} {:?}", entry.level, entry.text, entry.url))
            }
            Event::RuntimeExceptionThrown(event) => {
                Some(format!("exception: {:?}", event.params.exception_details))
            }
            Event::RuntimeConsoleAPICalled(event) => Some(format!("console: {:?}", event.params)),
            Event::NetworkResponseReceived(event) => {
                let response = &event.params.response;
                (response.status >= 400).then(|| format!("{}: {}", response.status, response.url))
            }
            Event::NetworkLoadingFailed(event) => {
                // Leaving a page ends what it was still listening to.
                (event.params.canceled != Some(true)).then(|| event.params.error_text.clone())
            }
            _ => None,
        };
        if let Some(fault) = fault {
            faults.lock().unwrap_or_else(PoisonError::into_inner).push(fault);
        }
    };
    tab.add_event_listener(Arc::new(listener)).expect("the tab can be listened to");
}

#[test]
fn a_reader_walks_from_the_front_page_through_a_film_to_a_person_and_back() {
    let Some(reader) = Reader::new() else { return };
    reader.open("index.html");
    reader.clicks("a[href^='films/ballerina-2025.html']");
    reader.arrives_at(&format!("{FILM}.html"));
    let tabs = reader.sees("[...document.querySelectorAll('.tabs a')].map((a) => a.textContent)");
    let tabs: Vec<String> = serde_json::from_value(tabs).expect("tabs have names");
    assert_eq!(tabs, ["Overview", "Plot", "Cast", "Production", "Reception"]);
    for (nth, name) in (1..).zip(&tabs).skip(1) {
        reader.clicks(&format!(".tabs li:nth-child({nth}) a"));
        reader.arrives_at(&format!("{FILM}/{}.html", name.to_lowercase()));
        let current = reader.sees("document.querySelector('.tabs [aria-current]').textContent");
        assert_eq!(current, json!(name), "the tab bar shows another tab than the reader is on");
        let styled =
            reader.sees("getComputedStyle(document.querySelector('.tabs ul')).listStyleType");
        assert_eq!(styled, "none", "the style sheet did not reach {name}");
    }
    reader.clicks(".tabs li:first-child a");
    reader.arrives_at(&format!("{FILM}.html"));
    reader.clicks("main .lead a[href$='people/ana-de-armas.html']");
    reader.arrives_at("people/ana-de-armas.html");
    assert_eq!(reader.sees("document.querySelector('h1').textContent.trim()"), "Ana de Armas");
    reader.sees("history.back()");
    reader.arrives_at(&format!("{FILM}.html"));
    reader.met_no_fault();
}

#[test]
fn a_plot_opens_by_a_click_and_stays_open_where_the_reader_wants_it() {
    let Some(reader) = Reader::new() else { return };
    let plot = format!("{FILM}/plot.html");
    let is_open = "document.querySelector('main > details.spoiler').open";
    let text_is_visible = "document.querySelector('main > details.spoiler p').checkVisibility()";
    reader.open(&plot);
    assert_eq!(reader.sees(is_open), false, "the plot is told before the reader asks");
    assert_eq!(reader.sees(text_is_visible), false, "the plot is told before the reader asks");
    reader.clicks("main > details.spoiler > summary");
    reader.waits_for(is_open, true, "the plot does not open");
    assert_eq!(reader.sees(text_is_visible), true, "the plot opens, and its text is not there");

    reader.open(&plot);
    assert_eq!(reader.sees(is_open), false, "one click was taken for a choice for good");
    reader.clicks("main > details.spoiler > summary");
    let labels =
        "[...document.querySelectorAll('.spoiler-choice label')].map((l) => l.textContent)";
    let labels: Vec<String> =
        serde_json::from_value(reader.sees(labels)).expect("choices have names");
    assert_eq!(labels.first().map(String::as_str), Some("Always show for this film"));
    reader.clicks(".spoiler-choice label:first-of-type");
    reader.waits_for("document.querySelector('.spoiler-choice input').checked", true, "no choice");
    reader.open(&plot);
    reader.waits_for(is_open, true, "the reader's choice is forgotten");
    reader.open("films/knives-out-2019/plot.html");
    assert_eq!(reader.sees(is_open), false, "a choice for one film tells another one's plot");
    reader.met_no_fault();
}

#[test]
fn the_films_table_sorts_and_filters() {
    let Some(reader) = Reader::new() else { return };
    let column = |nth: u32| {
        let script = format!(
            "[...document.querySelectorAll('#films tbody tr:not([hidden]) > :nth-child({nth})')]\
             .map((cell) => cell.textContent.trim())"
        );
        serde_json::from_value::<Vec<String>>(reader.sees(&script)).expect("cells have text")
    };
    reader.open("films/index.html");
    let by_title = column(1);
    assert!(by_title.len() > 10, "the table has only {} films", by_title.len());

    reader.clicks("#films th:nth-child(2) button");
    let sorted = "document.querySelector('#films th:nth-child(2)').getAttribute('aria-sort')";
    reader.waits_for(sorted, "ascending", "a click on Year sorts nothing");
    let mut years = column(2);
    assert!(years.is_sorted(), "not by year: {years:?}");
    assert_ne!(column(1), by_title, "the order is the old one");
    reader.clicks("#films th:nth-child(2) button");
    reader.waits_for(sorted, "descending", "a second click does not turn the order around");
    years.reverse();
    assert_eq!(column(2), years);

    reader.clicks("[data-filter-for=films] input");
    reader.tab.type_str("wick").expect("a reader can type");
    reader.waits_for(
        "document.querySelectorAll('#films tr[hidden]').length > 0",
        true,
        "no filter",
    );
    let kept = column(1);
    assert!(!kept.is_empty() && kept.len() < by_title.len(), "kept: {kept:?}");
    let rows = reader.sees(
        "[...document.querySelectorAll('#films tbody tr:not([hidden])')].map((r) => r.textContent)",
    );
    let rows: Vec<String> = serde_json::from_value(rows).expect("rows have text");
    assert!(rows.iter().all(|row| row.to_lowercase().contains("wick")), "{rows:?}");
    let said =
        reader.sees("document.querySelector('[data-filter-for=films] [aria-live]').textContent");
    assert_eq!(said, json!(format!("{} of {}", kept.len(), by_title.len())));
    reader.met_no_fault();
}

/// One page of each kind.
const PAGES: [&str; 16] = [
    "index.html",
    "films/index.html",
    "films/ballerina-2025.html",
    "films/ballerina-2025/plot.html",
    "films/ballerina-2025/cast.html",
    "films/ballerina-2025/production.html",
    "films/ballerina-2025/reception.html",
    "people/ana-de-armas.html",
    "people/keanu-reeves.html",
    "people/index.html",
    "characters/eve-macarro.html",
    "companies/lionsgate.html",
    "series/john-wick.html",
    "years/2025.html",
    "years/index.html",
    "404.html",
];

#[test]
fn no_page_is_wider_than_a_small_phone() {
    let Some(reader) = Reader::new() else { return };
    reader.narrows_to(320);
    for page in PAGES {
        reader.open(page);
        // Everything shown, so that nothing hides its width.
        reader.sees("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
        let width = reader.sees("document.scrollingElement.scrollWidth");
        assert_eq!(width, 320, "{page} has to be scrolled sideways on a phone");
    }
    reader.met_no_fault();
}

#[test]
fn no_page_has_a_barrier_that_axe_knows_of() {
    let Some(axe) = std::env::var_os("FILMWIKI_AXE") else {
        eprintln!("skipped: `FILMWIKI_AXE` does not name an axe.min.js");
        return;
    };
    let axe = std::fs::read_to_string(axe).expect("`FILMWIKI_AXE` names a script");
    let Some(reader) = Reader::new() else { return };
    let mut violations = Vec::new();
    for scheme in ["light", "dark"] {
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        let media: SetEmulatedMedia = serde_json::from_value(media).expect("a scheme has a name");
        reader.tab.call_method(media).expect("the scheme can be chosen");
        for page in PAGES {
            reader.open(page);
            reader.tab.evaluate(&axe, false).expect("axe can be loaded");
            let run = "axe.run().then((r) => JSON.stringify(r.violations.map(\
                       (v) => v.id + ': ' + v.nodes.map((n) => n.html).slice(0, 3).join(' '))))";
            let found = reader.tab.evaluate(run, true).expect("axe can be run").value;
            let found = found.as_ref().and_then(Value::as_str).expect("axe gives an answer");
            let found: Vec<String> = serde_json::from_str(found).expect("axe gives a list");
            violations.extend(found.into_iter().map(|found| format!("{page}, {scheme}: {found}")));
        }
    }
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}
