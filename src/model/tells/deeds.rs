//! What a sentence says somebody does, by its shape.
//!
//! In: a sentence. Out: whether a verb in the present tense stands behind a name or a
//! pronoun: `Mona pushes him`, `she is chased`. So are plots told, and what happened to
//! people and films is told in the past. Verbs of a closed list tell nothing, because
//! they say what somebody is, has, wants or is used to (`lives`, `wears`), or what
//! actors, critics and films do (`plays`, `praises`, `features`).

use crate::model::tells::words::words;

/// Whose deeds count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clauses {
    /// Those of main clauses: `a cook who finds a purse` says who somebody is.
    Main,
    /// Those behind `who` as well.
    All,
}

/// Verbs that tell nothing.
const STATES: &[&str] = &[
    "acknowledges",
    "acts",
    "adds",
    "admires",
    "admits",
    "advises",
    "aims",
    "allows",
    "always",
    "analyses",
    "announces",
    "appears",
    "applauds",
    "argues",
    "asserts",
    "assesses",
    "assigns",
    "awards",
    "bears",
    "becomes",
    "begins",
    "believes",
    "belongs",
    "bullies",
    "calls",
    "cares",
    "carries",
    "characterises",
    "characterizes",
    "cites",
    "claims",
    "coaches",
    "collects",
    "combines",
    "comes",
    "comments",
    "compares",
    "composes",
    "concludes",
    "conducts",
    "considers",
    "consists",
    "contains",
    "continues",
    "contributes",
    "counts",
    "covers",
    "creates",
    "credits",
    "criticises",
    "criticizes",
    "deals",
    "defines",
    "demonstrates",
    "denotes",
    "depicts",
    "derives",
    "describes",
    "designs",
    "differs",
    "directs",
    "discusses",
    "does",
    "drives",
    "dubs",
    "earns",
    "embodies",
    "emphasises",
    "emphasizes",
    "employs",
    "enjoys",
    "exemplifies",
    "exhibits",
    "exists",
    "explains",
    "explores",
    "expresses",
    "features",
    "feels",
    "fights",
    "finds",
    "focuses",
    "folds",
    "follows",
    "functions",
    "gains",
    "gives",
    "grosses",
    "grows",
    "has",
    "hates",
    "heads",
    "hears",
    "helps",
    "hers",
    "holds",
    "hopes",
    "hosts",
    "includes",
    "indicates",
    "insists",
    "inspires",
    "intends",
    "interprets",
    "involves",
    "is",
    "joins",
    "keeps",
    "knows",
    "lacks",
    "leads",
    "lends",
    "likes",
    "limps",
    "lists",
    "lives",
    "looks",
    "loves",
    "makes",
    "manages",
    "marks",
    "mentions",
    "misses",
    "names",
    "narrates",
    "needs",
    "notes",
    "observes",
    "offers",
    "opines",
    "oversees",
    "owes",
    "owns",
    "pays",
    "performs",
    "pilots",
    "plays",
    "points",
    "portrays",
    "poses",
    "possesses",
    "practices",
    "practises",
    "praises",
    "prefers",
    "presents",
    "produces",
    "provides",
    "ranks",
    "rates",
    "recalls",
    "receives",
    "recommends",
    "refers",
    "reflects",
    "regards",
    "relies",
    "remains",
    "remarks",
    "remembers",
    "reports",
    "represents",
    "reprises",
    "resembles",
    "resides",
    "reviews",
    "rides",
    "rules",
    "runs",
    "says",
    "seems",
    "sees",
    "serves",
    "shares",
    "shows",
    "sings",
    "sits",
    "sounds",
    "speaks",
    "specialises",
    "specializes",
    "spends",
    "spoofs",
    "stands",
    "stars",
    "states",
    "stresses",
    "studies",
    "suffers",
    "suggests",
    "supervises",
    "supports",
    "symbolises",
    "symbolizes",
    "takes",
    "teaches",
    "tells",
    "tends",
    "thinks",
    "this",
    "thus",
    "trains",
    "treats",
    "trusts",
    "uses",
    "views",
    "voices",
    "walks",
    "wants",
    "wears",
    "wields",
    "wishes",
    "works",
    "writes",
];

/// Plural nouns that stand behind names: `Batman films`.
const THINGS: &[&str] = &[
    "actors",
    "albums",
    "audiences",
    "awards",
    "books",
    "brothers",
    "cartoons",
    "characters",
    "children",
    "comics",
    "costumes",
    "critics",
    "days",
    "devils",
    "directors",
    "episodes",
    "executives",
    "fans",
    "films",
    "games",
    "historians",
    "images",
    "issues",
    "magazines",
    "movies",
    "musicals",
    "news",
    "novels",
    "officials",
    "parents",
    "pictures",
    "plots",
    "posters",
    "priests",
    "producers",
    "productions",
    "readers",
    "rights",
    "roles",
    "scenes",
    "scripts",
    "sequels",
    "series",
    "shows",
    "sisters",
    "soldiers",
    "songs",
    "stories",
    "studios",
    "theaters",
    "theatres",
    "times",
    "titles",
    "toys",
    "versions",
    "viewers",
    "villains",
    "works",
    "writers",
    "years",
];

/// Words behind a verb. Behind a name others would leave open whether it is one: `the
/// Gallini brothers in`.
const BEHIND: &[&str] = &[
    "a", "after", "against", "an", "away", "back", "down", "from", "her", "herself", "him",
    "himself", "his", "into", "it", "its", "off", "onto", "out", "over", "the", "their", "them",
    "through", "to", "toward", "towards", "under", "up",
];

/// Words between somebody and what they do.
const BETWEEN: &[&str] = &[
    "accidentally",
    "also",
    "both",
    "even",
    "first",
    "herself",
    "himself",
    "instead",
    "just",
    "later",
    "never",
    "now",
    "once",
    "only",
    "soon",
    "still",
    "then",
    "thus",
    "too",
];

/// Words with a capital only because a sentence begins with them, or before a noun.
const NOBODY: &[&str] = &[
    "All", "American", "And", "As", "At", "Both", "British", "But", "By", "Each", "Every", "For",
    "French", "From", "Her", "His", "If", "In", "Indian", "Its", "Like", "Many", "Most", "No",
    "Of", "On", "Other", "Our", "Several", "Some", "Such", "That", "The", "Their", "These", "This",
    "Those", "Three", "To", "Two", "Various", "When", "Where", "While", "With",
];

/// What is suffered in texts that are no plot: `is played by`.
const OF_WORK: &[&str] = &[
    "accompanied",
    "adapted",
    "based",
    "billed",
    "born",
    "called",
    "cast",
    "centered",
    "centred",
    "characterised",
    "characterized",
    "considered",
    "created",
    "credited",
    "depicted",
    "described",
    "designed",
    "directed",
    "drawn",
    "dressed",
    "dubbed",
    "employed",
    "enacted",
    "fascinated",
    "featured",
    "heard",
    "hired",
    "included",
    "infused",
    "inspired",
    "interested",
    "introduced",
    "involved",
    "known",
    "left",
    "listed",
    "located",
    "loosely",
    "married",
    "mentioned",
    "modeled",
    "modelled",
    "named",
    "needed",
    "nicknamed",
    "noted",
    "obsessed",
    "performed",
    "played",
    "portrayed",
    "presented",
    "produced",
    "ranked",
    "referenced",
    "referred",
    "regarded",
    "related",
    "released",
    "remembered",
    "reprised",
    "said",
    "seen",
    "set",
    "shown",
    "spelled",
    "supposed",
    "titled",
    "trained",
    "treated",
    "used",
    "voiced",
    "widely",
    "written",
];

/// Who stands before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    Nobody,
    /// A word with a capital.
    Name,
    /// Somebody, for certain.
    Pronoun,
}

/// Whether a sentence tells what somebody does or suffers.
pub fn tells(text: &str, clauses: Clauses) -> bool {
    let mut before = Before::Nobody;
    let mut is = false;
    let mut end = 0;
    let mut words = words(text).peekable();
    while let Some(word) = words.next() {
        let joins = text[end..word.start].chars().all(|c| c.is_whitespace() || "\"“”".contains(c));
        if !joins {
            (before, is) = (Before::Nobody, false);
        }
        end = word.end;
        let behind = &text[word.end..];
        let said = &text[word];
        // `Mona's`, `don't`: what follows is not hers to do.
        if behind.starts_with(['\'', '’']) {
            before = Before::Nobody;
            continue;
        }
        if is && is_suffered(said) && OF_WORK.binary_search(&said).is_err() {
            return true;
        }
        let next = words.peek().map_or("", |next| &text[next.clone()]);
        let is_verb = match before {
            Before::Nobody => false,
            Before::Name => {
                behind.starts_with(' ')
                    && (BEHIND.contains(&next) || next.starts_with(char::is_uppercase))
            }
            Before::Pronoun => true,
        };
        if is_verb && is_deed(said) {
            return true;
        }
        let between = BETWEEN.contains(&said) || said.ends_with("ly");
        (before, is) = match said {
            "is" => (Before::Nobody, before != Before::Nobody),
            _ if between => (before, is),
            _ => (somebody(said, clauses), false),
        };
    }
    false
}

/// Whether a word is a name or stands for somebody.
fn somebody(word: &str, clauses: Clauses) -> Before {
    match word {
        "he" | "she" | "He" | "She" => Before::Pronoun,
        "who" if clauses == Clauses::All => Before::Pronoun,
        _ if NOBODY.contains(&word) => Before::Nobody,
        _ if word.len() > 1 && word.starts_with(char::is_uppercase) => Before::Name,
        _ => Before::Nobody,
    }
}

fn is_deed(word: &str) -> bool {
    word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && word.bytes().all(|byte| byte.is_ascii_lowercase())
        && STATES.binary_search(&word).is_err()
        && THINGS.binary_search(&word).is_err()
}

fn is_suffered(word: &str) -> bool {
    const IRREGULAR: &[&str] = &[
        "bitten", "caught", "cut", "found", "hung", "hurt", "shot", "struck", "sent", "taken",
        "thrown", "torn", "lost",
    ];
    let regular = word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase);
    regular || IRREGULAR.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_character_does_tells() {
        for text in [
            "Mona pushes the cook into the well",
            "Zora \"accidentally\" blows him up",
            "She then elopes with him",
            "In the cellar he is caught by the guests",
            "Hal is slowly boiled in oil",
        ] {
            assert!(tells(text, Clauses::Main), "{text:?}");
        }
        let text = "a maid who elopes with the cook";
        assert!(tells(text, Clauses::All));
        assert!(!tells(text, Clauses::Main));
    }

    #[test]
    fn what_somebody_is_and_what_actors_and_critics_do_does_not() {
        for text in [
            "She lives in the cellar, wears grey and likes tea",
            "Ada Quill plays Mona Reed, who works at the inn",
            "Variety praises the film; it is played by children",
            "The Quill brothers in the film, and other Indian priests",
            "Mona's keys the cook has lost",
            "Mona pushed the cook, who was caught",
            "",
        ] {
            assert!(!tells(text, Clauses::All), "{text:?}");
        }
    }

    #[test]
    fn lists_that_are_searched_are_in_order() {
        for list in [STATES, THINGS, OF_WORK] {
            assert!(list.is_sorted());
        }
    }
}
