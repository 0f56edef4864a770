//! Numbers as writers mark their thousands and decimals.
//!
//! In: text that begins with a number. Out: the number as written and what follows it
//! ([`split`]), and what it says ([`value`]). `1,500,000`, `1.500.000`, `1 500 000` and
//! `1'500'000` are one number, as are `1.5` and, before a word that counts, `1,5`. A
//! number that could be two is none.

/// What stands behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behind {
    /// A word that counts: `million`.
    Unit,
    /// Something else.
    Other,
}

/// The number that a text begins with, as written, and what follows it.
pub fn split(text: &str) -> Option<(&str, &str)> {
    let mut end = 0;
    let digits = |at: usize| text[at..].bytes().take_while(u8::is_ascii_digit).count();
    loop {
        let count = digits(end);
        if count == 0 {
            break;
        }
        end += count;
        let Some(mark) = text[end..].chars().next().filter(|&c| is_mark(c)) else { break };
        // A space is in a number only before three digits: `$5 10 years later`.
        let next = end + mark.len_utf8();
        let follows = digits(next);
        if follows == 0 || (mark.is_whitespace() && follows != 3) {
            break;
        }
        end = next;
    }
    (end > 0).then(|| text.split_at(end))
}

/// What a number from [`split`] says.
pub fn value(written: &str, behind: Behind) -> Option<f64> {
    let mut groups = written.split(is_mark);
    let first = groups.next()?;
    let groups: Vec<&str> = groups.collect();
    let marks: Vec<char> = written.chars().filter(|&c| is_mark(c)).collect();
    let (Some(&mark), Some(last)) = (marks.last(), groups.last()) else {
        return first.parse().ok();
    };
    let before = &marks[..marks.len() - 1];
    let is_one_kind = |marks: &[char]| marks.windows(2).all(|pair| pair[0] == pair[1]);
    let counts = |groups: &[&str], mark: Option<&char>| {
        is_thousands(first, groups)
            || mark == Some(&',') && groups.len() > 1 && is_lakhs(first, groups)
    };
    if is_one_kind(&marks) && counts(&groups, Some(&mark)) {
        // `1.250 million`
        let is_decimal = mark == '.' && groups.len() == 1 && behind == Behind::Unit;
        let mark = if is_decimal { "." } else { "" };
        return format!("{first}{mark}{}", groups.concat()).parse().ok();
    }
    let whole = &groups[..groups.len() - 1];
    let is_whole = before.is_empty()
        || is_one_kind(before) && before[0] != mark && counts(whole, before.first());
    let is_decimal = match mark {
        '.' => true,
        ',' => last.len() <= 2 && behind == Behind::Unit,
        _ => false,
    };
    let number = || format!("{first}{}.{last}", whole.concat()).parse().ok();
    (is_whole && is_decimal).then(number).flatten()
}

fn is_mark(c: char) -> bool {
    matches!(c, ',' | '.' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// `1,500,000`
fn is_thousands(first: &str, groups: &[&str]) -> bool {
    first.len() <= 3 && !first.starts_with('0') && groups.iter().all(|group| group.len() == 3)
}

/// `1,50,00,000`, as sums in lakhs and crores are written.
fn is_lakhs(first: &str, groups: &[&str]) -> bool {
    let Some((last, middle)) = groups.split_last() else { return false };
    let is_first = first.len() <= 2 && !first.starts_with('0');
    is_first && last.len() == 3 && middle.iter().all(|group| group.len() == 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<f64> {
        let (number, rest) = split(text)?;
        let behind = if rest.trim().is_empty() { Behind::Other } else { Behind::Unit };
        value(number, behind)
    }

    #[test]
    fn thousands_and_decimals_are_told_by_their_digits() {
        for (text, number) in [
            ("12", 12.0),
            ("12,500", 12_500.0),
            ("1,500,000", 1_500_000.0),
            ("1.500.000", 1_500_000.0),
            ("850.000", 850_000.0),
            ("1 500 000", 1_500_000.0),
            ("1\u{a0}500\u{a0}000", 1_500_000.0),
            ("1'500'000", 1_500_000.0),
            ("1,50,00,000", 15_000_000.0),
            ("1,234.5", 1_234.5),
            ("12.5", 12.5),
            ("1.250 million", 1.25),
            ("0.500 million", 0.5),
            ("5,5 million", 5.5),
            ("12,75 million", 12.75),
            ("1,250 million", 1_250.0),
            ("1.234,5 million", 1_234.5),
            ("1 234,5 million", 1_234.5),
            ("200 10 years", 200.0),
        ] {
            assert_eq!(read(text), Some(number), "{text:?}");
        }
    }

    #[test]
    fn what_could_be_two_numbers_is_none() {
        for text in [
            "12,5",
            "12,50",
            "12,3456",
            "0,500",
            "1,2,3",
            "1.2.3",
            "12,34,567,8",
            "1,5000",
            "12,3456 million",
            "1,234,56",
            "1234,567",
            "million",
            "",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
