//! Articles x Graph -> mentions: which words of an article are links.
//!
//! In: an article, the graph, and the wiki's [`Names`]. Out: the article's
//! [`Mention`]s and what was wrong with its `[[links]]`. The article itself is
//! not changed; mentions are a side table over its prose.
//!
//! 1. what needs no guess: `[[links]]`, films with their year, actors and roles
//!    of the cast list, names in the infobox;
//! 2. names in running text, longest first, whole words, the first in each
//!    section, never inside a link or code (`trie` finds them);
//! 3. `wishes` says what the writer wants linked always or never;
//! 4. `evidence` says whether a name found there means what it names: precision
//!    comes first, because a wrong link costs more than a missing one.

pub mod backlinks;
mod evidence;
mod trie;
mod wishes;

pub use crate::link::wishes::check as check_lists;

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::diag::{Diagnostic, Rule};
use crate::entity::EntityId;
use crate::graph::{Graph, Reach, Resolution};
pub use crate::link::evidence::Reason;
use crate::link::evidence::{Context, Verdict};
use crate::link::trie::{Token, Trie, tokens};
use crate::link::wishes::{Wish, Wishes};
use crate::model::article::{Article, ArticleId, Mark, MarkKind, Prose, ProseId, Spot};
use crate::model::kind::Kind;
use crate::model::link_lists::LinkLists;

/// A place in prose that names an entity and is a link to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The text.
    pub prose: ProseId,
    /// First byte in the visible text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What is meant.
    pub target: EntityId,
    /// A section of the target's article, by index; the page for one past the 65,536th.
    pub section: Option<u16>,
    /// How the program knows.
    pub how: How,
}

impl Mention {
    /// The range to index visible text with.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// How the program knows what a mention means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The writer wrote `[[...]]`.
    Explicit,
    /// It is a value of the infobox.
    Infobox,
    /// It is an actor or a role of the cast list.
    CastList,
    /// It is a title followed by its year.
    Year,
    /// It is a name, and nothing speaks against it.
    Name,
}

/// A name in running text that is not a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The text.
    pub prose: ProseId,
    /// Range of the name in the visible text.
    pub range: Range<u32>,
    /// Why.
    pub reason: Reason,
}

/// The mentions of one article, by place.
#[derive(Debug, Default)]
pub struct Mentions(Box<[Mention]>);

impl Mentions {
    /// All of them, by place.
    pub fn iter(&self) -> impl Iterator<Item = &Mention> {
        self.0.iter()
    }

    /// Those in one piece of prose.
    pub fn of(&self, prose: ProseId) -> &[Mention] {
        let start = self.0.partition_point(|mention| mention.prose < prose);
        let end = self.0.partition_point(|mention| mention.prose <= prose);
        &self.0[start..end]
    }

    /// Those that stand whole in a part of a piece of prose.
    pub fn within(&self, prose: ProseId, range: Range<usize>) -> impl Iterator<Item = &Mention> {
        self.of(prose).iter().filter(move |mention| {
            range.start <= mention.start as usize && mention.end as usize <= range.end
        })
    }
}

/// All names that mean something in any article.
#[derive(Debug)]
pub struct Names {
    known: Trie,
    wishes: Wishes,
}

impl Names {
    /// Collects the names of all entities that prose may link to. Countries,
    /// languages and years are linked from infoboxes only: in prose they would
    /// be a link in every sentence.
    ///
    /// `lists` are the wiki's own, of names to link always or never.
    pub fn new(graph: &Graph, lists: &LinkLists) -> Self {
        let mut trie = Trie::default();
        for (id, entity) in graph.entities() {
            if is_linked_in_prose(graph, id) && entity.reach == Reach::Everywhere {
                for name in std::iter::once(&entity.name).chain(&entity.aliases) {
                    trie.insert(name, id);
                }
            }
        }
        Self { known: trie, wishes: Wishes::new(lists, graph) }
    }
}

/// Whether prose may link to an entity of its kind.
pub fn is_linked_in_prose(graph: &Graph, id: EntityId) -> bool {
    matches!(
        graph.entity(id).kind,
        Kind::Film | Kind::Person | Kind::Character | Kind::Company | Kind::Series | Kind::Award
    )
}

/// The names of a few entities, to find wherever they stand.
#[derive(Debug)]
pub struct Wanted(Trie);

impl Wanted {
    /// The names and aliases of some entities.
    pub fn new(graph: &Graph, ids: &[EntityId]) -> Self {
        let mut trie = Trie::default();
        for &id in ids {
            let entity = graph.entity(id);
            for name in std::iter::once(&entity.name).chain(&entity.aliases) {
                trie.insert(name, id);
            }
        }
        Self(trie)
    }

    /// Where a text has one of them, longest first, whole words.
    pub fn find(&self, shown: &str) -> Vec<Range<u32>> {
        let words: Vec<Token> = tokens(shown).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.0.longest(shown, &words, at) {
                Some(name) => {
                    found.push(words[at].start..name.end);
                    at = name.past;
                }
                None => at += 1,
            }
        }
        found
    }
}

/// Finds the mentions of one article.
pub fn link(
    id: ArticleId,
    article: &Article,
    text: &str,
    graph: &Graph,
    names: &Names,
    articles: &[Article],
    diags: &mut Vec<Diagnostic>,
) -> Mentions {
    let mut linker = Linker::new(id, article, text, graph, articles);
    linker.walk(id, names, diags, |_| {});
    let mut mentions = linker.found;
    mentions.extend(linker.certain.into_values());
    mentions.sort_by_key(|mention| (mention.prose, mention.start, mention.end));
    Mentions(mentions.into())
}

/// The names in one article that are no links, and why, by place. Only who asks
/// for reasons pays for them.
pub fn refusals(
    id: ArticleId,
    article: &Article,
    text: &str,
    graph: &Graph,
    names: &Names,
    articles: &[Article],
) -> Vec<Refusal> {
    let mut refused = Vec::new();
    let mut linker = Linker::new(id, article, text, graph, articles);
    linker.walk(id, names, &mut Vec::new(), |refusal| refused.push(refusal));
    refused
}

struct Linker<'a> {
    article: &'a Article,
    text: &'a str,
    graph: &'a Graph,
    articles: &'a [Article],
    subject: EntityId,
    /// Mentions that need no guess, by place; none overlaps another.
    certain: BTreeMap<(ProseId, u32), Mention>,
    found: Vec<Mention>,
}

impl<'a> Linker<'a> {
    fn new(
        id: ArticleId,
        article: &'a Article,
        text: &'a str,
        graph: &'a Graph,
        articles: &'a [Article],
    ) -> Self {
        let subject = graph.subject(id);
        let certain = BTreeMap::new();
        Self { article, text, graph, articles, subject, certain, found: Vec::new() }
    }

    /// The steps, in the order in which one makes room for the next.
    fn walk(
        &mut self,
        id: ArticleId,
        names: &Names,
        diags: &mut Vec<Diagnostic>,
        refused: impl FnMut(Refusal),
    ) {
        self.infobox(id);
        self.cast_list(id);
        self.explicit(diags);
        let own = Wishes::new(&self.article.links, self.graph);
        diags.extend(check_lists(&self.article.links, self.article.source, self.graph));
        let wishes = [&own, &names.wishes];
        self.film_refs(id, wishes);
        let context = Context::new(id, self.article, self.text, self.graph);
        self.names(&names.known, wishes, &context, refused);
    }

    /// Adds a mention that needs no guess, unless one stands there already.
    fn certain(&mut self, prose: ProseId, range: Range<u32>, target: EntityId, how: How) {
        if range.start >= range.end {
            return;
        }
        // Ranges of one prose never overlap, so only the nearest two can be in the way.
        let place = (prose, range.start);
        let before = self.certain.range(..=place).next_back();
        let behind = self.certain.range(place..).next();
        let in_the_way = [before, behind].into_iter().flatten().any(|(_, mention)| {
            mention.prose == prose && mention.start < range.end && range.start < mention.end
        });
        if !in_the_way {
            let (start, end) = (range.start, range.end);
            let mention = Mention { prose, start, end, target, section: None, how };
            self.certain.insert(place, mention);
        }
    }

    fn infobox(&mut self, id: ArticleId) {
        let names = self.graph.names_in(id);
        for (field, entities) in self.article.infobox.iter().zip(&names.fields) {
            for (name, entity) in field.names.iter().zip(entities) {
                let prose = self.article.prose(field.value);
                if let Some(entity) = entity
                    && !inside_link(prose, name.range.clone())
                {
                    self.certain(field.value, name.range.clone(), *entity, How::Infobox);
                }
            }
        }
    }

    fn cast_list(&mut self, id: ArticleId) {
        let names = self.graph.names_in(id);
        for (line, &(actor, character)) in self.article.cast.iter().zip(&names.cast) {
            let prose = self.article.prose(line.prose);
            if !inside_link(prose, line.actor.range.clone()) {
                self.certain(line.prose, line.actor.range.clone(), actor, How::CastList);
            }
            if let (Some(role), Some(character)) = (&line.role, character)
                && !inside_link(self.article.prose(role.prose), role.range.clone())
            {
                self.certain(role.prose, role.range.clone(), character, How::CastList);
            }
        }
    }

    fn explicit(&mut self, diags: &mut Vec<Diagnostic>) {
        for prose in self.article.prose_ids() {
            for mark in self.article.prose(prose).marks() {
                let MarkKind::Wiki(written) = &mark.kind else { continue };
                let place = self.article.place(prose, mark.start as usize..mark.end as usize);
                match self.target(written) {
                    Ok((target, section)) => {
                        let (start, end) = (mark.start, mark.end);
                        let how = How::Explicit;
                        let mention = Mention { prose, start, end, target, section, how };
                        self.certain.insert((prose, start), mention);
                    }
                    Err(diagnostic) => diags.push(diagnostic.at(place)),
                }
            }
        }
    }

    /// What `[[Target#Section]]` means.
    fn target(&self, written: &str) -> Result<(EntityId, Option<u16>), Diagnostic> {
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        // A title may begin with the sign: `#Alive`.
        let (title, section) = match self.graph.resolve(&written) {
            Resolution::Nothing => match written.split_once('#') {
                Some((title, section)) => (title.trim(), Some(section.trim())),
                None => (written.as_str(), None),
            },
            _ => (written.as_str(), None),
        };
        let target = if title.is_empty() {
            self.subject
        } else {
            match self.graph.resolve(title) {
                Resolution::One(target) => target,
                Resolution::Several(several) => {
                    return Err(wishes::ambiguous(self.graph, title, &several));
                }
                Resolution::Nothing => {
                    let message = format!("no page is called `{title}`");
                    return Err(Diagnostic::new(Rule::BrokenLink, message)
                        .help("correct the title, or write the article"));
                }
            }
        };
        let Some(wanted) = section.filter(|section| !section.is_empty()) else {
            return Ok((target, None));
        };
        let about = self.graph.entity(target).article;
        let found = about.and_then(|about| {
            let anchor = crate::slug::slug(wanted, "section");
            let sections = &self.articles[about.0 as usize].sections;
            sections.iter().position(|section| *section.anchor == *anchor)
        });
        match found {
            Some(section) => Ok((target, u16::try_from(section).ok())),
            None => {
                let message = format!("`{title}` has no section `{wanted}`");
                Err(Diagnostic::new(Rule::BrokenLink, message).help("correct the heading's name"))
            }
        }
    }

    fn film_refs(&mut self, id: ArticleId, wishes: [&Wishes; 2]) {
        let mut linked: FxHashSet<EntityId> = FxHashSet::default();
        let mut section = None;
        for &(at, start, film) in &self.graph.names_in(id).film_refs {
            let film_ref = &self.article.film_refs[at as usize];
            let prose = self.article.prose(film_ref.prose);
            let title = &prose.text(self.text)[start as usize..film_ref.end as usize];
            // The first in each section, and in each line of an infobox.
            if section != Some(prose.spot) || prose.spot == Spot::Infobox {
                section = Some(prose.spot);
                linked.clear();
            }
            let forbidden = wish(wishes, title) == Some(Wish::Never);
            if film != self.subject
                && !forbidden
                && !inside_link(prose, start..film_ref.end)
                && linked.insert(film)
            {
                self.certain(film_ref.prose, start..film_ref.end, film, How::Year);
            }
        }
    }

    /// Names in running text. `wishes` are the article's own, then the wiki's.
    fn names(
        &mut self,
        names: &Trie,
        wishes: [&Wishes; 2],
        context: &Context,
        mut refused: impl FnMut(Refusal),
    ) {
        let local = context.local_names();
        let tries = [names, &local, &wishes[0].always, &wishes[1].always];
        let mut linked: FxHashSet<EntityId> = FxHashSet::default();
        let mut section = None;
        let mut certain = self.certain.values().peekable();
        let mut words: Vec<Token> = Vec::new();
        for id in self.article.prose_ids() {
            let prose = self.article.prose(id);
            // Every line of an infobox stands for itself.
            if section != Some(prose.spot) || prose.spot == Spot::Infobox {
                section = Some(prose.spot);
                linked.clear();
            }
            let mut taken: Vec<Range<u32>> = Vec::new();
            while let Some(mention) = certain.next_if(|mention| mention.prose <= id) {
                if mention.prose == id {
                    taken.push(mention.start..mention.end);
                    linked.insert(mention.target);
                }
            }
            if matches!(prose.spot, Spot::Heading(_)) {
                continue;
            }
            taken.extend(
                prose.marks().iter().filter(|mark| is_opaque(mark)).map(|m| m.start..m.end),
            );
            let shown = prose.text(self.text);
            words.clear();
            words.extend(tokens(shown));
            let mut at = 0;
            while at < words.len() {
                if !tries.iter().any(|trie| trie.may_begin(shown, &words[at])) {
                    at += 1;
                    continue;
                }
                let global = names.longest(shown, &words, at);
                let scoped = local.longest(shown, &words, at);
                let wanted = wishes.map(|list| list.always.longest(shown, &words, at));
                // The longest, and of two alike the first.
                let all = [&global, &scoped, &wanted[0], &wanted[1]];
                let longest = all.into_iter().flatten().rev().max_by_key(|found| found.end);
                let Some(found) = longest else {
                    at += 1;
                    continue;
                };
                let mut range = words[at].start..found.end;
                // `Robert Downey Jr.` has its full stop.
                let dotted =
                    found.entities.iter().all(|&id| self.graph.entity(id).name.ends_with('.'));
                if dotted && shown[found.end as usize..].starts_with('.') {
                    range.end += 1;
                }
                let mut candidates: Vec<EntityId> = found.entities.to_vec();
                if let (Some(a), Some(b)) = (&global, &scoped)
                    && a.end == b.end
                {
                    candidates.extend(b.entities.iter().filter(|id| !a.entities.contains(id)));
                }
                let is_person = |id: &EntityId| self.graph.entity(*id).kind == Kind::Person;
                let place = evidence::Place {
                    id,
                    prose,
                    shown,
                    words: &words,
                    first: at,
                    past: found.past,
                    range: range.clone(),
                    has_person: candidates.iter().any(is_person),
                    candidates: &candidates,
                };
                let name = &shown[range.start as usize..range.end as usize];
                let verdict = match wish(wishes, name) {
                    Some(Wish::Never) => Verdict::Refused(Reason::Forbidden),
                    Some(Wish::Always(target)) if !place.goes_on() => Verdict::Linked(target),
                    _ => context.decide(&place),
                };
                at = found.past;
                let is_taken = || taken.iter().any(|t| t.start < range.end && range.start < t.end);
                let reason = match verdict {
                    Verdict::Refused(reason) => reason,
                    Verdict::Linked(_) if is_taken() => Reason::InsideLink,
                    Verdict::Linked(_) if cuts_mark(prose, &range) => Reason::CutsMarkup,
                    Verdict::Linked(target) if target == self.subject => Reason::OwnPage,
                    Verdict::Linked(target) if !linked.insert(target) => Reason::AlreadyLinked,
                    Verdict::Linked(target) => {
                        let (start, end, how) = (range.start, range.end, How::Name);
                        let section = None;
                        self.found.push(Mention { prose: id, start, end, target, section, how });
                        continue;
                    }
                };
                refused(Refusal { prose: id, range, reason });
            }
        }
    }
}

/// What the first list that has a name wants of it.
fn wish(wishes: [&Wishes; 2], name: &str) -> Option<Wish> {
    wishes.into_iter().find_map(|list| list.of(name))
}

fn inside_link(prose: &Prose, range: Range<u32>) -> bool {
    prose
        .marks()
        .iter()
        .any(|mark| is_opaque(mark) && mark.start < range.end && range.start < mark.end)
}

/// Whether no link may stand inside a mark.
fn is_opaque(mark: &Mark) -> bool {
    matches!(mark.kind, MarkKind::Link(_) | MarkKind::Wiki(_) | MarkKind::Code | MarkKind::Image(_))
}

/// Whether a range begins inside a mark and ends outside it, or the reverse.
fn cuts_mark(prose: &Prose, range: &Range<u32>) -> bool {
    prose.marks().iter().any(|mark| {
        let starts_inside = mark.start < range.start && range.start < mark.end;
        let ends_inside = mark.start < range.end && range.end < mark.end;
        (starts_inside && range.end > mark.end) || (ends_inside && range.start < mark.start)
    })
}
