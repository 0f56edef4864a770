//! JSON-LD: what search engines read of a page.

use serde_json::json;

use crate::entity::EntityId;
use crate::graph::Credit;
use crate::model::credit::Role;
use crate::render::Site;
use crate::render::html::Html;

/// schema.org `Movie` (<https://schema.org/Movie>).
pub fn film(site: &Site, film: EntityId) -> Html {
    let entity = site.graph.entity(film);
    let names = |wanted: fn(&Credit) -> bool, kind: &str| -> Vec<serde_json::Value> {
        site.graph
            .credits_of_film(film)
            .filter(|credit| wanted(credit))
            .map(|credit| json!({ "@type": kind, "name": site.graph.entity(credit.holder).name }))
            .collect()
    };
    let mut movie = serde_json::Map::new();
    movie.insert("@context".into(), "https://schema.org".into());
    movie.insert("@type".into(), "Movie".into());
    movie.insert("name".into(), entity.name.as_str().into());
    if let Some(url) = site.config.base_url.as_ref().map(|_| site.absolute(&site.path_of(film))) {
        movie.insert("url".into(), url.into());
    }
    let facts = site.graph.facts(film);
    let released = facts.and_then(|facts| facts.released).map(|date| date.iso());
    if let Some(date) = released.or_else(|| entity.year.map(|year| year.to_string())) {
        movie.insert("datePublished".into(), date.into());
    }
    if let Some(minutes) = facts.and_then(|facts| facts.runtime) {
        movie.insert("duration".into(), format!("PT{minutes}M").into());
    }
    let genres = site
        .graph
        .credits_of_film(film)
        .filter(|credit| credit.role == Role::Genre)
        .map(|credit| site.graph.entity(credit.holder).name.as_str().into())
        .collect();
    let lists = [
        ("director", names(|c| c.role == Role::Director, "Person")),
        (
            "author",
            names(|c| matches!(c.role, Role::Writer | Role::Screenplay | Role::Story), "Person"),
        ),
        ("producer", names(|c| c.role == Role::Producer, "Person")),
        ("actor", names(|c| c.role == Role::Cast, "Person")),
        ("musicBy", names(|c| c.role == Role::Music, "Person")),
        ("productionCompany", names(|c| c.role == Role::Studio, "Organization")),
        ("genre", genres),
        ("countryOfOrigin", names(|c| c.role == Role::Country, "Country")),
    ];
    for (key, list) in lists {
        if !list.is_empty() {
            movie.insert(key.into(), list.into());
        }
    }
    // `<` could end the script element that this stands in.
    Html(serde_json::Value::Object(movie).to_string().replace('<', "\\u003c"))
}
