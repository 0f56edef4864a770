//! Watching a wiki's folder.
//!
//! In: the folder. Out: the paths that may have changed, with the changes of one
//! save taken together.
//!
//! The system watches what is there, not a path: what took the place of a folder, and
//! what a link leads to now, is watched anew before anybody reads it.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify_debouncer_full::notify::{Error, Event, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use walkdir::WalkDir;

use crate::disk::{CONFIG, SEEDS, STATIC, TEMPLATES};

/// How long a change has to be quiet: editors save in several steps.
const QUIET: Duration = Duration::from_millis(30);

/// What a wiki is read from.
const WATCHED: [&str; 4] = [SEEDS, TEMPLATES, STATIC, CONFIG];

/// Watches until it is dropped.
pub struct Watching {
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    dir: PathBuf,
    changes: Receiver<Changes>,
}

/// What may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changes {
    /// These files or folders, `/`-separated, relative to the wiki's folder.
    Paths(BTreeSet<String>),
    /// Anything: the system lost count.
    Anything,
}

/// Starts watching.
///
/// # Errors
///
/// When the system cannot watch the folder.
pub fn start(dir: &Path) -> Result<Watching, Error> {
    let (sender, changes) = mpsc::channel();
    let dir = dir.canonicalize().map_err(Error::io)?;
    let root = dir.clone();
    let mut debouncer = new_debouncer(QUIET, None, move |result: DebounceEventResult| {
        let changes = match result {
            Ok(events) if !events.iter().any(|event| event.need_rescan()) => Changes::Paths(
                events.iter().flat_map(|event| concerns(&root, &event.event)).collect(),
            ),
            _ => Changes::Anything,
        };
        if changes != Changes::Paths(BTreeSet::new()) {
            // The receiver is gone only when the preview ends.
            let _ = sender.send(changes);
        }
    })?;
    // The folder itself, for the config and for folders that come and go.
    debouncer.watch(&dir, RecursiveMode::NonRecursive)?;
    let mut watching = Watching { debouncer, dir, changes };
    WATCHED.iter().try_for_each(|name| watching.watch_anew(name))?;
    Ok(watching)
}

impl Watching {
    /// Waits for the next changes; none if there will be none.
    pub fn wait(&mut self) -> Option<Changes> {
        let mut changes = self.changes.recv().ok()?;
        while let Ok(more) = self.changes.try_recv() {
            changes = match (changes, more) {
                (Changes::Paths(mut paths), Changes::Paths(more)) => {
                    paths.extend(more);
                    Changes::Paths(paths)
                }
                _ => Changes::Anything,
            };
        }
        // Where something cannot be watched, it is still read at the next change of
        // anything else.
        let _ = match &changes {
            Changes::Paths(paths) => paths.iter().try_for_each(|path| {
                let is_replaced = WATCHED.contains(&path.as_str()) || self.is_link(path);
                if is_replaced {
                    return self.watch_anew(path);
                }
                // A folder that came may hold some.
                self.watch_links(path);
                Ok(())
            }),
            Changes::Anything => WATCHED.iter().try_for_each(|name| self.watch_anew(name)),
        };
        Some(changes)
    }

    fn is_link(&self, path: &str) -> bool {
        self.dir.join(path).is_symlink()
    }

    /// Watches a folder with all below it, or what a link leads to, and no longer what
    /// was there before.
    fn watch_anew(&mut self, path: &str) -> Result<(), Error> {
        let whole = self.dir.join(path);
        // It need not have been watched.
        let _ = self.debouncer.unwatch(&whole);
        if whole.is_dir() || whole.is_symlink() {
            self.debouncer.watch(&whole, RecursiveMode::Recursive)?;
        }
        self.watch_links(path);
        Ok(())
    }

    /// Watches what the links below a folder lead to.
    fn watch_links(&mut self, path: &str) {
        for link in links(&self.dir.join(path)) {
            // It may lead nowhere.
            let _ = self.debouncer.watch(link, RecursiveMode::Recursive);
        }
    }
}

/// The links below a folder. Who watches a folder hears what becomes of them, and not
/// of the files that they lead to.
fn links(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let walk = WalkDir::new(folder).min_depth(1).follow_links(true).into_iter();
    let visible = walk.filter_entry(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    visible
        .filter_map(Result::ok)
        .filter(walkdir::DirEntry::path_is_symlink)
        .map(walkdir::DirEntry::into_path)
}

/// The paths of an event that are about something that the wiki is compiled from.
/// Reading a file is an event too; it must not make us read it again.
fn concerns(root: &Path, event: &Event) -> Vec<String> {
    if matches!(event.kind, EventKind::Access(_)) {
        return Vec::new();
    }
    let of_wiki = |path: &PathBuf| {
        let inner = path.strip_prefix(root).ok()?;
        let first = inner.iter().next()?.to_str().filter(|first| WATCHED.contains(first))?;
        let parts: Option<Vec<&str>> = inner.iter().map(OsStr::to_str).collect();
        // A file whose name is no text cannot be asked for by name: all of its folder is.
        Some(parts.map_or_else(|| first.to_string(), |parts| parts.join("/")))
    };
    event.paths.iter().filter_map(of_wiki).collect()
}
