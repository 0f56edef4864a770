//! Previews of links.

use serde_json::json;

use crate::FILM;
use crate::reader::Reader;

const CARD: &str = "document.querySelector('#preview small')?.textContent ?? null";

/// The sentence on the card.
const WORDS: &str = "document.querySelector('#preview p')?.textContent ?? null";

#[test]
fn a_link_shows_what_it_leads_to_until_the_reader_goes_on() {
    let Some(reader) = Reader::new() else { return };
    reader.open(&format!("{FILM}.html"));
    reader.points_at("main .lead a[href$='john-wick-chapter-4-2023.html']");
    reader.waits_for(CARD, "Film, 2023", "there is no preview");
    let link = "main .lead a[href$='john-wick-chapter-4-2023.html']";
    let describes = format!("document.querySelector(\"{link}\").getAttribute('aria-describedby')");
    assert_eq!(reader.sees(&describes), "preview", "a screen reader is not told of the preview");
    let has_card = "document.querySelector('#preview .card svg') !== null";
    assert_eq!(reader.sees(has_card), true, "the preview of a film has no title card");

    reader.points_at("#preview p");
    std::thread::sleep(std::time::Duration::from_millis(400));
    assert_eq!(reader.sees(CARD), "Film, 2023", "who moves onto the preview loses it");
    reader.points_at("h1");
    reader.waits_for(CARD, json!(null), "the preview stays when the reader has gone on");

    let person = "main .lead a[href$='ana-de-armas.html']";
    reader.sees(&format!("document.querySelector(\"{person}\").focus({{ focusVisible: true }})"));
    reader.waits_for(CARD, "Person", "the keyboard gets no preview");
    let words = reader.sees(WORDS);
    assert!(words.to_string().contains("actress from Cuba"), "the lead is not used: {words}");
    reader.presses("Escape");
    reader.waits_for(CARD, json!(null), "Escape does not send the preview away");
    assert_eq!(reader.shift(), 0.0, "a preview moves the page");
    reader.met_no_fault();
}

#[test]
fn no_preview_tells_a_plot_and_none_comes_when_they_are_off() {
    let Some(reader) = Reader::new() else { return };
    reader.open(&format!("{FILM}/cast.html"));
    reader.points_at(".cast a[href$='characters/lena.html']");
    reader.waits_for(CARD, "Character", "there is no preview");
    let words = reader.sees("document.querySelector('#preview').textContent");
    assert!(!words.to_string().contains("sister"), "the preview tells the plot: {words}");

    reader.sees("localStorage.setItem('filmwiki.look', '{\"previews\":\"off\"}')");
    reader.open(&format!("{FILM}.html"));
    reader.points_at("main .lead a[href$='john-wick-chapter-4-2023.html']");
    std::thread::sleep(std::time::Duration::from_millis(900));
    assert_eq!(reader.sees(CARD), json!(null), "a preview comes although previews are off");
    reader.met_no_fault();
}

#[test]
fn a_preview_says_who_a_character_is_and_comes_for_no_finger() {
    let Some(reader) = Reader::new() else { return };
    reader.open(&format!("{FILM}/cast.html"));
    let link = ".cast a[href$='characters/eve-macarro.html']";
    reader.points_at(link);
    reader.waits_for(CARD, "Character", "there is no preview");
    let words: String = serde_json::from_value(reader.sees(WORDS)).expect("a sentence");
    assert!(words.starts_with("Character in Ballerina"), "{words}");
    assert!(words.contains("A ballerina who is beginning to train"), "nobody is told who: {words}");

    reader.points_at("h1");
    reader.waits_for(CARD, json!(null), "the preview stays when the reader has gone on");
    // A finger comes to a link without resting on it.
    reader.sees(&format!(
        "document.querySelector(\"{link}\").dispatchEvent(\
         new PointerEvent('pointerover', {{ pointerType: 'touch', bubbles: true }}))"
    ));
    std::thread::sleep(std::time::Duration::from_millis(900));
    assert_eq!(reader.sees(CARD), json!(null), "a preview covers what a finger is on");
    reader.met_no_fault();
}
