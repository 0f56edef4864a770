//! Who worked with whom.
//!
//! A person's page has the people who share most films with them; a film's page has
//! the people among its cast and crew who worked together elsewhere in this wiki,
//! with an arc between each two. Those who share the same films share a line: ten
//! people of one series are one tie, not ten.
//!
//! Only so many credits are looked at, the first billed, so that nobody's page
//! costs more than a fixed amount of work.

use std::cmp::Reverse;
use std::fmt::Write as _;

use rustc_hash::FxHashMap;

use crate::entity::EntityId;
use crate::model::facts::Year;
use crate::model::kind::Kind;
use crate::render::film::film_link;
use crate::render::html::{Html, escape, escaped};
use crate::render::pictures::svg::Scale;
use crate::render::pictures::{Ties, Together};
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
const DRAWN: usize = 6;

/// Titles that a person's tie names, and films that a film's ties are from.
const TITLES: usize = 4;

/// The people who share most films with somebody, if more than one.
pub fn of_person(site: &Site, person: EntityId, root: &str) -> Option<Ties> {
    let films = films_of(site, person);
    if films.len() < 2 {
        return None;
    }
    // How many of the films each has, and the last one counted.
    let mut shared: FxHashMap<EntityId, (u32, EntityId)> = FxHashMap::default();
    for &film in &films {
        for other in site.graph.credits_of_film(film).take(CREDITS).map(|credit| credit.holder) {
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
            let mut credits = site.graph.credits_of_film(**film).take(CREDITS);
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
            is_film: false,
            words: Html(in_words(site, &films)),
            strip: scale.map(|scale| strip(site, scale, &films)).unwrap_or_default(),
        })
        .collect();
    let caption = span.map_or_else(String::new, |(first, last)| {
        let name = &site.graph.entity(person).name;
        format!("Each line runs over {name}’s films, from {first} to {last}.")
    });
    Some(Ties { svg: Html::default(), rows, caption })
}

/// Two people of a film, by their place in its billing.
type Pair = (usize, usize);

/// The people of a film who worked together in other films, and those films.
pub fn of_film(site: &Site, film: EntityId, root: &str) -> Option<Ties> {
    let people = people_of(site, film);
    // Which of the people each other film has, a bit for each.
    let mut together: FxHashMap<EntityId, u32> = FxHashMap::default();
    for (at, &person) in people.iter().enumerate() {
        for credit in site.graph.credits_of(person).take(FILMS) {
            if credit.film != film {
                *together.entry(credit.film).or_default() |= 1 << at;
            }
        }
    }
    let mut counts = [[0; PEOPLE]; PEOPLE];
    for who in together.values().filter(|who| who.count_ones() > 1) {
        for one in bits(*who) {
            bits(*who & !1 << one).for_each(|two| counts[one][two] += 1);
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
    if films.is_empty() {
        return None;
    }
    let rows = films
        .into_iter()
        .take(TITLES)
        .map(|(other, who)| {
            let names: Vec<String> =
                who.iter().map(|&at| escaped(&site.graph.entity(people[at]).name)).collect();
            Together {
                with: vec![film_link(site, root, other)],
                is_film: true,
                words: Html(phrases::list(&names)),
                strip: Html::default(),
            }
        })
        .collect();
    let svg = arcs(site, root, &people, &drawn, &pairs);
    let caption = if pairs.len() > 1 { "The thicker the arc, the more films." } else { "" };
    Some(Ties { svg, rows, caption: caption.to_string() })
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
fn bits(mask: u32) -> impl Iterator<Item = usize> {
    (0..PEOPLE).filter(move |at| mask >> at & 1 == 1)
}

/// Somebody's films by year.
fn films_of(site: &Site, person: EntityId) -> Vec<EntityId> {
    let mut films: Vec<EntityId> =
        site.graph.credits_of(person).take(FILMS).map(|credit| credit.film).collect();
    films.sort_unstable();
    films.dedup();
    films.sort_by_key(|&film| site.graph.entity(film).year);
    films
}

/// The first people of a film, in billing order, each once.
fn people_of(site: &Site, film: EntityId) -> Vec<EntityId> {
    let mut people = Vec::new();
    for holder in site.graph.credits_of_film(film).map(|credit| credit.holder) {
        if is_person(site, holder) && !people.contains(&holder) {
            people.push(holder);
            if people.len() == PEOPLE {
                break;
            }
        }
    }
    people
}

fn is_person(site: &Site, id: EntityId) -> bool {
    site.graph.entity(id).kind == Kind::Person
}

fn link(site: &Site, root: &str, id: EntityId) -> Link {
    Link {
        href: site.href(root, id),
        label: site.graph.entity(id).name.clone(),
        note: String::new(),
    }
}

/// `Five films: A, B, C and 2 more`.
fn in_words(site: &Site, films: &[EntityId]) -> String {
    let mut titles: Vec<String> = films
        .iter()
        .take(TITLES)
        .map(|&film| format!("<i>{}</i>", escaped(&site.graph.entity(film).name)))
        .collect();
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

/// Height of a name's line, and the width that the arcs have.
const LINE: usize = 26;
const ARCS: usize = 84;

/// Names under each other, and an arc for each pair: the more films, the thicker.
fn arcs(
    site: &Site,
    root: &str,
    people: &[EntityId],
    order: &[usize],
    pairs: &[(Pair, u32)],
) -> Html {
    let place = |at: usize| order.iter().position(|&other| other == at).unwrap_or(0);
    let middle = |line: usize| line * LINE + LINE / 2;
    // One path a thickness.
    let mut paths: [String; 4] = Default::default();
    for &((one, two), films) in pairs {
        let (a, b) = (place(one).min(place(two)), place(one).max(place(two)));
        // A flat arc between neighbours, a wide one from end to end.
        let x = ARCS - 20 - (ARCS - 24) * (b - a) / order.len();
        let (from, to) = (middle(a), middle(b));
        let path = &mut paths[films.min(4) as usize - 1];
        let _ = write!(path, "M{ARCS} {from}C{x} {from} {x} {to} {ARCS} {to}");
    }
    let height = order.len() * LINE;
    let mut svg = format!("<svg class=\"arcs\" height=\"{height}\">");
    for (path, width) in paths.iter().zip(1..).filter(|(path, _)| !path.is_empty()) {
        let _ = write!(svg, "<path d=\"{path}\" stroke-width=\"{width}\"/>");
    }
    for (line, &at) in order.iter().enumerate() {
        let href = site.href(root, people[at]);
        let (x, y) = (ARCS + 8, middle(line) + 5);
        let _ = write!(svg, "<a href=\"{href}\"><text x=\"{x}\" y=\"{y}\">");
        escape(&mut svg, &shortened(&site.graph.entity(people[at]).name));
        svg.push_str("</text></a>");
    }
    svg.push_str("</svg>");
    Html(svg)
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

/// A name as long as it has room on a phone.
fn shortened(name: &str) -> String {
    const MOST: usize = 24;
    if name.chars().count() <= MOST {
        return name.to_string();
    }
    let head: String = name.chars().take(MOST - 1).collect();
    format!("{}…", head.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_who_belong_together_stand_together() {
        let pair = |one, two| ((one, two), 1);
        assert_eq!(order(&[pair(0, 5), pair(1, 2), pair(3, 5)]), [0, 5, 3, 1, 2]);
    }

    #[test]
    fn a_long_name_is_cut() {
        assert_eq!(shortened("Ines Vale"), "Ines Vale");
        assert_eq!(shortened("Domonkos Párdányi of the Northern Lakes").chars().count(), 24);
    }
}
