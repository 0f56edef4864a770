//! Findings as text: for people in the manner of rustc, as JSON, and as the
//! annotations of GitHub Actions.

use std::io::Write;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use crate::diag::{Diagnostic, Severity};
use crate::source::{Place, Sources};
use crate::wiki::Wiki;

/// What becomes of findings that are no faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notes {
    /// They are printed as the others are.
    Printed,
    /// They are left out.
    Counted,
}

/// The findings that are printed.
fn shown(wiki: &Wiki, notes: Notes) -> impl Iterator<Item = &Diagnostic> {
    wiki.diagnostics()
        .iter()
        .filter(move |one| notes == Notes::Printed || one.severity != Severity::Info)
}

/// Prints all findings to standard error.
pub fn human(wiki: &Wiki, notes: Notes) {
    write(&rendered(wiki, notes));
}

/// All findings as [`write`] prints them.
pub fn rendered(wiki: &Wiki, notes: Notes) -> String {
    let (mut text, renderer) = (String::new(), renderer());
    for diagnostic in shown(wiki, notes) {
        text.push_str(&renderer.render(&groups(diagnostic, wiki.sources())));
        text.push_str("\n\n");
    }
    text
}

/// Prints a text with colours to standard error, without them where it is no terminal
/// or `NO_COLOR` asks for that. A closed pipe is not our concern.
pub fn write(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// Prints an error that is not about the content.
pub fn error(message: &str, help: &str) {
    print(Level::ERROR, message, help);
}

/// Prints a warning that is not about the content.
pub fn warning(message: &str, help: &str) {
    print(Level::WARNING, message, help);
}

fn print(level: Level, message: &str, help: &str) {
    let groups = [
        Group::with_title(level.primary_title(message)),
        Group::with_title(Level::HELP.secondary_title(help)),
    ];
    write(&format!("{}\n", renderer().render(&groups)));
}

fn renderer() -> Renderer {
    Renderer::styled().decor_style(DecorStyle::Ascii)
}

fn groups<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.rule.name());
    let mut main = match diagnostic.place {
        Some(place) => title.element(snippet(sources, place, AnnotationKind::Primary, "")),
        None => Group::with_title(title),
    };
    for (place, why) in &diagnostic.related {
        main = main.element(snippet(sources, *place, AnnotationKind::Context, why));
    }
    let mut groups = vec![main];
    if let Some(help) = &diagnostic.help {
        groups.push(Group::with_title(Level::HELP.secondary_title(help.as_str())));
    }
    groups
}

/// The lines of a place, with the place marked.
fn snippet<'a>(
    sources: &'a Sources,
    place: Place,
    kind: AnnotationKind,
    label: &'a str,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let source = sources.get(place.source);
    let text = source.text.as_str();
    let (lines, marked) = lines(text, place.span.range());
    let (line, _) = source.line_column(lines.start as u32);
    let annotation = kind.span(marked.start - lines.start..marked.end - lines.start);
    let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
    Snippet::source(&text[lines]).line_start(line).path(source.path.as_str()).annotation(annotation)
}

/// The whole lines around a range, and the range itself cut to its first line
/// and to whole characters.
fn lines(text: &str, range: Range<usize>) -> (Range<usize>, Range<usize>) {
    let start = text.floor_char_boundary(range.start.min(text.len()));
    let end = text.ceil_char_boundary(range.end.clamp(start, text.len()));
    let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let last = text[start..].find('\n').map_or(text.len(), |at| start + at);
    (first..last, start..end.min(last).max(start))
}

/// A finding as JSON has it.
#[derive(Serialize)]
struct Finding<'a> {
    rule: &'static str,
    severity: Severity,
    message: &'a str,
    #[serde(flatten)]
    place: Option<Location<'a>>,
    help: Option<&'a str>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Location<'a> {
    file: &'a str,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Location<'a>,
}

fn location(sources: &Sources, place: Place) -> Location<'_> {
    let source = sources.get(place.source);
    let (line, column) = source.line_column(place.span.start);
    Location { file: &source.path, line, column }
}

/// All findings as a JSON array.
pub fn json(wiki: &Wiki, notes: Notes) -> String {
    let findings: Vec<Finding> = shown(wiki, notes)
        .map(|diagnostic| Finding {
            rule: diagnostic.rule.name(),
            severity: diagnostic.severity,
            message: &diagnostic.message,
            place: diagnostic.place.map(|place| location(wiki.sources(), place)),
            help: diagnostic.help.as_deref(),
            related: diagnostic
                .related
                .iter()
                .map(|(place, message)| Related {
                    message,
                    place: location(wiki.sources(), *place),
                })
                .collect(),
        })
        .collect();
    serde_json::to_string_pretty(&findings).unwrap_or_else(|_| "[]".to_string())
}

/// All findings as workflow commands of GitHub Actions
/// (<https://docs.github.com/actions/reference/workflow-commands-for-github-actions>).
pub fn github(wiki: &Wiki, notes: Notes) -> Vec<String> {
    let escape = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escape(text).replace(':', "%3A").replace(',', "%2C");
    shown(wiki, notes)
        .map(|diagnostic| {
            let command = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            let place = diagnostic.place.map(|place| location(wiki.sources(), place));
            let place = place.map_or(String::new(), |at| {
                format!("file={},line={},col={},", property(at.file), at.line, at.column)
            });
            let help = diagnostic.help.as_deref().map(|help| format!("; {help}"));
            format!(
                "::{command} {place}title={}::{}{}",
                diagnostic.rule.name(),
                escape(&diagnostic.message),
                escape(&help.unwrap_or_default())
            )
        })
        .collect()
}

/// Bytes as a reader reads them.
pub fn megabytes(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{:.0} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
