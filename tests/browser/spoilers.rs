//! What a plot tells stays behind a click until the reader wants it otherwise.

use crate::FILM;
use crate::reader::Reader;

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
fn who_wants_to_see_the_plots_of_all_films_of_a_character_sees_the_character() {
    let Some(reader) = Reader::new() else { return };
    let character = "characters/john-wick.html";
    let are_open = "[...document.querySelectorAll('main details.spoiler')].every((d) => d.open)";
    let choose = |films: &str| {
        reader.sees(&format!(
            "localStorage.setItem('filmwiki.spoilers', JSON.stringify(Object.fromEntries( \
             document.body.dataset.film.split(' '){films}.map((film) => ['=' + film, 1]))))"
        ));
        reader.open(character);
    };
    reader.open(character);
    choose(".slice(1)");
    assert_eq!(reader.sees(are_open), false, "a plot is told that nobody has asked for");
    choose("");
    reader.waits_for(are_open, true, "the plots that the reader wants are hidden");
    reader.met_no_fault();
}

#[test]
fn a_fate_in_an_infobox_is_hidden_where_the_infobox_is_open() {
    let Some(reader) = Reader::new() else { return };
    reader.open("characters/john-wick.html");
    // Beside the text, where the infobox is always open, and below it.
    let height = "document.querySelector('.infobox .spoiler').getBoundingClientRect().height \
                  > document.querySelector('.infobox .spoiler summary').offsetHeight + 4";
    assert_eq!(reader.sees(height), false, "an infobox tells how its character ends");
    reader.clicks(".infobox .spoiler summary");
    reader.waits_for(height, true, "an infobox does not tell who asks");
    reader.met_no_fault();
}

#[test]
fn paper_says_that_the_plot_is_left_out_and_where_the_whole_article_is() {
    let Some(reader) = Reader::new() else { return };
    let plot = format!("{FILM}/plot.html");
    let note = "document.querySelector('.left-out').checkVisibility()";
    reader.open(&plot);
    assert_eq!(reader.sees(note), false, "the note for paper stands on the screen");
    reader.prints();
    assert_eq!(reader.sees(note), true, "a plot prints as an empty page that says nothing");
    let words = reader.sees("document.querySelector('.left-out').textContent");
    let words = words.as_str().expect("it has words");
    assert!(words.contains(&format!("{FILM}/print.html")), "{words}");
    let buttons = "[...document.querySelectorAll('.foot button, .foot a')] \
                   .filter((e) => e.checkVisibility()).map((e) => e.textContent)";
    assert_eq!(reader.sees(buttons), serde_json::json!([]), "paper has buttons");
    reader.sees("document.querySelector('main > details.spoiler').open = true");
    assert_eq!(reader.sees(note), false, "an open plot is said to be left out");
}
