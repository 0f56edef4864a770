//! The list of all films.

use serde_json::json;

use crate::reader::Reader;

#[test]
fn the_films_table_sorts_and_filters() {
    let Some(reader) = Reader::new() else { return };
    let column = |nth: u32| {
        let script = format!(
            "[...document.querySelectorAll('#films tbody tr > :nth-child({nth})')]\
             .map((cell) => cell.textContent.trim())"
        );
        serde_json::from_value::<Vec<String>>(reader.sees(&script)).expect("cells have text")
    };
    reader.open("films/index.html");
    let by_title = column(1);
    assert!(by_title.len() > 10, "the table has only {} films", by_title.len());

    reader.clicks("#films th:nth-child(2) button");
    let sorted = "document.querySelector('#films th:nth-child(2)').getAttribute('aria-sort')";
    reader.waits_for(sorted, "descending", "a click on Year sorts nothing");
    let mut years = column(2);
    years.reverse();
    assert!(years.is_sorted(), "not by year: {years:?}");
    assert_ne!(column(1), by_title, "the order is the old one");
    reader.clicks("#films th:nth-child(2) button");
    reader.waits_for(sorted, "ascending", "a second click does not turn the order around");
    assert_eq!(column(2), years);

    reader.clicks(".f-q input");
    reader.tab.type_str("wick").expect("a reader can type");
    let rows = "document.querySelectorAll('#films tbody tr').length";
    reader.waits_for(&format!("{rows} < {}", by_title.len()), true, "no filter");
    let kept = column(1);
    let texts =
        reader.sees("[...document.querySelectorAll('#films tbody tr')].map((r) => r.textContent)");
    let texts: Vec<String> = serde_json::from_value(texts).expect("rows have text");
    assert!(texts.iter().all(|row| row.to_lowercase().contains("wick")), "{texts:?}");
    let said = format!("{} of {} films", kept.len(), by_title.len());
    reader.waits_for("document.querySelector('.count').textContent", said, "nothing is said");
    reader.met_no_fault();
}

#[test]
fn a_choice_of_films_is_in_the_address_and_comes_back_from_it() {
    let Some(reader) = Reader::new() else { return };
    reader.open("films/index.html");
    let films = "[...document.querySelectorAll('#films tbody th')].map((cell) => cell.textContent)";
    reader.sees(
        "(() => { const genre = document.querySelector('.f-genre select'); \
         genre.value = 'Science fiction'; genre.dispatchEvent(new Event('change')); })()",
    );
    reader.clicks(".f-to input");
    reader.tab.type_str("1999").expect("a reader can type");
    reader.waits_for(films, json!(["Blade Runner"]), "the filters do not hold together");
    let address = reader.sees("location.search");
    assert_eq!(address, "?to=1999&genre=Science+fiction", "the choice is not in the address");

    reader.open("index.html");
    reader.sees("location.assign('films/index.html?genre=science+fiction&sort=-gross')");
    reader.arrives_at("films/index.html");
    reader.waits_for(
        films,
        json!(["Blade Runner 2049", "Blade Runner"]),
        "an address with a choice shows something else",
    );
    reader.met_no_fault();
}
