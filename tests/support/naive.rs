//! Articles read once more, naively, so that a test need not believe the parser.
//!
//! In: an article's path and text. Out: its infobox, and its paragraphs, list
//! items, cells and headings as plain words, grouped by top heading. Nothing of
//! `filmwiki` is used here.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// An article as words.
#[derive(Default)]
pub struct Article {
    /// Infobox lines.
    pub infobox: Vec<Field>,
    /// What stands under one top heading each; the lead first, without a heading.
    pub groups: Vec<Group>,
}

/// A line of an infobox.
pub struct Field {
    /// Its key.
    pub key: String,
    /// Its value, with a list's items behind each other.
    pub value: String,
    /// Its line in the source.
    pub line: usize,
}

/// A top heading and all below it.
#[derive(Default)]
pub struct Group {
    /// The heading; none for the lead.
    pub heading: Option<Piece>,
    /// What stands below it, in order.
    pub pieces: Vec<Piece>,
}

/// A paragraph, a list item, a cell or a heading.
pub struct Piece {
    /// Its visible words, one space between two of them.
    pub words: String,
    /// Its line in the source.
    pub line: usize,
    /// Whether it is a footnote, which stands elsewhere than where it is written.
    pub is_note: bool,
}

/// Reads an article.
pub fn read(path: &str, text: &str) -> Article {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    match path.ends_with(".md") {
        true => markdown(&text),
        false => plain(&text),
    }
}

/// A value's words without the commas and semicolons between the items of a list.
pub fn bare(value: &str) -> String {
    let words = value.split_whitespace().map(|word| word.trim_end_matches([',', ';']));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Builder {
    article: Article,
    /// Level of the top heading that is open.
    top: usize,
}

impl Builder {
    fn new() -> Self {
        let lead = Group::default();
        Self { article: Article { infobox: Vec::new(), groups: vec![lead] }, top: usize::MAX }
    }

    fn piece(&mut self, text: &str, line: usize, is_note: bool) {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty()
            && let Some(group) = self.article.groups.last_mut()
        {
            group.pieces.push(Piece { words, line, is_note });
        }
    }

    /// A table's cells, but for the names of columns that are empty in every row:
    /// those are not shown.
    fn table(&mut self, rows: &[(usize, Vec<String>)]) {
        let is_rule =
            |cells: &[String]| cells.iter().all(|cell| cell.trim_matches([':', '-']).is_empty());
        let filled = |column: usize| {
            let cells = rows.iter().skip(1).filter(|(_, cells)| !is_rule(cells));
            cells.filter_map(|(_, cells)| cells.get(column)).any(|cell| !cell.is_empty())
        };
        for (nth, (line, cells)) in rows.iter().enumerate() {
            if nth == 1 && is_rule(cells) {
                continue;
            }
            for (column, cell) in cells.iter().enumerate() {
                if nth > 0 || rows.len() == 1 || filled(column) {
                    self.piece(cell, *line, false);
                }
            }
        }
    }

    fn heading(&mut self, level: usize, text: &str, line: usize) {
        if level > self.top {
            return self.piece(text, line, false);
        }
        self.top = level;
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let heading = Some(Piece { words, line, is_note: false });
        self.article.groups.push(Group { heading, pieces: Vec::new() });
    }
}

/// What kind of line a line of the plain-text format is.
#[derive(Clone, Copy, PartialEq)]
enum Line {
    Blank,
    Heading,
    Item,
    Row,
    Text,
}

fn kind(line: &str) -> Line {
    let bare = line.trim();
    match bare.chars().next() {
        None => Line::Blank,
        Some('=') if line.starts_with('=') && bare.len() > 2 && bare.ends_with('=') => {
            Line::Heading
        }
        Some('-') if bare == "-" || bare.starts_with("- ") => Line::Item,
        Some('|') if bare[1..].contains('|') => Line::Row,
        _ => Line::Text,
    }
}

fn plain(text: &str) -> Article {
    let mut builder = Builder::new();
    let lines: Vec<(usize, &str)> = (1..).zip(text.lines()).collect();
    let mut at = lines.iter().take_while(|(_, line)| line.trim().is_empty()).count();
    if lines.get(at).is_some_and(|(_, line)| line.starts_with("= ")) {
        at += 1;
    }
    let mut in_infobox = false;
    let mut is_start = true;
    while let Some(&(number, line)) = lines.get(at) {
        at += 1;
        let kind_here = kind(line);
        let begins = is_start;
        is_start &= kind_here == Line::Blank;
        match kind_here {
            Line::Blank => {}
            Line::Heading => {
                let level = line.len() - line.trim_start_matches('=').len();
                builder.heading(level, &visible(line.trim().trim_matches('=')), number);
            }
            Line::Row => {
                let mut rows = vec![(number, visible_cells(line))];
                while let Some(&(number, next)) = lines.get(at)
                    && kind(next) == Line::Row
                {
                    rows.push((number, visible_cells(next)));
                    at += 1;
                }
                builder.table(&rows);
            }
            Line::Item | Line::Text => {
                if begins && line.trim() == "Infobox" {
                    in_infobox = true;
                    continue;
                }
                let mut words = line.trim().to_string();
                if kind_here == Line::Item {
                    words = words.trim_start_matches('-').trim().to_string();
                }
                // Lines that go on with the paragraph or the item.
                while let Some(&(_, next)) = lines.get(at)
                    && kind(next) == Line::Text
                    && (kind_here == Line::Text || next.starts_with([' ', '\t']))
                {
                    words = format!("{words} {}", next.trim());
                    at += 1;
                }
                in_infobox &= kind_here == Line::Item;
                match words.split_once(':') {
                    Some((key, value)) if in_infobox => {
                        let (key, value) = (key.trim().to_string(), visible(value.trim()));
                        builder.article.infobox.push(Field { key, value, line: number });
                    }
                    _ => builder.piece(&visible(&words), number, false),
                }
            }
        }
    }
    builder.article
}

/// Text with `[[Target|label]]` as `label`.
fn visible(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        out.push_str(before);
        let Some((body, behind)) = after.split_once("]]") else {
            out.push_str("[[");
            rest = after;
            continue;
        };
        out.push_str(body.split_once('|').map_or(body, |(_, label)| label));
        rest = behind;
    }
    out + rest
}

fn visible_cells(row: &str) -> Vec<String> {
    // A label's own `|` goes away with its link.
    let row = visible(row.trim());
    let row = row.strip_prefix('|').unwrap_or(&row);
    row.split('|').map(|cell| cell.trim().to_string()).collect()
}

fn markdown(text: &str) -> Article {
    let mut builder = Builder::new();
    let mut body = 0;
    if let Some(rest) = text.strip_prefix("---\n")
        && let Some(end) = rest.find("\n---\n")
    {
        front_matter(&rest[..end], &mut builder.article.infobox);
        body = 4 + end + 5;
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_WIKILINKS;
    let line_of = |at: usize| text[..body + at].matches('\n').count() + 1;
    let mut words = String::new();
    let mut is_note = false;
    let mut start = 0;
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    for (event, range) in Parser::new_ext(&text[body..], options).into_offset_iter() {
        match event {
            Event::Text(text) | Event::Code(text) => {
                if words.is_empty() {
                    start = range.start;
                }
                words.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::End(TagEnd::Heading(level)) => {
                let (text, line) = (std::mem::take(&mut words), line_of(start));
                builder.heading(level as usize, &text, line);
            }
            Event::Start(Tag::FootnoteDefinition(_)) => is_note = true,
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                rows.push((line_of(range.start), Vec::new()));
            }
            Event::End(TagEnd::TableCell) => {
                if let Some((_, cells)) = rows.last_mut() {
                    cells.push(std::mem::take(&mut words));
                }
            }
            Event::End(TagEnd::Table) => builder.table(&std::mem::take(&mut rows)),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
            | Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link,
            ) => {}
            Event::Start(_) | Event::End(_) => {
                builder.piece(&std::mem::take(&mut words), line_of(start), is_note);
                is_note &= !matches!(event, Event::End(TagEnd::FootnoteDefinition));
            }
            _ => {}
        }
    }
    builder.article
}

/// The infobox in front matter that is written as our own seeds write it.
fn front_matter(text: &str, infobox: &mut Vec<Field>) {
    let mut inside = false;
    for (line, written) in (2..).zip(text.lines()) {
        let unquoted = |value: &str| value.trim().trim_matches('"').to_string();
        let indent = written.len() - written.trim_start().len();
        match (indent, written.trim().strip_prefix("- "), written.trim().split_once(':')) {
            (0, None, Some(("infobox", _))) => inside = true,
            (0, None, Some(("series", value))) => {
                inside = false;
                infobox.push(Field { key: "Series".to_string(), value: unquoted(value), line });
            }
            (0, ..) => inside = false,
            (_, Some(item), _) if inside => {
                if let Some(field) = infobox.last_mut() {
                    field.value = format!("{} {}", field.value, unquoted(item));
                }
            }
            (_, None, Some((key, value))) if inside => {
                infobox.push(Field { key: key.to_string(), value: unquoted(value), line });
            }
            _ => {}
        }
    }
}
