//! Films named in prose with their year: `Underworld: Evolution (2006)`.
//!
//! In: the article. Out: a [`FilmRef`] for each place where a year in
//! parentheses follows capitalised words. The year shows where the title ends;
//! where it begins is read backwards, and where a word might or might not belong
//! to it ("with Wiseman on Underworld: Evolution"), every possible beginning is
//! kept: the graph, which knows all names, decides.

use crate::model::article::{Article, FilmRef, MarkKind, Prose, SetOff, Spot};
use crate::model::facts::{Year, read_year};
use crate::model::works;
use crate::parse::accolades;

/// Finds the films that an article names with their year.
pub fn find(article: &Article, source: &str) -> Vec<FilmRef> {
    let mut refs = Vec::new();
    let awards = accolades::award_cells(article, source);
    for id in article.prose_ids() {
        let prose = article.prose(id);
        let elsewhere = match prose.spot {
            Spot::Heading(_) => true,
            Spot::Section(section) => {
                let heading = article.sections[section as usize].heading;
                is_of_other_works(article.prose(heading).text(source))
            }
            _ => false,
        };
        // `Cannes (2017)` in a table of awards.
        if elsewhere || awards.binary_search(&id).is_ok() {
            continue;
        }
        let text = prose.text(source);
        for (open, _) in text.match_indices('(') {
            let Some(year) = year_behind(&text[open..]) else { continue };
            let Some(Titles { starts, end, set_off }) = titles_before(prose, text, open) else {
                continue;
            };
            let first = starts[0] as usize;
            let is_film = said(text, first, open) == Said::Nothing
                && !is_publication(&text[first..end])
                && !is_poll(text, first, end);
            if is_film {
                refs.push(FilmRef { prose: id, starts, end: end as u32, year, set_off });
            }
        }
    }
    refs
}

/// What may be the title before a parenthesis.
pub struct Titles {
    /// Where it may begin, longest title first; one place at least.
    pub starts: Vec<u32>,
    /// Where it ends.
    pub end: usize,
    /// How it is set off.
    pub set_off: SetOff,
}

/// The title before the parenthesis at `open`, outside of links and other titles.
pub fn titles_before(prose: &Prose, text: &str, open: usize) -> Option<Titles> {
    if apart(prose).any(|mark| mark.contains(&open)) {
        return None;
    }
    let end = text[..open].trim_end().trim_end_matches(['"', '”']);
    let end = end.strip_suffix("''").unwrap_or(end).len();
    let (starts, set_off): (Vec<u32>, SetOff) = match title_mark(prose, end) {
        Some(start) => (start.into_iter().collect(), SetOff::Emphasis),
        None => {
            // No other link or title is part of this one.
            let ends = apart(prose).map(|mark| mark.end).filter(|&at| at < end);
            let from = ends.max().unwrap_or(0);
            let starts = title_starts(&text[from..end]);
            (starts.into_iter().map(|at| at + from as u32).collect(), SetOff::Capitals)
        }
    };
    (!starts.is_empty()).then_some(Titles { starts, end, set_off })
}

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

/// Whether a list names other works, and the text before a title introduces it:
/// `several games: Heat (1996), `, `Season 2 Ep. 8: `.
fn is_of_a_list_of_others(before: &str) -> bool {
    let line = before.rsplit(['\n', '!', '?']).next().unwrap_or(before);
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

/// Whether a heading stands above works that are no films: `Video games`.
fn is_of_other_works(heading: &str) -> bool {
    const OTHERS: [&str; 17] = [
        "game",
        "games",
        "television",
        "tv",
        "episodes",
        "radio",
        "discography",
        "albums",
        "songs",
        "bibliography",
        "books",
        "novels",
        "comics",
        "opera",
        "operas",
        "theatre",
        "theater",
    ];
    const BESIDE: [&str; 14] = [
        "and",
        "video",
        "computer",
        "the",
        "other",
        "in",
        "on",
        "series",
        "appearances",
        "credits",
        "roles",
        "stage",
        "guest",
        "work",
    ];
    let heading = heading.to_lowercase();
    let words = || heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().any(|word| OTHERS.contains(&word))
        && words().all(|word| OTHERS.contains(&word) || BESIDE.contains(&word))
}

fn is_of_films(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "film" | "films" | "movie" | "movies" | "sequel" | "sequels" | "prequel" | "prequels"
    )
}

/// Links and titles set in italics, which no other title reaches into.
fn apart(prose: &Prose) -> impl Iterator<Item = std::ops::Range<usize>> {
    let is_apart = |kind: &MarkKind| match kind {
        MarkKind::Wiki(_) | MarkKind::Link(_) | MarkKind::Emphasis => true,
        MarkKind::Element(name) => matches!(*name, "i" | "em" | "cite"),
        _ => false,
    };
    let marks = prose.marks().iter().filter(move |mark| is_apart(&mark.kind));
    marks.map(|mark| mark.start as usize..mark.end as usize)
}

/// Whether a title is that of a list of the best: `AFI's 100 Years... 100 Heroes and
/// Villains`, or its second half.
fn is_poll(text: &str, start: usize, end: usize) -> bool {
    let (before, title) = (text[..start].trim_end(), &text[start..end]);
    let counts = title.starts_with("100 ");
    ["AFI's ", "AFI’s ", "AFI: "].iter().any(|owner| title.starts_with(owner))
        || title.contains("100 Years...")
        || title.contains("100 Years…")
        || counts && (before.ends_with("...") || before.ends_with('…') || text.contains("AFI"))
        || counts && text[..start].contains("100 Years")
}

/// The year in `(2006)`, `(2006 film)`.
fn year_behind(text: &str) -> Option<Year> {
    let inside = text.strip_prefix('(')?;
    let year = read_year(inside.get(..4)?)?;
    let rest = &inside[4..];
    (rest.starts_with(')') || rest.starts_with(" film)")).then_some(year)
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

/// Publications that articles cite with a year. A closed list: nothing in the
/// words themselves tells them from titles.
fn is_publication(title: &str) -> bool {
    matches!(
        title,
        "Time"
            | "IGN"
            | "Variety"
            | "Empire"
            | "Rolling Stone"
            | "Entertainment Weekly"
            | "The Guardian"
            | "The New York Times"
            | "The Hollywood Reporter"
            | "Los Angeles Times"
            | "The Washington Post"
            | "Sight & Sound"
            | "Total Film"
            | "Newsweek"
            | "Vanity Fair"
            | "The Times"
            | "The Observer"
            | "The Independent"
            | "Esquire"
            | "USA Today"
            | "Cahiers du Cinéma"
            | "The New Yorker"
            | "Premiere"
            | "Vogue"
            | "The Telegraph"
    )
}

/// Where emphasis that begins at `start` ends.
pub fn emphasis_from(prose: &Prose, start: usize) -> Option<u32> {
    let is_emphasis = |kind: &MarkKind| {
        matches!(kind, MarkKind::Emphasis | MarkKind::Element("i" | "em" | "cite"))
    };
    let mut marks = prose.marks().iter();
    marks.find(|mark| mark.start as usize == start && is_emphasis(&mark.kind)).map(|mark| mark.end)
}

/// Where inline markup that ends at `end` says that the title begins: emphasis
/// marks a title, a link is its own business.
fn title_mark(prose: &Prose, end: usize) -> Option<Option<u32>> {
    prose.marks().iter().find(|mark| mark.end as usize == end && mark.start < mark.end).map(
        |mark| match mark.kind {
            MarkKind::Emphasis | MarkKind::Element("i" | "em" | "cite") => Some(mark.start),
            _ => None,
        },
    )
}

/// Longest title, in words.
const MAX_WORDS: usize = 14;

/// Where a title that ends `text` may begin, longest title first.
fn title_starts(text: &str) -> Vec<u32> {
    let mut starts: Vec<usize> = Vec::new();
    // Start of the earliest word that can begin the title, as far as read.
    let mut reach = None;
    let mut end = text.len();
    for nth in 0..MAX_WORDS {
        let before = text[..end].trim_end();
        if before.is_empty() {
            break;
        }
        let start = before
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let word = &before[start..];
        let begins_sentence = before[..start].trim_end().ends_with(['.', '!', '?'])
            || before[..start].trim_end().is_empty();
        if begins_sentence && reach.is_some() {
            // "Much of Old Ferry", "Parts of Heat"
            if is_share(word) && text[end..].trim_start().starts_with("of ") {
                break;
            }
            match opener(word) {
                Some(Opener::OfSentence) => break,
                Some(Opener::OfEither) => {
                    let behind = text[end..].trim_start();
                    if !["The ", "A ", "An "].iter().any(|article| behind.starts_with(article)) {
                        starts.extend(reach);
                        reach = Some(start);
                    }
                    break;
                }
                None => {}
            }
        }
        match class(word, nth == 0) {
            Class::Opening(offset) => {
                reach = Some(start + offset);
                break;
            }
            Class::Stop => {
                if works::is_other(word) {
                    return Vec::new();
                }
                break;
            }
            Class::Title => reach = Some(start),
            Class::Split => {
                // A title may end here and another word follow it.
                starts.extend(reach);
                reach = Some(start);
            }
            Class::Joining => {}
            Class::Doubtful => starts.extend(reach),
        }
        end = start;
    }
    starts.extend(reach);
    starts.dedup();
    starts.reverse();
    starts.into_iter().map(|start| start as u32).collect()
}

/// What a word before a title's last word says about where the title begins.
enum Class {
    /// It can be part of a title and can begin one.
    Title,
    /// It can be the last word of something before the title, or in the title.
    Split,
    /// It can stand inside a title.
    Joining,
    /// It can stand inside a title, but rather before one.
    Doubtful,
    /// It opens a quotation or parenthesis: the title begins this far into it.
    Opening(usize),
    /// It stands outside.
    Stop,
}

fn class(word: &str, is_last: bool) -> Class {
    let bare = word.trim_start_matches(['"', '“', '‘', '\'', '(', '[']);
    let offset = word.len() - bare.len();
    if bare.contains([')', ']']) || (is_last && word.contains(['(', '['])) {
        return Class::Stop;
    }
    if offset > 0 && !bare.starts_with(char::is_lowercase) && !bare.is_empty() {
        return Class::Opening(offset);
    }
    let first = bare.chars().next();
    if !is_last {
        let core = bare.trim_end_matches(['"', '”', '’']);
        if core.ends_with([';', ')', ']']) || core.len() < bare.len() && !bare.ends_with('’') {
            return Class::Stop;
        }
        if core.ends_with('.') && !is_abbreviation(core) {
            return Class::Stop;
        }
    }
    match first {
        Some(c) if c.is_alphanumeric() && !c.is_lowercase() => {
            let splits = bare.ends_with(',')
                || bare.ends_with("'s")
                || bare.ends_with("’s")
                || (!is_last && bare.ends_with(['!', '?', ':']));
            if splits && !is_last && !bare.ends_with(':') { Class::Split } else { Class::Title }
        }
        Some('#' | '¡' | '¿') => Class::Title,
        _ => match bare.to_lowercase().as_str() {
            "of" | "the" | "a" | "an" | "de" | "la" | "le" | "les" | "des" | "du" | "der"
            | "die" | "das" | "el" | "los" | "il" | "e" | "y" | "&" | "–" | "—" | "-" | ":"
            | "vs." | "vs" | "v" | "n'" => Class::Joining,
            "and" | "in" | "on" | "with" | "for" | "at" | "by" | "from" | "to" | "or" | "into"
            | "before" | "after" | "under" | "over" | "without" | "is" | "not" => Class::Doubtful,
            _ => Class::Stop,
        },
    }
}

/// A word with a capital that may have it only because a sentence begins with it.
enum Opener {
    /// It begins the sentence, not the title: "Like Heat (1995)".
    OfSentence,
    /// It begins either: "In The Matrix (1999)", "On Golden Pond (1981)".
    OfEither,
}

fn opener(word: &str) -> Option<Opener> {
    match word {
        "In" | "On" | "At" | "For" | "From" | "To" | "Of" | "See" | "Watch" | "Take"
        | "Remember" | "Recall" | "Following" | "Then" | "Later" | "Only" | "Even" | "Both"
        | "If" | "Until" | "Where" | "Through" | "Beyond" | "About" | "Against" | "Behind"
        | "Inside" | "Under" | "Over" | "Into" | "Without" | "Director" | "Writer" | "Producer"
        | "Actor" | "Actress" => Some(Opener::OfEither),
        "With" | "By" | "After" | "Before" | "Since" | "Like" | "As" | "And" | "But" | "Unlike"
        | "Between" | "While" | "When" | "Compare" | "Cf." | "Consider" | "Contrast" | "Also"
        | "Despite" | "Besides" | "Although" | "Though" | "Whereas" | "Because" | "Alongside"
        | "Among" | "During" | "Or" | "So" | "Perhaps" | "Unlike," | "Again" => {
            Some(Opener::OfSentence)
        }
        _ => None,
    }
}

/// Words that with "of" speak of a part of a film.
fn is_share(word: &str) -> bool {
    matches!(
        word,
        "Much"
            | "Most"
            | "Part"
            | "Parts"
            | "Some"
            | "Many"
            | "Scenes"
            | "Footage"
            | "Fans"
            | "Critics"
            | "Reviews"
            | "Reviewers"
            | "Elements"
            | "Sequences"
            | "Prints"
            | "Clips"
            | "Half"
    )
}

fn is_abbreviation(word: &str) -> bool {
    let core = word.trim_end_matches('.');
    core.chars().count() <= 1
        || core.contains('.')
        || matches!(core, "Dr" | "Mr" | "Mrs" | "Ms" | "St" | "vs" | "Vol" | "Jr" | "Sr" | "Hrs")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(text: &str) -> Vec<&str> {
        title_starts(text).into_iter().map(|start| &text[start as usize..]).collect()
    }

    #[test]
    fn a_title_begins_at_its_first_capital() {
        assert_eq!(titles("the trailer to John Wick: Chapter 2"), ["John Wick: Chapter 2"]);
        assert_eq!(
            titles("between the events of John Wick: Chapter 3 – Parabellum"),
            ["John Wick: Chapter 3 – Parabellum"]
        );
        assert_eq!(titles("(1972), Nosferatu the Vampyre"), ["Nosferatu the Vampyre"]);
        assert_eq!(titles("He left. Heat"), ["Heat"]);
        assert_eq!(titles("said of \"Dr. Strangelove"), ["Dr. Strangelove"]);
    }

    #[test]
    fn where_a_beginning_is_doubtful_every_one_is_kept() {
        assert_eq!(
            titles("worked with Wiseman on Underworld: Evolution"),
            ["Wiseman on Underworld: Evolution", "Underworld: Evolution"]
        );
        assert_eq!(titles("On Golden Pond"), ["On Golden Pond", "Golden Pond"]);
        assert_eq!(titles("Yes. In The Matrix"), ["The Matrix"]);
        assert_eq!(titles("Yes. Parts of #Alive"), ["#Alive"]);
        assert_eq!(
            titles("such as Aguirre, the Wrath of God"),
            ["Aguirre, the Wrath of God", "Wrath of God"]
        );
    }

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
    fn a_list_of_the_best_is_no_film() {
        for text in [
            "AFI's 100 Years...100 Movie Quotes",
            "AFI's 100 Years... 100 Movie Quotes",
            "one of the 100 Years, and 100 Heroes and Villains",
        ] {
            let start = text.find("100 M").or(text.find("100 H")).unwrap_or_default();
            assert!(is_poll(text, start, text.len()), "{text}");
        }
        assert!(is_poll("AFI's 10 Top 10", 0, 15));
        assert!(!is_poll("He saw 100 Rifles", 7, 17));
    }

    #[test]
    fn other_works_are_not_films() {
        assert_eq!(titles("the album Thriller"), [] as [&str; 0]);
        assert_eq!(titles("in the year"), [] as [&str; 0]);
        assert!(is_other_before("the song \""));
        assert!(is_other_before("an exhibition "));
        assert!(!is_other_before("the film "));
    }
}
