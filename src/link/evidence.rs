//! Whether a name in running text means what it names.
//!
//! In: a place where a name stands, and what it can mean. Out: what it means
//! there, if that is beyond doubt, or why it is not. The rules are few and all of
//! them refuse:
//!
//! - a name that goes on (`John Wick Presents`, `Underworld: Evolution`, `Die Hard
//!   with a Vengeance (1995)`) or began before is a part of another one;
//! - a title that is one word, or a word behind `The`, needs evidence: emphasis, a
//!   line of an infobox that lists films, or "the film" or "the 1995 film" before it
//!   (a year behind it is found elsewhere); a noun that names another work, another
//!   year, or the name of somebody who has no part in the film refuses it;
//! - a part before `films`, `comics` or `was a 1966 film` is a work's name;
//! - a company or person of one word must be credited in this article's film, and is
//!   none in a plot or behind an article;
//! - a character of one word, or described, exists only in its own film; where places
//!   are spoken of (`filmed in Georgia`, `Jackson, Mississippi`), such a word is a place
//!   outside the plot and the cast;
//! - a name with several meanings needs one that the place itself singles out.

mod places;

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::entity::EntityId;
use crate::graph::{Graph, Reach};
use crate::link::trie::{Token, Trie};
use crate::model::article::{
    Article, ArticleId, Facet, FieldMeaning, MarkKind, Prose, ProseId, Spot,
};
use crate::model::facts::{Year, read_year};
use crate::model::kind::Kind;
use crate::model::works;

/// What a name in running text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It means this, and nothing speaks against it.
    Linked(EntityId),
    /// It stays without a link.
    Refused(Reason),
}

/// Why a name is not a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The name goes on: it is the beginning of a longer one.
    GoesOn,
    /// A title of one word needs a year, emphasis or a link of the writer's own.
    NeedsEvidence,
    /// A name of one word or a described character that this article's film does
    /// not have.
    NotOfThisFilm,
    /// A part of one word, behind a word that stands before places.
    MayBePlace,
    /// One word that a sentence begins with may be an ordinary one.
    StartsSentence,
    /// Emphasised, it is the title of something.
    Title,
    /// A series' name without a word for a series behind it is a film's.
    FilmNotSeries,
    /// Genres, countries, languages and years are linked from infoboxes only.
    InfoboxOnly,
    /// It has several meanings, and nothing here singles one out.
    Ambiguous,
    /// The writer wants no link.
    Forbidden,
    /// It stands inside a link or code.
    InsideLink,
    /// It begins inside a piece of markup and ends outside it.
    CutsMarkup,
    /// It is the article's own subject.
    OwnPage,
    /// The section links to it already.
    AlreadyLinked,
}

/// A name in running text.
pub struct Place<'a> {
    /// The text.
    pub id: ProseId,
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
    /// Whether it can mean a person.
    pub has_person: bool,
}

/// What an article is about, as evidence.
pub struct Context<'a> {
    article: &'a Article,
    text: &'a str,
    graph: &'a Graph,
    subject: EntityId,
    /// Everybody and everything credited in the article's film, and its characters.
    own: FxHashSet<EntityId>,
    /// Cells of accolade tables that say who was named.
    recipients: FxHashSet<ProseId>,
}

impl<'a> Context<'a> {
    /// The context of an article.
    pub fn new(id: ArticleId, article: &'a Article, text: &'a str, graph: &'a Graph) -> Self {
        let subject = graph.subject(id);
        let mut own = FxHashSet::default();
        for credit in graph.credits_of_film(subject) {
            own.insert(credit.holder);
            own.extend(credit.character);
        }
        own.extend(graph.nominations(subject).map(|nomination| nomination.award));
        let recipients = article.accolades.iter().filter_map(|one| one.recipient).collect();
        Self { article, text, graph, subject, own, recipients }
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

    /// What a name means, or why that is not beyond doubt.
    pub fn decide(&self, place: &Place) -> Verdict {
        if let Some(series) = self.series_named(place) {
            return Verdict::Linked(series);
        }
        if place.goes_on() {
            return Verdict::Refused(Reason::GoesOn);
        }
        // In a series' own article its name, which is a film's too, is its own.
        let own_name = place.candidates.contains(&self.subject)
            && self.graph.entity(self.subject).kind == Kind::Series;
        if own_name {
            return Verdict::Linked(self.subject);
        }
        let mut reason = Reason::Ambiguous;
        let mut possible = place.candidates.iter().copied().filter(|&id| {
            let objection = self.objection(place, id);
            // Of several, the one that says most of the place.
            reason = objection.map_or(reason, |objection| objection.min(reason));
            objection.is_none()
        });
        let first = possible.next();
        let others: Vec<EntityId> = possible.collect();
        let Some(first) = first else { return Verdict::Refused(reason) };
        if others.is_empty() {
            return Verdict::Linked(first);
        }
        let singled_out: Vec<EntityId> = std::iter::once(first)
            .chain(others)
            .filter(|&id| self.is_singled_out(place, id))
            .collect();
        match singled_out.as_slice() {
            [one] => Verdict::Linked(*one),
            _ => Verdict::Refused(Reason::Ambiguous),
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

    /// What speaks against this meaning.
    fn objection(&self, place: &Place, id: EntityId) -> Option<Reason> {
        let entity = self.graph.entity(id);
        let one_word = place.past - place.first == 1;
        let own = self.own.contains(&id);
        let says = place.says_before();
        if let Some(Says::Film(year)) = says {
            return match entity.kind {
                Kind::Film if year.is_none_or(|year| entity.year == Some(year)) => None,
                _ => Some(Reason::Title),
            };
        }
        match entity.kind {
            Kind::Film if says == Some(Says::OtherWork) => Some(Reason::Title),
            Kind::Series => Some(Reason::FilmNotSeries),
            Kind::Film if place.title_goes_on() => Some(Reason::GoesOn),
            Kind::Film if self.is_somebody_elses(place, id) => Some(Reason::Title),
            Kind::Film => {
                let is_title = id == self.subject
                    || !needs_evidence(place)
                    || place.is_emphasised()
                    || self.in_line_of_films(place);
                (!is_title).then_some(Reason::NeedsEvidence)
            }
            Kind::Award if place.begins_earlier() => Some(Reason::Title),
            Kind::Company if one_word && self.is_just_a_word(place) => Some(Reason::NotOfThisFilm),
            Kind::Company | Kind::Award => (one_word && !own).then_some(Reason::NotOfThisFilm),
            _ if place.is_emphasised() => Some(Reason::Title),
            Kind::Person if one_word && self.is_just_a_word(place) => Some(Reason::NotOfThisFilm),
            Kind::Person => match (one_word, own) {
                (true, false) => Some(Reason::NotOfThisFilm),
                (true, true) if self.recipients.contains(&place.id) => None,
                (true, true) if place.starts_sentence() => Some(Reason::StartsSentence),
                _ => None,
            },
            // An author of that name is meant, whether the wiki knows them or not.
            Kind::Character if says == Some(Says::Author) => Some(Reason::NotOfThisFilm),
            Kind::Character if place.is_of_a_work() => Some(Reason::Title),
            Kind::Character
                if one_word
                    && !self.about_characters(place.prose.spot)
                    && place.may_be_place(self.heading(place.prose.spot)) =>
            {
                Some(Reason::MayBePlace)
            }
            Kind::Character => {
                let at_home = own
                    && (!one_word
                        || self.about_characters(place.prose.spot)
                        || !place.starts_sentence());
                match at_home || entity.reach == Reach::Everywhere && !one_word {
                    true => None,
                    false if own => Some(Reason::StartsSentence),
                    false => Some(Reason::NotOfThisFilm),
                }
            }
            Kind::Genre | Kind::Country | Kind::Language | Kind::Year => Some(Reason::InfoboxOnly),
        }
    }

    /// Whether a line of an infobox lists films, so that a plain word in it is one:
    /// `Known for: Heat, Ronin`. Sums, dates and the like never do.
    fn in_line_of_films(&self, place: &Place) -> bool {
        const SAYS_FILMS: [&str; 7] =
            ["film", "known for", "work", "appearance", "preceded", "followed", "movie"];
        let mut lines = self.article.infobox.iter();
        lines.find(|field| field.value == place.id).is_some_and(|field| match field.meaning {
            FieldMeaning::Films | FieldMeaning::Neighbour => true,
            FieldMeaning::Other => {
                let key = field.key.to_lowercase();
                SAYS_FILMS.iter().any(|word| key.contains(word))
            }
            _ => false,
        })
    }

    /// `Thackeray's Vanity Fair`: the work of somebody who has no part in the film.
    fn is_somebody_elses(&self, place: &Place, film: EntityId) -> bool {
        let Some(before) = place.first.checked_sub(1).and_then(|at| place.word(at)) else {
            return false;
        };
        let owner = before.strip_suffix("'s").or_else(|| before.strip_suffix("’s"));
        let Some(owner) = owner.filter(|owner| owner.starts_with(char::is_uppercase)) else {
            return false;
        };
        let has_part =
            |id: EntityId| self.graph.entity(id).name.split_whitespace().any(|word| word == owner);
        let mut credits = self.graph.credits_of_film(film).peekable();
        place.gap_before(place.first) == " "
            && credits.peek().is_some()
            && !credits.any(|credit| has_part(credit.holder))
    }

    /// Whether a name of one word is an ordinary one here: in a plot, where there are
    /// no people and companies, or behind an article.
    fn is_just_a_word(&self, place: &Place) -> bool {
        let before = place.first.checked_sub(1).and_then(|at| place.word(at)).unwrap_or_default();
        let article = matches!(
            before.to_lowercase().as_str(),
            "the" | "a" | "an" | "this" | "that" | "his" | "her" | "their" | "my" | "our" | "its"
        ) && place.gap_before(place.first) == " ";
        article || self.article.facet_of(place.prose.spot) == Some(Facet::Plot)
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

    /// The heading that a place stands below.
    fn heading(&self, spot: Spot) -> &str {
        let Spot::Section(at) = spot else { return "" };
        self.article.prose(self.article.sections[at as usize].heading).text(self.text)
    }

    /// Whether a place speaks of what happens in the film.
    fn about_characters(&self, spot: Spot) -> bool {
        matches!(self.article.facet_of(spot), Some(Facet::Plot | Facet::Cast))
    }
}

/// What the words before a name say that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// A film, of that year perhaps: `the 1995 film`.
    Film(Option<Year>),
    /// A work that is no film: `the album`.
    OtherWork,
    /// Who wrote something: `the memoirs of`, `a novel by`.
    Author,
}

impl Place<'_> {
    /// Whether the words behind a name say that it is a work's: `all four Batman films`,
    /// `Batman comics`, `Batman was a 1966 film`.
    fn is_of_a_work(&self) -> bool {
        const WORKS: [&str; 10] = [
            "characters",
            "comic",
            "comics",
            "film",
            "films",
            "franchise",
            "movie",
            "movies",
            "series",
            "trilogy",
        ];
        let word = |nth: usize| self.word(self.past + nth).unwrap_or_default();
        let beside = self.gap_before(self.past) == " ";
        let is_dated = matches!(word(0), "is" | "was")
            && matches!(word(1), "a" | "an" | "the")
            && read_year(word(2)).is_some();
        beside && (WORKS.contains(&word(0)) || is_dated)
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

    /// What the words before the name say that it is.
    fn says_before(&self) -> Option<Says> {
        let back = |nth: usize| {
            let word = self.word(self.first.checked_sub(nth)?)?;
            let gap = self.gap_before(self.first - nth + 1);
            matches!(gap, " " | " \"" | " “" | "-" | ", ").then_some(word)
        };
        let (noun, before) = (back(1)?, back(2));
        if matches!(noun, "of" | "by") {
            let work = before.is_some_and(|word| works::is_writing(&word.to_lowercase()));
            return work.then_some(Says::Author);
        }
        if self.gap_before(self.first).starts_with(',') {
            return None;
        }
        if works::is_other(noun) {
            return Some(Says::OtherWork);
        }
        let is_film = matches!(noun, "film" | "movie");
        if !is_film && !works::is_kind_of_film(noun) {
            return None;
        }
        let year = (2..8).map_while(back).find_map(read_year);
        (is_film || year.is_some()).then_some(Says::Film(year))
    }

    /// What stands before a word: its white space as one space.
    fn gap_before(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.words[at - 1].end as usize };
        let end = self.words.get(at).map_or(self.shown.len(), |token| token.start as usize);
        let gap = &self.shown[start..end];
        if gap.trim().is_empty() && !gap.is_empty() { " " } else { gap.trim_end() }
    }

    /// Whether the name is the beginning of a longer one.
    pub fn goes_on(&self) -> bool {
        let Some(next) = self.word(self.past) else { return false };
        let possessive = self.words[self.past - 1].end != self.range.end;
        let capital = next.starts_with(|c: char| !c.is_lowercase());
        let numeral = next.starts_with(|c: char| c.is_numeric());
        match self.gap_before(self.past) {
            " " => {
                let full_name = self.past - self.first > 1 && !numeral && self.has_person;
                capital && !possessive && !full_name || self.stands_against(next)
            }
            ":" | " –" | " -" | "-" => {
                capital && self.past - self.first <= 3 && !self.is_described()
            }
            _ => false,
        }
    }

    /// `Ned: A rich man`, not `Ned: A Love Story`.
    fn is_described(&self) -> bool {
        let small = |word: &str| word.starts_with(char::is_lowercase);
        matches!(self.word(self.past), Some("A" | "An" | "The"))
            && self.gap_before(self.past + 1) == " "
            && self.word(self.past + 1).is_some_and(small)
    }

    /// `Ann Lee vs. the Moon`: what is behind is of the same title.
    fn stands_against(&self, next: &str) -> bool {
        matches!(next, "vs" | "vs." | "versus" | "Vs" | "Vs.")
            && (self.past + 1..self.past + 3)
                .filter_map(|at| self.word(at))
                .any(|word| word.starts_with(char::is_uppercase))
    }

    /// `Die Hard with a Vengeance (1995)`: small words lead on to more of a title, and
    /// its year stands behind it.
    fn title_goes_on(&self) -> bool {
        const SMALL: [&str; 8] = ["a", "an", "the", "of", "with", "in", "for", "at"];
        let first = self.word(self.past).unwrap_or_default();
        if !SMALL.contains(&first) || self.gap_before(self.past) != " " {
            return false;
        }
        let mut capital = false;
        for at in self.past..self.words.len().min(self.past + 8) {
            let Some(word) = self.word(at) else { return false };
            match self.gap_before(at) {
                " " => {}
                " (" => return capital && read_year(word).is_some(),
                _ => return false,
            }
            let is_capital = word.starts_with(|c: char| !c.is_lowercase());
            if !is_capital && !SMALL.contains(&word) {
                return false;
            }
            capital |= is_capital;
        }
        false
    }

    /// `Indian Film Academy Awards`: the name is the end of a longer one.
    fn begins_earlier(&self) -> bool {
        const OPENERS: [&str; 9] =
            ["The", "At", "In", "For", "Both", "Annual", "Its", "Her", "His"];
        let Some(before) = self.first.checked_sub(1).and_then(|at| self.word(at)) else {
            return false;
        };
        before.starts_with(char::is_uppercase)
            && !before.ends_with("'s")
            && !before.ends_with("’s")
            && !OPENERS.contains(&before)
            && self.gap_before(self.first) == " "
    }

    fn is_emphasised(&self) -> bool {
        self.prose.marks().iter().any(|mark| {
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
