//! Routes: what pages the site has, and how one page points at another.

use crate::entity::EntityId;
use crate::model::facts::Year;
use crate::model::kind::Kind;

/// A file of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// `index.html`.
    Home,
    /// `films/index.html` and its like.
    Index(Kind),
    /// A part of an index that is too long for one page.
    IndexPart(Kind, Part),
    /// Every film in short, for the script that filters the table of films.
    FilmList,
    /// The page of an entity; a film's overview.
    Entity(EntityId),
    /// One of a film's section pages, by its index among the article's pages.
    Facet(EntityId, u16),
    /// A film's whole article on one page.
    Print(EntityId),
    /// The card that other sites show for a link to a film.
    Card(EntityId),
    /// A film's poster, as wide as the number says.
    Poster(EntityId, u16),
    /// `names/index.html`: names that several pages have, if there are any.
    Names,
    /// `names/john-wick.html`: the pages that have a name, by its index.
    Name(u32),
    /// A page that leads on, where another name of something would have its page.
    Redirect(u32),
    /// `search.html`.
    Search,
    /// `404.html`.
    NotFound,
    /// `sitemap.xml`: all pages, or the parts that name them.
    Sitemap,
    /// `sitemap-1.xml` and its like, from 0.
    SitemapPart(u16),
    /// `feed.xml`.
    Feed,
    /// What the wiki knows, for programs.
    Data(DataFile),
    /// A report for the people who write the wiki.
    Report(Report),
    /// `opensearch.xml`: lets a browser search the wiki from its address bar. Only
    /// where the wiki knows where it is hosted.
    OpenSearch,
    /// A file of names for the jump box, by index.
    Jump(u16),
    /// `robots.txt`.
    Robots,
    /// `.nojekyll`: tells GitHub Pages to serve the files as they are.
    NoJekyll,
    /// A file of the theme or of the wiki's `static` folder, by index.
    Static(u32),
}

/// A part of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// What begins with a letter; `#` is for letters that have no page of their own.
    Letter(char),
    /// What is of ten years.
    Decade(Year),
}

impl Part {
    /// Name of its file. No slug has `_`, so no entity's page is in its way.
    pub fn file(self) -> String {
        match self {
            Self::Letter('#') => "letter_other.html".to_string(),
            Self::Letter(letter) => format!("letter_{}.html", letter.to_lowercase()),
            Self::Decade(decade) => format!("decade_{decade}s.html"),
        }
    }

    /// As a reader reads it: `A`, `1980s`.
    pub fn name(self) -> String {
        match self {
            Self::Letter(letter) => letter.to_string(),
            Self::Decade(decade) => format!("{decade}s"),
        }
    }
}

/// A file of data about the whole wiki.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataFile {
    /// Every film, with all that is known of it.
    Films,
    /// Every film as a row of a table.
    FilmsTable,
    /// Every person, with films and roles.
    People,
}

impl DataFile {
    /// Every such file.
    pub const ALL: [Self; 3] = [Self::Films, Self::FilmsTable, Self::People];

    /// Its path in the site.
    pub fn path(self) -> &'static str {
        match self {
            Self::Films => "data/films.json",
            Self::FilmsTable => "data/films.csv",
            Self::People => "data/people.json",
        }
    }
}

/// A report for the people who write the wiki.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Report {
    /// What `check` found.
    Health,
    /// What articles ask for and nobody has written.
    Wanted,
}

impl Report {
    /// Every report.
    pub const ALL: [Self; 2] = [Self::Health, Self::Wanted];

    /// Its path in the site.
    pub fn path(self) -> &'static str {
        match self {
            Self::Health => "reports/health.html",
            Self::Wanted => "reports/wanted.html",
        }
    }
}

impl Route {
    /// The media type that the file is served with.
    pub fn media_type(path: &str) -> &'static str {
        match path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "html" => "text/html; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "json" => "application/json",
            "xml" => "application/xml; charset=utf-8",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "jpg" | "jpeg" => "image/jpeg",
            "webp" => "image/webp",
            "gif" => "image/gif",
            "ico" => "image/x-icon",
            "csv" => "text/csv; charset=utf-8",
            "txt" => "text/plain; charset=utf-8",
            "pdf" => "application/pdf",
            "woff2" => "font/woff2",
            _ => "application/octet-stream",
        }
    }
}

/// The way from a page back to the site's root: `../` once for each folder that
/// the page lies in.
pub fn to_root(path: &str) -> &'static str {
    match path.matches('/').count() {
        0 => "",
        1 => "../",
        2 => "../../",
        // No route of the site lies deeper.
        _ => "../../../",
    }
}

/// A URL path for a file's path: everything but letters, digits and `-._~/` is
/// percent-encoded, letters of other scripts are not.
pub fn url_path(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '/') || !c.is_ascii() {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    out
}
