//! Accolade tables: what a film was named for.
//!
//! In: the article, its tables restored. Out: an [`Accolade`] for each row of a
//! table with a column of awards and one of categories (`Festival | Prize | Winner`), or of
//! categories and results below a heading that names the award (`Academy Awards`). A cell
//! that a row shares with the one above is that one's. A row that nobody could place is left out, and
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
    for (heading, table) in tables(article) {
        let Some(columns) = Columns::of(table, heading, text) else { continue };
        let in_column = columns.award;
        let mut above: Vec<Option<ProseId>> = vec![None; table.width];
        for (at, row) in table.rows.iter().enumerate() {
            let says =
                |cell: &Cell| matches!(cell, Cell::Written(id) if !text(*id).trim().is_empty());
            // An award's cell that is left empty beside a category is the one above.
            let at_column = |at: usize| row.get(at).is_some_and(says);
            let continues =
                in_column.is_some_and(|award| !at_column(award)) && at_column(columns.category);
            for (column, (value, cell)) in above.iter_mut().zip(row).enumerate() {
                let stays = Some(column) == in_column || Some(column) == columns.date;
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
            let award = in_column.map_or(Some(heading), |column| above[column]);
            let (Some(award), Some(category)) = (award, above[columns.category]) else {
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

/// The tables of an article, each with the heading that it stands below.
fn tables(article: &Article) -> impl Iterator<Item = (ProseId, &Table)> {
    article.sections.iter().flat_map(|section| {
        let tables = section.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(&**table),
            _ => None,
        });
        tables.map(|table| (section.heading, table))
    })
}

/// The cells of accolade tables that name awards, in the order of the article.
pub fn award_cells(article: &Article, source: &str) -> Vec<ProseId> {
    let text = |id: ProseId| article.prose(id).text(source);
    let mut cells = Vec::new();
    for (heading, table) in tables(article) {
        let column = Columns::of(table, heading, text).and_then(|columns| columns.award);
        let Some(column) = column else { continue };
        let of_row = |row: &Vec<Cell>| row.get(column).and_then(|cell| cell.prose());
        cells.extend(table.rows.iter().filter_map(of_row));
    }
    cells.sort_unstable();
    cells
}

/// How many entries of lists and rows of tables with other columns speak of awards, in
/// sections that have a table of awards or are headed so.
fn beside_tables(article: &Article, source: &str) -> usize {
    let text = |id: ProseId| article.prose(id).text(source);
    let of_awards = |heading: ProseId, block: &Block| match block {
        Block::Table(table) => Columns::of(table, heading, text).is_some(),
        _ => false,
    };
    let sections = article.sections.iter().filter(|section| {
        let heading = text(section.heading).to_lowercase();
        ["accolade", "award", "honor", "honour", "nomination"].iter().any(|w| heading.contains(w))
            || section.blocks.iter().any(|block| of_awards(section.heading, block))
    });
    let blocks = sections.flat_map(|section| {
        section.blocks.iter().filter(move |block| !of_awards(section.heading, block))
    });
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
    /// None where the heading above the table names the award.
    award: Option<usize>,
    category: usize,
    recipient: Option<usize>,
    date: Option<usize>,
    result: Option<usize>,
}

impl Columns {
    fn of<'a>(table: &Table, heading: ProseId, text: impl Fn(ProseId) -> &'a str) -> Option<Self> {
        let headings: Vec<String> =
            table.header.iter().map(|&id| text(id).trim().to_lowercase()).collect();
        let column = |words: &[&str]| {
            headings.iter().position(|heading| words.iter().any(|word| heading.contains(word)))
        };
        let result = column(&["result", "outcome"])
            .or_else(|| headings.iter().position(|heading| heading == "status"));
        // What an award is `for` is a category only beside what came of it.
        let category = column(&["category"]).or_else(|| {
            let is_for = |heading: &String| matches!(heading.as_str(), "for" | "nominated for");
            result.and_then(|_| headings.iter().position(is_for))
        });
        // Beside who gives it, `Award` is what it is called: `Festival | Prize | Winner`.
        let category = category.or_else(|| {
            let is_called = |heading: &String| {
                matches!(heading.as_str(), "award" | "awards" | "prize" | "prizes")
            };
            let givers = ["organi", "festival", "association", "society", "body", "ceremony"];
            let is_told = result.is_some() || column(&["recipient", "winner", "nominee"]).is_some();
            column(&givers).filter(|_| is_told)?;
            headings.iter().position(is_called)
        })?;
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
        });
        if award.is_none() && (result.is_none() || !is_an_award(text(heading))) {
            return None;
        }
        let says = ["recipient", "nominee", "winner", "nominated", "name", "artist", "honoree"];
        let recipient = headings.iter().enumerate().position(|(at, heading)| {
            at != category && says.iter().any(|word| heading.contains(word))
        });
        Some(Self { award, category, recipient, date, result })
    }
}

/// Whether a heading is the name of one award: `Academy Awards`, and not `Other awards`.
fn is_an_award(heading: &str) -> bool {
    const NAMES: [&str; 12] = [
        "oscars", "oscar", "baftas", "bafta", "emmys", "emmy", "césars", "césar", "goyas", "goya",
        "globes", "globe",
    ];
    const NOUNS: [&str; 9] =
        ["award", "awards", "prize", "prizes", "festival", "guild", "academy", "society", "circle"];
    /// Words that say which awards, and not what they are called.
    const KINDS: [&str; 54] = [
        "film",
        "films",
        "movie",
        "movies",
        "other",
        "others",
        "major",
        "minor",
        "main",
        "critics",
        "critic",
        "festivals",
        "industry",
        "national",
        "international",
        "domestic",
        "foreign",
        "acting",
        "technical",
        "individual",
        "additional",
        "further",
        "more",
        "special",
        "list",
        "of",
        "and",
        "the",
        "for",
        "at",
        "by",
        "won",
        "received",
        "nominations",
        "honors",
        "honours",
        "from",
        "year",
        "music",
        "television",
        "tv",
        "state",
        "regional",
        "local",
        "guilds",
        "actor",
        "actors",
        "audience",
        "jury",
        "popular",
        "online",
        "career",
        "honorary",
        "best",
    ];
    let is_mark = |c: char| !c.is_alphanumeric() && c != '\'';
    let words: Vec<&str> = heading
        .split(|c: char| is_mark(c) && c != '’')
        .map(|word| word.trim_end_matches(['’', '\'']))
        .filter(|word| !word.is_empty() && !word.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    let is_one_of = |list: &[&str], word: &str| list.contains(&word.to_lowercase().as_str());
    if words.last().is_some_and(|last| is_one_of(&NAMES, last)) {
        return true;
    }
    let noun = words.iter().rposition(|word| is_one_of(&NOUNS, word));
    let Some(noun) = noun else { return false };
    let is_last = words.get(noun + 1).is_none_or(|next| *next == "of");
    let is_academy = words[..noun].contains(&"Academy");
    let is_own = |word: &&str| !is_one_of(&NOUNS, word) && !is_one_of(&KINDS, word);
    is_last
        && (is_academy || words[noun].starts_with(char::is_uppercase) && words.iter().any(is_own))
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
    fn a_heading_names_one_award_or_says_which_kind() {
        for heading in [
            "Oscars",
            "Academy Awards",
            "92nd Academy Awards",
            "BAFTA Awards 2011",
            "Harbour Film Festival",
            "Directors Guild of Norway",
            "New York Film Critics Circle",
        ] {
            assert!(is_an_award(heading), "{heading}");
        }
        for heading in [
            "Awards",
            "Accolades",
            "Other awards",
            "Awards and nominations",
            "Film festivals",
            "Festival screenings",
            "Music awards",
            "Guild Awards",
            "Critics’ awards",
            "National film awards",
            "Awards of 2011",
            "Individual",
            "Box office",
        ] {
            assert!(!is_an_award(heading), "{heading}");
        }
    }

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
