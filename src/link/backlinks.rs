//! Backlinks: what mentions an entity, and in which sentence.
//!
//! In: the mentions of all articles. Out: for every entity, one [`Backlink`] an
//! article, in path order: its first mention there, one that gives away no plot
//! if there is one. Infoboxes and cast lists are credits, not mentions.

use crate::entity::EntityId;
use crate::link::{How, Mentions};
use crate::model::article::{Article, ArticleId, ProseId, Spot};
use crate::model::tells::{self, Tells};

/// A mention seen from its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backlink {
    /// The article that mentions it.
    pub article: ArticleId,
    /// The text.
    pub prose: ProseId,
    /// First byte of the name in the visible text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Whether the sentence may give away what happens.
    pub tells: Tells,
}

/// Backlinks by entity.
#[derive(Debug, Default)]
pub struct Backlinks(Vec<Vec<Backlink>>);

impl Backlinks {
    /// Collects them; `mentions` in the order of `articles`.
    pub fn collect(articles: &[Article], mentions: &[Mentions], entities: usize) -> Self {
        // Lists that grow step by step would keep as much again.
        let mut counts: Vec<(u32, Option<ArticleId>)> = vec![(0, None); entities];
        let all = || (0..).map(ArticleId).zip(articles).zip(mentions);
        for ((id, article), mentions) in all() {
            each(id, article, mentions, |target, _| {
                let (count, last) = &mut counts[target.index()];
                *count += u32::from(last.replace(id) != Some(id));
            });
        }
        let sized = |(count, _)| Vec::with_capacity(count as usize);
        let mut lists: Vec<Vec<Backlink>> = counts.into_iter().map(sized).collect();
        for ((id, article), mentions) in all() {
            each(id, article, mentions, |target, link| {
                let list = &mut lists[target.index()];
                match list.last_mut() {
                    Some(last) if last.article == id => last.yield_to(link),
                    _ => list.push(link),
                }
            });
        }
        Self(lists)
    }

    /// Takes out what one article has, `mentions` of it.
    pub fn remove(&mut self, id: ArticleId, mentions: &Mentions) {
        for mention in mentions.iter() {
            let list = &mut self.0[mention.target.index()];
            if let Ok(at) = list.binary_search_by_key(&id, |link| link.article) {
                list.remove(at);
            }
        }
    }

    /// Puts in what one article has, which has nothing here yet.
    pub fn insert(&mut self, id: ArticleId, article: &Article, mentions: &Mentions) {
        each(id, article, mentions, |target, link| {
            let list = &mut self.0[target.index()];
            match list.binary_search_by_key(&id, |link| link.article) {
                Ok(at) => list[at].yield_to(link),
                Err(at) => list.insert(at, link),
            }
        });
    }

    /// What mentions an entity.
    pub fn to(&self, entity: EntityId) -> &[Backlink] {
        &self.0[entity.index()]
    }
}

impl Backlink {
    /// Gives its place to a later mention in its article that tells less.
    fn yield_to(&mut self, later: Self) {
        if self.tells > later.tells {
            *self = later;
        }
    }
}

/// Calls back for every mention of an article that counts, with its target.
fn each(
    id: ArticleId,
    article: &Article,
    mentions: &Mentions,
    mut found: impl FnMut(EntityId, Backlink),
) {
    for mention in mentions.iter() {
        let spot = article.prose(mention.prose).spot;
        if matches!(mention.how, How::Infobox | How::CastList) || spot == Spot::Infobox {
            continue;
        }
        let link = Backlink {
            article: id,
            prose: mention.prose,
            start: mention.start,
            end: mention.end,
            tells: tells::of_place(article, spot),
        };
        found(mention.target, link);
    }
}
