//! The plain-text format.
//!
//! In: a source such as `seeds/ballerina-2025-film.txt`. Out: its title,
//! infobox, sections and blocks in the draft.
//!
//! The format has lines, and a line's first characters say what it is: `=` a
//! heading, `- ` an item of a list, `*` one too where two lines have it, `|` a row of a
//! table, anything else text; lines that all say who plays whom are a list.
//! All text is literal but for `[[links]]` and bare URLs.

mod unmarked;

use crate::diag::{Diagnostic, Rule};
use crate::model::article::{Alignment, Block, Cell, List, ProseId, Spacing, Spot, Table};
use crate::parse::draft::Draft;
use crate::parse::inline;
use crate::rare;
use crate::source::Span;

/// Reads the draft's source.
pub fn read(draft: &mut Draft) {
    let text = draft.text();
    let mut lines = Lines::of(text);
    lines.skip_blank();
    if let Some(line) = lines.peek()
        && let Some(heading) = Heading::read(text, line)
        && heading.level == 1
    {
        draft.title = Some((text[heading.text.range()].to_string(), heading.text));
        lines.next();
    }
    while let Some(line) = lines.peek() {
        let written = &text[line.range()];
        if written.trim().is_empty() {
            lines.next();
        } else if let Some(heading) = Heading::read(text, line) {
            lines.next();
            let spot = draft.heading_spot();
            let id = draft.add_plain(heading.text, spot);
            draft.open_section(heading.level, id, heading.text);
        } else if is_infobox_line(written) && draft.is_empty() {
            let before = lines;
            lines.next();
            lines.skip_blank();
            if lines.peek().is_some_and(|line| bullet(text, line).is_some()) {
                read_infobox(draft, &mut lines);
            } else {
                lines = before;
                read_paragraph(draft, &mut lines);
            }
        } else if bullet(text, line).is_some() {
            let items = read_items(&mut lines);
            let spot = draft.spot();
            let mut rest = items.as_slice();
            while !rest.is_empty() {
                let list = nest(draft, &mut rest, spot);
                draft.push(Block::List(Box::new(list)));
            }
        } else if is_row(written) {
            read_table(draft, &mut lines);
        } else if let Some(items) = unmarked::cast(&mut lines) {
            let spot = draft.spot();
            let list = nest(draft, &mut items.as_slice(), spot);
            draft.push(Block::List(Box::new(list)));
        } else {
            read_paragraph(draft, &mut lines);
        }
    }
    report_wiki_markup(draft);
}

/// Reports what other wikis have as markup, each kind where it stands first: a text that
/// has one has many.
fn report_wiki_markup(draft: &mut Draft) {
    const MARKUP: [(&[&str], &str); 3] = [
        (&["{{"], "write its values below a line `Infobox`, as in `- Director: Len Wiseman`"),
        (&["'''"], "remove it; an article in Markdown can have emphasis"),
        (&["<ref>", "<ref ", "<ref/"], "remove it; an article in Markdown can have footnotes"),
    ];
    let text = draft.text();
    for (signs, help) in MARKUP {
        let found =
            signs.iter().filter_map(|sign| Some((rare::find(text, sign)?, sign.trim_end())));
        let Some((start, sign)) = found.min() else { continue };
        let message = format!("`{sign}` is shown as text");
        let diagnostic = Diagnostic::new(Rule::WikiMarkup, message).help(help);
        draft.report(diagnostic, Span::new(start, start + sign.len()));
    }
}

/// A cursor over lines. A line's span has no line end and no white space at its
/// own end.
#[derive(Clone, Copy)]
struct Lines<'a> {
    text: &'a str,
    /// Where the line begins.
    at: usize,
    /// Where it ends.
    end: usize,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, at: 0, end: end_of_line(text, 0) }
    }

    fn peek(&self) -> Option<Span> {
        let line = &self.text[self.at..self.end];
        let is_one = self.at < self.text.len();
        is_one.then(|| Span::new(self.at, self.at + line.trim_end().len()))
    }

    fn next(&mut self) {
        self.at = (self.end + 1).min(self.text.len());
        self.end = end_of_line(self.text, self.at);
    }

    fn skip_blank(&mut self) {
        while self.peek().is_some_and(|line| self.text[line.range()].trim().is_empty()) {
            self.next();
        }
    }
}

fn end_of_line(text: &str, start: usize) -> usize {
    text[start..].find('\n').map_or(text.len(), |end| start + end)
}

struct Heading {
    level: u8,
    text: Span,
}

impl Heading {
    /// `== Plot ==`: the level is the number of `=` at the start, one to six; the
    /// number at the end may differ, as long as there is one.
    fn read(text: &str, line: Span) -> Option<Self> {
        let written = &text[line.range()];
        if !written.starts_with('=') || !written.ends_with('=') {
            return None;
        }
        let inner = written.trim_start_matches('=');
        let level = written.len() - inner.len();
        let name = inner.trim_end_matches('=').trim();
        let start = line.start as usize + level + (inner.len() - inner.trim_start().len());
        (!name.is_empty() && level <= 6)
            .then(|| Self { level: level as u8, text: Span::new(start, start + name.len()) })
    }
}

fn is_infobox_line(written: &str) -> bool {
    written.trim().trim_end_matches(':').eq_ignore_ascii_case("infobox")
}

/// The indent and the text of a list item.
fn bullet(text: &str, line: Span) -> Option<(usize, Span)> {
    let written = &text[line.range()];
    let bare = written.trim_start_matches([' ', '\t']);
    if bare.starts_with('*') {
        return starred(text, line);
    }
    let indent: usize =
        written[..written.len() - bare.len()].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let item = bare.strip_prefix('-')?;
    if !item.is_empty() && !item.starts_with([' ', '\t']) {
        return None;
    }
    let start = line.end as usize - item.trim_start().len();
    Some((indent, Span::new(start, line.end as usize)))
}

/// The indent and the text of a list item as other wikis write it: `* ` or `*`, and `**` for
/// one in it. One line alone is text: a remark on a `*` elsewhere.
fn starred(text: &str, line: Span) -> Option<(usize, Span)> {
    let (stars, item) = stars(&text[line.range()])?;
    let before = single_stars(text[..line.start as usize].lines().rev());
    let behind = single_stars(text[line.end as usize..].split('\n').skip(1));
    let is_list = usize::from(stars == 1) + before + behind > 1;
    is_list.then(|| (2 * (stars - 1), Span::new(line.end as usize - item.len(), line.end as usize)))
}

/// How many lines of a list that go on from a line have one `*`.
fn single_stars<'t>(lines: impl Iterator<Item = &'t str>) -> usize {
    lines.take(LONGEST_RUN).map_while(stars_or_more).filter(|&stars| stars == 1).count()
}

/// Most lines that are looked at before and behind an item.
const LONGEST_RUN: usize = 20;

/// How many `*` a line begins with, and what stands behind them. Without a blank between,
/// a small word is a remark (`*uncredited`), and another `*` makes it emphasis.
fn stars(line: &str) -> Option<(usize, &str)> {
    let item = line.trim_start_matches('*');
    let stars = line.len() - item.len();
    if stars == 0 || stars > 6 {
        return None;
    }
    let begins = |c: char| c.is_alphanumeric() && !c.is_lowercase() || matches!(c, '[' | '"' | '“');
    let is_item = item.starts_with([' ', '\t']) || item.starts_with(begins) && !item.contains('*');
    is_item.then(|| (stars, item.trim_start()))
}

/// The `*` of a line of a list; none of one that continues the item above.
fn stars_or_more(line: &str) -> Option<usize> {
    match stars(line.trim_end()) {
        Some((stars, _)) => Some(stars),
        None => (line.starts_with([' ', '\t']) || line.trim().is_empty()).then_some(0),
    }
}

/// A table row starts with `|` and has at least one more.
fn is_row(written: &str) -> bool {
    let written = written.trim_start();
    written.strip_prefix('|').is_some_and(|rest| rest.contains('|'))
}

struct Item {
    indent: usize,
    text: Span,
}

/// Items that follow each other, with the lines that continue them; blank lines
/// between items do not end the list.
fn read_items(lines: &mut Lines) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut gap = *lines;
    while let Some(line) = lines.peek() {
        let written = &lines.text[line.range()];
        if let Some((indent, text)) = bullet(lines.text, line) {
            items.push(Item { indent, text });
            lines.next();
            gap = *lines;
        } else if written.trim().is_empty() {
            lines.next();
        } else {
            let continued = items.last_mut().filter(|item| {
                gap.at == lines.at
                    && written.starts_with([' ', '\t'])
                    && !is_row(written)
                    && indent_of(written) > item.indent
            });
            let Some(item) = continued else { break };
            item.text.end = line.end;
            lines.next();
            gap = *lines;
        }
    }
    *lines = gap;
    items
}

fn indent_of(written: &str) -> usize {
    written.len() - written.trim_start().len()
}

/// Makes a list of the items that are no less indented than the first.
/// How deep lists nest is bounded, because nested calls are.
fn nest(draft: &mut Draft, items: &mut &[Item], spot: Spot) -> List {
    nest_within(draft, items, spot, 0)
}

const MAX_NESTING: usize = 32;

fn nest_within(draft: &mut Draft, items: &mut &[Item], spot: Spot, depth: usize) -> List {
    let base = items.first().map_or(0, |item| item.indent);
    let mut list = List { start: None, spacing: Spacing::Tight, items: Vec::new() };
    while let Some((item, rest)) = items.split_first() {
        if item.indent < base && depth > 0 {
            break;
        }
        if item.indent > base && depth < MAX_NESTING && !list.items.is_empty() {
            let nested = nest_within(draft, items, spot, depth + 1);
            if let Some(last) = list.items.last_mut() {
                last.push(Block::List(Box::new(nested)));
            }
            continue;
        }
        *items = rest;
        let id = draft.add_plain(item.text, spot);
        list.items.push(vec![Block::Paragraph(id)]);
    }
    list
}

/// Items of an infobox. Lines right below one that do not end the infobox, because the
/// next one is `- Key: value` again, go on with its value.
fn read_lines_of_infobox(lines: &mut Lines) -> Vec<Item> {
    const MOST: usize = 12;
    let text = lines.text;
    let mut items = read_items(lines);
    loop {
        let below = *lines;
        let mut end = None;
        for _ in 0..MOST {
            let Some(line) = lines.peek().filter(|&line| is_more_of_value(text, line)) else {
                break;
            };
            end = Some(line.end);
            lines.next();
        }
        let next = lines.peek().and_then(|line| bullet(text, line));
        let is_line = next.is_some_and(|(_, item)| {
            let key = text[item.range()].split(':').next().unwrap_or_default();
            key.len() <= 40 && key.len() < item.range().len()
        });
        let (Some(end), Some(last), true) = (end, items.last_mut(), is_line) else {
            *lines = below;
            return items;
        };
        last.text.end = end;
        items.extend(read_items(lines));
    }
}

/// Whether a line can belong to the value above it: a few words that are no block.
fn is_more_of_value(text: &str, line: Span) -> bool {
    let written = &text[line.range()];
    !written.trim().is_empty()
        && written.chars().count() <= 60
        && !is_row(written)
        && bullet(text, line).is_none()
        && Heading::read(text, line).is_none()
}

fn read_infobox(draft: &mut Draft, lines: &mut Lines) {
    let text = lines.text;
    let items = read_lines_of_infobox(lines);
    let mut at = 0;
    while let Some(item) = items.get(at) {
        at += 1;
        let written = &text[item.text.range()];
        let nested_end = at + items[at..].iter().take_while(|n| n.indent > item.indent).count();
        // A key is a few words; `- 48 Hrs: a film` deep in a value is not one.
        let colon = written.find(':').filter(|&colon| {
            let key = written[..colon].trim_end();
            let key = key.strip_suffix("(s)").unwrap_or(key);
            colon > 0 && colon <= 40 && !key.contains(['\n', '[', '('])
        });
        let (key, value) = match colon {
            Some(colon) => {
                let after = &written[colon + 1..];
                let start = item.text.end as usize - after.trim_start().len();
                (written[..colon].trim(), Span::new(start, item.text.end as usize))
            }
            None => {
                let diagnostic = Diagnostic::new(Rule::InfoboxLine, "infobox line without a key")
                    .help("write it as in `- Director: Len Wiseman`; it is shown as written");
                draft.report(diagnostic, item.text);
                ("", item.text)
            }
        };
        if nested_end > at {
            let values: Vec<Span> = std::iter::once(value)
                .filter(|span| span.start < span.end)
                .chain(items[at..nested_end].iter().map(|nested| nested.text))
                .collect();
            at = nested_end;
            let items = values.into_iter().map(|span| (text[span.range()].to_string(), span));
            let (prose, ranges) = inline::joined(draft.id, items, Spot::Infobox, &mut draft.diags);
            let id = draft.add_prose(prose);
            draft.add_list_field(key, id, ranges);
        } else {
            let id = draft.add_plain(value, Spot::Infobox);
            draft.add_field(key, id);
        }
    }
}

fn read_paragraph(draft: &mut Draft, lines: &mut Lines) {
    let text = lines.text;
    let Some(first) = lines.peek() else { return };
    let mut span = first;
    span.start += indent_of(&text[first.range()]) as u32;
    lines.next();
    report_unclosed(draft, first);
    while let Some(line) = lines.peek() {
        if ends_paragraph(text, line) {
            break;
        }
        report_unclosed(draft, line);
        span.end = line.end;
        lines.next();
    }
    let spot = draft.spot();
    let id = draft.add_plain(span, spot);
    draft.push(Block::Paragraph(id));
}

/// Whether a line is none of the paragraph above it.
fn ends_paragraph(text: &str, line: Span) -> bool {
    let written = &text[line.range()];
    written.trim().is_empty()
        || Heading::read(text, line).is_some()
        || bullet(text, line).is_some()
        || is_row(written)
}

/// Reports a line that starts like a heading and does not end like one.
fn report_unclosed(draft: &mut Draft, line: Span) {
    let written = &draft.text()[line.range()];
    let name = written.trim_start_matches('=').trim();
    if written.starts_with("==") && !name.is_empty() {
        let message = format!("heading `{name}` is not closed");
        let diagnostic = Diagnostic::new(Rule::UnclosedHeading, message)
            .help("end the line with as many `=` as it starts with; it is shown as text");
        draft.report(diagnostic, line);
    }
}

fn read_table(draft: &mut Draft, lines: &mut Lines) {
    let text = lines.text;
    let mut rows: Vec<Vec<Span>> = Vec::new();
    let mut separator: Option<Vec<Alignment>> = None;
    while let Some(line) = lines.peek() {
        if !is_row(&text[line.range()]) {
            break;
        }
        lines.next();
        let cells = cells(text, line);
        let is_separator = cells.iter().all(|cell| {
            let cell = &text[cell.range()];
            cell.contains('-') && cell.trim_matches(':').bytes().all(|b| b == b'-')
        });
        if is_separator && rows.len() == 1 {
            let written = cells.iter().map(|cell| alignment(&text[cell.range()]));
            separator = Some(written.collect());
        } else {
            rows.push(cells);
        }
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let has_header = separator.is_some() || (rows.len() > 1 && looks_like_header(text, &rows[0]));
    let spot = draft.spot();
    let mut rows = rows.into_iter().map(|mut row| -> Vec<ProseId> {
        let end = row.last().map_or(0, |cell| cell.end as usize);
        row.resize(width, Span::new(end, end));
        row.into_iter().map(|cell| draft.add_plain(cell, spot)).collect()
    });
    let header = if has_header { rows.next().unwrap_or_default() } else { Vec::new() };
    let rows = rows.map(|row| row.into_iter().map(Cell::Written).collect()).collect();
    let alignments = separator.unwrap_or_default();
    let table = Table { header, rows, width, undecided: Vec::new(), alignments };
    draft.push(Block::Table(Box::new(table)));
}

/// What a cell of the line below the column headings asks for: `---:`.
fn alignment(written: &str) -> Alignment {
    match (written.starts_with(':'), written.ends_with(':')) {
        (false, false) => Alignment::Free,
        (true, false) => Alignment::Left,
        (true, true) => Alignment::Middle,
        (false, true) => Alignment::Right,
    }
}

/// Column headings are short words without figures.
fn looks_like_header(text: &str, row: &[Span]) -> bool {
    let mut filled = row.iter().map(|cell| &text[cell.range()]).filter(|cell| !cell.is_empty());
    filled.clone().next().is_some()
        && filled.all(|cell| {
            cell.chars().count() <= 40 && !cell.contains(|c: char| c.is_numeric() || c == '$')
        })
}

/// The cells of a row; a `|` inside `[[...]]` is the link's own.
fn cells(text: &str, line: Span) -> Vec<Span> {
    let written = text[line.range()].trim_start();
    let base = line.end as usize - written.len();
    let mut cells = Vec::new();
    let mut start = 1;
    let mut push = |from: usize, to: usize| {
        let cell = &written[from..to];
        let lead = cell.len() - cell.trim_start().len();
        let cell = cell.trim();
        let at = base + from + if cell.is_empty() { 0 } else { lead };
        cells.push(Span::new(at, at + cell.len()));
    };
    let last_close = written.rfind("]]").unwrap_or(0);
    let mut at = 1;
    while at < written.len() {
        let rest = &written[at..];
        if rest.starts_with("[[")
            && at < last_close
            && let Some(close) = rest.find("]]")
        {
            at += close + 2;
        } else if rest.starts_with('|') {
            push(start, at);
            at += 1;
            start = at;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    if !written[start..].trim().is_empty() {
        push(start, written.len());
    }
    cells
}
