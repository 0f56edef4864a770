//! Publishing a site into a folder.
//!
//! In: a wiki and a folder. Out: the folder holds the site's files, and nothing
//! else has changed in it: a file is written only if its bytes differ, a file
//! that an earlier run wrote and this one does not make is removed, and a file
//! that no run wrote is never touched. The manifest in the folder says which
//! files are ours.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io::{self, Read as _, Seek as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::render::RenderError;
use crate::route::Route;
use crate::wiki::Wiki;

/// Name of the manifest: one path a line.
const MANIFEST: &str = ".filmwiki-manifest";

/// What publishing did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files of the site.
    pub files: usize,
    /// Of those, pages.
    pub pages: usize,
    /// Files that were new or had changed.
    pub written: usize,
    /// Files of an earlier run that are gone.
    pub removed: usize,
    /// Bytes of the site.
    pub bytes: u64,
    /// Paths of the site where a file stands that no run wrote; it still stands.
    pub foreign: Vec<String>,
}

/// Why a site cannot be published.
#[derive(Debug)]
pub enum PublishError {
    /// A page cannot be made.
    Render(RenderError),
    /// A file cannot be written, read or removed.
    Io(PathBuf, io::Error),
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Render(error) => {
                write!(f, "cannot make `{}`: {}", error.path, error.message.trim())
            }
            Self::Io(path, error) => write!(f, "cannot write `{}`: {error}", path.display()),
        }
    }
}

/// A file that is published beside what a wiki renders: made by another stage, and
/// treated like the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Its path and its bytes.
    Made(String, Vec<u8>),
    /// Its path; an earlier run wrote it, and it has not changed.
    Kept(String),
}

/// What stands at a path of the site.
enum Content<'a> {
    Rendered(Route),
    Made(&'a [u8]),
    Kept,
}

/// Paths below a folder of the site that an earlier run wrote.
pub fn written_before(out: &Path, folder: &str) -> Vec<String> {
    let manifest = read_manifest(&out.join(MANIFEST)).unwrap_or_default();
    let inside =
        |path: &String| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    manifest.into_iter().filter(inside).collect()
}

/// Publishes a wiki and the files beside it. `progress` is told of every finished
/// file.
///
/// # Errors
///
/// When a page cannot be made or the disk refuses. What was written by then
/// stays, and the manifest knows it.
pub fn publish(
    wiki: &Wiki,
    beside: &[Beside],
    out: &Path,
    progress: &(dyn Fn() + Sync),
) -> Result<Published, PublishError> {
    let at = |path: &Path| {
        let path = path.to_path_buf();
        move |error| PublishError::Io(path, error)
    };
    fs::create_dir_all(out).map_err(at(out))?;
    let manifest = out.join(MANIFEST);
    let before = read_manifest(&manifest).map_err(at(&manifest))?;
    let rendered =
        wiki.routes().into_iter().map(|route| (Content::Rendered(route), wiki.path(route)));
    let beside = beside.iter().map(|file| match file {
        Beside::Made(path, bytes) => (Content::Made(bytes), path.clone()),
        Beside::Kept(path) => (Content::Kept, path.clone()),
    });
    let routes: Vec<(Content, String)> = rendered.chain(beside).collect();

    // Whatever exists and is not in the manifest is somebody else's.
    let foreign: BTreeSet<&str> = routes
        .par_iter()
        .map(|(_, path)| path.as_str())
        .filter(|path| !before.contains(*path) && out.join(path).symlink_metadata().is_ok())
        .collect();
    let ours = |path: &str| !foreign.contains(path);
    let mut intended = before.clone();
    intended.extend(routes.iter().map(|(_, path)| path.clone()).filter(|path| ours(path)));
    if intended != before {
        write_manifest(&manifest, &intended).map_err(at(&manifest))?;
    }

    // What an earlier run wrote goes first: a file may have to make room for a
    // folder of its name.
    let wanted: BTreeSet<&str> = routes.iter().map(|(_, path)| path.as_str()).collect();
    let mut removed = 0;
    for path in before.iter().filter(|path| !wanted.contains(path.as_str())) {
        let file = out.join(path);
        match fs::remove_file(&file) {
            Ok(()) => removed += 1,
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) => {}
            Err(error) => return Err(PublishError::Io(file, error)),
        }
        remove_empty_parents(out, &file);
    }

    let folders: BTreeSet<PathBuf> = routes
        .iter()
        .filter_map(|(_, path)| out.join(path).parent().map(Path::to_path_buf))
        .collect();
    for folder in &folders {
        fs::create_dir_all(folder).map_err(at(folder))?;
    }

    let results: Vec<Result<(Did, u64), PublishError>> = routes
        .par_iter()
        .map(|(content, path)| {
            let file = out.join(path);
            let bytes = match content {
                Content::Rendered(route) => {
                    if let Some(length) = made_before(wiki, *route, &file).filter(|_| ours(path)) {
                        progress();
                        return Ok((Did::Kept, length));
                    }
                    Cow::Owned(wiki.render(*route).map_err(PublishError::Render)?)
                }
                Content::Made(bytes) => Cow::Borrowed(*bytes),
                Content::Kept => {
                    progress();
                    return Ok((Did::Kept, file.metadata().map_or(0, |meta| meta.len())));
                }
            };
            let did = write(&file, &bytes, ours(path)).map_err(at(&file))?;
            progress();
            Ok((did, bytes.len() as u64))
        })
        .collect();

    let mut published = Published {
        files: routes.len(),
        removed,
        pages: routes.iter().filter(|(_, path)| path.ends_with(".html")).count(),
        ..Published::default()
    };
    let mut after = BTreeSet::new();
    for (result, (_, path)) in results.into_iter().zip(routes) {
        let (did, bytes) = result?;
        published.bytes += bytes;
        match did {
            Did::Wrote => published.written += 1,
            Did::Kept => {}
            Did::Refused => {
                published.foreign.push(path);
                continue;
            }
        }
        after.insert(path);
    }
    if after != intended {
        write_manifest(&manifest, &after).map_err(at(&manifest))?;
    }
    Ok(published)
}

/// The length of a file that is already the one that would be made, for files that
/// take long to make.
fn made_before(wiki: &Wiki, route: Route, file: &Path) -> Option<u64> {
    let seal = wiki.seal(route)?;
    let is_file = file.symlink_metadata().is_ok_and(|meta| meta.file_type().is_file());
    let mut open = is_file.then(|| fs::File::open(file).ok()).flatten()?;
    let mut head = vec![0; seal.head_length()];
    open.read_exact(&mut head).ok()?;
    let mut tail = vec![0; seal.tail_length()];
    open.seek(io::SeekFrom::End(-i64::try_from(tail.len()).ok()?)).ok()?;
    open.read_exact(&mut tail).ok()?;
    seal.is_on(&head, &tail).then(|| open.stream_position().ok()).flatten()
}

enum Did {
    Wrote,
    Kept,
    Refused,
}

fn write(file: &Path, bytes: &[u8], ours: bool) -> io::Result<Did> {
    // Writing through a link would change a file elsewhere.
    let is_link = file.symlink_metadata().is_ok_and(|meta| meta.file_type().is_symlink());
    if is_link {
        return Ok(Did::Refused);
    }
    match fs::read(file) {
        Ok(before) if before == bytes => return Ok(Did::Kept),
        Ok(_) if !ours => return Ok(Did::Refused),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(_) if !ours => return Ok(Did::Refused),
        Ok(_) | Err(_) => {}
    }
    fs::write(file, bytes)?;
    Ok(Did::Wrote)
}

/// The paths in a manifest. A line that leads out of the folder is not ours.
fn read_manifest(file: &Path) -> io::Result<BTreeSet<String>> {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
        Err(error) => return Err(error),
    };
    let inside = |path: &&str| {
        !path.is_empty()
            && Path::new(path)
                .components()
                .all(|part| matches!(part, std::path::Component::Normal(_)))
    };
    Ok(text.lines().filter(inside).map(str::to_string).collect())
}

fn write_manifest(file: &Path, paths: &BTreeSet<String>) -> io::Result<()> {
    let mut text = String::new();
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    fs::write(file, text)
}

/// Removes the folders above a removed file that it leaves empty.
fn remove_empty_parents(out: &Path, file: &Path) {
    let mut folder = file.parent();
    while let Some(here) = folder.filter(|here| *here != out && here.starts_with(out)) {
        if fs::remove_dir(here).is_err() {
            break;
        }
        folder = here.parent();
    }
}
