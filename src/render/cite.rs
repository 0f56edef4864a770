//! How to cite a page: as a line of text, and for BibTeX.
//!
//! In: a page's title and path. Out: both forms, without the day on which it was
//! read: that is the reader's, and a build has to give the same bytes on every day. The
//! page's script adds it, and the page's address where the wiki has no base URL.

use std::fmt::Write as _;

use xxhash_rust::xxh3::xxh3_64;

use crate::render::Site;
use crate::render::views::Cite;

/// How to cite the page at `path`.
pub fn cite(site: &Site, path: &str, title: &str) -> Cite {
    let wiki = &site.config.title;
    let url = site.config.base_url.as_ref().map(|_| site.absolute(path));
    let line = format!("“{title}”, {wiki}");
    let key = key(path.trim_end_matches(".html"));
    let mut bibtex = format!(
        "@misc{{{key},\n  title = {{{{{}}}}},\n  howpublished = {{{}}}",
        for_bibtex(title),
        for_bibtex(wiki)
    );
    if let Some(url) = &url {
        bibtex.push_str(&format!(",\n  url = {{{}}}", url.replace(['{', '}'], "")));
    }
    bibtex.push_str("\n}");
    Cite { line, url, bibtex }
}

/// What a bibliography calls a page: letters that BibTeX takes. A path in another script
/// has few of them, so a number goes with it that no other path has.
fn key(path: &str) -> String {
    let ascii = path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let mut key = ascii.collect::<Vec<_>>().join("-");
    if !path.is_ascii() {
        let _ = write!(key, "-{:08x}", xxh3_64(path.as_bytes()) >> 32);
    }
    key
}

/// Text with the characters that BibTeX and TeX reserve escaped.
fn for_bibtex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            // Unbalanced, they would end the field.
            '{' => out.push('('),
            '}' => out.push(')'),
            '\\' => out.push_str("\\textbackslash "),
            '~' => out.push_str("\\textasciitilde "),
            '^' => out.push_str("\\textasciicircum "),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_in_any_script_have_keys_of_their_own() {
        assert_eq!(key("films/heat-1995"), "films-heat-1995");
        let (one, other) = (key("films/七人の侍-1954"), key("films/東京物語の-1954"));
        assert!(one.starts_with("films-1954-"), "{one}");
        assert_ne!(one, other);
    }

    #[test]
    fn a_title_cannot_break_a_bibliography() {
        assert_eq!(for_bibtex("Fast & Furious {6} 100%"), "Fast \\& Furious (6) 100\\%");
    }
}
