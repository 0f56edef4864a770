//! Who made a film, as its infobox says it.
//!
//! In: a film. Out: its directors and others in order. A first name that shares the last
//! name behind it is nobody's credit, but is written: `Joel and Ethan Crane` is not `Ethan
//! Crane`.

use crate::entity::EntityId;
use crate::graph::Credit;
use crate::model::article::FieldMeaning;
use crate::model::credit::Role;
use crate::render::Site;
use crate::source::Place;

/// Somebody who is named.
#[derive(Clone, Copy)]
pub enum Named<'a> {
    /// Whom a page is of.
    Known(EntityId),
    /// The first name of somebody who cannot be told.
    FirstName(&'a str),
}

/// The directors of a film.
pub fn directors<'a>(site: &Site<'a>, film: EntityId) -> Vec<Named<'a>> {
    makers(site, film, |role| role == Role::Director)
}

/// Who did such jobs in a film, each credit once.
pub fn makers<'a>(site: &Site<'a>, film: EntityId, wanted: fn(Role) -> bool) -> Vec<Named<'a>> {
    let first_names = FirstNames::of(site, film);
    let mut named = Vec::new();
    for credit in site.graph.credits_of_film(film).filter(|credit| wanted(credit.role)) {
        named.extend(first_names.before(credit).map(Named::FirstName));
        named.push(Named::Known(credit.holder));
    }
    named
}

/// The first names that a film's infobox has before whole ones.
pub struct FirstNames<'a>(Vec<FirstName<'a>>);

struct FirstName<'a> {
    name: &'a str,
    roles: [Option<Role>; 2],
    /// Where the whole name behind it stands.
    behind: Place,
}

impl<'a> FirstNames<'a> {
    /// Those of a film.
    pub fn of(site: &Site<'a>, film: EntityId) -> Self {
        let Some((_, article)) = site.article_about(film) else { return Self(Vec::new()) };
        let mut found = Vec::new();
        for field in &article.infobox {
            let FieldMeaning::Credit(role) = field.meaning else { continue };
            for first in &field.first_names {
                let prose = article.prose(field.value);
                let name =
                    &prose.text(site.text(article))[first.start as usize..first.end as usize];
                let behind = field.names.iter().find(|name| name.range.start >= first.end);
                found.extend(behind.map(|behind| FirstName {
                    name,
                    roles: [Some(role), field.also],
                    behind: article.place(field.value, behind.range()),
                }));
            }
        }
        Self(found)
    }

    /// Those that are written before the name of a credit.
    pub fn before(&self, credit: &Credit) -> impl Iterator<Item = &'a str> {
        let is_before = |first: &&FirstName| {
            first.roles.contains(&Some(credit.role))
                && first.behind.source == credit.place.source
                && first.behind.span.start == credit.place.span.start
        };
        self.0.iter().filter(is_before).map(|first| first.name)
    }
}
