//! Which items of a list belong to each entity, in one piece of memory: a list of
//! its own for each of a million entities would take more than what it holds.

use std::ops::Range;

use crate::entity::EntityId;

/// Indexes into a list, by entity, in the order of the list.
#[derive(Debug, Default)]
pub struct ByEntity {
    /// Where each entity's indexes start, and where the last one's end.
    starts: Vec<u32>,
    indexes: Vec<u32>,
}

impl ByEntity {
    /// Sorts the items of a list by the entity that each belongs to, if it does to
    /// any.
    pub fn new<T>(entities: usize, items: &[T], owner: impl Fn(&T) -> Option<EntityId>) -> Self {
        let mut starts = vec![0; entities + 1];
        for id in items.iter().filter_map(&owner) {
            starts[id.index() + 1] += 1;
        }
        for at in 0..entities {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut indexes = vec![0; starts[entities] as usize];
        for (at, item) in (0..).zip(items) {
            if let Some(id) = owner(item) {
                let place = &mut next[id.index()];
                indexes[*place as usize] = at;
                *place += 1;
            }
        }
        Self { starts, indexes }
    }

    /// The indexes of an entity.
    pub fn of(&self, id: EntityId) -> &[u32] {
        &self.indexes[self.range(id)]
    }

    /// Where among all indexes those of an entity are.
    pub fn range(&self, id: EntityId) -> Range<usize> {
        self.starts[id.index()] as usize..self.starts[id.index() + 1] as usize
    }

    /// All indexes, one entity's after the other's.
    pub fn all(&self) -> &[u32] {
        &self.indexes
    }
}
