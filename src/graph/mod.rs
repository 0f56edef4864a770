//! Articles -> entities, credits.
//!
//! In: all articles, in path order. Out: a [`Graph`], in which every name has
//! become an id. Past this stage nothing compares strings to know what is meant.
//!
//! 1. every article's subject becomes an entity;
//! 2. infobox values become people, companies, ... and their credits; where the
//!    infobox is silent, what the lead says does. Which of several people of one
//!    name is meant, `namesakes` decides; a series that no infobox names, `series`;
//! 3. cast lines become people and characters; who is the same character in two
//!    films is decided for all of them at once (`characters`);
//!    awards come from accolade tables;
//! 4. films that prose names with their year become stubs (`stubs`);
//! 5. years are entities, and every entity gets its slug;
//! 6. `shared` finds names that several pages have, and other names to redirect.
//!
//! `contribution` says what of all this comes from one article.

mod build;
mod by_entity;
mod by_name;
mod characters;
pub mod contribution;
mod namesakes;
mod series;
pub mod shared;
mod stubs;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diag::Diagnostic;
use crate::entity::EntityId;
use crate::fold;
use crate::graph::by_entity::ByEntity;
use crate::graph::by_name::ByName;
use crate::graph::shared::{Redirect, SharedName};
use crate::model::article::{Article, ArticleId, split_qualifier};
use crate::model::award::{Extent, Outcome, Tally};
use crate::model::credit::Role;
use crate::model::facts::Year;
use crate::model::kind::Kind;
use crate::source::{Place, Sources};

/// Something with a page.
#[derive(Debug)]
pub struct Entity {
    /// What it is.
    pub kind: Kind,
    /// Its name, without a qualifier.
    pub name: Box<str>,
    /// What tells it from others of its name: `actor`, `2025 film`.
    pub qualifier: Option<Box<str>>,
    /// Other names.
    pub aliases: Box<[Box<str>]>,
    /// The year a film came out; a year's own number.
    pub year: Option<Year>,
    /// The article about it, if somebody wrote one.
    pub article: Option<ArticleId>,
    /// File name of its page, without extension.
    pub slug: Box<str>,
    /// Whether its name means it only within its film.
    pub reach: Reach,
    /// Whether it is known which bearer of its name it is.
    pub identity: Identity,
}

/// Whether it is known which of several bearers of its name an entity is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Identity {
    /// It is itself.
    #[default]
    Known,
    /// It stands for whoever of several is meant, where nothing says who.
    OneOfSeveral,
}

/// How far a name carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The name means this entity in any article.
    Everywhere,
    /// The name means it only in the articles of its films: `the Director`.
    OwnFilms,
}

/// A tie between a film and an entity.
#[derive(Clone, Debug)]
pub struct Credit {
    /// The film.
    pub film: EntityId,
    /// Who or what is credited.
    pub holder: EntityId,
    /// As what.
    pub role: Role,
    /// The character played.
    pub character: Option<EntityId>,
    /// The character as this film's article names it, where it differs from the
    /// character's own name: `young Eve`.
    pub billed_as: Option<Box<str>>,
    /// Where it says so.
    pub place: Place,
}

/// A film, and what somebody or something was to it: of a [`Credit`] what pages compare
/// by the million. Those of one holder lie side by side, where the credits are far apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// The film.
    pub film: EntityId,
    /// As what.
    pub role: Role,
}

/// An award that named a film, or somebody for a film.
#[derive(Clone, Debug)]
pub struct Nomination {
    /// The award.
    pub award: EntityId,
    /// The film.
    pub film: EntityId,
    /// Index among the article's accolades, which hold the words.
    pub accolade: u32,
    /// The people named, as far as the wiki knows them.
    pub people: Vec<EntityId>,
    /// What came of it.
    pub outcome: Outcome,
}

/// What the names in one article mean.
#[derive(Debug, Default)]
pub struct ArticleNames {
    /// For each infobox line, for each name in it.
    pub fields: Vec<Vec<Option<EntityId>>>,
    /// For each cast line: the actor and the character.
    pub cast: Vec<(EntityId, Option<EntityId>)>,
    /// For each film reference that means a film: its index among the article's
    /// references, where its title starts, and the film.
    pub film_refs: Vec<(u32, u32, EntityId)>,
}

/// Everything the wiki knows.
#[derive(Debug, Default)]
pub struct Graph {
    entities: Vec<Entity>,
    subjects: Vec<EntityId>,
    credits: Vec<Credit>,
    by_film: ByEntity,
    by_holder: ByEntity,
    /// As `by_holder` lists them.
    works: Vec<Work>,
    by_character: ByEntity,
    by_kind: FxHashMap<Kind, Vec<EntityId>>,
    films_by_year: FxHashMap<Year, Vec<EntityId>>,
    nominations: Vec<Nomination>,
    /// Films whose accolade tables have rows that nobody could place.
    part_named: FxHashSet<EntityId>,
    named: FxHashMap<EntityId, Vec<u32>>,
    names: ByName,
    article_names: Vec<ArticleNames>,
    shared: Vec<SharedName>,
    /// The shared name of each entity whose own name it is.
    shared_by: FxHashMap<EntityId, u32>,
    redirects: Vec<Redirect>,
}

/// What a written target means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// One thing.
    One(EntityId),
    /// Several things, none more likely than the others.
    Several(Vec<EntityId>),
    /// Nothing the wiki knows.
    Nothing,
}

impl Resolution {
    /// What is meant, if it is one thing.
    pub fn one(&self) -> Option<EntityId> {
        match self {
            Self::One(one) => Some(*one),
            Self::Several(_) | Self::Nothing => None,
        }
    }
}

impl Graph {
    /// Builds the graph of all articles.
    pub fn build(articles: &[Article], sources: &Sources, diags: &mut Vec<Diagnostic>) -> Self {
        let mut graph = build::build(articles, sources, diags);
        graph.shrink();
        graph
    }

    /// Gives back the memory that its longest lists kept to grow.
    fn shrink(&mut self) {
        self.entities.shrink_to_fit();
        self.names.shrink();
        for names in &mut self.article_names {
            names.fields.iter_mut().for_each(Vec::shrink_to_fit);
            names.cast.shrink_to_fit();
            names.film_refs.shrink_to_fit();
        }
    }

    /// An entity.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.index()]
    }

    /// All entities with their ids.
    pub fn entities(&self) -> impl Iterator<Item = (EntityId, &Entity)> {
        (0..).map(EntityId).zip(&self.entities)
    }

    /// All entities of a kind, in their order.
    pub fn of_kind(&self, kind: Kind) -> &[EntityId] {
        self.by_kind.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// The films of a year, in their order.
    pub fn films_of_year(&self, year: Year) -> &[EntityId] {
        self.films_by_year.get(&year).map_or(&[], Vec::as_slice)
    }

    /// How many entities there are.
    pub fn len(&self) -> usize {
        self.entities.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    /// What an article is about.
    pub fn subject(&self, article: ArticleId) -> EntityId {
        self.subjects[article.0 as usize]
    }

    /// What the names in an article mean.
    pub fn names_in(&self, article: ArticleId) -> &ArticleNames {
        &self.article_names[article.0 as usize]
    }

    /// A film's credits, in billing order within each role.
    pub fn credits_of_film(&self, film: EntityId) -> impl Iterator<Item = &Credit> {
        self.pick(&self.by_film, film)
    }

    /// What somebody or something is credited for.
    pub fn credits_of(&self, holder: EntityId) -> impl Iterator<Item = &Credit> {
        self.pick(&self.by_holder, holder)
    }

    /// Film and role of what somebody or something is credited for, by film.
    pub fn works_of(&self, holder: EntityId) -> &[Work] {
        &self.works[self.by_holder.range(holder)]
    }

    /// Who played a character.
    pub fn played_by(&self, character: EntityId) -> impl Iterator<Item = &Credit> {
        self.pick(&self.by_character, character)
    }

    /// What an award, a film or a person has to do with awards.
    pub fn nominations(&self, id: EntityId) -> impl Iterator<Item = &Nomination> {
        let list = self.named.get(&id).map_or(&[][..], Vec::as_slice);
        list.iter().map(|&at| &self.nominations[at as usize])
    }

    /// How often an award, a film or a person was named, and what came of it. It is a
    /// part where a film's rows were left out: they may name the film's people too.
    pub fn tally(&self, id: EntityId) -> Tally {
        let named = self.nominations(id).map(|nomination| nomination.film);
        let mut films = named.chain(self.works_of(id).iter().map(|work| work.film));
        let extent = match films.any(|film| self.part_named.contains(&film)) {
            true => Extent::Part,
            false => Extent::Whole,
        };
        Tally { extent, ..Tally::of(self.nominations(id).map(|nomination| nomination.outcome)) }
    }

    fn pick<'a>(&'a self, index: &'a ByEntity, id: EntityId) -> impl Iterator<Item = &'a Credit> {
        index.of(id).iter().map(|&at| &self.credits[at as usize])
    }

    /// Names that several pages have.
    pub fn shared_names(&self) -> &[SharedName] {
        &self.shared
    }

    /// The name that an entity shares with others, and its index.
    pub fn shared_name_of(&self, id: EntityId) -> Option<(u32, &SharedName)> {
        let at = *self.shared_by.get(&id)?;
        Some((at, &self.shared[at as usize]))
    }

    /// Who directed a film, where another one of its name came out in the same year.
    pub fn told_apart_by(&self, film: EntityId) -> Option<EntityId> {
        let Entity { kind, year, .. } = self.entity(film);
        let is_twin = |&one: &EntityId| {
            let other = self.entity(one);
            one != film && (&other.kind, &other.year) == (kind, year)
        };
        let (_, shared) = self.shared_name_of(film)?;
        shared.bearers.iter().find(|one| is_twin(one))?;
        let mut credits = self.credits_of_film(film);
        credits.find(|credit| credit.role == Role::Director).map(|credit| credit.holder)
    }

    /// What stands behind a film's title in a list: its year, and its director where the
    /// year does not tell it apart. May be empty.
    pub fn film_note(&self, film: EntityId) -> String {
        let year = self.entity(film).year.map(|year| year.to_string());
        let director = self.told_apart_by(film).map(|id| self.entity(id).name.to_string());
        [year, director].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// Other names of something that lead to it.
    pub fn redirects(&self) -> &[Redirect] {
        &self.redirects
    }

    /// Entities that have this name or alias.
    pub fn named(&self, name: &str) -> &[EntityId] {
        self.names.of(name)
    }

    /// The film of a title and year. A film whose own year is not known matches
    /// any year.
    pub fn film(&self, title: &str, year: Year) -> Resolution {
        let named = self.named(title);
        let films = |of: Option<Year>| {
            let is_it = |id: &EntityId| {
                let entity = self.entity(*id);
                entity.kind == Kind::Film && entity.year == of
            };
            one_or_several(named.iter().copied().filter(is_it).collect())
        };
        films(Some(year)).or_else(|| films(None)).unwrap_or(Resolution::Nothing)
    }

    /// What a writer means by `[[Target]]`: a full title, a title with a year or a
    /// kind in parentheses, a name, an alias.
    pub fn resolve(&self, target: &str) -> Resolution {
        if let (name, Some(qualifier)) = split_qualifier(target) {
            let own = |id: EntityId| {
                let own = self.entity(id).qualifier.as_deref();
                own.is_some_and(|own| fold::key(own) == fold::key(qualifier))
            };
            let named = || self.named(name).iter().copied();
            let exact: Vec<EntityId> = named().filter(|&id| own(id)).collect();
            let answering =
                || named().filter(|&id| self.entity(id).answers_to(qualifier)).collect();
            if let Some(found) = one_or_several(exact).or_else(|| one_or_several(answering())) {
                return found;
            }
        }
        let named = self.named(target);
        let with_article: Vec<EntityId> =
            named.iter().copied().filter(|&id| self.entity(id).article.is_some()).collect();
        // The title of one article to the letter means that article.
        let exact = with_article
            .iter()
            .copied()
            .filter(|&id| self.entity(id).qualifier.is_none())
            .collect();
        if let Some(Resolution::One(one)) = one_or_several(exact) {
            return Resolution::One(one);
        }
        let films = || {
            let named = named.iter().copied();
            named.filter(|&id| self.entity(id).kind == Kind::Film).collect()
        };
        match one_or_several(with_article) {
            // A bare title means the film rather than what is named after it.
            Some(Resolution::Several(several)) => match one_or_several(films()) {
                Some(Resolution::One(film)) => Resolution::One(film),
                _ => Resolution::Several(several),
            },
            Some(one) => one,
            None => one_or_several(named.to_vec()).unwrap_or(Resolution::Nothing),
        }
    }
}

fn one_or_several(ids: Vec<EntityId>) -> Option<Resolution> {
    match ids.as_slice() {
        [] => None,
        [one] => Some(Resolution::One(*one)),
        _ => Some(Resolution::Several(ids)),
    }
}

impl Entity {
    /// Its name with what tells it from others: a qualifier, a year or its kind.
    pub fn full_name(&self) -> String {
        match (&self.qualifier, self.year) {
            (Some(qualifier), _) => format!("{} ({qualifier})", self.name),
            (None, Some(year)) => format!("{} ({year})", self.name),
            (None, None) => format!("{} ({})", self.name, self.kind.singular()),
        }
    }

    /// Its year in parentheses, to stand behind its name; empty if it has none.
    pub fn year_note(&self) -> String {
        self.year.map(|year| format!(" ({year})")).unwrap_or_default()
    }

    /// Whether the words in parentheses behind its name can mean this entity.
    fn answers_to(&self, qualifier: &str) -> bool {
        let year = qualifier.split_whitespace().find_map(crate::model::facts::read_year);
        let kind = Kind::from_qualifier(qualifier);
        match (year, kind) {
            (None, None) => false,
            (Some(year), None) => self.year == Some(year),
            (None, Some(kind)) => self.kind == kind,
            (Some(year), Some(kind)) => self.year == Some(year) && self.kind == kind,
        }
    }
}
