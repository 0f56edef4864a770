//! What holds of every kind of page: its width, and axe's rules.

use headless_chrome::protocol::cdp::Emulation::SetEmulatedMedia;
use serde_json::{Value, json};

use crate::reader::Reader;

/// One page of each kind.
const PAGES: [&str; 17] = [
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
    "search.html",
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
