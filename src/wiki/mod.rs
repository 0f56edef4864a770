//! The central sentence: a [`Wiki`] is compiled once from its sources, and is
//! then a pure function from [`Route`] to bytes.
//!
//! In: [`Inputs`], which is everything that was read from disk. Out: a [`Wiki`]
//! that names its routes and renders each one, and what is doubtful about the
//! content.
//!
//! 1. the config is read and templates are compiled (`settings`);
//! 2. texts are cleaned and every article is parsed, in parallel (`reading`);
//! 3. the graph is built of all of them;
//! 4. pages are rendered when they are asked for. What only some of them need is made
//!    when the first of these is (`tables`): every article's mentions, in parallel,
//!    turned around into backlinks; the names for the jump box; the route of each
//!    path (`paths`); what prose says that a film cost and took, and what happened to it
//!    and when, article by article (`per_article`); and what is doubtful, with every film
//!    checked against itself and the files that articles name (`files`).
//!
//! `update` takes in edits of prose without all this, and `newer` other changes with
//! less than all; `findings` keeps what is doubtful by where it was found, so that they
//! can.

mod files;
mod findings;
mod newer;
mod paths;
mod per_article;
mod reading;
mod settings;
mod tables;
mod update;

pub use newer::Newer;
pub use update::Update;

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_128;

use crate::config::{Config, Headings};
use crate::entity::EntityId;
use crate::explain::{self, Evidence, Explanation};
use crate::graph::Graph;
use crate::link::Mentions;
use crate::model::article::{Article, ArticleId};
use crate::model::kind::Kind;
use crate::render::raster::{self, Drawn, Pictures, Seal};
use crate::render::{self, Long, RenderError, Site};
use crate::route::Route;
use crate::search::Search;
use crate::search::records;
use crate::source::{Source, SourceId, Sources};
use crate::wiki::findings::Findings;
use crate::wiki::reading::Known;
use crate::wiki::settings::Settings;
use crate::wiki::tables::Tables;

/// A file as it was read.
#[derive(Clone, Debug)]
pub struct InputFile {
    /// Path as the writer knows it, `/`-separated, relative to the wiki's folder.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Everything that a wiki is compiled from.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// Articles, in path order.
    pub articles: Vec<InputFile>,
    /// `filmwiki.yaml`.
    pub config: Option<InputFile>,
    /// Templates of the wiki's own; paths below `templates`.
    pub templates: Vec<InputFile>,
    /// Files to copy; paths below `static`.
    pub files: Vec<InputFile>,
}

/// Hashes of the files that a wiki is compiled from, path and bytes: articles,
/// config, templates, files to copy.
#[derive(Debug, PartialEq, Eq)]
struct Hashes([Vec<[u128; 2]>; 4]);

impl Hashes {
    fn of(inputs: &Inputs) -> Self {
        let of_files = |files: &[InputFile]| files.par_iter().map(hash).collect();
        let config = inputs.config.as_slice();
        Self([&inputs.articles, config, &inputs.templates, &inputs.files].map(of_files))
    }

    fn articles(&self) -> &[[u128; 2]] {
        &self.0[0]
    }

    /// Stands for all of them and for the options.
    fn with(&self, options: &Options) -> u128 {
        xxh3_128(format!("{:?}{options:?}", self.0).as_bytes())
    }
}

impl Inputs {
    /// [`Wiki::made_from`] of the wiki that these inputs would be compiled to.
    pub fn made_from(&self, options: &Options) -> u128 {
        Hashes::of(self).with(options)
    }
}

fn hash(file: &InputFile) -> [u128; 2] {
    [xxh3_128(file.path.as_bytes()), xxh3_128(&file.bytes)]
}

/// What the command line decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Takes the place of the config's base URL.
    pub base_url: Option<String>,
    /// Whether drafts are part of the wiki.
    pub drafts: Drafts,
    /// What a reader can search.
    pub search: Search,
}

/// Whether articles with `draft: true` are part of the wiki.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    /// They are left out.
    #[default]
    Left,
    /// They are in.
    Included,
}

/// Inputs of which all but the articles are read.
struct Prepared {
    articles: Vec<InputFile>,
    settings: Settings,
    /// Sources behind those of the articles.
    texts: Vec<Source>,
    hashes: Hashes,
}

impl Prepared {
    fn new(inputs: Inputs, options: &Options) -> Self {
        let hashes = Hashes::of(&inputs);
        let Inputs { articles, config, templates, files } = inputs;
        let (settings, texts) = Settings::read(articles.len(), config, templates, files, options);
        Self { articles, settings, texts, hashes }
    }
}

/// A compiled wiki.
#[derive(Debug)]
pub struct Wiki {
    settings: Settings,
    sources: Sources,
    articles: Vec<Article>,
    graph: Graph,
    options: Options,
    pictures: Pictures,
    /// What compiling found doubtful.
    findings: Findings,
    tables: Tables,
    hashes: Hashes,
}

impl Wiki {
    /// Compiles a wiki. Faults in the content are diagnostics, never errors.
    pub fn compile(inputs: Inputs, options: &Options) -> Self {
        Self::compile_watched(inputs, options, &mut |_| {})
    }

    /// Compiles a wiki; `done` is told of every finished stage.
    pub fn compile_watched(
        inputs: Inputs,
        options: &Options,
        done: &mut dyn FnMut(&'static str),
    ) -> Self {
        Self::compile_prepared(Prepared::new(inputs, options), options, None, done)
    }

    fn compile_prepared(
        prepared: Prepared,
        options: &Options,
        known: Option<&Known>,
        done: &mut dyn FnMut(&'static str),
    ) -> Self {
        let Prepared { articles, settings, texts, hashes } = prepared;
        let mut findings = Findings::default();
        let mut sources = reading::clean(articles, &mut findings);
        done("sources");
        let headings = Headings::new(&settings.config);
        let articles = reading::parse_all(
            &sources,
            hashes.articles(),
            &headings,
            options.drafts,
            known,
            &mut findings,
        );
        done("parse");
        sources.extend(texts);
        let sources = Sources::new(sources);
        let graph = Graph::build(&articles, &sources, &mut findings.graph);
        done("graph");
        let mut wiki = Self {
            settings,
            sources,
            articles,
            graph,
            options: options.clone(),
            pictures: Pictures::default(),
            findings,
            tables: Tables::default(),
            hashes,
        };
        wiki.find_pictures();
        done("pictures");
        wiki
    }

    fn find_pictures(&mut self) {
        self.pictures = Pictures::find(&self.site(), |file| self.bytes(file));
    }

    pub(crate) fn site(&self) -> Site<'_> {
        Site {
            config: &self.settings.config,
            sources: &self.sources,
            articles: &self.articles,
            graph: &self.graph,
            tables: self,
            search: self.options.search,
            files: &self.settings.file_index,
            pictures: &self.pictures,
        }
    }

    /// Every file of the site, in the order in which they are made. Afterwards all of
    /// them can be made at once.
    pub fn routes(&self) -> Vec<Route> {
        self.finish(&mut |_| {});
        let mut routes = render::routes(&self.site());
        let files = 0..self.settings.files.len() as u32;
        routes.extend(files.filter(|&file| self.paths().is_shown(file)).map(Route::Static));
        routes
    }

    /// Path of a route in the site, `/`-separated.
    pub fn path(&self, route: Route) -> String {
        match route {
            Route::Static(at) => self.settings.files[at as usize].path.clone(),
            route => self.site().path(route),
        }
    }

    /// The route of a path, if the site has it.
    pub fn route(&self, path: &str) -> Option<Route> {
        self.paths().route(&self.site(), path)
    }

    /// Makes the file at a route: the same bytes, whenever and by whomever it is
    /// asked for.
    ///
    /// # Errors
    ///
    /// When a template of the wiki's own asks for what its view does not have.
    pub fn render(&self, route: Route) -> Result<Vec<u8>, RenderError> {
        match route {
            Route::Static(at) => Ok(self.bytes(at).to_vec()),
            Route::Poster(film, width) => Ok(match self.pictures.posters.get(&film) {
                Some(poster) => poster.copy(self.bytes(poster.file), width),
                None => Vec::new(),
            }),
            route => render::render(&self.site(), &self.settings.theme, route),
        }
    }

    /// The bytes of [`Wiki::render`] where they are those of an input: a copied file may
    /// be large.
    pub fn copied(&self, route: Route) -> Option<&[u8]> {
        match route {
            Route::Static(at) => Some(self.bytes(at)),
            _ => None,
        }
    }

    /// The file at a route as something that writes the bytes of [`Wiki::render`], for
    /// files that grow with the wiki.
    pub fn long(&self, route: Route) -> Option<Long<'_>> {
        match route {
            Route::Data(file) => Some(Long { site: self.site(), file }),
            _ => None,
        }
    }

    /// How the file at a route begins and ends, for files that take long to make:
    /// one that does is the file that would be made.
    pub fn seal(&self, route: Route) -> Option<Seal> {
        match route {
            Route::Card(film) => Some(raster::card_seal(&self.site(), film)),
            Route::Poster(film, width) => {
                self.pictures.posters.get(&film).map(|poster| poster.seal(width))
            }
            _ => None,
        }
    }

    /// Whether cards are drawn for links to films.
    pub fn cards(&self) -> Drawn {
        self.pictures.cards
    }

    /// How many films have no card because its font lacks letters of their titles.
    pub fn films_without_a_card(&self) -> usize {
        raster::without_a_card(&self.site())
    }

    /// The content of a copied file.
    fn bytes(&self, file: u32) -> &[u8] {
        self.settings.files[file as usize].bytes()
    }

    /// What is searched of an entity; none where only its name is.
    pub fn record(&self, id: EntityId) -> Option<String> {
        let site = self.site();
        records::has_record(&site, id).then(|| records::record(&site, id))
    }

    /// A hash of the inputs and options that this wiki was compiled from: with the
    /// same program, one hash makes one site.
    pub fn made_from(&self) -> u128 {
        self.hashes.with(&self.options)
    }

    /// The sources that diagnostics point into.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The wiki's settings.
    pub fn config(&self) -> &Config {
        &self.settings.config
    }

    /// What a reader can search.
    pub fn search(&self) -> Search {
        self.options.search
    }

    /// The articles, in path order.
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// Paths of the pages that show an article's text: its own, then its facets.
    pub fn pages_of(&self, article: ArticleId) -> Vec<String> {
        let subject = self.graph.subject(article);
        let facets = self.articles[article.0 as usize].pages.len() as u16;
        std::iter::once(Route::Entity(subject))
            .chain((0..facets).map(|page| Route::Facet(subject, page)))
            .map(|route| self.path(route))
            .collect()
    }

    /// What the wiki knows.
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// How the wiki knows each thing about a name.
    ///
    /// # Errors
    ///
    /// The nearest names, if nothing has this one.
    pub fn explain(&self, name: &str) -> Result<Explanation, Vec<String>> {
        let evidence = Evidence {
            articles: &self.articles,
            sources: &self.sources,
            graph: &self.graph,
            mentions: &self.links().mentions,
            links: &self.settings.config.links,
        };
        explain::explain(evidence, name)
    }

    /// Where the article of a source stands among all.
    fn article_of(&self, source: SourceId) -> Option<usize> {
        self.articles.binary_search_by_key(&source, |article| article.source).ok()
    }

    /// The mentions in an article.
    pub fn mentions(&self, article: ArticleId) -> &Mentions {
        &self.links().mentions[article.0 as usize]
    }

    /// How many films have an article.
    pub fn films(&self) -> usize {
        self.articles.iter().filter(|article| article.kind == Kind::Film).count()
    }

    /// How many links stand in running text, infoboxes and cast lists.
    pub fn link_count(&self) -> usize {
        self.links().mentions.iter().map(|mentions| mentions.iter().count()).sum()
    }
}
