//! Taking in edits of articles without compiling the wiki again.
//!
//! In: articles' files with other bytes. Out: whether the wiki now is what a clean
//! compile of them would be; if not, it is as it was, and has to be compiled.
//!
//! 1. the edited articles are parsed;
//! 2. an edit is taken in if the graph reads the same from the article as before
//!    ([`Contribution`]), and its pages, headings and pictures, which others look
//!    at, are the same: then only what stands in this article can have changed;
//! 3. the graph's places in the article move;
//! 4. its links are found and the article is checked again, and what the rest of
//!    the wiki knows of them is replaced: backlinks, weights of names, findings. A
//!    table that nobody has asked for yet stays unmade.

use rustc_hash::FxHashSet;

use crate::config::Headings;
use crate::diag::Diagnostic;
use crate::entity::EntityId;
use crate::graph::contribution::{Contribution, Moves};
use crate::link::backlinks::Backlinks;
use crate::link::{self, Mentions};
use crate::model::article::{Article, ArticleId, MarkKind, Prose};
use crate::source::{Source, SourceId};
use crate::wiki::reading::parse_one;
use crate::wiki::{InputFile, Wiki, files, hash};

/// What became of edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    /// Every file has the bytes that it had.
    Same,
    /// The wiki is the new one.
    Done,
    /// The edits reach further; [`Wiki::newer`] takes them in.
    Compile,
}

/// An edit that can be taken in.
struct Edit {
    id: ArticleId,
    hash: [u128; 2],
    source: Source,
    article: Article,
    read: Vec<Diagnostic>,
    parsed: Vec<Diagnostic>,
    moves: Moves,
}

impl Wiki {
    /// Takes in edits of articles, each file once. The files that were neither
    /// edited nor are named here have to be as they were compiled.
    pub fn update(&mut self, files: Vec<InputFile>) -> Update {
        let mut edits = Vec::new();
        for file in files {
            let known = |(id, source): (SourceId, &Source)| {
                (source.path == file.path && self.articles_hash(id).is_some()).then_some(id)
            };
            let Some(id) = self.sources.iter().find_map(known) else { return Update::Compile };
            if self.articles_hash(id) == Some(hash(&file)) {
                continue;
            }
            let Some(edit) = self.edit(id, file) else { return Update::Compile };
            edits.push(edit);
        }
        if edits.is_empty() {
            return Update::Same;
        }
        edits.into_iter().for_each(|edit| self.take_in(edit));
        self.tables.diagnostics.take();
        Update::Done
    }

    /// Whether a path is that of an article's file, or of a folder with one.
    pub fn has(&self, path: &str) -> bool {
        let below = |source: &Source| {
            let rest = source.path.strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.sources.iter().any(|(_, source)| below(source))
    }

    /// The hash of an article's file; none for the sources that are no articles.
    fn articles_hash(&self, id: SourceId) -> Option<[u128; 2]> {
        self.hashes.articles().get(id.0 as usize).copied()
    }

    /// The edit, if it can be taken in.
    fn edit(&self, id: SourceId, file: InputFile) -> Option<Edit> {
        let at = self.article_of(id)?;
        let hash = hash(&file);
        let mut read = Vec::new();
        let source = Source::new(id, file.path, file.bytes, &mut read);
        let headings = Headings::new(&self.settings.config);
        let (article, parsed) = parse_one(id, &source, &headings, self.options.drafts);
        let (old, article) = (&self.articles[at], article?);
        let before = Contribution::of(old, &self.sources.get(id).text, &self.graph);
        let moves = before.moves_to(&Contribution::of(&article, &source.text, &self.graph), id)?;
        let id = ArticleId(at as u32);
        looks_alike(old, &article).then_some(Edit {
            id,
            hash,
            source,
            article,
            read,
            parsed,
            moves,
        })
    }

    fn take_in(&mut self, edit: Edit) {
        let Edit { id, hash, source, article, read, parsed, moves } = edit;
        let at = id.0 as usize;
        let file = article.source;
        self.hashes.0[0][file.0 as usize] = hash;
        self.graph.move_places(&moves, id, &self.articles[at], &article);
        self.sources.replace(file, source);
        self.articles[at] = article;
        self.tables.events.forget(id);
        self.tables.sums.forget(id);
        self.findings.graph.iter_mut().for_each(|finding| moves.finding(finding));
        self.findings.read[file.0 as usize] = read;
        self.findings.parsed[file.0 as usize] = parsed;
        let of_itself = self.tables.checked.get().map(|_| self.check(id));
        if let (Some(checked), Some(new)) = (self.tables.checked.get_mut(), of_itself) {
            checked.similar.iter_mut().for_each(|finding| moves.finding(finding));
            checked.articles[at] = new;
        }
        let of_files = self.tables.files.get().map(|_| files::check(&self.site(), id));
        if let (Some(all), Some(new)) = (self.tables.files.get_mut(), of_files) {
            all[at] = new;
        }
        self.link_again(id);
    }

    /// Finds the links of an article, and what other pages say of them.
    fn link_again(&mut self, id: ArticleId) {
        if self.tables.links.get().is_none() {
            return;
        }
        let at = id.0 as usize;
        let (article, mut diags) = (&self.articles[at], Vec::new());
        let text = &self.sources.get(article.source).text;
        let (graph, names) = (&self.graph, self.names());
        let found = link::link(id, article, text, graph, names, &self.articles, &mut diags);
        let Some(links) = self.tables.links.get_mut() else { return };
        let old = std::mem::replace(&mut links.mentions[at], found);
        let new = &links.mentions[at];
        let before = mentioned_by(&links.backlinks, id, &old);
        links.backlinks.remove(id, &old);
        links.backlinks.insert(id, &self.articles[at], new);
        links.findings[at] = diags;
        if before != mentioned_by(&links.backlinks, id, new) {
            // It weighs names by what mentions them.
            self.tables.jump.take();
        }
    }
}

/// Those of an article's targets that have a backlink from it.
fn mentioned_by(backlinks: &Backlinks, id: ArticleId, mentions: &Mentions) -> FxHashSet<EntityId> {
    let targets = mentions.iter().map(|mention| mention.target);
    let is_back = |target: &EntityId| {
        let links = backlinks.to(*target);
        links.binary_search_by_key(&id, |link| link.article).is_ok()
    };
    targets.filter(is_back).collect()
}

/// Whether two versions of an article have the same pages, the same headings to
/// link to, and the same pictures and files.
fn looks_alike(old: &Article, new: &Article) -> bool {
    let pages = |article: &Article| -> Vec<_> {
        article.pages.iter().map(|page| (page.facet, page.slug.clone())).collect()
    };
    let headings = |article: &Article| -> Vec<_> {
        article.sections.iter().map(|one| (one.anchor.clone(), one.page)).collect()
    };
    let pictures = |article: &Article| -> Vec<Box<str>> {
        let marks = article.prose.iter().flat_map(Prose::marks);
        let images = marks.filter_map(|mark| match &mark.kind {
            MarkKind::Image(path) | MarkKind::Link(path) if !path.contains("://") => {
                Some(path.clone())
            }
            _ => None,
        });
        images.collect()
    };
    let poster = |article: &Article| {
        (article.poster.as_ref().map(|poster| poster.path.clone()), article.poster_alt.clone())
    };
    pages(old) == pages(new)
        && headings(old) == headings(new)
        && pictures(old) == pictures(new)
        && poster(old) == poster(new)
}
