//! The index of films: one table, or the ways to its parts and the newest films.
//!
//! In: the films. Out: the views of `films/index.html` and of its parts, and
//! `assets/films.js`, from which the table's script filters all films where they are
//! not all on the page.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;
use serde_json::{Value, json};

use crate::entity::EntityId;
use crate::model::credit::Role;
use crate::model::facts::Money;
use crate::model::kind::Kind;
use crate::render::film::film_link;
use crate::render::lists;
use crate::render::makers::{self, Named, directors};
use crate::render::parts::{self, Leads, Letters, decade};
use crate::render::release::newest_first;
use crate::render::views::{FilmRow, FilmsView, Floor, Letter, Link};
use crate::render::{Site, phrases};
use crate::route::{Part, Route, to_root};

/// Most rows of a table. Two thousand in one keep a phone busy for seconds.
const ROWS: usize = 100;

/// Films on the index where it has parts.
const NEWEST: usize = 100;

/// Sums that the index can be filtered by.
const FLOORS: [u64; 7] =
    [1_000_000, 10_000_000, 50_000_000, 100_000_000, 250_000_000, 500_000_000, 1_000_000_000];

/// Whether the index has parts.
pub fn is_split(site: &Site) -> bool {
    let written = site.of_kind(Kind::Film).filter(|(_, film)| film.article.is_some());
    parts::is_split(Kind::Film, written.count())
}

/// `films/index.html`.
pub fn index(site: &Site) -> FilmsView {
    let path = site.path(Route::Index(Kind::Film));
    let root = to_root(&path);
    let (written, stubs) = by_title(site);
    let count = written.len();
    let page = lists::page(
        site,
        &path,
        "Films".to_string(),
        "Every film of this wiki.".to_string(),
        Kind::Film.folder(),
    );
    let currencies = Currencies::count(site);
    if !is_split(site) {
        return FilmsView {
            page,
            part: None,
            count,
            order: "By title. “The” and “A” do not count.",
            letters: Letters::count(written.iter().map(|(_, letter)| letter))
                .bar(Leads::Within("")),
            decades: lists::decades(site, root).into_iter().map(letter).collect(),
            all: None,
            by_year: false,
            grosses: grosses(site, &currencies),
            tables: tables(rows(site, root, &written, &currencies)),
            stubs: stubs.into_iter().map(|(film, _)| film_link(site, root, film)).collect(),
        };
    }
    let mut newest: Vec<EntityId> = written.iter().map(|&(film, _)| film).collect();
    newest_first(site, &mut newest);
    newest.truncate(NEWEST);
    let newest: Vec<Titled> = newest.into_iter().map(|film| (film, "")).collect();
    let (letters, decades) = ways(site, None);
    let mut rows = rows(site, root, &newest, &currencies);
    rows.iter_mut().for_each(|row| row.id = None);
    FilmsView {
        page,
        part: None,
        count,
        order: "The newest are below. The letters, the decades and the filters lead to all.",
        letters,
        decades,
        all: Some(format!("{root}{}", site.path(Route::FilmList))),
        by_year: true,
        grosses: grosses(site, &currencies),
        tables: tables(rows),
        stubs: Vec::new(),
    }
}

/// One part of the index.
pub fn part(site: &Site, part: Part) -> FilmsView {
    let path = site.path(Route::IndexPart(Kind::Film, part));
    let root = to_root(&path);
    let (mut written, mut stubs) = by_title(site);
    let letters = &site.order(Kind::Film).letters;
    let belongs = |(film, letter): &Titled| match part {
        Part::Letter(_) => letters.part(letter) == part,
        Part::Decade(first) => site.graph.entity(*film).year.map(decade) == Some(first),
    };
    written.retain(belongs);
    stubs.retain(belongs);
    let name = part.name();
    let (letters, decades) = ways(site, Some(part));
    let mut rows = rows(site, root, &written, &Currencies::count(site));
    rows.iter_mut().for_each(|row| row.id = None);
    FilmsView {
        page: lists::page(
            site,
            &path,
            format!("Films: {name}"),
            match part {
                Part::Letter(_) => format!("Films of this wiki whose title begins with {name}."),
                Part::Decade(_) => format!("Films of this wiki from the {name}."),
            },
            Kind::Film.folder(),
        ),
        part: Some(name),
        count: rows.len(),
        order: "By title. “The” and “A” do not count.",
        letters,
        decades,
        all: None,
        by_year: false,
        grosses: Vec::new(),
        tables: tables(rows),
        stubs: stubs.into_iter().map(|(film, _)| film_link(site, root, film)).collect(),
    }
}

/// The bars of letters and decades on an index with parts.
fn ways(site: &Site, current: Option<Part>) -> (Vec<Letter>, Vec<Letter>) {
    let decades = parts::of(site, Kind::Film).into_iter().rev().filter_map(|(part, _)| {
        let Part::Decade(_) = part else { return None };
        Some(Letter { label: part.name(), href: Some(part.file()), current: false })
    });
    let letters = site.order(Kind::Film).letters.bar(Leads::ToPages(""));
    (Letter::with_current(letters, current), Letter::with_current(decades.collect(), current))
}

fn letter(link: Link) -> Letter {
    Letter { label: link.label, href: Some(link.href), current: false }
}

/// A film and the letter that its title stands under.
type Titled<'a> = (EntityId, &'a str);

/// Films with an article and films without one, each by title.
fn by_title<'a>(site: &Site<'a>) -> (Vec<Titled<'a>>, Vec<Titled<'a>>) {
    let is_written = |&(film, _): &Titled| site.graph.entity(film).article.is_some();
    site.order(Kind::Film).iter().partition(is_written)
}

fn tables(mut rows: Vec<FilmRow>) -> Vec<Vec<FilmRow>> {
    let mut tables = Vec::with_capacity(rows.len().div_ceil(ROWS));
    while !rows.is_empty() {
        tables.push(rows.drain(..rows.len().min(ROWS)).collect());
    }
    tables
}

fn rows(site: &Site, root: &str, films: &[Titled], currencies: &Currencies) -> Vec<FilmRow> {
    let mut letter_before = "";
    films
        .iter()
        .map(|&(film, letter)| {
            let id = (letter != letter_before).then(|| parts::letter_id(letter));
            letter_before = letter;
            FilmRow { id, ..row(site, root, film, currencies) }
        })
        .collect()
}

fn row(site: &Site, root: &str, film: EntityId, currencies: &Currencies) -> FilmRow {
    let facts = site.facts(film);
    let gross = facts.and_then(|facts| facts.gross.as_ref());
    let entity = site.graph.entity(film);
    let names = |role: Role| -> Vec<String> {
        holders(site, film, role)
            .map(|id| site.graph.entity(id).name.clone().into_string())
            .collect()
    };
    FilmRow {
        id: None,
        film: Link { note: String::new(), ..film_link(site, root, film) },
        sort: phrases::sort_title(&entity.name).to_string(),
        year: entity.year.map(|year| Link {
            href: format!("{root}years/{year}.html"),
            label: year.to_string(),
            note: String::new(),
        }),
        directors: directors(site, film)
            .into_iter()
            .map(|named| match named {
                Named::Known(id) => Link {
                    href: site.href(root, id),
                    label: site.graph.entity(id).name.clone().into_string(),
                    note: String::new(),
                },
                Named::FirstName(name) => {
                    Link { href: String::new(), label: name.to_string(), note: String::new() }
                }
            })
            .collect(),
        genres: names(Role::Genre),
        countries: names(Role::Country),
        runtime: facts.and_then(|facts| facts.runtime),
        gross: gross.map(Money::spelled).unwrap_or_default(),
        gross_sort: gross.map(|money| money.high.to_string()).unwrap_or_default(),
        currency: gross.map(|money| currencies.rank(money)).unwrap_or_default(),
    }
}

fn holders<'a>(
    site: &'a Site,
    film: EntityId,
    role: Role,
) -> impl Iterator<Item = EntityId> + use<'a> {
    let credits = site.graph.credits_of_film(film);
    credits.filter(move |credit| credit.role == role).map(|credit| credit.holder)
}

/// The currencies that films are counted in, the one of most films first. Amounts
/// are compared within a currency only: what a rupee was worth is not known here.
struct Currencies(Vec<String>);

impl Currencies {
    fn count(site: &Site) -> Self {
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        for (film, _) in site.of_kind(Kind::Film) {
            if let Some(money) = site.facts(film).and_then(|facts| facts.gross.as_ref()) {
                *counts.entry(money.currency_name()).or_default() += 1;
            }
        }
        let mut all: Vec<(&str, usize)> = counts.into_iter().collect();
        all.sort_unstable_by_key(|&(name, count)| (Reverse(count), name));
        Self(all.into_iter().map(|(name, _)| name.to_string()).collect())
    }

    fn rank(&self, money: &Money) -> usize {
        self.0.iter().position(|name| name == money.currency_name()).unwrap_or_default()
    }
}

/// The sums that one film at least has reached.
fn grosses(site: &Site, currencies: &Currencies) -> Vec<Floor> {
    let films = site.of_kind(Kind::Film);
    let grosses: Vec<&Money> = films
        .filter_map(|(film, _)| site.facts(film)?.gross.as_ref())
        .filter(|money| currencies.rank(money) == 0)
        .collect();
    let Some(&usual) = grosses.first() else { return Vec::new() };
    let most = grosses.iter().map(|money| money.high).max().unwrap_or_default();
    let floor = |amount| Floor {
        amount,
        label: Money { low: amount, high: amount, ..usual.clone() }.spelled(),
    };
    FLOORS.into_iter().filter(|&amount| amount <= most).map(floor).collect()
}

/// Names that many films share, each once.
#[derive(Default)]
struct Table {
    at: FxHashMap<EntityId, usize>,
    names: Vec<Value>,
}

impl Table {
    fn place(&mut self, id: EntityId, value: impl FnOnce() -> Value) -> usize {
        *self.at.entry(id).or_insert_with(|| {
            self.names.push(value());
            self.names.len() - 1
        })
    }

    /// Adds a name that has no page.
    fn add(&mut self, value: Value) -> usize {
        self.names.push(value);
        self.names.len() - 1
    }
}

/// `assets/films.js`: a call with every film in short, by title, because a script can
/// be loaded where a file may not be read. A film is its title, slug, year,
/// directors, genres, countries, runtime, gross as spelled, amount and rank of its
/// currency; names are places in the tables beside the films, 0 is for what is not
/// known.
pub fn list(site: &Site) -> Vec<u8> {
    let currencies = Currencies::count(site);
    let (mut directors, mut genres, mut countries) =
        (Table::default(), Table::default(), Table::default());
    let (written, _) = by_title(site);
    let films: Vec<Value> = written
        .iter()
        .map(|&(film, _)| {
            let entity = site.graph.entity(film);
            let facts = site.facts(film);
            let gross = facts.and_then(|facts| facts.gross.as_ref());
            let name = |id: EntityId| &*site.graph.entity(id).name;
            let slug = |id: EntityId| &*site.graph.entity(id).slug;
            json!([
                entity.name,
                entity.slug,
                entity.year.unwrap_or_default(),
                makers::directors(site, film)
                    .into_iter()
                    .map(|named| match named {
                        Named::Known(id) => directors.place(id, || json!([name(id), slug(id)])),
                        Named::FirstName(name) => directors.add(json!([name])),
                    })
                    .collect::<Vec<_>>(),
                holders(site, film, Role::Genre)
                    .map(|id| genres.place(id, || json!(name(id))))
                    .collect::<Vec<_>>(),
                holders(site, film, Role::Country)
                    .map(|id| countries.place(id, || json!(name(id))))
                    .collect::<Vec<_>>(),
                facts.and_then(|facts| facts.runtime).unwrap_or_default(),
                gross.map(Money::spelled).unwrap_or_default(),
                gross.map(|money| money.high).unwrap_or_default(),
                gross.map(|money| currencies.rank(money)).unwrap_or_default(),
            ])
        })
        .collect();
    let all = json!({
        "directors": directors.names,
        "genres": genres.names,
        "countries": countries.names,
        "films": films,
    });
    format!("filmwikiFilms({all});\n").into_bytes()
}
