//! Reading a wiki's folder.
//!
//! In: a folder that holds `seeds/`, and may hold `filmwiki.yaml`, `templates/`
//! and `static/`. Out: [`Inputs`], in path order.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::disk::{CONFIG, SEEDS, STATIC, TEMPLATES};
use crate::wiki::{InputFile, Inputs};

/// Why a folder cannot be read.
#[derive(Debug)]
pub enum ReadError {
    /// It has no `seeds` folder.
    NoSeeds(PathBuf),
    /// A file or folder in it cannot be read.
    Io(PathBuf, io::Error),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NoSeeds(dir) => write!(f, "there is no folder `{SEEDS}` in `{}`", dir.display()),
            Self::Io(path, error) => write!(f, "cannot read `{}`: {error}", path.display()),
        }
    }
}

/// Reads a wiki's folder.
///
/// # Errors
///
/// When there is no `seeds` folder, or something in it cannot be read.
pub fn read(dir: &Path) -> Result<Inputs, ReadError> {
    let seeds = dir.join(SEEDS);
    if !seeds.is_dir() {
        return Err(ReadError::NoSeeds(dir.to_path_buf()));
    }
    let articles = read_folder(&seeds, is_article)?
        .into_iter()
        .map(|file| InputFile { path: format!("{SEEDS}/{}", file.path), ..file })
        .collect();
    let optional = |name: &str| -> Result<Vec<InputFile>, ReadError> {
        let folder = dir.join(name);
        if folder.is_dir() { read_folder(&folder, |_| true) } else { Ok(Vec::new()) }
    };
    let config = match fs::read(dir.join(CONFIG)) {
        Ok(bytes) => Some(InputFile { path: CONFIG.to_string(), bytes }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(ReadError::Io(dir.join(CONFIG), error)),
    };
    Ok(Inputs { articles, config, templates: optional(TEMPLATES)?, files: optional(STATIC)? })
}

/// Reads articles that may have been edited, by their paths in the wiki's folder.
/// Files that are no articles are left out, and so is what came and went, as
/// editors' files do: `known` says whether something was here before. None where
/// more than articles may have changed: a file is gone, a folder came, the config is
/// another one.
pub fn read_edited(
    dir: &Path,
    paths: &BTreeSet<String>,
    known: impl Fn(&str) -> bool,
) -> Option<Vec<InputFile>> {
    let mut files = Vec::new();
    for path in paths {
        let inner = path.strip_prefix(SEEDS)?.strip_prefix('/')?;
        if inner.split('/').any(|part| part.starts_with('.')) {
            continue;
        }
        let whole = dir.join(path);
        if whole.is_file() {
            if is_article(&whole) {
                files.push(InputFile { path: path.clone(), bytes: fs::read(&whole).ok()? });
            }
        } else if whole.exists() || known(path) {
            return None;
        }
    }
    Some(files)
}

fn is_article(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|e| e.eq_ignore_ascii_case("txt") || e.eq_ignore_ascii_case("md"))
}

/// Whether a folder lies in one of those that a wiki in `dir` is read from: a site
/// published there would be read as input the next time.
pub fn is_input(dir: &Path, folder: &Path) -> bool {
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = whole(folder);
    [SEEDS, TEMPLATES, STATIC].iter().any(|input| folder.starts_with(whole(&dir.join(input))))
}

/// Reads the wanted files below a folder, in path order, without hidden ones.
fn read_folder(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Result<Vec<InputFile>, ReadError> {
    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let mut paths: Vec<(String, PathBuf)> = Vec::new();
    let walk = WalkDir::new(folder)
        .follow_links(true)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !hidden(entry.file_name()));
    for entry in walk {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                // A link that leads nowhere or around in a circle holds no article;
                // editors leave such links as locks.
                let path = error.path().unwrap_or(folder).to_path_buf();
                let missing = error.io_error().is_some_and(|e| e.kind() == io::ErrorKind::NotFound);
                let is_hidden = path.file_name().is_some_and(hidden);
                if missing && path != folder || is_hidden || error.loop_ancestor().is_some() {
                    continue;
                }
                return Err(ReadError::Io(path, error.into()));
            }
        };
        if entry.file_type().is_file() && wanted(entry.path()) {
            let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let name: Vec<_> =
                relative.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            paths.push((name.join("/"), entry.into_path()));
        }
    }
    paths.sort_unstable();
    paths
        .into_par_iter()
        .map(|(name, path)| match fs::read(&path) {
            Ok(bytes) => Ok(InputFile { path: name, bytes }),
            Err(error) => Err(ReadError::Io(path, error)),
        })
        .collect()
}
