//! What a lead's own phrase says: "a 2025 American action thriller film directed
//! by Len Wiseman".
//!
//! In: the article. Out: [`LeadFact`]s for genres, countries, languages and
//! directors, each with its place. The graph takes them where the infobox is
//! silent.

use std::ops::Range;

use crate::model::article::{Article, Block, LeadFact, LeadStar};
use crate::model::credit::Role;
use crate::model::facts::{Year, read_year};
use crate::model::vocabulary::{self, Says};
use crate::parse::people::names_at;

/// Reads an article's opening paragraph.
pub fn read(article: &Article, source: &str) -> Vec<LeadFact> {
    let Some(prose) = article.opening(source) else { return Vec::new() };
    let text = article.prose(prose).text(source);
    let Some(phrase) = defining_phrase(text) else { return Vec::new() };
    let fact = |range: Range<usize>, role: Role, holder: &str| LeadFact {
        prose,
        range: range.start as u32..range.end as u32,
        role,
        holder: holder.to_string(),
    };
    let mut facts: Vec<LeadFact> = Vec::new();
    for (range, says) in vocabulary::read(&text[phrase.clone()]) {
        let at = phrase.start + range.start..phrase.start + range.end;
        facts.push(match says {
            Says::Genre(genre) => fact(at, Role::Genre, genre),
            Says::Country(country) => fact(at, Role::Country, country),
            Says::Language(_) => {
                let language = text[at.clone()].to_string();
                fact(at, Role::Language, &language)
            }
        });
    }
    for (said, role) in [
        ("directed by ", Role::Director),
        ("written and directed by ", Role::Writer),
        ("directed and written by ", Role::Director),
        ("directed and written by ", Role::Writer),
    ] {
        // Only in the sentence that the phrase stands in.
        let sentence = text[phrase.end..].find(". ").map_or(text.len(), |end| phrase.end + end);
        if let Some(at) = text[phrase.end..sentence].find(said) {
            let names = names_at(text, phrase.end + at + said.len());
            facts.extend(names.into_iter().map(|name| fact(name.clone(), role, &text[name])));
        }
    }
    facts
}

/// Reads whom a lead names as stars: "stars A, B and C", "starring A and B".
pub fn stars(article: &Article, source: &str) -> Vec<LeadStar> {
    let mut stars = Vec::new();
    for block in &article.lead {
        let Block::Paragraph(prose) = block else { continue };
        let text = article.prose(*prose).text(source);
        for phrase in ["starring ", " stars ", " star "] {
            for (at, _) in text.match_indices(phrase) {
                // "Bollywood stars A and B" are somebody's stars, not the film's.
                let before = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
                let subject = ["film", "It", "it", "movie", "which", "that", "also", "and", "who"];
                if phrase != "starring " && !subject.contains(&before) {
                    continue;
                }
                let names = names_at(text, at + phrase.len());
                stars.extend(names.into_iter().map(|name| LeadStar {
                    prose: *prose,
                    range: name.start as u32..name.end as u32,
                    name: text[name].to_string(),
                }));
            }
        }
    }
    stars
}

/// The year in which a lead says that its film came out.
pub fn year(lead: &str) -> Option<Year> {
    lead[defining_phrase(lead)?].split_whitespace().find_map(read_year)
}

/// The words between "is a" and the end of the noun phrase, in the sentence that
/// a lead opens with: `2025 American action thriller film` in "Ballerina is a
/// 2025 American action thriller film directed by ...".
pub fn defining_phrase(lead: &str) -> Option<Range<usize>> {
    const OPENINGS: [&str; 8] =
        [" is a ", " is an ", " was a ", " was an ", " is the ", " are a ", " were a ", " is one "];
    const MOST: usize = 14;
    let head = &lead[..lead.floor_char_boundary(600)];
    let start = OPENINGS.iter().filter_map(|o| head.find(o).map(|at| at + o.len())).min()?;
    let mut end = start;
    let mut at = start;
    for word in head[start..].split_whitespace().take(MOST) {
        let ends = matches!(
            word,
            "directed"
                | "written"
                | "produced"
                | "starring"
                | "based"
                | "that"
                | "which"
                | "who"
                | "in"
                | "from"
                | "by"
                | "about"
                | "of"
                | "for"
                | "with"
                | "and"
                | "on"
        );
        if ends {
            break;
        }
        at += head[at..].find(word)?;
        at += word.len();
        end = at;
    }
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_phrase_ends_where_its_noun_does() {
        let lead = "Heat is a 1995 American crime film directed by Michael Mann.";
        assert_eq!(defining_phrase(lead).map(|r| &lead[r]), Some("1995 American crime film"));
        assert_eq!(defining_phrase("Nothing here."), None);
    }
}
