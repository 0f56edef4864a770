//! Accolade tables: what a film was named for.
//!
//! In: the article, its tables restored. Out: an [`Accolade`] for each row of a
//! table with a column of awards and one of categories. A cell that a row shares
//! with the one above is that one's. A row that nobody could place is left out, and
//! counted as such; one that says that nobody was named (`Not nominated`, `Pending`) is
//! left out without that. Awards in lists and other tables beside one are counted as left
//! out, too: with them nobody knows how many there are.

use crate::model::article::{Accolade, Article, Block, Cell, NameSpan, ProseId, Table};
use crate::model::award::names_nobody;
use crate::model::facts::{Year, read_year};
use crate::model::kind::Kind;
use crate::parse::{names, rowspans};

/// Reads an article's accolade tables; also how many awards beside them and rows of
/// theirs are left out.
pub fn read(article: &Article, source: &str) -> (Vec<Accolade>, usize) {
    let text = |id: ProseId| article.prose(id).text(source);
    let mut found = Vec::new();
    let mut rows = 0;
    for block in article.sections.iter().flat_map(|section| &section.blocks) {
        let Block::Table(table) = block else { continue };
        let Some(columns) = Columns::of(table, text) else { continue };
        let mut above: Vec<Option<ProseId>> = vec![None; table.width];
        for (at, row) in table.rows.iter().enumerate() {
            let says =
                |cell: &Cell| matches!(cell, Cell::Written(id) if !text(*id).trim().is_empty());
            // An award's cell that is left empty beside a category is the one above.
            let at_column = |at: usize| row.get(at).is_some_and(says);
            let continues = !at_column(columns.award) && at_column(columns.category);
            for (column, (value, cell)) in above.iter_mut().zip(row).enumerate() {
                let stays = column == columns.award || Some(column) == columns.date;
                match cell {
                    Cell::Written(id) if says(cell) => *value = Some(*id),
                    Cell::Written(_) if continues && stays => {}
                    Cell::Written(_) => *value = None,
                    Cell::Carried => {}
                }
            }
            let is_row = usize::from(row.iter().any(says));
            rows += is_row;
            if table.undecided.contains(&at) {
                continue;
            }
            let (Some(award), Some(category)) = (above[columns.award], above[columns.category])
            else {
                continue;
            };
            let at = |column: Option<usize>| column.and_then(|column| above[column]);
            // A row that has moved by a column says nothing.
            let moved = rowspans::is_only_category(text(award))
                || at(columns.date).is_some_and(|id| !text(id).contains(char::is_numeric));
            let Some((name, year)) = award_name(text(award)).filter(|_| !moved) else { continue };
            if at(columns.result).is_some_and(|id| names_nobody(text(id))) {
                rows -= is_row;
                continue;
            }
            let recipient = at(columns.recipient).filter(|&id| !rowspans::is_of_time(text(id)));
            found.push(Accolade {
                award,
                name,
                category,
                recipient,
                recipients: recipient
                    .map_or_else(Vec::new, |id| names::split(text(id), Kind::Person)),
                date: at(columns.date),
                year,
                result: at(columns.result),
            });
        }
    }
    let beside = if found.is_empty() { 0 } else { beside_tables(article, source) };
    let left_out = rows.saturating_sub(found.len()) + beside;
    (found, left_out)
}

/// The cells of accolade tables that name awards, in the order of the article.
pub fn award_cells(article: &Article, source: &str) -> Vec<ProseId> {
    let text = |id: ProseId| article.prose(id).text(source);
    let mut cells = Vec::new();
    for block in article.sections.iter().flat_map(|section| &section.blocks) {
        let Block::Table(table) = block else { continue };
        let Some(columns) = Columns::of(table, text) else { continue };
        let of_row = |row: &Vec<Cell>| row.get(columns.award).and_then(|cell| cell.prose());
        cells.extend(table.rows.iter().filter_map(of_row));
    }
    cells.sort_unstable();
    cells
}

/// How many entries of lists and rows of tables with other columns speak of awards, in
/// sections that have a table of awards or are headed so.
fn beside_tables(article: &Article, source: &str) -> usize {
    let text = |id: ProseId| article.prose(id).text(source);
    let of_awards = |block: &Block| match block {
        Block::Table(table) => Columns::of(table, text).is_some(),
        _ => false,
    };
    let sections = article.sections.iter().filter(|section| {
        let heading = text(section.heading).to_lowercase();
        ["accolade", "award", "honor", "honour", "nomination"].iter().any(|w| heading.contains(w))
            || section.blocks.iter().any(of_awards)
    });
    let blocks = sections.flat_map(|section| &section.blocks).filter(|block| !of_awards(block));
    blocks.map(|block| speaks_of_awards(block, &text)).sum()
}

/// How many entries of a list, or rows of a table, speak of awards.
fn speaks_of_awards<'a>(block: &Block, text: &impl Fn(ProseId) -> &'a str) -> usize {
    let speaks = |id: ProseId| {
        let words = text(id).to_lowercase();
        let says = ["award", "prize", "won ", "winner", "nominat", "best ", "medal", "trophy"];
        says.iter().any(|word| words.contains(word))
    };
    let of_item = |item: &Vec<Block>| -> usize {
        let nested = item.iter().map(|block| speaks_of_awards(block, text)).sum::<usize>();
        let own = item.iter().any(|block| matches!(block, Block::Paragraph(id) if speaks(*id)));
        nested + usize::from(own)
    };
    match block {
        Block::List(list) => list.items.iter().map(of_item).sum(),
        Block::Table(table) => {
            let speak = |row: &&Vec<Cell>| row.iter().filter_map(|cell| cell.prose()).any(speaks);
            table.rows.iter().filter(speak).count()
        }
        _ => 0,
    }
}

/// Which column holds what.
struct Columns {
    award: usize,
    category: usize,
    recipient: Option<usize>,
    date: Option<usize>,
    result: Option<usize>,
}

impl Columns {
    fn of<'a>(table: &Table, text: impl Fn(ProseId) -> &'a str) -> Option<Self> {
        let headings: Vec<String> =
            table.header.iter().map(|&id| text(id).trim().to_lowercase()).collect();
        let column = |words: &[&str]| {
            headings.iter().position(|heading| words.iter().any(|word| heading.contains(word)))
        };
        let category = column(&["category"])?;
        let date = column(&["date", "year"]);
        let award = headings.iter().enumerate().position(|(at, heading)| {
            let says = [
                "award",
                "organi",
                "group",
                "event",
                "ceremony",
                "festival",
                "association",
                "body",
                "prize",
                "jury",
                "society",
            ];
            at != category && Some(at) != date && says.iter().any(|word| heading.contains(word))
        })?;
        let recipient =
            column(&["recipient", "nominee", "winner", "nominated", "name", "artist", "honoree"]);
        Some(Self { award, category, recipient, date, result: column(&["result", "outcome"]) })
    }
}

/// The name of the award in a cell, without an ordinal (`92nd Academy Awards`), a year
/// (`2015 Golden Globes`, `Golden Globes 2015`) and notes in parentheses; and that year.
fn award_name(cell: &str) -> Option<(NameSpan, Option<Year>)> {
    let mut start = cell.len() - cell.trim_start().len();
    let mut year = None;
    while let Some((first, _)) = cell[start..].split_once(' ') {
        let is_ordinal = first.starts_with(|c: char| c.is_ascii_digit())
            && ["st", "nd", "rd", "th"].iter().any(|suffix| first.ends_with(suffix));
        let is_year = read_year(first).filter(|_| year.is_none());
        if !is_ordinal && is_year.is_none() {
            break;
        }
        year = year.or(is_year);
        start += first.len() + 1;
    }
    let mut name = names::one(cell, start as u32..cell.len() as u32)?;
    let in_parentheses = name.qualifier.as_deref().and_then(read_year);
    if in_parentheses.is_some() {
        name.qualifier = None;
    }
    // The year of "Best of 2015" is part of its name.
    if let Some((before, last)) = cell[name.range()].rsplit_once(' ')
        && let Some(behind) = read_year(last)
        && before.rsplit(' ').next().is_some_and(|word| !word.starts_with(char::is_lowercase))
    {
        year = year.or(Some(behind));
        let before = before.trim_end_matches([',', ' ', '–', '-']);
        name.range.end = name.range.start + before.len() as u32;
    }
    names::is_plausible(&cell[name.range()], Kind::Award).then_some((name, year.or(in_parentheses)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_award_is_the_same_every_year() {
        for (cell, name, year) in [
            ("92nd Academy Awards", Some("Academy Awards"), None),
            ("2015 Golden Globes", Some("Golden Globes"), Some(2015)),
            ("MTV Movie Awards 2015", Some("MTV Movie Awards"), Some(2015)),
            ("2015 20th Harbour Awards", Some("Harbour Awards"), Some(2015)),
            ("Harbour Awards (2015)", Some("Harbour Awards"), Some(2015)),
            ("Best of 2015", Some("Best of 2015"), None),
            ("Gawad Urian Awards (Manunuri)", Some("Gawad Urian Awards"), None),
            ("3 nominations", Some("3 nominations"), None),
            ("2015", None, None),
            ("", None, None),
        ] {
            let read = award_name(cell);
            assert_eq!(read.as_ref().map(|(name, _)| &cell[name.range()]), name, "{cell}");
            assert_eq!(read.and_then(|(_, year)| year), year, "{cell}");
        }
    }
}
