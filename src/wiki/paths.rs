//! Path -> route.
//!
//! In: the site and the files that are copied. Out: [`Paths`], which knows the route of
//! each path, and which files cannot be shown because a page stands in their place.
//!
//! A path is kept as a hash beside its route. The route says its path, so nothing is
//! taken for what it is not.

use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use xxhash_rust::xxh3::xxh3_64;

use crate::diag::{Diagnostic, Rule};
use crate::render::{self, Site};
use crate::route::Route;
use crate::search::jump;
use crate::wiki::settings::CopiedFile;

/// Which page or file lies where.
#[derive(Debug)]
pub struct Paths {
    /// Pages by the hash of their path. A preview asks for them, a build does not.
    pages: OnceLock<Vec<(u64, Route)>>,
    /// Of each copied file.
    standing: Vec<Standing>,
    findings: Vec<Diagnostic>,
}

/// What becomes of a file that is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Shown,
    /// A page has its path. A page takes precedence.
    InTheWay,
    /// It is a poster, and pages show copies of it.
    Original,
}

/// Pages, and folders of pages, that have the path of a file or of its folder.
#[derive(Default)]
struct Met<'a> {
    pages: FxHashSet<&'a str>,
    folders: FxHashSet<&'a str>,
}

impl Paths {
    /// Looks at all paths of a site, in parallel.
    pub fn new(site: &Site, files: &[CopiedFile]) -> Self {
        // Also on a disk that ignores case, and where one needs a folder of the
        // other's name. Paths of pages are in lower case as they are.
        let lower: Vec<String> = files.iter().map(|file| file.path.to_lowercase()).collect();
        let mut asked: FxHashSet<&str> = lower.iter().map(String::as_str).collect();
        asked.extend(lower.iter().flat_map(|path| ancestors(path)));
        let found: Mutex<Met> = Mutex::default();
        render::pages(site).into_par_iter().for_each(|route| {
            let path = site.path(route);
            let page = asked.get(path.as_str()).copied();
            let mut folders =
                ancestors(&path).filter_map(|path| asked.get(path).copied()).peekable();
            if page.is_some() || folders.peek().is_some() {
                let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
                found.pages.extend(page);
                found.folders.extend(folders);
            }
        });
        let found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut paths = Self { pages: OnceLock::new(), standing: Vec::new(), findings: Vec::new() };
        for ((file, lower), at) in files.iter().zip(&lower).zip(0..) {
            let in_the_way = found.pages.contains(lower.as_str())
                || found.folders.contains(lower.as_str())
                || is_for_names(lower)
                || ancestors(lower).any(|folder| found.pages.contains(folder));
            paths.standing.push(match in_the_way {
                true => Standing::InTheWay,
                false if site.pictures.originals.contains(&at) => Standing::Original,
                false => Standing::Shown,
            });
            if in_the_way {
                let message = format!("`static/{}` has the path of a page", file.path);
                let finding = Diagnostic::new(Rule::ShadowedFile, message);
                paths.findings.push(finding.help("rename it; the page is shown"));
            }
        }
        paths
    }

    /// The route of a path, if the site has it.
    pub fn route(&self, site: &Site, path: &str) -> Option<Route> {
        if let Some(name) = path.strip_prefix(jump::FOLDER).and_then(|rest| rest.strip_prefix('/'))
        {
            return site.jump().named(name).map(Route::Jump);
        }
        self.page(site, path).or_else(|| {
            let file = site.files.get(path).copied().filter(|&file| self.is_shown(file));
            file.map(Route::Static)
        })
    }

    fn page(&self, site: &Site, path: &str) -> Option<Route> {
        let hash = xxh3_64(path.as_bytes());
        let pages = self.pages.get_or_init(|| {
            let hashed = |route| (xxh3_64(site.path(route).as_bytes()), route);
            let mut pages: Vec<_> = render::pages(site).into_par_iter().map(hashed).collect();
            pages.par_sort_by_key(|&(hash, _)| hash);
            pages
        });
        let first = pages.partition_point(|&(other, _)| other < hash);
        let alike = pages[first..].iter().take_while(|&&(other, _)| other == hash);
        alike.map(|&(_, route)| route).find(|&route| site.path(route) == path)
    }

    /// Whether a copied file is part of the site.
    pub fn is_shown(&self, file: u32) -> bool {
        self.standing[file as usize] == Standing::Shown
    }

    /// The files that are not shown.
    pub fn findings(&self) -> &Vec<Diagnostic> {
        &self.findings
    }
}

/// Whether a path lies where the files of all names do, or takes the place of their
/// folder. Which files there are changes with every name.
fn is_for_names(path: &str) -> bool {
    let of_folder = |path: &str| jump::FOLDER == path;
    of_folder(path)
        || ancestors(path).any(of_folder)
        || ancestors(jump::FOLDER).any(|folder| folder == path)
}

/// The folders above a path.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}
