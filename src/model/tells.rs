//! Which texts tell what happens in a film.
//!
//! In: a place in an article, or a sentence. Out: [`Tells`]. One rule for all that
//! shows text away from where its writer put it:
//!
//! 1. whatever stands under a heading of the plot tells ([`of_place`]);
//! 2. elsewhere a sentence tells by its words, which are a list ([`words`]) and those
//!    that the wiki adds to it ([`Words`]), and where it is of characters by its shape:
//!    it says in the present tense what somebody does, and of a role behind `who` what
//!    is a turn of a story and no habit ([`deeds`]). How much counts,
//!    depends on whom it speaks of ([`Of`]); words that work on a film is told with as
//!    well do not in a sentence about that. Running text on its own page stays as
//!    written. A paragraph of a cast page, or of an article about a character below
//!    its lead, tells as a whole by words, and nothing of it is quoted openly
//!    ([`Words::of_prose`]); the rest is cut by sentences;
//! 3. a film's lead says what the film is about, and is the writer's choice: on the
//!    film's own page those of its sentences tell that say what happens in their main
//!    clause ([`Within::Lead`]), by more words where they name a part, and the first
//!    never does;
//! 4. whose child, parent, brother or sister somebody is tells as well, where it is
//!    somebody's with a name (`an assassin and the Chancellor's son`): stories keep that
//!    for late. What a role is introduced with (`Lynn, Cole's mother`) they do not: of
//!    seventeen such entries in real articles one told anything;
//! 5. lines of a character's infobox that say how it ends, or whose child, parent, brother
//!    or sister somebody is, tell ([`Words::of_field`]).
//!
//! The rule prefers to hide: a sentence behind a click costs little. It is for English.
//! Past tense is no sign of a plot, because what happened to people is told in it: `dies`
//! tells, `died` does not; what `he` or `she` did to somebody in an article about a
//! character does. How often the rule is right is measured in `tests/labelled/spoilers`.
//! Sentences that share their words with one of the film's own plot are no sign of it
//! either: among a hundred of them in real articles five told anything, and the others
//! were entries of cast lists.

mod deeds;
mod kin;
mod parts;
mod words;

use std::ops::Range;

use serde::Deserialize;

use crate::model::article::{Article, Facet, ProseId, Spot};
use crate::model::kind::Kind;
use crate::model::sentences::next_sentence;
use crate::model::tells::deeds::Clauses;
use crate::model::tells::words::Says;

pub use crate::model::tells::parts::{Named, NamesIn};
pub use crate::model::tells::words::is_of_work;

/// Whether a text tells what happens in a film.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tells {
    /// It does not.
    #[default]
    Nothing,
    /// It does, or may.
    Plot,
}

/// Words of a clause that says who somebody is or what sets the story off: `a shark
/// that kills`, `after his wife dies`.
const SET_UP: &[&str] =
    &["after", "before", "if", "once", "that", "when", "where", "which", "who", "whose"];

/// What a sentence of a lead begins with that says how the story ends, if it says what
/// somebody does.
const ENDS: &[&str] =
    &["At last", "At the end", "Eventually", "Finally", "In the end", "Ultimately"];

/// Keys of a character's infobox whose values tell, lower case: how it ends, and whose
/// child or parent somebody is.
const FIELDS: &[&str] = &[
    "brother",
    "brothers",
    "cause of death",
    "child",
    "children",
    "daughter",
    "daughters",
    "death",
    "died",
    "family",
    "fate",
    "father",
    "killed by",
    "killer",
    "last words",
    "mother",
    "parent",
    "parents",
    "relatives",
    "sibling",
    "siblings",
    "sister",
    "sisters",
    "son",
    "sons",
    "status",
    "twin",
];

/// Headings of articles about characters and series under which lives are told, lower
/// case, beside those of the plot.
const LIVES: &[&str] = &[
    "biography",
    "character arc",
    "character biography",
    "chronology",
    "death",
    "fate",
    "fictional biography",
    "fictional character biography",
    "fictional chronology",
    "fictional history",
    "history",
    "personal history",
    "role in the film",
    "role in the films",
    "timeline",
];

/// Headings of films' other pages under which what happens is told in another version,
/// lower case.
const OTHER_VERSIONS: &[&str] = &[
    "alternate ending",
    "alternate endings",
    "alternative ending",
    "alternative endings",
    "cut scenes",
    "deleted scene",
    "deleted scenes",
    "different ending",
    "extended ending",
    "mid-credits scene",
    "original ending",
    "original endings",
    "post-credits scene",
    "post-credits scenes",
];

/// Words of headings under which is said who comes to what end, lower case.
const ENDS_OF: &[&str] = &[
    "casualties",
    "deaths",
    "died",
    "dies",
    "ending",
    "endings",
    "fates",
    "killed",
    "kills",
    "murdered",
    "survived",
    "survives",
    "surviving",
    "survivor",
    "survivors",
    "twist",
    "twists",
    "victims",
];

/// Words that do so behind `who`, lower case.
const ENDS_OF_WHOM: &[&str] = &["dead", "die", "kill", "killer", "live", "lives", "survive"];

/// Words beside those of [`ENDS_OF`] in such headings, lower case.
const BESIDE_ENDS: &[&str] = &[
    "a",
    "all",
    "and",
    "are",
    "by",
    "character",
    "characters",
    "did",
    "didn",
    "does",
    "doesn",
    "explained",
    "explanation",
    "film",
    "how",
    "in",
    "is",
    "list",
    "meaning",
    "movie",
    "not",
    "of",
    "on",
    "onscreen",
    "or",
    "plot",
    "screen",
    "t",
    "the",
    "was",
    "were",
    "who",
    "whom",
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

/// Whom a sentence speaks of, and so what counts in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// People, films and firms, as far as anybody knows: words that are said of nobody
    /// but characters.
    People,
    /// Perhaps characters: all words of the list.
    Anybody,
    /// A character whom it describes, as cast lists do: what its main clauses say that
    /// somebody does, too.
    Role,
    /// A character by name: whatever it says that somebody does.
    Character,
}

/// Where a text stands, and so which of its sentences tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// The paragraph that begins a film's lead, and says what the film is.
    Opening,
    /// Another paragraph of a film's lead.
    Lead,
    /// A film's cast page.
    Cast,
    /// The article of a character.
    Character,
    /// Anywhere else.
    Other,
}

impl Within {
    /// Where a text of an article stands.
    pub fn of(article: &Article, source: &str, id: ProseId) -> Self {
        let spot = article.prose(id).spot;
        match (article.kind, spot) {
            (Kind::Film, Spot::Lead) => match article.opening(source) {
                Some(opening) if opening == id => Self::Opening,
                _ => Self::Lead,
            },
            (Kind::Character, _) => Self::Character,
            _ if article.facet_of(spot) == Some(Facet::Cast) => Self::Cast,
            _ => Self::Other,
        }
    }
}

impl Words {
    /// What a sentence tells.
    pub fn of(&self, text: &str, of: Of) -> Tells {
        let happens = || match of {
            Of::People | Of::Anybody => false,
            Of::Role => deeds::tells(text, Clauses::Main),
            Of::Character => deeds::tells(text, Clauses::All),
        };
        let counts = |says: Says, at: usize| counts(text, says, at, of);
        let tells = words::find(text, counts) || self.has_own(text) || happens();
        if tells { Tells::Plot } else { Tells::Nothing }
    }

    /// Whether one of the wiki's own words stands in a text.
    fn has_own(&self, text: &str) -> bool {
        if self.own.is_empty() {
            return false;
        }
        let lower = text.to_lowercase();
        words::words(&lower).any(|word| self.begins_own(&lower[word.start..]))
    }

    fn begins_own(&self, text: &str) -> bool {
        self.own.iter().any(|own| {
            let rest = text.strip_prefix(own.as_str());
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }

    /// What a sentence of a film's lead tells that speaks of a character of the film or of
    /// anybody. Words of titles, which have capitals, do not count.
    fn of_lead(&self, text: &str, of: Of) -> Tells {
        let is_of_story = of == Of::Character && !words::is_of_work(text);
        let happens = |says: Says, at: usize| {
            let clause = text[..at].rfind([',', ';', ':', '(', '–', '—']).unwrap_or(0);
            let mut words = text[clause..at].split(|c: char| !c.is_alphanumeric());
            let is_told = matches!(says, Says::Deed | Says::Reveal);
            (is_told || is_of_story && says.is_turn())
                && text[at..].starts_with(char::is_lowercase)
                && (says == Says::Reveal
                    || !words.any(|word| SET_UP.contains(&word.to_ascii_lowercase().as_str())))
        };
        let has_own = !self.own.is_empty()
            && words::words(text).any(|word| self.begins_own(&text[word.start..]));
        let ends = || {
            let opens = |end: &&str| text.trim_start().starts_with(*end);
            ENDS.iter().any(opens) && deeds::tells(text, Clauses::Main)
        };
        let tells = has_own || words::find(text, happens) || ends();
        if tells { Tells::Plot } else { Tells::Nothing }
    }

    /// What a text tells as a whole, where its own page hides it as a whole: the cast
    /// page of a film, and the article of a character. No other place shows a part of
    /// it.
    pub fn of_prose(&self, article: &Article, source: &str, id: ProseId) -> Tells {
        let prose = article.prose(id);
        let Spot::Section(at) = prose.spot else { return Tells::Nothing };
        // What stands in a plot is hidden with its section.
        let is_open = article.sections[at as usize].tells == Tells::Nothing;
        match Within::of(article, source, id) {
            Within::Cast | Within::Character if is_open => self.as_a_whole(prose.text(source)),
            _ => Tells::Nothing,
        }
    }

    /// What a paragraph tells of which nothing is shown if a sentence tells by its
    /// words. Whose son somebody is, or whose death is spoken of, hides only its sentence.
    fn as_a_whole(&self, text: &str) -> Tells {
        let counts = |says: Says, at: usize| match says {
            Says::Kin | Says::Loss => false,
            says => counts(text, says, at, Of::Anybody),
        };
        if words::find(text, counts) || self.has_own(text) { Tells::Plot } else { Tells::Nothing }
    }

    /// A part of a text cut where it begins or ceases to tell, by whole sentences.
    pub fn runs(
        &self,
        text: &str,
        range: Range<usize>,
        within: Within,
    ) -> Vec<(Tells, Range<usize>)> {
        runs(text, range, |sentence| match within {
            Within::Other => self.of(&text[sentence], Of::Anybody),
            within => self.on_its_page(text, sentence, within, Of::Anybody),
        })
    }

    /// What a sentence of a text tells on the page where its writer put it, if it speaks
    /// of a character of the film or of anybody.
    pub fn on_its_page(&self, text: &str, sentence: Range<usize>, within: Within, of: Of) -> Tells {
        let is_first = sentence.start == 0;
        match within {
            Within::Opening if is_first => Tells::Nothing,
            Within::Opening | Within::Lead => self.of_lead(&text[sentence], of),
            Within::Cast => self.of(&text[sentence], Of::Role),
            Within::Character => self.of(&text[sentence], Of::Character),
            Within::Other => Tells::Nothing,
        }
    }

    /// What a line of an infobox tells.
    pub fn of_field(&self, kind: Kind, key: &str, value: &str) -> Tells {
        match kind {
            Kind::Character if FIELDS.contains(&key.trim().to_lowercase().as_str()) => Tells::Plot,
            Kind::Character => self.of(value, Of::Character),
            _ => Tells::Nothing,
        }
    }
}

/// Whether an entry of the list counts at a place of a text.
fn counts(text: &str, says: Says, at: usize, of: Of) -> bool {
    match says {
        Says::Deed | Says::Reveal => !words::is_general(sentence_around(text, at)),
        Says::Secret => true,
        _ => of != Of::People && !words::is_of_work(sentence_around(text, at)),
    }
}

/// The sentence of a text in which a place lies, by its full stops.
fn sentence_around(text: &str, at: usize) -> &str {
    let start = text[..at].rfind(". ").map_or(0, |stop| stop + 1);
    let end = text[at..].find(". ").map_or(text.len(), |stop| at + stop);
    &text[start..end]
}

/// A part of a text cut where it begins or ceases to tell, by whole sentences, of each
/// of which `tells` knows what it tells.
pub fn runs(
    text: &str,
    range: Range<usize>,
    tells: impl Fn(Range<usize>) -> Tells,
) -> Vec<(Tells, Range<usize>)> {
    let mut runs: Vec<(Tells, Range<usize>)> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let end = at + next_sentence(&text[at..range.end]);
        let tells = tells(at..end);
        match runs.last_mut() {
            Some((before, run)) if *before == tells => run.end = end,
            _ => runs.push((tells, at..end)),
        }
        at = end;
    }
    runs
}

/// Whether a life is told under a heading.
pub fn heads_a_life(heading: &str) -> bool {
    LIVES.contains(&heading.trim().to_lowercase().as_str())
}

/// Whether another version of the plot, or what becomes of whom, is told under a heading.
pub fn heads_another_version(heading: &str) -> bool {
    OTHER_VERSIONS.contains(&heading.trim().to_lowercase().as_str()) || heads_ends(heading)
}

/// Whether a heading speaks of who comes to what end, and of nothing else: `Who survives`,
/// `Survivors`, `List of deaths`; not `Deaths on the set`.
fn heads_ends(heading: &str) -> bool {
    const PHRASES: &[&str] = &[
        "body count",
        "closing scene",
        "death toll",
        "fate of the characters",
        "final scene",
        "final scenes",
        "final shot",
        "kill count",
        "last scene",
    ];
    let lower = heading.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let of_whom = words.iter().any(|word| matches!(*word, "who" | "whom"));
    let says = |word: &&str| ENDS_OF.contains(word) || of_whom && ENDS_OF_WHOM.contains(word);
    let is_phrase =
        PHRASES.contains(&words.strip_prefix(&["the"]).unwrap_or(&words).join(" ").as_str());
    is_phrase
        || words.iter().any(says)
            && words.iter().all(|word| says(word) || BESIDE_ENDS.contains(word))
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
        Words::default().of(text, Of::Anybody)
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
    fn a_heading_of_who_comes_to_what_end_heads_the_story() {
        for heading in [
            "Who survives",
            "Who lives and who dies?",
            "Who doesn't survive",
            "Survivors",
            "Body count",
            "List of deaths in the film",
            "On-screen deaths",
            "The final scene",
            "Explanation of the ending",
            "Character deaths",
            "Character fates",
            "Deaths",
            "Fates",
            "Fate of the characters",
            "Fates of the characters",
            "Twist",
            "Twist ending",
        ] {
            assert!(heads_another_version(heading), "{heading}");
        }
        for heading in [
            "Deaths on the set",
            "Surviving prints",
            "Ending theme",
            "Survival status",
            "Who's who",
            "Characters in the film",
            "The lives of the saints",
            "",
        ] {
            assert!(!heads_another_version(heading), "{heading}");
        }
    }

    #[test]
    fn what_becomes_of_a_name_behind_a_colon_tells() {
        for text in [
            "Emil: killed at the border",
            "Mrs. Orr – Drowned in the lock",
            "Karin: dead",
            "The Gull: survives",
            "Karin: leaves the village",
        ] {
            assert_eq!(Words::default().of(text, Of::Character), Tells::Plot, "{text:?}");
        }
        for text in ["Variety: drowned in syrup", "Time Out: dead on arrival"] {
            assert_eq!(Words::default().of(text, Of::People), Tells::Nothing, "{text:?}");
        }
        for text in ["Karin Holm: a driver", "What is known: dead birds were made of wax"] {
            assert_eq!(Words::default().of(text, Of::Character), Tells::Nothing, "{text:?}");
        }
    }

    #[test]
    fn how_the_end_of_a_film_was_made_is_no_plot() {
        for text in [
            "The final scene has no music.",
            "The last shot was filmed at dawn.",
            "As Mona, Quill says her best known line in the climax:",
        ] {
            assert_eq!(Words::default().of(text, Of::Anybody), Tells::Nothing, "{text:?}");
        }
        for text in [
            "In the final scene, the lock is empty.",
            "The last shot was filmed from the boat in which Mona drowns.",
            "The final scene has no survivors.",
        ] {
            assert_eq!(Words::default().of(text, Of::Anybody), Tells::Plot, "{text:?}");
        }
    }

    #[test]
    fn what_is_said_of_people_as_well_tells_only_of_characters() {
        let words = Words::default();
        for text in ["He was killed in 1990", "She was eventually asked", "He is Ann's brother"] {
            assert_eq!(words.of(text, Of::Anybody), Tells::Plot, "{text:?}");
            assert_eq!(words.of(text, Of::People), Tells::Nothing, "{text:?}");
        }
        assert_eq!(words.of("Rex is killed by Mona", Of::People), Tells::Plot);
    }

    #[test]
    fn whose_child_somebody_is_tells_if_it_is_not_said_first_and_a_family_does_not() {
        for text in [
            "an assassin and the Chancellor's son",
            "Pia, Eve and Lena’s father",
            "is the\u{a0}old\u{a0}Chancellor's\u{2003}elder son",
            "She is Eve's elder sister",
            "a clerk, Mona's long-lost sister",
            "a clerk who finds his real mother",
            "She is unmasked as Mona's sister",
            "and reveals Rex as Mona's brother",
            "Rex poses as Lena's father",
        ] {
            assert_eq!(of_words(text), Tells::Plot, "{text:?}");
        }
        for text in [
            "the Chancellor's son",
            "Ada Quill as Mona Reed, Mrs. Holm's younger sister, who cooks",
            "Mona's daughter, Pia's niece and Hal's mother",
            "Also, Ada Quill appears as Mona's sister Ines, and the late Rex Poe makes his last film \
             appearance as a keeper",
            "Ada Quill plays Mona's mother and Rex Poe as Mona's elder brother has one scene",
            "while Ada Quill, her wife, voiced the Chancellor's twin",
            "avenges her father",
            "is Bruce's butler",
            "is a mother of two",
        ] {
            assert_eq!(of_words(text), Tells::Nothing, "{text:?}");
        }
    }

    #[test]
    fn kin_that_nobody_knew_of_or_that_is_found_tells_and_a_house_has_no_child() {
        for text in ["a lady whose sister is also her daughter", "where the cook is his father"] {
            assert_eq!(of_words(text), Tells::Plot, "{text:?}");
        }
        for text in ["a maid, the daughter of the house", "who is his father", "He is her son"] {
            assert_eq!(of_words(text), Tells::Nothing, "{text:?}");
        }
    }

    #[test]
    fn what_is_said_of_him_is_said_of_her_and_of_them() {
        for text in ["They take it and leave", "He sees her off", "They end their careers"] {
            assert_eq!(of_words(text), Tells::Nothing, "{text:?}");
        }
        for text in ["She sells them out", "She takes her own life", "He leaves them to die"] {
            assert_eq!(of_words(text), Tells::Plot, "{text:?}");
        }
    }

    #[test]
    fn what_never_happens_again_tells_and_what_never_happens_does_not() {
        assert_eq!(of_words("a cook who is never seen again"), Tells::Plot);
        assert_eq!(of_words("a cook who never sleeps and eats"), Tells::Nothing);
    }

    #[test]
    fn a_lead_tells_by_more_words_where_it_names_a_part() {
        let words = Words::default();
        for text in [
            "Mona and Hal never see each other again",
            "At dawn only Hal is alive",
            "Mona and Hal marry",
            "It ends with Mona in the well",
        ] {
            assert_eq!(words.of_lead(text, Of::Character), Tells::Plot, "{text:?}");
            assert_eq!(words.of_lead(text, Of::People), Tells::Nothing, "{text:?}");
        }
        for text in ["When Mona survives a flood, Hal goes home", "Quill eventually directed it"] {
            assert_eq!(words.of_lead(text, Of::People), Tells::Nothing, "{text:?}");
        }
        let text = "The actor who plays Hal survived the shoot";
        assert_eq!(words.of_lead(text, Of::Character), Tells::Nothing);
    }

    #[test]
    fn who_somebody_is_in_truth_tells_and_what_they_are_does_not() {
        for text in ["He is the devil", "who is really a ghost", "They elope", "They marry"] {
            assert_eq!(of_words(text), Tells::Plot, "{text:?}");
        }
        for text in ["a cook who sees a ghost", "She fears the devil", "Ghosts marry"] {
            assert_eq!(of_words(text), Tells::Nothing, "{text:?}");
        }
    }

    #[test]
    fn what_work_on_a_film_and_an_ability_are_said_with_does_not_tell() {
        for text in [
            "The actor eventually left",
            "Tarn survived the audition",
            "Anyone who kisses her dies",
            "She is immune to poisons",
        ] {
            assert_eq!(of_words(text), Tells::Nothing, "{text:?}");
        }
        assert_eq!(of_words("The script had Mona be killed"), Tells::Plot);
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
            "It is about a maid who turns out to be the heir",
            "In the end Tom leaves",
        ] {
            assert_eq!(words.of_lead(text, Of::People), Tells::Plot, "{text:?}");
        }
        for text in [
            "After his wife dies, Tom goes home",
            "It is about a shark that kills bathers",
            "A maid whose brother is killed looks for the culprit",
            "Hale investigates a series of murders",
            "Vale eventually directed it",
            "A sequel, Nobody Dies, came out in 1993",
        ] {
            assert_eq!(words.of_lead(text, Of::People), Tells::Nothing, "{text:?}");
        }
    }

    #[test]
    fn a_wikis_own_words_tell_wherever_they_stand() {
        let words = Words::from(vec![" Stirbt ".to_string(), String::new()]);
        let text = "Nach dem Brand stirbt Mona.";
        assert_eq!(words.of(text, Of::Anybody), Tells::Plot);
        assert_eq!(words.of(text, Of::People), Tells::Plot);
        assert_eq!(words.of_lead(text, Of::People), Tells::Plot);
        assert_eq!(words.of("Unsterbliche Lieder", Of::Anybody), Tells::Nothing);
    }
}
