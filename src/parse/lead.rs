//! What a lead's own phrase says: "a 2025 American action thriller film directed
//! by Len Wiseman".
//!
//! In: the article. Out: [`LeadFact`]s for genres, countries and languages, and for
//! who made the film and is in it, each with its place: from the sentence that
//! defines the film and those behind it that are on it ("Directed by X, it stars
//! Y"). The graph takes them where the infobox is silent.

use std::ops::Range;

use crate::model::article::{Article, Block, LeadFact, LeadStar};
use crate::model::companies;
use crate::model::credit::Role;
use crate::model::facts::{Year, read_year};
use crate::model::kind::Kind;
use crate::model::sentences::next_sentence;
use crate::model::vocabulary::{self, Says};
use crate::parse::names::{is_company, is_plausible};
use crate::parse::people::{name_at, names_at, past_noun};
use crate::rare;

/// Reads an article's opening paragraph.
pub fn read(article: &Article, source: &str) -> Vec<LeadFact> {
    let Some(prose) = article.opening(source) else { return Vec::new() };
    let text = article.prose(prose).text(source);
    let Some(phrase) = defining_phrase(text) else { return Vec::new() };
    let fact = |range: Range<usize>, role: Role, holder: &str| LeadFact {
        prose,
        range: range.start as u32..range.end as u32,
        role,
        holder: holder.to_string(),
    };
    let mut facts: Vec<LeadFact> = Vec::new();
    for (range, says) in vocabulary::read(&text[phrase.clone()]) {
        let at = phrase.start + range.start..phrase.start + range.end;
        facts.push(match says {
            Says::Genre(genre) => fact(at, Role::Genre, genre),
            Says::Country(country) => fact(at, Role::Country, country),
            Says::Language(_) => {
                let language = text[at.clone()].to_string();
                fact(at, Role::Language, &language)
            }
        });
    }
    let mut start = 0;
    while start < text.len() {
        let end = start + next_sentence(&text[start..]).max(1);
        let defines = start <= phrase.start && phrase.start < end;
        let from = if defines { phrase.end } else { start };
        let end = end.min(text.len());
        if from < end && (defines || is_own(&text[start..end], &article.title.name)) {
            for (role, name) in makers(text, from..end) {
                let said =
                    facts.iter().any(|one| one.role == role && one.holder == text[name.clone()]);
                if !said {
                    facts.push(fact(name.clone(), role, &text[name]));
                }
            }
        }
        start = end;
    }
    facts
}

/// Whether a sentence behind the defining one is on the film: "Directed by", "It
/// stars", "The cast includes".
fn is_own(sentence: &str, title: &str) -> bool {
    const SUBJECTS: [&str; 12] = [
        "It ",
        "The film ",
        "The movie ",
        "The picture ",
        "Directed by",
        "Written ",
        "Produced ",
        "Starring ",
        "The cast ",
        "The screenplay ",
        "The script ",
        "Its cast ",
    ];
    const OTHERS: [&str; 8] =
        ["remake", "sequel", "prequel", "series", "television", "stage", "radio", "spin-off"];
    let sentence = sentence.trim_start();
    (SUBJECTS.iter().any(|subject| sentence.starts_with(subject))
        || sentence.strip_prefix(title).is_some_and(|rest| rest.starts_with(' ')))
        && !OTHERS.iter().any(|other| sentence.contains(other))
}

/// Who made the film, and who is in it, in a part of a text: the roles of "written
/// and directed by" and the names behind it.
fn makers(text: &str, within: Range<usize>) -> Vec<(Role, Range<usize>)> {
    let mut found = Vec::new();
    let part = &text[within.clone()];
    for (at, by) in part.match_indices(" by ") {
        if is_denied(&part[..at]) {
            continue;
        }
        let listed = names_at(text, past_noun(text, within.start + at + by.len()));
        let is_person = |name: &Range<usize>| is_plausible(&text[name.clone()], Kind::Person);
        let names: Vec<Range<usize>> = listed.iter().filter(|n| is_person(n)).cloned().collect();
        for role in jobs(&part[..at]) {
            // Companies produce films, too, and are often called as people are.
            if role == Role::Producer && (are_companies(text, &listed) || skips(text, &listed)) {
                continue;
            }
            let is_one = |name: &&Range<usize>| {
                name.end <= within.end
                    && !(role == Role::Producer
                        && companies::is_called_as_one(&text[(*name).clone()]))
            };
            found.extend(names.iter().filter(is_one).map(|name| (role, name.clone())));
        }
    }
    for at in cast_at(part).filter(|&at| !is_denied(&part[..at])) {
        let mut from = past_noun(text, within.start + at);
        loop {
            let names = names_at(text, from);
            let next = names.last().and_then(|name| past_description(text, name.end));
            // Whoever has a role with a name is read with it.
            let has_role = |name: &Range<usize>| text[name.end..].starts_with(" as ");
            let names = names.into_iter().filter(|name| next.is_some() || !has_role(name));
            found.extend(names.map(|name| (Role::Cast, name)));
            match next {
                Some(Some(next)) => from = next,
                _ => break,
            }
        }
    }
    found
}

/// Behind a name, where the next one begins past what the first plays, if that is nobody's
/// name: `Bo Ray` in `as a thief, Bo Ray as her driver`. Some(None) where none follows.
fn past_description(text: &str, at: usize) -> Option<Option<usize>> {
    const ARTICLES: [&str; 6] = ["a ", "an ", "the ", "his ", "her ", "their "];
    let role = text[at..].strip_prefix(" as ")?;
    // Several play `siblings`.
    let article = ARTICLES.iter().find(|article| role.starts_with(**article));
    let noun = role[article.map_or(0, |article| article.len())..].starts_with(char::is_lowercase);
    let start = text.len() - role.len();
    let end = start + next_sentence(role).min(role.len());
    let ends = role.find([',', ';', '(']).unwrap_or(role.len());
    let and = role.find(" and ").unwrap_or(role.len());
    let description = &role[..ends.min(and).min(end - start)];
    if !noun || description.split(' ').any(|word| word.starts_with(char::is_uppercase)) {
        return None;
    }
    let next = [", and ", " and ", ", "].iter().find_map(|joiner| {
        role[description.len()..].strip_prefix(joiner).map(|rest| text.len() - rest.len())
    });
    // Whoever is listed plays somebody, too.
    let plays = |next: &usize| {
        names_at(text, *next).first().is_some_and(|name| {
            name.start == *next && name.end < end && text[name.end..].starts_with(" as ")
        })
    };
    Some(next.filter(plays))
}

/// Whether those in a list are companies, whatever they are called: where more than one is
/// called so, others may be. Beside one company are people: `Bo Ray and Falcon Pictures`.
fn are_companies(text: &str, listed: &[Range<usize>]) -> bool {
    let mut names = listed.iter().map(|name| &text[name.clone()]);
    let is_called = |name: &&str| is_company(name) || companies::is_called_as_one(name);
    let companies = names.clone().filter(is_called).count();
    companies > 1 || names.any(|name| !is_company(name) && !is_plausible(name, Kind::Person))
}

/// Whether a list of full names has shorter ones between or behind them, which are not known
/// to be companies: `Bo Ray, Vast and Al Fox`.
fn skips(text: &str, listed: &[Range<usize>]) -> bool {
    const JOINERS: [&str; 3] = [", and ", " and ", ", "];
    const GOES_ON: [&str; 8] = ["and", "for", "with", "in", "from", "at", "as", "is"];
    let is_joined = |two: &[Range<usize>]| {
        let between = &text[two[0].end..two[1].start];
        let inner = between.trim_start_matches([',', ' ']);
        JOINERS.contains(&between)
            || JOINERS.iter().any(|joiner| inner.strip_suffix(joiner).is_some_and(is_company))
    };
    let Some(last) = listed.last() else { return false };
    let rest = &text[last.end..];
    let behind = JOINERS.iter().find(|joiner| rest.starts_with(**joiner)).and_then(|joiner| {
        let name = name_at(text, last.end + joiner.len())?;
        (!is_company(&text[name.clone()])).then_some(&text[name.end..])
    });
    // "by Ann Lee, Danish films' first" names nobody more.
    let ends = behind.is_some_and(|behind| match behind.strip_prefix(' ') {
        Some(next) => GOES_ON.contains(&next.split([' ', ',', '.']).next().unwrap_or_default()),
        None => !behind.starts_with(['\'', '’']),
    });
    ends || !listed.windows(2).all(is_joined)
}

/// The jobs that a text ends with: `written`, `produced and directed`, `a script`.
fn jobs(before: &str) -> Vec<Role> {
    let mut jobs = Vec::new();
    let mut rest = before;
    loop {
        let word = rest.rsplit([' ', '\n']).next().unwrap_or_default();
        let role = match word.trim_end_matches(',').to_lowercase().as_str() {
            "directed" => Role::Director,
            "written" | "scripted" => Role::Writer,
            "screenplay" | "script" if jobs.is_empty() => Role::Screenplay,
            "produced" => Role::Producer,
            "edited" => Role::Editing,
            "photographed" => Role::Cinematography,
            "narrated" => Role::Narrator,
            _ => break,
        };
        rest = rest[..rest.len() - word.len()].trim_end();
        // "its novel was written by" is on something else than the film.
        if jobs.is_empty() && names_another_work(rest) {
            return Vec::new();
        }
        jobs.push(role);
        let joined = rest.strip_suffix(" and").map(|rest| rest.trim_end_matches(','));
        rest = match joined {
            Some(rest) => rest,
            None if rest.ends_with(',') => rest.trim_end_matches(','),
            None => break,
        };
    }
    // "executive produced", "co-directed" are other jobs.
    let modified = ["executive", "music", "songs", "lyrics", "story", "score", "co"];
    if modified.iter().any(|word| rest.to_lowercase().ends_with(word)) {
        jobs.clear();
    }
    jobs
}

/// Whether the words before a participle say that it is not so, or was only meant to be:
/// `is not directed`, `was to have been written`, `originally directed`.
fn is_denied(before: &str) -> bool {
    const DENIALS: [&str; 8] =
        ["not", "never", "nor", "neither", "isn't", "wasn't", "isn’t", "wasn’t"];
    const MEANT: [&str; 10] = [
        " to be ",
        " to have ",
        " would ",
        " originally ",
        " initially ",
        " nearly ",
        " almost ",
        " supposedly ",
        " allegedly ",
        " reportedly ",
    ];
    let lower = before.to_lowercase();
    let mut pieces = lower.rsplit([',', ';']);
    let clause: Vec<&str> = pieces.next().unwrap_or_default().split_whitespace().collect();
    let near = |count: usize| clause.len().saturating_sub(count)..clause.len();
    let meant = format!(" {} ", clause[near(6)].join(" "));
    // "not only directed by" is no denial.
    near(4).any(|at| DENIALS.contains(&clause[at]) && clause.get(at + 1) != Some(&"only"))
        || MEANT.iter().any(|words| meant.contains(words))
        // "is not, as posters say, directed by"
        || pieces.any(|piece| {
            piece.split_whitespace().next_back().is_some_and(|last| DENIALS.contains(&last))
        })
}

/// Whether the words before a participle say that it is not of the film.
fn names_another_work(before: &str) -> bool {
    const WORKS: [&str; 14] = [
        "novel",
        "book",
        "play",
        "story",
        "memoir",
        "song",
        "songs",
        "score",
        "music",
        "poem",
        "musical",
        "novella",
        "soundtrack",
        "lyrics",
    ];
    let words = before.rsplit(' ').map(|word| word.trim_end_matches(','));
    let mut words = words.filter(|word| !matches!(*word, "was" | "were" | "is" | "and" | "which"));
    words.next().is_some_and(|word| WORKS.contains(&word))
}

/// Where a sentence on the film names its cast.
fn cast_at(part: &str) -> impl Iterator<Item = usize> {
    const SAYS: [&str; 8] = [
        "starring ",
        "Starring ",
        " stars ",
        " star ",
        "cast includes ",
        "cast features ",
        "cast is headed by ",
        "cast consists of ",
    ];
    SAYS.iter().flat_map(move |said| {
        rare::matches(part, said).filter_map(move |at| {
            // "Bollywood stars A and B" are somebody's stars, not the film's.
            let before = part[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
            let before = before.trim_end_matches(',');
            let subject = ["film", "It", "it", "movie", "which", "that", "also", "and", "who"];
            let sure = !matches!(*said, " stars " | " star ") || subject.contains(&before);
            sure.then_some(at + said.len())
        })
    })
}

/// Reads whom a lead names as stars: "stars A, B and C", "starring A and B".
pub fn stars(article: &Article, source: &str) -> Vec<LeadStar> {
    let mut stars = Vec::new();
    for block in &article.lead {
        let Block::Paragraph(prose) = block else { continue };
        let text = article.prose(*prose).text(source);
        for phrase in ["starring ", " stars ", " star "] {
            for at in rare::matches(text, phrase) {
                // "Bollywood stars A and B" are somebody's stars, not the film's.
                let before = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
                let subject = ["film", "It", "it", "movie", "which", "that", "also", "and", "who"];
                if phrase != "starring " && !subject.contains(&before) {
                    continue;
                }
                let names = names_at(text, at + phrase.len());
                stars.extend(names.into_iter().map(|name| LeadStar {
                    prose: *prose,
                    range: name.start as u32..name.end as u32,
                    name: text[name].to_string(),
                }));
            }
        }
    }
    stars
}

/// The year in which a lead says that its film came out: in its defining phrase, or
/// in its first sentences as "released in 1976".
pub fn year(lead: &str) -> Option<Year> {
    const CAME_OUT: [&str; 5] =
        ["released", "came out", "premiered", "first shown", "first screened"];
    const OTHERS: [&str; 9] =
        ["novel", "soundtrack", "video", "DVD", "remake", "sequel", "re-released", "album", "book"];
    let phrase = defining_phrase(lead)?;
    let in_phrase = lead[phrase.clone()].split_whitespace().find_map(read_year);
    if in_phrase.is_some() {
        return in_phrase;
    }
    let mut start = 0;
    for _ in 0..3 {
        let end = start + next_sentence(&lead[start..]);
        let sentence = &lead[start..end];
        let came_out = CAME_OUT.iter().filter_map(|words| sentence.find(words)).min();
        let at = came_out.or_else(|| broadcast(sentence));
        if let Some(at) = at
            && !OTHERS.iter().any(|other| sentence.contains(other))
        {
            let behind = &sentence[at..sentence.floor_char_boundary(at + 60)];
            let mut numbers = behind.split(|c: char| !c.is_ascii_digit());
            if let Some(year) = numbers.find_map(read_year) {
                return Some(year);
            }
        }
        start = end;
        if start >= lead.len() {
            break;
        }
    }
    None
}

/// Where a sentence says that the film was broadcast; what else was has its own name.
fn broadcast(sentence: &str) -> Option<usize> {
    const WORDS: [&str; 4] =
        ["first broadcast", "first aired", "first transmitted", "was broadcast"];
    let is_of_film =
        ["It ", "The film "].iter().any(|film| sentence.trim_start().starts_with(film));
    is_of_film.then(|| WORDS.iter().filter_map(|words| rare::find(sentence, words)).min())?
}

/// The words between "is a" and the end of the noun phrase, in the sentence that
/// a lead opens with: `2025 American action thriller film` in "Ballerina is a
/// 2025 American action thriller film directed by ...".
pub fn defining_phrase(lead: &str) -> Option<Range<usize>> {
    const OPENINGS: [&str; 8] =
        [" is a ", " is an ", " was a ", " was an ", " is the ", " are a ", " were a ", " is one "];
    const MOST: usize = 14;
    let head = &lead[..lead.floor_char_boundary(600)];
    let start = OPENINGS.iter().filter_map(|o| rare::find(head, o).map(|at| at + o.len())).min()?;
    let mut end = start;
    let mut at = start;
    for word in head[start..].split_whitespace().take(MOST) {
        let ends = matches!(
            word,
            "directed"
                | "written"
                | "produced"
                | "starring"
                | "based"
                | "that"
                | "which"
                | "who"
                | "in"
                | "from"
                | "by"
                | "about"
                | "of"
                | "for"
                | "with"
                | "and"
                | "on"
        );
        if ends {
            break;
        }
        at += head[at..].find(word)?;
        at += word.len();
        end = at;
    }
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_phrase_ends_where_its_noun_does() {
        let lead = "Heat is a 1995 American crime film directed by Michael Mann.";
        assert_eq!(defining_phrase(lead).map(|r| &lead[r]), Some("1995 American crime film"));
        assert_eq!(defining_phrase("Nothing here."), None);
    }

    #[test]
    fn sentences_behind_the_phrase_say_who_made_it() {
        let said = |text: &'static str| -> Vec<(Role, &str)> {
            makers(text, 0..text.len()).into_iter().map(|(role, n)| (role, &text[n])).collect()
        };
        assert_eq!(
            said("film written, produced and directed by Ann Lee and starring Bo Ray."),
            [
                (Role::Director, "Ann Lee"),
                (Role::Producer, "Ann Lee"),
                (Role::Writer, "Ann Lee"),
                (Role::Cast, "Bo Ray")
            ]
        );
        assert_eq!(said("film executive produced by Ann Lee"), []);
        assert_eq!(said("It is based on a novel written by Ann Lee"), []);
        assert_eq!(said("It stars Ann Lee as Eve"), []);
        for text in [
            "film produced by Vast Bros. and Village Road, directed",
            "film produced by Vast Bros. Animation",
            "film produced by Studio Hill and Vast",
            "film produced by Ann Films, Village Road and Film9, and",
            "film produced by Village Road, Vast, and Bo Ray for television",
            "film produced by Ann Lee and Vast with Bo Ray",
            "film produced by Tin Road Animation",
            "It was produced by Nord Film and Village Road.",
        ] {
            assert_eq!(said(text), [], "{text}");
        }
        for text in [
            "film produced by Ann Lee, Bo Ray and Al Fox, and released",
            "film produced by Ann Lee, Bo Ray and Al Fox, Danish film's first",
            "It was produced by Ann Lee, Bo Ray, and Al Fox. Vast released it",
        ] {
            let all = ["Ann Lee", "Bo Ray", "Al Fox"].map(|name| (Role::Producer, name));
            assert_eq!(said(text), all, "{text}");
        }
        let cast = |names: &[&'static str]| -> Vec<(Role, &str)> {
            names.iter().map(|name| (Role::Cast, *name)).collect()
        };
        for (text, names) in [
            ("It stars Ann Lee as a thief, Bo Ray as her son, and Al Fox as the heir.", 3),
            ("film starring Ann Lee as an old, ill thief, Bo Ray as her son", 1),
            ("film starring Ann Lee as a thief and Bo Ray as her son", 2),
            ("film starring Ann Lee as a thief, Bo Ray as Tom Poe", 1),
            ("film starring Ann Lee as a thief, Oslo as a backdrop", 1),
            ("film starring Ann Lee as a thief, Tom Poe.", 1),
            ("It stars Ann Lee as the mother of Eve, Bo Ray as her son", 0),
            ("It stars Ann Lee and Bo Ray as siblings who inherit a farm.", 2),
            ("It stars Ann Lee and Bo Ray as siblings, and Al Fox as the heir.", 3),
            ("It stars Ann Lee and Bo Ray as cops in love.", 2),
            ("It stars Ann Lee as detective Tom Poe, and Bo Ray", 0),
        ] {
            assert_eq!(said(text), cast(&["Ann Lee", "Bo Ray", "Al Fox"][..names]), "{text}");
        }
        assert_eq!(
            said("film directed by Bo Ray's protégé Ann Lee"),
            [(Role::Director, "Ann Lee")]
        );
        for text in [
            "It was produced by Ann Lee's company Blue Horizon",
            "It is not directed by Ann Lee",
            "It is not, as posters say, directed by Ann Lee",
            "It was originally directed by Ann Lee",
            "It was to have been written by Ann Lee",
            "It is not a film starring Ann Lee",
        ] {
            assert_eq!(said(text), [], "{text}");
        }
        for text in [
            "It was not only written by Ann Lee",
            "film that was never released, written by Ann Lee",
            "film about a man who would not sleep, written by Ann Lee",
            "It was not a success and was written by Ann Lee",
        ] {
            assert_eq!(said(text), [(Role::Writer, "Ann Lee")], "{text}");
        }
        assert_eq!(year("X is a film. It was released on 3 May 1951."), Some(1951));
        assert_eq!(year("X is a film based on a novel released in 1950."), None);
        assert_eq!(year("X is a film. It was first broadcast on BBC 2 on 2 May 1985."), Some(1985));
        assert_eq!(year("X is a film of a play. The play was first broadcast in 1985."), None);
        assert_eq!(year("X is a film of a play first aired in 1985."), None);
    }
}
