//! What the films of a series took, in the order of their release: as bars with their
//! figures on the series' page, and as small columns on the page of each film.
//!
//! Only one currency is drawn: the one that most of the films have.

use std::fmt::Write as _;

use crate::entity::EntityId;
use crate::model::facts::Money;
use crate::render::Site;
use crate::render::film::film_link;
use crate::render::html::Html;
use crate::render::pictures::svg::{Percent, Scale, bar};
use crate::render::pictures::{Bar, Bars, Drawing, Rank};
use crate::render::release::films_in_order;

/// Most films drawn.
const FILMS: usize = 40;

/// Films of a series from which on a film's own page shows where it stands, and above
/// which the columns are too many for a phone.
const ENOUGH: usize = 3;
const COLUMNS: usize = 12;

/// Height of the tallest column, in pixels.
const HEIGHT: u64 = 56;

/// The films of a series whose gross is known, in order.
struct Grosses<'a> {
    /// Those in the currency that most of them have.
    drawn: Vec<(EntityId, &'a Money)>,
    /// The others.
    others: Vec<EntityId>,
}

impl<'a> Grosses<'a> {
    fn of(site: &Site<'a>, series: EntityId) -> Option<Self> {
        let films: Vec<(EntityId, &Money)> = films_in_order(site, series)
            .into_iter()
            .filter_map(|film| Some((film, site.facts(film)?.gross.as_ref()?)))
            .take(FILMS)
            .collect();
        let count = |money: &Money| {
            films.iter().filter(|(_, other)| other.currency == money.currency).count()
        };
        // Of several equally common ones, the first film's.
        let (_, usual) = *films.iter().rev().max_by_key(|(_, money)| count(money))?;
        let is_usual = |(_, money): &(EntityId, &Money)| money.currency == usual.currency;
        let (drawn, others): (Vec<_>, Vec<_>) = films.into_iter().partition(is_usual);
        let others = others.into_iter().map(|(film, _)| film).collect();
        Some(Self { drawn, others })
    }

    fn most(&self) -> Option<u64> {
        self.drawn.iter().map(|(_, money)| money.high).max()
    }
}

/// Draws a series.
pub fn draw(site: &Site, series: EntityId, root: &str) -> Option<Bars> {
    let grosses = Grosses::of(site, series).filter(|grosses| grosses.drawn.len() > 1)?;
    let scale = Scale::amounts(grosses.most()?);
    let rows = grosses.drawn.iter().map(|&(film, money)| Bar {
        label: film_link(site, root, film),
        rank: Rank::Whole,
        is_film: true,
        value: money.spelled(),
        bar: bar(scale, 0, money),
    });
    let names: Vec<&str> =
        grosses.others.iter().map(|&film| &*site.graph.entity(film).name).collect();
    let caption = match names.as_slice() {
        [] => String::new(),
        names => format!("In another currency, and not drawn: {}.", names.join(", ")),
    };
    Some(Bars { rows: rows.collect(), caption })
}

/// Draws where a film stands in its series: a column each, its own strongest. The figures
/// are on the series' page.
pub fn around(site: &Site, series: EntityId, film: EntityId) -> Option<Drawing> {
    let grosses = Grosses::of(site, series)?;
    let films = &grosses.drawn;
    let (_, own) = films.iter().find(|(other, _)| *other == film)?;
    if !(ENOUGH..=COLUMNS).contains(&films.len()) {
        return None;
    }
    let most = grosses.most()?.max(1);
    let each = 100.0 / films.len() as f64;
    let mut svg = String::new();
    for (nth, &(other, money)) in films.iter().enumerate() {
        let tall = u128::from(money.high) * u128::from(HEIGHT) / u128::from(most);
        let (x, width) = (Percent((nth as f64 + 0.14) * each), Percent(each * 0.72));
        let class = if other == film { "" } else { " class=\"to\"" };
        let (tall, top) = (tall.max(1), u128::from(HEIGHT) - tall.min(HEIGHT.into()));
        let _ =
            write!(svg, "<rect{class} x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{tall}\"/>");
        if let Some(year) = site.graph.entity(other).year {
            let middle = Percent((nth as f64 + 0.5) * each);
            let _ = write!(svg, "<text x=\"{middle}\" y=\"{}\">{year}</text>", HEIGHT + 16);
        }
    }
    let _ = write!(svg, "<path d=\"M0 {HEIGHT}.5h2000\"/>");
    let height = HEIGHT + 20;
    let svg = format!("<svg class=\"time\" height=\"{height}\" aria-hidden=\"true\">{svg}</svg>");
    let caption = format!("What each film took, this one {}.", own.spelled());
    Some(Drawing { svg: Html(svg), caption })
}
