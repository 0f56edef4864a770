//! Words between two names of a list: `and`, `&`, `with`, `in association with`.
//!
//! In: what stands before and behind a place in a list. Out: how long the words are that
//! divide two names there. An `and` may be of a name (`Falcon Films and Television`,
//! `Industrial Light & Magic`).

use crate::model::companies;

/// How long the words are that join a person's name and the next one's.
pub fn joins_people(before: &str, behind: &str) -> Option<usize> {
    let full = |name: &str| {
        let mut words = name.split_whitespace().take(2);
        let is_capital = |word: &str| word.starts_with(char::is_uppercase);
        words.next().is_some_and(is_capital) && words.next().is_some_and(is_capital)
    };
    if let Some(next) = behind.strip_prefix(" with ") {
        return (full(before) && full(next)).then_some(" with ".len());
    }
    let joiner = [" and ", " & "].into_iter().find(|joiner| behind.starts_with(joiner))?;
    // `Industrial Light & Magic`
    let next = behind[joiner.len()..].split([' ', ',', ';', '\n', '(']).next().unwrap_or_default();
    let is_whole = matches!(next, "Magic" | "Hues")
        && companies::is_well_known(&format!("{}{joiner}{next}", before.trim_start()));
    (!is_whole).then_some(joiner.len())
}

/// How long the words are that join a company's name and the next one's, if they do: an
/// "and" may be of a name (`Falcon Films and Television`).
pub fn joins_companies(before: &str, behind: &str) -> Option<usize> {
    const WITH: [&str; 6] = [
        " in association with ",
        " in collaboration with ",
        " in co-production with ",
        " in cooperation with ",
        " in partnership with ",
        " with the participation of ",
    ];
    if behind.starts_with(" in ") || behind.starts_with(" with ") {
        return WITH.iter().find(|with| behind.starts_with(**with)).map(|with| with.len());
    }
    // `Vast (Japan) & Gaumont`
    if before.ends_with(')') {
        return [" and ", " & "].iter().find(|and| behind.starts_with(**and)).map(|and| and.len());
    }
    let next = behind.strip_prefix(" and ")?;
    let mut words = before.split_whitespace().rev();
    let is_whole = matches!(
        words.next()?,
        "Animation" | "Entertainment" | "Films" | "Pictures" | "Productions" | "Studios"
    ) && words.next().is_some();
    let first = next.split([' ', ',', ';', '(', '\n']).next().unwrap_or_default();
    let is_next = first.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    (is_whole && is_next && !is_trade(first)).then_some(" and ".len())
}

/// Whether a word says what companies do, and names none.
fn is_trade(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "advertising"
            | "animation"
            | "arts"
            | "associates"
            | "audio"
            | "broadcasting"
            | "co"
            | "communication"
            | "communications"
            | "company"
            | "crafts"
            | "culture"
            | "design"
            | "digital"
            | "distribution"
            | "distributors"
            | "editing"
            | "education"
            | "effects"
            | "entertainment"
            | "events"
            | "exhibition"
            | "exhibitors"
            | "film"
            | "films"
            | "friends"
            | "games"
            | "home"
            | "leisure"
            | "licensing"
            | "management"
            | "marketing"
            | "media"
            | "music"
            | "news"
            | "partners"
            | "photography"
            | "post"
            | "post-production"
            | "production"
            | "productions"
            | "promotions"
            | "publishing"
            | "radio"
            | "records"
            | "recreation"
            | "services"
            | "sons"
            | "sound"
            | "sports"
            | "studio"
            | "studios"
            | "talent"
            | "technology"
            | "television"
            | "theatre"
            | "theatres"
            | "trading"
            | "tv"
            | "video"
            | "visual"
    )
}
