//! A page of the site as a reader sees it.
//!
//! HTML is read by html5ever, as a browser reads it, and never by searching for
//! tags.

use scraper::{Html, Selector};

/// A selector; a mistake in it is the test's.
pub fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("`{css}` is no selector: {error}"))
}

/// A page with everything that matches `css` taken out of it.
pub fn parsed_without(html: &[u8], css: &str) -> Html {
    let mut page = Html::parse_document(&String::from_utf8_lossy(html));
    if css.is_empty() {
        return page;
    }
    let unwanted: Vec<_> = page.select(&selector(css)).map(|element| element.id()).collect();
    for id in unwanted {
        if let Some(mut node) = page.tree.get_mut(id) {
            node.detach();
        }
    }
    page
}

/// Whether an element of this name stands on lines of its own.
pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "main"
            | "div"
            | "section"
            | "article"
            | "nav"
            | "header"
            | "footer"
            | "p"
            | "pre"
            | "blockquote"
            | "figure"
            | "figcaption"
            | "details"
            | "summary"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "thead"
            | "tbody"
            | "tr"
            | "hr"
            | "fieldset"
            | "legend"
            | "ul"
            | "ol"
            | "li"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
    )
}
