//! What machines read: the sitemap, the feed, `robots.txt`.

use crate::entity::EntityId;
use crate::model::kind::Kind;
use crate::render::film::{plain_lead, release_key};
use crate::render::views::{FeedEntry, FeedView, SitemapView};
use crate::render::{Site, routes};
use crate::route::Route;

/// Most films in the feed.
const ENTRIES: usize = 20;

/// Every page. URLs are absolute only where the wiki knows where it is hosted.
pub fn sitemap(site: &Site) -> SitemapView {
    let pages = routes(site).into_iter().filter(|route| {
        matches!(route, Route::Home | Route::Index(_) | Route::Entity(_) | Route::Facet(..))
    });
    SitemapView { urls: pages.map(|route| site.absolute(&site.path(route))).collect() }
}

/// Recent films as an Atom feed (RFC 4287). Its dates are the films' own, so the
/// same articles make the same feed.
pub fn feed(site: &Site) -> FeedView {
    let mut films: Vec<((bool, String), EntityId)> = site
        .of_kind(Kind::Film)
        .filter(|(_, film)| film.article.is_some() && film.year.is_some())
        .map(|(id, _)| (release_key(site, id), id))
        .collect();
    films.sort_by(|a, b| b.cmp(a));
    films.truncate(ENTRIES);
    let entries: Vec<FeedEntry> = films
        .into_iter()
        .map(|((_, released), film)| {
            let entity = site.graph.entity(film);
            let year = entity.year.map(|year| format!(" ({year})")).unwrap_or_default();
            FeedEntry {
                title: format!("{}{year}", entity.name),
                url: site.absolute(&site.path_of(film)),
                updated: timestamp(&released),
                summary: site
                    .article_about(film)
                    .map(|(_, article)| plain_lead(site, article, 400))
                    .unwrap_or_default(),
            }
        })
        .collect();
    FeedView {
        id: site.config.base_url.clone().unwrap_or_else(|| {
            format!("urn:filmwiki:{}", crate::slug::slug(&site.config.title, "wiki"))
        }),
        home: site.absolute("index.html"),
        url: site.absolute("feed.xml"),
        updated: entries.first().map_or_else(|| timestamp("1970"), |entry| entry.updated.clone()),
        entries,
    }
}

/// An ISO date of any precision as RFC 3339.
fn timestamp(date: &str) -> String {
    match date.len() {
        4 => format!("{date}-01-01T00:00:00Z"),
        7 => format!("{date}-01T00:00:00Z"),
        _ => format!("{date}T00:00:00Z"),
    }
}

/// Everybody may read everything.
pub fn robots(site: &Site) -> String {
    let sitemap = match &site.config.base_url {
        Some(_) => format!("\nSitemap: {}\n", site.absolute("sitemap.xml")),
        None => String::new(),
    };
    format!("User-agent: *\nAllow: /\n{sitemap}")
}
