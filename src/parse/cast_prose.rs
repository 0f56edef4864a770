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

use std::ops::Range;

use crate::diag::{Diagnostic, Rule};
use crate::model::article::{
    Article, Block, CastLine, Facet, NameSpan, Naming, PlotPair, ProseId, RoleSpan, Spot,
};
use crate::parse::cast::naming;
use crate::parse::people::{is_full, name_at, name_before, names_at, run_before};

/// What stands between an actor and a role.
const SAYS_PLAYS: [&str; 27] = [
    " appears as ",
    " appeared as ",
    " appears briefly as ",
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
    " has a cameo as ",
    " makes a cameo as ",
    " makes a cameo appearance as ",
    " has a cameo appearance as ",
    " has a small role as ",
    " reprises his role as ",
    " reprises her role as ",
    " reprised his role as ",
    " reprised her role as ",
    " returns as ",
    " is cast as ",
    " was cast as ",
];

/// What stands between a role and an actor.
const PLAYED_BY: [&str; 3] = ["played by ", "portrayed by ", "voiced by "];

/// Words before an actor in an enumeration, `with A as B and C as D`.
const BEFORE_PAIR: [&str; 14] = [
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
    for section in &article.sections {
        for block in &section.blocks {
            if let Block::Table(table) = block {
                cells.extend(&table.header);
                cells.extend(table.rows.iter().flatten().filter_map(|cell| cell.prose()));
            }
        }
    }
    for id in article.prose_ids() {
        let prose = article.prose(id);
        let text = prose.text(source);
        let facet = match prose.spot {
            Spot::Section(at) => article.sections[at as usize]
                .page
                .and_then(|page| article.pages.get(page as usize))
                .map(|page| page.facet),
            _ => None,
        };
        let mut pairs: Vec<(Range<usize>, Option<Range<usize>>)> = Vec::new();
        match (facet, prose.spot) {
            (Some(Facet::Cast), _) => {
                if in_lists.binary_search(&id).is_ok() || cells.binary_search(&id).is_ok() {
                    continue;
                }
                sentences(text, &mut pairs);
                enumeration(text, 0..text.len(), &mut pairs);
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
                    enumeration(text, 0..text.len(), &mut pairs);
                }
            }
            (Some(Facet::Plot), _) => {
                found.pairs.extend(in_parentheses(text).map(|(role, actor)| PlotPair {
                    prose: id,
                    role: role_span(id, text, role),
                    actor: name_span(actor),
                }));
            }
            _ => {}
        }
        pairs.sort_by_key(|(actor, _)| actor.start);
        pairs.dedup_by_key(|(actor, _)| actor.start);
        found.lines.extend(pairs.into_iter().map(|(actor, role)| CastLine {
            prose: id,
            actor: name_span(actor),
            role: role.map(|role| role_span(id, text, role)),
            parent: None,
        }));
    }
    found
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

/// `X plays Y`, and `Y is played by X`.
fn sentences(text: &str, pairs: &mut Vec<(Range<usize>, Option<Range<usize>>)>) {
    for phrase in SAYS_PLAYS {
        for (at, _) in text.match_indices(phrase) {
            let before = ["also", "briefly", "then", "both", "each", "respectively"]
                .iter()
                .find_map(|adverb| text[..at].strip_suffix(adverb))
                .map_or(at, |rest| rest.trim_end().len());
            let Some(actor) = name_before(text, before) else { continue };
            pairs.push((actor, role_at(text, at + phrase.len())));
        }
    }
    for phrase in PLAYED_BY {
        for (at, _) in text.match_indices(phrase) {
            let names = names_at(text, at + phrase.len());
            let [actor] = names.as_slice() else { continue };
            let before = text[..at].trim_end().trim_end_matches([',', '(']).trim_end();
            let before = before.strip_suffix(" is").unwrap_or(before);
            // "Pete Olsen, the fireman who starts it, is played by"
            let before = before.strip_suffix(',').map_or(before, |aside| {
                let comma = aside.rfind(", ").filter(|&open| !aside[open..].contains(". "));
                comma.map_or(before, |open| &text[..open])
            });
            let role = run_before(text, before.len()).filter(|role| role.end == before.len());
            pairs.push((actor.clone(), role));
        }
    }
}

/// `with A as B, C as D and E as F` in a part of a text.
fn enumeration(
    text: &str,
    within: Range<usize>,
    pairs: &mut Vec<(Range<usize>, Option<Range<usize>>)>,
) {
    for (at, _) in text[within.clone()].match_indices(" as ") {
        let at = within.start + at;
        // "Marisol Vega, in her first role, as Pilar Cruz"
        let before = text[within.start..at].strip_suffix(',').and_then(|aside| {
            let open = aside.rfind(", ")?;
            aside[open + 2..].starts_with("in ").then_some(within.start + open)
        });
        let Some(actor) = name_before(text, before.unwrap_or(at)) else { continue };
        let Some(role) = role_at(text, at + " as ".len()) else { continue };
        let before = text[..actor.start].trim_end();
        let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let opens = before.is_empty()
            || before.ends_with(['.', ',', ';', ':', '('])
            || BEFORE_PAIR.contains(&last.to_lowercase().as_str());
        if opens {
            pairs.push((actor, Some(role)));
        }
    }
}

/// The role that begins at `at`: a name, or a description with a capital behind
/// `the`.
fn role_at(text: &str, at: usize) -> Option<Range<usize>> {
    let mut start = at;
    for lead in ["the role of ", "the part of ", "the title character, ", "the character of "] {
        if text[start..].starts_with(lead) {
            start += lead.len();
        }
    }
    let article = ["the ", "The "].iter().find(|article| text[start..].starts_with(**article));
    let from = start + article.map_or(0, |article| article.len());
    let name = name_at(text, from)?;
    let possessive = text[name.end..].starts_with("'s") || text[name.end..].starts_with("’s");
    (!possessive).then_some(start..name.end)
}

/// Places where a sentence begins with `portrays` or `plays`.
fn lost_names(text: &str) -> impl Iterator<Item = Range<usize>> {
    ["portrays ", "plays ", "appears as ", "voices ", "stars as "].into_iter().flat_map(
        move |verb| {
            text.match_indices(verb).filter_map(move |(at, _)| {
                let before = text[..at].trim_end();
                let begins = before.is_empty() || before.ends_with(['.', '!', '?']);
                let own_word = before.len() < at || at == 0;
                (begins && own_word).then_some(at..at + verb.trim_end().len())
            })
        },
    )
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
        enumeration(text, 0..text.len(), &mut pairs);
        pairs.sort_by_key(|(actor, _)| actor.start);
        pairs.dedup_by_key(|(actor, _)| actor.start);
        pairs
            .into_iter()
            .map(|(actor, role)| (&text[actor], role.map(|role| &text[role])))
            .collect()
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
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn a_lost_name_is_noticed() {
        let text = "Pine's daughter. portrays Tatiana, a dancer. She plays well.";
        let lost: Vec<_> = lost_names(text).map(|range| &text[range]).collect();
        assert_eq!(lost, ["portrays"]);
    }

    #[test]
    fn a_plot_names_its_actors_in_parentheses() {
        let text = "Su Le Qi (Zhang Ziyi) meets a man (aged 30) in Oslo (Norway).";
        let pairs: Vec<_> =
            in_parentheses(text).map(|(role, actor)| (&text[role], &text[actor])).collect();
        assert_eq!(pairs, [("Su Le Qi", "Zhang Ziyi")]);
    }
}
