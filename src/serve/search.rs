//! The index of all text, made in the background.
//!
//! In: each wiki that the preview shows. Out: the files under `pagefind/`, once
//! they are made; an older wiki's until then, and before the first one an empty
//! `pagefind/filmwiki.json`, by which the search page knows to ask again.
//!
//! A newer wiki ends the work for an older one.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::search::index::{Plan, STATE, State};
use crate::wiki::Wiki;

/// How long the folder has to be quiet before its text is indexed again.
const QUIET: Duration = Duration::from_millis(800);

/// The index and the work on it.
#[derive(Debug, Default)]
pub struct Background {
    made: Mutex<Option<Made>>,
    abandoned: Mutex<Arc<AtomicBool>>,
}

#[derive(Debug)]
struct Made {
    state: State,
    files: BTreeMap<String, Vec<u8>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Background {
    /// Begins to index a wiki, and ends the work on an earlier one.
    pub fn index(self: &Arc<Self>, wiki: Arc<Wiki>) {
        let abandoned = Arc::new(AtomicBool::new(false));
        std::mem::replace(&mut *lock(&self.abandoned), Arc::clone(&abandoned))
            .store(true, Ordering::Relaxed);
        let this = Arc::clone(self);
        std::thread::spawn(move || {
            let is_first = lock(&this.made).is_none();
            if !is_first {
                std::thread::sleep(QUIET);
            }
            if abandoned.load(Ordering::Relaxed) {
                return;
            }
            let site = wiki.site();
            let plan = Plan::new(&site);
            if lock(&this.made).as_ref().is_some_and(|made| made.state == plan.state()) {
                return;
            }
            // Without an index the page searches names; it says so itself.
            let Ok(files) = plan.run(&site, &abandoned) else { return };
            let files = files.into_iter().map(|file| (file.path, file.bytes)).collect();
            *lock(&this.made) = Some(Made { state: plan.state(), files });
        });
    }

    /// A file of the index.
    pub fn file(&self, path: &str) -> Option<Vec<u8>> {
        match &*lock(&self.made) {
            Some(made) => made.files.get(path).cloned(),
            None => (path == STATE).then(|| b"{}".to_vec()),
        }
    }
}
