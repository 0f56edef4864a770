//! The central sentence: a [`Wiki`] is compiled once from its sources, and is
//! then a pure function from [`Route`] to bytes.
//!
//! In: [`Inputs`], which is everything that was read from disk. Out: a [`Wiki`]
//! that names its routes and renders each one, and what is doubtful about the
//! content.
//!
//! 1. sources are cleaned, the config is read, templates are compiled;
//! 2. every article is parsed, in parallel;
//! 3. the graph is built of all of them;
//! 4. pages are rendered when they are asked for. What only some of them need is made
//!    when the first of these is (`tables`): every article's mentions, in parallel,
//!    turned around into backlinks; the names for the jump box; the route of each
//!    path (`paths`); and what is doubtful, with every film checked against itself and
//!    the files that articles name (`files`).
//!
//! `update` takes in edits of articles without all this; `findings` keeps what is
//! doubtful by where it was found, so that it can.

mod files;
mod findings;
mod paths;
mod tables;
mod update;

pub use update::Update;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_128;

use crate::config::{Config, Headings, normal_base_url};
use crate::diag::{Diagnostic, Rule};
use crate::entity::EntityId;
use crate::explain::{self, Evidence, Explanation};
use crate::graph::Graph;
use crate::link::{self, Mentions};
use crate::model::article::{Article, ArticleId};
use crate::model::kind::Kind;
use crate::parse::{self, Parsed, Standing};
use crate::render::raster::{self, Drawn, Pictures, Seal};
use crate::render::theme::{self, Template, Theme};
use crate::render::{self, RenderError, Site};
use crate::route::Route;
use crate::search::Search;
use crate::search::records;
use crate::source::{Place, Source, SourceId, Sources, Span};
use crate::wiki::findings::Findings;
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
#[derive(Debug)]
struct Hashes([Vec<[u128; 2]>; 4]);

impl Hashes {
    fn of(inputs: &Inputs) -> Self {
        let of_files = |files: &[InputFile]| files.par_iter().map(hash).collect();
        let config = inputs.config.as_slice();
        Self([&inputs.articles, config, &inputs.templates, &inputs.files].map(of_files))
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

/// A compiled wiki.
#[derive(Debug)]
pub struct Wiki {
    config: Config,
    sources: Sources,
    articles: Vec<Article>,
    graph: Graph,
    options: Options,
    theme: Theme,
    files: Vec<CopiedFile>,
    file_index: FxHashMap<String, u32>,
    pictures: Pictures,
    /// What compiling found doubtful.
    findings: Findings,
    tables: Tables,
    hashes: Hashes,
}

#[derive(Debug)]
struct CopiedFile {
    path: String,
    bytes: Bytes,
}

#[derive(Debug)]
enum Bytes {
    Theme(&'static [u8]),
    Own(Vec<u8>),
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
        let mut findings = Findings::default();
        let hashes = Hashes::of(&inputs);
        let files = copied_files(inputs.files);
        let (sources, ids) =
            sources(inputs.articles, inputs.config, inputs.templates, &mut findings.read);
        let mut config = match ids.config {
            Some(id) => Config::read(id, sources.get(id), &mut findings.settings),
            None => Config::default(),
        };
        if let Some(url) = &options.base_url {
            match normal_base_url(url) {
                Ok(url) => config.base_url = Some(url),
                Err(message) => {
                    findings.settings.push(Diagnostic::new(Rule::Config, message));
                }
            }
        }
        let theme = theme(&sources, &ids, &config, &mut findings.settings);
        done("sources");
        let articles = parse_all(&sources, ids.articles, &config, options.drafts, &mut findings);
        done("parse");
        let graph = Graph::build(&articles, &sources, &mut findings.graph);
        done("graph");
        let file_index: FxHashMap<String, u32> =
            files.iter().zip(0..).map(|(file, at)| (file.path.clone(), at)).collect();
        if let Some(source) = config.source {
            findings.graph.extend(link::check_lists(&config.links, source, &graph));
        }
        let mut wiki = Self {
            config,
            sources,
            articles,
            graph,
            options: options.clone(),
            theme,
            files,
            file_index,
            pictures: Pictures::default(),
            findings,
            tables: Tables::default(),
            hashes,
        };
        wiki.pictures = Pictures::find(&wiki.site(), |file| wiki.bytes(file));
        done("pictures");
        wiki
    }

    pub(crate) fn site(&self) -> Site<'_> {
        Site {
            config: &self.config,
            sources: &self.sources,
            articles: &self.articles,
            graph: &self.graph,
            tables: self,
            search: self.options.search,
            files: &self.file_index,
            pictures: &self.pictures,
        }
    }

    /// Every file of the site, in the order in which they are made. Afterwards all of
    /// them can be made at once.
    pub fn routes(&self) -> Vec<Route> {
        self.finish(&mut |_| {});
        let mut routes = render::routes(&self.site());
        let files = 0..self.files.len() as u32;
        routes.extend(files.filter(|&file| self.paths().is_shown(file)).map(Route::Static));
        routes
    }

    /// Path of a route in the site, `/`-separated.
    pub fn path(&self, route: Route) -> String {
        match route {
            Route::Static(at) => self.files[at as usize].path.clone(),
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
            route => render::render(&self.site(), &self.theme, route),
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

    /// The content of a copied file.
    fn bytes(&self, file: u32) -> &[u8] {
        match &self.files[file as usize].bytes {
            Bytes::Theme(bytes) => bytes,
            Bytes::Own(bytes) => bytes,
        }
    }

    /// What is searched of an entity; none where only its name is.
    pub fn record(&self, id: EntityId) -> Option<String> {
        let site = self.site();
        records::has_record(&site, id).then(|| records::record(&site, id))
    }

    /// A hash of the inputs and options that this wiki was compiled from: with the
    /// same program, one hash makes one site.
    pub fn made_from(&self) -> u128 {
        xxh3_128(format!("{:?}{:?}", self.hashes.0, self.options).as_bytes())
    }

    /// The sources that diagnostics point into.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The wiki's settings.
    pub fn config(&self) -> &Config {
        &self.config
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
            links: &self.config.links,
        };
        explain::explain(evidence, name)
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

struct SourceIds {
    articles: Vec<SourceId>,
    config: Option<SourceId>,
    /// Name and source of each template.
    templates: Vec<(String, SourceId)>,
}

/// Cleans all texts, in parallel.
fn sources(
    articles: Vec<InputFile>,
    config: Option<InputFile>,
    templates: Vec<InputFile>,
    read: &mut Vec<Vec<Diagnostic>>,
) -> (Sources, SourceIds) {
    let (article_count, has_config) = (articles.len(), config.is_some());
    let id = |at: usize| SourceId(at as u32);
    let first_template = article_count + usize::from(has_config);
    let ids = SourceIds {
        articles: (0..article_count).map(id).collect(),
        config: has_config.then(|| id(article_count)),
        templates: templates
            .iter()
            .enumerate()
            .map(|(at, template)| (template.path.clone(), id(first_template + at)))
            .collect(),
    };
    let templates = templates
        .into_iter()
        .map(|file| InputFile { path: format!("templates/{}", file.path), ..file });
    let files: Vec<InputFile> = articles.into_iter().chain(config).chain(templates).collect();
    let cleaned: Vec<(Source, Vec<Diagnostic>)> = files
        .into_par_iter()
        .enumerate()
        .map(|(at, file)| {
            let mut diags = Vec::new();
            (Source::new(id(at), file.path, file.bytes, &mut diags), diags)
        })
        .collect();
    let sources;
    (sources, *read) = cleaned.into_iter().unzip();
    (Sources::new(sources), ids)
}

/// Compiles the templates.
fn theme(
    sources: &Sources,
    ids: &SourceIds,
    config: &Config,
    diags: &mut Vec<Diagnostic>,
) -> Theme {
    let own: Vec<Template> = ids
        .templates
        .iter()
        .map(|(name, id)| Template { name: name.clone(), text: sources.get(*id).text.clone() })
        .collect();
    let (theme, faults) = Theme::new(&own, config);
    for fault in faults {
        let at = ids.templates.iter().find(|(name, _)| *name == fault.name);
        let mut diagnostic =
            Diagnostic::new(Rule::Template, format!("cannot use template `{}`", fault.name))
                .help(format!("{}; the built-in one is used", fault.message.trim()));
        if let Some(&(_, source)) = at {
            let span = Span::new(fault.range.start, fault.range.end);
            diagnostic = diagnostic.at(Place { source, span });
        }
        diags.push(diagnostic);
    }
    theme
}

/// Parses all articles, in parallel.
fn parse_all(
    sources: &Sources,
    ids: Vec<SourceId>,
    config: &Config,
    drafts: Drafts,
    findings: &mut Findings,
) -> Vec<Article> {
    let headings = Headings::new(config);
    let parsed: Vec<Parsed> = ids
        .into_par_iter()
        .filter_map(|id| parse_one(id, sources.get(id), &headings, drafts))
        .collect();
    let mut articles = Vec::with_capacity(parsed.len());
    for one in parsed {
        findings.read[one.article.source.0 as usize].extend(one.diagnostics);
        articles.push(one.article);
    }
    articles
}

/// Parses one article; none if it is no part of the wiki.
fn parse_one(id: SourceId, source: &Source, headings: &Headings, drafts: Drafts) -> Option<Parsed> {
    if source.text.trim().is_empty() {
        return None;
    }
    let parsed = parse::parse(id, source, headings);
    let is_in = parsed.standing == Standing::Published || drafts == Drafts::Included;
    is_in.then_some(parsed)
}

/// The theme's files and the wiki's own, which take the place of the theme's.
fn copied_files(own: Vec<InputFile>) -> Vec<CopiedFile> {
    let mut files: std::collections::BTreeMap<String, Bytes> =
        theme::files().into_iter().map(|(path, bytes)| (path, Bytes::Theme(bytes))).collect();
    for file in own {
        files.insert(file.path, Bytes::Own(file.bytes));
    }
    files.into_iter().map(|(path, bytes)| CopiedFile { path, bytes }).collect()
}
