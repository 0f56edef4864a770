//! Lost rowspans.
//!
//! A table flattened from a wiki has lost its merged cells: a row that continued
//! the one above has fewer cells, padded at the end. In: a table as written. Out:
//! the same table with every short row's cells under the columns that they belong
//! to, and the cells that it shares with the row above marked as carried.
//!
//! It is an alignment. The complete rows, and the words of the header, say what
//! kind of value each column holds; a short row is tried in every placement that
//! keeps the order of its cells, and the best one is taken if it is clearly better
//! than the next. Otherwise the row stays as written and is reported. Nothing is
//! ever invented: a carried cell always has a value above it.

use crate::model::article::{Cell, Table};
use crate::model::facts::{Date, Money, read_year};
use crate::model::kind::Kind;
use crate::model::vocabulary;
use crate::parse::cast::{ACTORS, PARTS};
use crate::parse::names;

/// What became of a table.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Indices of rows that fit two ways about as well.
    pub undecided: Vec<usize>,
}

/// How much better (in nats) the best placement has to be than the next one.
const MARGIN: f64 = 1.0;

/// Most columns tried: the placements of a row are as many as the subsets.
const MAX_COLUMNS: usize = 10;

/// Restores a table. `text` gives a cell's text, `title` is the article's.
pub fn restore(table: &mut Table, text: impl Fn(&Cell) -> String, title: &str) -> Outcome {
    let mut outcome = Outcome::default();
    let rows: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(&text).collect()).collect();
    let written: Vec<usize> = rows
        .iter()
        .map(|row| row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1))
        .collect();
    let named = table.header.iter().filter(|&&id| !text(&Cell::Written(id)).is_empty()).count();
    let longest = written.iter().copied().max().unwrap_or(0);
    // A row with more cells than there are headings is broken, not complete.
    let width = if named == 0 { longest } else { longest.min(named) };
    let complete = written.iter().filter(|&&length| length >= width).count();
    let header: Vec<String> =
        table.header.iter().map(|&id| text(&Cell::Written(id)).to_lowercase()).collect();
    let told = !header.is_empty() || complete >= 3;
    if !(2..=MAX_COLUMNS).contains(&width) || complete == 0 || !told {
        return outcome;
    }
    // A column that is promised people or categories and holds none says that what
    // looks complete is not.
    let promised = header.iter().skip(width).any(|heading| {
        Sort::expected(heading)
            .iter()
            .any(|sort| matches!(sort, Sort::Person | Sort::Category | Sort::Award | Sort::Money))
    });
    if promised {
        outcome.undecided = (1..rows.len()).filter(|&at| written[at] < width).collect();
        return outcome;
    }
    let columns: Vec<Column> = (0..width)
        .map(|at| {
            let full = rows.iter().zip(&written).filter(|&(_, &length)| length >= width);
            let values = full.map(|(row, _)| row[at].as_str());
            Column::new(header.get(at).map_or("", String::as_str), values, title)
        })
        .collect();
    // The value that each column has so far, as the table is restored.
    let mut above: Vec<String> = vec![String::new(); width];
    let mut doubtful = false;
    for at in 0..rows.len() {
        let cells = &rows[at][..written[at].min(width)];
        // A cell that is carried has the value of the cell above, and in an undecided
        // row nobody knows what stands where: below it only a complete row is sure.
        let short = !cells.is_empty()
            && cells.len() < width
            && at > 0
            && !is_complete(cells, &columns, &header, title);
        doubtful &= short || cells.is_empty();
        if short && !doubtful {
            match place(cells, &columns, &Above::new(&above, &columns, cells, title), title) {
                Some(placement) => apply(&mut table.rows[at], &placement),
                None => doubtful = true,
            }
        }
        if doubtful && short {
            outcome.undecided.push(at);
        }
        for (value, cell) in above.iter_mut().zip(&table.rows[at]) {
            if *cell != Cell::Carried {
                *value = text(cell);
            }
        }
    }
    outcome
}

/// Whether a row lacks nothing but notes: it begins as only a row of its own does, and
/// its cells stand under their headings.
fn is_complete(cells: &[String], columns: &[Column], header: &[String], title: &str) -> bool {
    if !columns[cells.len()..].iter().all(|column| column.is_optional) {
        return false;
    }
    if let Some(is_pair) = pair_of_cast(cells, header) {
        return is_pair;
    }
    let first = Sort::of(&cells[0], title);
    let begins = first != Sort::Empty
        && columns[0].accepts(first)
        && !columns[1..].iter().any(|column| column.accepts(first));
    let stands = |(cell, column): (&String, &Column)| match Sort::of(cell, title) {
        Sort::Empty => true,
        // A title may be a name.
        Sort::Person => column.accepts(Sort::Person) || column.accepts(Sort::Text),
        sort => column.accepts(sort),
    };
    (columns[0].is_of_time() || begins) && cells.iter().zip(columns).all(stands)
}

/// Whether a row of a table of the cast, which begins with the actors or the parts, has
/// both: how an actor is written says nothing of whether one is there (`will.i.am`,
/// `Lassie the dog`, `Ann Lee (voice)`). None for other tables and shorter rows.
fn pair_of_cast(cells: &[String], header: &[String]) -> Option<bool> {
    let column = |words: &[&str]| {
        header.iter().position(|heading| words.iter().any(|word| heading.contains(word)))
    };
    let [first, second, ..] = cells else { return None };
    match (column(&ACTORS)?, column(&PARTS)?) {
        // Of another part of the actor above, what stands behind it is a note.
        (0, 1) => Some(!is_note_on_part(second)),
        (1, 0) => {
            let is_actor = !is_note_on_part(second)
                && names::one(second, 0..second.len() as u32)
                    .is_some_and(|name| names::is_plausible(&second[name.range()], Kind::Person));
            Some(is_actor || !is_people(first))
        }
        _ => None,
    }
}

/// Whether a cell says how a part is played, and names nobody.
fn is_note_on_part(cell: &str) -> bool {
    matches!(
        cell.trim().to_lowercase().as_str(),
        "voice only"
            | "voice role"
            | "dual role"
            | "double role"
            | "lead role"
            | "main role"
            | "supporting role"
            | "uncredited"
            | "cameo"
            | "cameo appearance"
            | "guest appearance"
            | "special appearance"
            | "archive footage"
            | "deleted scene"
            | "deleted scenes"
            | "debut"
            | "film debut"
            | "adult"
            | "child"
    )
}

/// What a row could share with the rows above it.
struct Above {
    /// Whether a column has a value, of a kind that the column holds.
    filled: Vec<bool>,
    /// Whether its value can hold for a row that ends before it. The film itself
    /// can be named again and again; a person only for the same kind of work.
    trailing: Vec<bool>,
    /// The same for a row that begins like a new one.
    again: Vec<bool>,
}

impl Above {
    fn new(values: &[String], columns: &[Column], cells: &[String], title: &str) -> Self {
        let category = |cells: &[String]| {
            cells.iter().find(|cell| Sort::of(cell, title) == Sort::Category).cloned()
        };
        let same_work = match (category(cells), category(values)) {
            (Some(own), Some(above)) => names_same_work(&own, &above),
            _ => false,
        };
        let holds = |value: &String| match Sort::of(value, title) {
            Sort::OwnTitle | Sort::Result | Sort::Date | Sort::Year | Sort::Award => true,
            Sort::Person | Sort::Quoted | Sort::Text => same_work,
            _ => false,
        };
        let again = |value: &String| {
            let sort = Sort::of(value, title);
            sort == Sort::OwnTitle || (sort == Sort::Person && same_work)
        };
        Self {
            filled: values
                .iter()
                .zip(columns)
                .map(|(value, column)| !value.is_empty() && column.accepts(Sort::of(value, title)))
                .collect(),
            trailing: values.iter().map(holds).collect(),
            again: values.iter().map(again).collect(),
        }
    }
}

/// `Best Actress` and `Actress of the Year`, but not `Best Picture`.
fn names_same_work(a: &str, b: &str) -> bool {
    const SAY_NOTHING: [&str; 12] = [
        "best",
        "film",
        "award",
        "movie",
        "motion",
        "picture",
        "outstanding",
        "performance",
        "achievement",
        "year",
        "feature",
        "role",
    ];
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() >= 4 && !SAY_NOTHING.contains(word))
            .map(str::to_string)
            .collect()
    };
    let theirs = words(b);
    words(a).iter().any(|word| theirs.contains(word))
}

/// Where a column's cell of a short row comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    /// The row's own cell of this index.
    Own(usize),
    /// The row above.
    Above,
    /// Nowhere.
    Blank,
}

fn apply(row: &mut [Cell], placement: &[From]) {
    let own: Vec<Cell> = row.to_vec();
    let mut padding =
        own[placement.iter().filter(|from| matches!(from, From::Own(_))).count()..].iter().copied();
    for (cell, from) in row.iter_mut().zip(placement) {
        *cell = match from {
            From::Own(at) => own[*at],
            From::Above => Cell::Carried,
            From::Blank => padding.next().unwrap_or(Cell::Carried),
        };
    }
}

/// The placement of a row's cells that fits clearly best.
fn place(cells: &[String], columns: &[Column], above: &Above, title: &str) -> Option<Vec<From>> {
    let kinds: Vec<Sort> = cells.iter().map(|cell| Sort::of(cell, title)).collect();
    let mut best: Option<(f64, Vec<From>)> = None;
    let mut second = f64::NEG_INFINITY;
    for subset in 0u32..1 << columns.len() {
        if subset.count_ones() as usize != cells.len() {
            continue;
        }
        let (score, placement) = score(subset, &kinds, columns, above);
        match &best {
            Some((top, _)) if score <= *top => second = second.max(score),
            _ => {
                second = best.as_ref().map_or(second, |(top, _)| *top);
                best = Some((score, placement));
            }
        }
    }
    let (top, placement) = best?;
    (top - second >= MARGIN).then_some(placement)
}

/// How well a row fits with its cells under the columns of `subset`.
fn score(subset: u32, kinds: &[Sort], columns: &[Column], above: &Above) -> (f64, Vec<From>) {
    let mut score = 0.0;
    let mut placement = Vec::with_capacity(columns.len());
    let mut next = 0;
    let mut in_gap = false;
    for (at, column) in columns.iter().enumerate() {
        if subset & 1 << at != 0 {
            score += column.fit(kinds[next]);
            placement.push(From::Own(next));
            next += 1;
            in_gap = false;
            continue;
        }
        let trailing = next == kinds.len();
        // A row that begins with cells of its own may end with the film or a person
        // again, but its date and result are its own.
        let own_row = subset & 1 != 0;
        let follows = match own_row {
            true => above.again[at],
            false => above.trailing[at],
        };
        let shared = above.filled[at] && column.carries && (!trailing || follows);
        if shared {
            // Merged cells are mostly the first ones of a row, or its last.
            score += match (at, trailing, in_gap) {
                (0, ..) | (_, _, true) | (_, true, _) => -0.3,
                // A new film, or award, has its own year, or date.
                _ if own_row && column.is_of_time() => -2.0,
                _ => -1.2,
            };
            placement.push(From::Above);
        } else {
            score += if trailing { -0.5 } else { -3.0 };
            placement.push(From::Blank);
        }
        in_gap = true;
    }
    (score, placement)
}

/// What a column holds.
struct Column {
    /// How often each sort of value is expected, in `Sort::ALL`'s order.
    weights: Vec<f64>,
    /// Whether its cells are ever shared by rows.
    carries: bool,
    /// Whether a row is complete without it, as it is without a note.
    is_optional: bool,
}

impl Column {
    fn new<'a>(header: &str, values: impl Iterator<Item = &'a str>, title: &str) -> Self {
        let mut weights = vec![0.15; Sort::ALL.len()];
        let expected = Sort::expected(header);
        for &sort in expected {
            weights[sort as usize] += 1.5 / expected.len() as f64;
        }
        for value in values {
            weights[Sort::of(value, title) as usize] += 1.0;
        }
        let total: f64 = weights.iter().sum();
        for weight in &mut weights {
            *weight /= total;
        }
        // A sum or a note is a row's own.
        let own = ["gross", "revenue", "budget", "amount", "rank", "peak"];
        let says = |words: &[&str]| words.iter().any(|word| header.contains(word));
        let is_optional = says(&["note", "remark", "comment", "descri", "ref"]);
        let carries = !is_optional
            && !says(&own)
            && weights[Sort::Money as usize] < 0.4
            && weights[Sort::Reference as usize] < 0.4;
        Self { weights, carries, is_optional }
    }

    /// Whether a value of this sort has a place in the column at all.
    fn accepts(&self, sort: Sort) -> bool {
        self.weights[sort as usize] >= 0.08
    }

    /// Whether it holds years or dates.
    fn is_of_time(&self) -> bool {
        self.weights[Sort::Year as usize] + self.weights[Sort::Date as usize] > 0.5
    }

    fn fit(&self, sort: Sort) -> f64 {
        // Words are no date, even where a column has few values to say so.
        let timeless = self.is_of_time() && !matches!(sort, Sort::Year | Sort::Date | Sort::Empty);
        self.weights[sort as usize].ln() - if timeless { 0.7 } else { 0.0 }
    }
}

/// Sorts of values that tables of films hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Empty,
    Date,
    Year,
    Money,
    Number,
    Result,
    Reference,
    Category,
    Award,
    OwnTitle,
    Person,
    Quoted,
    Territory,
    Text,
}

impl Sort {
    const ALL: [Self; 14] = [
        Self::Empty,
        Self::Date,
        Self::Year,
        Self::Money,
        Self::Number,
        Self::Result,
        Self::Reference,
        Self::Category,
        Self::Award,
        Self::OwnTitle,
        Self::Person,
        Self::Quoted,
        Self::Territory,
        Self::Text,
    ];

    /// The sort of a cell's text.
    fn of(cell: &str, title: &str) -> Self {
        let cell = cell.trim();
        let lower = cell.to_lowercase();
        let first = lower.split([' ', ':', '–', '-']).next().unwrap_or_default();
        if cell.is_empty() {
            Self::Empty
        } else if cell.eq_ignore_ascii_case(title) {
            Self::OwnTitle
        } else if is_result(&lower) {
            Self::Result
        } else if cell.starts_with('[') && cell.ends_with(']') {
            Self::Reference
        } else if read_year(cell.get(..4).unwrap_or_default()).is_some() && cell.len() <= 14 {
            Self::Year
        } else if Date::read(cell).is_ok_and(|date| date.month.is_some()) {
            Self::Date
        } else if Money::read(cell).is_some() {
            Self::Money
        } else if cell.starts_with(|c: char| c.is_ascii_digit())
            && !cell.contains(|c: char| c.is_alphabetic() && c != 't' && c != 'h' && c != '%')
        {
            Self::Number
        } else if cell.starts_with(['"', '“', '‘']) {
            Self::Quoted
        } else if is_category(first, &lower) {
            Self::Category
        } else if is_award(&lower) {
            Self::Award
        } else if vocabulary::is_territory(cell) {
            Self::Territory
        } else if is_people(cell) {
            Self::Person
        } else {
            Self::Text
        }
    }

    /// What the words of a column heading promise.
    fn expected(header: &str) -> &'static [Self] {
        let says = |words: &[&str]| words.iter().any(|word| header.contains(word));
        if header.is_empty() {
            &[]
        } else if says(&["category", "prize category"]) {
            &[Self::Category]
        } else if says(&["date"]) {
            &[Self::Date, Self::Year]
        } else if says(&["year"]) {
            &[Self::Year]
        } else if says(&["recipient", "nominee", "winner", "nominated work", "name", "artist"]) {
            &[Self::Person, Self::OwnTitle, Self::Quoted]
        } else if says(&["result", "outcome", "status"]) {
            &[Self::Result]
        } else if says(&["award", "organi", "ceremony", "event", "festival", "association"]) {
            &[Self::Award]
        } else if says(&["ref"]) {
            &[Self::Reference]
        } else if says(&["gross", "revenue", "budget", "amount", "box office"]) {
            &[Self::Money, Self::Number]
        } else if says(&["actor", "actress", "performer", "cast", "director"]) {
            &[Self::Person]
        } else if says(&["character", "role"]) {
            &[Self::Person, Self::Text]
        } else if says(&["territor", "country", "countries", "market", "region"]) {
            &[Self::Territory]
        } else if says(&["rank", "peak", "score", "no.", "week"]) {
            &[Self::Number]
        } else {
            &[Self::Text]
        }
    }
}

fn is_result(lower: &str) -> bool {
    let word = lower.split([' ', '[', '(']).next().unwrap_or_default();
    matches!(
        word,
        "won"
            | "nominated"
            | "winner"
            | "nominee"
            | "pending"
            | "lost"
            | "runner-up"
            | "honored"
            | "honoured"
            | "shortlisted"
            | "placed"
            | "awarded"
            | "nomination"
            | "win"
    ) || lower.ends_with(" place")
}

/// Whether a cell names what an award is for, and no award.
pub fn is_only_category(cell: &str) -> bool {
    let lower = cell.trim().to_lowercase();
    let first = lower.split([' ', ':', '–', '-']).next().unwrap_or_default();
    is_category(first, &lower) && !is_award(&lower)
}

/// Whether a cell holds a year or a date.
pub fn is_of_time(cell: &str) -> bool {
    matches!(Sort::of(cell, ""), Sort::Year | Sort::Date)
}

/// Crafts, which some bodies give awards for without saying "Best".
const CRAFTS: [&str; 42] = [
    "acting",
    "voice acting",
    "directing",
    "direction",
    "cinematography",
    "editing",
    "film editing",
    "sound",
    "sound editing",
    "sound mixing",
    "screenplay",
    "original screenplay",
    "adapted screenplay",
    "writing",
    "original score",
    "original song",
    "score",
    "music",
    "music supervision",
    "feature film",
    "animated feature",
    "documentary feature",
    "short film",
    "foreign language film",
    "production design",
    "art direction",
    "costume design",
    "costumes",
    "makeup",
    "make-up",
    "hairstyling",
    "visual effects",
    "special effects",
    "animated effects",
    "character animation",
    "character design",
    "animation",
    "storyboarding",
    "choreography",
    "stunts",
    "stunt work",
    "casting",
];

/// `Voice Acting`, `Directing in a Feature Production`.
fn is_craft(lower: &str) -> bool {
    let head = lower.split([',', '(', ':', '/', '–']).next().unwrap_or_default();
    let head = head.split(" in ").next().unwrap_or_default();
    let head = head.split(" for ").next().unwrap_or_default().trim();
    head.split(" and ").all(|part| CRAFTS.contains(&part))
}

fn is_category(first: &str, lower: &str) -> bool {
    matches!(
        first,
        "best"
            | "outstanding"
            | "favorite"
            | "favourite"
            | "achievement"
            | "excellence"
            | "worst"
            | "most"
            | "choice"
            | "top"
            | "excellent"
    ) || lower.contains("best ")
        || lower.ends_with(" mention")
        || is_craft(lower)
}

fn is_award(lower: &str) -> bool {
    const MARKS: [&str; 18] = [
        "award",
        "association",
        "society",
        "festival",
        "guild",
        "academy",
        "circle",
        "critics",
        "institute",
        "prize",
        "globe",
        "bafta",
        "oscar",
        "union",
        "league",
        "césar",
        "saturn",
        "emmy",
    ];
    MARKS.iter().any(|mark| lower.contains(mark))
}

/// Names of people, and nothing else.
fn is_people(cell: &str) -> bool {
    let names = names::split(cell, Kind::Person);
    let named: usize = names.iter().map(|name| name.range().len()).sum();
    let full = names.iter().all(|name| cell[name.range()].split_whitespace().count() >= 2);
    !names.is_empty() && full && named * 10 >= cell.len() * 7
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::ProseId;

    /// Restores a table of `|`-divided rows; `^` stands for a carried cell.
    fn restored(header: &str, rows: &[&str]) -> (Vec<String>, Vec<usize>) {
        let width = header.split('|').count();
        let mut texts: Vec<String> = Vec::new();
        let mut ids = |row: &str| -> Vec<ProseId> {
            let mut cells: Vec<&str> = row.split('|').map(str::trim).collect();
            cells.resize(width, "");
            cells
                .into_iter()
                .map(|cell| {
                    texts.push(cell.to_string());
                    ProseId::new(texts.len() - 1)
                })
                .collect()
        };
        let header = ids(header);
        let rows: Vec<Vec<Cell>> =
            rows.iter().map(|row| ids(row).into_iter().map(Cell::Written).collect()).collect();
        let mut table =
            Table { header, rows, width, undecided: Vec::new(), alignments: Vec::new() };
        let text = |cell: &Cell| match cell {
            Cell::Written(id) => texts[id.index()].clone(),
            Cell::Carried => "^".to_string(),
        };
        let outcome = restore(&mut table, text, "Ballerina");
        let shown = table
            .rows
            .iter()
            .map(|row| {
                let cells: Vec<String> = row.iter().map(text).collect();
                cells.join(" | ").trim_end_matches([' ', '|']).to_string()
            })
            .collect();
        (shown, outcome.undecided)
    }

    #[test]
    fn accolades_stand_under_their_columns_again() {
        let (rows, undecided) = restored(
            "Award | Date of ceremony | Category | Recipient(s) | Result |",
            &[
                "Astra Midseason Movie Awards | July 3, 2025 | Best Stunts | Ballerina",
                "Austin Film Critics Association | December 18, 2025 | Best Stunt Work",
                "Golden Trailer Awards | May 29, 2025 | Best Action | \"Trigger\" (Lionsgate)",
                "Best Summer 2025 Blockbuster Trailer | \"Fate\" (Lionsgate)",
                "Las Vegas Film Critics Society | December 19, 2025 | Best Action Film | Ballerina",
                "Best Stunts",
            ],
        );
        assert_eq!(undecided, [] as [usize; 0]);
        assert_eq!(
            rows[1],
            "Austin Film Critics Association | December 18, 2025 | Best Stunt Work | ^"
        );
        assert_eq!(rows[3], "^ | ^ | Best Summer 2025 Blockbuster Trailer | \"Fate\" (Lionsgate)");
        assert_eq!(rows[5], "^ | ^ | Best Stunts | ^");
    }

    #[test]
    fn filmographies_carry_the_year_and_leave_notes_blank() {
        let (rows, undecided) = restored(
            "Year | Title | Role | Notes",
            &["2001 | The Long Way | Ann Bell | Short film", "A Second Try | Mary Cole"],
        );
        assert_eq!((rows[1].as_str(), undecided.len()), ("^ | A Second Try | Mary Cole", 0));
    }

    #[test]
    fn a_row_is_complete_without_a_note() {
        let (rows, undecided) = restored(
            "Year | Title | Role | Notes",
            &[
                "1999 | Snow | Ida | Debut",
                "2009 | Iron Hills | Marit",
                "2010 | Copper Line | Marit | Also producer",
                "A Second Try | Mary Cole",
            ],
        );
        assert_eq!(undecided, [] as [usize; 0]);
        assert_eq!(rows[1], "2009 | Iron Hills | Marit");
        assert_eq!(rows[3], "^ | A Second Try | Mary Cole");
    }

    #[test]
    fn a_row_of_the_cast_is_complete_however_its_actor_is_written() {
        for actor in [
            "Bob Moe (uncredited)",
            "will.i.am",
            "李小龙",
            "Unknown",
            "the cast",
            "Bob Moe (as B. Moe)",
            "Bob Moe – voice",
            "*Bob Moe*",
            "Lassie the dog",
            "Cher",
            "Di Oak, Ed Pine",
            "rowdy extras",
        ] {
            for part in ["Robot", "Man in bar", "Tim Ross", "Voice on the phone"] {
                let row = format!("{actor} | {part}");
                let rows = ["Ann Lowe | Kay Ross | A doctor", &row, "Di Oak | Nurse Bell | Kind"];
                let (rows, undecided) = restored("Actor | Character | Description", &rows);
                assert_eq!((rows[1].as_str(), undecided.len()), (row.as_str(), 0));
            }
        }
        for pair in ["Robot | Cy Noe (voice)", "Tim Ross | Cher", "Tim Ross | Bob Moe (as B. Moe)"]
        {
            let rows = ["Kay Ross | Ann Lowe | A doctor", pair, "Nurse Bell | Di Oak | Kind"];
            let (rows, undecided) = restored("Role | Performer | Notes", &rows);
            assert_eq!((rows[1].as_str(), undecided.len()), (pair, 0));
        }
    }

    #[test]
    fn a_second_part_and_a_second_actor_are_of_the_row_above() {
        let rows = ["Ann Lowe | Kay Ross | Lead role", "Sock the Puppet | Voice only"];
        let (rows, _) = restored("Actor | Character | Notes", &rows);
        assert_eq!(rows[1], "^ | Sock the Puppet | Voice only");
        let rows = ["Kay Ross | Ann Lowe | as a child", "Lee Ross | as an adult"];
        let (rows, _) = restored("Character | Actor | Notes", &rows);
        assert_eq!(rows[1], "^ | Lee Ross | as an adult");
    }

    #[test]
    fn a_row_that_begins_as_only_a_new_one_does_is_complete_without_a_note() {
        let (rows, undecided) = restored(
            "Country | Date | Distributor | Notes",
            &[
                "France | May 5, 2008 | Gaumont | premiere",
                "Germany | June 1, 2008 | Constantin | dubbed",
                "Spain | Vertigo | late",
                "Italy | | Medusa",
            ],
        );
        assert_eq!(rows[2], "Spain | ^ | Vertigo | late");
        assert_eq!((rows[3].as_str(), undecided.len()), ("Italy |  | Medusa", 0));
        let (rows, undecided) = restored(
            "Year | Title | Credited as | Notes",
            &[
                "2008 | Night | Director | Debut",
                "2010 | The Long Day (short) | Director, writer",
                "2011 | Dawn | Producer | TV film",
            ],
        );
        assert_eq!(rows[1], "2010 | The Long Day (short) | Director, writer");
        assert_eq!(undecided, [] as [usize; 0]);
    }

    #[test]
    fn takings_by_territory_belong_to_the_film_above() {
        let (rows, undecided) = restored(
            "Film | Year | Territory | Gross",
            &[
                "Pitfall | 1951 | North America | $2,000,000",
                "France | $300,000",
                "Other markets | $150,000",
                "Snowfall | 1953 | North America | $900,000",
                "Hong Kong | $80,000",
            ],
        );
        assert_eq!(undecided, [] as [usize; 0]);
        assert_eq!(rows[1], "^ | ^ | France | $300,000");
        assert_eq!(rows[2], "^ | ^ | Other markets | $150,000");
        assert_eq!(rows[4], "^ | ^ | Hong Kong | $80,000");
    }

    #[test]
    fn a_row_that_fits_two_ways_stays_as_written() {
        let (rows, undecided) =
            restored("Thing | Other thing", &["Alpha stone | Beta stone", "Gamma stone"]);
        assert_eq!((rows[1].as_str(), undecided), ("Gamma stone", vec![1]));
    }
}
