//! Names in infobox values: `Basil Iwanyk, Erica Lee` is two people,
//! `Sammy Davis, Jr.` one, `(Songs)` none.
//!
//! In: the visible text of a value. Out: the ranges of the names in it, also of those
//! that lack the last name which stands behind another (`Joel & Ethan Crane`). What
//! does not look like a name is left out, because a junk name becomes a junk
//! page and junk links.

use std::ops::Range;

use crate::model::article::NameSpan;
use crate::model::credit::Role;
use crate::model::kind::Kind;
use crate::model::{companies, countries, joint, vocabulary};
use crate::parse::beside_names::{leading_words, without_marks};
use crate::parse::joiners::{joins_companies, joins_people};
use crate::parse::people::{elided, is_particle};
use crate::rare;

/// What stands in front of a colon in a list of people.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Colon {
    /// What they did: `Songs: Ann Lee`.
    Work,
    /// The other of an actor and a part, in either order.
    Pair,
}

/// Splits a list of names of things of one kind.
pub fn split(text: &str, kind: Kind) -> Vec<NameSpan> {
    split_beside(text, kind, Colon::Work)
}

/// Splits a list of actors, who may have their parts: `Ann Lee: Eve, Bo Ray`.
pub fn split_cast(text: &str) -> Vec<NameSpan> {
    split_beside(text, Kind::Person, Colon::Pair)
}

fn split_beside(text: &str, kind: Kind, colon: Colon) -> Vec<NameSpan> {
    let mut pieces = pieces(text, kind);
    if kind == Kind::Country {
        pieces.iter_mut().for_each(|piece| piece.start += article(&text[piece.clone()]));
        pieces = pieces.into_iter().flat_map(|piece| countries_in(text, piece)).collect();
    }
    let mut names: Vec<NameSpan> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let piece = match kind {
            Kind::Person => beside_colon(text, piece, colon),
            _ => Some(piece),
        };
        let Some(mut piece) = piece else { continue };
        if kind == Kind::Person {
            piece.end = piece.start + without_part(&text[piece.clone()]).len();
        }
        let range = piece.start as u32..piece.end as u32;
        let name = if kind == Kind::Person { person(text, range) } else { one(text, range) };
        let Some(mut name) = name else { continue };
        if kind == Kind::Person {
            // `Per Lys, FNF ACE`, `Per Lys, UK`: the letters are of the name before.
            let mut last = text[name.range()].split(' ');
            if last.all(|word| is_letters(word) || is_country(word)) && !names.is_empty() {
                continue;
            }
            name.range.end = name.range.start + without_letters(&text[name.range()]).len() as u32;
        }
        if !is_plausible(&text[name.range()], kind) {
            continue;
        }
        // Flattened wiki links come doubled: `Jason Lee (actor), Jason Lee`.
        let doubled = names.last().is_some_and(|last| {
            last.qualifier.is_some()
                && name.qualifier.is_none()
                && text[last.range()] == text[name.range()]
        });
        if !doubled {
            names.push(name);
        }
    }
    names
}

/// `France-Italy-Spain`, where each is known; `Austria-Hungary` was one.
fn countries_in(text: &str, piece: Range<usize>) -> Vec<Range<usize>> {
    const MARKS: [char; 3] = ['-', '–', '/'];
    let words = &text[piece.clone()];
    let is_country = |word: &str| vocabulary::country(countries::usual(word)).is_some();
    let was_one = matches!(words.split(MARKS).next_back(), Some("Hungary" | "Montenegro"))
        && words.split(MARKS).count() == 2;
    if !words.contains(MARKS) || was_one || !words.split(MARKS).all(is_country) {
        return vec![piece];
    }
    let at = |word: &str| piece.start + (word.as_ptr() as usize - words.as_ptr() as usize);
    words.split(MARKS).map(|word| at(word)..at(word) + word.len()).collect()
}

/// `Flo Reed` of `Flo Reed as Tim`, `Di Oak` of `Di Oak for Vast Films`.
fn without_part(piece: &str) -> &str {
    let open = piece.find(['(', '[']).unwrap_or(piece.len());
    let head = &piece[..open];
    let is_full = |name: &str| {
        let name = name.trim();
        name.contains(' ') && is_plausible(&name[leading_words(name)..], Kind::Person)
    };
    let part = rare::find(head, " as ").filter(|&at| is_full(&head[..at]));
    let company =
        rare::find(head, " for ").filter(|&at| is_full(&head[..at]) && is_company(head.trim()));
    part.or(company).map_or(piece, |at| &piece[..at])
}

/// The side of a colon that names a person, where it is sure which does.
fn beside_colon(text: &str, piece: Range<usize>, colon: Colon) -> Option<Range<usize>> {
    let Some(at) = text[piece.clone()].find(": ").map(|at| piece.start + at) else {
        return Some(piece);
    };
    let (before, behind) = (piece.start..at, at + ": ".len()..piece.end);
    let words = |side: &Range<usize>| match one(text, side.start as u32..side.end as u32) {
        Some(name) if is_plausible(&text[name.range()], Kind::Person) => {
            text[name.range()].split(' ').count()
        }
        _ => 0,
    };
    match (words(&before), words(&behind), colon) {
        // `Ann Lee: songs`
        (2.., 0, _) | (2.., 1, Colon::Pair) => Some(before),
        (0 | 1, 2.., _) => Some(behind),
        _ => None,
    }
}

/// Whether two people with one last name are common in a job: among stars, somebody with
/// one name is.
pub fn shares_last_names(role: Role) -> bool {
    role.facts().holder == Kind::Person && role != Role::Cast
}

/// Splits a list of film titles, whose commas and "and"s may be their own: only
/// a comma behind a year in parentheses, a semicolon or a line end divides.
pub fn split_titles(text: &str) -> Vec<NameSpan> {
    let mut starts = vec![0];
    for (at, c) in text.char_indices() {
        let divides = matches!(c, ';' | '\n') || (c == ',' && text[..at].ends_with(')'));
        if divides {
            starts.push(at + 1);
        }
    }
    let ends = starts.iter().skip(1).map(|&start| start - 1).chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .filter_map(|(&start, end)| one(text, start as u32..end as u32))
        .collect()
}

/// Authors in a value that names works: `The Salt Road by Henrik Aas`,
/// `Characters by Bob Kane, Bill Finger (uncredited)`, `the poem by Homer`. Nobody
/// where no "by" stands.
pub fn authors(text: &str) -> Vec<NameSpan> {
    let mut found = Vec::new();
    let mut after_by = false;
    for piece in pieces(text, Kind::Person) {
        let value = &text[piece.clone()];
        // "the memoirs of Ann Lee" are her own.
        let of = || {
            let at = value.rfind(" of ")?;
            is_writing_of(&value[..at]).then_some(at + " of ".len())
        };
        let by = value.rfind(" by ").map(|at| at + " by ".len()).or_else(of).or_else(|| {
            let rest = value.trim_start().strip_prefix("by ")?;
            Some(value.len() - rest.len())
        });
        let start = match by {
            Some(at) => piece.start + at,
            None if after_by => piece.start,
            None => {
                after_by = value.trim_end().ends_with(" by");
                continue;
            }
        };
        let name = one(text, start as u32..piece.end as u32);
        let is_author = |name: &NameSpan| {
            let words = &text[name.range()];
            let full = words.contains(' ') || by.is_some_and(|at| names_work(&value[..at - 3]));
            full && is_plausible(words, Kind::Person)
                && !["The ", "A ", "An "].iter().any(|article| words.starts_with(article))
        };
        let name = name.filter(is_author);
        after_by = name.is_some();
        found.extend(name);
    }
    found
}

/// Whether words before "of" end with writings that are of their author.
fn is_writing_of(before: &str) -> bool {
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    matches!(
        last.to_lowercase().as_str(),
        "memoir"
            | "memoirs"
            | "autobiography"
            | "diary"
            | "diaries"
            | "journal"
            | "journals"
            | "letters"
            | "novels"
            | "stories"
            | "writings"
            | "works"
            | "plays"
            | "poems"
    )
}

/// Whether words before "by" end with a work, so that one word is name enough
/// behind it: `the poem by Homer`, not `Step by Step`.
fn names_work(before: &str) -> bool {
    let before = before.trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default();
    before.is_empty()
        || before.ends_with(['"', '”', ')'])
        || matches!(
            last,
            "novel"
                | "novels"
                | "novella"
                | "book"
                | "books"
                | "story"
                | "stories"
                | "tale"
                | "play"
                | "poem"
                | "epic"
                | "opera"
                | "musical"
                | "comic"
                | "comics"
                | "manga"
                | "characters"
                | "memoir"
                | "legend"
                | "fable"
                | "song"
                | "webtoon"
        )
}

/// The name in a range that holds exactly one, without notes in parentheses.
pub fn one(text: &str, range: Range<u32>) -> Option<NameSpan> {
    let piece = &text[range.start as usize..range.end as usize];
    let lead = piece.len() - piece.trim_start().len();
    let mut name = without_marks(piece.trim());
    let mut qualifier = None;
    while let Some((before, inside)) = behind_name(name) {
        if is_qualifier(inside) {
            qualifier = Some(inside.into());
        }
        name = without_marks(before.trim_end());
    }
    let start = range.start + lead as u32;
    (!name.is_empty()).then(|| NameSpan { range: start..start + name.len() as u32, qualifier })
}

/// The same of a person, without words that lead to the name or end it.
pub fn person(text: &str, range: Range<u32>) -> Option<NameSpan> {
    let mut name = one(text, range)?;
    name.range.start += leading_words(&text[name.range()]) as u32;
    let closed = text[name.range()].trim_end_matches([',', ';', ' ']);
    name.range.end = name.range.start + closed.len() as u32;
    (!closed.is_empty()).then_some(name)
}

/// The name before a note, and the note: `(uncredited)`, `[uncredited]`. A name may be in
/// square brackets itself: `[REC]`, `Foo[bar]`.
fn behind_name(name: &str) -> Option<(&str, &str)> {
    let round = name.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    round.or_else(|| name.strip_suffix(']')?.rsplit_once(" ["))
}

/// Whether words in parentheses behind a name tell two bearers of it apart, as
/// opposed to saying something about the credit (`uncredited`, `voice`).
fn is_qualifier(inside: &str) -> bool {
    let last = inside.split_whitespace().next_back().unwrap_or_default();
    Kind::from_noun(&last.to_lowercase()).is_some()
        || inside.strip_prefix("born ").is_some()
        || (inside.len() == 4 && inside.bytes().all(|b| b.is_ascii_digit()))
}

/// Ranges between separators that stand outside brackets.
fn pieces(text: &str, kind: Kind) -> Vec<Range<usize>> {
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let mut depth = 0i32;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' if depth <= 0 && is_suffix(&text[at + 1..]) => {}
            ',' | ';' | '\n' | '·' | '•' if depth <= 0 => cuts.push(at..at + c.len_utf8()),
            // `Action/Comedy`, `English/French`
            '/' if matches!(kind, Kind::Genre | Kind::Language)
                && text[at + 1..].starts_with(char::is_uppercase) =>
            {
                cuts.push(at..at + 1);
            }
            ' ' if depth <= 0 => {
                let start = cuts.last().map_or(0, |cut| cut.end);
                let joiner = match kind {
                    _ if text[at..].starts_with(" / ") => Some(" / ".len()),
                    Kind::Series => None,
                    Kind::Company => {
                        joins_companies(text.get(start..at).unwrap_or(""), &text[at..])
                    }
                    Kind::Person => joins_people(text.get(start..at).unwrap_or(""), &text[at..]),
                    _ => [" and ", " & "]
                        .iter()
                        .find(|j| text[at..].starts_with(**j))
                        .map(|j| j.len()),
                };
                cuts.extend(joiner.map(|length| at..at + length));
            }
            _ => {}
        }
    }
    let mut pieces = Vec::with_capacity(cuts.len() + 1);
    let mut start = 0;
    for cut in cuts {
        if cut.start >= start {
            pieces.push(start..cut.start);
            start = cut.end;
        }
    }
    pieces.push(start..text.len());
    // ", and X" leaves "and X".
    for piece in &mut pieces {
        let trimmed = text[piece.clone()].trim_start();
        if let Some(name) = trimmed.strip_prefix("and ") {
            piece.start = piece.end - name.len();
        }
    }
    pieces
}

/// First names that share the last name behind them: `Joel` of `Joel & Ethan Crane`. Who
/// is meant cannot be told from somebody who has one name (`Björk and Mark Bell`), so it
/// is nobody. Behind a comma, the last "and" of a list joins nothing.
pub fn first_names(text: &str) -> Vec<Range<u32>> {
    let pieces = pieces(text, Kind::Person);
    let one_word = |range: &Range<u32>| {
        let word = &text[range.start as usize..range.end as usize];
        word.starts_with(char::is_uppercase)
            && word.contains(char::is_lowercase)
            && !word.contains([' ', '.', '"', '(', '/'])
    };
    let is_full = |range: &Range<u32>| {
        let name = &text[range.start as usize..range.end as usize];
        let mut words = name.split(' ');
        words.clone().count() == 2
            && words.all(|word| word.starts_with(char::is_uppercase) && !word.contains('.'))
    };
    let name = |piece: &Range<usize>| one(text, piece.start as u32..piece.end as u32);
    if let Some(family) = family(text, &pieces, one_word, is_full) {
        return family;
    }
    let mut found = Vec::new();
    let mut is_list = false;
    for (at, pair) in pieces.windows(2).enumerate() {
        let joiner = text[pair[0].end..pair[1].start].trim();
        let ends_list = joiner == "and" && is_list && at + 2 == pieces.len();
        is_list = joiner == "," && (at == 0 || is_list);
        let (Some(first), Some(second)) = (name(&pair[0]), name(&pair[1])) else { continue };
        // A note behind the first name says that it is whole.
        let is_noted = text[pair[0].clone()].trim_end().ends_with(')');
        if matches!(joiner, "and" | "&")
            && !ends_list
            && !is_noted
            && one_word(&first.range)
            && is_full(&second.range)
        {
            found.push(first.range);
        }
    }
    found
}

/// First names of a whole list: `Ann` and `Tom` of `Ann, Tom and Lee Ross`.
fn family(
    text: &str,
    pieces: &[Range<usize>],
    one_word: impl Fn(&Range<u32>) -> bool,
    is_full: impl Fn(&Range<u32>) -> bool,
) -> Option<Vec<Range<u32>>> {
    let is_filled = |piece: &&Range<usize>| !text[(*piece).clone()].trim().is_empty();
    let pieces: Vec<Range<usize>> = pieces.iter().filter(is_filled).cloned().collect();
    let (last, firsts) = pieces.split_last().filter(|(_, firsts)| firsts.len() > 1)?;
    let range = |piece: &Range<usize>| Some(one(text, piece.start as u32..piece.end as u32)?.range);
    let joined = pieces.windows(2).enumerate().all(|(at, pair)| {
        let joiner = text[pair[0].end..pair[1].start].trim();
        match at + 1 == firsts.len() {
            true => matches!(joiner, "and" | "&" | ", and" | ", &"),
            false => joiner == ",",
        }
    });
    // A note behind a first name says that it is whole.
    let is_noted = |piece: &Range<usize>| text[piece.clone()].trim_end().ends_with(')');
    let found: Vec<Range<u32>> = firsts.iter().map(range).collect::<Option<_>>()?;
    let is_family = joined
        && found.iter().all(one_word)
        && is_full(&range(last)?)
        && !firsts.iter().any(is_noted);
    is_family.then_some(found)
}

/// Whether what follows a comma belongs to the name before it.
fn is_suffix(after: &str) -> bool {
    let end = after.find([',', ';', '\n', '(']).unwrap_or(after.len());
    let words = after[..end].split(" and ").next().unwrap_or_default();
    let words = words.split(" & ").next().unwrap_or(words).trim();
    let word = words.split([' ']).next().unwrap_or(words);
    matches!(
        word.trim_end_matches('.'),
        "Jr" | "Sr"
            | "II"
            | "III"
            | "IV"
            | "Inc"
            | "Ltd"
            | "LLC"
            | "Co"
            | "Corp"
            | "L.P"
            | "LP"
            | "PLC"
            | "plc"
            | "GmbH"
            | "S.A"
            | "Esq"
            | "M.D"
            | "Ph.D"
    ) && words.split(' ').count() <= 2
}

/// Whether a word is the letters that members of a society and bearers of an honour put
/// behind their names: `ASC`, `A.C.E.`, `OBE`. Capitals alone are no sign: musicians are
/// called so, too.
pub fn is_letters(word: &str) -> bool {
    const LETTERS: [&str; 40] = [
        "ACS", "AFC", "AIC", "AEC", "ADF", "AMC", "BVK", "DFF", "FNF", "FSF", // Pictures.
        "ACE", "ASE", "BFE", "CCE", "GBFE", // Editing.
        "CSA", "CDG", "CDA", // Casting.
        "PGA", "DGA", "WGA", "DGC", "WGC", // Producing, directing, writing.
        "ADG", "BFDG", "VES", "CAS", "AMPS", "MPSE", // Design, effects, sound.
        "OBE", "MBE", "CBE", "KBE", "DBE", "GBE", "BEM", "CMG", "KCMG", "MVO",
        "CVO", // Honours.
    ];
    // Few words are, and most are asked. `p.g.a.` is so, too.
    let is_small = word.as_bytes().get(1) == Some(&b'.');
    let is_letter = |byte: u8| byte.is_ascii_uppercase() || (is_small && byte.is_ascii_lowercase());
    if !word.bytes().all(|byte| is_letter(byte) || byte == b'.') {
        return false;
    }
    let bare = word.replace('.', "").to_ascii_uppercase();
    let is_short = (3..=5).contains(&bare.len());
    // "Society of Cinematographers", of whatever country.
    is_short && (LETTERS.contains(&bare.as_str()) || (bare.len() <= 4 && bare.ends_with("SC")))
}

/// How long the article before a country is: `the United States`.
fn article(piece: &str) -> usize {
    let name = piece.trim_start();
    let bare = name.strip_prefix("the ").filter(|bare| bare.starts_with(char::is_uppercase));
    bare.map_or(0, |bare| piece.len() - bare.len())
}

/// Whether letters are a country's, which stands behind whoever works there.
fn is_country(letters: &str) -> bool {
    let bare: String = letters.chars().filter(|&c| c != '.').collect();
    matches!(bare.as_str(), "UK" | "US" | "USA" | "UAE" | "USSR" | "GDR" | "NZ")
}

/// A person's name without the letters behind it: `Ann Lee` of `Ann Lee ASC, BSC`.
fn without_letters(name: &str) -> &str {
    let mut name = name;
    while let Some((before, last)) = name.rsplit_once(' ')
        && is_letters(last)
        && before.contains(' ')
    {
        name = before.trim_end_matches(',');
    }
    name
}

/// Whether a text can be the name of something of this kind.
pub fn is_plausible(name: &str, kind: Kind) -> bool {
    const NO_NAMES: [&str; 14] = [
        "various",
        "various artists",
        "others",
        "and others",
        "n/a",
        "none",
        "unknown",
        "tba",
        "tbd",
        "see below",
        "uncredited",
        "et al",
        "et al.",
        "estimate",
    ];
    let named = if kind == Kind::Person { behind_nickname(name).unwrap_or(name) } else { name };
    let Some(first) = named.chars().next() else { return false };
    let is_small = kind == Kind::Person && is_small_name(name);
    let well_formed = name.len() <= 90
        && (first.is_numeric()
            || (first.is_alphabetic() && !first.is_lowercase())
            || first == '¡'
            || is_small)
        && !name.ends_with(':')
        && !name.contains(['<', '>', '{', '}', '|', '=', '\n', '$'])
        && name.chars().any(char::is_alphabetic)
        && !NO_NAMES.iter().any(|no_name| no_name.eq_ignore_ascii_case(name));
    match kind {
        Kind::Person => {
            joint::find(name).is_none()
                && well_formed
                && !name.contains(['[', ']', '†', '‡', '*'])
                && name.split_whitespace().count() <= 6
                && (is_small || name.split_whitespace().all(is_name_word))
                // "Twins Lee and Lou Barker"
                && !["Twins ", "Triplets ", "Siblings "].iter().any(|many| name.starts_with(many))
                && !is_company(name)
        }
        Kind::Language => well_formed && !is_silence(name),
        _ => well_formed,
    }
}

/// Whether a film's language is said to be none.
fn is_silence(language: &str) -> bool {
    ["silent", "silent film", "no dialogue", "no spoken dialogue"]
        .iter()
        .any(|silence| language.eq_ignore_ascii_case(silence))
}

/// Whether a name is written small, with full stops: `will.i.am`, `k.d. lang`.
fn is_small_name(name: &str) -> bool {
    const ABBREVIATIONS: [&str; 10] =
        ["a.k.a.", "e.g.", "i.e.", "c.f.", "n.b.", "p.s.", "a.m.", "p.m.", "v.o.", "o.s."];
    const ADDRESSES: [&str; 5] = ["www", "com", "net", "org", "http"];
    let is_small = |word: &str| word.chars().all(char::is_lowercase) && !word.is_empty();
    let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
    let mut parts = first.trim_end_matches('.').split('.');
    let dotted = parts.clone().count() >= 2
        && parts.clone().all(is_small)
        && !parts.any(|part| ADDRESSES.contains(&part));
    let is_initials = first.ends_with('.');
    dotted
        && !ABBREVIATIONS.contains(&first)
        && match is_initials {
            // The letters `p.g.a.` alone are of the name before.
            true => is_small(rest) && rest.len() >= 4,
            false => rest.is_empty() && first.split('.').any(|part| part.len() > 1),
        }
}

/// `Rajan` in `'Kovai' Rajan`.
fn behind_nickname(name: &str) -> Option<&str> {
    const QUOTES: [(char, char); 4] = [('\'', '\''), ('"', '"'), ('‘', '’'), ('“', '”')];
    let (open, close) = QUOTES.into_iter().find(|&(open, _)| name.starts_with(open))?;
    let (nickname, rest) = name[open.len_utf8()..].split_once(close)?;
    let is_name = nickname.split(' ').count() <= 3
        && nickname.split(' ').all(|word| word.starts_with(char::is_uppercase));
    rest.strip_prefix(' ').filter(|_| is_name)
}

/// Whether a name begins or ends as only companies' names do.
pub fn is_company(name: &str) -> bool {
    name.starts_with("Studio ") || ends_like_company(name) || companies::is_well_known(name)
}

fn ends_like_company(name: &str) -> bool {
    name.split_whitespace().next_back().is_some_and(|last| {
        matches!(
            last,
            "Films"
                | "Pictures"
                | "Productions"
                | "Studios"
                | "Entertainment"
                | "Comics"
                | "Inc."
                | "Inc"
                | "Ltd."
                | "Ltd"
                | "LLC"
                | "Games"
                | "Media"
                | "Orchestra"
                | "Arts"
                | "Movies"
                | "Cinema"
                | "Creations"
                | "Enterprises"
                | "Combines"
                | "Company"
                | "Bros."
                | "Bros"
                | "Animation"
                | "Animations"
                | "Studio"
                | "Filmworks"
                | "Television"
                | "Broadcasting"
                | "Distribution"
                | "Corporation"
        )
    })
}

/// Whether a word can be part of a person's name.
fn is_name_word(word: &str) -> bool {
    !word.starts_with(char::is_lowercase) || is_particle(word) || elided(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, kind: Kind) -> Vec<&str> {
        split(text, kind).into_iter().map(|name| &text[name.range()]).collect()
    }

    #[test]
    fn suffixes_stay_with_their_names() {
        assert_eq!(
            names("Robert Downey Jr., Sammy Davis, Jr., and Cher", Kind::Person),
            ["Robert Downey Jr.", "Sammy Davis, Jr.", "Cher"]
        );
        assert_eq!(
            names("Ed Moe, Ph.D. and Kim Doe, Esq. & Bo Ray, Jr.", Kind::Person),
            ["Ed Moe, Ph.D.", "Kim Doe, Esq.", "Bo Ray, Jr."]
        );
        assert_eq!(
            names("Metro-Goldwyn-Mayer, Inc., Alterian, Inc.", Kind::Company),
            ["Metro-Goldwyn-Mayer, Inc.", "Alterian, Inc."]
        );
        assert_eq!(names("Huayi Brothers, Film & Culture", Kind::Company).len(), 2);
        assert_eq!(
            names(
                "Wolf Films in association with Plan K and with Red; Moor Films and Plan B (co)",
                Kind::Company
            ),
            ["Wolf Films", "Plan K and with Red", "Moor Films", "Plan B"]
        );
        for whole in [
            "Falcon Films and Television",
            "Falcon Films and Culture",
            "Film and Music Entertainment",
            "Nordic Film and TV Fund",
            "Falcon Pictures and others",
            "Moon and Sixpence Films",
            "Girl in Blue Films",
            "Rhythm and Hues Studios",
        ] {
            assert_eq!(names(whole, Kind::Company), [whole]);
        }
        for (two, second) in [
            ("Falcon Pictures in co-production with Vast", "Vast"),
            ("Falcon Pictures and Vast Pictures", "Vast Pictures"),
            ("Falcon Vast Studios and 8th Hill", "8th Hill"),
            ("Falcon Films with the participation of Oslo Fund", "Oslo Fund"),
        ] {
            assert_eq!(names(two, Kind::Company).last(), Some(&second));
        }
        assert_eq!(
            names("Falcon Pictures / Film & Culture / RKO/Pathé", Kind::Company),
            ["Falcon Pictures", "Film & Culture", "RKO/Pathé"]
        );
    }

    #[test]
    fn notes_are_not_part_of_names_and_junk_is_no_name() {
        assert_eq!(
            names("John Smith (uncredited), (Songs), Ann Lee, Theme:, and others", Kind::Person),
            ["John Smith", "Ann Lee"]
        );
        assert_eq!(names("Jason Lee (actor), Jason Lee", Kind::Person), ["Jason Lee"]);
        assert_eq!(names("Ana de Armas & Jacques d'Amboise", Kind::Person).len(), 2);
        assert_eq!(
            names("\"Weird Al\" Yank, will.i.am, k.d. lang, p.g.a., e.g. others", Kind::Person),
            ["\"Weird Al\" Yank", "will.i.am", "k.d. lang"]
        );
        assert_eq!(
            names("Songs: Ann Lee, Bo Ray: score; Songs: Cher", Kind::Person),
            ["Ann Lee", "Bo Ray"]
        );
        let cast = "Ann Lee: Eve; Tom: Bo Ray; Eve Stone: Al Fox; Cher: Di; Kit Moss: narrator";
        let stars: Vec<&str> = split_cast(cast).iter().map(|name| &cast[name.range()]).collect();
        assert_eq!(stars, ["Ann Lee", "Bo Ray", "Kit Moss"]);
        for text in [
            "www.film.com",
            "a.k.a. bruce",
            "v.o.",
            "will",
            "de la soul",
            "p.g.a. and",
            "Twins Lee",
        ] {
            assert!(!is_plausible(text, Kind::Person), "{text}");
        }
        assert_eq!(names("the background score", Kind::Person), [] as [&str; 0]);
    }

    #[test]
    fn people_are_named_with_parts_and_for_companies_too() {
        for value in [
            "Ana Bell with Bo Ek",
            "Ana Bell (as Kay), Bo Ek as Tim",
            "Ana Bell, and introducing Bo Ek",
            "Ana Bell & Bo Ek for Blue Moon Films",
            "Ana Bell[1], Bo Ek [a][nb 2]",
            "Ana Bell*, Bo Ek [orchestrations]",
            "Ana Bell, Industrial Light & Magic, Weta Digital, Framestore, Bo Ek",
        ] {
            assert_eq!(names(value, Kind::Person), ["Ana Bell", "Bo Ek"], "{value}");
        }
        for (value, whole) in [
            ("Dances with Wolves", ""),
            ("Ana Bell with the Kettles", ""),
            ("Story for Boys", ""),
            ("Prince as himself", ""),
        ] {
            assert_eq!(names(value, Kind::Person).concat(), whole, "{value}");
        }
        assert_eq!(
            names("English/French, Serbo-Croatian / Romani", Kind::Language),
            ["English", "French", "Serbo-Croatian", "Romani"]
        );
        assert_eq!(names("Magic & Ana Bell", Kind::Person), ["Magic", "Ana Bell"]);
        assert_eq!(names("Vast (Japan) & Red", Kind::Company), ["Vast", "Red"]);
        assert_eq!(
            names("France-Italy–Spain, UK/US, Guinea-Bissau, Austria-Hungary", Kind::Country),
            ["France", "Italy", "Spain", "UK", "US", "Guinea-Bissau", "Austria-Hungary"]
        );
    }

    #[test]
    fn letters_behind_a_name_are_nobody() {
        for value in [
            "Per Lys, FNF, Kari Moe, BSC",
            "Per Lys, A.S.C. and Kari Moe, ASC, BSC",
            "Per Lys ASC BSC & Kari Moe OBE",
            "Per Lys (FNF); Kari Moe, p.g.a.",
            "Per Lys p.g.a., Kari Moe (p.g.a.)",
            "Per Lys, ASC BSC, Kari Moe [uncredited]",
            "Per Lys, A.C.E. UK and Kari Moe B.S.C., ACE",
            "Per Lys [as P. Lys], Kari Moe [1] (uncredited) [2]",
        ] {
            assert_eq!(names(value, Kind::Person), ["Per Lys", "Kari Moe"], "{value}");
        }
        assert_eq!(names("Per Lys, CDG, Kari Moe, UK", Kind::Person), ["Per Lys", "Kari Moe"]);
        assert_eq!(names("Per Lys, U.S., BT", Kind::Person), ["Per Lys", "BT"]);
        assert_eq!(names("Per Lys, RZA, T.I.", Kind::Person), ["Per Lys", "RZA", "T.I."]);
        assert_eq!(names("Vast Films, ACE", Kind::Company), ["Vast Films", "ACE"]);
        assert_eq!(names("[REC], Foo[bar] [a]", Kind::Series), ["Foo[bar]"]);
        assert_eq!(split_titles("[REC] (2007)").len(), 1);
    }

    #[test]
    fn a_first_name_may_share_the_last_name_behind_it() {
        let shared = |text: &'static str| -> Vec<&str> {
            let range = |r: Range<u32>| &text[r.start as usize..r.end as usize];
            first_names(text).into_iter().map(range).collect()
        };
        assert_eq!(shared("Joel & Ethan Crane"), ["Joel"]);
        assert_eq!(shared("Bobby and Peter Farr, Lana and Lilly Wach"), ["Bobby", "Lana"]);
        assert_eq!(shared("Kim Doe, Bobby & Peter Farr"), ["Bobby"]);
        assert_eq!(shared("Ann, Tom and Lee Ross"), ["Ann", "Tom"]);
        assert_eq!(shared("Ann, Tom, and Lee Ross"), ["Ann", "Tom"]);
        for text in [
            "Kim Doe, Rekha and Peter Farr",
            "Rekha, Peter Farr",
            "Salim & Sulaiman",
            "Raj & Krishna D.K.",
            "Rekha and Yuvan Shankar Raja",
            "Rekha (songs) & Peter Farr",
            "RZA and Howard Drew",
            "Ann, Tom, Lee Ross",
            "RZA, Rekha and Lee Ross",
            "Ann, Tom and Lee",
            "Ann (songs), Tom and Lee Ross",
        ] {
            assert_eq!(shared(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn the_author_of_a_source_stands_behind_by() {
        let read = |text: &'static str| -> Vec<&str> {
            authors(text).into_iter().map(|name| &text[name.range()]).collect()
        };
        assert_eq!(read("The Salt Road by Henrik Aas"), ["Henrik Aas"]);
        assert_eq!(read("Waltz into Night by, Cora Wool"), ["Cora Wool"]);
        assert_eq!(read("Characters by Bo Kane, Ann Lee (uncredited)"), ["Bo Kane", "Ann Lee"]);
        assert_eq!(read("the poem by Homer"), ["Homer"]);
        assert_eq!(read("the diaries of Ann Lee"), ["Ann Lee"]);
        assert_eq!(read("the life of Ann Lee"), [] as [&str; 0]);
        assert_eq!(read("Stand by Me"), [] as [&str; 0]);
        assert_eq!(read("Characters published by Vault Comics"), [] as [&str; 0]);
    }

    #[test]
    fn titles_keep_their_commas() {
        let text = "The Good, the Bad (1966), Heat (1995)";
        let titles: Vec<_> = split_titles(text).into_iter().map(|n| &text[n.range()]).collect();
        assert_eq!(titles, ["The Good, the Bad", "Heat"]);
    }
}
