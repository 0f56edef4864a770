//! Notes in a site's folder, each there as a whole or as it was before.
//!
//! In: what a note says. Out: the note at its place, however this ends: a full disk or
//! a stopped run leaves the one before. Only who holds the folder writes notes.

use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use crate::disk::publish::PublishError;

/// Name of the file whose lock holds a folder. It is empty, and stays: who waits for it
/// waits for this file, and not for another one of its name.
const LOCK: &str = ".filmwiki-lock";

/// A folder into which nobody else publishes, as long as this lives.
#[derive(Debug)]
pub struct Held {
    folder: PathBuf,
    /// None where the system has no locks for this disk.
    _lock: Option<File>,
}

impl Held {
    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

/// Holds a folder, which is made if it is not there. Where somebody else does, `waits`
/// is called, and this ends when they let go.
///
/// # Errors
///
/// When the disk refuses.
pub fn hold(out: &Path, waits: impl FnOnce()) -> Result<Held, PublishError> {
    fs::create_dir_all(out).map_err(|error| PublishError::Io(out.to_path_buf(), error))?;
    let path = out.join(LOCK);
    let lock = File::options().create(true).truncate(false).write(true).open(&path);
    let lock = lock.map_err(|error| PublishError::Io(path, error))?;
    let is_held = match lock.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock) => {
            waits();
            lock.lock().is_ok()
        }
        Err(TryLockError::Error(_)) => false,
    };
    Ok(Held { folder: out.to_path_buf(), _lock: is_held.then_some(lock) })
}

/// Writes a note: beside its place, and there when it is complete.
pub fn write(
    file: &Path,
    fill: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> io::Result<()> {
    let mut aside = file.as_os_str().to_owned();
    aside.push(".new");
    let filled = File::create(&aside).and_then(|created| {
        let mut out = BufWriter::new(created);
        fill(&mut out)?;
        out.flush()
    });
    let written = filled.and_then(|()| fs::rename(&aside, file));
    if written.is_err() {
        // What is left of it would be in the way of nobody.
        let _ = fs::remove_file(&aside);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_that_cannot_be_written_leaves_the_one_before() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let note = folder.path().join("note");
        write(&note, |out| out.write_all(b"one")).expect("it can be written");
        let full = |out: &mut BufWriter<File>| {
            out.write_all(b"an")?;
            out.flush()?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        };
        assert!(write(&note, full).is_err());
        assert_eq!(fs::read(&note).expect("it is there"), b"one");
        assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 1);
        write(&note, |out| out.write_all(b"other")).expect("it can be written");
        assert_eq!(fs::read(&note).expect("it is there"), b"other");
    }
}
