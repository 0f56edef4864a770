//! Names that lead to several pages, and names that lead to a page of another name.
//!
//! In: all entities with their names, slugs and credits. Out: a [`SharedName`] for
//! each name that a reader could look up and find the wrong page, and a
//! [`Redirect`] for each other name of something, where no page stands.
//!
//! A name is shared by two pages at least, each of which somebody could look for: a
//! film, a person, a company, a series, an award, a character. Two kinds of names
//! do not count, because they would make pages by the thousand that help nobody:
//!
//! - a character of one word or described (`the Director`) is looked for in its
//!   film only. It counts beside its own film or that film's series: *Rocky*. Where
//!   a name has a page, everybody of that name is on it;
//! - a name that only parts in one film (`Taxi Driver`) and films without an article
//!   have, so that none of its pages says more than the place that names it.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::entity::EntityId;
use crate::fold;
use crate::graph::{Graph, Reach};
use crate::model::credit::Role;
use crate::model::kind::Kind;
use crate::slug::{Taken, slug};

/// A name that several pages have.
#[derive(Debug)]
pub struct SharedName {
    /// The name.
    pub name: String,
    /// File name of its page, without extension.
    pub slug: String,
    /// Who has it: by kind, then by year, those last that only go by it too.
    pub bearers: Vec<EntityId>,
}

/// Another name of something, at the place that a page of the name would have.
#[derive(Debug)]
pub struct Redirect {
    /// Whose folder it lies in.
    pub kind: Kind,
    /// File name, without extension.
    pub slug: String,
    /// The name.
    pub name: String,
    /// Where it leads.
    pub to: RedirectTo,
}

/// Where another name leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedirectTo {
    /// To what it is a name of.
    Entity(EntityId),
    /// To the page of a name that others have too.
    Name(u32),
}

/// Names that several pages have, in the order of their slugs.
pub fn names(graph: &Graph) -> Vec<SharedName> {
    let mut shared: Vec<SharedName> = graph
        .names
        .shared()
        .filter_map(|(key, ids)| {
            let mut sorted = ids.to_vec();
            sorted.sort_unstable();
            let (mut bearers, others): (Vec<EntityId>, Vec<EntityId>) =
                ids.iter().copied().partition(|&id| is_looked_for(graph, id, &sorted));
            if bearers.len() < 2 || bearers.iter().all(|&id| is_known_from_a_line(graph, id)) {
                return None;
            }
            let own = |id: EntityId| fold::key(&graph.entity(id).name) == *key;
            // The page of a name has everybody whose name it is.
            let is_part = |&id: &EntityId| graph.entity(id).kind == Kind::Character && own(id);
            bearers.extend(others.into_iter().filter(is_part));
            bearers.sort_by_key(|&id| {
                let entity = graph.entity(id);
                (!own(id), entity.kind, entity.year, id)
            });
            let first = graph.entity(bearers[0]);
            let alias = || first.aliases.iter().find(|alias| fold::key(alias) == *key).cloned();
            let name = if own(bearers[0]) { first.name.clone() } else { alias()? };
            Some(SharedName { name: name.into(), slug: slug(key, "untitled"), bearers })
        })
        .collect();
    shared.sort_by(|a, b| (&a.slug, &a.bearers).cmp(&(&b.slug, &b.bearers)));
    let mut taken = Taken::with_reserved(&["index"]);
    for one in &mut shared {
        one.slug = taken.claim(std::mem::take(&mut one.slug));
    }
    shared
}

/// Whether somebody could look for an entity by its name alone; `namesakes` are all of
/// that name, sorted: some names have thousands of parts.
fn is_looked_for(graph: &Graph, id: EntityId, namesakes: &[EntityId]) -> bool {
    let entity = graph.entity(id);
    match entity.kind {
        Kind::Film | Kind::Person | Kind::Company | Kind::Series | Kind::Award => true,
        Kind::Character if entity.reach == Reach::Everywhere || entity.article.is_some() => true,
        Kind::Character => graph.played_by(id).any(|credit| {
            let series = graph.credits_of_film(credit.film).filter(|c| c.role == Role::Series);
            let is_namesake = |id| namesakes.binary_search(&id).is_ok();
            is_namesake(credit.film) || series.into_iter().any(|of| is_namesake(of.holder))
        }),
        Kind::Genre | Kind::Country | Kind::Language | Kind::Year => false,
    }
}

/// Whether an entity is a film without an article, or a part in one film.
fn is_known_from_a_line(graph: &Graph, id: EntityId) -> bool {
    let entity = graph.entity(id);
    let films: FxHashSet<EntityId> = graph.played_by(id).map(|credit| credit.film).collect();
    let is_small = match entity.kind {
        Kind::Film => true,
        Kind::Character => films.len() < 2,
        _ => false,
    };
    is_small && entity.article.is_none()
}

/// Other names, where no page stands.
pub fn redirects(graph: &Graph) -> Vec<Redirect> {
    let mut taken: FxHashSet<(Kind, String)> = graph
        .entities()
        .map(|(_, entity)| (entity.kind, entity.slug.clone().into_string()))
        .collect();
    let shared: FxHashMap<String, u32> =
        (0..).zip(&graph.shared).map(|(at, one)| (fold::key(&one.name), at)).collect();
    let mut redirects = Vec::new();
    for (id, entity) in graph.entities() {
        for alias in &entity.aliases {
            let base = match (entity.kind, entity.year) {
                (Kind::Film, Some(year)) => slug(&format!("{alias} {year}"), "untitled"),
                _ => slug(alias, "untitled"),
            };
            let mut folder = Taken::with_reserved(&["index"]);
            let is_usual = folder.claim(base.clone()) == base;
            if !is_usual || !taken.insert((entity.kind, base.clone())) {
                continue;
            }
            let to = shared.get(&fold::key(alias)).copied();
            redirects.push(Redirect {
                kind: entity.kind,
                slug: base,
                name: alias.clone().into_string(),
                to: to.map_or(RedirectTo::Entity(id), RedirectTo::Name),
            });
        }
    }
    redirects
}
