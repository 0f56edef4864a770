//! An article as it was written: sections, blocks and prose.
//!
//! All running text of an article lies in one list, [`Article::prose`], and
//! blocks name it by [`ProseId`]. So a place in an article's text is a small
//! value, side tables (mentions, cast lines) need no copies, and the text of a
//! paragraph without markup is not copied out of its source at all.

use std::num::NonZeroU32;
use std::ops::Range;

use crate::model::facts::{Date, Money, Year};
use crate::model::film_facts::FilmFacts;
use crate::model::kind::Kind;
use crate::model::link_lists::LinkLists;
use crate::model::tells::Tells;
use crate::source::{Place, SourceId, Span};

/// Index of an article, in path order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

/// Index into [`Article::prose`], in reading order. It is kept with one added, so that
/// a cell of a table, which has one or none, takes no more room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProseId(NonZeroU32);

impl ProseId {
    /// The id of what has this index.
    pub fn new(index: usize) -> Self {
        let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        Self(NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN))
    }

    /// As an index.
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// One source file, understood.
#[derive(Clone, Debug)]
pub struct Article {
    /// Where it was read from.
    pub source: SourceId,
    /// What it is about.
    pub kind: Kind,
    /// Its title.
    pub title: Title,
    /// Other names of its subject.
    pub aliases: Vec<Alias>,
    /// Key and value pairs, as written.
    pub infobox: Vec<Field>,
    /// Blocks before the first heading.
    pub lead: Vec<Block>,
    /// Sections in source order, flat; [`Section::depth`] says how they nest.
    pub sections: Vec<Section>,
    /// The pages that the sections make, the film's facets first, in the order of
    /// the tab bar. Empty for articles that are not about films.
    pub pages: Vec<FacetPage>,
    /// Notes from Markdown, in the order of their first reference.
    pub footnotes: Vec<Footnote>,
    /// All running text.
    pub prose: Vec<Prose>,
    /// Lines of cast lists, in billing order.
    pub cast: Vec<CastLine>,
    /// Who plays whom as prose on the cast page and in the lead says it.
    pub cast_prose: Vec<CastLine>,
    /// `Eve (Ana de Armas)` in a plot: perhaps a character and an actor.
    pub plot_pairs: Vec<PlotPair>,
    /// What the lead's own phrase says of the film, and who a cast list says made it.
    pub lead_facts: Vec<LeadFact>,
    /// Who the lead says stars in it.
    pub lead_stars: Vec<LeadStar>,
    /// What the lead says of the film's place in a series.
    pub series_claims: Vec<SeriesClaim>,
    /// Rows of accolade tables.
    pub accolades: Vec<Accolade>,
    /// How many more rows of them nobody could place.
    pub accolades_left_out: usize,
    /// Names that its prose links always, or never.
    pub links: LinkLists,
    /// Films named in prose together with their year.
    pub film_refs: Vec<FilmRef>,
    /// Works for television that it names.
    pub broadcasts: Vec<Broadcast>,
    /// What it states of the film in figures; none if it is about something else.
    pub facts: Option<Box<FilmFacts>>,
    /// The year its subject came out, if it is a film and says so.
    pub year: Option<Year>,
    /// A picture under `static`.
    pub poster: Option<Poster>,
    /// What the picture shows, in words: the one that is named, or the one found by
    /// the name of the page.
    pub poster_alt: Option<String>,
}

impl Article {
    /// A piece of running text.
    pub fn prose(&self, id: ProseId) -> &Prose {
        &self.prose[id.index()]
    }

    /// The page that a section stands on; none for the article's first.
    pub fn page_of(&self, section: &Section) -> Option<&FacetPage> {
        self.pages.get(section.page? as usize)
    }

    /// The facet that the text at a place belongs to; none for headings, and for what
    /// stands on the article's first page. What tells the plot is part of it wherever it
    /// stands.
    pub fn facet_of(&self, spot: Spot) -> Option<Facet> {
        let Spot::Section(at) = spot else { return None };
        let section = &self.sections[at as usize];
        let facet = self.page_of(section)?.facet;
        Some(if section.tells == Tells::Plot { Facet::Plot } else { facet })
    }

    /// The section that a place is named by: a heading below one that tells the plot may
    /// tell it as well.
    pub fn named_section(&self, at: u32) -> &Section {
        let section = &self.sections[at as usize];
        if section.tells == Tells::Nothing {
            return section;
        }
        let mut top = section;
        for before in self.sections[..at as usize].iter().rev() {
            if top.depth == 0 || before.tells == Tells::Nothing {
                break;
            }
            if before.depth < top.depth {
                top = before;
            }
        }
        top
    }

    /// Gives back the memory that its lists kept to grow. Ten thousand articles stay as
    /// long as their wiki.
    pub fn shrink(&mut self) {
        self.aliases.shrink_to_fit();
        self.infobox.shrink_to_fit();
        self.infobox.iter_mut().for_each(|field| field.names.shrink_to_fit());
        shrink(&mut self.lead);
        self.sections.shrink_to_fit();
        self.sections.iter_mut().for_each(|section| shrink(&mut section.blocks));
        self.footnotes.shrink_to_fit();
        self.footnotes.iter_mut().for_each(|note| shrink(&mut note.blocks));
        self.pages.shrink_to_fit();
        self.prose.shrink_to_fit();
        self.cast.shrink_to_fit();
        self.cast_prose.shrink_to_fit();
        self.plot_pairs.shrink_to_fit();
        self.lead_facts.shrink_to_fit();
        self.lead_stars.shrink_to_fit();
        self.series_claims.shrink_to_fit();
        self.accolades.shrink_to_fit();
        self.accolades.iter_mut().for_each(|accolade| accolade.recipients.shrink_to_fit());
        self.film_refs.shrink_to_fit();
        self.film_refs.iter_mut().for_each(|film_ref| film_ref.starts.shrink_to_fit());
        self.broadcasts.shrink_to_fit();
    }

    /// Ids of all running text, in reading order.
    pub fn prose_ids(&self) -> impl Iterator<Item = ProseId> + use<> {
        (0..self.prose.len()).map(ProseId::new)
    }

    /// The paragraph that says what the article is about.
    pub fn opening(&self, source: &str) -> Option<ProseId> {
        opening(&self.lead, |id| self.prose(id).text(source))
    }

    /// The place in the source of a range of visible text.
    pub fn place(&self, prose: ProseId, range: Range<usize>) -> Place {
        Place { source: self.source, span: self.prose(prose).source_span(range) }
    }
}

fn shrink(blocks: &mut Vec<Block>) {
    blocks.shrink_to_fit();
    for block in blocks {
        match block {
            Block::List(list) => {
                list.items.shrink_to_fit();
                list.items.iter_mut().for_each(shrink);
            }
            Block::Table(table) => {
                table.header.shrink_to_fit();
                table.rows.shrink_to_fit();
                table.rows.iter_mut().for_each(Vec::shrink_to_fit);
                table.undecided.shrink_to_fit();
                table.alignments.shrink_to_fit();
            }
            Block::Quote(quote) => shrink(&mut quote.blocks),
            Block::Paragraph(_) | Block::Code(_) | Block::Heading(_) | Block::Rule => {}
        }
    }
}

/// The first paragraph of a lead that is prose: not what is left of a wiki's
/// template or thumbnail.
pub fn opening<'a>(lead: &[Block], text: impl Fn(ProseId) -> &'a str) -> Option<ProseId> {
    lead.iter().find_map(|block| match block {
        Block::Paragraph(id) => {
            let text = text(*id).trim_start();
            (!text.starts_with(['{', '|', '}', '<']) && !text.starts_with("thumb|")).then_some(*id)
        }
        _ => None,
    })
}

/// `Ballerina (2025 film)` -> `Ballerina`, `2025 film`.
pub fn split_qualifier(full: &str) -> (&str, Option<&str>) {
    let split = full.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    match split {
        Some((name, qualifier)) if !name.trim().is_empty() && !qualifier.contains(')') => {
            (name.trim(), Some(qualifier))
        }
        _ => (full, None),
    }
}

/// An article's title.
#[derive(Clone, Debug)]
pub struct Title {
    /// As written: `Ballerina (2025 film)`.
    pub full: String,
    /// Without its qualifier: `Ballerina`.
    pub name: String,
    /// What stood in the parentheses: `2025 film`.
    pub qualifier: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// Another name of an article's subject.
#[derive(Clone, Debug)]
pub struct Alias {
    /// The name.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// A picture of the article's subject.
#[derive(Clone, Debug)]
pub struct Poster {
    /// Path below `static`.
    pub path: String,
    /// Where it is named.
    pub span: Span,
}

/// A line of an infobox.
#[derive(Clone, Debug)]
pub struct Field {
    /// As written; empty where the line had none.
    pub key: Box<str>,
    /// The value, as written.
    pub value: ProseId,
    /// What the key means.
    pub meaning: FieldMeaning,
    /// The second role of a key that names two jobs: `Written and directed by`.
    pub also: Option<crate::model::credit::Role>,
    /// Names in the value, where the key asks for names.
    pub names: Vec<NameSpan>,
    /// First names that share the last name behind them (`Joel` of `Joel & Ethan Crane`)
    /// and credit nobody.
    pub first_names: Vec<Range<u32>>,
}

/// What an infobox key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldMeaning {
    /// A credit.
    Credit(crate::model::credit::Role),
    /// When it came out.
    Released,
    /// How long it is.
    Runtime,
    /// What it cost.
    Budget,
    /// What it took.
    Gross,
    /// Other names.
    Aliases,
    /// What kind of thing the article is about.
    Kind,
    /// The films of a series, in order.
    Films,
    /// The film before or after it in a series.
    Neighbour,
    /// Shown as written.
    Other,
}

impl FieldMeaning {
    /// Whether it is a date, a runtime or a sum: it names nobody and nothing.
    pub fn is_figure(self) -> bool {
        matches!(self, Self::Released | Self::Runtime | Self::Budget | Self::Gross)
    }
}

/// A name within a piece of prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameSpan {
    /// Range of the name in the visible text, without notes in parentheses.
    pub range: Range<u32>,
    /// `actor`, in `Jason Lee (actor)`.
    pub qualifier: Option<Box<str>>,
}

impl NameSpan {
    /// The range to index visible text with.
    pub fn range(&self) -> Range<usize> {
        self.range.start as usize..self.range.end as usize
    }
}

/// A heading and what stands under it, up to the next heading.
#[derive(Clone, Debug)]
pub struct Section {
    /// The heading's text.
    pub heading: ProseId,
    /// Where the heading stands.
    pub span: Span,
    /// Nesting depth: 0 at the top, and one more than its parent's however many
    /// levels the writer skipped.
    pub depth: u8,
    /// Fragment id, unique in the article.
    pub anchor: Box<str>,
    /// What stands under the heading.
    pub blocks: Vec<Block>,
    /// Index into [`Article::pages`]; none for articles that are not about films.
    pub page: Option<u16>,
    /// Whether it tells what happens.
    pub tells: Tells,
}

/// One of a film's section pages.
#[derive(Clone, Debug)]
pub struct FacetPage {
    /// Which facet.
    pub facet: Facet,
    /// Its name on the tab.
    pub name: String,
    /// File name without extension.
    pub slug: String,
}

/// A film's facets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// What happens.
    Plot,
    /// Who plays whom.
    Cast,
    /// How it was made.
    Production,
    /// How it was received.
    Reception,
    /// A page of its own, for a heading that the table does not know.
    Other,
}

impl Facet {
    /// The four facets that the wiki knows, in the order of the tab bar.
    pub const KNOWN: [Self; 4] = [Self::Plot, Self::Cast, Self::Production, Self::Reception];

    /// Its name on the tab.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plot => "Plot",
            Self::Cast => "Cast",
            Self::Production => "Production",
            Self::Reception => "Reception",
            Self::Other => "Other",
        }
    }
}

/// A block of an article. Most are paragraphs, so the others are small, too: what they
/// hold lies elsewhere.
#[derive(Clone, Debug)]
pub enum Block {
    /// Running text.
    Paragraph(ProseId),
    /// A list.
    List(Box<List>),
    /// A table.
    Table(Box<Table>),
    /// A quotation, from Markdown.
    Quote(Box<Quote>),
    /// Program text or a screenplay, from Markdown.
    Code(Box<Code>),
    /// A heading where no section can begin: in a quotation or a list.
    Heading(ProseId),
    /// A thematic break.
    Rule,
}

/// A quotation.
#[derive(Clone, Debug)]
pub struct Quote {
    /// What is quoted.
    pub blocks: Vec<Block>,
}

/// A list.
#[derive(Clone, Debug)]
pub struct List {
    /// First number of a numbered list.
    pub start: Option<u64>,
    /// Whether items stand close together.
    pub spacing: Spacing,
    /// Its items.
    pub items: Vec<Vec<Block>>,
}

/// Whether the paragraphs of a list's items are set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spacing {
    /// One line an item.
    Tight,
    /// Paragraphs.
    Loose,
}

/// A table. Rows are as long as the longest.
#[derive(Clone, Debug)]
pub struct Table {
    /// Column headings, if the first row holds them.
    pub header: Vec<ProseId>,
    /// The other rows.
    pub rows: Vec<Vec<Cell>>,
    /// Columns.
    pub width: usize,
    /// Indices of rows with too few cells, of which nobody knows the columns.
    pub undecided: Vec<usize>,
    /// How the writer wants the columns to be set; may be shorter than the table is wide.
    pub alignments: Vec<Alignment>,
}

/// How a column of a table is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// As suits what it holds.
    Free,
    /// `:---`
    Left,
    /// `:---:`
    Middle,
    /// `---:`
    Right,
}

/// A cell of a table's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// As written; perhaps nothing.
    Written(ProseId),
    /// The same as the cell above: the article lost the rowspan, and the table's
    /// shape restores it.
    Carried,
}

impl Cell {
    /// Its text, if it has one of its own.
    pub fn prose(self) -> Option<ProseId> {
        match self {
            Self::Written(id) => Some(id),
            Self::Carried => None,
        }
    }
}

/// A fenced or indented block of code.
#[derive(Clone, Debug)]
pub struct Code {
    /// The fence's first word: `rust`, `fountain`.
    pub language: String,
    /// The text.
    pub text: String,
}

/// A footnote from Markdown.
#[derive(Clone, Debug)]
pub struct Footnote {
    /// Its label in the source.
    pub label: String,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Where it is referred to first; decides on which page it stands.
    pub home: Spot,
}

/// Where in its article a piece of prose stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// An infobox value.
    Infobox,
    /// Before the first heading.
    Lead,
    /// The heading of a section.
    Heading(u32),
    /// Under the heading of a section.
    Section(u32),
}

/// Running text with its inline markup.
#[derive(Clone, Debug)]
pub struct Prose {
    text: ProseText,
    /// Where it stands.
    pub spot: Spot,
}

#[derive(Clone, Debug)]
enum ProseText {
    /// The source's own bytes.
    Source(Span),
    /// Text that differs from the source, as all text with markup does.
    Owned(Box<OwnText>),
}

#[derive(Clone, Debug)]
struct OwnText {
    text: Box<str>,
    /// Offsets in the text with offsets in the source, ascending; between two entries
    /// both run in step.
    map: Box<[(u32, u32)]>,
    marks: Box<[Mark]>,
}

impl Prose {
    /// Prose that reads exactly as a span of its source.
    pub fn borrowed(span: Span, spot: Spot) -> Self {
        Self { text: ProseText::Source(span), spot }
    }

    /// Prose that differs from its source; the map pairs offsets in the text with offsets
    /// in the source, ascending.
    pub fn owned(text: String, map: Vec<(u32, u32)>, marks: Vec<Mark>, spot: Spot) -> Self {
        let own = OwnText { text: text.into(), map: map.into(), marks: marks.into() };
        Self { text: ProseText::Owned(Box::new(own)), spot }
    }

    /// The visible text. `source` is the text of the article's source.
    pub fn text<'a>(&'a self, source: &'a str) -> &'a str {
        match &self.text {
            ProseText::Source(span) => source.get(span.range()).unwrap_or(""),
            ProseText::Owned(own) => &own.text,
        }
    }

    /// Inline markup, properly nested, by start and then longest first.
    pub fn marks(&self) -> &[Mark] {
        match &self.text {
            ProseText::Source(_) => &[],
            ProseText::Owned(own) => &own.marks,
        }
    }

    /// What the writer's own link over a range points at: `[[Ann Lee|A. Lee]]`.
    pub fn wiki_target(&self, range: Range<u32>) -> Option<&str> {
        self.marks().iter().find_map(|mark| match &mark.kind {
            MarkKind::Wiki(target) if mark.start < range.end && range.start < mark.end => {
                Some(target.as_ref())
            }
            _ => None,
        })
    }

    /// The place in the source of a range of the visible text.
    pub fn source_span(&self, range: Range<usize>) -> Span {
        match &self.text {
            ProseText::Source(span) => {
                Span::new(span.start as usize + range.start, span.start as usize + range.end)
            }
            ProseText::Owned(own) => {
                let map = &own.map;
                let locate = |visible: usize| {
                    let after = map.partition_point(|&(start, _)| start as usize <= visible);
                    match map.get(after.saturating_sub(1)) {
                        Some(&(start, source)) => {
                            source as usize + visible.saturating_sub(start as usize)
                        }
                        None => 0,
                    }
                };
                let start = locate(range.start);
                let end = if range.is_empty() { start } else { locate(range.end - 1) + 1 };
                Span::new(start, end.max(start))
            }
        }
    }
}

/// Inline markup over a range of a prose's visible text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it does.
    pub kind: MarkKind,
}

/// What inline markup does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// `*emphasis*`; also how Markdown writes a title.
    Emphasis,
    /// `**strong**`.
    Strong,
    /// `~~struck out~~`.
    Strikethrough,
    /// Code.
    Code,
    /// One of a few HTML elements without attributes that Markdown lets through.
    Element(&'static str),
    /// A link out of the wiki, or to a file beside the pages.
    Link(Box<str>),
    /// `[[Target#Section]]`.
    Wiki(Box<str>),
    /// A reference to a footnote, by index; stands at a point.
    Footnote(u32),
    /// A picture below `static`; the range is its description.
    Image(Box<str>),
    /// A line break; stands at a point.
    Break,
}

/// Somebody who plays somebody: a line of a cast list, a row of a cast table, or
/// one of several roles in such a line.
#[derive(Clone, Debug)]
pub struct CastLine {
    /// The text of the line.
    pub prose: ProseId,
    /// Who plays.
    pub actor: NameSpan,
    /// Whom, if the line says so.
    pub role: Option<RoleSpan>,
    /// Index in [`Article::cast`] of the line that it is nested under.
    pub parent: Option<u32>,
}

/// A name in a plot with another in parentheses behind it.
#[derive(Clone, Debug)]
pub struct PlotPair {
    /// The text.
    pub prose: ProseId,
    /// The name in front.
    pub role: RoleSpan,
    /// The name in parentheses.
    pub actor: NameSpan,
}

/// A row of an accolade table: who was named for what, by whom.
#[derive(Clone, Debug)]
pub struct Accolade {
    /// The cell that names the award.
    pub award: ProseId,
    /// The award's name in it.
    pub name: NameSpan,
    /// The cell that names the category.
    pub category: ProseId,
    /// The cell that says who was named.
    pub recipient: Option<ProseId>,
    /// The people's names in it.
    pub recipients: Vec<NameSpan>,
    /// When.
    pub date: Option<ProseId>,
    /// The year that stands with the award's name: `2015 Golden Globes`.
    pub year: Option<Year>,
    /// With what result.
    pub result: Option<ProseId>,
}

/// A sum of money that prose states of the film.
#[derive(Clone, Debug)]
pub struct Sum {
    /// What it is.
    pub of: SumOf,
    /// How much.
    pub money: Money,
    /// The text.
    pub prose: ProseId,
    /// Where it says so.
    pub range: Range<u32>,
}

/// What a sum of money is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SumOf {
    /// What the film cost.
    Budget,
    /// What it took everywhere.
    Worldwide,
    /// What it took in its home market.
    Home(Market),
    /// What it took everywhere else.
    Elsewhere,
}

/// The home market, as the sentence names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Market {
    /// The United States and Canada.
    UnitedStatesAndCanada,
    /// North America.
    NorthAmerica,
    /// The United States.
    UnitedStates,
}

/// Something that happened to a film on a date.
#[derive(Clone, Debug)]
pub struct Event {
    /// What kind of thing.
    pub kind: EventKind,
    /// When.
    pub date: Date,
    /// When it ended, if it took some time.
    pub until: Option<Date>,
    /// How the date stands to it.
    pub lead_in: LeadIn,
    /// The text.
    pub prose: ProseId,
    /// The words of the date.
    pub when: Range<u32>,
    /// Who or what, if other words stand between it and what happened; or empty.
    pub subject: Range<u32>,
    /// The words that say what happened.
    pub what: Range<u32>,
    /// How many events before it in the article have its date.
    pub nth: u8,
}

impl Event {
    /// Fragment id of its date in the text. No heading's id has a colon.
    pub fn anchor(&self) -> String {
        match self.nth {
            0 => format!("on:{}", self.date.iso()),
            nth => format!("on:{}-{}", self.date.iso(), nth + 1),
        }
    }
}

/// Kinds of events, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// It came out, or came out again.
    Released,
    /// It was shown before.
    Premiered,
    /// Work on it began or ended.
    Filmed,
    /// It won or was chosen.
    Awarded,
    /// Somebody bought, joined or announced something.
    Made,
    /// It came to where people live: on television, on discs.
    AtHome,
}

/// How a date stands to what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeadIn {
    /// On that day, in that month.
    On,
    /// Not later than that.
    By,
    /// It began then and went on.
    From,
    /// It went on until then.
    Until,
}

/// What a lead says of its film's place in a series.
#[derive(Clone, Debug)]
pub struct SeriesClaim {
    /// The text.
    pub prose: ProseId,
    /// The series' name, or what begins with the other film's title.
    pub range: Range<u32>,
    /// What it says.
    pub says: SeriesSays,
    /// Which film of the series it is, where that is said.
    pub ordinal: Option<u16>,
}

/// How a lead puts its film into a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeriesSays {
    /// It is a film of a series.
    Member,
    /// It goes on from another film, or leads up to it.
    Follows,
}

/// Somebody whom a lead names as a star.
#[derive(Clone, Debug)]
pub struct LeadStar {
    /// The text.
    pub prose: ProseId,
    /// Where it names them.
    pub range: Range<u32>,
    /// The name.
    pub name: String,
}

/// Something that a lead says of its film in passing, or a cast list beside its parts.
#[derive(Clone, Debug)]
pub struct LeadFact {
    /// The text.
    pub prose: ProseId,
    /// Where it says so.
    pub range: Range<u32>,
    /// As what the holder is credited.
    pub role: crate::model::credit::Role,
    /// The holder's name.
    pub holder: String,
}

/// The role in a cast line.
#[derive(Clone, Debug)]
pub struct RoleSpan {
    /// The text: the line's own, or another cell of its row.
    pub prose: ProseId,
    /// Range of the role's name in the visible text.
    pub range: Range<u32>,
    /// How the name identifies somebody.
    pub naming: Naming,
}

impl RoleSpan {
    /// The range to index visible text with.
    pub fn range(&self) -> Range<usize> {
        self.range.start as usize..self.range.end as usize
    }
}

/// How a role's name identifies a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// A proper name, the same person wherever it stands within a series.
    Proper,
    /// A description (`the Director`, `Teacher`): somebody only within its film.
    Descriptive,
    /// The character of the line above, at another age: `young Eve`.
    Version,
    /// Nobody who has a page: `himself`, `a waiter`.
    Nobody,
}

/// A film named in prose with its year: `Underworld: Evolution (2006)`.
#[derive(Clone, Debug)]
pub struct FilmRef {
    /// The text.
    pub prose: ProseId,
    /// Where the title may begin, longest title first. More than one where the
    /// words before the title might belong to it.
    pub starts: Vec<u32>,
    /// Where the title ends.
    pub end: u32,
    /// The year in parentheses.
    pub year: Year,
    /// How the title is set off.
    pub set_off: SetOff,
}

/// A work for television named in prose: `Harbour Lights (2013–2017)`.
#[derive(Clone, Debug)]
pub struct Broadcast {
    /// The text.
    pub prose: ProseId,
    /// Where its title may stand.
    pub titles: Vec<Range<u32>>,
    /// The year in which it began, where the place says so.
    pub year: Option<Year>,
}

/// How a title in prose is set off from the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetOff {
    /// By emphasis: it is a title, whatever it looks like.
    Emphasis,
    /// By capitals only.
    Capitals,
    /// It stands among sources, where it may be a book's as well: it means a film only if
    /// the wiki knows that film.
    Source,
}
