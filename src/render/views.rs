//! What templates see: one struct a template. Logic belongs into the code that
//! fills these, not into the templates.

use serde::Serialize;

use crate::render::html::Html;
use crate::render::pictures::{Drawing, EntityPictures, FilmPictures};
use crate::route::Part;

/// What every page has around its content. Templates see it as `page`.
#[derive(Debug, Serialize)]
pub struct Page {
    /// For the browser's tab.
    pub title: String,
    /// One sentence for search engines; gives nothing of a plot away.
    pub description: String,
    /// Way to the site's root: empty, or `../` once or twice.
    pub root: String,
    /// Canonical URL, where the wiki knows its own.
    pub canonical: Option<String>,
    /// Folder of the section of the site whose index this page is, which the
    /// navigation marks; empty for other pages.
    pub index_of: &'static str,
    /// Hue of the accent, in degrees.
    pub hue: Option<u16>,
    /// Slugs of the films whose spoilers the page may hold, separated by spaces.
    pub film: Option<String>,
    /// The Open Graph type: `video.movie`, `profile`, `website`.
    pub og_type: &'static str,
    /// The language as Open Graph writes it, where the wiki names a territory:
    /// `en_GB`.
    pub locale: Option<String>,
    /// The picture that other sites show for a link to the page.
    pub image: Option<Image>,
    /// What Open Graph says of a film; on its overview only.
    pub video: Option<Video>,
    /// JSON-LD, ready to stand in a script element.
    pub json_ld: Option<Html>,
    /// The film's whole article on one page.
    pub print: Option<Link>,
    /// How to cite the page, where it has text that somebody wrote.
    pub cite: Option<Cite>,
}

/// Views of pages, each with what is around its content.
macro_rules! pages {
    ($($view:ty),*) => {
        $(impl AsRef<Page> for $view {
            fn as_ref(&self) -> &Page {
                &self.page
            }
        })*
    };
}

pages!(
    EntityView,
    FacetView,
    FilmView,
    FilmsView,
    HealthView,
    HomeView,
    NameView,
    NamesView,
    NotFoundView,
    SearchView,
    WantedView
);

/// How to cite a page.
#[derive(Debug, Serialize)]
pub struct Cite {
    /// Title and wiki.
    pub line: String,
    /// The page's URL, where the wiki knows it.
    pub url: Option<String>,
    /// For BibTeX.
    pub bibtex: String,
}

/// A picture for other sites.
#[derive(Debug, Serialize)]
pub struct Image {
    /// Its URL.
    pub url: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows, in words.
    pub alt: String,
    /// Twitter's word for how large it is shown.
    pub shape: &'static str,
}

/// Open Graph's properties of a film (<https://ogp.me/#type_video>).
#[derive(Debug, Serialize)]
pub struct Video {
    /// Its release, where the day is known.
    pub released: Option<String>,
    /// How long it is.
    pub seconds: Option<u32>,
    /// URLs of its directors' pages.
    pub directors: Vec<String>,
}

/// A link with its words.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// Where it leads, relative to the page.
    pub href: String,
    /// Its words.
    pub label: String,
    /// A small word behind it: a year, a count. Empty for none.
    pub note: String,
}

/// A film's head: what all its pages begin with.
#[derive(Debug, Serialize)]
pub struct FilmHead {
    /// Its title.
    pub title: String,
    /// Its year.
    pub year: Option<i16>,
    /// Runtime, countries and directors in one line.
    pub facts: Html,
    /// The drawn title card, or the poster.
    pub card: Html,
    /// Its pages.
    pub tabs: Vec<Tab>,
}

/// One of a film's pages in its tab bar.
#[derive(Debug, Serialize)]
pub struct Tab {
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub label: String,
    /// Whether it is this page.
    pub current: bool,
}

/// `film.html`: a film's overview.
#[derive(Debug, Serialize)]
pub struct FilmView {
    /// The page.
    pub page: Page,
    /// The film.
    pub head: FilmHead,
    /// Where the others of its name are; may be empty.
    pub hatnote: Html,
    /// The lead's first paragraph.
    pub lead: Html,
    /// The rest of the lead.
    pub text: Html,
    /// The infobox, in groups.
    pub infobox: Vec<InfoboxGroup>,
    /// What is drawn of it.
    pub pictures: FilmPictures,
    /// The series it belongs to.
    pub series: Vec<SeriesPlace>,
    /// How often it was named for awards; may be empty.
    pub awards: Html,
    /// Films that share people, companies or a series with it, with what they share.
    pub related: Vec<LedgerRow>,
    /// What mentions it.
    pub mentions: Vec<MentionRow>,
    /// Whether nobody wrote an article about it yet.
    pub is_stub: bool,
    /// Title for an article about it, for a stub.
    pub article_title: String,
}

/// Lines of the infobox that belong together.
#[derive(Debug, Serialize)]
pub struct InfoboxGroup {
    /// Its heading; empty for none.
    pub name: &'static str,
    /// Its lines.
    pub fields: Vec<InfoboxField>,
}

/// A line of the infobox.
#[derive(Debug, Serialize)]
pub struct InfoboxField {
    /// The key, as written.
    pub key: String,
    /// The value's parts; more than one is a list.
    pub values: Vec<Html>,
    /// Whether it tells the plot.
    pub told: bool,
}

/// A film's place in a series.
#[derive(Debug, Serialize)]
pub struct SeriesPlace {
    /// The series.
    pub series: Link,
    /// `The fifth film of ...`, where the order is said, or `Part of ...`.
    pub place: Html,
    /// The film before it.
    pub before: Option<Link>,
    /// The film after it.
    pub after: Option<Link>,
    /// What the films of the series took.
    pub picture: Option<Drawing>,
}

/// A row of a ledger: a year or a day in the margin, and what belongs to it.
#[derive(Debug, Serialize)]
pub struct LedgerRow {
    /// What stands in the margin; empty for nothing.
    pub key: String,
    /// Where that leads.
    pub key_href: Option<String>,
    /// The film or person.
    pub subject: Link,
    /// Whether the subject is a film.
    pub is_film: bool,
    /// What it was there.
    pub role: Html,
}

/// A row of "Mentioned in".
#[derive(Debug, Serialize)]
pub struct MentionRow {
    /// Where the sentence stands.
    pub href: String,
    /// Title of the article.
    pub title: String,
    /// Whether the article is about a film.
    pub is_film: bool,
    /// Name of the page; empty for the article's first.
    pub place: String,
    /// The sentence, with the name marked.
    pub quote: Html,
    /// Slugs of the films whose plots the sentence may tell, or `*`.
    pub spoiler: Option<String>,
}

/// `facet.html`: one of a film's section pages.
#[derive(Debug, Serialize)]
pub struct FacetView {
    /// The page.
    pub page: Page,
    /// The film.
    pub head: FilmHead,
    /// Path of the film's overview, relative to the page.
    pub overview: String,
    /// The page's name.
    pub name: String,
    /// Headings of a long page.
    pub contents: Vec<Link>,
    /// The sections.
    pub body: Html,
    /// Whether the text tells the plot.
    pub is_plot: bool,
}

/// `print.html`: a film's whole article on one page.
#[derive(Debug, Serialize)]
pub struct PrintView {
    /// The page.
    pub page: Page,
    /// The film's title.
    pub title: String,
    /// Its year.
    pub year: Option<i16>,
    /// Runtime, countries and directors in one line.
    pub facts: Html,
    /// The poster, if there is one.
    pub poster: Option<Html>,
    /// The lead.
    pub lead: Html,
    /// The infobox, in groups.
    pub infobox: Vec<InfoboxGroup>,
    /// The facets.
    pub parts: Vec<PrintPart>,
    /// The notes.
    pub notes: Html,
    /// Path of the film's overview, relative to the page.
    pub overview: String,
    /// URL of the overview, where the wiki knows it.
    pub url: Option<String>,
}

/// A facet on the page for printing.
#[derive(Debug, Serialize)]
pub struct PrintPart {
    /// Its name.
    pub name: String,
    /// Its sections.
    pub body: Html,
}

/// `entity.html`: a person, a character, a company, ...
#[derive(Debug, Serialize)]
pub struct EntityView {
    /// The page.
    pub page: Page,
    /// Name of the kind's index.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// What tells it from others of its name, and the years it spans; may be empty.
    pub note: String,
    /// Where the others of its name are; may be empty.
    pub hatnote: Html,
    /// Who or what it is, in a sentence.
    pub lede: Html,
    /// The lead of its article.
    pub lead: Html,
    /// The infobox of its article.
    pub infobox: Vec<InfoboxGroup>,
    /// Headings of the page, if its article is long; or none.
    pub contents: Vec<Link>,
    /// What is drawn of it.
    pub pictures: EntityPictures,
    /// Heading and rows of what it did.
    pub ledgers: Vec<Ledger>,
    /// What a film's article says of a character; may tell what happens.
    pub descriptions: Vec<Description>,
    /// The sections of its article.
    pub body: Html,
    /// Neighbours in time.
    pub before: Option<Link>,
    /// Neighbours in time.
    pub after: Option<Link>,
    /// What mentions it.
    pub mentions: Vec<MentionRow>,
    /// Where to read on, for somebody known from one line only.
    pub read_on: Option<Link>,
}

/// A list of what somebody did.
#[derive(Debug, Serialize)]
pub struct Ledger {
    /// Fragment id.
    pub id: &'static str,
    /// Heading.
    pub heading: &'static str,
    /// A line under the heading; may be empty.
    pub note: String,
    /// Rows.
    pub rows: Vec<LedgerRow>,
}

/// What a film's cast list says of a character.
#[derive(Debug, Serialize)]
pub struct Description {
    /// The film.
    pub film: Link,
    /// The film's slug.
    pub slug: String,
    /// What everybody may read.
    pub text: Html,
    /// What tells the plot.
    pub told: Html,
}

/// `home.html`: the front page.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// The page.
    pub page: Page,
    /// Three numbers with their words.
    pub numbers: Vec<Number>,
    /// The film shown large.
    pub feature: Option<Feature>,
    /// Films by release, newest first.
    pub recent: Vec<Link>,
    /// Films by year or decade, drawn.
    pub by_year: Option<Drawing>,
    /// Letters with films.
    pub letters: Vec<Letter>,
    /// Decades.
    pub decades: Vec<Link>,
    /// People in most films.
    pub people: Vec<Link>,
    /// How many people there are.
    pub people_count: usize,
    /// Series.
    pub series: Vec<Link>,
    /// How many series there are.
    pub series_count: usize,
    /// The lists of other kinds of which there is anything.
    pub more: Vec<Link>,
}

/// A number and what it counts.
#[derive(Debug, Serialize)]
pub struct Number {
    /// What it counts.
    pub label: &'static str,
    /// The number.
    pub value: usize,
}

/// The film shown large on the front page.
#[derive(Debug, Serialize)]
pub struct Feature {
    /// The film.
    pub film: Link,
    /// Runtime, countries and directors.
    pub facts: Html,
    /// The drawn title card.
    pub card: Html,
    /// Hue of the accent.
    pub hue: u16,
    /// The lead's first paragraph, as plain text.
    pub lead: String,
}

/// A letter of an A to Z bar.
#[derive(Debug, Serialize)]
pub struct Letter {
    /// The letter, or a sign for what begins with none.
    pub label: String,
    /// Where it leads; none where nothing begins with it.
    pub href: Option<String>,
    /// Whether it is the page's own.
    pub current: bool,
}

impl Letter {
    /// The bar on a page of one letter, which marks it.
    pub fn with_current(mut letters: Vec<Self>, part: Option<Part>) -> Vec<Self> {
        let name = part.map(Part::name);
        for letter in &mut letters {
            letter.current = name.as_ref() == Some(&letter.label);
        }
        letters
    }
}

/// `films.html`: every film, or a part of them.
#[derive(Debug, Serialize)]
pub struct FilmsView {
    /// The page.
    pub page: Page,
    /// Name of the part that the page shows; none for the index.
    pub part: Option<String>,
    /// How many films have an article.
    pub count: usize,
    /// How the table is ordered, in a sentence.
    pub order: &'static str,
    /// Letters.
    pub letters: Vec<Letter>,
    /// Decades.
    pub decades: Vec<Letter>,
    /// Where every film is in short, if the table holds only some.
    pub all: Option<String>,
    /// Whether the newest come first, and not the titles in their order.
    pub by_year: bool,
    /// Sums that films can be asked to have reached, in the currency of most.
    pub grosses: Vec<Floor>,
    /// Films with an article, in tables of so many rows that a browser can leave out those
    /// that are not in its window.
    pub tables: Vec<Vec<FilmRow>>,
    /// Films without one.
    pub stubs: Vec<Link>,
}

/// A sum that a film has reached or not.
#[derive(Debug, Serialize)]
pub struct Floor {
    /// The sum in whole units.
    pub amount: u64,
    /// The sum in words.
    pub label: String,
}

/// A film in the table of all films.
#[derive(Debug, Serialize)]
pub struct FilmRow {
    /// Fragment id, on the first row of a letter.
    pub id: Option<String>,
    /// The film.
    pub film: Link,
    /// What its title sorts by.
    pub sort: String,
    /// Its year.
    pub year: Option<Link>,
    /// Its directors; one who is only a first name has no page.
    pub directors: Vec<Link>,
    /// Its genres.
    pub genres: Vec<String>,
    /// Its countries.
    pub countries: Vec<String>,
    /// Minutes.
    pub runtime: Option<u32>,
    /// What it took.
    pub gross: String,
    /// What that sorts by, within its currency.
    pub gross_sort: String,
    /// Rank of its currency: 0 for the one that most films are counted in.
    pub currency: usize,
}

/// `names.html`: every person, company, ...
#[derive(Debug, Serialize)]
pub struct NamesView {
    /// The page.
    pub page: Page,
    /// Name of the kind.
    pub heading: &'static str,
    /// Name of the part that the page shows; none for an index.
    pub part: Option<String>,
    /// How many there are.
    pub count: usize,
    /// How the list is ordered, in a sentence.
    pub order: &'static str,
    /// Letters.
    pub letters: Vec<Letter>,
    /// The names under each letter or decade.
    pub groups: Vec<NameGroup>,
}

/// Names under one letter or decade.
#[derive(Debug, Serialize)]
pub struct NameGroup {
    /// Fragment id.
    pub id: String,
    /// The letter or decade.
    pub label: String,
    /// The names.
    pub names: Vec<Link>,
}

/// `health.html`: what is doubtful in the articles.
#[derive(Debug, Serialize)]
pub struct HealthView {
    /// The page.
    pub page: Page,
    /// How the wiki is, in a sentence.
    pub summary: String,
    /// The findings of each rule that has some.
    pub groups: Vec<FindingGroup>,
    /// Path of the other report, relative to the page.
    pub wanted: String,
}

/// The findings of one rule.
#[derive(Debug, Serialize)]
pub struct FindingGroup {
    /// The rule's name, which is also the fragment id.
    pub id: &'static str,
    /// What the rule reports.
    pub title: Html,
    /// How much it matters: `error`, `warning`, `info`.
    pub severity: &'static str,
    /// How many there are.
    pub count: usize,
    /// What the rule means.
    pub means: Html,
    /// What to do.
    pub mend: Html,
    /// Findings with their lines.
    pub findings: Vec<Finding>,
    /// Articles, where a finding is about an article as a whole. No `href` where the
    /// label is all there is.
    pub names: Vec<Link>,
    /// How many are not shown.
    pub more: usize,
}

/// One finding.
#[derive(Debug, Serialize)]
pub struct Finding {
    /// The article.
    pub about: Option<Link>,
    /// Whether the article is about a film.
    pub is_film: bool,
    /// What was found, as a sentence.
    pub message: Html,
    /// The lines that show it.
    pub quotes: Vec<Quote>,
    /// What to do; may be empty.
    pub help: Html,
}

/// A line of a file.
#[derive(Debug, Serialize)]
pub struct Quote {
    /// File and line.
    pub place: String,
    /// The page on which it stands; none for files that are no articles.
    pub href: Option<String>,
    /// The line, with the place marked.
    pub line: Html,
    /// Slugs of the films whose plots the line may tell, or `*`.
    pub spoiler: Option<String>,
    /// What is written in front of a line that tells.
    pub told: &'static str,
}

/// `wanted.html`: what articles ask for and nobody has written.
#[derive(Debug, Serialize)]
pub struct WantedView {
    /// The page.
    pub page: Page,
    /// How many there are.
    pub count: usize,
    /// Those shown, most wanted first.
    pub rows: Vec<WantedRow>,
    /// How many are not shown.
    pub more: usize,
    /// Path of the other report, relative to the page.
    pub health: String,
}

/// A page that is wanted.
#[derive(Debug, Serialize)]
pub struct WantedRow {
    /// Its title; no `href` where the wiki has no page for it at all.
    pub title: Link,
    /// By how many articles.
    pub asked: String,
    /// Who asks.
    pub askers: Vec<Asker>,
    /// How many more ask.
    pub more: usize,
}

/// An article that asks for a page.
#[derive(Debug, Serialize)]
pub struct Asker {
    /// Where it does.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Whether it is about a film.
    pub is_film: bool,
}

/// `disambiguation.html`: the pages that have a name.
#[derive(Debug, Serialize)]
pub struct NameView {
    /// The page.
    pub page: Page,
    /// The name.
    pub name: String,
    /// How many have it, in a sentence.
    pub lede: String,
    /// Those that have it.
    pub rows: Vec<LedgerRow>,
}

/// `redirect.html`: a page that leads on to another.
#[derive(Debug, Serialize)]
pub struct RedirectView {
    /// The name that stands for the page.
    pub alias: String,
    /// The name of the page that it leads to.
    pub name: String,
    /// Where it leads, relative to the page.
    pub href: String,
    /// The page's URL, absolute where the wiki knows its own.
    pub canonical: String,
}

/// `search.html`.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// The page.
    pub page: Page,
    /// `text` where there is an index of all text, or else `names`.
    pub searches: &'static str,
    /// Every index of the site, for a reader without JavaScript or without a query.
    pub indexes: Vec<Link>,
}

/// `opensearch.xml`.
#[derive(Debug, Serialize)]
pub struct OpenSearchView {
    /// The wiki's name as a button has it: at most 16 letters.
    pub short_name: String,
    /// URL of the search page, with `{searchTerms}` in it.
    pub template: String,
    /// URL of this file.
    pub url: String,
    /// URL of the icon.
    pub icon: String,
}

/// `404.html`.
#[derive(Debug, Serialize)]
pub struct NotFoundView {
    /// The page.
    pub page: Page,
}

/// `sitemap.xml`.
#[derive(Debug, Serialize)]
pub struct SitemapView {
    /// URLs of the pages; empty where the sitemap is in parts.
    pub urls: Vec<String>,
    /// URLs of its parts, where there are more pages than one file may name.
    pub parts: Vec<String>,
}

/// `feed.xml`, an Atom feed.
#[derive(Debug, Serialize)]
pub struct FeedView {
    /// Id of the feed.
    pub id: String,
    /// URL of the front page.
    pub home: String,
    /// URL of the feed.
    pub url: String,
    /// Newest date in it.
    pub updated: String,
    /// Recent films.
    pub entries: Vec<FeedEntry>,
}

/// A film in the feed.
#[derive(Debug, Serialize)]
pub struct FeedEntry {
    /// What identifies it.
    pub id: String,
    /// Title and year.
    pub title: String,
    /// URL of its page.
    pub url: String,
    /// Release date.
    pub updated: String,
    /// The lead's first paragraph.
    pub summary: String,
}
