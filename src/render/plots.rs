//! Which sentences tell a plot where they stand on a page, and whose plots.
//!
//! In: a sentence of an article. Out: whether it tells, by whom it links or names (`her
//! Mona` in an article on somebody who played Mona Reed). And in: what a
//! hidden text is about. Out: the slugs of the films whose plots it may tell,
//! separated by spaces. A reader who has chosen to see the plots of all of them is shown
//! the text; [`ANY`] is shown to those who want to see every plot.

use std::ops::Range;

use crate::entity::EntityId;
use crate::graph::{Credit, Reach};
use crate::model::article::{ArticleId, Facet, ProseId, Spot};
use crate::model::kind::Kind;
use crate::model::tells::{self, Named, NamesIn, Of, Tells, Within};
use crate::render::Site;
use crate::render::entity::films;

/// No film's in particular.
pub const ANY: &str = "*";

/// Most films of a character or a series whose plots are told apart.
const MOST: usize = 20;

/// Whose plots a text about something may tell.
pub fn plots_of(site: &Site, id: EntityId) -> String {
    match site.graph.entity(id).kind {
        Kind::Film => slugs(site, &[id]),
        Kind::Character | Kind::Series => match films(site, id) {
            films if (1..=MOST).contains(&films.len()) => slugs(site, &films),
            _ => ANY.to_string(),
        },
        _ => ANY.to_string(),
    }
}

/// Films by their slugs, each once.
pub fn slugs(site: &Site, films: &[EntityId]) -> String {
    let mut slugs: Vec<&str> = films.iter().map(|&film| &*site.graph.entity(film).slug).collect();
    slugs.sort_unstable();
    slugs.dedup();
    slugs.join(" ")
}

/// What a sentence tells where it is quoted: what its own page hides does, and more of
/// what names a character. `of` is whom it speaks of if it names none.
pub fn quoted(site: &Site, id: ArticleId, prose: ProseId, range: Range<usize>, of: Of) -> Tells {
    let article = site.article(id);
    let source = site.text(article);
    let words = &site.config.spoilers;
    if words.of_prose(article, source, prose) == Tells::Plot {
        return Tells::Plot;
    }
    let of = match article.facet_of(article.prose(prose).spot) {
        Some(Facet::Cast) => Of::Role,
        _ if speaks_of(site, id, prose, range.clone()) == Of::Character => Of::Character,
        // Whoever does something in an article about a series does it in a film.
        _ if article.kind == Kind::Series => Of::Role,
        _ => of,
    };
    words.of(&article.prose(prose).text(source)[range], of)
}

/// A text from `start` on, cut where it begins or ceases to tell on its own page or in
/// the search. Running text about a film is its writer's own telling of that film, and
/// what real people live through is no plot; both may tell of other films' characters.
pub fn runs(
    site: &Site,
    id: ArticleId,
    prose: ProseId,
    start: usize,
) -> Vec<(Tells, Range<usize>)> {
    let article = site.article(id);
    let source = site.text(article);
    let text = article.prose(prose).text(source);
    let words = &site.config.spoilers;
    let named = |range: Range<usize>| characters(site, id, prose, range);
    let within = Within::of(article, source, prose);
    match (within, article.kind) {
        (Within::Cast | Within::Character, _) => words.runs(text, start..text.len(), within),
        // Themes, trivia and what else a writer adds speak of the story as they like.
        (_, Kind::Film) if article.facet_of(article.prose(prose).spot) == Some(Facet::Other) => {
            tells::runs(text, start..text.len(), |range| quoted(site, id, prose, range, Of::People))
        }
        (_, Kind::Film) => {
            let film = site.graph.subject(id);
            let strange = |range: Range<usize>| {
                named(range).any(|it| site.graph.played_by(it).all(|credit| credit.film != film))
            };
            if within == Within::Other && !strange(0..text.len()) {
                return open(text, start);
            }
            tells::runs(text, start..text.len(), |range| match strange(range.clone()) {
                true if within != Within::Opening || range.start > 0 => {
                    words.of(&text[range], Of::Character)
                }
                _ => {
                    let of = speaks_of(site, id, prose, range.clone());
                    words.on_its_page(text, range, within, of)
                }
            })
        }
        (_, Kind::Person) if speaks_of(site, id, prose, 0..text.len()) == Of::People => {
            open(text, start)
        }
        (_, Kind::Person) => tells::runs(text, start..text.len(), |range| {
            words.of(&text[range.clone()], speaks_of(site, id, prose, range))
        }),
        _ => {
            tells::runs(text, start..text.len(), |range| quoted(site, id, prose, range, Of::People))
        }
    }
}

/// A text from `start` on of which nothing tells.
fn open(text: &str, start: usize) -> Vec<(Tells, Range<usize>)> {
    match start < text.len() {
        true => vec![(Tells::Nothing, start..text.len())],
        false => Vec::new(),
    }
}

/// The characters that a sentence links.
fn characters<'a>(
    site: &'a Site,
    id: ArticleId,
    prose: ProseId,
    range: Range<usize>,
) -> impl Iterator<Item = EntityId> + use<'a> {
    let inside = site.mentions(id).within(prose, range);
    inside.map(|mention| mention.target).filter(|&it| site.graph.entity(it).kind == Kind::Character)
}

/// Whether a sentence speaks of characters or of people, as far as anybody knows. It
/// links a character, or names a part by a word of its name: in a film's lead one in the
/// film, elsewhere in its article one with which an entry begins, in an article on a person
/// one of theirs.
fn speaks_of(site: &Site, id: ArticleId, prose: ProseId, range: Range<usize>) -> Of {
    let article = site.article(id);
    let text = &article.prose(prose).text(site.text(article))[range.clone()];
    // Links are known; a part's name has to be looked for, in each credit of the film.
    if characters(site, id, prose, range).next().is_some() {
        return Of::Character;
    }
    let graph = site.graph;
    let subject = graph.subject(id);
    let names = |sentence: &NamesIn, credit: &Credit, least: Named| {
        let part = credit.character.map(|part| graph.entity(part));
        let title = &graph.entity(credit.film).name;
        part.filter(|part| part.reach == Reach::Everywhere)
            .is_some_and(|part| sentence.named(&part.name, title) >= Some(least))
    };
    let names_part = match (article.kind, article.prose(prose).spot) {
        (Kind::Film, Spot::Lead) => {
            let lead = NamesIn::new(text);
            graph.credits_of_film(subject).any(|credit| names(&lead, credit, Named::Shortly))
        }
        // `Mona Reed: drowned`
        (Kind::Film, Spot::Section(_)) => label(text).map(NamesIn::new).is_some_and(|label| {
            let parts = graph.credits_of_film(subject).filter_map(|credit| credit.character);
            parts.map(|part| graph.entity(part)).any(|part| label.named(&part.name, "").is_some())
        }),
        (Kind::Person, _) => {
            let sentence = NamesIn::new(text);
            graph.credits_of(subject).any(|credit| names(&sentence, credit, Named::Surely))
        }
        _ => false,
    };
    match names_part {
        true => Of::Character,
        false => Of::People,
    }
}

/// What a sentence has before a colon, a dash or a parenthesis, if that is short.
fn label(text: &str) -> Option<&str> {
    let end = text.find([':', '–', '—', '('])?;
    let label = text[..end].trim();
    (label.split_whitespace().count() <= 3).then_some(label)
}
