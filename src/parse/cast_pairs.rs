//! A line of a cast list with several actors, each with a part in parentheses: `Ann Lowe
//! (Kay), Bob Moe (Tim)`.
//!
//! In: such a line. Out: its pairs; none where anything else stands in it.

use std::ops::Range;

use crate::model::article::NameSpan;
use crate::parse::cast_line::{is_actor, role_at};
use crate::parse::names;

/// Reads a line of which is known that its first pair is an actor and a part.
pub fn in_parentheses(text: &str) -> Vec<(NameSpan, Range<u32>)> {
    let mut pairs = Vec::new();
    let mut rest = text.trim_end_matches(['.', ' ']);
    if rest.matches(" (").count() < 2 {
        return pairs;
    }
    let mut at = 0;
    loop {
        let Some((pair, length)) = pair(text, rest, at) else { return Vec::new() };
        pairs.push(pair);
        (rest, at) = (&rest[length..], at + length);
        if rest.is_empty() {
            return pairs;
        }
        let joiner = [", and ", ", ", "; ", " and ", " & "].iter().find(|j| rest.starts_with(**j));
        let Some(joiner) = joiner else { return Vec::new() };
        (rest, at) = (&rest[joiner.len()..], at + joiner.len());
    }
}

/// The pair that a text begins with, which stands at `at`, and its length.
fn pair(text: &str, rest: &str, at: usize) -> Option<((NameSpan, Range<u32>), usize)> {
    let open = rest.find(" (")?;
    let length = rest.find(')')? + 1;
    let part = rest.get(open + 2..length - 1)?;
    let begins = part.starts_with(char::is_uppercase) || part.starts_with("the ");
    let actor = names::person(text, at as u32..(at + open) as u32)?;
    let name = &text[actor.range()];
    let role = role_at(&text[..at + length - 1], at + open + 2)?;
    (begins && name.contains(' ') && is_actor(name)).then_some(((actor, role), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, &str)> {
        let range = |role: Range<u32>| role.start as usize..role.end as usize;
        let pairs = in_parentheses(text).into_iter();
        pairs.map(|(actor, role)| (&text[actor.range()], &text[range(role)])).collect()
    }

    #[test]
    fn each_actor_of_a_line_has_the_part_behind() {
        assert_eq!(
            read("Ann Lowe (Kay), Bob Moe (Tim, a cook), and Cy Noe (the Duke of York)."),
            [("Ann Lowe", "Kay"), ("Bob Moe", "Tim"), ("Cy Noe", "the Duke of York")]
        );
        for text in [
            "Ann Lowe (Kay)",
            "Ann Lowe (Kay), a nurse (and more)",
            "Ann Lowe (Kay), Bob Moe (uncredited)",
            "Ann Lowe (Kay), Bob Moe",
            "Ann Lowe (Kay) meets Bob Moe (Tim)",
            "Ann Lowe (Kay), Cher (Tim)",
            ") (Kay), (Tim) (",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
