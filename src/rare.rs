//! Phrases that few texts have. Whether a text has a phrase at all is answered many bytes at
//! once by the standard library, and where, one byte at a time; so what is rare is asked
//! for before it is looked for.

/// Where a text has a phrase first.
pub fn find(text: &str, phrase: &str) -> Option<usize> {
    if text.contains(phrase) { text.find(phrase) } else { None }
}

/// Every place where a text has a phrase.
pub fn matches<'t>(text: &'t str, phrase: &'t str) -> impl Iterator<Item = usize> + use<'t> {
    let found = text.contains(phrase).then(|| text.match_indices(phrase));
    found.into_iter().flatten().map(|(at, _)| at)
}

/// What stands before and behind a phrase where a text has it first.
pub fn split_once<'t>(text: &'t str, phrase: &str) -> Option<(&'t str, &'t str)> {
    let at = find(text, phrase)?;
    Some((&text[..at], &text[at + phrase.len()..]))
}
