//! A name -> how the wiki knows each thing about it.
//!
//! In: everything that is known, and a name as a person types it. Out: an
//! [`Explanation`], which is data; `cli` prints it. Nothing is decided here: every
//! line says what an earlier stage decided, with its place and the words that it
//! stands on.
//!
//! 1. the name becomes the entities that have it;
//! 2. each one's credits, facts and nominations are listed with their places;
//! 3. `mentions` walks all text for the name: what is a link and how the program
//!    knows, and what is none and which rule refused.

mod mentions;

use serde::Serialize;

use crate::entity::EntityId;
use crate::graph::{Credit, Entity, Graph, Resolution};
use crate::link::Mentions;
use crate::model::article::Article;
use crate::model::credit::Role;
use crate::model::facts::read_year;
use crate::model::kind::Kind;
use crate::model::link_lists::LinkLists;
use crate::nearest::nearest;
use crate::source::{Place, Sources, Span};

/// Characters of a line quoted on either side of the words that count.
const AROUND: usize = 48;

/// What explanations are made of.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// The articles, in path order.
    pub articles: &'a [Article],
    /// The texts.
    pub sources: &'a Sources,
    /// Entities and credits.
    pub graph: &'a Graph,
    /// Mentions, by article.
    pub mentions: &'a [Mentions],
    /// Names that the whole wiki links always, or never.
    pub links: &'a LinkLists,
}

/// All that is known of a name, and how.
#[derive(Debug, Serialize)]
pub struct Explanation {
    /// What has the name.
    pub meanings: Vec<Meaning>,
    /// Where the name stands in text and is no link to any of them.
    pub not_linked: Vec<Said>,
}

/// One thing that has the name.
#[derive(Debug, Serialize)]
pub struct Meaning {
    /// Its name, with what tells it from others.
    pub name: String,
    /// Its kind.
    pub kind: &'static str,
    /// Path of its page.
    pub page: String,
    /// The file of its article.
    pub article: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// Year, runtime, budget, gross, release.
    pub facts: Vec<Said>,
    /// Who is credited in it, or what it is credited for.
    pub credits: Vec<Said>,
    /// Awards that named it.
    pub nominations: Vec<Said>,
    /// Where it is a link, and how the program knows.
    pub linked: Vec<Said>,
}

/// Something that the program knows, and where it stands.
#[derive(Debug, Serialize)]
pub struct Said {
    /// What.
    pub what: String,
    /// The file.
    pub file: String,
    /// One-based line.
    pub line: usize,
    /// The words around, in one line.
    pub quote: String,
}

/// Explains a name.
///
/// # Errors
///
/// The nearest names, if nothing has this one.
pub fn explain(evidence: Evidence, name: &str) -> Result<Explanation, Vec<String>> {
    let graph = evidence.graph;
    let named = match graph.named(name) {
        [] => match graph.resolve(name) {
            Resolution::One(id) => vec![id],
            Resolution::Several(ids) => ids,
            Resolution::Nothing => return Err(near(graph, name)),
        },
        named => named.to_vec(),
    };
    let mut linked = mentions::linked(evidence, &named);
    let meanings = named.iter().map(|&id| meaning(evidence, id, linked.remove(&id))).collect();
    Ok(Explanation { meanings, not_linked: mentions::not_linked(evidence, &named) })
}

fn near(graph: &Graph, name: &str) -> Vec<String> {
    let names = || graph.entities().map(|(_, entity)| &*entity.name);
    nearest(name, names()).into_iter().map(str::to_string).collect()
}

fn meaning(evidence: Evidence, id: EntityId, linked: Option<Vec<Said>>) -> Meaning {
    let entity = evidence.graph.entity(id);
    let article = entity.article.map(|id| &evidence.articles[id.0 as usize]);
    Meaning {
        name: title(entity),
        kind: entity.kind.singular(),
        page: format!("{}/{}.html", entity.kind.folder(), entity.slug),
        article: article.map(|article| evidence.sources.get(article.source).path.clone()),
        aliases: entity.aliases.iter().map(ToString::to_string).collect(),
        facts: facts(evidence, id, article),
        credits: credits(evidence, id),
        nominations: nominations(evidence, id),
        linked: linked.unwrap_or_default(),
    }
}

/// The typed facts, each where the article says it.
fn facts(evidence: Evidence, id: EntityId, article: Option<&Article>) -> Vec<Said> {
    let entity = evidence.graph.entity(id);
    let mut said = Vec::new();
    let facts = article.and_then(|article| article.facts.as_deref());
    if let (Some(year), Some(article), Kind::Film) = (entity.year, article, entity.kind) {
        let title = Place { source: article.source, span: article.title.span };
        let qualifier = article.title.qualifier.as_deref().unwrap_or_default();
        let in_title = qualifier.split_whitespace().find_map(read_year) == Some(year);
        let released = facts.and_then(|facts| facts.spans.released).map(of_article(article));
        let opening = article.opening(&evidence.sources.get(article.source).text);
        let place = match (in_title, released, opening) {
            (false, Some(place), _) => place,
            (false, None, Some(opening)) => article.place(opening, 0..1),
            _ => title,
        };
        said.push(at(evidence, format!("year {year}"), place));
    }
    if let Some((facts, article)) = facts.zip(article) {
        let money =
            |word: &str, money: &crate::model::facts::Money| format!("{word} {}", money.spelled());
        let found = [
            (
                facts.released.map(|date| format!("released {}", date.spelled())),
                facts.spans.released,
            ),
            (
                facts.runtime.map(|minutes| format!("runtime {minutes} minutes")),
                facts.spans.runtime,
            ),
            (facts.budget.as_ref().map(|sum| money("budget", sum)), facts.spans.budget),
            (facts.gross.as_ref().map(|sum| money("gross", sum)), facts.spans.gross),
        ];
        for (what, span) in found {
            if let (Some(what), Some(span)) = (what, span) {
                said.push(at(evidence, what, of_article(article)(span)));
            }
        }
    }
    said
}

/// Spans in an article as places.
fn of_article(article: &Article) -> impl Fn(Span) -> Place {
    let source = article.source;
    move |span| Place { source, span }
}

/// A film's credits; what anything else is credited for.
fn credits(evidence: Evidence, id: EntityId) -> Vec<Said> {
    let graph = evidence.graph;
    let say = |credit: &Credit| at(evidence, in_words(graph, id, credit), credit.place);
    match graph.entity(id).kind {
        Kind::Film => graph.credits_of_film(id).map(say).collect(),
        Kind::Character => graph.played_by(id).map(say).collect(),
        _ => graph.credits_of(id).map(say).collect(),
    }
}

/// A credit seen from one of those it ties together.
fn in_words(graph: &Graph, seen_from: EntityId, credit: &Credit) -> String {
    let film = title(graph.entity(credit.film));
    let own = credit.character.map(|id| &*graph.entity(id).name);
    let part = credit.billed_as.as_deref().or(own);
    let part = part.filter(|_| credit.character != Some(seen_from));
    let part = part.map(|part| format!(" as {part}")).unwrap_or_default();
    let role = credit.role.facts().on_holder.to_lowercase();
    let holder = &graph.entity(credit.holder).name;
    if credit.film == seen_from {
        format!("{role}: {holder}{part}")
    } else if credit.character == Some(seen_from) {
        let billed = credit.billed_as.as_ref().map(|billed| format!(", as {billed}"));
        format!("played by {holder} in {film}{}", billed.unwrap_or_default())
    } else {
        match credit.role {
            Role::Series => format!("has the film {film}"),
            Role::Cast => format!("{role} in {film}{part}"),
            _ => format!("{role} of {film}"),
        }
    }
}

/// A name with its qualifier or its year.
fn title(entity: &Entity) -> String {
    match (&entity.qualifier, entity.year) {
        (None, None) => entity.name.clone().into_string(),
        _ => entity.full_name(),
    }
}

fn nominations(evidence: Evidence, id: EntityId) -> Vec<Said> {
    let graph = evidence.graph;
    let found = graph.nominations(id).filter_map(|nomination| {
        let about = graph.entity(nomination.film).article?;
        let article = &evidence.articles[about.0 as usize];
        let accolade = article.accolades.get(nomination.accolade as usize)?;
        let text = &evidence.sources.get(article.source).text;
        let category = article.prose(accolade.category).text(text);
        let award = &graph.entity(nomination.award).name;
        let film = &graph.entity(nomination.film).name;
        let place = article.place(accolade.category, 0..category.len());
        Some(at(evidence, format!("{award}, {}, for {film}", category.trim()), place))
    });
    found.collect()
}

/// Something with its place and the words there.
fn at(evidence: Evidence, what: String, place: Place) -> Said {
    let source = evidence.sources.get(place.source);
    let line = source.line(place.span.start);
    Said { what, file: source.path.clone(), line, quote: quote(&source.text, place) }
}

/// The line of a place, cut to the words around it.
fn quote(text: &str, place: Place) -> String {
    let start = text.floor_char_boundary((place.span.start as usize).min(text.len()));
    let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let last = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let end = text.ceil_char_boundary((place.span.end as usize).clamp(start, last));
    let from = text.ceil_char_boundary(start.saturating_sub(AROUND).max(first));
    let from = match from > first {
        true => text[from..start].find(' ').map_or(from, |space| from + space),
        false => from,
    };
    let to = text.floor_char_boundary((end + AROUND).min(last));
    let to = match to < last {
        true => text[end..to].rfind(' ').map_or(to, |space| end + space),
        false => to,
    };
    let (before, after) = (if from > first { "… " } else { "" }, if to < last { " …" } else { "" });
    let words = text[from..to].split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{before}{words}{after}")
}
