//! Other titles that a lead gives its film behind the title, in parentheses.
//!
//! In: the opening of a lead. Out: the range of the title under which a film was sold
//! (`marketed as ...`), and of its title in its own language (`German: ...`).

use std::ops::Range;

use crate::fold;
use crate::model::kind::Kind;
use crate::parse::names;

/// The name in `(marketed as ...)`, `(also known as ...)` near a lead's start.
pub fn sold_as(lead: &str) -> Option<Range<usize>> {
    const PHRASES: [&str; 5] =
        ["marketed as ", "also known as ", "also titled ", "released as ", "also marketed as "];
    let head = &lead[..lead.floor_char_boundary(300)];
    let open = head.find('(')?;
    let phrase = PHRASES.iter().find(|phrase| head[open + 1..].starts_with(**phrase))?;
    let start = open + 1 + phrase.len();
    let close = start + lead[start..].find(')')?;
    let end = start + lead[start..close].find([',', ';', '(']).unwrap_or(close - start);
    let name = &lead[start..end];
    (names::is_plausible(name, Kind::Company) && !name.contains(" in ")).then_some(start..end)
}

/// The title that a language has before it, behind the film's own: `Heat (French: Feu) is`.
pub fn original(lead: &str, title: &str) -> Option<Range<usize>> {
    let head = &lead[..lead.floor_char_boundary(300)];
    let open = head.find('(')?;
    let (language, _) = head[open + 1..].split_once(": ")?;
    if !is_language(language) || fold::key(&head[..open]) != fold::key(title) {
        return None;
    }
    let start = open + 1 + language.len() + ": ".len();
    let close = start + lead[start..].find(')')?;
    let inside = &lead[start..close];
    // What is said of the title, and not a part of it.
    let said = ["; ", ", lit", ", transl", ", romanized", ", Hepburn", ", pinyin", ", Pinyin"];
    let end = said.iter().filter_map(|words| inside.find(words)).min().unwrap_or(inside.len());
    let name = inside[..end].trim_end();
    let is_title = !name.is_empty() && !name.contains(['(', '[', '/', '"', '“', ':']);
    (is_title && fold::key(name) != fold::key(title)).then(|| start..start + name.len())
}

/// Languages before a title, as leads name them.
fn is_language(word: &str) -> bool {
    const LANGUAGES: [&str; 58] = [
        "Albanian",
        "Arabic",
        "Armenian",
        "Basque",
        "Bengali",
        "Bulgarian",
        "Burmese",
        "Cantonese",
        "Catalan",
        "Chinese",
        "Croatian",
        "Czech",
        "Danish",
        "Dutch",
        "Estonian",
        "Filipino",
        "Finnish",
        "French",
        "Galician",
        "Georgian",
        "German",
        "Greek",
        "Hebrew",
        "Hindi",
        "Hungarian",
        "Icelandic",
        "Indonesian",
        "Irish",
        "Italian",
        "Japanese",
        "Kannada",
        "Kazakh",
        "Khmer",
        "Korean",
        "Latvian",
        "Lithuanian",
        "Macedonian",
        "Malay",
        "Malayalam",
        "Mandarin",
        "Marathi",
        "Mongolian",
        "Norwegian",
        "Persian",
        "Polish",
        "Portuguese",
        "Punjabi",
        "Romanian",
        "Russian",
        "Serbian",
        "Slovak",
        "Spanish",
        "Swedish",
        "Tamil",
        "Telugu",
        "Thai",
        "Turkish",
        "Ukrainian",
    ];
    LANGUAGES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_says_under_which_name_a_film_was_sold() {
        let lead = "Ballerina (marketed as From the World of John Wick: Ballerina) is a film";
        assert_eq!(
            sold_as(lead).map(|range| &lead[range]),
            Some("From the World of John Wick: Ballerina")
        );
        assert_eq!(sold_as("Heat (1995) is a film"), None);
    }

    #[test]
    fn a_lead_has_the_title_in_its_own_language() {
        for (lead, expected) in [
            ("Low Sun (Danish: Lav sol) is a film", Some("Lav sol")),
            ("Low Sun (Japanese: 低い太陽, Hepburn: Hikui taiyō) is a film", Some("低い太陽")),
            ("Low Sun (French: Soleil, bas; lit. 'Sun, low') is", Some("Soleil, bas")),
            ("Low Sun (French: Low Sun) is a film", None),
            ("Low Sun (French: [lo sʌn]) is a film", None),
            ("Low Sun (Part: Two) is a film", None),
            ("Low Sun (1990) is by Ann Lee (Danish: Anne Li)", None),
            ("The film of Low Sun (Danish: Lav sol) is", None),
            ("Low Sun (Danish: Lav sol / Solnedgang) is a film", None),
        ] {
            assert_eq!(original(lead, "Low Sun").map(|range| &lead[range]), expected, "{lead}");
        }
    }
}
