//! HTML from data: escaping, and a page's running text.
//!
//! In: blocks and prose of one article, with their mentions. Out: valid HTML.
//! Everything that a writer typed is escaped here and nowhere else, and no tag
//! is ever read back.

mod cast_list;

use std::fmt::Write as _;
use std::ops::Range;

use serde::{Serialize, Serializer};

use crate::link::Mention;
use crate::model::article::{
    Alignment, Article, ArticleId, Block, Cell, Code, Event, Facet, List, Mark, MarkKind, ProseId,
    Section, Spacing, Spot, Table,
};
use crate::model::kind::Kind;
use crate::model::tells::{Of, Tells, Within, Words};
use crate::render::notes::{Extent, Notes, prose_of};
use crate::render::whose::whose;
use crate::render::{Site, code, plots};
use crate::route::{Route, url_path};

pub use crate::model::sentences::sentence;

/// Headings of an article from which on its page has a list of contents.
pub const ENOUGH_HEADINGS: usize = 3;

/// Finished HTML, which templates do not escape again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(pub String);

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tera::Value::safe_string(&self.0).serialize(serializer)
    }
}

/// Appends text with the characters that HTML reserves replaced.
pub fn escape(out: &mut String, text: &str) {
    let mut rest = text;
    let is_reserved = |byte: &u8| matches!(byte, b'&' | b'<' | b'>' | b'"');
    while let Some(at) = rest.as_bytes().iter().position(is_reserved) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Text as HTML.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(&mut out, text);
    out
}

/// Writes the text of one article onto one page.
pub struct Writer<'a> {
    site: &'a Site<'a>,
    id: ArticleId,
    article: &'a Article,
    text: &'a str,
    root: &'static str,
    /// Path of the page being written.
    page: String,
    out: String,
    flow: Flow,
    extent: Extent,
    /// What is being written stands behind a click already.
    behind_a_click: Tells,
    /// The notes of the page, once they were asked for.
    notes: Option<Notes>,
    /// References to notes that are written: the note's number, and which reference.
    referred: Vec<(usize, usize)>,
    /// Tables written, so that each has a name of its own.
    tables: usize,
}

/// How many of the sections behind one that tells stand below it, and tell with it.
fn told_below(section: &Section, behind: &[&Section]) -> usize {
    behind.iter().take_while(|below| below.depth > section.depth).count()
}

/// What the writer's position is inside.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    /// The page.
    Page,
    /// A column of text of reading width.
    Text,
    /// A block inside the text, which no wide block can leave.
    Inner,
}

impl<'a> Writer<'a> {
    /// A writer for the page at `page`.
    pub fn new(site: &'a Site<'a>, id: ArticleId, page: &str) -> Self {
        let article = site.article(id);
        Self {
            site,
            id,
            article,
            text: site.text(article),
            root: crate::route::to_root(page),
            page: page.to_string(),
            out: String::new(),
            flow: Flow::Page,
            extent: Extent::Part,
            behind_a_click: Tells::Nothing,
            notes: None,
            referred: Vec::new(),
            tables: 0,
        }
    }

    /// A writer for a page that holds the whole article.
    pub fn whole(site: &'a Site<'a>, id: ArticleId, page: &str) -> Self {
        Self { extent: Extent::Whole, ..Self::new(site, id, page) }
    }

    /// What was written so far, up to here.
    pub fn take(&mut self) -> Html {
        self.to(Flow::Page);
        Html(std::mem::take(&mut self.out))
    }

    /// What was written.
    pub fn finish(mut self) -> Html {
        self.to(Flow::Page);
        Html(self.out)
    }

    /// What was written, and apart from it what `write` adds.
    pub fn continue_with(mut self, write: impl FnOnce(&mut Self)) -> (Html, Html) {
        self.to(Flow::Page);
        let before = std::mem::take(&mut self.out);
        write(&mut self);
        (Html(before), self.finish())
    }

    fn to(&mut self, flow: Flow) {
        match (self.flow, flow) {
            (Flow::Page, Flow::Text) => self.out.push_str("<div class=\"text\">\n"),
            (Flow::Text, Flow::Page) => self.out.push_str("</div>\n"),
            _ => {}
        }
        if self.flow != Flow::Inner {
            self.flow = flow;
        }
    }

    /// Writes the sections of one page; `name` is the page's own, which its first
    /// heading need not repeat.
    pub fn sections(&mut self, sections: &[&'a Section], name: Option<&str>) {
        let mut absorbed = false;
        let mut rest = sections;
        while let Some((&section, behind)) = rest.split_first() {
            if section.depth == 0 {
                let heading = self.article.prose(section.heading).text(self.text);
                absorbed = name.is_some_and(|name| name.eq_ignore_ascii_case(heading.trim()));
            }
            self.heading(section, absorbed);
            // A film's plot has a page, which hides it as a whole.
            let is_plot = self.article.page_of(section).map(|page| page.facet) == Some(Facet::Plot);
            if section.tells == Tells::Nothing || is_plot {
                self.blocks_of(section);
                rest = behind;
                continue;
            }
            let (below, behind) = behind.split_at(told_below(section, behind));
            if !section.blocks.is_empty() || !below.is_empty() {
                self.to(Flow::Page);
                self.hidden(&[], |writer| {
                    writer.blocks(&section.blocks);
                    for section in below {
                        writer.heading(section, absorbed);
                        writer.blocks(&section.blocks);
                    }
                    writer.to(Flow::Page);
                });
            }
            rest = behind;
        }
    }

    /// Writes the blocks of a section that is not hidden from here on.
    fn blocks_of(&mut self, section: &'a Section) {
        match section.tells {
            Tells::Plot => self.told(|writer| writer.blocks(&section.blocks)),
            Tells::Nothing => self.blocks(&section.blocks),
        }
    }

    /// Writes a section's heading, which may be `absorbed` by the name of its page.
    fn heading(&mut self, section: &Section, absorbed: bool) {
        self.to(Flow::Text);
        if section.depth == 0 && absorbed {
            let _ = writeln!(self.out, "<span class=\"anchor\" id=\"{}\"></span>", section.anchor);
            return;
        }
        // With the whole article, the page's own name is a heading too.
        let below = u8::from(self.extent == Extent::Whole);
        let level = (2 + section.depth + below - u8::from(absorbed)).min(6);
        let _ = write!(self.out, "<h{level} id=\"{}\">", section.anchor);
        self.prose(section.heading);
        let _ = writeln!(self.out, "</h{level}>");
    }

    /// Writes what tells the plot, behind a click; inside the text where that is
    /// where the writer is. On a page that has the whole article nothing is hidden, and
    /// nothing is hidden twice. `told` is the text, where its page does not say whose plot
    /// that is.
    fn hidden(&mut self, told: &[(ProseId, Range<usize>)], write: impl FnOnce(&mut Self)) {
        if self.is_open() {
            return write(self);
        }
        let films = whose(self.site, self.id, told).map(|films| format!(" data-film=\"{films}\""));
        let films = films.unwrap_or_default();
        let _ = write!(self.out, "<details class=\"spoiler\"{films}>");
        self.out.push_str("<summary>From the plot</summary>\n");
        self.told(|writer| match writer.flow {
            Flow::Page => write(writer),
            Flow::Text | Flow::Inner => writer.inner(write),
        });
        self.out.push_str("</details>\n");
    }

    /// Whether the reader has asked for the plot that is being written.
    fn is_open(&self) -> bool {
        self.extent == Extent::Whole || self.behind_a_click == Tells::Plot
    }

    fn whole_of(&self, id: ProseId) -> (ProseId, Range<usize>) {
        (id, 0..self.article.prose(id).text(self.text).len())
    }

    fn told(&mut self, write: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.behind_a_click, Tells::Plot);
        write(self);
        self.behind_a_click = before;
    }

    /// The headings of the sections that will be `h2`, for a list of contents; none that
    /// stands behind a click.
    pub fn contents(&self, sections: &[&Section], name: &str) -> Vec<(String, String)> {
        let mut absorbed = false;
        let mut entries = Vec::new();
        let mut rest = sections;
        while let Some((&section, behind)) = rest.split_first() {
            let heading = self.article.prose(section.heading).text(self.text).trim();
            if section.depth == 0 {
                absorbed = name.eq_ignore_ascii_case(heading);
            }
            let level = section.depth - u8::from(absorbed && section.depth > 0);
            if level == 0 && !(absorbed && section.depth == 0) {
                entries.push((section.anchor.clone().into_string(), heading.to_string()));
            }
            rest = match section.tells {
                Tells::Plot => &behind[told_below(section, behind)..],
                Tells::Nothing => behind,
            };
        }
        entries
    }

    /// Writes blocks.
    pub fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::List(list) if self.flow != Flow::Inner && self.is_cast_list(list) => {
                self.to(Flow::Page);
                self.cast_list(list);
                return;
            }
            Block::Table(table) if self.flow != Flow::Inner => {
                self.to(Flow::Page);
                self.table(table);
                return;
            }
            _ => self.to(Flow::Text),
        }
        match block {
            Block::Paragraph(id) if self.hides(*id) => {
                self.hidden(&[self.whole_of(*id)], |writer| writer.paragraph(*id));
            }
            Block::Paragraph(id) => self.paragraph(*id),
            Block::Heading(id) => {
                self.out.push_str("<p class=\"subhead\">");
                self.prose(*id);
                self.out.push_str("</p>\n");
            }
            Block::List(list) => self.list(list),
            Block::Quote(quote) => {
                self.out.push_str("<blockquote>");
                self.inner(|writer| writer.blocks(&quote.blocks));
                self.out.push_str("</blockquote>\n");
            }
            Block::Table(table) => self.table(table),
            Block::Code(block) => self.code(block),
            Block::Rule => self.out.push_str("<hr>\n"),
        }
    }

    fn paragraph(&mut self, id: ProseId) {
        let is_open = self.runs(id, 0).iter().all(|(tells, _)| *tells == Tells::Nothing);
        if !is_open {
            return self.sentences(id, 0);
        }
        let shown = self.article.prose(id).text(self.text);
        let _ = write!(self.out, "<p{}>", direction(shown));
        match Within::of(self.article, self.text, id) {
            Within::Opening | Within::Lead => self.prose_range(id, trim(shown, 0..shown.len())),
            _ => self.prose(id),
        }
        self.out.push_str("</p>\n");
    }

    /// Writes a paragraph up to the first sentence that tells, without its element;
    /// returns where that begins.
    pub fn open_part(&mut self, id: ProseId) -> usize {
        let first = self.runs(id, 0).into_iter().next();
        let (_, open) = first.filter(|run| run.0 == Tells::Nothing).unwrap_or_default();
        self.prose_range(id, open.clone());
        open.end
    }

    /// Writes the sentences of a paragraph from `start` on, those that tell behind a
    /// click.
    pub fn sentences(&mut self, id: ProseId, start: usize) {
        let shown = self.article.prose(id).text(self.text);
        for (tells, range) in self.runs(id, start) {
            let write = |writer: &mut Self| {
                writer.out.push_str("<p>");
                writer.prose_range(id, trim(shown, range.clone()));
                writer.out.push_str("</p>\n");
            };
            self.to(Flow::Text);
            match tells {
                Tells::Nothing => write(self),
                Tells::Plot => self.hidden(&[(id, range.clone())], write),
            }
        }
    }

    /// A text from `start` on, cut where it begins or ceases to tell what is hidden
    /// here.
    fn runs(&self, id: ProseId, start: usize) -> Vec<(Tells, Range<usize>)> {
        let shown = self.article.prose(id).text(self.text);
        match self.is_open() {
            true if start < shown.len() => vec![(Tells::Nothing, start..shown.len())],
            true => Vec::new(),
            false => plots::runs(self.site, self.id, id, start),
        }
    }

    fn words(&self) -> &'a Words {
        &self.site.config.spoilers
    }

    /// Whether a text tells what happens, so that it is hidden here.
    fn hides(&self, id: ProseId) -> bool {
        !self.is_open() && self.words().of_prose(self.article, self.text, id) == Tells::Plot
    }

    /// Whether a part of an entry of a list is hidden here.
    fn hides_of(&self, id: ProseId) -> bool {
        self.hides(id) || self.runs(id, 0).iter().any(|(tells, _)| *tells == Tells::Plot)
    }

    fn inner(&mut self, write: impl FnOnce(&mut Self)) {
        let before = self.flow;
        self.flow = Flow::Inner;
        write(self);
        self.flow = before;
    }

    fn list(&mut self, list: &'a List) {
        let tag = if list.start.is_some() { "ol" } else { "ul" };
        let _ = match list.start {
            Some(start) if start != 1 => write!(self.out, "<ol start=\"{start}\">"),
            _ => write!(self.out, "<{tag}>"),
        };
        self.out.push('\n');
        for item in &list.items {
            let direction = self.direction_of(item.first());
            let _ = write!(self.out, "<li{direction}>");
            self.inner(|writer| {
                for block in item {
                    match block {
                        Block::Paragraph(id) if writer.hides_of(*id) => writer.entry(*id),
                        Block::Paragraph(id) if list.spacing == Spacing::Tight => writer.prose(*id),
                        block => writer.block(block),
                    }
                }
            });
            self.out.push_str("</li>\n");
        }
        let _ = writeln!(self.out, "</{tag}>");
    }

    /// The direction of the paragraph that an entry of a list begins with.
    fn direction_of(&self, first: Option<&Block>) -> &'static str {
        match first {
            Some(Block::Paragraph(id)) => direction(self.article.prose(*id).text(self.text)),
            _ => "",
        }
    }

    /// An entry or a cell that tells the plot: `Name: description` and `Name, description`
    /// keep the name open.
    fn entry(&mut self, id: ProseId) {
        /// Longest name that an entry begins with.
        const NAME: usize = 60;
        let shown = self.article.prose(id).text(self.text);
        let named = shown.find([':', ',', '–', '—']).filter(|&at| at <= NAME).unwrap_or_default();
        let named = match self.words().of(&shown[..named], Of::Anybody) {
            Tells::Nothing => named,
            Tells::Plot => 0,
        };
        self.prose_range(id, 0..named);
        self.note(id, named, "note");
    }

    /// What a cast list says behind a name, from `start`: the sentences that tell
    /// the plot behind a click.
    fn note(&mut self, id: ProseId, start: usize, class: &str) {
        let shown = self.article.prose(id).text(self.text);
        for (tells, range) in self.runs(id, start) {
            let told = match tells {
                Tells::Nothing => range.end..range.end,
                Tells::Plot => without_lead_in(shown, range.clone()),
            };
            if !shown[range.start..told.start].trim().is_empty() {
                let _ = write!(self.out, "<span class=\"{class}\">");
                self.prose_range(id, range.start..told.start);
                self.out.push_str("</span>");
            }
            if !told.is_empty() {
                self.hidden(&[(id, told.clone())], |writer| {
                    writer.out.push_str("<p>");
                    writer.prose_range(id, told);
                    writer.out.push_str("</p>");
                });
            }
        }
    }

    /// What a cast list says of a character in a part of a text, whose names end at
    /// `behind`: what may be read by everybody, and what tells the plot. What begins with
    /// the plot is hidden whole: the rest would begin in its middle.
    pub fn description(mut self, id: ProseId, behind: usize, part: Range<usize>) -> (Html, Html) {
        let shown = self.article.prose(id).text(self.text);
        let mut runs = self.runs(id, behind);
        // A full stop behind the names is no sentence.
        runs.retain(|(_, range)| {
            range.start < part.end && shown[range.clone()].contains(char::is_alphanumeric)
        });
        let Some(first) = runs.first_mut() else { return <_>::default() };
        let opens = first.0;
        first.1.start = part.start;
        if opens == Tells::Plot {
            runs = vec![(Tells::Plot, part.clone())];
        }
        let mut write = |wanted: Tells| {
            for (_, range) in runs.iter().filter(|(tells, _)| *tells == wanted) {
                if !self.out.is_empty() {
                    self.out.push(' ');
                }
                let range = range.start..range.end.min(part.end).max(range.start);
                self.prose_range(id, without_lead_in(shown, range));
            }
            Html(std::mem::take(&mut self.out))
        };
        (write(Tells::Nothing), write(Tells::Plot))
    }

    fn table(&mut self, table: &'a Table) {
        let text = |id: ProseId| self.article.prose(id).text(self.text).trim();
        let value = |cell: &Cell| cell.prose().map_or("", text);
        let column = |at: usize| table.rows.iter().filter_map(move |row| row.get(at));
        let filled = |at: usize| match table.rows.is_empty() {
            true => table.header.get(at).is_some_and(|&id| !text(id).is_empty()),
            false => column(at).any(|cell| !value(cell).is_empty()),
        };
        let columns: Vec<usize> = (0..table.width).filter(|&at| filled(at)).collect();
        if columns.is_empty() {
            return;
        }
        let is_figures = |at: usize| {
            at > 0 && column(at).map(value).all(|cell| cell.is_empty() || is_figure(cell))
        };
        let class = |at: usize| match table.alignments.get(at) {
            Some(Alignment::Left) => "",
            Some(Alignment::Middle) => " class=\"mid\"",
            _ if is_figures(at) => " class=\"num\"",
            Some(Alignment::Right) => " class=\"end\"",
            Some(Alignment::Free) | None => "",
        };
        let classes: Vec<&str> = columns.iter().map(|&at| class(at)).collect();
        self.tables += 1;
        let mut name = self.table_name(table);
        if self.tables > 1 {
            let _ = write!(name, " {}", self.tables);
        }
        let wide = self.flow != Flow::Inner;
        if wide {
            let _ = writeln!(
                self.out,
                "<div class=\"table-wrap\" role=\"region\" aria-label=\"{}, a table\" tabindex=\"0\">",
                escaped(&name)
            );
        }
        self.out.push_str("<table>\n");
        if !table.header.is_empty() {
            self.out.push_str("<thead><tr>");
            for (&at, class) in columns.iter().zip(&classes) {
                let cell = table.header[at];
                let (open, close) = match self.article.prose(cell).text(self.text).trim() {
                    "" => ("td", "</td>"),
                    _ => ("th scope=\"col\"", "</th>"),
                };
                let _ = write!(self.out, "<{open}{class}>");
                self.prose(cell);
                self.out.push_str(close);
            }
            self.out.push_str("</tr></thead>\n");
        }
        self.out.push_str("<tbody>\n");
        for (nth, row) in table.rows.iter().enumerate() {
            self.out.push_str("<tr>");
            for (&at, class) in columns.iter().zip(&classes) {
                let Some(&Cell::Written(cell)) = row.get(at) else {
                    // It is part of the cell above, which spans this row.
                    continue;
                };
                let carried = table.rows[nth + 1..]
                    .iter()
                    .take_while(|below| below.get(at) == Some(&Cell::Carried))
                    .count();
                let named = !self.article.prose(cell).text(self.text).trim().is_empty();
                let heads = at == columns[0] && named && !table.header.is_empty();
                let (tag, scope) = if heads { ("th", " scope=\"row\"") } else { ("td", "") };
                let direction = direction(self.article.prose(cell).text(self.text));
                let _ = write!(self.out, "<{tag}{scope}{class}{direction}");
                if carried > 0 {
                    let _ = write!(
                        self.out,
                        " rowspan=\"{}\" data-inferred title=\"Holds for the rows beside it: \
                         inferred from the shape of the table\"",
                        carried + 1
                    );
                }
                self.out.push('>');
                match self.hides_of(cell) {
                    true => self.entry(cell),
                    false => self.prose(cell),
                }
                if carried > 0 {
                    self.out
                        .push_str("<span class=\"hidden\"> (inferred for the rows below)</span>");
                }
                let _ = write!(self.out, "</{tag}>");
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table>\n");
        if wide {
            self.out.push_str("</div>\n");
        }
    }

    /// A table is called after the heading that it stands under.
    fn table_name(&self, table: &Table) -> String {
        let first = || table.rows.first()?.first()?.prose();
        let cell = table.header.first().copied().or_else(first);
        match cell.map(|cell| self.article.prose(cell).spot) {
            Some(Spot::Section(section)) => {
                let heading = self.article.sections[section as usize].heading;
                self.article.prose(heading).text(self.text).trim().to_string()
            }
            _ => self.article.title.name.clone(),
        }
    }

    fn code(&mut self, block: &Code) {
        let language = escaped(&block.language);
        let class = match language.is_empty() {
            true => "code".to_string(),
            false => format!("code language-{}", language.replace(char::is_whitespace, "-")),
        };
        let _ = write!(self.out, "<pre class=\"{class}\" tabindex=\"0\"><code>");
        code::highlight(&mut self.out, &block.language, &block.text);
        self.out.push_str("</code></pre>\n");
    }

    /// Writes a piece of running text.
    pub fn prose(&mut self, id: ProseId) {
        let length = self.article.prose(id).text(self.text).len();
        self.prose_range(id, 0..length);
    }

    /// Writes a part of a piece of running text.
    pub fn prose_range(&mut self, id: ProseId, range: Range<usize>) {
        let prose = self.article.prose(id);
        let shown = prose.text(self.text);
        let mentions = self.site.mentions(self.id).of(id);
        let mut spans: Vec<Inline> = Vec::new();
        spans.extend(mentions.iter().map(Inline::Mention));
        spans.extend(prose.marks().iter().map(Inline::Mark));
        let events = self.site.events(self.id);
        let first = events.partition_point(|event| event.prose < id);
        let here = events[first..].iter().take_while(|event| event.prose == id);
        spans.extend(here.map(Inline::Event));
        spans.retain(|span| {
            let (start, end) = span.bounds();
            range.start <= start && end <= range.end && !(start == range.end && start < end)
        });
        // Outer before inner; a mention outside a mark of its own range.
        spans.sort_by_key(|span| {
            let (start, end) = span.bounds();
            (start, std::cmp::Reverse(end))
        });
        let mut open: Vec<(usize, &'static str)> = Vec::new();
        let mut at = range.start;
        for span in spans {
            let (start, end) = span.bounds();
            while let Some(&(close, tag)) = open.last()
                && close <= start
                && !(close == start && start == end && close > at)
            {
                self.literal(shown, &mut at, close);
                self.out.push_str(tag);
                open.pop();
            }
            if open.last().is_some_and(|&(close, _)| close < end) {
                // A cut link is worse than none; an event is a point where it cannot be a span.
                if let Inline::Event(event) = span {
                    self.literal(shown, &mut at, start);
                    let _ = write!(self.out, "<span id=\"{}\"></span>", event.anchor());
                }
                continue;
            }
            self.literal(shown, &mut at, start);
            let close = match span {
                Inline::Mention(mention) => self.open_mention(mention),
                Inline::Mark(mark) => self.open_mark(id, mark, shown, mentions),
                Inline::Event(event) => self.open_event(event),
            };
            match close {
                Close::Tag(tag) => open.push((end, tag)),
                Close::Skip => at = end,
                Close::Nothing => {}
            }
        }
        while let Some((close, tag)) = open.pop() {
            self.literal(shown, &mut at, close);
            self.out.push_str(tag);
        }
        self.literal(shown, &mut at, range.end);
    }

    fn literal(&mut self, shown: &str, at: &mut usize, to: usize) {
        if *at < to {
            escape(&mut self.out, &shown[*at..to]);
            *at = to;
        }
    }

    fn open_mention(&mut self, mention: &Mention) -> Close {
        let href =
            self.site.href_section(self.root, mention.target, mention.section.map(u32::from));
        let is_here = || href.strip_prefix(self.root).is_some_and(|path| *path == *self.page);
        if mention.section.is_none() && is_here() {
            // A page does not link to itself.
            return Close::Nothing;
        }
        let is_film = self.site.graph.entity(mention.target).kind == Kind::Film;
        self.out.push_str(if is_film { "<a class=\"film\" href=\"" } else { "<a href=\"" });
        self.out.push_str(&href);
        self.out.push_str("\">");
        Close::Tag("</a>")
    }

    /// The date of an event, so that pages can link to its sentence.
    fn open_event(&mut self, event: &Event) -> Close {
        let iso = event.date.iso();
        let _ = write!(self.out, "<time id=\"{}\" datetime=\"{iso}\">", event.anchor());
        Close::Tag("</time>")
    }

    fn open_mark(&mut self, id: ProseId, mark: &Mark, shown: &str, mentions: &[Mention]) -> Close {
        let (open, close) = match &mark.kind {
            MarkKind::Emphasis => ("<em>", "</em>"),
            MarkKind::Strong => ("<strong>", "</strong>"),
            MarkKind::Strikethrough => ("<del>", "</del>"),
            MarkKind::Code => ("<code>", "</code>"),
            MarkKind::Element(name) => {
                let _ = write!(self.out, "<{name}>");
                return Close::Tag(closing(name));
            }
            MarkKind::Wiki(_) => {
                let linked = mentions.iter().any(|m| m.start == mark.start && m.end == mark.end);
                if linked {
                    return Close::Nothing;
                }
                ("<span class=\"wanted\">", "</span>")
            }
            MarkKind::Link(url) => match self.site.link_target(self.root, url) {
                Some(href) => {
                    let _ = write!(self.out, "<a href=\"{href}\">");
                    return Close::Tag("</a>");
                }
                None => return Close::Nothing,
            },
            MarkKind::Image(path) => {
                let alt = &shown[mark.start as usize..mark.end as usize];
                if let Some(file) = self.site.static_file(path) {
                    let _ = write!(
                        self.out,
                        "<img src=\"{}{}\" alt=\"{}\"{} loading=\"lazy\">",
                        self.root,
                        url_path(file),
                        escaped(alt),
                        self.site.pictures.dimensions(file)
                    );
                    return Close::Skip;
                }
                return match self.site.link_target(self.root, path) {
                    Some(href) => {
                        let _ = write!(self.out, "<a href=\"{href}\">");
                        Close::Tag("</a>")
                    }
                    None => Close::Nothing,
                };
            }
            MarkKind::Footnote(index) => {
                self.footnote_reference(id, mark.start, *index);
                return Close::Nothing;
            }
            MarkKind::Break => ("<br>", ""),
        };
        self.out.push_str(open);
        if close.is_empty() { Close::Nothing } else { Close::Tag(close) }
    }

    fn footnote_reference(&mut self, prose: ProseId, start: u32, index: u32) {
        let notes = self.notes();
        let (Some(number), Some(first)) = (notes.number(index), notes.nth(prose, start, index))
        else {
            return self.reference_elsewhere(prose, index);
        };
        // `[^1][^1]` refers twice from one place.
        let mut places = first..;
        let nth = places.find(|&nth| !self.referred.contains(&(number, nth))).unwrap_or(first);
        let place = reference_id(number, nth);
        let _ = write!(
            self.out,
            "<sup class=\"fn\"><a href=\"#fn:{number}\" id=\"{place}\" \
             role=\"doc-noteref\">{number}</a></sup>"
        );
        self.referred.push((number, nth));
    }

    /// In an excerpt, a reference leads to the note on the page that it was taken from.
    fn reference_elsewhere(&mut self, prose: ProseId, index: u32) {
        let home = self.site.spot_path(self.id, self.article.prose(prose).spot);
        let Some(number) = Notes::on(self.site, self.id, &home, Extent::Part).number(index) else {
            return;
        };
        let _ = write!(
            self.out,
            "<sup class=\"fn\"><a href=\"{}{home}#fn:{number}\" role=\"doc-noteref\">\
             {number}</a></sup>",
            self.root
        );
    }

    /// The notes of the page, found when they are first asked for.
    fn notes(&mut self) -> &Notes {
        let Self { site, id, page, extent, notes, .. } = self;
        notes.get_or_insert_with(|| Notes::on(site, *id, page, *extent))
    }

    /// Writes the footnotes that belong on this page.
    pub fn footnotes(&mut self) {
        let notes: Vec<(usize, u32)> = self.notes().numbered().collect();
        if notes.is_empty() {
            return;
        }
        self.to(Flow::Text);
        self.out.push_str("<section class=\"notes\" aria-label=\"Notes\"><ol>\n");
        let article = self.article;
        let mut written: Vec<(usize, String)> = Vec::new();
        // All of them first: a note may be referred to by a later one.
        for (number, index) in notes {
            let before = std::mem::take(&mut self.out);
            let blocks = article.footnotes[index as usize].blocks.as_slice();
            self.inner(|writer| match (writer.note_tells(blocks), blocks) {
                (Tells::Plot, blocks) => {
                    let told: Vec<_> =
                        prose_of(blocks).into_iter().map(|id| writer.whole_of(id)).collect();
                    writer.hidden(&told, |writer| writer.blocks(blocks));
                }
                (Tells::Nothing, [Block::Paragraph(id)]) => writer.prose(*id),
                (Tells::Nothing, blocks) => writer.blocks(blocks),
            });
            written.push((number, std::mem::replace(&mut self.out, before)));
        }
        for (number, text) in written {
            let _ = write!(self.out, "<li id=\"fn:{number}\">{text}");
            self.ways_back(number);
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol></section>\n");
    }

    /// What a note tells on this page, as a whole. A plot's page is hidden with its notes.
    fn note_tells(&self, note: &[Block]) -> Tells {
        let subject = self.site.graph.subject(self.id);
        let is_at = |(at, _): &(u16, _)| self.site.path(Route::Facet(subject, *at)) == self.page;
        let facet = (0..).zip(&self.article.pages).find(is_at).map(|(_, page)| page.facet);
        let of = match (self.article.kind, facet) {
            (_, Some(Facet::Plot)) => return Tells::Nothing,
            (Kind::Person, _) => {
                let runs = prose_of(note).into_iter().flat_map(|id| self.runs(id, 0));
                return runs.map(|(tells, _)| tells).max().unwrap_or_default();
            }
            (Kind::Character, _) => Of::Character,
            (_, Some(Facet::Cast)) => Of::Anybody,
            _ => Of::People,
        };
        let tells = |id: ProseId| {
            let text = self.article.prose(id).text(self.text);
            plots::quoted(self.site, self.id, id, 0..text.len(), of)
        };
        prose_of(note).into_iter().map(tells).max().unwrap_or_default()
    }

    /// Links from a note to every place that refers to it.
    fn ways_back(&mut self, number: usize) {
        let mut places: Vec<usize> =
            self.referred.iter().filter(|place| place.0 == number).map(|place| place.1).collect();
        places.sort_unstable();
        places.dedup();
        let several = places.len() > 1;
        for nth in places {
            let (sign, which) = match several {
                true => {
                    (format!("↩ {}", letter(nth)), format!("place {} in the text", letter(nth)))
                }
                false => ("↩".to_string(), "the text".to_string()),
            };
            let place = reference_id(number, nth);
            let _ = write!(
                self.out,
                " <a href=\"#{place}\" role=\"doc-backlink\" \
                 aria-label=\"Back to {which} of note {number}\">{sign}</a>"
            );
        }
    }
}

/// Fragment of a reference to a note.
fn reference_id(number: usize, nth: usize) -> String {
    match nth {
        1 => format!("fnref:{number}"),
        nth => format!("fnref:{number}:{nth}"),
    }
}

/// `a`, `b`, ... for the places that refer to one note, then numbers.
fn letter(nth: usize) -> String {
    match u8::try_from(nth) {
        Ok(nth @ 1..=26) => char::from(b'a' + nth - 1).to_string(),
        _ => nth.to_string(),
    }
}

/// What has to be written where an inline span ends.
enum Close {
    /// A closing tag.
    Tag(&'static str),
    /// Nothing, and the span's text is not written either.
    Skip,
    /// Nothing.
    Nothing,
}

enum Inline<'a> {
    Mention(&'a Mention),
    Mark(&'a Mark),
    Event(&'a Event),
}

impl Inline<'_> {
    fn bounds(&self) -> (usize, usize) {
        match self {
            Self::Mention(mention) => (mention.start as usize, mention.end as usize),
            Self::Mark(mark) => (mark.start as usize, mark.end as usize),
            Self::Event(event) => (event.when.start as usize, event.when.end as usize),
        }
    }
}

fn closing(element: &str) -> &'static str {
    match element {
        "sub" => "</sub>",
        "sup" => "</sup>",
        "kbd" => "</kbd>",
        "small" => "</small>",
        "u" => "</u>",
        "s" => "</s>",
        "mark" => "</mark>",
        "cite" => "</cite>",
        "q" => "</q>",
        "i" => "</i>",
        "b" => "</b>",
        "em" => "</em>",
        "strong" => "</strong>",
        "abbr" => "</abbr>",
        _ => "</var>",
    }
}

/// An attribute for text that runs from right to left: most of its letters do. An English
/// sentence may begin with an Arabic title.
fn direction(text: &str) -> &'static str {
    if text.is_ascii() {
        return "";
    }
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (mut rtl, mut others) = (0, 0);
    letters.for_each(|c| *(if is_rtl(c) { &mut rtl } else { &mut others }) += 1);
    if rtl > others { " dir=\"rtl\"" } else { "" }
}

/// Hebrew and Arabic and what stands between them, and their presentation forms.
fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

/// A part without the comma or colon that ties it to what stands before.
fn without_lead_in(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let bare = part.trim_start_matches([',', ';', ':', '.', '–', '—', '-', ' ']);
    trim(text, range.end - bare.len()..range.end)
}

fn is_figure(cell: &str) -> bool {
    cell.is_empty()
        || cell.chars().any(|c| c.is_ascii_digit())
            && cell.chars().all(|c| !c.is_alphabetic() || c.is_ascii_uppercase() && cell.len() < 12)
            && !cell.contains(['-', '/'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, word: &str) -> String {
        let at = text.find(word).unwrap();
        text[sentence(text, at..at + word.len())].to_string()
    }

    #[test]
    fn a_backlink_quotes_the_sentence_it_stands_in() {
        let text = "It began. Dr. J. Lee wrote \"Heat.\" Then Ronin (1998) came! The end.";
        assert_eq!(around(text, "Heat"), "Dr. J. Lee wrote \"Heat.\"");
        assert_eq!(around(text, "Ronin"), "Then Ronin (1998) came!");
        assert_eq!(around(text, "end"), "The end.");
        assert_eq!(&text[sentence(text, 0..0)], "It began.");
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(escaped("<b>&\"é"), "&lt;b&gt;&amp;&quot;é");
    }
}
