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
        let mut lists: Vec<Vec<Backlink>> = vec![Vec::new(); entities];
        for ((id, article), mentions) in (0..).map(ArticleId).zip(articles).zip(mentions) {
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
                let list = &mut lists[mention.target.index()];
                match list.last_mut() {
                    Some(last) if last.article == id => {
                        if last.tells > link.tells {
                            *last = link;
                        }
                    }
                    _ => list.push(link),
                }
            }
        }
        Self(lists)
    }

    /// What mentions an entity.
    pub fn to(&self, entity: EntityId) -> &[Backlink] {
        &self.0[entity.index()]
    }
}
