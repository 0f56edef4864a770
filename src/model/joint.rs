//! Names that run into each other: `Ivan ReitmanHarold Ramis`.

/// Where a capital follows at least three small letters inside a word and three
/// more letters follow it. `McCartney`, `DeLuise`, `LaBeouf`, `MacGregor` and
/// `87Eleven` have fewer letters before the capital or begin as such names do.
pub fn find(text: &str) -> Option<usize> {
    let mut run = 0;
    let mut word_start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        if before.is_none_or(|b| !b.is_alphanumeric()) {
            word_start = at;
            run = 0;
        }
        if c.is_uppercase() && run >= 3 {
            let head = &text[word_start..at];
            let tail = text[at..].chars().take_while(|c| c.is_alphabetic()).count();
            let in_name = ["Mac", "Fitz", "Vander", "Saint"].contains(&head);
            // The rest of the value goes on like a name.
            let full =
                text[at..].split([',', ';']).next().is_some_and(|rest| rest.trim().contains(' '));
            if tail >= 3 && !in_name && full {
                return Some(at);
            }
        }
        run = if c.is_lowercase() { run + 1 } else { 0 };
        before = Some(c);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_names_without_a_break_are_noticed() {
        assert!(find("Ivan ReitmanHarold Ramis").is_some());
        for name in
            ["Ewan McGregor", "Dom DeLuise", "Andie MacDowell", "Joseph LoDuca", "IncrediBoy"]
        {
            assert_eq!(find(name), None, "{name}");
        }
    }
}
