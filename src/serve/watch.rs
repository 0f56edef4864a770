//! Watching a wiki's folder.
//!
//! In: the folder. Out: a message whenever something in it may have changed,
//! with the changes of one save taken together.

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
    changes: Receiver<()>,
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
        let changed = match result {
            Ok(events) => events.iter().any(|event| concerns(&root, &event.event)),
            Err(_) => true,
        };
        if changed {
            // The receiver is gone only when the preview ends.
            let _ = sender.send(());
        }
    })?;
    // The folder itself, for the config and for folders that are not there yet.
    debouncer.watch(&dir, RecursiveMode::NonRecursive)?;
    let mut watching = Watching { debouncer, dir, folders: Vec::new(), changes };
    watching.watch_folders()?;
    Ok(watching)
}

impl Watching {
    /// Waits for the next change; false if there will be none.
    pub fn wait(&mut self) -> bool {
        if self.changes.recv().is_err() {
            return false;
        }
        while self.changes.try_recv().is_ok() {}
        // A folder that appeared is watched from now on; failing that, its files
        // are still read at the next change of anything else.
        let _ = self.watch_folders();
        true
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

/// Whether an event is about something that the wiki is compiled from. Reading a
/// file is an event too; it must not make us read it again.
fn concerns(root: &Path, event: &Event) -> bool {
    let of_wiki = |path: &PathBuf| {
        let first = path.strip_prefix(root).ok().and_then(|inner| inner.iter().next());
        let name = first.and_then(|name| name.to_str());
        name.is_some_and(|name| [SEEDS, TEMPLATES, STATIC, CONFIG].contains(&name))
    };
    !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(of_wiki)
}
