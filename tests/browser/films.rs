//! The list of all films.

use serde_json::json;

use crate::reader::Reader;

#[test]
fn the_films_table_sorts_and_filters() {
    let Some(reader) = Reader::new() else { return };
    let column = |nth: u32| {
        let script = format!(
            "[...document.querySelectorAll('#films tbody tr:not([hidden]) > :nth-child({nth})')]\
             .map((cell) => cell.textContent.trim())"
        );
        serde_json::from_value::<Vec<String>>(reader.sees(&script)).expect("cells have text")
    };
    reader.open("films/index.html");
    let by_title = column(1);
    assert!(by_title.len() > 10, "the table has only {} films", by_title.len());

    reader.clicks("#films th:nth-child(2) button");
    let sorted = "document.querySelector('#films th:nth-child(2)').getAttribute('aria-sort')";
    reader.waits_for(sorted, "ascending", "a click on Year sorts nothing");
    let mut years = column(2);
    assert!(years.is_sorted(), "not by year: {years:?}");
    assert_ne!(column(1), by_title, "the order is the old one");
    reader.clicks("#films th:nth-child(2) button");
    reader.waits_for(sorted, "descending", "a second click does not turn the order around");
    years.reverse();
    assert_eq!(column(2), years);

    reader.clicks("[data-filter-for=films] input");
    reader.tab.type_str("wick").expect("a reader can type");
    reader.waits_for(
        "document.querySelectorAll('#films tr[hidden]').length > 0",
        true,
        "no filter",
    );
    let kept = column(1);
    assert!(!kept.is_empty() && kept.len() < by_title.len(), "kept: {kept:?}");
    let rows = reader.sees(
        "[...document.querySelectorAll('#films tbody tr:not([hidden])')].map((r) => r.textContent)",
    );
    let rows: Vec<String> = serde_json::from_value(rows).expect("rows have text");
    assert!(rows.iter().all(|row| row.to_lowercase().contains("wick")), "{rows:?}");
    let said =
        reader.sees("document.querySelector('[data-filter-for=films] [aria-live]').textContent");
    assert_eq!(said, json!(format!("{} of {}", kept.len(), by_title.len())));
    reader.met_no_fault();
}
