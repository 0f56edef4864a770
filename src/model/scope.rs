//! What a sentence's figure or date is of: the whole film, or something beside it.
//!
//! In: a sentence, or the words before a figure. Out: whether they speak of another
//! work, of a moment on the way, of what was only supposed, of a showing again, of
//! one territory. Such a figure states nothing that the infobox could contradict.
//! Closed lists; they prefer to find something beside the film, since a finding on
//! a correct article costs more than a fault that stays.

use std::ops::Range;

use crate::model::facts::{MONTHS, read_year};

/// Whether a sentence speaks of a film that it describes rather than names: `the
/// previous picture`, `its predecessor`. Its figures may be that film's.
pub fn describes_another(lower: &str) -> bool {
    const KIN: [&str; 8] = [
        "predecessor",
        "successor",
        "sequel",
        "prequel",
        "follow-up",
        "followup",
        "remake",
        "forerunner",
    ];
    const WHICH: [&str; 18] = [
        "first",
        "second",
        "third",
        "previous",
        "earlier",
        "original",
        "preceding",
        "prior",
        "last",
        "next",
        "later",
        "other",
        "older",
        "silent",
        "rival",
        "competing",
        "that",
        "debut",
    ];
    const WHAT: [&str; 10] = [
        "film",
        "movie",
        "picture",
        "entry",
        "instalment",
        "installment",
        "feature",
        "version",
        "adaptation",
        "one",
    ];
    let words: Vec<&str> = words(lower).collect();
    let is = |list: &[&str], word: &str| list.contains(&word.strip_suffix('s').unwrap_or(word));
    words.iter().any(|word| is(&KIN, word))
        || words.windows(2).any(|pair| WHICH.contains(&pair[0]) && is(&WHAT, pair[1]))
        || ["the original had", "the original was", "the original cost", "the original made"]
            .iter()
            .any(|words| lower.contains(words))
}

/// Whether a sentence says how far a sum had come: `by June 1994`, `as of May`,
/// `after two weeks`, `at the time`.
pub fn is_on_the_way(lower: &str) -> bool {
    const SPANS: [&str; 4] = ["day", "week", "weekend", "month"];
    const MOMENTS: [&str; 12] = [
        "the", "then", "that", "this", "now", "early", "mid", "late", "spring", "summer", "autumn",
        "fall",
    ];
    let words: Vec<&str> = words(lower).collect();
    let is_moment = |word: &str| {
        let month = |month: &&str| month.to_lowercase() == word;
        MONTHS.iter().any(month) || read_year(word).is_some() || MOMENTS.contains(&word)
    };
    let dated = words.windows(3).any(|three| {
        let moment = is_moment(three[1]) && (three[1] != "the" || is_time(three[2]));
        matches!(three[0], "by" | "until" | "through") && moment
            || three[0] == "as" && three[1] == "of"
    });
    let elapsed = words.iter().enumerate().any(|(at, word)| {
        SPANS.contains(&word.strip_suffix('s').unwrap_or(word))
            && words[at.saturating_sub(4)..at]
                .iter()
                .any(|word| matches!(*word, "after" | "in" | "within" | "over" | "during"))
    });
    dated
        || elapsed
        || ["at the time", "at that time", "so far", "to date"]
            .iter()
            .any(|phrase| lower.contains(phrase))
}

fn is_time(word: &str) -> bool {
    const TIMES: [&str; 13] = [
        "end",
        "time",
        "close",
        "beginning",
        "start",
        "middle",
        "spring",
        "summer",
        "autumn",
        "winter",
        "following",
        "next",
        "new",
    ];
    TIMES.contains(&word)
}

/// Whether a clause tells what was needed, expected or possible, not what was.
pub fn is_supposed(lower: &str) -> bool {
    const VERBS: [&str; 16] = [
        "would",
        "could",
        "might",
        "should",
        "needed",
        "needs",
        "need",
        "hoped",
        "predicted",
        "projected",
        "estimated",
        "expected",
        "forecast",
        "target",
        "goal",
        "must",
    ];
    words(lower).any(|word| VERBS.contains(&word))
        || ["had to", "break even", "break-even", "breaking even", "if it "]
            .iter()
            .any(|phrase| lower.contains(phrase))
}

/// Whether a sentence counts showings of later years, or another year's money.
pub fn is_of_another_run(lower: &str) -> bool {
    const WORDS: [&str; 9] = [
        "reissue",
        "re-issue",
        "re-release",
        "rerelease",
        "anniversary",
        "inflation",
        "adjusted",
        "restor",
        "lifetime",
    ];
    WORDS.iter().any(|word| lower.contains(word))
}

/// The clause of a sentence that a place in it stands in.
pub fn clause(sentence: &str, at: usize) -> Range<usize> {
    const BREAKS: [&str; 6] = [";", " but ", ", while ", " though ", " although ", ", whereas "];
    let start = BREAKS.iter().filter_map(|b| sentence[..at].rfind(b).map(|from| from + b.len()));
    let end = BREAKS.iter().filter_map(|b| sentence[at..].find(b).map(|end| at + end));
    start.max().unwrap_or(0)..end.min().unwrap_or(sentence.len())
}

/// Whether the words before a verb have the film as their subject: its title, `it`,
/// `the finished film`; not `the opening battle`, `the remake`.
pub fn is_subject(before: &str, title: &str) -> bool {
    let from = clause(before, before.len()).start;
    let pieces = before[from..].split(',').map(str::trim).filter(|piece| !piece.is_empty());
    let pieces: Vec<&str> = pieces.collect();
    match (pieces.first(), pieces.last()) {
        (Some(first), Some(last)) => {
            begins_with_film(last, title) || begins_with_film(first, title)
        }
        _ => false,
    }
}

fn begins_with_film(piece: &str, title: &str) -> bool {
    let piece = piece.strip_prefix("and ").unwrap_or(piece);
    if let Some(rest) = piece.strip_prefix(title) {
        return rest.is_empty() || rest.starts_with(' ');
    }
    let lower = piece.to_lowercase();
    let mut words = lower.split_whitespace();
    match words.next() {
        Some("it") => true,
        Some("the" | "this" | "a") => {
            // "the finished film", but no noun between: "the film score".
            let words: Vec<&str> = words.take(4).collect();
            let film = words
                .iter()
                .position(|word| matches!(*word, "film" | "movie" | "picture" | "feature"));
            film.is_some_and(|film| {
                let part = words.get(film + 1).is_some_and(|next| names_another(next));
                !part && !words[..film].iter().any(|word| names_another(word) || *word == "of")
            })
        }
        _ => false,
    }
}

/// Whether a sentence speaks of something beside the film or a part of it.
pub fn speaks_of_part(lower: &str) -> bool {
    words(lower).any(names_another)
}

fn names_another(word: &str) -> bool {
    let word = word.trim_end_matches(',');
    matches!(
        word.strip_suffix('s').unwrap_or(word),
        "remake"
            | "sequel"
            | "prequel"
            | "documentary"
            | "featurette"
            | "making-of"
            | "episode"
            | "series"
            | "serie"
            | "miniserie"
            | "cartoon"
            | "soundtrack"
            | "album"
            | "score"
            | "trailer"
            | "teaser"
            | "commentary"
            | "opening"
            | "overture"
            | "battle"
            | "fight"
            | "prologue"
            | "epilogue"
            | "segment"
            | "reel"
            | "play"
            | "musical"
            | "opera"
            | "next"
            | "later"
            | "previous"
            | "accompanying"
    )
}

/// The places that a sentence names with `in`: `in Japan`, `in the United States`.
pub fn territories(sentence: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, _) in sentence.match_indices(['i', 'I']) {
        let begins = sentence[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let Some(rest) = sentence[at + 1..].strip_prefix("n ").filter(|_| begins) else { continue };
        let rest = rest.strip_prefix("the ").unwrap_or(rest);
        let mut end = 0;
        for word in rest.split(' ') {
            let bare = word.trim_end_matches([',', '.', ';', ')']);
            let joins = matches!(bare, "and" | "of") && end > 0;
            if !bare.starts_with(char::is_uppercase) && !joins {
                break;
            }
            end = (word.as_ptr() as usize - rest.as_ptr() as usize) + bare.len();
            if bare.len() < word.len() && !bare.contains('.') {
                break;
            }
        }
        let place = rest[..end].trim_end_matches(" and").trim_end_matches(" of");
        if !place.is_empty() && !MONTHS.iter().any(|month| place.starts_with(month)) {
            found.push(place);
        }
    }
    found
}

/// Whether a place is one of those that an infobox names.
pub fn is_home(place: &str, home: &str) -> bool {
    const SAME: [&[&str]; 2] = [
        &["United States", "U.S", "US", "USA", "America", "North America", "American"],
        &["United Kingdom", "UK", "U.K", "Great Britain", "Britain", "England"],
    ];
    let place = place.trim_end_matches('.');
    let names = |name: &str| {
        home.match_indices(name).any(|(at, _)| {
            let after = home[at + name.len()..].chars().next();
            let before = home[..at].chars().next_back();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    };
    let first = place.split(" and ").next().unwrap_or(place);
    names(place)
        || SAME.iter().any(|same| same.contains(&first) && same.iter().any(|name| names(name)))
}

fn words(lower: &str) -> impl Iterator<Item = &str> {
    lower.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_on_the_way_is_not_the_sum() {
        for text in [
            "by june 1994, it had grossed",
            "as of may 1994 it grossed",
            "after two weeks it had grossed",
            "by the end of march it had grossed",
        ] {
            assert!(is_on_the_way(text), "{text}");
        }
        assert!(!is_on_the_way("the film, directed by the author, grossed"));
        assert!(!is_on_the_way("distributed by mayfair, it grossed"));
    }

    #[test]
    fn the_subject_is_the_film() {
        for text in [
            "The film",
            "Heat",
            "It",
            "Released in May, the finished picture",
            "The film, shot in Oslo,",
        ] {
            assert!(is_subject(text, "Heat"), "{text}");
        }
        for text in [
            "The 2015 remake, directed by Ann Lee,",
            "The opening battle",
            "The film score",
            "The making-of documentary",
            "In the film, the duel",
        ] {
            assert!(!is_subject(text, "Heat"), "{text}");
        }
    }

    #[test]
    fn a_release_elsewhere_is_not_the_release() {
        assert_eq!(territories("It was released in the Philippines on May 3"), ["Philippines"]);
        assert_eq!(territories("In Japan, it was released in May"), ["Japan"]);
        assert_eq!(
            territories("released in the United States and Canada by Fox"),
            ["United States and Canada"]
        );
        assert!(is_home("U.S", "June 6, 2025 (United States)"));
        assert!(!is_home("Japan", "June 6, 2025 (United States)"));
    }
}
