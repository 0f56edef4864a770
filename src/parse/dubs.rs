//! Dubbed versions: who speaks in one is not in the film.
//!
//! In: an article, or a line of its cast. Out: the sections that list such voices
//! (`Dubbing`, `Hindi dub`), and whether a note says so of the line (`(German dub)`).

use crate::model::article::{Article, Facet};

/// The sections of the cast page that list voices of dubbed versions, with those below
/// them; indexes in order.
pub fn sections(article: &Article, source: &str) -> Vec<u32> {
    let mut found = Vec::new();
    let mut above: Option<u8> = None;
    for (at, section) in (0u32..).zip(&article.sections) {
        above = above.filter(|&depth| section.depth > depth);
        if above.is_none() {
            let on_cast_page = article.page_of(section).is_some_and(|p| p.facet == Facet::Cast);
            let heading = || article.prose(section.heading).text(source);
            above = (on_cast_page && is_heading(heading())).then_some(section.depth);
        }
        if above.is_some() {
            found.push(at);
        }
    }
    found
}

/// `Dubbing`, `Voice cast (English dub)`; not `Cast and dubbing`.
fn is_heading(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    let mut words = heading.split(|c: char| !c.is_alphanumeric());
    words.any(|word| matches!(word, "dub" | "dubs" | "dubbed" | "dubbing"))
        && ![" and ", "&", "/"].iter().any(|and| heading.contains(and))
}

/// Whether the last note of a line puts it in a dubbed version: `Ann Lee as Eve (German
/// dub)`. Who is `(dubbed)` or `(dubbed by Bo Ray)` is in the film.
pub fn is_noted(line: &str) -> bool {
    let line = line.trim_end_matches(['.', ' ']).strip_suffix(')');
    let Some((before, note)) = line.and_then(|line| line.rsplit_once(" (")) else { return false };
    // `Ann Lee (voice), Bo Ray (German dub)` names whoever is in the film, too.
    is_note(note) && !before.contains("), ")
}

/// Whether a text that begins with a note puts what is before it in a dubbed version.
pub fn begins(text: &str) -> bool {
    let note = text.strip_prefix('(').and_then(|text| text.split_once(')'));
    note.is_some_and(|(note, _)| is_note(note))
}

fn is_note(note: &str) -> bool {
    if !note.contains("ub") {
        return false;
    }
    let note = note.to_lowercase();
    let mut words = note.split([' ', '-']).rev().peekable();
    let has_noun =
        words.next_if(|word| matches!(*word, "voice" | "version" | "cast" | "only")).is_some();
    match words.next() {
        Some("dub" | "dubs") => true,
        Some("dubbed" | "dubbing") => has_noun,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_puts_a_line_in_a_dubbed_version() {
        for line in [
            "Ann Lee as Eve (German dub)",
            "Ann Lee (English-language dub)",
            "Ann Lee as Eve (voice) (Hindi dubbed version).",
            "Ann Lee ... Eve (English dub voice)",
        ] {
            assert!(is_noted(line), "{line}");
        }
        for line in [
            "Ann Lee as Eve (dubbed)",
            "Ann Lee as Eve (dubbed by Bo Ray)",
            "Ann Lee as Eve (English dub: Bo Ray)",
            "Ann Lee as Eve (voice), Bo Ray (English dub)",
            "Ann Lee as Eve (voice)",
            "Ann Lee as the Dub",
            "Ann Lee as Eve (club)",
            "Ann Lee as Eve (dub) the Second",
        ] {
            assert!(!is_noted(line), "{line}");
        }
    }

    #[test]
    fn a_heading_says_that_it_is_of_a_dubbed_version() {
        for heading in ["Dubbing", "Hindi dub cast", "Voice cast (English dub)", "Dubbed version"] {
            assert!(is_heading(heading), "{heading}");
        }
        for heading in ["Cast and dubbing", "In Dublin", "Voices", "Cast / Dub"] {
            assert!(!is_heading(heading), "{heading}");
        }
    }
}
