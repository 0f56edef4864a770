//! The Markdown format: YAML front matter, then CommonMark with tables,
//! footnotes, strikethrough and `[[wiki links]]`, read by pulldown-cmark.
//!
//! In: a source. Out: the same sections, blocks and prose as the plain-text
//! format makes. No HTML is passed through: a few elements without attributes
//! become marks, all other raw HTML is shown as text, so that whatever a writer
//! types the page is valid and harmless.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::diag::{Diagnostic, Rule};
use crate::model::article::{
    Alignment, Block, Cell, Code, Footnote, List, Mark, MarkKind, Prose, ProseId, Quote, Spacing,
    Spot, Table,
};
use crate::model::blocks::prose_of;
use crate::parse::draft::Draft;
use crate::parse::{front_matter, inline};
use crate::source::{Span, is_forbidden};

/// Elements that Markdown may use without attributes.
const ELEMENTS: [&str; 15] = [
    "sub", "sup", "kbd", "small", "u", "s", "mark", "cite", "q", "i", "b", "em", "strong", "abbr",
    "var",
];

/// Deepest nesting of quotations and lists that is kept; deeper ones are shown
/// on this level.
const MAX_NESTING: usize = 32;

/// Reads the draft's source.
pub fn read(draft: &mut Draft) {
    let text = draft.text();
    let body = match front_matter_range(text) {
        FrontMatterRange::None => 0,
        FrontMatterRange::Closed { inner, body } => {
            front_matter::read(draft, inner);
            body
        }
        FrontMatterRange::Open => {
            let diagnostic = Diagnostic::new(Rule::FrontMatter, "front matter is not closed")
                .help("write `---` on a line of its own behind it; it is shown as text");
            draft.report(diagnostic, Span::new(0, 3));
            0
        }
    };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_WIKILINKS;
    let mut reader = Reader {
        draft,
        base: body,
        frames: Vec::new(),
        inline: None,
        footnotes: HashMap::new(),
        notes: Vec::new(),
        in_comment: false,
        row: 0..0,
    };
    for (event, range) in Parser::new_ext(&text[body..], options).into_offset_iter() {
        reader.event(event, range.start + body..range.end + body);
    }
    reader.finish();
}

enum FrontMatterRange {
    None,
    Closed { inner: Range<usize>, body: usize },
    Open,
}

fn front_matter_range(text: &str) -> FrontMatterRange {
    let Some(first_end) = text.find('\n') else { return FrontMatterRange::None };
    if text[..first_end].trim_end() != "---" {
        return FrontMatterRange::None;
    }
    let mut at = first_end + 1;
    while at < text.len() {
        let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
        if matches!(text[at..end].trim_end(), "---" | "...") {
            return FrontMatterRange::Closed {
                inner: first_end + 1..at,
                body: (end + 1).min(text.len()),
            };
        }
        at = end + 1;
    }
    FrontMatterRange::Open
}

/// An open block.
enum Frame {
    Quote(Vec<Block>),
    List(List),
    Item {
        blocks: Vec<Block>,
    },
    Table {
        table: Table,
        row: Vec<ProseId>,
    },
    Code {
        language: String,
        text: String,
    },
    Note {
        label: String,
        blocks: Vec<Block>,
    },
    Heading {
        level: u8,
        span: Span,
    },
    /// A block nested too deep: its content goes to the frame around it.
    Flattened,
}

/// Running text being read.
#[derive(Default)]
struct Inline {
    text: String,
    map: Vec<(u32, u32)>,
    marks: Vec<Mark>,
    /// Indices of open marks, outermost first.
    open: Vec<usize>,
}

impl Inline {
    fn push(&mut self, text: &str, source: usize) {
        self.map.push((self.text.len() as u32, source as u32));
        // `&#1;` gets past the source's own cleaning.
        if text.contains(is_forbidden) {
            self.text.push_str(&text.replace(is_forbidden, "\u{fffd}"));
        } else {
            self.text.push_str(text);
        }
    }

    /// What a text shows: of a link without words of its own, not the section.
    fn label<'t>(&self, text: &'t str) -> &'t str {
        let within = self.open.last().and_then(|&mark| self.marks.get(mark));
        match within.map(|mark| &mark.kind) {
            Some(MarkKind::Wiki(target)) if **target == *text => inline::without_section(text),
            _ => text,
        }
    }

    fn open(&mut self, kind: MarkKind) {
        let at = self.text.len() as u32;
        self.open.push(self.marks.len());
        self.marks.push(Mark { start: at, end: at, kind });
    }

    /// Closes open marks down to the outermost `depth`.
    fn close_to(&mut self, depth: usize) {
        for mark in self.open.drain(depth..) {
            self.marks[mark].end = self.text.len() as u32;
        }
    }

    fn point(&mut self, kind: MarkKind) {
        let at = self.text.len() as u32;
        self.marks.push(Mark { start: at, end: at, kind });
    }
}

struct Reader<'d, 's> {
    draft: &'d mut Draft<'s>,
    base: usize,
    frames: Vec<Frame>,
    inline: Option<Inline>,
    /// Index of a footnote by its label, in the order of first reference.
    footnotes: HashMap<String, u32>,
    notes: Vec<Note>,
    /// Whether the HTML being read is a comment, which nobody is to see.
    in_comment: bool,
    /// The table row being read.
    row: Range<usize>,
}

/// A footnote that is referred to, defined, or both.
struct Note {
    label: String,
    blocks: Vec<Block>,
    home: Option<Spot>,
}

impl Reader<'_, '_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match self.frames.last_mut() {
                Some(Frame::Code { text: code, .. }) => code.push_str(&text),
                _ => {
                    let inline = self.inline();
                    let shown = inline.label(&text).len();
                    inline.push(&text[..shown], range.start);
                }
            },
            Event::Code(code) => {
                let inline = self.inline();
                inline.open(MarkKind::Code);
                inline.push(&code, range.start + 1);
                let depth = inline.open.len() - 1;
                inline.close_to(depth);
            }
            Event::SoftBreak => self.inline().push("\n", range.start),
            Event::HardBreak => {
                self.inline().point(MarkKind::Break);
                self.inline().push("\n", range.start);
            }
            Event::Rule => {
                self.end_inline();
                self.push(Block::Rule);
            }
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::Html(html) => self.html_block(&html, range),
            Event::FootnoteReference(label) => {
                let index = self.note(&label);
                let spot = self.draft.spot();
                self.notes[index as usize].home.get_or_insert(spot);
                self.inline().point(MarkKind::Footnote(index));
            }
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                // Not enabled.
            }
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        let deep = self.frames.len() >= MAX_NESTING;
        match tag {
            Tag::Paragraph => self.end_inline(),
            Tag::HtmlBlock => {
                self.end_inline();
                let written = self.draft.text()[range.clone()].trim();
                let is_comment = written.starts_with("<!--")
                    && written.find("-->").is_some_and(|end| end + 3 == written.len());
                self.in_comment = is_comment;
                if !is_comment {
                    self.report_html(range.start..range.start + written.len());
                }
            }
            Tag::Heading { level, .. } => {
                self.end_inline();
                let span = Span::new(range.start, range.end);
                self.frames.push(Frame::Heading { level: number(level), span });
            }
            Tag::BlockQuote(_) | Tag::List(_) | Tag::Item | Tag::FootnoteDefinition(_) if deep => {
                self.end_inline();
                self.frames.push(Frame::Flattened);
            }
            Tag::BlockQuote(_) => {
                self.end_inline();
                self.frames.push(Frame::Quote(Vec::new()));
            }
            Tag::List(start) => {
                self.end_inline();
                let list = List { start, spacing: Spacing::Tight, items: Vec::new() };
                self.frames.push(Frame::List(list));
            }
            Tag::Item => {
                self.end_inline();
                self.frames.push(Frame::Item { blocks: Vec::new() });
            }
            Tag::CodeBlock(kind) => {
                self.end_inline();
                let language = match kind {
                    pulldown_cmark::CodeBlockKind::Fenced(info) => {
                        info.split([' ', ',']).next().unwrap_or_default().to_string()
                    }
                    pulldown_cmark::CodeBlockKind::Indented => String::new(),
                };
                self.frames.push(Frame::Code { language, text: String::new() });
            }
            Tag::FootnoteDefinition(label) => {
                self.end_inline();
                self.frames.push(Frame::Note { label: label.to_string(), blocks: Vec::new() });
            }
            Tag::TableRow => self.row = range,
            Tag::Table(alignments) => {
                self.end_inline();
                let table = Table {
                    header: Vec::new(),
                    rows: Vec::new(),
                    width: alignments.len(),
                    undecided: Vec::new(),
                    alignments: alignments.into_iter().map(alignment).collect(),
                };
                self.frames.push(Frame::Table { table, row: Vec::new() });
            }
            Tag::Emphasis => self.inline().open(MarkKind::Emphasis),
            Tag::Strong => self.inline().open(MarkKind::Strong),
            Tag::Strikethrough => self.inline().open(MarkKind::Strikethrough),
            Tag::Link { link_type: LinkType::WikiLink { .. }, .. } => {
                // The parser percent-encodes the target: read it from the source.
                let written = &self.draft.text()[range];
                let body = written.trim_start_matches('[').trim_end_matches(']');
                let target = body.split('|').next().unwrap_or(body).trim().to_string();
                self.inline().open(MarkKind::Wiki(target.into()));
            }
            Tag::Link { dest_url, .. } => {
                self.inline().open(MarkKind::Link(dest_url.as_ref().into()));
            }
            Tag::Image { dest_url, .. } => {
                self.inline().open(MarkKind::Image(dest_url.as_ref().into()));
            }
            // Cells open when their text comes; the others are not enabled.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image => {
                let inline = self.inline();
                let wanted = |kind: &MarkKind| match tag {
                    TagEnd::Emphasis => *kind == MarkKind::Emphasis,
                    TagEnd::Strong => *kind == MarkKind::Strong,
                    TagEnd::Strikethrough => *kind == MarkKind::Strikethrough,
                    TagEnd::Link => matches!(kind, MarkKind::Link(_) | MarkKind::Wiki(_)),
                    _ => matches!(kind, MarkKind::Image(_)),
                };
                let marks = &inline.marks;
                if let Some(depth) = inline.open.iter().rposition(|&at| wanted(&marks[at].kind)) {
                    inline.close_to(depth);
                }
            }
            TagEnd::Paragraph => {
                self.end_inline();
                if let Some(Frame::Item { .. }) = self.frames.last()
                    && let Some(Frame::List(list)) = self.frames.iter_mut().rev().nth(1)
                {
                    list.spacing = Spacing::Loose;
                }
            }
            TagEnd::HtmlBlock => self.end_inline(),
            TagEnd::TableCell => {
                let id = self.take_prose();
                if let Some(Frame::Table { row, .. }) = self.frames.last_mut() {
                    row.push(id);
                }
            }
            TagEnd::TableHead => {
                if let Some(Frame::Table { table, row }) = self.frames.last_mut() {
                    table.header = std::mem::take(row);
                }
            }
            TagEnd::TableRow => self.end_row(),
            TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::CodeBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::Table => self.end_frame(),
            _ => {}
        }
    }

    /// Ends a table's row; a short one is filled up.
    fn end_row(&mut self) {
        let missing = match self.frames.last() {
            Some(Frame::Table { table, row }) => table.width.saturating_sub(row.len()),
            _ => 0,
        };
        let mut padding: Vec<ProseId> = (0..missing).map(|_| self.take_prose()).collect();
        // The parser drops cells beyond the last heading; a writer's words are kept.
        let width = match self.frames.last() {
            Some(Frame::Table { table, .. }) => table.width,
            _ => 0,
        };
        for span in surplus_cells(self.draft.text(), self.row.clone(), width) {
            let spot = self.draft.spot();
            padding.push(self.draft.add_plain(span, spot));
        }
        if let Some(Frame::Table { table, row }) = self.frames.last_mut() {
            table.width = table.width.max(row.len() + padding.len());
            let cells = std::mem::take(row).into_iter().chain(padding);
            table.rows.push(cells.map(Cell::Written).collect());
        }
    }

    fn end_frame(&mut self) {
        if let Some(Frame::Heading { level, span }) = self.frames.last() {
            let (level, span) = (*level, *span);
            self.frames.pop();
            self.heading(level, span);
            return;
        }
        self.end_inline();
        match self.frames.pop() {
            Some(Frame::Quote(blocks)) => self.push(Block::Quote(Box::new(Quote { blocks }))),
            Some(Frame::List(list)) => self.push(Block::List(Box::new(list))),
            Some(Frame::Item { blocks, .. }) => match self.frames.last_mut() {
                Some(Frame::List(list)) => list.items.push(blocks),
                _ => blocks.into_iter().for_each(|block| self.push(block)),
            },
            Some(Frame::Table { mut table, .. }) => {
                // A longer row makes the others longer.
                for row in &mut table.rows {
                    while row.len() < table.width {
                        row.push(Cell::Written(self.take_prose()));
                    }
                }
                while table.header.len() < table.width {
                    table.header.push(self.take_prose());
                }
                self.push(Block::Table(Box::new(table)));
            }
            Some(Frame::Code { language, text }) => {
                self.push(Block::Code(Box::new(Code { language, text })));
            }
            Some(Frame::Note { label, blocks }) => {
                let index = self.note(&label) as usize;
                self.notes[index].blocks.extend(blocks);
            }
            Some(Frame::Heading { .. } | Frame::Flattened) | None => {}
        }
    }

    /// Ends a heading: the article's title, a section, or a heading inside a
    /// block, where no section can begin.
    fn heading(&mut self, level: u8, span: Span) {
        if !self.frames.is_empty() {
            let id = self.take_prose();
            self.push(Block::Heading(id));
            return;
        }
        let inline = self.inline.take().unwrap_or_default();
        let text = inline.text.trim().to_string();
        if level == 1 && self.draft.has_no_sections() {
            if self.draft.repeats_title(&text) {
                return;
            }
            if self.draft.title.is_none() && !text.is_empty() {
                self.draft.title = Some((text, span));
                return;
            }
        }
        let spot = self.draft.heading_spot();
        let id = self.add(inline, spot);
        self.draft.open_section(level, id, span);
    }

    fn inline_html(&mut self, html: &str, range: Range<usize>) {
        let name = html.trim_start_matches(['<', '/']).trim_end_matches(['>', '/', ' ']);
        let name = name.to_lowercase();
        if html.starts_with("<!--") {
            return;
        }
        if name == "br" {
            self.inline().point(MarkKind::Break);
            return;
        }
        let element = ELEMENTS.into_iter().find(|element| *element == name);
        let inline = self.inline();
        let marks = &inline.marks;
        match element {
            Some(element) if html.starts_with("</") => {
                let open = inline
                    .open
                    .iter()
                    .rposition(|&at| marks[at].kind == MarkKind::Element(element));
                let innermost = open.filter(|&at| {
                    inline.open[at..]
                        .iter()
                        .all(|&mark| matches!(marks[mark].kind, MarkKind::Element(_)))
                });
                match innermost {
                    Some(depth) => inline.close_to(depth),
                    None => inline.push(html, range.start),
                }
            }
            Some(element) => inline.open(MarkKind::Element(element)),
            None => {
                inline.push(html, range.start);
                self.report_html(range);
            }
        }
    }

    fn html_block(&mut self, html: &str, range: Range<usize>) {
        if !self.in_comment {
            self.inline().push(html, range.start);
        }
    }

    fn report_html(&mut self, range: Range<usize>) {
        let diagnostic = Diagnostic::new(Rule::RawHtml, "raw HTML is shown as text")
            .help("write it in Markdown");
        self.draft.report(diagnostic, Span::new(range.start, range.end));
    }

    /// Index of the footnote with this label.
    fn note(&mut self, label: &str) -> u32 {
        if let Some(&index) = self.footnotes.get(label) {
            return index;
        }
        let index = self.notes.len() as u32;
        self.footnotes.insert(label.to_string(), index);
        self.notes.push(Note { label: label.to_string(), blocks: Vec::new(), home: None });
        index
    }

    fn inline(&mut self) -> &mut Inline {
        self.inline.get_or_insert_default()
    }

    /// Ends running text that no block encloses: the text of a tight list item,
    /// or a paragraph.
    fn end_inline(&mut self) {
        if self.inline.is_some() {
            let id = self.take_prose();
            self.push(Block::Paragraph(id));
        }
    }

    fn take_prose(&mut self) -> ProseId {
        let inline = self.inline.take().unwrap_or_default();
        let spot = self.draft.spot();
        self.add(inline, spot)
    }

    fn add(&mut self, mut inline: Inline, spot: Spot) -> ProseId {
        inline.close_to(0);
        // A bare URL is a link here too.
        for url in inline::urls(&inline.text, 0) {
            let inside = |mark: &Mark| mark.start < url.end && url.start < mark.end;
            if !inline.marks.iter().any(inside) {
                inline.marks.push(url);
            }
        }
        inline.marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
        if inline.map.is_empty() {
            inline.map.push((0, self.base as u32));
        }
        self.draft.add_prose(Prose::owned(inline.text, inline.map, inline.marks, spot))
    }

    fn push(&mut self, block: Block) {
        for frame in self.frames.iter_mut().rev() {
            match frame {
                Frame::Quote(blocks) | Frame::Item { blocks, .. } | Frame::Note { blocks, .. } => {
                    blocks.push(block);
                    return;
                }
                // Stray content of a flattened list's item.
                Frame::List(list) => {
                    list.items.push(vec![block]);
                    return;
                }
                _ => {}
            }
        }
        self.draft.push(block);
    }

    fn finish(mut self) {
        self.end_inline();
        let spot = self.draft.spot();
        // A note's text stands where it is referred to, not behind the last heading.
        for note in &self.notes {
            let home = note.home.unwrap_or(spot);
            prose_of(&note.blocks).into_iter().for_each(|id| self.draft.set_spot(id, home));
        }
        self.draft.footnotes = self
            .notes
            .into_iter()
            .map(|note| Footnote {
                label: note.label,
                blocks: note.blocks,
                home: note.home.unwrap_or(spot),
            })
            .collect();
    }
}

/// The cells of a row behind the first `width`.
fn surplus_cells(text: &str, row: Range<usize>, width: usize) -> Vec<Span> {
    let written = text[row.clone()].trim();
    let inner = written.strip_prefix('|').unwrap_or(written);
    let inner = inner.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(inner);
    let base = inner.as_ptr() as usize - text.as_ptr() as usize;
    let mut starts = vec![0];
    for (at, _) in inner.match_indices('|') {
        let before = &inner[..at];
        let in_code = before.matches('`').count() % 2 == 1;
        let in_link = before.rfind("[[").is_some_and(|open| !before[open..].contains("]]"));
        if !before.ends_with('\\') && !in_code && !in_link {
            starts.push(at + 1);
        }
    }
    let ends = starts.iter().skip(1).map(|&start| start - 1).chain([inner.len()]);
    starts
        .iter()
        .zip(ends)
        .skip(width)
        .map(|(&start, end)| {
            let cell = &inner[start..end];
            let lead = cell.len() - cell.trim_start().len();
            Span::new(base + start + lead, base + start + lead + cell.trim().len())
        })
        .filter(|span| span.start < span.end)
        .collect()
}

fn alignment(written: pulldown_cmark::Alignment) -> Alignment {
    match written {
        pulldown_cmark::Alignment::None => Alignment::Free,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Middle,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}
