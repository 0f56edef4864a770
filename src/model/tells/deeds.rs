//! What a sentence says somebody does, by its shape.
//!
//! In: a sentence. Out: whether a verb in the present tense stands behind a name or a
//! pronoun: `Mona pushes him`, `she is chased`. So are plots told, and what happened to
//! people and films is told in the past. Verbs of a closed list tell nothing, because
//! they say what somebody is, has, wants or is used to (`lives`, `wears`), or what
//! actors, critics and films do (`plays`, `praises`, `features`).
//!
//! A description of a role says behind `who` what it is used to: `a cook who steals
//! spoons`. There a verb tells if it is of turns of stories ([`TURNS`]), or if it is done
//! to what is known already: `a cook who hides the spoons`. A habit by name is one as well:
//! `Mona guards the door`. Behind `, who` it tells if it
//! goes on at all: `the cook, who bursts into tears`; not `who hides spoons`. In the past tense deeds tell in
//! articles about characters only. What is done behind `when` may be a habit.

use crate::model::tells::words::words;

/// Whose deeds count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clauses {
    /// Those of main clauses, and behind `who` those at which stories turn: `a cook who
    /// finds a purse` says who somebody is.
    Main,
    /// Those behind `who` all.
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

/// Verbs that say what somebody is used to or what they are there for, if a description
/// says it of a role: `a nurse who guards the door`.
const HABITS: &[&str] = &[
    "accompanies",
    "advises",
    "annoys",
    "asks",
    "assists",
    "attempts",
    "attends",
    "befriends",
    "blames",
    "bothers",
    "brings",
    "builds",
    "carves",
    "chairs",
    "chases",
    "checks",
    "cleans",
    "commands",
    "controls",
    "cooks",
    "courts",
    "covets",
    "defends",
    "delivers",
    "despises",
    "detests",
    "disapproves",
    "dislikes",
    "distrusts",
    "dominates",
    "edits",
    "encounters",
    "envies",
    "escorts",
    "exploits",
    "faces",
    "fears",
    "flies",
    "governs",
    "guards",
    "guides",
    "haunts",
    "hires",
    "houses",
    "hunts",
    "idolises",
    "idolizes",
    "ignores",
    "invents",
    "investigates",
    "invites",
    "judges",
    "lays",
    "lies",
    "meets",
    "mentors",
    "mocks",
    "mourns",
    "moves",
    "nurses",
    "opposes",
    "organises",
    "organizes",
    "passes",
    "patrols",
    "plans",
    "plots",
    "polices",
    "prepares",
    "prosecutes",
    "protects",
    "publishes",
    "pursues",
    "raises",
    "reads",
    "rents",
    "repairs",
    "resents",
    "respects",
    "restores",
    "searches",
    "seeks",
    "sells",
    "sends",
    "shadows",
    "shelters",
    "shoulders",
    "smuggles",
    "solves",
    "sponsors",
    "stalks",
    "supplies",
    "suspects",
    "sweeps",
    "talks",
    "tests",
    "threatens",
    "torments",
    "tracks",
    "transports",
    "travels",
    "tries",
    "tutors",
    "understands",
    "visits",
    "watches",
    "welcomes",
    "woos",
    "worships",
];

/// Verbs that say what happens, of roles as well: `a maid who elopes`. None is a noun
/// that stands behind names.
const TURNS: &[&str] = &[
    "abandons",
    "absconds",
    "ambushes",
    "arrests",
    "atones",
    "avenges",
    "awakens",
    "blinds",
    "buries",
    "captures",
    "collapses",
    "commits",
    "confesses",
    "confronts",
    "deceives",
    "defeats",
    "defects",
    "deserts",
    "destroys",
    "detonates",
    "disfigures",
    "divorces",
    "dooms",
    "elopes",
    "escapes",
    "exiles",
    "expels",
    "explodes",
    "exposes",
    "faints",
    "foils",
    "forgives",
    "frees",
    "hijacks",
    "imprisons",
    "incriminates",
    "infects",
    "jilts",
    "leaves",
    "lures",
    "massacres",
    "miscarries",
    "outlives",
    "outsmarts",
    "overhears",
    "overpowers",
    "pardons",
    "poisons",
    "punishes",
    "quits",
    "realises",
    "realizes",
    "reappears",
    "reconciles",
    "recovers",
    "redeems",
    "relents",
    "renounces",
    "repents",
    "rescues",
    "resigns",
    "reunites",
    "sabotages",
    "saves",
    "seduces",
    "shoots",
    "snatches",
    "spares",
    "steals",
    "strikes",
    "succumbs",
    "surrenders",
    "survives",
    "swaps",
    "transforms",
    "tricks",
    "vanishes",
    "wakes",
    "weds",
    "wounds",
];

/// What the story of a role ends with, behind a comma: `the captain, thrown from a roof`.
const ENDED: &[&str] = &[
    "beaten", "bitten", "blown", "buried", "caught", "crushed", "eaten", "freed", "hung",
    "pardoned", "released", "rescued", "shot", "struck", "swept", "thrown", "torn", "wounded",
];

/// Verbs that say what happens if one of [`AWAY`] is behind them.
const MOVES: &[&str] = &[
    "breaks", "comes", "drives", "gets", "gives", "goes", "lets", "makes", "rides", "runs",
    "sails", "stays", "takes", "turns", "walks",
];

/// Where the verbs of [`MOVES`] go.
const AWAY: &[&str] = &["away", "back", "behind", "down", "go", "off"];

/// What the verb of a deed is done to, where it is told, and who or what they are is
/// known: habits are of things in the plural, and what sets a story off is of `a` thing.
const KNOWN: &[&str] = &[
    "everyone",
    "everything",
    "her",
    "herself",
    "him",
    "himself",
    "his",
    "it",
    "its",
    "itself",
    "the",
    "their",
    "them",
    "themselves",
    "this",
];

/// What may stand behind a verb that needs no object.
const NO_OBJECT: &[&str] =
    &["and", "as", "at", "before", "but", "by", "for", "in", "on", "once", "when", "while", "with"];

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
    "spoken",
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
    /// `who`, behind what it tells apart: `a cook who steals`.
    Who,
    /// `who` of somebody who is known without it: `the cook, who steals`.
    Aside,
    /// `and` behind somebody.
    And,
    /// Somebody, for certain.
    Pronoun,
}

/// What clause a word stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Clause {
    Main,
    /// Behind `whom`: what another does to a role.
    OfAnother,
}

/// Whether a sentence tells what somebody does or suffers.
pub fn tells(text: &str, clauses: Clauses) -> bool {
    let mut before = Before::Nobody;
    let mut is = false;
    // Whether a perfect tense has begun: `has`, `was`.
    let mut has = false;
    let mut after_somebody = false;
    let mut clause = Clause::Main;
    // Whether a word stands behind `when`, and is who does something there.
    let mut is_condition = false;
    let mut end = 0;
    let mut words = words(text).peekable();
    while let Some(word) = words.next() {
        let between = &text[end..word.start];
        // `Mona: leaves the inn`
        let is_label = clauses == Clauses::All && matches!(between, ": " | " – " | " — ");
        let joins = is_label || between.chars().all(|c| c.is_whitespace() || "\"“”".contains(c));
        // `the captain, thrown from a roof`
        let opens = text[end..word.start].ends_with(", ");
        let is_aside = opens || end == 0;
        if !joins {
            (before, is, has) = (Before::Nobody, false, false);
        }
        end = word.end;
        let behind = &text[word.end..];
        let said = &text[word];
        let next = words.peek().map_or("", |next| &text[next.clone()]);
        // `Mona's`, `don't`: what follows is not hers to do.
        if behind.starts_with(['\'', '’']) {
            before = Before::Nobody;
            continue;
        }
        // `whose blow breaks his neck`
        let is_done = clause == Clause::OfAnother && behind.starts_with(' ') && is_known(next);
        let has_ended = opens && clauses == Clauses::Main && ENDED.binary_search(&said).is_ok();
        if is_done && is_new(said) || has_ended {
            return true;
        }
        let suffers = is && is_suffered(said) && OF_WORK.binary_search(&said).is_err();
        if suffers || (has && is_past_of(said, &[TURNS])) {
            return true;
        }
        if before != Before::Nobody {
            let next = if behind.starts_with(' ') { next } else { "" };
            let is_of_another = clause == Clause::OfAnother && before == Before::Name;
            let was_told = || clauses == Clauses::All && was_told(before, said, next);
            let tells = match is_of_another {
                true => is_new(said),
                false => is_told(before, said, next, clauses) || was_told(),
            };
            if tells {
                return true;
            }
        }
        let is_behind_somebody = before != Before::Nobody || is || has;
        let between = is_behind_somebody && (said.ends_with("ly") || BETWEEN.contains(&said));
        after_somebody |= before != Before::Nobody;
        let is_somebody = before != Before::Nobody;
        has = match said {
            "has" | "have" => is_somebody,
            "had" | "was" => is_somebody && clauses == Clauses::All,
            _ => has && between,
        };
        (before, is) = match said {
            "whom" | "whose" => {
                clause = Clause::OfAnother;
                (Before::Nobody, false)
            }
            // `comes back when he throws it`, `before he retires`, `says that he hides it`: a
            // habit or what sets the story off as often as not.
            "after" | "because" | "before" | "if" | "that" | "when" | "whenever" => {
                is_condition = true;
                (Before::Nobody, false)
            }
            "is" => {
                let of_main = match before {
                    Before::Who | Before::Aside => clauses == Clauses::All,
                    before => before != Before::And,
                };
                (Before::Nobody, before != Before::Nobody && of_main)
            }
            "and" | "but" | "then" if after_somebody => (Before::And, false),
            "who" if is_aside => (Before::Aside, false),
            _ if between => (before, is),
            _ if is_condition => {
                is_condition = false;
                (Before::Nobody, false)
            }
            _ => (somebody(said), false),
        };
    }
    false
}

/// Whether a word is a name or stands for somebody.
fn somebody(word: &str) -> Before {
    match word {
        "he" | "she" | "He" | "She" => Before::Pronoun,
        "who" => Before::Who,
        _ if word.len() < 2 || !word.starts_with(char::is_uppercase) => Before::Nobody,
        _ if is_opener(word) => Before::Nobody,
        _ => Before::Name,
    }
}

/// Whether a word has a capital only because a sentence begins with it, or before a noun.
pub fn is_opener(word: &str) -> bool {
    NOBODY.contains(&word)
}

/// Whether a word behind somebody is a verb of what they do, by the word behind it.
fn is_told(before: Before, said: &str, next: &str, clauses: Clauses) -> bool {
    if !said.ends_with('s') {
        return false;
    }
    let is_name = next.starts_with(char::is_uppercase);
    let turns = TURNS.binary_search(&said).is_ok()
        && (next.is_empty() || is_name || BEHIND.contains(&next) || NO_OBJECT.contains(&next));
    if turns || (MOVES.contains(&said) && AWAY.contains(&next)) {
        return true;
    }
    let is_habit = HABITS.binary_search(&said).is_ok();
    let is_verb = match before {
        Before::Nobody => false,
        Before::Who | Before::Aside if clauses == Clauses::All => true,
        // `who removes bodies`: a habit.
        Before::Aside => {
            let goes_on = BEHIND.contains(&next) || NO_OBJECT.contains(&next);
            (is_known(next) || goes_on) && !is_habit
        }
        Before::Who | Before::And => is_known(next) && !is_habit,
        Before::Name if clauses == Clauses::Main && is_habit => false,
        Before::Name => BEHIND.contains(&next) || is_name,
        Before::Pronoun => true,
    };
    is_verb && is_deed(said)
}

/// Whether the word behind a verb begins what is known already.
fn is_known(next: &str) -> bool {
    KNOWN.contains(&next) || next.starts_with(char::is_uppercase)
}

/// Whether a word is a verb of a deed that is no habit.
fn is_new(word: &str) -> bool {
    is_deed(word) && HABITS.binary_search(&word).is_err()
}

/// Whether a word behind somebody is a verb of what they did: a turn of a story, or
/// what `he` or `she` did to somebody or something that is known.
fn was_told(before: Before, said: &str, next: &str) -> bool {
    match before {
        Before::Pronoun => is_past_of(said, &[TURNS]) || (is_known(next) && is_past(said)),
        Before::Name => is_known(next) && is_past_of(said, &[TURNS]),
        Before::Nobody | Before::Who | Before::Aside | Before::And => false,
    }
}

/// Whether a word is a verb in the past tense that tells.
fn is_past(word: &str) -> bool {
    const IRREGULAR: &[&str] = &[
        "beat", "broke", "burnt", "caught", "chose", "cut", "forgave", "froze", "left", "lost",
        "sank", "shot", "slew", "sold", "stole", "struck", "threw", "tore", "won",
    ];
    let is_regular = word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase);
    IRREGULAR.contains(&word) || (is_regular && !is_past_of(word, &[STATES, HABITS]))
}

/// Whether a word is the past tense of a verb of lists: `killed`, `saved`, `carried`,
/// `robbed`.
fn is_past_of(word: &str, lists: &[&[&str]]) -> bool {
    let Some(stem) = word.strip_suffix("ed") else { return false };
    let short = stem.len().checked_sub(1).and_then(|end| stem.get(..end)).unwrap_or_default();
    [(stem, "s"), (stem, "es"), (short, "ies"), (short, "s")].iter().any(|(stem, end)| {
        let is = |verb: &&str| verb.bytes().cmp(stem.bytes().chain(end.bytes()));
        lists.iter().any(|list| list.binary_search_by(is).is_ok())
    })
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
        "beaten", "bitten", "blown", "broken", "caught", "cut", "driven", "eaten", "forgiven",
        "found", "frozen", "hung", "hurt", "lost", "shot", "struck", "sent", "swept", "taken",
        "thrown", "torn",
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
    }

    #[test]
    fn what_a_role_does_tells_where_a_story_turns() {
        for text in [
            "a maid who elopes with the cook",
            "a porter whom Mona shoots in the cellar",
            "a guest who hides the keys",
            "the owner, who is kind and empties the inn",
            "the cook, who bursts into tears",
            "the porter, thrown from a roof",
            "a guest whose blow breaks Mona's neck",
            "a cook who walks away",
            "a guest whose rope Mona cuts with a knife",
            "a clerk who has lured her there",
            "Hal lives there and pushes the cook",
        ] {
            assert!(tells(text, Clauses::Main), "{text:?}");
        }
        for text in [
            "a maid who steals spoons",
            "a cook who finds a purse",
            "a porter who guards the cellar and hates Mona",
            "a clerk who used the stairs",
            "a stick that turns when he throws it",
            "a porter in the week before he retires",
            "a porter who says that he hides the keys",
            "the cook, who removes stains",
            "a maid whom Hal sends into the cellar",
            "a clerk who has become a porter",
            "Reed befriends the young porter",
            "Reed hunts Orr",
        ] {
            assert!(!tells(text, Clauses::Main), "{text:?}");
        }
        assert!(tells("a maid who polishes spoons", Clauses::All));
    }

    #[test]
    fn what_a_character_did_to_what_is_known_tells() {
        for text in [
            "In the well he lost his keys",
            "She robbed the cook",
            "Mona rescued him",
            "He escaped",
        ] {
            assert!(tells(text, Clauses::All), "{text:?}");
            assert!(!tells(text, Clauses::Main), "{text:?}");
        }
        for text in ["She grew up in the inn", "He used the stairs", "She visited her sister"] {
            assert!(!tells(text, Clauses::All), "{text:?}");
        }
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
        for list in [STATES, HABITS, TURNS, ENDED, THINGS, OF_WORK] {
            assert!(list.is_sorted());
        }
    }
}
