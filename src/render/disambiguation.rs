//! Names that several pages have: the page of a name, the list of such names, the
//! line that points from one bearer's page to the others, and the small pages that
//! other names of something have.

use crate::entity::EntityId;
use crate::fold;
use crate::graph::shared::{RedirectTo, SharedName};
use crate::graph::{Entity, Identity};
use crate::model::credit::Role;
use crate::model::kind::Kind;
use crate::render::entity::{directed_by, films, lede};
use crate::render::film::{film_link, link_html, plain_lead};
use crate::render::html::{Html, escaped};
use crate::render::lists;
use crate::render::parts::{Leads, Letters, letter_id};
use crate::render::views::{LedgerRow, Link, NameGroup, NameView, NamesView, RedirectView};
use crate::render::{Site, phrases};
use crate::route::{Route, to_root};

/// Most other bearers that a page names itself.
const FEW: usize = 2;

/// The page of a name.
pub fn page(site: &Site, at: u32) -> NameView {
    let shared = &site.graph.shared_names()[at as usize];
    let path = site.path(Route::Name(at));
    let root = to_root(&path);
    let description = format!("What this wiki knows under the name {}.", shared.name);
    NameView {
        page: lists::page(site, &path, shared.name.clone(), description, "names"),
        name: shared.name.clone(),
        lede: format!(
            "{} of this wiki have this name.",
            phrases::capitalised(&phrases::count(shared.bearers.len(), "page", "pages"))
        ),
        rows: shared.bearers.iter().map(|&id| row(site, root, id)).collect(),
    }
}

/// A bearer: which one, and who or what it is.
fn row(site: &Site, root: &str, id: EntityId) -> LedgerRow {
    let entity = site.graph.entity(id);
    let is_film = entity.kind == Kind::Film;
    let note = match (&entity.qualifier, entity.year) {
        (_, Some(year)) => year.to_string(),
        (Some(qualifier), _) if Kind::from_word(qualifier) != Some(entity.kind) => {
            qualifier.clone().into_string()
        }
        _ => String::new(),
    };
    let role = match entity.kind {
        Kind::Film => Html(format!("Film {}", directed_by(site, root, id)).trim_end().to_string()),
        Kind::Character => lede(site, id, root),
        _ => match site.article_about(id) {
            Some((id, _)) => Html(escaped(&plain_lead(site, id, 140))),
            None => lede(site, id, root),
        },
    };
    LedgerRow {
        key: String::new(),
        key_href: None,
        subject: Link { note, ..film_link(site, root, id) },
        is_film,
        role,
    }
}

/// Every name that several pages have.
pub fn index(site: &Site) -> NamesView {
    let path = site.path(Route::Names);
    let mut names: Vec<(String, u32, &SharedName)> = (0..)
        .zip(site.graph.shared_names())
        .map(|(at, shared)| (fold::key(phrases::sort_title(&shared.name)), at, shared))
        .collect();
    names.sort_by(|a, b| {
        (phrases::letter(&a.0), &a.0, a.1).cmp(&(phrases::letter(&b.0), &b.0, b.1))
    });
    let mut groups: Vec<NameGroup> = Vec::new();
    for (key, at, shared) in &names {
        let letter = phrases::letter(key);
        if groups.last().is_none_or(|group| group.label != letter) {
            groups.push(NameGroup { id: letter_id(&letter), label: letter, names: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.names.push(Link {
                href: format!("{}{}", to_root(&path), site.path(Route::Name(*at))),
                label: shared.name.clone(),
                note: shared.bearers.len().to_string(),
            });
        }
    }
    NamesView {
        page: lists::page(
            site,
            &path,
            "Names of several".to_string(),
            "Names that several pages of this wiki have.".to_string(),
            "names",
        ),
        heading: "Names of several",
        part: None,
        count: names.len(),
        order: "Each leads to all that have it. The figure is how many.",
        letters: Letters::count(names.iter().map(|(key, ..)| phrases::letter(key)))
            .bar(Leads::Within("")),
        groups,
    }
}

/// The line at the top of a page whose name others have: what this one is, and
/// where the others are.
pub fn hatnote(site: &Site, id: EntityId, root: &str) -> Html {
    let Some((at, shared)) = site.graph.shared_name_of(id) else {
        return namesakes(site, id, root);
    };
    let href = format!("{root}{}", site.path(Route::Name(at)));
    let undecided = |id: EntityId| site.graph.entity(id).identity == Identity::OneOfSeveral;
    if undecided(id) {
        let name = escaped(&shared.name);
        return Html(format!(
            "Several have this name; see <a href=\"{href}\">all that are called {name}</a>."
        ));
    }
    // One more than are named: a thousand bearers are not counted for each of them.
    let others = shared.bearers.iter().copied().filter(|&one| one != id && !undecided(one));
    let others: Vec<EntityId> = others.take(FEW + 1).collect();
    let mut note = format!("This page is about {}. For ", what(site, id, root));
    if others.len() > FEW {
        note.push_str(&format!(
            "others of this name, see <a href=\"{href}\">all that are called {}</a>.",
            escaped(&shared.name)
        ));
    } else {
        let others: Vec<String> = others
            .iter()
            .map(|&other| {
                format!("{}, see {}", what(site, other, root), link_html(site, root, other))
            })
            .collect();
        note.push_str(&others.join("; for "));
        note.push('.');
    }
    Html(note)
}

/// The line at the top of a part's page whose name parts in other films have, and which
/// has no page of the name.
fn namesakes(site: &Site, id: EntityId, root: &str) -> Html {
    /// Most others that are named.
    const OTHERS: usize = 3;
    let Entity { kind, name, .. } = site.graph.entity(id);
    if *kind != Kind::Character {
        return Html::default();
    }
    let others = site.graph.named(name).iter().copied().filter(|&other| {
        let entity = site.graph.entity(other);
        other != id && entity.kind == Kind::Character && entity.name == *name
    });
    // One more than are named: a thousand parts are not counted for each of them.
    let others: Vec<EntityId> = others.take(OTHERS + 1).collect();
    if others.is_empty() {
        return Html::default();
    }
    let mut named: Vec<String> = others
        .iter()
        .take(OTHERS)
        .map(|&other| {
            let href = site.href(root, other);
            let of = films(site, other).into_iter().map(|film| film_title(site, film)).next();
            let of = of.map_or_else(|| "elsewhere".to_string(), |film| format!("in {film}"));
            format!("<a href=\"{href}\">{} {of}</a>", escaped(name))
        })
        .collect();
    if others.len() > OTHERS {
        named.push("others".to_string());
    }
    let parts = if others.len() == 1 { "another part" } else { "other parts" };
    Html(format!("For {parts} of this name, see {}.", phrases::list(&named)))
}

/// A film's title and year, as HTML.
fn film_title(site: &Site, film: EntityId) -> String {
    let film = site.graph.entity(film);
    format!("<i>{}</i>{}", escaped(&film.name), film.year_note())
}

/// What something is, as far as that tells it from others of its name, as HTML.
fn what(site: &Site, id: EntityId, root: &str) -> String {
    let Entity { kind, qualifier, year, .. } = site.graph.entity(id);
    match (kind, qualifier.as_deref()) {
        (Kind::Film, _) => match year {
            Some(year) => format!("the {year} film{}", directed(site, id, root)),
            None => "the film".to_string(),
        },
        (Kind::Person, Some(qualifier)) if qualifier.starts_with("born ") => {
            format!("the person {}", escaped(qualifier))
        }
        (Kind::Person | Kind::Company, Some(qualifier)) => format!("the {}", escaped(qualifier)),
        (Kind::Person, None) => format!("the {}", job(site, id)),
        (Kind::Character, _) => match films(site, id).as_slice() {
            [one] => {
                format!("the character in {}", link_html(site, root, *one))
            }
            _ => "the character".to_string(),
        },
        (kind, _) => format!("the {}", kind.singular()),
    }
}

/// Who directed a film, where another one of its name came out in the same year.
fn directed(site: &Site, id: EntityId, root: &str) -> String {
    let director = site.graph.told_apart_by(id).map(|director| link_html(site, root, director));
    director.map_or(String::new(), |director| format!(" by {director}"))
}

/// What somebody is credited as most.
fn job(site: &Site, id: EntityId) -> String {
    let mut counts: Vec<(usize, std::cmp::Reverse<Role>)> = Vec::new();
    for credit in site.graph.credits_of(id) {
        match counts.iter_mut().find(|(_, role)| role.0 == credit.role) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, std::cmp::Reverse(credit.role))),
        }
    }
    let most = counts.into_iter().max();
    most.map_or("person".to_string(), |(_, role)| match role.0 {
        Role::Screenplay | Role::Story | Role::BasedOn => "writer".to_string(),
        role => role.facts().on_holder.to_lowercase(),
    })
}

/// The page at another name of something.
pub fn redirect(site: &Site, at: u32) -> RedirectView {
    let redirect = &site.graph.redirects()[at as usize];
    let root = to_root(&site.path(Route::Redirect(at)));
    let route = match redirect.to {
        RedirectTo::Entity(id) => Route::Entity(id),
        RedirectTo::Name(at) => Route::Name(at),
    };
    let name = match redirect.to {
        RedirectTo::Entity(id) => &*site.graph.entity(id).name,
        RedirectTo::Name(at) => &site.graph.shared_names()[at as usize].name,
    };
    let path = site.path(route);
    let href = format!("{root}{path}");
    let canonical = site.config.base_url.as_ref().map(|_| site.absolute(&path));
    RedirectView {
        alias: redirect.name.clone(),
        name: name.to_string(),
        canonical: canonical.unwrap_or_else(|| href.clone()),
        href,
    }
}
