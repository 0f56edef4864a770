//! Keys under which names are the same: case, marks on letters, kinds of quotes
//! and dashes, and white space do not tell two names apart.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The key of a name.
pub fn key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        // Most words; nothing in them has marks or another form.
        if word.is_ascii() {
            let start = out.len();
            out.push_str(word);
            out[start..].make_ascii_lowercase();
        } else {
            out.extend(unmarked(word).flat_map(char::to_lowercase));
        }
    }
    out
}

/// A word without marks on its letters and with plain quotes; case stays.
pub fn word(word: &str) -> String {
    if word.is_ascii() { word.to_string() } else { unmarked(word).collect() }
}

fn unmarked(text: &str) -> impl Iterator<Item = char> {
    text.nfd().filter(|c| !is_combining_mark(*c)).map(|c| match c {
        '’' | '‘' | 'ʼ' => '\'',
        '“' | '”' => '"',
        '–' | '—' | '‑' | '‐' => '-',
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        assert_eq!(key("Andy  García"), key("andy garcia"));
        assert_eq!(key("Metro–Goldwyn–Mayer"), key("Metro-Goldwyn-Mayer"));
        assert_eq!(key("Ocean’s Eleven"), key("Ocean's Eleven"));
        assert_ne!(key("Joel J. Richard"), key("Joel J Richard"));
    }
}
