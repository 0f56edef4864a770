//! Who worked with whom.
//!
//! A person's page has the people who share most films with them; those who share the
//! same films share a line: ten people of one series are one tie, not ten. A film's
//! page has a map of the people among its cast and crew who worked together elsewhere
//! in this wiki: a line for each of them, and a column for each film, with a mark for
//! everybody who was in it. Arcs between names were tried first: five people of one
//! series made a knot that nobody could read.
//!
//! Only so many credits are looked at, the first billed, so that nobody's page
//! costs more than a fixed amount of work.

use std::cmp::Reverse;
use std::fmt::Write as _;

use rustc_hash::FxHashMap;

use crate::entity::EntityId;
use crate::graph::Credit;
use crate::model::credit::Role;
use crate::model::facts::Year;
use crate::model::kind::Kind;
use crate::render::film::{film_link, link_html};
use crate::render::html::{Html, escaped};
use crate::render::pictures::svg::Scale;
use crate::render::pictures::{Shared, Ties, TiesMap, Together};
use crate::render::views::Link;
use crate::render::{Site, phrases};

/// Strongest ties of a person that are shown.
const TIES: usize = 10;

/// Credits of a person, and of a film, that are looked at.
const FILMS: usize = 150;
const CREDITS: usize = 60;

/// People of a film among whom ties are looked for (a bit of a `u32` each), and most
/// of them drawn.
const PEOPLE: usize = 24;
const DRAWN: usize = 10;

/// Titles that a person's tie names.
const TITLES: usize = 4;

/// Films on a film's map: more columns leave no room for names on a phone.
const COLUMNS: usize = 8;

/// The people who share most films with somebody, if more than one.
pub fn of_person(site: &Site, person: EntityId, root: &str) -> Option<Ties> {
    let films = films_of(site, person);
    if films.len() < 2 {
        return None;
    }
    // How many of the films each has, and the last one counted.
    let mut shared: FxHashMap<EntityId, (u32, EntityId)> = FxHashMap::default();
    for &film in &films {
        for other in worked(site.graph.credits_of_film(film).take(CREDITS)).map(|it| it.holder) {
            let (count, last) = shared.entry(other).or_insert((0, person));
            if *last != film {
                (*count, *last) = (*count + 1, film);
            }
        }
    }
    let mut ties: Vec<(EntityId, u32)> = shared
        .into_iter()
        .filter(|&(other, (count, _))| count > 1 && other != person && is_person(site, other))
        .map(|(other, (count, _))| (other, count))
        .collect();
    ties.sort_unstable_by_key(|&(other, count)| (Reverse(count), other));
    ties.truncate(TIES);
    let mut groups: Vec<(Vec<EntityId>, Vec<EntityId>)> = Vec::new();
    for (other, _) in ties {
        let with = |film: &&EntityId| {
            let mut credits = worked(site.graph.credits_of_film(**film).take(CREDITS));
            credits.any(|credit| credit.holder == other)
        };
        let films: Vec<EntityId> = films.iter().filter(with).copied().collect();
        match groups.iter_mut().find(|(_, same)| *same == films) {
            Some((people, _)) => people.push(other),
            None => groups.push((vec![other], films)),
        }
    }
    if groups.is_empty() {
        return None;
    }
    let years = || films.iter().filter_map(|&film| site.graph.entity(film).year);
    let span = years().min().zip(years().max()).filter(|(first, last)| first < last);
    let scale = span.map(|(first, last)| Scale::years(first, last));
    let rows = groups
        .into_iter()
        .map(|(people, films)| Together {
            with: people.into_iter().map(|one| link(site, root, one)).collect(),
            words: Html(in_words(site, root, &films)),
            strip: scale.map(|scale| strip(site, scale, &films)).unwrap_or_default(),
        })
        .collect();
    let caption = span.map_or_else(String::new, |(first, last)| {
        let name = &site.graph.entity(person).name;
        let is_dated = |&film: &EntityId| site.graph.entity(film).year.is_some();
        let which = if films.iter().all(is_dated) { "" } else { " that have a year" };
        format!("Each line runs over {name}’s films{which}, from {first} to {last}.")
    });
    Some(Ties { rows, caption })
}

/// Two people of a film, by their place in its billing.
type Pair = (usize, usize);

/// The people of a film who worked together in other films, and those films.
pub fn of_film(site: &Site, film: EntityId, root: &str) -> Option<TiesMap> {
    let people = people_of(site, film);
    // Which of the people each other film has, a bit for each.
    let mut credits: Vec<(EntityId, u32)> = Vec::new();
    for (at, &person) in people.iter().enumerate() {
        let films = worked_on(site, person);
        credits.extend(films.filter(|&other| other != film).map(|other| (other, 1 << at)));
    }
    // Each person's films are in their order: this sort merges what is sorted.
    credits.sort_by_key(|&(other, _)| other);
    let together: Vec<(EntityId, u32)> = credits
        .chunk_by(|a, b| a.0 == b.0)
        .map(|of_one| (of_one[0].0, of_one.iter().fold(0, |who, (_, bit)| who | bit)))
        .filter(|(_, who)| who.count_ones() > 1)
        .collect();
    let mut counts = [[0; PEOPLE]; PEOPLE];
    for &(_, who) in &together {
        for one in bits(who) {
            bits(who & !1 << one).for_each(|two| counts[one][two] += 1);
        }
    }
    let every_two = (0..PEOPLE).flat_map(|one| (one + 1..PEOPLE).map(move |two| (one, two)));
    let pairs = every_two.map(|(one, two)| ((one, two), counts[one][two]));
    let pairs = strongest(pairs.filter(|&(_, count)| count > 0).collect());
    let drawn = order(&pairs);
    let mask = drawn.iter().fold(0, |mask, at| mask | 1 << at);
    let mut films: Vec<(EntityId, Vec<usize>)> = together
        .into_iter()
        .filter(|(_, who)| (who & mask).count_ones() > 1)
        .map(|(other, who)| (other, bits(who & mask).collect()))
        .collect();
    films.sort_unstable_by_key(|(other, who)| {
        (Reverse(who.len()), site.graph.entity(*other).year, *other)
    });
    films.truncate(COLUMNS);
    films.sort_unstable_by_key(|&(other, _)| (site.graph.entity(other).year, other));
    // Somebody whose films have no column has no line either.
    let drawn: Vec<usize> =
        drawn.into_iter().filter(|at| films.iter().any(|(_, who)| who.contains(at))).collect();
    if films.is_empty() {
        return None;
    }
    let svg = columns(site, &drawn, &films);
    let names = drawn.iter().map(|&at| link(site, root, people[at])).collect();
    let films = films
        .into_iter()
        .map(|(other, who)| {
            let with = match who.len() == drawn.len() && who.len() > 2 {
                true => format!("All {}", phrases::spelled(who.len())),
                false => {
                    let name = |at: usize| escaped(&site.graph.entity(people[at]).name);
                    phrases::list(&who.into_iter().map(name).collect::<Vec<_>>())
                }
            };
            let year = site.graph.entity(other).year.map(|year| year.to_string());
            let film = Link { note: year.unwrap_or_default(), ..film_link(site, root, other) };
            Shared { film, with: Html(with) }
        })
        .collect();
    Some(TiesMap { names, svg, films })
}

/// The strongest pairs that together have no more people than can be drawn.
fn strongest(mut pairs: Vec<(Pair, u32)>) -> Vec<(Pair, u32)> {
    pairs.sort_unstable_by_key(|&(pair, films)| (Reverse(films), pair));
    let mut drawn: Vec<usize> = Vec::new();
    pairs.retain(|&((one, two), _)| {
        let new = usize::from(!drawn.contains(&one)) + usize::from(!drawn.contains(&two));
        let fits = drawn.len() + new <= DRAWN;
        if fits {
            drawn.extend([one, two]);
            drawn.sort_unstable();
            drawn.dedup();
        }
        fits
    });
    pairs
}

/// Places of the bits that are set.
fn bits(mut mask: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = mask.trailing_zeros() as usize;
        (mask != 0).then(|| mask &= mask - 1).map(|()| at)
    })
}

/// Somebody's films by year.
fn films_of(site: &Site, person: EntityId) -> Vec<EntityId> {
    let mut films: Vec<EntityId> = worked_on(site, person).collect();
    films.sort_unstable();
    films.dedup();
    films.sort_by_key(|&film| site.graph.entity(film).year);
    films
}

/// The first people of a film, in billing order, each once.
fn people_of(site: &Site, film: EntityId) -> Vec<EntityId> {
    let mut people = Vec::new();
    for holder in worked(site.graph.credits_of_film(film)).map(|credit| credit.holder) {
        if is_person(site, holder) && !people.contains(&holder) {
            people.push(holder);
            if people.len() == PEOPLE {
                break;
            }
        }
    }
    people
}

/// The films that somebody worked on, in their order.
fn worked_on(site: &Site, person: EntityId) -> impl Iterator<Item = EntityId> {
    let works = site.graph.works_of(person).iter().take(FILMS);
    works.filter(|work| work.role != Role::BasedOn).map(|work| work.film)
}

/// Credits for work on a film: whoever wrote what it is based on was not there.
fn worked<'a>(credits: impl Iterator<Item = &'a Credit>) -> impl Iterator<Item = &'a Credit> {
    credits.filter(|credit| credit.role != Role::BasedOn)
}

fn is_person(site: &Site, id: EntityId) -> bool {
    site.graph.entity(id).kind == Kind::Person
}

fn link(site: &Site, root: &str, id: EntityId) -> Link {
    Link {
        href: site.href(root, id),
        label: site.graph.entity(id).name.clone().into_string(),
        note: String::new(),
    }
}

/// `Five films: A, B, C and 2 more`.
fn in_words(site: &Site, root: &str, films: &[EntityId]) -> String {
    let mut titles: Vec<String> =
        films.iter().take(TITLES).map(|&film| link_html(site, root, film)).collect();
    if films.len() > TITLES {
        titles.pop();
        titles.push(format!("{} more", films.len() - TITLES + 1));
    }
    let count = phrases::capitalised(&phrases::count(films.len(), "film", "films"));
    format!("{count}: {}", phrases::list(&titles))
}

/// Marks at the years of films.
fn strip(site: &Site, scale: Scale, films: &[EntityId]) -> Html {
    let mut years: Vec<Year> =
        films.iter().filter_map(|&film| site.graph.entity(film).year).collect();
    years.dedup();
    let mut svg = String::from("<svg class=\"strip\" aria-hidden=\"true\">");
    for year in years {
        let _ = write!(svg, "<circle cx=\"{}\" cy=\"6\" r=\"4\"/>", scale.at(f64::from(year)));
    }
    svg.push_str("</svg>");
    Html(svg)
}

/// Height of a name's line, and the width of a film's column, in pixels. From so many
/// films on columns are narrow and years short, and the list below has them in full.
const LINE: usize = 28;
const COLUMN: usize = 38;
const NARROW: usize = 24;
const MANY: usize = 6;

/// A column a film: a mark on the line of each of its people, all joined, and the year.
fn columns(site: &Site, lines: &[usize], films: &[(EntityId, Vec<usize>)]) -> Html {
    let middle = |line: usize| line * LINE + LINE / 2;
    let column = if films.len() < MANY { COLUMN } else { NARROW };
    let (width, height) = (films.len() * column, lines.len() * LINE);
    let mut guides = String::new();
    let mut joins = String::new();
    let mut marks = String::new();
    let mut years = String::new();
    for line in 0..lines.len() {
        let _ = write!(guides, "M0 {}h{width}", middle(line));
    }
    for (nth, (film, who)) in films.iter().enumerate() {
        let x = nth * column + column / 2;
        let on: Vec<usize> = (0..lines.len()).filter(|&at| who.contains(&lines[at])).collect();
        if let (Some(&first), Some(&last)) = (on.first(), on.last()) {
            let _ = write!(joins, "M{x} {}V{}", middle(first), middle(last));
        }
        for line in on {
            let _ = write!(marks, "M{x} {}h0", middle(line));
        }
        if let Some(year) = site.graph.entity(*film).year {
            let year = match films.len() < MANY {
                true => year.to_string(),
                false => format!("’{:02}", year % 100),
            };
            let _ = write!(years, "<text x=\"{x}\" y=\"{}\">{year}</text>", height + 14);
        }
    }
    Html(format!(
        "<svg width=\"{width}\" height=\"{}\" aria-hidden=\"true\"><path d=\"{guides}\"/>\
         <path class=\"joins\" d=\"{joins}\"/><path class=\"marks\" d=\"{marks}\"/>{years}</svg>",
        height + 20
    ))
}

/// The people of the pairs, those who are tied to each other close together.
fn order(pairs: &[(Pair, u32)]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    let mut left: Vec<(usize, usize)> = pairs.iter().map(|(pair, _)| *pair).collect();
    while let Some(&(one, two)) = left
        .iter()
        .find(|(one, two)| order.contains(one) || order.contains(two))
        .or_else(|| left.first())
    {
        for at in [one, two] {
            if !order.contains(&at) {
                order.push(at);
            }
        }
        left.retain(|&pair| pair != (one, two));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_who_belong_together_stand_together() {
        let pair = |one, two| ((one, two), 1);
        assert_eq!(order(&[pair(0, 5), pair(1, 2), pair(3, 5)]), [0, 5, 3, 1, 2]);
    }
}
