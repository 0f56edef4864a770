//! People whose names differ by a slip, in two films of the wiki.
//!
//! In: the graph. Out: a finding for each pair, with both places. Most names that
//! look alike are two people's, so little is believed: names that differ in full
//! stops or spaces only; or one letter inside one long word that nobody else in the
//! wiki bears. A letter at a word's end is a grammar's or a family's (`Christina`,
//! `Christine`).

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use crate::diag::{Diagnostic, Rule};
use crate::fold;
use crate::graph::{Graph, Identity};
use crate::model::kind::Kind;
use crate::source::Place;

/// Fewest letters of a word that may hold a slip.
const LONG_WORD: usize = 6;

/// Fewest letters of a name whose word may hold a slip.
const LONG_NAME: usize = 13;

/// Somebody with a credit.
struct Person<'a> {
    name: &'a str,
    key: String,
    place: Place,
    credits: usize,
}

/// Compares all people with each other.
pub fn check(graph: &Graph) -> Vec<Diagnostic> {
    let people: Vec<Person> = graph
        .entities()
        .filter(|(_, one)| one.kind == Kind::Person && one.identity == Identity::Known)
        .filter_map(|(id, one)| {
            let place = graph.credits_of(id).map(|credit| credit.place).min()?;
            let credits = graph.credits_of(id).count();
            Some(Person { name: &one.name, key: fold::key(&one.name), place, credits })
        })
        .collect();
    let mut pairs = punctuated(&people);
    pairs.extend(slips(&people));
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().filter_map(|(a, b)| report(&people[a], &people[b])).collect()
}

/// Pairs that differ in full stops, hyphens or spaces only.
fn punctuated(people: &[Person]) -> Vec<(usize, usize)> {
    let letters =
        |one: &Person| -> String { one.key.chars().filter(|c| c.is_alphanumeric()).collect() };
    let hashed = people.iter().map(|one| hash(&letters(one))).zip(0..);
    let mut pairs = Vec::new();
    for group in alike(&mut hashed.collect::<Vec<_>>()) {
        for &(_, at) in group {
            let first =
                group.iter().find(|(_, one)| letters(&people[*one]) == letters(&people[at]));
            pairs.extend(first.map(|&(_, first)| (first, at)));
        }
    }
    pairs.retain(|&(a, b)| people[a].key != people[b].key);
    pairs
}

/// Pairs that differ by one letter inside one long and rare word.
fn slips(people: &[Person]) -> Vec<(usize, usize)> {
    let mut bearers: FxHashMap<&str, usize> = FxHashMap::default();
    for word in people.iter().flat_map(|one| one.key.split(' ')) {
        *bearers.entry(word).or_default() += 1;
    }
    // Names alike in all words but one, and in that one's first letter.
    let rest = |one: &Person, word: &str| {
        let first = &word[..word.chars().next().map_or(0, char::len_utf8)];
        one.key.replacen(word, &format!("{first}*"), 1)
    };
    let mut hashed: Vec<(u64, (usize, &str))> = Vec::new();
    for (at, one) in people.iter().enumerate() {
        if one.key.chars().filter(|c| c.is_alphabetic()).count() < LONG_NAME {
            continue;
        }
        for word in one.key.split(' ').filter(|word| bearers[word] == 1) {
            if word.contains('.') || word.chars().count() < LONG_WORD {
                continue;
            }
            hashed.push((hash(&rest(one, word)), (at, word)));
        }
    }
    let mut pairs = Vec::new();
    for group in alike(&mut hashed) {
        for (nth, &(_, (a, word))) in group.iter().enumerate() {
            let others = group[nth + 1..].iter().map(|&(_, other)| other);
            let others = others.filter(|&(b, other)| {
                is_slip(word, other) && rest(&people[a], word) == rest(&people[b], other)
            });
            pairs.extend(others.map(|(b, _)| (a, b)));
        }
    }
    pairs
}

/// What stands for a text where many are compared: a hash takes less memory than the
/// text, and the few that are alike are looked at.
fn hash(text: &str) -> u64 {
    xxh3_64(text.as_bytes())
}

/// The groups of more than one of a hash, each in the order in which it came.
fn alike<T>(hashed: &mut [(u64, T)]) -> impl Iterator<Item = &[(u64, T)]> {
    hashed.sort_by_key(|&(hash, _)| hash);
    hashed.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1)
}

/// Whether one letter inside a word was changed, added, left out, or exchanged with
/// its neighbour.
fn is_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.last() != b.last() || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[start.min(a.len())..], &b[start.min(b.len())..]);
    match (a, b) {
        ([x, y, ..], [z, w, ..]) if x == w && y == z && a[2..] == b[2..] => true,
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        _ => a.get(1..) == Some(b) || b.get(1..) == Some(a),
    }
}

fn report(a: &Person, b: &Person) -> Option<Diagnostic> {
    // Within one article the article's own check knows more.
    if a.place.source == b.place.source {
        return None;
    }
    // The one with fewer credits, or the later one, is rather the slip.
    let rank = |one: &Person| (std::cmp::Reverse(one.credits), one.place);
    let (rare, usual) = if rank(a) > rank(b) { (a, b) } else { (b, a) };
    let message = format!("`{}` and `{}` may be one person", rare.name, usual.name);
    Some(
        Diagnostic::new(Rule::SimilarNames, message)
            .at(rare.place)
            .with(usual.place, "the other spelling")
            .help("spell the name alike; people of two names keep a page each"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_inside_a_word_is_a_slip() {
        assert!(is_slip("kallistrate", "kalistrate"));
        assert!(!is_slip("rickhart", "rickhatr"));
        assert!(is_slip("rickhart", "rikchart"));
        assert!(is_slip("sorensen", "sorenson"));
        assert!(!is_slip("christina", "christine"));
        assert!(!is_slip("lauritz", "lauritzen"));
        assert!(!is_slip("waldemar", "waldemar-x"));
    }
}
