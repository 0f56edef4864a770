//! Who is the same character in two films.
//!
//! In: every part of every cast list. Out: an entity for each part. Two parts of
//! one name are the same character if one actor plays both, if they are parts of one
//! film with a name of more than a word, if one place names it for several actors
//! (`A and B as the Sisters`), or if their films share a series; otherwise two films that
//! both have a "Frank" have two Franks. An actor may have played two Franks, too: where
//! the name is one word, the films have to share a second part with its actor, or one of
//! them names the other. A character's own article is about the one whose film it names,
//! or about the only one of its name.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::entity::EntityId;
use crate::fold;
use crate::graph::Reach;
use crate::graph::build::Builder;
use crate::graph::namesakes::lists_film;
use crate::model::article::{ArticleId, Naming, ProseId};
use crate::model::kind::Kind;

/// A part in a film.
pub struct Part {
    /// Its name, as billed.
    pub name: String,
    /// How the name identifies somebody.
    pub naming: Naming,
    /// Who plays it.
    pub actor: EntityId,
    /// The film.
    pub film: EntityId,
    /// The series that the film belongs to.
    pub series: Vec<EntityId>,
}

/// All parts of all films.
#[derive(Default)]
pub struct Parts {
    all: Vec<Part>,
    /// Pairs that are one character.
    same: Vec<(u32, u32)>,
}

impl Parts {
    /// Adds a part and gives its index.
    pub fn add(&mut self, part: Part) -> u32 {
        self.all.push(part);
        self.all.len() as u32 - 1
    }

    /// Says that two parts are one character, whoever plays it.
    pub fn join(&mut self, one: u32, other: u32) {
        self.same.push((one, other));
    }

    /// The character of each part.
    pub fn decide(self, builder: &mut Builder) -> Vec<EntityId> {
        // `the Director` and `The Director` are one name.
        let keys: Vec<String> = self.all.par_iter().map(|part| fold::key(&part.name)).collect();
        let count = keys.len();
        let mut groups = Groups::new(count);
        // Nearly every part is one of its kind: the tables need not grow step by step.
        let table = || FxHashMap::with_capacity_and_hasher(count, FxBuildHasher);
        let mut by_actor: FxHashMap<(&str, EntityId), u32> = table();
        let mut by_film: FxHashMap<(&str, EntityId), u32> = table();
        let mut by_series: FxHashMap<(&str, EntityId), u32> = FxHashMap::default();
        let mut again: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (at, part) in (0u32..).zip(&self.all) {
            let key = keys[at as usize].as_str();
            let first = *by_actor.entry((key, part.actor)).or_insert(at);
            if first != at {
                again.entry(first).or_insert_with(|| vec![first]).push(at);
            }
            if part.naming == Naming::Proper {
                groups.join(at, *by_film.entry((key, part.film)).or_insert(at));
            }
            for &series in &part.series {
                groups.join(at, *by_series.entry((key, series)).or_insert(at));
            }
        }
        for &(one, other) in &self.same {
            groups.join(one, other);
        }
        drop((by_actor, by_film));
        self.join_again(builder, &again, &mut groups);
        let written = self.written(builder, &keys, &mut groups);
        builder.make_room(count);
        let mut entity_of: FxHashMap<u32, EntityId> = FxHashMap::default();
        let mut decided = Vec::with_capacity(self.all.len());
        for (at, part) in (0u32..).zip(&self.all) {
            let group = groups.find(at);
            let id = *entity_of.entry(group).or_insert_with(|| {
                written
                    .get(&group)
                    .copied()
                    .unwrap_or_else(|| make(builder, part, &keys[at as usize]))
            });
            decided.push(id);
        }
        decided
    }

    /// Joins parts of one name that one actor plays, `again` by the first of them.
    fn join_again(&self, builder: &Builder, again: &FxHashMap<u32, Vec<u32>>, groups: &mut Groups) {
        let film = |at: u32| self.all[at as usize].film;
        let mut shared: FxHashMap<(EntityId, EntityId), usize> = FxHashMap::default();
        for parts in again.values() {
            let mut films: Vec<EntityId> = parts.iter().map(|&at| film(at)).collect();
            films.sort_unstable();
            films.dedup();
            for (nth, &one) in films.iter().enumerate() {
                films[nth + 1..]
                    .iter()
                    .for_each(|&two| *shared.entry((one, two)).or_default() += 1);
            }
        }
        for (&first, parts) in again {
            if !is_one_word(&self.all[first as usize].name) {
                parts.iter().for_each(|&at| groups.join(first, at));
                continue;
            }
            for (nth, &one) in parts.iter().enumerate() {
                for &two in &parts[nth + 1..] {
                    let films = (film(one).min(film(two)), film(one).max(film(two)));
                    let is_tied = films.0 == films.1
                        || shared.get(&films).is_some_and(|&count| count > 1)
                        || names(builder, films.0, films.1)
                        || names(builder, films.1, films.0);
                    if is_tied {
                        groups.join(one, two);
                    }
                }
            }
        }
    }

    /// Groups that a character's own article is about.
    fn written(
        &self,
        builder: &Builder,
        keys: &[String],
        groups: &mut Groups,
    ) -> FxHashMap<u32, EntityId> {
        if !builder.articles.iter().any(|article| article.kind == Kind::Character) {
            return FxHashMap::default();
        }
        let mut parts: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
        for (at, key) in (0u32..).zip(keys) {
            parts.entry(key).or_default().push(at);
        }
        let mut written = FxHashMap::default();
        for (key, parts) in parts {
            let about: Vec<(EntityId, ArticleId)> = builder
                .graph
                .named(key)
                .iter()
                .filter(|&&id| builder.graph.entity(id).kind == Kind::Character)
                .filter_map(|&id| Some((id, builder.graph.entity(id).article?)))
                .collect();
            if about.is_empty() {
                continue;
            }
            let of_group: Vec<u32> = parts.iter().map(|&at| groups.find(at)).collect();
            let mut claims: Vec<(u32, EntityId)> = Vec::new();
            for (&at, &group) in parts.iter().zip(&of_group) {
                let film = self.all[at as usize].film;
                let listed = about.iter().filter(|&&(_, about)| lists_film(builder, about, film));
                claims.extend(listed.map(|&(id, _)| (group, id)));
            }
            if let ([(id, _)], true) = (about.as_slice(), claims.is_empty())
                && of_group.iter().all(|group| *group == of_group[0])
            {
                claims.push((of_group[0], *id));
            }
            for &(group, id) in &claims {
                if claims.iter().all(|&(other, by)| other != group || by == id) {
                    written.insert(group, id);
                }
            }
        }
        written
    }
}

fn is_one_word(name: &str) -> bool {
    let bare = ["the ", "The "].iter().find_map(|article| name.strip_prefix(article));
    !bare.unwrap_or(name).contains(' ')
}

/// Whether a film's article names another film: with its year, in the infobox, or as what
/// it continues.
fn names(builder: &Builder, film: EntityId, other: EntityId) -> bool {
    let Some(id) = builder.graph.entity(film).article else { return false };
    let article = &builder.articles[id.0 as usize];
    let text = builder.text(article);
    let other = builder.graph.entity(other);
    let shown = |prose: ProseId, range: Range<usize>| &article.prose(prose).text(text)[range];
    let in_prose = article.film_refs.iter().any(|film_ref| {
        let title = |&start: &u32| shown(film_ref.prose, start as usize..film_ref.end as usize);
        Some(film_ref.year) == other.year
            && film_ref.starts.iter().any(|start| title(start) == &*other.name)
    });
    let in_infobox = || {
        let fields = article.infobox.iter().filter(|field| !field.meaning.is_figure());
        let values = fields.map(|field| article.prose(field.value).text(text));
        values.into_iter().any(|value| value.contains(&*other.name))
    };
    let continues = || {
        article.series_claims.iter().any(|claim| {
            let range = claim.range.start as usize..claim.range.end as usize;
            shown(claim.prose, range).contains(&*other.name)
        })
    };
    in_prose || in_infobox() || continues()
}

fn make(builder: &mut Builder, part: &Part, key: &str) -> EntityId {
    let id = builder.add_by_key(Kind::Character, &part.name, key);
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
