//! What the page of a year says: its films, those without an article apart.
//!
//! In: the year. Out: the sentence on top, and the lists.

use crate::entity::EntityId;
use crate::render::entity::{directed_by, films_of_year};
use crate::render::film::film_link;
use crate::render::html::Html;
use crate::render::views::{Ledger, LedgerRow, Link};
use crate::render::{Site, phrases};

/// `Two films of this wiki are from 1974, and one more is named in it.`
pub fn lede(site: &Site, id: EntityId) -> String {
    let (written, named) = films(site, id);
    let count = |number: usize| phrases::capitalised(&phrases::count(number, "film", "films"));
    let be = |number: usize| if number == 1 { "is" } else { "are" };
    let year = &site.graph.entity(id).name;
    let (written, named) = (written.len(), named.len());
    let of_wiki = || format!("{} of this wiki {} from {year}", count(written), be(written));
    match (written, named) {
        (_, 0) => format!("{}.", of_wiki()),
        (0, _) => format!("{} from {year} {} named in this wiki.", count(named), be(named)),
        _ => {
            let more = phrases::spelled(named);
            format!("{}, and {more} more {} named in it.", of_wiki(), be(named))
        }
    }
}

/// Its films by day, and those that articles only name.
pub fn ledgers(site: &Site, id: EntityId, root: &str) -> Vec<Ledger> {
    let (written, named) = films(site, id);
    let rows = |films: Vec<EntityId>| -> Vec<LedgerRow> {
        films.into_iter().map(|film| row(site, id, root, film)).collect()
    };
    let note = String::new;
    vec![
        Ledger { id: "films", heading: "Films", note: note(), rows: rows(written) },
        Ledger {
            id: "unwritten",
            heading: "Named, not written yet",
            note: note(),
            rows: rows(named),
        },
    ]
}

/// The films of a year that have an article, and those that have none, each by day.
fn films(site: &Site, id: EntityId) -> (Vec<EntityId>, Vec<EntityId>) {
    let mut films = films_of_year(site, id).to_vec();
    films.sort_by_cached_key(|&film| {
        let day = site.facts(film).and_then(|facts| facts.released).map(|date| date.iso());
        (day.is_none(), day, film)
    });
    films.into_iter().partition(|&film| site.graph.entity(film).article.is_some())
}

fn row(site: &Site, id: EntityId, root: &str, film: EntityId) -> LedgerRow {
    let year = site.graph.entity(id).year;
    let released = site.facts(film).and_then(|facts| facts.released);
    let day = released.filter(|date| Some(date.year) == year && date.month.is_some());
    let key = day.map(|date| {
        let spelled = date.spelled();
        spelled.rsplit_once(' ').map_or(spelled.clone(), |(day, _)| day.to_string())
    });
    LedgerRow {
        key: key.unwrap_or_default(),
        key_href: None,
        subject: Link { note: String::new(), ..film_link(site, root, film) },
        is_film: true,
        role: Html(directed_by(site, root, film)),
    }
}
