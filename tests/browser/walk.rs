//! From page to page.

use serde_json::json;

use crate::FILM;
use crate::reader::Reader;

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
fn a_list_of_contents_follows_the_reading() {
    let Some(reader) = Reader::new() else { return };
    reader.open(&format!("{FILM}/production.html"));
    let here = "document.querySelector('.contents [aria-current]')?.textContent ?? null";
    for section in ["Filming", "Music"] {
        let id = section.to_lowercase();
        reader.sees(&format!("document.getElementById('{id}').scrollIntoView()"));
        reader.waits_for(here, section, "the contents do not say where the reader is");
        let covered = format!(
            "document.getElementById('{id}').getBoundingClientRect().top >= \
             document.querySelector('.tabs').getBoundingClientRect().bottom"
        );
        assert_eq!(reader.sees(&covered), true, "the tab bar covers the heading {section}");
    }
    assert_eq!(reader.shift(), 0.0, "the contents move while the reader scrolls");
    reader.met_no_fault();
}

#[test]
fn a_reader_without_a_wish_gets_a_random_film() {
    let Some(reader) = Reader::new() else { return };
    reader.open("people/ana-de-armas.html");
    reader.clicks(".random");
    let is_film = "document.readyState === 'complete' && /films\\/[^/]+\\.html$/.test(location.pathname) \
                   && document.querySelector('.tabs') !== null";
    reader.waits_for(is_film, true, "the button leads to no film with an article");
    reader.met_no_fault();
}

#[test]
fn a_page_is_cited_with_its_address_and_the_day() {
    let Some(reader) = Reader::new() else { return };
    reader.goes_to(&format!("{FILM}/cast.html?from=elsewhere#top"));
    reader.arrives_at(&format!("{FILM}/cast.html"));
    let address = format!("{}{FILM}/cast.html", reader.site());
    let line = reader.sees("document.querySelector('.cite p').textContent");
    let line = line.as_str().expect("a sentence");
    assert!(line.contains(&format!(", {address}, read ")), "nobody finds it again: {line}");
    let bibtex = reader.sees("document.querySelector('.cite pre').textContent");
    let bibtex = bibtex.as_str().expect("an entry");
    assert!(bibtex.contains(&format!("\n  url = {{{address}}},\n  urldate = {{2")), "{bibtex}");
    assert!(bibtex.ends_with("}\n}") && bibtex.matches("url = ").count() == 1, "{bibtex}");
    reader.met_no_fault();
}
