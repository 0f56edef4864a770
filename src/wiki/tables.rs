//! What a wiki knows that most pages do without: each table is made when it is first
//! asked for, and kept.
//!
//! In: a wiki as it is after the graph. Out: its links, names, paths and findings, and
//! the sums and the dated history of each film. A page waits for the tables that it
//! shows something of, and for no other: the front page is there before any link is
//! found. Whoever asks changes nothing, so a wiki stays a pure function from route to
//! bytes.
//!
//! A table is made on all cores. A core that waits for it may take up another piece of
//! work that wants the same table, and would wait for itself: so whoever makes many
//! pages at once calls [`Wiki::routes`] or [`Wiki::finish`] before.

use std::sync::OnceLock;

use rayon::prelude::*;

use crate::check::{self, reach, similar};
use crate::diag::Diagnostic;
use crate::link::backlinks::Backlinks;
use crate::link::{self, Mentions, Names};
use crate::model::article::{Article, ArticleId, Event, Sum};
use crate::model::kind::Kind;
use crate::parse::{history, money};
use crate::render::Tables as _;
use crate::render::order::Orders;
use crate::search::jump::Jump;
use crate::wiki::paths::Paths;
use crate::wiki::per_article::PerArticle;
use crate::wiki::reading::LONGEST_PIECE;
use crate::wiki::{Wiki, files};

/// The tables, each empty until it is needed.
#[derive(Debug, Default)]
pub struct Tables {
    /// What [`link`] looks for; an update needs it again.
    pub names: OnceLock<Names>,
    /// Which words are links.
    pub links: OnceLock<Links>,
    /// The names of each kind as its index lists them.
    pub orders: Orders,
    /// Of each article: what happened to its film, and when. Only the film's own pages ask.
    pub events: PerArticle<Event>,
    /// Of each article: what its prose says that its film cost and took.
    pub sums: PerArticle<Sum>,
    /// The names for the jump box.
    pub jump: OnceLock<Jump>,
    /// Which page lies where.
    pub paths: OnceLock<Paths>,
    /// What is doubtful about each article and about all names.
    pub checked: OnceLock<Checked>,
    /// Of each article: the files that it names.
    pub files: OnceLock<Vec<Vec<Diagnostic>>>,
    /// All findings, in order.
    pub diagnostics: OnceLock<Vec<Diagnostic>>,
}

/// Links, by where they stand and by where they lead.
#[derive(Debug)]
pub struct Links {
    /// By article.
    pub mentions: Vec<Mentions>,
    /// By target.
    pub backlinks: Backlinks,
    /// Of each article: what is doubtful about its links.
    pub findings: Vec<Vec<Diagnostic>>,
}

/// Findings that stand on nothing but articles and graph.
#[derive(Debug)]
pub struct Checked {
    /// Of each article: where it contradicts itself.
    pub articles: Vec<Vec<Diagnostic>>,
    /// Of all people's names.
    pub similar: Vec<Diagnostic>,
}

impl Wiki {
    /// Makes all tables that the site is made of; `done` is told of every finished
    /// stage.
    pub fn finish(&self, done: &mut dyn FnMut(&'static str)) {
        self.paths();
        done("paths");
        self.links();
        done("link");
        // Much of either is on one core.
        rayon::join(|| self.jump(), || self.diagnostics());
        done("names and check");
    }

    /// Makes what is not there yet, and what the first update needs.
    pub fn prepare(&self) {
        self.finish(&mut |_| {});
        self.names();
    }

    pub(super) fn names(&self) -> &Names {
        self.tables.names.get_or_init(|| Names::new(&self.graph, &self.settings.config.links))
    }

    pub(super) fn links(&self) -> &Links {
        self.tables.links.get_or_init(|| self.find_links())
    }

    /// Finds all mentions, in parallel.
    fn find_links(&self) -> Links {
        let (articles, graph) = (&self.articles, &self.graph);
        // Only updates need them again, and they are large.
        let names = Names::new(graph, &self.settings.config.links);
        let found: Vec<(Mentions, Vec<Diagnostic>)> = articles
            .par_iter()
            .enumerate()
            .with_max_len(LONGEST_PIECE)
            .map(|(at, article)| {
                let mut diags = Vec::new();
                let id = ArticleId(at as u32);
                let text = &self.sources.get(article.source).text;
                (link::link(id, article, text, graph, &names, articles, &mut diags), diags)
            })
            .collect();
        drop(names);
        let (mentions, findings): (Vec<Mentions>, _) = found.into_iter().unzip();
        let backlinks = Backlinks::collect(articles, &mentions, graph.len());
        Links { mentions, backlinks, findings }
    }

    pub(super) fn paths(&self) -> &Paths {
        self.tables.paths.get_or_init(|| Paths::new(&self.site(), &self.settings.files))
    }

    fn checked(&self) -> &Checked {
        let ids = (0..self.articles.len() as u32).into_par_iter().with_max_len(LONGEST_PIECE);
        self.tables.checked.get_or_init(|| Checked {
            articles: ids.map(|id| self.check(ArticleId(id))).collect(),
            similar: similar::check(&self.graph),
        })
    }

    /// What is doubtful about an article.
    pub(super) fn check(&self, id: ArticleId) -> Vec<Diagnostic> {
        let (article, sums) = (&self.articles[id.0 as usize], self.sums(id));
        check::article(id, article, sums, &self.sources, &self.graph)
    }

    /// What is read of an article about a film; nothing of another.
    fn of_film<'a, T>(
        &'a self,
        id: ArticleId,
        table: &'a PerArticle<T>,
        read: impl FnOnce(&Article, &str) -> Vec<T>,
    ) -> &'a [T] {
        let article = &self.articles[id.0 as usize];
        if article.kind != Kind::Film {
            return &[];
        }
        let text = &self.sources.get(article.source).text;
        table.of(id, self.articles.len(), || read(article, text))
    }

    fn files_checked(&self) -> &[Vec<Diagnostic>] {
        let ids = (0..self.articles.len() as u32).into_par_iter().map(ArticleId);
        let check = |id| files::check(&self.site(), id);
        self.tables.files.get_or_init(|| ids.map(check).collect())
    }

    /// What is doubtful about the content, in the order of its places.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        self.tables.diagnostics.get_or_init(|| {
            let (links, checked) = (self.links(), self.checked());
            let reach = reach::check(&self.articles, &self.graph, &links.mentions);
            let config = &self.settings.config;
            let lists = config
                .source
                .map_or(Vec::new(), |source| link::check_lists(&config.links, source, &self.graph));
            let of_articles = [&links.findings, &checked.articles, self.files_checked()];
            let settings = &self.settings.findings;
            let posters = files::lost_posters(&self.site());
            let of_all =
                [settings, &lists, &posters, &checked.similar, &reach, self.paths().findings()];
            let late = of_articles.into_iter().flatten().flatten();
            let late = late.chain(of_all.into_iter().flatten());
            self.findings.and(late, &config.rules)
        })
    }
}

impl crate::render::Tables for Wiki {
    fn mentions(&self) -> &[Mentions] {
        &self.links().mentions
    }

    fn backlinks(&self) -> &Backlinks {
        &self.links().backlinks
    }

    fn events(&self, id: ArticleId) -> &[Event] {
        self.of_film(id, &self.tables.events, history::read)
    }

    fn sums(&self, id: ArticleId) -> &[Sum] {
        self.of_film(id, &self.tables.sums, money::read)
    }

    fn orders(&self) -> &Orders {
        &self.tables.orders
    }

    fn jump(&self) -> &Jump {
        self.tables.jump.get_or_init(|| Jump::new(&self.graph, &self.links().backlinks))
    }

    fn diagnostics(&self) -> &[Diagnostic] {
        self.diagnostics()
    }
}

#[cfg(test)]
mod tests {
    use crate::wiki::{InputFile, Inputs, Options, Wiki};

    #[test]
    fn the_front_page_waits_for_no_link_and_no_finding() {
        let bytes = b"= Heat (1995 film) =\n\nHeat has Al Pacino.\n".to_vec();
        let articles = vec![InputFile { path: "seeds/heat.txt".to_string(), bytes }];
        let inputs = Inputs { articles, ..Inputs::default() };
        let wiki = Wiki::compile(inputs, &Options::default());
        let home = wiki.route("index.html").expect("there is a front page");
        let page = wiki.render(home).expect("it can be made");
        assert!(String::from_utf8_lossy(&page).contains("heat-1995.html"), "the film is not there");
        let tables = &wiki.tables;
        assert!(tables.links.get().is_none(), "the front page waits for links");
        assert!(tables.diagnostics.get().is_none(), "the front page waits for findings");
    }
}
