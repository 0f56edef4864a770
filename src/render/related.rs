//! Films that share people, companies or a series, each with the reason.

use crate::entity::EntityId;
use crate::graph::Credit;
use crate::model::credit::Role;
use crate::model::kind::Kind;
use crate::render::film::film_link;
use crate::render::html::{Html, escaped};
use crate::render::views::LedgerRow;
use crate::render::{Site, phrases};

/// Most related films shown.
const RELATED: usize = 6;

/// Credits from which on somebody's films are not related by them.
const TOO_MANY: usize = 150;

/// Most that a credit in both films adds to their score.
const MOST: u32 = 4;

/// What two films have in common.
#[derive(Default)]
struct Shared {
    score: u32,
    series: bool,
    /// Who directed both.
    directors: Vec<EntityId>,
    /// Who is in the cast of both.
    cast: Vec<EntityId>,
    /// Who else worked on both.
    crew: Vec<EntityId>,
    companies: Vec<EntityId>,
}

/// A credit of this film, by its place in the billing, and the role of one that the
/// same holder has in another.
#[derive(Clone, Copy)]
struct Pair {
    other: EntityId,
    here: u32,
    there: Role,
}

/// Films that share people, companies or a series with this one, most shared first,
/// each with what it shares.
pub fn related(site: &Site, film: EntityId, root: &str) -> Vec<LedgerRow> {
    let credits: Vec<&Credit> = site.graph.credits_of_film(film).collect();
    let mut pairs: Vec<Pair> = Vec::new();
    for (here, credit) in (0..).zip(&credits) {
        // Whoever is in that many films relates none of them to another.
        let works = site.graph.works_of(credit.holder);
        if works.len() > TOO_MANY {
            continue;
        }
        let others = works.iter().filter(|other| other.film != film);
        pairs.extend(others.map(|other| Pair { other: other.film, here, there: other.role }));
    }
    pairs.sort_unstable_by_key(|pair| pair.other);
    let mut films: Vec<(EntityId, Shared)> = Vec::new();
    for pairs in pairs.chunk_by(|a, b| a.other == b.other) {
        let other = pairs[0].other;
        // Most films share too little to be worth a closer look.
        let least = films.get(RELATED - 1).map_or(0, |(_, shared)| shared.score);
        if pairs.len() as u32 * MOST <= least || site.article_about(other).is_none() {
            continue;
        }
        let shared = Shared::of(site, &credits, pairs);
        if shared.score <= least {
            continue;
        }
        // Ids ascend, so a film comes after those of its own score.
        let place = films.partition_point(|(_, better)| better.score >= shared.score);
        films.insert(place, (other, shared));
        films.truncate(RELATED);
    }
    films
        .into_iter()
        .map(|(other, shared)| LedgerRow {
            key: String::new(),
            key_href: None,
            subject: film_link(site, root, other),
            is_film: true,
            role: Html(shared.reason(site)),
        })
        .collect()
}

impl Shared {
    /// What two films share by these credits.
    fn of(site: &Site, credits: &[&Credit], pairs: &[Pair]) -> Self {
        let mut shared = Self::default();
        for pair in pairs {
            let here = credits[pair.here as usize];
            let kind = site.graph.entity(here.holder).kind;
            shared.add(here.holder, kind, here.role, pair.there);
        }
        shared
    }

    /// Adds a holder of credits in both films.
    fn add(&mut self, holder: EntityId, kind: Kind, here: Role, there: Role) {
        let (list, weight) = match (kind, here, there) {
            (Kind::Series, ..) => {
                self.score += if self.series { 0 } else { 3 };
                self.series = true;
                return;
            }
            // Who wrote what a film is based on did not work on it.
            (_, Role::BasedOn, _) | (_, _, Role::BasedOn) => return,
            (_, Role::Director, Role::Director) => (&mut self.directors, MOST),
            (_, Role::Cast, Role::Cast) => (&mut self.cast, 2),
            (Kind::Person, ..) => (&mut self.crew, 2),
            (Kind::Company, ..) => (&mut self.companies, 1),
            _ => return,
        };
        if !list.contains(&holder) {
            list.push(holder);
            self.score += weight;
        }
    }

    /// `Same series, same director, 4 cast members`.
    fn reason(&self, site: &Site) -> String {
        let name = |id: EntityId| escaped(&site.graph.entity(id).name);
        let mut reasons = Vec::new();
        if self.series {
            reasons.push("same series".to_string());
        }
        match self.directors.len() {
            0 => {}
            1 => reasons.push("same director".to_string()),
            _ => reasons.push("same directors".to_string()),
        }
        match self.cast.as_slice() {
            [] => {}
            [one] => reasons.push(format!("{} in both", name(*one))),
            many => reasons.push(format!("{} cast members", many.len())),
        }
        // Who directed both or is in both is named for that already.
        let is_named = |id: &&EntityId| self.directors.contains(id) || self.cast.contains(id);
        let crew: Vec<&EntityId> = self.crew.iter().filter(|id| !is_named(id)).collect();
        match crew.as_slice() {
            [] => {}
            [one] => reasons.push(format!("{} worked on both", name(**one))),
            many => reasons.push(format!("{} of the crew", many.len())),
        }
        match self.companies.as_slice() {
            [] => {}
            [one] => reasons.push(format!("company {}", name(*one))),
            many => reasons.push(format!("{} companies", many.len())),
        }
        phrases::capitalised(&reasons.join(", "))
    }
}
