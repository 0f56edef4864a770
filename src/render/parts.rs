//! Indexes that are too long for one page: their parts.
//!
//! In: the names of a kind. Out: the pages that its index is cut into, and the bar
//! of letters that leads to them, or to places on the one page.
//!
//! A letter of the Latin alphabet has a page; any other has one if enough names begin
//! with it, and shares the page `#` if not: a wiki of Chinese titles has thousands of
//! first letters.

use std::collections::BTreeMap;

use crate::model::facts::Year;
use crate::model::kind::Kind;
use crate::render::Site;
use crate::render::views::Letter;
use crate::route::Part;

/// Most films with an article on one page.
const FILMS: usize = 1000;

/// Most names of another kind on one page.
const NAMES: usize = 2000;

/// Names from which on a letter that is not A to Z has a page.
const ENOUGH: usize = 20;

/// Whether a kind with so many entries has an index of several pages.
pub fn is_split(kind: Kind, count: usize) -> bool {
    match kind {
        Kind::Film => count > FILMS,
        Kind::Year => false,
        _ => count > NAMES,
    }
}

/// The parts of a kind's index, with how many entries each has. None where it is on
/// one page.
pub fn of(site: &Site, kind: Kind) -> Vec<(Part, usize)> {
    let listed =
        || site.of_kind(kind).filter(|(_, one)| kind != Kind::Film || one.article.is_some());
    if !is_split(kind, listed().count()) {
        return Vec::new();
    }
    // Films without an article are listed by letter.
    let letters = &site.order(kind).letters;
    let mut parts: BTreeMap<Part, usize> = BTreeMap::new();
    for (letter, count) in &letters.0 {
        *parts.entry(letters.part(letter)).or_default() += count;
    }
    if kind == Kind::Film {
        for (_, film) in listed() {
            if let Some(year) = film.year {
                *parts.entry(Part::Decade(decade(year))).or_default() += 1;
            }
        }
    }
    parts.into_iter().collect()
}

/// The first year of ten.
pub fn decade(year: Year) -> Year {
    year / 10 * 10
}

/// How many names begin with each letter.
#[derive(Debug)]
pub struct Letters(BTreeMap<String, usize>);

/// Where a bar of letters leads.
#[derive(Clone, Copy, Debug)]
pub enum Leads {
    /// To places on a page.
    Within(&'static str),
    /// To pages in a folder.
    ToPages(&'static str),
}

impl Letters {
    /// Counts letters that names stand under.
    pub fn count(letters: impl Iterator<Item = impl AsRef<str>>) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for letter in letters {
            let letter = letter.as_ref();
            match counts.get_mut(letter) {
                Some(count) => *count += 1,
                None => {
                    counts.insert(letter.to_string(), 1);
                }
            }
        }
        Self(counts)
    }

    /// The part that a letter's names stand in.
    pub fn part(&self, letter: &str) -> Part {
        let mut chars = letter.chars();
        match (chars.next(), chars.next()) {
            (Some(one @ 'A'..='Z'), None) => Part::Letter(one),
            (Some(one), None) if self.0.get(letter).is_some_and(|&count| count >= ENOUGH) => {
                Part::Letter(one)
            }
            _ => Part::Letter('#'),
        }
    }

    /// A to Z and whatever else names begin with.
    pub fn bar(&self, leads: Leads) -> Vec<Letter> {
        let alphabet = ('A'..='Z').map(String::from);
        let mut others: Vec<String> = match leads {
            Leads::Within(_) => self.0.keys().cloned().collect(),
            Leads::ToPages(_) => self.0.keys().map(|letter| self.part(letter).name()).collect(),
        };
        others.retain(|letter| !matches!(letter.as_bytes(), [b'A'..=b'Z']));
        others.sort_unstable();
        others.dedup();
        alphabet
            .chain(others)
            .map(|label| {
                let used = self.0.contains_key(&label) || label == "#";
                let href = match leads {
                    Leads::Within(page) => format!("{page}#{}", letter_id(&label)),
                    Leads::ToPages(folder) => format!("{folder}{}", self.part(&label).file()),
                };
                Letter { label, href: used.then_some(href), current: false }
            })
            .collect()
    }
}

/// Fragment id of a letter.
pub fn letter_id(letter: &str) -> String {
    if letter == "#" { "other".to_string() } else { letter.to_lowercase() }
}
