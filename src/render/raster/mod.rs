//! Pictures as files: the cards that other sites show for a link, and posters in
//! the sizes that pages use.
//!
//! In: a film's title and credits, or the bytes of a picture. Out: PNG and JPEG
//! files, the same bytes for the same input. One takes tens of milliseconds, so a
//! file says of itself what it was made from ([`Seal`]): whoever has an older copy
//! knows without making the file again whether it is the same.

pub mod card;
pub mod poster;
mod seal;

pub use seal::Seal;

use std::collections::BTreeSet;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::config::Cards;
use crate::entity::EntityId;
use crate::graph::Entity;
use crate::model::article::{MarkKind, Prose};
use crate::model::kind::Kind;
use crate::render::makers::{Named, directors};
use crate::render::raster::poster::{Poster, Size};
use crate::render::{Site, card as title_card};

/// Most films whose cards are drawn unless the config wants more.
pub const MOST_CARDS: usize = 1_000;

/// What is known of a site's pictures before any is made.
#[derive(Debug, Default)]
pub struct Pictures {
    /// Files under `posters/`, by what they are named, in small letters.
    named: FxHashMap<String, String>,
    /// Of those: each that is no film's poster and that no article shows or links.
    pub lost: Vec<String>,
    /// Posters that can be read, by their film.
    pub posters: FxHashMap<EntityId, Poster>,
    /// What posters show that browsers are left to read, in words, by their film.
    pub drawings: FxHashMap<EntityId, Option<String>>,
    /// How large the pictures that articles show are, by path, where that is known.
    pub sizes: FxHashMap<String, Size>,
    /// Why a file that an article shows is no picture, by path.
    pub faults: FxHashMap<String, String>,
    /// Whether cards are drawn.
    pub cards: Drawn,
    /// Posters under `posters/`, and the words beside them, that no page refers to:
    /// pages show smaller copies or cannot show them, and no article shows or links them.
    pub originals: FxHashSet<u32>,
}

/// Whether cards are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drawn {
    /// They are.
    Yes,
    /// They are not: nobody wants them, or the wiki has no address, and a card
    /// without one is of no use.
    #[default]
    No,
    /// They are not: they would be too many.
    TooMany,
}

impl Drawn {
    /// What a config means for a wiki.
    pub fn new(wanted: Cards, base_url: Option<&str>, films: usize) -> Self {
        match wanted {
            Cards::On => Self::Yes,
            Cards::Off => Self::No,
            Cards::Auto if base_url.is_none() => Self::No,
            Cards::Auto if films > MOST_CARDS => Self::TooMany,
            Cards::Auto => Self::Yes,
        }
    }
}

/// The folder of posters.
const POSTERS: &str = "posters/";

/// Endings of the files that are read as pictures, and behind them those of pictures
/// that nothing here reads: whoever has such a poster is told so.
const ENDINGS: [&str; 13] = [
    "jpg", "jpeg", "png", "webp", "gif", "avif", "bmp", "heic", "jxl", "svg", "tif", "tiff", "jpe",
];

/// How many of them are read.
const READ: usize = 5;

impl Pictures {
    /// Reads the headers of all pictures that articles show, in parallel. `bytes`
    /// gives the content of a copied file.
    pub fn find<'a>(site: &Site<'a>, bytes: impl Fn(u32) -> &'a [u8] + Sync) -> Self {
        let films = || site.of_kind(Kind::Film).filter(|(_, film)| film.article.is_some());
        let named = named_posters(site);
        let poster = |id| {
            let path = poster_of(site, &named, id)?;
            site.files.get_key_value(path).map(|(path, _)| path.as_str())
        };
        let shown: Vec<(EntityId, &'a str)> =
            films().filter_map(|(id, _)| Some((id, poster(id)?))).collect();
        let marks = || {
            let prose = site.articles.iter().flat_map(|article| &article.prose);
            prose.flat_map(Prose::marks)
        };
        let in_text = marks().filter_map(|mark| match &mark.kind {
            MarkKind::Image(path) => site.static_file(path),
            _ => None,
        });
        let mut paths: BTreeSet<&'a str> = shown.iter().map(|&(_, path)| path).collect();
        paths.extend(in_text);
        let is_read = |path: &&&str| ENDINGS[..READ].contains(&ending(path).as_str());
        let measured: Vec<(&str, u32, Result<Size, String>)> = paths
            .par_iter()
            .filter(is_read)
            .filter_map(|&path| {
                let file = *site.files.get(path)?;
                Some((path, file, poster::measure(bytes(file))))
            })
            .collect();
        let drawings = paths.iter().filter(|path| ending(path) == "svg").filter_map(|&path| {
            let file = *site.files.get(path)?;
            Some((path.to_string(), poster::measure_drawing(bytes(file))?))
        });
        let mut pictures = Self {
            cards: Drawn::new(site.config.cards, site.config.base_url.as_deref(), films().count()),
            sizes: drawings.collect(),
            ..Self::default()
        };
        let mut files: FxHashMap<&str, u32> = FxHashMap::default();
        for (path, file, result) in measured {
            match result {
                Ok(size) => {
                    files.insert(path, file);
                    pictures.sizes.insert(path.to_string(), size);
                }
                Err(fault) => {
                    pictures.faults.insert(path.to_string(), fault);
                }
            }
        }
        for (_, path) in shown.iter().filter(|(_, path)| path.starts_with(POSTERS)) {
            if files.contains_key(path) || pictures.faults.contains_key(*path) {
                let of_poster = [site.files.get(*path), words_file(site, path)];
                pictures.originals.extend(of_poster.into_iter().flatten());
            }
        }
        let in_articles = marks().filter_map(|mark| match &mark.kind {
            MarkKind::Image(path) | MarkKind::Link(path) => site.static_file(path),
            _ => None,
        });
        let mut used: FxHashSet<&str> = in_articles.collect();
        for file in used.iter().filter_map(|&path| site.files.get(path)) {
            pictures.originals.remove(file);
        }
        used.extend(shown.iter().map(|&(_, path)| path));
        let of_articles = site.articles.iter().filter_map(|article| article.poster.as_ref());
        used.extend(of_articles.filter_map(|poster| site.static_file(&poster.path)));
        let lost = named.values().filter(|path| !used.contains(path.as_str()));
        pictures.lost = lost.cloned().collect();
        pictures.lost.sort_unstable();
        for (film, path) in shown {
            let alt = || poster_alt(site, film, path, &bytes);
            if let (Some(&file), Some(&size)) = (files.get(path), pictures.sizes.get(path)) {
                pictures.posters.insert(film, Poster::new(file, bytes(file), size, alt()));
            } else if is_shown_as_it_is(path) {
                pictures.drawings.insert(film, alt());
            }
        }
        pictures.named = named;
        pictures
    }
}

impl Pictures {
    /// Attributes with the size of a picture, so that it moves nothing when it comes;
    /// empty where that is not known.
    pub fn dimensions(&self, file: &str) -> String {
        let size = self.sizes.get(file);
        size.map(|size| format!(" width=\"{}\" height=\"{}\"", size.width, size.height))
            .unwrap_or_default()
    }
}

/// The copied file that is a film's poster: the one that its article names, or
/// `posters/<slug>` with a picture's ending, in large or small letters.
pub fn poster_file<'a>(site: &Site<'a>, film: EntityId) -> Option<&'a str> {
    poster_of(site, &site.pictures.named, film)
}

fn poster_of<'a>(
    site: &Site<'a>,
    named: &'a FxHashMap<String, String>,
    film: EntityId,
) -> Option<&'a str> {
    let (_, article) = site.article_about(film)?;
    match &article.poster {
        Some(poster) => site.static_file(&poster.path),
        None => named.get(&*site.graph.entity(film).slug).map(String::as_str),
    }
}

/// The pictures under `posters/`, by their names without the ending, in small letters. Of
/// two of one name the one whose format is read rather, and the first of its path.
fn named_posters(site: &Site) -> FxHashMap<String, String> {
    let mut named: FxHashMap<String, (usize, &str)> = FxHashMap::default();
    for path in site.files.keys().map(String::as_str) {
        let Some((stem, ending)) =
            path.strip_prefix(POSTERS).and_then(|name| name.rsplit_once('.'))
        else {
            continue;
        };
        let ending = ending.to_ascii_lowercase();
        let Some(rank) = ENDINGS.iter().position(|one| *one == ending) else { continue };
        let best = named.entry(stem.to_lowercase()).or_insert((rank, path));
        *best = (*best).min((rank, path));
    }
    named.into_iter().map(|(stem, (_, path))| (stem, path.to_string())).collect()
}

/// Whether a file is left to browsers: nothing here makes it smaller, and they show it.
pub fn is_shown_as_it_is(file: &str) -> bool {
    matches!(ending(file).as_str(), "svg" | "avif")
}

fn ending(file: &str) -> String {
    file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
}

/// What a poster shows, in words: from the front matter, or for articles that have
/// none, from a text beside the picture: `posters/heat-1995.txt`.
fn poster_alt<'a>(
    site: &Site<'a>,
    film: EntityId,
    path: &str,
    bytes: &impl Fn(u32) -> &'a [u8],
) -> Option<String> {
    let words = |text: &str| -> Option<String> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    };
    let (_, article) = site.article_about(film)?;
    article
        .poster_alt
        .as_deref()
        .and_then(words)
        .or_else(|| words(std::str::from_utf8(bytes(*words_file(site, path)?)).ok()?))
}

/// The text beside a picture.
fn words_file<'a>(site: &Site<'a>, path: &str) -> Option<&'a u32> {
    let (stem, _) = path.rsplit_once('.')?;
    site.files.get(&format!("{stem}.txt"))
}

/// Whether a film has a card: one whose title can be set, and that has no poster to show
/// instead.
pub fn has_card(site: &Site, film: EntityId) -> bool {
    let entity = site.graph.entity(film);
    site.pictures.cards == Drawn::Yes
        && entity.article.is_some()
        && !site.pictures.posters.contains_key(&film)
        && card::can_set(&entity.name)
}

/// How many films have no picture for links because the cards' font lacks letters of
/// their titles.
pub fn without_a_card(site: &Site) -> usize {
    let is_without = |(id, film): &(EntityId, &Entity)| {
        film.article.is_some()
            && !site.pictures.posters.contains_key(id)
            && !card::can_set(&film.name)
    };
    match site.pictures.cards {
        Drawn::Yes => site.of_kind(Kind::Film).filter(is_without).count(),
        Drawn::No | Drawn::TooMany => 0,
    }
}

/// What a film's card says.
fn with_words<T>(site: &Site, film: EntityId, use_them: impl Fn(card::Words) -> T) -> T {
    let entity = site.graph.entity(film);
    let name = |named| match named {
        Named::Known(id) => &*site.graph.entity(id).name,
        Named::FirstName(name) => name,
    };
    let directors: Vec<&str> = directors(site, film).into_iter().map(name).collect();
    use_them(card::Words {
        title: &entity.name,
        year: entity.year,
        directors: &directors,
        wiki: &site.config.title,
        hue: title_card::hue(&entity.name),
    })
}

/// A film's card.
pub fn draw_card(site: &Site, film: EntityId) -> Vec<u8> {
    with_words(site, film, card::draw)
}

/// The seal of a film's card.
pub fn card_seal(site: &Site, film: EntityId) -> Seal {
    with_words(site, film, card::seal)
}
