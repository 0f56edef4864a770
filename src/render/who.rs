//! Who a character is, as cast lists tell it behind the name.
//!
//! In: a cast line. Out: the part of it that says who the character is, told from its
//! beginning:
//!
//! ```text
//! Rex Holloway as Mara Finch / The Gull, a keeper       a keeper
//! Ada Quill as the Captain, who never lands             the Captain, who never lands
//! Pete Orr (Max Lunt) is the smith                      Pete Orr (Max Lunt) is the smith
//! Otto Grimm as Bolt (as O. Grim)                       nothing: it tells how he is credited
//! Hal: Bo Tarn, a dancer, came from the stage           nothing: it tells of Bo Tarn
//! Bo Tarn as Hal, a smith. His best known role is Lear  a smith
//! Una Wray as Sal and Moll: a cook                      nothing: it tells of one of them
//! Ivy Bell as Nan in flashbacks                         nothing: it tells where she is seen
//! ```
//!
//! What cannot be told whole, or may tell of the actor, is left out: the cast page has
//! the line as it was written.

use std::ops::Range;

use crate::entity::EntityId;
use crate::model::article::{Article, CastLine, RoleSpan};
use crate::model::sentences::next_sentence;
use crate::model::tells::is_of_work;
use crate::render::Site;
use crate::render::entity::films;
use crate::render::film::film_link;
use crate::render::html::Writer;
use crate::render::views::Description;

/// Fewest words that say who somebody is.
const ENOUGH: usize = 2;

/// What cast lists say of a character.
pub fn descriptions(site: &Site, id: EntityId, root: &str, path: &str) -> Vec<Description> {
    let mut descriptions = Vec::new();
    for film in films(site, id) {
        let Some((article_id, article)) = site.article_about(film) else { continue };
        let names = &site.graph.names_in(article_id).cast;
        for (line, (_, character)) in article.cast.iter().zip(names) {
            let told = |role: &&RoleSpan| *character == Some(id) && role.prose == line.prose;
            let Some(role) = line.role.as_ref().filter(told) else { continue };
            let text = article.prose(line.prose).text(site.text(article));
            let part =
                part(article, text, line, role).and_then(|part| of_the_role(text, line, part));
            let Some(part) = part else { continue };
            let writer = Writer::new(site, article_id, path);
            let (text, told) = writer.description(line.prose, part.behind, part.range);
            descriptions.push(Description {
                film: film_link(site, root, film),
                slug: site.graph.entity(film).slug.clone().into_string(),
                text,
                told,
            });
        }
    }
    descriptions
}

/// The part of a line that says who its character is.
struct Part {
    /// What is shown.
    range: Range<usize>,
    /// Where the names end, behind which it may tell the plot.
    behind: usize,
}

fn part(article: &Article, text: &str, line: &CastLine, role: &RoleSpan) -> Option<Part> {
    let (names, roles) = names_of(article, text, line)?;
    if roles == Roles::Several {
        return None;
    }
    let (actor, role) = (line.actor.range(), role.range());
    let mut at = names.end;
    let mut aside = None;
    let mut named = actor.start < role.start;
    while let Some(inside) = in_parentheses(text, at) {
        if inside.start <= actor.start && actor.end <= inside.end {
            named = true;
        } else if is_of_the_role(&text[inside.clone()]) {
            aside = Some(inside.clone());
        }
        at = inside.end + 1;
    }
    let is_aside = |from: usize| text[from..].trim_end_matches(['.', ' ']).is_empty();
    if let Some(aside) = aside.clone().filter(|_| is_aside(at)) {
        return enough(text, aside.clone()).map(|range| Part { range, behind: aside.start });
    }
    if !named {
        // `Elsa – Nora Aunor, a seer`: the actor stands between the name and what is said.
        let behind = text.get(actor.end..).filter(|_| actor.start >= at)?;
        let Some(clause) = behind.strip_prefix(", ") else {
            let aside = aside.filter(|_| is_aside(actor.end))?;
            return enough(text, aside.clone()).map(|range| Part { range, behind: aside.start });
        };
        let is_noun = ["a ", "an ", "the "].iter().any(|article| clause.starts_with(article));
        let ends = clause
            .find([',', '.', ';'])
            .is_none_or(|end| is_aside(text.len() - clause.len() + end));
        let from = text.len() - clause.len();
        return enough(text, from..text.len())
            .filter(|_| is_noun && ends)
            .map(|range| Part { range, behind: actor.end });
    }
    let said = text[at..].trim_start_matches([',', ';', ':', '.', '–', '—', '-', ' ']);
    let start = text.len() - said.len();
    let first = said.split([' ', ',']).next().unwrap_or_default();
    let range = match beginning(first) {
        Beginning::Itself if roles == Roles::One || !said.contains('/') => start..text.len(),
        Beginning::Name if !is_of_showing(said) => names.start..text.len(),
        _ => return None,
    };
    enough(text, start..text.len())?;
    Some(Part { range: trimmed(text, range), behind: at })
}

/// Whom a line names for its actor.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Roles {
    One,
    /// One by several names: `Mara Finch / The Gull`.
    SeveralNames,
    /// Several: what is said may be of one of them only.
    Several,
}

/// From the first to the last role that stand side by side in a line. None where it
/// names other actors, too: what it says may be of any of them.
fn names_of(article: &Article, text: &str, line: &CastLine) -> Option<(Range<usize>, Roles)> {
    let first = article.cast.partition_point(|other| other.prose < line.prose);
    let others = article.cast[first..].iter().take_while(|other| other.prose == line.prose);
    let mut names: Option<Range<usize>> = None;
    let mut roles = Roles::One;
    for other in others {
        if other.actor != line.actor {
            return None;
        }
        let Some(role) = other.role.as_ref().filter(|role| role.prose == line.prose) else {
            continue;
        };
        let role = role.range();
        names = Some(match names {
            Some(names) => {
                let between = text.get(names.end..role.start).unwrap_or_default();
                roles = match roles != Roles::Several && between.contains('/') {
                    true => Roles::SeveralNames,
                    false => Roles::Several,
                };
                names.start.min(role.start)..names.end.max(role.end)
            }
            None => role,
        });
    }
    Some((names?, roles))
}

/// A part of a line up to where it begins to tell of the actor.
fn of_the_role(text: &str, line: &CastLine, part: Part) -> Option<Part> {
    let last_name = last_name(text, line);
    let mut end = part.range.start;
    while end < part.range.end {
        let rest = &text[end..part.range.end];
        let sentence = next_sentence(rest).max(1);
        let clause = rest[..sentence].find("; ").map_or(sentence, |at| at + 2);
        let next = end + clause;
        let sentence = &text[end..next];
        let is_first = end == part.range.start;
        let remark = credited_as(sentence);
        let said = end..end + remark.unwrap_or(sentence.len());
        if tells_of_actor(sentence)
            || last_name.is_some_and(|name| is_named_again(text, said, line, name))
            || !is_first && speaks_of_acting(sentence)
        {
            break;
        }
        if let Some(at) = remark {
            end += at;
            break;
        }
        end = next;
    }
    let shown = text[part.range.start..end].trim_end_matches([';', ' ']);
    let range = enough(text, part.range.start..part.range.start + shown.len())?;
    Some(Part { range, ..part })
}

/// Whether a part of a line has the last word of its actor's name once more.
fn is_named_again(text: &str, part: Range<usize>, line: &CastLine, name: &str) -> bool {
    let actor = line.actor.range();
    let is_word = |at: usize| {
        let begins = !text[..at].ends_with(char::is_alphanumeric);
        begins && !text[at + name.len()..].starts_with(char::is_alphanumeric)
    };
    let mut places = text[part.clone()].match_indices(name).map(|(at, _)| part.start + at);
    places.any(|at| is_word(at) && !actor.contains(&at))
}

/// The last word of an actor's name, if the part is not called so as well.
fn last_name<'a>(text: &'a str, line: &CastLine) -> Option<&'a str> {
    let (_, last) = text.get(line.actor.range())?.rsplit_once(' ')?;
    let role = line.role.as_ref().and_then(|role| text.get(role.range())).unwrap_or_default();
    let mut words = role.split(|c: char| !c.is_alphanumeric());
    (last.chars().count() > 1 && !words.any(|word| word == last)).then_some(last)
}

/// Where a remark begins on how the part is credited: `(as Bo Tarn)`, `(voice)`.
fn credited_as(sentence: &str) -> Option<usize> {
    let remark = |at: usize| {
        let inside = &sentence[at + 1..];
        let name = inside.strip_prefix("as ").unwrap_or_default();
        name.starts_with(char::is_uppercase)
            || ["credited", "uncredited", "billed", "voice", "cameo"]
                .iter()
                .any(|word| inside.starts_with(word))
    };
    sentence.match_indices('(').map(|(at, _)| at).find(|&at| remark(at))
}

/// Whether a sentence speaks of what somebody played or is known for.
fn tells_of_actor(sentence: &str) -> bool {
    const PHRASES: [&str; 10] = [
        "best known for",
        "best remembered for",
        "known for playing",
        "also played",
        "also plays",
        "also portrays",
        "also portrayed",
        "also voices",
        "also voiced",
        " cameo",
    ];
    const PLAYED: [&str; 6] = ["part", "parts", "performance", "performances", "role", "roles"];
    let lower = sentence.to_lowercase().replace('’', "'");
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    // "his best known roles"; a singer may want her career back, or her part of the money.
    let own_role = |at: usize| {
        let mut behind = words[at + 1..].iter().take(4);
        match words[at] {
            "his" | "her" => behind.any(|word| matches!(*word, "role" | "roles")),
            "actor's" | "actors'" | "actress's" | "actress'" => {
                behind.any(|word| PLAYED.contains(word))
            }
            _ => false,
        }
    };
    (0..words.len()).any(own_role) || PHRASES.iter().any(|phrase| lower.contains(phrase))
}

/// Whether a sentence speaks of actors and their work: behind the first it says who
/// plays rather than who is played.
fn speaks_of_acting(sentence: &str) -> bool {
    const WORDS: [&str; 8] =
        ["actresses", "bafta", "broadway", "career", "emmy", "hollywood", "sitcom", "veteran"];
    // Oscar alone is a name.
    const PHRASES: [&str; 11] = [
        "oscar winner",
        "oscar-winning",
        "oscar nominee",
        "first film",
        "second film",
        "final film",
        "last film",
        "only film",
        "final appearance",
        "last appearance",
        "scenes were",
    ];
    let lower = sentence.to_lowercase();
    is_of_work(&lower)
        || lower.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word))
        || PHRASES.iter().any(|phrase| lower.contains(phrase))
}

/// What stands in parentheses directly behind a place.
fn in_parentheses(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text[at..].trim_start();
    let start = text.len() - rest.len() + 1;
    let end = rest.strip_prefix('(')?.find(')')? + start;
    Some(start..end)
}

/// Whether a remark in parentheses tells of the role, and not how it is credited or
/// by whom: `rich boy from Bhagalpur`.
fn is_of_the_role(aside: &str) -> bool {
    const CREDITED: [&str; 18] = [
        "as",
        "credited",
        "uncredited",
        "voice",
        "voiced",
        "cameo",
        "guest",
        "archive",
        "deleted",
        "special",
        "cut",
        "segment",
        "dubbed",
        "dub",
        "debut",
        "episode",
        "also",
        "played",
    ];
    let lower = aside.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let is_name = aside.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    !words.any(|word| CREDITED.contains(&word)) && !is_name
        || is_name && aside.contains(' ') && lower.starts_with("the ")
}

/// How what is said of somebody begins.
enum Beginning {
    /// With a noun or a sentence of its own.
    Itself,
    /// In a clause that the name begins: `who never lands`, `is the smith`.
    Name,
    /// With a rest of the name, with what the actor did, or with somebody whom only the
    /// line above names.
    Amiss,
}

fn beginning(word: &str) -> Beginning {
    match word {
        "who" | "whose" | "whom" | "which" | "that" | "at" | "in" | "from" | "with" | "of"
        | "on" | "for" | "to" | "under" | "is" | "was" | "has" | "had" | "a.k.a." | "aka"
        | "also" | "known" | "called" | "seen" | "heard" | "loosely" | "based" => Beginning::Name,
        "and" | "or" | "but" | "nor" | "as" | "by" | "his" | "her" | "their" | "its"
        | "performing" | "reprising" | "replacing" | "credited" | "uncredited" | "voiced"
        | "voicing" | "dubbed" | "played" | "portrayed" | "appearing" | "playing" => {
            Beginning::Amiss
        }
        _ if word.starts_with(|c: char| !c.is_alphanumeric() && !"\"“'‘«".contains(c)) => {
            Beginning::Amiss
        }
        _ => Beginning::Itself,
    }
}

/// Whether a clause says where, when or beside whom somebody is seen, and so nothing of
/// who that is: `in flashbacks`, `in Season 2`, `at 12`, `with Eve Roe as Pam`.
fn is_of_showing(clause: &str) -> bool {
    const SHOWN: [&str; 24] = [
        "childhood",
        "credits",
        "epilogue",
        "episode",
        "episodes",
        "film",
        "films",
        "flashback",
        "flashbacks",
        "footage",
        "opening",
        "photograph",
        "photographs",
        "pilot",
        "prologue",
        "scene",
        "scenes",
        "season",
        "seasons",
        "segment",
        "segments",
        "sequence",
        "sequences",
        "youth",
    ];
    const NUMBERED: [&str; 5] = ["act", "chapter", "part", "series", "volume"];
    let clause = clause.split([',', '.', ';', '(']).next().unwrap_or_default();
    if let Some((_, other)) = clause.strip_prefix("with ").and_then(|with| with.split_once(" as "))
    {
        return other.starts_with(char::is_uppercase);
    }
    let lower = clause.to_lowercase();
    let mut words = lower.split_whitespace();
    let is_placed = matches!(words.next(), Some("at" | "in" | "from" | "on" | "seen" | "heard"));
    let words: Vec<&str> = words.take(4).collect();
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    is_placed
        && (words.iter().any(|word| SHOWN.contains(word))
            || words.windows(2).any(|pair| NUMBERED.contains(&pair[0]) && is_number(pair[1]))
            || matches!(words[..], [age] | ["age", age] | ["the", "age", "of", age] if is_number(age)))
}

fn enough(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = text[range.clone()].split(char::is_whitespace).filter(|word| !word.is_empty());
    (words.count() >= ENOUGH).then(|| trimmed(text, range))
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}
