//! The dates of a sentence.
//!
//! In: a sentence. Out: each date that a preposition ties to what happened, with the
//! place of its words; spans (`from October 1988 to January 1989`) as one.

use std::ops::Range;

use crate::model::article::LeadIn;
use crate::model::facts::{Date, MONTHS, read_year};

use super::day;
use super::wording::first_word;

/// A date in a sentence, with the preposition before it.
pub(super) struct When {
    /// The first day, month or year.
    pub date: Date,
    /// The last date of a span.
    pub until: Option<Date>,
    /// How the date stands to what happened.
    pub lead_in: LeadIn,
    /// Where the preposition begins.
    pub start: usize,
    /// The date's own words.
    pub range: Range<usize>,
}

/// Dates that a preposition ties to what happened.
pub(super) fn dates(sentence: &str) -> Vec<When> {
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
