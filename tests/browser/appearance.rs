//! The menu "Appearance".

use serde_json::json;

use crate::FILM;
use crate::reader::Reader;

/// Picks an option of the menu, which is open.
#[track_caller]
fn picks(reader: &Reader, option: &str) {
    let label = format!(
        "[...document.querySelectorAll('.look-menu label')]\
         .find((label) => label.textContent === '{option}')"
    );
    reader.sees(&format!("{label}.click()"));
    reader.waits_for(&format!("{label}.control.checked"), true, "the option cannot be picked");
}

#[test]
fn a_reader_chooses_how_pages_look_and_finds_every_page_so() {
    let Some(reader) = Reader::new() else { return };
    let paper = "getComputedStyle(document.body).backgroundColor";
    let letters = "getComputedStyle(document.documentElement).fontSize";
    reader.open("index.html");
    let light = reader.sees(paper);
    let standard = reader.sees(letters);

    let open = "document.querySelector('.look-menu').matches(':popover-open')";
    reader.sees("document.querySelector('.look > button').focus()");
    reader.presses("Enter");
    reader.waits_for(open, true, "the keyboard does not open the menu");
    reader.presses("Tab");
    let inside = "document.activeElement.closest('.look-menu') !== null";
    assert_eq!(reader.sees(inside), true, "the keyboard does not get into the menu");
    picks(&reader, "Dark");
    picks(&reader, "Large");
    assert_ne!(reader.sees(paper), light, "a page that is chosen to be dark is light");
    assert_ne!(reader.sees(letters), standard, "the text does not grow");
    let dark = reader.sees(paper);
    reader.presses("Escape");
    reader.waits_for(open, false, "Escape does not close the menu");
    let focus = "document.activeElement === document.querySelector('.look > button')";
    assert_eq!(reader.sees(focus), true, "who closes the menu is lost on the page");

    reader.open(&format!("{FILM}/cast.html"));
    assert_eq!(reader.sees(paper), dark, "the choice is forgotten on the next page");
    let early = "[...document.head.children].findIndex((e) => e.matches('script:not([src])')) < \
                 [...document.head.children].findIndex((e) => e.matches('[rel=stylesheet]'))";
    assert_eq!(reader.sees(early), true, "the page is painted before the choice is known");
    assert_eq!(reader.shift(), 0.0, "the choice moves what is already on the page");

    reader.clicks(".look > button");
    picks(&reader, "Light");
    picks(&reader, "Standard");
    assert_eq!(reader.sees(paper), light);
    picks(&reader, "System");
    let chosen = reader.sees("{...document.documentElement.dataset}");
    assert_eq!(chosen, json!({}), "something stays chosen where the reader chose nothing");
    reader.met_no_fault();
}

#[test]
fn the_menu_shows_plots_of_one_film_or_of_all_and_hides_them_again() {
    let Some(reader) = Reader::new() else { return };
    let plot = format!("{FILM}/plot.html");
    let told = "document.querySelector('main > details.spoiler').open";
    reader.open(&plot);
    reader.clicks(".look > button");
    picks(&reader, "Show for this film");
    reader.waits_for(told, true, "the plot of the film stays hidden");
    reader.sees("document.querySelector('.look-menu fieldset:last-child input').click()");
    reader.waits_for(told, false, "the plot is still told");
    picks(&reader, "Show for all films");
    reader.open("films/knives-out-2019/plot.html");
    reader.waits_for(told, true, "the plot of another film stays hidden");
    reader.open("people/keanu-reeves.html");
    reader.clicks(".look > button");
    let labels = "[...document.querySelectorAll('.look-menu fieldset:last-child label')]\
                  .map((label) => label.textContent)";
    assert_eq!(
        reader.sees(labels),
        json!(["Show for all films"]),
        "a page of several films offers a choice for one"
    );
    reader.met_no_fault();
}
