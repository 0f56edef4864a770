//! Actors whom a line of a cast list names together: `Ann Ott & Eve Ott as the twins`.
//!
//! In: the line. Out: its actors. Names with nothing but a comma between them are several
//! actors where what they play is several, too (`Yan Ott, Zoe Ott as Bob and Sue`); else
//! what is behind the comma says who the first is (`Ann Lee, Chess Champion as Tess`).

use crate::model::article::NameSpan;
use crate::model::kind::Kind;
use crate::parse::cast_line::{is_actor, is_full_name};
use crate::parse::names;

/// Where a line says ` as `, outside brackets: behind `Tim Orr (credited as T. Orr)`.
pub fn says_as(text: &str) -> Option<usize> {
    let open = |at: usize| {
        let before = &text[..at];
        before.matches(['(', '[']).count() > before.matches([')', ']']).count()
    };
    // It stands behind few words, and so is found word by word.
    let blanks = text.match_indices(' ').map(|(at, _)| at);
    blanks.filter(|&at| text[at..].starts_with(" as ")).find(|&at| !open(at))
}

/// The actors whom a line names together before ` as `. Nobody where it names one, or
/// something else stands between them. A first name that shares the last name behind it is
/// left out.
pub fn actors_together(text: &str) -> Vec<NameSpan> {
    let Some((head, mut actors)) = named(text) else { return Vec::new() };
    let is_full = actors.last().is_some_and(|last| is_full_name(&head[last.range()]));
    if !is_full {
        return Vec::new();
    }
    if joined_by_commas(head, &actors) && !are_several(&text[head.len() + " as ".len()..]) {
        return Vec::new();
    }
    let first_names = names::first_names(head);
    actors.retain(|actor| !first_names.contains(&actor.range));
    actors
}

/// The actor of whom a line says more behind a comma: `Ann Lee` of `Ann Lee, Chess Champion
/// as Tess`.
pub fn described_actor(text: &str) -> Option<NameSpan> {
    let (head, actors) = named(text)?;
    let several = are_several(&text[head.len() + " as ".len()..]);
    let described = joined_by_commas(head, &actors) && !several;
    actors.into_iter().next().filter(|first| described && is_full_name(&head[first.range()]))
}

/// What stands before ` as `, and the names in it, if there are several and nothing else.
fn named(text: &str) -> Option<(&str, Vec<NameSpan>)> {
    const JOINERS: [&str; 6] = [",", "and", ", and", "&", ", &", "/"];
    let head = &text[..says_as(text)?];
    // Most lines name one.
    if !head.contains([',', '&', '/']) && !head.contains("and") {
        return None;
    }
    let actors = names::split(head, Kind::Person);
    let joins = |between: &str| {
        let between = between.trim();
        let behind_note = between.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        JOINERS.contains(&behind_note.map_or(between, |(_, behind)| behind.trim()))
    };
    let together = actors.len() > 1
        && actors[0].range.start == 0
        && actors.windows(2).all(|two| joins(&head[two[0].range().end..two[1].range().start]))
        && actors.iter().all(|actor| is_actor(&head[actor.range()]));
    (together && !text[head.len()..].starts_with(" as well as ")).then_some((head, actors))
}

fn joined_by_commas(head: &str, actors: &[NameSpan]) -> bool {
    actors.windows(2).all(|two| head[two[0].range().end..two[1].range().start].trim() == ",")
}

/// Whether a part is more than one: `Bob and Sue`, `the Vik twins`, `villagers`.
fn are_several(behind: &str) -> bool {
    let part = &behind[..behind.find([',', ';', '(', '.', '\n']).unwrap_or(behind.len())];
    let last = part.trim_end().rsplit(' ').next().unwrap_or_default();
    let is_plural = last.ends_with('s') && !last.ends_with("ss") && !last.contains(['\'', '’']);
    let is_noun = last.starts_with(char::is_lowercase) || part.starts_with("the ");
    [" and ", " & "].iter().any(|joiner| part.contains(joiner)) || (is_plural && is_noun)
}
