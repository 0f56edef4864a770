//! Films that prose names with their year.
//!
//! In: every article's [`FilmRef`]s. Out: the film that each one means. Known
//! films come first; a reference whose title surely begins at one word makes a
//! stub, unless any article says that it is for television; a doubtful one means a film
//! only if the wiki knows a film of that title by then. What two films have in common,
//! title and year, means neither, but in the article of one of them. A wrong stub would
//! cost more than a missing one.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::entity::EntityId;
use crate::fold;
use crate::graph::Resolution;
use crate::graph::build::Builder;
use crate::model::article::{Article, ArticleId, Block, FilmRef, SetOff, Spot};
use crate::model::facts::Year;
use crate::model::kind::Kind;
use crate::model::works;
use crate::source::Span;

/// Resolves all references, making stubs.
pub fn resolve(builder: &mut Builder) {
    let subtitles = Subtitles::new(builder);
    let surnames = Surnames::new(builder);
    let years = Years::new(builder);
    let broadcasts = Broadcasts::new(builder);
    let mut found: Vec<Vec<(u32, u32, EntityId)>> = Vec::with_capacity(builder.articles.len());
    let mut doubtful: Vec<(ArticleId, u32)> = Vec::new();
    for (article_id, article) in builder.articles() {
        let text = builder.text(article);
        let mut refs = Vec::new();
        let subject = builder.graph.subject(article_id);
        for (at, film_ref) in (0u32..).zip(&article.film_refs) {
            if let Some((start, film)) = subtitles.known(builder, article, text, film_ref) {
                refs.extend(meant(&film, subject).map(|film| (at, start, film)));
            } else if film_ref.set_off == SetOff::Source && !is_called_film(article, text, film_ref)
            {
                doubtful.push((article_id, at));
            } else if let Some(start) = surnames.beginning(article, text, film_ref) {
                let title = title(article, text, film_ref, start);
                if broadcasts.has(title, film_ref.year) {
                    continue;
                }
                if film_ref.set_off == SetOff::Emphasis
                    || (can_be_title(builder, title) && !may_be_two(article, text, film_ref, start))
                {
                    let year = years.meant(builder, title, film_ref.year);
                    let Some(film) = builder.intern_film(title, year) else { continue };
                    if year != film_ref.year {
                        builder.enter_name(&format!("{title} ({})", film_ref.year), film);
                    }
                    refs.push((at, start, film));
                }
            } else {
                doubtful.push((article_id, at));
            }
        }
        found.push(refs);
    }
    for (article_id, at) in doubtful {
        let article = &builder.articles[article_id.0 as usize];
        let film_ref = &article.film_refs[at as usize];
        let text = builder.text(article);
        if let Some((start, film)) = subtitles.known(builder, article, text, film_ref) {
            let film = meant(&film, builder.graph.subject(article_id));
            found[article_id.0 as usize].extend(film.map(|film| (at, start, film)));
        }
    }
    for (article_id, mut refs) in (0..).map(ArticleId).zip(found) {
        refs.sort_unstable_by_key(|&(at, ..)| at);
        builder.set_film_refs(article_id, refs);
    }
}

/// The film that is meant in the article on `subject`.
fn meant(film: &Resolution, subject: EntityId) -> Option<EntityId> {
    match film {
        Resolution::Several(several) if several.contains(&subject) => Some(subject),
        film => film.one(),
    }
}

/// Films by what follows the last colon of their title, and their year, so that
/// `Chapter 4 (2023)` finds `John Wick: Chapter 4`. None where two films share it.
struct Subtitles(FxHashMap<(String, Year), Option<EntityId>>);

impl Subtitles {
    fn new(builder: &Builder) -> Self {
        let mut films = FxHashMap::default();
        for (id, entity) in builder.graph.entities() {
            if let (Kind::Film, Some(year), Some((_, subtitle))) =
                (entity.kind, entity.year, entity.name.rsplit_once(": "))
            {
                films
                    .entry((fold::key(subtitle), year))
                    .and_modify(|film| *film = None)
                    .or_insert(Some(id));
            }
        }
        Self(films)
    }

    /// The film, or the several, that the longest possible title names or is the
    /// subtitle of.
    fn known(
        &self,
        builder: &Builder,
        article: &Article,
        text: &str,
        film_ref: &FilmRef,
    ) -> Option<(u32, Resolution)> {
        let titles =
            || film_ref.starts.iter().map(|&start| (start, title(article, text, film_ref, start)));
        let named = |(start, title)| match builder.graph.film(title, film_ref.year) {
            Resolution::Nothing => None,
            known => Some((start, known)),
        };
        titles().find_map(named).or_else(|| {
            titles().find_map(|(start, title)| {
                let film = self.0.get(&(fold::key(title), film_ref.year)).copied()??;
                Some((start, Resolution::One(film)))
            })
        })
    }
}

/// How often articles name a title with a year. Sources differ by a year on when a
/// film came out, so that one title with two adjacent years is one film.
struct Years(FxHashMap<(String, Year), u32>);

impl Years {
    fn new(builder: &Builder) -> Self {
        let named = |article: &Article| -> Vec<(String, Year)> {
            let text = builder.text(article);
            let films = article.film_refs.iter().filter(|one| one.set_off != SetOff::Source);
            let titles = films.flat_map(|one| one.starts.iter().map(move |&start| (one, start)));
            titles.map(|(one, at)| (fold::key(title(article, text, one, at)), one.year)).collect()
        };
        let named: Vec<Vec<(String, Year)>> = builder.articles.par_iter().map(named).collect();
        let mut times = FxHashMap::default();
        for title in named.into_iter().flatten() {
            *times.entry(title).or_default() += 1;
        }
        Self(times)
    }

    /// The year under which a film that has no article is known: of two adjacent
    /// ones the one that is named more often, or the earlier. A wiki that knows a film
    /// of that title does not guess.
    fn meant(&self, builder: &Builder, title: &str, year: Year) -> Year {
        let is_written = builder.graph.named(title).iter().any(|&id| {
            let entity = builder.graph.entity(id);
            entity.kind == Kind::Film && entity.article.is_some()
        });
        if is_written {
            return year;
        }
        let key = fold::key(title);
        let times = |year: Year| self.0.get(&(key.clone(), year)).copied().unwrap_or(0);
        let before = year - 1;
        if times(before) > 0 && times(before) >= times(year) {
            before
        } else if times(year + 1) > times(year) {
            year + 1
        } else {
            year
        }
    }
}

/// Titles of works for television.
struct Broadcasts {
    /// The years in which works of a title began, where that is said.
    began: FxHashMap<String, Vec<Option<Year>>>,
    /// Films whose titles they have, too.
    films: FxHashSet<(String, Year)>,
}

impl Broadcasts {
    fn new(builder: &Builder) -> Self {
        let mut began: FxHashMap<String, Vec<Option<Year>>> = FxHashMap::default();
        let mut films = FxHashSet::default();
        for (_, article) in builder.articles() {
            let text = builder.text(article);
            for broadcast in &article.broadcasts {
                let shown = article.prose(broadcast.prose).text(text);
                for title in &broadcast.titles {
                    let key = fold::key(&shown[title.start as usize..title.end as usize]);
                    began.entry(key).or_default().push(broadcast.year);
                }
            }
        }
        for (_, article) in builder.articles().filter(|_| !began.is_empty()) {
            let text = builder.text(article);
            for film_ref in
                article.film_refs.iter().filter(|one| is_called_film(article, text, one))
            {
                let keys =
                    film_ref.starts.iter().map(|&at| fold::key(title(article, text, film_ref, at)));
                films.extend(keys.map(|key| (key, film_ref.year)));
            }
        }
        Self { began, films }
    }

    /// Whether a title with its year is that of a work for television, for all that the
    /// wiki says. Sources differ by a year on when one began.
    fn has(&self, title: &str, year: Year) -> bool {
        if self.began.is_empty() {
            return false;
        }
        let key = fold::key(title);
        let Some(began) = self.began.get(&key) else { return false };
        began.iter().flatten().any(|began| began.abs_diff(year) <= 1)
            || began.contains(&None) && !self.films.contains(&(key, year))
    }
}

/// Whether the place itself says that what it names is a film.
fn is_called_film(article: &Article, text: &str, film_ref: &FilmRef) -> bool {
    let shown = article.prose(film_ref.prose).text(text);
    let noun = |&start: &u32| {
        let word = word_before(shown, start).trim_end_matches(['"', '“', ',']);
        matches!(word, "film" | "movie") || works::is_kind_of_film(word)
    };
    let inside = shown[film_ref.end as usize..].split(')').next().unwrap_or_default();
    inside.ends_with(" film") || film_ref.starts.iter().any(noun)
}

/// Last names of everybody known, to tell "Wiseman on *Underworld*" from a title.
struct Surnames {
    last: FxHashSet<String>,
    full: FxHashSet<String>,
}

impl Surnames {
    fn new(builder: &Builder) -> Self {
        let people = builder.graph.entities().filter(|(_, entity)| entity.kind == Kind::Person);
        let full: FxHashSet<String> =
            people.map(|(_, person)| person.name.clone().into_string()).collect();
        let last = full.iter().filter_map(|name| name.split_whitespace().next_back());
        Self { last: last.map(str::to_string).collect(), full }
    }

    /// Where a title begins: at its first word, unless the words before a later
    /// beginning end with a known surname, which then are not the title's. None
    /// where they end with a word that the article uses as a name elsewhere. Before
    /// "and" a surname is also a word: "Salt and Fire".
    fn beginning(&self, article: &Article, text: &str, film_ref: &FilmRef) -> Option<u32> {
        let shown = article.prose(film_ref.prose).text(text);
        let (&first, later) = film_ref.starts.split_first()?;
        let mut beginning = first;
        // "by Ragna Holt: Drowned Bell (1991)"
        let whole = &shown[first as usize..film_ref.end as usize];
        if let Some((name, _)) = whole.split_once(": ")
            && self.full.contains(name)
        {
            return Some(first + name.len() as u32 + 2);
        }
        let stands_out = stands_out(article, text, film_ref);
        if whole.contains(" and ") && stands_out == StandsOut::Alone {
            return Some(first);
        }
        // Nobody's name: "A Good Day to Die Hard", though a Doris Day be known.
        if ["A ", "An ", "The "].iter().any(|article| whole.starts_with(article)) {
            return Some(first);
        }
        for &start in later {
            let words = &shown[beginning as usize..start as usize];
            let before = word_before(shown, beginning);
            let bare = name_before(words)?;
            let is_used = || is_used_elsewhere(around(article, text, film_ref), bare, whole);
            let is_name = match words.trim_end().strip_suffix(" and") {
                Some(name) => self.full.contains(name) || self.last.contains(bare) && is_used(),
                None => self.last.contains(bare),
            };
            if is_name {
                beginning = start;
            } else if is_used() && stands_out != StandsOut::Alone
                || stands_out == StandsOut::No
                    && may_be_before(words, title(article, text, film_ref, start), before)
            {
                return None;
            }
        }
        Some(beginning)
    }
}

/// What says that all words of a reference are one title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StandsOut {
    /// It stands alone in a list of films.
    Alone,
    /// The article has the same words again.
    Again,
    /// Nothing.
    No,
}

fn stands_out(article: &Article, text: &str, film_ref: &FilmRef) -> StandsOut {
    let first = film_ref.starts[0];
    let whole = title(article, text, film_ref, first);
    if is_entry(article, text, film_ref, first) {
        StandsOut::Alone
    } else if around(article, text, film_ref).matches(whole).nth(1).is_some() {
        StandsOut::Again
    } else {
        StandsOut::No
    }
}

/// How much of an article before and behind a reference is looked at for its words, in
/// bytes: most articles as a whole, and of a list of ten thousand films each time the same.
const AROUND: usize = 30_000;

/// The text of an article around a reference.
fn around<'t>(article: &Article, text: &'t str, film_ref: &FilmRef) -> &'t str {
    let at = film_ref.starts[0] as usize..film_ref.end as usize;
    let Span { start, end } = article.place(film_ref.prose, at).span;
    let start = text.floor_char_boundary((start as usize).saturating_sub(AROUND));
    &text[start..text.ceil_char_boundary(end as usize + AROUND)]
}

/// Whether words before a title's rest may be no part of it, though nobody is known by
/// them: `Scorsese's`, `Gus Van Sant,`, `See`. `Aguirre, the` goes on in lower case, and
/// `Hello,` is nobody's whole name where no preposition stands before it.
fn may_be_before(words: &str, rest: &str, before: &str) -> bool {
    let words = words.trim_end();
    let is_title = ["Inc", "Jr", "Sr", "Ltd"].iter().any(|suffix| rest.starts_with(suffix))
        || rest.starts_with(char::is_lowercase);
    let ties = ["by", "from", "of", "with", "and", "director", "like"].contains(&before);
    let is_name = words.ends_with(',') && !is_title && (words.contains(' ') || ties);
    let is_opener = !words.contains(' ') && words.chars().all(char::is_alphabetic);
    is_name || is_opener || words.ends_with("'s") || words.ends_with("’s")
}

fn word_before(shown: &str, start: u32) -> &str {
    shown[..start as usize].split_whitespace().next_back().unwrap_or_default()
}

/// The last word with a capital, as the name that it may be.
fn name_before(words: &str) -> Option<&str> {
    let name = words.split_whitespace().rev().find(|word| word.starts_with(char::is_uppercase));
    let name = name?.trim_end_matches([',', '!', '?']);
    Some(name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name))
}

/// Whatever [`resolve`] can read of a reference, but for where in its prose it stands.
pub fn reading(article: &Article, text: &str, film_ref: &FilmRef) -> String {
    let shown = article.prose(film_ref.prose).text(text);
    let first = film_ref.starts[0];
    let whole = &shown[first as usize..film_ref.end as usize];
    let behind_colon = whole.find(": ").map(|at| first + at as u32 + 2);
    let starts = film_ref.starts.iter().copied().chain(behind_colon);
    let two = starts.map(|start| (start - first, may_be_two(article, text, film_ref, start)));
    let names = film_ref.starts.iter().enumerate().flat_map(|(nth, &start)| {
        film_ref.starts[..nth].iter().map(move |&beginning| {
            let name = name_before(&shown[beginning as usize..start as usize]);
            let text = around(article, text, film_ref);
            (name, name.is_some_and(|name| is_used_elsewhere(text, name, whole)))
        })
    });
    let (two, names): (Vec<_>, Vec<_>) = (two.collect(), names.collect());
    let stands_out = stands_out(article, text, film_ref);
    let called = is_called_film(article, text, film_ref);
    let before: Vec<&str> = film_ref.starts.iter().map(|&at| word_before(shown, at)).collect();
    format!(
        "{:?}",
        (film_ref.year, film_ref.set_off, whole, before, two, names, stands_out, called)
    )
}

/// Whether an article has a word, with its capital, also outside a phrase.
fn is_used_elsewhere(text: &str, word: &str, phrase: &str) -> bool {
    let inside = text.matches(phrase).count();
    text.match_indices(word)
        .filter(|(at, _)| {
            let before = text[..*at].chars().next_back();
            let after = text[at + word.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
        .take(inside + 1)
        .count()
        > inside
}

fn title<'a>(article: &'a Article, text: &'a str, film_ref: &FilmRef, start: u32) -> &'a str {
    &article.prose(film_ref.prose).text(text)[start as usize..film_ref.end as usize]
}

/// Whether a new film can have this title: not a part of another title, not
/// somebody's name.
fn can_be_title(builder: &Builder, title: &str) -> bool {
    let names_a_person =
        builder.graph.named(title).iter().any(|&id| builder.graph.entity(id).kind == Kind::Person);
    let last = title.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let is_event = matches!(
        last.as_str(),
        "festival"
            | "awards"
            | "award"
            | "prize"
            | "prizes"
            | "championship"
            | "convention"
            | "conference"
            | "biennale"
            | "expo"
            | "university"
            | "museum"
    );
    !is_event
        && !is_generic(title)
        && !names_a_person
        && title.chars().filter(|c| c.is_alphabetic()).count() > 1
}

/// Whether "A and B (1999)" may name two films: nothing says that it is one title.
fn may_be_two(article: &Article, text: &str, film_ref: &FilmRef, start: u32) -> bool {
    let title = title(article, text, film_ref, start);
    let prose = article.prose(film_ref.prose).text(text);
    let before = prose[..start as usize].trim_end_matches(['"', '“', '‘', ' ']);
    let quoted = before.len() + 1 < start as usize;
    // Somebody's film, and a film in a list whose films all have a year, is one.
    let said = ["film", "movie", "drama", "comedy", "'s", "’s", "),", ") and", "), and"]
        .iter()
        .any(|words| before.ends_with(words));
    let again = text.match_indices(title).nth(1).is_some();
    title.contains(" and ")
        && !quoted
        && !said
        && !again
        && !is_entry(article, text, film_ref, start)
}

/// Whether a title and its year stand alone, as an entry of a list of films does, or begin
/// one that goes on behind a mark. A list with episodes is none of films.
fn is_entry(article: &Article, text: &str, film_ref: &FilmRef, start: u32) -> bool {
    let shown = article.prose(film_ref.prose).text(text);
    let behind = shown[film_ref.end as usize..].split_once(')').map(|(_, rest)| rest.trim_start());
    let ends = |rest: &str| rest.is_empty() || rest.starts_with([',', ';', ':', '–', '—', '-']);
    let Spot::Section(section) = article.prose(film_ref.prose).spot else { return false };
    let heading = article.prose(article.sections[section as usize].heading).text(text);
    if is_of_honours(heading) {
        return false;
    }
    let stands_alone = shown[..start as usize].trim().is_empty() && behind.is_some_and(ends);
    let lists = article.sections[section as usize].blocks.iter().filter_map(|block| match block {
        Block::List(list) => Some(&list.items),
        _ => None,
    });
    let entries = |items: &Vec<Vec<Block>>| -> Vec<&str> {
        let first = items.iter().filter_map(|item| item.first());
        let prose = first.filter_map(|block| match block {
            Block::Paragraph(id) => Some(article.prose(*id).text(text)),
            _ => None,
        });
        prose.collect()
    };
    let on_television = |entry: &&str| -> bool {
        entry.split(|c: char| !c.is_alphanumeric()).any(|word| {
            matches!(word, "Ep" | "TV" | "Season" | "season" | "Episode" | "episode" | "episodes")
        })
    };
    stands_alone
        && lists
            .map(entries)
            .any(|entries| entries.contains(&shown) && !entries.iter().any(on_television))
}

/// Whether a heading stands above prizes, whose years are those of ceremonies.
fn is_of_honours(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    ["award", "prize", "honour", "honor", "accolade", "nomination", "recognition"]
        .iter()
        .any(|noun| heading.contains(noun))
}

/// Titles that name a part of something, so that they say nothing alone.
fn is_generic(title: &str) -> bool {
    let mut words = title.split_whitespace();
    let label = words.next().unwrap_or_default().to_lowercase();
    let number = words.next().unwrap_or_default();
    words.next().is_none()
        && matches!(
            label.trim_end_matches('.'),
            "chapter" | "part" | "volume" | "vol" | "episode" | "season" | "act" | "book"
        )
        && number.chars().all(|c| c.is_ascii_digit() || "IVXLC".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chapter_is_no_title() {
        assert!(is_generic("Chapter 4"));
        assert!(is_generic("Part II"));
        assert!(!is_generic("Chapter 27 Blues"));
        assert!(!is_generic("Heat"));
    }
}
