//! Ids of the things that have a page.

/// Index of an entity in the graph. Ids follow the order in which the articles,
/// in path order, name things, so they are the same for the same input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

impl EntityId {
    /// As an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
