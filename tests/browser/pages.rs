//! What holds of every kind of page: its width and weight, that nothing moves and
//! every focus is seen, and axe's rules.

use std::path::Path;

use filmwiki::disk;
use filmwiki::wiki::{Options, Wiki};
use serde_json::json;

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
fn nothing_is_cut_on_a_small_phone() {
    let Some(reader) = Reader::new() else { return };
    reader.narrows_to(320);
    reader.open("films/ballerina-2025/reception.html");
    let hidden = "(() => { const bar = document.querySelector('.tabs ul');\
                  return bar.scrollWidth - bar.clientWidth; })()";
    assert_eq!(reader.sees(hidden), 0, "the last tab of a film is cut");
    reader.open("years/2025.html");
    // A day and its month are two lines at most.
    let lines = "Math.max(...[...document.querySelectorAll('.ledger span.key')].map((key) => {\
                 const range = document.createRange(); range.selectNodeContents(key);\
                 return range.getClientRects().length; }))";
    let lines = reader.sees(lines).as_u64().unwrap_or(u64::MAX);
    assert!(lines <= 2, "a month is broken within its word: {lines} lines");
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
        reader.tells("Emulation.setEmulatedMedia", media);
        for page in PAGES {
            reader.open(page);
            reader.sees(&format!("(() => {{ {axe} }})()"));
            let run = "axe.run().then((r) => r.violations.map(\
                       (v) => v.id + ': ' + v.nodes.map((n) => n.html).slice(0, 3).join(' ')))";
            let found = serde_json::from_value(reader.sees(run));
            let found: Vec<String> = found.expect("axe gives a list");
            violations.extend(found.into_iter().map(|found| format!("{page}, {scheme}: {found}")));
        }
    }
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

/// Bytes that a server sends for a file, compressed as hosts do it.
fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    std::io::Write::write_all(&mut encoder, bytes).expect("memory can be written");
    encoder.finish().expect("memory can be written").len()
}

#[test]
fn the_first_view_of_a_film_is_light() {
    let Some(reader) = Reader::new() else { return };
    reader.open("films/ballerina-2025.html");
    let files = "[location.href, ...performance.getEntriesByType('resource').map((e) => e.name)]";
    let files: Vec<String> = serde_json::from_value(reader.sees(files)).expect("files have names");
    // The preview's own script is not on the site.
    let site = Path::new(env!("CARGO_MANIFEST_DIR"));
    let inputs = disk::read(site).expect("the articles can be read");
    let wiki = Wiki::compile(inputs, &Options::default());
    let (mut sent, mut raw, mut scripts, mut requests) = (0, 0, 0, 0);
    for file in &files {
        let path = file.strip_prefix(reader.site()).unwrap_or(file);
        let Some(route) = wiki.route(path) else { continue };
        let bytes = wiki.render(route).expect("it can be made");
        let size = compressed(&bytes);
        (sent, raw, requests) = (sent + size, raw + bytes.len(), requests + 1);
        scripts += if path.ends_with(".js") { size } else { 0 };
    }
    eprintln!(
        "a film's first view: {requests} requests, {sent} bytes sent, {raw} raw, {scripts} of scripts"
    );
    assert!(requests >= 3, "of {files:?} only {requests} are known");
    assert!(requests <= 6, "{files:?}");
    assert!(sent <= 45_000, "the first view of a film takes {sent} bytes, compressed");
    let all: usize = wiki
        .routes()
        .into_iter()
        .filter(|&route| {
            let path = wiki.path(route);
            // The others come when search is opened.
            ["wiki", "preview", "table"].iter().any(|name| path == format!("assets/{name}.js"))
        })
        .map(|route| compressed(&wiki.render(route).expect("it can be made")))
        .sum();
    assert!((5_000..=14_000).contains(&all), "all scripts together take {all} bytes, compressed");
}

#[test]
fn nothing_on_a_page_moves_and_every_focus_is_seen() {
    let Some(reader) = Reader::new() else { return };
    for width in [1280, 390] {
        reader.narrows_to(width);
        for page in PAGES {
            reader.open(page);
            let shift = reader.shift();
            // On a busy machine a page may be painted before it has wholly arrived.
            assert!(shift < 0.001, "{page} moves by {shift} at {width} px while it loads");
            let unseen = reader.loses();
            assert_eq!(unseen, json!([]), "the keyboard is lost on {page} at {width} px");
        }
    }
    reader.met_no_fault();
}
