//! Places where an article names its sources, in which a title may be a book's.
//!
//! In: a title with its year. Out: whether it stands in a footnote or below a heading
//! such as `Further reading`, or whether a page behind it (`(2010), p. 14`) says that it
//! is printed.

use crate::model::article::{Article, ProseId, Spot};
use crate::model::blocks::prose_of;

/// The text of an article's footnotes.
pub struct Notes(Vec<ProseId>);

impl Notes {
    pub fn of(article: &Article) -> Self {
        Self(article.footnotes.iter().flat_map(|note| prose_of(&note.blocks)).collect())
    }
}

/// Whether a text stands among sources.
pub fn is_among_sources(article: &Article, source: &str, notes: &Notes, id: ProseId) -> bool {
    if notes.0.contains(&id) {
        return true;
    }
    let Spot::Section(at) = article.prose(id).spot else { return false };
    let mut depth = u8::MAX;
    article.sections[..=at as usize].iter().rev().any(|section| {
        if section.depth >= depth {
            return false;
        }
        depth = section.depth;
        is_of_sources(article.prose(section.heading).text(source))
    })
}

/// Whether a page of the work is named behind the parenthesis that begins `text`.
pub fn has_page_behind(text: &str) -> bool {
    let behind = text.split_once(')').map_or("", |(_, behind)| behind);
    let behind = behind.trim_start_matches([',', ';', ':', '.', ' ']);
    let number = ["pp.", "p.", "pages ", "page "].iter().find_map(|word| behind.strip_prefix(word));
    number.is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a heading stands above sources: `Notes and references`.
fn is_of_sources(heading: &str) -> bool {
    const SOURCES: [&str; 10] = [
        "reading",
        "references",
        "bibliography",
        "sources",
        "notes",
        "footnotes",
        "citations",
        "cited",
        "literature",
        "links",
    ];
    const BESIDE: [&str; 6] = ["and", "further", "selected", "select", "works", "external"];
    let heading = heading.to_lowercase();
    let words = || heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().any(|word| SOURCES.contains(&word))
        && words().all(|word| SOURCES.contains(&word) || BESIDE.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_of_something_printed() {
        for text in ["(2010), p. 14", "(2010). pp. 3–9.", "(2010), page 7"] {
            assert!(has_page_behind(text), "{text}");
        }
        for text in ["(2010), p.m. it rained", "(2010), Page and Plant", "(2010"] {
            assert!(!has_page_behind(text), "{text}");
        }
    }

    #[test]
    fn headings_of_sources_say_nothing_else() {
        for heading in ["Further reading", "Notes and references", "Works cited"] {
            assert!(is_of_sources(heading), "{heading}");
        }
        for heading in ["Production notes", "Works", "See also", "Cultural references"] {
            assert!(!is_of_sources(heading), "{heading}");
        }
    }
}
