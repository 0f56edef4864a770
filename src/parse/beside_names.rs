//! What stands beside a name and is none of it.
//!
//! In: a name as written, marks and all. Out: the part of it that is the name: without
//! `[1]` and `[citation needed]`, which came along from another wiki, without `*` and `†`,
//! and without the words that lead to it in a list of people (`Introducing Kit Wu`).

/// A name without the marks behind it.
pub fn without_marks(name: &str) -> &str {
    let mut name = name;
    loop {
        let shorter = match name.chars().next_back() {
            Some(']') => {
                let reference = name.rsplit_once('[').filter(|(before, inside)| {
                    !before.is_empty() && is_reference(inside.trim_end_matches(']'))
                });
                reference.map(|(before, _)| before)
            }
            Some('†' | '‡') => name.strip_suffix(['†', '‡']),
            // Not that of `M*A*S*H*`.
            Some('*') => name.strip_suffix('*').filter(|name| !name.contains('*')),
            _ => None,
        };
        let Some(shorter) = shorter.map(str::trim_end).filter(|name| !name.is_empty()) else {
            return name;
        };
        name = shorter;
    }
}

/// Whether the words in square brackets refer to a note: `1`, `a`, `nb 2`.
fn is_reference(inside: &str) -> bool {
    const NEEDS: [&str; 7] = [
        "citation needed",
        "better source needed",
        "clarification needed",
        "verification needed",
        "failed verification",
        "who?",
        "when?",
    ];
    let number = ["nb ", "note ", "n ", "Note "].iter().find_map(|kind| inside.strip_prefix(kind));
    let number = number.unwrap_or(inside);
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let is_letter = inside.len() == 1 && inside.bytes().all(|b| b.is_ascii_lowercase());
    is_number || is_letter || NEEDS.contains(&inside)
}

/// How long the words are that lead to a person's name: `Introducing `, `and `.
pub fn leading_words(name: &str) -> usize {
    const LEADING: [&str; 6] =
        ["and introducing ", "introducing ", "Introducing ", "and ", "also ", "with "];
    let word = LEADING.iter().find(|word| name.starts_with(**word));
    let leads = |word: &&&str| name[word.len()..].starts_with(char::is_uppercase);
    word.filter(leads).map_or(0, |word| word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_behind_a_name_are_none_of_it() {
        for written in [
            "Ana Bell[1]",
            "Ana Bell [12]",
            "Ana Bell[a][b]",
            "Ana Bell [nb 1]",
            "Ana Bell[note 2][3]",
            "Ana Bell[citation needed]",
            "Ana Bell*",
            "Ana Bell †",
            "Ana Bell",
        ] {
            assert_eq!(without_marks(written), "Ana Bell", "{written}");
        }
        for name in ["[REC]", "Foo[bar]", "M*A*S*H*", "Foo[2001]", "[1]", "*"] {
            assert_eq!(without_marks(name), name);
        }
    }

    #[test]
    fn words_that_lead_to_a_name_are_none_of_it() {
        for (written, name) in [
            ("Introducing Kit Wu", "Kit Wu"),
            ("and introducing Kit Wu", "Kit Wu"),
            ("and Kit Wu", "Kit Wu"),
            ("and two geese", "and two geese"),
            ("Anders Wu", "Anders Wu"),
        ] {
            assert_eq!(&written[leading_words(written)..], name);
        }
    }
}
