//! What a lead says of its film's place in a series.
//!
//! In: the lead. Out: a [`SeriesClaim`] for "the third instalment in the ...
//! franchise" and for "sequel to ...". Only sentences whose subject is the film
//! itself count, and none that speaks of plans.

use std::ops::Range;

use crate::model::article::{Article, Block, ProseId, SeriesClaim, SeriesSays};
use crate::rare;

/// Reads an article's lead.
pub fn read(article: &Article, source: &str) -> Vec<SeriesClaim> {
    let mut claims = Vec::new();
    for block in &article.lead {
        let Block::Paragraph(prose) = block else { continue };
        let text = article.prose(*prose).text(source);
        let mut start = 0;
        for end in text.match_indices(". ").map(|(at, _)| at + 1).chain([text.len()]) {
            let sentence = text[start..end].trim_start();
            let at = end - sentence.len();
            if is_about(sentence, &article.title.name) {
                claims.extend(member(sentence, at, *prose));
                claims.extend(follows(sentence, at, *prose));
            }
            start = end;
        }
    }
    claims
}

/// Whether a sentence says something of the film, and says it as a fact.
fn is_about(sentence: &str, title: &str) -> bool {
    let openings = [
        "It ",
        "The film ",
        "This film ",
        "The movie ",
        "A sequel ",
        "The sequel ",
        "A prequel ",
        "The prequel ",
        "Serving as ",
        "As the ",
        "Both ",
    ];
    let opens = sentence.starts_with(title) || openings.iter().any(|o| sentence.starts_with(o));
    let lower = sentence.to_lowercase();
    let plans = [
        " plan", " would ", " could ", " hoped", " intend", " propos", " not ", " cancel",
        "spin-off", "spinoff",
    ];
    opens && !plans.iter().any(|word| lower.contains(word))
}

/// "the third instalment in the ... franchise".
fn member(sentence: &str, at: usize, prose: ProseId) -> Option<SeriesClaim> {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let offset = |word: &str| word.as_ptr() as usize - sentence.as_ptr() as usize;
    let place = words.windows(4).position(|four| {
        let part = is_part(four[1]) && is_ordinal(four[0]) || four[1] == "part" && four[0] == "is";
        part && matches!(four[2], "in" | "of" | "to" | "from") && four[3] == "the"
    })?;
    let ordinal = ordinal(words[place]);
    let rest = &words[place + 4..];
    let length = rest.iter().take(8).position(|word| is_series(word))?;
    let mut name = &rest[..length];
    if let [before @ .., "film" | "films" | "movie"] = name {
        name = before;
    }
    let (first, last) = (name.first()?, name.last()?);
    let is_name = name.iter().all(|word| {
        word.starts_with(|c: char| !c.is_lowercase())
            || matches!(*word, "of" | "the" | "and" | "in")
    });
    let is_closed = !name[..name.len() - 1].iter().any(|word| word.ends_with([',', ';', ')']));
    if !is_name || !is_closed || !first.starts_with(char::is_alphanumeric) {
        return None;
    }
    let range = offset(first)..offset(last) + last.len();
    Some(SeriesClaim { prose, range: shift(range, at), says: SeriesSays::Member, ordinal })
}

/// "sequel to ...": where the other film's title begins.
fn follows(sentence: &str, at: usize, prose: ProseId) -> Option<SeriesClaim> {
    const PHRASES: [&str; 4] = ["sequel to ", "prequel to ", "follow-up to ", "sequel of "];
    let start =
        PHRASES.iter().find_map(|phrase| Some(rare::find(sentence, phrase)? + phrase.len()))?;
    let mut rest = &sentence[start..];
    // "the 2008 film Mamma Mia!"
    if let Some((before, title)) = rest.split_once(" film ")
        && before.strip_prefix("the ").is_some_and(|year| year.len() == 4)
    {
        rest = title;
    }
    let start = sentence.len() - rest.len();
    let range = shift(start..sentence.len(), at);
    Some(SeriesClaim { prose, range, says: SeriesSays::Follows, ordinal: None })
}

fn shift(range: Range<usize>, by: usize) -> Range<u32> {
    (range.start + by) as u32..(range.end + by) as u32
}

fn is_part(word: &str) -> bool {
    matches!(
        word,
        "film" | "instalment" | "installment" | "entry" | "chapter" | "part" | "movie" | "feature"
    )
}

fn is_ordinal(word: &str) -> bool {
    ordinal(word).is_some() || matches!(word, "final" | "last" | "latest")
}

/// `third` or `3rd` is 3.
fn ordinal(word: &str) -> Option<u16> {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    if let Some(at) = WORDS.iter().position(|&spelled| spelled == word) {
        return u16::try_from(at + 1).ok();
    }
    let suffixes = ["st", "nd", "rd", "th"];
    let digits = suffixes.iter().find_map(|suffix| word.strip_suffix(suffix))?;
    digits.parse().ok()
}

fn is_series(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',', ';', ':', ')']);
    matches!(bare, "series" | "franchise" | "trilogy" | "tetralogy" | "saga")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(sentence: &str) -> Option<&str> {
        let claim = member(sentence, 0, ProseId::new(0))?;
        Some(&sentence[claim.range.start as usize..claim.range.end as usize])
    }

    #[test]
    fn a_lead_names_the_series() {
        for (sentence, series) in [
            ("It is the second film in the Tideland Cycle series.", Some("Tideland Cycle")),
            ("It is the fifth instalment of the Night Shift film series, and", Some("Night Shift")),
            ("It is part of the Red Mill franchise.", Some("Red Mill")),
            ("It is the first film in the studio's new series.", None),
            ("It is the second film in the series.", None),
            ("It is the third film, and one in the Red Mill series.", None),
        ] {
            assert_eq!(name(sentence), series, "{sentence}");
        }
    }

    #[test]
    fn plans_are_no_series() {
        assert!(is_about("It is the sequel to Heat.", "Cold"));
        assert!(!is_about("It was planned as the sequel to Heat.", "Cold"));
        assert!(!is_about("Its sequel to come is Heat.", "Cold"));
    }
}
