//! The index of all text, made in the background.
//!
//! In: each wiki that the preview shows. Out: the files under `pagefind/`, once
//! they are made; an older wiki's until then, and before the first one an empty
//! `pagefind/filmwiki.json`, by which the search page knows to ask again.
//!
//! A newer wiki ends the work for an older one. The work holds the wiki only while
//! it writes records, and lets go as soon as it is abandoned: a change that waits
//! for the wiki waits for one record.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use crate::search::index::{Plan, Record, STATE, State};
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
    /// Ends the work: the wiki will change.
    pub fn abandon(&self) {
        lock(&self.abandoned).store(true, Ordering::Relaxed);
    }

    /// Begins to index a wiki, and ends the work on an earlier one.
    pub fn index(self: &Arc<Self>, wiki: Arc<RwLock<Wiki>>) {
        let abandoned = Arc::new(AtomicBool::new(false));
        std::mem::replace(&mut *lock(&self.abandoned), Arc::clone(&abandoned))
            .store(true, Ordering::Relaxed);
        let this = Arc::clone(self);
        std::thread::spawn(move || {
            let is_first = lock(&this.made).is_none();
            if !is_first {
                std::thread::sleep(QUIET);
            }
            let is_over = || abandoned.load(Ordering::Relaxed);
            if is_over() {
                return;
            }
            let read = || wiki.read().unwrap_or_else(PoisonError::into_inner);
            let wanted = {
                // One lock for all records: they are made on the cores that a change needs
                // as well, and one that waited there for the change would end it.
                let wiki = read();
                let plan = Plan::new(&wiki.site());
                let record = |id| (!is_over()).then(|| Record::of(&wiki.site(), id));
                let state = if is_first { None } else { plan.state(record) };
                let is_made = |state: State| {
                    lock(&this.made).as_ref().is_some_and(|made| made.state == state)
                };
                (!is_over() && !state.is_some_and(is_made)).then_some(plan)
            };
            let Some(plan) = wanted else { return };
            // Whoever changes the wiki abandons this before.
            let record = |id| {
                let wiki = read();
                (!is_over()).then(|| Record::of(&wiki.site(), id))
            };
            // Without an index the page searches names; it says so itself.
            let Ok((files, state)) = plan.run(record) else { return };
            let files = files.into_iter().map(|file| (file.path, file.bytes)).collect();
            *lock(&this.made) = Some(Made { state, files });
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
