//! Which of several people of one name a film credits.
//!
//! In: all articles, and the entities that they are about. Out: for a name in an
//! article, who is meant by it. A name that the wiki knows one bearer of means that
//! one. Where it knows several, what stands in parentheses behind the name decides,
//! or, without a guess:
//!
//! 1. another place of the film's article that says which, of the same work: an actor
//!    may have the director's name;
//! 2. a bearer's own article, if its infobox, its lead or its list of films names
//!    the film and no other bearer's does, unless the film names it for other work;
//! 3. another film of the series, where one of these decides;
//! 4. an article whose title is the name alone.
//!
//! Where nothing decides, the name becomes an entity of its own, without an
//! article, and the writer hears of it: a credit that is not told apart is better
//! than one on the wrong person's page.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Rule};
use crate::entity::EntityId;
use crate::fold;
use crate::graph::build::Builder;
use crate::graph::{Entity, Identity};
use crate::model::article::{
    Article, ArticleId, Field, FieldMeaning, MarkKind, NameSpan, ProseId, Spot, split_qualifier,
};
use crate::model::credit::Role;
use crate::model::kind::Kind;
use crate::source::Place;

/// A name of one kind of thing, folded.
type Name = (Kind, String);

/// The names that several bear.
#[derive(Default)]
pub struct Namesakes {
    /// Who bears a name; two at least.
    bearers: FxHashMap<Name, Vec<EntityId>>,
    /// Which of them an article says it means, and in what, each once.
    said: FxHashMap<(ArticleId, Name), Vec<(By, EntityId)>>,
    /// Films by the series that their infobox names.
    series: FxHashMap<String, Vec<ArticleId>>,
    /// What was decided.
    decided: FxHashMap<(ArticleId, Name, Role), Option<EntityId>>,
    /// Names that stand for whoever is meant.
    undecided: FxHashMap<Name, EntityId>,
}

/// What a qualifier in a credit says: `actor`, which articles say it, and in what.
struct Said {
    qualifier: String,
    articles: Vec<(ArticleId, By)>,
}

impl Namesakes {
    /// Finds the names that several bear, once the articles' subjects are entities.
    /// Somebody told apart in credits only becomes an entity here.
    pub fn find(builder: &mut Builder) -> Self {
        let mut namesakes = Self::default();
        let mut said: FxHashMap<Name, Vec<Said>> = FxHashMap::default();
        let mut order: Vec<(&str, Name, &str)> = Vec::new();
        namesakes.written(builder);
        for (id, article) in builder.articles() {
            let text = builder.text(article);
            each_qualified(article, text, |kind, name, qualifier, by| {
                let written = name;
                let name = (kind, fold::key(name));
                // Any words can tell apart that stand in an article's title.
                let known = namesakes.bearer(builder, &name, qualifier).is_some();
                if !known && (matches!(by, By::Link(_)) || !tells_apart(kind, qualifier)) {
                    return;
                }
                let all = said.entry(name.clone()).or_default();
                match all.iter_mut().find(|one| one.qualifier == qualifier) {
                    Some(one) if one.articles.contains(&(id, by)) => {}
                    Some(one) => one.articles.push((id, by)),
                    None => {
                        order.push((written, name, qualifier));
                        let (qualifier, articles) = (qualifier.to_string(), vec![(id, by)]);
                        all.push(Said { qualifier, articles });
                    }
                }
            });
            if article.kind == Kind::Film {
                for key in series_keys(article, text) {
                    namesakes.series.entry(key).or_default().push(id);
                }
            }
        }
        for (written, name, qualifier) in &order {
            namesakes.add_said(builder, written, name, qualifier, &said[name]);
        }
        namesakes.bearers.retain(|_, bearers| bearers.len() > 1);
        let bears_one_of_several = |name: &Name| namesakes.bearers.contains_key(name);
        for (_, name, qualifier) in order.iter().filter(|(_, name, _)| bears_one_of_several(name)) {
            let Some(bearer) = namesakes.bearer(builder, name, qualifier) else { continue };
            let articles = said[name].iter().filter(|one| one.qualifier == *qualifier);
            for &(article, by) in articles.flat_map(|one| &one.articles) {
                let known = namesakes.said.entry((article, name.clone())).or_default();
                if !known.contains(&(by, bearer)) {
                    known.push((by, bearer));
                }
            }
        }
        namesakes
    }

    /// Bearers that have an article.
    fn written(&mut self, builder: &Builder) {
        for (id, entity) in builder.graph.entities() {
            if matches!(entity.kind, Kind::Person | Kind::Company) {
                self.bearers.entry((entity.kind, fold::key(&entity.name))).or_default().push(id);
            }
        }
    }

    /// Somebody whom credits tell apart from the other bearers.
    fn add_said(
        &mut self,
        builder: &mut Builder,
        written: &str,
        name: &Name,
        qualifier: &str,
        all: &[Said],
    ) {
        if self.bearer(builder, name, qualifier).is_some() {
            return;
        }
        let bearers = self.bearers.get(name).map_or(&[][..], Vec::as_slice);
        let has_article = bearers.iter().any(|&id| builder.graph.entity(id).article.is_some());
        // Without an article, two qualifiers are two people only if no film has both:
        // `Ann Lee (writer), Ann Lee (director)` says what she did. Nobody is born twice.
        let both_born = |one: &Said, other: &Said| {
            [one, other].iter().all(|said| said.qualifier.starts_with("born "))
        };
        let told_apart = all.len() > 1
            && all.iter().enumerate().all(|(at, one)| {
                all[..at].iter().all(|other| {
                    both_born(one, other)
                        || one
                            .articles
                            .iter()
                            .all(|(a, _)| other.articles.iter().all(|(b, _)| a != b))
                })
            });
        if !has_article && !told_apart {
            return;
        }
        let id = builder.add(name.0, written);
        let entity = &mut builder.graph.entities[id.index()];
        entity.qualifier = Some(qualifier.into());
        self.bearers.entry(name.clone()).or_default().push(id);
    }

    /// The bearer whom a qualifier means: the one that has it, or the only one with
    /// an article that has none and says the same of itself.
    fn bearer(&self, builder: &Builder, name: &Name, qualifier: &str) -> Option<EntityId> {
        let bearers = self.bearers.get(name)?;
        let own = |id: &EntityId| {
            let own = builder.graph.entity(*id).qualifier.as_deref();
            own.is_some_and(|own| fold::key(own) == fold::key(qualifier))
        };
        bearers.iter().copied().find(own).or_else(|| {
            let noun = qualifier.split_whitespace().next_back()?;
            let mut plain = bearers.iter().copied().filter(|&id| {
                let entity = builder.graph.entity(id);
                entity.qualifier.is_none() && says(builder, entity, noun)
            });
            let one = plain.next()?;
            plain.next().is_none().then_some(one)
        })
    }

    /// Who is meant by a name in an article; none where the wiki knows one bearer
    /// at most.
    pub fn meant(
        &mut self,
        builder: &mut Builder,
        article: ArticleId,
        role: Role,
        name: &str,
        qualifier: Option<&str>,
    ) -> Option<EntityId> {
        if self.bearers.is_empty() {
            return None;
        }
        let (kind, work) = (role.facts().holder, work(role));
        let name_key = (kind, fold::key(name));
        let bearers = self.bearers.get(&name_key)?;
        if let Some(bearer) = qualifier.and_then(|one| self.bearer(builder, &name_key, one)) {
            return Some(bearer);
        }
        let mut plain = bearers.iter().copied().filter(|&id| {
            let entity = builder.graph.entity(id);
            entity.qualifier.is_none() && entity.article.is_some()
        });
        let plain = plain.next().filter(|_| plain.next().is_none());
        let decided = match self.decided.get(&(article, name_key.clone(), work)) {
            Some(decided) => *decided,
            None => {
                let decided = self.decide(builder, article, &name_key, work);
                self.decided.insert((article, name_key.clone(), work), decided);
                decided
            }
        };
        Some(decided.or(plain).unwrap_or_else(|| {
            *self.undecided.entry(name_key).or_insert_with(|| {
                let id = builder.add(kind, name);
                builder.graph.entities[id.index()].identity = Identity::OneOfSeveral;
                id
            })
        }))
    }

    fn decide(
        &self,
        builder: &Builder,
        article: ArticleId,
        name: &Name,
        work: Role,
    ) -> Option<EntityId> {
        self.decide_alone(builder, article, name, work).or_else(|| {
            let own = &builder.articles[article.0 as usize];
            let mut meant: Vec<EntityId> = series_keys(own, builder.text(own))
                .iter()
                .flat_map(|key| &self.series[key])
                .filter(|&&other| other != article)
                .filter_map(|&other| self.decide_alone(builder, other, name, work))
                .collect();
            meant.dedup();
            one_of(&meant)
        })
    }

    /// What an article and those of the bearers say without the help of others.
    fn decide_alone(
        &self,
        builder: &Builder,
        article: ArticleId,
        name: &Name,
        work: Role,
    ) -> Option<EntityId> {
        let said = self.said.get(&(article, name.clone())).map_or(&[][..], Vec::as_slice);
        let of_this =
            |by: By| by == By::Credit(work) || by == By::Link(None) || by == By::Link(Some(work));
        let same: Vec<EntityId> =
            said.iter().filter(|(by, _)| of_this(*by)).map(|&(_, id)| id).collect();
        if !same.is_empty() {
            return one_of(&same);
        }
        let film = builder.graph.subject(article);
        let listed: Vec<EntityId> = self.bearers[name]
            .iter()
            .copied()
            .filter(|&id| said.iter().all(|&(_, other)| other != id))
            .filter(|&id| {
                let about = builder.graph.entity(id).article;
                about.is_some_and(|about| lists_film(builder, about, film))
            })
            .collect();
        one_of(&listed)
    }

    /// Reports every name that nothing decided, once an article.
    pub fn report(&self, builder: &Builder, diags: &mut Vec<Diagnostic>) {
        for (name, place) in builder.undecided_credits() {
            let entity = builder.graph.entity(name);
            let bearers = &self.bearers[&(entity.kind, fold::key(&entity.name))];
            let bearers: Vec<&Entity> =
                bearers.iter().map(|&id| builder.graph.entity(id)).collect();
            let titles: Vec<String> =
                bearers.iter().map(|one| format!("`{}`", one.full_name())).collect();
            let what = match entity.kind {
                Kind::Person => "people",
                _ => "companies",
            };
            let message = format!("`{}` is the name of several {what}", entity.name);
            let mut diagnostic =
                Diagnostic::new(Rule::AmbiguousName, message).at(place).help(format!(
                    "say which: {}; until then the credit is nobody's but the name's",
                    titles.join(", ")
                ));
            for one in bearers.iter().filter_map(|one| one.article) {
                let article = &builder.articles[one.0 as usize];
                let place = Place { source: article.source, span: article.title.span };
                diagnostic = diagnostic.with(place, "one of them");
            }
            diags.push(diagnostic);
        }
    }
}

/// The only one, if all of a list are one.
fn one_of(ids: &[EntityId]) -> Option<EntityId> {
    match ids {
        [first, rest @ ..] => rest.iter().all(|id| id == first).then_some(*first),
        [] => None,
    }
}

/// Whether words in parentheses speak of the holder rather than of the credit.
pub fn tells_apart(kind: Kind, qualifier: &str) -> bool {
    let first = qualifier.split([' ', '-']).next().unwrap_or_default().to_lowercase();
    let job = matches!(
        first.as_str(),
        "executive" | "associate" | "co" | "line" | "voice" | "assistant" | "supervising"
    );
    let named = Kind::from_qualifier(qualifier) == Some(kind)
        || kind == Kind::Person && qualifier.starts_with("born ");
    named && !job && !qualifier.eq_ignore_ascii_case(kind.singular())
}

/// What tells a name in a text apart from others: words in parentheses behind it.
pub fn qualifier<'a>(text: &'a str, name: &'a NameSpan) -> Option<&'a str> {
    name.qualifier.as_deref().or_else(|| {
        let behind = text[name.range().end..].trim_start().strip_prefix('(')?;
        behind.split_once(')').map(|(inside, _)| inside)
    })
}

/// Whether an article without a qualifier says a noun of its subject.
fn says(builder: &Builder, entity: &Entity, noun: &str) -> bool {
    let Some(about) = entity.article else { return false };
    let article = &builder.articles[about.0 as usize];
    let text = builder.text(article);
    let opening = article.opening(text).map_or("", |id| article.prose(id).text(text));
    opening.split(|c: char| !c.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case(noun))
}

/// What says which bearer of a name is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// A credit for this work.
    Credit(Role),
    /// A link of the writer's own; for which work, if its qualifier says one.
    Link(Option<Role>),
}

/// The work that a role is a part of: whoever wrote it, however credits divide it.
fn work(role: Role) -> Role {
    match role {
        Role::CoDirector => Role::Director,
        Role::Screenplay | Role::Story | Role::Dialogue => Role::Writer,
        Role::ExecutiveProducer
        | Role::CoProducer
        | Role::AssociateProducer
        | Role::LineProducer => Role::Producer,
        Role::Narrator | Role::Presenter => Role::Cast,
        role => role,
    }
}

/// The work that a qualifier names. None if it says something else of its bearer.
fn work_named(qualifier: &str) -> Option<Role> {
    let noun = qualifier.split_whitespace().next_back()?.to_lowercase();
    Some(match noun.as_str() {
        "director" | "filmmaker" => Role::Director,
        "writer" | "screenwriter" | "author" | "novelist" | "playwright" => Role::Writer,
        "producer" => Role::Producer,
        "composer" | "musician" | "singer" => Role::Music,
        "cinematographer" => Role::Cinematography,
        "editor" => Role::Editing,
        "animator" => Role::Animation,
        "stuntman" | "stuntwoman" => Role::Stunts,
        "actor" | "actress" | "comedian" | "dancer" | "performer" => Role::Cast,
        _ => return None,
    })
}

/// Calls back for every name in an article that says which bearer it means: in
/// the infobox, in cast lists, in explicit links.
fn each_qualified<'a>(
    article: &'a Article,
    text: &'a str,
    mut found: impl FnMut(Kind, &'a str, &'a str, By),
) {
    if article.kind == Kind::Film {
        let mut name = |role: Role, prose: ProseId, name: &'a NameSpan| {
            let shown = article.prose(prose).text(text);
            if let Some(qualifier) = qualifier(shown, name) {
                let by = By::Credit(work(role));
                found(role.facts().holder, &shown[name.range()], qualifier, by);
            }
        };
        for Field { meaning, names, value, .. } in &article.infobox {
            let FieldMeaning::Credit(role) = meaning else { continue };
            if matches!(role.facts().holder, Kind::Person | Kind::Company) {
                names.iter().for_each(|one| name(*role, *value, one));
            }
        }
        for line in article.cast.iter().chain(&article.cast_prose) {
            name(Role::Cast, line.prose, &line.actor);
        }
    }
    for prose in &article.prose {
        for mark in prose.marks() {
            let MarkKind::Wiki(target) = &mark.kind else { continue };
            let target = target.split('#').next().unwrap_or(target);
            if let (name, Some(qualifier)) = split_qualifier(target) {
                let by = By::Link(work_named(qualifier));
                found(Kind::Person, name, qualifier, by);
                found(Kind::Company, name, qualifier, by);
            }
        }
    }
}

/// Keys of the series that a film's infobox names.
fn series_keys(article: &Article, text: &str) -> Vec<String> {
    let fields =
        article.infobox.iter().filter(|field| field.meaning == FieldMeaning::Credit(Role::Series));
    fields
        .flat_map(|field| {
            let value = article.prose(field.value).text(text);
            field.names.iter().map(|name| fold::key(&value[name.range()]))
        })
        .collect()
}

/// Whether an article about somebody lists a film: in its infobox, its lead or a
/// section of films. Elsewhere an article may name films that its subject saw,
/// refused or liked.
pub fn lists_film(builder: &Builder, about: ArticleId, film: EntityId) -> bool {
    let article = &builder.articles[about.0 as usize];
    let text = builder.text(article);
    let entity = builder.graph.entity(film);
    let key = fold::key(&entity.name);
    let tells = |spot: Spot| match spot {
        Spot::Infobox | Spot::Lead => true,
        Spot::Heading(_) => false,
        Spot::Section(at) => is_list_of_films(article, text, at as usize),
    };
    let with_year = article.film_refs.iter().any(|film_ref| {
        let prose = article.prose(film_ref.prose);
        let title = |start: u32| &prose.text(text)[start as usize..film_ref.end as usize];
        Some(film_ref.year) == entity.year
            && tells(prose.spot)
            && film_ref.starts.iter().any(|&start| fold::key(title(start)) == key)
    });
    let namesakes = builder.graph.named(&entity.name).iter();
    let remade = namesakes.filter(|&&id| builder.graph.entity(id).kind == Kind::Film).count() > 1;
    if with_year || remade {
        return with_year;
    }
    let is_phrase =
        entity.name.split_whitespace().count() > 1 + usize::from(key.starts_with("the "));
    article.prose.iter().filter(|prose| tells(prose.spot)).any(|prose| {
        let shown = prose.text(text);
        let marked = prose.marks().iter().any(|mark| match &mark.kind {
            MarkKind::Wiki(target) => fold::key(split_qualifier(target).0) == key,
            MarkKind::Emphasis => {
                shown.get(mark.start as usize..mark.end as usize).map(fold::key)
                    == Some(key.clone())
            }
            _ => false,
        });
        marked || is_phrase && has_title(shown, &entity.name)
    })
}

/// Whether a section, or one that it stands in, is headed as a list of films.
fn is_list_of_films(article: &Article, text: &str, at: usize) -> bool {
    let mut depth = u8::MAX;
    article.sections[..=at].iter().rev().any(|section| {
        if section.depth >= depth {
            return false;
        }
        depth = section.depth;
        let heading = article.prose(section.heading).text(text).to_lowercase();
        ["film", "work", "credit", "role", "appearance"].iter().any(|word| heading.contains(word))
    })
}

/// Whether a text has a title as whole words that do not go on (`John Wick` in
/// `John Wick: Chapter 2` does).
fn has_title(text: &str, title: &str) -> bool {
    text.match_indices(title).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = &text[at + title.len()..];
        let goes_on = after.starts_with(": ")
            || after.starts_with(char::is_alphanumeric)
            || after.strip_prefix(' ').is_some_and(|rest| {
                rest.starts_with(|c: char| c.is_ascii_digit() || "IVX".contains(c))
            });
        !before.is_some_and(char::is_alphanumeric) && !goes_on
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_goes_on_is_another_one() {
        assert!(has_title("He was in John Wick, twice", "John Wick"));
        assert!(!has_title("He was in John Wick: Chapter 2", "John Wick"));
        assert!(!has_title("He was in Rocky Road IV", "Rocky Road"));
        assert!(!has_title("The Old Millers", "The Old Mill"));
    }

    #[test]
    fn a_job_in_a_credit_tells_nobody_apart() {
        assert!(!tells_apart(Kind::Person, "executive producer"));
        assert!(!tells_apart(Kind::Person, "1999"));
        assert!(!tells_apart(Kind::Person, "uncredited"));
        assert!(tells_apart(Kind::Person, "born 1970"));
    }
}
