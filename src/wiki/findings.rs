//! What compiling a wiki found doubtful, by the stage that found it and, where a stage
//! looks at one article at a time, by the article: what one article's edit can
//! change is then replaced, and the rest stays. What later stages find lies with
//! their tables.

use std::collections::BTreeMap;

use crate::diag::{self, Diagnostic, Level, Rule};

/// Findings before the config's levels.
#[derive(Debug, Default)]
pub struct Findings {
    /// Of each article's source: what was replaced in its text.
    pub read: Vec<Vec<Diagnostic>>,
    /// Of each article's source: what parsing found.
    pub parsed: Vec<Vec<Diagnostic>>,
    /// Of the graph.
    pub graph: Vec<Diagnostic>,
}

impl Findings {
    /// All of them and others as the config wants them, in the order of their places.
    pub fn and<'a>(
        &'a self,
        others: impl Iterator<Item = &'a Diagnostic>,
        levels: &BTreeMap<Rule, Level>,
    ) -> Vec<Diagnostic> {
        let own = self.read.iter().chain(&self.parsed).chain([&self.graph]).flatten();
        let mut all: Vec<Diagnostic> = own.chain(others).cloned().collect();
        diag::set_levels(&mut all, levels);
        diag::sort(&mut all);
        all
    }
}
