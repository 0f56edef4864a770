//! What happened on a date.
//!
//! In: a sentence and one of its dates. Out: the kind of event and the words that
//! tell it. Only these shapes are read, each with a verb of a closed list:
//!
//! 1. *In July 2017, Lionsgate acquired the script*: a date that opens the
//!    sentence, and the verb among the next few words;
//!    after at most one clause that only says under what circumstances;
//! 2. *Filming began on November 7, 2022*: the verb, and a date behind it with no
//!    comma or other clause between; *when Lionsgate acquired it in July 2017* is
//!    such a clause if the film was named before;
//! 3. *It was shot in Lyon from October 1988 to January 1989*: two dates;
//! 4. *Filming began in May 2018 and lasted until August*: one subject and two verbs,
//!    of which the second has its subject from the first.
//!
//! The verb decides the kind of event, and the kind decides what its subject has
//! to be: a release is the film's own, photography or production begins and ends,
//! people and companies act only where the article speaks of production. A plan, a
//! rumour, what was thought or told and not announced, a perfect tense ("had joined"), a
//! pronoun nobody could resolve, a soundtrack or a sequel, a rival's business, and a
//! sentence that has another film in it or tells what happens in this one give nothing;
//! nor does a sentence that denies anything.

use std::ops::Range;

use crate::model::article::{EventKind, LeadIn};
use crate::model::facts::{MONTHS, Year, read_year};

use super::dates::When;
use super::matter::{
    buys_source, is_for_sale, is_of_film, is_other_films, is_project, is_said, is_written,
    names_another,
};
use super::wording::{
    WORK, among, begins_well, conjunction, cut, first_word, in_words, is_advertisement,
    is_circumstance, is_denial, is_doubtful, is_footage, is_other_work, is_subordinate, is_work,
    shortened, words,
};

/// Words in which a verb has to come after a date that opens the sentence.
const WORDS: usize = 14;

/// Longest text between a verb and its date, in bytes.
const BETWEEN: usize = 90;

/// What stands between a verb and a date that is not the verb's.
const BREAKS: [&str; 12] = [
    ",",
    ";",
    "(",
    " who ",
    " which ",
    " that ",
    " after ",
    " before ",
    " when ",
    " until ",
    " while ",
    " because ",
];

/// What happened, and the words that say so.
pub(super) struct Deed {
    pub kind: EventKind,
    /// Its subject, if other words stand between; or empty.
    pub subject: Range<usize>,
    pub what: Range<usize>,
}

/// The part of an article that a sentence stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Lead,
    Production,
    Reception,
}

/// What has to be known of the film to read its sentences.
pub(super) struct Film<'a> {
    pub title: &'a str,
    pub year: Option<Year>,
    /// Which film of its series it is.
    pub ordinal: Option<u16>,
    pub part: Part,
}

impl Film<'_> {
    /// What happened on a date.
    pub fn deed(&self, sentence: &str, when: &When) -> Option<Deed> {
        let opening = sentence[..when.start].trim();
        let opens = matches!(
            opening,
            "" | "Later"
                | "Later,"
                | "Also"
                | "Then,"
                | "Finally,"
                | "Eventually,"
                | "Early"
                | "Late"
        );
        let deed = match when.lead_in {
            LeadIn::On | LeadIn::By if opens => self.behind(sentence, when.range.end)?,
            _ => self.before(sentence, when)?,
        };
        let words = &sentence[deed.what.clone()];
        let fits = self.year.is_none_or(|year| {
            let made = matches!(deed.kind, EventKind::Made | EventKind::Filmed);
            let last = if made { year + 1 } else { year + 100 };
            (year - 25..=last).contains(&when.date.year)
        });
        // Only work goes on for a time.
        let lasts = matches!(when.lead_in, LeadIn::From | LeadIn::Until);
        // `on television` is said of the film itself.
        let is_own = deed.kind == EventKind::AtHome
            || !is_other_work(words)
            || is_advertisement(words)
            || deed.kind == EventKind::Made && buys_source(words);
        let is_own = is_own && !is_anothers(&sentence[..deed.what.end]);
        let is_whole = !self.is_other_title(words);
        let is_own = is_own && !self.is_of_another_number(sentence, &deed.what);
        let is_certain = !is_doubtful(settled(words))
            && !is_doubtful(&sentence[deed.subject.clone()])
            && !is_within_quotation(sentence, deed.what.end);
        let is_told = fits && is_own && is_whole && is_certain && !is_denial(sentence);
        (is_told && (!lasts || deed.kind == EventKind::Filmed)).then_some(deed)
    }

    /// An event whose date opens the sentence; its clause begins at `from`.
    fn behind(&self, sentence: &str, from: usize) -> Option<Deed> {
        let rest = &sentence[from..];
        let mut clause = rest.trim_start_matches([',', ' ']);
        if is_circumstance(clause) {
            clause = clause.split_once(", ")?.1;
        }
        let start = from + rest.len() - clause.len();
        if is_subordinate(clause) {
            return None;
        }
        let own = &clause[..first_clause(clause)];
        let (at, kind, label) = words(own).take(WORDS).find_map(|word| {
            self.verb(clause, word.clone(), "").map(|(kind, label)| (word.end, kind, label))
        })?;
        let end = cut(clause, label, at);
        let what = start + label..start + end;
        begins_well(&sentence[what.clone()]).then_some(Deed { kind, subject: 0..0, what })
    }

    /// An event whose date stands behind its verb.
    fn before(&self, sentence: &str, when: &When) -> Option<Deed> {
        let mut head = sentence[..when.start].trim_end();
        if when.until.is_some() || matches!(when.lead_in, LeadIn::From | LeadIn::Until) {
            head = head.trim_end_matches(',');
        }
        let behind = &sentence[when.range.end..];
        let near = head.len().saturating_sub(BETWEEN);
        let verbs: Vec<Range<usize>> = words(head).filter(|word| word.start >= near).collect();
        for word in verbs.into_iter().rev() {
            let between = &head[word.end..];
            let named = &head[word.end..without_region(head).len().max(word.end)];
            if has_date(between) {
                match self.elsewhere(head, word, behind) {
                    Some(deed) => return Some(deed),
                    None => continue,
                }
            }
            if BREAKS.iter().any(|mark| named.contains(mark)) {
                return None;
            }
            let comma = head[..word.start].rfind([',', ';', ':']).map_or(0, |comma| comma + 1);
            let start = comma + head[comma..].len() - head[comma..].trim_start().len();
            let start = start + conjunction(&head[start..]);
            let clause = &head[start..];
            let within = word.start.checked_sub(start)?..word.end - start;
            if let Some(deed) = self.second(head, start, word.clone(), behind) {
                return Some(deed);
            }
            // A release is the film's own where the film opens the sentence.
            let found = self.verb(clause, within.clone(), behind).or_else(|| {
                let whole = self.verb(head, word.clone(), behind)?;
                (is_showing(whole.0) || whole.0 == EventKind::Awarded)
                    .then(|| (whole.0, whole.1.saturating_sub(start)))
            });
            let Some((kind, label)) = found else { continue };
            let is_span = when.until.is_some() || when.lead_in == LeadIn::Until;
            if is_span && between.is_empty() && label == 0 && goes_on(&head[word.clone()]) {
                // The dates say that it lasted.
                let (subject, _) = subject(&clause[..within.start])?;
                let what = start..start + subject.trim_end().len();
                let is_named = !among("it It this This", first_word(subject));
                return is_named.then_some(Deed { kind, subject: 0..0, what });
            }
            let is_impersonal = among("It it", first_word(clause));
            let says = is_said(&head[word.clone()])
                && subject(&clause[..within.start])
                    .is_some_and(|(_, voice)| voice == Voice::Active);
            if between.is_empty() && (is_impersonal || says) && kind == EventKind::Made {
                return said(sentence, start..head.len(), when.range.end);
            }
            // `Vale was engaged to direct and left`: the date is that of the leaving.
            let first = clause[..within.start].strip_suffix(" and ");
            let to_be =
                first.and_then(|first| [" was ", " were "].iter().find_map(|be| first.find(be)));
            if let Some(end) = to_be.filter(|_| label == 0) {
                let what = word.start..shortened(head, word.start, head.len());
                let stands = begins_well(clause);
                return stands.then_some(Deed { kind, subject: start..start + end, what });
            }
            return self.told(sentence, head, start, (kind, label));
        }
        None
    }

    /// A release that follows another one in its sentence: `was released in Japan on 4 May
    /// 2018 and in Italy on 8 June 2018`; `head` ends with the second place.
    fn elsewhere(&self, head: &str, verb: Range<usize>, behind: &str) -> Option<Deed> {
        let (kind, _) = self.verb(head, verb.clone(), behind)?;
        let what = head[verb.end..].rfind(" and in ").map(|at| verb.end + at + " and ".len())?;
        let is_place = !head[what..].contains(|c: char| c.is_ascii_digit() || c == ',');
        let what = what..head.len();
        (is_showing(kind) && is_place).then_some(Deed { kind, subject: verb, what })
    }

    /// The words of an event that end before its date; `label` is where they begin in
    /// the clause, which begins at `start`.
    fn told(
        &self,
        sentence: &str,
        head: &str,
        start: usize,
        (kind, label): (EventKind, usize),
    ) -> Option<Deed> {
        // `In India, the film was released` is no release of the film everywhere.
        let somewhere = is_showing(kind) && head.trim_start().starts_with("In ");
        let from = if somewhere { head.len() - head.trim_start().len() } else { start + label };
        let what = from..shortened(head, from, head.len());
        let words = &sentence[what.clone()];
        let stands = match words.strip_suffix(" it") {
            Some(named) => start > 0 && head[..start].contains(self.title) && begins_well(named),
            None => begins_well(words),
        };
        stands.then_some(Deed { kind, subject: 0..0, what })
    }

    /// The second of two verbs of one subject: `Filming began in May and was completed`.
    fn second(&self, head: &str, start: usize, verb: Range<usize>, behind: &str) -> Option<Deed> {
        let clause = &head[start..];
        let and = clause[..verb.start.checked_sub(start)?].rfind(" and ")?;
        let predicate = start + and + " and ".len();
        let (between, _) = subject(&head[predicate..verb.start])?;
        if !between.is_empty() {
            return None;
        }
        let first = words(&clause[..and]).find_map(|word| {
            let (kind, label) = self.verb(clause, word.clone(), behind)?;
            (label == 0).then_some((kind, word))
        });
        let subject = subject(&clause[..first?.1.start])?.0.trim_end();
        let of_subject = start..start + subject.len();
        let joined = format!("{subject} {}", &head[predicate..]);
        let at = subject.len() + 1 + verb.start - predicate;
        let (kind, label) = self.verb(&joined, at..at + verb.len(), behind)?;
        if label > 0 || !begins_well(&joined) {
            return None;
        }
        match goes_on(&head[verb.clone()]) {
            true => Some(Deed { kind, subject: 0..0, what: of_subject }),
            false => {
                let what = predicate..shortened(head, predicate, head.len());
                Some(Deed { kind, subject: of_subject, what })
            }
        }
    }

    /// The kind of event that a verb in a clause tells of, and where the words
    /// begin that say what happened; `behind` goes on behind the clause and a date.
    fn verb(&self, clause: &str, verb: Range<usize>, behind: &str) -> Option<(EventKind, usize)> {
        let (subject, voice) = subject(&clause[..verb.start])?;
        if is_hearsay(subject) {
            return None;
        }
        let after = clause[verb.end..].trim_start();
        let own = || self.is_subject(subject) && !is_other_work(subject);
        let work = || is_work(subject) && !is_other_films(self.title, subject, after);
        let in_production = self.part != Part::Reception;
        let kind = match (&clause[verb.clone()], voice) {
            ("released" | "re-released" | "reissued" | "broadcast" | "aired", Voice::Active)
                if in_words(after, &["the film", self.title])
                    && begins_well(&clause[..verb.end]) =>
            {
                let is_shown = among("broadcast aired", &clause[verb.clone()]);
                let film = ["the film ", self.title].iter().find_map(|it| after.strip_prefix(it));
                let is_home = film.is_some_and(|rest| is_at_home(rest.trim_start()));
                let kind =
                    if is_shown || is_home { EventKind::AtHome } else { EventKind::Released };
                return Some((kind, clause.len() - clause.trim_start().len()));
            }
            ("released" | "re-released" | "reissued" | "issued", Voice::Passive)
            | ("shown" | "broadcast" | "aired", Voice::Passive)
            | ("debuted" | "premiered" | "came", Voice::Active)
                if own() && is_at_home(after) =>
            {
                EventKind::AtHome
            }
            ("released" | "re-released" | "reissued", Voice::Passive) if own() => {
                EventKind::Released
            }
            ("came", Voice::Active) if own() && in_words(after, &["out"]) => EventKind::Released,
            ("opened", _) if own() => EventKind::Released,
            ("premiered" | "debuted", _) | ("screened", Voice::Passive) if own() => {
                EventKind::Premiered
            }
            ("shown", Voice::Passive)
                if own() && in_words(after, &["at", "for the first time"]) =>
            {
                EventKind::Premiered
            }
            ("premiere", Voice::Active) => {
                let subject = format!("{subject} ");
                let (had, its) = ["had", "held", "received"].iter().find_map(|had| {
                    let at = subject.find(&format!(" {had} its "))?;
                    Some((at, at + had.len() + " its ".len() + 1))
                })?;
                let near = subject.len() <= its + 20;
                return (near && self.is_subject(&subject[..had]))
                    .then_some((EventKind::Premiered, its));
            }
            ("held", Voice::Passive) | ("took", Voice::Active)
                if is_premiere(subject)
                    && (after.starts_with("place") || voice == Voice::Passive) =>
            {
                return Some((EventKind::Premiered, 0));
            }
            (
                "began" | "started" | "commenced" | "resumed" | "wrapped" | "concluded" | "ended"
                | "finished",
                Voice::Active,
            )
            | ("completed" | "finished" | "wrapped", Voice::Passive)
                if (is_work(subject) || among(WORK, first_word(after)))
                    && !is_other_films(self.title, subject, after) =>
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
                // `an article that a reporter wrote` is not about the film.
                // `the cast gathered` casts nobody.
                const OF_CAST: &str = "The the its main whole entire original supporting A a";
                if among(OF_CAST, subject.rsplit(' ').next().unwrap_or_default()) {
                    return None;
                }
                let is_aside =
                    [" that ", " who ", " which "].iter().any(|who| subject.contains(who));
                let is_passive = voice == Voice::Passive;
                let word = &clause[verb.clone()];
                let stands = !is_aside
                    && !subject.trim().is_empty()
                    && is_of_film(self.title, word, is_passive, subject, &object(after, behind));
                return stands.then_some((EventKind::Made, 0));
            }
            // `Los Angeles saw the premiere`, `The first showing was in Tokyo`
            ("saw", Voice::Active) if is_premiere(after) => return Some((EventKind::Premiered, 0)),
            ("was", Voice::Active) if is_premiere(subject) && in_words(after, &["in", "at"]) => {
                return Some((EventKind::Premiered, 0));
            }
            ("went", Voice::Active)
                if own() && in_words(after, &["on general release", "into general release"]) =>
            {
                EventKind::Released
            }
            ("rolled" | "began" | "started", Voice::Active)
                if in_words(&subject.to_lowercase(), &["cameras", "the cameras"])
                    && (&clause[verb.clone()] == "rolled"
                        || in_words(after, &["rolling", "to roll"])) =>
            {
                return Some((EventKind::Filmed, 0));
            }
            ("shut", Voice::Passive) if work() && after.starts_with("down") => {
                return Some((EventKind::Filmed, 0));
            }
            ("halted" | "suspended", Voice::Passive) if work() => {
                return Some((EventKind::Filmed, 0));
            }
            ("gave", Voice::Active) if in_production && self.is_green_light(after) => {
                return Some((EventKind::Made, 0));
            }
            ("sold", Voice::Passive)
                if in_production
                    && among(
                        "script screenplay rights",
                        subject.trim_end().rsplit(' ').next().unwrap_or_default(),
                    ) =>
            {
                return Some((EventKind::Made, 0));
            }
            ("cancelled" | "canceled" | "shelved" | "revived", Voice::Active)
                if in_production && is_project(self.title, after) =>
            {
                return Some((EventKind::Made, 0));
            }
            ("cancelled" | "canceled" | "shelved" | "revived", Voice::Passive)
                if in_production && is_project(self.title, subject.trim()) =>
            {
                return Some((EventKind::Made, 0));
            }
            ("sold", Voice::Active) if in_production && is_for_sale(after) => {
                return Some((EventKind::Made, 0));
            }
            ("moved", Voice::Active) if work() && after.starts_with("to ") => {
                return Some((EventKind::Filmed, 0));
            }
            ("put", Voice::Active)
                if in_production && after.contains("on hold") && self.is_held(after) =>
            {
                return Some((EventKind::Made, 0));
            }
            ("took", Voice::Active) if work() && after.starts_with("place") => {
                return Some((EventKind::Filmed, 0));
            }
            ("took", Voice::Active) if work() && after.contains(" days") => {
                return Some((EventKind::Filmed, 0));
            }
            ("lasted" | "continued" | "ran" | "occurred", Voice::Active)
            | ("conducted", Voice::Passive)
                if work() =>
            {
                return Some((EventKind::Filmed, 0));
            }
            ("rounded" | "wrapped", Voice::Passive)
                if work() && in_words(after, &["out", "up"]) =>
            {
                return Some((EventKind::Filmed, 0));
            }
            ("followed", Voice::Active) if work() && after.is_empty() => {
                return Some((EventKind::Filmed, 0));
            }
            ("filmed" | "shot", Voice::Passive) if own() => EventKind::Filmed,
            ("filmed" | "shot", Voice::Passive) if is_footage(subject) => {
                return Some((EventKind::Filmed, 0));
            }
            ("completed" | "finished" | "delivered", Voice::Active)
                if in_production && is_written(&object(after, behind)) =>
            {
                return Some((EventKind::Made, 0));
            }
            ("made", Voice::Passive) if in_production && subject.contains("announcement") => {
                return Some((EventKind::Made, 0));
            }
            ("given", Voice::Passive) if own() && after.starts_with("the green") => EventKind::Made,
            ("delayed" | "postponed" | "rescheduled" | "retitled" | "renamed", Voice::Passive)
                if own() && in_production =>
            {
                EventKind::Made
            }
            ("released" | "unveiled" | "shown", Voice::Passive) | ("premiered" | "debuted", _)
                if is_advertisement(subject)
                    && !subject.contains(',')
                    && !names_another(self.title, subject, &["for", "of", "to"]) =>
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

    /// `the film on hold`.
    fn is_held(&self, put: &str) -> bool {
        let put = put.split(" on hold").next().unwrap_or_default();
        self.is_subject(put) || is_work(put)
    }

    /// `the green light`, `the film the green light`.
    fn is_green_light(&self, given: &str) -> bool {
        let films = ["the film ", "the project ", "the production ", "it ", self.title];
        let given = films.iter().find_map(|film| given.strip_prefix(film)).unwrap_or(given);
        let given = given.trim_start();
        in_words(given, &["the green light", "a green light", "green light"])
            && !given.contains(" for ")
            && !given.contains(" to ")
    }

    /// Whether the words begin with a title that only contains the film's own: `The
    /// Night Train was announced`.
    fn is_other_title(&self, words: &str) -> bool {
        let rest = words.strip_prefix("The ").and_then(|rest| rest.strip_prefix(self.title));
        rest.is_some_and(|rest| rest.starts_with(" was ") || rest.starts_with(" is "))
    }

    /// Whether words end in the film's title, and not in a longer one: `Lego Night Train`.
    fn ends_in_title(&self, words: &str) -> bool {
        const OPENERS: &str = "In On By During From Later After When Then Finally Once As While";
        let Some(before) = words.strip_suffix(self.title) else { return false };
        let word = before.trim_end().rsplit(' ').next().unwrap_or_default();
        !word.starts_with(char::is_uppercase)
            || word.ends_with([',', ';', ':', '.'])
            || word.ends_with("'s")
            || word.ends_with("’s")
            || among(OPENERS, word)
    }

    /// Whether what happened is said of a film of another number: `a fifth Night Train
    /// film`. Of the first one it is said of many a beginning.
    fn is_of_another_number(&self, sentence: &str, what: &Range<usize>) -> bool {
        const NUMBERS: [&str; 9] =
            ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
        const FILMS: &str =
            "film movie picture feature instalment installment entry chapter sequel";
        let end = sentence[what.end..].find([',', ';']).map_or(sentence.len(), |at| what.end + at);
        let said = &sentence[what.start..end];
        let said: Vec<&str> = words(said).map(|word| &said[word]).collect();
        said.iter().enumerate().any(|(at, word)| {
            let number = NUMBERS.iter().position(|number| number == word);
            let number = number.and_then(|at| u16::try_from(at + 2).ok());
            number.is_some()
                && number != self.ordinal
                && said[at + 1..].iter().take(5).any(|word| among(FILMS, word))
        })
    }

    /// Whether the words before a verb, without its auxiliaries, mean the film.
    fn is_subject(&self, subject: &str) -> bool {
        let subject = subject.trim().trim_end_matches(',');
        let (subject, goes_on) = match subject.strip_suffix(" and") {
            Some(subject) => (subject, true),
            None => (subject, false),
        };
        // A channel or a hall's own showing: `the Star, where it premiered`.
        if subject.rsplit(", ").next().is_some_and(|clause| clause.starts_with("where ")) {
            return false;
        }
        // `The film opened in Lyon and was released in Paris`; not `The film school`.
        let opens = ["The film ", "It "].iter().any(|opening| subject.starts_with(opening));
        self.ends_in_film(subject) || goes_on && opens || self.begins_with_title(subject, goes_on)
    }

    /// Whether words end in the film's title or in words for it: `the film`, `this
    /// finished picture`, `a print of the film`; not `a war film`, `that film`, `a book
    /// about the film`.
    fn ends_in_film(&self, subject: &str) -> bool {
        const FINISHED: &str = "finished completed complete final full whole entire restored uncut edited \
            resulting";
        const OF: &str = "of about on from in for to by with";
        const PRINTS: &str = "print cut version restoration copy edition";
        let all: Vec<&str> = words(subject).map(|word| &subject[word]).collect();
        let is = |at: usize, list: &str| at > 0 && among(list, &all[at - 1].to_lowercase());
        let mut at = all.len();
        if self.ends_in_title(subject) {
            at = words(&subject[..subject.len() - self.title.len()]).count();
        } else if is(at, "film movie picture") {
            at -= 1;
            while is(at, FINISHED) {
                at -= 1;
            }
            if !is(at, "the this") {
                return false;
            }
            at -= 1;
        } else {
            return is(at, "it");
        }
        !is(at, OF) || is(at, "of") && is(at - 1, PRINTS)
    }

    /// Whether words begin with the film's title, and not with a longer name: `Night
    /// Train, a thriller`, `Night Train opened in Lyon and`; not `Night Train Records`.
    fn begins_with_title(&self, subject: &str, goes_on: bool) -> bool {
        subject.strip_prefix(self.title).is_some_and(|rest| {
            let next = first_word(rest);
            rest.is_empty()
                || rest.starts_with([',', ';'])
                || rest.starts_with(" (")
                || goes_on && rest.starts_with(' ') && next.starts_with(char::is_lowercase)
        })
    }
}

/// `It was announced in May 2018 that Ada Quill had joined`: what was said stands
/// behind the date.
fn said(sentence: &str, subject: Range<usize>, from: usize) -> Option<Deed> {
    let rest = sentence[from..].trim_start();
    let words = rest.strip_prefix("that ")?;
    let at = sentence.len() - rest.len();
    let what = at..at + cut(rest, 0, "that ".len());
    let stands = begins_well(words) && begins_well(&sentence[subject.clone()]);
    stands.then_some(Deed { kind: EventKind::Made, subject, what })
}

/// Where the clause ends that a date opens: `, and it was released in June`.
fn first_clause(clause: &str) -> usize {
    const ENDS: [&str; 5] = [";", ", but ", ", while ", ", and it ", ", and the film "];
    ENDS.iter().filter_map(|end| clause.find(end)).min().unwrap_or(clause.len())
}

/// Whether what follows is only believed, or said by nobody who knows: `Legend has it
/// that`; not `Halcyon announced that`.
fn is_hearsay(subject: &str) -> bool {
    subject.rsplit_once(" that ").is_some_and(|(head, _)| {
        let verb = head.rsplit(' ').next().unwrap_or_default();
        !is_said(verb)
    })
}

/// `on television`, `on DVD and Blu-ray`: where people see films at home.
fn is_at_home(after: &str) -> bool {
    const WAYS: [&str; 11] = [
        "on television",
        "on TV",
        "on home video",
        "on home media",
        "on video",
        "on VHS",
        "on LaserDisc",
        "on DVD",
        "on Blu-ray",
        "to DVD",
        "digitally",
    ];
    let after = after.strip_prefix("for the first time ").unwrap_or(after);
    in_words(after, &WAYS)
}

/// What stands behind a verb in its clause, without the date in it.
fn object(after: &str, behind: &str) -> String {
    match after.split_once([',', ';', '(']) {
        Some((object, _)) => object.to_string(),
        None => {
            let rest = behind.split([',', ';', '(']).next().unwrap_or_default();
            format!("{after}{rest}").trim().to_string()
        }
    }
}

/// Words without what was announced or confirmed: `that Ada Quill would play`, which was
/// to come and was said for certain.
fn settled(words: &str) -> &str {
    ["announced that ", "confirmed that "]
        .iter()
        .find_map(|said| words.split_once(said))
        .filter(|(_, what)| !is_doubtful(&what.replacen(" would ", " ", 1)))
        .map_or(words, |(before, _)| before)
}

/// Words before a date without the region that a place lies in: `in Austin, Texas`.
fn without_region(head: &str) -> &str {
    let Some((place, region)) = head.rsplit_once(", ") else { return head };
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    let last = place.rsplit(' ').next().unwrap_or_default();
    match is_name(last) && !region.is_empty() && region.split_whitespace().all(is_name) {
        true => place,
        false => head,
    }
}

/// Whether words have a date in them: `on 4 May 2018 and in Italy`; not `at the 2018
/// festival`.
fn has_date(between: &str) -> bool {
    let words: Vec<&str> = words(between).map(|word| &between[word]).collect();
    words.windows(2).any(|pair| {
        let ties = pair[0] == "in" || pair[0].bytes().all(|b| b.is_ascii_digit());
        read_year(pair[1]).is_some() && (ties || MONTHS.contains(&pair[0]))
    })
}

/// Whether a place stands within a quotation that has not ended.
fn is_within_quotation(sentence: &str, at: usize) -> bool {
    let before = &sentence[..at];
    before.matches('"').count() % 2 == 1
        || before.rfind('“').is_some_and(|open| !before[open..].contains('”'))
}

/// `The world premiere`, which can only be this film's.
fn is_premiere(subject: &str) -> bool {
    let lower = subject.to_lowercase();
    const OWN: [&str; 10] = [
        "the premiere",
        "the world premiere",
        "the film's premiere",
        "its premiere",
        "its world premiere",
        "the first showing",
        "the first public showing",
        "the first screening",
        "the first public screening",
        "the film's world premiere",
    ];
    let is_own = OWN.iter().any(|opening| lower.starts_with(opening));
    is_own && !is_other_work(subject)
}

/// Whether `it`, the last in some words, is something else that they name: `Vale directed
/// a short film, and it was released`.
fn is_anothers(words: &str) -> bool {
    const OTHERS: &str = "short documentary series pilot";
    let before = words.rfind(" it ").map_or("", |it| &words[..it]);
    is_other_work(before) || self::words(before).any(|word| among(OTHERS, &before[word]))
}

/// Verbs of what goes on, which need no saying beside when it ended.
fn goes_on(verb: &str) -> bool {
    matches!(verb, "lasted" | "continued" | "ran")
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
