//! Whose child, parent, brother or sister somebody is, as far as that tells.
//!
//! In: what stands before and behind a word for kin in a sentence. Out: whether it tells:
//! where it is somebody's with a name, was not known or is found out, and is not what a
//! role is introduced with.

use crate::model::tells::words::{IN_TRUTH, IS, is_owned, owner, words};

/// Kin whose discovery is a turn of many plots, lower case.
pub(super) const KIN: &[&str] = &[
    "brother",
    "daughter",
    "father",
    "granddaughter",
    "grandfather",
    "grandmother",
    "grandson",
    "half-brother",
    "half-sister",
    "heir",
    "mother",
    "sister",
    "son",
    "stepfather",
    "stepmother",
    "twin",
];

/// What kin is that nobody knew of.
const UNKNOWN: &[&str] =
    &["biological", "illegitimate", "long-lost", "lost", "real", "secret", "true", "unknown"];

/// Whether kin is found in somebody else whom the words name: `the admiral is his` father;
/// not `who is his` father.
fn is_found(before: &str) -> bool {
    let mut words = before.rsplit(' ').skip(1);
    let is_his = matches!(words.next(), Some("his" | "her" | "their"));
    let mut words = words.skip_while(|word| IN_TRUTH.contains(word));
    let is = words.next().is_some_and(|word| IS.contains(&word));
    let who = words.next().unwrap_or_default();
    is_his && is && who != "who" && who.starts_with(char::is_lowercase)
}

/// Whether words say of kin that nobody knew of it: `Cole's real` mother.
pub(super) fn is_unknown_kin(before: &str) -> bool {
    let start = owner(before).unwrap_or(before.len());
    let next = before.rsplit(' ').skip(1).take(1);
    before[start..].split(' ').chain(next).any(|word| UNKNOWN.contains(&word))
}

/// Whether a word for kin tells: it is somebody's, and is not the first that is said of
/// a role (`, Cole's mother`; `plays Cole's mother`).
pub(super) fn is_kin(before: &str, behind: &str) -> bool {
    let start = owner(before).unwrap_or(before.len());
    if is_found(before) {
        return true;
    }
    if !is_owned(before, behind) {
        return false;
    }
    // Names of more than one word: `Mrs. Robinson's`.
    let mut names = before[..start].trim_end();
    while let Some(word) = names.rsplit(' ').next()
        && (word == "the" || word.starts_with(char::is_uppercase))
        && !word.ends_with([',', ':', ';'])
    {
        names = names[..names.len() - word.len()].trim_end();
    }
    let sentence = names.rsplit(". ").next().unwrap_or(names);
    let is_one_of_several = || words(sentence).any(|word| KIN.contains(&&sentence[word]));
    !(names.is_empty()
        || introduces(names)
        || names.ends_with([',', ':', ';', '–', '—', '-', '('])
        || names.ends_with(" and") && is_one_of_several())
}

/// Whether words end with what gives a part to an actor: `Ada Quill as`, `plays`.
fn introduces(words: &str) -> bool {
    const SAYS: [&str; 6] = ["plays", "played", "portrays", "portrayed", "voices", "voiced"];
    const AS: [&str; 8] =
        ["appear", "appears", "appeared", "star", "stars", "starred", "cameos", "cast"];
    let mut back = words.rsplit(' ');
    let last = back.next().unwrap_or_default();
    let before = back.next().unwrap_or_default();
    // "reveals Rex as Mona's brother" has no actor.
    let mut is_actor = || back.next().is_none_or(|word| word.starts_with(char::is_uppercase));
    SAYS.contains(&last)
        || (last == "as"
            && (AS.contains(&before) || (before.starts_with(char::is_uppercase) && is_actor())))
}
