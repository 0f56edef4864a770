//! The role that prose names behind `plays` or `as`.
//!
//! In: a text, and where the words on the role begin. Out: where the role's name stands in
//! it, if it has one: `Eve Stone`, `the Queen of Denmark`, `Silas Trent` in `the bailiff,
//! Silas Trent`.

use std::ops::Range;

use crate::model::vocabulary::{self, Says};
use crate::parse::cast_line::is_title;
use crate::parse::cast_prose::aside_before;
use crate::parse::people::{is_full, is_relation, name_at, names_at};

/// The role that begins at `at`: a name, a description with a capital behind
/// `the`, or the name behind a description: `the bailiff, Silas Trent`.
pub(super) fn role_at(text: &str, at: usize) -> Option<Range<usize>> {
    let mut start = at;
    for lead in [
        "both ",
        "the role of ",
        "the part of ",
        "the title character, ",
        "the title role of ",
        "the character of ",
        "the voice of ",
    ] {
        if text[start..].starts_with(lead) {
            start += lead.len();
        }
    }
    let article = ["the ", "The "].iter().find(|article| text[start..].starts_with(**article));
    let from = start + article.map_or(0, |article| article.len());
    let Some(name) = name_at(text, from) else { return described_role(text, start) };
    // Of `Mr. and Mrs. Olsen` the first has no name, and `the Sund brothers` are several.
    if is_title_alone(text, &name) || (article.is_some() && is_adjective(text, &name)) {
        return None;
    }
    if is_nationality(&text[name.clone()]) {
        return described_role(text, name.end + 1);
    }
    let possessive = text[name.end..].starts_with("'s ") || text[name.end..].starts_with("’s ");
    if possessive {
        return described_role(
            text,
            text[name.end..].find(' ').map_or(text.len(), |s| name.end + s + 1),
        );
    }
    let whole = match article {
        Some(_) => &[" of the ", " of ", " from the ", " from "][..],
        None if !is_full(&text[name.clone()]) || is_ruler(&text[name.clone()]) => {
            &[" of the ", " of "][..]
        }
        None => &[],
    };
    // "the Queen of Denmark"
    let rest = &text[name.end..];
    let behind = whole.iter().find(|small| rest.starts_with(**small)).and_then(|small| {
        let behind = name_at(text, name.end + small.len())?;
        let possessive = text[behind.end..].starts_with(['\'', '’']);
        (!possessive).then_some(behind)
    });
    Some(start..behind.map_or(name.end, |behind| behind.end))
}

fn is_title_alone(text: &str, name: &Range<usize>) -> bool {
    let word = &text[name.clone()];
    word.ends_with('.')
        && is_title(word)
        && [" and ", " & "].iter().any(|and| text[name.end..].starts_with(and))
}

/// Whether a name is one that the name of a country stands behind: `King Lars IV`.
fn is_ruler(name: &str) -> bool {
    const TITLES: [&str; 19] = [
        "Archduchess",
        "Archduke",
        "Countess",
        "Duchess",
        "Duke",
        "Emperor",
        "Empress",
        "Infanta",
        "King",
        "Prince",
        "Princess",
        "Queen",
        "Sultan",
        "Sultana",
        "Tsar",
        "Tsarina",
        "Czar",
        "Maharaja",
        "Kaiser",
    ];
    name.split_once(' ').is_some_and(|(title, _)| TITLES.contains(&title))
}

/// Whether a name behind an article is only of whom the next word names: `the Sund
/// brothers`, `the Marsh family`.
fn is_adjective(text: &str, name: &Range<usize>) -> bool {
    const SEVERAL: [&str; 14] = [
        "brothers", "sisters", "siblings", "twins", "triplets", "boys", "girls", "kids",
        "children", "parents", "couple", "cousins", "family", "gang",
    ];
    let next = text[name.end..].strip_prefix(' ').unwrap_or_default();
    SEVERAL.contains(&next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default())
}

fn is_nationality(word: &str) -> bool {
    !word.contains(' ')
        && vocabulary::read(word).iter().any(|(_, says)| matches!(says, Says::Country(_)))
}

/// The name behind a description that begins at `at`: full, or after `named`.
fn described_role(text: &str, at: usize) -> Option<Range<usize>> {
    const ENDS: [&str; 26] = [
        "who",
        "that",
        "which",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "with",
        "and",
        "or",
        "by",
        "as",
        "is",
        "was",
        "opposite",
        "alongside",
        "against",
        "under",
        "when",
        "while",
        "but",
        "than",
        "himself",
    ];
    let mut from = at;
    let mut named = false;
    let mut described = false;
    for _ in 0..6 {
        let rest = text.get(from..)?;
        if described && let Some(name) = name_at(text, from) {
            let after = &text[name.end..];
            let next = after.strip_prefix(' ').unwrap_or_default();
            let next = next.split([' ', ',', '.', ';']).next().unwrap_or_default();
            let goes_on = next.starts_with(char::is_lowercase) && !ENDS.contains(&next);
            let possessive = after.starts_with("'s") || after.starts_with("’s");
            let whole = is_full(&text[name.clone()]) || named;
            let is_role = !(text[..from].ends_with(", ") && is_next_actor(text, &name));
            return (whole && !goes_on && !possessive && is_role).then_some(name);
        }
        let word = rest.split(' ').next().unwrap_or_default();
        let bare = word.strip_suffix(',').unwrap_or(word);
        let plain = bare.starts_with(char::is_lowercase)
            && bare.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'' || c == '’');
        if !plain || ENDS.contains(&bare) {
            return None;
        }
        named = matches!(bare, "named" | "called") || is_relation(bare);
        described |= !matches!(bare, "the" | "a" | "an" | "his" | "her" | "their");
        from += word.len() + 1;
    }
    None
}

/// Whether the name behind a description and its comma is not the role's but the next
/// actor's: `as a thief, Bo Ray as her driver`, `as a thief, Bo Ray and Al Fox as her sons`.
fn is_next_actor(text: &str, name: &Range<usize>) -> bool {
    let rest = &text[name.end..];
    let note = rest.strip_prefix(" (").and_then(|note| note.split_once(')'));
    let says_as = note.map_or(rest, |(_, behind)| behind).starts_with(" as ");
    let behind_aside = || {
        let at = rest.find(" as ")?;
        aside_before(text, name.end + at)
    };
    if says_as || behind_aside() == Some(name.end) {
        return true;
    }
    // "as his partner, Sergeant Eve Stone, and Bo Ray as his son": no actor has a rank.
    if has_rank(&text[name.clone()]) {
        return false;
    }
    // "plays the bailiff, Silas Trent, and Bo Ray plays Tom": what the second does divides.
    names_at(text, name.start).get(1).is_some_and(|second| {
        let behind = &text[second.end..];
        behind.is_empty()
            || behind.starts_with([',', '.', ';', ')', '\n'])
            || [" as ", " and ", " (", " in "].iter().any(|word| behind.starts_with(word))
    })
}

/// Whether a name begins with a title that no actor has: `Captain Stone`, not `Lady Gaga`.
fn has_rank(name: &str) -> bool {
    const OF_ACTORS: [&str; 8] = ["King", "Lady", "Lord", "Major", "Miss", "Mr.", "Dr.", "Queen"];
    name.split_once(' ').is_some_and(|(title, _)| is_title(title) && !OF_ACTORS.contains(&title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_no_name_and_whoever_follows_plays_another() {
        for (text, expected) in [
            ("a thief, Bo Ray as her driver, and Al Fox as the heir.", None),
            ("an ageing thief, Bo Ray as her son and Al Fox as a nurse.", None),
            ("the thief, Bo Ray (in his first film) as her driver.", None),
            ("a thief, Bo Ray, a newcomer, as her driver.", None),
            ("her brother, Bo Ray as Tom Poe.", None),
            ("Eve's sister, Bo Ray as Tom Poe.", None),
            ("a thief, Bo Ray as well as Al Fox.", None),
            ("a thief, Bo Ray and Al Fox as her sons.", None),
            ("a thief, Bo Ray, Al Fox and Di Orr.", None),
            ("a thief, Bo Ray, and Al Fox in small parts.", None),
            ("a thief, Bo Ray plays her driver.", None),
            ("a thief, and Bo Ray as her driver.", None),
            ("a thief, Tom Poe.", Some("Tom Poe")),
            ("a thief, Tom Poe, who works as a clerk.", Some("Tom Poe")),
            ("the thief, Tom Poe, and Bo Ray plays his son.", Some("Tom Poe")),
            ("the French consul, Luc Viel, opposite Bo Ray as Tom Poe.", Some("Luc Viel")),
            ("her brother Tom as a child.", Some("Tom")),
            ("his partner, Sergeant Eve Stone, and Bo Ray as her son.", Some("Sergeant Eve Stone")),
            ("her boss, Captain Stone, Bo Ray as her son.", Some("Captain Stone")),
            ("a widow, Detective Eve Stone, and Bo Ray.", Some("Detective Eve Stone")),
            ("her partner, Sergeant Eve Stone as her boss.", None),
            ("a singer, Lady Moon, and Bo Ray as her son.", None),
            ("King Lars IV of Norway, and Bo Ray", Some("King Lars IV of Norway")),
            ("Queen Maud of the Isles.", Some("Queen Maud of the Isles")),
            ("Prince Nils, heir of Norway.", Some("Prince Nils")),
            ("King Lars of Norway's brother", Some("King Lars")),
            ("Captain Eve Stone of Oslo", Some("Captain Eve Stone")),
        ] {
            assert_eq!(role_at(text, 0).map(|role| &text[role]), expected, "{text}");
        }
    }
}
