//! Files -> articles, all of them, in parallel.
//!
//! In: the articles' files, and perhaps an older wiki. Out: their cleaned texts, the
//! articles, and what was doubtful. An article is a function of its file and of the
//! table of headings: one whose file the older wiki has read is not read again.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::config::Headings;
use crate::diag::Diagnostic;
use crate::model::article::Article;
use crate::parse::{self, Parsed, Standing};
use crate::source::{Source, SourceId};
use crate::wiki::findings::Findings;
use crate::wiki::{Drafts, InputFile, Wiki};

/// Most articles that one core takes up at once: at the end the others wait for it.
pub const LONGEST_PIECE: usize = 64;

/// Cleans all texts.
pub fn clean(files: Vec<InputFile>, findings: &mut Findings) -> Vec<Source> {
    let cleaned: Vec<(Source, Vec<Diagnostic>)> = files
        .into_par_iter()
        .enumerate()
        .map(|(at, file)| {
            let mut diags = Vec::new();
            let id = SourceId(at as u32);
            (Source::new(id, file.path, file.bytes, &mut diags), diags)
        })
        .collect();
    let sources;
    (sources, findings.read) = cleaned.into_iter().unzip();
    sources
}

/// Parses all texts; `hashes` are those of their files.
pub fn parse_all(
    sources: &[Source],
    hashes: &[[u128; 2]],
    headings: &Headings,
    drafts: Drafts,
    known: Option<&Known>,
    findings: &mut Findings,
) -> Vec<Article> {
    let parsed: Vec<(Option<Article>, Vec<Diagnostic>)> = sources
        .par_iter()
        .zip(hashes)
        .enumerate()
        .with_max_len(LONGEST_PIECE)
        .map(|(at, (source, hash))| {
            let id = SourceId(at as u32);
            known
                .and_then(|known| known.article(hash, id))
                .unwrap_or_else(|| parse_one(id, source, headings, drafts))
        })
        .collect();
    let articles: Vec<Option<Article>>;
    (articles, findings.parsed) = parsed.into_iter().unzip();
    articles.into_iter().flatten().collect()
}

/// Parses one article, with its findings; none if it is no part of the wiki.
pub fn parse_one(
    id: SourceId,
    source: &Source,
    headings: &Headings,
    drafts: Drafts,
) -> (Option<Article>, Vec<Diagnostic>) {
    if source.text.trim().is_empty() {
        return (None, Vec::new());
    }
    let Parsed { article, standing, diagnostics } = parse::parse(id, source, headings);
    match (standing, drafts) {
        (Standing::Published, _) | (_, Drafts::Included) => (Some(article), diagnostics),
        (Standing::Doubtful, Drafts::Left) => (None, diagnostics),
        (Standing::Draft, Drafts::Left) => (None, Vec::new()),
    }
}

/// The articles that an older wiki has read under the same table of headings.
pub struct Known<'a> {
    wiki: &'a Wiki,
    by_hash: FxHashMap<[u128; 2], SourceId>,
}

impl<'a> Known<'a> {
    /// Those of a wiki.
    pub fn of(wiki: &'a Wiki) -> Self {
        let by_hash = wiki.hashes.articles().iter().zip(0..);
        Self { wiki, by_hash: by_hash.map(|(&hash, at)| (hash, SourceId(at))).collect() }
    }

    /// What was read from a file, as that of the source `id`.
    fn article(
        &self,
        hash: &[u128; 2],
        id: SourceId,
    ) -> Option<(Option<Article>, Vec<Diagnostic>)> {
        let old = *self.by_hash.get(hash)?;
        let article = self.wiki.article_of(old).map(|at| {
            let article = self.wiki.articles[at].clone();
            Article { source: id, ..article }
        });
        let mut findings = self.wiki.findings.parsed[old.0 as usize].clone();
        for finding in &mut findings {
            finding.place.iter_mut().for_each(|place| place.source = id);
            finding.related.iter_mut().for_each(|(place, _)| place.source = id);
        }
        Some((article, findings))
    }
}
