//! Pictures of facts, drawn as SVG when a page is made.
//!
//! In: what the graph and the articles know. Out: typed views that the
//! components of `pictures.html` show. Every picture is a list or a figure whose
//! words are HTML, so that they wrap, are read aloud and lead somewhere; the SVG
//! beside them has no text but years, takes its colours from the style sheet, and
//! is hidden from screen readers, because the words say the same. Only the columns of
//! `years` are links themselves, and so have names of their own. Widths are
//! percentages, so one drawing fits every screen without scaling its letters.
//!
//! 1. `svg` has scales, ticks and the few shapes that all pictures are made of;
//! 2. `money` draws what a film cost and took, `grosses` what a series took;
//! 3. `career` draws somebody's films by year and role, `years` the wiki's films
//!    by year or decade;
//! 4. `history` draws what happened to a film and when;
//! 5. `ties` finds who worked with whom, and draws it.
//!
//! A picture that would show one thing only is not drawn. Nothing here looks at
//! more than a fixed number of credits.

mod career;
mod grosses;
mod history;
mod money;
mod svg;
mod ties;
mod years;

use serde::Serialize;

use crate::entity::EntityId;
use crate::model::kind::Kind;
use crate::render::Site;
use crate::render::html::Html;
use crate::render::views::Link;

pub use grosses::around as in_series;
pub use years::years;

/// Pictures on a film's overview.
#[derive(Debug, Default, Serialize)]
pub struct FilmPictures {
    /// What it cost and took.
    pub money: Option<Bars>,
    /// What happened to it, and when.
    pub history: Option<History>,
    /// Who of its cast and crew worked together elsewhere.
    pub ties: Option<TiesMap>,
}

/// Pictures on the page of a person or a series.
#[derive(Debug, Default, Serialize)]
pub struct EntityPictures {
    /// A person's films by year and role.
    pub career: Option<Drawing>,
    /// What a series took, film by film.
    pub grosses: Option<Bars>,
    /// With whom a person worked most.
    pub ties: Option<Ties>,
}

/// A list of bars, or of other small drawings, one a line.
#[derive(Debug, Serialize)]
pub struct Bars {
    /// Lines.
    pub rows: Vec<Bar>,
    /// What has to be said of the drawing; may be empty.
    pub caption: String,
}

/// A line of such a list.
#[derive(Debug, Serialize)]
pub struct Bar {
    /// What it is about, and where that leads; no way out for an empty `href`.
    pub label: Link,
    /// Whether it stands for itself.
    pub rank: Rank,
    /// Whether the label is the title of a film.
    pub is_film: bool,
    /// The figure in words.
    pub value: String,
    /// The drawing.
    pub bar: Html,
}

/// Whether a line stands for itself or divides the one above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Rank {
    /// A line of its own.
    Whole,
    /// A part of the line above.
    Part,
}

/// A drawing whose words stand elsewhere on the page.
#[derive(Debug, Serialize)]
pub struct Drawing {
    /// The drawing.
    pub svg: Html,
    /// What it shows, in a sentence.
    pub caption: String,
}

/// What happened when, drawn and in words.
#[derive(Debug, Serialize)]
pub struct History {
    /// Marks to scale.
    pub svg: Html,
    /// What happened, in its order.
    pub rows: Vec<Moment>,
}

/// Something that happened.
#[derive(Debug, Serialize)]
pub struct Moment {
    /// When.
    pub date: String,
    /// The sentence that says so; none for an empty one.
    pub href: String,
    /// What.
    pub words: Html,
}

/// Whom somebody worked with, in words and drawn.
#[derive(Debug, Serialize)]
pub struct Ties {
    /// Strongest first: those who share the same films.
    pub rows: Vec<Together>,
    /// What has to be said of the drawing; may be empty.
    pub caption: String,
}

/// People, and the films that they share with somebody.
#[derive(Debug, Serialize)]
pub struct Together {
    /// The people.
    pub with: Vec<Link>,
    /// The films, in words.
    pub words: Html,
    /// When; may be empty.
    pub strip: Html,
}

/// A map of the people of a film who worked together in others.
#[derive(Debug, Serialize)]
pub struct TiesMap {
    /// The people, a line each.
    pub names: Vec<Link>,
    /// A column for each film, beside the names.
    pub svg: Html,
    /// The films from left to right, with their people.
    pub films: Vec<Shared>,
}

/// A film that people of another share.
#[derive(Debug, Serialize)]
pub struct Shared {
    /// The film.
    pub film: Link,
    /// The people, in words.
    pub with: Html,
}

/// The pictures on a film's overview.
pub fn of_film(site: &Site, film: EntityId, root: &str) -> FilmPictures {
    match site.article_about(film) {
        Some((id, article)) => FilmPictures {
            money: money::draw(site, film, id, article, root),
            history: history::draw(site, film, id, article, &site.path_of(film)),
            ties: ties::of_film(site, film, root),
        },
        None => FilmPictures::default(),
    }
}

/// The pictures on the page of anything but a film.
pub fn of_entity(site: &Site, id: EntityId, root: &str) -> EntityPictures {
    match site.graph.entity(id).kind {
        Kind::Person => EntityPictures {
            career: career::draw(site, id, root),
            ties: ties::of_person(site, id, root),
            grosses: None,
        },
        Kind::Series => {
            EntityPictures { grosses: grosses::draw(site, id, root), ..EntityPictures::default() }
        }
        _ => EntityPictures::default(),
    }
}
