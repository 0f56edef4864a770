//! What the films of a series took, in the order of their release.
//!
//! Only one currency is drawn: the one that most of the films have.

use crate::entity::EntityId;
use crate::model::facts::Money;
use crate::render::Site;
use crate::render::film::film_link;
use crate::render::pictures::svg::{Scale, bar};
use crate::render::pictures::{Bar, Bars, Rank};
use crate::render::release::films_in_order;

/// Most films drawn.
const FILMS: usize = 40;

/// Draws a series.
pub fn draw(site: &Site, series: EntityId, root: &str) -> Option<Bars> {
    let films: Vec<(EntityId, &Money)> = films_in_order(site, series)
        .into_iter()
        .filter_map(|film| Some((film, site.graph.facts(film)?.gross.as_ref()?)))
        .take(FILMS)
        .collect();
    let count =
        |money: &Money| films.iter().filter(|(_, other)| other.currency == money.currency).count();
    // Of several equally common ones, the first film's.
    let (_, usual) = films.iter().rev().max_by_key(|(_, money)| count(money))?;
    if count(usual) < 2 {
        return None;
    }
    let drawn = || films.iter().filter(|(_, money)| money.currency == usual.currency);
    let scale = Scale::amounts(drawn().map(|(_, money)| money.high).max()?);
    let rows = drawn()
        .map(|&(film, money)| Bar {
            label: film_link(site, root, film),
            rank: Rank::Whole,
            is_film: true,
            value: money.spelled(),
            bar: bar(scale, 0, money),
        })
        .collect();
    let others: Vec<&str> = films
        .iter()
        .filter(|(_, money)| money.currency != usual.currency)
        .map(|&(film, _)| site.graph.entity(film).name.as_str())
        .collect();
    let caption = match others.as_slice() {
        [] => String::new(),
        names => format!("In another currency, and not drawn: {}.", names.join(", ")),
    };
    Some(Bars { rows, caption })
}
