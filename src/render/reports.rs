//! The reports: what `check` found, and what articles ask for that nobody has
//! written.
//!
//! Both are for the people who write the wiki. They stand in the site because that
//! is where writers look, and out of the way: no search engine lists them, the
//! sitemap leaves them out, and a line from a plot is behind a click.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Rule, RuleFacts, Severity};
use crate::entity::EntityId;
use crate::fold;
use crate::graph::Resolution;
use crate::link::How;
use crate::model::article::{ArticleId, MarkKind, Spot};
use crate::model::kind::Kind;
use crate::model::tells::{self, Of, Tells};
use crate::render::film::film_link;
use crate::render::html::{Html, escape};
use crate::render::plots::plots_of;
use crate::render::views::{
    Asker, Finding, FindingGroup, HealthView, Link, Quote, WantedRow, WantedView,
};
use crate::render::{Site, lists, phrases};
use crate::route::{Report, to_root};
use crate::source::Place;

/// Most findings shown for one rule with their lines.
const FINDINGS: usize = 40;

/// Most findings of a rule that are shown as a list of names.
const NAMES: usize = 200;

/// Most wanted pages.
const WANTED: usize = 300;

/// Most articles shown that ask for one page.
const ASKERS: usize = 10;

/// Bytes of a line shown on either side of the place that is meant.
const AROUND: usize = 120;

/// All findings, by rule, the gravest first.
pub fn health(site: &Site) -> HealthView {
    let path = Report::Health.path();
    let root = to_root(path);
    let mut by_rule: BTreeMap<(Severity, Rule), Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in site.tables.diagnostics() {
        by_rule.entry((diagnostic.severity, diagnostic.rule)).or_default().push(diagnostic);
    }
    let groups = by_rule
        .into_iter()
        .map(|((severity, rule), found)| group(site, root, severity, rule, &found))
        .collect();
    let description = "What filmwiki found doubtful in the articles.".to_string();
    HealthView {
        page: lists::page(site, path, "Health".to_string(), description, "reports"),
        summary: summary(site),
        groups,
        wanted: format!("{root}{}", Report::Wanted.path()),
    }
}

/// How the wiki is, in a sentence.
fn summary(site: &Site) -> String {
    let all = site.tables.diagnostics();
    let of = |severity: Severity| all.iter().filter(|one| one.severity == severity).count();
    let counted = [
        (of(Severity::Error), "error", "errors"),
        (of(Severity::Warning), "warning", "warnings"),
        (of(Severity::Info), "note", "notes"),
    ];
    let parts: Vec<String> = counted
        .into_iter()
        .filter(|&(number, ..)| number > 0)
        .map(|(number, one, many)| phrases::count(number, one, many))
        .collect();
    let articles = phrases::count(site.articles.len(), "article", "articles");
    match parts.is_empty() {
        true => format!("Nothing to mend in {articles}."),
        false => format!("{} in {articles}.", phrases::capitalised(&phrases::list(&parts))),
    }
}

fn group(
    site: &Site,
    root: &str,
    severity: Severity,
    rule: Rule,
    found: &[&Diagnostic],
) -> FindingGroup {
    let RuleFacts { name, title, means, mend, .. } = rule.facts();
    // What is said of a whole article needs no line quoted.
    let is_of_article = matches!(rule, Rule::Orphan | Rule::MissingDirector | Rule::MissingYear);
    let (names, findings) = match is_of_article {
        true => (found.iter().take(NAMES).map(|one| name_of(site, root, one)).collect(), vec![]),
        false => {
            (vec![], found.iter().take(FINDINGS).map(|one| finding(site, root, one)).collect())
        }
    };
    FindingGroup {
        id: name,
        title: ticked(&phrases::capitalised(title)),
        severity: severity.name(),
        count: found.len(),
        means: ticked(means),
        mend: ticked(mend),
        more: found.len() - names.len() - findings.len(),
        names,
        findings,
    }
}

/// The article that a finding is about.
fn name_of(site: &Site, root: &str, diagnostic: &Diagnostic) -> Link {
    let from = diagnostic.place.and_then(|place| site.provenance(place));
    match from {
        Some(from) => {
            let subject = site.graph.subject(from.article);
            let label = site.article(from.article).title.full.clone();
            Link { href: site.href(root, subject), label, note: String::new() }
        }
        None => {
            Link { href: String::new(), label: diagnostic.message.clone(), note: String::new() }
        }
    }
}

fn finding(site: &Site, root: &str, diagnostic: &Diagnostic) -> Finding {
    let about = diagnostic.place.and_then(|place| site.provenance(place)).map(|from| from.article);
    let mut quotes: Vec<Quote> =
        diagnostic.place.map(|place| quote(site, root, place)).into_iter().collect();
    quotes.extend(diagnostic.related.iter().map(|(place, _)| quote(site, root, *place)));
    Finding {
        about: about.map(|id| Link {
            href: site.href(root, site.graph.subject(id)),
            label: site.article(id).title.name.clone(),
            note: String::new(),
        }),
        is_film: about.is_some_and(|id| site.article(id).kind == Kind::Film),
        message: ticked(&sentence(&diagnostic.message)),
        quotes,
        help: ticked(&diagnostic.help.as_deref().map(sentence).unwrap_or_default()),
    }
}

/// A message as a sentence of a page.
fn sentence(message: &str) -> String {
    let stop = if message.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{}{stop}", phrases::capitalised(message))
}

/// Text with what stands in backticks as code.
fn ticked(text: &str) -> Html {
    let mut out = String::with_capacity(text.len() + 16);
    let parts: Vec<&str> = text.split('`').collect();
    let paired = parts.len() % 2 == 1;
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            out.push_str(match (paired, at % 2) {
                (true, 1) => "<code>",
                (true, _) => "</code>",
                (false, _) => "`",
            });
        }
        escape(&mut out, part);
    }
    Html(out)
}

/// The line of a place, with the place marked.
fn quote(site: &Site, root: &str, place: Place) -> Quote {
    let source = site.sources.get(place.source);
    let text = source.text.as_str();
    let start = text.floor_char_boundary((place.span.start as usize).min(text.len()));
    let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let last = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let end = text.ceil_char_boundary((place.span.end as usize).clamp(start, last));
    let from = match text.ceil_char_boundary(start.saturating_sub(AROUND).max(first)) {
        from if from > first => text[from..start].find(' ').map_or(from, |space| from + space),
        from => from,
    };
    let to = match text.floor_char_boundary((end + AROUND).min(last)) {
        to if to < last => text[end..to].rfind(' ').map_or(to, |space| end + space),
        to => to,
    };
    let tells_words = site.config.spoilers.of(&text[from..to], Of::Anybody);
    let mut line = String::new();
    line.push_str(if from > first { "…" } else { "" });
    escape(&mut line, &text[from..start]);
    if start < end {
        line.push_str("<mark>");
        escape(&mut line, &text[start..end]);
        line.push_str("</mark>");
    }
    escape(&mut line, &text[end..to]);
    line.push_str(if to < last { " …" } else { "" });
    let from = site.provenance(place);
    let in_plot = from
        .is_some_and(|from| tells::of_place(site.article(from.article), from.spot) == Tells::Plot);
    Quote {
        place: format!("{}:{}", source.path, source.line(place.span.start)),
        href: from.map(|from| site.href_spot(root, from.article, from.spot)),
        line: Html(line),
        spoiler: from
            .filter(|_| in_plot || tells_words == Tells::Plot)
            .map(|from| plots_of(site, site.graph.subject(from.article))),
        told: if in_plot { "From the plot" } else { "It may tell the plot" },
    }
}

/// Pages that articles ask for and that nobody has written, most wanted first.
pub fn wanted(site: &Site) -> WantedView {
    let path = Report::Wanted.path();
    let root = to_root(path);
    let mut rows: Vec<(usize, String, WantedRow)> = site
        .of_kind(Kind::Film)
        .filter(|(_, film)| film.article.is_none())
        .filter_map(|(film, _)| unwritten(site, root, film))
        .chain(broken(site).values().map(|broken| unknown(site, root, broken)))
        .collect();
    rows.sort_by(|a, b| (b.0, &a.1).cmp(&(a.0, &b.1)));
    let count = rows.len();
    rows.truncate(WANTED);
    let description = "What articles ask for and nobody has written.".to_string();
    WantedView {
        page: lists::page(site, path, "Wanted pages".to_string(), description, "reports"),
        count,
        more: count - rows.len(),
        rows: rows.into_iter().map(|(_, _, row)| row).collect(),
        health: format!("{root}{}", Report::Health.path()),
    }
}

/// A film that is named and not written. Films that only a list of a series names
/// are asked for by nobody.
fn unwritten(site: &Site, root: &str, film: EntityId) -> Option<(usize, String, WantedRow)> {
    let asked: Vec<(ArticleId, Spot)> = site
        .backlinks(film)
        .iter()
        .map(|link| (link.article, site.article(link.article).prose(link.prose).spot))
        .collect();
    let title = film_link(site, root, film);
    let key = fold::key(&title.label);
    (!asked.is_empty()).then(|| (asked.len(), key, row(site, root, title, &asked)))
}

/// A title in `[[links]]` that names nothing.
struct Broken<'a> {
    title: &'a str,
    /// Who asks for it, an article once.
    asked: Vec<(ArticleId, Spot)>,
}

/// Titles in `[[links]]` that name nothing, by their key.
fn broken<'a>(site: &Site<'a>) -> BTreeMap<String, Broken<'a>> {
    let mut found: BTreeMap<String, Broken> = BTreeMap::new();
    for (id, article) in (0..).map(ArticleId).zip(site.articles) {
        for prose_id in article.prose_ids() {
            let prose = article.prose(prose_id);
            for mark in prose.marks() {
                let MarkKind::Wiki(target) = &mark.kind else { continue };
                let mentions = site.mentions(id).of(prose_id);
                let is_link =
                    mentions.iter().any(|m| m.how == How::Explicit && m.start == mark.start);
                let title = target.split_once('#').map_or(&**target, |(title, _)| title).trim();
                if is_link || title.is_empty() || site.graph.resolve(title) != Resolution::Nothing {
                    continue;
                }
                let broken = found
                    .entry(fold::key(title))
                    .or_insert_with(|| Broken { title, asked: Vec::new() });
                if broken.asked.last().is_none_or(|&(last, _)| last != id) {
                    broken.asked.push((id, prose.spot));
                }
            }
        }
    }
    found
}

fn unknown(site: &Site, root: &str, broken: &Broken) -> (usize, String, WantedRow) {
    let (title, asked) = (broken.title, &broken.asked);
    let link = Link { href: String::new(), label: title.to_string(), note: String::new() };
    (asked.len(), fold::key(title), row(site, root, link, asked))
}

fn row(site: &Site, root: &str, title: Link, asked: &[(ArticleId, Spot)]) -> WantedRow {
    WantedRow {
        asked: phrases::count(asked.len(), "article", "articles"),
        title,
        askers: asked.iter().take(ASKERS).map(|&(id, spot)| asker(site, root, id, spot)).collect(),
        more: asked.len().saturating_sub(ASKERS),
    }
}

fn asker(site: &Site, root: &str, id: ArticleId, spot: Spot) -> Asker {
    let article = site.article(id);
    Asker {
        href: site.href_spot(root, id, spot),
        title: article.title.name.clone(),
        is_film: article.kind == Kind::Film,
    }
}
