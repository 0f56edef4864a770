//! Typed facts: dates, money, runtimes, and how they are read from what writers
//! write. Every reader takes text and gives `None` where it is not sure.

mod in_words;
mod numbers;
mod runtime;

use jiff::civil;

use crate::model::vocabulary;
use numbers::Behind;
pub use runtime::{is_garbled_runtime, read_runtime};

/// A calendar year.
pub type Year = i16;

/// A date known to the day, the month or the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year.
    pub year: Year,
    /// Month, 1 to 12, if known.
    pub month: Option<i8>,
    /// Day of the month, if known.
    pub day: Option<i8>,
}

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// It does not begin with a date.
    Unreadable,
    /// It has a date's form and no such day exists.
    NoSuchDay,
    /// It says that no date is known, or only a decade.
    Unknown,
}

/// Words before a year that leave nothing but the year certain.
const SOFT: [&str; 24] = [
    "early",
    "mid",
    "late",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "christmas",
    "easter",
    "c",
    "ca",
    "circa",
    "about",
    "around",
    "approximately",
    "probably",
    "possibly",
    "q1",
    "q2",
    "q3",
    "q4",
    "in",
    "of",
];

/// Most bytes of the place before a date.
const LONGEST_PLACE: usize = 60;

/// Values that say that no date is known.
const UNKNOWN: [&str; 12] = [
    "tba",
    "tbd",
    "tbc",
    "unknown",
    "unreleased",
    "upcoming",
    "n/a",
    "none",
    "?",
    "-",
    "to be",
    "not",
];

/// Names of the months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// Reads the date that a value begins with: `2025-06-06`, `2025-06`, `2025`,
    /// `June 6, 2025`, `6 June 2025`, `June 2025`, and softer ones to the year:
    /// `Autumn 1948`, `c. 1962`, `1962–63`.
    pub fn read(text: &str) -> Result<Self, DateFault> {
        let text = without_territory(text);
        Self::read_exact(text).or_else(|fault| Self::read_soft(text).ok_or(fault)?)
    }

    /// Reads the first date of a value that may say where it came out before it says when:
    /// `Cannes: 20 May 2004`.
    pub fn read_release(text: &str) -> Result<Self, DateFault> {
        Self::read(text).or_else(|fault| {
            let behind = text.split_once(": ").filter(|(place, _)| {
                place.len() <= LONGEST_PLACE && !place.contains(|c: char| c.is_numeric())
            });
            behind.map_or(Err(fault), |(_, date)| Self::read(date))
        })
    }

    /// A season, a hedge and a year, two years, or words for no date at all.
    fn read_soft(text: &str) -> Option<Result<Self, DateFault>> {
        let lower = text.trim().to_lowercase();
        if lower.is_empty() {
            return None;
        }
        let says_unknown = |word: &&str| {
            lower.strip_prefix(*word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        if UNKNOWN.iter().any(says_unknown) {
            return Some(Err(DateFault::Unknown));
        }
        let mut rest = lower.as_str();
        loop {
            let end = rest.find([' ', '.', '-']).unwrap_or(rest.len());
            if !SOFT.contains(&&rest[..end]) {
                break;
            }
            rest = rest[end..].trim_start_matches(['.', ' ', '-']);
        }
        let is_soft = rest.len() < lower.len();
        let year = rest.get(..4).and_then(read_year);
        let behind = rest.get(4..).unwrap_or_default();
        match (year, behind.chars().next()) {
            (Some(_), Some('s')) => Some(Err(DateFault::Unknown)),
            (Some(year), Some('–' | '/' | '?')) => {
                Some(Ok(Self { year, month: None, day: None }))
            }
            // `1962-63` is no month.
            (Some(year), Some('-')) if behind[1..].parse() == Ok((year + 1) % 100) => {
                Some(Ok(Self { year, month: None, day: None }))
            }
            _ if is_soft => Some(Self::read_exact(rest)),
            _ => None,
        }
    }

    fn read_exact(text: &str) -> Result<Self, DateFault> {
        let mut words: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '[' | ';'))
            .filter(|word| !word.is_empty())
            .take(6)
            .collect();
        // `Sat, the 5th of May 2001`
        if words.iter().any(|word| month(word).is_some()) {
            words.retain(|word| !matches!(*word, "the" | "of") && !is_weekday(word));
        }
        words.truncate(3);
        let (year, month, day) = match *words.as_slice() {
            [first, ..] if first.contains('-') && words.get(1).and_then(|w| month(w)).is_none() => {
                let mut parts = first.split('-');
                let year = parts.next().and_then(read_year).ok_or(DateFault::Unreadable)?;
                let mut number = || -> Result<Option<i8>, DateFault> {
                    parts
                        .next()
                        .map(|part| part.parse().map_err(|_| DateFault::Unreadable))
                        .transpose()
                };
                (year, number()?, number()?)
            }
            [days, name, year] if month(name).is_some() && day(days).is_ok() => {
                (read_year(year).ok_or(DateFault::Unreadable)?, month(name), day(days)?)
            }
            [name, days, year] if month(name).is_some() && read_year(year).is_some() => {
                (read_year(year).ok_or(DateFault::Unreadable)?, month(name), day(days)?)
            }
            [name, year, ..] if month(name).is_some() && read_year(year).is_some() => {
                (read_year(year).ok_or(DateFault::Unreadable)?, month(name), None)
            }
            [year, ..] => (read_year(year).ok_or(DateFault::Unreadable)?, None, None),
            [] => return Err(DateFault::Unreadable),
        };
        civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1))
            .map_err(|_| DateFault::NoSuchDay)?;
        Ok(Self { year, month, day })
    }

    /// As a reader reads it: `6 June 2025`.
    pub fn spelled(self) -> String {
        let month = |number: i8| MONTHS[(number as usize - 1).min(11)];
        match (self.month, self.day) {
            (Some(m), Some(d)) => format!("{d} {} {}", month(m), self.year),
            (Some(m), None) => format!("{} {}", month(m), self.year),
            _ => self.year.to_string(),
        }
    }

    /// Whether another date lies within this one: a day in its month or year.
    pub fn holds(self, other: Self) -> bool {
        self.year == other.year
            && (self.month.is_none() || self.month == other.month)
            && (self.day.is_none() || self.day == other.day)
    }

    /// Days from an earlier date to this one, where both are known to the day.
    pub fn days_after(self, earlier: Self) -> Option<i32> {
        let civil = |date: Self| civil::Date::new(date.year, date.month?, date.day?).ok();
        Some(civil(earlier)?.until(civil(self)?).ok()?.get_days())
    }

    /// In ISO 8601, as precisely as it is known.
    pub fn iso(self) -> String {
        match (self.month, self.day) {
            (Some(m), Some(d)) => format!("{:04}-{m:02}-{d:02}", self.year),
            (Some(m), None) => format!("{:04}-{m:02}", self.year),
            _ => format!("{:04}", self.year),
        }
    }
}

/// The month that a word names, in short perhaps.
fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.');
    let begins =
        |name: &&str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let at = (word.len() >= 3).then(|| MONTHS.iter().position(begins));
    at.flatten().map(|at| at as i8 + 1)
}

/// The day of a month: `5`, `5th`; none of several (`5–8`).
fn day(word: &str) -> Result<Option<i8>, DateFault> {
    let number = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let suffix = &word[digits.len()..];
        let is_day = matches!(suffix, "" | "st" | "nd" | "rd" | "th");
        digits.parse::<i8>().ok().filter(|_| is_day)
    };
    match word.split_once(['–', '-', '/']) {
        Some((first, last)) if number(first) < number(last) && number(first).is_some() => Ok(None),
        _ => number(word).map(Some).ok_or(DateFault::Unreadable),
    }
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let word = word.trim_end_matches('.');
    word.len() >= 3 && DAYS.iter().any(|day| day.starts_with(word))
}

/// What stands behind the name of a country and a colon: `US: May 5, 2001`.
fn without_territory(text: &str) -> &str {
    let Some((label, rest)) = text.split_once(": ") else { return text };
    let label = label.trim();
    let is_known = matches!(label, "US" | "USA" | "U.S." | "UK" | "U.K.");
    if is_known || vocabulary::is_territory(label) { rest } else { text }
}

/// The year that stands in a text, if just one does.
pub fn only_year(text: &str) -> Option<Year> {
    let mut years = text.split(|c: char| !c.is_ascii_digit()).filter_map(read_year);
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

/// Reads a year in which a film can have come out.
pub fn read_year(text: &str) -> Option<Year> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
        .filter(|year| (1870..=2199).contains(year))
}

/// An amount of money, exact or a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// The currency's sign as written: `$`, `US$`, `₹`.
    pub currency: String,
    /// Smallest amount, in whole units.
    pub low: u64,
    /// Largest amount, in whole units; the same as `low` where it is exact.
    pub high: u64,
    /// How the source counts.
    pub counting: Counting,
}

/// The words in which large amounts are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// Thousands, millions, billions.
    Millions,
    /// Lakhs and crores.
    Crores,
}

impl Money {
    /// Whether another amount is of the same currency. A dollar is the American one
    /// unless other letters stand before it.
    pub fn is_of_currency(&self, other: &Self) -> bool {
        self.currency_name() == other.currency_name()
    }

    /// The currency's sign, the same for `$` and `US$`.
    pub fn currency_name(&self) -> &str {
        if self.currency == "US$" { "$" } else { &self.currency }
    }

    /// Reads what a film took, everywhere: [`Self::read`], unless the words behind the
    /// amount say that it is rentals, or a home market's: `$2 million (US rentals)`.
    pub fn read_gross(text: &str) -> Option<Self> {
        const PARTS: [&str; 9] = [
            "rental",
            "domestic",
            "north america",
            "united states",
            "us",
            "u.s.",
            "usa",
            "canada",
            "us/canada",
        ];
        if let Some(whole) = Self::read_worldwide(text) {
            return Some(whole);
        }
        let gross = Self::read(text)?;
        let at = text.find(is_currency_sign)?;
        let sign = text[at..].chars().next().map_or(1, char::len_utf8);
        let rest = &text[at + sign..];
        // `$9 million (US: $5 million)` begins with the whole.
        let rest = &rest[..rest.find(is_currency_sign).unwrap_or(rest.len())];
        let has_more = rest.len() < text.len() - at - sign;
        let lower = rest.to_lowercase();
        let says = |part: &&str| {
            lower.match_indices(*part).any(|(found, _)| {
                let is_open = |c: Option<char>| c.is_none_or(|c| !c.is_alphabetic());
                is_open(lower[..found].chars().next_back())
                    && (*part == "rental" || is_open(lower[found + part.len()..].chars().next()))
            })
        };
        let is_part = PARTS.iter().any(says);
        (!is_part || has_more && !lower.contains(')')).then_some(gross)
    }

    /// Reads the one of several sums that is said to be of the whole world: `$120 million
    /// (US), $310 million (worldwide)`, `US: $120 million; worldwide: $310 million`.
    fn read_worldwide(text: &str) -> Option<Self> {
        const WORLD: [&str; 5] = ["world", "global", "total", "international gross", "all markets"];
        const NOT: [&str; 4] = ["adjusted", "inflation", "rental", "non-"];
        let mut signs: Vec<(usize, usize)> = Vec::new();
        for (at, sign) in text.match_indices(is_currency_sign) {
            let letters = text[..at].trim_end_matches(|c: char| c.is_ascii_uppercase()).len();
            // `$28–$30 million` is one sum.
            if !text[..letters].trim_end().ends_with(['–', '-', '—']) {
                signs.push((letters, at + sign.len()));
            }
        }
        let says = |label: &str| {
            let label = label.to_lowercase();
            WORLD.iter().any(|word| label.contains(word))
                && !NOT.iter().any(|word| label.contains(word))
        };
        let is_worldwide = |at: usize| {
            let (start, from) = signs[at];
            let next = signs.get(at + 1).map_or(text.len(), |next| next.0);
            let behind = &text[from..next];
            // `310 million worldwide)`, `310 million (worldwide, 2010)`
            let note = behind.split_once('(').map_or("", |(_, note)| note);
            let note = note.split(')').next().unwrap_or(note);
            let behind = behind.split(['(', ')', ',', ';']).next().unwrap_or(behind);
            let before = &text[at.checked_sub(1).map_or(0, |at| signs[at].1)..start];
            let before = before.trim_end().strip_suffix(':').unwrap_or_default();
            let before = before.rsplit([',', ';', ')', '\n']).next().unwrap_or(before);
            says(note) || says(behind) || says(before)
        };
        if signs.len() < 2 {
            return None;
        }
        let at = (0..signs.len()).find(|&at| is_worldwide(at))?;
        Self::read(&text[signs[at].0..])
    }

    /// Reads the first amount in a value: `$90 million`, `$92–145 million`,
    /// `₹130 crore`, `US$1,500,000`.
    pub fn read(text: &str) -> Option<Self> {
        let at = text.find(is_currency_sign)?;
        let sign_len = text[at..].chars().next()?.len_utf8();
        let letters = text[..at]
            .rfind(|c: char| !c.is_ascii_uppercase())
            .map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8));
        let currency = text[letters..at + sign_len].to_string();
        let (low, rest) = numbers::split(text[at + sign_len..].trim_start())?;
        let own = Unit::read(rest)?;
        let (high, unit) = match range_end(own.map_or(rest, |(_, rest)| rest), &currency) {
            Some(after) => {
                let (high, rest) = numbers::split(after)?;
                (high, Unit::read(rest)?.map(|(unit, _)| unit))
            }
            None => (low, own.map(|(unit, _)| unit)),
        };
        let low_unit = own.map(|(unit, _)| unit).or(unit);
        let (mut least, most) = (scaled(low, low_unit)?, scaled(high, unit)?);
        // `$800,000–1 million`
        if least > most && own.is_none() {
            least = scaled(low, None).filter(|&least| least >= 1000)?;
        }
        let (low, high) = (least, most);
        let is_crores = |unit| matches!(unit, Unit::Lakh | Unit::Crore);
        let counting = match unit.is_some_and(is_crores) {
            true => Counting::Crores,
            false => Counting::Millions,
        };
        (low > 0 && low <= high).then_some(Self { currency, low, high, counting })
    }

    /// Whether a value has an amount that cannot be read, as `$12,3456 million`, or that is
    /// of no currency that the wiki knows: `3 crore`, `CHF 2'400'000`.
    pub fn is_garbled(text: &str) -> bool {
        const COUNTED: [&str; 5] = ["admission", "ticket", "viewer", "spectator", "entries"];
        let is_number = |text: &str| text.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let behind_sign = text.split_once(is_currency_sign).map_or("", |(_, behind)| behind);
        let letters = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
        let behind_code = (text.len() - letters.len() == 3).then_some(letters);
        let is_amount = is_number(behind_sign) || is_number(behind_code.unwrap_or(text));
        is_amount
            && Self::read_stated(text).is_none()
            && !COUNTED.iter().any(|word| text.contains(word))
    }

    /// As a reader reads it: `$137.2 million`, and `₹130 crore` where that is how it
    /// was written.
    pub fn spelled(&self) -> String {
        let one = |amount: u64| {
            let (number, unit) = match amount {
                10_000_000.. if self.counting == Counting::Crores => {
                    (amount as f64 / 1e7, " crore")
                }
                100_000.. if self.counting == Counting::Crores => (amount as f64 / 1e5, " lakh"),
                1_000_000_000.. => (amount as f64 / 1e9, " billion"),
                1_000_000.. => (amount as f64 / 1e6, " million"),
                1000.. => return (format!("{},{:03}", amount / 1000, amount % 1000), ""),
                _ => (amount as f64, ""),
            };
            let digits = format!("{number:.1}");
            (digits.trim_end_matches('0').trim_end_matches('.').to_string(), unit)
        };
        let ((low, low_unit), (high, high_unit)) = (one(self.low), one(self.high));
        let gap = if self.currency.ends_with(char::is_alphabetic) { " " } else { "" };
        let currency = format!("{}{gap}", self.currency);
        match self.low == self.high {
            true => format!("{currency}{low}{low_unit}"),
            false if low_unit == high_unit => format!("{currency}{low}–{high}{high_unit}"),
            false => format!("{currency}{low}{low_unit}–{high}{high_unit}"),
        }
    }
}

/// What a large amount is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Thousand,
    Lakh,
    Million,
    Crore,
    Billion,
}

impl Unit {
    /// The unit behind a number and what follows it, `Some(None)` where there is none.
    /// Nobody can say what a number is that has an unknown one, or that lost something in
    /// front of its unit: `$395, million`.
    fn read(behind: &str) -> Option<Option<(Self, &str)>> {
        let behind = behind.trim_start();
        let behind_comma = behind.strip_prefix([',', '–', '-', '—']).map_or("", str::trim_start);
        if ["million", "billion", "crore", "lakh"].iter().any(|unit| behind_comma.starts_with(unit))
        {
            return None;
        }
        let end = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
        let (word, rest) = (behind[..end].to_lowercase(), &behind[end..]);
        // `$50,000 B-movie`
        let is_compound =
            rest.starts_with(['-', '&']) && rest[1..].starts_with(char::is_alphabetic);
        if word.len() == 1 && is_compound {
            return Some(None);
        }
        let unit = match word.as_str() {
            "k" | "thousand" => Self::Thousand,
            "lakh" | "lakhs" | "lac" | "lacs" => Self::Lakh,
            "m" | "mm" | "mn" | "mln" | "mil" | "mio" | "mill" | "million" | "millions" => {
                Self::Million
            }
            "cr" | "crs" | "crore" | "crores" => Self::Crore,
            "b" | "bn" | "bln" | "bil" | "billion" | "billions" => Self::Billion,
            _ => {
                let is_unknown = ["mil", "mrd", "bil", "tri", "thou", "taus", "crore"]
                    .iter()
                    .any(|start| word.starts_with(start));
                return (!is_unknown).then_some(None);
            }
        };
        Some(Some((unit, rest)))
    }

    fn factor(self) -> f64 {
        match self {
            Self::Thousand => 1e3,
            Self::Lakh => 1e5,
            Self::Million => 1e6,
            Self::Crore => 1e7,
            Self::Billion => 1e9,
        }
    }
}

/// Where the larger amount of a range begins, behind what stands between the two.
fn range_end<'a>(text: &'a str, currency: &str) -> Option<&'a str> {
    let text = text.trim_start();
    let after = text.strip_prefix(['–', '-', '—']).or_else(|| text.strip_prefix("to "))?;
    let after = after.trim_start();
    let letters = after.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let amount = letters.trim_start_matches(is_currency_sign);
    let sign = &letters[..letters.len() - amount.len()];
    let is_same = currency.ends_with(sign);
    let amount = amount.trim_start();
    (is_same && amount.starts_with(|c: char| c.is_ascii_digit())).then_some(amount)
}

/// An amount in whole units.
fn scaled(number: &str, unit: Option<Unit>) -> Option<u64> {
    let behind = if unit.is_some() { Behind::Unit } else { Behind::Other };
    let amount = numbers::value(number, behind)? * unit.map_or(1.0, Unit::factor);
    (0.0..1e15).contains(&amount).then_some(amount.round() as u64)
}

fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₩' | '₱' | '₺' | '₪' | '฿' | '₫' | '₴')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_precisely_as_they_are_written() {
        for (text, iso) in [
            ("2025-06-06", "2025-06-06"),
            ("1980-01", "1980-01"),
            ("1980", "1980"),
            ("August 3, 2001 (US)", "2001-08-03"),
            ("24 November 2017", "2017-11-24"),
            ("September 1989", "1989-09"),
            ("Winter 1957", "1957"),
            ("ca. 1931 (lost)", "1931"),
            ("mid-1966", "1966"),
            ("Late August 1940", "1940-08"),
            ("1971-72", "1971"),
            ("5th May, 2001", "2001-05-05"),
            ("May 5, 2001[8]", "2001-05-05"),
            ("May 2001[a]", "2001-05"),
            ("2001[8][9]", "2001"),
            ("the 5th of May 2001", "2001-05-05"),
            ("Sat, 5 May 2001", "2001-05-05"),
            ("Saturday, May 5th, 2001", "2001-05-05"),
            ("US: May 5, 2001; UK: June 1, 2001", "2001-05-05"),
            ("May 5–8, 2001", "2001-05"),
            ("5-8 May 2001", "2001-05"),
        ] {
            assert_eq!(Date::read(text).map(Date::iso).as_deref(), Ok(iso), "date in {text:?}");
        }
        assert_eq!(Date::read("2025-02-30"), Err(DateFault::NoSuchDay));
        assert_eq!(Date::read("2025-13-01"), Err(DateFault::NoSuchDay));
        for text in ["soon", "5/5/2001 (premiere)", "May 30 – June 2, 2001", "Cut: May 5, 2001"] {
            assert_eq!(Date::read(text), Err(DateFault::Unreadable), "date in {text:?}");
        }
        assert_eq!(only_year("5/5/2001 (premiere), 2001-06-06"), Some(2001));
        assert_eq!(only_year("5/5/2001, 6/6/2002"), None);
        assert_eq!(Date::read("TBD"), Err(DateFault::Unknown));
        assert_eq!(Date::read("1940s"), Err(DateFault::Unknown));
    }

    #[test]
    fn money_is_read_with_its_currency_and_range() {
        for (text, spelled) in [
            ("$137.2 million", "$137.2 million"),
            ("$92–145 million", "$92–145 million"),
            ("$2,540,000", "$2.5 million"),
            ("US$1.5 million", "US$1.5 million"),
            ("₹130 crore", "₹130 crore"),
            ("₹8.7–9 crores", "₹8.7–9 crore"),
            ("₹75 lakh", "₹75 lakh"),
            ("₹1.3 billion", "₹1.3 billion"),
            ("$850,000", "$850,000"),
            ("$1.7 million (est. US/ Canada rentals)", "$1.7 million"),
            ("€5,5 million", "€5.5 million"),
            ("€ 12,75 million", "€12.8 million"),
            ("$1,2 billion", "$1.2 billion"),
            ("₹45,5 crore", "₹45.5 crore"),
            ("$3–4,5 million", "$3–4.5 million"),
            ("€3,5–4,5 million", "€3.5–4.5 million"),
            ("$2,5M", "$2.5 million"),
            ("$ 1 000 000", "$1 million"),
            ("$1'000'000", "$1 million"),
            ("€1.500.000", "€1.5 million"),
            ("₹1,50,00,000", "₹15 million"),
            ("$5.5m–$6m", "$5.5–6 million"),
            ("$5 million to $6 million", "$5–6 million"),
            ("$28 to 30 million (estimated)", "$28–30 million"),
            ("$800,000–1 million", "$800,000–1 million"),
            ("$5 millions", "$5 million"),
            ("$50,000 B-movie", "$50,000"),
            ("£5 million – US$6 million", "£5 million"),
        ] {
            assert_eq!(Money::read(text).map(|m| m.spelled()).as_deref(), Some(spelled));
        }
        for text in [
            "(estimate)",
            "$395, million",
            "$ million in ",
            "90 million",
            "$12,3456 million",
            "€12,5",
            "$5 milliarden",
            "$900–1.2 billion",
            "$28– million",
            "",
        ] {
            assert_eq!(Money::read(text), None, "money in {text:?}");
        }
    }

    #[test]
    fn a_sum_without_a_sign_in_front_is_no_sum() {
        for text in [
            "12,5 €",
            "CHF 2'400'000",
            "INR 30 million",
            "3 crore",
            "90 million",
            "R$ 3,5 milhões",
            "$12,3456 million",
        ] {
            assert!(Money::is_garbled(text), "{text}");
        }
        for text in [
            "$5 million",
            "US$5 million",
            "5,000,000 USD",
            "Rs. 3 crore",
            "20 lakh (US$24,000)",
            "1,200,000 admissions",
            "Low",
            "UNKNOWN",
            "",
        ] {
            assert!(!Money::is_garbled(text), "{text}");
        }
    }

    #[test]
    fn a_release_may_say_where_before_it_says_when() {
        for (text, iso) in [
            ("Cannes: 20 May 2004, United States: 4 July 2004", Some("2004-05-20")),
            ("Venice Film Festival: September 1989", Some("1989-09")),
            ("June 6, 2025", Some("2025-06-06")),
            ("Italy: soon", None),
            ("Soon", None),
            ("Part 1: 2004", None),
        ] {
            let read = Date::read_release(text).map(Date::iso).ok();
            assert_eq!(read.as_deref(), iso, "release in {text:?}");
        }
    }

    #[test]
    fn a_gross_is_what_the_whole_world_paid() {
        for (text, spelled) in [
            ("$120 million (US), $310 million (worldwide)", Some("$310 million")),
            ("US: $120 million; worldwide: $310 million", Some("$310 million")),
            ("$310 million (worldwide), $120 million (US)", Some("$310 million")),
            ("$28–$30 million (worldwide)", Some("$28–30 million")),
            ("£20 million (UK), US$28–$30 million (total)", Some("US$28–30 million")),
            ("$120 million ($310 million worldwide)", Some("$310 million")),
            ("$9 million (US: $5 million)", Some("$9 million")),
            ("$120 million (US), $190 million (other territories)", None),
            ("$120 million (US), $900 million (worldwide, adjusted)", None),
            ("$41.2 million (worldwide)", Some("$41.2 million")),
        ] {
            let gross = Money::read_gross(text).map(|gross| gross.spelled());
            assert_eq!(gross.as_deref(), spelled, "gross in {text:?}");
        }
    }
}
