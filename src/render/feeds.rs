//! What machines read: the sitemap, the feed, `opensearch.xml`, `robots.txt`.

use crate::entity::EntityId;
use crate::model::kind::Kind;
use crate::render::film::plain_lead;
use crate::render::release::{Release, newest_first, release};
use crate::render::views::{FeedEntry, FeedView, OpenSearchView, SitemapView};
use crate::render::{Site, listed};
use crate::route::Route;
use crate::slug::slug;

/// Most films in the feed.
const ENTRIES: usize = 20;

/// Most pages that one file of a sitemap may name
/// (<https://www.sitemaps.org/protocol.html>). At the longest slugs that stays below
/// the 50 MB that it may have.
const PAGES: usize = 50_000;

/// Every page, or where there are too many of them, the parts that name them. URLs
/// are absolute only where the wiki knows where it is hosted.
pub fn sitemap(site: &Site) -> SitemapView {
    match sitemap_parts(listed(site).count()) {
        0 => SitemapView { urls: urls(site, listed(site)), parts: Vec::new() },
        parts => {
            let parts = (0..parts).map(Route::SitemapPart);
            SitemapView { urls: Vec::new(), parts: urls(site, parts) }
        }
    }
}

/// A part of a large sitemap.
pub fn sitemap_part(site: &Site, at: u16) -> SitemapView {
    let part = listed(site).skip(usize::from(at) * PAGES).take(PAGES);
    SitemapView { urls: urls(site, part), parts: Vec::new() }
}

/// How many parts a sitemap of so many pages has; none if one file can name them.
pub fn sitemap_parts(pages: usize) -> u16 {
    if pages > PAGES { u16::try_from(pages.div_ceil(PAGES)).unwrap_or(u16::MAX) } else { 0 }
}

/// URLs as a sitemap has to write them: in ASCII.
fn urls(site: &Site, routes: impl Iterator<Item = Route>) -> Vec<String> {
    let ascii = |url: String| -> String {
        let mut out = String::with_capacity(url.len());
        for c in url.chars() {
            if c.is_ascii() {
                out.push(c);
                continue;
            }
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
        out
    };
    routes.map(|route| ascii(site.absolute(&site.path(route)))).collect()
}

/// Recent films as an Atom feed (RFC 4287). Its dates are the films' own, so the
/// same articles make the same feed.
pub fn feed(site: &Site) -> FeedView {
    let mut films: Vec<EntityId> = site
        .of_kind(Kind::Film)
        .filter(|(_, film)| film.article.is_some() && film.year.is_some())
        .map(|(id, _)| id)
        .collect();
    newest_first(site, &mut films);
    films.truncate(ENTRIES);
    let entries: Vec<FeedEntry> = films.into_iter().map(|film| entry(site, film)).collect();
    let newest = entries.first().map(|entry| entry.updated.clone());
    FeedView {
        id: identifier(site, ""),
        home: site.absolute("index.html"),
        url: site.absolute("feed.xml"),
        updated: newest.unwrap_or_else(|| timestamp(Release::Unknown)),
        entries,
    }
}

fn entry(site: &Site, film: EntityId) -> FeedEntry {
    let entity = site.graph.entity(film);
    let year = entity.year_note();
    let path = site.path_of(film);
    let about = site.article_about(film);
    FeedEntry {
        id: identifier(site, &path),
        title: format!("{}{year}", entity.name),
        url: site.absolute(&path),
        updated: timestamp(release(site, film)),
        summary: about.map(|(id, _)| plain_lead(site, id, 400)).unwrap_or_default(),
    }
}

/// What identifies a page in the feed: its URL, or a name that needs no host.
fn identifier(site: &Site, path: &str) -> String {
    if site.config.base_url.is_some() {
        return site.absolute(path);
    }
    let mut id = String::from("urn:filmwiki:");
    for byte in format!("{}:{path}", slug(&site.config.title, "wiki")).bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'/' | b':') {
            id.push(char::from(byte));
        } else {
            id.push_str(&format!("%{byte:02X}"));
        }
    }
    id
}

/// A release as RFC 3339 has it; what is not known is the first.
fn timestamp(release: Release) -> String {
    let (year, month, day) = match release {
        Release::On(year, month, day) => (year, month.max(1), day.max(1)),
        Release::Unknown => (1970, 1, 1),
    };
    format!("{year:04}-{month:02}-{day:02}T00:00:00Z")
}

/// How a browser searches the wiki from its address bar (OpenSearch 1.1).
pub fn open_search(site: &Site) -> OpenSearchView {
    OpenSearchView {
        // The format allows sixteen letters.
        short_name: site.config.title.chars().take(16).collect::<String>().trim().to_string(),
        template: format!("{}?q={{searchTerms}}", site.absolute(&site.path(Route::Search))),
        url: site.absolute(&site.path(Route::OpenSearch)),
        icon: site.absolute("assets/icon.svg"),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sitemap_is_split_where_one_file_may_not_name_all_pages() {
        assert_eq!(sitemap_parts(PAGES), 0);
        assert_eq!(sitemap_parts(PAGES + 1), 2);
        assert_eq!(sitemap_parts(3 * PAGES), 3);
    }
}
