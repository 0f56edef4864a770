//! Names of people in prose: `Sharon Duncan-Brewster`, `Ana de Armas`,
//! `Robert Downey Jr.`, before or behind a word that says what they did.

use std::ops::Range;

use crate::fold;
use crate::model::kind::Kind;
use crate::parse::names::is_letters;

/// Longest name, in words.
const MOST: usize = 6;

/// The name that begins at `at`, if one does: capitalised words with particles
/// and initials between them.
pub fn name_at(text: &str, at: usize) -> Option<Range<usize>> {
    let mut end = at;
    let mut words = 0;
    let mut pending_particles = 0;
    let mut from = at;
    let mut dotted = false;
    while words + pending_particles < MOST {
        let rest = &text[from..];
        let length = rest.find(|c: char| c.is_whitespace() || ",;:()[]\"“”".contains(c));
        let token = &rest[..length.unwrap_or(rest.len())];
        // "Roland E. It is set in": the initial ends the sentence, too.
        if dotted && opens_sentence(token) {
            break;
        }
        let possessive = without_possessive(token);
        let bare = possessive.unwrap_or(token);
        dotted = bare.ends_with('.');
        let closed = bare.strip_suffix(['.', '!', '?']);
        let word = match closed {
            Some(_) if is_dotted(bare) => bare,
            Some(inner) => inner,
            None => bare,
        };
        if words >= 2 && is_letters(word) {
            break;
        }
        if is_capitalised(word) {
            end = from + word.len();
            words += 1 + pending_particles;
            pending_particles = 0;
        } else if words > 0 && is_particle(word) {
            pending_particles += 1;
        } else {
            break;
        }
        let ends_here = possessive.is_some() || word.len() < bare.len();
        let after = from + token.len();
        if ends_here || !text[after..].starts_with(' ') {
            break;
        }
        from = after + 1;
    }
    let suffix = [", Jr.", ", Sr.", " Jr.", " Sr."].iter().find(|s| text[end..].starts_with(**s));
    end += suffix.map_or(0, |suffix| suffix.len());
    (words > 0).then_some(at..end)
}

/// `Jones` of `Jones'`, `Lee` of `Lee's`.
fn without_possessive(token: &str) -> Option<&str> {
    ["'s", "’s"]
        .iter()
        .find_map(|mark| token.strip_suffix(mark))
        .or_else(|| token.strip_suffix(['\'', '’']).filter(|name| name.ends_with(['s', 'x', 'z'])))
}

/// The names of a list that begins at `at`: `A`, `A and B`, `A, B, and C`. Of `A's
/// brother C` the name is `C`; in `A and B's company` nobody is meant.
pub fn names_at(text: &str, at: usize) -> Vec<Range<usize>> {
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut from = at;
    while let Some(name) = name_at(text, from) {
        let owned = owner_ends(text, &name);
        let name = match owned.map(|behind| relative_at(text, behind)) {
            None => name,
            Some(Some(relative)) => relative,
            Some(None) => {
                let joined = names.last().is_some_and(|last| text[last.end..from].contains("and"));
                if joined {
                    names.pop();
                }
                break;
            }
        };
        if !is_full(&text[name.clone()]) && names.is_empty() {
            break;
        }
        let rest = &text[name.end..];
        names.push(name.clone());
        let joiner = [", and ", " and ", ", "].into_iter().find(|joiner| rest.starts_with(joiner));
        match joiner {
            Some(joiner) => from = name.end + joiner.len(),
            None => break,
        }
    }
    // "by Shay Hatten, and was released": what follows a joiner need not be a name.
    names.retain(|name| is_full(&text[name.clone()]));
    names
}

/// Where what somebody owns begins: behind the `'s` of a name.
fn owner_ends(text: &str, name: &Range<usize>) -> Option<usize> {
    let rest = &text[name.end..];
    let mark = rest.starts_with(['\'', '’']).then(|| rest.find(' ')).flatten()?;
    Some(name.end + mark + 1)
}

/// Who is named as somebody's somebody: `Jon Bok` at `brother Jon Bok`.
fn relative_at(text: &str, at: usize) -> Option<Range<usize>> {
    let mut start = at;
    for word in text[at..].split(' ').take(4) {
        if !word.starts_with(char::is_lowercase) {
            return None;
        }
        start += word.len() + 1;
        let noun = word.trim_end_matches(',');
        if noun.split('-').any(is_relation) || is_profession(noun) {
            let name = name_at(text, past_noun(text, start.min(text.len())));
            return name.filter(|name| owner_ends(text, name).is_none());
        }
    }
    None
}

/// Nouns for somebody's somebody, which stand before a name: `his daughter Nuala`.
pub fn is_relation(word: &str) -> bool {
    matches!(
        word,
        "father"
            | "mother"
            | "son"
            | "daughter"
            | "brother"
            | "sister"
            | "husband"
            | "wife"
            | "widow"
            | "fiancé"
            | "fiancée"
            | "uncle"
            | "aunt"
            | "nephew"
            | "niece"
            | "cousin"
            | "grandfather"
            | "grandmother"
            | "grandson"
            | "granddaughter"
            | "stepfather"
            | "stepmother"
            | "stepson"
            | "stepdaughter"
            | "friend"
            | "boyfriend"
            | "girlfriend"
            | "lover"
            | "partner"
            | "rival"
            | "boss"
            | "assistant"
            | "neighbour"
            | "neighbor"
            | "protégé"
            | "protégée"
            | "pupil"
            | "mentor"
    )
}

/// Whether a word opens a sentence and is in no name.
fn opens_sentence(word: &str) -> bool {
    matches!(
        word,
        "It" | "Its"
            | "He"
            | "His"
            | "She"
            | "Her"
            | "They"
            | "Their"
            | "There"
            | "The"
            | "This"
            | "That"
            | "These"
            | "In"
            | "On"
            | "At"
            | "As"
            | "An"
            | "After"
            | "Although"
            | "Both"
            | "But"
            | "For"
            | "Set"
            | "When"
            | "While"
            | "With"
    )
}

/// The name of at least two words that ends at `end`, if one does.
pub fn name_before(text: &str, end: usize) -> Option<Range<usize>> {
    run_before(text, end).filter(|name| is_full(&text[name.clone()]))
}

/// The run of capitalised words that ends at `end`, if there is one.
pub fn run_before(text: &str, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    let mut words = 0;
    let mut at = end;
    while words < MOST {
        let before = text[..at].trim_end_matches(' ');
        if at != end && before.len() == at {
            break;
        }
        let from = before
            .rfind(|c: char| c.is_whitespace() || "()[]\"“”".contains(c))
            .map_or(0, |gap| gap + before[gap..].chars().next().map_or(1, char::len_utf8));
        let token = &before[from..];
        let stops = token.ends_with([',', ';', ':', '!', '?'])
            || (token.ends_with('.') && !is_dotted(token));
        if token.is_empty() || (stops && !(is_suffix_before(text, before.len(), end))) {
            break;
        }
        if is_capitalised(token) {
            if begins_sentence(text, from) && is_opener(token) {
                break;
            }
            start = from;
        } else if !is_particle(token) {
            break;
        }
        words += 1;
        at = from;
        if from == 0 {
            break;
        }
    }
    (start < end).then_some(start..end)
}

/// A comma before `Jr.` belongs to the name.
fn is_suffix_before(text: &str, comma: usize, end: usize) -> bool {
    matches!(text[comma.min(end)..end].trim(), "Jr." | "Sr." | "Jr" | "Sr")
}

/// Whether a name has at least two words.
pub fn is_full(name: &str) -> bool {
    name.split_whitespace().count() >= 2
}

/// Whether a word has its full stop in a sentence, too: `J.`, `J.R.`, `Jr.`, `St.`
pub fn is_dotted(token: &str) -> bool {
    let core = token.trim_end_matches('.');
    core.chars().count() == 1
        || core.contains('.')
        || matches!(core, "Jr" | "Sr" | "St" | "Dr" | "Mr" | "Mrs" | "Ms")
}

fn is_capitalised(word: &str) -> bool {
    let word = elided(word).unwrap_or(word);
    word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        && !word.chars().all(|c| c.is_numeric())
}

/// What follows a small word that is written together with the next: `Amboise` in
/// `d'Amboise`, `Amin` in `al-Amin`.
pub fn elided(word: &str) -> Option<&str> {
    let (small, rest) = word.split_once(['\'', '’', '-'])?;
    let is_small = matches!(
        small,
        "d" | "l"
            | "dell"
            | "dall"
            | "nell"
            | "all"
            | "al"
            | "el"
            | "ad"
            | "as"
            | "ash"
            | "ar"
            | "at"
            | "ul"
            | "ud"
            | "ol"
            | "ben"
            | "bin"
            | "ibn"
            | "de"
            | "la"
            | "le"
    );
    (is_small && rest.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())).then_some(rest)
}

/// Whether a small word can stand inside a name: `van`, `ní`, `bin`.
pub fn is_particle(word: &str) -> bool {
    word.len() <= 8
        && word.starts_with(|c: char| c.is_lowercase() || matches!(c, '\'' | '’'))
        && matches!(
            fold::word(word).as_str(),
            "de" | "da"
                | "di"
                | "do"
                | "du"
                | "dos"
                | "das"
                | "dal"
                | "dalla"
                | "del"
                | "della"
                | "dello"
                | "delle"
                | "degli"
                | "dei"
                | "des"
                | "der"
                | "den"
                | "dem"
                | "het"
                | "van"
                | "von"
                | "vom"
                | "zu"
                | "zum"
                | "zur"
                | "la"
                | "le"
                | "lo"
                | "las"
                | "los"
                | "el"
                | "al"
                | "bin"
                | "bint"
                | "binti"
                | "ibn"
                | "ben"
                | "ter"
                | "ten"
                | "te"
                | "'t"
                | "af"
                | "av"
                | "y"
                | "e"
                | "i"
                | "na"
                | "ni"
                | "nic"
                | "mac"
                | "mhic"
                | "o"
                | "ui"
                | "ua"
                | "ap"
                | "ab"
                | "ferch"
        )
}

/// Words with a capital only because a sentence begins with them.
fn is_opener(word: &str) -> bool {
    is_profession(&word.to_lowercase())
        || matches!(
            word,
            "While"
                | "Meanwhile"
                | "Also"
                | "The"
                | "A"
                | "An"
                | "In"
                | "On"
                | "As"
                | "When"
                | "And"
                | "But"
                | "Here"
                | "Then"
                | "Veteran"
                | "Twins"
                | "Triplets"
                | "Siblings"
                | "Brothers"
                | "Sisters"
                | "Both"
                | "With"
                | "Finally"
                | "Later"
        )
}

/// Whether a noun, in lower case, says what somebody does: `the comedian Alf Budd`.
pub fn is_profession(word: &str) -> bool {
    Kind::from_noun(word) == Some(Kind::Person) && word != "person"
        || matches!(
            word,
            "newcomer"
                | "star"
                | "model"
                | "wrestler"
                | "boxer"
                | "footballer"
                | "rapper"
                | "comic"
                | "comedienne"
                | "presenter"
                | "player"
                | "poet"
                | "magician"
                | "debutant"
                | "debutante"
                | "veteran"
                | "pianist"
                | "ballerina"
                | "entertainer"
                | "broadcaster"
                | "journalist"
        )
}

/// Where a name begins that may have a noun before it: `the singer Theo Marsh`.
pub fn past_noun(text: &str, at: usize) -> usize {
    let mut start = at;
    for word in text[at..].split(' ').take(4) {
        if !word.starts_with(char::is_lowercase) {
            break;
        }
        start += word.len() + 1;
        if is_profession(word) {
            return start;
        }
    }
    at
}

fn begins_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?', ':', ';', '"', '”'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_on_as_long_as_its_words_do() {
        for (text, name) in [
            ("Len Wiseman and written by", "Len Wiseman"),
            ("Ana de Armas's house", "Ana de Armas"),
            ("J. J. Abrams. He", "J. J. Abrams"),
            ("Robert Downey Jr. plays", "Robert Downey Jr."),
            ("Sammy Davis, Jr., and", "Sammy Davis, Jr."),
            ("Ludwig van Beethoven", "Ludwig van Beethoven"),
            ("Maire ní Dhonnchadha sang", "Maire ní Dhonnchadha"),
            ("Omar al-Fasi's cart", "Omar al-Fasi"),
            ("Ann Lee al fresco", "Ann Lee"),
            ("Ann Lee ASC, and", "Ann Lee"),
            ("Davy Jones' locker", "Davy Jones"),
            ("Roland E. It is set in Oslo", "Roland E."),
            ("Ann Lee Jr. The film", "Ann Lee Jr."),
        ] {
            assert_eq!(name_at(text, 0).map(|range| &text[range]), Some(name));
        }
        assert_eq!(name_at("nobody at all", 0), None);
    }

    #[test]
    fn a_list_of_names_ends_where_something_else_begins() {
        let text = "Zhang Yibai, Guan Hu and Gao Qunshu, and was released";
        let names: Vec<_> = names_at(text, 0).into_iter().map(|range| &text[range]).collect();
        assert_eq!(names, ["Zhang Yibai", "Guan Hu", "Gao Qunshu"]);
    }

    #[test]
    fn who_is_somebodys_is_named_and_not_the_somebody() {
        for (text, expected) in [
            ("Per Bok's brother Jon Bok and scored", vec!["Jon Bok"]),
            ("Tom Hale’s former protégé Ned Fox.", vec!["Ned Fox"]),
            ("Ann Lee and Davy Jones' wife, the actress May Poe, and", vec!["Ann Lee", "May Poe"]),
            ("Greg Stone's company Blue Horizon", vec![]),
            ("Ann Lee, Bo Ray and Greg Stone's Blue Horizon", vec!["Ann Lee"]),
            ("Finn Dal's widow.", vec![]),
            ("Finn Dal's wife and partner Ann Lee", vec![]),
        ] {
            let names: Vec<_> = names_at(text, 0).into_iter().map(|name| &text[name]).collect();
            assert_eq!(names, expected, "{text}");
        }
    }

    #[test]
    fn a_name_before_a_verb_leaves_the_sentence_behind() {
        for (text, name) in [
            ("Eve's mentor. Choi Soo-young", Some("Choi Soo-young")),
            ("While Robert Maaser", Some("Robert Maaser")),
            ("protectee, while Ava McCarthy", Some("Ava McCarthy")),
            ("Sammy Davis, Jr.", Some("Sammy Davis, Jr.")),
            ("the daughter.", None),
            ("He", None),
        ] {
            assert_eq!(name_before(text, text.len()).map(|range| &text[range]), name, "{text}");
        }
    }
}
