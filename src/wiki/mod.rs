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
//! 4. every article's mentions are found, in parallel, and turned around into
//!    backlinks;
//! 5. every film is checked against itself;
//! 6. the names for the jump box are cut up;
//! 7. pages are rendered when they are asked for.
//!
//! `update` takes in edits of articles without all this; `findings` keeps what is
//! doubtful by where it was found, so that it can.

mod findings;
mod update;

pub use update::Update;

use std::sync::OnceLock;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use xxhash_rust::xxh3::xxh3_128;

use crate::config::{Config, Headings, normal_base_url};
use crate::diag::{Diagnostic, Rule};
use crate::entity::EntityId;
use crate::explain::{self, Evidence, Explanation};
use crate::graph::Graph;
use crate::link::backlinks::Backlinks;
use crate::link::{self, Mentions, Names};
use crate::model::article::{Article, ArticleId, MarkKind};
use crate::model::kind::Kind;
use crate::parse::{self, Parsed, Standing};
use crate::render::raster::{self, Drawn, Pictures, Seal};
use crate::render::theme::{self, Template, Theme};
use crate::render::{self, RenderError, Site};
use crate::route::Route;
use crate::search::Search;
use crate::search::jump::Jump;
use crate::search::records;
use crate::source::{Place, Source, SourceId, Sources, Span};
use crate::wiki::findings::Findings;

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
    mentions: Vec<Mentions>,
    backlinks: Backlinks,
    jump: Jump,
    /// The names of [`link`]; an update is the first to need them again.
    names: OnceLock<Names>,
    options: Options,
    theme: Theme,
    files: Vec<CopiedFile>,
    file_index: FxHashMap<String, u32>,
    pictures: Pictures,
    by_path: FxHashMap<String, Route>,
    findings: Findings,
    /// All findings, in order.
    diagnostics: Vec<Diagnostic>,
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

/// A wiki in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// Films that have an article.
    pub films: usize,
    /// Links in running text, infoboxes and cast lists.
    pub links: usize,
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
        let mentions = link_all(&articles, &sources, &graph, &config, &mut findings);
        done("link");
        findings.check(&articles, &sources, &graph, &mentions);
        done("check");
        let backlinks = Backlinks::collect(&articles, &mentions, graph.len());
        let jump = Jump::new(&graph, &backlinks);
        let mut wiki = Self {
            config,
            sources,
            articles,
            graph,
            mentions,
            backlinks,
            jump,
            names: OnceLock::new(),
            options: options.clone(),
            theme,
            files,
            file_index,
            pictures: Pictures::default(),
            by_path: FxHashMap::default(),
            findings,
            diagnostics: Vec::new(),
            hashes,
        };
        wiki.pictures = Pictures::find(&wiki.site(), |file| wiki.bytes(file));
        let ids = (0..wiki.articles.len() as u32).into_par_iter().map(ArticleId);
        wiki.findings.files = ids.map(|id| wiki.check_files(id)).collect();
        wiki.index_paths();
        wiki.diagnostics = wiki.findings.all(&wiki.config.rules);
        done("index");
        wiki
    }

    pub(crate) fn site(&self) -> Site<'_> {
        Site {
            config: &self.config,
            sources: &self.sources,
            articles: &self.articles,
            graph: &self.graph,
            mentions: &self.mentions,
            backlinks: &self.backlinks,
            diagnostics: &self.diagnostics,
            jump: &self.jump,
            search: self.options.search,
            files: &self.file_index,
            pictures: &self.pictures,
        }
    }

    /// Every file of the site, in the order in which they are made.
    pub fn routes(&self) -> Vec<Route> {
        let mut routes = render::routes(&self.site());
        routes.extend(
            (0..self.files.len() as u32)
                .map(Route::Static)
                .filter(|&file| self.by_path.get(&self.path(file)) == Some(&file)),
        );
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
        self.by_path.get(path).copied()
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

    /// What is doubtful about the content, in the order of its places.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
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
            mentions: &self.mentions,
            links: &self.config.links,
        };
        explain::explain(evidence, name)
    }

    /// The mentions in an article.
    pub fn mentions(&self, article: ArticleId) -> &Mentions {
        &self.mentions[article.0 as usize]
    }

    /// The wiki in numbers.
    pub fn numbers(&self) -> Numbers {
        Numbers {
            films: self.articles.iter().filter(|article| article.kind == Kind::Film).count(),
            links: self.mentions.iter().map(|mentions| mentions.iter().count()).sum(),
        }
    }

    /// Reports what is wrong with the files that an article names: pictures that do
    /// not exist or are none, posters without words.
    fn check_files(&self, id: ArticleId) -> Vec<Diagnostic> {
        let mut diags = Vec::new();
        let site = self.site();
        let article = site.article(id);
        let missing = |path: &str, place: Place| {
            Diagnostic::new(Rule::MissingImage, format!("there is no picture `{path}`"))
                .at(place)
                .help("put it under `static`, or correct the path")
        };
        if let Some(poster) = &article.poster
            && site.static_file(&poster.path).is_none()
        {
            let place = Place { source: article.source, span: poster.span };
            diags.push(missing(&poster.path, place));
        }
        for id in article.prose_ids() {
            for mark in &article.prose(id).marks {
                let range = mark.start as usize..mark.end as usize;
                match &mark.kind {
                    MarkKind::Image(path) if site.link_target("", path).is_none() => {
                        diags.push(missing(path, article.place(id, range)));
                    }
                    MarkKind::Image(path) => {
                        let file = site.static_file(path);
                        let fault = file.and_then(|file| self.pictures.faults.get(file));
                        if let Some(fault) = fault {
                            let place = article.place(id, range);
                            diags.push(unreadable(path, fault, place));
                        }
                    }
                    MarkKind::Link(url) if site.link_target("", url).is_none() => {
                        let message = format!("the link to `{url}` leads nowhere");
                        diags.push(
                            Diagnostic::new(Rule::BrokenLink, message)
                                .at(article.place(id, range))
                                .help("link to a page with `[[Title]]`, to a file under `static`, or to a URL"),
                        );
                    }
                    _ => {}
                }
            }
        }
        self.check_poster(id, &mut diags);
        diags
    }

    /// Reports a poster that has no words, or is no picture.
    fn check_poster(&self, id: ArticleId, diags: &mut Vec<Diagnostic>) {
        let site = self.site();
        let article = site.article(id);
        let film = self.graph.subject(id);
        let span = article.poster.as_ref().map_or(article.title.span, |poster| poster.span);
        let place = Place { source: article.source, span };
        let Some(file) = raster::poster_file(&site, film) else { return };
        if let Some(fault) = self.pictures.faults.get(file) {
            diags.push(unreadable(file, fault, place));
        }
        let poster = self.pictures.posters.get(&film);
        if poster.is_some_and(|poster| poster.alt.is_none()) {
            let message = format!("the poster of `{}` has no description", article.title.full);
            let (stem, _) = file.rsplit_once('.').unwrap_or((file, ""));
            diags.push(Diagnostic::new(Rule::MissingAlt, message).at(place).help(format!(
                "say what it shows with `poster_alt: ...` in the front matter, or in \
                 `static/{stem}.txt`"
            )));
        }
    }

    /// Maps paths to routes. A page takes precedence over a copied file.
    fn index_paths(&mut self) {
        let mut diags = Vec::new();
        let mut by_path: FxHashMap<String, Route> = FxHashMap::default();
        for route in render::routes(&self.site()) {
            by_path.insert(self.path(route), route);
        }
        // Also on a disk that ignores case, and where one needs a folder of the
        // other's name. Paths of pages are in lower case as they are.
        let files: FxHashSet<String> =
            self.files.iter().map(|file| file.path.to_lowercase()).collect();
        let folders: FxHashSet<&str> = by_path
            .keys()
            .flat_map(|path| ancestors(path))
            .filter(|&f| files.contains(f))
            .collect();
        let in_the_way: Vec<bool> = self
            .files
            .iter()
            .map(|file| {
                let path = file.path.to_lowercase();
                by_path.contains_key(&path)
                    || folders.contains(path.as_str())
                    || ancestors(&path).any(|folder| by_path.contains_key(folder))
            })
            .collect();
        for ((at, file), in_the_way) in (0..).zip(&self.files).zip(in_the_way) {
            if in_the_way {
                diags.push(
                    Diagnostic::new(
                        Rule::ShadowedFile,
                        format!("`static/{}` has the path of a page", file.path),
                    )
                    .help("rename it; the page is shown"),
                );
            } else {
                by_path.insert(file.path.clone(), Route::Static(at));
            }
        }
        self.by_path = by_path;
        self.findings.paths = diags;
    }
}

fn unreadable(path: &str, fault: &str, place: Place) -> Diagnostic {
    Diagnostic::new(Rule::UnreadableImage, format!("cannot read the picture `{path}`"))
        .at(place)
        .help(format!("use a JPEG, PNG, WebP or GIF: {fault}"))
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

/// The folders above a path.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// Finds all mentions, in parallel.
fn link_all(
    articles: &[Article],
    sources: &Sources,
    graph: &Graph,
    config: &Config,
    findings: &mut Findings,
) -> Vec<Mentions> {
    let names = Names::new(graph, &config.links);
    if let Some(source) = config.source {
        findings.graph.extend(link::check_lists(&config.links, source, graph));
    }
    let linked: Vec<(Mentions, Vec<Diagnostic>)> = articles
        .par_iter()
        .enumerate()
        .map(|(at, article)| {
            let mut diags = Vec::new();
            let id = ArticleId(at as u32);
            let text = &sources.get(article.source).text;
            (link::link(id, article, text, graph, &names, articles, &mut diags), diags)
        })
        .collect();
    let mentions;
    (mentions, findings.link) = linked.into_iter().unzip();
    mentions
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
