//! Looking something up: the field that jumps to a page, and the search page.

use serde_json::{Value, json};

use crate::reader::Reader;

/// The field's options, as the reader reads them.
const OPTIONS: &str =
    "[...document.querySelectorAll('#jump [role=option]')].map((o) => o.textContent)";

/// The results' titles.
const FOUND: &str = "[...document.querySelectorAll('.found > li > a')].map((a) => a.textContent)";

/// What is offered where nothing was found.
const LIKE: &str = "[...document.querySelectorAll('#results section a')].map((a) => a.textContent)";

fn ends(reader: &Reader) {
    let busy = "document.querySelector('#results').getAttribute('aria-busy')";
    reader.waits_for(busy, "false", "the search never ends");
}

/// Opens the search page as a link to it does.
fn searches(reader: &Reader, query: &str) {
    reader.goes_to(&format!("search.html?{query}"));
    reader.waits_for("location.search", format!("?{query}"), "the page never came");
    ends(reader);
}

/// The same, also without anything to look for.
fn searches_until(reader: &Reader, query: &str) {
    match query {
        "q=" => reader.open("search.html"),
        _ => searches(reader, query),
    }
}

/// Chooses a value of a filter with the keyboard.
fn chooses(reader: &Reader, name: &str, value: &str) {
    reader.sees(&format!(
        "(() => {{ const s = document.querySelector('select[name={name}]'); s.focus(); \
         s.value = '{value}'; s.dispatchEvent(new Event('change')); }})()"
    ));
}

fn types(reader: &Reader, text: &str) {
    reader.sees("document.querySelector('.site-search input').value = ''");
    reader.types(text);
}

#[test]
fn a_name_typed_with_errors_leads_to_its_page() {
    let Some(reader) = Reader::new() else { return };
    let focused = "document.activeElement === document.querySelector('.site-search input')";
    for (typed, name, path) in [
        ("keanu re", "Keanu Reeves", "people/keanu-reeves.html"),
        ("kaenu reves", "Keanu Reeves", "people/keanu-reeves.html"),
        ("seydous", "Léa Seydoux", "people/lea-seydoux.html"),
        ("lea syedoux", "Léa Seydoux", "people/lea-seydoux.html"),
        ("jon wick", "John Wick", "films/john-wick-2014.html"),
        ("knifes out", "Knives Out", "films/knives-out-2019.html"),
        ("balerina", "Ballerina", "films/ballerina-2025.html"),
        ("valerina", "Ballerina", "films/ballerina-2025.html"),
        ("allerina", "Ballerina", "films/ballerina-2025.html"),
    ] {
        reader.open("years/2025.html");
        reader.presses("/");
        assert_eq!(reader.sees(focused), true, "`/` does not lead to the search field");
        types(&reader, typed);
        let options = offered(&reader, typed);
        assert!(options[0].starts_with(name), "`{typed}` offers {options:?}");
        reader.presses("ArrowDown");
        let active =
            "document.querySelector('.site-search input').getAttribute('aria-activedescendant')";
        assert_eq!(reader.sees(active), "jump-0", "a screen reader does not hear the choice");
        reader.presses("Enter");
        reader.arrives_at(path);
    }
    reader.met_no_fault();
}

/// Waits for the list of what was typed, and gives it.
#[track_caller]
fn offered(reader: &Reader, typed: &str) -> Vec<String> {
    let last = "document.querySelector('#jump li:last-child')?.textContent";
    reader.waits_for(last, format!("Search all text for {typed}"), "no list comes");
    serde_json::from_value(reader.sees(OPTIONS)).expect("names")
}

#[test]
fn enter_leads_to_what_is_plainly_meant_and_searches_otherwise() {
    let Some(reader) = Reader::new() else { return };
    for (typed, path) in [
        ("Keanu Reeves", "people/keanu-reeves.html"),
        ("lea seydoux", "people/lea-seydoux.html"),
        // The spaces, the article and the year are as everybody likes.
        ("ian mc shane", "people/ian-mcshane.html"),
        ("notimetodie", "films/no-time-to-die-2021.html"),
        ("matrix", "films/the-matrix-1999.html"),
        ("Ballerina (2025 film)", "films/ballerina-2025.html"),
        // A part of a name may mean something else.
        ("keanu", "search.html"),
        ("submarine", "search.html"),
    ] {
        reader.open("years/2025.html");
        reader.presses("/");
        types(&reader, typed);
        let options = offered(&reader, typed);
        let active = "document.querySelector('#jump [aria-selected=true]')?.id ?? null";
        let expected = if path == "search.html" { json!(null) } else { json!("jump-0") };
        assert_eq!(reader.sees(active), expected, "`{typed}` offers {options:?}");
        reader.presses("Enter");
        reader.arrives_at(path);
    }

    // A name of several leads to all of them, unless it is said which.
    for (typed, path) in [
        ("john wick", "names/john-wick.html"),
        ("bladerunner", "names/blade-runner.html"),
        ("John Wick 2014", "films/john-wick-2014.html"),
    ] {
        reader.open("years/2025.html");
        reader.presses("/");
        types(&reader, typed);
        offered(&reader, typed);
        // A name is set as a name, also where it leads to all that have it.
        let note = "document.querySelector('#jump li > .note:first-child')";
        assert_eq!(reader.sees(note), json!(null), "`{typed}`: a note is set as a name");
        reader.presses("Enter");
        reader.arrives_at(path);
    }

    // Typed faster than the names come.
    reader.open("years/2025.html");
    reader.presses("/");
    types(&reader, "k");
    offered(&reader, "k");
    types(&reader, "Keanu Reeves");
    reader.presses("Enter");
    reader.arrives_at("people/keanu-reeves.html");

    // Who does not want it goes one back, or to the last line.
    reader.open("years/2025.html");
    reader.presses("/");
    types(&reader, "Keanu Reeves");
    offered(&reader, "Keanu Reeves");
    reader.presses("ArrowUp");
    reader.presses("Enter");
    reader.arrives_at("search.html");
    ends(&reader);

    // The search page itself searches.
    reader.clicks(".site-search input");
    types(&reader, "ballerina");
    offered(&reader, "ballerina");
    reader.presses("Enter");
    reader.waits_for("location.search", "?q=ballerina", "the search page does not search");
    reader.met_no_fault();
}

#[test]
fn names_are_found_wherever_the_spaces_are_and_few_letters_find_the_best_known() {
    let Some(reader) = Reader::new() else { return };
    reader.open("years/2025.html");
    for (typed, names) in [
        ("ian mc shane", &["Ian McShane"][..]),
        ("mc shane", &["Ian McShane"]),
        ("dearmas", &["Ana de Armas"]),
        ("de armas", &["Ana de Armas"]),
        ("the keanu reeves", &["Keanu Reeves"]),
        ("johnwick", &["John Wick"]),
        ("ballerina 2025", &["Ballerina"]),
        ("w", &["John Wick", "Winston Scott"]),
        ("re", &["Keanu Reeves", "Lance Reddick"]),
    ] {
        reader.sees("document.querySelector('.site-search input').focus()");
        types(&reader, typed);
        let options = offered(&reader, typed);
        for name in names {
            let is_there = options.iter().any(|option| option.starts_with(name));
            assert!(is_there, "`{typed}` does not offer {name} but {options:?}");
        }
        assert!(options[0].starts_with(names[0]), "`{typed}` offers {options:?}");
        if typed.len() < 3 {
            let begins = |option: &String| {
                let words = option.to_lowercase();
                words.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(typed))
            };
            assert!(options.iter().rev().skip(1).all(begins), "`{typed}` offers {options:?}");
        }
    }
    reader.met_no_fault();
}

#[test]
fn the_list_of_names_closes_and_hands_over_to_the_search_page() {
    let Some(reader) = Reader::new() else { return };
    reader.open("films/ballerina-2025.html");
    let scripts = "[...document.scripts].filter((s) => /jump/.test(s.src)).length";
    assert_eq!(reader.sees(scripts), 0, "names are loaded before anybody looks for one");
    reader.clicks(".site-search input");
    types(&reader, "wick");
    let expanded = "document.querySelector('.site-search input').getAttribute('aria-expanded')";
    reader.waits_for(expanded, "true", "no list comes");
    reader.presses("Escape");
    assert_eq!(reader.sees(expanded), "false", "Escape does not close the list");
    assert_eq!(reader.sees("document.querySelector('#jump').checkVisibility()"), false);
    reader.presses("Enter");
    reader.arrives_at("search.html");
    assert_eq!(reader.sees("new URLSearchParams(location.search).get('q')"), "wick");
    reader.met_no_fault();
}

#[test]
fn a_film_is_found_once_and_filters_narrow_what_is_found() {
    let Some(reader) = Reader::new() else { return };
    searches(&reader, "q=filming+budapest");
    let found: Vec<String> = serde_json::from_value(reader.sees(FOUND)).expect("titles");
    assert!(found.contains(&"Ballerina".to_string()), "found: {found:?}");
    let mut once = found.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), found.len(), "something is found twice: {found:?}");

    searches(&reader, "q=john+wick");
    let all: Vec<String> = serde_json::from_value(reader.sees(FOUND)).expect("titles");
    let headings =
        "[...document.querySelectorAll('#results h2')].map((h) => h.firstChild.data.trim())";
    let headings: Vec<String> = serde_json::from_value(reader.sees(headings)).expect("kinds");
    assert!(headings.starts_with(&["Films".to_string()]), "kinds: {headings:?}");
    assert!(headings.len() > 2, "kinds: {headings:?}");
    chooses(&reader, "year", "2010s");
    reader.waits_for("new URLSearchParams(location.search).get('year')", "2010s", "no address");
    reader.waits_for(&format!("{FOUND}.length < {}", all.len()), true, "the filter does nothing");
    ends(&reader);
    let years = "[...document.querySelectorAll('.found > li > .year')].map((y) => y.textContent)";
    let ten: Vec<String> = serde_json::from_value(reader.sees(years)).expect("years");
    assert!(ten.len() > 1 && ten.iter().all(|year| year.starts_with("201")), "{ten:?}");
    let focus = "document.activeElement.name ?? null";
    assert_eq!(reader.sees(focus), "year", "who chooses with the keyboard loses the place");

    chooses(&reader, "year", "2014");
    reader.waits_for(years, json!(["2014"]), "a decade does not open into its years");
    ends(&reader);
    let one = "document.querySelector('select[name=year]').selectedOptions[0].textContent.trim()";
    assert_eq!(reader.sees(one), "2014 (1)", "the chosen year cannot be seen any more");
    let place = "document.querySelector('select[name=year]').getBoundingClientRect().top";
    let before = reader.sees(place);
    reader.sees("history.back()");
    reader.waits_for(&format!("{years}.length"), ten.len(), "Back does not bring the decade back");
    ends(&reader);
    assert_eq!(reader.sees(place), before, "the filters move below the hand");

    searches(&reader, "q=john+wick&genre=action");
    let genre = "document.querySelector('select[name=genre]').value";
    assert_eq!(reader.sees(genre), "Action", "an address without capitals finds nothing");

    for kind in ["character", "characters", "Characters"] {
        searches(&reader, &format!("q=john+wick&kind={kind}"));
        let heading = "document.querySelector('#results h2')?.firstChild.data.trim()";
        assert_eq!(reader.sees(heading), "Characters", "`kind={kind}` finds no character");
        let current = "document.querySelector('#narrow [aria-current]')?.firstChild.data.trim()";
        assert_eq!(reader.sees(current), "Characters", "`kind={kind}` is not marked");
    }

    searches(&reader, "q=wick&year=2014");
    let genre = "document.querySelector('select[name=genre]').checkVisibility()";
    assert_eq!(reader.sees(genre), false, "a filter is offered that changes nothing");
    reader.met_no_fault();
}

#[test]
fn the_search_page_uses_its_width_and_nothing_on_it_moves() {
    let Some(reader) = Reader::new() else { return };
    for width in [1280, 390] {
        reader.narrows_to(width);
        for query in ["q=john+wick", "q=john+wick&year=2014", "q=reeves+submarine", "q=xqzvk", "q="]
        {
            searches_until(&reader, query);
            let shift = reader.shift();
            assert!(shift == 0.0, "search.html?{query} moves by {shift} at {width} px");
        }
    }
    // The index of all text comes late, as to a slow phone: names stand there by then.
    reader.narrows_to(390);
    reader.delays("pagefind/filmwiki.json", 1500);
    reader.goes_to("search.html?q=wick");
    let there = "document.querySelector('.found li') !== null";
    reader.waits_for(there, true, "no name comes before the text");
    reader.sees(&format!(
        "(() => {{ window.gone = false; const watch = () => {{ window.gone ||= !({there}); \
         requestAnimationFrame(watch); }}; watch(); }})()"
    ));
    ends(&reader);
    assert_eq!(reader.sees("gone"), false, "the names vanish for a moment when the text comes");
    let shift = reader.shift();
    assert!(shift == 0.0, "what comes late moves the results by {shift}");
    reader.narrows_to(1280);
    searches(&reader, "q=john+wick");
    let edge = "document.querySelector('#narrow').getBoundingClientRect().right > 1150";
    assert_eq!(reader.sees(edge), true, "the right third of the page is empty");
    let beside = "document.querySelector('#narrow').getBoundingClientRect().left > \
                  document.querySelector('#results').getBoundingClientRect().right";
    assert_eq!(reader.sees(beside), true, "the filters push the results down");
    assert_eq!(reader.loses(), json!([]), "the keyboard is lost among the results");
    reader.met_no_fault();
}

#[test]
fn words_of_a_plot_are_not_shown_before_the_reader_asks() {
    let Some(reader) = Reader::new() else { return };
    let text = "document.querySelector('#results .found').textContent";
    searches(&reader, "q=nanobots");
    let before: String = serde_json::from_value(reader.sees(text)).expect("text");
    assert!(before.contains("No Time to Die") && before.contains("In the plot"), "{before}");
    assert!(!before.contains("nanobots"), "the plot is told: {before}");
    reader.clicks(".found button");
    reader.waits_for(&format!("{text}.includes('nanobots')"), true, "no excerpt comes");

    reader.sees("localStorage.setItem('filmwiki.spoilers', JSON.stringify({ '*': 1 }))");
    searches(&reader, "q=nanobots");
    reader.waits_for(&format!("{text}.includes('nanobots')"), true, "the choice is forgotten");
    let link = reader.sees("document.querySelector('.found ul a').href");
    let link = link.as_str().expect("a link");
    assert!(link.contains("films/no-time-to-die-2021/plot.html#"), "leads to {link}");
    reader.met_no_fault();
}

#[test]
fn what_is_not_there_is_said_with_what_was_perhaps_meant() {
    let Some(reader) = Reader::new() else { return };
    searches(&reader, "q=balerrina");
    let said = "document.querySelector('#said').textContent";
    let words = "Nothing here is called or says “balerrina”.";
    assert_eq!(reader.sees(said), words, "a screen reader does not hear that nothing is found");
    let like: Vec<String> = serde_json::from_value(reader.sees(LIKE)).expect("names");
    assert_eq!(like.first().map(String::as_str), Some("Ballerina"), "offered: {like:?}");
    assert_eq!(reader.sees("document.querySelector('#browse').checkVisibility()"), true);

    searches(&reader, "q=xqzvk+balerrina+reeves");
    let like: Vec<String> = serde_json::from_value(reader.sees(LIKE)).expect("names");
    assert_eq!(like, ["Ballerina"], "one wrong word, and nothing is offered");
    let filters =
        "[...document.querySelectorAll('#narrow *')].filter((e) => e.checkVisibility()).length";
    assert_eq!(reader.sees(filters), 0, "filters are offered where there is nothing to filter");
    reader.clicks("#results .plain a");
    reader.waits_for("new URLSearchParams(location.search).get('q')", "reeves", "fewer words");
    ends(&reader);
    assert!(reader.sees(FOUND).to_string().contains("Keanu Reeves"), "the fewer words find less");

    searches(&reader, "q=ballerina&genre=Western");
    let words = "Nothing here is called or says “ballerina” and passes the filters.";
    assert_eq!(reader.sees(said), words, "what the filters exclude is said not to be there");
    let genre = "document.querySelector('select[name=genre]').selectedOptions[0].textContent";
    assert_eq!(reader.sees(genre), "Western (0)", "what excludes everything cannot be seen");
    reader.clicks("#results .plain a");
    reader.waits_for("location.search", "?q=ballerina", "the filters stay");
    ends(&reader);
    assert_eq!(reader.sees(FOUND)[0], "Ballerina", "without filters there is still nothing");
    reader.met_no_fault();
}

#[test]
fn a_page_that_is_not_there_offers_names_that_are_spelled_like_it() {
    let Some(reader) = Reader::new() else { return };
    reader.open("people/keanu-reevs.html");
    reader.clicks(".site-search input");
    let options = offered(&reader, "keanu reevs");
    assert!(options[0].starts_with("Keanu Reeves"), "offered: {options:?}");
}

#[test]
fn before_the_index_is_there_names_are_found() {
    let Some(reader) = Reader::new() else { return };
    reader.tells("Network.setBlockedURLs", json!({ "urls": ["*/pagefind/*"] }));
    reader.goes_to("search.html?q=ballerina");
    reader.arrives_at("search.html");
    reader.waits_for(
        "document.querySelector('#said').textContent.includes('Names are searched')",
        true,
        "nobody says that there is no index",
    );
    let found: Value = reader.sees(FOUND);
    assert_eq!(found[0], "Ballerina", "names are not found without the index: {found}");

    reader.goes_to("search.html?q=john+wick&kind=character");
    reader.waits_for(
        FOUND,
        json!(["John Wick"]),
        "names are not found by what one of a kind is called",
    );
}

#[test]
fn the_search_field_says_its_keys_and_leaves_its_text_alone() {
    let Some(reader) = Reader::new() else { return };
    reader.open("films/index.html");
    let has = |name: &str| {
        reader.sees(&format!("document.querySelector('.site-search input').getAttribute('{name}')"))
    };
    for (name, value) in [
        ("aria-keyshortcuts", "/ Control+K"),
        ("autocomplete", "off"),
        ("autocapitalize", "none"),
        ("spellcheck", "false"),
    ] {
        assert_eq!(has(name), value, "{name}");
    }
    reader.met_no_fault();
}
