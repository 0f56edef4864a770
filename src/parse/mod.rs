//! Source -> Article: pure, one article at a time, so that all can be read in
//! parallel.
//!
//! In: a cleaned source and the table of headings. Out: an [`Article`] in which
//! every byte of the source that a reader should see has a place, and what was
//! doubtful on the way.
//!
//! 1. `text` or `markdown` reads blocks and sections into a [`draft::Draft`];
//!    `front_matter` reads the YAML before Markdown, `inline` the markup in text;
//! 2. `draft` decides what the article is about and which page each section
//!    stands on; `lesser_keys` finds a release or a sum under a less usual key;
//! 3. `names` splits infobox values into names, at the words that `joiners` knows and
//!    without what `beside_names` knows to be none of them, and `among_people`
//!    leaves out companies;
//! 4. `cast` reads cast lists (`cast_line` divides a line, `together` and `cast_pairs` one
//!    that has several actors, `dubs` knows other voices) and `cast_prose` sentences about
//!    the cast;
//! 5. `lead` reads the phrase that defines the film, `series` its place in a series,
//!    `aliases` its other titles; `works` finds films named with their year, and works for
//!    television;
//! 6. `rowspans` restores tables that lost merged cells, and `accolades` reads those of
//!    awards; `film_facts` reads release, runtime, budget and gross. What else prose says
//!    that a film cost and took (`money`), and what happened to it and when (`history`),
//!    is found when somebody asks.

mod accolades;
mod aliases;
mod among_people;
mod beside_names;
mod cast;
mod cast_line;
mod cast_pairs;
mod cast_prose;
mod draft;
mod dubs;
mod film_facts;
mod front_matter;
pub mod history;
mod inline;
mod joiners;
mod lead;
mod lesser_keys;
mod markdown;
pub mod money;
mod names;
mod people;
mod rowspans;
mod series;
mod text;
mod together;
mod works;

use crate::config::Headings;
use crate::diag::Diagnostic;
use crate::model::article::Article;
use crate::source::{Source, SourceId};

/// Whether an article is meant to be seen yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Part of the wiki.
    Published,
    /// `draft: true`.
    Draft,
    /// `draft: maybe`: nobody should see by mistake what may be a draft.
    Doubtful,
}

/// What became of one source.
#[derive(Debug)]
pub struct Parsed {
    /// The article.
    pub article: Article,
    /// Whether it is meant to be seen yet.
    pub standing: Standing,
    /// What was doubtful.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads one article. The path's extension decides the format.
pub fn parse(id: SourceId, source: &Source, headings: &Headings) -> Parsed {
    let mut draft = draft::Draft::new(id, source);
    let is_markdown = source.path.rsplit('.').next().is_some_and(|e| e.eq_ignore_ascii_case("md"));
    if is_markdown {
        markdown::read(&mut draft);
    } else {
        text::read(&mut draft);
    }
    draft.finish(headings)
}
