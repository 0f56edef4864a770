//! The films that an article lists as its own, each with its year.
//!
//! In: an article and its text. Out: [`Listed`] films, in reading order, but for those
//! under headings of others (`Influences`, `Similar films`):
//!
//! 1. of its lists, what items begin with: `Heat (1995)`;
//! 2. of tables that begin with titles, or with years or numbers before them, those of
//!    every row that says the film's year, behind the title or in a column of dates:
//!
//! ```text
//! | Film | Released     | Director     |
//! | Heat | May 2, 1995  | Michael Mann |
//! ```

use std::ops::Range;

use crate::model::article::{Article, Block, Cell, FilmRef, ProseId, Table};
use crate::model::facts::{Year, read_year};

/// A film that an article lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The text that names it.
    pub prose: ProseId,
    /// Its title.
    pub title: Range<usize>,
    /// Its year.
    pub year: Year,
}

/// The films that an article lists as its own.
pub fn films(article: &Article, source: &str) -> Vec<Listed> {
    let mut found = Vec::new();
    let mut add = |block: &Block| match block {
        Block::List(list) => found.extend(list.items.iter().filter_map(|item| {
            let Some(Block::Paragraph(prose)) = item.first() else { return None };
            named(article, *prose)
        })),
        Block::Table(table) => found.extend(rows(article, source, table)),
        _ => {}
    };
    article.lead.iter().for_each(&mut add);
    // How deep the heading of other films lies that a section stands under.
    let mut others = None;
    for section in &article.sections {
        if others.is_none_or(|depth| section.depth <= depth) {
            let heading = article.prose(section.heading).text(source);
            others = is_of_others(heading).then_some(section.depth);
        }
        if others.is_none() {
            section.blocks.iter().for_each(&mut add);
        }
    }
    found
}

/// Whether a heading stands above films that are not the subject's: `Influences`,
/// `Similar films`, `See also`.
fn is_of_others(heading: &str) -> bool {
    const OTHERS: [&str; 26] = [
        "similar",
        "like",
        "influence",
        "influences",
        "influenced",
        "inspiration",
        "inspirations",
        "inspired",
        "rival",
        "rivals",
        "competition",
        "competitors",
        "imitations",
        "imitators",
        "comparison",
        "comparisons",
        "parodies",
        "parody",
        "homages",
        "references",
        "legacy",
        "other",
        "related",
        "unmade",
        "unproduced",
        "cancelled",
    ];
    let heading = heading.trim().to_lowercase();
    heading == "see also"
        || heading.split(|c: char| !c.is_alphanumeric()).any(|word| OTHERS.contains(&word))
}

/// The film that a text begins with, and its year.
fn named(article: &Article, prose: ProseId) -> Option<Listed> {
    let first: &FilmRef = article.film_refs.iter().find(|film_ref| film_ref.prose == prose)?;
    first.starts.contains(&0).then_some(Listed {
        prose,
        title: 0..first.end as usize,
        year: first.year,
    })
}

fn rows(article: &Article, source: &str, table: &Table) -> Vec<Listed> {
    const TITLES: [&str; 8] =
        ["film", "films", "title", "titles", "movie", "movies", "instalment", "installment"];
    const NUMBERS: [&str; 4] = ["#", "no.", "number", "order"];
    let text = |id: ProseId| article.prose(id).text(source).trim();
    let headings: Vec<String> = table.header.iter().map(|&id| text(id).to_lowercase()).collect();
    let is_dates =
        |heading: &str| ["year", "release", "date"].iter().any(|word| heading.contains(word));
    let Some(titles) = headings.iter().position(|heading| TITLES.contains(&heading.as_str()))
    else {
        return Vec::new();
    };
    let before = &headings[..titles];
    if !before.iter().all(|heading| is_dates(heading) || NUMBERS.contains(&heading.as_str())) {
        return Vec::new();
    }
    let dates = headings.iter().position(|heading| is_dates(heading));
    let listed = |row: &Vec<Cell>| {
        let prose = row.get(titles)?.prose()?;
        named(article, prose).or_else(|| {
            let date = text(row.get(dates?)?.prose()?);
            let year = date.split(|c: char| !c.is_alphanumeric()).find_map(read_year)?;
            let title = article.prose(prose).text(source);
            let start = title.len() - title.trim_start().len();
            Some(Listed { prose, title: start..title.trim_end().len(), year })
        })
    };
    table.rows.iter().filter_map(listed).collect()
}
