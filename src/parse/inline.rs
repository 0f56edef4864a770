//! Inline markup of the plain-text format: `[[links]]` and bare URLs.
//!
//! In: a span of a source. Out: [`Prose`] whose visible text is the span's own
//! bytes unless a `[[link]]` stands in it. Everything else is literal.

use std::ops::Range;

use crate::diag::{Diagnostic, Rule};
use crate::model::article::{Mark, MarkKind, Prose, Spot};
use crate::rare;
use crate::source::{Place, SourceId, Span};

/// Reads the markup in `span` of `text`.
pub fn plain(
    source: SourceId,
    text: &str,
    span: Span,
    spot: Spot,
    diags: &mut Vec<Diagnostic>,
) -> Prose {
    let written = &text[span.range()];
    if !written.contains("[[") {
        return match urls(written, 0) {
            marks if marks.is_empty() => Prose::borrowed(span, spot),
            marks => Prose::owned(written.to_string(), vec![(0, span.start)], marks, spot),
        };
    }
    let mut visible = String::with_capacity(written.len());
    let mut map = Vec::new();
    let mut marks = Vec::new();
    let mut at = 0;
    let mut literal = |visible: &mut String, marks: &mut Vec<Mark>, from: usize, to: usize| {
        if from < to {
            map.push((visible.len() as u32, span.start + from as u32));
            marks.extend(urls(&written[from..to], visible.len()));
            visible.push_str(&written[from..to]);
        }
    };
    let mut next_close = written.find("]]");
    let mut reported = false;
    while let Some(open) = written[at..].find("[[").map(|found| at + found) {
        let inner = open + 2;
        if next_close.is_some_and(|close| close < inner) {
            next_close = written[inner..].find("]]").map(|found| inner + found);
        }
        let close = next_close;
        // Only as far as the link could reach.
        let reach = close.unwrap_or(inner);
        let nested = written[inner..reach].find("[[").map(|found| inner + found);
        match close {
            Some(close) if nested.is_none_or(|nested| nested > close) => {
                literal(&mut visible, &mut marks, at, open);
                let body = &written[inner..close];
                match WikiLink::read(body) {
                    Some(link) => {
                        let start = visible.len();
                        let label = inner + link.label_at;
                        let shown = link.label.len();
                        literal(&mut visible, &mut Vec::new(), label, label + shown);
                        marks.push(Mark {
                            start: start as u32,
                            end: visible.len() as u32,
                            kind: MarkKind::Wiki(link.target.into()),
                        });
                    }
                    None => literal(&mut visible, &mut marks, open, close + 2),
                }
                at = close + 2;
            }
            _ => {
                let place = Span::new(span.start as usize + open, span.start as usize + inner);
                if !reported {
                    diags.push(unclosed(Place { source, span: place }));
                    reported = true;
                }
                literal(&mut visible, &mut marks, at, inner);
                at = inner;
            }
        }
    }
    literal(&mut visible, &mut marks, at, written.len());
    Prose::owned(visible, map, marks, spot)
}

/// Joins the items of a list into one piece of prose, `A, B, C`, with the markup
/// of each, and says where each one stands in it. Items come with the place of
/// their text in the source.
pub fn joined(
    source: SourceId,
    items: impl Iterator<Item = (String, Span)>,
    spot: Spot,
    diags: &mut Vec<Diagnostic>,
) -> (Prose, Vec<Range<u32>>) {
    let mut text = String::new();
    let mut map = Vec::new();
    let mut marks = Vec::new();
    let mut ranges = Vec::new();
    for (item, span) in items {
        if !text.is_empty() {
            text.push_str(", ");
        }
        let start = text.len() as u32;
        map.push((start, span.start));
        // The item may be unescaped, so that a place in it is the whole item.
        let mut found = Vec::new();
        let read = plain(source, &item, Span::new(0, item.len()), spot, &mut found);
        diags.extend(found.into_iter().map(|finding| finding.at(Place { source, span })));
        text.push_str(read.text(&item));
        marks.extend(read.marks().iter().map(|mark| Mark {
            start: mark.start + start,
            end: mark.end + start,
            kind: mark.kind.clone(),
        }));
        ranges.push(start..text.len() as u32);
    }
    (Prose::owned(text, map, marks, spot), ranges)
}

fn unclosed(place: Place) -> Diagnostic {
    Diagnostic::new(Rule::UnclosedLink, "`[[` without `]]`")
        .at(place)
        .help("close the link as in `[[Title]]` or `[[Title|words to show]]`")
}

/// The parts of a `[[wiki link]]`.
pub struct WikiLink<'a> {
    /// What it points at, without its label.
    pub target: &'a str,
    /// What is shown.
    pub label: &'a str,
    /// Offset of the label in the link's body.
    pub label_at: usize,
}

impl<'a> WikiLink<'a> {
    /// Reads what stands between the brackets; none if it names nothing.
    pub fn read(body: &'a str) -> Option<Self> {
        let (target, label, label_at) = match body.split_once('|') {
            Some((target, label)) if !label.trim().is_empty() => (target, label, target.len() + 1),
            Some((target, _)) => {
                let name = target.split(" (").next().unwrap_or(target);
                (target, name, 0)
            }
            None => (body, without_section(body), 0),
        };
        let lead = label.len() - label.trim_start().len();
        let target = target.trim();
        (!target.is_empty()).then_some(Self {
            target,
            label: label.trim(),
            label_at: label_at + lead,
        })
    }
}

/// The name in `Rush#Ending`; a `#` that begins a word is the title's own: `#Alive`.
pub fn without_section(target: &str) -> &str {
    match target.split_once('#') {
        Some((name, _)) if !name.is_empty() && !name.ends_with(char::is_whitespace) => name,
        _ => target,
    }
}

/// Marks for the bare URLs in `text`, whose first byte is at `base`.
pub fn urls(text: &str, base: usize) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(start) = rare::find(&text[at..], "http").map(|found| at + found) {
        let rest = &text[start..];
        let scheme = ["https://", "http://"].into_iter().find(|scheme| rest.starts_with(scheme));
        let inside_word = text[..start].ends_with(char::is_alphanumeric);
        let Some(scheme) = scheme.filter(|_| !inside_word) else {
            at = start + 4;
            continue;
        };
        let end = url_end(rest);
        if end > scheme.len() {
            marks.push(Mark {
                start: (base + start) as u32,
                end: (base + start + end) as u32,
                kind: MarkKind::Link(rest[..end].into()),
            });
        }
        at = start + end.max(scheme.len());
    }
    marks
}

/// Where a URL that starts `text` ends: before white space, quotes and brackets,
/// and before the punctuation of the sentence around it.
fn url_end(text: &str) -> usize {
    let end = text
        .find(|c: char| c.is_whitespace() || "<>\"“”|[]{}\\^`".contains(c))
        .unwrap_or(text.len());
    let mut url = &text[..end];
    loop {
        let trimmed = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_']);
        let unbalanced =
            trimmed.ends_with(')') && trimmed.matches(')').count() > trimmed.matches('(').count();
        let next = if unbalanced { &trimmed[..trimmed.len() - 1] } else { trimmed };
        if next.len() == url.len() {
            return url.len();
        }
        url = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Vec<String>, usize) {
        let mut diags = Vec::new();
        let prose = plain(SourceId(0), text, Span::new(0, text.len()), Spot::Lead, &mut diags);
        let shown = prose.text(text).to_string();
        let marks = prose
            .marks()
            .iter()
            .map(|mark| {
                let inner = &shown[mark.start as usize..mark.end as usize];
                match &mark.kind {
                    MarkKind::Wiki(target) => format!("{inner} -> [[{target}]]"),
                    MarkKind::Link(url) => format!("{inner} -> {url}"),
                    other => format!("{inner} -> {other:?}"),
                }
            })
            .collect();
        (shown, marks, diags.len())
    }

    #[test]
    fn text_is_literal() {
        for text in ["M*A*S*H", "#Alive", "<3", "$28–30 million", "a [b] (c) _d_ `e` &amp;"] {
            assert_eq!(read(text), (text.to_string(), vec![], 0));
        }
    }

    #[test]
    fn links_show_their_label() {
        assert_eq!(
            read("see [[Heat (1995 film)|Heat]] and [[Ronin]]."),
            (
                "see Heat and Ronin.".into(),
                vec!["Heat -> [[Heat (1995 film)]]".into(), "Ronin -> [[Ronin]]".into()],
                0
            )
        );
    }

    #[test]
    fn broken_links_stay_as_written_and_are_reported() {
        assert_eq!(read("a [[b c"), ("a [[b c".into(), vec![], 1));
        assert_eq!(read("a [[]] b"), ("a [[]] b".into(), vec![], 0));
        assert_eq!(read("[[a [[b]]").0, "[[a b");
    }

    #[test]
    fn urls_end_before_the_punctuation_of_their_sentence() {
        let (_, marks, _) = read("(see https://a.example/x_(y).) http:// xhttp://b.example");
        assert_eq!(marks, ["https://a.example/x_(y) -> https://a.example/x_(y)"]);
    }

    #[test]
    fn places_lead_back_to_the_source() {
        let text = "see [[Heat|that film]] again";
        let prose = plain(SourceId(0), text, Span::new(0, text.len()), Spot::Lead, &mut Vec::new());
        let shown = prose.text(text);
        let at = shown.find("that film").unwrap();
        assert_eq!(&text[prose.source_span(at..at + 9).range()], "that film");
        let at = shown.find("again").unwrap();
        assert_eq!(&text[prose.source_span(at..at + 5).range()], "again");
    }
}
