//! Publishing a site into a folder.
//!
//! In: a wiki and a folder. Out: the folder holds the site's files, and nothing
//! else has changed in it: a file is written only if its bytes differ, a file
//! that an earlier run wrote and this one does not make is removed, and a file
//! that no run wrote is never touched. The manifest in the folder says which
//! files are ours and what was in them. The folder is held meanwhile: what another
//! build had written and not yet noted would look like somebody else's.
//!
//! 1. a site made from the same inputs by the same program is not made again: its
//!    files are only looked at;
//! 2. otherwise pages are made and written as a stream, on all cores; one whose
//!    bytes are those that the manifest vouches for is not even read.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::disk::manifest::{self, Manifest, Stamp, Stamping};
use crate::disk::whole::Held;
use crate::render::{Long, RenderError};
use crate::route::Route;
use crate::wiki::Wiki;

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

impl Published {
    /// Both together.
    fn and(self, other: Self) -> Self {
        let mut foreign = self.foreign;
        foreign.extend(other.foreign);
        Self {
            files: self.files + other.files,
            pages: self.pages + other.pages,
            written: self.written + other.written,
            removed: self.removed + other.removed,
            bytes: self.bytes + other.bytes,
            foreign,
        }
    }
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

/// What paths are long on average, in bytes: a guess that need not be right.
const PATH_LENGTH: usize = 48;

/// The files of the site, by number: what is rendered, then what is beside it. Their
/// paths lie in one text, as there are many.
struct Files<'a> {
    routes: Vec<Route>,
    beside: &'a [Beside],
    paths: String,
    /// Where each path ends.
    ends: Vec<usize>,
}

impl<'a> Files<'a> {
    fn new(wiki: &Wiki, beside: &'a [Beside]) -> Self {
        let routes = wiki.routes();
        let mut paths = String::with_capacity(PATH_LENGTH * routes.len());
        let mut ends = Vec::with_capacity(routes.len() + beside.len());
        for &route in &routes {
            paths.push_str(&wiki.path(route));
            ends.push(paths.len());
        }
        for file in beside {
            let (Beside::Made(path, _) | Beside::Kept(path)) = file;
            paths.push_str(path);
            ends.push(paths.len());
        }
        Self { routes, beside, paths, ends }
    }

    fn len(&self) -> usize {
        self.ends.len()
    }

    fn path(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.paths[start..self.ends[at]]
    }

    fn paths(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.path(at))
    }

    fn content(&self, at: usize) -> Content<'a> {
        match self.routes.get(at) {
            Some(&route) => Content::Rendered(route),
            None => match &self.beside[at - self.routes.len()] {
                Beside::Made(_, bytes) => Content::Made(bytes),
                Beside::Kept(_) => Content::Kept,
            },
        }
    }
}

/// What stands at a path of the site.
enum Content<'a> {
    Rendered(Route),
    Made(&'a [u8]),
    Kept,
}

impl Content<'_> {
    /// The size of a file that is known to be the one that would be made.
    fn made_before(&self, wiki: &Wiki, file: &Path) -> Option<u64> {
        match self {
            Self::Rendered(route) => made_before(wiki, *route, file),
            Self::Made(_) => None,
            Self::Kept => file.metadata().ok().map(|metadata| metadata.len()),
        }
    }
}

/// Paths below a folder of the site that an earlier run wrote; none where one of these
/// files is not as it was written.
pub fn standing(out: &Path, folder: &str) -> Option<Vec<String>> {
    let manifest = Manifest::read(&out.join(manifest::NAME)).unwrap_or_default();
    let inside = |path: &&str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let mut paths: Vec<String> = manifest.paths().filter(inside).map(str::to_string).collect();
    paths.sort_unstable();
    paths.iter().all(|path| manifest.has_as_written(out, path)).then_some(paths)
}

/// Publishes a wiki and the files beside it into a folder that is held. `progress` is
/// told of every finished file.
///
/// # Errors
///
/// When a page cannot be made or the disk refuses. What was written by then
/// stays, and the manifest knows it.
pub fn publish(
    wiki: &Wiki,
    beside: &[Beside],
    held: &Held,
    progress: &(dyn Fn() + Sync),
) -> Result<Published, PublishError> {
    let at = |path: &Path| {
        let path = path.to_path_buf();
        move |error| PublishError::Io(path, error)
    };
    let out = held.folder();
    let manifest = out.join(manifest::NAME);
    let before = Manifest::read(&manifest).map_err(at(&manifest))?;
    let made_from = manifest::made_from(wiki.made_from());
    let is_same_site = before.is_of(made_from);
    let files = Files::new(wiki, beside);
    // First: what goes may stand where something new comes.
    let removed = remove_old(out, &files, &before)?;
    let foreign = foreign(out, &files, &before);

    let is_new = |path: &&str| !before.has(path) && !foreign.contains(*path);
    if files.paths().any(|path| is_new(&path)) {
        // They are ours even if this run does not come to its end.
        let intended = files.paths().filter(is_new).chain(before.paths());
        let intended = intended.map(|path| (path, None));
        manifest::write(&manifest, intended, None).map_err(at(&manifest))?;
    }
    let mut folders: Vec<&str> = files.paths().map(|path| split(path).0).collect();
    folders.dedup();
    folders.sort_unstable();
    folders.dedup();
    for folder in folders {
        let folder = out.join(folder);
        fs::create_dir_all(&folder).map_err(at(&folder))?;
    }

    let make = |number: usize| -> Result<Made, PublishError> {
        let (content, path) = (files.content(number), files.path(number));
        let file = out.join(path);
        let now = match (before.has(path), foreign.contains(path)) {
            (true, _) => Now::of(&file, path, &before),
            (false, true) => Now::Foreign,
            (false, false) => Now::Nothing,
        };
        match now {
            Now::Vouched(stamp) if is_same_site => return Ok(Made::kept(stamp)),
            Now::Vouched(_) | Now::Ours => {
                if let Some(size) = content.made_before(wiki, &file) {
                    let stamp = now.stamp().or_else(|| Stamp::of_file(&file).ok());
                    return Ok(Made { did: Did::Compared, size, stamp });
                }
            }
            Now::Nothing | Now::Foreign | Now::Link => {}
        }
        let bytes = match content {
            Content::Rendered(route) => match (wiki.long(route), wiki.copied(route)) {
                (Some(long), _) => Bytes::Long(long),
                (None, Some(bytes)) => Bytes::Whole(Cow::Borrowed(bytes)),
                (None, None) => {
                    Bytes::Whole(Cow::Owned(wiki.render(route).map_err(PublishError::Render)?))
                }
            },
            Content::Made(bytes) => Bytes::Whole(Cow::Borrowed(bytes)),
            Content::Kept => return Ok(Made { did: Did::Compared, size: 0, stamp: None }),
        };
        write(&file, &bytes, now).map_err(at(&file))
    };
    // What is in each file of ours afterwards; none for those that are not.
    let mut after: Vec<Option<Option<Stamp>>> = vec![None; files.len()];
    let mut published = after
        .par_iter_mut()
        .enumerate()
        .with_max_len(LONGEST_PIECE)
        .map(|(number, after)| {
            let made = make(number)?;
            progress();
            let path = files.path(number);
            let is_refused = made.did == Did::Refused;
            *after = (!is_refused).then_some(made.stamp);
            Ok(Published {
                files: 1,
                pages: usize::from(path.ends_with(".html")),
                written: usize::from(made.did == Did::Wrote),
                bytes: made.size,
                foreign: Vec::from_iter(is_refused.then(|| path.to_string())),
                removed: 0,
            })
        })
        .try_reduce(Published::default, |one, other| Ok(one.and(other)))?;
    published.removed = removed;
    let ours = files.len() - published.foreign.len();
    let is_as_before =
        is_same_site && published.written == 0 && removed == 0 && ours == before.len();
    if !is_as_before {
        let after = after.iter().enumerate();
        let after = after.filter_map(|(number, after)| Some((files.path(number), (*after)?)));
        manifest::write(&manifest, after, Some(made_from)).map_err(at(&manifest))?;
    }
    Ok(published)
}

/// Most files that one core takes up at once: at the end the others wait for it.
const LONGEST_PIECE: usize = 64;

/// Folder and name of a path in the site.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// Paths of the site where a file stands that is in no manifest: somebody else's.
/// A look at each folder, since a question for each file would take long.
fn foreign<'a>(out: &Path, files: &'a Files, before: &Manifest) -> FxHashSet<&'a str> {
    let mut listed: FxHashMap<&str, FxHashSet<OsString>> = FxHashMap::default();
    let unknown = files.paths().filter(|path| !before.has(path));
    unknown
        .filter(|path| {
            let (folder, name) = split(path);
            let names = listed.entry(folder).or_insert_with(|| {
                let entries = fs::read_dir(out.join(folder)).into_iter().flatten();
                entries.filter_map(|entry| Some(entry.ok()?.file_name())).collect()
            });
            names.contains(OsStr::new(name))
        })
        .collect()
}

/// Removes what an earlier run wrote and this one does not make, before anything is
/// written: a file may have to make room for a folder of its name, and the other way
/// round.
fn remove_old(out: &Path, files: &Files, before: &Manifest) -> Result<usize, PublishError> {
    if before.len() == 0 {
        return Ok(0);
    }
    let wanted: FxHashSet<&str> = files.paths().collect();
    let mut removed = 0;
    for path in before.paths().filter(|path| !wanted.contains(path)) {
        let file = out.join(path);
        match fs::remove_file(&file) {
            Ok(()) => removed += 1,
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound
                        | io::ErrorKind::NotADirectory
                        // What stands there now is not ours.
                        | io::ErrorKind::IsADirectory
                ) => {}
            Err(error) => return Err(PublishError::Io(file, error)),
        }
        remove_empty_parents(out, &file);
    }
    Ok(removed)
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

/// What stands at a path of the site.
#[derive(Clone, Copy)]
enum Now {
    /// Nothing.
    Nothing,
    /// A file of ours that is surely as we wrote it.
    Vouched(Stamp),
    /// A file of ours, or what became of it.
    Ours,
    /// A link in the place of our file. Writing through it would change a file
    /// elsewhere.
    Link,
    /// A file that is not ours.
    Foreign,
}

impl Now {
    fn of(file: &Path, path: &str, before: &Manifest) -> Self {
        match file.symlink_metadata() {
            Ok(metadata) if metadata.is_symlink() => Self::Link,
            Ok(metadata) => before.vouched(path, &metadata).map_or(Self::Ours, Self::Vouched),
            Err(_) => Self::Ours,
        }
    }

    /// What is in the file, if that is certain.
    fn stamp(self) -> Option<Stamp> {
        match self {
            Self::Vouched(stamp) => Some(stamp),
            _ => None,
        }
    }
}

/// What was done about a file.
struct Made {
    did: Did,
    size: u64,
    stamp: Option<Stamp>,
}

impl Made {
    fn kept(stamp: Stamp) -> Self {
        Self { did: Did::Kept, size: stamp.size, stamp: Some(stamp) }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Did {
    Wrote,
    /// It was surely right.
    Kept,
    /// It was read and found right.
    Compared,
    Refused,
}

/// The bytes of a file.
enum Bytes<'a> {
    Whole(Cow<'a, [u8]>),
    /// Made while they are written.
    Long(Long<'a>),
}

impl Bytes<'_> {
    fn stamp(&self) -> io::Result<Stamp> {
        match self {
            Self::Whole(bytes) => Ok(Stamp::of(bytes)),
            Self::Long(_) => self.write_stamped(&mut io::sink()),
        }
    }

    /// Writes them and says what they were.
    fn write_stamped(&self, out: &mut dyn io::Write) -> io::Result<Stamp> {
        match self {
            Self::Whole(bytes) => out.write_all(bytes).map(|()| Stamp::of(bytes)),
            Self::Long(long) => {
                let mut buffered = io::BufWriter::with_capacity(64 << 10, Stamping::new(out));
                long.write_to(&mut buffered)?;
                Ok(buffered.into_inner().map_err(io::IntoInnerError::into_error)?.stamp())
            }
        }
    }
}

fn write(file: &Path, bytes: &Bytes, now: Now) -> io::Result<Made> {
    let (did, stamp) = match now {
        Now::Nothing => match File::create_new(file) {
            Ok(mut created) => (Did::Wrote, bytes.write_stamped(&mut created)?),
            // A disk that ignores case has another file of that name.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                (Did::Refused, bytes.stamp()?)
            }
            Err(error) => return Err(error),
        },
        Now::Vouched(_) | Now::Ours | Now::Foreign | Now::Link => {
            let stamp = bytes.stamp()?;
            let is_same = || Stamp::of_file(file).is_ok_and(|before| before == stamp);
            let did = match now {
                Now::Vouched(before) if before == stamp => Did::Kept,
                Now::Ours if is_same() => Did::Compared,
                Now::Foreign if !file.is_symlink() && is_same() => Did::Compared,
                Now::Foreign | Now::Link => Did::Refused,
                _ => {
                    bytes.write_stamped(&mut File::create(file)?)?;
                    Did::Wrote
                }
            };
            (did, stamp)
        }
    };
    Ok(Made { did, size: stamp.size, stamp: Some(stamp) })
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
