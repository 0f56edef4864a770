//! Films that share people and companies.

use rustc_hash::FxHashMap;

use crate::entity::EntityId;
use crate::model::credit::Role;
use crate::render::film::film_link;
use crate::render::html::{Html, escaped};
use crate::render::views::LedgerRow;
use crate::render::{Site, phrases};

/// Most related films shown.
const RELATED: usize = 6;

/// Credits from which on somebody's films are not related by them.
const TOO_MANY: usize = 150;

/// Films that share people and companies with this one, most shared first.
pub fn related(site: &Site, film: EntityId, root: &str) -> Vec<LedgerRow> {
    let mut shared: FxHashMap<EntityId, (u32, Vec<EntityId>)> = FxHashMap::default();
    for credit in site.graph.credits_of_film(film) {
        let weight = match credit.role {
            Role::Director => 4,
            Role::Genre | Role::Country | Role::Language | Role::Series => continue,
            Role::Studio | Role::Distributor => 1,
            _ => 2,
        };
        // Whoever is in that many films relates none of them to another.
        if site.graph.credits_of(credit.holder).nth(TOO_MANY).is_some() {
            continue;
        }
        for other in site.graph.credits_of(credit.holder) {
            if other.film != film && site.article_about(other.film).is_some() {
                let (score, people) = shared.entry(other.film).or_default();
                if !people.contains(&credit.holder) {
                    *score += weight;
                    people.push(credit.holder);
                }
            }
        }
    }
    let mut films: Vec<(EntityId, u32, Vec<EntityId>)> =
        shared.into_iter().map(|(film, (score, people))| (film, score, people)).collect();
    films.sort_unstable_by_key(|&(film, score, _)| (std::cmp::Reverse(score), film));
    films.truncate(RELATED);
    films
        .into_iter()
        .map(|(other, _, people)| {
            let mut names: Vec<String> =
                people.iter().take(4).map(|&id| escaped(&site.graph.entity(id).name)).collect();
            if people.len() > 4 {
                names.pop();
                names.push(format!("{} more", people.len() - 3));
            }
            LedgerRow {
                key: String::new(),
                key_href: None,
                subject: film_link(site, root, other),
                is_film: true,
                role: Html(format!("Shares {}", phrases::list(&names))),
            }
        })
        .collect()
}
