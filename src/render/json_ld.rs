//! JSON-LD: what search engines read of a page.
//!
//! In: an entity. Out: one `@graph` with what the page is about and the way to it
//! from the front page, in the words of schema.org. Only kinds that schema.org has
//! a type for are described: a character or an award would have to be called
//! something that it is not.
//!
//! Nothing here comes from a plot, and nothing is guessed: what the wiki does not
//! know is left out. URLs have to be absolute, so without a base URL there are none.

use serde_json::{Map, Value, json};

use crate::entity::EntityId;
use crate::graph::{Credit, Nomination};
use crate::model::credit::Role;
use crate::model::kind::Kind;
use crate::render::data::is_won;
use crate::render::film::{image, plain_lead};
use crate::render::html::Html;
use crate::render::makers::{Named, makers};
use crate::render::release::films_in_order;
use crate::render::{Site, vitals};
use crate::route::Route;

/// Most actors named, in billing order: a page's description is not its cast page, and
/// schema.org has no word for "and others". The cast page and `data/films.json`, which
/// the README names, have the rest.
const ACTORS: usize = 12;

/// What a page of an entity says of it; none where there is nothing to say.
pub fn entity(site: &Site, id: EntityId) -> Option<Html> {
    let kind = site.graph.entity(id).kind;
    let about = match kind {
        Kind::Film => Some(movie(site, id)),
        Kind::Person => Some(person(site, id)),
        Kind::Company => Some(described(site, id, "Organization")),
        Kind::Series => Some(series(site, id)),
        _ => None,
    };
    let name = site.graph.entity(id).name.clone();
    graph(about, breadcrumbs(site, &[index(kind), (name.into_string(), Route::Entity(id))]))
}

/// The way to a film's section page; the overview says what the film is.
pub fn facet(site: &Site, film: EntityId, at: u16, name: &str) -> Option<Html> {
    let title = site.graph.entity(film).name.clone();
    let way = [
        index(Kind::Film),
        (title.into_string(), Route::Entity(film)),
        (name.to_string(), Route::Facet(film, at)),
    ];
    graph(None, breadcrumbs(site, &way))
}

/// The wiki itself (<https://schema.org/WebSite>).
pub fn home(site: &Site) -> Option<Html> {
    let mut wiki = thing("WebSite", &site.config.title);
    if !site.config.description.is_empty() {
        wiki.insert("description".into(), site.config.description.as_str().into());
    }
    wiki.insert("inLanguage".into(), site.config.language.as_str().into());
    add_url(site, &mut wiki, Route::Home);
    graph(Some(wiki), None)
}

fn index(kind: Kind) -> (String, Route) {
    (kind.plural().to_string(), Route::Index(kind))
}

/// One script element for all that a page says.
fn graph(about: Option<Map<String, Value>>, way: Option<Map<String, Value>>) -> Option<Html> {
    let nodes: Vec<Map<String, Value>> = about.into_iter().chain(way).collect();
    let graph = json!({ "@context": "https://schema.org", "@graph": nodes });
    // `<` could end the script element that this stands in.
    (!nodes.is_empty()).then(|| Html(graph.to_string().replace('<', "\\u003c")))
}

/// <https://schema.org/BreadcrumbList>, which is of use only with URLs.
fn breadcrumbs(site: &Site, way: &[(String, Route)]) -> Option<Map<String, Value>> {
    site.config.base_url.as_ref()?;
    let items: Vec<Value> = (1..)
        .zip(way)
        .map(|(position, (name, route))| {
            let item = site.absolute(&site.path(*route));
            json!({ "@type": "ListItem", "position": position, "name": name, "item": item })
        })
        .collect();
    let mut list = Map::new();
    list.insert("@type".into(), "BreadcrumbList".into());
    list.insert("itemListElement".into(), items.into());
    Some(list)
}

/// <https://schema.org/Movie>.
fn movie(site: &Site, film: EntityId) -> Map<String, Value> {
    let mut movie = described(site, film, "Movie");
    let entity = site.graph.entity(film);
    let facts = site.facts(film);
    if let Some(image) = image(site, film) {
        movie.insert("image".into(), image.url.into());
    }
    let released = facts.and_then(|facts| facts.released).map(|date| date.iso());
    if let Some(date) = released.or_else(|| entity.year.map(|year| year.to_string())) {
        movie.insert("datePublished".into(), date.into());
    }
    if let Some(minutes) = facts.and_then(|facts| facts.runtime) {
        movie.insert("duration".into(), format!("PT{minutes}M").into());
    }
    let holders = |wanted: fn(Role) -> bool, kind: &str| -> Vec<Value> {
        let mut ids: Vec<EntityId> = Vec::new();
        for credit in site.graph.credits_of_film(film).filter(|credit| wanted(credit.role)) {
            if !ids.contains(&credit.holder) {
                ids.push(credit.holder);
            }
        }
        // A page's own links lead to most of them; these are for whom a name is not enough.
        let named = |id| match kind {
            "MovieSeries" => reference(site, id, kind),
            _ => thing(kind, &site.graph.entity(id).name),
        };
        ids.into_iter().map(|id| named(id).into()).collect()
    };
    let people = |wanted: fn(Role) -> bool| -> Vec<Value> {
        let mut known: Vec<EntityId> = Vec::new();
        let mut values: Vec<Value> = Vec::new();
        for named in makers(site, film, wanted) {
            match named {
                Named::FirstName(name) => values.push(thing("Person", name).into()),
                Named::Known(id) if known.contains(&id) => {}
                Named::Known(id) => {
                    known.push(id);
                    values.push(reference(site, id, "Person").into());
                }
            }
        }
        values
    };
    let writes = |role| matches!(role, Role::Writer | Role::Screenplay | Role::Story);
    let genres = site
        .graph
        .credits_of_film(film)
        .filter(|credit| credit.role == Role::Genre)
        .map(|credit| (&*site.graph.entity(credit.holder).name).into())
        .collect();
    let lists = [
        ("director", people(|role| role == Role::Director)),
        ("author", people(writes)),
        ("producer", people(|role| role == Role::Producer)),
        ("actor", cast(site, film)),
        ("musicBy", people(|role| role == Role::Music)),
        ("editor", people(|role| role == Role::Editing)),
        ("productionCompany", holders(|role| role == Role::Studio, "Organization")),
        ("genre", genres),
        ("countryOfOrigin", holders(|role| role == Role::Country, "Country")),
        ("inLanguage", holders(|role| role == Role::Language, "Language")),
        ("isPartOf", holders(|role| role == Role::Series, "MovieSeries")),
        ("award", awards(site, film)),
    ];
    add_lists(&mut movie, lists);
    movie
}

/// Who plays, each with the role where the article has one
/// (<https://schema.org/PerformanceRole>).
fn cast(site: &Site, film: EntityId) -> Vec<Value> {
    let role = |credit: &Credit| -> Option<String> {
        let own = credit.character.map(|id| &*site.graph.entity(id).name);
        credit.billed_as.as_deref().or(own).map(str::to_string)
    };
    site.graph
        .credits_of_film(film)
        .filter(|credit| credit.role == Role::Cast)
        .take(ACTORS)
        .map(|credit| {
            let actor = reference(site, credit.holder, "Person");
            match role(credit) {
                Some(name) => json!({
                    "@type": "PerformanceRole", "actor": actor, "characterName": name,
                }),
                None => actor.into(),
            }
        })
        .collect()
}

/// Awards that were won: schema.org's `award` is not for nominations.
fn awards(site: &Site, id: EntityId) -> Vec<Value> {
    let won = |nomination: &Nomination| -> Option<Value> {
        let (_, article) = site.article_about(nomination.film)?;
        let accolade = article.accolades.get(nomination.accolade as usize)?;
        let category = article.prose(accolade.category).text(site.text(article)).trim();
        let award = &site.graph.entity(nomination.award).name;
        is_won(nomination).then(|| format!("{award}: {category}").into())
    };
    site.graph.nominations(id).filter_map(won).collect()
}

/// <https://schema.org/Person>, with what the infobox of an article says of the life.
fn person(site: &Site, id: EntityId) -> Map<String, Value> {
    let mut person = described(site, id, "Person");
    let vitals = vitals::of_person(site, id);
    for (key, date) in [("birthDate", vitals.born), ("deathDate", vitals.died)] {
        if let Some(date) = date {
            person.insert(key.into(), date.iso().into());
        }
    }
    for (key, place) in [("birthPlace", vitals.birthplace), ("deathPlace", vitals.deathplace)] {
        if let Some(place) = place {
            person.insert(key.into(), thing("Place", place).into());
        }
    }
    let countries = vitals.countries.iter().map(|name| thing("Country", name).into()).collect();
    let jobs = vitals.jobs.into_iter().map(Value::from).collect();
    let lists = [("jobTitle", jobs), ("nationality", countries), ("award", awards(site, id))];
    add_lists(&mut person, lists);
    person
}

/// <https://schema.org/MovieSeries>, with its films in order.
fn series(site: &Site, id: EntityId) -> Map<String, Value> {
    let mut series = described(site, id, "MovieSeries");
    let films = films_in_order(site, id)
        .into_iter()
        .map(|film| {
            let mut movie = reference(site, film, "Movie");
            if let Some(year) = site.graph.entity(film).year {
                movie.insert("datePublished".into(), year.to_string().into());
            }
            movie.into()
        })
        .collect();
    add_lists(&mut series, [("hasPart", films)]);
    series
}

fn thing(kind: &str, name: &str) -> Map<String, Value> {
    let mut thing = Map::new();
    thing.insert("@type".into(), kind.into());
    thing.insert("name".into(), name.into());
    thing
}

/// A thing as another one's property: its name and its page.
fn reference(site: &Site, id: EntityId, kind: &str) -> Map<String, Value> {
    let mut reference = thing(kind, &site.graph.entity(id).name);
    add_url(site, &mut reference, Route::Entity(id));
    reference
}

/// What can be said of anything: its names, its page, how its article begins.
fn described(site: &Site, id: EntityId, kind: &str) -> Map<String, Value> {
    let mut described = reference(site, id, kind);
    let entity = site.graph.entity(id);
    let aliases = entity.aliases.iter().map(|alias| (&**alias).into()).collect();
    add_lists(&mut described, [("alternateName", aliases)]);
    let lead = site.article_about(id).map(|(id, _)| plain_lead(site, id, 300));
    if let Some(lead) = lead.filter(|lead| !lead.is_empty()) {
        described.insert("description".into(), lead.into());
    }
    described
}

fn add_url(site: &Site, to: &mut Map<String, Value>, route: Route) {
    if site.config.base_url.is_some() {
        to.insert("url".into(), site.absolute(&site.path(route)).into());
    }
}

fn add_lists<const N: usize>(to: &mut Map<String, Value>, lists: [(&str, Vec<Value>); N]) {
    for (key, list) in lists {
        if !list.is_empty() {
            to.insert(key.into(), list.into());
        }
    }
}
