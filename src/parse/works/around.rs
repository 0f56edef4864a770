//! What the words around a title say that it names: `the song "Heat" (1995)`.
//!
//! In: a text, where a title begins and where its parenthesis opens. Out: [`Said`].

use crate::model::works;

/// What the words around a title and its parenthesis say that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// A work for television.
    Broadcast,
    /// Another work that is no film.
    Other,
    /// Nothing but a title.
    Nothing,
}

/// What is said of the title from `start` to the parenthesis at `open`.
pub fn said(text: &str, start: usize, open: usize) -> Said {
    let (before, behind) = (&text[..start], &text[open..]);
    if is_broadcast_before(before) || is_broadcast_behind(behind) {
        return Said::Broadcast;
    }
    let of_list = is_of_a_list_of_others(before);
    match noun_before(before).filter(|noun| works::is_other(noun)).or(defined_behind(behind)) {
        Some(noun) if works::is_broadcast(noun) => Said::Broadcast,
        Some(_) => Said::Other,
        None if of_list => Said::Other,
        None => Said::Nothing,
    }
}

/// Whether words before a title speak of a part of a series (`the first season of`), or of
/// a work for television: `the television prequel`.
fn is_broadcast_before(before: &str) -> bool {
    /// Nouns that mean a film where nothing says `television`.
    const NOUNS: [&str; 14] = [
        "prequel",
        "sequel",
        "spin-off",
        "spinoff",
        "adaptation",
        "remake",
        "reboot",
        "revival",
        "drama",
        "comedy",
        "thriller",
        "anthology",
        "version",
        "continuation",
    ];
    const PARTS: [&str; 6] = ["season", "seasons", "episode", "episodes", "pilot", "finale"];
    let bare = before.trim_end_matches(OPENING);
    let mut words = bare.split_whitespace().rev().map(|word| word.trim_end_matches(','));
    match words.next() {
        Some("of" | "from") => words.next().is_some_and(|word| PARTS.contains(&word)),
        Some(noun) if NOUNS.contains(&noun) => words
            .take(3)
            .take_while(|word| *word == "TV" || word.starts_with(char::is_lowercase))
            .any(|word| matches!(word, "television" | "TV")),
        _ => false,
    }
}

/// Whether what follows a title's year speaks of parts of a series: `(2013) episode`,
/// `(2013), which ran for five seasons`.
fn is_broadcast_behind(text: &str) -> bool {
    let Some((_, behind)) = text.split_once(')') else { return false };
    let clause = behind.split(['.', ';', '(', '\n']).next().unwrap_or_default();
    let mut words = clause.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = behind.starts_with(' ').then(|| words.next()).flatten();
    matches!(first, Some("episode" | "episodes" | "season" | "pilot"))
        || words.take(9).any(|word| matches!(word, "seasons" | "episodes"))
}

/// What opens a quotation or a parenthesis before a title.
const OPENING: [char; 7] = ['"', '“', '‘', '\'', '(', '[', ' '];

/// The noun before a title, which may say that it is another work: `the song "..."`.
fn noun_before(before: &str) -> Option<&str> {
    before.trim_end_matches(OPENING).rsplit(char::is_whitespace).next()
}

/// How far before a title is looked for what introduces its list, in bytes: a paragraph
/// may be as long as its article, and name a work in each of its sentences.
const LONGEST_LIST: usize = 4_000;

/// Whether a list names other works, and the text before a title introduces it:
/// `several games: Heat (1996), `, `Season 2 Ep. 8: `.
fn is_of_a_list_of_others(before: &str) -> bool {
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(LONGEST_LIST))..];
    let line = near.rsplit(['\n', '!', '?']).next().unwrap_or(near);
    line.match_indices(": ").any(|(at, _)| {
        let bare = |word: &'_ str| word.trim_matches(['.', ',', '(', ')', '"']).to_lowercase();
        let mut words = line[..at].split_whitespace().rev();
        let (last, second) = (words.next().map(bare), words.next().map(bare));
        let nouns = [last.unwrap_or_default(), second.unwrap_or_default()];
        let is_numbered = nouns[0].chars().all(|c| c.is_ascii_digit())
            && matches!(nouns[1].as_str(), "ep" | "eps" | "episode" | "episodes" | "season");
        let goes_on = line[at..].contains(" (") || !line[at..].contains(". ");
        let is_other = |noun: &String| works::is_other(noun) || noun == "games";
        is_numbered
            || goes_on && nouns.iter().any(is_other) && !nouns.iter().any(|it| is_of_films(it))
    })
}

fn is_of_films(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "film" | "films" | "movie" | "movies" | "sequel" | "sequels" | "prequel" | "prequels"
    )
}

/// `(2023), a series in three parts`, `(2023) is a novel`: the noun that says what follows
/// the year, if that is no film.
fn defined_behind(text: &str) -> Option<&str> {
    let (_, after) = text.split_once(')')?;
    let after = after.trim_start_matches([',', ' ']);
    let verbs = ["is ", "was ", "which is ", "which was "];
    let after = verbs.iter().find_map(|verb| after.strip_prefix(verb)).unwrap_or(after);
    let phrase = ["a ", "an ", "the "].iter().find_map(|a| after.strip_prefix(a))?;
    phrase
        .split_whitespace()
        .take(8)
        .take_while(|word| {
            !matches!(
                *word,
                "film"
                    | "films"
                    | "movie"
                    | "in"
                    | "of"
                    | "by"
                    | "that"
                    | "which"
                    | "with"
                    | "about"
                    | "and"
                    | "for"
                    | "to"
                    | "from"
                    | "based"
                    | "starring"
            )
        })
        .map(|word| word.trim_end_matches(['.', ',']))
        .find(|word| works::is_other(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_other_behind(text: &str) -> bool {
        defined_behind(text).is_some()
    }

    fn is_other_before(before: &str) -> bool {
        noun_before(before).is_some_and(works::is_other)
    }

    #[test]
    fn words_around_a_title_say_that_it_is_no_film() {
        let said = |text: &str| {
            let start = text.find("Quay").expect("the title");
            super::said(text, start, start + text[start..].find('(').expect("the year"))
        };
        for text in [
            "the television series Quay (2013)",
            "in the third season of Quay (2013)",
            "the pilot of \"Quay\" (2013)",
            "a television prequel, Quay (2013), came later",
            "the TV spin-off Quay (2013)",
            "a TV drama \"Quay\" (2013)",
            "Quay (2013) is an American psychological horror drama television series.",
            "Quay (2013), which ran for five seasons",
            "in the Quay (2013) episode \"Ferry\"",
            "Quay (2013), a miniseries",
        ] {
            assert_eq!(said(text), Said::Broadcast, "{text}");
        }
        assert_eq!(said("the novel Quay (2013)"), Said::Other);
        for text in [
            "the television film Quay (2013)",
            "the sequel Quay (2013)",
            "shown on television, Quay (2013)",
            "the first of Quay (2013)",
            "Quay (2013), a film that inspired the series",
            "Quay (2013), which made him known. Two seasons later",
            "Quay (2013) was a thriller about a television show",
            "a scene from Quay (2013)",
        ] {
            assert_eq!(said(text), Said::Nothing, "{text}");
        }
    }

    #[test]
    fn what_follows_the_year_can_say_that_it_is_no_film() {
        assert!(is_other_behind("(2023), a series in three parts"));
        assert!(is_other_behind("(2020), a live album."));
        assert!(!is_other_behind("(2019), the third film of the series"));
        assert!(!is_other_behind("(2014), the first of a series"));
    }

    #[test]
    fn a_noun_before_a_title_says_that_it_is_no_film() {
        assert!(is_other_before("the song \""));
        assert!(is_other_before("an exhibition "));
        assert!(!is_other_before("the film "));
    }
}
