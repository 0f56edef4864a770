//! A film as one article, for paper and for keeping.
//!
//! In: a film whose article has pages of its own. Out: all of it on one page: lead,
//! credits, every facet with its tables, and the notes at the end. It is opened on
//! purpose, so nothing of the plot is behind a click, and search engines are asked
//! to stay away.

use crate::entity::EntityId;
use crate::model::article::{Facet, Section};
use crate::render::Site;
use crate::render::film::{facts, page, picture};
use crate::render::html::Writer;
use crate::render::infobox::infobox;
use crate::render::views::{Link, Page, PrintPart, PrintView};
use crate::route::{Route, to_root};

/// Whether a film has such a page: one that has no other pages prints as it is.
pub fn has_page(site: &Site, film: EntityId) -> bool {
    site.article_about(film).is_some_and(|(_, article)| !article.pages.is_empty())
}

/// Makes the page.
pub fn print(site: &Site, film: EntityId) -> Option<PrintView> {
    let path = site.path(Route::Print(film));
    let root = to_root(&path);
    let entity = site.graph.entity(film);
    let (id, article) = site.article_about(film)?;
    let mut writer = Writer::whole(site, id, &path);
    writer.blocks(&article.lead);
    let lead = writer.take();
    let parts = (0..)
        .zip(&article.pages)
        .map(|(at, facet)| {
            let sections: Vec<&Section> =
                article.sections.iter().filter(|section| section.page == Some(at)).collect();
            writer.sections(&sections, Some(&facet.name));
            PrintPart { name: facet.name.clone(), body: writer.take() }
        })
        .collect();
    writer.footnotes();
    let year = entity.year_note();
    let title = format!("{}{year}", entity.name);
    Some(PrintView {
        page: Page {
            canonical: None,
            ..page(site, film, &path, title.clone(), format!("The whole article on {title}."))
        },
        title: entity.name.clone().into_string(),
        year: entity.year,
        facts: facts(site, film, root),
        poster: site.pictures.posters.contains_key(&film).then(|| picture(site, film, root)),
        lead,
        infobox: infobox(site, id, article, &path),
        parts,
        notes: writer.finish(),
        overview: site.href(root, film),
        url: site.config.base_url.as_ref().map(|_| site.absolute(&site.path_of(film))),
    })
}

/// The link to it from the film's other pages; it says what is in it, and for paper
/// where it is.
pub fn link(site: &Site, film: EntityId, root: &str) -> Option<Link> {
    let (_, article) = site.article_about(film).filter(|_| has_page(site, film))?;
    let tells = article.pages.iter().any(|page| page.facet == Facet::Plot);
    let ending = if tells { ", with its ending" } else { "" };
    let path = site.path(Route::Print(film));
    let address = site.config.base_url.as_ref().map(|_| site.absolute(&path));
    Some(Link {
        href: format!("{root}{path}"),
        label: format!("Print or save the whole article{ending}"),
        note: address.unwrap_or(path),
    })
}
