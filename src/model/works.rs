//! Nouns before a title: what they say that it names.
//!
//! Closed lists; a noun that is in none of them says nothing.

use std::borrow::Cow;

use crate::model::article::{Article, FieldMeaning};
use crate::model::kind::Kind;

/// Works that are no films: `album`, `exhibition`. Case and a comma behind do not
/// matter.
pub fn is_other(noun: &str) -> bool {
    let noun = lower(noun);
    is_writing(&noun)
        || is_broadcast(&noun)
        || matches!(
            noun.trim_end_matches([',', ':']),
            "album"
                | "song"
                | "songs"
                | "albums"
                | "single"
                | "track"
                | "tune"
                | "hymn"
                | "aria"
                | "record"
                | "podcast"
                | "game"
                | "magazine"
                | "newspaper"
                | "journal"
                | "musical"
                | "opera"
                | "operetta"
                | "ballet"
                | "revue"
                | "symphony"
                | "concerto"
                | "ep"
                | "soundtrack"
                | "exhibition"
                | "exhibit"
                | "installation"
                | "painting"
                | "mural"
                | "sculpture"
                | "statue"
                | "photograph"
                | "photo"
                | "tour"
                | "concert"
                | "lecture"
                | "festival"
        )
}

/// The noun behind a title that says that it is of no film, nor of anything else that the
/// wiki has pages for: `novel` of `Harbour (novel)`.
pub fn other_than_pages(qualifier: &str) -> Option<&str> {
    let noun = qualifier.split_whitespace().next_back()?;
    let says_other = is_other(noun) || noun == "disambiguation";
    (says_other && Kind::from_qualifier(qualifier).is_none()).then_some(noun)
}

/// Whether an article counts as a film only because there are no pages for what its title
/// says that it is.
pub fn only_counts_as_film(article: &Article) -> bool {
    article.kind == Kind::Film
        && article.title.qualifier.as_deref().and_then(other_than_pages).is_some()
        && !article.infobox.iter().any(|field| field.meaning == FieldMeaning::Kind)
}

/// Works for television, and parts of them.
pub fn is_broadcast(noun: &str) -> bool {
    matches!(
        lower(noun).trim_end_matches([',', ':']),
        "series"
            | "miniseries"
            | "serial"
            | "sitcom"
            | "show"
            | "programme"
            | "program"
            | "episode"
            | "episodes"
    )
}

/// A word in lower case: most are, and are asked for often.
fn lower(word: &str) -> Cow<'_, str> {
    match word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_punctuation()) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(word.to_lowercase()),
    }
}

/// Works that somebody writes, in lower case: `the novel by`, `the memoirs of`.
pub fn is_writing(noun: &str) -> bool {
    let noun = noun.trim_end_matches([',', ':']);
    matches!(
        noun.strip_suffix('s').unwrap_or(noun),
        "novel"
            | "novella"
            | "book"
            | "play"
            | "memoir"
            | "autobiography"
            | "biography"
            | "diary"
            | "diarie"
            | "poem"
            | "essay"
            | "article"
            | "manga"
            | "comic"
            | "textbook"
            | "writing"
            | "letter"
    )
}

/// Kinds of films, which say so of a title together with a year: `the 1951 drama`.
pub fn is_kind_of_film(noun: &str) -> bool {
    matches!(
        noun,
        "picture"
            | "drama"
            | "comedy"
            | "thriller"
            | "western"
            | "documentary"
            | "short"
            | "feature"
            | "remake"
            | "sequel"
            | "prequel"
            | "original"
            | "romance"
            | "hit"
            | "classic"
    )
}
