//! Where a title before a parenthesis begins: `with Wiseman on Underworld: Evolution (2006)`.
//!
//! In: a text with its marks, and where the parenthesis opens. Out: [`Titles`]. The
//! parenthesis shows where the title ends; where it begins is read backwards over
//! capitalised words, and where a word might or might not belong to it, every possible
//! beginning is kept: the graph, which knows all names, decides.

use std::ops::Range;

use crate::model::article::{MarkKind, Prose, SetOff};
use crate::model::works;

/// What may be the title before a parenthesis.
pub struct Titles {
    /// Where it may begin, longest title first; one place at least.
    pub starts: Vec<u32>,
    /// Where it ends.
    pub end: usize,
    /// How it is set off.
    pub set_off: SetOff,
}

/// The title before the parenthesis at `open`, outside of links and other titles.
pub fn titles_before(prose: &Prose, text: &str, open: usize) -> Option<Titles> {
    if apart(prose).any(|mark| mark.contains(&open)) {
        return None;
    }
    let end = text[..open].trim_end().trim_end_matches(['"', '”']);
    let end = end.strip_suffix("''").unwrap_or(end).len();
    let (starts, set_off): (Vec<u32>, SetOff) = match title_mark(prose, end) {
        Some(start) => (start.into_iter().collect(), SetOff::Emphasis),
        None => {
            // No other link or title is part of this one.
            let ends = apart(prose).map(|mark| mark.end).filter(|&at| at < end);
            let from = ends.max().unwrap_or(0);
            let starts = title_starts(&text[from..end]);
            (starts.into_iter().map(|at| at + from as u32).collect(), SetOff::Capitals)
        }
    };
    (!starts.is_empty()).then_some(Titles { starts, end, set_off })
}

/// Links and titles set in italics, which no other title reaches into.
fn apart(prose: &Prose) -> impl Iterator<Item = Range<usize>> {
    let is_apart = |kind: &MarkKind| match kind {
        MarkKind::Wiki(_) | MarkKind::Link(_) | MarkKind::Emphasis => true,
        MarkKind::Element(name) => matches!(*name, "i" | "em" | "cite"),
        _ => false,
    };
    let marks = prose.marks().iter().filter(move |mark| is_apart(&mark.kind));
    marks.map(|mark| mark.start as usize..mark.end as usize)
}

/// Where emphasis that begins at `start` ends.
pub fn emphasis_from(prose: &Prose, start: usize) -> Option<u32> {
    let is_emphasis = |kind: &MarkKind| {
        matches!(kind, MarkKind::Emphasis | MarkKind::Element("i" | "em" | "cite"))
    };
    let mut marks = prose.marks().iter();
    marks.find(|mark| mark.start as usize == start && is_emphasis(&mark.kind)).map(|mark| mark.end)
}

/// Where inline markup that ends at `end` says that the title begins: emphasis
/// marks a title, a link is its own business.
fn title_mark(prose: &Prose, end: usize) -> Option<Option<u32>> {
    prose.marks().iter().find(|mark| mark.end as usize == end && mark.start < mark.end).map(
        |mark| match mark.kind {
            MarkKind::Emphasis | MarkKind::Element("i" | "em" | "cite") => Some(mark.start),
            _ => None,
        },
    )
}

/// Longest title, in words.
const MAX_WORDS: usize = 14;

/// Where a title that ends `text` may begin, longest title first.
fn title_starts(text: &str) -> Vec<u32> {
    let mut starts: Vec<usize> = Vec::new();
    // Start of the earliest word that can begin the title, as far as read.
    let mut reach = None;
    let mut end = text.len();
    for nth in 0..MAX_WORDS {
        let before = text[..end].trim_end();
        if before.is_empty() {
            break;
        }
        let start = before
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let word = &before[start..];
        let begins_sentence = before[..start].trim_end().ends_with(['.', '!', '?'])
            || before[..start].trim_end().is_empty();
        if begins_sentence && reach.is_some() {
            // "Much of Old Ferry", "Parts of Heat"
            if is_share(word) && text[end..].trim_start().starts_with("of ") {
                break;
            }
            match opener(word) {
                Some(Opener::OfSentence) => break,
                Some(Opener::OfEither) => {
                    let behind = text[end..].trim_start();
                    if !["The ", "A ", "An "].iter().any(|article| behind.starts_with(article)) {
                        starts.extend(reach);
                        reach = Some(start);
                    }
                    break;
                }
                None => {}
            }
        }
        match class(word, nth == 0) {
            Class::Opening(offset) => {
                reach = Some(start + offset);
                break;
            }
            Class::Stop => {
                if works::is_other(word) {
                    return Vec::new();
                }
                break;
            }
            Class::Title => reach = Some(start),
            Class::Split => {
                // A title may end here and another word follow it.
                starts.extend(reach);
                reach = Some(start);
            }
            Class::Joining => {}
            Class::Doubtful => starts.extend(reach),
        }
        end = start;
    }
    starts.extend(reach);
    starts.dedup();
    starts.reverse();
    starts.into_iter().map(|start| start as u32).collect()
}

/// What a word before a title's last word says about where the title begins.
enum Class {
    /// It can be part of a title and can begin one.
    Title,
    /// It can be the last word of something before the title, or in the title.
    Split,
    /// It can stand inside a title.
    Joining,
    /// It can stand inside a title, but rather before one.
    Doubtful,
    /// It opens a quotation or parenthesis: the title begins this far into it.
    Opening(usize),
    /// It stands outside.
    Stop,
}

fn class(word: &str, is_last: bool) -> Class {
    let bare = word.trim_start_matches(['"', '“', '‘', '\'', '(', '[']);
    let offset = word.len() - bare.len();
    if bare.contains([')', ']']) || (is_last && word.contains(['(', '['])) {
        return Class::Stop;
    }
    if offset > 0 && !bare.starts_with(char::is_lowercase) && !bare.is_empty() {
        return Class::Opening(offset);
    }
    let first = bare.chars().next();
    if !is_last {
        let core = bare.trim_end_matches(['"', '”', '’']);
        if core.ends_with([';', ')', ']']) || core.len() < bare.len() && !bare.ends_with('’') {
            return Class::Stop;
        }
        if core.ends_with('.') && !is_abbreviation(core) {
            return Class::Stop;
        }
    }
    match first {
        Some(c) if c.is_alphanumeric() && !c.is_lowercase() => {
            let splits = bare.ends_with(',')
                || bare.ends_with("'s")
                || bare.ends_with("’s")
                || (!is_last && bare.ends_with(['!', '?', ':']));
            if splits && !is_last && !bare.ends_with(':') { Class::Split } else { Class::Title }
        }
        Some('#' | '¡' | '¿') => Class::Title,
        _ => match bare.to_lowercase().as_str() {
            "of" | "the" | "a" | "an" | "de" | "la" | "le" | "les" | "des" | "du" | "der"
            | "die" | "das" | "el" | "los" | "il" | "e" | "y" | "&" | "–" | "—" | "-" | ":"
            | "vs." | "vs" | "v" | "n'" => Class::Joining,
            "and" | "in" | "on" | "with" | "for" | "at" | "by" | "from" | "to" | "or" | "into"
            | "before" | "after" | "under" | "over" | "without" | "is" | "not" => Class::Doubtful,
            _ => Class::Stop,
        },
    }
}

/// A word with a capital that may have it only because a sentence begins with it.
enum Opener {
    /// It begins the sentence, not the title: "Like Heat (1995)".
    OfSentence,
    /// It begins either: "In The Matrix (1999)", "On Golden Pond (1981)".
    OfEither,
}

fn opener(word: &str) -> Option<Opener> {
    match word {
        "In" | "On" | "At" | "For" | "From" | "To" | "Of" | "See" | "Watch" | "Take"
        | "Remember" | "Recall" | "Following" | "Then" | "Later" | "Only" | "Even" | "Both"
        | "If" | "Until" | "Where" | "Through" | "Beyond" | "About" | "Against" | "Behind"
        | "Inside" | "Under" | "Over" | "Into" | "Without" | "Director" | "Writer" | "Producer"
        | "Actor" | "Actress" => Some(Opener::OfEither),
        "With" | "By" | "After" | "Before" | "Since" | "Like" | "As" | "And" | "But" | "Unlike"
        | "Between" | "While" | "When" | "Compare" | "Cf." | "Consider" | "Contrast" | "Also"
        | "Despite" | "Besides" | "Although" | "Though" | "Whereas" | "Because" | "Alongside"
        | "Among" | "During" | "Or" | "So" | "Perhaps" | "Unlike," | "Again" => {
            Some(Opener::OfSentence)
        }
        _ => None,
    }
}

/// Words that with "of" speak of a part of a film.
fn is_share(word: &str) -> bool {
    matches!(
        word,
        "Much"
            | "Most"
            | "Part"
            | "Parts"
            | "Some"
            | "Many"
            | "Scenes"
            | "Footage"
            | "Fans"
            | "Critics"
            | "Reviews"
            | "Reviewers"
            | "Elements"
            | "Sequences"
            | "Prints"
            | "Clips"
            | "Half"
    )
}

fn is_abbreviation(word: &str) -> bool {
    let core = word.trim_end_matches('.');
    core.chars().count() <= 1
        || core.contains('.')
        || matches!(core, "Dr" | "Mr" | "Mrs" | "Ms" | "St" | "vs" | "Vol" | "Jr" | "Sr" | "Hrs")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(text: &str) -> Vec<&str> {
        title_starts(text).into_iter().map(|start| &text[start as usize..]).collect()
    }

    #[test]
    fn a_title_begins_at_its_first_capital() {
        assert_eq!(titles("the trailer to John Wick: Chapter 2"), ["John Wick: Chapter 2"]);
        assert_eq!(
            titles("between the events of John Wick: Chapter 3 – Parabellum"),
            ["John Wick: Chapter 3 – Parabellum"]
        );
        assert_eq!(titles("(1972), Nosferatu the Vampyre"), ["Nosferatu the Vampyre"]);
        assert_eq!(titles("He left. Heat"), ["Heat"]);
        assert_eq!(titles("said of \"Dr. Strangelove"), ["Dr. Strangelove"]);
    }

    #[test]
    fn where_a_beginning_is_doubtful_every_one_is_kept() {
        assert_eq!(
            titles("worked with Wiseman on Underworld: Evolution"),
            ["Wiseman on Underworld: Evolution", "Underworld: Evolution"]
        );
        assert_eq!(titles("On Golden Pond"), ["On Golden Pond", "Golden Pond"]);
        assert_eq!(titles("Yes. In The Matrix"), ["The Matrix"]);
        assert_eq!(titles("Yes. Parts of #Alive"), ["#Alive"]);
        assert_eq!(
            titles("such as Aguirre, the Wrath of God"),
            ["Aguirre, the Wrath of God", "Wrath of God"]
        );
    }

    #[test]
    fn other_works_are_not_films() {
        assert_eq!(titles("the album Thriller"), [] as [&str; 0]);
        assert_eq!(titles("in the year"), [] as [&str; 0]);
    }
}
