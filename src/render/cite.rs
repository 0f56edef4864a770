//! How to cite a page: as a line of text, and for BibTeX.
//!
//! In: a page's title and path. Out: both forms, without the day on which it was
//! read: that is the reader's, and a build has to give the same bytes on every day.

use crate::render::Site;
use crate::render::views::Cite;

/// How to cite the page at `path`.
pub fn cite(site: &Site, path: &str, title: &str) -> Cite {
    let wiki = &site.config.title;
    let url = site.config.base_url.as_ref().map(|_| site.absolute(path));
    let line = format!("“{title}”, {wiki}");
    let key: String = path
        .trim_end_matches(".html")
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
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
    fn a_title_cannot_break_a_bibliography() {
        assert_eq!(for_bibtex("Fast & Furious {6} 100%"), "Fast \\& Furious (6) 100\\%");
    }
}
