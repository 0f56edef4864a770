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
    reader.types("wick");
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
        "(() => { const genre = document.querySelector('[name=genre]'); \
         genre.value = 'Science fiction'; genre.dispatchEvent(new Event('change')); })()",
    );
    reader.clicks("[name=to]");
    reader.types("1999");
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
    // Nothing is where it is not by the address, at any width.
    for width in [390, 1280] {
        reader.narrows_to(width);
        for choice in ["genre=Action&from=1990", "runtime=120-149&sort=-gross", "q=wick"] {
            reader.sees(&format!("location.assign('index.html?{choice}')"));
            reader.waits_for("location.search", format!("?{choice}"), "the page never came");
            reader.arrives_at("films/index.html");
            reader.waits_for(
                "document.querySelector('.count').textContent.includes(' of ')",
                true,
                "the address is not looked at",
            );
            let shift = reader.shift();
            assert!(shift == 0.0, "?{choice} moves the page by {shift} at {width} px");
            let shown =
                "document.querySelector('#films').checkVisibility({ visibilityProperty: true })";
            assert_eq!(reader.sees(shown), true, "the table stays hidden");
        }
    }
    reader.met_no_fault();
}

#[test]
fn back_undoes_one_choice_after_the_other() {
    let Some(reader) = Reader::new() else { return };
    reader.open("index.html");
    reader.clicks("header nav a[href='films/index.html']");
    reader.arrives_at("films/index.html");
    let rows = "document.querySelectorAll('#films tbody tr').length";
    let all = reader.sees(rows);
    let first = "document.querySelector('#films tbody th').textContent";
    let by_title = reader.sees(first);
    reader.clicks(".f-q input");
    reader.types("wick");
    reader.waits_for("location.search", "?q=wick", "what is typed is not in the address");
    let wick = reader.sees(rows);
    assert_ne!(wick, all, "no filter");
    reader.sees(
        "(() => { const s = document.querySelector('[name=runtime]'); \
         s.value = '150-'; s.dispatchEvent(new Event('change')); })()",
    );
    reader.waits_for("location.search", "?q=wick&runtime=150-", "no address");
    let titles = "[...document.querySelectorAll('#films tbody th')].map((c) => c.textContent)";
    assert_eq!(reader.sees(titles), json!(["John Wick: Chapter 4"]), "not by runtime");
    reader.clicks("#films th[data-k=year] button");
    reader.waits_for("location.search", "?q=wick&runtime=150-&sort=-year", "no address");

    let runtime = "document.querySelector('[name=runtime]').value";
    let sorted = "document.querySelector('#films th[data-k=year]').ariaSort";
    for (address, kept, long, year) in [
        ("?q=wick&runtime=150-", json!(1), "150-", json!(null)),
        ("?q=wick", wick, "", json!(null)),
        ("", all, "", json!(null)),
    ] {
        reader.sees("history.back()");
        reader.waits_for("location.search", address, "Back leaves the list");
        reader.waits_for(rows, kept, "Back does not undo the choice");
        assert_eq!(reader.sees(runtime), long, "the field shows another choice");
        assert_eq!(reader.sees(sorted), year, "the column shows another order");
    }
    assert_eq!(reader.sees("document.querySelector('[name=q]').value"), "", "the word stays");
    assert_eq!(reader.sees(first), by_title, "the order is another");
    reader.sees("history.back()");
    reader.arrives_at("index.html");

    reader.open("films/index.html");
    reader.sees(
        "(() => { const s = document.querySelector('[name=gross]'); \
         s.value = '250000000'; s.dispatchEvent(new Event('change')); })()",
    );
    reader.waits_for("location.search", "?gross=250000000", "no address");
    let grosses = "[...document.querySelectorAll('#films tbody td:last-child')]\
                   .every((c) => c.dataset.v >= 250e6)";
    assert_eq!(reader.sees(grosses), true, "films that took less are there, too");

    // A letter leads to its films, whatever is chosen.
    reader.sees("location.assign('index.html?q=wick')");
    reader.waits_for("location.search", "?q=wick", "the page never came");
    reader.arrives_at("films/index.html");
    reader.waits_for(rows, 4, "the address is not looked at");
    reader.clicks(".az a[href='#u']");
    reader.waits_for("location.search + location.hash", "#u", "the choice stays in the way");
    let top = "document.querySelector('#u').getBoundingClientRect().top < innerHeight";
    reader.waits_for(top, true, "the letter leads nowhere");
    reader.sees("history.back()");
    reader.waits_for("location.search", "?q=wick", "Back does not bring the choice back");
    reader.waits_for(rows, 4, "Back does not bring the choice back");
    reader.met_no_fault();
}
