//! Where a fact comes from: a place in a file, as the article that says it and
//! the part of the article that it stands in.
//!
//! In: the articles, in path order, and a [`Place`]. Out: a [`Provenance`]. It is
//! found by two binary searches, so that every row of a page or of a data file can
//! have one.

use crate::model::article::{Article, ArticleId, Field, Spot};
use crate::source::{Place, Sources};

/// Where the wiki read something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provenance<'a> {
    /// The file, as the writer knows it.
    pub file: &'a str,
    /// One-based line.
    pub line: usize,
    /// The article.
    pub article: ArticleId,
    /// The part of the article; a title counts to the lead.
    pub spot: Spot,
}

/// Where a place is. None for places that lie in no article: in the config, in a
/// template.
pub fn provenance<'a>(
    articles: &[Article],
    sources: &'a Sources,
    place: Place,
) -> Option<Provenance<'a>> {
    // Where no file was left out, an article stands where its file does.
    let same = place.source.0 as usize;
    let at = match articles.get(same) {
        Some(article) if article.source == place.source => same,
        _ => articles.binary_search_by_key(&place.source, |article| article.source).ok()?,
    };
    let source = sources.get(place.source);
    Some(Provenance {
        file: &source.path,
        line: source.line(place.span.start),
        article: ArticleId(at as u32),
        spot: spot(&articles[at], &source.text, place.span.start),
    })
}

/// The part of its article that a byte lies in.
fn spot(article: &Article, text: &str, offset: u32) -> Spot {
    // Sections are in the order of the source.
    let past = article.sections.partition_point(|section| section.span.start <= offset);
    if let Some(at) = past.checked_sub(1) {
        let in_heading = offset < article.sections[at].span.end;
        return if in_heading { Spot::Heading(at as u32) } else { Spot::Section(at as u32) };
    }
    // An infobox stands before the lead; no line of it is before a title.
    let title = article.title.span;
    let in_title = title.start <= offset && offset < title.end;
    let ends_behind = |field: &Field| {
        let prose = article.prose(field.value);
        offset <= prose.source_span(0..prose.text(text).len()).end
    };
    // The last line first: most places stand before its end.
    match !in_title && article.infobox.iter().rev().any(ends_behind) {
        true => Spot::Infobox,
        false => Spot::Lead,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;
    use crate::wiki::{InputFile, Inputs, Options, Wiki};

    const ARTICLE: &str = "= Ronin (1998 film) =\n\nInfobox\n- Director: Ann Lee, Bo Roe\n\n\
        A film.\n\n== Cast ==\n- Cy Poe as Max\n\n=== Others ===\nNobody.\n";

    #[test]
    fn a_place_knows_its_line_and_the_part_of_its_article() {
        let file = InputFile { path: "seeds/ronin.txt".to_string(), bytes: ARTICLE.into() };
        let inputs = Inputs { articles: vec![file], ..Inputs::default() };
        let wiki = Wiki::compile(inputs, &Options::default());
        let found = |words: &str| {
            let at = ARTICLE.find(words).expect("the article has the words");
            let source = wiki.articles()[0].source;
            let place = Place { source, span: Span::new(at, at + words.len()) };
            let from = provenance(wiki.articles(), wiki.sources(), place);
            from.map(|from| (from.line, from.spot)).expect("the place lies in an article")
        };
        assert_eq!(found("Ronin"), (1, Spot::Lead));
        assert_eq!(found("Bo Roe"), (4, Spot::Infobox));
        assert_eq!(found("A film"), (6, Spot::Lead));
        assert_eq!(found("Cast"), (8, Spot::Heading(0)));
        assert_eq!(found("Cy Poe"), (9, Spot::Section(0)));
        assert_eq!(found("Nobody"), (12, Spot::Section(1)));
    }
}
