//! One line of a cast list: where the actor's name ends and the role begins.
//!
//! In: a line and the [`Form`] of its list. Out: the actor's name and the role's
//! range. Lists are written in many ways:
//!
//! ```text
//! Ana de Armas as Eve Macarro, a ballerina
//! Enid Shaw ............ Lady Vane           dots, a tab, a wide gap, a dash, `=`
//! Ralph St. Cloud: Major Dunning             where most lines are such pairs
//! Nora Vale (Edda Thorn): a botanist         the side that the stars stand on
//! Hattie Blythe, played by Susan Orr
//! ```
//!
//! What one line leaves open, its list decides: which side the actors stand on, and
//! whether a colon divides or describes.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::fold;
use crate::model::article::NameSpan;
use crate::model::credit::Role;
use crate::model::kind::Kind;
use crate::parse::names;
use crate::parse::people::{is_particle, name_at};
use crate::parse::together::{actors_together, described_actor, says_as};
use crate::rare;

/// What the heading above a list promises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// Actors, with their roles perhaps.
    #[default]
    Cast,
    /// Characters, with their actors perhaps.
    Characters,
}

impl About {
    /// Reads a heading that stands below another.
    pub fn read(heading: &str, above: Self) -> Self {
        let heading = heading.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| heading.contains(word));
        if says(&["cast", "actor", "starring", "voice"]) {
            Self::Cast
        } else if says(&["character", "dramatis personae"]) {
            Self::Characters
        } else {
            above
        }
    }
}

/// Which side of a divider names the actor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Order {
    #[default]
    ActorFirst,
    RoleFirst,
}

/// What stands behind a colon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Colon {
    /// What the name in front is like.
    #[default]
    Describes,
    /// The other name of a pair.
    Divides,
}

/// What is known of a list's lines before they are read.
#[derive(Debug, Default)]
pub struct Form {
    /// Keys of the names that the infobox has under `Starring`.
    starring: FxHashSet<String>,
    order: Order,
    /// The same for `A (B)`, where the list decides it.
    in_parentheses: Option<Order>,
    colon: Colon,
    /// What a name that stands alone is.
    lone: About,
    jobs: Jobs,
}

/// What `Director: Ann Lee` is in a cast list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Jobs {
    /// Who did what behind the camera.
    #[default]
    Crew,
    /// A part, as `Teacher: Max Orr` is beside it.
    Parts,
}

/// The two sides of a line, and what divides them.
struct Divided {
    before: Range<usize>,
    behind: Range<usize>,
    by: Divider,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Divider {
    Mark,
    Colon,
    Parenthesis,
}

impl Form {
    /// The form of a list, by the majority of its lines.
    pub fn of(lines: &[&str], starring: FxHashSet<String>, about: About) -> Self {
        let mut marks = Sides::default();
        let mut parentheses = Sides::default();
        let (mut colons, mut pairs, mut spelled_out, mut jobs) = (0, 0, 0, 0);
        for text in lines {
            if text.contains(" as ") {
                continue;
            }
            if played_by(text).is_some() {
                spelled_out += 1;
                continue;
            }
            let Some(divided) = divide(text) else { continue };
            if job(text, &divided).is_some() {
                jobs += 1;
            }
            let before = &text[divided.before.clone()];
            let before = before.split(" (").next().unwrap_or(before).trim();
            let behind = star_at(head(&text[divided.behind.clone()]), &starring);
            if divided.by == Divider::Colon {
                colons += 1;
                let star = [before, behind].iter().any(|name| starring.contains(&fold::key(name)));
                pairs += usize::from(star || is_capital_phrase(behind));
            }
            match divided.by {
                Divider::Parenthesis => parentheses.add(before, behind, &starring),
                _ => marks.add(before, behind, &starring),
            }
        }
        let order = marks.order(2).unwrap_or_default();
        let in_parentheses = parentheses
            .order(1)
            .or_else(|| (about == About::Characters).then_some(Order::RoleFirst));
        let roles_first = (marks.count > 0 && order == Order::RoleFirst)
            || (parentheses.count > 0 && in_parentheses == Some(Order::RoleFirst))
            || spelled_out > 0;
        Self {
            starring,
            order,
            in_parentheses,
            colon: if pairs * 10 >= colons * 6 { Colon::Divides } else { Colon::Describes },
            lone: if roles_first { About::Characters } else { about },
            jobs: if 2 * jobs > pairs { Jobs::Crew } else { Jobs::Parts },
        }
    }

    /// The job of a line that tells of the crew, and where it names who did it.
    pub fn crew(&self, text: &str) -> Option<(Role, Range<usize>)> {
        if self.jobs != Jobs::Crew || !text.contains(": ") {
            return None;
        }
        let divided = divide(text)?;
        Some((job(text, &divided)?, divided.behind))
    }

    /// The actor and the role of a cast line.
    pub fn split_line(&self, text: &str) -> Option<(NameSpan, Option<Range<u32>>)> {
        if !actors_together(text).is_empty() {
            return None;
        }
        if let Some(actor) = described_actor(text) {
            return Some((actor, role_at(text, says_as(text)? + " as ".len())));
        }
        if let Some(at) = says_as(text)
            && let Some(actor) = actor_of_several_roles(&text[..at + " as".len()])
        {
            return Some((actor, role_at(text, at + " as ".len())));
        }
        if let Some(pair) = played_by(text) {
            return Some(pair);
        }
        if let Some(divided) = divide(text) {
            if self.jobs == Jobs::Crew && job(text, &divided).is_some() {
                return None;
            }
            let order = match divided.by {
                Divider::Mark => Some(self.order),
                Divider::Colon => (self.colon == Colon::Divides).then_some(self.order),
                Divider::Parenthesis => self.in_parentheses,
            };
            return match order? {
                Order::ActorFirst => self.actor_first(text, &divided),
                Order::RoleFirst => self.role_first(text, &divided),
            };
        }
        let end = text.find([',', '(', ';', ':']).unwrap_or(text.len());
        let actor = names::person(text, 0..end as u32)?;
        let name = &text[actor.range()];
        let is_star = self.starring.contains(&fold::key(name));
        // `Adam (green shirt): Howard Keel`.
        let names_another = text[end..].starts_with(':')
            || text[end..].strip_prefix('(').is_some_and(|rest| rest.contains("): "));
        let alone = is_actor(name)
            && (is_star || (self.lone == About::Cast && is_full_name(name)))
            && !names_another;
        alone.then_some((actor, None))
    }

    /// `Nils Rud as Tom's father; Eli Rud as Tom's mother`: pairs with a semicolon between
    /// them. None where one of them is something else.
    pub fn pairs_apart(&self, text: &str) -> Vec<(NameSpan, Range<u32>)> {
        if !text.contains("; ") {
            return Vec::new();
        }
        let pair = |part: &str| {
            let start = (part.as_ptr() as usize - text.as_ptr() as usize) as u32;
            let (mut actor, role) = self.split_line(part).filter(|_| part.contains(" as "))?;
            let role = role.filter(|_| is_full_name(&part[actor.range()]))?;
            actor.range = actor.range.start + start..actor.range.end + start;
            Some((actor, role.start + start..role.end + start))
        };
        text.split("; ").map(pair).collect::<Option<_>>().unwrap_or_default()
    }

    /// `Enid Shaw ....... Lady Vane`.
    fn actor_first(&self, text: &str, divided: &Divided) -> Option<(NameSpan, Option<Range<u32>>)> {
        let actor = names::person(text, divided.before.start as u32..divided.before.end as u32)?;
        let name = &text[actor.range()];
        let is_star = self.starring.contains(&fold::key(name));
        if !is_actor(name) || !(is_full_name(name) || is_star) {
            return None;
        }
        let start = divided.behind.start;
        let start = start + if text[start..].starts_with("as ") { "as ".len() } else { 0 };
        let role = role_at(&text[..divided.behind.end], start);
        Some((actor, role))
    }

    /// `Elsa – Nora Aunor, a seer`.
    fn role_first(&self, text: &str, divided: &Divided) -> Option<(NameSpan, Option<Range<u32>>)> {
        let start = divided.behind.start;
        let end = start + star_at(head(&text[divided.behind.clone()]), &self.starring).len();
        let actor = names::person(text, start as u32..end as u32)?;
        let name = &text[actor.range()];
        let is_star = self.starring.contains(&fold::key(name));
        if !is_actor(name) || !(is_full_name(name) || is_star) {
            return None;
        }
        Some((actor, role_before(text, divided.before.clone())))
    }
}

/// The job that stands before a line's colon: `Director: Ann Lee`.
fn job(text: &str, divided: &Divided) -> Option<Role> {
    let jobs = || Role::from_key(&text[divided.before.clone()]).into_iter();
    let is_job = |role: &Role| {
        role.facts().holder == Kind::Person && !matches!(role, Role::Cast | Role::BasedOn)
    };
    (divided.by == Divider::Colon).then(|| jobs().find(is_job)).flatten()
}

/// What speaks for either side of a list's dividers as the actors'.
#[derive(Default)]
struct Sides {
    count: usize,
    stars: (usize, usize),
    /// Names that only roles have: with a title, an article, a possessive.
    roles: (usize, usize),
    full: (usize, usize),
}

impl Sides {
    fn add(&mut self, before: &str, behind: &str, starring: &FxHashSet<String>) {
        let count = |tally: &mut (usize, usize), says: &dyn Fn(&str) -> bool| {
            tally.0 += usize::from(says(before));
            tally.1 += usize::from(says(behind));
        };
        self.count += 1;
        count(&mut self.stars, &|name| starring.contains(&fold::key(name)));
        count(&mut self.roles, &is_role_name);
        count(&mut self.full, &is_full_name);
    }

    /// Which side has the actors: that of the stars, that without roles' names, that
    /// with clearly more full names.
    fn order(&self, margin: usize) -> Option<Order> {
        let side = |first: usize, second: usize| match first.cmp(&second) {
            std::cmp::Ordering::Greater => Some(Order::ActorFirst),
            std::cmp::Ordering::Less => Some(Order::RoleFirst),
            std::cmp::Ordering::Equal => None,
        };
        let by_full = || match self.full {
            (before, behind) if behind > margin * before => Some(Order::RoleFirst),
            (before, behind) if before > behind => Some(Order::ActorFirst),
            _ => None,
        };
        side(self.stars.0, self.stars.1)
            .or_else(|| side(self.roles.1, self.roles.0))
            .or_else(by_full)
    }
}

/// The actor of a line that leaves the roles to the list below it:
/// `Nora Vale in a dual role as`, `Nora Vale as:`.
pub fn actor_of_several_roles(text: &str) -> Option<NameSpan> {
    let bare = text.trim_end_matches([' ', ':', '.', '-', '–', '—', ')']);
    let before = bare.strip_suffix(" as").unwrap_or(bare);
    let mut end = before.len();
    if let Some(rest) = before.strip_suffix("roles").or_else(|| before.strip_suffix("role")) {
        end = several_roles(rest)?;
    } else if end == bare.len() {
        return None;
    }
    let actor = names::person(text, 0..end as u32)?;
    is_actor(&text[actor.range()]).then_some(actor)
}

/// Where `in a dual` begins, which stands before `role`.
fn several_roles(text: &str) -> Option<usize> {
    const SEVERAL: [&str; 12] = [
        "dual",
        "double",
        "triple",
        "quadruple",
        "multiple",
        "several",
        "various",
        "different",
        "two",
        "three",
        "four",
        "five",
    ];
    const BETWEEN: [&str; 8] = ["in", "a", "an", "with", "plays", "has", "playing", "his"];
    let mut rest = text.trim_end();
    let mut told = false;
    loop {
        let word = rest.rsplit([' ', '(']).next().unwrap_or_default();
        let lower = word.to_ascii_lowercase();
        let counts = SEVERAL.contains(&lower.as_str());
        if word.is_empty() || !(counts || (told && BETWEEN.contains(&lower.as_str()))) {
            break;
        }
        told |= counts;
        rest = rest[..rest.len() - word.len()].trim_end_matches([' ', '(']);
    }
    let rest = rest.trim_end_matches([' ', ',', ':', '-', '–', '—']);
    told.then_some(rest.len())
}

/// `Commodore Blythe, played by Roland Gray`, `Admiral Puff (voiced by Percy Lang)`.
fn played_by(text: &str) -> Option<(NameSpan, Option<Range<u32>>)> {
    const VERBS: [&str; 6] =
        ["played by ", "portrayed by ", "voiced by ", "performed by ", "acted by ", "voice by "];
    let lower = text.to_ascii_lowercase();
    let (at, verb) =
        VERBS.iter().filter_map(|verb| Some((rare::find(&lower, verb)?, verb))).min()?;
    let role = text[..at].trim_end_matches(|c: char| !c.is_alphanumeric() && !"\"”.".contains(c));
    let start = at + verb.len();
    let end = start + head(&text[start..]).len();
    let end = text[start..end].find(" and ").map_or(end, |and| start + and);
    let actor = names::person(text, start as u32..end as u32)?;
    if !is_full_name(&text[actor.range()]) || role.contains(['(', ':', ';']) {
        return None;
    }
    let start = role.len() - role.trim_start().len();
    role_before(text, start..role.len()).map(|role| (actor, Some(role)))
}

/// The role that a range in front of an actor holds.
fn role_before(text: &str, range: Range<usize>) -> Option<Range<u32>> {
    let role = &text[range.clone()];
    let bare = role.split(" (").next().unwrap_or(role).trim_end();
    let begins = bare.starts_with(|c: char| !c.is_lowercase()) || bare.starts_with("the ");
    (!bare.is_empty() && begins && bare.split_whitespace().count() <= 7 && !bare.contains(", "))
        .then(|| range.start as u32..(range.start + bare.len()) as u32)
}

/// The two sides of the first divider in a line.
fn divide(text: &str) -> Option<Divided> {
    let mark = mark(text).map(|at| (at, Divider::Mark));
    let colon = text.find(": ").map(|at| (at..at + ": ".len(), Divider::Colon));
    let parenthesis = names_in_parentheses(text).filter(|at| {
        // `Lolo Hugo (Blind Man) - Mahatma Canda`: the mark behind divides two names.
        let next = [&mark, &colon].into_iter().flatten().map(|(at, _)| at.clone());
        let next = next.filter(|next| next.start >= at.end).min_by_key(|next| next.start);
        !next.is_some_and(|next| is_capital_phrase(head(&text[next.end..])))
    });
    let parenthesis = parenthesis.map(|at| (at, Divider::Parenthesis));
    let first = [mark.clone(), colon.clone(), parenthesis].into_iter().flatten();
    let (at, by) = first.min_by_key(|(at, _)| at.start)?;
    let before = trimmed(text, 0..at.start);
    let behind = match by {
        Divider::Parenthesis => trimmed(text, at.start + 2..at.end),
        _ => trimmed(text, at.end..text.len()),
    };
    (!before.is_empty() && !behind.is_empty()).then_some(Divided { before, behind, by })
}

/// A dash, dots, a tab or a wide gap between two names.
fn mark(text: &str) -> Option<Range<usize>> {
    const FILL: [char; 9] = [' ', '\t', '.', '…', '_', '-', '–', '—', '='];
    let mut from = 0;
    while let Some(start) = text[from..].find(FILL).map(|at| from + at) {
        let rest = &text[start..];
        let run = &rest[..rest.find(|c| !FILL.contains(&c)).unwrap_or(rest.len())];
        // Between most words.
        if run == " " {
            from = start + 1;
            continue;
        }
        // The full stop of `Jr. ....` is the name's.
        let lead = usize::from(run.starts_with(". "));
        let inner = run[lead..].trim_matches(' ');
        let spaced = run[lead..].starts_with(' ') && run.ends_with(' ');
        let divides = inner.matches('.').count() >= 3
            || inner.contains(['…', '\t', '_', '—'])
            || (spaced && matches!(inner, "-" | "–" | "=" | "--"))
            || (inner.is_empty() && run[lead..].len() >= 2);
        if divides && start > 0 {
            return Some(start + lead..start + run.len());
        }
        from = start + run.len();
    }
    None
}

/// ` (Edda Thorn)`: a name in parentheses that is no note about the credit.
fn names_in_parentheses(text: &str) -> Option<Range<usize>> {
    let open = text.find(" (")?;
    let close = open + text[open..].find(')')?;
    let inside = &text[open + 2..close];
    let notes = [
        "uncredited",
        "voice",
        "cameo",
        "guest",
        "archive",
        "deleted",
        "special",
        "credited",
        "as ",
        "cut",
        "segment",
        "episode",
        "dubbed",
        "dub",
        "debut",
        "actor",
        "actress",
        "born",
    ];
    let lower = inside.to_lowercase();
    let is_note = notes.iter().any(|note| lower.starts_with(note) || lower.ends_with(note));
    (is_capital_phrase(inside) && !is_note).then_some(open..close)
}

/// Capitalised words, with small ones between them.
fn is_capital_phrase(phrase: &str) -> bool {
    let small = |word: &str| is_particle(word) || matches!(word, "of" | "the" | "and" | "&" | "/");
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let capital = |word: &str| {
        let word = word.trim_start_matches(['"', '“', '\'', '‘']);
        word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
    };
    (1..=6).contains(&words.len())
        && words.iter().all(|word| capital(word) || small(word))
        && words.iter().any(|word| capital(word) && !matches!(*word, "The" | "A" | "An"))
}

/// A name without the description behind it.
fn head(text: &str) -> &str {
    let mut end = text.find([',', '(', ';', ':', ')', '\n']).unwrap_or(text.len());
    if let Some(at) = text[..end].find(" - ") {
        end = at;
    }
    let stop = text[..end].match_indices('.').find(|&(at, _)| {
        let word = text[..at].rsplit(' ').next().unwrap_or_default();
        !is_abbreviation(word) && !text[at + 1..].starts_with(char::is_alphanumeric)
    });
    text[..stop.map_or(end, |(at, _)| at)].trim_end()
}

/// The star that a text begins with, or all of it: `Jeff Richards was a player`.
fn star_at<'a>(text: &'a str, starring: &FxHashSet<String>) -> &'a str {
    name_at(text, 0)
        .map(|name| &text[name])
        .filter(|name| starring.contains(&fold::key(name)))
        .unwrap_or(text)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

/// The range of the role that begins at `start`.
pub fn role_at(text: &str, start: usize) -> Option<Range<u32>> {
    let after = &text[start..];
    let lead = after.len() - after.trim_start().len();
    let role = &after[lead..];
    let role = role[..role_end(role)].trim_end();
    // Nobody's role is a sentence, or names another pair: `A as B and C as D`.
    if role.is_empty() || role.split_whitespace().count() > 8 || role.contains(" as ") {
        return None;
    }
    let start = (start + lead) as u32;
    Some(start..start + role.len() as u32)
}

/// Titles that stand before a character's name rather than an actor's.
const TITLES: [&str; 40] = [
    "Mr.",
    "Mrs.",
    "Ms.",
    "Miss",
    "Mister",
    "Lord",
    "Lady",
    "King",
    "Queen",
    "Captain",
    "Capt.",
    "Colonel",
    "Col.",
    "Major",
    "General",
    "Lieutenant",
    "Lt.",
    "Sergeant",
    "Sgt.",
    "Corporal",
    "Private",
    "Admiral",
    "Commodore",
    "Commander",
    "Midshipman",
    "Dr.",
    "Doctor",
    "Professor",
    "Prof.",
    "Father",
    "Mother",
    "Sister",
    "Aunt",
    "Uncle",
    "Inspector",
    "Detective",
    "Constable",
    "Nurse",
    "Reverend",
    "Sheriff",
];

/// Whether a word is a title that stands before a character's name.
pub fn is_title(word: &str) -> bool {
    TITLES.contains(&word) || matches!(word, "Mr" | "Mrs" | "Ms" | "Dr" | "Prof")
}

fn has_title(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    TITLES.contains(&first) || matches!(first, "The" | "the" | "Officer" | "Judge" | "Agent")
}

/// Whether a name is one that only roles have.
fn is_role_name(name: &str) -> bool {
    has_title(name)
        || name.contains("'s ")
        || name.contains("’s ")
        || name.starts_with(char::is_lowercase)
        || name.contains('#')
}

/// Whether a text is a person's name of at least two words, without a title that
/// only characters have.
pub fn is_full_name(name: &str) -> bool {
    is_actor(name) && name.split_whitespace().count() >= 2 && !has_title(name)
}

/// Whether a text can be an actor's name.
pub fn is_actor(name: &str) -> bool {
    const LABELS: [&str; 9] = [
        "Director",
        "Directors",
        "Writer",
        "Producer",
        "Music",
        "Note",
        "Award",
        "Himself",
        "Herself",
    ];
    names::is_plausible(name, Kind::Person)
        && !name.contains([':', '…', '—', '\t', '='])
        && !["..", "  ", " -", " –"].iter().any(|gap| name.contains(gap))
        && !LABELS.contains(&name)
        && Role::from_key(name).is_empty()
}

/// Where a role's name ends and its description begins.
fn role_end(role: &str) -> usize {
    let mut quoted = false;
    for (at, c) in role.char_indices() {
        let rest = &role[at..];
        match c {
            '"' | '“' | '”' => quoted = !quoted,
            _ if quoted => {}
            ',' => {
                let suffix = rest[1..].trim_start();
                if !(suffix.starts_with("Jr") || suffix.starts_with("Sr")) {
                    return at;
                }
            }
            ';' | '(' | '[' | '\n' | ':' => return at,
            '.' => {
                let ends = rest[1..].is_empty() || rest.starts_with(". ");
                let word = role[..at].rsplit(' ').next().unwrap_or_default();
                if ends && !is_abbreviation(word) {
                    return at;
                }
            }
            ' ' => {
                const DESCRIBERS: [&str; 16] = [
                    " who ", " whose ", " which ", " – ", " — ", " - ", " is ", " was ", " in ",
                    " from ", " at ", " with ", " a.k.a. ", " aka ", " as a ", " as an ",
                ];
                let goes_on = is_of_name(&role[..at], rest);
                if !goes_on && DESCRIBERS.iter().any(|word| rest.starts_with(word)) {
                    return at;
                }
            }
            _ => {}
        }
    }
    role.len()
}

/// Whether a small word and what is behind it belong to the role: `the Man from Mars`,
/// `Woman in Red`, `Puss in Boots`, `Officer with dog`. Behind a full name, and behind one
/// word that may be a name (`Alice in the red dress`), they describe.
fn is_of_name(before: &str, rest: &str) -> bool {
    const APART: [&str; 11] = [
        "Act",
        "Chapter",
        "Episode",
        "Part",
        "Segment",
        "Season",
        "Series",
        "Story",
        "Volume",
        "Flashback",
        "Flashbacks",
    ];
    let Some(behind) =
        [" in ", " from ", " at ", " with "].iter().find_map(|w| rest.strip_prefix(w))
    else {
        return false;
    };
    // `Mother / Woman in shop`
    let before = before.rsplit('/').next().unwrap_or(before).trim_start();
    let bare = ["the ", "The ", "a ", "A "].iter().find_map(|article| before.strip_prefix(article));
    let noun = bare.unwrap_or(before);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let behind = &behind[..behind.find([',', ';', '(', '.', ':', '\n']).unwrap_or(behind.len())];
    let article = ["the ", "a ", "an "].iter().find_map(|article| behind.strip_prefix(article));
    let behind = article.unwrap_or(behind).trim();
    let first = behind.split(' ').next().unwrap_or_default();
    let is_named = capital(first) && !APART.contains(&first);
    match is_somebody(noun) {
        true if is_named => true,
        // "Man at the bar", not "the Hunter in the first half of the film".
        true => bare.is_none() && (1..=3).contains(&behind.split(' ').count()),
        // "Puss in Boots", not "Raja in Tamil version".
        false => {
            let all_named = behind.split(' ').all(capital);
            is_named && all_named && capital(noun) && !noun.contains([' ', '.'])
        }
    }
}

/// Whether words name nobody but say what somebody is: `Woman`, `Police officer`.
fn is_somebody(noun: &str) -> bool {
    let last = noun.rsplit(' ').next().unwrap_or_default();
    noun.split(' ').count() <= 3
        && matches!(
            last.to_lowercase().as_str(),
            "man"
                | "woman"
                | "men"
                | "women"
                | "boy"
                | "girl"
                | "lady"
                | "gentleman"
                | "guy"
                | "kid"
                | "child"
                | "person"
                | "officer"
                | "cop"
                | "policeman"
                | "policewoman"
                | "soldier"
                | "guard"
                | "driver"
                | "waiter"
                | "waitress"
                | "bartender"
                | "barman"
                | "nurse"
                | "doctor"
                | "teacher"
                | "student"
                | "customer"
                | "passenger"
                | "patient"
                | "prisoner"
                | "reporter"
                | "journalist"
                | "clerk"
                | "dancer"
                | "singer"
                | "sailor"
                | "priest"
                | "nun"
                | "monk"
                | "villager"
                | "thug"
                | "drunk"
                | "stranger"
                | "neighbor"
                | "neighbour"
                | "mother"
                | "father"
                | "couple"
                | "fan"
                | "voice"
                | "workman"
                | "worker"
                | "servant"
                | "maid"
                | "butler"
                | "secretary"
        )
}

/// Whether a full stop behind this word belongs to it.
fn is_abbreviation(word: &str) -> bool {
    word.chars().count() == 1
        || word.contains('.')
        || matches!(
            word,
            "Mr" | "Mrs"
                | "Ms"
                | "Dr"
                | "St"
                | "Jr"
                | "Sr"
                | "Lt"
                | "Sgt"
                | "Capt"
                | "Col"
                | "Gen"
                | "Ltc"
                | "Prof"
                | "Rev"
                | "Det"
                | "Sen"
                | "Gov"
                | "Cpl"
                | "Pvt"
                | "Maj"
                | "Cmdr"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(&str, Option<&str>)> {
        let (actor, role) = Form::default().split_line(text)?;
        Some((&text[actor.range()], role.map(|r| &text[r.start as usize..r.end as usize])))
    }

    fn list<'a>(lines: &[&'a str], about: About) -> Vec<(&'a str, Option<&'a str>)> {
        let form = Form::of(lines, FxHashSet::default(), about);
        let pair = |text: &'a str| {
            let (actor, role) = form.split_line(text)?;
            Some((&text[actor.range()], role.map(|r| &text[r.start as usize..r.end as usize])))
        };
        lines.iter().filter_map(|line| pair(line)).collect()
    }

    #[test]
    fn a_cast_line_has_an_actor_and_a_role() {
        for (line, expected) in [
            (
                "Ana de Armas as Eve Macarro, a ballerina",
                Some(("Ana de Armas", Some("Eve Macarro"))),
            ),
            ("Tiger Robi - Junaid", Some(("Tiger Robi", Some("Junaid")))),
            (
                "Anne Parillaud as Prague Concierge (cut)",
                Some(("Anne Parillaud", Some("Prague Concierge"))),
            ),
            ("Eric Close as Ltc. Jacobsen", Some(("Eric Close", Some("Ltc. Jacobsen")))),
            ("Lily James as Young Donna.", Some(("Lily James", Some("Young Donna")))),
            ("Shampa Reza", Some(("Shampa Reza", None))),
            ("T. Khan - K.M. Khalil, a scientist", Some(("T. Khan", Some("K.M. Khalil")))),
            ("Howard Keel as Adam and Jane Powell as Milly", Some(("Howard Keel", None))),
            ("Tapas Paul as Kedar a.k.a. Phulda", Some(("Tapas Paul", Some("Kedar")))),
            ("Fran Dorm as the Man in Black", Some(("Fran Dorm", Some("the Man in Black")))),
            ("Bill Macy as Woman in Red, a spy", Some(("Bill Macy", Some("Woman in Red")))),
            ("Flo Kay as Lady in the Lake", Some(("Flo Kay", Some("Lady in the Lake")))),
            ("Gil Ash as Puss in Boots", Some(("Gil Ash", Some("Puss in Boots")))),
            ("Gil Ash as King in the South", Some(("Gil Ash", Some("King in the South")))),
            (
                "Gil Ash as Ghost in a Grey Coat, a spy",
                Some(("Gil Ash", Some("Ghost in a Grey Coat"))),
            ),
            ("Gil Ash as Rose, a nurse from Leeds", Some(("Gil Ash", Some("Rose")))),
            ("Gil Ash as King in the second act", Some(("Gil Ash", Some("King")))),
            ("Gil Ash as King in a flashback", Some(("Gil Ash", Some("King")))),
            ("Bo Ray as Officer with dog", Some(("Bo Ray", Some("Officer with dog")))),
            ("Al Poe as Man at bar", Some(("Al Poe", Some("Man at bar")))),
            ("Al Poe as Old woman at the well", Some(("Al Poe", Some("Old woman at the well")))),
            ("Ida Elm as Alice in the red dress", Some(("Ida Elm", Some("Alice")))),
            ("Ida Elm as Alice Moor in Paris", Some(("Ida Elm", Some("Alice Moor")))),
            ("Ida Elm as Alice in Tamil version", Some(("Ida Elm", Some("Alice")))),
            ("Ida Elm as Alice in Part Two", Some(("Ida Elm", Some("Alice")))),
            (
                "Jo Fir as the Hunter in the first half of the film",
                Some(("Jo Fir", Some("the Hunter"))),
            ),
            ("Jo Fir as a woman with whom Tom falls in love", Some(("Jo Fir", Some("a woman")))),
            ("Director: Zhang Yibai", None),
            ("Mrs. Bixby (Marjorie Wood)", None),
            ("Adam (light green shirt): Howard Keel", None),
            ("Prologue", None),
            ("Himself - Somebody Else", None),
            ("A pair of good ol' boys, played by somebody", None),
            ("Jackie Chan and Michael Hui race in a high-tech car", None),
            ("", None),
        ] {
            assert_eq!(read(line), expected, "{line:?}");
        }
    }

    #[test]
    fn a_list_may_name_its_roles_first() {
        let pairs = list(&["Elsa – Nora Aunor, a seer", "Pedro – Ray Ventura"], About::Cast);
        assert_eq!(pairs, [("Nora Aunor", Some("Elsa")), ("Ray Ventura", Some("Pedro"))]);
        let pairs = list(&["Ada Bly (Joan Frith): a cook", "Bishop (Max Orr)"], About::Characters);
        assert_eq!(pairs, [("Joan Frith", Some("Ada Bly")), ("Max Orr", Some("Bishop"))]);
        let pairs = list(&["Joan Frith (Mrs. Bly)", "Max Orr (The Bishop)"], About::Cast);
        assert_eq!(pairs, [("Joan Frith", Some("Mrs. Bly")), ("Max Orr", Some("The Bishop"))]);
        assert_eq!(list(&["Ada Bly: a cook", "Simon Grey"], About::Characters), []);
    }

    #[test]
    fn a_line_may_have_pairs_with_semicolons_between_them() {
        let count = |text: &str| Form::default().pairs_apart(text).len();
        assert_eq!(count("Nils Rud as Tom's father; Eli Rud as Tom's mother"), 2);
        assert_eq!(count("Eva Lund as Marit; Lund replaced Judy Foster as a nurse"), 0);
        assert_eq!(count("Eva Lund as Marit; a nurse"), 0);
    }

    #[test]
    fn dots_tabs_and_gaps_divide() {
        for line in ["Ann Lee ..... Eve", "Ann Lee\tEve", "Ann Lee   Eve", "Ann Lee = Eve"] {
            assert_eq!(read(line), Some(("Ann Lee", Some("Eve"))), "{line:?}");
        }
        assert_eq!(read("Al Roy Jr. .... Tom"), Some(("Al Roy Jr.", Some("Tom"))));
        assert_eq!(read("Tom Reed, played by Al Roy"), Some(("Al Roy", Some("Tom Reed"))));
    }
}
