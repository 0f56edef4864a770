//! A cast list whose lines have no mark: `Ann Lee as Tess`, and `Bo Ray as Tom` below it.
//!
//! In: where a paragraph begins. Out: its lines as items, if there are two at least and each
//! begins with names and `as` and none goes on in the next.

use super::{Item, Lines, ends_paragraph, indent_of};
use crate::parse::people::name_at;
use crate::source::Span;

/// Longest line that is taken for an entry.
const LONGEST: usize = 200;

/// The lines of a paragraph that is a cast list.
pub(super) fn cast(lines: &mut Lines) -> Option<Vec<Item>> {
    let mut below = *lines;
    let mut items = Vec::new();
    while let Some(line) = below.peek().filter(|&line| !ends_paragraph(below.text, line)) {
        let written = &below.text[line.range()];
        let start = line.start + indent_of(written) as u32;
        if !is_entry(written.trim_start()) {
            return None;
        }
        items.push(Item { indent: 0, text: Span { start, ..line } });
        below.next();
    }
    if items.len() < 2 {
        return None;
    }
    *lines = below;
    Some(items)
}

/// Whether a line says who plays whom, and ends there.
fn is_entry(line: &str) -> bool {
    const GOES_ON: [&str; 9] = ["a", "an", "and", "as", "by", "of", "or", "the", "with"];
    if line.len() > LONGEST || line.ends_with([',', ';', ':']) {
        return false;
    }
    let last = line.rsplit(' ').next().unwrap_or_default();
    !GOES_ON.contains(&last) && behind_names(line).is_some_and(|rest| rest.starts_with(" as "))
}

/// What stands behind the names that a line begins with, and behind a note on them.
fn behind_names(line: &str) -> Option<&str> {
    let mut end = name_at(line, 0)?.end;
    while let Some(joiner) =
        [" and ", " & ", ", "].iter().find(|joiner| line[end..].starts_with(**joiner))
    {
        end = name_at(line, end + joiner.len())?.end;
    }
    let rest = &line[end..];
    match rest.strip_prefix(" (") {
        Some(note) => note.split_once(')').map(|(_, behind)| behind),
        None => Some(rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(text: &str) -> Option<usize> {
        cast(&mut Lines::of(text)).map(|items| items.len())
    }

    #[test]
    fn lines_that_say_who_plays_whom_are_entries() {
        for (text, expected) in [
            ("Ann Lee as Tess\nBo Ray as Tom\n\nText.", Some(2)),
            ("Ann Lee as Tess, a nurse.\n  Max von Orr (voice) as the Crow\n", Some(2)),
            ("Ann Lee as Tess\nBo and Al Ray as the Twins\nCher as herself", Some(3)),
            ("Ann Lee as Tess", None),
            ("Ann Lee as Tess and\nBo Ray as Tom were liked.", None),
            ("Ann Lee as Tess,\nBo Ray as Tom.", None),
            ("Ann Lee as Tess\nwas liked.", None),
            ("Ann Lee stars as Tess\nBo Ray co-stars as Tom", None),
            ("The film has\nAnn Lee as Tess\nBo Ray as Tom", None),
            ("Ann Lee as Tess\nBo Ray as Tom\nThe others are not known.", None),
            ("Ann Lee as well as\nBo Ray as Tom", None),
        ] {
            assert_eq!(entries(text), expected, "{text}");
        }
    }
}
