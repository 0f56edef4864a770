//! An article being read: both formats write into a [`Draft`], which then
//! decides what can only be decided once everything is read.

use std::ops::Range;

use crate::config::Headings;
use crate::diag::{Diagnostic, Rule};
use crate::fold;
use crate::model::article::{
    Alias, Article, Block, Cell, Facet, FacetPage, Field, FieldMeaning, Footnote, NameSpan, Poster,
    Prose, ProseId, Section, Spot, Title, opening, split_qualifier,
};
use crate::model::credit::{Role, plain_key};
use crate::model::facts::{Date, DateFault, Year, only_year, read_year};
use crate::model::kind::Kind;
use crate::model::link_lists::LinkLists;
use crate::model::tells::{self, Tells};
use crate::model::works::other_than_pages;
use crate::parse::{
    Parsed, Standing, accolades, aliases, among_people, cast, cast_prose, film_facts, inline, lead,
    lesser_keys, names, rowspans, series, works,
};
use crate::slug::{Taken, slug};
use crate::source::{Place, Source, SourceId, Span};

/// An article being read.
pub struct Draft<'a> {
    pub id: SourceId,
    pub source: &'a Source,
    pub title: Option<(String, Span)>,
    pub kind: Option<Kind>,
    pub aliases: Vec<Alias>,
    pub poster: Option<Poster>,
    pub poster_alt: Option<String>,
    pub standing: Standing,
    pub links: LinkLists,
    pub footnotes: Vec<Footnote>,
    pub diags: Vec<Diagnostic>,
    infobox: Vec<Field>,
    lead: Vec<Block>,
    sections: Vec<Section>,
    prose: Vec<Prose>,
    /// Levels of the open sections, outermost first.
    open_levels: Vec<u8>,
    /// Whether the first section has a heading of the first level.
    opens_with_heading_1: bool,
    anchors: Taken,
}

impl<'a> Draft<'a> {
    /// An empty article.
    pub fn new(id: SourceId, source: &'a Source) -> Self {
        Self {
            id,
            source,
            title: None,
            kind: None,
            aliases: Vec::new(),
            poster: None,
            poster_alt: None,
            standing: Standing::Published,
            links: LinkLists::default(),
            footnotes: Vec::new(),
            diags: Vec::new(),
            infobox: Vec::new(),
            lead: Vec::new(),
            sections: Vec::new(),
            prose: Vec::new(),
            open_levels: Vec::new(),
            opens_with_heading_1: false,
            anchors: Taken::with_reserved(RESERVED_ANCHORS),
        }
    }

    /// The source's text.
    pub fn text(&self) -> &'a str {
        &self.source.text
    }

    /// Whether anything but a title was read yet.
    pub fn is_empty(&self) -> bool {
        self.lead.is_empty() && self.sections.is_empty() && self.infobox.is_empty()
    }

    /// Whether what was read stands in no section yet.
    pub fn has_no_sections(&self) -> bool {
        self.sections.is_empty()
    }

    /// Whether a heading says the title that was read, with what tells it apart or without;
    /// marks do not matter, as in a file's name.
    pub fn repeats_title(&self, heading: &str) -> bool {
        let plain = |name: &str| slug(name, "");
        let names = |full: &str| [plain(full), plain(split_qualifier(full).0)];
        let title = self.title.as_ref().map(|(full, _)| names(full)).unwrap_or_default();
        names(heading).iter().any(|name| !name.is_empty() && title.contains(name))
    }

    /// Where the next block will stand.
    pub fn spot(&self) -> Spot {
        match self.sections.len() {
            0 => Spot::Lead,
            n => Spot::Section(n as u32 - 1),
        }
    }

    /// Reports a finding at a span of this source.
    pub fn report(&mut self, diagnostic: Diagnostic, span: Span) {
        self.diags.push(diagnostic.at(Place { source: self.id, span }));
    }

    /// Adds running text.
    pub fn add_prose(&mut self, prose: Prose) -> ProseId {
        self.prose.push(prose);
        ProseId::new(self.prose.len() - 1)
    }

    /// Adds running text in the plain-text format's markup.
    pub fn add_plain(&mut self, span: Span, spot: Spot) -> ProseId {
        let prose = inline::plain(self.id, self.text(), span, spot, &mut self.diags);
        self.add_prose(prose)
    }

    /// Lets running text stand elsewhere than where it was read.
    pub fn set_spot(&mut self, id: ProseId, spot: Spot) {
        self.prose[id.index()].spot = spot;
    }

    /// The visible text of a piece of prose.
    pub fn shown(&self, id: ProseId) -> &str {
        self.prose[id.index()].text(self.text())
    }

    /// Adds a block to the section that was opened last, or to the lead.
    pub fn push(&mut self, block: Block) {
        match self.sections.last_mut() {
            Some(section) => section.blocks.push(block),
            None => self.lead.push(block),
        }
    }

    /// The spot of the heading that the next [`Draft::open_section`] will make.
    pub fn heading_spot(&self) -> Spot {
        Spot::Heading(self.sections.len() as u32)
    }

    /// Opens a section. `level` is as written, 1 to 6.
    pub fn open_section(&mut self, level: u8, heading: ProseId, span: Span) {
        self.opens_with_heading_1 |= self.sections.is_empty() && level == 1;
        while self.open_levels.last().is_some_and(|&open| open >= level) {
            self.open_levels.pop();
        }
        let depth = self.open_levels.len() as u8;
        self.open_levels.push(level);
        let anchor = self.anchors.claim(slug(self.shown(heading), "section"));
        self.sections.push(Section {
            heading,
            span,
            depth,
            anchor: anchor.into(),
            blocks: Vec::new(),
            page: None,
            tells: Tells::Nothing,
        });
    }

    /// Adds an infobox line whose names, if its key asks for names, are yet to be
    /// found in the value.
    pub fn add_field(&mut self, key: &str, value: ProseId) {
        let (meaning, also) = meaning(key);
        let mut names = names_in(self.shown(value), meaning, key);
        let whole = 0..self.shown(value).len() as u32;
        let first_names = self.leave_out_first_names(&mut names, value, meaning, &[whole]);
        self.infobox.push(Field { key: key.into(), value, meaning, also, names, first_names });
    }

    /// Adds an infobox line whose value is a list, so that its names are known.
    pub fn add_list_field(&mut self, key: &str, value: ProseId, items: Vec<Range<u32>>) {
        let (meaning, also) = meaning(key);
        let text = self.shown(value);
        let split_item = |item: Range<u32>| {
            let names = names_in(&text[item.start as usize..item.end as usize], meaning, key);
            names.into_iter().map(move |name| NameSpan {
                range: name.range.start + item.start..name.range.end + item.start,
                ..name
            })
        };
        let mut names: Vec<NameSpan> = items.iter().cloned().flat_map(split_item).collect();
        let first_names = self.leave_out_first_names(&mut names, value, meaning, &items);
        self.infobox.push(Field { key: key.into(), value, meaning, also, names, first_names });
    }

    /// Leaves out `Joel` of `Joel & Ethan Crane`, unless a link says who that is.
    fn leave_out_first_names(
        &mut self,
        names: &mut Vec<NameSpan>,
        value: ProseId,
        meaning: FieldMeaning,
        items: &[Range<u32>],
    ) -> Vec<Range<u32>> {
        let FieldMeaning::Credit(role) = meaning else { return Vec::new() };
        if !names::shares_last_names(role) {
            return Vec::new();
        }
        let prose = &self.prose[value.index()];
        let text = prose.text(&self.source.text);
        let of_item = |item: &Range<u32>| {
            let text = &text[item.start as usize..item.end as usize];
            let start = item.start;
            names::first_names(text)
                .into_iter()
                .map(move |name| name.start + start..name.end + start)
        };
        let mut first_names: Vec<Range<u32>> = items.iter().flat_map(of_item).collect();
        first_names.retain(|name| prose.wiki_target(name.clone()).is_none());
        names.retain(|name| !first_names.contains(&name.range));
        first_names
    }

    /// Decides what the article is about, which page each section stands on, and
    /// what its cast lists and prose say.
    pub fn finish(mut self, headings: &Headings) -> Parsed {
        let title = self.decide_title();
        let kind = self.decide_kind(&title);
        if kind == Kind::Film {
            let (prose, source) = (&self.prose, &self.source.text);
            let text = |field: &Field| prose[field.value.index()].text(source);
            lesser_keys::promote(&mut self.infobox, text);
            among_people::leave_out_companies(&mut self.infobox, text);
        }
        if kind == Kind::Film && self.stated_kind().is_none() {
            self.diags.extend(of_no_kind(&title, self.id));
        }
        let year = if kind == Kind::Film { self.decide_year(&title) } else { None };
        let pages = if kind == Kind::Film { self.assign_pages(headings) } else { Vec::new() };
        self.mark_what_tells(headings, kind);
        self.add_written_aliases(&title.name);
        self.restore_tables(&title.name);
        let mut article = Article {
            source: self.id,
            kind,
            title,
            aliases: self.aliases,
            infobox: self.infobox,
            lead: self.lead,
            sections: self.sections,
            pages,
            footnotes: self.footnotes,
            prose: self.prose,
            cast: Vec::new(),
            cast_prose: Vec::new(),
            plot_pairs: Vec::new(),
            lead_facts: Vec::new(),
            lead_stars: Vec::new(),
            series_claims: Vec::new(),
            accolades: Vec::new(),
            accolades_left_out: 0,
            links: self.links,
            film_refs: Vec::new(),
            broadcasts: Vec::new(),
            facts: None,
            year,
            poster: self.poster,
            poster_alt: self.poster_alt,
        };
        if kind == Kind::Film {
            let crew;
            (article.cast, crew) = cast::read(&article, &self.source.text);
            let prose = cast_prose::read(&article, &self.source.text, &mut self.diags);
            article.cast_prose = prose.lines;
            article.plot_pairs = prose.pairs;
            article.lead_facts = lead::read(&article, &self.source.text);
            article.lead_facts.extend(crew);
            article.lead_stars = lead::stars(&article, &self.source.text);
            article.series_claims = series::read(&article, &self.source.text);
            self.diags.extend(without_last_names(&article, self.source));
        }
        (article.accolades, article.accolades_left_out) =
            accolades::read(&article, &self.source.text);
        let works = works::find(&article, &self.source.text);
        (article.film_refs, article.broadcasts) = (works.films, works.broadcasts);
        if kind == Kind::Film {
            article.facts = Some(Box::new(film_facts::read(&article, &self.source.text)));
        }
        article.shrink();
        Parsed { article, standing: self.standing, diagnostics: self.diags }
    }

    fn opening(&self) -> Option<ProseId> {
        opening(&self.lead, |id| self.prose[id.index()].text(&self.source.text))
    }

    fn decide_title(&mut self) -> Title {
        let (full, span) = self
            .title
            .take()
            .unwrap_or_else(|| (title_from_path(&self.source.path), Span::default()));
        let (name, qualifier) = split_qualifier(&full);
        let (name, qualifier) = (name.to_string(), qualifier.map(str::to_string));
        Title { full, name, qualifier, span }
    }

    /// The kind that the writer says it is.
    fn stated_kind(&self) -> Option<Kind> {
        let stated = || {
            let field = self.infobox.iter().find(|f| f.meaning == FieldMeaning::Kind)?;
            Kind::from_word(self.shown(field.value))
        };
        self.kind.or_else(stated)
    }

    fn decide_kind(&self, title: &Title) -> Kind {
        let qualifier = || Kind::from_qualifier(title.qualifier.as_deref()?);
        let infobox = || self.infobox.iter().find_map(|field| kind_from_key(&field.key));
        let lead = || kind_from_lead(self.shown(self.opening()?));
        self.stated_kind().or_else(qualifier).or_else(infobox).or_else(lead).unwrap_or(Kind::Film)
    }

    fn decide_year(&mut self, title: &Title) -> Option<Year> {
        let in_title = title
            .qualifier
            .as_deref()
            .and_then(|qualifier| qualifier.split_whitespace().find_map(read_year));
        let released = self
            .infobox
            .iter()
            .find(|field| field.meaning == FieldMeaning::Released)
            .map(|field| field.value);
        let in_infobox = released.and_then(|value| {
            let text = self.shown(value);
            let end = text.len();
            match Date::read_release(text) {
                Ok(date) => Some(date.year),
                Err(DateFault::Unknown) => None,
                Err(fault) => {
                    let span = self.prose[value.index()].source_span(0..end);
                    let (message, help) = match fault {
                        DateFault::NoSuchDay => ("no such day", "correct the day or the month"),
                        _ => ("not a date", "write it as in `2025-06-06` or `June 6, 2025`"),
                    };
                    let message = format!("`{}` is {message}", self.shown(value));
                    self.report(Diagnostic::new(Rule::BadDate, message).help(help), span);
                    match fault {
                        DateFault::NoSuchDay => None,
                        _ => only_year(self.shown(value)),
                    }
                }
            }
        });
        let in_year_line = || {
            let is_year = |key: &str| matches!(key, "year" | "release year" | "year of release");
            let line = self.infobox.iter().find(|field| is_year(&plain_key(&field.key)))?;
            read_year(self.shown(line.value).trim())
        };
        let in_lead = || lead::year(self.shown(self.opening()?));
        in_title.or(in_infobox).or_else(in_year_line).or_else(in_lead)
    }

    /// Lets what stands below the first heading stand beside it, where that is the only one
    /// of its level and nobody knows it: `# About the film`, and below it `## Plot`.
    fn raise_below_first(&mut self, headings: &Headings) {
        let Some(first) = self.sections.first().filter(|_| self.opens_with_heading_1) else {
            return;
        };
        let is_known = headings.facet(self.shown(first.heading).trim()).is_some();
        if !is_known && self.sections[1..].iter().all(|section| section.depth > 0) {
            self.sections[1..].iter_mut().for_each(|section| section.depth -= 1);
        }
    }

    /// Puts top sections, and with them all that is nested in them, onto pages.
    fn assign_pages(&mut self, headings: &Headings) -> Vec<FacetPage> {
        self.raise_below_first(headings);
        let mut pages: Vec<FacetPage> = Vec::new();
        let mut taken = Taken::with_reserved(RESERVED_PAGES);
        let mut current = 0;
        let mut page_of_section = Vec::with_capacity(self.sections.len());
        for at in 0..self.sections.len() {
            if self.sections[at].depth == 0 {
                let heading = self.shown(self.sections[at].heading).trim().to_string();
                let facet = headings.facet(&heading).unwrap_or(Facet::Other);
                let known = pages.iter().position(|page| {
                    page.facet == facet && (facet != Facet::Other || page.name == heading)
                });
                current = known.unwrap_or_else(|| {
                    let (name, slug) = match facet {
                        Facet::Other => (heading.clone(), taken.claim(slug(&heading, "section"))),
                        known => (known.name().to_string(), known.name().to_lowercase()),
                    };
                    pages.push(FacetPage { facet, name, slug });
                    pages.len() - 1
                });
                if facet == Facet::Other
                    && let Some(meant) = headings.misspelled(&heading)
                {
                    let help = format!("did you mean `{meant}`? It became a page of its own");
                    let message = format!("unknown heading `{heading}`");
                    let span = self.sections[at].span;
                    self.report(Diagnostic::new(Rule::MisspelledHeading, message).help(help), span);
                }
            }
            page_of_section.push(current);
        }
        // The tab bar has the four facets in their order, then the others in source order.
        let mut order: Vec<usize> = (0..pages.len()).collect();
        order.sort_by_key(|&at| pages[at].facet);
        let mut rank = vec![0; pages.len()];
        for (new, &old) in order.iter().enumerate() {
            rank[old] = new;
        }
        for (section, &page) in self.sections.iter_mut().zip(&page_of_section) {
            section.page = Some(rank[page] as u16);
        }
        let mut slots: Vec<Option<FacetPage>> = pages.into_iter().map(Some).collect();
        order.into_iter().filter_map(|at| slots[at].take()).collect()
    }

    /// Marks the sections under a heading of the plot, or of a character's life, with
    /// those below them.
    fn mark_what_tells(&mut self, headings: &Headings, kind: Kind) {
        // A person's death is no plot, nor a company's history.
        let has_lives = matches!(kind, Kind::Character | Kind::Series);
        let mut told_from = None;
        for at in 0..self.sections.len() {
            let depth = self.sections[at].depth;
            if told_from.is_none_or(|from| depth <= from) {
                let heading = self.shown(self.sections[at].heading);
                let is_plot = headings.facet(heading) == Some(Facet::Plot)
                    && (depth == 0 || !tells::heads_work_on_a_plot(heading));
                let is_life = has_lives && tells::heads_a_life(heading);
                let is_version = kind == Kind::Film && tells::heads_another_version(heading);
                told_from = (is_plot || is_life || is_version).then_some(depth);
            }
            self.sections[at].tells = match told_from {
                Some(_) => Tells::Plot,
                None => Tells::Nothing,
            };
        }
    }

    /// Gives the rows of tables the cells that they share with the row above.
    fn restore_tables(&mut self, title: &str) {
        let source = &self.source.text;
        let prose = &self.prose;
        let text = |cell: &Cell| match cell {
            Cell::Written(id) => prose[id.index()].text(source).trim().to_string(),
            Cell::Carried => String::new(),
        };
        let mut undecided: Vec<(Span, usize)> = Vec::new();
        let blocks = self.sections.iter_mut().flat_map(|section| &mut section.blocks);
        for block in self.lead.iter_mut().chain(blocks) {
            let Block::Table(table) = block else { continue };
            let outcome = rowspans::restore(table, text, title);
            let first = outcome.undecided.first().and_then(|&row| table.rows[row].first());
            if let Some(id) = first.and_then(|cell| cell.prose()) {
                let prose = &prose[id.index()];
                let span = prose.source_span(0..prose.text(source).len());
                undecided.push((span, outcome.undecided.len()));
            }
            table.undecided = outcome.undecided;
        }
        for (span, rows) in undecided {
            let message = match rows {
                1 => "the row has too few cells for its table".to_string(),
                n => format!("{n} rows of this table, this one first, have too few cells"),
            };
            let diagnostic = Diagnostic::new(Rule::UndecidedRow, message)
                .help("give every cell its `|`, also the empty ones; it is shown as written");
            self.report(diagnostic, span);
        }
    }

    /// Aliases from the infobox and from `(marketed as ...)` in the lead.
    fn add_written_aliases(&mut self, title: &str) {
        let mut found: Vec<(ProseId, NameSpan)> = Vec::new();
        for field in self.infobox.iter().filter(|f| f.meaning == FieldMeaning::Aliases) {
            found.extend(field.names.iter().map(|name| (field.value, name.clone())));
        }
        if let Some(id) = self.opening() {
            let lead = self.shown(id);
            let ranges = [aliases::sold_as(lead), aliases::original(lead, title)];
            found.extend(ranges.into_iter().flatten().map(|range| {
                let range = range.start as u32..range.end as u32;
                (id, NameSpan { range, qualifier: None })
            }));
        }
        for (id, name) in found {
            let span = self.prose[id.index()].source_span(name.range());
            let name = self.shown(id)[name.range()].to_string();
            let key = fold::key(&name);
            if key != fold::key(title)
                && self.aliases.iter().all(|known| fold::key(&known.name) != key)
            {
                self.aliases.push(Alias { name, span });
            }
        }
    }
}

/// Fragment ids that the site's own pages use.
const RESERVED_ANCHORS: &[&str] = &[
    "main",
    "top",
    "credits",
    "films",
    "played",
    "who",
    "series",
    "related",
    "mentioned",
    "write",
    "awards",
    "money",
    "history",
    "career",
    "grosses",
    "ties",
];

/// File names beside a film's facets that are spoken for.
const RESERVED_PAGES: &[&str] = &["plot", "cast", "production", "reception", "index", "print"];

/// What is said of an article that counts as a film and has a title that says something
/// else: `Harbour (novel)`.
fn of_no_kind(title: &Title, source: SourceId) -> Option<Diagnostic> {
    let noun = other_than_pages(title.qualifier.as_deref()?)?;
    let message = format!("`{}` counts as a film, and its title says `{noun}`", title.full);
    let help = "the wiki has pages for films and who made them: say with `kind` which of its \
        kinds this is, or tell of it in the film's article";
    let place = Place { source, span: title.span };
    Some(Diagnostic::new(Rule::UnknownKind, message).at(place).help(help))
}

/// What is said of names that lack their last name.
fn without_last_names(article: &Article, source: &Source) -> Vec<Diagnostic> {
    let report = |(value, name): (ProseId, &Range<u32>)| {
        let range = name.start as usize..name.end as usize;
        let first = &article.prose(value).text(&source.text)[range.clone()];
        let message = format!("`{first}` may share the last name behind it");
        Diagnostic::new(Rule::SharedLastName, message).at(article.place(value, range)).help(
            format!(
                "write each name in full, or a comma between them; until then `{first}` is \
                 credited with nothing"
            ),
        )
    };
    let infobox = article.infobox.iter();
    let names = infobox.flat_map(|f| f.first_names.iter().map(move |name| (f.value, name)));
    names.map(report).collect()
}

/// The names in a value, or in an item of one that is a list.
fn names_in(value: &str, meaning: FieldMeaning, key: &str) -> Vec<NameSpan> {
    match meaning {
        // `Characters by: Bob Kane` names authors; `Based on: ...` names works first.
        FieldMeaning::Credit(Role::BasedOn) if !plain_key(key).ends_with(" by") => {
            names::authors(value)
        }
        FieldMeaning::Credit(Role::Cast) => names::split_cast(value),
        FieldMeaning::Credit(role) => names::split(value, role.facts().holder),
        FieldMeaning::Films => names::split_titles(value),
        // A title may have commas of its own.
        FieldMeaning::Aliases if plain_key(key).ends_with(" title") => names::split_titles(value),
        FieldMeaning::Aliases => names::split(value, Kind::Company),
        _ => Vec::new(),
    }
}

/// The meaning of an infobox key, and the second role of one that names two jobs.
fn meaning(key: &str) -> (FieldMeaning, Option<Role>) {
    if let [role, also @ ..] = Role::from_key(key).as_slice() {
        return (FieldMeaning::Credit(*role), also.first().copied());
    }
    let meaning = match plain_key(key).as_str() {
        "released" | "release date" | "release dates" | "release" | "date" | "date of release"
        | "original release" | "original air date" | "original airdate" | "air date"
        | "first aired" | "first broadcast" => FieldMeaning::Released,
        "runtime" | "running time" | "length" => FieldMeaning::Runtime,
        "budget" => FieldMeaning::Budget,
        "gross" | "box office" | "worldwide gross" => FieldMeaning::Gross,
        "also known as" | "alias" | "aliases" | "other names" | "other titles"
        | "alternative titles" | "original title" | "native title" => FieldMeaning::Aliases,
        "kind" | "type" => FieldMeaning::Kind,
        "films" => FieldMeaning::Films,
        "preceded by" | "followed by" | "prequel" | "sequel" => FieldMeaning::Neighbour,
        _ => FieldMeaning::Other,
    };
    (meaning, None)
}

/// The kind that an infobox key can only belong to.
fn kind_from_key(key: &str) -> Option<Kind> {
    Some(match plain_key(key).as_str() {
        "director" | "directed by" | "starring" | "runtime" | "cinematography" => Kind::Film,
        "born" | "died" | "occupation" | "occupations" | "years active" => Kind::Person,
        "founded" | "founder" | "headquarters" | "industry" => Kind::Company,
        "portrayed by" | "played by" | "first appearance" => Kind::Character,
        "films" | "number of films" => Kind::Series,
        _ => return None,
    })
}

fn kind_from_lead(opening: &str) -> Option<Kind> {
    let mut kind = None;
    for word in opening[lead::defining_phrase(opening)?].split_whitespace() {
        let bare = word.trim_end_matches([',', '.', ';', ':']);
        for part in bare.to_lowercase().split('-') {
            kind = Kind::from_noun(part).or(kind);
        }
        if bare.len() < word.len() && kind.is_some() {
            break;
        }
    }
    kind
}

/// The title that a file name stands for: `john-wick.txt` -> `John Wick`; a name
/// with spaces or capitals is taken as it is.
fn title_from_path(path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem).trim();
    if stem.is_empty() {
        return "Untitled".to_string();
    }
    if stem.contains(|c: char| c.is_whitespace() || c.is_uppercase()) {
        return stem.to_string();
    }
    let capitalised = stem.split(['-', '_']).filter(|word| !word.is_empty()).map(|word| {
        let mut letters = word.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    });
    let title = capitalised.collect::<Vec<_>>().join(" ");
    if title.is_empty() { stem.to_string() } else { title }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_says_what_its_subject_is() {
        for (lead, kind) in [
            ("Rush is a 2013 biographical sports film directed by Ron Howard.", Some(Kind::Film)),
            ("Ada Wong is a Canadian film director, writer and actor.", Some(Kind::Person)),
            ("Toho is a Japanese entertainment company.", Some(Kind::Company)),
            ("Night Shift is an American action-thriller film series.", Some(Kind::Series)),
            ("Nobody knows what this is.", None),
        ] {
            assert_eq!(kind_from_lead(lead), kind, "{lead}");
        }
    }

    #[test]
    fn a_file_name_serves_as_title() {
        assert_eq!(title_from_path("seeds/a/john-wick.txt"), "John Wick");
        assert_eq!(title_from_path("seeds/48 Hrs..txt"), "48 Hrs.");
        assert_eq!(title_from_path("seeds/---.txt"), "---");
    }
}
