//! Articles x Graph -> diagnostics: where an article contradicts itself.
//!
//! In: everything that is known. Out: findings, each with both places. A film's
//! article says a thing in its title, its infobox, its lead, its sections and its
//! tables; where two of them cannot both be true, the writer hears of it. Few
//! false alarms matter more than many finds: a rule speaks only where rounding,
//! ranges, territories and premieres do not explain the difference.
//!
//! 1. `statements` finds what prose states: amounts, dates, runtimes, names;
//! 2. `facts` holds them against the infobox and the title;
//! 3. `people` looks for one name in two spellings and for names run together;
//! 4. `similar` looks for one person under two names in two films;
//! 5. `reach` looks at the wiki as a whole: what nothing leads to, and what is
//!    named and not written.

mod facts;
mod people;
pub mod reach;
pub mod similar;
mod statements;

use crate::diag::Diagnostic;
use crate::entity::EntityId;
use crate::graph::Graph;
use crate::model::article::{Article, ArticleId, Field, FieldMeaning, Sum};
use crate::model::kind::Kind;
use crate::model::sentences::{self, Sentence, sentences};
use crate::source::{Place, Sources};

/// Checks one article against itself; `sums` are those of its prose.
pub fn article(
    id: ArticleId,
    article: &Article,
    sums: &[Sum],
    sources: &Sources,
    graph: &Graph,
) -> Vec<Diagnostic> {
    let mut diags = Vec::new();
    if article.kind == Kind::Film {
        let text = sources.get(article.source).text.as_str();
        let sentences = sentences(article, text);
        let film = Film { article, text, sentences, sums, graph, subject: graph.subject(id) };
        facts::check(&film, &mut diags);
        people::check(&film, &mut diags);
    }
    diags
}

/// One film's article.
struct Film<'a> {
    article: &'a Article,
    text: &'a str,
    /// The sentences that can state a fact; every rule reads the same ones.
    sentences: Vec<Sentence<'a>>,
    /// What its prose says that it cost and took.
    sums: &'a [Sum],
    graph: &'a Graph,
    subject: EntityId,
}

impl<'a> Film<'a> {
    /// The infobox line of a meaning, with its value and place.
    fn field(&self, meaning: FieldMeaning) -> Option<(&'a Field, &'a str, Place)> {
        let field = self.article.infobox.iter().find(|field| field.meaning == meaning)?;
        let value = self.article.prose(field.value).text(self.text);
        Some((field, value, self.article.place(field.value, 0..value.len())))
    }

    /// Whether a sentence names another film, whose figure it may be.
    fn speaks_of_another(&self, sentence: &str) -> bool {
        sentences::speaks_of_another(self.article, self.text, sentence)
    }

    /// The place of the title.
    fn title(&self) -> Place {
        Place { source: self.article.source, span: self.article.title.span }
    }
}
