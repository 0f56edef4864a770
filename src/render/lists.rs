//! The front page, the indexes, and the page for what is not there.

use rustc_hash::FxHashMap;

use crate::entity::EntityId;
use crate::model::article::ArticleId;
use crate::model::kind::Kind;
use crate::render::film::{facts, feature_picture, film_link, plain_lead};
use crate::render::parts::{self, Leads, Letters};
use crate::render::release::newest_first;
use crate::render::views::{
    Feature, HomeView, Letter, Link, NameGroup, NamesView, NotFoundView, Number, Page, SearchView,
};
use crate::render::{Site, card, films, json_ld, phrases, pictures};
use crate::route::{Part, Route, to_root, url_path};
use crate::search::Search;

/// Names on the index of a kind whose names stand on several pages.
const MOST_NAMES: usize = 100;

/// What a page has around its content.
pub fn page(
    site: &Site,
    path: &str,
    title: String,
    description: String,
    folder: &'static str,
) -> Page {
    let root = to_root(path);
    Page {
        title,
        description,
        root: root.to_string(),
        canonical: site.config.base_url.as_ref().map(|_| site.absolute(path)),
        index_of: if path.ends_with("index.html") { folder } else { "" },
        hue: None,
        film: None,
        og_type: "website",
        locale: locale(&site.config.language),
        image: None,
        video: None,
        json_ld: None,
        print: None,
        cite: None,
    }
}

/// `en-GB` as `en_GB`; a language without a territory is no locale.
fn locale(language: &str) -> Option<String> {
    let (language, territory) = language.split_once('-')?;
    let is_territory = territory.len() == 2 && territory.bytes().all(|b| b.is_ascii_alphabetic());
    is_territory.then(|| format!("{language}_{}", territory.to_ascii_uppercase()))
}

/// The front page.
pub fn home(site: &Site) -> HomeView {
    let count = |kind: Kind| site.of_kind(kind).count();
    let written = || site.of_kind(Kind::Film).filter(|(_, film)| film.article.is_some());
    let mut recent: Vec<EntityId> = written().map(|(id, _)| id).collect();
    newest_first(site, &mut recent);
    let feature = featured(site, &recent);
    let most = |kind: Kind, most: usize| -> Vec<Link> {
        let mut ids: Vec<(usize, EntityId)> = site
            .of_kind(kind)
            .map(|(id, _)| (films_of(site, id), id))
            .filter(|&(films, _)| films > 0)
            .collect();
        ids.sort_unstable_by_key(|&(films, id)| (std::cmp::Reverse(films), id));
        ids.into_iter()
            .take(most)
            .map(|(films, id)| Link {
                href: site.href("", id),
                label: site.graph.entity(id).name.clone().into_string(),
                note: phrases::count(films, "film", "films"),
            })
            .collect()
    };
    let is_written = |film: EntityId| site.graph.entity(film).article.is_some();
    let titles = site.order(Kind::Film).iter().filter(|&(film, _)| is_written(film));
    let titles = Letters::count(titles.map(|(_, letter)| letter));
    HomeView {
        page: Page {
            json_ld: json_ld::home(site),
            ..page(
                site,
                "index.html",
                site.config.title.clone(),
                site.config.description.clone(),
                "",
            )
        },
        numbers: vec![
            Number { label: "films", value: written().count() },
            Number { label: "people", value: count(Kind::Person) },
            Number { label: "characters", value: count(Kind::Character) },
        ],
        feature: feature.map(|film| {
            let entity = site.graph.entity(film);
            let year = entity.year.map(|year| year.to_string()).unwrap_or_default();
            Feature {
                // Who directed it stands below.
                film: Link { note: year, ..film_link(site, "", film) },
                facts: facts(site, film, ""),
                card: feature_picture(site, film, ""),
                hue: card::hue(&entity.name),
                lead: site
                    .article_about(film)
                    .map(|(id, _)| plain_lead(site, id, 600))
                    .unwrap_or_default(),
            }
        }),
        recent: recent
            .iter()
            .filter(|&&film| Some(film) != feature)
            .take(8)
            .map(|&film| film_link(site, "", film))
            .collect(),
        by_year: pictures::years(site),
        letters: titles.bar(match films::is_split(site) {
            true => Leads::ToPages("films/"),
            false => Leads::Within("films/index.html"),
        }),
        decades: decades(site, ""),
        people: most(Kind::Person, 6),
        people_count: count(Kind::Person),
        series: most(Kind::Series, 6),
        series_count: count(Kind::Series),
        more: [Kind::Genre, Kind::Award, Kind::Country, Kind::Language]
            .into_iter()
            .filter(|&kind| count(kind) > 0)
            .map(|kind| Link {
                href: format!("{}/index.html", kind.folder()),
                label: phrases::capitalised(kind.plural()),
                note: String::new(),
            })
            .collect(),
    }
}

/// The film that the config names, or the one that most articles name with its year,
/// the newest of several. The graph knows these references: the front page, which a
/// browser opens first, need not wait for links.
fn featured(site: &Site, newest_first: &[EntityId]) -> Option<EntityId> {
    let wanted = site.config.featured.as_deref().map(|title| site.graph.resolve(title));
    if let Some(crate::graph::Resolution::One(film)) = wanted
        && site.graph.entity(film).kind == Kind::Film
    {
        return Some(film);
    }
    let mut named: FxHashMap<EntityId, usize> = FxHashMap::default();
    for id in (0..site.articles.len() as u32).map(ArticleId) {
        let films = site.graph.names_in(id).film_refs.iter().map(|&(_, _, film)| film);
        let mut films: Vec<EntityId> =
            films.filter(|&film| film != site.graph.subject(id)).collect();
        films.sort_unstable();
        films.dedup();
        films.into_iter().for_each(|film| *named.entry(film).or_default() += 1);
    }
    newest_first
        .iter()
        .enumerate()
        .max_by_key(|&(at, film)| (named.get(film).copied(), std::cmp::Reverse(at)))
        .map(|(_, &film)| film)
}

/// In how many films an entity is credited or played.
fn films_of(site: &Site, id: EntityId) -> usize {
    let entity = site.graph.entity(id);
    let mut films: Vec<EntityId> = match entity.kind {
        Kind::Character => site.graph.played_by(id).map(|credit| credit.film).collect(),
        Kind::Year => {
            return entity.year.map_or(0, |year| site.graph.films_of_year(year).len());
        }
        Kind::Award => site.graph.nominations(id).map(|nomination| nomination.film).collect(),
        _ => site.graph.works_of(id).iter().map(|work| work.film).collect(),
    };
    films.sort_unstable();
    films.dedup();
    films.len()
}

/// Decades of films, newest first, with links to their years.
pub fn decades(site: &Site, root: &str) -> Vec<Link> {
    let mut decades: Vec<i16> = site
        .of_kind(Kind::Film)
        .filter_map(|(_, film)| film.year.map(|year| year / 10 * 10))
        .collect();
    decades.sort_unstable();
    decades.dedup();
    decades
        .into_iter()
        .rev()
        .map(|decade| Link {
            href: format!("{root}years/index.html#y{decade}"),
            label: format!("{decade}s"),
            note: String::new(),
        })
        .collect()
}

/// Every person, company, year, ... Where there are too many for one page: those
/// of one part, or the ways to the parts and those with most films.
pub fn names(site: &Site, kind: Kind, part: Option<Part>) -> NamesView {
    let path = site.path(match part {
        Some(part) => Route::IndexPart(kind, part),
        None => Route::Index(kind),
    });
    let root = to_root(&path);
    let order = site.order(kind);
    let letters = &order.letters;
    let mut entries: Vec<(EntityId, &str)> = order.iter().collect();
    let count = entries.len();
    let is_split = parts::is_split(kind, count);
    let most = is_split && part.is_none();
    if let Some(part) = part {
        entries.retain(|(_, letter)| letters.part(letter) == part);
    } else if most {
        entries.sort_by_cached_key(|&(id, _)| (std::cmp::Reverse(films_of(site, id)), id));
        entries.truncate(MOST_NAMES);
    }
    let shown = entries.len();
    let mut groups: Vec<NameGroup> = Vec::new();
    for (id, letter) in entries {
        let entity = site.graph.entity(id);
        let (group_id, label) = match (kind, entity.year) {
            _ if most => ("most".to_string(), "In most films".to_string()),
            (Kind::Year, Some(year)) => {
                let decade = year / 10 * 10;
                (format!("y{decade}"), format!("{decade}s"))
            }
            _ => (parts::letter_id(letter), letter.to_string()),
        };
        if groups.last().is_none_or(|group| group.id != group_id) {
            groups.push(NameGroup { id: group_id, label, names: Vec::new() });
        }
        let films = films_of(site, id);
        if let Some(group) = groups.last_mut() {
            group.names.push(Link {
                href: site.href(root, id),
                label: entity.name.clone().into_string(),
                note: if films > 0 { films.to_string() } else { String::new() },
            });
        }
    }
    let title = match part {
        Some(part) => format!("{}: {}", kind.plural(), part.name()),
        None => kind.plural().to_string(),
    };
    let description = match part {
        Some(part) => format!("Every {} of this wiki under {}.", kind.singular(), part.name()),
        None => format!("Every {} of this wiki.", kind.singular()),
    };
    NamesView {
        page: page(site, &path, title, description, kind.folder()),
        heading: kind.plural(),
        part: part.map(Part::name),
        count: if part.is_some() { shown } else { count },
        order: match kind {
            _ if most => "Choose a letter. The figure is the number of films.",
            Kind::Person => "By the last word of the name. The figure is the number of films.",
            Kind::Year => "Newest first. The figure is the number of films.",
            _ => "By name. The figure is the number of films.",
        },
        letters: match kind {
            Kind::Year => decades(site, root)
                .into_iter()
                .map(|decade| Letter {
                    href: decade.href.split_once('#').map(|(_, id)| format!("#{id}")),
                    label: decade.label,
                    current: false,
                })
                .collect(),
            _ if is_split => Letter::with_current(letters.bar(Leads::ToPages("")), part),
            _ => letters.bar(Leads::Within("")),
        },
        groups,
    }
}

/// The page on which everything is searched.
pub fn search(site: &Site) -> SearchView {
    let path = site.path(Route::Search);
    SearchView {
        page: page(site, &path, "Search".to_string(), format!("Search {}.", site.config.title), ""),
        searches: match site.search {
            Search::FullText => "text",
            Search::Names => "names",
        },
        indexes: Kind::ALL
            .map(|kind| Link {
                href: site.path(Route::Index(kind)),
                label: kind.plural().to_string(),
                // As the front page and the index count them.
                note: match kind {
                    Kind::Film => {
                        site.of_kind(kind).filter(|film| film.1.article.is_some()).count()
                    }
                    _ => site.of_kind(kind).count(),
                }
                .to_string(),
            })
            .into_iter()
            .filter(|index| index.note != "0")
            .collect(),
    }
}

/// The page for what is not there. A host shows it at any depth, so its links
/// are absolute where the wiki knows where it is hosted.
pub fn not_found(site: &Site) -> NotFoundView {
    let mut page = page(
        site,
        "404.html",
        "No such page".to_string(),
        "There is no such page in this wiki.".to_string(),
        "",
    );
    page.canonical = None;
    if let Some(base) = &site.config.base_url {
        page.root = url_path_of_base(base);
    }
    NotFoundView { page }
}

/// A base URL as it is: only its text after the host could need encoding, and
/// the config refuses what would.
fn url_path_of_base(base: &str) -> String {
    match base.split_once("://") {
        Some((scheme, rest)) => {
            let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
            format!("{scheme}://{host}/{}", url_path(path))
        }
        None => base.to_string(),
    }
}
