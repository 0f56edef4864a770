//! Whether a sentence speaks of a part by a word of its name.
//!
//! In: a sentence, the name of a part that it may speak of, and the film's title. Out:
//! how surely a word of the name stands there that belongs to no other name: `her Mona`
//! and `Reed` for Mona Reed; not `Mona Vale`.

use std::ops::Range;

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

/// The names in a sentence, which is asked for many of them: for each part in its film.
pub struct NamesIn<'a> {
    text: &'a str,
    words: Vec<Range<usize>>,
    /// Where the words that may be names stand among all.
    names: Vec<usize>,
}

impl<'a> NamesIn<'a> {
    /// Finds the words that may be names.
    pub fn new(text: &'a str) -> Self {
        let words: Vec<Range<usize>> = words(text).collect();
        let may_name = |word: &str| is_name(word) && !is_title(word) && word.chars().count() >= 3;
        let names = (0..words.len()).filter(|&nth| may_name(&text[words[nth].clone()])).collect();
        Self { text, words, names }
    }

    /// How it names a part in a film. A word of the film's title may be the film.
    pub fn named(&self, name: &str, title: &str) -> Option<Named> {
        // Most of the names that it is asked for do not stand there.
        let stands = |word: &str| self.names.iter().any(|&nth| self.word(nth) == word);
        if !words(name).any(|word| stands(&name[word])) {
            return None;
        }
        let is_of = |name: &str, word: &str| words(name).any(|of| &name[of] == word);
        let is_of_name = |word: &str| is_of(name, word) && !is_of(title, word);
        let is_others = |beside: &str| is_name(beside) && !is_title(beside) && !is_of_name(beside);
        let found = self.names.iter().filter(|&&nth| is_of_name(self.word(nth)));
        let how = found.filter_map(|&nth| {
            let (owner, next) = (self.owner(nth), self.next(nth));
            if is_others(next) || is_others(owner) {
                return None;
            }
            let is_sure = is_of_name(next) || matches!(owner, "her" | "his" | "Her" | "His" | "s");
            Some(if is_sure { Named::Surely } else { Named::Shortly })
        });
        how.max()
    }

    fn word(&self, nth: usize) -> &'a str {
        &self.text[self.words[nth].clone()]
    }

    /// The word right before another, which may be whose it is.
    fn owner(&self, nth: usize) -> &'a str {
        let Some(before) = nth.checked_sub(1) else { return "" };
        match &self.text[self.words[before].end..self.words[nth].start] {
            " " | "\u{a0}" | "." | ". " => self.word(before),
            _ => "",
        }
    }

    /// The word that goes on with a name, behind a space.
    fn next(&self, nth: usize) -> &'a str {
        let next = self.words.get(nth + 1);
        let next = next.filter(|next| &self.text[self.words[nth].end..next.start] == " ");
        next.map_or("", |next| &self.text[next.clone()])
    }
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
            assert_eq!(NamesIn::new(text).named("Old Mona Reed", "The Well"), how, "{text:?}");
        }
        assert_eq!(NamesIn::new("Mona came out in 1990").named("Mona Reed", "Mona"), None);
    }

    #[test]
    fn a_list_that_is_searched_is_in_order() {
        assert!(TITLES.is_sorted());
    }
}
