//! The dates of a sentence.
//!
//! In: a sentence, and what the one before it in its paragraph says of time. Out:
//! each date that a word ties to what happened, with the place of its words.
//!
//! 1. the sentence is divided into words;
//! 2. *in May 2018*, *by the end of 2018*, *until 3 May 2018* are a preposition and a
//!    date; *from May to August 2018*, *between 24 and 26 May 2018*, *beginning in
//!    May 2018 and ending in August* are spans;
//! 3. *later that month*, *the following year*, *by that December*, *three months
//!    later*, and a month without a year count from the dates before them in the
//!    sentence, or else from those of the sentence before: only if all of these agree
//!    and no other year or month stands there.

use std::ops::Range;

use jiff::civil;

use crate::model::article::LeadIn;
use crate::model::facts::{Date, MONTHS, Year, read_year};

use super::day;
use super::wording::among;

/// Longest span, in years.
const YEARS: Year = 3;

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

/// What a sentence says of time: what the next one's "later that year" counts from.
#[derive(Debug, Default)]
pub(super) struct Anchor {
    dates: Vec<Date>,
    /// Whether some other year or month stands there.
    is_blurred: bool,
}

impl Anchor {
    /// Whether nothing can count from it.
    pub fn is_empty(&self) -> bool {
        self.dates.is_empty() || self.is_blurred
    }

    /// The latest of the dates, if all have the same year.
    fn in_one_year(&self) -> Option<Date> {
        let last = *self.dates.iter().max_by_key(|date| day(**date))?;
        (!self.is_blurred && self.dates.iter().all(|date| date.year == last.year)).then_some(last)
    }

    /// The latest of the dates, if all have the same month.
    fn in_one_month(&self) -> Option<Date> {
        let last = self.in_one_year()?;
        let agree = self.dates.iter().all(|date| date.month == last.month);
        (agree && last.month.is_some()).then_some(last)
    }
}

/// Dates that a word ties to what happened, and what the next sentence counts from.
pub(super) fn dates(sentence: &str, before: &Anchor) -> (Vec<When>, Anchor) {
    let words = words(sentence);
    let mut found: Vec<When> = Vec::new();
    let mut here = Anchor::default();
    // Up to where words have been looked at for years and months of no date.
    let mut at = 0;
    while at < words.len() {
        let anchor = match here.dates.is_empty() && !here.is_blurred {
            true => before,
            false => &here,
        };
        let Some((when, next)) = when(&words, at, anchor) else {
            here.is_blurred |= is_time(&words, at);
            at += 1;
            continue;
        };
        here.dates.extend([Some(when.date), when.until].into_iter().flatten());
        at = next;
        match found.last_mut().filter(|last| ends(last, &when, sentence)) {
            Some(last) => {
                last.until = Some(when.date);
                last.lead_in = LeadIn::On;
                last.range.end = when.range.end;
            }
            None => found.push(when),
        }
    }
    (found, here)
}

/// Whether a date ends what another begins: `beginning in May and ending in June`.
fn ends(first: &When, last: &When, sentence: &str) -> bool {
    first.lead_in == LeadIn::From
        && last.lead_in == LeadIn::Until
        && sentence[first.range.end..last.start].trim() == "and"
        && is_span(first.date, last.date)
}

/// Whether a word is a year or a month that belongs to no date. A film's year in
/// parentheses is none, and neither is a word as `May` that is also something else.
fn is_time(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let is_sure = !matches!(word.text, "May" | "March");
    read_year(word.text).is_some() && word.stop != Some(')')
        || is_sure && month(word.text).is_some()
}

/// A word of a sentence, without the punctuation behind it.
struct Word<'a> {
    text: &'a str,
    range: Range<usize>,
    /// The first mark behind it.
    stop: Option<char>,
}

fn words(sentence: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in sentence.split(char::is_whitespace) {
        let text = piece.trim_end_matches([',', ';', ':', '.', ')', '"', '”']);
        if !text.is_empty() {
            let stop = piece[text.len()..].chars().next();
            words.push(Word { text, range: at..at + text.len(), stop });
        }
        at += piece.len();
        at += sentence[at..].chars().next().map_or(0, char::len_utf8);
    }
    words
}

/// The date that begins at a word with its preposition, and the word behind it.
fn when(words: &[Word], at: usize, anchor: &Anchor) -> Option<(When, usize)> {
    let word = words[at].text;
    let text = |nth: usize| words.get(at + nth).map_or("", |word| word.text);
    let (lead_in, skipped) = match word {
        "in" | "In" | "on" | "On" | "during" | "During" => (LeadIn::On, 1),
        "by" | "By" => (LeadIn::By, 1),
        "until" | "till" | "through" => (LeadIn::Until, 1),
        "from" | "From" | "between" | "Between" => {
            return span(words, at).or_else(|| {
                let point =
                    point(words, at + 1).filter(|point| word == "from" && point.month.is_some())?;
                let date = point.date(point.year?)?;
                Some(point.when(words, at, date, LeadIn::From))
            });
        }
        "beginning" | "starting" | "commencing" if matches!(text(1), "in" | "on") => {
            (LeadIn::From, 2)
        }
        "ending" | "concluding" | "finishing" if matches!(text(1), "in" | "on") => {
            (LeadIn::Until, 2)
        }
        // `Filming started 17 May 1982`
        "began" | "started" | "commenced" | "wrapped" | "ended" | "concluded" => {
            let point = point(words, at + 1).filter(|point| point.day.is_some())?;
            let date = point.date(point.year?)?;
            return Some(point.when(words, at + 1, date, LeadIn::On));
        }
        _ => (LeadIn::On, 0),
    };
    if skipped > 0
        && let Some(mut point) = point(words, at + skipped)
    {
        point.of_that_year(words, anchor);
        // `based on 1984`
        if matches!(word, "on" | "On") && point.month.is_none() {
            return None;
        }
        let date = match point.year {
            Some(year) => point.date(year)?,
            None => point.behind(anchor)?,
        };
        return Some(point.when(words, at, date, lead_in));
    }
    relative(words, at, skipped, lead_in, anchor)
}

/// A day, a month or a year as it stands in a sentence.
#[derive(Clone, Copy)]
struct Point {
    year: Option<Year>,
    month: Option<i8>,
    day: Option<i8>,
    /// Its first word, and the word behind it.
    first: usize,
    next: usize,
}

impl Point {
    fn date(self, year: Year) -> Option<Date> {
        let date = Date { year, month: self.month, day: self.day };
        civil::Date::new(year, self.month.unwrap_or(1), self.day.unwrap_or(1)).ok().map(|_| date)
    }

    /// Takes `of that year` in, which stands behind a month or a day.
    fn of_that_year(&mut self, words: &[Word], anchor: &Anchor) {
        const SAME: [&[&str]; 3] =
            [&["of", "that", "year"], &["of", "the", "same", "year"], &["that", "year"]];
        let stands = |phrase: &&&[&str]| {
            let behind = words.get(self.next..self.next + phrase.len());
            behind.is_some_and(|behind| {
                behind.iter().map(|word| word.text).eq(phrase.iter().copied())
            })
        };
        let said = SAME.iter().find(stands).filter(|_| self.month.is_some() && self.year.is_none());
        if let Some((phrase, last)) = said.zip(anchor.in_one_year()) {
            self.year = Some(last.year);
            self.next += phrase.len();
        }
    }

    /// The date of a month without a year that follows a date.
    fn behind(self, anchor: &Anchor) -> Option<Date> {
        let last = anchor.in_one_year()?;
        let follows = last.month? <= self.month?;
        self.date(last.year).filter(|_| follows)
    }

    /// The date of a month without a year that comes next after another date.
    fn after(self, first: Date) -> Option<Date> {
        let follows = first.month? < self.month?;
        self.date(first.year + Year::from(!follows))
    }

    fn when(self, words: &[Word], at: usize, date: Date, lead_in: LeadIn) -> (When, usize) {
        let range = words[self.first].range.start..words[self.next - 1].range.end;
        (When { date, until: None, lead_in, start: words[at].range.start, range }, self.next)
    }
}

fn month(word: &str) -> Option<i8> {
    MONTHS.iter().position(|month| *month == word).map(|at| at as i8 + 1)
}

/// `3`, `3rd`.
fn day_of_month(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
    let digits = digits.unwrap_or(word);
    let is_short = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    is_short.then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

/// The date whose words begin at a word: `3 May 2018`, `the 3rd of May`, `May 3, 2018`,
/// `late May 2018`, `mid-2018`, `the summer of 2018`, `May`.
fn point(words: &[Word], first: usize) -> Option<Point> {
    let begin = softened(words, first);
    let word = words.get(begin)?;
    let next = words.get(begin + 1);
    let mut point = Point { year: None, month: None, day: None, first, next: begin + 1 };
    let bare = ["early-", "mid-", "late-"].iter().find_map(|soft| word.text.strip_prefix(soft));
    let text = bare.unwrap_or(word.text);
    if let Some(year) = read_year(text) {
        let is_count = next.is_some_and(|next| word.stop.is_none() && counts(next.text));
        let ends = !matches!(word.stop, Some(')' | '"' | '”'));
        point.year = Some(year).filter(|_| ends && !is_count);
        return point.year.map(|_| point);
    }
    if let Some(day) = day_of_month(text).filter(|_| word.stop.is_none()) {
        let of = usize::from(next.is_some_and(|next| next.text == "of"));
        let name = words.get(begin + 1 + of)?;
        point.month = Some(month(name.text)?);
        point.day = Some(day);
        point.next = begin + 2 + of;
    } else {
        point.month = Some(month(text)?);
        let day = next.filter(|_| word.stop.is_none()).and_then(|next| day_of_month(next.text));
        // `in May 10 people` has no day.
        let is_count = words.get(begin + 2).is_some_and(|word| counts(word.text));
        if day.is_some() && !is_count {
            point.day = day;
            point.next = begin + 2;
        }
    }
    let stop = words[point.next - 1].stop;
    if let Some(year) = words.get(point.next).filter(|_| matches!(stop, None | Some(',')))
        && let Some(number) = read_year(year.text)
        && !matches!(year.stop, Some(')' | '"' | '”'))
    {
        point.year = Some(number);
        point.next += 1;
    }
    Some(point)
}

/// Things that are counted, so that a number before them is no year.
fn counts(word: &str) -> bool {
    const COUNTED: &str = "theaters theatres screens cinemas prints copies units locations venues people \
        extras dollars days weeks shots cities countries";
    among(COUNTED, word)
}

/// The first word of a date behind words that only make it less exact, and behind the
/// article of a day: `late`, `the end of`, `the first week of`, `summer`, `the` 3rd.
fn softened(words: &[Word], first: usize) -> usize {
    const PARTS: &str = "end beginning start middle spring summer autumn fall winter first second third \
        fourth last";
    const OF_PARTS: &str = "half week weeks quarter days";
    let text = |at: usize| words.get(at).map_or("", |word| word.text);
    let mut at = first;
    if text(at) == "the" {
        if day_of_month(text(at + 1)).is_some() {
            return at + 1;
        }
        let whole = usize::from(among(OF_PARTS, text(at + 2)));
        let is_part = among(PARTS, text(at + 1)) && text(at + 2 + whole) == "of";
        return if is_part { at + 3 + whole } else { at };
    }
    if matches!(text(at), "early" | "mid" | "late") {
        at += 1;
    }
    if matches!(text(at), "spring" | "summer" | "autumn" | "fall" | "winter") {
        at += if text(at + 1) == "of" { 2 } else { 1 };
    }
    at
}

/// `from August to December 2017`, `between 24 and 26 October 2011`.
fn span(words: &[Word], at: usize) -> Option<(When, usize)> {
    let text = |at: usize| words.get(at).map_or("", |word| word.text);
    let alone = |at: usize| -> Option<Point> {
        let day = Some(day_of_month(text(at))?);
        Some(Point { year: None, month: None, day, first: at, next: at + 1 })
    };
    let mut first = point(words, at + 1).or_else(|| alone(at + 1))?;
    let is_link = match text(first.next) {
        "to" | "until" | "till" | "through" => true,
        "and" => matches!(words[at].text, "between" | "Between"),
        _ => false,
    };
    if !is_link {
        return None;
    }
    let behind = first.next + 1 + usize::from(text(first.next + 1) == "to");
    // `from March 3 to 10, 2020`
    let mut last = point(words, behind).or_else(|| {
        let mut last = alone(behind)?;
        last.month = Some(first.month?);
        if let Some(year) = read_year(text(behind + 1)) {
            (last.year, last.next) = (Some(year), behind + 2);
        }
        Some(last)
    })?;
    if first.month.is_none() && first.day.is_some() {
        first.month = last.month;
    }
    if first.year.is_none() && last.year.is_none() {
        return None;
    }
    let (date, until) = match (first.year, last.year) {
        (Some(year), Some(end)) => (first.date(year)?, last.date(end)?),
        (None, Some(end)) => {
            let until = last.date(end)?;
            let same = first.date(end).filter(|_| first.month.is_some())?;
            let before = first.date(end - 1).filter(|_| last.month.is_some());
            (if day(same) < day(until) { same } else { before? }, until)
        }
        (Some(year), None) => {
            let date = first.date(year)?;
            let is_later = first.month == last.month && first.day < last.day;
            last.year = Some(year);
            (date, if is_later { last.date(year)? } else { last.after(date)? })
        }
        (None, None) => return None,
    };
    is_span(date, until).then(|| {
        let range = words[first.first].range.start..words[last.next - 1].range.end;
        let start = words[at].range.start;
        (When { date, until: Some(until), lead_in: LeadIn::On, start, range }, last.next)
    })
}

fn is_span(first: Date, last: Date) -> bool {
    day(first) < day(last) && last.year - first.year <= YEARS
}

/// What a date is counted in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Month,
    Year,
}

fn unit(word: &str) -> Option<Unit> {
    match word {
        "day" | "days" => Some(Unit::Day),
        "month" | "months" => Some(Unit::Month),
        "year" | "years" => Some(Unit::Year),
        _ => None,
    }
}

/// The date of words that count from another one, after `skipped` words that say how
/// it stands to what happened.
fn relative(
    words: &[Word],
    at: usize,
    skipped: usize,
    lead_in: LeadIn,
    anchor: &Anchor,
) -> Option<(When, usize)> {
    let text = |at: usize| words.get(at).map_or("", |word| word.text);
    let mut begin = at + skipped;
    if skipped == 0 && matches!(text(at), "Later" | "later" | "Also" | "Earlier" | "earlier") {
        begin += 1;
    }
    let is_in = skipped == 0 && begin > at && text(begin) == "in";
    let (date, next) = match (text(begin), text(begin + 1), text(begin + 2)) {
        ("that" | "That", "same", unit) => (same(unit, anchor)?, begin + 3),
        ("the" | "The", "same", unit) => (same(unit, anchor)?, begin + 3),
        ("that" | "That", unit, _) => (same(unit, anchor)?, begin + 2),
        ("the" | "The", "following" | "next", unit) => (following(unit, anchor)?, begin + 3),
        // `Later in the year`
        ("in", "the", "year") if is_in => (same("year", anchor)?, begin + 3),
        ("in", "the", "month") if is_in => (same("month", anchor)?, begin + 3),
        (number, unit, "later") if begin == at => (later(number, unit, anchor)?, begin + 3),
        _ => return None,
    };
    // `The following year's festival`, `that month-long shoot`
    let range = words[begin].range.start..words[next - 1].range.end;
    let start = words[at].range.start;
    let range = if skipped == 0 { start..range.end } else { range };
    Some((When { date, until: None, lead_in, start, range }, next))
}

/// `that year`, `that month`, `that December`.
fn same(word: &str, anchor: &Anchor) -> Option<Date> {
    let year = anchor.in_one_year()?;
    if let Some(month) = month(word) {
        let follows = year.month.is_none_or(|last| last <= month);
        return follows.then_some(Date { year: year.year, month: Some(month), day: None });
    }
    match unit(word)? {
        Unit::Year => Some(Date { year: year.year, month: None, day: None }),
        Unit::Month => Some(Date { day: None, ..anchor.in_one_month()? }),
        Unit::Day => None,
    }
}

/// `the following year`, `the next month`, `the following January`, `the next day`.
fn following(word: &str, anchor: &Anchor) -> Option<Date> {
    let last = anchor.in_one_year()?;
    if let Some(month) = month(word) {
        let in_next_year = last.month.is_none_or(|last| month <= last);
        let year = last.year + Year::from(in_next_year);
        return Some(Date { year, month: Some(month), day: None });
    }
    plus(1, unit(word)?, anchor)
}

/// `three months later`, `a year later`.
fn later(number: &str, word: &str, anchor: &Anchor) -> Option<Date> {
    const NUMBERS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let number = number.to_lowercase();
    let count = match NUMBERS.iter().position(|name| *name == number) {
        Some(at) => at as i16 + 1,
        None => (number == "a").then_some(1)?,
    };
    plus(count, unit(word)?, anchor)
}

fn plus(count: i16, unit: Unit, anchor: &Anchor) -> Option<Date> {
    match unit {
        Unit::Year => {
            let year = anchor.in_one_year()?.year + count;
            Some(Date { year, month: None, day: None })
        }
        Unit::Month => {
            let last = anchor.in_one_month()?;
            let months = last.year * 12 + i16::from(last.month?) - 1 + count;
            let (year, month) = (months / 12, (months % 12) as i8 + 1);
            Some(Date { year, month: Some(month), day: None })
        }
        Unit::Day => {
            let last = anchor.in_one_month()?;
            let is_one = anchor.dates.iter().all(|date| date.day == last.day);
            let date =
                civil::Date::new(last.year, last.month?, last.day.filter(|_| is_one)?).ok()?;
            let date = date.checked_add(jiff::Span::new().days(count)).ok()?;
            Some(Date { year: date.year(), month: Some(date.month()), day: Some(date.day()) })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dates of the last of some sentences.
    fn read(paragraph: &[&str]) -> Vec<String> {
        let mut anchor = Anchor::default();
        let mut last = Vec::new();
        for sentence in paragraph {
            let (found, next) = dates(sentence, &anchor);
            anchor = next;
            last = found
                .iter()
                .map(|when| {
                    let lead_in = match when.lead_in {
                        LeadIn::On => "",
                        LeadIn::By => "by ",
                        LeadIn::From => "from ",
                        LeadIn::Until => "until ",
                    };
                    let until =
                        when.until.map_or_else(String::new, |date| format!("/{}", date.iso()));
                    let words = &sentence[when.range.clone()];
                    format!("{lead_in}{}{until} {words}", when.date.iso())
                })
                .collect();
        }
        last
    }

    #[test]
    fn dates_are_read_as_hands_write_them() {
        for (sentence, date) in [
            ("On the 3rd of May 2019 it opened", "2019-05-03 the 3rd of May 2019"),
            ("It opened on May 3rd, 2019", "2019-05-03 May 3rd, 2019"),
            ("Filming started 17 May 1982", "1982-05-17 17 May 1982"),
            ("Shooting began in mid-1991, and", "1991 mid-1991"),
            ("in the first week of September 2010", "2010-09 the first week of September 2010"),
            ("by the end of August 1982.", "by 1982-08 the end of August 1982"),
            ("during the summer of 1982", "1982 the summer of 1982"),
            ("It lasted until March 2016; then", "until 2016-03 March 2016"),
            ("eight months, beginning in December 1973", "from 1973-12 December 1973"),
            (
                "from January 10 to March 3, 2020",
                "2020-01-10/2020-03-03 January 10 to March 3, 2020",
            ),
            ("from 10 to 20 March 2020", "2020-03-10/2020-03-20 10 to 20 March 2020"),
            ("from March 3 to 10, 2020", "2020-03-03/2020-03-10 March 3 to 10, 2020"),
            ("between May and August 2019", "2019-05/2019-08 May and August 2019"),
            ("from November to January 2019", "2018-11/2019-01 November to January 2019"),
            ("from December 2018 until March", "2018-12/2019-03 December 2018 until March"),
            (
                "from spring 1973 through to early 1974",
                "1973/1974 spring 1973 through to early 1974",
            ),
            (
                "London, beginning in July 2010 and ending in August",
                "2010-07/2010-08 July 2010 and ending in August",
            ),
        ] {
            assert_eq!(read(&[sentence]), [date], "{sentence}");
        }
    }

    #[test]
    fn numbers_of_something_else_are_no_dates() {
        for sentence in [
            "It was released in 2000 theaters",
            "It was shown in the 1982 festival",
            "It is based on 1984",
            "He was in May (2002)",
            "It was adapted from 1963 letters",
            "It was shot between two and three",
            "It opened on February 30, 2019",
            "In May, it may have begun",
        ] {
            assert_eq!(read(&[sentence]), [""; 0], "{sentence}");
        }
    }

    #[test]
    fn words_that_count_from_another_date_have_that_dates_year() {
        for (before, sentence, date) in [
            ("In April 2022 it began", "Later that month, it was told", "2022-04 Later that month"),
            ("In April 2022 it began", "It was done by that December", "by 2022-12 that December"),
            ("In April 2022 it began", "The following year, it ended", "2023 The following year"),
            (
                "In April 2022 it began",
                "In the following month it ended",
                "2022-05 the following month",
            ),
            (
                "In April 2022 it began",
                "It ended the following January",
                "2023-01 the following January",
            ),
            ("In April 2022 it began", "Also that month, he came", "2022-04 Also that month"),
            (
                "In April 2022 it began",
                "A trailer came three months later",
                "2022-07 three months later",
            ),
            ("In April 2022 it began", "Nine months later it ended", "2023-01 Nine months later"),
            ("In April 2022 it began", "In October, it ended", "2022-10 October"),
            ("In 2022 it began", "Later in the year it ended", "2022 Later in the year"),
            ("On 30 April 2022 it began", "It ended the next day", "2022-05-01 the next day"),
        ] {
            assert_eq!(read(&[before, sentence]), [date], "{before}. {sentence}");
        }
        assert_eq!(
            read(&["It premiered on October 24, 2004, and was released on November 5"]),
            ["2004-10-24 October 24, 2004", "2004-11-05 November 5"]
        );
    }

    #[test]
    fn what_could_count_from_two_dates_counts_from_none() {
        for (before, sentence) in [
            ("In April 2022 it began, in May 2023 it ended", "Later that month, it was told"),
            ("In April 2022 it began, for the 2023 season", "The following year, it ended"),
            ("In April 2022 it began, with June in mind", "Later that month, it was told"),
            ("In April 2022 it began", "In March, it ended"),
            ("In April 2022 it began", "It had ended by that March"),
            ("In 2022 it began", "Later that month, it was told"),
            ("In 2022 it began", "In May, it was told"),
            ("From May 2021 to June 2022 it was shot", "Later that year, it was told"),
            ("It began", "Later that year, it was told"),
        ] {
            assert_eq!(read(&[before, sentence]), [""; 0], "{before}. {sentence}");
        }
        let two_sentences_away =
            ["In April 2022 it began", "It was cold", "Later that year it ended"];
        assert_eq!(read(&two_sentences_away), [""; 0]);
    }
}
