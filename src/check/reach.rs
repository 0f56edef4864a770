//! Articles that no other leads to, and films that several articles name and
//! nobody has written about.
//!
//! Neither is a fault, so both are notes.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Rule};
use crate::entity::EntityId;
use crate::graph::Graph;
use crate::link::Mentions;
use crate::model::article::{Article, ArticleId};
use crate::model::kind::Kind;
use crate::source::Place;

/// Articles that name a missing film before it is one that the wiki wants.
const WANTED: usize = 2;

/// Most places shown for one wanted film.
const SHOWN: usize = 4;

/// Checks the wiki as a whole; `mentions` in the order of `articles`.
pub fn check(articles: &[Article], graph: &Graph, mentions: &[Mentions]) -> Vec<Diagnostic> {
    let mut reached = vec![false; graph.len()];
    let mut wanted: BTreeMap<EntityId, Vec<Place>> = BTreeMap::new();
    for ((id, article), mentions) in (0..).map(ArticleId).zip(articles).zip(mentions) {
        let mut named: Vec<EntityId> = Vec::new();
        for mention in mentions.iter().filter(|mention| mention.target != graph.subject(id)) {
            let target = graph.entity(mention.target);
            reached[mention.target.index()] = true;
            let unwritten = target.kind == Kind::Film && target.article.is_none();
            if unwritten && !named.contains(&mention.target) {
                named.push(mention.target);
                let place = article.place(mention.prose, mention.range());
                wanted.entry(mention.target).or_default().push(place);
            }
        }
    }
    let mut diags = orphans(articles, graph, &reached);
    for (film, places) in wanted.into_iter().filter(|(_, places)| places.len() >= WANTED) {
        diags.push(unwritten(graph, film, &places));
    }
    diags
}

/// Articles whose subject nobody mentions or credits.
fn orphans(articles: &[Article], graph: &Graph, reached: &[bool]) -> Vec<Diagnostic> {
    let only_one = articles.len() < 2;
    let subjects = (0..).map(ArticleId).zip(articles).map(|(id, one)| (graph.subject(id), one));
    subjects
        .filter(|&(subject, _)| {
            !only_one
                && !reached[subject.index()]
                && graph.credits_of(subject).next().is_none()
                && graph.played_by(subject).next().is_none()
        })
        .map(|(_, article)| {
            let message = format!("no other article leads to `{}`", article.title.full);
            Diagnostic::new(Rule::Orphan, message)
                .at(Place { source: article.source, span: article.title.span })
                .help("name it in an article where it belongs")
        })
        .collect()
}

fn unwritten(graph: &Graph, film: EntityId, places: &[Place]) -> Diagnostic {
    let entity = graph.entity(film);
    let year = entity.year_note();
    let message =
        format!("{} articles name `{}{year}`, and none is about it", places.len(), entity.name);
    let mut diagnostic =
        Diagnostic::new(Rule::WantedPage, message).at(places[0]).help("write the article");
    for &place in places.iter().take(SHOWN).skip(1) {
        diagnostic = diagnostic.with(place, "also here");
    }
    diagnostic
}
