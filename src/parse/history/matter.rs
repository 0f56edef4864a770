//! Whether what somebody did has to do with this film.
//!
//! In: a verb with the words before and behind it, and the film's title. Out: whether
//! they speak of the film, of work on it or of a place in it. People join armies,
//! studios buy studios, and trailers are of other films: the words have to name
//! something of a film, from a closed list for each kind of verb, and none of them may
//! name something else where a film's title would stand.

use crate::model::facts::MONTHS;

use super::wording::{WORK, among, first_word, in_words, is_other_work, words};

/// What a studio buys when it buys a film.
const BOUGHT: &str = "rights script scripts screenplay project film movie picture distribution story \
    treatment manuscript novel book play musical idea pitch option package it";

/// What a studio buys that has films: `a studio and its film library`.
const FIRMS: &str =
    "studio studios company companies firm library catalogue catalog label channel network";

/// What a film consists of, and what there is to do for it.
const OF_FILMS: &str = "film films movie picture project production development cast casting crew ensemble \
    script scripts screenplay draft treatment story adaptation rights title titled release contract deal \
    involvement negotiations talks role roles part parts lead leads character composer composers \
    director directors co-director writer writers co-writer screenwriter screenwriters producer \
    producers cinematographer photography editor editors designer designers choreographer \
    consultant coordinator supervisor stunt stunts actor actors actress actresses music score \
    effects star stars starring co-star direct directing write writing rewrite rewriting co-write \
    produce producing compose composing edit play playing portray voice shoot choreograph design \
    adapt helm return returning reprise leading filming premiere";

/// What is written for a film.
const WRITTEN: &str =
    "script scripts screenplay draft treatment story adaptation score music dialogue";

/// What people are hired, cast and chosen for elsewhere.
const ELSEWHERE: &str = "commercial commercials advertisement sitcom pilot show museum army navy police \
    band orchestra club university parliament magazine newspaper bank zoo school college jury \
    festival ministry council hospital opera choir";

/// What stands before the title of a film that somebody works on.
const FOR: [&str; 12] = [
    "for",
    "work on",
    "cast of",
    "crew of",
    "director of",
    "writer of",
    "production of",
    "set of",
    "direct",
    "write",
    "rewrite",
    "produce",
];

/// Whether a verb of people or companies acts upon this film: `subject` stands before
/// it, `object` behind it.
pub(super) fn is_of_film(
    title: &str,
    verb: &str,
    is_passive: bool,
    subject: &str,
    object: &str,
) -> bool {
    let speaks = |text: &str, of: &str| speaks(title, text, of);
    let is_elsewhere = || {
        has(object, ELSEWHERE)
            || ["for a play", "in a play", "in the play"].iter().any(|play| object.contains(play))
    };
    if names_another(title, object, &FOR) || !is_said(verb) && is_elsewhere() {
        return false;
    }
    match verb {
        "acquired" | "bought" | "purchased" | "optioned" => {
            let bought = if is_passive { subject } else { object };
            speaks(bought, BOUGHT) && !has(bought, FIRMS)
        }
        "cast" => !names_another(title, object, &["in"]),
        "joined" | "entered" => speaks(object, OF_FILMS) && !names_another(title, object, &["in"]),
        "left" => {
            let tells_why = among("over after because due citing", first_word(object));
            object.is_empty() || tells_why || speaks(object, OF_FILMS)
        }
        "wrote" => is_written(object),
        // `a contract with a perfume maker`
        "signed" => {
            let lower = object.to_lowercase();
            let is_paper = |word: &str| matches!(word, "contract" | "deal" | "release");
            let mut works = words(&lower).map(|word| &lower[word]);
            works.any(|word| among(OF_FILMS, word) && !is_paper(word)) || object.contains(title)
        }
        _ if is_said(verb) => {
            // `that Rex Holloway had left`
            speaks(subject, OF_FILMS) || speaks(object, OF_FILMS) || object.ends_with(" left")
        }
        _ => speaks(object, OF_FILMS),
    }
}

/// Whether words say that somebody bought what the film is made from: `Halcyon optioned Kit
/// Marsh's novel`, `the rights to the book were acquired`; not a book that somebody read, a
/// book shop, or another novel.
pub(super) fn buys_source(text: &str) -> bool {
    const SOURCES: &str = "novel book comic musical";
    const BEHIND: &str = "for from in by to at on of with and while as rights were was";
    const OTHERS: &str = "a an his her their another next second new other latest";
    let lower = text.to_lowercase();
    let mut named = words(&lower).filter(|word| among(SOURCES, &lower[word.clone()]));
    let (Some(source), None) = (named.next(), named.next()) else { return false };
    let behind = lower[source.end..].strip_prefix(' ').unwrap_or_default();
    let is_named = text[source.end..].trim_start().starts_with(char::is_uppercase);
    let stands = behind.is_empty() || among(BEHIND, first_word(behind)) || is_named;
    // What says whose or which it is: `the novel`, `Marsh's debut novel`.
    let which = words(&lower[..source.start])
        .map(|word| &lower[word])
        .filter(|word| among("the s", word) || among(OTHERS, word));
    let is_known = which.last().is_some_and(|word| among("the s", word));
    let without = format!("{}{}", &lower[..source.start], &lower[source.end..]);
    has(&lower, "acquired bought purchased optioned")
        && stands
        && is_known
        && !is_other_work(&without)
}

/// Whether a text begins with what a studio sells when it sells a film.
pub(super) fn is_for_sale(text: &str) -> bool {
    const SOLD: [&str; 7] = [
        "the project",
        "the script",
        "the screenplay",
        "the rights",
        "the film rights",
        "the film to",
        "the project's rights",
    ];
    in_words(text, &SOLD)
}

/// Whether a text begins with the film as something to be made, or is just that.
pub(super) fn is_project(title: &str, text: &str) -> bool {
    const NAMES: [&str; 4] = ["the project", "the film", "the production", "the picture"];
    let mut start = text.chars();
    let small = start.next().map(|c| format!("{}{}", c.to_lowercase(), start.as_str()));
    let behind = NAMES.iter().find_map(|name| small.as_deref()?.strip_prefix(name));
    let behind = behind.or_else(|| text.strip_prefix(title)).unwrap_or("s");
    // `the film school`, `the film's sequel`
    behind.trim().is_empty()
        || behind.starts_with([',', ';', '.'])
        || in_words(behind.trim_start(), &["in", "after", "when", "on", "because", "over", "due"])
            && behind.starts_with(' ')
}

/// Whether what is written or finished is written for a film: `the first draft of it`; not
/// `a letter to the writer`.
pub(super) fn is_written(object: &str) -> bool {
    const OPENERS: &str = "to about for of with in from";
    let end = words(object).find(|word| among(OPENERS, &object[word.clone()]));
    has(&object[..end.map_or(object.len(), |word| word.start)].to_lowercase(), WRITTEN)
}

/// Whether a text names the film or has one of some words.
fn speaks(title: &str, text: &str, of: &str) -> bool {
    let lower = text.to_lowercase();
    text.contains(title) || has(&lower, of)
}

/// Verbs of what is made known.
pub(super) fn is_said(verb: &str) -> bool {
    matches!(verb, "announced" | "confirmed" | "revealed" | "reported" | "unveiled" | "greenlit")
}

/// Whether the work that begins or ends is on something else: `Filming of Old Money
/// began`, `began filming Old Money`, `Development of the camera began`.
pub(super) fn is_other_films(title: &str, subject: &str, after: &str) -> bool {
    const ON: [&str; 3] = ["on", "of", "for"];
    let work = words(subject).find(|word| among(WORK, &subject[word.clone()].to_lowercase()));
    let behind = behind_work(work.map_or("", |word| &subject[word.end..]));
    let is_on = |behind: &str| {
        let on = ON.iter().find_map(|on| behind.strip_prefix(on)?.strip_prefix(' '));
        on.is_some_and(|thing| is_something_else(title, subject, thing))
    };
    if names_another(title, behind, &ON) || is_on(behind) {
        return true;
    }
    let rest = behind_work(after);
    let is_object = rest.len() < after.len() && is_another(title, rest);
    let opens = ON.iter().find_map(|on| rest.strip_prefix(on)?.strip_prefix(' '));
    let is_thing = rest.len() < after.len()
        && among("a an the another his her its their", first_word(rest))
        && is_something_else(title, after, rest);
    is_object || is_thing || opens.is_some_and(|named| is_another(title, named)) || is_on(rest)
}

/// A text without the words for work that it begins with.
fn behind_work(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some(word) = words(rest).next().filter(|word| among(WORK, &rest[word.clone()])) {
        rest = rest[word.end..].trim_start();
    }
    rest
}

/// Whether what work is on is nothing of a film. What is shot is part of it, if it is no
/// other work: `the fire`, `a commercial`.
fn is_something_else(title: &str, work: &str, thing: &str) -> bool {
    const SHOT: &str = "filming shooting photography";
    const WORKS: &str = "documentary documentaries series pilot special commercial commercials short show \
        video episode episodes advertisement feature musical play";
    let thing = thing.split(" in ").next().unwrap_or_default();
    // A name is looked at elsewhere: it may be a place's. `on 3 May`, `for two weeks`.
    let is_time = thing.starts_with(|c: char| !c.is_lowercase())
        || has(thing, "day days week weeks month months year years time location");
    let is_part = || speaks(title, thing, OF_FILMS) || speaks(title, thing, PARTS);
    let is_shot = has(&work.to_lowercase(), SHOT);
    !is_time && if is_shot { has(thing, WORKS) } else { !is_part() }
}

/// Whether a text has one of some words.
fn has(text: &str, list: &str) -> bool {
    words(text).any(|word| among(list, &text[word]))
}

/// Parts of a film that are worked on for themselves.
const PARTS: &str = "scene scenes sequence sequences portion portions footage trailer visuals animation song \
    songs it";

/// Whether one of some words stands before a name that is not the film's.
pub(super) fn names_another(title: &str, text: &str, before: &[&str]) -> bool {
    let text = format!(" {text}");
    before.iter().any(|word| {
        let word = format!(" {word} ");
        text.match_indices(&word).any(|(at, _)| is_another(title, &text[at + word.len()..]))
    })
}

/// Whether a text begins with a name that is not the film's; a month, a place or a
/// stage is none.
fn is_another(title: &str, text: &str) -> bool {
    const PLACES: &str = "Island Islands Isle Lake River Mount Coast Beach Street Avenue Road Boulevard \
        Stage Stages";
    const DAYS: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday";
    let text = text.trim_start_matches(['"', '“', '\'', '‘', '*', '_', '[']);
    if !text.starts_with(char::is_uppercase) {
        return false;
    }
    if let Some(rest) = text.strip_prefix(title) {
        // `Night Train 2` and `Night Train II` are not `Night Train`.
        let next = rest.strip_prefix(' ').map_or("", first_word);
        let is_number = !next.is_empty() && next.chars().all(|c| "0123456789IVX".contains(c));
        return rest.starts_with(char::is_alphanumeric) || is_number && next != "I";
    }
    let first = first_word(text);
    let mut near = words(text).take(4).map(|word| &text[word]);
    !MONTHS.contains(&first) && !among(DAYS, first) && !near.any(|word| among(PLACES, word))
}
