//! Typed facts about a film, as its article states them.

use crate::model::facts::{Date, Money};
use crate::source::Span;

/// Typed facts about a film.
#[derive(Clone, Debug, Default)]
pub struct FilmFacts {
    /// First release.
    pub released: Option<Date>,
    /// Minutes.
    pub runtime: Option<u32>,
    /// What it cost.
    pub budget: Option<Money>,
    /// What it took.
    pub gross: Option<Money>,
    /// Where the article says so.
    pub spans: FactSpans,
}

/// Where an article says the facts of [`FilmFacts`], in its source.
#[derive(Clone, Copy, Debug, Default)]
pub struct FactSpans {
    /// First release.
    pub released: Option<Span>,
    /// Minutes.
    pub runtime: Option<Span>,
    /// What it cost.
    pub budget: Option<Span>,
    /// What it took.
    pub gross: Option<Span>,
}
