//! The order of films in time.

use crate::entity::EntityId;
use crate::model::facts::Year;
use crate::render::Site;

/// The films of a series by release.
pub fn films_in_order(site: &Site, series: EntityId) -> Vec<EntityId> {
    let mut films: Vec<EntityId> =
        site.graph.works_of(series).iter().map(|work| work.film).collect();
    films.sort_by_cached_key(|&film| (release(site, film), film));
    films.dedup();
    films
}

/// What a film's release sorts by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Release {
    /// Year, month and day, the unknown ones as 0.
    On(Year, i8, i8),
    /// Nobody says; such films come last.
    Unknown,
}

/// A film's release.
pub fn release(site: &Site, film: EntityId) -> Release {
    let released = site.facts(film).and_then(|facts| facts.released);
    let Some(year) = site.graph.entity(film).year else { return Release::Unknown };
    let date = released.filter(|date| date.year == year);
    let month = date.and_then(|date| date.month).unwrap_or(0);
    Release::On(year, month, date.and_then(|date| date.day).unwrap_or(0))
}

/// Films, newest first; those without a year last.
pub fn newest_first(site: &Site, films: &mut [EntityId]) {
    if films.len() < 2 {
        return;
    }
    films.sort_by_cached_key(|&film| match release(site, film) {
        Release::On(year, month, day) => (0, std::cmp::Reverse((year, month, day)), film),
        Release::Unknown => (1, std::cmp::Reverse((0, 0, 0)), film),
    });
}
