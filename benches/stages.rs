//! The hot stages, one by one, over a thousand films: `cargo bench --bench stages`.

#![allow(missing_docs, reason = "criterion's macros write public items")]

#[allow(dead_code, reason = "the site's benchmark asks for more than this one")]
#[path = "site/corpus.rs"]
mod corpus;
#[path = "site/plain.rs"]
mod plain;
#[path = "site/words.rs"]
mod words;

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use filmwiki::config::{Config, Headings};
use filmwiki::disk;
use filmwiki::graph::Graph;
use filmwiki::link::{self, Names};
use filmwiki::model::article::ArticleId;
use filmwiki::parse::{self, history, money};
use filmwiki::route::Route;
use filmwiki::wiki::{Inputs, Options, Wiki};

use corpus::{Corpus, People};

const FILMS: usize = 1000;

fn inputs() -> Inputs {
    let dir = tempfile::tempdir().expect("a temporary folder");
    plain::write(Corpus { films: FILMS, who: People::Few }, dir.path())
        .expect("a folder to write to");
    disk::read(dir.path()).expect("what was just written")
}

fn stages(criterion: &mut Criterion) {
    let wiki = Wiki::compile(inputs(), &Options::default());
    let articles = wiki.articles();
    let text = |at: usize| &wiki.sources().get(articles[at].source).text;
    let bytes: usize = (0..articles.len()).map(|at| text(at).len()).sum();
    let mut group = criterion.benchmark_group("stages");
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    group.throughput(Throughput::Bytes(bytes as u64));
    let headings = Headings::new(&Config::default());
    group.bench_function("parse", |bench| {
        bench.iter(|| {
            for article in articles {
                let source = wiki.sources().get(article.source);
                black_box(parse::parse(article.source, source, &headings));
            }
        });
    });
    // Read once, when a page asks: the pages below are rendered with what is known already.
    group.bench_function("histories", |bench| {
        bench.iter(|| {
            for (at, article) in articles.iter().enumerate() {
                black_box(history::read(article, text(at)));
            }
        });
    });
    group.bench_function("sums", |bench| {
        bench.iter(|| {
            for (at, article) in articles.iter().enumerate() {
                black_box(money::read(article, text(at)));
            }
        });
    });
    group.bench_function("graph", |bench| {
        bench.iter(|| black_box(Graph::build(articles, wiki.sources(), &mut Vec::new())));
    });
    group.bench_function("link", |bench| {
        let names = Names::new(wiki.graph(), &wiki.config().links);
        bench.iter(|| {
            for (at, article) in articles.iter().enumerate() {
                let id = ArticleId(at as u32);
                let mut diags = Vec::new();
                let (graph, text) = (wiki.graph(), text(at));
                black_box(link::link(id, article, text, graph, &names, articles, &mut diags));
            }
        });
    });
    let routes = wiki.routes();
    let facets: Vec<Route> =
        routes.iter().copied().filter(|route| matches!(route, Route::Facet(..))).collect();
    group.bench_function("render facets", |bench| {
        bench.iter(|| facets.iter().for_each(|&route| drop(black_box(wiki.render(route)))));
    });
    group.bench_function("render all", |bench| {
        bench.iter(|| routes.iter().for_each(|&route| drop(black_box(wiki.render(route)))));
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
