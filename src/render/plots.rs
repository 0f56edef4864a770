//! Whose plots a text may tell.
//!
//! In: what a hidden text is about. Out: the slugs of the films whose plots it may tell,
//! separated by spaces. A reader who has chosen to see the plots of all of them is shown
//! the text; [`ANY`] is shown to those who want to see every plot.

use crate::entity::EntityId;
use crate::model::kind::Kind;
use crate::render::Site;
use crate::render::entity::films;

/// No film's in particular.
pub const ANY: &str = "*";

/// Most films of a character or a series whose plots are told apart.
const MOST: usize = 20;

/// Whose plots a text about something may tell.
pub fn plots_of(site: &Site, id: EntityId) -> String {
    match site.graph.entity(id).kind {
        Kind::Film => slugs(site, &[id]),
        Kind::Character | Kind::Series => match films(site, id) {
            films if (1..=MOST).contains(&films.len()) => slugs(site, &films),
            _ => ANY.to_string(),
        },
        _ => ANY.to_string(),
    }
}

/// Films by their slugs, each once.
pub fn slugs(site: &Site, films: &[EntityId]) -> String {
    let mut slugs: Vec<&str> =
        films.iter().map(|&film| site.graph.entity(film).slug.as_str()).collect();
    slugs.sort_unstable();
    slugs.dedup();
    slugs.join(" ")
}
