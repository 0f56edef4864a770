//! Names in text, found with a trie over words.
//!
//! A name is a sequence of words and of what stands between them. Text matches
//! it word by word: case counts, marks on letters, kinds of quotes and dashes
//! do not, and any white space is one space. Matches are whole words by
//! construction, and finding takes time in proportion to the text, however many
//! names there are.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::entity::EntityId;
use crate::fold;

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// The words of a text: runs of letters, digits and the apostrophes inside them.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + run(&text[at..], |c| !c.is_alphanumeric());
        if start == text.len() {
            return None;
        }
        let mut end = start + run(&text[start..], is_word_char);
        at = end;
        // An apostrophe belongs to the word that goes on behind it.
        while let Some(apostrophe) = text[at..].chars().next().filter(|&c| is_apostrophe(c)) {
            let next = at + apostrophe.len_utf8();
            let more = run(&text[next..], is_word_char);
            at = next + more;
            if more == 0 {
                break;
            }
            end = at;
        }
        Some(Token { start: start as u32, end: end as u32 })
    })
}

/// How many bytes at the beginning of a text are characters of a kind.
fn run(text: &str, is_one: impl Fn(char) -> bool) -> usize {
    let other = text.char_indices().find(|&(_, c)| !is_one(c));
    other.map_or(text.len(), |(at, _)| at)
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && unicode_normalization::char::is_combining_mark(c))
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// A name found in a text.
pub struct Found<'a> {
    /// One past the last byte.
    pub end: u32,
    /// Index of the word behind it.
    pub past: usize,
    /// What the name can mean.
    pub entities: &'a [EntityId],
}

/// How first words of names begin: most words of a text begin none, and this is small
/// enough to stay at hand where the words of all names are not.
#[derive(Debug, Default)]
struct Beginnings(Vec<u64>);

impl Beginnings {
    fn insert(&mut self, word: &str) {
        self.0.resize(1 << 10, 0);
        let at = Self::place(word);
        self.0[at >> 6] |= 1 << (at & 63);
    }

    /// Whether a word can be the first of a name.
    fn may_have(&self, word: &str) -> bool {
        let at = Self::place(word);
        // A letter with a mark stands for the one without.
        at & 0x8080 != 0 || self.0.get(at >> 6).is_some_and(|bits| bits & (1 << (at & 63)) != 0)
    }

    /// A number of the first two bytes of a word; an apostrophe is behind it.
    fn place(word: &str) -> usize {
        let byte = |nth: usize| word.as_bytes().get(nth).filter(|&&byte| byte != b'\'');
        let number = |nth: usize| byte(nth).map_or(0, |&byte| usize::from(byte));
        number(0) << 8 | number(1)
    }
}

/// The names.
#[derive(Debug, Default)]
pub struct Trie {
    beginnings: Beginnings,
    /// Ids of words and of gaps between them.
    vocabulary: FxHashMap<Box<str>, u32>,
    /// First words, by word id.
    roots: FxHashMap<u32, u32>,
    /// Further words: node, gap, word.
    edges: FxHashMap<(u32, u32, u32), u32>,
    /// What ends at a node.
    ends: Vec<Vec<EntityId>>,
}

impl Trie {
    /// Adds a name.
    pub fn insert(&mut self, name: &str, id: EntityId) {
        let words: Vec<Token> = tokens(name).collect();
        let Some(first) = words.first() else { return };
        let first = fold::word(slice(name, first));
        self.beginnings.insert(&first);
        let word = self.learn(&first);
        let fresh = self.ends.len() as u32;
        let mut node = *self.roots.entry(word).or_insert(fresh);
        if node == fresh {
            self.ends.push(Vec::new());
        }
        for pair in words.windows(2) {
            let gap = self.learn(&gap(name, pair[0].end, pair[1].start));
            let word = self.learn(&fold::word(slice(name, &pair[1])));
            let fresh = self.ends.len() as u32;
            node = *self.edges.entry((node, gap, word)).or_insert(fresh);
            if node == fresh {
                self.ends.push(Vec::new());
            }
        }
        let ends = &mut self.ends[node as usize];
        if !ends.contains(&id) {
            ends.push(id);
        }
    }

    fn learn(&mut self, text: &str) -> u32 {
        if let Some(&id) = self.vocabulary.get(text) {
            return id;
        }
        let id = self.vocabulary.len() as u32;
        self.vocabulary.insert(text.into(), id);
        id
    }

    /// Whether a name may begin with a word of `text`, as far as can be told without a look
    /// at the names.
    pub fn may_begin(&self, text: &str, word: &Token) -> bool {
        self.beginnings.may_have(slice(text, word))
    }

    /// The longest name that begins at word `first` of `text`.
    pub fn longest(&self, text: &str, words: &[Token], first: usize) -> Option<Found<'_>> {
        if !self.may_begin(text, &words[first]) {
            return None;
        }
        let mut found = None;
        let mut end_here = |node: u32, end: u32, past: usize| {
            let entities = self.ends[node as usize].as_slice();
            if !entities.is_empty() {
                found = Some(Found { end, past, entities });
            }
        };
        let word = &words[first];
        let node = |word: &str| {
            let id = self.word(word)?;
            self.roots.get(&id).copied()
        };
        let Some(mut at) = node(slice(text, word)) else {
            let (bare, end) = without_possessive(text, word)?;
            end_here(node(bare)?, end, first + 1);
            return found;
        };
        end_here(at, word.end, first + 1);
        for next in first + 1..words.len() {
            let (before, word) = (&words[next - 1], &words[next]);
            let Some(gap) = self.gap(text, before.end, word.start) else { break };
            let edge = |word: &str| {
                let id = self.word(word)?;
                self.edges.get(&(at, gap, id)).copied()
            };
            match edge(slice(text, word)) {
                Some(node) => {
                    at = node;
                    end_here(at, word.end, next + 1);
                }
                None => {
                    if let Some((bare, end)) = without_possessive(text, word)
                        && let Some(node) = edge(bare)
                    {
                        end_here(node, end, next + 1);
                    }
                    break;
                }
            }
        }
        found
    }

    fn word(&self, word: &str) -> Option<u32> {
        if word.is_ascii() {
            self.vocabulary.get(word).copied()
        } else {
            self.vocabulary.get(fold::word(word).as_str()).copied()
        }
    }

    fn gap(&self, text: &str, from: u32, to: u32) -> Option<u32> {
        match &text[from as usize..to as usize] {
            " " => self.vocabulary.get(" ").copied(),
            _ => self.vocabulary.get(gap(text, from, to).as_str()).copied(),
        }
    }
}

fn slice<'a>(text: &'a str, token: &Token) -> &'a str {
    &text[token.start as usize..token.end as usize]
}

/// `Wick's` -> `Wick`.
fn without_possessive<'a>(text: &'a str, token: &Token) -> Option<(&'a str, u32)> {
    let word = slice(text, token);
    let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"))?;
    Some((bare, token.start + bare.len() as u32))
}

/// What stands between two words: one space for white space alone, else the
/// punctuation without white space, in its plain form.
fn gap(text: &str, from: u32, to: u32) -> String {
    let between = &text[Range { start: from as usize, end: to as usize }];
    let folded = fold::word(between);
    let punctuation: String = folded.chars().filter(|c| !c.is_whitespace()).collect();
    if punctuation.is_empty() { " ".to_string() } else { punctuation }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find<'t>(trie: &Trie, text: &'t str) -> Vec<&'t str> {
        let words: Vec<Token> = tokens(text).collect();
        (0..words.len())
            .filter_map(|at| {
                let found = trie.longest(text, &words, at)?;
                Some(&text[words[at].start as usize..found.end as usize])
            })
            .collect()
    }

    #[test]
    fn names_are_found_as_whole_words_longest_first() {
        let mut trie = Trie::default();
        for (at, name) in
            (0..).zip(["Batman", "Batman Forever", "Joel J. Richard", "Metro-Goldwyn-Mayer", "Her"])
        {
            trie.insert(name, EntityId(at));
        }
        assert_eq!(find(&trie, "in Batman  Forever, Batmania"), ["Batman  Forever"]);
        assert_eq!(find(&trie, "Joel J. Richard's score"), ["Joel J. Richard"]);
        assert_eq!(find(&trie, "Metro–Goldwyn–Mayer"), ["Metro–Goldwyn–Mayer"]);
        assert_eq!(find(&trie, "Herbert and hers, heR"), [] as [&str; 0]);
        assert_eq!(find(&trie, "Batman. Forever"), ["Batman"]);
    }

    #[test]
    fn marks_and_quotes_do_not_hide_a_name() {
        let mut trie = Trie::default();
        trie.insert("Andy García", EntityId(0));
        trie.insert("Ocean's Eleven", EntityId(1));
        assert_eq!(find(&trie, "Andy Garcia in Ocean’s Eleven"), ["Andy Garcia", "Ocean’s Eleven"]);
    }

    #[test]
    fn apostrophes_at_the_edge_are_not_part_of_a_word() {
        let words = |text: &str| -> Vec<String> {
            tokens(text).map(|t| text[t.start as usize..t.end as usize].to_string()).collect()
        };
        assert_eq!(words("'Tis Reeves' dog's é"), ["Tis", "Reeves", "dog's", "é"]);
        assert_eq!(words("a'"), ["a"]);
        assert_eq!(words("x''y"), ["x", "y"]);
    }
}
