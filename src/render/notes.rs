//! Which footnotes stand on a page, and under which numbers.
//!
//! In: an article and one of its pages. Out: the notes that the page's text refers
//! to, numbered from 1 in the order of their first reference there, and every
//! reference to each. A note that two pages refer to stands on both, so that nobody
//! has to leave a page for a source. A note that nothing refers to stands last on
//! the page where it was written.

use crate::model::article::{Article, ArticleId, MarkKind, Prose, ProseId, Spot};
pub use crate::model::blocks::prose_of;
use crate::render::Site;

/// What a page holds of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What the site puts on the page of its path.
    Part,
    /// All of it.
    Whole,
}

/// The notes of a page.
#[derive(Debug, Default)]
pub struct Notes {
    /// Indices among the article's footnotes, in the order of their numbers.
    order: Vec<u32>,
    /// Where the page refers to which note, in reading order.
    references: Vec<(ProseId, u32, u32)>,
}

impl Notes {
    /// The notes of the page at `page`.
    pub fn on(site: &Site, id: ArticleId, page: &str, extent: Extent) -> Self {
        let article = site.article(id);
        let mut notes = Self::default();
        if article.footnotes.is_empty() {
            return notes;
        }
        let is_here = |spot: Spot| extent == Extent::Whole || site.spot_path(id, spot) == page;
        let in_notes: Vec<Vec<ProseId>> =
            article.footnotes.iter().map(|note| prose_of(&note.blocks)).collect();
        let is_note = |prose: &ProseId| in_notes.iter().any(|note| note.contains(prose));
        for prose in article.prose_ids().filter(|prose| !is_note(prose)) {
            if article.prose(prose).marks().iter().any(|mark| is_reference(&mark.kind))
                && is_here(article.prose(prose).spot)
            {
                notes.read(article, prose);
            }
        }
        let mut from = notes.follow(article, &in_notes, 0);
        for (index, note) in (0..).zip(&article.footnotes) {
            if !is_referred_to(article, index) && is_here(note.home) {
                notes.order.push(index);
                from = notes.follow(article, &in_notes, from);
            }
        }
        notes
    }

    /// Notes may refer to notes.
    fn follow(&mut self, article: &Article, in_notes: &[Vec<ProseId>], from: usize) -> usize {
        let mut at = from;
        while let Some(&index) = self.order.get(at) {
            for &prose in &in_notes[index as usize] {
                self.read(article, prose);
            }
            at += 1;
        }
        at
    }

    fn read(&mut self, article: &Article, prose: ProseId) {
        for mark in article.prose(prose).marks() {
            if let MarkKind::Footnote(index) = mark.kind {
                if !self.order.contains(&index) {
                    self.order.push(index);
                }
                self.references.push((prose, mark.start, index));
            }
        }
    }

    /// Notes with their numbers.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, u32)> {
        (1..).zip(self.order.iter().copied())
    }

    /// The number of a note, if it stands on the page.
    pub fn number(&self, index: u32) -> Option<usize> {
        self.order.iter().position(|&note| note == index).map(|at| at + 1)
    }

    /// Which reference to its note a place is, from 1.
    pub fn nth(&self, prose: ProseId, start: u32, index: u32) -> Option<usize> {
        let mut to_it = self.references.iter().filter(|&&(.., note)| note == index);
        to_it.position(|&place| place == (prose, start, index)).map(|at| at + 1)
    }
}

fn is_reference(kind: &MarkKind) -> bool {
    matches!(kind, MarkKind::Footnote(_))
}

fn is_referred_to(article: &Article, index: u32) -> bool {
    let marks = article.prose.iter().flat_map(Prose::marks);
    marks.into_iter().any(|mark| mark.kind == MarkKind::Footnote(index))
}
