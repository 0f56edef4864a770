//! Slugs: the part of a page's path that stands for its name.
//!
//! The rule is the design's: lower case; Latin letters lose their marks,
//! letters of other scripts stay; everything else is `-`. A slug is safe as a
//! file name on every common system: never empty, never a name that Windows
//! reserves, at most [`MAX_BYTES`] long.

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest slug, in bytes: file systems stop at 255, and a suffix and an
/// extension have to fit behind it.
pub const MAX_BYTES: usize = 160;

/// The slug of a name; `fallback` where nothing of the name is left.
pub fn slug(name: &str, fallback: &str) -> String {
    let out = if name.is_ascii() { of_ascii(name) } else { of_letters(name) };
    let cut = out.floor_char_boundary(MAX_BYTES);
    let out = out[..cut].trim_matches('-');
    if out.is_empty() { fallback.to_string() } else { out.to_string() }
}

/// Most names: nothing in them has marks or another form.
fn of_ascii(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.bytes() {
        if c.is_ascii_alphanumeric() {
            out.push(char::from(c.to_ascii_lowercase()));
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out
}

fn of_letters(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut latin_before = false;
    for c in name.nfd().flat_map(char::to_lowercase) {
        if let Some(spelled) = latin_spelling(c) {
            out.push_str(spelled);
            latin_before = true;
        } else if is_combining_mark(c) {
            if !latin_before && !out.is_empty() && !out.ends_with('-') {
                out.push(c);
            }
        } else if c.is_ascii_alphanumeric() {
            out.push(c);
            latin_before = true;
        } else if is_letter_or_digit(c) {
            out.push(c);
            latin_before = false;
        } else {
            if !out.is_empty() && !out.ends_with('-') {
                out.push('-');
            }
            latin_before = true;
        }
    }
    out.nfc().collect()
}

/// Latin letters that do not decompose into an ASCII letter and a mark.
pub(crate) fn latin_spelling(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' | 'ǽ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ŋ' => "ng",
        'ĸ' => "k",
        'ŧ' => "t",
        'ə' => "e",
        _ => return None,
    })
}

/// Whether a character outside ASCII stays. Compatibility forms (`½`, `²`, `①`)
/// are typography, not letters.
fn is_letter_or_digit(c: char) -> bool {
    c.is_alphabetic() || (c.is_numeric() && std::iter::once(c).nfkd().eq(std::iter::once(c)))
}

/// Slugs already given out in one folder of the site, each with the number that its
/// next namesake tries first: a thousand Adas are not counted anew for each of them.
#[derive(Debug, Default)]
pub struct Taken(FxHashMap<String, u32>);

impl Taken {
    /// A folder in which these names must not be used.
    pub fn with_reserved(names: &[&str]) -> Self {
        Self(names.iter().map(|name| (name.to_string(), 2)).collect())
    }

    /// Gives out `slug`, or the first of `slug-2`, `slug-3`, ... that is free.
    pub fn claim(&mut self, slug: String) -> String {
        let free = !self.0.contains_key(&slug) && !is_reserved_by_windows(&slug);
        if free {
            self.0.insert(slug.clone(), 2);
            return slug;
        }
        let mut number = self.0.get(&slug).copied().unwrap_or(2);
        loop {
            let candidate = format!("{slug}-{number}");
            number += 1;
            if !self.0.contains_key(&candidate) {
                self.0.insert(candidate.clone(), 2);
                self.0.insert(slug, number);
                return candidate;
            }
        }
    }
}

/// Device names that Windows refuses as file names, whatever their extension
/// (<https://learn.microsoft.com/windows/win32/fileio/naming-a-file>).
fn is_reserved_by_windows(slug: &str) -> bool {
    matches!(slug, "con" | "prn" | "aux" | "nul")
        || (slug.len() == 4
            && (slug.starts_with("com") || slug.starts_with("lpt"))
            && slug.as_bytes()[3].is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_letters_lose_their_marks_and_other_scripts_stay() {
        for (name, expected) in [
            ("Amélie", "amelie"),
            ("Jan Petřina", "jan-petrina"),
            ("Straße", "strasse"),
            ("M*A*S*H", "m-a-s-h"),
            ("千と千尋の神隠し", "千と千尋の神隠し"),
            ("Москва слезам", "москва-слезам"),
            ("आग", "आग"),
            ("8½", "8"),
            ("?", "untitled"),
            ("  -- ", "untitled"),
        ] {
            assert_eq!(slug(name, "untitled"), expected, "slug of {name:?}");
        }
    }

    #[test]
    fn plain_letters_have_the_slug_that_all_letters_have() {
        let ascii = || (0..128u8).map(char::from);
        for (first, second) in ascii().flat_map(|first| ascii().map(move |one| (first, one))) {
            let name = format!("A{first}{second}b{first}");
            assert_eq!(of_ascii(&name), of_letters(&name), "slug of {name:?}");
        }
    }

    #[test]
    fn a_taken_or_reserved_slug_gets_a_number() {
        let mut taken = Taken::with_reserved(&["index"]);
        let claimed: Vec<_> = ["index", "con", "heat", "heat", "heat-3", "heat", "con", "heat-2"]
            .map(|s| taken.claim(s.to_string()))
            .into();
        assert_eq!(
            claimed,
            ["index-2", "con-2", "heat", "heat-2", "heat-3", "heat-4", "con-3", "heat-2-2"]
        );
    }
}
