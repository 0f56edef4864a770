//! Series that no infobox names.
//!
//! In: what leads say, titles, credits. Out: credits for series, of films whose
//! infobox says nothing of one. In the order of the films' years:
//!
//! 1. "the third instalment in the ... franchise" names the series;
//!    and a film that the same lead calls the one before it joins it, too;
//! 2. "sequel to ..." joins the other film's series, if it has one. If it has none,
//!    the two are a series only if the sequel's title begins with the original's,
//!    which then names it: no series gets a name that nobody gave it;
//! 3. so does a numbered title (`X 2`, `X II`, `X: Chapter 2`) where a film `X` is
//!    in the wiki and somebody is credited in both;
//! 4. films that a series' own article lists with their years, also in a table;
//! 5. at last, what infoboxes have before or after a film (`Followed by`) is of its
//!    series if its title has the series' name: others follow in a larger story.

use crate::entity::EntityId;
use crate::fold;
use crate::graph::build::Builder;
use crate::model::article::{Article, ArticleId, FieldMeaning, SeriesClaim, SeriesSays};
use crate::model::credit::Role;
use crate::model::facts::read_year;
use crate::model::kind::Kind;
use crate::model::listed;
use crate::source::Place;

/// Longest title, in words.
const MOST: usize = 12;

/// Finds the series.
pub fn infer(builder: &mut Builder) {
    listed(builder);
    let mut films: Vec<(ArticleId, &Article)> =
        builder.articles().filter(|(_, article)| article.kind == Kind::Film).collect();
    films.sort_by_key(|(id, article)| (article.year, *id));
    for (id, article) in films {
        let film = builder.graph.subject(id);
        let text = builder.text(article);
        let says =
            |says: SeriesSays| article.series_claims.iter().find(move |claim| claim.says == says);
        let place = |claim: &SeriesClaim| {
            article.place(claim.prose, claim.range.start as usize..claim.range.end as usize)
        };
        if builder.series_of(film).is_some() {
            // Its infobox says so.
        } else if let Some(claim) = says(SeriesSays::Member) {
            let shown = article.prose(claim.prose).text(text);
            let name = &shown[claim.range.start as usize..claim.range.end as usize];
            let series = builder.intern(Kind::Series, name, None);
            builder.add_credit(film, series, Role::Series, place(claim));
        } else if let Some((claim, original)) = says(SeriesSays::Follows)
            .and_then(|claim| Some((claim, original(builder, article, claim, film)?)))
        {
            join(builder, film, original, place(claim));
        } else if let Some(original) = numbered(builder, film) {
            let title = Place { source: article.source, span: article.title.span };
            join(builder, film, original, title);
        }
        // "sequel to A and the second film in the A series"
        if let (Some(member), Some(claim)) = (says(SeriesSays::Member), says(SeriesSays::Follows))
            && member.prose == claim.prose
            && let Some(series) = builder.series_of(film)
            && let Some(original) = original(builder, article, claim, film)
            && builder.series_of(original).is_none()
        {
            builder.add_credit(original, series, Role::Series, place(claim));
        }
    }
    neighbours(builder);
}

/// Joins what infoboxes have before and after films, until nothing more joins.
fn neighbours(builder: &mut Builder) {
    let mut pairs: Vec<(EntityId, EntityId, Place)> = Vec::new();
    for (id, article) in builder.articles().filter(|(_, article)| article.kind == Kind::Film) {
        let fields = article.infobox.iter();
        for field in fields.filter(|field| field.meaning == FieldMeaning::Neighbour) {
            let film = builder.graph.subject(id);
            let value = article.prose(field.value).text(builder.text(article));
            if let Some(other) = film_at(builder, value, film) {
                pairs.push((film, other, article.place(field.value, 0..value.len())));
            }
        }
    }
    let mut before = usize::MAX;
    while pairs.len() < before {
        before = pairs.len();
        pairs.retain(|&(film, other, place)| {
            match (builder.series_of(film), builder.series_of(other)) {
                (Some(_), Some(_)) => return false,
                (None, None) => {
                    let year = |film: EntityId| builder.graph.entity(film).year;
                    let (Some(own), Some(others)) = (year(film), year(other)) else { return true };
                    let (first, second) = if own < others { (film, other) } else { (other, film) };
                    join(builder, second, first, place);
                }
                (Some(series), None) => join_by_name(builder, other, series, place),
                (None, Some(series)) => join_by_name(builder, film, series, place),
            }
            builder.series_of(film).is_none() || builder.series_of(other).is_none()
        });
    }
}

/// Puts a film into a series whose name its title has, as whole words.
fn join_by_name(builder: &mut Builder, film: EntityId, series: EntityId, place: Place) {
    let words = |id: EntityId| {
        let key = fold::key(&builder.graph.entity(id).name);
        let bare = key.strip_prefix("the ").unwrap_or(&key);
        let words = bare.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        format!(" {} ", words.collect::<Vec<_>>().join(" "))
    };
    if words(film).contains(&words(series)) {
        builder.add_credit(film, series, Role::Series, place);
    }
}

/// Puts a film into its original's series, or makes one of both.
fn join(builder: &mut Builder, film: EntityId, original: EntityId, place: Place) {
    if let Some(series) = builder.series_of(original) {
        builder.add_credit(film, series, Role::Series, place);
        return;
    }
    let (title, stem) = (&builder.graph.entity(film).name, &builder.graph.entity(original).name);
    let goes_on = fold::key(title)
        .strip_prefix(&fold::key(stem))
        .is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphanumeric()));
    if goes_on {
        let stem = stem.clone();
        let series = builder.intern(Kind::Series, &stem, None);
        builder.add_credit(original, series, Role::Series, place);
        builder.add_credit(film, series, Role::Series, place);
    }
}

/// The film whose title begins where a claim says, the longest that the wiki knows.
fn original(
    builder: &Builder,
    article: &Article,
    claim: &SeriesClaim,
    film: EntityId,
) -> Option<EntityId> {
    let text = article.prose(claim.prose).text(builder.text(article));
    film_at(builder, &text[claim.range.start as usize..claim.range.end as usize], film)
}

/// The film whose title a text begins with, the longest that the wiki knows, but for one.
fn film_at(builder: &Builder, rest: &str, film: EntityId) -> Option<EntityId> {
    let mut ends: Vec<usize> =
        rest.match_indices(char::is_whitespace).map(|(at, _)| at).take(MOST).collect();
    ends.push(rest.len());
    ends.truncate(MOST);
    ends.into_iter().rev().find_map(|end| {
        let title = rest[..end].trim_end_matches(['.', ',', ';']);
        let year =
            rest[end..].trim_start().strip_prefix('(').and_then(|rest| read_year(rest.get(..4)?));
        let named = builder.graph.named(title).iter().copied();
        let mut films = named.filter(|&id| {
            let entity = builder.graph.entity(id);
            entity.kind == Kind::Film && id != film && (year.is_none() || entity.year == year)
        });
        films.next().filter(|_| films.next().is_none())
    })
}

/// The first film of a numbered title, if somebody is credited in both.
fn numbered(builder: &Builder, film: EntityId) -> Option<EntityId> {
    let entity = builder.graph.entity(film);
    let stem = stem(&entity.name)?;
    let named = builder.graph.named(stem).iter().copied();
    let mut films = named.filter(|&id| {
        let original = builder.graph.entity(id);
        original.kind == Kind::Film && original.year.is_some() && original.year <= entity.year
    });
    let original = films.next().filter(|_| films.next().is_none())?;
    let people = |film: EntityId| {
        let credits = builder.credits_so_far(film).iter();
        credits
            .map(|credit| credit.holder)
            .filter(|&id| builder.graph.entity(id).kind == Kind::Person)
    };
    people(film).any(|one| people(original).any(|other| one == other)).then_some(original)
}

/// `John Wick: Chapter 2` -> `John Wick`.
fn stem(title: &str) -> Option<&str> {
    let head = title.split(" – ").next().unwrap_or(title);
    let (rest, number) = head.rsplit_once(' ')?;
    let is_number = number.parse::<u32>().is_ok_and(|number| (2..100).contains(&number))
        || matches!(number, "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX" | "X");
    let labels = ["Chapter", "Part", "Volume", "Vol."];
    let rest = labels.iter().find_map(|label| rest.strip_suffix(label)).unwrap_or(rest);
    let stem = rest.trim_end().trim_end_matches([':', ',', '-', '–']).trim_end();
    (is_number && !stem.is_empty()).then_some(stem)
}

/// Films with articles that series' own articles list, each with its year.
fn listed(builder: &mut Builder) {
    for (id, article) in builder.articles().filter(|(_, article)| article.kind == Kind::Series) {
        let series = builder.graph.subject(id);
        let text = builder.text(article);
        for listed in listed::films(article, text) {
            let title = &article.prose(listed.prose).text(text)[listed.title.clone()];
            let film = builder.graph.film(title, listed.year).one();
            if let Some(film) = film.filter(|&film| builder.graph.entity(film).article.is_some())
                && builder.series_of(film).is_none()
            {
                let place = article.place(listed.prose, listed.title);
                builder.add_credit(film, series, Role::Series, place);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_titles_have_a_stem() {
        for (title, expected) in [
            ("John Wick: Chapter 2", Some("John Wick")),
            ("John Wick: Chapter 3 – Parabellum", Some("John Wick")),
            ("Rocky II", Some("Rocky")),
            ("Kill Bill: Volume 2", Some("Kill Bill")),
            ("Toy Story 3", Some("Toy Story")),
            ("Apollo 13", Some("Apollo")),
            ("Blade Runner 2049", None),
            ("Malcolm X", Some("Malcolm")),
            ("Heat", None),
            ("II", None),
        ] {
            assert_eq!(stem(title), expected, "{title}");
        }
    }
}
