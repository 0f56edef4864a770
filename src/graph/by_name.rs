//! Names -> entities, in little memory: all names lie in one text, for a string each
//! of a hundred thousand would take thrice as much.

use std::hash::Hasher as _;

use hashbrown::HashTable;
use rustc_hash::{FxHashMap, FxHasher};

use crate::entity::EntityId;
use crate::fold;

/// Those that have a name, by the key of the name ([`fold::key`]).
#[derive(Debug, Default)]
pub struct ByName {
    /// All keys, one behind the other.
    text: String,
    /// Of each name.
    names: Vec<Name>,
    /// Further bearers, by index of the name: nearly every name has one.
    several: FxHashMap<u32, Vec<EntityId>>,
    /// Indexes of names.
    table: HashTable<u32>,
}

#[derive(Debug)]
struct Name {
    /// Where its key ends; it begins where the one before ends.
    end: u32,
    /// Who had it first.
    first: EntityId,
}

impl ByName {
    /// Expects so many more names.
    pub fn reserve(&mut self, count: usize) {
        self.names.reserve(count);
        self.table.reserve(count, |&at| hash(key_of(&self.text, &self.names, at)));
    }

    /// Gives back the memory that was kept to grow.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.names.shrink_to_fit();
        self.table.shrink_to_fit(|&at| hash(key_of(&self.text, &self.names, at)));
    }

    /// Lets a name mean an entity, beside what it means already.
    pub fn enter(&mut self, name: &str, id: EntityId) {
        self.enter_key(&fold::key(name), id);
    }

    /// Lets the name of a key mean an entity, beside what it means already.
    pub fn enter_key(&mut self, key: &str, id: EntityId) {
        let Some(at) = self.find(key) else {
            let at = self.names.len() as u32;
            self.text.push_str(key);
            self.names.push(Name { end: self.text.len() as u32, first: id });
            let (text, names) = (&self.text, &self.names);
            self.table.insert_unique(hash(key), at, |&at| hash(key_of(text, names, at)));
            return;
        };
        if !self.bearers(at).contains(&id) {
            let first = self.names[at as usize].first;
            self.several.entry(at).or_insert_with(|| vec![first]).push(id);
        }
    }

    /// Those that have a name, in the order in which they got it.
    pub fn of(&self, name: &str) -> &[EntityId] {
        self.find(&fold::key(name)).map_or(&[], |at| self.bearers(at))
    }

    /// Keys that several have, with those.
    pub fn shared(&self) -> impl Iterator<Item = (&str, &[EntityId])> {
        let key = |at| key_of(&self.text, &self.names, at);
        self.several.iter().map(move |(&at, ids)| (key(at), ids.as_slice()))
    }

    fn bearers(&self, at: u32) -> &[EntityId] {
        match self.several.get(&at) {
            Some(several) => several,
            None => std::slice::from_ref(&self.names[at as usize].first),
        }
    }

    fn find(&self, key: &str) -> Option<u32> {
        self.table.find(hash(key), |&at| key_of(&self.text, &self.names, at) == key).copied()
    }
}

fn key_of<'a>(text: &'a str, names: &[Name], at: u32) -> &'a str {
    let at = at as usize;
    let start = at.checked_sub(1).map_or(0, |before| names[before].end);
    &text[start as usize..names[at].end as usize]
}

fn hash(key: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(key.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_means_all_who_have_it_in_the_order_in_which_they_got_it() {
        let mut names = ByName::default();
        for at in 0..1000 {
            names.enter(&format!("Person {at}"), EntityId(at));
        }
        names.enter("PERSON  7", EntityId(2000));
        names.enter("Pérson 7", EntityId(7));
        names.shrink();
        assert_eq!(names.of("person 7"), [EntityId(7), EntityId(2000)]);
        assert_eq!(names.of("Person 999"), [EntityId(999)]);
        assert!(names.of("Person 1000").is_empty() && names.of("").is_empty());
        let shared: Vec<_> = names.shared().collect();
        assert_eq!(shared, [("person 7", &[EntityId(7), EntityId(2000)][..])]);
    }
}
