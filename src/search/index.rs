//! Records -> the files under `pagefind/`.
//!
//! In: a wiki. Out: the files that Pagefind's script reads in the browser.
//!
//! 1. records are put into bundles of at most [`BUNDLE_BYTES`] of their articles' texts,
//!    in the order of their entities;
//! 2. each bundle is indexed by itself, as many at a time as there are cores, four at
//!    most. Pagefind holds some fifty bytes for each byte that it indexes, until the
//!    bundle is done: what it holds follows the bundles at work and not the wiki;
//! 3. the first bundle lies in `pagefind/`, with the scripts; the others in
//!    `pagefind/1/`, `pagefind/2/`, ... The browser merges them;
//! 4. `pagefind/filmwiki.json` says how many bundles there are, and of what texts.
//!
//! The same records make the same bytes: Pagefind sorts what it has hashed, and
//! numbers pages in the order in which they came, which is ours.

use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use crate::entity::EntityId;
use crate::render::Site;
use crate::search::records::{record, searched};

/// Folder of the files.
pub const FOLDER: &str = "pagefind";

/// The file that says what the others are.
pub const STATE: &str = "pagefind/filmwiki.json";

/// Most bytes of articles in a bundle.
const BUNDLE_BYTES: usize = 6 << 20;

/// Most records in a bundle.
const BUNDLE_RECORDS: usize = 8000;

/// Most bundles at a time: more cores would be faster and take more memory.
const MOST_THREADS: usize = 4;

/// Records whose texts lie in one file, which the browser loads for each of them.
const TOGETHER: usize = 6;

/// Changes when the same records make other files.
const VERSION: u32 = 2;

/// Files of Pagefind's that this site does not use: its own search pages.
const UNUSED: [&str; 4] =
    ["pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight."];

/// A file beside the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path in the site.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What `pagefind/filmwiki.json` says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// How many bundles there are.
    pub bundles: usize,
    /// Stands for all records: equal where they are.
    pub texts: String,
}

/// Why there is no index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndexError {
    /// Nobody wants it any more.
    Abandoned,
    /// What Pagefind said.
    Failed(String),
}

impl fmt::Display for IndexError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Abandoned => write!(f, "a newer wiki is there"),
            Self::Failed(message) => write!(f, "cannot make the search index: {message}"),
        }
    }
}

/// What is to be indexed.
pub struct Plan {
    bundles: Vec<Bundle>,
    language: String,
}

/// What is indexed of an entity.
pub struct Record {
    url: String,
    html: String,
}

impl Record {
    /// The record of an entity.
    pub fn of(site: &Site, id: EntityId) -> Self {
        Self { url: site.path_of(id), html: record(site, id) }
    }
}

type Bundle = Vec<EntityId>;

impl Plan {
    /// Puts the records of a site into bundles.
    pub fn new(site: &Site) -> Self {
        let mut bundles: Vec<Bundle> = Vec::new();
        let mut bytes = 0;
        for id in searched(site) {
            let size = site.article_about(id).map_or(0, |(_, article)| site.text(article).len());
            match bundles.last_mut() {
                Some(last) if bytes + size <= BUNDLE_BYTES && last.len() < BUNDLE_RECORDS => {
                    last.push(id);
                    bytes += size;
                }
                _ => {
                    bundles.push(vec![id]);
                    bytes = size;
                }
            }
        }
        Self { bundles, language: site.config.language.clone() }
    }

    /// What the files would be made of. `record` gives the record of an entity; none
    /// when it has none.
    pub fn state(&self, record: impl Fn(EntityId) -> Option<Record> + Sync) -> Option<State> {
        let digest = |bundle: &Bundle| {
            let mut digest = Digest::default();
            bundle.iter().try_for_each(|&id| record(id).map(|record| digest.add(&record)))?;
            Some(digest.end())
        };
        let digests: Vec<u128> = self.bundles.par_iter().map(digest).collect::<Option<_>>()?;
        Some(State::of(&digests))
    }

    /// Makes the files, in path order, and says what they are made of. `record` gives
    /// the record of an entity; gives up when it has none.
    ///
    /// # Errors
    ///
    /// When it gave up, or Pagefind refuses.
    pub fn run(
        &self,
        record: impl Fn(EntityId) -> Option<Record> + Sync,
    ) -> Result<(Vec<File>, State), IndexError> {
        let next = AtomicUsize::new(0);
        let made: Mutex<Vec<(usize, Indexed)>> = Mutex::new(Vec::new());
        let failure: Mutex<Option<IndexError>> = Mutex::new(None);
        let work = || {
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(bundle) = self.bundles.get(at) else { return };
                match index(bundle, &self.language, at, &record) {
                    Ok(indexed) => lock(&made).push((at, indexed)),
                    Err(error) => {
                        next.store(self.bundles.len(), Ordering::Relaxed);
                        lock(&failure).get_or_insert(error);
                    }
                }
            }
        };
        // Threads of our own: one of rayon's would, while Pagefind waits for the
        // others, begin the next bundle inside the one that it is at.
        let threads = rayon::current_num_threads().min(MOST_THREADS).min(self.bundles.len());
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(work);
            }
        });
        if let Some(error) = lock(&failure).take() {
            return Err(error);
        }
        let mut made = std::mem::take(&mut *lock(&made));
        made.sort_unstable_by_key(|&(at, _)| at);
        let digests: Vec<u128> = made.iter().map(|(_, indexed)| indexed.digest).collect();
        let mut files: Vec<File> =
            made.into_iter().flat_map(|(_, indexed)| indexed.files).collect();
        let state = State::of(&digests);
        let bytes = serde_json::to_vec(&state);
        let bytes = bytes.map_err(|error| IndexError::Failed(error.to_string()))?;
        files.push(File { path: STATE.to_string(), bytes });
        files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Ok((files, state))
    }
}

impl State {
    fn of(bundles: &[u128]) -> Self {
        let mut digest = Xxh3::new();
        digest.update(&VERSION.to_le_bytes());
        bundles.iter().for_each(|bundle| digest.update(&bundle.to_le_bytes()));
        Self { bundles: bundles.len(), texts: format!("{:032x}", digest.digest128()) }
    }
}

/// Stands for the records of a bundle.
#[derive(Default)]
struct Digest(Xxh3);

impl Digest {
    fn add(&mut self, Record { url, html }: &Record) {
        for text in [url, html] {
            self.0.update(&text.len().to_le_bytes());
            self.0.update(text.as_bytes());
        }
    }

    fn end(&self) -> u128 {
        self.0.digest128()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// The files of one bundle, and what stands for its records.
struct Indexed {
    files: Vec<File>,
    digest: u128,
}

/// Indexes one bundle.
fn index(
    bundle: &[EntityId],
    language: &str,
    number: usize,
    record: impl Fn(EntityId) -> Option<Record>,
) -> Result<Indexed, IndexError> {
    let failed = |error: &dyn fmt::Display| IndexError::Failed(error.to_string());
    let runtime =
        tokio::runtime::Builder::new_current_thread().build().map_err(|error| failed(&error))?;
    runtime.block_on(async {
        let config = PagefindServiceConfig::builder()
            .force_language(language.to_string())
            .max_fragments(bundle.len().div_ceil(TOGETHER) as u32)
            .build();
        let mut index = PagefindIndex::new(Some(config)).map_err(|error| failed(&error))?;
        let mut digest = Digest::default();
        for &id in bundle {
            let Some(record) = record(id) else {
                return Err(IndexError::Abandoned);
            };
            digest.add(&record);
            let Record { url, html } = record;
            let added = index.add_html_file(None, Some(url), html).await;
            added.map_err(|error| failed(&error))?;
        }
        let made = index.get_files().await.map_err(|error| failed(&error))?;
        let files = made.into_iter().filter_map(|file| {
            let name = file.filename.to_string_lossy().replace('\\', "/");
            let path = match number {
                0 => format!("{FOLDER}/{name}"),
                _ => format!("{FOLDER}/{number}/{name}"),
            };
            let is_used = match number {
                0 => !UNUSED.iter().any(|unused| name.starts_with(unused)),
                // The scripts are those of the first.
                _ => {
                    !name.ends_with(".js") && !name.ends_with(".css") && !name.starts_with("wasm.")
                }
            };
            is_used.then_some(File { path, bytes: file.contents })
        });
        Ok(Indexed { files: files.collect(), digest: digest.end() })
    })
}
