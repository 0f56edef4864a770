//! The wiki's films by year, or by decade where the years are many.
//!
//! A column has two parts: films with an article, and above them films that
//! articles name. Each is a link to its year's page, or to its decade in the index.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::model::facts::Year;
use crate::model::kind::Kind;
use crate::render::Site;
use crate::render::html::Html;
use crate::render::pictures::Drawing;
use crate::render::pictures::svg::Percent;

/// Columns that still have room for their label on a phone.
const COLUMNS: Year = 12;

/// Height of the tallest column.
const HEIGHT: usize = 96;

/// Draws the films of the wiki for a page at the site's root.
pub fn years(site: &Site) -> Option<Drawing> {
    // By year: films with an article, and the others.
    let mut films: BTreeMap<Year, (usize, usize)> = BTreeMap::new();
    for (_, film) in site.of_kind(Kind::Film) {
        let Some(year) = film.year else { continue };
        let (written, named) = films.entry(year).or_default();
        *(if film.article.is_some() { written } else { named }) += 1;
    }
    let (&first, &last) = (films.keys().next()?, films.keys().next_back()?);
    if films.len() < 2 {
        return None;
    }
    let step = if last - first < COLUMNS { 1 } else { 10 };
    let mut columns: BTreeMap<Year, (usize, usize)> = BTreeMap::new();
    let begins = first / step * step;
    for column in (begins..=last).step_by(step as usize) {
        let within = films.range(column..column + step);
        let (written, named) =
            within.fold((0, 0), |sum, (_, count)| (sum.0 + count.0, sum.1 + count.1));
        columns.insert(column, (written, named));
    }
    let most = columns.values().map(|(written, named)| written + named).max()?;
    let each = 100.0 / columns.len() as f64;
    let mut svg = String::new();
    for (nth, (&year, &(written, named))) in columns.iter().enumerate() {
        let x = Percent(nth as f64 * each);
        let (href, name) = match step {
            1 => (format!("years/{year}.html"), year.to_string()),
            _ => (format!("years/index.html#y{year}"), format!("{year}s")),
        };
        let total = written + named;
        // On a phone every other label would run into the next.
        let class = if columns.len() > 7 && nth % 2 == 1 { " class=\"alt\"" } else { "" };
        let middle = Percent(x.0 + each / 2.0);
        let label = format!("<text{class} x=\"{middle}\" y=\"{}\">{name}</text>", HEIGHT + 36);
        if total == 0 {
            svg.push_str(&label);
            continue;
        }
        let tall = |count: usize| (count * HEIGHT).div_ceil(most);
        let (all, solid) = (tall(total), tall(written));
        // In figures, as they stand over the column.
        let films = if total == 1 { "1 film".to_string() } else { format!("{total} films") };
        let (bar_x, bar_width) = (Percent(x.0 + each * 0.14), Percent(each * 0.72));
        let _ = write!(
            svg,
            "<a href=\"{href}\" aria-label=\"{name}: {films}\"><rect class=\"hit\" x=\"{x}\" width=\"{}\" height=\"{}\"/>\
             <rect class=\"to\" x=\"{bar_x}\" y=\"{}\" width=\"{bar_width}\" height=\"{all}\"/>\
             <rect x=\"{bar_x}\" y=\"{}\" width=\"{bar_width}\" height=\"{solid}\"/>\
             {label} <text x=\"{middle}\" y=\"{}\">{total}</text></a>",
            Percent(each),
            HEIGHT + 40,
            20 + HEIGHT - all,
            20 + HEIGHT - solid,
            14 + HEIGHT - all,
        );
    }
    let _ = write!(svg, "<path d=\"M-8 {}.5h2000\"/>", 20 + HEIGHT);
    let height = HEIGHT + 40;
    let named: usize = columns.values().map(|(_, named)| named).sum();
    let what = if step == 1 { "year" } else { "decade" };
    let caption = match named {
        0 => format!("Films by {what}."),
        _ => {
            format!(
                "Films by {what}: solid are those with an article, the others are named in one."
            )
        }
    };
    // Its columns are links, so that it cannot be hidden from anybody.
    let svg = format!(
        "<svg class=\"time years\" height=\"{height}\" role=\"group\" \
         aria-label=\"Films by {what}\">{svg}</svg>"
    );
    Some(Drawing { svg: Html(svg), caption })
}
