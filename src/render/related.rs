//! Films that share people, companies or a series, each with the reason.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use crate::entity::EntityId;
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

/// Films that share people, companies or a series with this one, most shared first,
/// each with what it shares.
pub fn related(site: &Site, film: EntityId, root: &str) -> Vec<LedgerRow> {
    let mut shared: FxHashMap<EntityId, Shared> = FxHashMap::default();
    for credit in site.graph.credits_of_film(film) {
        // Whoever is in that many films relates none of them to another.
        if site.graph.credits_of(credit.holder).nth(TOO_MANY).is_some() {
            continue;
        }
        for other in site.graph.credits_of(credit.holder) {
            if other.film != film && site.article_about(other.film).is_some() {
                let kind = site.graph.entity(credit.holder).kind;
                shared.entry(other.film).or_default().add(
                    credit.holder,
                    kind,
                    credit.role,
                    other.role,
                );
            }
        }
    }
    let mut films: Vec<(EntityId, Shared)> =
        shared.into_iter().filter(|(_, shared)| shared.score > 0).collect();
    films.sort_unstable_by_key(|(film, shared)| (Reverse(shared.score), *film));
    films.truncate(RELATED);
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
            (_, Role::Director, Role::Director) => (&mut self.directors, 4),
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
