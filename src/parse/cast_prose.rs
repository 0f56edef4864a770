//! Cast prose: who plays whom, as sentences say it.
//!
//! In: the article. Out: a [`CastLine`] for each place where prose on the cast
//! page, or a lead that names the stars, says that somebody plays somebody, and a
//! [`PlotPair`] for each `Eve (Ana de Armas)` in a plot.
//!
//! ```text
//! Choi Soo-young plays Katla Park, Eve's first ..., while Robert Maaser plays Dex
//! ^^^^^^^^^^^^^^       ^^^^^^^^^^                         ^^^^^^^^^^^^^       ^^^
//! ```
//!
//! A sentence that says so and has lost who ("portrays Tatiana") is reported and
//! credited to nobody.

mod lost;
mod one_word;
mod role;
mod several;

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::diag::{Diagnostic, Rule};
use crate::fold;
use crate::model::article::{
    Article, Block, CastLine, Facet, List, NameSpan, Naming, PlotPair, ProseId, RoleSpan, Spot,
};
use crate::model::sentences::next_sentence;
use crate::parse::cast::{is_couple, naming, several};
use crate::parse::dubs;
use crate::parse::people::{
    is_dotted, is_full, is_profession, name_at, name_before, names_at, past_noun, run_before,
};

use lost::lost_names;
use role::role_at;
use several::{Alone, has_first_name_before, is_alone, opening, second_of_couple, together};

/// What stands between an actor and a role.
const SAYS_PLAYS: [&str; 21] = [
    " appears as ",
    " appeared as ",
    " plays ",
    " played ",
    " portrays ",
    " portrayed ",
    " stars as ",
    " starred as ",
    " co-stars as ",
    " costars as ",
    " guest stars as ",
    " voices ",
    " voiced ",
    " cameos as ",
    " reprises his role as ",
    " reprises her role as ",
    " reprised his role as ",
    " reprised her role as ",
    " returns as ",
    " is cast as ",
    " was cast as ",
];

/// The same with a noun: `takes on the part of`, `makes an uncredited cameo as`,
/// `lends her voice to`. Between verb and noun stand only words of [`BETWEEN`].
struct Phrase {
    joins: &'static str,
    nouns: &'static [&'static str],
    verbs: &'static [&'static str],
}

const PHRASES: [Phrase; 4] = [
    Phrase {
        joins: " as ",
        nouns: &["appearance", "cameo", "role", "part", "turn", "performance", "bit"],
        verbs: &["makes", "made", "has", "had", "gives", "gave", "puts", "put", "plays", "played"],
    },
    Phrase {
        joins: " of ",
        nouns: &["role", "part", "character", "voice"],
        verbs: &[
            "takes",
            "took",
            "plays",
            "played",
            "has",
            "had",
            "does",
            "did",
            "provides",
            "provided",
            "performs",
            "performed",
            "fills",
            "filled",
            "assumes",
            "assumed",
            "is",
            "was",
            "appears",
            "appeared",
            "stars",
            "seen",
            "supplies",
            "supplied",
        ],
    },
    Phrase { joins: " to ", nouns: &["voice"], verbs: &["lends", "lent", "gives", "gave"] },
    Phrase {
        joins: " for ",
        nouns: &["voice"],
        verbs: &["provides", "provided", "does", "did", "supplies", "supplied"],
    },
];

/// Words that may stand between the verb and the noun of a [`Phrase`].
const BETWEEN: [&str; 29] = [
    "on",
    "up",
    "in",
    "over",
    "the",
    "a",
    "an",
    "small",
    "brief",
    "briefly",
    "uncredited",
    "minor",
    "supporting",
    "cameo",
    "dual",
    "short",
    "leading",
    "lead",
    "title",
    "guest",
    "special",
    "bit",
    "comic",
    "tiny",
    "his",
    "her",
    "their",
    "speaking",
    "silent",
];

/// Words between an actor and the verb.
const BEFORE_VERB: [&str; 17] = [
    "also",
    "briefly",
    "then",
    "both",
    "each",
    "respectively",
    "is",
    "was",
    "has",
    "had",
    "can",
    "be",
    "been",
    "again",
    "herself",
    "himself",
    "meanwhile",
];

/// What stands between a role and an actor.
const PLAYED_BY: [&str; 4] = ["played by ", "portrayed by ", "voiced by ", "performed by "];

/// What stands between `the role of Y` and an actor.
const GOES_TO: [&str; 12] = [
    " went to ",
    " goes to ",
    " is taken by ",
    " was taken by ",
    " was given to ",
    " is given to ",
    " fell to ",
    " falls to ",
    " is filled by ",
    " was filled by ",
    " is assumed by ",
    " was entrusted to ",
];

/// Words before an actor in an enumeration, `with A as B and C as D`.
const BEFORE_PAIR: [&str; 29] = [
    ",",
    ";",
    ":",
    "(",
    "with",
    "and",
    "starring",
    "stars",
    "star",
    "features",
    "featuring",
    "include",
    "includes",
    "including",
    "by",
    "to",
    "are",
    "were",
    "is",
    "was",
    "has",
    "sees",
    "presents",
    "plus",
    "while",
    "alongside",
    "opposite",
    "have",
    "as",
];

/// Sentences with these speak of who did not play, or not in the end.
const NOT_IN_THE_END: [&str; 9] = [
    "considered",
    "offered",
    "auditioned",
    "turned down",
    "declined",
    "approached",
    "originally",
    "initially",
    "replaced",
];

/// What prose says of the cast.
#[derive(Debug, Default)]
pub struct CastProse {
    /// Who plays whom.
    pub lines: Vec<CastLine>,
    /// Names with names in parentheses in a plot.
    pub pairs: Vec<PlotPair>,
}

/// Reads the prose of an article.
pub fn read(article: &Article, source: &str, diags: &mut Vec<Diagnostic>) -> CastProse {
    let mut found = CastProse::default();
    let mut in_lists: Vec<ProseId> = article.cast.iter().map(|line| line.prose).collect();
    in_lists.sort_unstable();
    let mut cells: Vec<ProseId> = Vec::new();
    let mut items: FxHashSet<ProseId> = FxHashSet::default();
    for section in &article.sections {
        for block in &section.blocks {
            if let Block::Table(table) = block {
                cells.extend(&table.header);
                cells.extend(table.rows.iter().flatten().filter_map(|cell| cell.prose()));
            } else if let Block::List(list) = block {
                add_items(list, &mut items);
            }
        }
    }
    let of_one_word = one_word::actors(article, source);
    let dubbed = dubs::sections(article, source);
    for id in article.prose_ids() {
        let prose = article.prose(id);
        let text = prose.text(source);
        let facet = article.facet_of(prose.spot);
        let mut pairs: Vec<Pair> = Vec::new();
        match (facet, prose.spot) {
            (Some(Facet::Cast), Spot::Section(at)) if dubbed.binary_search(&at).is_ok() => {}
            (Some(Facet::Cast), _) => {
                if in_lists.binary_search(&id).is_ok() || cells.binary_search(&id).is_ok() {
                    continue;
                }
                sentences(text, &mut pairs);
                one_word::sentences(text, &of_one_word, &mut pairs);
                // Whom a list names is in the film, whatever the part.
                let alone = match items.contains(&id) {
                    true => Alone::Counts,
                    false => Alone::SaysNothing,
                };
                enumeration(text, alone, &mut pairs);
                pairs.retain(|pair| !is_of_another(text, pair));
                found.pairs.extend(plot_pairs(id, text));
                for at in lost_names(text) {
                    let message = "the sentence has lost who plays the role";
                    diags.push(
                        Diagnostic::new(Rule::LostName, message)
                            .at(article.place(id, at))
                            .help("write the name in front of it; nobody is credited"),
                    );
                }
            }
            (_, Spot::Lead) => {
                let stars = ["star", "cast", "feature"];
                if stars.iter().any(|word| text.contains(word)) {
                    enumeration(text, Alone::SaysNothing, &mut pairs);
                    pairs.retain(|pair| !is_of_another(text, pair));
                }
            }
            (Some(Facet::Plot), _) => found.pairs.extend(plot_pairs(id, text)),
            _ => {}
        }
        in_order(&mut pairs);
        for (actor, role) in pairs {
            let line =
                |role| CastLine { prose: id, actor: name_span(actor.clone()), role, parent: None };
            match role {
                None => found.lines.push(line(None)),
                Some(role) => found.lines.extend(
                    // `as Bruce Wayne/Batman` is two roles, as in a list.
                    several(text, role.start as u32..role.end as u32).into_iter().map(|one| {
                        line(Some(role_span(id, text, one.start as usize..one.end as usize)))
                    }),
                ),
            }
        }
    }
    leave_out_roles(article, source, &mut found.lines);
    found
}

/// Adds what the items of a list begin with.
fn add_items(list: &List, items: &mut FxHashSet<ProseId>) {
    for item in &list.items {
        if let Some(Block::Paragraph(id)) = item.first() {
            items.insert(*id);
        }
        for block in item {
            if let Block::List(nested) = block {
                add_items(nested, items);
            }
        }
    }
}

/// Somebody who is a role elsewhere and has none plays nobody.
fn leave_out_roles(article: &Article, source: &str, lines: &mut Vec<CastLine>) {
    let role = |line: &CastLine| {
        let role = line.role.as_ref()?;
        Some(fold::key(&article.prose(role.prose).text(source)[role.range()]))
    };
    let roles: FxHashSet<String> =
        article.cast.iter().chain(lines.iter()).filter_map(role).collect();
    lines.retain(|line| {
        let actor = &article.prose(line.prose).text(source)[line.actor.range()];
        line.role.is_some() || !roles.contains(&fold::key(actor))
    });
}

/// An actor, and the role if it has a name.
type Pair = (Range<usize>, Option<Range<usize>>);

/// By place, each actor's better one: the one with a role.
fn in_order(pairs: &mut Vec<Pair>) {
    pairs.sort_by_key(|(actor, role)| (actor.start, role.is_none()));
    pairs.dedup_by_key(|(actor, _)| actor.start);
}

fn plot_pairs(prose: ProseId, text: &str) -> impl Iterator<Item = PlotPair> {
    in_parentheses(text).map(move |(role, actor)| PlotPair {
        prose,
        role: role_span(prose, text, role),
        actor: name_span(actor),
    })
}

/// The pairs of a list's line that names several: `A as B and C as D`.
pub fn pairs_of_line(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut pairs = Vec::new();
    enumeration(text, Alone::SaysNothing, &mut pairs);
    in_order(&mut pairs);
    pairs.into_iter().filter_map(|(actor, role)| Some((actor, role?))).collect()
}

fn name_span(range: Range<usize>) -> NameSpan {
    NameSpan { range: range.start as u32..range.end as u32, qualifier: None }
}

fn role_span(prose: ProseId, text: &str, range: Range<usize>) -> RoleSpan {
    let naming = match naming(&text[range.clone()], None) {
        // "Young Donna" has a capital only in a cast list.
        Naming::Version => Naming::Nobody,
        naming => naming,
    };
    RoleSpan { prose, range: range.start as u32..range.end as u32, naming }
}

/// Whether a sentence's pair is of another work than the film (`In the remake, X plays Y`,
/// `X played Y in the stage version`), or not of it in the end (`X was cast as Y but was
/// replaced by Z`).
fn is_of_another(text: &str, pair: &Pair) -> bool {
    const KIN: [&str; 8] =
        ["remake", "remakes", "reboot", "sequel", "sequels", "prequel", "prequels", "spin-off"];
    const WORKS: [&str; 13] = [
        "dub",
        "dubbed",
        "dubbing",
        "series",
        "miniseries",
        "serial",
        "stage",
        "play",
        "musical",
        "radio",
        "broadway",
        "opera",
        "novel",
    ];
    const NOT_THEN: [&str; 8] = [
        "was replaced by ",
        "were replaced by ",
        "been replaced by ",
        "but replaced by ",
        "dropped out",
        "but left ",
        "but withdrew",
        "was recast",
    ];
    let (actor, role) = pair;
    let start = sentence_start(text, actor.start);
    let before = text[start..actor.start].trim_start();
    let names = |words: &str, works: &[&str]| {
        let words = words.split(|c: char| !c.is_alphanumeric() && c != '-').skip(1).take(6);
        words.map(str::to_lowercase).any(|word| works.contains(&word.as_str()))
    };
    // "the original film", "a London production", "the 2004 television version", not "this
    // production"
    let is_other_run = |words: &str| {
        let words: Vec<&str> = words.split_whitespace().take(8).collect();
        words.windows(2).any(|two| match two[1] {
            "production" => two[0] == "original" || two[0].starts_with(char::is_uppercase),
            "film" | "movie" => two[0] == "original",
            "version" | "adaptation" | "special" | "show" | "drama" => {
                matches!(two[0].to_lowercase().as_str(), "television" | "tv" | "televised")
            }
            _ => false,
        })
    };
    let names_work =
        |words: &str| names(words, &KIN) || names(words, &WORKS) || is_other_run(words);
    // "A 2007 remake stars X as Y"
    let is_kin = start > 0
        && ["A ", "An ", "The ", "Its "].iter().any(|word| before.starts_with(word))
        && names(before, &KIN);
    let is_place = |words: &str| {
        ["In ", "On ", "For ", "in ", "on "].iter().any(|small| words.starts_with(small))
    };
    let opening = before.split([',', ';']).next().unwrap_or(before);
    let behind = role.as_ref().map_or(actor.end, |role| role.end);
    let rest = text[behind..].trim_start();
    let place = &rest[..rest.find([',', '.', ';', ')']).unwrap_or(rest.len())];
    let end = next_sentence(&text[behind..]);
    let clause = &text[behind..behind + end];
    let clause = clause.split([';', '\n']).next().unwrap_or(clause);
    is_kin
        || dubs::begins(rest)
        || (is_place(opening) && names_work(opening))
        || (is_place(place) && names_work(place))
        || NOT_THEN.iter().filter_map(|words| clause.find(words)).any(|at| {
            // "Eve Stone, who was replaced by a robot"
            !clause[..at].contains("who")
        })
}

/// `X plays Y`, `X takes the part of Y`, `Y is played by X`, `Y's role went to X`.
fn sentences(text: &str, pairs: &mut Vec<Pair>) {
    let said = SAYS_PLAYS
        .iter()
        .flat_map(|phrase| text.match_indices(phrase).map(|(at, phrase)| (at, at + phrase.len())));
    for (verb, from) in said.chain(PHRASES.iter().flat_map(|phrase| phrase.find(text))) {
        if text[from..].starts_with("by ") {
            continue;
        }
        let before = before_verb(text, verb);
        let role = role_at(text, from);
        if let Some(actor) = name_before(text, before) {
            match others_before(text, &actor) {
                Some(others) => together(text, others, actor, from, Alone::Counts, pairs),
                None if has_first_name_before(text, &actor)
                    && role.as_ref().is_some_and(|role| !is_alone(text, role)) =>
                {
                    pairs.push((actor, None));
                }
                None => pairs.push((actor, role)),
            }
        } else if let (Some(aside), Some(role)) = (aside_before(text, before), role)
            && let Some(actor) = name_before(text, aside)
        {
            pairs.push((actor, Some(role)));
        }
    }
    for phrase in [" play ", " portray ", " voice ", " appear as ", " star as "] {
        for (at, _) in text.match_indices(phrase) {
            if let Some(actor) = name_before(text, before_verb(text, at))
                && let Some(others) = others_before(text, &actor)
            {
                together(text, others, actor, at + phrase.len(), Alone::Counts, pairs);
            }
        }
    }
    for phrase in PLAYED_BY {
        for (at, _) in text.match_indices(phrase) {
            played_by(text, at, at + phrase.len(), pairs);
        }
    }
    for phrase in GOES_TO {
        for (at, _) in text.match_indices(phrase) {
            let clause = sentence_start(text, at);
            let role = ["role of ", "part of ", "character of "].iter().find_map(|words| {
                let start = clause + text[clause..at].rfind(words)? + words.len();
                let named = role_at(text, start).filter(|role| role.end <= at);
                named.or_else(|| run_before(text, text[..at].trim_end_matches(',').len()))
            });
            let actor = name_at(text, past_noun(text, at + phrase.len()));
            let sure = !NOT_IN_THE_END.iter().any(|words| text[clause..at].contains(words));
            if let (Some(role), Some(actor), true) = (role, actor, sure)
                && is_full(&text[actor.clone()])
                && !text[actor.end..].starts_with(" as ")
            {
                pairs.push((actor, Some(role)));
            }
        }
    }
}

impl Phrase {
    /// Where the phrase's verb begins, and where the role does.
    fn find(&self, text: &str) -> impl Iterator<Item = (usize, usize)> {
        text.match_indices(self.joins).filter_map(move |(at, joins)| {
            let mut words = text[..at].rsplit(' ');
            let noun = words.next()?;
            let mut start = at - noun.len();
            if !self.nouns.contains(&noun) {
                return None;
            }
            for word in words.take(5) {
                start = start.checked_sub(word.len() + 1)?;
                if self.verbs.contains(&word) {
                    return Some((start.saturating_sub(1), at + joins.len()));
                }
                if !BETWEEN.contains(&word) {
                    return None;
                }
            }
            None
        })
    }
}

/// Where the words end that stand before a verb and its adverbs.
fn before_verb(text: &str, verb: usize) -> usize {
    let mut end = verb;
    loop {
        let before = text[..end].trim_end();
        let word = before.rsplit(' ').next().unwrap_or_default();
        if !BEFORE_VERB.contains(&word) {
            return end.min(before.len());
        }
        end = before.len() - word.len();
    }
}

/// Where the aside opens that ends at `end`: `Lois Hay, who was new, plays`.
fn aside_before(text: &str, end: usize) -> Option<usize> {
    const MOST: usize = 80;
    const ASIDES: [&str; 13] = [
        "in ",
        "who ",
        "a ",
        "an ",
        "the ",
        "making ",
        "then ",
        "best ",
        "known ",
        "himself",
        "herself",
        "whose ",
        "replacing ",
    ];
    let before = text[..end].trim_end().strip_suffix(',')?;
    let open = before.rfind(", ")?;
    let aside = &before[open + 2..];
    let is_aside = ASIDES.iter().any(|word| aside.starts_with(word));
    (is_aside && aside.len() <= MOST && !aside.contains(". ")).then_some(open)
}

fn sentence_start(text: &str, at: usize) -> usize {
    let mut stops = text[..at].rmatch_indices(". ").map(|(stop, _)| stop);
    let ends = |stop: &usize| {
        let word = text[..=*stop].rsplit(char::is_whitespace).next().unwrap_or_default();
        !is_dotted(word)
    };
    stops.find(ends).map_or(0, |stop| stop + 2)
}

/// Who is named before an actor in the same breath: `Dean Martin and` before
/// `Sammy Davis Jr. as`.
fn others_before(text: &str, actor: &Range<usize>) -> Option<Vec<Range<usize>>> {
    const APART: [&str; 7] = [" as ", "play", "portray", "voice", " by ", "appear", "role"];
    let before = &text[sentence_start(text, actor.start)..actor.start];
    let joiner = [", and ", " and "].into_iter().find(|joiner| before.ends_with(joiner))?;
    let names = names_before(text, actor.start - joiner.len());
    let first = names.first()?.start;
    let start = sentence_start(text, actor.start).min(first);
    let apart = APART.iter().any(|word| text[start..first].contains(word));
    let full = names.iter().all(|name| is_full(&text[name.clone()]));
    (full && !apart).then_some(names)
}

/// `Y is played by X`; of several roles, each by its own actor.
fn played_by(text: &str, at: usize, from: usize, pairs: &mut Vec<Pair>) {
    let before = text[..at].trim_end().trim_end_matches([',', '(']).trim_end();
    let several = ["are", "were"].iter().find_map(|verb| before.strip_suffix(verb));
    let names = names_at(text, past_noun(text, from));
    if let Some(before) = several {
        let roles = names_before(text, before.trim_end().len());
        if roles.len() == names.len() {
            pairs.extend(names.into_iter().zip(roles.into_iter().map(Some)));
        }
        return;
    }
    let Some(actor) = names.first() else { return };
    let before = ["is", "was"]
        .iter()
        .find_map(|verb| before.strip_suffix(verb).filter(|rest| rest.ends_with(' ')))
        .map_or(before, str::trim_end);
    // "Pete Olsen, the fireman who starts it, is played by"
    let before = before.strip_suffix(',').map_or(before, |aside| {
        let comma = aside.rfind(", ").filter(|&open| !aside[open..].contains(". "));
        comma.map_or(before, |open| &text[..open])
    });
    let role = run_before(text, before.len()).filter(|role| role.end == before.len());
    // "by Ann Lee and Bo Ray" names two, unless the second begins a clause.
    let second = names.get(1).filter(|second| {
        let joined = &text[actor.end..second.start];
        let ends = text[second.end..].starts_with(['.', ',', ';', ')']) || second.end == text.len();
        joined == " and " && ends
    });
    for actor in std::iter::once(actor).chain(second) {
        pairs.push((actor.clone(), role.clone()));
    }
}

/// The names before `end`, in order: `Ann`, `Ann and Bea`, `Ann, Bea and Cleo`.
fn names_before(text: &str, end: usize) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut end = end;
    while let Some(name) = run_before(text, end) {
        let before = &text[..name.start];
        names.push(name);
        let joiner = [", and ", " and ", ", "].into_iter().find(|j| before.ends_with(j));
        match joiner {
            Some(joiner) => end = before.len() - joiner.len(),
            None => break,
        }
    }
    names.reverse();
    names
}

/// `with A as B, C as D and E as F`.
fn enumeration(text: &str, alone: Alone, pairs: &mut Vec<Pair>) {
    let from = opening(text, alone, pairs);
    for (at, _) in text.match_indices(" as ").filter(|&(at, _)| at >= from) {
        let aside = aside_before(text, at);
        let Some(actor) = name_before(text, aside.unwrap_or(at)) else { continue };
        let from = at + " as ".len();
        let role = role_at(text, from);
        if role.is_none() && second_of_couple(text, from).is_none() {
            continue;
        }
        let clause = &text[sentence_start(text, actor.start)..at];
        let before = before_noun(&text[..actor.start]);
        let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let opens = before.is_empty()
            || before.ends_with(['.', ',', ';', ':', '(', '\n'])
            || BEFORE_PAIR.contains(&last.to_lowercase().as_str());
        let is_pair = is_couple(clause.trim_start());
        if !opens || is_pair || NOT_IN_THE_END.iter().any(|words| clause.contains(words)) {
            continue;
        }
        match others_before(text, &actor) {
            Some(others) => {
                together(text, others, actor, from, Alone::SaysNothing, pairs);
            }
            None if has_first_name_before(text, &actor)
                && !role.as_ref().is_some_and(|role| is_alone(text, role)) => {}
            None => pairs.push((actor, role)),
        }
    }
}

/// What stands before "the comedian" in `and the comedian`.
fn before_noun(text: &str) -> &str {
    let before = text.trim_end();
    let word = before.rsplit(' ').next().unwrap_or_default();
    if !is_profession(word) {
        return before;
    }
    let mut rest = before[..before.len() - word.len()].trim_end();
    for _ in 0..3 {
        let word = rest.rsplit(' ').next().unwrap_or_default();
        let adjective = (word.starts_with(char::is_lowercase)
            || matches!(word, "The" | "A" | "An"))
            && !BEFORE_PAIR.contains(&word)
            && !word.ends_with([',', '.', ';', ':', '(']);
        if !adjective {
            break;
        }
        rest = rest[..rest.len() - word.len()].trim_end();
        if matches!(word, "the" | "a" | "an" | "The" | "A" | "An") {
            break;
        }
    }
    rest
}

/// `Eve (Ana de Armas)`: the name in front and the name inside.
fn in_parentheses(text: &str) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
    text.match_indices(" (").filter_map(|(at, _)| {
        let open = at + " (".len();
        let close = open + text[open..].find(')')?;
        let actor = name_at(text, open)?;
        let whole = actor.end == close && is_full(&text[actor.clone()]);
        let role = run_before(text, at)?;
        whole.then_some((role, actor))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(&str, Option<&str>)> {
        let mut pairs = Vec::new();
        sentences(text, &mut pairs);
        enumeration(text, Alone::SaysNothing, &mut pairs);
        pairs.retain(|pair| !is_of_another(text, pair));
        in_order(&mut pairs);
        pairs
            .into_iter()
            .map(|(actor, role)| (&text[actor], role.map(|role| &text[role])))
            .collect()
    }

    #[test]
    fn several_parts_behind_one_full_name_are_nobodys() {
        assert_eq!(said("It stars Bo Ray as Max, with Tod and Una Vail as Sam and Sue.").len(), 1);
        let three = said("It stars Bo Ray as Max and Una Vail as Sue and Ed Poe as Dan.");
        assert_eq!(three[1], ("Una Vail", Some("Sue")));
        assert_eq!(said("Tod and Una Vail appeared as Sam and Sue."), [("Una Vail", None)]);
    }

    #[test]
    fn sentences_say_who_plays_whom() {
        for (text, expected) in [
            (
                "Choi Soo-young plays Katla Park, Eve's first ward, while Robert Maaser plays Dex.",
                vec![("Choi Soo-young", Some("Katla Park")), ("Robert Maaser", Some("Dex"))],
            ),
            (
                "Waris Ahluwalia appears as The Eye, a cultist",
                vec![("Waris Ahluwalia", Some("The Eye"))],
            ),
            (
                "Daniel Bernhardt plays the Scarred Eye Assassin, after",
                vec![("Daniel Bernhardt", Some("the Scarred Eye Assassin"))],
            ),
            ("Ann Lee plays a waiter.", vec![("Ann Lee", None)]),
            ("Ann Lee plays Eve's mother.", vec![("Ann Lee", None)]),
            (
                "It stars Ann Lee as Mary Stone and Bob Ray as Tom.",
                vec![("Ann Lee", Some("Mary Stone")), ("Bob Ray", Some("Tom"))],
            ),
            ("Mary Stone, played by Ann Lee, leaves.", vec![("Ann Lee", Some("Mary Stone"))]),
            ("He plays Dex.", vec![]),
            (
                "Ann Lee took on the part of Eve Stone and the actor Bo Ray lends his voice to Rex.",
                vec![("Ann Lee", Some("Eve Stone")), ("Bo Ray", Some("Rex"))],
            ),
            (
                "Also appearing are the comedian Ann Lee as Eve and Bo Ray as Tom Poe.",
                vec![("Ann Lee", Some("Eve")), ("Bo Ray", Some("Tom Poe"))],
            ),
            ("The comedian Ann Lee as Eve.", vec![("Ann Lee", Some("Eve"))]),
            (
                "The role of the cook, Eve Stone, went to Ann Lee.",
                vec![("Ann Lee", Some("Eve Stone"))],
            ),
            (
                "Eve is played by Ann Lee, and Tom is played by Bo Ray.",
                vec![("Ann Lee", Some("Eve")), ("Bo Ray", Some("Tom"))],
            ),
            (
                "Eve and Tom are played by Ann Lee and Bo Ray.",
                vec![("Ann Lee", Some("Eve")), ("Bo Ray", Some("Tom"))],
            ),
            ("Ann Lee plays the French consul, Luc Viel.", vec![("Ann Lee", Some("Luc Viel"))]),
            ("Ann Lee plays a drifter named Tom.", vec![("Ann Lee", Some("Tom"))]),
            ("Ann Lee portrays his daughter Nuala.", vec![("Ann Lee", Some("Nuala"))]),
            ("Ann Lee plays his daughter.", vec![("Ann Lee", None)]),
            (
                "Ann Lee has a cameo as the Queen of Denmark.",
                vec![("Ann Lee", Some("the Queen of Denmark"))],
            ),
            ("Ann Lee plays Tom Poe of Scotland Yard.", vec![("Ann Lee", Some("Tom Poe"))]),
            (
                "It has Ann Lee and Bo Ray as the driver Eve Stone and her friend, Tom Poe.",
                vec![("Ann Lee", Some("Eve Stone")), ("Bo Ray", Some("Tom Poe"))],
            ),
            ("Ann Lee and Bo Ray play the twins.", vec![("Ann Lee", None), ("Bo Ray", None)]),
            (
                "Ann Lee and Bo Ray as Mr. and Mrs. Olsen",
                vec![("Ann Lee", None), ("Bo Ray", Some("Mrs. Olsen"))],
            ),
            ("Ann Lee plays Mr. and Mrs. Olsen.", vec![("Ann Lee", None)]),
            ("Ann and Bo Lee as the Sund brothers", vec![]),
            ("Ann Lee plays one of the Sund brothers.", vec![("Ann Lee", None)]),
            ("In the remake, Ann Lee plays Eve Stone.", vec![]),
            ("In the 2004 television version, Ann Lee plays Eve Stone.", vec![]),
            ("Ann Lee plays Eve Stone in the TV adaptation.", vec![]),
            ("In a TV studio, Ann Lee plays Eve Stone.", vec![("Ann Lee", Some("Eve Stone"))]),
            (
                "It is a remake starring Ann Lee as Eve Poe. A later remake has Bo Ray as Eve Poe.",
                vec![("Ann Lee", Some("Eve Poe"))],
            ),
            ("In the 1999 stage version Ann Lee played Eve Stone.", vec![]),
            ("In the original London production, Ann Lee played Eve Stone.", vec![]),
            ("In the original film, Ann Lee plays Eve Stone.", vec![]),
            ("In this production Ann Lee plays Eve Stone.", vec![("Ann Lee", Some("Eve Stone"))]),
            ("On Broadway, Eve Stone was played by Ann Lee.", vec![]),
            ("Ann Lee played Eve Stone in the television series.", vec![]),
            ("Ann Lee was cast as Eve Stone but was replaced by Bo Ray.", vec![]),
            (
                "Ann Lee plays Eve Stone; Bo Ray was cast as Tom Poe but was replaced by Al Fox.",
                vec![("Ann Lee", Some("Eve Stone"))],
            ),
            ("Ann Lee played Eve Stone at first, but left in June.", vec![]),
            (
                "Ann Lee plays Eve Stone, who was replaced by a robot. Bo Ray plays Tom Poe, who \
                 has dropped out of school.",
                vec![("Ann Lee", Some("Eve Stone")), ("Bo Ray", Some("Tom Poe"))],
            ),
            (
                "In the film, Ann Lee, who was in the remake, plays Eve Stone in her first part.",
                vec![("Ann Lee", Some("Eve Stone"))],
            ),
            (
                "Ann Lee, who replaced Bo Ray, plays Eve Stone, a star of the stage.",
                vec![("Ann Lee", Some("Eve Stone"))],
            ),
            ("Ann Lee, replacing Bo Ray, plays Eve Stone.", vec![("Ann Lee", Some("Eve Stone"))]),
            ("In the German dub, Ann Lee plays Eve Stone.", vec![]),
            ("Ann Lee voices Eve Stone in the Hindi dubbed version.", vec![]),
            ("Ann Lee voices Eve Stone (Hindi dub).", vec![]),
            ("Ann Lee was considered for the role of Eve Stone.", vec![]),
            ("Ann Lee plays the piano at Carnegie Hall.", vec![("Ann Lee", None)]),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn a_plot_names_its_actors_in_parentheses() {
        let text = "Su Le Qi (Zhang Ziyi) meets a man (aged 30) in Oslo (Norway).";
        let pairs: Vec<_> =
            in_parentheses(text).map(|(role, actor)| (&text[role], &text[actor])).collect();
        assert_eq!(pairs, [("Su Le Qi", "Zhang Ziyi")]);
    }
}
