//! Works that an article names: films by their year, `Underworld: Evolution (2006)`, and
//! works for television, `Harbour Lights (2013–2017)`.
//!
//! In: the article. Out: a [`FilmRef`] for each place where a year in parentheses follows
//! a title of which nothing says that it is another work, and a [`Broadcast`] for each
//! place that says of a title that it is a series, a show or the like. The graph makes no
//! film of such a title, though another place names it with its year and nothing else.
//!
//! 1. each parenthesis with a year, or that says what stands before it (`television`);
//! 2. where the title before it may begin (`titles`);
//! 3. what the words around both say of it (`around`);
//! 4. titles behind `the television series`, with or without a parenthesis.
//!
//! What stands among sources (`sources`) may be a book.

mod around;
mod sources;
mod television;
mod titles;

use crate::model::article::{Article, Broadcast, FilmRef, ProseId, Section, SetOff, Spot};
use crate::model::facts::read_year;
use crate::parse::accolades;
use crate::parse::works::around::{Said, said};
use crate::parse::works::sources::{Notes, has_page_behind, is_among_sources};
use crate::parse::works::titles::{Titles, titles_before};

/// The works that an article names, in reading order.
#[derive(Default)]
pub struct Works {
    /// Films, with their years.
    pub films: Vec<FilmRef>,
    /// Works for television.
    pub broadcasts: Vec<Broadcast>,
}

/// Finds the works that an article names.
pub fn find(article: &Article, source: &str) -> Works {
    let mut works = Works::default();
    let elsewhere = Elsewhere::of(article, source);
    let notes = Notes::of(article);
    for id in article.prose_ids() {
        let prose = article.prose(id);
        let text = prose.text(source);
        for (open, _) in text.match_indices('(') {
            let behind = &text[open + 1..];
            let year = behind.get(..4).and_then(read_year);
            let says_so = television::is_meant_by(behind);
            let film_year = year.filter(|_| is_of_a_film(&behind[4..]));
            if !says_so && year.is_none() {
                continue;
            }
            let Some(Titles { starts, end, set_off }) = titles_before(prose, text, open) else {
                continue;
            };
            let first = starts[0] as usize;
            let said = if says_so { Said::Broadcast } else { said(text, first, open) };
            match (said, film_year) {
                (Said::Broadcast, _) => {
                    let titles = starts.into_iter().map(|start| start..end as u32).collect();
                    works.broadcasts.push(Broadcast { prose: id, titles, year });
                }
                (Said::Nothing, Some(year)) => {
                    let is_film = !elsewhere.has(article, id)
                        && !is_publication(&text[first..end])
                        && !is_poll(text, first, end)
                        && !has_page_behind(&text[open..]);
                    if is_film {
                        let end = end as u32;
                        let may_be_book = is_among_sources(article, source, &notes, id);
                        let set_off = if may_be_book { SetOff::Source } else { set_off };
                        works.films.push(FilmRef { prose: id, starts, end, year, set_off });
                    }
                }
                _ => {}
            }
        }
        works.broadcasts.extend(television::behind_a_noun(id, prose, text));
    }
    works
}

/// Places where a title with its year is no film to be named: headings, what stands below
/// headings such as `Video games`, and the cells of award tables: `Cannes (2017)`.
struct Elsewhere {
    /// By section.
    other_works: Vec<bool>,
    awards: Vec<ProseId>,
}

impl Elsewhere {
    fn of(article: &Article, source: &str) -> Self {
        let heading = |section: &Section| article.prose(section.heading).text(source);
        let of_section = |section: &Section| is_of_other_works(heading(section));
        Self {
            other_works: article.sections.iter().map(of_section).collect(),
            awards: accolades::award_cells(article, source),
        }
    }

    fn has(&self, article: &Article, id: ProseId) -> bool {
        let is_apart = match article.prose(id).spot {
            Spot::Heading(_) => true,
            Spot::Section(section) => self.other_works[section as usize],
            _ => false,
        };
        is_apart || self.awards.binary_search(&id).is_ok()
    }
}

/// Whether a heading stands above works that are no films: `Video games`.
fn is_of_other_works(heading: &str) -> bool {
    const OTHERS: [&str; 17] = [
        "game",
        "games",
        "television",
        "tv",
        "episodes",
        "radio",
        "discography",
        "albums",
        "songs",
        "bibliography",
        "books",
        "novels",
        "comics",
        "opera",
        "operas",
        "theatre",
        "theater",
    ];
    const BESIDE: [&str; 14] = [
        "and",
        "video",
        "computer",
        "the",
        "other",
        "in",
        "on",
        "series",
        "appearances",
        "credits",
        "roles",
        "stage",
        "guest",
        "work",
    ];
    let heading = heading.to_lowercase();
    let words = || heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().any(|word| OTHERS.contains(&word))
        && words().all(|word| OTHERS.contains(&word) || BESIDE.contains(&word))
}

/// Whether a title is that of a list of the best: `AFI's 100 Years... 100 Heroes and
/// Villains`, or its second half.
fn is_poll(text: &str, start: usize, end: usize) -> bool {
    let (before, title) = (text[..start].trim_end(), &text[start..end]);
    let counts = title.starts_with("100 ");
    ["AFI's ", "AFI’s ", "AFI: "].iter().any(|owner| title.starts_with(owner))
        || title.contains("100 Years...")
        || title.contains("100 Years…")
        || counts && (before.ends_with("...") || before.ends_with('…') || text.contains("AFI"))
        || counts && text[..start].contains("100 Years")
}

/// Whether what follows a year in a parenthesis leaves it a film's: `(2006)`, `(2006 film)`.
fn is_of_a_film(behind: &str) -> bool {
    behind.starts_with(')') || behind.starts_with(" film)")
}

/// Publications that articles cite with a year. A closed list: nothing in the
/// words themselves tells them from titles.
fn is_publication(title: &str) -> bool {
    matches!(
        title,
        "Time"
            | "IGN"
            | "Variety"
            | "Empire"
            | "Rolling Stone"
            | "Entertainment Weekly"
            | "The Guardian"
            | "The New York Times"
            | "The Hollywood Reporter"
            | "Los Angeles Times"
            | "The Washington Post"
            | "Sight & Sound"
            | "Total Film"
            | "Newsweek"
            | "Vanity Fair"
            | "The Times"
            | "The Observer"
            | "The Independent"
            | "Esquire"
            | "USA Today"
            | "Cahiers du Cinéma"
            | "The New Yorker"
            | "Premiere"
            | "Vogue"
            | "The Telegraph"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_the_best_is_no_film() {
        for text in [
            "AFI's 100 Years...100 Movie Quotes",
            "AFI's 100 Years... 100 Movie Quotes",
            "one of the 100 Years, and 100 Heroes and Villains",
        ] {
            let start = text.find("100 M").or(text.find("100 H")).unwrap_or_default();
            assert!(is_poll(text, start, text.len()), "{text}");
        }
        assert!(is_poll("AFI's 10 Top 10", 0, 15));
        assert!(!is_poll("He saw 100 Rifles", 7, 17));
    }
}
