//! Sums of money in prose: what a film cost, and what it took where.
//!
//! In: a film's article. Out: [`Sum`]s with their places, in reading order. Each
//! kind of sum has a closed list of phrases; a sentence that hedges ("over $1
//! billion"), speaks of a part (an opening weekend, rentals) or names another
//! film states nothing.

use std::ops::Range;

use crate::model::article::{Article, Market, Sum, SumOf};
use crate::model::facts::MONTHS;
use crate::model::scope;
use crate::model::sentences::{amounts, is_hedged, sentences, speaks_of_another};

/// Reads the sums of an article.
pub fn read(article: &Article, source: &str) -> Vec<Sum> {
    let mut found = Vec::new();
    for (prose, range, sentence) in sentences(article, source) {
        let amounts = amounts(sentence);
        if amounts.is_empty() {
            continue;
        }
        let anew = run_on(sentence);
        let clause = &sentence[anew.clone()];
        let context = Context::of(clause, &article.title.name);
        let sums = amounts.into_iter().filter(|(at, _)| at.end <= anew.end);
        let sums = sums.filter_map(|(at, money)| {
            let within = at.start.checked_sub(anew.start)?..at.end - anew.start;
            Some((context.sum(&within)?, at, money))
        });
        let sums: Vec<_> = sums.collect();
        if sums.is_empty() || speaks_of_another(article, source, clause) {
            continue;
        }
        found.extend(sums.into_iter().map(|(of, at, money)| {
            let range = (range.start + at.start) as u32..(range.start + at.end) as u32;
            Sum { of, money, prose, range }
        }));
    }
    found
}

/// What a sentence says anew where it runs on behind a comma: `..., The film closed
/// in May with a final gross of $9 million`, up to a full stop that a small letter
/// follows; else all of it.
fn run_on(sentence: &str) -> Range<usize> {
    let Some(comma) = sentence.rfind(", The film ") else { return 0..sentence.len() };
    let end = sentence[comma..].find(". and ").map_or(sentence.len(), |end| comma + end);
    comma + ", ".len()..end
}

/// A sentence, and what its words say of all sums in it.
struct Context<'a> {
    sentence: &'a str,
    /// A budget that was announced is not the one that was spent.
    plans: bool,
    /// A weekend, a profit, another film: not what the film took.
    is_part: bool,
    /// Whether it says that the film took something, and nothing that is more or less.
    says_takings: bool,
    /// Whether it speaks of another film without its title.
    of_another: bool,
    /// Whether it counts takings up to a day, or those of another run.
    is_partial: bool,
}

impl<'a> Context<'a> {
    fn of(sentence: &'a str, title: &str) -> Self {
        const PLANS: [&str; 13] = [
            "announced",
            "planned",
            "initial",
            "original",
            "intended",
            "wanted",
            "reshoot",
            "overrun",
            "rebate",
            "incentive",
            "tax credit",
            "tax relief",
            "before tax",
        ];
        const MORE_PARTS: [&str; 18] = [
            "adjusted",
            "rentals",
            "as of",
            "re-release",
            "reissue",
            "video",
            "home media",
            "dvd",
            "preview",
            "project",
            "expect",
            "would",
            "predecessor",
            "previous",
            "compared",
            "original film",
            "highest-grossing film in",
            "admissions",
        ];
        let lower = sentence.to_lowercase();
        let any = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        Self {
            sentence,
            plans: any(&PLANS),
            is_part: any(&PARTS),
            says_takings: !any(&MORE_PARTS) && takes(sentence, title),
            of_another: scope::describes_another(&lower),
            is_partial: scope::is_on_the_way(&lower) || scope::is_of_another_run(&lower),
        }
    }

    /// What the amount at a place is.
    fn sum(&self, at: &Range<usize>) -> Option<SumOf> {
        let before = self.sentence[..at.start].trim_end();
        let after = self.sentence[at.end..].trim_start();
        if self.of_another || is_hedged(before) {
            return None;
        }
        let clause = self.sentence[scope::clause(self.sentence, at.start)].to_lowercase();
        let supposed = self.is_partial || scope::is_supposed(&clause);
        let in_the_end = is_in_the_end(self.sentence, at.start);
        if self.is_budget(before, after) {
            Some(SumOf::Budget)
        } else if supposed && !in_the_end {
            None
        } else if self.is_worldwide(before, after) {
            Some(SumOf::Worldwide)
        } else if self.says_takings && (!self.is_part || in_the_end) {
            let part = part_of_world(after).or_else(|| part_before(before));
            let part = part.or_else(|| part_in_front(before));
            part.filter(|&part| part != SumOf::Elsewhere || !is_beside_another_place(before))
        } else {
            None
        }
    }

    fn is_budget(&self, before: &str, after: &str) -> bool {
        let said_before = ["budget of", "budget was", "budgeted at", "a cost of", "cost of"]
            .iter()
            .any(|phrase| before.ends_with(phrase));
        // "a marketing budget of $40 million", "a net budget of"
        let of_what = before.rsplit(" budget").next().filter(|_| before.contains(" budget"));
        let kind = of_what.and_then(|behind| {
            before[..before.len() - behind.len() - " budget".len()].rsplit(' ').next()
        });
        let is_share = kind.is_some_and(|kind| {
            matches!(
                kind.to_lowercase().as_str(),
                "marketing"
                    | "advertising"
                    | "promotion"
                    | "promotional"
                    | "publicity"
                    | "net"
                    | "gross"
                    | "effects"
                    | "music"
                    | "costume"
                    | "print"
                    | "prints"
            )
        });
        let rest = after.strip_prefix("production ").unwrap_or(after);
        let said_behind = rest.starts_with("budget") && !after.starts_with("marketing");
        !self.plans && !is_share && (said_before || said_behind)
    }

    fn is_worldwide(&self, before: &str, after: &str) -> bool {
        let behind = [
            "worldwide",
            "globally",
            "around the world",
            "around the globe",
            "at the worldwide box office",
            "at the global box office",
            "at the box office worldwide",
        ]
        .iter()
        .any(|phrase| after.starts_with(phrase));
        let in_front = [
            "worldwide total of",
            "worldwide gross of",
            "total worldwide gross of",
            "global total of",
            "worldwide gross to",
            "worldwide total to",
            "total of",
            "total gross of",
            "combined gross of",
        ]
        .iter()
        .any(|phrase| before.ends_with(phrase))
            && (before.contains("worldwide") || after.starts_with("worldwide"));
        !self.is_part && (behind || in_front)
    }
}

/// Words of a sentence that speaks of less than all that the film took, or of more.
const PARTS: [&str; 8] =
    ["weekend", "opening", "debut", "first", "profit", "sequel", "franchise", "series"];

/// Whether an amount, in a sentence that speaks of a part as well, is where the film came
/// to: `and eventually reached`, with nothing of a part behind that.
fn is_in_the_end(sentence: &str, at: usize) -> bool {
    const LAST: [&str; 3] = [" eventually ", " ultimately ", " went on to "];
    const VERBS: [&str; 7] = ["reach", "gross", "earn", "made", "make", "took", "take"];
    let last = LAST.iter().filter_map(|last| Some(sentence[..at].rfind(last)? + last.len())).max();
    last.is_some_and(|last| {
        let end = sentence[last..].to_lowercase();
        VERBS.iter().any(|verb| end.starts_with(verb))
            && !PARTS.iter().any(|part| end.contains(part))
            && !scope::is_on_the_way(&end)
            && !scope::is_of_another_run(&end)
            && !scope::is_supposed(&end)
    })
}

/// Whether a sentence says of the film that it took something: the film, by its
/// title or as "it", stands before the verb, and nothing else could be meant. Of a
/// title with a mark in it, which seems to end a sentence or begins a subtitle, the rest
/// will do.
fn takes(sentence: &str, title: &str) -> bool {
    const VERBS: [&str; 20] = [
        " took $",
        " took US$",
        " took £",
        " took €",
        " domestic gross was ",
        " grossing ",
        " earning ",
        " taking in ",
        " finished with ",
        " brought in ",
        " grossed ",
        " earned ",
        " collected ",
        " took in ",
        " made ",
        " to gross ",
        " to earn ",
        " a final gross ",
        " a total gross ",
        " a gross of ",
    ];
    let tail = title.rsplit(['!', '?', ':']).next().unwrap_or_default().trim();
    let opens = !tail.is_empty() && sentence.trim_start().starts_with(tail);
    let verb = VERBS.iter().find_map(|verb| sentence.find(verb));
    is_divided(sentence)
        || verb.is_some_and(|verb| {
            let before = &sentence[..verb];
            before.contains(title)
                || opens
                || before
                    .split(|c: char| !c.is_alphabetic())
                    .any(|word| matches!(word, "film" | "movie" | "picture" | "It" | "it"))
        })
}

/// Whether a sentence divides the film's whole takings and has no verb of taking:
/// `Its total of $9 million consists of ...`, `The final figures were ...`, `North
/// America brought in $5 million and other countries $4 million`.
fn is_divided(sentence: &str) -> bool {
    let sentence = sentence.trim();
    let total = sentence.split_once(" consists of ").is_some_and(|(total, _)| {
        let lower = total.to_lowercase();
        ["its ", "the film's "].iter().any(|own| lower.starts_with(own))
            && ["total", "gross"].iter().any(|word| lower.contains(word))
    });
    total
        || sentence.starts_with("The final figures were ")
        || HOMES.iter().any(|(home, _)| {
            sentence.strip_prefix(home).is_some_and(|rest| rest.starts_with(" brought in "))
        }) && RESTS.iter().any(|rest| sentence.contains(&format!(" and {rest} ")))
}

/// Places whose takings are told with the place before them.
const HOMES: [(&str, Market); 3] = [
    ("North America", Market::NorthAmerica),
    ("The United States and Canada", Market::UnitedStatesAndCanada),
    ("The United States", Market::UnitedStates),
];
const RESTS: [&str; 8] = [
    "other countries",
    "other territories",
    "other markets",
    "the rest of the world",
    "elsewhere",
    "overseas",
    "internationally",
    "abroad",
];

/// The part of the world that the words before an amount name: `North America brought
/// in`, `and other countries`.
fn part_before(before: &str) -> Option<SumOf> {
    const DOMESTIC: [&str; 5] = [
        "domestic gross of",
        "domestic total of",
        "domestic gross was",
        "domestic total was",
        "domestic box office of",
    ];
    if DOMESTIC.iter().any(|words| before.ends_with(words)) {
        return Some(SumOf::Home(Market::UnitedStatesAndCanada));
    }
    let home = before.strip_suffix(" brought in").and_then(|place| {
        let (_, market) = HOMES.iter().find(|(home, _)| place.trim() == *home)?;
        Some(SumOf::Home(*market))
    });
    let is_rest = || RESTS.iter().any(|rest| before.ends_with(&format!(" and {rest}")));
    home.or_else(|| is_rest().then_some(SumOf::Elsewhere))
}

/// Whether the words before an amount speak of a place and not of the home market: what was
/// taken elsewhere than `in China` was not all taken abroad.
fn is_beside_another_place(before: &str) -> bool {
    const HOME: [&str; 6] = ["America", "United States", "U.S.", "US ", "Canada", "omestic"];
    let is_place = |rest: &str| {
        let rest = rest.strip_prefix("the ").unwrap_or(rest);
        let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        word.starts_with(char::is_uppercase) && !MONTHS.contains(&word)
    };
    let behind = |word: &'static str| {
        let found =
            before.match_indices(word).filter(|(at, _)| *at == 0 || before[..*at].ends_with(' '));
        found.map(|(at, word)| &before[at + word.len()..])
    };
    let mut places = ["in ", "In ", "from ", "From "].into_iter().flat_map(behind);
    !HOME.iter().any(|home| before.contains(home)) && places.any(is_place)
}

/// The part of the world that a sentence begins with, if the amount is its first:
/// `In North America it grossed`, `Overseas, Night Train did as well, grossing`.
fn part_in_front(before: &str) -> Option<SumOf> {
    // `; elsewhere it made`
    let before = before.rsplit(';').next().unwrap_or(before).trim_start();
    let is_first = !before.contains(['$', '€', '£', '¥', '₹']);
    let mut letters = before.chars();
    let first = letters.next().filter(|_| is_first)?;
    let lower = first.to_lowercase().chain(letters).collect::<String>();
    let taken = [" grossed", " grossing", " earned", " earning", " collected", " took in", " made"];
    let is_taken = taken.iter().any(|verb| lower.ends_with(verb));
    part_of_world(&lower).filter(|_| is_taken)
}

/// The part of the world that the words behind an amount name.
fn part_of_world(after: &str) -> Option<SumOf> {
    const PLACES: [(&str, SumOf); 42] = [
        ("in the United States and Canada", SumOf::Home(Market::UnitedStatesAndCanada)),
        ("in the U.S. and Canada", SumOf::Home(Market::UnitedStatesAndCanada)),
        ("in the US and Canada", SumOf::Home(Market::UnitedStatesAndCanada)),
        ("in North America", SumOf::Home(Market::NorthAmerica)),
        ("at the North American box office", SumOf::Home(Market::NorthAmerica)),
        ("domestically", SumOf::Home(Market::UnitedStatesAndCanada)),
        ("at the domestic box office", SumOf::Home(Market::UnitedStatesAndCanada)),
        ("in the United States", SumOf::Home(Market::UnitedStates)),
        ("in the U.S.", SumOf::Home(Market::UnitedStates)),
        ("in the US", SumOf::Home(Market::UnitedStates)),
        ("at the US box office", SumOf::Home(Market::UnitedStates)),
        ("at the U.S. box office", SumOf::Home(Market::UnitedStates)),
        ("at the American box office", SumOf::Home(Market::UnitedStates)),
        ("from foreign markets", SumOf::Elsewhere),
        ("in Canada and the United States", SumOf::Home(Market::UnitedStatesAndCanada)),
        ("in the domestic market", SumOf::Home(Market::UnitedStatesAndCanada)),
        ("from the United States and Canada", SumOf::Home(Market::UnitedStatesAndCanada)),
        ("from North America", SumOf::Home(Market::NorthAmerica)),
        ("in other territories", SumOf::Elsewhere),
        ("in other regions", SumOf::Elsewhere),
        ("in all other", SumOf::Elsewhere),
        ("in foreign markets", SumOf::Elsewhere),
        ("in overseas", SumOf::Elsewhere),
        ("from other markets", SumOf::Elsewhere),
        ("from international markets", SumOf::Elsewhere),
        ("from overseas", SumOf::Elsewhere),
        ("from the rest of the world", SumOf::Elsewhere),
        ("at the international box office", SumOf::Elsewhere),
        ("outside North America", SumOf::Elsewhere),
        ("outside of North America", SumOf::Elsewhere),
        ("outside the United States and Canada", SumOf::Elsewhere),
        ("abroad", SumOf::Elsewhere),
        ("in other countries", SumOf::Elsewhere),
        ("in other markets", SumOf::Elsewhere),
        ("from other territories", SumOf::Elsewhere),
        ("from other countries", SumOf::Elsewhere),
        ("in international markets", SumOf::Elsewhere),
        ("in the rest of the world", SumOf::Elsewhere),
        ("internationally", SumOf::Elsewhere),
        ("overseas", SumOf::Elsewhere),
        ("elsewhere", SumOf::Elsewhere),
        ("from elsewhere", SumOf::Elsewhere),
    ];
    // `$9 million of that came from overseas`
    let after = ["of that ", "of it ", "of this "]
        .iter()
        .find_map(|of| after.strip_prefix(of))
        .unwrap_or(after);
    let came = ["came ", "coming ", "was ", "were ", "being "];
    let after = came.iter().find_map(|verb| after.strip_prefix(verb)).unwrap_or(after);
    PLACES.iter().find(|(words, _)| after.starts_with(words)).map(|&(_, of)| of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_elsewhere_than_in_china_was_not_all_taken_abroad() {
        for sentence in [
            "It grossed $40 million in China and $60 million in other territories.",
            "In the United Kingdom it grossed $40 million and $60 million in other countries.",
        ] {
            assert_eq!(sums(sentence), [], "{sentence}");
        }
        assert_eq!(sums("In May 2012 it had grossed $60 million overseas.").len(), 1);
    }

    fn sums(sentence: &str) -> Vec<(SumOf, String)> {
        let context = Context::of(sentence, "Night Train");
        let found = amounts(sentence).into_iter();
        found.filter_map(|(at, money)| Some((context.sum(&at)?, money.spelled()))).collect()
    }

    #[test]
    fn a_sentence_on_the_box_office_gives_its_parts_and_their_sum() {
        let said = sums(
            "Night Train grossed $58.1 million in the United States and Canada, and $79.1 million \
             in other territories, for a worldwide total of $137.2 million",
        );
        let kinds: Vec<SumOf> = said.iter().map(|(of, _)| *of).collect();
        let home = SumOf::Home(Market::UnitedStatesAndCanada);
        assert_eq!(kinds, [home, SumOf::Elsewhere, SumOf::Worldwide]);
        assert_eq!(said[1].1, "$79.1 million");
    }

    #[test]
    fn the_parts_of_a_gross_are_read_in_the_forms_that_writers_use() {
        for sentence in [
            "It finished with $20 million in the United States and Canada and $9 million elsewhere",
            "Its final total of $29 million consists of $20 million from the United States and \
             Canada and $9 million from elsewhere",
            "The final figures were $20 million in the United States and Canada and $9 million abroad",
            "The United States and Canada brought in $20 million and other countries $9 million, a \
             total of $29 million",
            "In the United States and Canada, the film grossed $20 million, and elsewhere $9 million",
            "Domestically it earned $20 million and overseas $9 million",
            "It went on to earn a total domestic gross of $20 million, and $9 million in \
             international markets",
            "The film's domestic gross was $20 million and it earned $9 million overseas",
            "The film grossed $29 million, of which $20 million came from the United States and \
             Canada and $9 million was from overseas",
            "Night Train took in $20 million at the domestic box office, with $9 million coming \
             from other markets",
            "It took $2 million in its opening weekend and eventually grossed $20 million in the \
             United States and Canada, and $9 million internationally",
        ] {
            let home = SumOf::Home(Market::UnitedStatesAndCanada);
            let parts = [(home, "$20 million".into()), (SumOf::Elsewhere, "$9 million".into())];
            assert_eq!(sums(sentence), parts, "{sentence}");
        }
    }

    #[test]
    fn a_final_gross_is_read_behind_a_comma_that_should_be_a_full_stop() {
        let sentence = "It took $2 million in previews, The film closed on 3 May 2019 with a final \
                        gross $20 million in North America and $15.5 million internationally. and \
                        was the dearest film until 2024";
        let clause = &sentence[run_on(sentence)];
        let home = (SumOf::Home(Market::NorthAmerica), "$20 million".to_string());
        assert_eq!(sums(clause), [home, (SumOf::Elsewhere, "$15.5 million".to_string())]);
    }

    #[test]
    fn what_is_hedged_or_a_part_or_of_another_is_no_sum() {
        for sentence in [
            "The film grossed over $336 million worldwide",
            "It grossed $9 million in the United States in its opening weekend",
            "Adjusted for inflation, it earned $500 million in North America",
            "The film earned $11 million in rentals",
            "North America brought in $20 million",
            "In the United States, it grossed $2 million in its opening weekend",
            "In North America, the film cost $2 million to market",
            "In North America, it opened to $2 million",
            "Overseas, its sequel grossed $9 million",
            "It eventually reached $20 million of sales in its first year in North America",
            "In North America it was expected to have grossed $20 million",
            "Its loan of $29 million consists of $20 million from North America and more",
            "The studio spent $9 million in the United States",
            "By June it was expected that it earned $2 million overseas",
            "A budget of $20 million was announced",
            "The preceding picture had been shot on a budget of $2 million",
            "Its follow-up took $40 million worldwide",
            "Rival film Zork grossed $50 million in the United States and Canada",
            "By June 1994, it had grossed $80 million worldwide",
            "As of May 1994, the film has grossed $80 million worldwide",
            "After two weeks it had grossed $80 million worldwide",
            "By the end of March it had grossed $80 million worldwide",
            "With its 2014 reissue, it has grossed $90 million worldwide",
            "Adjusted for inflation, it has grossed $300 million worldwide",
            "It needed to gross $150 million worldwide to break even",
            "Analysts projected that it would gross $60 million worldwide",
            "It was budgeted at $18 million before reshoots",
            "The studio had a marketing budget of $40 million",
            "It had a net budget of $30 million after tax credits",
        ] {
            assert_eq!(sums(sentence), [], "{sentence}");
        }
    }
}
