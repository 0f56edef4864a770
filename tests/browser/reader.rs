//! A reader: Chromium, a tab in it, and what they meet.
//!
//! Chromium is the one that `CHROME` names, or `chromium`, `chromium-browser` or
//! `google-chrome` on the path. Without one a test says so and passes, except
//! where `CI` is set.

use std::ffi::OsStr;
use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use headless_chrome::protocol::cdp::Emulation::{SetDeviceMetricsOverride, SetEmulatedMedia};
use headless_chrome::protocol::cdp::Log::LogEntryLevel;
use headless_chrome::protocol::cdp::Network;
use headless_chrome::protocol::cdp::Page::AddScriptToEvaluateOnNewDocument;
use headless_chrome::protocol::cdp::types::Event;
use headless_chrome::{Browser, LaunchOptions, Tab};
use serde_json::{Value, json};

use crate::preview::Preview;

/// How long something on a page may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// A reader at the preview of this repository's own wiki.
pub struct Reader {
    pub tab: Arc<Tab>,
    /// What went wrong in the console or on the network.
    faults: Arc<Mutex<Vec<String>>>,
    _browser: Browser,
    pub preview: Preview,
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
        let preview = Preview::start(Path::new(env!("CARGO_MANIFEST_DIR")));
        let args = [
            // The width of a window is then that of its page.
            "--hide-scrollbars",
            // The reader has a mouse.
            "--blink-settings=primaryHoverType=2,availableHoverTypes=2,\
             primaryPointerType=4,availablePointerTypes=4",
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
    pub fn open(&self, path: &str) {
        self.tab.navigate_to(&format!("{}{path}", self.preview.url)).expect("the tab can go there");
        self.arrives_at(path);
    }

    /// Runs JavaScript and gives what it comes to.
    #[track_caller]
    pub fn sees(&self, script: &str) -> Value {
        let wrapped = format!("JSON.stringify({script}) ?? 'null'");
        let result = self.tab.evaluate(&wrapped, false);
        let value = result.unwrap_or_else(|error| panic!("`{script}`: {error}")).value;
        let text = value.as_ref().and_then(Value::as_str).unwrap_or("null");
        serde_json::from_str(text).unwrap_or_else(|error| panic!("`{script}`: {error}"))
    }

    /// Waits until a script comes to what is expected.
    #[track_caller]
    pub fn waits_for<T: Into<Value> + Debug>(&self, script: &str, expected: T, what: &str) {
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
    pub fn arrives_at(&self, path: &str) {
        let script = "document.readyState === \"complete\" && decodeURI(location.pathname)";
        self.waits_for(script, format!("/{path}"), "the page never came");
    }

    /// Clicks where an element is, as a mouse does.
    #[track_caller]
    pub fn clicks(&self, selector: &str) {
        let element = self.tab.wait_for_element(selector);
        let element = element.unwrap_or_else(|error| panic!("there is no `{selector}`: {error}"));
        element.click().unwrap_or_else(|error| panic!("`{selector}` cannot be clicked: {error}"));
    }

    /// Moves the mouse onto an element.
    #[track_caller]
    pub fn points_at(&self, selector: &str) {
        let element = self.tab.wait_for_element(selector);
        let element = element.unwrap_or_else(|error| panic!("there is no `{selector}`: {error}"));
        element.move_mouse_over().unwrap_or_else(|error| panic!("`{selector}`: {error}"));
    }

    /// Presses a key where the focus is.
    #[track_caller]
    pub fn presses(&self, key: &str) {
        self.tab.press_key(key).unwrap_or_else(|error| panic!("no key `{key}`: {error}"));
    }

    /// How much of the page moved without being asked (Cumulative Layout Shift).
    #[track_caller]
    pub fn shift(&self) -> f64 {
        let script = "new Promise((done) => { let sum = 0; \
            new PerformanceObserver((list) => list.getEntries().forEach((e) => { sum += e.value; }))\
            .observe({ type: 'layout-shift', buffered: true }); \
            setTimeout(() => done(sum), 150); })";
        let result = self.tab.evaluate(script, true).expect("the page can be watched");
        result.value.as_ref().and_then(Value::as_f64).expect("a shift is a number")
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
        let metrics: SetDeviceMetricsOverride =
            serde_json::from_value(metrics).expect("a window has a width");
        self.tab.call_method(metrics).expect("the window can be narrowed");
    }

    /// Shows the page as it is printed.
    pub fn prints(&self) {
        let media: SetEmulatedMedia =
            serde_json::from_value(json!({ "media": "print" })).expect("paper is a medium");
        self.tab.call_method(media).expect("the page can be printed");
    }

    /// Lets pages wait this long, in milliseconds, for files at an address that ends so.
    pub fn delays(&self, end: &str, wait: u32) {
        let source = format!(
            "(() => {{ const ask = window.fetch; window.fetch = async (url, ...more) => {{ \
             if (String(url).endsWith('{end}')) await new Promise((d) => setTimeout(d, {wait})); \
             return ask(url, ...more); }}; }})()"
        );
        let script = json!({ "source": source });
        let script: AddScriptToEvaluateOnNewDocument =
            serde_json::from_value(script).expect("a page can have a script");
        self.tab.call_method(script).expect("a page can wait");
    }

    /// Asserts that nothing went wrong since the beginning.
    #[track_caller]
    pub fn met_no_fault(&self) {
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
