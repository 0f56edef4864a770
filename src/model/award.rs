//! What came of a nomination, and a count of several.

/// What came of a nomination, as far as a table says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It won.
    Won,
    /// It was nominated, and no more.
    Nominated,
    /// The table does not say, or says something else: a second place.
    Unknown,
}

impl Outcome {
    /// The outcome that the words of a cell name.
    pub fn read(words: &str) -> Self {
        let word = words.trim().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        match word.to_lowercase().as_str() {
            "won" | "winner" | "win" => Self::Won,
            "nominated" | "nominee" | "nomination" => Self::Nominated,
            _ => Self::Unknown,
        }
    }
}

/// Whether the words of a cell say that nobody was named, or not yet.
pub fn names_nobody(words: &str) -> bool {
    const NOT: [&str; 9] = [
        "disqualified",
        "ineligible",
        "longlisted",
        "not eligible",
        "not nominated",
        "pending",
        "shortlist",
        "tba",
        "withdrawn",
    ];
    let words = words.trim().to_lowercase();
    NOT.iter().any(|not| words.starts_with(not))
}

/// Whether a count has all that there is to count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// It has all.
    #[default]
    Whole,
    /// There are rows that nobody could place, so that no number is known.
    Part,
}

/// How often something was named for awards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Wins.
    pub won: usize,
    /// Nominations that did not win.
    pub nominated: usize,
    /// Where nothing says what came of it.
    pub unknown: usize,
    /// Whether that is all.
    pub extent: Extent,
}

impl Tally {
    /// Counts outcomes.
    pub fn of(outcomes: impl Iterator<Item = Outcome>) -> Self {
        let mut tally = Self::default();
        for outcome in outcomes {
            *match outcome {
                Outcome::Won => &mut tally.won,
                Outcome::Nominated => &mut tally.nominated,
                Outcome::Unknown => &mut tally.unknown,
            } += 1;
        }
        tally
    }

    /// In words: `3 wins, 12 nominations`, `named 4 times`; empty for nothing, and
    /// where the number is not known.
    pub fn spelled(self) -> String {
        if self.extent == Extent::Part {
            return String::new();
        }
        let count = |number: usize, one: &str, many: &str| match number {
            0 => None,
            1 => Some(format!("1 {one}")),
            _ => Some(format!("{number} {many}")),
        };
        let known =
            [count(self.won, "win", "wins"), count(self.nominated, "nomination", "nominations")];
        let mut parts: Vec<String> = known.into_iter().flatten().collect();
        let more = if parts.is_empty() { "" } else { " more" };
        parts.extend(count(self.unknown, "time", "times").map(|times| match self.unknown {
            1 => format!("named once{more}"),
            _ => format!("named {times}{more}").replace("times more", "more times"),
        }));
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_not_nominated_was_not_named() {
        for words in ["Not nominated", "Disqualified[b]", " Pending", "Shortlisted"] {
            assert!(names_nobody(words), "{words}");
        }
        for words in ["Nominated", "", "2nd place"] {
            assert!(!names_nobody(words), "{words}");
        }
    }

    #[test]
    fn a_tally_says_what_the_tables_say() {
        let spelled =
            |results: &[&str]| Tally::of(results.iter().map(|r| Outcome::read(r))).spelled();
        assert_eq!(spelled(&["Won", "Nominated", "nominated[a]", "Won"]), "2 wins, 2 nominations");
        assert_eq!(spelled(&["", "2nd place"]), "named 2 times");
        assert_eq!(spelled(&["Won", "Runner-up"]), "1 win, named once more");
        assert_eq!(spelled(&["Won", "", ""]), "1 win, named 2 more times");
        assert_eq!(spelled(&[]), "");
        let part = Tally { won: 2, extent: Extent::Part, ..Tally::default() };
        assert_eq!(part.spelled(), "", "nobody knows how many");
    }
}
