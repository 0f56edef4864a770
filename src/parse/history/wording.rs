//! The words that tell of an event.
//!
//! In: a clause. Out: whether its words mean work on a film, an advertisement, some
//! other work or a plan; whether they can stand alone; and where they end.

use std::ops::Range;

/// Longest text that says what happened, in bytes.
const LABEL: usize = 88;

/// What can begin and end in the making of a film.
pub(super) const WORK: &str = "photography filming shooting production pre-production post-production \
    casting development reshoots editing recording scoring animation principal phase phases";

pub(super) fn is_work(subject: &str) -> bool {
    let lower = subject.to_lowercase();
    words(&lower).any(|word| among(WORK, &lower[word])) && !is_other_work(subject)
}

/// Part of a film that is shot for itself.
pub(super) fn is_footage(subject: &str) -> bool {
    const FOOTAGE: &str = "scene scenes portion portions sequence sequences footage";
    words(subject).any(|word| among(FOOTAGE, &subject[word])) && !is_other_work(subject)
}

/// A trailer, teaser or poster that can only be this film's.
pub(super) fn is_advertisement(words: &str) -> bool {
    let lower = words.to_lowercase();
    let is_own =
        ["the film's ", "the first ", "a teaser", "the teaser", "the official ", "the trailer"]
            .iter()
            .any(|beginning| lower.starts_with(beginning));
    let others = ["sequel", "game", "album", "song", "single"];
    is_own
        && [" trailer", " teaser", " poster"].iter().any(|name| lower.contains(name))
        && !others.iter().any(|other| lower.contains(other))
}

/// Whether a word is in a list that is written as one text.
pub(super) fn among(list: &str, word: &str) -> bool {
    let Some(first) = word.chars().next() else { return false };
    let is_apart = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
    list.match_indices(first).any(|(at, _)| {
        let (before, behind) = (&list.as_bytes()[..at], list[at..].strip_prefix(word));
        is_apart(before.last()) && behind.is_some_and(|rest| is_apart(rest.as_bytes().first()))
    })
}

pub(super) fn first_word(text: &str) -> &str {
    words(text).next().map_or("", |word| &text[word])
}

pub(super) fn in_words(text: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|words| {
        text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// Something else that is released, begun or bought.
pub(super) fn is_other_work(text: &str) -> bool {
    const OTHERS: &str = "soundtrack album single song score trailer teaser poster game musical novel \
    novelization book comic sequel prequel spin-off remake dvd blu-ray vhs television \
    stage rival rivals competing competitor competitors";
    // `his next film`, `another project`.
    const ANOTHER: [&str; 7] =
        ["next ", "another ", "previous ", "other ", "first ", "last ", "own "];
    const WORKS: [&str; 6] = ["film", "movie", "project", "feature", "production", "script"];
    let lower = text.to_lowercase();
    let is_another = ANOTHER.iter().any(|which| {
        let behind = lower.match_indices(which).map(|(at, _)| &lower[at + which.len()..]);
        behind.into_iter().any(|rest| in_words(rest, &WORKS))
    });
    // `a script of his own`
    let is_private =
        ["of his own", "of her own", "of their own"].iter().any(|own| lower.contains(own));
    is_another || is_private || words(&lower).any(|word| among(OTHERS, &lower[word]))
}

/// A plan, a rumour or a wish.
pub(super) fn is_doubtful(text: &str) -> bool {
    const DOUBTS: &str = "would might could may reportedly rumored rumoured planned scheduled expected \
    intended hoped allegedly claimed slated denied plans originally unsuccessfully \
    nearly";
    let lower = text.to_lowercase();
    [" was to ", " were to "].iter().any(|plan| lower.contains(plan))
        || words(&lower).any(|word| among(DOUBTS, &lower[word]))
}

/// Whether a sentence denies something, or tells what was only said, dreamt, due or
/// nearly so. What a clause of it tells need not have happened, so it states nothing.
/// `Not only`, and `nearly` before a measure, deny nothing.
pub(super) fn is_denial(sentence: &str) -> bool {
    const DENIALS: &str = "rumour rumours rumoured rumor rumors rumored gossip false falsely untrue fake \
        fictional wrongly mistakenly erroneously incorrectly denied denies deny denial nobody none \
        never cannot dream dreams dreamed dreamt hoax joke joked allegedly supposedly purportedly";
    const PHRASES: [&str; 15] = [
        " few know ",
        ", or so ",
        " no one ",
        " claimed that ",
        " claims that ",
        " contrary to ",
        " was to ",
        " were to ",
        " was due to ",
        " were due to ",
        " had been due ",
        " had been expected ",
        " had been scheduled ",
        " had been planned ",
        " had been supposed ",
    ];
    const MEASURES: &str = "a an all every half one two three four five six seven eight nine ten";
    let lower = format!(" {} ", sentence.to_lowercase().replace('’', "'"));
    let denies = |word: Range<usize>| {
        let behind = || first_word(&lower[word.end..]);
        match &lower[word.clone()] {
            "not" => behind() != "only",
            "almost" | "nearly" => {
                let starts_with_number =
                    |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
                !starts_with_number(behind()) && !among(MEASURES, behind())
            }
            word => among(DENIALS, word),
        }
    };
    // `No filming began`
    let opens = among("no few", first_word(&lower));
    opens
        || lower.contains("n't ")
        || PHRASES.iter().any(|phrase| lower.contains(phrase))
        || words(&lower).any(denies)
}

/// Whether the words can stand alone: they name who acts, and upon what.
pub(super) fn begins_well(label: &str) -> bool {
    const NOBODY: &str =
        "he she they this that these who which his her their there we i and but both";
    const SAID: &str = "announced reported confirmed revealed";
    const PRONOUNS: &str = "it him her them there";
    // Whoever they are, an earlier sentence names them: `The duo was replaced`.
    const BEFORE: [&str; 8] = [
        "the duo ",
        "the pair ",
        "the two ",
        "the trio ",
        "the three ",
        "the former ",
        "the latter ",
        "the same ",
    ];
    let lower = label.to_lowercase();
    if BEFORE.iter().any(|words| lower.starts_with(words)) {
        return false;
    }
    // `it was announced that he had joined`: who?
    let is_open = [" that he ", " that she ", " that they "].iter().any(|he| label.contains(he));
    if is_open
        || label.ends_with(':')
        || is_subordinate(label)
        || among(PRONOUNS, label.rsplit(' ').next().unwrap_or_default())
    {
        return false;
    }
    let mut words = label.split_whitespace();
    match (words.next(), words.next()) {
        (Some("It" | "it"), was) => {
            was == Some("was") && words.next().is_some_and(|word| among(SAID, word))
        }
        (Some(first), second) => {
            !among(NOBODY, &first.to_lowercase()) && (second.is_some() || is_release(label))
        }
        (None, _) => false,
    }
}

/// Whether a clause is not the one that says what happened.
pub(super) fn is_subordinate(clause: &str) -> bool {
    const WORDS: &str = "when while after before following during although though if until since \
        because upon having with as once where";
    among(WORDS, &first_word(clause).to_lowercase())
}

/// Whether a clause only says why or after what the next one happened.
pub(super) fn is_circumstance(clause: &str) -> bool {
    among("after following upon before despite", &first_word(clause).to_lowercase())
}

/// `Released`, which says it all.
fn is_release(label: &str) -> bool {
    matches!(label, "released" | "premiered" | "re-released" | "reissued")
}

/// The length of a conjunction that a clause begins with and that its words do not
/// need.
pub(super) fn conjunction(clause: &str) -> usize {
    ["when ", "and ", "but ", "as ", "once "]
        .iter()
        .find(|word| clause.starts_with(*word))
        .map_or(0, |word| word.len())
}

/// Where the main clause ends whose words begin at `from` and whose verb ends at `verb`.
pub(super) fn cut(clause: &str, from: usize, verb: usize) -> usize {
    const ENDS: [&str; 18] = [
        ";",
        " (",
        ": ",
        " – ",
        " — ",
        ", which",
        ", who",
        ", with ",
        ", and ",
        ", but ",
        ", after ",
        ", where ",
        ", while ",
        ", as ",
        " as being ",
        ", when ",
        ", though ",
        ", because ",
    ];
    let end = ENDS
        .iter()
        .filter_map(|mark| clause[verb..].find(mark).map(|at| verb + at))
        .min()
        .unwrap_or(clause.len());
    shortened(clause, from, end)
}

/// An end not behind `end` at which the text from `from` on is short enough: before a
/// word that opens a phrase, so that no phrase is cut; before `of` if need be.
fn phrase_end(text: &str, from: usize, end: usize) -> usize {
    let most = text.floor_char_boundary(from + LABEL);
    let fits = |at: &usize| (from + LABEL / 2..=most).contains(at);
    let before = |opens: &dyn Fn(&str) -> bool| {
        let openers = words(&text[..end]).filter(|word| opens(&text[word.clone()]));
        openers.map(|word| text[..word.start].trim_end().len()).filter(fits).last()
    };
    before(&|word| !matches!(word, "of" | "and") && among(OPENERS, word))
        .or_else(|| before(&|word| word == "of"))
        .unwrap_or_else(|| text[from..most].rfind(' ').map_or(most, |at| from + at))
}

/// Words that open a phrase.
const OPENERS: &str = "and at by for from in of on that to under upon while with which who";

/// An end not behind `end` at which the text from `from` on is short enough and does
/// not hang in the air: `the Registry by`, `written by J.`.
pub(super) fn shortened(text: &str, from: usize, end: usize) -> usize {
    const LOOSE: &str = "a an the her his its their or as first";
    let whole = text[..end].trim_end().len();
    if whole <= from + LABEL {
        return whole;
    }
    let mut end = text[..phrase_end(text, from, end)].trim_end_matches([',', ' ']).len();
    while let Some(space) = text[from..end].rfind(' ').map(|space| from + space)
        && (among(LOOSE, &text[space + 1..end])
            || among(OPENERS, &text[space + 1..end])
            || is_initial(&text[space + 1..end]))
    {
        end = text[..space].trim_end_matches([',', ' ']).len();
    }
    end
}

/// `J.`, `J.R.`, behind which a name goes on.
fn is_initial(word: &str) -> bool {
    word.ends_with('.') && word.split('.').all(|letter| letter.chars().count() <= 1)
}

/// Words with their places; a hyphen is part of one.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_word = |c: char| c.is_alphanumeric() || c == '-';
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_word)?;
        let end = text[start..].find(|c| !is_word(c)).map_or(text.len(), |end| start + end);
        at = end;
        Some(start..end)
    })
}
