//! Actors whom a text names together, and the parts that it gives them.
//!
//! In: a text, and the actors. Out: their pairs: a part for each where there are as many, one
//! for all that begin a line, and else nobody's: `Tod and Una Vail as Sam and Sue` has two
//! parts and one full name.

use std::ops::Range;

use crate::model::article::NameSpan;
use crate::model::sentences::next_sentence;
use crate::parse::cast::is_couple;
use crate::parse::names::first_names;
use crate::parse::people::{is_full, name_at, run_before};
use crate::parse::together::{actors_together, says_as};

use super::role::role_at;
use super::{NOT_IN_THE_END, Pair};

/// Whether actors who are named together count without roles of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Alone {
    Counts,
    SaysNothing,
}

const JOINERS: [&str; 5] = [", and ", " and ", " & ", " / ", ", "];

/// `A and B play C and D`: as many roles as actors, or actors without roles.
pub(super) fn together(
    text: &str,
    others: Vec<Range<usize>>,
    last: Range<usize>,
    from: usize,
    alone: Alone,
    pairs: &mut Vec<Pair>,
) {
    if let Some(second) = second_of_couple(text, from).filter(|_| others.len() == 1) {
        pairs.extend(others.into_iter().map(|actor| (actor, None)));
        pairs.push((last, Some(second)));
        return;
    }
    let mut roles: Vec<Range<usize>> = Vec::new();
    let mut at = from;
    let mut joined = "";
    while roles.len() <= others.len() {
        let Some(role) = role_at(text, at) else { break };
        let end = role.end;
        if goes_on(&text[end..]) {
            roles.clear();
            break;
        }
        roles.push(role);
        let joiner = JOINERS.iter().find(|j| text[end..].starts_with(**j));
        let Some(joiner) = joiner.filter(|_| roles.len() <= others.len()) else { break };
        joined = joiner;
        at = end + joiner.len();
    }
    // "as Ned, the sons' friend" is one role, and at a line's beginning all play it.
    if roles.len() > 1 && joined == ", " {
        roles.truncate(1);
    }
    let one_line = others.first().is_some_and(|first| first.start == 0);
    let actors = others.into_iter().chain([last]);
    if let ([role], true) = (roles.as_slice(), one_line) {
        pairs.extend(actors.map(|actor| (actor, Some(role.clone()))));
        return;
    }
    if roles.len() == actors.clone().count() {
        pairs.extend(actors.zip(roles.into_iter().map(Some)));
    } else if alone == Alone::Counts {
        pairs.extend(actors.map(|actor| (actor, None)));
    }
}

/// `Mrs. Olsen` of `Mr. and Mrs. Olsen`. No part is called `Mr.`
pub(super) fn second_of_couple(text: &str, at: usize) -> Option<Range<usize>> {
    let end = text[at..].find([',', ';', '(', '\n']).map_or(text.len(), |end| at + end);
    if !is_couple(&text[at..end]) {
        return None;
    }
    let and =
        [" and ", " & "].iter().filter_map(|and| Some(at + text[at..end].find(and)? + and.len()));
    name_at(text, and.min()?)
}

/// The pairs of actors whom a text begins with: `A & B as C and D`. Gives where the other
/// pairs may begin.
pub(super) fn opening(text: &str, alone: Alone, pairs: &mut Vec<Pair>) -> usize {
    let mut actors: Vec<_> = actors_together(text).iter().map(NameSpan::range).collect();
    let (Some(at), Some(last)) = (says_as(text), actors.pop()) else { return 0 };
    let from = at + " as ".len();
    let sentence = &text[..from + next_sentence(&text[from..])];
    if NOT_IN_THE_END.iter().any(|words| sentence.contains(words)) {
        return 0;
    }
    let role = role_at(text, from);
    if first_names(&text[..at]).is_empty() {
        together(text, actors, last, from, alone, pairs);
    } else if actors.is_empty() && role.as_ref().is_some_and(|role| is_alone(text, role)) {
        // Of `Joel and Ethan Crane` Joel is nobody, but the part is both's.
        pairs.push((last, role));
    } else if alone == Alone::Counts {
        pairs.extend(actors.into_iter().chain([last]).map(|actor| (actor, None)));
    }
    from
}

/// Whether a part is the only one that its place names: not `Sam` of `Sam and Sue`.
pub(super) fn is_alone(text: &str, role: &Range<usize>) -> bool {
    let rest = &text[role.end..];
    !goes_on(rest) && !JOINERS.iter().any(|joiner| rest.starts_with(joiner))
}

/// Whether a first name stands before an actor who shares the last name with it: `with Tod
/// and` before `Una Vail`, not `as Tod and`.
pub(super) fn has_first_name_before(text: &str, actor: &Range<usize>) -> bool {
    const BEFORE: [&str; 8] =
        ["with ", "starring ", "stars ", "star ", "features ", "featuring ", "includes ", ". "];
    let joiner = [" and ", " & "].iter().find(|joiner| text[..actor.start].ends_with(**joiner));
    let first = joiner.and_then(|joiner| run_before(text, actor.start - joiner.len()));
    first.is_some_and(|first| {
        let before = &text[..first.start];
        !is_full(&text[first])
            && (before.is_empty() || BEFORE.iter().any(|word| before.ends_with(word)))
    })
}

/// Whether the words behind a part's name are of it, and it is no name: `officers` behind
/// `Police`, `1` behind `Doctor`.
fn goes_on(behind: &str) -> bool {
    const APART: [&str; 46] = [
        "a",
        "after",
        "again",
        "aka",
        "alongside",
        "also",
        "an",
        "and",
        "are",
        "as",
        "at",
        "before",
        "being",
        "between",
        "both",
        "but",
        "by",
        "called",
        "during",
        "for",
        "from",
        "had",
        "has",
        "in",
        "is",
        "of",
        "on",
        "opposite",
        "or",
        "than",
        "that",
        "the",
        "then",
        "through",
        "to",
        "too",
        "until",
        "was",
        "were",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whose",
        "with",
    ];
    let Some(behind) = behind.strip_prefix(' ') else { return false };
    let word = behind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.starts_with(|c: char| c.is_lowercase() || c.is_numeric())
        && !word.ends_with("ly")
        && !APART.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, Option<&str>)> {
        let mut pairs = Vec::new();
        opening(text, Alone::Counts, &mut pairs);
        pairs.into_iter().map(|(actor, role)| (&text[actor], role.map(|r| &text[r]))).collect()
    }

    #[test]
    fn several_parts_of_one_full_name_are_nobodys() {
        for text in [
            "Tod and Una Vail as Sam and Sue Marsh",
            "Tod & Una Vail as Sam & Sue",
            "Tod and Una Vail as Sam / Sue",
            "Tod, Max and Una Vail as Sam, Joe and Sue",
            "Tod and Una Vail as Bank robbers",
            "Tod and Una Vail as the Marsh twins",
        ] {
            assert_eq!(read(text), [("Una Vail", None)], "{text}");
        }
        for text in ["Tod and Una Vail as Rex", "Tod & Una Vail as Rex (voices)"] {
            assert_eq!(read(text), [("Una Vail", Some("Rex"))], "{text}");
        }
        assert_eq!(
            read("Kim Doe, Tod & Una Vail as Rex, Sam and Sue"),
            [("Kim Doe", None), ("Una Vail", None)]
        );
    }

    #[test]
    fn a_part_in_small_letters_is_not_called_by_its_first_word() {
        for text in [
            "Lou Fine and Ted Barr as Police officers",
            "Lou Fine and Ted Barr as Hit men",
            "Lou Fine and Ted Barr as the Gas station attendants",
            "Lou Fine and Ted Barr as Doctors 1 and 2",
            "Lou Fine and Ted Barr as Rex and Hotel manager",
            "Lou Fine and Ted Barr as Bank robbers and Policemen",
        ] {
            assert_eq!(read(text), [("Lou Fine", None), ("Ted Barr", None)], "{text}");
        }
        for text in [
            "Lou Fine and Ted Barr as Rex and Tom",
            "Lou Fine and Ted Barr as Rex and Tom respectively",
            "Lou Fine & Ted Barr as Rex & Tom, two cooks",
            "Lou Fine and Ted Barr as Rex and Tom who steal",
        ] {
            assert_eq!(
                read(text),
                [("Lou Fine", Some("Rex")), ("Ted Barr", Some("Tom"))],
                "{text}"
            );
        }
        let both = [("Lou Fine", Some("Hit Men")), ("Ted Barr", Some("Hit Men"))];
        assert_eq!(read("Lou Fine and Ted Barr as Hit Men"), both);
    }
}
