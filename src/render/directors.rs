//! Who directed a film, as its infobox says it.
//!
//! In: a film. Out: its directors in order. A first name that shares the last name behind
//! it is nobody's credit, but is written: `Joel and Ethan Crane` is not `Ethan Crane`.

use crate::entity::EntityId;
use crate::model::article::FieldMeaning;
use crate::model::credit::Role;
use crate::render::Site;

/// Somebody who is named as a director.
#[derive(Clone, Copy)]
pub enum Named<'a> {
    /// Whom a page is of.
    Known(EntityId),
    /// The first name of somebody who cannot be told.
    FirstName(&'a str),
}

/// The directors of a film.
pub fn directors<'a>(site: &Site<'a>, film: EntityId) -> Vec<Named<'a>> {
    let first_names = first_names(site, film);
    let mut named = Vec::new();
    for credit in site.graph.credits_of_film(film).filter(|one| one.role == Role::Director) {
        let is_before = |&&(_, behind): &&(_, u32)| behind == credit.place.span.start;
        let first = first_names.iter().find(is_before);
        named.extend(first.map(|&(name, _)| Named::FirstName(name)));
        named.push(Named::Known(credit.holder));
    }
    named
}

/// First names that were left out, each with the place of the name behind it.
fn first_names<'a>(site: &Site<'a>, film: EntityId) -> Vec<(&'a str, u32)> {
    let Some((_, article)) = site.article_about(film) else { return Vec::new() };
    let mut found = Vec::new();
    for field in &article.infobox {
        let directed = FieldMeaning::Credit(Role::Director) == field.meaning
            || field.also == Some(Role::Director);
        for first in field.first_names.iter().filter(|_| directed) {
            let prose = article.prose(field.value);
            let name = &prose.text(site.text(article))[first.start as usize..first.end as usize];
            let behind = field.names.iter().find(|name| name.range.start >= first.end);
            let place = behind.map(|name| article.place(field.value, name.range()));
            found.extend(place.map(|place| (name, place.span.start)));
        }
    }
    found
}
