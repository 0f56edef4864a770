//! What the graph reads from one article.
//!
//! In: an article. Out: a [`Contribution`]. Two articles with equal ones make the
//! same graph, but for where in its source each thing stands. So a writer who
//! edits prose changes nothing that other pages are made of, and the preview need
//! not build the graph again.
//!
//! **Whatever the steps of `graph` read from an article has to be here**, the
//! words in what the article says, the spans that the graph keeps in its places.
//! A test of random edits guards it (`tests/updates.rs`). Some articles are read to the
//! last word: those about series and characters, for the films that they name, and those
//! about people and companies of one name, for what tells them apart.

use std::fmt::{Debug, Write as _};

use rustc_hash::FxHashMap;

use crate::diag::Diagnostic;
use crate::graph::{Graph, namesakes, stubs};
use crate::model::article::{Article, ArticleId, MarkKind, Prose, ProseId};
use crate::model::kind::Kind;
use crate::source::{Place, SourceId, Span};

/// What the graph reads from one article.
#[derive(Debug)]
pub struct Contribution {
    said: String,
    places: Vec<Span>,
}

impl Contribution {
    /// What an article contributes to a graph; `text` is that of its source.
    pub fn of(article: &Article, text: &str, graph: &Graph) -> Self {
        let mut contribution = Self { said: String::new(), places: vec![article.title.span] };
        contribution.subject(article);
        match article.kind {
            Kind::Series | Kind::Character => contribution.say(text),
            Kind::Person | Kind::Company if has_namesake(article, graph) => contribution.say(text),
            // `Ann Lee (actress)` elsewhere is she, if she opens with that.
            Kind::Person | Kind::Company => {
                let opening = article.opening(text).map(|id| article.prose(id).text(text));
                contribution.say(opening);
            }
            _ => {}
        }
        contribution.infobox(article, text);
        contribution.lead(article, text);
        contribution.cast(article, text);
        contribution.rest(article, text);
        contribution
    }

    fn say(&mut self, words: impl Debug) {
        let _ = write!(self.said, "{words:?}");
    }

    fn stands(&mut self, article: &Article, prose: ProseId, range: std::ops::Range<usize>) {
        self.places.push(article.place(prose, range).span);
    }

    fn subject(&mut self, article: &Article) {
        let title = &article.title;
        self.say((article.kind, &title.full, &title.name, &title.qualifier, article.year));
        let aliases: Vec<&str> = article.aliases.iter().map(|alias| alias.name.as_str()).collect();
        self.say(aliases);
    }

    fn infobox(&mut self, article: &Article, text: &str) {
        for field in &article.infobox {
            let prose = article.prose(field.value);
            let value = prose.text(text);
            self.say((field.meaning, field.also, &field.names));
            if field.meaning.is_figure() {
                continue;
            }
            self.say(value);
            self.stands(article, field.value, 0..value.len());
            for name in &field.names {
                self.say(prose.wiki_target(name.range.clone()));
                self.stands(article, field.value, name.range());
            }
        }
    }

    fn lead(&mut self, article: &Article, text: &str) {
        for fact in &article.lead_facts {
            self.say((fact.role, &fact.holder));
            self.stands(article, fact.prose, fact.range.start as usize..fact.range.end as usize);
        }
        for claim in &article.series_claims {
            let range = claim.range.start as usize..claim.range.end as usize;
            self.say((claim.says, &article.prose(claim.prose).text(text)[range.clone()]));
            // Two claims of one text say more than each alone.
            self.say(article.series_claims.iter().position(|other| other.prose == claim.prose));
            self.stands(article, claim.prose, range);
        }
    }

    fn cast(&mut self, article: &Article, text: &str) {
        self.say((article.cast.len(), article.cast_prose.len()));
        let mut above = None;
        for line in article.cast.iter().chain(&article.cast_prose) {
            let prose = article.prose(line.prose);
            let shown = prose.text(text);
            let qualifier = namesakes::qualifier(shown, &line.actor);
            self.say((&shown[line.actor.range()], qualifier, line.parent));
            self.say(prose.wiki_target(line.actor.range.clone()));
            self.stands(article, line.prose, line.actor.range());
            // One place that names a part for two actors makes it one.
            let spot = line.role.as_ref().map(|role| (role.prose, role.range.start));
            self.say(spot.is_some() && spot == above);
            above = spot;
            self.say(line.role.as_ref().map(|role| {
                let prose = article.prose(role.prose);
                let target = prose.wiki_target(role.range.clone());
                (role.naming, &prose.text(text)[role.range()], target)
            }));
        }
        for pair in &article.plot_pairs {
            let shown = article.prose(pair.prose).text(text);
            self.say((pair.role.naming, &shown[pair.role.range()], &shown[pair.actor.range()]));
            self.stands(article, pair.prose, pair.actor.range());
        }
    }

    fn rest(&mut self, article: &Article, text: &str) {
        self.say(article.accolades_left_out);
        for accolade in &article.accolades {
            let words = |id: Option<ProseId>| id.map_or("", |id| article.prose(id).text(text));
            let recipients = words(accolade.recipient);
            let recipients: Vec<&str> =
                accolade.recipients.iter().map(|name| &recipients[name.range()]).collect();
            self.say(&words(Some(accolade.award))[accolade.name.range()]);
            self.say((recipients, words(accolade.result)));
        }
        for film_ref in &article.film_refs {
            self.say(stubs::reading(article, text, film_ref));
        }
        for broadcast in &article.broadcasts {
            let shown = article.prose(broadcast.prose).text(text);
            let titles = broadcast.titles.iter();
            let titles = titles.map(|title| &shown[title.start as usize..title.end as usize]);
            self.say((titles.collect::<Vec<_>>(), broadcast.year));
        }
        for mark in article.prose.iter().flat_map(Prose::marks) {
            if let MarkKind::Wiki(target) = &mark.kind {
                self.say(target);
            }
        }
    }

    /// Where everything moved to in a newer version of the article. None if that
    /// contributes something else, or the same in another order.
    pub fn moves_to(&self, newer: &Self, source: SourceId) -> Option<Moves> {
        if self.said != newer.said || self.places.len() != newer.places.len() {
            return None;
        }
        let mut pairs: Vec<(Span, Span)> =
            self.places.iter().copied().zip(newer.places.iter().copied()).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let in_order = pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1);
        in_order.then(|| Moves { source, to: pairs.into_iter().collect() })
    }
}

/// Whether another person or company has the name of an article's subject.
fn has_namesake(article: &Article, graph: &Graph) -> bool {
    let named = graph.named(&article.title.name).iter();
    named.filter(|&&id| graph.entity(id).kind == article.kind).count() > 1
}

/// Where the places of one source moved to.
#[derive(Debug)]
pub struct Moves {
    source: SourceId,
    to: FxHashMap<Span, Span>,
}

impl Moves {
    fn place(&self, place: &mut Place) {
        if place.source == self.source
            && let Some(&span) = self.to.get(&place.span)
        {
            place.span = span;
        }
    }

    /// Moves the places of a finding.
    pub fn finding(&self, finding: &mut Diagnostic) {
        finding.place.iter_mut().for_each(|place| self.place(place));
        finding.related.iter_mut().for_each(|(place, _)| self.place(place));
    }
}

impl Graph {
    /// Moves everything that stands in one article: `old` before, `new` now.
    pub fn move_places(&mut self, moves: &Moves, id: ArticleId, old: &Article, new: &Article) {
        // A film's place in a series can stand in the article of another film.
        self.credits.iter_mut().for_each(|credit| moves.place(&mut credit.place));
        for (at, start, _) in &mut self.article_names[id.0 as usize].film_refs {
            let first = |article: &Article| article.film_refs[*at as usize].starts[0];
            *start = *start - first(old) + first(new);
        }
    }
}
