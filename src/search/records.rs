//! What is searched: one record a film with all its text, one for everything else
//! that has an article, and a small one for what stands in several films.
//!
//! In: the site. Out: each record as a small HTML page, the form in which the index
//! takes text with places in it. A film is one record and not one a facet, so that
//! it is found once; the places say on which facet the words stand:
//!
//! - `PAGE/ANCHOR`: on the facet `PAGE`; an empty `PAGE` is the entity's own page.
//!   `PAGE/ANCHOR/NAME` where the file name does not spell the facet's name;
//! - `~PAGE/ANCHOR`: the same, and all of the section tells what happens;
//! - `!PAGE/ANCHOR`: the sentences of an open section that tell what happens.
//!
//! `search.js` shows the words of the last two only to a reader who asked for it, and
//! no other place holds a word of them. Text before the first place is the lead. Names
//! known from one film are left to the jump box: at 10,000 films there are some
//! 100,000 of them, and all that there is to say of one is the name and the film.

use std::fmt::Write as _;

use crate::entity::EntityId;
use crate::model::article::{Article, ArticleId, Block, Cell, Facet, FacetPage, Field, ProseId};
use crate::model::credit::Role;
use crate::model::kind::Kind;
use crate::model::tells::{self, Of, Tells, Words};
use crate::render::infobox::is_shown;
use crate::render::{Site, escape, plots};
use crate::route::url_path;

/// Fewest films of something without an article that has a record.
const FEWEST: u32 = 2;

/// Most credits named in the record of something without an article.
const MOST_CREDITS: usize = 60;

/// Whether an entity has a record: what has an article, and what stands in several
/// films.
pub fn has_record(site: &Site, id: EntityId) -> bool {
    let kind = site.graph.entity(id).kind;
    site.article_about(id).is_some()
        || (!matches!(kind, Kind::Film | Kind::Year) && site.jump().weight(id) >= FEWEST)
}

/// The entities that have a record, those with an article first: what is alike lies
/// together.
pub fn searched(site: &Site) -> Vec<EntityId> {
    let all = site.graph.entities().map(|(id, _)| id).filter(|&id| has_record(site, id));
    let (written, named): (Vec<_>, Vec<_>) = all.partition(|&id| site.article_about(id).is_some());
    written.into_iter().chain(named).collect()
}

/// The record of an entity.
pub fn record(site: &Site, id: EntityId) -> String {
    let entity = site.graph.entity(id);
    let mut out = format!("<html lang=\"{}\"><body>", attribute(&site.config.language));
    label(&mut out, "filter", "kind", entity.kind.plural());
    match entity.kind {
        Kind::Film => film_labels(&mut out, site, id),
        _ => {
            let qualifier = entity
                .qualifier
                .as_deref()
                .filter(|words| Kind::from_qualifier(words) != Some(entity.kind));
            label(&mut out, "meta", "note", qualifier.unwrap_or_default());
        }
    }
    element(&mut out, "h1", &entity.name);
    if !entity.aliases.is_empty() {
        element(&mut out, "p", &entity.aliases.join(", "));
    }
    match site.article_about(id) {
        Some((article, _)) => written(&mut out, site, article),
        None => credited(&mut out, site, id),
    }
    out.push_str("</body></html>");
    out
}

fn film_labels(out: &mut String, site: &Site, film: EntityId) {
    label(out, "meta", "note", &site.graph.film_note(film));
    if let Some(year) = site.graph.entity(film).year {
        label(out, "filter", "year", &year.to_string());
    }
    for credit in site.graph.credits_of_film(film) {
        let name = match credit.role {
            Role::Genre => "genre",
            Role::Director => "director",
            _ => continue,
        };
        label(out, "filter", name, &site.graph.entity(credit.holder).name);
    }
}

/// An article: the lead, the infobox, the sections.
fn written(out: &mut String, site: &Site, id: ArticleId) {
    let article = site.article(id);
    let mut text = Text {
        site,
        id,
        words: &site.config.spoilers,
        article,
        source: site.text(article),
        told: Some(Vec::new()),
    };
    text.blocks(out, &article.lead);
    text.tell(out, "/");
    let facts: Vec<&Field> =
        article.infobox.iter().filter(|field| is_shown(site, article, field)).collect();
    if !facts.is_empty() {
        place(out, "/", "Facts");
        for field in facts {
            let value = article.prose(field.value).text(text.source);
            if text.words.of_field(article.kind, &field.key, value) == Tells::Nothing {
                element(out, "p", &format!("{}: {}", field.key, value.trim()));
            }
        }
    }
    for (at, section) in (0..).zip(&article.sections) {
        let named = article.named_section(at).heading;
        let name = article.prose(named).text(text.source).trim();
        let page = article.page_of(section);
        let id = match page {
            Some(page) => format!("{}/{}{}", page.slug, section.anchor, unlike_its_file(page)),
            None => format!("/{}", section.anchor),
        };
        if section.tells == Tells::Plot {
            place(out, &format!("~{id}"), name);
            if named != section.heading {
                element(out, "p", article.prose(section.heading).text(text.source).trim());
            }
            let told = text.told.take();
            text.blocks(out, &section.blocks);
            text.told = told;
        } else {
            place(out, &id, name);
            text.blocks(out, &section.blocks);
            text.tell(out, &id);
        }
    }
}

/// What somebody did, in a line.
fn credited(out: &mut String, site: &Site, id: EntityId) {
    let name = |id: EntityId| &*site.graph.entity(id).name;
    let kind = site.graph.entity(id).kind;
    let credits: Vec<_> = match kind {
        Kind::Person => site.graph.credits_of(id).collect(),
        Kind::Character => site.graph.played_by(id).collect(),
        // A list of all films of a country would be found by each of their titles.
        _ => Vec::new(),
    };
    let mut line = Vec::new();
    for credit in credits.into_iter().take(MOST_CREDITS) {
        let did = match (kind, credit.character) {
            (Kind::Character, _) => format!("played by {}", name(credit.holder)),
            (_, Some(character)) => format!("plays {}", name(character)),
            (_, None) => credit.role.facts().on_holder.to_lowercase(),
        };
        let film = site.graph.entity(credit.film);
        let year = film.year_note();
        line.push(format!("{}{year}: {did}", film.name));
    }
    element(out, "p", &line.join("; "));
}

/// The name of a facet, where its file name is not that: `/Who%27s%20in%20it`.
fn unlike_its_file(page: &FacetPage) -> String {
    match page.slug.replace('-', " ").eq_ignore_ascii_case(&page.name) {
        true => String::new(),
        false => format!("/{}", url_path(&page.name)),
    }
}

/// Begins a place.
fn place(out: &mut String, id: &str, title: &str) {
    let _ = write!(out, "<h2 id=\"{}\" data-pagefind-weight=\"2\">", attribute(id));
    escape(out, title);
    out.push_str("</h2>");
}

/// A value that results are filtered by or show.
fn label(out: &mut String, what: &str, name: &str, value: &str) {
    if !value.is_empty() {
        let _ = write!(out, "<i data-pagefind-{what}=\"{name}:{}\"></i>", attribute(value));
    }
}

fn element(out: &mut String, tag: &str, text: &str) {
    let _ = write!(out, "<{tag}>");
    escape(out, text);
    let _ = write!(out, "</{tag}>");
}

fn attribute(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    escape(&mut out, value);
    out
}

/// The text of one article.
struct Text<'a> {
    site: &'a Site<'a>,
    id: ArticleId,
    words: &'a Words,
    article: &'a Article,
    source: &'a str,
    /// Sentences of the current place that tell what happens, where they are set
    /// apart.
    told: Option<Vec<&'a str>>,
}

impl<'a> Text<'a> {
    /// Writes a text without the sentences that tell, and keeps those.
    fn prose(&mut self, out: &mut String, id: ProseId) {
        let article = self.article;
        let text = article.prose(id).text(self.source);
        let Some(told) = &mut self.told else { return escape(out, text.trim()) };
        let runs = match article.kind {
            // A page leaves running text as it was written; here it is quoted.
            Kind::Film if article.facet_of(article.prose(id).spot) != Some(Facet::Cast) => {
                tells::runs(text.trim_end(), 0..text.trim_end().len(), |range| {
                    plots::quoted(self.site, self.id, id, range, Of::Anybody)
                })
            }
            _ => plots::runs(self.site, self.id, id, 0),
        };
        for (tells, range) in runs {
            match tells {
                Tells::Nothing if out.ends_with('>') => escape(out, text[range].trim_start()),
                Tells::Nothing => escape(out, &text[range]),
                Tells::Plot => told.push(text[range].trim()),
            }
        }
    }

    /// Keeps a paragraph that its page hides, as a whole.
    fn keeps(&mut self, id: ProseId) -> bool {
        let Some(told) = &mut self.told else { return false };
        let keeps = self.words.of_prose(self.article, self.source, id) == Tells::Plot;
        if keeps {
            told.push(self.article.prose(id).text(self.source).trim());
        }
        keeps
    }

    fn blocks(&mut self, out: &mut String, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(id) if self.keeps(*id) => {}
                block => self.block(out, block),
            }
        }
    }

    fn block(&mut self, out: &mut String, block: &'a Block) {
        match block {
            Block::Paragraph(id) | Block::Heading(id) => {
                out.push_str("<p>");
                self.prose(out, *id);
                out.push_str("</p>");
            }
            // Pages hide sentences of a list's entries, whose names stay open.
            Block::List(list) => {
                list.items.iter().flatten().for_each(|block| self.block(out, block));
            }
            Block::Quote(quote) => self.blocks(out, &quote.blocks),
            Block::Code(code) => element(out, "p", &code.text),
            Block::Table(table) => table.rows.iter().for_each(|row| self.row(out, row)),
            Block::Rule => {}
        }
    }

    fn row(&mut self, out: &mut String, row: &[Cell]) {
        out.push_str("<p>");
        let filled = |id: &ProseId| !self.article.prose(*id).text(self.source).trim().is_empty();
        let cells: Vec<ProseId> =
            row.iter().filter_map(|cell| cell.prose()).filter(filled).collect();
        for (nth, cell) in cells.into_iter().enumerate() {
            if nth > 0 {
                out.push_str(", ");
            }
            self.prose(out, cell);
        }
        out.push_str("</p>");
    }

    /// Writes what was kept into a place of its own.
    fn tell(&mut self, out: &mut String, id: &str) {
        let told = self.told.replace(Vec::new()).unwrap_or_default();
        if told.is_empty() {
            return;
        }
        let id = attribute(id);
        let _ = write!(out, "<div id=\"!{id}\" data-pagefind-title=\"Plot\"></div>");
        told.into_iter().for_each(|words| element(out, "p", words));
    }
}
