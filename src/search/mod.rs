//! Wiki -> what a reader searches with.
//!
//! In: everything that is known. Out: two indexes, because they answer two
//! questions.
//!
//! 1. `jump`: where is the page of this name? Small scripts with all names, which
//!    are routes of the site like any page;
//! 2. `records`: what the wiki says, as texts to be searched;
//! 3. `index`: those texts as Pagefind's index files. They are not routes, because
//!    what they are called is known only when all of them are made. `disk` publishes
//!    them beside the pages, `serve` makes them in the background.

/// What a reader can search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search {
    /// The names of pages.
    Names,
    /// All text, too.
    FullText,
}

impl Default for Search {
    fn default() -> Self {
        match cfg!(feature = "search") {
            true => Self::FullText,
            false => Self::Names,
        }
    }
}

#[cfg(feature = "search")]
pub mod index;
pub mod jump;
pub mod records;
