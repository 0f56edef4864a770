//! A page of the preview while its article is written.

use std::fs;
use std::time::Duration;

use serde_json::json;

use crate::preview::Preview;
use crate::reader::Reader;

/// The page is in the background until the reader looks at it.
const BACKGROUND: &str =
    "Object.defineProperty(document, 'hidden', { get: () => !window.looked });";

/// The browser tells a page nothing about the answer that it came with.
const TACITURN: &str = "performance.getEntriesByType = () => [];";

/// The reader looks at the page.
const LOOKS: &str = "(() => { window.looked = true; \
                     document.dispatchEvent(new Event('visibilitychange')); })()";

#[test]
fn a_page_whose_article_changed_before_it_listened_is_shown_anew() {
    let Some(reader) = Reader::new() else { return };
    let wiki = tempfile::tempdir().expect("a folder can be made");
    fs::create_dir(wiki.path().join("seeds")).expect("a folder can be made");
    let article = wiki.path().join("seeds/harbour.txt");
    let write = |adjective: &str| {
        let text = format!("= Harbour (1962 film) =\n\nHarbour is a {adjective} 1962 film.\n");
        fs::write(&article, text).expect("an article can be written");
    };
    write("long");
    let preview = Preview::start(wiki.path());
    let shows = |adjective: &str| {
        format!("document.querySelector('main').textContent.includes('a {adjective} 1962')")
    };
    let is_served = |adjective: &str| {
        let text = "fetch(location.href).then((answer) => answer.text())";
        format!("{text}.then((text) => text.includes('a {adjective} 1962'))")
    };
    for (adjectives, script) in [(["silent", "short"], BACKGROUND), (["slow", "wet"], TACITURN)] {
        reader.tells("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
        reader.leaves_for(&format!("{}films/harbour-1962.html", preview.url));
        reader.arrives_at("films/harbour-1962.html");
        for adjective in adjectives {
            write(adjective);
            reader.waits_for(&is_served(adjective), true, "the article is not read again");
            assert_eq!(reader.sees(&shows(adjective)), false, "nobody has looked yet");
            reader.sees(LOOKS);
            reader.waits_for(&shows(adjective), true, "the old page stays");
            reader.waits_for("document.readyState", "complete", "the page does not come");
        }
        // What is shown is what there is: nothing is loaded again.
        reader.sees("window.stays = true");
        reader.sees(LOOKS);
        std::thread::sleep(Duration::from_millis(300));
        assert_eq!(reader.sees("window.stays"), true, "a page of now is loaded again");
    }
    reader.met_no_fault();
}
