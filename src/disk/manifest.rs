//! The manifest in a site's folder: which files are ours, and what was in them.
//!
//! One line a file: its path, its size and a hash of its bytes, with tabs between;
//! the last line says what the whole site was made from. A file that has the size
//! of its line and is older than the manifest is as it was written, and need not be
//! read to know it. A path without size and hash is ours too: of a file that a run
//! was about to write when it was stopped.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Component, Path};
use std::sync::LazyLock;
use std::time::SystemTime;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::disk::whole;

/// Name of the manifest.
pub const NAME: &str = ".filmwiki-manifest";

/// What was in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Its size in bytes.
    pub size: u64,
    /// In bytes: a number of this length would make every stamp half as large again.
    hash: [u8; 16],
}

impl Stamp {
    /// The stamp of a file's bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { size: bytes.len() as u64, hash: xxh3_128(bytes).to_be_bytes() }
    }

    /// The stamp of a file.
    pub fn of_file(file: &Path) -> io::Result<Self> {
        let mut stamping = Stamping::new(io::sink());
        io::copy(&mut fs::File::open(file)?, &mut stamping)?;
        Ok(stamping.stamp())
    }
}

/// Passes bytes on, and makes their stamp.
pub struct Stamping<W> {
    to: W,
    size: u64,
    hash: Box<Xxh3>,
}

impl<W: io::Write> Stamping<W> {
    /// Nothing has passed yet.
    pub fn new(to: W) -> Self {
        Self { to, size: 0, hash: Box::default() }
    }

    /// The stamp of what has passed.
    pub fn stamp(&self) -> Stamp {
        Stamp { size: self.size, hash: self.hash.digest128().to_be_bytes() }
    }
}

impl<W: io::Write> io::Write for Stamping<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.to.write(bytes)?;
        self.hash.update(&bytes[..taken]);
        self.size += taken as u64;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// The manifest of an earlier run.
#[derive(Debug, Default)]
pub struct Manifest {
    files: FxHashMap<String, Option<Stamp>>,
    made_from: Option<u128>,
    written: Option<SystemTime>,
}

impl Manifest {
    /// Reads a manifest; one that is not there knows nothing. A line that leads out
    /// of the folder is not ours, nor is one that is no text.
    pub fn read(file: &Path) -> io::Result<Self> {
        let bytes = match fs::read(file) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(error),
        };
        let mut manifest = Self { written: fs::metadata(file)?.modified().ok(), ..Self::default() };
        for line in String::from_utf8_lossy(&bytes).lines() {
            let (rest, hash) = line.rsplit_once('\t').unwrap_or((line, ""));
            let hash = u128::from_str_radix(hash, 16).ok();
            if rest.is_empty() {
                manifest.made_from = hash;
                continue;
            }
            let (path, size) = rest.rsplit_once('\t').unwrap_or((rest, ""));
            let inside = Path::new(path).components().all(|c| matches!(c, Component::Normal(_)));
            if inside && !path.is_empty() {
                let stamp = hash.zip(size.parse().ok());
                let stamp = stamp.map(|(hash, size)| Stamp { size, hash: hash.to_be_bytes() });
                manifest.files.insert(path.to_string(), stamp);
            }
        }
        Ok(manifest)
    }

    /// Whether a path is ours.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Our paths.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// How many files are ours.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether the whole site was made from this.
    pub fn is_of(&self, made_from: u128) -> bool {
        self.made_from == Some(made_from)
    }

    /// Whether every file of ours below a folder is as it was written.
    pub fn stands(&self, folder: &Path) -> bool {
        self.files.par_iter().all(|(path, _)| self.has_as_written(folder, path))
    }

    /// Whether a path below a folder is ours and as it was written. A file that the
    /// manifest cannot vouch for by its age is read.
    pub fn has_as_written(&self, folder: &Path, path: &str) -> bool {
        let file = folder.join(path);
        let Ok(metadata) = file.symlink_metadata() else { return false };
        let stamp = self.files.get(path).copied().flatten();
        let is_same = || Stamp::of_file(&file).is_ok_and(|now| Some(now) == stamp);
        self.vouched(path, &metadata).is_some() || metadata.is_file() && is_same()
    }

    /// What is in a file of ours, if that is certain without reading it.
    pub fn vouched(&self, path: &str, metadata: &fs::Metadata) -> Option<Stamp> {
        let stamp = (*self.files.get(path)?)?;
        let older = metadata.modified().ok()? < self.written?;
        (older && metadata.is_file() && metadata.len() == stamp.size).then_some(stamp)
    }
}

/// Writes a manifest of paths, in the order in which they come.
pub fn write<'a>(
    file: &Path,
    files: impl Iterator<Item = (&'a str, Option<Stamp>)>,
    made_from: Option<u128>,
) -> io::Result<()> {
    whole::write(file, |out| {
        for (path, stamp) in files {
            out.write_all(path.as_bytes())?;
            if let Some(Stamp { size, hash }) = stamp {
                write!(out, "\t{size}\t{:032x}", u128::from_be_bytes(hash))?;
            }
            out.write_all(b"\n")?;
        }
        match made_from {
            Some(made_from) => writeln!(out, "\t{made_from:032x}"),
            None => Ok(()),
        }
    })
}

/// The hash of this program, some thirty megabytes that a build need read only once.
static PROGRAM: LazyLock<[u8; 16]> = LazyLock::new(|| {
    let program = std::env::current_exe().and_then(|program| Stamp::of_file(&program));
    program.map(|stamp| stamp.hash).unwrap_or_default()
});

/// What a site is made from: this program, and a hash of the wiki's inputs and options.
pub fn made_from(wiki: u128) -> u128 {
    let mut all = wiki.to_le_bytes().to_vec();
    all.extend(*PROGRAM);
    xxh3_128(&all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join(NAME);
        let stamp = Stamp::of(b"what stands in it");
        let files = [("films/a\tb.html", Some(stamp)), ("new.html", None), ("../out", None)];
        write(&file, files.into_iter(), Some(7)).expect("it can be written");
        let read = Manifest::read(&file).expect("it can be read");
        assert!(read.is_of(7) && !read.is_of(8));
        assert_eq!(read.files.get("films/a\tb.html"), Some(&Some(stamp)));
        assert_eq!(read.files.get("new.html"), Some(&None));
        assert!(!read.has("../out"), "a path outside is never ours");
    }
}
