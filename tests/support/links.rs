//! Whether every link of a site leads somewhere.
//!
//! In: all files of a site, by path. Out: what is wrong with its links and ids,
//! each with the page that a reader would be on.

use std::collections::{BTreeMap, BTreeSet};

use scraper::{Html, Selector};

use crate::page::selector;

/// What a page offers and what it asks for.
struct Anchors {
    ids: BTreeSet<String>,
    /// Attribute and value.
    links: Vec<(&'static str, String)>,
}

/// Attributes that name an id of their own page.
const REFERENCES: [&str; 5] =
    ["aria-labelledby", "aria-describedby", "aria-controls", "for", "data-filter-for"];

/// Everything that is wrong with the links of a site. Addresses below `base` are
/// the site's own.
pub fn problems(files: &BTreeMap<String, Vec<u8>>, base: Option<&str>) -> Vec<String> {
    let mut problems = Vec::new();
    let any = selector("*");
    let mut pages: BTreeMap<&str, Anchors> = BTreeMap::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        pages.insert(path, anchors(path, bytes, &any, &mut problems));
    }
    for (path, page) in &pages {
        for (attribute, url) in &page.links {
            let target = match destination(path, url, base) {
                Ok(None) => continue,
                Ok(Some(target)) => target,
                Err(why) => {
                    problems.push(format!("{path}: {attribute}=\"{url}\" {why}"));
                    continue;
                }
            };
            if !files.contains_key(&target.path) {
                problems.push(format!("{path}: {attribute}=\"{url}\" leads to no file"));
            } else if let (Some(id), Some(there)) =
                (&target.fragment, pages.get(target.path.as_str()))
                && !there.ids.contains(id)
            {
                problems.push(format!("{path}: {attribute}=\"{url}\": no such place there"));
            }
        }
    }
    problems
}

fn anchors(path: &str, bytes: &[u8], any: &Selector, problems: &mut Vec<String>) -> Anchors {
    let page = Html::parse_document(&String::from_utf8_lossy(bytes));
    let mut anchors = Anchors { ids: BTreeSet::new(), links: Vec::new() };
    let mut wanted = Vec::new();
    let mut headings = 0;
    for element in page.select(any) {
        let element = element.value();
        headings += usize::from(element.name() == "h1");
        if let Some(id) = element.attr("id")
            && !anchors.ids.insert(id.to_string())
        {
            problems.push(format!("{path}: the id `{id}` stands twice"));
        }
        for attribute in ["href", "src", "poster", "action"] {
            if let Some(url) = element.attr(attribute) {
                anchors.links.push((attribute, url.to_string()));
            }
        }
        for attribute in REFERENCES {
            let ids = element.attr(attribute).unwrap_or_default().split_whitespace();
            wanted.extend(ids.map(|id| (attribute, id.to_string())));
        }
    }
    for (attribute, id) in wanted {
        if !anchors.ids.contains(&id) {
            problems.push(format!("{path}: {attribute}=\"{id}\" names no id of the page"));
        }
    }
    if headings != 1 {
        problems.push(format!("{path}: {headings} h1 instead of one"));
    }
    anchors
}

struct Destination {
    path: String,
    fragment: Option<String>,
}

/// Where a link leads within the site; none for the world outside.
fn destination(
    from: &str,
    url: &str,
    base: Option<&str>,
) -> Result<Option<Destination>, &'static str> {
    if let Some(own) = base.and_then(|base| url.strip_prefix(base)) {
        return target("", own).map(Some);
    }
    let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("http" | "https" | "mailto") => return Ok(None),
        Some(scheme) if scheme.bytes().all(|b| b.is_ascii_alphanumeric()) => {
            return Err("has a scheme that no page should use");
        }
        _ => {}
    }
    if url.is_empty() {
        return Err("is empty");
    }
    if url.starts_with('/') {
        return Err("works at the root of a host only");
    }
    target(from, url).map(Some)
}

fn target(from: &str, url: &str) -> Result<Destination, &'static str> {
    let (path, fragment) = match url.split_once('#') {
        Some((path, fragment)) => (path, Some(decoded(fragment))),
        None => (url, None),
    };
    let path = decoded(path.split('?').next().unwrap_or(path));
    if path.is_empty() && fragment.is_some() && !from.is_empty() {
        return Ok(Destination { path: from.to_string(), fragment });
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                folders.pop().ok_or("leads out of the site")?;
            }
            part => folders.push(part),
        }
    }
    let path = folders.join("/");
    let path = match path.is_empty() || path.ends_with('/') {
        true => format!("{path}index.html"),
        false => path,
    };
    Ok(Destination { path, fragment: fragment.filter(|id| !id.is_empty()) })
}

fn decoded(url: &str) -> String {
    let bytes = url.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%')
            .then(|| url.get(at + 1..at + 3))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(hex.unwrap_or(bytes[at]));
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The addresses below `base` that a text names, without `base` itself.
pub fn addresses_under(text: &str, base: &str) -> Vec<String> {
    let starts = text.match_indices(base).map(|(at, _)| at + base.len());
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '"' | '\'');
    starts.map(|at| text[at..].split(ends).next().unwrap_or_default().to_string()).collect()
}

/// Whether a site answers at an address relative to its root.
pub fn is_path_of(files: &BTreeMap<String, Vec<u8>>, address: &str) -> bool {
    target("", address).is_ok_and(|target| files.contains_key(&target.path))
}
