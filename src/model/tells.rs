//! Which texts tell what happens in a film.
//!
//! In: a place in an article, or a sentence. Out: [`Tells`]. One rule for all that
//! shows text away from where its writer put it:
//!
//! 1. whatever stands under a heading of the plot tells ([`of_place`]);
//! 2. elsewhere a sentence tells by its words, which are a closed list and those that
//!    the wiki adds to it ([`Words`]). It is held against cast lists, sentences that
//!    name a character, and descriptions; running text on its own page stays as written.
//!    A sentence that is quoted and names no character tells by those words of the
//!    list that are said of nobody else ([`Words::of_sure_words`]). Paragraphs of cast
//!    pages and of articles about characters tell as a whole if a sentence of theirs
//!    does, and nothing of them is quoted openly ([`Words::of_prose`]);
//! 3. a film's lead says what the film is about, and is the writer's choice: on the
//!    film's own page those of its sentences tell that say what happens in their main
//!    clause ([`Within::Lead`]), and the first never does;
//! 4. whose child, parent, brother or sister somebody is tells as well, where it is
//!    somebody's with a name (`the Chancellor's son`): stories keep that for late;
//! 5. lines of a character's infobox that say how it ends tell ([`of_field`]).
//!
//! The list prefers to hide: a sentence behind a click costs little. Past tense is
//! no sign of a plot, because what happened to people is told in it: `dies` tells,
//! `died` does not.

use std::ops::Range;

use serde::Deserialize;

use crate::model::article::{Article, Facet, ProseId, Spot};
use crate::model::kind::Kind;
use crate::model::sentences::next_sentence;

/// Whether a text tells what happens in a film.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tells {
    /// It does not.
    #[default]
    Nothing,
    /// It does, or may.
    Plot,
}

/// What happens to somebody, lower case. It tells wherever it stands.
const DEEDS: &[&str] = &[
    "are killed",
    "are murdered",
    "betrays",
    "commits suicide",
    "dies",
    "double-crosses",
    "final reel",
    "final scene",
    "hangs for",
    "is betrayed",
    "is killed",
    "is murdered",
    "is revealed to be",
    "is the killer",
    "is the murderer",
    "it is revealed",
    "kills",
    "last reel",
    "last scene",
    "shoots her",
    "shoots him",
    "spares her",
    "spares him",
    "turns out to be",
];

/// Who somebody is in truth, and what stories end with, lower case. Leads say as much
/// of what their film is about: `hunts a traitor`, `a series of murders`.
const SECRETS: &[&str] = &[
    "culprit",
    "double agent",
    "final battle",
    "long-lost",
    "murders",
    "real identity",
    "real killer",
    "sacrifices",
    "sent to kill",
    "traitor",
    "true identity",
    "turncoat",
];

/// Words of a clause that says who somebody is or what sets the story off: `a shark
/// that kills`, `after his wife dies`.
const SET_UP: &[&str] =
    &["after", "before", "if", "once", "that", "when", "where", "which", "who", "whose"];

/// Words and phrases that tell of characters, lower case. Of people, films and firms
/// they are said as well: `was killed in 1990`, `eventually cast`.
const OF_CHARACTERS: &[&str] = &[
    "actually",
    "at the end",
    "beheaded",
    "betrayal",
    "betrayed",
    "decapitated",
    "drowned",
    "eventually",
    "fakes",
    "impaled",
    "in disguise",
    "in the end",
    "is dead",
    "kill her",
    "kill him",
    "killed",
    "murdered",
    "poisoned",
    "resurrected",
    "revealed",
    "reveals",
    "sacrificed",
    "secretly",
    "survives",
    "turns on",
    "turns out",
    "ultimately",
    "unbeknownst",
];

/// Kin whose discovery is a turn of many plots, lower case.
const KIN: &[&str] = &[
    "brother",
    "daughter",
    "father",
    "granddaughter",
    "grandfather",
    "grandmother",
    "grandson",
    "half-brother",
    "half-sister",
    "heir",
    "mother",
    "sister",
    "son",
    "twin",
];

/// Keys of a character's infobox whose values tell, lower case.
const FIELDS: &[&str] =
    &["cause of death", "death", "died", "fate", "killed by", "killer", "status"];

/// Headings of articles about others than films under which a life is told, lower
/// case, beside those of the plot.
const LIVES: &[&str] = &[
    "character arc",
    "character biography",
    "death",
    "fate",
    "fictional biography",
    "fictional character biography",
    "fictional history",
];

/// Headings of the plot that stand below others over how a film was written, dated or
/// summed up as well, lower case.
const OF_WORK_ON_A_PLOT: &[&str] =
    &["argumento", "inhalt", "premise", "story", "storyline", "summary"];

/// What a place in an article tells.
pub fn of_place(article: &Article, spot: Spot) -> Tells {
    match spot {
        Spot::Section(at) | Spot::Heading(at) => article.sections[at as usize].tells,
        Spot::Lead | Spot::Infobox => Tells::Nothing,
    }
}

/// The words that tell: the closed list, and what a wiki adds to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Words {
    /// Lower case; they tell wherever they stand.
    own: Vec<String>,
}

impl From<Vec<String>> for Words {
    fn from(words: Vec<String>) -> Self {
        let words = words.into_iter().map(|word| word.trim().to_lowercase());
        Self { own: words.filter(|word| !word.is_empty()).collect() }
    }
}

/// Where a text stands, and so which of its sentences tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// The paragraph that begins a film's lead, and says what the film is.
    Opening,
    /// Another paragraph of a film's lead.
    Lead,
    /// Anywhere else.
    Other,
}

impl Within {
    /// Where a text of an article stands.
    pub fn of(article: &Article, source: &str, id: ProseId) -> Self {
        match article.prose(id).spot {
            Spot::Lead if article.kind == Kind::Film => match article.opening(source) {
                Some(opening) if opening == id => Self::Opening,
                _ => Self::Lead,
            },
            _ => Self::Other,
        }
    }
}

impl Words {
    /// What a sentence tells by its words, if it may speak of characters.
    pub fn of_words(&self, text: &str) -> Tells {
        self.held_against(text, &[DEEDS, SECRETS, OF_CHARACTERS], is_kin_at)
    }

    /// What a sentence tells by its words that names no character: only those count
    /// that are said of nobody else.
    pub fn of_sure_words(&self, text: &str) -> Tells {
        self.held_against(text, &[DEEDS, SECRETS], |_, _| false)
    }

    fn held_against(
        &self,
        text: &str,
        lists: &[&[&str]],
        is_kin_at: fn(&str, &str) -> bool,
    ) -> Tells {
        let lower = text.to_lowercase();
        let tells = |at: usize| {
            begins_with_one(&lower[at..], lists.iter().copied().flatten().copied())
                || begins_with_one(&lower[at..], self.own.iter().map(String::as_str))
                || is_kin_at(&lower[..at], &lower[at..])
        };
        if word_starts(&lower).any(tells) { Tells::Plot } else { Tells::Nothing }
    }

    /// What a sentence of a film's lead tells. Words of titles, which have capitals,
    /// do not count.
    fn of_lead(&self, text: &str) -> Tells {
        let happens = |at: usize| {
            let clause = text[..at].rfind([',', ';', ':', '(', '–', '—']).unwrap_or(0);
            let mut words = text[clause..at].split(|c: char| !c.is_alphanumeric());
            begins_with_one(&text[at..], DEEDS.iter().copied())
                && !words.any(|word| SET_UP.contains(&word.to_ascii_lowercase().as_str()))
        };
        let tells = |at: usize| {
            begins_with_one(&text[at..], self.own.iter().map(String::as_str)) || happens(at)
        };
        if word_starts(text).any(tells) { Tells::Plot } else { Tells::Nothing }
    }

    /// What a text tells as a whole, where its own page hides it as a whole: the cast
    /// page of a film, and the article of a character. No other place shows a part of
    /// it.
    pub fn of_prose(&self, article: &Article, source: &str, id: ProseId) -> Tells {
        let prose = article.prose(id);
        let (section, page) = match prose.spot {
            Spot::Lead => (None, None),
            Spot::Section(at) => {
                let section = &article.sections[at as usize];
                (Some(section), article.page_of(section))
            }
            Spot::Heading(_) | Spot::Infobox => return Tells::Nothing,
        };
        let hides = match page {
            Some(page) => page.facet == Facet::Cast,
            None => article.kind == Kind::Character,
        };
        // What stands in a plot is hidden with its section.
        match hides && section.is_none_or(|section| section.tells == Tells::Nothing) {
            true => self.of_words(prose.text(source)),
            false => Tells::Nothing,
        }
    }

    /// A part of a text cut where it begins or ceases to tell, by whole sentences.
    pub fn runs(
        &self,
        text: &str,
        range: Range<usize>,
        within: Within,
    ) -> Vec<(Tells, Range<usize>)> {
        let mut runs: Vec<(Tells, Range<usize>)> = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let end = at + next_sentence(&text[at..range.end]);
            let tells = match within {
                Within::Opening if at == 0 => Tells::Nothing,
                Within::Opening | Within::Lead => self.of_lead(&text[at..end]),
                Within::Other => self.of_words(&text[at..end]),
            };
            match runs.last_mut() {
                Some((before, run)) if *before == tells => run.end = end,
                _ => runs.push((tells, at..end)),
            }
            at = end;
        }
        runs
    }
}

/// Where the words of a text begin. Every word and phrase of the list begins there; to
/// look nowhere else takes a tenth of the time.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let starts = !before.is_alphanumeric();
        before = c;
        starts.then_some(at)
    })
}

/// Whether a text begins with a word for kin that belongs to somebody named before
/// it or behind it: `Lena's father`, `son of the Chancellor`; not `her father`.
fn is_kin_at(before: &str, text: &str) -> bool {
    let first = text.as_bytes().first();
    KIN.iter().filter(|word| word.as_bytes().first() == first).any(|word| {
        let Some(rest) = text.strip_prefix(word) else { return false };
        // `Lena's long-lost elder sister`
        let owned = || {
            let words = before.split_whitespace().rev().take(3);
            let mut words = words.take_while(|word| !word.ends_with([',', '.', ';', ':']));
            words.any(|word| word.ends_with("'s") || word.ends_with("’s") || word.ends_with("s'"))
        };
        let of = || rest.starts_with(" of the ") || rest.starts_with(" to the ");
        !rest.starts_with(char::is_alphanumeric) && !rest.starts_with('-') && (owned() || of())
    })
}

/// Whether a text begins with one of some words and phrases, and that ends there.
fn begins_with_one<'a>(text: &str, mut words: impl Iterator<Item = &'a str>) -> bool {
    let first = text.as_bytes().first();
    words.any(|word| {
        let rest = text.strip_prefix(word).filter(|_| word.as_bytes().first() == first);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// What a line of a character's infobox tells.
pub fn of_field(key: &str) -> Tells {
    let key = key.trim().to_lowercase();
    if FIELDS.contains(&key.as_str()) { Tells::Plot } else { Tells::Nothing }
}

/// Whether a life is told under a heading.
pub fn heads_a_life(heading: &str) -> bool {
    LIVES.contains(&heading.trim().to_lowercase().as_str())
}

/// Whether a heading of the plot, below another heading, need not tell it: `Story`
/// under `Development`.
pub fn heads_work_on_a_plot(heading: &str) -> bool {
    OF_WORK_ON_A_PLOT.contains(&heading.trim().to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_words(text: &str) -> Tells {
        Words::default().of_words(text)
    }

    #[test]
    fn words_tell_only_where_they_stand_alone() {
        assert_eq!(of_words("A banker who Turns out to be the thief"), Tells::Plot);
        assert_eq!(of_words("He dies."), Tells::Plot);
        for text in ["She studies ballet", "He died in 2023", "a skilled dancer", ""] {
            assert_eq!(of_words(text), Tells::Nothing, "{text:?}");
        }
    }

    #[test]
    fn what_is_said_of_people_as_well_tells_only_of_characters() {
        let words = Words::default();
        for text in ["He was killed in 1990", "She was eventually cast", "Ann's sister acts"] {
            assert_eq!(words.of_words(text), Tells::Plot, "{text:?}");
            assert_eq!(words.of_sure_words(text), Tells::Nothing, "{text:?}");
        }
        assert_eq!(words.of_sure_words("Rex is killed by Mona"), Tells::Plot);
    }

    #[test]
    fn whose_child_somebody_is_tells_and_a_family_does_not() {
        for text in ["the Chancellor's son", "Eve and Lena’s father", "Eve's elder sister"] {
            assert_eq!(of_words(text), Tells::Plot, "{text:?}");
        }
        for text in ["avenges her father", "Bruce's butler", "Ann's song", "a mother of two"] {
            assert_eq!(of_words(text), Tells::Nothing, "{text:?}");
        }
    }

    #[test]
    fn a_note_is_cut_between_sentences() {
        let text = "X, a banker. She is revealed as the thief. She dies. She likes tea.";
        let runs = Words::default().runs(text, 1..text.len(), Within::Other);
        let cut: Vec<&str> = runs.into_iter().map(|(_, range)| &text[range]).collect();
        assert_eq!(
            cut,
            [", a banker.", " She is revealed as the thief. She dies.", " She likes tea."]
        );
    }

    #[test]
    fn a_lead_may_say_what_its_film_is_about() {
        let words = Words::default();
        for text in [
            "Tom, a cook, kills the heir",
            "She dies in the flood",
            "In the last scene the inn burns",
            "The maid turns out to be the heir",
        ] {
            assert_eq!(words.of_lead(text), Tells::Plot, "{text:?}");
        }
        for text in [
            "After his wife dies, Tom goes home",
            "It is about a shark that kills bathers",
            "A maid whose brother is killed looks for the culprit",
            "Hale investigates a series of murders",
            "Vale eventually directed it",
            "A sequel, Nobody Dies, came out in 1993",
        ] {
            assert_eq!(words.of_lead(text), Tells::Nothing, "{text:?}");
        }
    }

    #[test]
    fn a_wikis_own_words_tell_wherever_they_stand() {
        let words = Words::from(vec![" Stirbt ".to_string(), String::new()]);
        let text = "Nach dem Brand stirbt Mona.";
        assert_eq!(words.of_words(text), Tells::Plot);
        assert_eq!(words.of_sure_words(text), Tells::Plot);
        assert_eq!(words.of_lead(text), Tells::Plot);
        assert_eq!(words.of_words("Unsterbliche Lieder"), Tells::Nothing);
    }
}
