//! What is doubtful about a wiki, by the stage that found it and, where a stage
//! looks at one article at a time, by the article: what one article's edit can
//! change is then replaced, and the rest stays.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::check::{self, reach, similar};
use crate::diag::{self, Diagnostic, Level, Rule};
use crate::graph::Graph;
use crate::link::Mentions;
use crate::model::article::{Article, ArticleId};
use crate::source::Sources;

/// Findings before the config's levels.
#[derive(Debug, Default)]
pub struct Findings {
    /// Of each source: what was replaced in its text, and what parsing found.
    pub read: Vec<Vec<Diagnostic>>,
    /// Of the config and the templates.
    pub settings: Vec<Diagnostic>,
    /// Of the graph, and of lists that hold the names in it.
    pub graph: Vec<Diagnostic>,
    /// Of each article: its links.
    pub link: Vec<Vec<Diagnostic>>,
    /// Of each article: where it contradicts itself.
    pub check: Vec<Vec<Diagnostic>>,
    /// Of all people's names.
    pub similar: Vec<Diagnostic>,
    /// Of what leads to what.
    pub reach: Vec<Diagnostic>,
    /// Of each article: the files that it names.
    pub files: Vec<Vec<Diagnostic>>,
    /// Of the files' paths.
    pub paths: Vec<Diagnostic>,
}

impl Findings {
    /// Checks all articles, in parallel, and the wiki as a whole.
    pub fn check(
        &mut self,
        articles: &[Article],
        sources: &Sources,
        graph: &Graph,
        mentions: &[Mentions],
    ) {
        let check = |(at, article)| check::article(ArticleId(at as u32), article, sources, graph);
        self.check = articles.par_iter().enumerate().map(check).collect();
        self.similar = similar::check(graph);
        self.reach = reach::check(articles, graph, mentions);
    }

    /// All of them as the config wants them, in the order of their places.
    pub fn all(&self, levels: &BTreeMap<Rule, Level>) -> Vec<Diagnostic> {
        let of_each = [&self.read, &self.link, &self.check, &self.files];
        let of_all = [&self.settings, &self.graph, &self.similar, &self.reach, &self.paths];
        let mut all: Vec<Diagnostic> = of_each.into_iter().flatten().flatten().cloned().collect();
        all.extend(of_all.into_iter().flatten().cloned());
        diag::set_levels(&mut all, levels);
        diag::sort(&mut all);
        all
    }
}
