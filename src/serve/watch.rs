//! Watching a wiki's folder.
//!
//! In: the folder. Out: the paths that may have changed, with the changes of one
//! save taken together.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify_debouncer_full::notify::{Error, Event, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

use crate::disk::{CONFIG, SEEDS, STATIC, TEMPLATES};

/// How long a change has to be quiet: editors save in several steps.
const QUIET: Duration = Duration::from_millis(30);

/// Watches until it is dropped.
pub struct Watching {
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    dir: PathBuf,
    folders: Vec<PathBuf>,
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
    // The folder itself, for the config and for folders that are not there yet.
    debouncer.watch(&dir, RecursiveMode::NonRecursive)?;
    let mut watching = Watching { debouncer, dir, folders: Vec::new(), changes };
    watching.watch_folders()?;
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
        // A folder that appeared is watched from now on; failing that, its files
        // are still read at the next change of anything else.
        let _ = self.watch_folders();
        Some(changes)
    }

    fn watch_folders(&mut self) -> Result<(), Error> {
        self.folders.retain(|folder| folder.is_dir());
        for name in [SEEDS, TEMPLATES, STATIC] {
            let folder = self.dir.join(name);
            if folder.is_dir() && !self.folders.contains(&folder) {
                self.debouncer.watch(&folder, RecursiveMode::Recursive)?;
                self.folders.push(folder);
            }
        }
        Ok(())
    }
}

/// The paths of an event that are about something that the wiki is compiled from.
/// Reading a file is an event too; it must not make us read it again.
fn concerns(root: &Path, event: &Event) -> Vec<String> {
    if matches!(event.kind, EventKind::Access(_)) {
        return Vec::new();
    }
    let of_wiki = |path: &PathBuf| {
        let inner = path.strip_prefix(root).ok()?;
        let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
        let first = parts.first()?;
        [SEEDS, TEMPLATES, STATIC, CONFIG].contains(&first.as_ref()).then(|| parts.join("/"))
    };
    event.paths.iter().filter_map(of_wiki).collect()
}
