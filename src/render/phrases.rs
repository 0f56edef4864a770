//! Small pieces of English that several pages say.

/// `one film`, `five films`, `142 films`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{} {noun}", spelled(number))
}

/// A number in words up to twelve.
pub fn spelled(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS.get(number).map_or_else(|| number.to_string(), ToString::to_string)
}

/// `first`, `second`, ... up to twelfth, then `13th`.
pub fn ordinal(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    if let Some(word) = WORDS.get(number) {
        return word.to_string();
    }
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

/// `A`, `A and B`, `A, B and C`.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}

/// The first letter as a capital.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A title without the article that it begins with, for sorting.
pub fn sort_title(title: &str) -> &str {
    ["The ", "A ", "An "]
        .iter()
        .find_map(|article| title.strip_prefix(article))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(title)
}

/// The letter that a folded name stands under: A to Z, another script's own
/// letter, or `#`.
pub fn letter(folded: &str) -> String {
    match folded.chars().find(|c| c.is_alphanumeric()) {
        Some(c) if c.is_alphabetic() => c.to_uppercase().collect(),
        _ => "#".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_as_in_prose() {
        assert_eq!(count(1, "film", "films"), "one film");
        assert_eq!(count(13, "film", "films"), "13 films");
        assert_eq!(ordinal(5), "fifth");
        assert_eq!(ordinal(21), "21st");
        assert_eq!(ordinal(113), "113th");
    }

    #[test]
    fn articles_do_not_count_in_sorting() {
        assert_eq!(sort_title("The Matrix"), "Matrix");
        assert_eq!(sort_title("A "), "A ");
        assert_eq!(letter("48 hrs"), "#");
        assert_eq!(letter("\"batman\""), "B");
    }
}
