//! Sentences, and the amounts of money in them.
//!
//! In: an article's text. Out: its sentences with their places, and what several
//! stages ask of a sentence: which amounts stand in it, whether words before an
//! amount hedge it, whether it speaks of another film; and the sentence in which
//! some words stand, for quoting.

use std::ops::Range;

use crate::model::article::{Article, Facet, ProseId, Spot};
use crate::model::facts::Money;

/// A sentence: the text that it stands in, where in it, and its words.
pub type Sentence<'a> = (ProseId, Range<usize>, &'a str);

/// Sentences in which a statement can stand: the lead, production, reception.
pub fn sentences<'a>(article: &'a Article, source: &'a str) -> Vec<Sentence<'a>> {
    sentences_of(article, source, &[Facet::Production, Facet::Reception])
}

/// Sentences of the lead and of some facets.
pub fn sentences_of<'a>(
    article: &'a Article,
    source: &'a str,
    facets: &[Facet],
) -> Vec<Sentence<'a>> {
    let mut found = Vec::new();
    for id in article.prose_ids() {
        let prose = article.prose(id);
        let speaks_of_the_film = match prose.spot {
            Spot::Lead => true,
            spot => article.facet_of(spot).is_some_and(|facet| facets.contains(&facet)),
        };
        if !speaks_of_the_film {
            continue;
        }
        let text = prose.text(source);
        let mut start = 0;
        let stops =
            text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'.' | b'!' | b'?' | b'\n'));
        for (at, _) in stops {
            let ends = text[at + 1..].chars().next().is_none_or(|c| !c.is_alphanumeric());
            let begins = text[at + 1..].trim_start().chars().next();
            if ends && begins.is_none_or(|c| !c.is_lowercase()) {
                found.push((id, start..at, &text[start..at]));
                start = at + 1;
            }
        }
        if start < text.len() {
            found.push((id, start..text.len(), &text[start..]));
        }
    }
    found
}

/// What before an amount makes it no exact statement.
const HEDGES: [&str; 22] = [
    "over",
    "than",
    "nearly",
    "almost",
    "about",
    "around",
    "approximately",
    "under",
    "least",
    "most",
    "estimated",
    "exceeding",
    "passed",
    "past",
    "reported",
    "some",
    "roughly",
    "up to",
    "originally",
    "projected",
    "another",
    "additional",
];

/// Whether the words before an amount make it no exact statement.
pub fn is_hedged(before: &str) -> bool {
    let before = before.trim_end().to_lowercase();
    HEDGES.iter().any(|hedge| {
        let rest = before.strip_suffix(hedge);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(char::is_whitespace))
    })
}

/// Amounts in a sentence, with their ranges in it.
pub fn amounts(sentence: &str) -> Vec<(Range<usize>, Money)> {
    let mut found = Vec::new();
    let mut from = 0;
    // Most sentences have none, which their bytes say fastest.
    let may_be_sign = |byte: u8| byte == b'$' || !byte.is_ascii();
    if !sentence.bytes().any(may_be_sign) {
        return found;
    }
    while let Some(at) = sentence[from..].find(['$', '€', '£', '¥', '₹']).map(|at| from + at)
    {
        let sign = sentence[at..].chars().next().map_or(1, char::len_utf8);
        let letters = sentence[..at]
            .rfind(|c: char| !c.is_ascii_uppercase())
            .map_or(0, |b| b + sentence[b..].chars().next().map_or(1, char::len_utf8));
        let end = sentence[at + sign..]
            .find(|c: char| !(c.is_ascii_digit() || ".,–-$ '’\u{a0}\u{202f}".contains(c)))
            .map_or(sentence.len(), |end| at + sign + end);
        let unit =
            sentence[end..].find(|c: char| !c.is_alphabetic()).map_or(sentence.len(), |u| end + u);
        // `$9,100,200 in France`: the word behind is no unit.
        let unit = match is_unit(&sentence[end..unit]) {
            true => unit,
            false => {
                at + sign
                    + sentence[at + sign..end].trim_end_matches(|c: char| !c.is_ascii_digit()).len()
            }
        };
        if let Some(money) = Money::read(&sentence[letters..unit]) {
            found.push((letters..unit, money));
        }
        from = unit.max(at + sign);
    }
    found
}

/// Whether a word behind a number says what it counts: `million`, `crores`, `m`.
fn is_unit(word: &str) -> bool {
    const UNITS: [&str; 8] =
        ["thousand", "million", "billion", "trillion", "crore", "lakh", "mil", "bil"];
    let word = word.to_lowercase();
    matches!(word.as_str(), "m" | "b" | "k" | "mn" | "bn" | "cr")
        || UNITS.iter().any(|unit| word.starts_with(unit))
}

/// Whether a sentence names another film, whose figure or date it may be.
pub fn speaks_of_another(article: &Article, source: &str, sentence: &str) -> bool {
    article.film_refs.iter().any(|reference| {
        let text = article.prose(reference.prose).text(source);
        let start = reference.starts.first().map_or(0, |&start| start as usize);
        let title = &text[start..reference.end as usize];
        title != article.title.name && sentence.contains(title)
    })
}

/// The sentence of `text` around `range`, shortened at its ends if it is long.
pub fn sentence(text: &str, range: Range<usize>) -> Range<usize> {
    const MOST: usize = 320;
    let mut sentence = trim(text, bounds(text, range.clone()));
    if sentence.len() > MOST {
        let from = text.floor_char_boundary(range.start.saturating_sub(MOST / 2));
        if from > sentence.start {
            sentence.start = from + text[from..range.start].find(' ').map_or(0, |at| at + 1);
        }
        let to = text.floor_char_boundary((range.end + MOST / 2).min(text.len()));
        if to < sentence.end {
            sentence.end = text[range.end..to].rfind(' ').map_or(to, |at| range.end + at);
        }
    }
    sentence
}

/// Where the sentence ends that a text begins with.
pub fn next_sentence(text: &str) -> usize {
    bounds(text, 0..0).end
}

/// The sentence around `range`, whole and with the space before it.
fn bounds(text: &str, range: Range<usize>) -> Range<usize> {
    let mut start = 0;
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        if !matches!(c, '.' | '!' | '?' | '\n') {
            continue;
        }
        let after = &text[at + 1..];
        let closers = after.len() - after.trim_start_matches(['"', '”', '\'', '’', ')']).len();
        let next = after[closers..].trim_start();
        let spaced = after[closers..].starts_with(char::is_whitespace) || next.is_empty();
        let begins = next.chars().next().is_none_or(|c| !c.is_lowercase() && !c.is_ascii_digit());
        let word = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        let abbreviated = c == '.'
            && (word.chars().count() == 1
                || matches!(word, "Mr" | "Mrs" | "Ms" | "Dr" | "St" | "Jr" | "vs" | "No")
                || (word == "Bros" && is_branch(next)));
        if !spaced || !begins || abbreviated {
            continue;
        }
        let boundary = at + 1 + closers;
        if boundary <= range.start {
            start = boundary;
        } else if boundary >= range.end {
            end = boundary;
            break;
        }
    }
    start..end
}

/// Whether a text goes on with what companies call their branches: `Bros. Animation`.
fn is_branch(text: &str) -> bool {
    const BRANCHES: [&str; 9] = [
        "Animation",
        "Cartoons",
        "Discovery",
        "Entertainment",
        "Home",
        "International",
        "Pictures",
        "Studios",
        "Television",
    ];
    BRANCHES.contains(&text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default())
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}
