//! Runtimes as writers write them: `125 minutes`, `2h 5m`, `1.5 hours`, `90`.
//!
//! In: a value or a piece of a sentence. Out: minutes. What is counted in parts (`3 × 60
//! minutes`), could be hours or minutes (`1:30`) or is a range (`95–102 minutes`) is none.

use super::numbers::{self, Behind};

/// Reads a runtime in minutes: `125 minutes`, `2h 5m`, `1.5 hours`, `1 h 30`.
pub fn read_runtime(text: &str) -> Option<u32> {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (number, behind) = numbers::split(&rest[at..])?;
        let is_first = rest.len() == text.len();
        if let Some(before) = without_hours(&rest[..at]) {
            let hours = in_words(before)? * 60;
            let minutes = minutes_behind(&rest[at..]);
            return in_range(hours + minutes).filter(|_| minutes > 0);
        }
        match Unit::read(behind) {
            Some((Unit::Minute, _)) => return whole(number),
            Some((Unit::Hour, behind)) => return in_range(hours(number)? + minutes_behind(behind)),
            None if is_fraction(behind) || is_first && is_clock(behind) => {
                return clock(number, behind).filter(|_| is_first);
            }
            // `90`, `90'`, `90 (cut: 80)`
            None if is_first && at == 0 && ends_value(behind) => {
                return whole(number).filter(|minutes| *minutes >= 5 && !number.starts_with('0'));
            }
            None if is_first && is_range(number, behind) => return None,
            None => rest = behind,
        }
    }
    None
}

/// Whether a value says how long a film runs in a way that cannot be read: `1:30`. Silent
/// films are measured in reels and feet, which is none, and a range is said well.
pub fn is_garbled_runtime(text: &str) -> bool {
    const OTHER: [&str; 9] =
        ["reel", "feet", "foot", " ft", "met", "sec", "episode", "part", "season"];
    let lower = text.to_lowercase();
    lower.starts_with(|c: char| matches!(c, '1'..='9'))
        && !OTHER.iter().any(|word| lower.contains(word))
        && !numbers::split(text).is_some_and(|(number, behind)| is_range(number, behind))
        && read_runtime(text).is_none()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Hour,
    Minute,
}

impl Unit {
    /// The unit that a number stands before, and what is behind it.
    fn read(behind: &str) -> Option<(Self, &str)> {
        let text = behind.strip_prefix('-').unwrap_or(behind).trim_start();
        let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
        let unit = match text[..end].to_lowercase().as_str() {
            "h" | "hr" | "hrs" | "hour" | "hours" => Self::Hour,
            word if word.starts_with('m') => Self::Minute,
            _ => return None,
        };
        Some((unit, text[end..].strip_prefix('.').unwrap_or(&text[end..])))
    }
}

/// What stands before the word for hours that a text ends with: `one` of `one hour and `.
fn without_hours(before: &str) -> Option<&str> {
    let before = before.trim_end_matches([' ', ',', '&']);
    let before = before.strip_suffix(" and").unwrap_or(before).trim_end_matches(',');
    let bare = ["hour", "hours"].iter().find_map(|unit| before.strip_suffix(unit))?;
    // `half an hour` is no whole number of them.
    Some(if bare.contains("half") { "" } else { bare })
}

/// The number that a text ends with, in words.
fn in_words(text: &str) -> Option<u32> {
    match text.trim_end().rsplit(' ').next()?.to_lowercase().as_str() {
        "one" | "an" => Some(1),
        "two" => Some(2),
        "three" => Some(3),
        "four" => Some(4),
        "five" => Some(5),
        _ => None,
    }
}

/// A number of minutes.
fn whole(number: &str) -> Option<u32> {
    let minutes = numbers::value(number, Behind::Other)?;
    in_range(minutes as u32)
}

/// A number of hours, in minutes.
fn hours(number: &str) -> Option<u32> {
    let hours = numbers::value(number, Behind::Unit)?;
    (hours <= 100.0).then_some((hours * 60.0).round() as u32)
}

/// The minutes that stand behind hours: `30 min`, `and 30 minutes`, `30`. A whole runtime
/// in parentheses is the same again: `2 hours (120 minutes)`.
fn minutes_behind(behind: &str) -> u32 {
    let text = behind.trim_start_matches([' ', ',', '&', '+']);
    let text = text.strip_prefix("and ").unwrap_or(text);
    let Some((number, rest)) = numbers::split(text) else { return 0 };
    let is_unit = matches!(Unit::read(rest), Some((Unit::Minute, _)));
    let minutes = number.parse().ok().filter(|minutes| *minutes < 60);
    minutes.filter(|_| is_unit || ends_value(rest)).unwrap_or(0)
}

/// Whether nothing behind a number says what it counts.
fn ends_value(behind: &str) -> bool {
    let behind = behind.trim_start_matches(['\'', '’', '′']).trim_start();
    behind.is_empty() || behind.starts_with(['(', ',', ';'])
}

/// Whether a number goes on, or counts others: `1½`, `90/95`, `3 × 60`.
fn is_fraction(behind: &str) -> bool {
    let next = behind.trim_start();
    behind.starts_with(['½', '¼', '¾', '/'])
        || next.starts_with('×')
        || ["x ", "X "].iter().any(|times| next.starts_with(times))
}

/// Whether a number is the lower of two: `95–102`, not `Part 1 – 95`.
fn is_range(number: &str, behind: &str) -> bool {
    let next = behind.trim_start();
    let upper = ["-", "–", "—", "to "].iter().find_map(|to| next.strip_prefix(to));
    upper.is_some_and(|upper| upper.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        && (number.len() > 1 || !behind.starts_with(' '))
}

fn is_clock(behind: &str) -> bool {
    behind.strip_prefix(':').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// `1:30:00` is hours, minutes and seconds; `1:30` may be minutes and seconds.
fn clock(hours: &str, behind: &str) -> Option<u32> {
    let (minutes, seconds) = behind.strip_prefix(':')?.split_once(':')?;
    let is_two = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    let hours: u32 = hours.parse().ok().filter(|hours| *hours < 24)?;
    let is_time = is_two(minutes) && is_two(seconds.get(..2)?);
    in_range(hours * 60 + minutes.parse::<u32>().ok().filter(|_| is_time)?)
}

fn in_range(minutes: u32) -> Option<u32> {
    (1..=6000).contains(&minutes).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runtimes_are_minutes() {
        for (text, minutes) in [
            ("125 minutes", 125),
            ("81 minutes, (US release), 88 minutes", 81),
            ("99 Minutes", 99),
            ("2h 5m", 125),
            ("2h05", 125),
            ("2h05m", 125),
            ("1 h 30", 90),
            ("1 hr. 32 mins.", 92),
            ("1.5 hours", 90),
            ("1,5 hours", 90),
            ("2 hours (120 minutes)", 120),
            ("1 hour and 58 minutes long", 118),
            ("1 hour 5 minutes 30 seconds", 65),
            ("1,080 minutes", 1080),
            ("90-minute", 90),
            ("approx. 90 minutes", 90),
            ("7 reels (70 min)", 70),
            ("TV: 50 min; DVD: 55 min", 50),
            ("90", 90),
            ("90'", 90),
            ("7", 7),
            ("90 (cut: 80)", 90),
            ("01:31:40", 91),
            ("90 minutes (1995–1998)", 90),
            ("one hour and 40 minutes", 100),
            ("Two hours, 5 min", 125),
            ("an hour & 5 minutes", 65),
            ("one hour (60 minutes)", 60),
            ("an hour and a half (90 minutes)", 90),
        ] {
            assert_eq!(read_runtime(text), Some(minutes), "runtime in {text:?}");
            assert!(!is_garbled_runtime(text), "{text:?}");
        }
        for text in ["half an hour 20 min", "some hours and 5 minutes", "two hours 95 minutes"] {
            assert_eq!(read_runtime(text), None, "runtime in {text:?}");
        }
        for text in ["long", "12 reels", "5,400 feet", "45 seconds", "ninety minutes", "007", ""] {
            assert_eq!(read_runtime(text), None, "runtime in {text:?}");
            assert!(!is_garbled_runtime(text), "{text:?}");
        }
        for text in ["95–102 minutes", "95 to 102 min", "95 - 102 minutes", "1-2 hours"] {
            assert_eq!(read_runtime(text), None, "runtime in {text:?}");
            assert!(!is_garbled_runtime(text), "{text:?}");
        }
        assert_eq!(read_runtime("Part 1 – 95 minutes"), Some(95));
        for text in ["1:30", "3 × 60 minutes", "4 x 50 min", "1½ hours", "1 1/2 hours", "2"] {
            assert_eq!(read_runtime(text), None, "runtime in {text:?}");
            assert!(is_garbled_runtime(text), "{text:?}");
        }
    }
}
