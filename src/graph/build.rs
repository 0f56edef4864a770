//! The steps of building a graph; see the parent module.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::diag::{Diagnostic, Rule};
use crate::entity::EntityId;
use crate::fold;
use crate::graph::by_entity::ByEntity;
use crate::graph::namesakes::Namesakes;
use crate::graph::{
    ArticleNames, Credit, Entity, Graph, Identity, Nomination, Reach, Resolution, Work, characters,
    namesakes, series, shared, stubs,
};
use crate::model::article::{
    Article, ArticleId, FieldMeaning, NameSpan, Naming, PlotPair, ProseId, split_qualifier,
};
use crate::model::award::Outcome;
use crate::model::countries;
use crate::model::credit::Role;
use crate::model::facts::{Year, read_year};
use crate::model::kind::Kind;
use crate::model::vocabulary;
use crate::model::works::only_counts_as_film;
use crate::slug::{Taken, slug};
use crate::source::{Place, Sources};

/// Builds the graph of all articles.
pub fn build(articles: &[Article], sources: &Sources, diags: &mut Vec<Diagnostic>) -> Graph {
    let mut builder = Builder {
        graph: Graph::default(),
        articles,
        sources,
        credits: FxHashMap::default(),
        namesakes: Namesakes::default(),
    };
    builder.subjects(diags);
    builder.namesakes = Namesakes::find(&mut builder);
    builder.fields();
    builder.leads();
    series::infer(&mut builder);
    builder.cast();
    builder.namesakes.report(&builder, diags);
    builder.nominations();
    builder.film_refs();
    builder.years();
    builder.names_of_countries();
    builder.known_names();
    builder.slugs();
    builder.index();
    builder.shared_names();
    builder.graph
}

/// A graph being built.
pub struct Builder<'a> {
    pub graph: Graph,
    pub articles: &'a [Article],
    pub sources: &'a Sources,
    /// Credits by film, so that what repeats a film's own credits is found there.
    credits: FxHashMap<EntityId, Vec<Credit>>,
    namesakes: Namesakes,
}

impl<'a> Builder<'a> {
    /// The articles with their ids.
    pub fn articles(&self) -> impl Iterator<Item = (ArticleId, &'a Article)> + use<'a> {
        (0..).map(ArticleId).zip(self.articles)
    }

    /// The text of an article's source.
    pub fn text(&self, article: &Article) -> &'a str {
        &self.sources.get(article.source).text
    }

    /// Expects so many more entities.
    pub fn make_room(&mut self, count: usize) {
        self.graph.entities.reserve(count);
        self.graph.names.reserve(count);
    }

    /// Makes an entity and enters its name.
    pub fn add(&mut self, kind: Kind, name: &str) -> EntityId {
        self.add_by_key(kind, name, &fold::key(name))
    }

    /// Makes an entity and enters its name, whose key is known.
    pub fn add_by_key(&mut self, kind: Kind, name: &str, key: &str) -> EntityId {
        let id = EntityId(self.graph.entities.len() as u32);
        self.graph.entities.push(Entity {
            kind,
            name: single_spaced(name),
            qualifier: None,
            aliases: Box::default(),
            year: None,
            article: None,
            slug: Box::default(),
            reach: Reach::Everywhere,
            identity: Identity::Known,
        });
        self.graph.names.enter_key(key, id);
        id
    }

    /// Lets a name mean an entity.
    pub fn enter_name(&mut self, name: &str, id: EntityId) {
        self.graph.names.enter(name, id);
    }

    /// The entity of a kind with this name, made if there is none yet.
    pub fn intern(&mut self, kind: Kind, name: &str, qualifier: Option<&str>) -> EntityId {
        let (name, qualifier) = match (split_qualifier(name), qualifier) {
            ((name, Some(own)), None) => (name, Some(own)),
            ((name, _), qualifier) => (name, qualifier),
        };
        let named = self.graph.named(name).iter().copied();
        let mut of_kind = named.filter(|&id| self.graph.entity(id).kind == kind);
        let found = match (of_kind.clone().next(), of_kind.clone().nth(1)) {
            (one, None) => one,
            (first, _) => {
                let key = fold::key(name);
                let is_qualified = |&id: &EntityId| {
                    qualifier.is_some() && self.graph.entity(id).qualifier.as_deref() == qualifier
                };
                let own_name = |id: &EntityId| fold::key(&self.graph.entity(*id).name) == key;
                let qualified = of_kind.clone().find(is_qualified);
                qualified.or_else(|| of_kind.find(own_name)).or(first)
            }
        };
        found.unwrap_or_else(|| self.add(kind, name))
    }

    /// Whoever an article credits under a name.
    fn holder(
        &mut self,
        article: ArticleId,
        role: Role,
        name: &str,
        qualifier: Option<&str>,
    ) -> EntityId {
        let kind = role.facts().holder;
        let (bare, own) = split_qualifier(name);
        let mut namesakes = std::mem::take(&mut self.namesakes);
        let meant = namesakes.meant(self, article, role, bare, qualifier.or(own));
        self.namesakes = namesakes;
        let meant = meant.unwrap_or_else(|| self.intern(kind, name, qualifier));
        // `[[Mary Smith (born 1970)]]` leads to whom the credit means.
        if let Some(which) = qualifier.or(own)
            && namesakes::tells_apart(kind, which)
            && self.graph.entity(meant).identity == Identity::Known
        {
            self.enter_name(&format!("{bare} ({which})"), meant);
        }
        meant
    }

    /// Credits of names that stand for one of several: the first of each in every
    /// film, and where it stands.
    pub fn undecided_credits(&self) -> Vec<(EntityId, Place)> {
        let undecided = |id: EntityId| self.graph.entity(id).identity == Identity::OneOfSeveral;
        let mut first: FxHashMap<(EntityId, EntityId), Place> = FxHashMap::default();
        for credit in self.credits.values().flatten().filter(|c| undecided(c.holder)) {
            let place = first.entry((credit.film, credit.holder)).or_insert(credit.place);
            *place = (*place).min(credit.place);
        }
        let mut found: Vec<_> = first.into_iter().map(|((_, name), place)| (name, place)).collect();
        found.sort_unstable_by_key(|&(name, place)| (place, name));
        found
    }

    /// The film of this title and year, made as a stub if there is none yet. None
    /// where two have them.
    pub fn intern_film(&mut self, title: &str, year: Year) -> Option<EntityId> {
        match self.graph.film(title, year) {
            Resolution::One(film) => Some(film),
            Resolution::Several(_) => None,
            Resolution::Nothing => {
                let id = self.add(Kind::Film, title);
                self.graph.entities[id.index()].year = Some(year);
                Some(id)
            }
        }
    }

    /// Step 1: what each article is about.
    fn subjects(&mut self, diags: &mut Vec<Diagnostic>) {
        let mut seen: FxHashMap<(Kind, String, Option<Year>), Place> = FxHashMap::default();
        for (article_id, article) in self.articles() {
            let title = &article.title;
            let place = Place { source: article.source, span: title.span };
            let told_apart = match article.kind {
                // `Harbour (novel)` is no second `Harbour (film)`.
                Kind::Film if !only_counts_as_film(article) => fold::key(&title.name),
                _ => fold::key(&title.full),
            };
            if let Some(first) = seen.insert((article.kind, told_apart, article.year), place) {
                diags.push(
                    Diagnostic::new(
                        Rule::DuplicateTitle,
                        format!("a second article is called `{}`", title.full),
                    )
                    .at(place)
                    .with(first, "the first one")
                    .help("give one of them another title or year; both have a page"),
                );
            }
            let id = self.add(article.kind, &title.name);
            let entity = &mut self.graph.entities[id.index()];
            entity.qualifier = title.qualifier.as_deref().map(Box::from);
            entity.year = article.year;
            entity.article = Some(article_id);
            match article.kind {
                Kind::Year => entity.year = read_year(&entity.name),
                Kind::Country => self.enter_name(countries::usual(&title.name), id),
                _ => {}
            }
            let entity = &mut self.graph.entities[id.index()];
            entity.aliases =
                article.aliases.iter().map(|alias| alias.name.as_str().into()).collect();
            for alias in &article.aliases {
                self.enter_name(&alias.name, id);
            }
            self.graph.subjects.push(id);
            self.graph.article_names.push(ArticleNames::default());
        }
    }

    /// Step 2: what infoboxes name.
    fn fields(&mut self) {
        for (article_id, article) in self.articles() {
            let text = self.text(article);
            let subject = self.graph.subject(article_id);
            let mut fields = Vec::with_capacity(article.infobox.len());
            for field in &article.infobox {
                let value = article.prose(field.value).text(text);
                let mut named = Vec::with_capacity(field.names.len());
                for name in &field.names {
                    let prose = article.prose(field.value);
                    let written =
                        prose.wiki_target(name.range.clone()).unwrap_or(&value[name.range()]);
                    let place = article.place(field.value, name.range());
                    named.push(match field.meaning {
                        FieldMeaning::Credit(role) if article.kind == Kind::Film => {
                            let qualifier = namesakes::qualifier(value, name);
                            let holder = self.credit(article_id, role, written, qualifier, place);
                            if let Some(also) = field.also {
                                self.add_credit(subject, holder, also, place);
                            }
                            Some(holder)
                        }
                        FieldMeaning::Films if article.kind == Kind::Series => {
                            self.series_member(subject, value, name, place)
                        }
                        _ => None,
                    });
                }
                fields.push(named);
            }
            self.graph.article_names[article_id.0 as usize].fields = fields;
        }
    }

    fn credit(
        &mut self,
        article: ArticleId,
        role: Role,
        written: &str,
        qualifier: Option<&str>,
        place: Place,
    ) -> EntityId {
        let written = match role {
            Role::Series => written.trim_end_matches(" film series").trim_end_matches(" series"),
            Role::Genre => vocabulary::genre(written).unwrap_or(written),
            Role::Country => {
                let usual = countries::usual(written);
                // `Country: American`
                vocabulary::country(usual).unwrap_or(usual)
            }
            _ => written,
        };
        let holder = self.holder(article, role, written, qualifier);
        self.add_credit(self.graph.subject(article), holder, role, place);
        holder
    }

    /// Adds a credit without a character, unless the film has it.
    pub fn add_credit(&mut self, film: EntityId, holder: EntityId, role: Role, place: Place) {
        let credits = self.credits.entry(film).or_default();
        if !credits.iter().any(|credit| credit.holder == holder && credit.role == role) {
            let (character, billed_as) = (None, None);
            credits.push(Credit { film, holder, role, character, billed_as, place });
        }
    }

    /// The series that a film is known to belong to, the first of several.
    pub fn series_of(&self, film: EntityId) -> Option<EntityId> {
        let credit = self.credits_so_far(film).iter().find(|credit| credit.role == Role::Series);
        credit.map(|credit| credit.holder)
    }

    /// The credits of a film, as far as they are found.
    pub fn credits_so_far(&self, film: EntityId) -> &[Credit] {
        self.credits.get(&film).map_or(&[], Vec::as_slice)
    }

    /// What leads say of their films, where the infobox says nothing of the kind.
    fn leads(&mut self) {
        for (article_id, article) in self.articles() {
            let film = self.graph.subject(article_id);
            let silent = |role: Role| {
                // Whoever wrote it is one job, however the infobox divides it.
                let same: &[Role] = match role {
                    Role::Writer | Role::Screenplay => {
                        &[Role::Writer, Role::Screenplay, Role::Story, Role::Dialogue]
                    }
                    Role::Cast if !article.cast.is_empty() => return false,
                    _ => &[role],
                };
                let credits = self.credits.get(&film);
                !credits.is_some_and(|credits| credits.iter().any(|c| same.contains(&c.role)))
            };
            let facts: Vec<_> =
                article.lead_facts.iter().filter(|fact| silent(fact.role)).collect();
            for fact in facts {
                // "produced by Tin Kettle" is no person where infoboxes say that it is a company.
                let is_of = |kind| {
                    let named = self.graph.named(&fact.holder).iter();
                    named.copied().any(|id| self.graph.entity(id).kind == kind)
                };
                let is_for_people = fact.role.facts().holder == Kind::Person;
                if is_for_people && is_of(Kind::Company) && !is_of(Kind::Person) {
                    continue;
                }
                let range = fact.range.start as usize..fact.range.end as usize;
                let place = article.place(fact.prose, range);
                let holder = self.holder(article_id, fact.role, &fact.holder, None);
                self.add_credit(film, holder, fact.role, place);
            }
        }
    }

    /// A film that a series' own article lists.
    fn series_member(
        &mut self,
        series: EntityId,
        value: &str,
        name: &NameSpan,
        place: Place,
    ) -> Option<EntityId> {
        let title = &value[name.range()];
        let year = name.qualifier.as_deref().and_then(|q| q.split_whitespace().find_map(read_year));
        let film = match year {
            Some(year) => self.intern_film(title, year)?,
            None => {
                let films = self.graph.named(title).iter().copied();
                let mut films = films.filter(|&id| self.graph.entity(id).kind == Kind::Film);
                films.next().filter(|_| films.next().is_none())?
            }
        };
        self.add_credit(film, series, Role::Series, place);
        Some(film)
    }

    /// Step 3: who plays whom. The cast list, which names roles, comes before the
    /// infobox's `Starring`, which does not.
    fn cast(&mut self) {
        let mut parts = characters::Parts::default();
        let mut played: Vec<Vec<Played>> = Vec::with_capacity(self.articles.len());
        let mut series: FxHashMap<EntityId, Vec<EntityId>> = FxHashMap::default();
        for credit in self.credits.values().flatten().filter(|c| c.role == Role::Series) {
            series.entry(credit.film).or_default().push(credit.holder);
        }
        for (article_id, article) in self.articles() {
            let film = self.graph.subject(article_id);
            let series = series.get(&film).map_or(&[][..], Vec::as_slice);
            played.push(self.parts_of(article_id, article, series, &mut parts));
        }
        let characters = parts.decide(self);
        let character = |played: &Played| played.part.map(|at| characters[at as usize]);
        for ((article_id, article), played) in self.articles().zip(played) {
            let film = self.graph.subject(article_id);
            let list = &played[..article.cast.len()];
            self.graph.article_names[article_id.0 as usize].cast =
                list.iter().map(|one| (one.actor, character(one))).collect();
            self.cast_credits(film, &played, &characters);
        }
    }

    /// Everybody whom an article says to play somebody: the lines of its lists, of
    /// its prose, then the pairs of its plot that can be believed.
    fn parts_of(
        &mut self,
        article_id: ArticleId,
        article: &Article,
        series: &[EntityId],
        parts: &mut characters::Parts,
    ) -> Vec<Played> {
        let text = self.text(article);
        let film = self.graph.subject(article_id);
        let mut played: Vec<Played> = Vec::new();
        let mut above: Option<((ProseId, u32), u32)> = None;
        for line in article.cast.iter().chain(&article.cast_prose) {
            let shown = article.prose(line.prose).text(text);
            let prose = article.prose(line.prose);
            let name =
                prose.wiki_target(line.actor.range.clone()).unwrap_or(&shown[line.actor.range()]);
            let qualifier = namesakes::qualifier(shown, &line.actor);
            let actor = self.holder(article_id, Role::Cast, name, qualifier);
            let billed = line.role.as_ref().map(|role| {
                let prose = article.prose(role.prose);
                let target = prose.wiki_target(role.range.clone());
                let shown = &prose.text(text)[role.range()];
                let (name, _) = split_qualifier(target.unwrap_or(shown));
                name.to_string()
            });
            let part: Option<u32> =
                line.role.as_ref().zip(billed.as_ref()).and_then(|(role, billed)| {
                    match role.naming {
                        Naming::Nobody => None,
                        Naming::Version => line.parent.and_then(|at| played[at as usize].part),
                        naming => Some(parts.add(characters::Part {
                            name: billed.clone(),
                            naming,
                            actor,
                            film,
                            series: series.to_vec(),
                        })),
                    }
                });
            // "A and B as the Sisters" is one part of both.
            let spot = line.role.as_ref().map(|role| (role.prose, role.range.start));
            if let (Some(part), Some((before, other))) = (part, above)
                && spot == Some(before)
            {
                parts.join(other, part);
            }
            above = spot.zip(part);
            let place = article.place(line.prose, line.actor.range());
            played.push(Played { actor, part, billed, place });
        }
        let believed = self.believed_pairs(film, article, &played);
        for pair in believed {
            let shown = article.prose(pair.prose).text(text);
            let actor = self.holder(article_id, Role::Cast, &shown[pair.actor.range()], None);
            let known = played.iter().any(|one| one.actor == actor && one.part.is_some());
            if known || pair.role.naming == Naming::Nobody {
                continue;
            }
            let billed = shown[pair.role.range()].to_string();
            let part = parts.add(characters::Part {
                name: billed.clone(),
                naming: pair.role.naming,
                actor,
                film,
                series: series.to_vec(),
            });
            let place = article.place(pair.prose, pair.actor.range());
            played.push(Played { actor, part: Some(part), billed: Some(billed), place });
        }
        played
    }

    /// `Eve (Ana de Armas)` in a plot is a character and an actor if that person
    /// is credited in the film, or if others beside it in the plot are.
    fn believed_pairs(
        &self,
        film: EntityId,
        article: &'a Article,
        played: &[Played],
    ) -> Vec<&'a PlotPair> {
        let text = self.text(article);
        let credits = self.credits.get(&film).map_or(&[][..], Vec::as_slice);
        let is_credited = |pair: &PlotPair| {
            let name = &article.prose(pair.prose).text(text)[pair.actor.range()];
            self.graph.named(name).iter().any(|&id| {
                played.iter().any(|one| one.actor == id)
                    || credits.iter().any(|c| c.holder == id && c.role == Role::Cast)
            })
        };
        let credited = article.plot_pairs.iter().filter(|pair| is_credited(pair)).count();
        let usual = credited >= 2 && credited * 2 >= article.plot_pairs.len();
        article.plot_pairs.iter().filter(|pair| usual || is_credited(pair)).collect()
    }

    fn cast_credits(&mut self, film: EntityId, played: &[Played], characters: &[EntityId]) {
        let mut seen: FxHashSet<(EntityId, Option<EntityId>)> = FxHashSet::default();
        let with_part: FxHashSet<EntityId> =
            played.iter().filter(|one| one.part.is_some()).map(|one| one.actor).collect();
        let mut billed: Vec<Credit> = Vec::with_capacity(played.len());
        for one in played {
            let character = one.part.map(|at| characters[at as usize]);
            let said_better =
                character.is_none() && one.billed.is_none() && with_part.contains(&one.actor);
            if said_better || !seen.insert((one.actor, character)) {
                continue;
            }
            let billed_as = one
                .billed
                .clone()
                .filter(|billed| character.is_none_or(|id| *self.graph.entity(id).name != **billed))
                .map(String::into_boxed_str);
            billed.push(Credit {
                film,
                holder: one.actor,
                role: Role::Cast,
                character,
                billed_as,
                place: one.place,
            });
        }
        // `Starring` repeats the cast list without the roles.
        let listed: FxHashSet<EntityId> = played.iter().map(|one| one.actor).collect();
        if !billed.is_empty() {
            let credits = self.credits.entry(film).or_default();
            credits.retain(|credit| credit.role != Role::Cast || !listed.contains(&credit.holder));
            credits.splice(0..0, billed);
        }
    }

    /// Who was named for what. Somebody named who has no credit in any film has no
    /// page either.
    fn nominations(&mut self) {
        for (article_id, article) in self.articles() {
            let text = self.text(article);
            let film = self.graph.subject(article_id);
            if article.kind == Kind::Film && article.accolades_left_out > 0 {
                self.graph.part_named.insert(film);
            }
            for (at, accolade) in (0u32..).zip(&article.accolades) {
                let name = &article.prose(accolade.award).text(text)[accolade.name.range()];
                let award = self.intern(Kind::Award, name, None);
                // A person's or a series' table names awards; for which film, only
                // that film's own table is sure of.
                if article.kind != Kind::Film {
                    continue;
                }
                let recipient = accolade.recipient.map_or("", |id| article.prose(id).text(text));
                let people: Vec<EntityId> = accolade
                    .recipients
                    .iter()
                    .filter_map(|name| self.person_in(film, &recipient[name.range()]))
                    .collect();
                let index = self.graph.nominations.len() as u32;
                for id in people.iter().copied().chain([award, film]) {
                    self.graph.named.entry(id).or_default().push(index);
                }
                let result = accolade.result.map_or("", |id| article.prose(id).text(text));
                let outcome = Outcome::read(result);
                let nomination = Nomination { award, film, accolade: at, people, outcome };
                self.graph.nominations.push(nomination);
            }
        }
    }

    /// The person whom a film's article means by a name: of several, the one who is
    /// credited in it.
    fn person_in(&self, film: EntityId, name: &str) -> Option<EntityId> {
        let named = self.graph.named(name).iter().copied();
        let people: Vec<EntityId> =
            named.filter(|&id| self.graph.entity(id).kind == Kind::Person).collect();
        let credits = self.credits.get(&film).map_or(&[][..], Vec::as_slice);
        let mut credited =
            people.iter().copied().filter(|&id| credits.iter().any(|c| c.holder == id));
        match people.as_slice() {
            [one] => Some(*one),
            _ => credited.next().filter(|_| credited.next().is_none()),
        }
    }

    /// Step 4: films named in prose with their year.
    fn film_refs(&mut self) {
        stubs::resolve(self);
    }

    /// Keeps what the references of an article mean.
    pub fn set_film_refs(&mut self, article: ArticleId, refs: Vec<(u32, u32, EntityId)>) {
        self.graph.article_names[article.0 as usize].film_refs = refs;
    }

    /// Step 5: the years of films.
    fn years(&mut self) {
        let mut years: Vec<Year> = self
            .graph
            .entities
            .iter()
            .filter(|entity| entity.kind == Kind::Film)
            .filter_map(|entity| entity.year)
            .collect();
        years.sort_unstable();
        years.dedup();
        for year in years {
            let id = self.intern(Kind::Year, &year.to_string(), None);
            self.graph.entities[id.index()].year = Some(year);
        }
    }

    /// Other names of countries (`USA`), under which readers look for them. What else has
    /// such a name is meant by it: *Us*.
    fn names_of_countries(&mut self) {
        for id in (0..self.graph.entities.len() as u32).map(EntityId) {
            if self.graph.entity(id).kind != Kind::Country {
                continue;
            }
            let usual = countries::usual(&self.graph.entity(id).name).to_string();
            for &name in countries::others(&usual).iter().chain([&usual.as_str()]) {
                let known = self.graph.named(name);
                if known.iter().any(|&id| self.graph.entity(id).kind == Kind::Country) {
                    continue;
                }
                if known.is_empty() {
                    self.enter_name(name, id);
                }
                let aliases = &mut self.graph.entities[id.index()].aliases;
                *aliases = aliases.iter().cloned().chain([name.into()]).collect();
            }
        }
    }

    /// In an infobox that is not a film's, the keys of credits make none; their
    /// names are links all the same where the wiki knows them.
    fn known_names(&mut self) {
        for (article_id, article) in self.articles() {
            if article.kind == Kind::Film {
                continue;
            }
            let text = self.text(article);
            let mut fields =
                std::mem::take(&mut self.graph.article_names[article_id.0 as usize].fields);
            for (field, named) in article.infobox.iter().zip(&mut fields) {
                let FieldMeaning::Credit(role) = field.meaning else { continue };
                let value = article.prose(field.value).text(text);
                for (name, entity) in field.names.iter().zip(named) {
                    let bearers = self.graph.named(&value[name.range()]).iter().copied();
                    let mut bearers = bearers.filter(|&id| {
                        self.graph.entity(id).kind == role.facts().holder
                            && id != self.graph.subject(article_id)
                    });
                    *entity = bearers.next().filter(|_| bearers.next().is_none());
                }
            }
            self.graph.article_names[article_id.0 as usize].fields = fields;
        }
    }

    fn slugs(&mut self) {
        let entities = &mut self.graph.entities;
        let wanted: Vec<String> =
            entities.par_iter().map(|one| slug(&one.slug_name(), "untitled")).collect();
        // Each kind has a folder of its own.
        let mut by_kind: FxHashMap<Kind, Vec<(usize, String)>> = FxHashMap::default();
        for (at, slug) in wanted.into_iter().enumerate() {
            by_kind.entry(entities[at].kind).or_default().push((at, slug));
        }
        let claimed: Vec<Vec<(usize, String)>> = by_kind
            .into_par_iter()
            .map(|(_, wanted)| {
                let mut taken = Taken::with_reserved(&["index"]);
                wanted.into_iter().map(|(at, slug)| (at, taken.claim(slug))).collect()
            })
            .collect();
        for (at, slug) in claimed.into_iter().flatten() {
            entities[at].slug = slug.into();
        }
    }

    /// Step 6: names that lead to several pages, and to pages of other names.
    fn shared_names(&mut self) {
        let graph = &mut self.graph;
        graph.shared = shared::names(graph);
        for (at, one) in (0..).zip(&graph.shared) {
            let key = fold::key(&one.name);
            let own = one.bearers.iter().copied();
            let own = own.filter(|id| fold::key(&graph.entities[id.index()].name) == key);
            graph.shared_by.extend(own.map(|id| (id, at)));
        }
        graph.redirects = shared::redirects(graph);
    }

    fn index(&mut self) {
        let graph = &mut self.graph;
        let mut by_film: Vec<(EntityId, Vec<Credit>)> = self.credits.drain().collect();
        by_film.sort_unstable_by_key(|&(film, _)| film);
        let count = by_film.iter().map(|(_, credits)| credits.len()).sum();
        graph.credits = Vec::with_capacity(count);
        graph.credits.extend(by_film.into_iter().flat_map(|(_, credits)| credits));
        for (id, entity) in (0..).map(EntityId).zip(&graph.entities) {
            graph.by_kind.entry(entity.kind).or_default().push(id);
            if let (Kind::Film, Some(year)) = (entity.kind, entity.year) {
                graph.films_by_year.entry(year).or_default().push(id);
            }
        }
        let count = graph.entities.len();
        let credits = &graph.credits;
        graph.by_film = ByEntity::new(count, credits, |credit| Some(credit.film));
        graph.by_holder = ByEntity::new(count, credits, |credit| Some(credit.holder));
        let held = graph.by_holder.all().iter().map(|&at| &credits[at as usize]);
        graph.works = held.map(|credit| Work { film: credit.film, role: credit.role }).collect();
        graph.by_character = ByEntity::new(count, credits, |credit| credit.character);
    }
}

/// A name with one space between its words.
fn single_spaced(name: &str) -> Box<str> {
    let is_so = !name.contains("  ") && !name.contains(|c: char| c != ' ' && c.is_whitespace());
    match is_so {
        true => name.trim_matches(' ').into(),
        false => name.split_whitespace().collect::<Vec<_>>().join(" ").into(),
    }
}

/// Somebody who plays a part, as an article says it.
struct Played {
    actor: EntityId,
    /// Index of the part, if it is somebody with a page.
    part: Option<u32>,
    /// The part's name, as written.
    billed: Option<String>,
    place: Place,
}

impl Entity {
    /// What its slug is made from: a film's title and year; a name, and its
    /// qualifier where that says more than the kind.
    fn slug_name(&self) -> String {
        match (self.kind, self.year, self.qualifier.as_deref()) {
            (Kind::Film, Some(year), _) => format!("{} {year}", self.name),
            (Kind::Film | Kind::Year, ..) | (_, _, None) => self.name.clone().into_string(),
            (kind, _, Some(qualifier)) => match Kind::from_qualifier(qualifier) {
                Some(named) if named == kind && kind != Kind::Person => {
                    self.name.clone().into_string()
                }
                _ => format!("{} {qualifier}", self.name),
            },
        }
    }
}
