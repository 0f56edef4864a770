//! Wiki x Route -> bytes.
//!
//! In: everything the stages before found out, as a [`Site`], and a route. Out:
//! the file at that route.
//!
//! 1. `film`, `entity`, `lists`, `disambiguation` and `feeds` make a view: a typed struct of what
//!    one template shows (`views`); `infobox`, `mentions`, `plots`, `whose`, `related`, `release` and
//!    `json_ld` make the parts that several of them have, `vitals` reads a person's life
//!    for them, `order` and `parts` say how an index is ordered and cut, and `pictures`
//!    draws facts;
//! 2. `html` writes the running text of an article with its links;
//! 3. `theme` puts the view into its Tera template;
//! 4. `raster` draws pictures;
//! 5. `data` writes what the wiki knows for programs, without a template.

mod card;
mod cite;
mod code;
mod data;
mod disambiguation;
mod entity;
mod feeds;
mod film;
mod films;
mod html;
pub mod infobox;
mod json_ld;
mod lists;
mod makers;
mod mentions;
mod notes;
pub mod order;
mod parts;
mod phrases;
mod pictures;
pub mod plots;
mod print;
pub mod raster;
mod related;
mod release;
mod reports;
pub mod theme;
mod views;
mod vitals;
mod who;
mod whose;
mod year;

pub use html::escape;

use std::fmt::Debug;
use std::io;

use rustc_hash::FxHashMap;

use crate::config::Config;
use crate::diag::Diagnostic;
use crate::entity::EntityId;
use crate::graph::{Entity, Graph};
use crate::link::Mentions;
use crate::link::backlinks::{Backlink, Backlinks};
use crate::model::article::{Article, ArticleId, Event, Spot, Sum};
use crate::model::film_facts::FilmFacts;
use crate::model::kind::Kind;
use crate::provenance::{Provenance, provenance};
use crate::render::order::{Order, Orders};
use crate::render::raster::Pictures;
use crate::render::theme::Theme;
use crate::route::{DataFile, Report, Route, url_path};
use crate::search::Search;
use crate::search::jump::Jump;
use crate::source::{Place, Sources};

/// Why a page cannot be made: a template of the wiki's own asks for what is not
/// there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderError {
    /// Path of the page.
    pub path: String,
    /// What the template engine said.
    pub message: String,
}

/// Everything that pages are made of.
#[derive(Debug)]
pub struct Site<'a> {
    /// The wiki's settings.
    pub config: &'a Config,
    /// The texts.
    pub sources: &'a Sources,
    /// The articles.
    pub articles: &'a [Article],
    /// Entities and credits.
    pub graph: &'a Graph,
    /// What is made when a page first asks for it.
    pub tables: &'a dyn Tables,
    /// What there is to search.
    pub search: Search,
    /// Paths of the files that are copied as they are, with their index.
    pub files: &'a FxHashMap<String, u32>,
    /// What is known of its pictures.
    pub pictures: &'a Pictures,
}

/// What some pages need and others are made without.
pub trait Tables: Debug + Sync {
    /// Mentions, by article.
    fn mentions(&self) -> &[Mentions];
    /// Mentions, by target.
    fn backlinks(&self) -> &Backlinks;
    /// What an article says happened to its film, and when, in reading order; nothing in
    /// articles that are not about films.
    fn events(&self, id: ArticleId) -> &[Event];
    /// What an article's prose says that its film cost and took, in reading order; nothing
    /// in articles that are not about films.
    fn sums(&self, id: ArticleId) -> &[Sum];
    /// What is doubtful about the content.
    fn diagnostics(&self) -> &[Diagnostic];
    /// The names of each kind as its index lists them.
    fn orders(&self) -> &Orders;
    /// The names for the jump box.
    fn jump(&self) -> &Jump;
}

/// A file that is long where the wiki is large, and need not be in memory as a whole.
pub struct Long<'a> {
    /// The site.
    pub site: Site<'a>,
    /// Which file.
    pub file: DataFile,
}

impl Long<'_> {
    /// Writes the file, in small pieces.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write_to(&self, out: &mut dyn io::Write) -> io::Result<()> {
        data::write(&self.site, self.file, out)
    }
}

impl<'a> Site<'a> {
    /// An article.
    pub fn article(&self, id: ArticleId) -> &'a Article {
        &self.articles[id.0 as usize]
    }

    /// The text of an article's source.
    pub fn text(&self, article: &Article) -> &'a str {
        &self.sources.get(article.source).text
    }

    /// The mentions in an article.
    pub fn mentions(&self, id: ArticleId) -> &'a Mentions {
        &self.tables.mentions()[id.0 as usize]
    }

    /// Typed facts about a film that has an article.
    pub fn facts(&self, film: EntityId) -> Option<&'a FilmFacts> {
        self.article(self.graph.entity(film).article?).facts.as_deref()
    }

    /// What an article says happened to its film, and when; nothing in other articles.
    pub fn events(&self, id: ArticleId) -> &'a [Event] {
        self.tables.events(id)
    }

    /// What an article says in prose that its film cost and took; nothing in other articles.
    pub fn sums(&self, id: ArticleId) -> &'a [Sum] {
        self.tables.sums(id)
    }

    /// What mentions an entity.
    pub fn backlinks(&self, id: EntityId) -> &'a [Backlink] {
        self.tables.backlinks().to(id)
    }

    /// The names for the jump box.
    pub fn jump(&self) -> &'a Jump {
        self.tables.jump()
    }

    /// The article about an entity.
    pub fn article_about(&self, id: EntityId) -> Option<(ArticleId, &'a Article)> {
        let article = self.graph.entity(id).article?;
        Some((article, self.article(article)))
    }

    /// Path of a route in the site.
    pub fn path(&self, route: Route) -> String {
        match route {
            Route::Home => "index.html".to_string(),
            Route::Index(kind) => format!("{}/index.html", kind.folder()),
            Route::IndexPart(kind, part) => format!("{}/{}", kind.folder(), part.file()),
            Route::FilmList => "assets/films.js".to_string(),
            Route::Entity(id) => self.path_of(id),
            Route::Facet(id, page) => {
                let entity = self.graph.entity(id);
                let facet = self
                    .article_about(id)
                    .and_then(|(_, article)| article.pages.get(page as usize))
                    .map_or("index", |page| page.slug.as_str());
                format!("{}/{}/{facet}.html", entity.kind.folder(), entity.slug)
            }
            Route::Print(film) => format!("{}/print.html", self.film_folder(film)),
            Route::Card(film) => format!("{}/card.png", self.film_folder(film)),
            Route::Poster(film, width) => {
                format!("{}/poster-{width}.jpg", self.film_folder(film))
            }
            Route::Names => "names/index.html".to_string(),
            Route::Name(at) => {
                format!("names/{}.html", self.graph.shared_names()[at as usize].slug)
            }
            Route::Redirect(at) => {
                let redirect = &self.graph.redirects()[at as usize];
                format!("{}/{}.html", redirect.kind.folder(), redirect.slug)
            }
            Route::Search => "search.html".to_string(),
            Route::NotFound => "404.html".to_string(),
            Route::Sitemap => "sitemap.xml".to_string(),
            Route::SitemapPart(at) => format!("sitemap-{}.xml", at + 1),
            Route::Feed => "feed.xml".to_string(),
            Route::Data(file) => file.path().to_string(),
            Route::Report(report) => report.path().to_string(),
            Route::OpenSearch => "opensearch.xml".to_string(),
            Route::Jump(at) => self.jump().path(at),
            Route::Robots => "robots.txt".to_string(),
            Route::NoJekyll => ".nojekyll".to_string(),
            // Copied files keep the paths that they came with.
            Route::Static(_) => String::new(),
        }
    }

    /// The folder of what belongs to a film.
    fn film_folder(&self, film: EntityId) -> String {
        format!("{}/{}", Kind::Film.folder(), self.graph.entity(film).slug)
    }

    /// Path of an entity's page.
    pub fn path_of(&self, id: EntityId) -> String {
        self.href("", id)
    }

    /// Link to an entity's page.
    pub fn href(&self, root: &str, id: EntityId) -> String {
        let Entity { kind, slug, .. } = self.graph.entity(id);
        // The most frequent text of all: joined, not formatted.
        [root, kind.folder(), "/", slug, ".html"].concat()
    }

    /// Link to a section of an entity's article, or to its page.
    pub fn href_section(&self, root: &str, id: EntityId, section: Option<u32>) -> String {
        let target = section.and_then(|at| {
            let (article_id, article) = self.article_about(id)?;
            let anchor = &article.sections.get(at as usize)?.anchor;
            Some(format!("{root}{}#{anchor}", self.spot_path(article_id, Spot::Section(at))))
        });
        target.unwrap_or_else(|| self.href(root, id))
    }

    /// Path of the page on which a place of an article stands.
    pub fn spot_path(&self, id: ArticleId, spot: Spot) -> String {
        let subject = self.graph.subject(id);
        let page = match spot {
            Spot::Section(at) | Spot::Heading(at) => {
                self.article(id).sections.get(at as usize).and_then(|section| section.page)
            }
            Spot::Lead | Spot::Infobox => None,
        };
        match page {
            Some(page) => self.path(Route::Facet(subject, page)),
            None => self.path_of(subject),
        }
    }

    /// Where a place is: file, line, article and part of the article. None for
    /// places that lie in no article.
    pub fn provenance(&self, place: Place) -> Option<Provenance<'a>> {
        provenance(self.articles, self.sources, place)
    }

    /// Link to the part of an article that a place lies in.
    pub fn href_spot(&self, root: &str, id: ArticleId, spot: Spot) -> String {
        let section = match spot {
            Spot::Section(at) | Spot::Heading(at) => Some(at),
            Spot::Lead | Spot::Infobox => None,
        };
        self.href_section(root, self.graph.subject(id), section)
    }

    /// Where a Markdown link leads: out of the wiki, or to a copied file. None for
    /// anything else, which is shown without a link.
    pub fn link_target(&self, root: &str, url: &str) -> Option<String> {
        let lower = url.trim_start().to_ascii_lowercase();
        let leads_out = ["https://", "http://", "mailto:"].iter().any(|s| lower.starts_with(s));
        if leads_out {
            return valid_url(url);
        }
        self.static_file(url).map(|file| format!("{root}{}", url_path(file)))
    }

    /// The copied file that a writer's path means: `posters/heat.jpg`,
    /// `/posters/heat.jpg` or `static/posters/heat.jpg`.
    pub fn static_file(&self, path: &str) -> Option<&'a str> {
        let path = path.trim_start_matches("./").trim_start_matches('/');
        let path = path.strip_prefix("static/").unwrap_or(path);
        self.files.get_key_value(path).map(|(path, _)| path.as_str())
    }

    /// The URL of a path, absolute where the wiki knows where it is hosted.
    pub fn absolute(&self, path: &str) -> String {
        let base = self.config.base_url.as_deref().unwrap_or_default();
        let path = url_path(path);
        match path.strip_suffix("index.html") {
            Some(folder) if !base.is_empty() => format!("{base}{folder}"),
            _ => format!("{base}{path}"),
        }
    }

    /// The names of a kind as its index lists them.
    pub fn order(&self, kind: Kind) -> &'a Order {
        self.tables.orders().of(self.graph, kind)
    }

    /// All entities of a kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (EntityId, &'a Entity)> {
        self.graph.of_kind(kind).iter().map(|&id| (id, self.graph.entity(id)))
    }
}

/// A URL as an attribute value, if a browser would take it as it is; what a URL
/// may not hold is percent-encoded.
fn valid_url(url: &str) -> Option<String> {
    let mut out = String::with_capacity(url.len());
    let bytes = url.trim().as_bytes();
    for (at, c) in url.trim().char_indices() {
        match c {
            '%' => {
                let hex = bytes.get(at + 1..at + 3);
                let encoded = hex.is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit));
                out.push_str(if encoded { "%" } else { "%25" });
            }
            '&' => out.push_str("&amp;"),
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\n' | '\t' | '['
            | ']' => {
                out.push_str(&format!("%{:02X}", c as u32));
            }
            c => out.push(c),
        }
    }
    let host =
        out.split("//").nth(1).map(|rest| rest.split(['/', '?', '#']).next().unwrap_or(rest));
    let is_host = |host: &str| !host.is_empty() && !host.starts_with(':') && !host.contains('%');
    host.is_none_or(is_host).then_some(out)
}

/// Every route of the site but the copied files, in the order in which they are
/// made.
pub fn routes(site: &Site) -> Vec<Route> {
    let mut routes = pages(site);
    routes.extend((0..site.jump().len() as u16).map(Route::Jump));
    routes
}

/// The pages that a search engine may show, in the order in which the sitemap names them.
fn listed(site: &Site) -> impl Iterator<Item = Route> {
    let part = |kind| parts::of(site, kind).into_iter().map(move |(at, _)| (kind, at));
    let parts = Kind::ALL.into_iter().flat_map(part);
    let of_entity = |(id, _): (EntityId, &Entity)| {
        let pages = site.article_about(id).map_or(0, |(_, article)| article.pages.len() as u16);
        std::iter::once(Route::Entity(id)).chain((0..pages).map(move |page| Route::Facet(id, page)))
    };
    let names = site.graph.shared_names().len() as u32;
    std::iter::once(Route::Home)
        .chain(Kind::ALL.map(Route::Index))
        .chain(parts.map(|(kind, part)| Route::IndexPart(kind, part)))
        .chain(site.graph.entities().flat_map(of_entity))
        .chain((names > 0).then_some(Route::Names))
        .chain((0..names).map(Route::Name))
}

/// The same without the files of all names.
pub fn pages(site: &Site) -> Vec<Route> {
    // The longest first: at the end the other cores would wait for them.
    let mut routes: Vec<Route> = DataFile::ALL.map(Route::Data).into();
    let before = routes.len();
    routes.extend(listed(site));
    routes.extend((0..feeds::sitemap_parts(routes.len() - before)).map(Route::SitemapPart));
    if films::is_split(site) {
        routes.push(Route::FilmList);
    }
    for (id, _) in site.of_kind(Kind::Film) {
        if print::has_page(site, id) {
            routes.push(Route::Print(id));
        }
        if raster::has_card(site, id) {
            routes.push(Route::Card(id));
        }
        let widths = site.pictures.posters.get(&id).map(|poster| poster.widths());
        routes.extend(widths.into_iter().flatten().map(|width| Route::Poster(id, width)));
    }
    routes.extend((0..site.graph.redirects().len() as u32).map(Route::Redirect));
    routes.extend(Report::ALL.map(Route::Report));
    routes.extend([Route::Search, Route::NotFound, Route::Sitemap, Route::Feed, Route::Robots]);
    routes.extend(site.config.base_url.as_ref().map(|_| Route::OpenSearch));
    routes.push(Route::NoJekyll);
    routes
}

/// Makes the file at a route.
pub fn render(site: &Site, theme: &Theme, route: Route) -> Result<Vec<u8>, RenderError> {
    let path = site.path(route);
    let result = match route {
        Route::Home => theme.page("home.html", &lists::home(site)),
        Route::Index(Kind::Film) => theme.page("films.html", &films::index(site)),
        Route::Index(kind) => theme.page("names.html", &lists::names(site, kind, None)),
        Route::IndexPart(Kind::Film, part) => theme.page("films.html", &films::part(site, part)),
        Route::IndexPart(kind, part) => {
            theme.page("names.html", &lists::names(site, kind, Some(part)))
        }
        Route::FilmList => Ok(films::list(site)),
        Route::Entity(id) => match site.graph.entity(id).kind {
            Kind::Film => theme.page("film.html", &film::overview(site, id)),
            _ => theme.page("entity.html", &entity::page(site, id)),
        },
        Route::Facet(id, page) => match film::facet(site, id, page) {
            Some(view) => theme.page("facet.html", &view),
            None => Err("there is no such page".to_string()),
        },
        Route::Print(film) => match print::print(site, film) {
            Some(view) => theme.render("print.html", &view),
            None => Err("there is no such page".to_string()),
        },
        Route::Card(film) => Ok(raster::draw_card(site, film)),
        Route::Names => theme.page("names.html", &disambiguation::index(site)),
        Route::Name(at) => theme.page("disambiguation.html", &disambiguation::page(site, at)),
        Route::Redirect(at) => theme.render("redirect.html", &disambiguation::redirect(site, at)),
        Route::Search => theme.page("search.html", &lists::search(site)),
        Route::NotFound => theme.page("404.html", &lists::not_found(site)),
        Route::Sitemap => theme.render("sitemap.xml", &feeds::sitemap(site)),
        Route::SitemapPart(at) => theme.render("sitemap.xml", &feeds::sitemap_part(site, at)),
        Route::Feed => theme.render("feed.xml", &feeds::feed(site)),
        Route::Data(file) => {
            let mut all = Vec::new();
            let made = data::write(site, file, &mut all);
            made.map(|()| all).map_err(|error| error.to_string())
        }
        Route::Report(Report::Health) => theme.page("health.html", &reports::health(site)),
        Route::Report(Report::Wanted) => theme.page("wanted.html", &reports::wanted(site)),
        Route::OpenSearch => theme.render("opensearch.xml", &feeds::open_search(site)),
        Route::Jump(at) => Ok(site.jump().render(site.graph, at)),
        Route::Robots => Ok(feeds::robots(site).into_bytes()),
        // What is made from a copied file, the wiki makes: it has their bytes.
        Route::NoJekyll | Route::Static(_) | Route::Poster(..) => Ok(Vec::new()),
    };
    result.map_err(|message| RenderError { path, message })
}
