//! Names that a writer wants as links, or not.
//!
//! In: the lists `never` and `always` of an article or of the whole wiki. Out: for
//! a name in running text, what the writer wants of it. A name that is in neither
//! list is left to the evidence; a `[[link]]` stands above both.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Rule};
use crate::entity::EntityId;
use crate::fold;
use crate::graph::{Graph, Resolution};
use crate::link::trie::Trie;
use crate::model::article::split_qualifier;
use crate::model::link_lists::LinkLists;
use crate::source::{Place, SourceId};

/// What a writer wants of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// No link.
    Never,
    /// A link to this, wherever the name stands as a whole.
    Always(EntityId),
}

/// The wishes of an article, or of the wiki.
#[derive(Debug, Default)]
pub struct Wishes {
    by_name: FxHashMap<String, Wish>,
    /// The names to link, which may be names that prose does not link otherwise.
    pub always: Trie,
}

impl Wishes {
    /// Reads lists, without a word on what is wrong with them.
    pub fn new(lists: &LinkLists, graph: &Graph) -> Self {
        let mut wishes = Self::default();
        for item in &lists.always {
            if let Resolution::One(target) = graph.resolve(&item.name) {
                let (name, _) = split_qualifier(&item.name);
                wishes.always.insert(name, target);
                wishes.by_name.insert(fold::key(name), Wish::Always(target));
            }
        }
        // Who lists a name twice wants no link.
        for item in &lists.never {
            wishes.by_name.insert(fold::key(split_qualifier(&item.name).0), Wish::Never);
        }
        wishes
    }

    /// What the writer wants of a name.
    pub fn of(&self, name: &str) -> Option<Wish> {
        if self.by_name.is_empty() {
            return None;
        }
        self.by_name.get(&fold::key(name)).copied()
    }
}

/// Reports names in lists that the wiki does not know, or knows too many of.
pub fn check(lists: &LinkLists, source: SourceId, graph: &Graph) -> Vec<Diagnostic> {
    let place = |span| Place { source, span };
    let unknown = |name: &str| {
        Diagnostic::new(Rule::UnknownName, format!("nothing in this wiki is called `{name}`"))
            .help("correct the name, or take it out of the list")
    };
    let never = lists.never.iter().filter_map(|item| {
        let is_known = !graph.named(split_qualifier(&item.name).0).is_empty();
        (!is_known).then(|| unknown(&item.name).at(place(item.span)))
    });
    let always = lists.always.iter().filter_map(|item| match graph.resolve(&item.name) {
        Resolution::One(_) => None,
        Resolution::Nothing => Some(unknown(&item.name).at(place(item.span))),
        Resolution::Several(several) => {
            Some(ambiguous(graph, &item.name, &several).at(place(item.span)))
        }
    });
    never.chain(always).collect()
}

/// The finding for a title that names several pages.
pub fn ambiguous(graph: &Graph, title: &str, several: &[EntityId]) -> Diagnostic {
    let names: Vec<String> =
        several.iter().map(|&id| format!("`{}`", graph.entity(id).full_name())).collect();
    Diagnostic::new(Rule::AmbiguousLink, format!("`{title}` names several pages"))
        .help(format!("say which: {}", names.join(", ")))
}
