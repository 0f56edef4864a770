//! What says that a title is one of a work for television: `Harbour Lights (2013–2017)`,
//! `the television series Harbour Lights`.
//!
//! In: what is in parentheses behind a title, or a text. Out: whether the parentheses say
//! so, and a [`Broadcast`] for each title behind a noun that does.

use std::ops::Range;

use crate::model::article::{Broadcast, Prose, ProseId};
use crate::model::facts::read_year;
use crate::parse::works::titles::emphasis_from;

/// Nouns that stand before a title and say what it is, each with the words of which one
/// stands before it. A bare `series` may be one of films.
const NOUNS: [(&str, &[&str]); 2] =
    [("series ", &["television ", "TV ", "mini", "mini-"]), ("sitcom ", &[""])];

/// Longest title that is read on from its beginning, in words.
const MAX_WORDS: usize = 8;

/// Whether what stands behind an open parenthesis says so: years that go on, or the noun.
pub fn is_meant_by(behind: &str) -> bool {
    let inside = behind.split_once(')').map(|(inside, _)| inside);
    inside.is_some_and(|inside| is_of_years(inside) || is_of_television(inside))
}

/// Whether a work has its beginning and its end, or none yet, in parentheses:
/// `2013–2017`, `2013–present`.
fn is_of_years(inside: &str) -> bool {
    let Some((from, to)) = inside.split_once(['–', '-', '—']) else { return false };
    let to = to.trim();
    let goes_on = to.is_empty() || to.starts_with("present") || to.starts_with("now");
    read_year(from.trim()).is_some() && (goes_on || read_year(to).is_some())
}

/// `TV series`, `2013 television series`, `miniseries`.
fn is_of_television(inside: &str) -> bool {
    let last = inside.split([',', ';']).next().unwrap_or_default().trim_end();
    ["tv series", "television series", "tv show", "miniseries", "mini-series", "sitcom"]
        .iter()
        .any(|words| ends_with_words(last, words))
}

/// Whether a text ends with words, in capitals or not.
fn ends_with_words(text: &str, words: &str) -> bool {
    let end = text.len().checked_sub(words.len()).and_then(|at| text.get(at..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(words))
}

/// Titles behind a noun. Where one ends nothing says, so that every end is kept.
pub fn behind_a_noun<'a>(
    id: ProseId,
    prose: &'a Prose,
    text: &'a str,
) -> impl Iterator<Item = Broadcast> + 'a {
    // Whether a text has a noun at all is found faster than where.
    let nouns = NOUNS.iter().filter(|(noun, _)| text.contains(noun));
    let places = nouns.flat_map(|(noun, kinds)| {
        let is_one = |at: usize| kinds.iter().any(|kind| text[..at].ends_with(kind));
        text.match_indices(noun).filter(move |&(at, _)| is_one(at))
    });
    places.filter_map(move |(at, noun)| {
        let behind = at + noun.len();
        let rest = text[behind..].trim_start_matches(['"', '“', '‘', '\'']);
        let start = text.len() - rest.len();
        let marked = emphasis_from(prose, start).map(|end| start as u32..end);
        let mut titles: Vec<Range<u32>> = match marked {
            Some(title) => vec![title],
            None => ends(rest).map(|end| start as u32..(start + end) as u32).collect(),
        };
        let year = |title: &Range<u32>| {
            let behind = text[title.end as usize..].trim_start_matches(['"', '”', ' ']);
            read_year(behind.strip_prefix('(')?.get(..4)?)
        };
        // What a year stands behind ends there.
        let dated = titles.iter().find_map(|title| Some((title.clone(), year(title)?)));
        let year = dated.map(|(title, year)| {
            titles = vec![title];
            year
        });
        (!titles.is_empty()).then_some(Broadcast { prose: id, titles, year })
    })
}

/// Where a title that `text` begins with may end: behind each of its capitalised words.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    let words = text.split_inclusive(' ').take(MAX_WORDS).scan((0, true), |(at, goes_on), word| {
        if !*goes_on {
            return None;
        }
        let bare = word.trim_end();
        let end = *at + bare.trim_end_matches([',', '.', ';', ':', '"', '”', ')']).len();
        let is_small = matches!(bare, "of" | "the" | "a" | "an" | "and" | "in" | "on" | "to");
        let is_capital = bare.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase());
        *at += word.len();
        *goes_on = !bare.ends_with([',', '.', ';', '"', '”', ')']) && (is_capital || is_small);
        Some((is_capital, end))
    });
    let is_capital = |&(is_capital, _): &(bool, usize)| is_capital;
    words.filter(is_capital).map(|(_, end)| end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parentheses_say_that_a_title_is_a_series() {
        for inside in [
            "2013–2017",
            "1999-present",
            "2020–",
            "TV series",
            "2013 TV series",
            "miniseries, 1980",
        ] {
            assert!(is_of_years(inside) || is_of_television(inside), "{inside}");
        }
        for inside in ["2013", "2013 film", "film series", "the TV series' star", "9–5"] {
            assert!(!is_of_years(inside) && !is_of_television(inside), "{inside}");
        }
    }

    #[test]
    fn a_title_behind_a_noun_ends_behind_one_of_its_words() {
        let titles = |text: &'static str| ends(text).map(|end| &text[..end]).collect::<Vec<_>>();
        assert_eq!(
            titles("Lights of Quay in Ireland"),
            ["Lights", "Lights of Quay", "Lights of Quay in Ireland"]
        );
        assert_eq!(titles("Quay, Heat and Fire"), ["Quay"]);
        assert!(titles("that he made").is_empty());
    }
}
