//! A film's dated history: what prose says happened to it, and when.
//!
//! In: a film's article. Out: [`Event`]s in reading order, at most [`MOST`]. Only
//! paragraphs of the lead, of production and of reception are read, never a plot,
//! and only these shapes, each with a verb of a closed list:
//!
//! 1. *In July 2017, Lionsgate acquired the script*: a date that opens the
//!    sentence, and the verb among the next few words;
//!    after at most one clause that only says under what circumstances;
//! 2. *Filming began on November 7, 2022*: the verb, and a date behind it with no
//!    comma or other clause between; *when Lionsgate acquired it in July 2017* is
//!    such a clause if the film was named before;
//! 3. *It was shot in Lyon from October 1988 to January 1989*: two dates.
//!
//! The verb decides the kind of event, and the kind decides what its subject has
//! to be: a release is the film's own, photography or production begins and ends,
//! people and companies act only where the article speaks of production. A plan, a
//! rumour, a perfect tense ("had joined"), a pronoun nobody could resolve, a
//! soundtrack or a sequel, and a sentence that has another film in it or tells what
//! happens in this one give nothing.

use std::ops::Range;

use crate::model::article::{Article, Block, Event, EventKind, Facet, LeadIn, ProseId, Spot};
use crate::model::facts::{Date, MONTHS, Year, read_year};
use crate::model::sentences::{sentences, speaks_of_another};
use crate::model::tells::{Tells, of_words};

/// Most events of one film.
const MOST: usize = 14;

/// Words in which a verb has to come after a date that opens the sentence.
const WORDS: usize = 14;

/// Longest text between a verb and its date, in bytes.
const BETWEEN: usize = 90;

/// Longest text that says what happened, in bytes.
const LABEL: usize = 76;

/// Reads the events of an article.
pub fn read(article: &Article, source: &str) -> Vec<Event> {
    let paragraphs = paragraphs(article);
    let mut found: Vec<Event> = Vec::new();
    for (prose, range) in whole_sentences(article, source) {
        let text = article.prose(prose).text(source);
        let sentence = &text[range.clone()];
        if paragraphs.binary_search(&prose).is_err()
            || !sentence.bytes().any(|b| b.is_ascii_digit())
        {
            continue;
        }
        let dates = dates(sentence);
        if dates.is_empty() {
            continue;
        }
        let film =
            Film { title: &article.title.name, year: article.year, part: part(article, prose) };
        let events = dates.iter().filter_map(|when| Some((when, film.event(sentence, when)?)));
        let events = events.filter(|(when, (_, what))| {
            of_words(&sentence[what.clone()]) == Tells::Nothing
                && !speaks_of_another(article, source, main_clause(sentence, when, what))
        });
        let events: Vec<_> = events.collect();
        let place =
            |at: &Range<usize>| (range.start + at.start) as u32..(range.start + at.end) as u32;
        found.extend(events.into_iter().map(|(when, (kind, what))| Event {
            kind,
            date: when.date,
            until: when.until,
            lead_in: when.lead_in,
            prose,
            when: place(&when.range),
            what: place(&what),
            nth: 0,
        }));
    }
    chosen(article, found)
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

/// The part of an article that a sentence stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Lead,
    Production,
    Reception,
}

fn part(article: &Article, prose: ProseId) -> Part {
    let Spot::Section(at) = article.prose(prose).spot else { return Part::Lead };
    let page = article.sections.get(at as usize).and_then(|section| section.page);
    match page.and_then(|page| article.pages.get(page as usize)).map(|page| page.facet) {
        Some(Facet::Production) => Part::Production,
        _ => Part::Reception,
    }
}

/// Sentences, whole where an abbreviation, an initial or a title cut them.
fn whole_sentences(article: &Article, source: &str) -> Vec<(ProseId, Range<usize>)> {
    let mut whole: Vec<(ProseId, Range<usize>)> = Vec::new();
    for (prose, range, _) in sentences(article, source) {
        let before = &article.prose(prose).text(source)[..range.start];
        match whole.last_mut() {
            Some((last, first)) if *last == prose && is_cut(before, &article.title.name) => {
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
/// such as `Go! Go On`, so that the sentence began earlier.
fn is_cut(before: &str, title: &str) -> bool {
    if before.ends_with(['!', '?']) && title.contains(['!', '?']) {
        return true;
    }
    let Some(before) = before.trim_end().strip_suffix('.') else { return false };
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.chars().count() == 1
        || matches!(word, "Mr" | "Mrs" | "Ms" | "Dr" | "St" | "Jr" | "Sr" | "vs" | "No" | "Inc")
}

/// Each day once for each kind of event, sections before the lead that sums them
/// up; if there are too many, those that stand far from others in time.
fn chosen(article: &Article, events: Vec<Event>) -> Vec<Event> {
    let in_lead = |event: &Event| article.prose(event.prose).spot == Spot::Lead;
    let mut kept: Vec<Event> = Vec::new();
    let (lead, sections): (Vec<Event>, Vec<Event>) = events.into_iter().partition(in_lead);
    let lead_from = sections.len();
    for (at, event) in sections.into_iter().chain(lead).enumerate() {
        let same = |other: &Event| {
            other.kind == event.kind
                && (other.date == event.date
                    || at >= lead_from
                        && (other.date.holds(event.date) || event.date.holds(other.date)))
        };
        if !kept.iter().any(same) {
            kept.push(event);
        }
    }
    thin(&mut kept);
    kept.sort_by_key(|event| (event.prose, event.when.start));
    for at in 0..kept.len() {
        let date = kept[at].date;
        kept[at].nth = kept[..at].iter().filter(|other| other.date == date).count() as u8;
    }
    kept
}

/// Takes away the events that others stand closest to, the less telling kinds first.
fn thin(events: &mut Vec<Event>) {
    events.sort_by_key(|event| day(event.date));
    while events.len() > MOST {
        let least = events.iter().map(|event| event.kind).max();
        let gap = |at: usize| {
            let before = events[..at].last().map_or(i32::MIN / 4, |event| day(event.date));
            let behind = events.get(at + 1).map_or(i32::MAX / 4, |event| day(event.date));
            behind - before
        };
        let crowded = (0..events.len()).filter(|&at| Some(events[at].kind) == least);
        let Some(at) = crowded.min_by_key(|&at| gap(at)) else { return };
        events.remove(at);
    }
}

/// A date as a number that grows with it, some 372 a year.
fn day(date: Date) -> i32 {
    (i32::from(date.year) * 12 + i32::from(date.month.unwrap_or(7))) * 31
        + i32::from(date.day.unwrap_or(16))
}

/// A date in a sentence, with the preposition before it.
struct When {
    date: Date,
    /// The last date of a span.
    until: Option<Date>,
    lead_in: LeadIn,
    /// Where the preposition begins.
    start: usize,
    /// The date's own words.
    range: Range<usize>,
}

/// Dates that a preposition ties to what happened.
fn dates(sentence: &str) -> Vec<When> {
    let mut found = Vec::new();
    let bytes = sentence.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = at + bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        if let Some(when) = date_ending(sentence, at, end) {
            found.push(when);
        }
        at = end;
    }
    found
}

/// The date whose year stands at `at..end`.
fn date_ending(sentence: &str, at: usize, end: usize) -> Option<When> {
    read_year(&sentence[at..end])?;
    let ends = sentence[end..].chars().next().is_none_or(|c| c.is_whitespace() || c == ',');
    let begins = sentence[..at].ends_with(' ');
    if !ends || !begins {
        return None;
    }
    let mut start = at;
    let word = |before: usize| -> (usize, &str) {
        let head = sentence[..before].trim_end();
        let from = head.rfind(' ').map_or(0, |space| space + 1);
        (from, &head[from..])
    };
    let is_month = |word: &str| MONTHS.contains(&word);
    let is_day =
        |word: &str| (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    let (from, last) = word(start);
    if is_month(last) {
        start = from;
        let (from, day) = word(start);
        if is_day(day) {
            start = from;
        }
    } else if let Some(day) = last.strip_suffix(',').filter(|day| is_day(day)) {
        let (from, month) = word(from);
        if !is_month(month) || day.is_empty() {
            return None;
        }
        start = from;
    }
    let date = Date::read(&sentence[start..end]).ok()?;
    let (from, qualifier) = word(start);
    if matches!(qualifier, "early" | "late" | "mid") {
        start = from;
    }
    let (from, preposition) = word(start);
    if matches!(preposition, "to" | "until" | "through") {
        return span(sentence, from, start..end, date);
    }
    let lead_in = match preposition {
        "in" | "In" | "on" | "On" => LeadIn::On,
        "by" | "By" => LeadIn::By,
        _ => return None,
    };
    Some(When { date, until: None, lead_in, start: from, range: start..end })
}

/// `from August to December 2017`: the span whose last date is `until`, and whose
/// words before that date's preposition end at `before`.
fn span(sentence: &str, before: usize, last: Range<usize>, until: Date) -> Option<When> {
    let start = sentence[..before].rfind("from ").map(|at| at + "from ".len())?;
    let first = sentence[start..before].trim();
    let date = Date::read(first).ok().or_else(|| {
        // The year stands only once.
        let month = MONTHS.iter().position(|month| *month == first)?;
        Some(Date { year: until.year, month: Some(month as i8 + 1), day: None })
    })?;
    let begins =
        first.starts_with(|c: char| c.is_ascii_digit()) || MONTHS.contains(&first_word(first));
    let in_order = day(date) < day(until) && until.year - date.year <= 3;
    (begins && in_order).then(|| When {
        date,
        until: Some(until),
        lead_in: LeadIn::On,
        start: start - "from ".len(),
        range: start..last.end,
    })
}

/// What has to be known of the film to read its sentences.
struct Film<'a> {
    title: &'a str,
    year: Option<Year>,
    part: Part,
}

impl Film<'_> {
    /// What happened on a date, and the words that say so.
    fn event(&self, sentence: &str, when: &When) -> Option<(EventKind, Range<usize>)> {
        let opening = sentence[..when.start].trim();
        let opens = matches!(opening, "" | "Later," | "Then," | "Finally," | "Eventually,");
        let (kind, what) = if opens {
            self.behind(sentence, when.range.end)?
        } else {
            self.before(sentence, when.start)?
        };
        let words = &sentence[what.clone()];
        let fits = self.year.is_none_or(|year| {
            let made = matches!(kind, EventKind::Made | EventKind::Filmed);
            let last = if made { year + 1 } else { year + 100 };
            (year - 25..=last).contains(&when.date.year)
        });
        let is_own = !is_other_work(words) || is_advertisement(words);
        let is_whole = !words.contains('\n') && !self.is_other_title(words);
        (fits && is_own && is_whole && !is_doubtful(words)).then_some((kind, what))
    }

    /// An event whose date opens the sentence; its clause begins at `from`.
    fn behind(&self, sentence: &str, from: usize) -> Option<(EventKind, Range<usize>)> {
        let rest = &sentence[from..];
        let mut clause = rest.trim_start_matches([',', ' ']);
        if is_circumstance(clause) {
            clause = clause.split_once(", ")?.1;
        }
        let start = from + rest.len() - clause.len();
        if is_subordinate(clause) {
            return None;
        }
        let (at, kind, label) = words(clause).take(WORDS).find_map(|word| {
            self.verb(clause, word.clone()).map(|(kind, label)| (word.end, kind, label))
        })?;
        let end = cut(clause, label, at);
        let label = start + label..start + end;
        begins_well(&sentence[label.clone()]).then_some((kind, label))
    }

    /// An event whose date stands behind its verb, at `to`.
    fn before(&self, sentence: &str, to: usize) -> Option<(EventKind, Range<usize>)> {
        let head = sentence[..to].trim_end();
        let near = head.len().saturating_sub(BETWEEN);
        let verbs: Vec<Range<usize>> = words(head).filter(|word| word.start >= near).collect();
        for word in verbs.into_iter().rev() {
            let between = &head[word.end..];
            let broken =
                [",", ";", " who ", " which ", " that ", " after ", " before ", " when ", "("]
                    .iter()
                    .any(|mark| between.contains(mark));
            if broken {
                return None;
            }
            let comma = head[..word.start].rfind([',', ';', ':']).map_or(0, |comma| comma + 1);
            let start = comma + head[comma..].len() - head[comma..].trim_start().len();
            let start = start + conjunction(&head[start..]);
            let clause = &head[start..];
            let within = word.start.checked_sub(start)?..word.end - start;
            // A release is the film's own where the film opens the sentence.
            let found = self.verb(clause, within.clone()).or_else(|| {
                let whole = self.verb(head, word.clone())?;
                (is_showing(whole.0) || whole.0 == EventKind::Awarded)
                    .then(|| (whole.0, whole.1.saturating_sub(start)))
            });
            if let Some((kind, label)) = found {
                // `In India, the film was released` is no release of the film everywhere.
                let somewhere = is_showing(kind) && head.trim_start().starts_with("In ");
                let from =
                    if somewhere { head.len() - head.trim_start().len() } else { start + label };
                let label = from..shortened(head, from, head.len());
                if let Some(named) = sentence[label.clone()].strip_suffix(" it") {
                    let is_film = start > 0 && head[..start].contains(self.title);
                    return (is_film && begins_well(named)).then_some((kind, label));
                }
                return begins_well(&sentence[label.clone()]).then_some((kind, label));
            }
        }
        None
    }

    /// The kind of event that a verb in a clause tells of, and where the words
    /// begin that say what happened.
    fn verb(&self, clause: &str, verb: Range<usize>) -> Option<(EventKind, usize)> {
        let (subject, voice) = subject(&clause[..verb.start])?;
        let after = clause[verb.end..].trim_start();
        let own = || self.is_subject(subject) && !is_other_work(subject);
        let in_production = self.part != Part::Reception;
        let kind = match (&clause[verb.clone()], voice) {
            ("released" | "re-released" | "reissued", Voice::Active)
                if in_words(after, &["the film", self.title]) && begins_well(subject) =>
            {
                return Some((EventKind::Released, clause.len() - clause.trim_start().len()));
            }
            ("released" | "re-released" | "reissued", Voice::Passive) if own() => {
                EventKind::Released
            }
            ("opened", _) if own() => EventKind::Released,
            ("premiered" | "debuted", _) | ("screened", Voice::Passive) if own() => {
                EventKind::Premiered
            }
            ("premiere", Voice::Active) => {
                const HAD: &str = " had its ";
                let had = subject.find(HAD)?;
                let near = subject.len() <= had + HAD.len() + 20;
                return (near && self.is_subject(&subject[..had]))
                    .then_some((EventKind::Premiered, had + HAD.len()));
            }
            (
                "began" | "started" | "commenced" | "resumed" | "wrapped" | "concluded" | "ended"
                | "finished",
                Voice::Active,
            )
            | ("completed", Voice::Passive)
                if is_work(subject) || among(WORK, first_word(after)) =>
            {
                return Some((EventKind::Filmed, 0));
            }
            (
                "acquired" | "bought" | "purchased" | "optioned" | "hired" | "cast" | "signed"
                | "announced" | "appointed" | "replaced" | "greenlit" | "confirmed" | "revealed"
                | "reported" | "chosen" | "contracted" | "attached" | "unveiled",
                _,
            )
            | (
                "joined" | "entered" | "left" | "wrote" | "approached" | "pitched" | "enlisted",
                Voice::Active,
            ) if in_production => {
                return (!subject.trim().is_empty()).then_some((EventKind::Made, 0));
            }
            ("took", Voice::Active) if is_work(subject) && after.starts_with("place") => {
                return Some((EventKind::Filmed, 0));
            }
            ("followed", Voice::Active) if is_work(subject) && after.is_empty() => {
                return Some((EventKind::Filmed, 0));
            }
            ("filmed" | "shot", Voice::Passive) if own() => EventKind::Filmed,
            ("filmed" | "shot", Voice::Passive) if is_footage(subject) => {
                return Some((EventKind::Filmed, 0));
            }
            ("completed", Voice::Active) if in_production && after.contains("script") => {
                return Some((EventKind::Made, 0));
            }
            ("given", Voice::Passive) if own() && after.starts_with("the green") => EventKind::Made,
            ("delayed" | "postponed" | "rescheduled" | "retitled" | "renamed", Voice::Passive)
                if own() && in_production =>
            {
                EventKind::Made
            }
            ("released" | "unveiled" | "shown", Voice::Passive) | ("premiered" | "debuted", _)
                if is_advertisement(subject) && !subject.contains(',') =>
            {
                return Some((EventKind::Made, 0));
            }
            ("won" | "received", Voice::Active) | ("selected" | "inducted" | "preserved", _)
                if own() =>
            {
                EventKind::Awarded
            }
            _ => return None,
        };
        Some((kind, verb.start))
    }

    /// Whether the words begin with a title that only contains the film's own: `The
    /// Night Train was announced`.
    fn is_other_title(&self, words: &str) -> bool {
        let rest = words.strip_prefix("The ").and_then(|rest| rest.strip_prefix(self.title));
        rest.is_some_and(|rest| rest.starts_with(" was ") || rest.starts_with(" is "))
    }

    /// Whether the words before a verb, without its auxiliaries, mean the film.
    fn is_subject(&self, subject: &str) -> bool {
        let subject = subject.trim().trim_end_matches(',');
        let subject = subject.strip_suffix(" and").unwrap_or(subject);
        // A channel or a hall's own showing: `the Star, where it premiered`.
        if subject.rsplit(", ").next().is_some_and(|clause| clause.starts_with("where ")) {
            return false;
        }
        let means_film = |words: &str| {
            let last = words.rsplit(' ').next().unwrap_or_default();
            words.ends_with(self.title)
                || matches!(last, "film" | "movie" | "picture" | "It" | "it")
        };
        // `The film opened in Lyon and was released in Paris`
        means_film(subject)
            || subject.starts_with(self.title)
            || ["The film ", "It "].iter().any(|opening| subject.starts_with(opening))
    }
}

fn is_showing(kind: EventKind) -> bool {
    matches!(kind, EventKind::Released | EventKind::Premiered)
}

/// Whether a verb's subject acts or is acted upon.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Voice {
    Active,
    Passive,
}

/// The subject before a verb, without auxiliaries and adverbs; none where they make
/// the verb something that did not happen, or not then.
fn subject(before: &str) -> Option<(&str, Voice)> {
    const NEVER: &str = "to would could might may not never be been being had has have will should having if \
    is are who which that";
    let mut rest = before.trim_end();
    let mut voice = Voice::Active;
    loop {
        let last = rest.rsplit(' ').next().unwrap_or_default();
        match last {
            "was" | "were" => voice = Voice::Passive,
            "first" | "also" | "then" | "later" | "soon" => {}
            word if word.len() > 4 && word.ends_with("ly") => {}
            word if among(NEVER, word) => return None,
            _ => return Some((rest, voice)),
        }
        rest = rest[..rest.len() - last.len()].trim_end();
        if rest.is_empty() {
            return Some((rest, voice));
        }
    }
}

/// What can begin and end in the making of a film.
const WORK: &str = "photography filming shooting production pre-production post-production \
    casting development reshoots editing recording scoring animation principal";

fn is_work(subject: &str) -> bool {
    let lower = subject.to_lowercase();
    words(&lower).any(|word| among(WORK, &lower[word])) && !is_other_work(subject)
}

/// Part of a film that is shot for itself.
fn is_footage(subject: &str) -> bool {
    const FOOTAGE: &str = "scene scenes portion portions sequence sequences footage";
    words(subject).any(|word| among(FOOTAGE, &subject[word])) && !is_other_work(subject)
}

/// A trailer, teaser or poster that can only be this film's.
fn is_advertisement(words: &str) -> bool {
    let lower = words.to_lowercase();
    let is_own = ["the film's ", "the first ", "a teaser ", "the teaser ", "the official "]
        .iter()
        .any(|beginning| lower.starts_with(beginning));
    let others = ["sequel", "game", "album", "song", "single"];
    is_own
        && [" trailer", " teaser", " poster"].iter().any(|name| lower.contains(name))
        && !others.iter().any(|other| lower.contains(other))
}

/// Whether a word is in a list that is written as one text.
fn among(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|one| one == word)
}

fn first_word(text: &str) -> &str {
    words(text).next().map_or("", |word| &text[word])
}

fn in_words(text: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|words| {
        text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// Something else that is released, begun or bought.
fn is_other_work(text: &str) -> bool {
    const OTHERS: &str = "soundtrack album single song score trailer teaser poster game musical novel \
    novelization book comic sequel prequel spin-off remake dvd blu-ray vhs television \
    stage";
    let lower = text.to_lowercase();
    words(&lower).any(|word| among(OTHERS, &lower[word]))
}

/// A plan, a rumour or a wish.
fn is_doubtful(text: &str) -> bool {
    const DOUBTS: &str = "would might could may reportedly rumored rumoured planned scheduled expected \
    intended hoped allegedly claimed slated denied plans originally unsuccessfully \
    nearly";
    let lower = text.to_lowercase();
    words(&lower).any(|word| among(DOUBTS, &lower[word]))
}

/// Whether the words can stand alone: they name who acts, and upon what.
fn begins_well(label: &str) -> bool {
    const NOBODY: &str =
        "he she they this that these who which his her their there we i and but both";
    const SAID: &str = "announced reported confirmed revealed";
    const PRONOUNS: &str = "it him her them there";
    if is_subordinate(label) || among(PRONOUNS, label.rsplit(' ').next().unwrap_or_default()) {
        return false;
    }
    let mut words = label.split_whitespace();
    match (words.next(), words.next()) {
        (Some("It" | "it"), was) => {
            was == Some("was") && words.next().is_some_and(|word| among(SAID, word))
        }
        (Some(first), second) => {
            !among(NOBODY, &first.to_lowercase()) && (second.is_some() || is_release(label))
        }
        (None, _) => false,
    }
}

/// Whether a clause is not the one that says what happened.
fn is_subordinate(clause: &str) -> bool {
    const WORDS: &str = "when while after before following during although though if until since \
        because upon having with as once where";
    among(WORDS, &first_word(clause).to_lowercase())
}

/// Whether a clause only says why or after what the next one happened.
fn is_circumstance(clause: &str) -> bool {
    among("after following upon before despite", &first_word(clause).to_lowercase())
}

/// `Released`, which says it all.
fn is_release(label: &str) -> bool {
    matches!(label, "released" | "premiered" | "re-released" | "reissued")
}

/// The length of a conjunction that a clause begins with and that its words do not
/// need.
fn conjunction(clause: &str) -> usize {
    ["when ", "and ", "but ", "as ", "once "]
        .iter()
        .find(|word| clause.starts_with(*word))
        .map_or(0, |word| word.len())
}

/// Where the main clause ends whose words begin at `from` and whose verb ends at `verb`.
fn cut(clause: &str, from: usize, verb: usize) -> usize {
    const ENDS: [&str; 17] = [
        ";",
        " (",
        ": ",
        " – ",
        " — ",
        ", which",
        ", who",
        ", with ",
        ", and ",
        ", but ",
        ", after ",
        ", where ",
        ", while ",
        ", as ",
        ", when ",
        ", though ",
        ", because ",
    ];
    let end = ENDS
        .iter()
        .filter_map(|mark| clause[verb..].find(mark).map(|at| verb + at))
        .min()
        .unwrap_or(clause.len());
    shortened(clause, from, end)
}

/// An end not behind `end` at which the text from `from` on is short enough and no
/// word is cut.
fn shortened(text: &str, from: usize, end: usize) -> usize {
    let whole = text[..end].trim_end().len();
    if whole <= from + LABEL {
        return whole;
    }
    let most = text.floor_char_boundary(from + LABEL);
    let space = text[from..most].rfind(' ').map_or(most, |space| from + space);
    // No end hangs in the air: `the Registry by`.
    const LOOSE: &str = "a an the of in on at by for to from with as and or that her his its their";
    let mut end = text[..space].trim_end_matches([',', ' ']).len();
    while let Some(space) = text[from..end].rfind(' ').map(|space| from + space)
        && among(LOOSE, &text[space + 1..end])
    {
        end = text[..space].trim_end_matches([',', ' ']).len();
    }
    end
}

/// Words with their places; a hyphen is part of one.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_word = |c: char| c.is_alphanumeric() || c == '-';
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_word)?;
        let end = text[start..].find(|c| !is_word(c)).map_or(text.len(), |end| start + end);
        at = end;
        Some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(part: Part, sentence: &str) -> Vec<String> {
        let film = Film { title: "Night Train", year: Some(2019), part };
        let dates = dates(sentence);
        let found = dates.iter().filter_map(|when| Some((when, film.event(sentence, when)?)));
        let date = |when: &When| match when.until {
            Some(until) => format!("{} to {}", when.date.iso(), until.iso()),
            None => when.date.iso(),
        };
        found.map(|(when, (_, what))| format!("{}: {}", date(when), &sentence[what])).collect()
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
                Part::Reception,
                "On May 3, 2029, the film was re-released in France",
                "2029-05-03: re-released in France",
            ),
        ] {
            assert_eq!(events(part, sentence), [event], "{sentence}");
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
            "The rights went to the Star, where it premiered on 2 June 2019",
            "A trailer for the sequel was released on June 6, 2019",
            "It was to be released on June 6, 2018",
            "Filming would have begun on June 6, 2018",
            "A sequel was announced in June 2018",
            "Rex Holloway, who had joined in May 2018, left",
            "It was delayed from its announced date of June 7, 2018",
            "In 1950, the author acquired a farm",
            "Critics said in June 2019 that nobody released films like it",
        ] {
            assert_eq!(events(Part::Production, sentence), [""; 0], "{sentence}");
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
             north who had never written one before",
        );
        assert_eq!(
            said,
            ["2017-07: Halcyon Pictures acquired the script of a young author from the far north"]
        );
    }
}
