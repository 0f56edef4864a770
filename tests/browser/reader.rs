//! A reader: Chromium, a tab in it, and what they meet.
//!
//! Chromium is the one that `CHROME` names, or `chromium`, `chromium-browser` or
//! `google-chrome` on the path. Without one a test says so and passes, except
//! where `CI` is set.

use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::devtools::{Browser, Tab};
use crate::preview::Preview;

/// How long something on a page may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long to wait before asking again whether it is there.
const PAUSE: Duration = Duration::from_millis(10);

/// A reader at the preview of this repository's own wiki.
pub struct Reader {
    tab: Tab,
    /// What went wrong in the console or on the network.
    faults: Arc<Mutex<Vec<String>>>,
    place: Arc<Place>,
}

/// What readers have in common: starting either takes longer than most stories.
struct Place {
    browser: Browser,
    preview: Preview,
}

impl Place {
    /// The place where others read already, or else a new one. It closes when the last
    /// reader has gone, since nothing is dropped when the tests end.
    fn enter(chromium: &Path) -> Arc<Self> {
        static OPEN: Mutex<Weak<Place>> = Mutex::new(Weak::new());
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        open.upgrade().unwrap_or_else(|| {
            let preview = Preview::start(Path::new(env!("CARGO_MANIFEST_DIR")));
            let place = Arc::new(Self { browser: Browser::start(chromium), preview });
            *open = Arc::downgrade(&place);
            place
        })
    }
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
    pub fn new() -> Option<Self> {
        let Some(chromium) = chromium() else {
            assert!(std::env::var_os("CI").is_none(), "there is no Chromium to test with");
            eprintln!("skipped: there is no Chromium on the path, and `CHROME` names none");
            return None;
        };
        let place = Place::enter(&chromium);
        let faults = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&faults);
        let tab = place.browser.tab(move |event, params| {
            if let Some(fault) = fault(event, params) {
                heard.lock().unwrap_or_else(PoisonError::into_inner).push(fault);
            }
        });
        let reader = Self { tab, faults, place };
        for domain in ["Page", "Log", "Runtime", "Network"] {
            reader.tells(&format!("{domain}.enable"), json!({}));
        }
        // A tab has the focus, whatever others do beside it.
        reader.tells("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }));
        reader.narrows_to(1280);
        Some(reader)
    }

    /// Where the site begins.
    pub fn site(&self) -> &str {
        &self.place.preview.url
    }

    /// Gives the browser a command of the devtools protocol.
    #[track_caller]
    pub fn tells(&self, command: &str, params: Value) -> Value {
        let answer = self.tab.call(command, params);
        answer.unwrap_or_else(|error| panic!("`{command}`: {error}"))
    }

    /// Goes to an address below the site, as one that is typed.
    #[track_caller]
    pub fn goes_to(&self, address: &str) {
        self.leaves_for(&format!("{}{address}", self.site()));
    }

    /// Goes to an address, also of another site.
    #[track_caller]
    pub fn leaves_for(&self, url: &str) {
        let answer = self.tells("Page.navigate", json!({ "url": url }));
        assert_eq!(answer.get("errorText"), None, "the tab cannot go to {url}");
    }

    /// Opens a page by its path.
    #[track_caller]
    pub fn open(&self, path: &str) {
        self.goes_to(path);
        self.arrives_at(path);
    }

    /// Runs JavaScript and gives what it comes to, also what it promises.
    #[track_caller]
    pub fn sees(&self, script: &str) -> Value {
        let value = self.asks(script);
        value.unwrap_or_else(|error| panic!("`{script}`: {error}"))
    }

    fn asks(&self, script: &str) -> Result<Value, String> {
        // Through JSON, as whoever reads the test would write down what they see.
        let value = self
            .tab
            .evaluate(&format!("(async () => JSON.stringify(await ({script})) ?? 'null')()"))?;
        serde_json::from_str(value.as_str().unwrap_or("null")).map_err(|error| error.to_string())
    }

    /// Waits until a script comes to what is expected.
    #[track_caller]
    pub fn waits_for<T: Into<Value> + Debug>(&self, script: &str, expected: T, what: &str) {
        let expected = expected.into();
        let start = Instant::now();
        loop {
            // While a page changes there may be nothing to ask.
            let seen = self.asks(script);
            if seen.as_ref() == Ok(&expected) {
                return;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "{what}: `{script}` is {seen:?} instead of {expected} on {:?}",
                self.asks("location.href")
            );
            std::thread::sleep(PAUSE);
        }
    }

    #[track_caller]
    pub fn arrives_at(&self, path: &str) {
        let script = "document.readyState === \"complete\" && decodeURI(location.pathname)";
        self.waits_for(script, format!("/{path}"), "the page never came");
    }

    /// Clicks where an element is, as a mouse does.
    #[track_caller]
    pub fn clicks(&self, selector: &str) {
        let (x, y) = self.points_at(selector);
        for event in ["mousePressed", "mouseReleased"] {
            let params =
                json!({ "type": event, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.tells("Input.dispatchMouseEvent", params);
        }
    }

    /// Moves the mouse onto an element, and gives where that is.
    #[track_caller]
    pub fn points_at(&self, selector: &str) -> (f64, f64) {
        let there = format!("document.querySelector(\"{selector}\") !== null");
        self.waits_for(&there, true, "it is not on the page");
        let place = format!(
            "(() => {{ const e = document.querySelector(\"{selector}\"); e.scrollIntoViewIfNeeded(); \
             const [r] = e.getClientRects(); return r && [r.x + r.width / 2, r.y + r.height / 2]; }})()"
        );
        let place = serde_json::from_value(self.sees(&place));
        let (x, y): (f64, f64) =
            place.unwrap_or_else(|_| panic!("`{selector}` is nowhere on the page"));
        let params = json!({ "type": "mouseMoved", "x": x, "y": y });
        self.tells("Input.dispatchMouseEvent", params);
        (x, y)
    }

    /// Presses a key where the focus is.
    #[track_caller]
    pub fn presses(&self, key: &str) {
        let (code, text) = match key {
            "Tab" => (9, ""),
            "Enter" => (13, "\r"),
            "Escape" => (27, ""),
            "ArrowUp" => (38, ""),
            "ArrowDown" => (40, ""),
            letter => (0, letter),
        };
        for event in ["keyDown", "keyUp"] {
            let text = if event == "keyDown" { text } else { "" };
            let params =
                json!({ "type": event, "key": key, "text": text, "windowsVirtualKeyCode": code });
            self.tells("Input.dispatchKeyEvent", params);
        }
    }

    /// Types a text where the focus is, letter by letter.
    #[track_caller]
    pub fn types(&self, text: &str) {
        text.chars().for_each(|letter| self.presses(&letter.to_string()));
    }

    /// How much of the page moved without being asked (Cumulative Layout Shift).
    #[track_caller]
    pub fn shift(&self) -> f64 {
        // What comes late comes by then, and what was painted last has been told.
        let script = "new Promise((done) => { let sum = 0; \
            const watch = new PerformanceObserver((list) => list.getEntries().forEach((e) => { sum += e.value; }));\
            watch.observe({ type: 'layout-shift', buffered: true }); \
            setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => { \
              watch.takeRecords().forEach((e) => { sum += e.value; }); done(sum); })), 100); })";
        self.sees(script).as_f64().expect("a shift is a number")
    }

    /// What is reached by the keyboard and shows no ring.
    #[track_caller]
    pub fn loses(&self) -> Value {
        self.sees(
            "[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex=\"0\"]')]\
             .filter((e) => e.checkVisibility() && !e.closest('[popover]:not(:popover-open)'))\
             .filter((e) => { e.focus({ focusVisible: true, preventScroll: true }); \
               const s = getComputedStyle(e); \
               return document.activeElement !== e || s.outlineStyle === 'none' || s.outlineWidth === '0px'; })\
             .map((e) => e.outerHTML.slice(0, 80)).slice(0, 5)",
        )
    }

    /// Puts the page into a window of this width.
    pub fn narrows_to(&self, width: u32) {
        let metrics =
            json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.tells("Emulation.setDeviceMetricsOverride", metrics);
    }

    /// Shows the page as it is printed.
    pub fn prints(&self) {
        self.tells("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    }

    /// Lets pages wait this long, in milliseconds, for files at an address that ends so.
    pub fn delays(&self, end: &str, wait: u32) {
        let source = format!(
            "(() => {{ const ask = window.fetch; window.fetch = async (url, ...more) => {{ \
             if (String(url).endsWith('{end}')) await new Promise((d) => setTimeout(d, {wait})); \
             return ask(url, ...more); }}; }})()"
        );
        self.tells("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
    }

    /// Asserts that nothing went wrong since the beginning.
    #[track_caller]
    pub fn met_no_fault(&self) {
        let faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(faults.is_empty(), "the console of the browser says:\n{}", faults.join("\n"));
    }
}

/// What an event says of errors in the console, exceptions and failed requests.
fn fault(event: &str, params: &Value) -> Option<String> {
    match event {
        "Log.entryAdded" => {
            let entry = &params["entry"];
            let is_bad = matches!(entry["level"].as_str(), Some("error" | "warning"));
            is_bad.then(|| format!("{}: {} {}", entry["level"], entry["text"], entry["url"]))
        }
        "Runtime.exceptionThrown" => Some(format!("exception: {}", params["exceptionDetails"])),
        "Runtime.consoleAPICalled" => Some(format!("console: {params}")),
        "Network.responseReceived" => {
            let response = &params["response"];
            let is_bad = response["status"].as_u64().is_none_or(|status| status >= 400);
            is_bad.then(|| format!("{}: {}", response["status"], response["url"]))
        }
        // Leaving a page ends what it was still listening to.
        "Network.loadingFailed" => {
            (params["canceled"] != true).then(|| params["errorText"].to_string())
        }
        _ => None,
    }
}
