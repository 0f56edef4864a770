//! Somebody's films by year and role.
//!
//! One row a role, one mark a film; films of the same year and role stand above
//! each other. The filmography on the page says the same in words.

use std::fmt::Write as _;

use crate::entity::EntityId;
use crate::model::credit::Role;
use crate::model::facts::Year;
use crate::render::html::{Html, escape};
use crate::render::pictures::Drawing;
use crate::render::pictures::svg::{Scale, axis};
use crate::render::{Site, phrases};

/// Most credits looked at.
const CREDITS: usize = 400;

/// Marks up to which each is a link of its own.
const LINKED: usize = 20;

/// Films and years from which on there is something to draw.
const ENOUGH: (usize, usize) = (3, 2);

/// Marks above each other in one year, at most.
const STACK: u32 = 5;

/// A row of the drawing: what the role is called, and its films by year.
struct Row {
    name: &'static str,
    films: Vec<(Year, EntityId)>,
}

/// Draws a person's career.
pub fn draw(site: &Site, person: EntityId, root: &str) -> Option<Drawing> {
    let rows = rows(site, person);
    let mut films: Vec<(Year, EntityId)> =
        rows.iter().flat_map(|row| row.films.iter().copied()).collect();
    films.sort_unstable();
    films.dedup();
    let (&(first, _), &(last, _)) = (films.first()?, films.last()?);
    let mut years: Vec<Year> = films.iter().map(|&(year, _)| year).collect();
    years.dedup();
    if films.len() < ENOUGH.0 || years.len() < ENOUGH.1 {
        return None;
    }
    let marks: usize = rows.iter().map(|row| row.films.len()).sum();
    let scale = Scale::years(first, last);
    let mut svg = String::new();
    let mut y = 0;
    for row in &rows {
        y = draw_row(&mut svg, site, row, scale, y, (marks <= LINKED).then_some(root));
    }
    axis(&mut svg, scale, (first, last), y + 8);
    let height = y + 28;
    let svg = format!("<svg class=\"time\" height=\"{height}\" aria-hidden=\"true\">{svg}</svg>");
    let count = phrases::capitalised(&phrases::count(films.len(), "film", "films"));
    let caption = format!("{count}, from {first} to {last}; each mark is one in that role.");
    Some(Drawing { svg: Html(svg), caption })
}

/// Draws one row from `y` on, and says where the next begins. Marks are links if
/// there is a way to the root.
fn draw_row(
    svg: &mut String,
    site: &Site,
    row: &Row,
    scale: Scale,
    y: u32,
    root: Option<&str>,
) -> u32 {
    let above = |at: usize| {
        let (year, _) = row.films[at];
        row.films[..at].iter().rev().take_while(|(other, _)| *other == year).count() as u32
    };
    let tallest = (0..row.films.len()).map(above).max().unwrap_or(0).min(STACK - 1);
    let _ = write!(svg, "<text class=\"row\" y=\"{}\">{}</text>", y + 14, row.name);
    let line = y + 28 + tallest * 11;
    let _ = write!(svg, "<path d=\"M0 {line}.5h2000\"/>");
    for (at, &(year, film)) in row.films.iter().enumerate() {
        let x = scale.at(f64::from(year));
        let cy = line - above(at).min(STACK - 1) * 11;
        let mark = format!("<circle cx=\"{x}\" cy=\"{cy}\" r=\"5\"/>");
        match root {
            Some(root) => {
                let href = site.href(root, film);
                let _ = write!(svg, "<a href=\"{href}\" tabindex=\"-1\"><title>");
                escape(svg, &site.graph.entity(film).name);
                let _ = write!(svg, ", {year}</title>{mark}</a>");
            }
            None => svg.push_str(&mark),
        }
    }
    line + 10
}

/// Somebody's roles in billing order, with the films that have a year.
fn rows(site: &Site, person: EntityId) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut credits: Vec<(usize, Year, EntityId, &'static str)> = site
        .graph
        .credits_of(person)
        .take(CREDITS)
        // Whoever wrote what a film is based on did so at another time.
        .filter(|credit| credit.role != Role::BasedOn)
        .filter_map(|credit| {
            let year = site.graph.entity(credit.film).year?;
            let (rank, name) = group(credit.role);
            Some((rank, year, credit.film, name))
        })
        .collect();
    credits.sort_unstable();
    credits.dedup();
    for (_, year, film, name) in credits {
        match rows.last_mut().filter(|row| row.name == name) {
            Some(row) => row.films.push((year, film)),
            None => rows.push(Row { name, films: vec![(year, film)] }),
        }
    }
    rows
}

/// The row that a role stands in: writers of every kind share one, and so do
/// producers.
fn group(role: Role) -> (usize, &'static str) {
    let shown = match role {
        Role::Screenplay | Role::Story => Role::Writer,
        Role::ExecutiveProducer => Role::Producer,
        role => role,
    };
    let rank = Role::ALL.iter().position(|&other| other == shown).unwrap_or(0);
    (rank, shown.facts().on_holder)
}
