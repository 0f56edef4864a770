//! A film's dated history: what prose says happened to it, and when.
//!
//! In: a film's article. Out: [`Event`]s in reading order, at most [`MOST`]. Only
//! paragraphs of the lead, of production and of reception are read, never a plot; those
//! under a heading that nobody knows as reception is, where people do not act, if it does
//! not head other works.
//!
//! 1. `dates` finds the dates of a sentence;
//! 2. `deeds` says what happened on each, if a verb of a closed list tells it;
//! 3. `matter` tells what concerns this film from what people do elsewhere;
//! 4. `wording` cuts the words that say so, and knows which of them tell of plans or
//!    of something else;
//! 5. each day is kept once for each kind of event, the lead's behind the sections'.

mod dates;
mod deeds;
mod matter;
mod wording;

use std::borrow::Cow;
use std::ops::Range;

use crate::model::article::{Article, Block, Event, EventKind, Facet, ProseId, Spot};
use crate::model::facts::Date;
use crate::model::sentences::{sentences_of, speaks_of_another};

use dates::{Anchor, When, dates};
use deeds::{Film, Part};
use wording::{among, first_word, words};

/// Most events of one film.
const MOST: usize = 16;

/// Reads the events of an article.
pub fn read(article: &Article, source: &str) -> Vec<Event> {
    let paragraphs = paragraphs(article);
    let ordinal = article.series_claims.iter().find_map(|claim| claim.ordinal);
    let mut found: Vec<Event> = Vec::new();
    // What the sentence before says of time, and its paragraph.
    let mut before: Option<(ProseId, Anchor)> = None;
    for (prose, range) in whole_sentences(article, source) {
        let anchor = before.take().filter(|(same, _)| *same == prose);
        let anchor = anchor.map(|(_, anchor)| anchor).unwrap_or_default();
        let text = article.prose(prose).text(source);
        // A line's end is a space, of the same length.
        let sentence = &*one_line(&text[range.clone()]);
        let is_dated = sentence.bytes().any(|b| b.is_ascii_digit()) || !anchor.is_empty();
        let is_read = paragraphs.binary_search(&prose).is_ok()
            && !heads_other_works(article, source, article.prose(prose).spot);
        if !is_dated || !is_read {
            continue;
        }
        let (dates, next) = dates(sentence, &anchor);
        before = Some((prose, next));
        if dates.is_empty() {
            continue;
        }
        let film = Film {
            title: &article.title.name,
            year: article.year,
            ordinal,
            part: part(article, prose),
        };
        let place =
            |at: &Range<usize>| (range.start + at.start) as u32..(range.start + at.end) as u32;
        for when in &dates {
            let Some(deed) = film.deed(sentence, when) else { continue };
            let clause = main_clause(sentence, when, &deed.what);
            if speaks_of_another(article, source, clause) {
                continue;
            }
            found.push(Event {
                kind: deed.kind,
                date: when.date,
                until: when.until,
                lead_in: when.lead_in,
                prose,
                when: place(&when.range),
                subject: place(&deed.subject),
                what: place(&deed.what),
                nth: 0,
            });
        }
    }
    chosen(article, source, found)
}

fn one_line(sentence: &str) -> Cow<'_, str> {
    match sentence.contains('\n') {
        true => Cow::Owned(sentence.replace('\n', " ")),
        false => Cow::Borrowed(sentence),
    }
}

/// Paragraphs that can speak of the film's history, in reading order.
fn paragraphs(article: &Article) -> Vec<ProseId> {
    let sections = article.sections.iter().flat_map(|section| &section.blocks);
    let mut ids: Vec<ProseId> = article
        .lead
        .iter()
        .chain(sections)
        .filter_map(|block| match block {
            Block::Paragraph(id) => Some(*id),
            _ => None,
        })
        .collect();
    ids.sort_unstable();
    ids
}

/// Whether a place stands under a heading that nobody knows and that speaks of other
/// works, or of what a film means: `Video games`, `Stage version`, `Themes`.
fn heads_other_works(article: &Article, source: &str, spot: Spot) -> bool {
    const OTHERS: [&str; 19] = [
        "game",
        "stage",
        "sequel",
        "prequel",
        "remake",
        "adaptation",
        "spin-off",
        "spinoff",
        "series",
        "novel",
        "source",
        "book",
        "comic",
        "album",
        "other",
        "theme",
        "theor",
        "life",
        "culture",
    ];
    if article.facet_of(spot) != Some(Facet::Other) {
        return false;
    }
    let Spot::Section(at) = spot else { return false };
    // It may stand below the heading that says so.
    let mut depth = u8::MAX;
    article.sections[..=at as usize].iter().rev().any(|section| {
        let is_above = section.depth < depth;
        depth = depth.min(section.depth);
        let heading = article.prose(section.heading).text(source).to_lowercase();
        is_above && OTHERS.iter().any(|other| heading.contains(other))
    })
}

/// The part of an article that a sentence stands in.
fn part(article: &Article, prose: ProseId) -> Part {
    let spot = article.prose(prose).spot;
    match (spot, article.facet_of(spot)) {
        (Spot::Section(_), Some(Facet::Production)) => Part::Production,
        (Spot::Section(_), _) => Part::Reception,
        _ => Part::Lead,
    }
}

/// Sentences, whole where an abbreviation, an initial or a title cut them.
fn whole_sentences(article: &Article, source: &str) -> Vec<(ProseId, Range<usize>)> {
    let mut whole: Vec<(ProseId, Range<usize>)> = Vec::new();
    const FACETS: [Facet; 3] = [Facet::Production, Facet::Reception, Facet::Other];
    for (prose, range, _) in sentences_of(article, source, &FACETS) {
        let (before, behind) = article.prose(prose).text(source).split_at(range.start);
        match whole.last_mut() {
            Some((last, first))
                if *last == prose && is_cut(before, behind, &article.title.name) =>
            {
                first.end = range.end;
            }
            _ => whole.push((prose, range)),
        }
    }
    whole
}

/// What a sentence says up to the semicolon behind its date and words.
fn main_clause<'a>(sentence: &'a str, when: &When, what: &Range<usize>) -> &'a str {
    let behind = when.range.end.max(what.end);
    let end = sentence[behind..].find(';').map_or(sentence.len(), |at| behind + at);
    &sentence[..end]
}

/// Whether what stands before a sentence ends in an abbreviation or within a title
/// such as `Go! Go On`, so that the sentence began earlier. Not where what follows
/// opens a sentence: `... shot Plan B. In July`.
fn is_cut(before: &str, behind: &str, title: &str) -> bool {
    const OPENERS: &str = "In On By During From Between Later After When The It He She They";
    if among(OPENERS, first_word(behind)) {
        return false;
    }
    if before.ends_with(['!', '?']) && title.contains(['!', '?']) {
        return true;
    }
    let Some(before) = before.trim_end().strip_suffix('.') else { return false };
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    // An initial; a number ends a sentence as any word does: `Sea Dogs 3.`
    word.chars().count() == 1 && word.chars().all(char::is_alphabetic)
        || matches!(word, "Mr" | "Mrs" | "Ms" | "Dr" | "St" | "Jr" | "Sr" | "vs" | "No" | "Inc")
}

/// Each day once for each kind of event, sections before the lead that sums them
/// up; if there are too many, those that tell most.
fn chosen(article: &Article, source: &str, events: Vec<Event>) -> Vec<Event> {
    let in_lead = |event: &Event| article.prose(event.prose).spot == Spot::Lead;
    let mut kept: Vec<Event> = Vec::new();
    let (lead, sections): (Vec<Event>, Vec<Event>) = events.into_iter().partition(in_lead);
    let lead_from = sections.len();
    for (at, event) in sections.into_iter().chain(lead).enumerate() {
        // Several people can join in one month; a film is released once on a day.
        let recurs = event.kind == EventKind::Made && event.date.day.is_none();
        let same = |other: &Event| {
            other.kind == event.kind
                && (other.date == event.date && !recurs
                    || at >= lead_from
                        && (other.date.holds(event.date) || event.date.holds(other.date)))
        };
        if !kept.iter().any(same) {
            kept.push(event);
        }
    }
    thin(article, source, &mut kept);
    kept.sort_by_key(|event| (event.prose, event.when.start));
    for at in 0..kept.len() {
        let date = kept[at].date;
        kept[at].nth = kept[..at].iter().filter(|other| other.date == date).count() as u8;
    }
    kept
}

/// How little an event tells, and less so the larger it is: who bought a film and that it
/// would be made tells more than who directs it, that more than who joined its cast, and
/// least what was reported of it and its trailers.
fn little(event: &Event, text: &str) -> (EventKind, u8) {
    const REPORTED: &str = "reported confirmed revealed trailer teaser poster";
    const BEGAN: &str = "acquired bought purchased optioned announced greenlit";
    const MADE: &str = "direct director write writer script screenplay treatment produce producer \
        producers compose composer composers";
    let what = &text[event.what.start as usize..event.what.end as usize];
    let has = |list: &str| words(what).any(|word| among(list, &what[word]));
    let rank = match event.kind {
        EventKind::Made if has(REPORTED) || what.contains(" announced that ") => 3,
        EventKind::Made if has(BEGAN) => 0,
        EventKind::Made if has(MADE) => 1,
        EventKind::Made => 2,
        _ => 0,
    };
    (event.kind, rank)
}

/// Takes away the events that tell least, of these the ones that others stand closest to.
fn thin(article: &Article, source: &str, events: &mut Vec<Event>) {
    events.sort_by_key(|event| day(event.date));
    while events.len() > MOST {
        let little = |event: &Event| little(event, article.prose(event.prose).text(source));
        let least = events.iter().map(little).max();
        let gap = |at: usize| {
            let before = events[..at].last().map_or(i32::MIN / 4, |event| day(event.date));
            let behind = events.get(at + 1).map_or(i32::MAX / 4, |event| day(event.date));
            behind - before
        };
        let crowded = (0..events.len()).filter(|&at| Some(little(&events[at])) == least);
        let Some(at) = crowded.min_by_key(|&at| gap(at)) else { return };
        events.remove(at);
    }
}

/// A date as a number that grows with it, some 372 a year.
fn day(date: Date) -> i32 {
    (i32::from(date.year) * 12 + i32::from(date.month.unwrap_or(7))) * 31
        + i32::from(date.day.unwrap_or(16))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::LeadIn;

    fn events(part: Part, sentence: &str) -> Vec<String> {
        let film = Film { title: "Night Train", year: Some(2019), ordinal: Some(2), part };
        let (dates, _) = dates(sentence, &Anchor::default());
        let found = dates.iter().filter_map(|when| Some((when, film.deed(sentence, when)?)));
        let date = |when: &When| match (when.lead_in, when.until) {
            (_, Some(until)) => format!("{} to {}", when.date.iso(), until.iso()),
            (LeadIn::Until, None) => format!("until {}", when.date.iso()),
            (LeadIn::From, None) => format!("from {}", when.date.iso()),
            _ => when.date.iso(),
        };
        found
            .map(|(when, deed)| {
                let subject = match &sentence[deed.subject] {
                    "" => String::new(),
                    subject => format!("{subject} "),
                };
                format!("{}: {subject}{}", date(when), &sentence[deed.what])
            })
            .collect()
    }

    #[test]
    fn what_happened_to_a_film_is_dated_by_its_sentence() {
        for (part, sentence, event) in [
            (
                Part::Production,
                "In July 2017, Halcyon Pictures acquired the script, which had been on sale",
                "2017-07: Halcyon Pictures acquired the script",
            ),
            (
                Part::Production,
                "Initially set for summer, principal photography officially began on November 7, 2018, in Prague",
                "2018-11-07: principal photography officially began",
            ),
            (
                Part::Production,
                "By October 2017, Len Vale was hired as director",
                "2017-10: Len Vale was hired as director",
            ),
            (
                Part::Production,
                "Vale was appointed director in late October 2017, with Ferris as producer",
                "2017-10: Vale was appointed director",
            ),
            (
                Part::Production,
                "In May 2018, it was reported that the studio was looking for a lead",
                "2018-05: it was reported that the studio was looking for a lead",
            ),
            (
                Part::Production,
                "Although Night Train was a play, when Halcyon acquired it in July 2017, it was new",
                "2017-07: Halcyon acquired it",
            ),
            (
                Part::Production,
                "By July 2017, upon the insistence of Vale, Ida Ferris was hired to rewrite it all",
                "2017-07: Ida Ferris was hired to rewrite it all",
            ),
            (
                Part::Lead,
                "It was shot at Halcyon Studios from October 2018 to January 2019",
                "2018-10 to 2019-01: shot at Halcyon Studios",
            ),
            (
                Part::Production,
                "Filming took place from August to December 2018 in Lyon",
                "2018-08 to 2018-12: Filming took place",
            ),
            (
                Part::Production,
                "Principal photography began at Halcyon in 2017 and lasted until March 2018",
                "2017: Principal photography began at Halcyon|until 2018-03: Principal photography",
            ),
            (
                Part::Production,
                "Casting began in April 2018 and was rounded out by that December, with Ida Ferris",
                "2018-04: Casting began|2018-12: Casting was rounded out",
            ),
            (
                Part::Production,
                "It was confirmed in May 2018 that Rex Holloway had left, after a week",
                "2018-05: It was confirmed that Rex Holloway had left",
            ),
            (
                Part::Production,
                "The second unit worked in Lyon, and shooting wrapped on the 3rd of May 2018",
                "2018-05-03: shooting wrapped",
            ),
            (
                Part::Reception,
                "On 26 September 2018, the film's first trailer was released by Halcyon",
                "2018-09-26: the film's first trailer was released by Halcyon",
            ),
            (
                Part::Reception,
                "Night Train was released in the United States by Halcyon on 6 June 2019",
                "2019-06-06: released in the United States by Halcyon",
            ),
            (
                Part::Reception,
                "The film had its world premiere at the Lyon Film Festival on May 3, 2019",
                "2019-05-03: world premiere at the Lyon Film Festival",
            ),
            (
                Part::Production,
                "Len Vale left in May 2018 over the budget",
                "2018-05: Len Vale left",
            ),
            (
                Part::Production,
                "Len Vale was hired in May 2018 as director",
                "2018-05: Len Vale was hired",
            ),
            (
                Part::Production,
                "In May 2018, Ida Ferris was cast in Night Train",
                "2018-05: Ida Ferris was cast in Night Train",
            ),
            (
                Part::Production,
                "Filming began on Ferry Island in May 2018",
                "2018-05: Filming began on Ferry Island",
            ),
            (
                Part::Reception,
                "In December 2018, the first trailer for Night Train was released",
                "2018-12: the first trailer for Night Train was released",
            ),
            (
                Part::Production,
                "In May 2018, Len Vale was hired not only as director but also as writer",
                "2018-05: Len Vale was hired not only as director but also as writer",
            ),
            (
                Part::Production,
                "Filming began in May 2018 and took nearly 20 weeks",
                "2018-05: Filming began",
            ),
            (
                Part::Production,
                "Len Vale was engaged to direct and left in August 2018 over the script",
                "2018-08: Len Vale left",
            ),
            (
                Part::Production,
                "Filming began in August 2018 and ended in December of that year",
                "2018-08: Filming began|2018-12: Filming ended",
            ),
            (
                Part::Production,
                "The Star reported on 3 May 2018 that Halcyon had replaced the editor",
                "2018-05-03: The Star reported that Halcyon had replaced the editor",
            ),
            (
                Part::Production,
                "In May 2018, it was announced that Rex Holloway would play the lead",
                "2018-05: it was announced that Rex Holloway would play the lead",
            ),
            (
                Part::Production,
                "On 3 May 2018, Halcyon gave the green light",
                "2018-05-03: Halcyon gave the green light",
            ),
            (
                Part::Production,
                "The script was sold to Halcyon for $2 million in May 2018",
                "2018-05: The script was sold to Halcyon for $2 million",
            ),
            (
                Part::Production,
                "The cameras rolled from 11 May 2018 through to 2 June 2018",
                "2018-05-11 to 2018-06-02: The cameras rolled",
            ),
            (
                Part::Production,
                "Production was shut down in May 2018 after a storm",
                "2018-05: Production was shut down",
            ),
            (
                Part::Reception,
                "Lyon saw the premiere on 3 May 2019",
                "2019-05-03: Lyon saw the premiere",
            ),
            (
                Part::Reception,
                "The first public showing was in Lyon on 3 May 2019",
                "2019-05-03: The first public showing was in Lyon",
            ),
            (
                Part::Reception,
                "The film had its premiere in Lyon on May 3, 2019, and went on general release on May 17",
                "2019-05-03: premiere in Lyon|2019-05-17: went on general release",
            ),
            (
                Part::Reception,
                "Night Train premiered at the Paramount in Austin, Texas on May 3, 2019",
                "2019-05-03: premiered at the Paramount in Austin, Texas",
            ),
            (
                Part::Reception,
                "It was released in Japan on 4 May 2019 and in Italy on 8 June 2019",
                "2019-05-04: released in Japan|2019-06-08: released in Italy",
            ),
            (
                Part::Production,
                "On 3 May 2018, cameras began to roll in Lyon",
                "2018-05-03: cameras began to roll in Lyon",
            ),
            (
                Part::Production,
                "Post-production was finished in March 2019",
                "2019-03: Post-production was finished",
            ),
            (
                Part::Production,
                "Halcyon put the film on hold in June 2018",
                "2018-06: Halcyon put the film on hold",
            ),
            (
                Part::Production,
                "In August 2018 production moved to Wales",
                "2018-08: production moved to Wales",
            ),
            (
                Part::Production,
                "In June 2018, Ferris delivered the final draft",
                "2018-06: Ferris delivered the final draft",
            ),
            (
                Part::Production,
                "Quill signed a contract to star in May 2018",
                "2018-05: Quill signed a contract to star",
            ),
            (
                Part::Reception,
                "Night Train was shown for the first time in Lyon on 3 May 2019",
                "2019-05-03: shown for the first time in Lyon",
            ),
            (
                Part::Reception,
                "The film came out in France on 7 June 2019",
                "2019-06-07: came out in France",
            ),
            (
                Part::Reception,
                "The film was released on DVD by Halcyon on 3 October 2019",
                "2019-10-03: released on DVD by Halcyon",
            ),
            (
                Part::Reception,
                "Halcyon released the film on DVD on 3 October 2019",
                "2019-10-03: Halcyon released the film on DVD",
            ),
            (
                Part::Reception,
                "In 2021 the film was shown on television for the first time",
                "2021: shown on television for the first time",
            ),
            (
                Part::Reception,
                "Channel 5 first broadcast the film on 4 July 2021",
                "2021-07-04: Channel 5 first broadcast the film",
            ),
            (
                Part::Reception,
                "On May 3, 2029, the film was re-released in France",
                "2029-05-03: re-released in France",
            ),
        ] {
            assert_eq!(events(part, sentence).join("|"), event, "{sentence}");
        }
    }

    #[test]
    fn what_is_planned_or_somebody_elses_is_no_event() {
        for sentence in [
            "In July 2017, Halcyon planned to have acquired the script",
            "In July 2017, he joined the cast",
            "The soundtrack album was released on June 6, 2019",
            "The Night Train was then announced in late 2017 for a 2018 release",
            "When Halcyon acquired it in July 2017, they had it rewritten",
            "It was announced in May 2018",
            "It was announced in May 2018 that she had joined the cast",
            "In May 2018, it was reported that Vale was to write it",
            "It goes back to a report that Len Vale wrote in May 2018",
            "Filming was put off until May 2018",
            "Filming did not resume until May 2018",
            "The actors rested until May 2018",
            "It was released in 2000 theaters",
            "The director was replaced twice: in June 2018 by Vale",
            "Filming took place in Wales until it was stopped in May 2018",
            "Vale began filming his next film in June 2018",
            "In June 2018, Ferris joined the cast of another film",
            "Vale, who trained from May to June 2018, joined",
            "The rights went to the Star, where it premiered on 2 June 2019",
            "A trailer for the sequel was released on June 6, 2019",
            "It was to be released on June 6, 2018",
            "Filming would have begun on June 6, 2018",
            "A sequel was announced in June 2018",
            "Rex Holloway, who had joined in May 2018, left",
            "It was delayed from its announced date of June 7, 2018",
            "In 1950, the author acquired a farm",
            "Critics said in June 2019 that nobody released films like it",
            "In June 2018, Vale's sister was cast in Old Money",
            "Ferris was cast in May 2018 in Old Money instead",
            "In August 2018, Rex Holloway was hired as a waiter",
            "Vale's son was hired by the navy in May 2018",
            "In November 2018, Ferris joined the army",
            "In March 2018, Ferris was cast in a toothpaste commercial",
            "In March 2018, Vale was hired as director of the museum",
            "In November 2018, Ferris left the army",
            "In November 2018, Ferris joined the cast of Old Money",
            "In June 2018, Vale was hired as director of Old Money",
            "In November 2018, Halcyon acquired Borealis Pictures",
            "In March 2018, a lawsuit against the studio was announced",
            "In December 2018, the first trailer for Night Train 2 was released",
            "In December 2018, the first trailer for Old Money was released",
            "In June 2018, filming began on Old Money 3",
            "Filming of Old Money began in June 2018",
            "In June 2018, Vale began filming Old Money",
            "Rumours that filming began in August 2018 were false",
            "No filming began in August 2018",
            "Few know that filming began in August 2018",
            "Vale said: \"Filming began in May 2018.\"",
            "Filming wrapped on July 9, 2018, or so the studio told investors",
            "In May 2018, the duo was replaced by the regular composers",
            "In May 2018, Vale was hired as the editor of Time magazine",
            "In May 2018, Halcyon gave the green light for a sequel",
            "Vale claimed that the film premiered in October 2018, which is untrue",
            "In November 2018, the film was released in a dream",
            "In February 2018, Halcyon almost acquired the script",
            "In July 2018, nobody was cast",
            "In October 2018 the film was wrongly announced as a comedy",
            "Filming began in September 2018, Vale joked to the Star",
            "In May 2018, principal photography began, which Halcyon wouldn’t confirm",
            "Filming began in May 2018, where Lyon had been expected to be the place",
            "The press had it that filming began in May 2018",
            "Legend has it that filming began in May 2018",
            "Quill thought that filming began in May 2018",
            "In May 2018, Halcyon's other production, a western, began filming in Lyon",
            "In May 2018, the studio's rival acquired a script about the same railway",
            "In May 2018, a competing film about the same train was announced",
            "In the spring of 2018, a fan announced a script of his own",
            "In May 2018, Quill signed a contract with a perfume maker",
            "In May 2018, Ferris wrote a letter to the director of the zoo",
            "In March 2018, Ferris finished a marathon",
            "In 2017, Vale directed a short film, and it was released in June 2018",
            "In 2015, Vale made a documentary, and it was shown on television in 2016",
            "The series was shown on television in May 2018",
            "Halcyon had planned to begin filming in May 2018 but lacked the money",
            "Quill never joined the cast in May 2018",
        ] {
            assert_eq!(events(Part::Production, sentence), [""; 0], "{sentence}");
        }
    }

    #[test]
    fn a_film_of_another_number_is_another_film() {
        for (sentence, said) in [
            ("Development on a second Night Train film began in 2018", true),
            ("Development on a fifth Night Train film began in 2018", false),
            ("In May 2018, the third film was announced", false),
            ("In May 2018, Vale was hired to direct the third instalment", false),
            ("In May 2018, Halcyon acquired the rights to a fourth film", false),
            ("Lego Night Train was released in June 2018", false),
            ("In Japan, Night Train was released in June 2018", true),
            ("Vale’s Night Train was released in June 2018", true),
        ] {
            let found = events(Part::Production, sentence);
            assert_eq!(!found.is_empty(), said, "{sentence}: {found:?}");
        }
    }

    #[test]
    fn only_the_film_itself_comes_out() {
        for subject in [
            "The film",
            "This finished picture",
            "A restored print of the film",
            "Vale’s thriller Night Train",
            "Night Train, a thriller,",
        ] {
            let sentence = format!("{subject} was released in May 2019");
            assert_eq!(events(Part::Reception, &sentence).len(), 1, "{sentence}");
        }
        for subject in [
            "A rival film",
            "Another war film",
            "Vale’s student film",
            "The company’s biggest film",
            "That film",
            "The film school",
            "Night Train Records",
            "A documentary about the film",
            "A book on Night Train",
        ] {
            for verb in ["was released", "premiered", "opened", "was shot"] {
                let sentence = format!("{subject} {verb} in May 2019");
                assert_eq!(events(Part::Reception, &sentence), [""; 0], "{sentence}");
            }
        }
    }

    #[test]
    fn only_work_on_the_film_begins_and_ends() {
        for (sentence, said) in [
            ("Filming of the last scenes began in May 2018", true),
            ("Development of the script began in May 2018", true),
            ("Casting for the leading role began in May 2018", true),
            ("In May 2018, Vale began filming on location in Lyon", true),
            ("Vale began shooting the film in May 2018", true),
            ("Principal photography on the project began in May 2018", true),
            ("Development of the camera began in May 2018", false),
            ("Casting of the bells began in May 2018", false),
            ("Filming of the fire began in May 2018", true),
            ("Principal photography on a documentary began in May 2018", false),
            ("In May 2018, Vale began filming a commercial", false),
            ("In May 2018, production on his third feature began", false),
            ("In May 2018, Ferris was hired for a play", false),
            ("In May 2018, Halcyon acquired a rival and its film library", false),
        ] {
            let found = events(Part::Production, sentence);
            assert_eq!(!found.is_empty(), said, "{sentence}: {found:?}");
        }
    }

    #[test]
    fn people_act_only_where_the_article_speaks_of_production() {
        let sentence = "In June 2019, the institute announced a list of ten great films";
        assert_eq!(events(Part::Reception, sentence), [""; 0]);
    }

    #[test]
    fn a_long_clause_is_cut_between_words() {
        let said = events(
            Part::Production,
            "In July 2017, Halcyon Pictures acquired the script of a young author from the far \
             north who had written two before",
        );
        assert_eq!(
            said,
            ["2017-07: Halcyon Pictures acquired the script of a young author from the far north"]
        );
    }
}
