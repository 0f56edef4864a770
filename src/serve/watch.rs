//! Watching a wiki's folder.
//!
//! In: the folder. Out: a message whenever something in it may have changed,
//! with the changes of one save taken together.

use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

use crate::disk::{CONFIG, SEEDS, STATIC, TEMPLATES};

/// How long a change has to be quiet: editors save in several steps.
const QUIET: Duration = Duration::from_millis(30);

/// Stops watching when it is dropped.
pub type Watcher = Debouncer<RecommendedWatcher, RecommendedCache>;

/// Starts watching.
///
/// # Errors
///
/// When the system cannot watch the folder.
pub fn start(dir: &Path) -> Result<(Watcher, Receiver<()>), notify_debouncer_full::notify::Error> {
    let (sender, receiver) = mpsc::channel();
    let mut watcher = new_debouncer(QUIET, None, move |result: DebounceEventResult| {
        let changed = match result {
            // Reading a file is an event too; it must not make us read it again.
            Ok(events) => events.iter().any(|event| !matches!(event.kind, EventKind::Access(_))),
            Err(_) => true,
        };
        if changed {
            // The receiver is gone only when the preview ends.
            let _ = sender.send(());
        }
    })?;
    for folder in [SEEDS, TEMPLATES, STATIC] {
        let path = dir.join(folder);
        if path.is_dir() {
            watcher.watch(&path, RecursiveMode::Recursive)?;
        }
    }
    let config = dir.join(CONFIG);
    if config.is_file() {
        watcher.watch(&config, RecursiveMode::NonRecursive)?;
    }
    Ok((watcher, receiver))
}
