//! Who is the same character in two films.
//!
//! In: every part of every cast list. Out: an entity for each part. Two parts of
//! one name are the same character if one actor plays both or if their films
//! share a series; otherwise two films that both have a "Frank" have two Franks.
//! A character's own article joins the character of its name that is in the most
//! films.

use rustc_hash::FxHashMap;

use crate::entity::EntityId;
use crate::fold;
use crate::graph::Reach;
use crate::graph::build::Builder;
use crate::model::article::Naming;
use crate::model::kind::Kind;

/// A part in a film.
pub struct Part {
    /// Its name, as billed.
    pub name: String,
    /// How the name identifies somebody.
    pub naming: Naming,
    /// Who plays it.
    pub actor: EntityId,
    /// The series that the film belongs to.
    pub series: Vec<EntityId>,
}

/// All parts of all films.
#[derive(Default)]
pub struct Parts(Vec<Part>);

impl Parts {
    /// Adds a part and gives its index.
    pub fn add(&mut self, part: Part) -> u32 {
        self.0.push(part);
        self.0.len() as u32 - 1
    }

    /// The character of each part.
    pub fn decide(self, builder: &mut Builder) -> Vec<EntityId> {
        // `the Director` and `The Director` are one name.
        let keys: Vec<String> = self.0.iter().map(|part| fold::key(&part.name)).collect();
        let mut groups = Groups::new(self.0.len());
        let mut by_actor: FxHashMap<(&str, EntityId), u32> = FxHashMap::default();
        let mut by_series: FxHashMap<(&str, EntityId), u32> = FxHashMap::default();
        for (at, part) in (0u32..).zip(&self.0) {
            let key = keys[at as usize].as_str();
            groups.join(at, *by_actor.entry((key, part.actor)).or_insert(at));
            for &series in &part.series {
                groups.join(at, *by_series.entry((key, series)).or_insert(at));
            }
        }
        let mut size: FxHashMap<u32, u32> = FxHashMap::default();
        for at in 0..self.0.len() as u32 {
            *size.entry(groups.find(at)).or_default() += 1;
        }
        // The largest group of each name is the one that an article would be about.
        let mut largest: FxHashMap<&str, u32> = FxHashMap::default();
        for at in 0..self.0.len() as u32 {
            let group = groups.find(at);
            let best = largest.entry(keys[at as usize].as_str()).or_insert(group);
            if size[&group] > size[best] {
                *best = group;
            }
        }
        let mut entity_of: FxHashMap<u32, EntityId> = FxHashMap::default();
        let mut decided = Vec::with_capacity(self.0.len());
        for (at, part) in (0u32..).zip(&self.0) {
            let group = groups.find(at);
            let key = keys[at as usize].as_str();
            let id = *entity_of.entry(group).or_insert_with(|| {
                let mut named = builder.graph.named(key).iter().copied();
                let article = named.find(|&id| {
                    let entity = builder.graph.entity(id);
                    entity.kind == Kind::Character && entity.article.is_some()
                });
                match article {
                    Some(article) if largest[key] == group => article,
                    _ => make(builder, part),
                }
            });
            decided.push(id);
        }
        decided
    }
}

fn make(builder: &mut Builder, part: &Part) -> EntityId {
    let id = builder.add(Kind::Character, &part.name);
    let entity = &mut builder.graph.entities[id.index()];
    if part.naming == Naming::Descriptive {
        entity.reach = Reach::OwnFilms;
    }
    id
}

/// Disjoint sets.
struct Groups(Vec<u32>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count as u32).collect())
    }

    fn find(&mut self, mut at: u32) -> u32 {
        while self.0[at as usize] != at {
            let up = self.0[self.0[at as usize] as usize];
            self.0[at as usize] = up;
            at = up;
        }
        at
    }

    /// The earlier member stands for the set.
    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a.max(b) as usize] = a.min(b);
    }
}
