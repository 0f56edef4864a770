//! Whether a sentence speaks of a part by a word of its name.
//!
//! In: a sentence, the name of a part that it may speak of, and the film's title. Out:
//! how surely a word of the name stands there that belongs to no other name: `her Mona`
//! and `Reed` for Mona Reed; not `Mona Vale`.

use crate::model::tells::deeds::is_opener;
use crate::model::tells::words::words;

/// How sure it is that a word of a name is the part's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// One word of the name: `Mona`.
    Shortly,
    /// More than one, or somebody's: `Mona Reed`, `her Mona`, `Quill's Mona`.
    Surely,
}

/// What stands before names and is the name of nobody.
const TITLES: &[&str] = &[
    "Admiral",
    "Agent",
    "Aunt",
    "Baron",
    "Brother",
    "Captain",
    "Chief",
    "Colonel",
    "Count",
    "Detective",
    "Doctor",
    "Duke",
    "Father",
    "General",
    "Inspector",
    "Judge",
    "King",
    "Lady",
    "Lieutenant",
    "Little",
    "Lord",
    "Major",
    "Miss",
    "Mother",
    "Mrs",
    "Nurse",
    "Officer",
    "Old",
    "Older",
    "President",
    "Prince",
    "Princess",
    "Professor",
    "Queen",
    "Sergeant",
    "Sheriff",
    "Sir",
    "Sister",
    "The",
    "Uncle",
    "Young",
    "Younger",
];

/// How a sentence names a part in a film. A word of the film's title may be the film.
pub fn named(text: &str, name: &str, title: &str) -> Option<Named> {
    let is_of = |name: &str, word: &str| words(name).any(|of| &name[of] == word);
    let is_of_name = |word: &str| is_of(name, word) && !is_of(title, word);
    // Each sentence is asked for each part of its film, and most name none.
    if !words(name).any(|of| text.contains(&name[of])) {
        return None;
    }
    let mut best = None;
    let mut before = 0..0;
    let mut found = words(text).peekable();
    while let Some(range) = found.next() {
        let owner = match &text[before.end..range.start] {
            " " | "\u{a0}" | "." | ". " => &text[before],
            _ => "",
        };
        before = range.clone();
        let word = &text[range.clone()];
        if !is_name(word) || !is_of_name(word) || is_title(word) || word.chars().count() < 3 {
            continue;
        }
        let next = found.peek().filter(|next| &text[range.end..next.start] == " ");
        let next = next.map_or("", |next| &text[next.clone()]);
        let is_others = |beside: &str| is_name(beside) && !is_title(beside) && !is_of_name(beside);
        if is_others(next) || is_others(owner) {
            continue;
        }
        let is_sure = is_of_name(next) || matches!(owner, "her" | "his" | "Her" | "His" | "s");
        best = best.max(Some(if is_sure { Named::Surely } else { Named::Shortly }));
    }
    best
}

/// Whether a word has a capital that no sentence gives it.
fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !is_opener(word)
}

fn is_title(word: &str) -> bool {
    TITLES.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_named_by_a_word_of_its_name() {
        for (text, how) in [
            ("Her Mona pushes the cook", Some(Named::Surely)),
            ("In this, Quill’s Mona is a maid", Some(Named::Surely)),
            ("Mona Reed is a maid", Some(Named::Surely)),
            ("When Mona comes home", Some(Named::Shortly)),
            ("with Mrs. Reed", Some(Named::Shortly)),
            ("Mona Vale wrote it", None),
            ("written by Otto Reed", None),
            ("mona, the Old maid", None),
        ] {
            assert_eq!(named(text, "Old Mona Reed", "The Well"), how, "{text:?}");
        }
        assert_eq!(named("Mona came out in 1990", "Mona Reed", "Mona"), None);
    }

    #[test]
    fn a_list_that_is_searched_is_in_order() {
        assert!(TITLES.is_sorted());
    }
}
