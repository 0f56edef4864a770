//! Whether a name in running text means what it names.
//!
//! In: a place where a name stands, and what it can mean. Out: what it means
//! there, if that is beyond doubt. The rules are few and all of them refuse:
//!
//! - a name that goes on (`John Wick Presents`, `Underworld: Evolution`) is a part
//!   of another one;
//! - a title that is one word, or a word behind `The`, needs evidence: emphasis,
//!   or an infobox (a year behind it is found elsewhere);
//! - a company or person of one word must be credited in this article's film;
//! - a character of one word, or described, exists only in its own film;
//! - a name with several meanings needs one that the place itself singles out.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::entity::EntityId;
use crate::graph::{Graph, Reach};
use crate::link::trie::{Token, Trie};
use crate::model::article::{Article, ArticleId, Facet, MarkKind, Prose, Spot};
use crate::model::kind::Kind;

/// A name in running text.
pub struct Place<'a> {
    /// The text's markup and place.
    pub prose: &'a Prose,
    /// The text.
    pub shown: &'a str,
    /// Its words.
    pub words: &'a [Token],
    /// Index of the name's first word.
    pub first: usize,
    /// Index of the word behind the name.
    pub past: usize,
    /// Range of the name in the text.
    pub range: Range<u32>,
    /// What it can mean.
    pub candidates: &'a [EntityId],
}

/// What an article is about, as evidence.
pub struct Context<'a> {
    article: &'a Article,
    graph: &'a Graph,
    subject: EntityId,
    /// Everybody and everything credited in the article's film, and its characters.
    own: FxHashSet<EntityId>,
}

impl<'a> Context<'a> {
    /// The context of an article.
    pub fn new(id: ArticleId, article: &'a Article, graph: &'a Graph) -> Self {
        let subject = graph.subject(id);
        let mut own = FxHashSet::default();
        for credit in graph.credits_of_film(subject) {
            own.insert(credit.holder);
            own.extend(credit.character);
        }
        own.extend(graph.nominations(subject).map(|nomination| nomination.award));
        Self { article, graph, subject, own }
    }

    /// Names that mean something in this article only.
    pub fn local_names(&self) -> Trie {
        let mut trie = Trie::default();
        let mut own: Vec<EntityId> = self.own.iter().copied().collect();
        own.sort_unstable();
        for id in own {
            let entity = self.graph.entity(id);
            if entity.kind == Kind::Character && entity.reach == Reach::OwnFilms {
                trie.insert(&entity.name, id);
                for (lower, upper) in [("the ", "The "), ("The ", "the ")] {
                    if let Some(rest) = entity.name.strip_prefix(lower) {
                        trie.insert(&format!("{upper}{rest}"), id);
                    }
                }
            }
        }
        trie
    }

    /// What a name means, if that is beyond doubt.
    pub fn decide(&self, place: &Place) -> Option<EntityId> {
        if let Some(series) = self.series_named(place) {
            return Some(series);
        }
        if place.goes_on() {
            return None;
        }
        // In a series' own article its name, which is a film's too, is its own.
        let own_name = place.candidates.contains(&self.subject)
            && self.graph.entity(self.subject).kind == Kind::Series;
        if own_name {
            return Some(self.subject);
        }
        let mut possible =
            place.candidates.iter().copied().filter(|&id| self.is_possible(place, id));
        let first = possible.next()?;
        let others: Vec<EntityId> = possible.collect();
        if others.is_empty() {
            return Some(first);
        }
        let singled_out: Vec<EntityId> = std::iter::once(first)
            .chain(others)
            .filter(|&id| self.is_singled_out(place, id))
            .collect();
        match singled_out.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// `the John Wick films`: a series' name before a word for a series.
    fn series_named(&self, place: &Place) -> Option<EntityId> {
        let next = place.word(place.past)?;
        let says_series = place.gap_before(place.past) == " "
            && match next {
                "series" | "franchise" | "trilogy" | "saga" | "films" => true,
                "film" => place
                    .word(place.past + 1)
                    .is_some_and(|word| matches!(word, "series" | "franchise" | "trilogy")),
                _ => false,
            };
        let mut series = place
            .candidates
            .iter()
            .copied()
            .filter(|&id| self.graph.entity(id).kind == Kind::Series);
        says_series.then(|| series.next()).flatten()
    }

    /// Whether nothing speaks against this meaning.
    fn is_possible(&self, place: &Place, id: EntityId) -> bool {
        let entity = self.graph.entity(id);
        let one_word = place.past - place.first == 1;
        match entity.kind {
            // Without a word for a series behind it, its name is a film's.
            Kind::Series => false,
            Kind::Film => {
                id == self.subject
                    || !needs_evidence(place)
                    || place.is_emphasised()
                    || place.prose.spot == Spot::Infobox
            }
            Kind::Company | Kind::Award => !one_word || self.own.contains(&id),
            Kind::Person => {
                (!one_word || self.own.contains(&id) && !place.starts_sentence())
                    && !place.is_emphasised()
            }
            Kind::Character => {
                let own = self.own.contains(&id);
                let at_home = own
                    && (!one_word
                        || self.about_characters(place.prose.spot)
                        || !place.starts_sentence());
                (at_home || entity.reach == Reach::Everywhere && !one_word)
                    && !place.is_emphasised()
            }
            Kind::Genre | Kind::Country | Kind::Language | Kind::Year => false,
        }
    }

    /// Whether the place itself singles out one of several meanings.
    fn is_singled_out(&self, place: &Place, id: EntityId) -> bool {
        let kind = self.graph.entity(id).kind;
        if place.is_emphasised() {
            return kind == Kind::Film;
        }
        match kind {
            Kind::Film => id == self.subject && !self.about_characters(place.prose.spot),
            Kind::Character => self.own.contains(&id) && self.about_characters(place.prose.spot),
            Kind::Person | Kind::Company | Kind::Award => {
                self.own.contains(&id) && !self.about_characters(place.prose.spot)
            }
            _ => false,
        }
    }

    /// Whether a place speaks of what happens in the film.
    fn about_characters(&self, spot: Spot) -> bool {
        let Spot::Section(section) = spot else { return false };
        self.article.sections[section as usize]
            .page
            .and_then(|page| self.article.pages.get(page as usize))
            .is_some_and(|page| matches!(page.facet, Facet::Plot | Facet::Cast))
    }
}

/// Whether a title is so plain that it may be just words.
fn needs_evidence(place: &Place) -> bool {
    let words: Vec<&str> = (place.first..place.past).filter_map(|at| place.word(at)).collect();
    match words.as_slice() {
        [_] => true,
        [article, _] => matches!(article.to_lowercase().as_str(), "the" | "a" | "an"),
        _ => false,
    }
}

impl Place<'_> {
    fn word(&self, at: usize) -> Option<&str> {
        let token = self.words.get(at)?;
        Some(&self.shown[token.start as usize..token.end as usize])
    }

    /// What stands before a word: its white space as one space.
    fn gap_before(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.words[at - 1].end as usize };
        let end = self.words.get(at).map_or(self.shown.len(), |token| token.start as usize);
        let gap = &self.shown[start..end];
        if gap.trim().is_empty() && !gap.is_empty() { " " } else { gap.trim_end() }
    }

    /// Whether the name is the beginning of a longer one.
    fn goes_on(&self) -> bool {
        let Some(next) = self.word(self.past) else { return false };
        let possessive = self.words[self.past - 1].end != self.range.end;
        let capital = next.starts_with(|c: char| !c.is_lowercase());
        let numeral = next.starts_with(|c: char| c.is_numeric());
        match self.gap_before(self.past) {
            " " => {
                let people_only = self.past - self.first > 1 && !numeral;
                capital && !possessive && !people_only
            }
            ":" | " –" | " -" | "-" => capital && self.past - self.first <= 3,
            _ => false,
        }
    }

    fn is_emphasised(&self) -> bool {
        self.prose.marks.iter().any(|mark| {
            let title =
                matches!(mark.kind, MarkKind::Emphasis | MarkKind::Element("i" | "em" | "cite"));
            title && mark.start == self.range.start && mark.end == self.range.end
        })
    }

    fn starts_sentence(&self) -> bool {
        let before = self.shown[..self.range.start as usize].trim_end();
        before.is_empty() || before.ends_with(['.', '!', '?', ':', '"', '“'])
    }
}
