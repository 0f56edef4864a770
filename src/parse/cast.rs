//! Cast lists: where a line of a list becomes somebody who plays somebody.
//!
//! In: the article. Out: a [`CastLine`] for each item on its cast page that
//! begins with a person's name:
//!
//! ```text
//! Ana de Armas as Eve Macarro, a ballerina who ...
//! ^^^^^^^^^^^^    ^^^^^^^^^^^
//! actor           role
//! ```
//!
//! The role ends where a description begins. What a line says beyond that stays
//! in its text; a line that says something else is left alone.

use crate::model::article::{Article, Block, CastLine, Facet, NameSpan, Naming, ProseId, RoleSpan};
use crate::model::kind::Kind;
use crate::parse::names;

/// Reads the cast lists of an article.
pub fn read(article: &Article, source: &str) -> Vec<CastLine> {
    let mut reader = Reader { article, source, lines: Vec::new() };
    for section in &article.sections {
        let on_cast_page = section
            .page
            .and_then(|page| article.pages.get(page as usize))
            .is_some_and(|page| page.facet == Facet::Cast);
        if on_cast_page {
            for block in &section.blocks {
                reader.block(block, None);
            }
        }
    }
    reader.lines
}

struct Reader<'a> {
    article: &'a Article,
    source: &'a str,
    lines: Vec<CastLine>,
}

impl Reader<'_> {
    fn block(&mut self, block: &Block, parent: Option<u32>) {
        let Block::List(list) = block else { return };
        for item in &list.items {
            let mut blocks = item.iter();
            let line = match blocks.next() {
                Some(Block::Paragraph(id)) => self.line(*id, parent),
                _ => None,
            };
            for nested in blocks {
                self.block(nested, line.or(parent));
            }
        }
    }

    /// Reads one line and gives its index.
    fn line(&mut self, id: ProseId, parent: Option<u32>) -> Option<u32> {
        let text = self.article.prose(id).text(self.source);
        let (actor, role) = split_line(text)?;
        let role = role.map(|range| {
            let parent_role = parent.and_then(|at| {
                let line = &self.lines[at as usize];
                let parent_text = self.article.prose(line.prose).text(self.source);
                line.role.as_ref().map(|role| &parent_text[role.range()])
            });
            let naming = naming(&text[range.start as usize..range.end as usize], parent_role);
            RoleSpan { range, naming }
        });
        self.lines.push(CastLine { prose: id, actor, role, parent });
        Some(self.lines.len() as u32 - 1)
    }
}

/// The actor and the role of a cast line.
fn split_line(text: &str) -> Option<(NameSpan, Option<std::ops::Range<u32>>)> {
    const SEPARATORS: [&str; 6] = [" as ", " - ", " – ", " — ", "\u{2026} ", " ... "];
    let divided = SEPARATORS.iter().find_map(|separator| {
        let at = text.find(separator)?;
        let actor = names::one(text, 0..at as u32)?;
        is_actor(&text[actor.range()]).then_some((actor, at + separator.len()))
    });
    let Some((actor, role_start)) = divided else {
        let end = text.find([',', '(', ';']).unwrap_or(text.len());
        let actor = names::one(text, 0..end as u32)?;
        return is_actor(&text[actor.range()]).then_some((actor, None));
    };
    let after = &text[role_start..];
    let lead = after.len() - after.trim_start().len();
    let role = &after[lead..];
    let role = &role[..role_end(role)];
    let role = role.trim_end();
    // Nobody's role is a sentence, or names another pair: `A as B and C as D`.
    if role.is_empty() || role.split_whitespace().count() > 8 || role.contains(" as ") {
        return Some((actor, None));
    }
    let start = (role_start + lead) as u32;
    Some((actor, Some(start..start + role.len() as u32)))
}

fn is_actor(name: &str) -> bool {
    const LABELS: [&str; 7] =
        ["Director", "Directors", "Writer", "Producer", "Music", "Note", "Award"];
    names::is_plausible(name, Kind::Person) && !name.contains(':') && !LABELS.contains(&name)
}

/// Where a role's name ends and its description begins.
fn role_end(role: &str) -> usize {
    let mut quoted = false;
    for (at, c) in role.char_indices() {
        let rest = &role[at..];
        match c {
            '"' | '“' | '”' => quoted = !quoted,
            _ if quoted => {}
            ',' => {
                let suffix = rest[1..].trim_start();
                if !(suffix.starts_with("Jr") || suffix.starts_with("Sr")) {
                    return at;
                }
            }
            ';' | '(' | '[' | '\n' | ':' => return at,
            '.' => {
                let ends = rest[1..].is_empty() || rest.starts_with(". ");
                let word = role[..at].rsplit(' ').next().unwrap_or_default();
                if ends && !is_abbreviation(word) {
                    return at;
                }
            }
            ' ' => {
                const DESCRIBERS: [&str; 14] = [
                    " who ", " whose ", " which ", " – ", " — ", " - ", " is ", " was ", " in ",
                    " from ", " at ", " with ", " a.k.a. ", " aka ",
                ];
                if DESCRIBERS.iter().any(|word| rest.starts_with(word)) {
                    return at;
                }
            }
            _ => {}
        }
    }
    role.len()
}

/// Whether a full stop behind this word belongs to it.
fn is_abbreviation(word: &str) -> bool {
    word.chars().count() == 1
        || word.contains('.')
        || matches!(
            word,
            "Mr" | "Mrs"
                | "Ms"
                | "Dr"
                | "St"
                | "Jr"
                | "Sr"
                | "Lt"
                | "Sgt"
                | "Capt"
                | "Col"
                | "Gen"
                | "Ltc"
                | "Prof"
                | "Rev"
                | "Det"
                | "Sen"
                | "Gov"
                | "Cpl"
                | "Pvt"
                | "Maj"
                | "Cmdr"
        )
}

/// How a role's name identifies a character.
pub fn naming(role: &str, parent: Option<&str>) -> Naming {
    let first = role.split_whitespace().next().unwrap_or_default().to_lowercase();
    let nobody = matches!(
        role.to_lowercase().as_str(),
        "himself" | "herself" | "themselves" | "self" | "themself" | "narrator" | "the narrator"
    );
    if nobody {
        return Naming::Nobody;
    }
    let ages = ["young", "younger", "teenage", "teen", "older", "old", "child", "adult", "baby"];
    let is_version = ages.contains(&first.as_str())
        && parent.is_some_and(|parent| {
            role.split_whitespace().skip(1).any(|word| parent.split_whitespace().any(|w| w == word))
        });
    if is_version {
        return Naming::Version;
    }
    let starts_lower = role.chars().next().is_some_and(char::is_lowercase);
    let words: Vec<&str> = role.split_whitespace().collect();
    match first.as_str() {
        "the" => Naming::Descriptive,
        "a" | "an" => Naming::Nobody,
        _ if starts_lower => Naming::Nobody,
        _ if words.len() == 1 => Naming::Descriptive,
        _ if words.iter().any(|word| word.contains(char::is_numeric) || word.starts_with('#')) => {
            Naming::Descriptive
        }
        _ => Naming::Proper,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(&str, Option<&str>)> {
        let (actor, role) = split_line(text)?;
        Some((&text[actor.range()], role.map(|r| &text[r.start as usize..r.end as usize])))
    }

    #[test]
    fn a_cast_line_has_an_actor_and_a_role() {
        for (line, expected) in [
            (
                "Ana de Armas as Eve Macarro, a ballerina",
                Some(("Ana de Armas", Some("Eve Macarro"))),
            ),
            ("Tiger Robi - Junaid", Some(("Tiger Robi", Some("Junaid")))),
            (
                "Anne Parillaud as Prague Concierge (cut)",
                Some(("Anne Parillaud", Some("Prague Concierge"))),
            ),
            ("Eric Close as Ltc. Jacobsen", Some(("Eric Close", Some("Ltc. Jacobsen")))),
            ("Lily James as Young Donna.", Some(("Lily James", Some("Young Donna")))),
            ("Shampa Reza", Some(("Shampa Reza", None))),
            ("T. Khan - K.M. Khalil, a scientist", Some(("T. Khan", Some("K.M. Khalil")))),
            ("Howard Keel as Adam and Jane Powell as Milly", Some(("Howard Keel", None))),
            ("Tapas Paul as Kedar a.k.a. Phulda", Some(("Tapas Paul", Some("Kedar")))),
            ("Director: Zhang Yibai", None),
            ("A pair of good ol' boys, played by somebody", None),
            ("Jackie Chan and Michael Hui race in a high-tech car", None),
            ("", None),
        ] {
            assert_eq!(read(line), expected, "{line:?}");
        }
    }

    #[test]
    fn a_role_is_a_name_a_description_or_a_younger_self() {
        assert_eq!(naming("Eve Macarro", None), Naming::Proper);
        assert_eq!(naming("the Director", None), Naming::Descriptive);
        assert_eq!(naming("Lena", None), Naming::Descriptive);
        assert_eq!(naming("young Eve", Some("Eve Macarro")), Naming::Version);
        assert_eq!(naming("Young Sherlock", None), Naming::Proper);
        assert_eq!(naming("himself", None), Naming::Nobody);
        assert_eq!(naming("a waiter", None), Naming::Nobody);
    }
}
