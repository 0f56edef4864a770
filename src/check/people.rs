//! Names of people: one in two spellings, two run together, stars that the
//! infobox does not know.

use crate::check::Film;
use crate::diag::{Diagnostic, Rule};
use crate::fold;
use crate::model::article::{FieldMeaning, Spot};
use crate::model::credit::Role;
use crate::model::joint;
use crate::model::kind::Kind;
use crate::nearest::distance;
use crate::source::Place;

/// Checks one film.
pub fn check(film: &Film, diags: &mut Vec<Diagnostic>) {
    let starring = starring(film);
    spellings(film, &starring, diags);
    lead_spellings(film, &starring, diags);
    joined(film, diags);
    stars(film, &starring, diags);
    cast(film, &starring, diags);
}

/// The names under `Starring`, with their places.
fn starring<'a>(film: &Film<'a>) -> Vec<(&'a str, Place)> {
    let Some((field, value, _)) = film.field(FieldMeaning::Credit(Role::Cast)) else {
        return Vec::new();
    };
    let place =
        |name: &crate::model::article::NameSpan| film.article.place(field.value, name.range());
    field.names.iter().map(|name| (&value[name.range()], place(name))).collect()
}

/// A star whose name the cast list spells otherwise.
fn spellings(film: &Film, starring: &[(&str, Place)], diags: &mut Vec<Diagnostic>) {
    let listed: Vec<(&str, Place)> = film
        .article
        .cast
        .iter()
        .chain(&film.article.cast_prose)
        .map(|line| {
            let text = film.article.prose(line.prose).text(film.text);
            (&text[line.actor.range()], film.article.place(line.prose, line.actor.range()))
        })
        .collect();
    let keys = |names: &[(&str, Place)]| -> Vec<String> {
        names.iter().map(|(name, _)| fold::key(name)).collect()
    };
    let (stars, cast) = (keys(starring), keys(&listed));
    for (key, (star, here)) in stars.iter().zip(starring) {
        if cast.contains(key) {
            continue;
        }
        let other = cast
            .iter()
            .zip(&listed)
            .find(|(other, _)| !stars.contains(other) && is_misspelling(key, other));
        if let Some((_, (name, there))) = other {
            diags.push(
                Diagnostic::new(
                    Rule::TwoSpellings,
                    format!("`{star}` is spelled `{name}` in the cast"),
                )
                .at(*here)
                .with(*there, "there")
                .help("spell the name alike in both places"),
            );
        }
    }
}

/// A star whom the lead spells otherwise than infobox and cast list.
fn lead_spellings(film: &Film, starring: &[(&str, Place)], diags: &mut Vec<Diagnostic>) {
    let known: Vec<String> = film
        .graph
        .credits_of_film(film.subject)
        .map(|credit| fold::key(&film.graph.entity(credit.holder).name))
        .collect();
    for star in &film.article.lead_stars {
        let key = fold::key(&star.name);
        if known.contains(&key) {
            continue;
        }
        let other = starring.iter().find(|(name, _)| is_misspelling(&key, &fold::key(name)));
        if let Some((name, there)) = other {
            let range = star.range.start as usize..star.range.end as usize;
            diags.push(
                Diagnostic::new(
                    Rule::TwoSpellings,
                    format!("`{}` is spelled `{name}` in the infobox", star.name),
                )
                .at(film.article.place(star.prose, range))
                .with(*there, "there")
                .help("spell the name alike in both places"),
            );
        }
    }
}

/// Whether two names differ by a slip: a letter or two in one word, an initial,
/// a full stop.
fn is_misspelling(a: &str, b: &str) -> bool {
    let letters =
        |name: &str| -> Vec<char> { name.chars().filter(|c| c.is_alphanumeric()).collect() };
    if letters(a) == letters(b) {
        return true;
    }
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    if a.len() != b.len() || a.len() < 2 {
        return false;
    }
    let differing: Vec<(&str, &str)> =
        a.iter().zip(&b).filter(|(x, y)| x != y).map(|(x, y)| (*x, *y)).collect();
    match differing.as_slice() {
        [(x, y)] => {
            let most = if x.chars().count().min(y.chars().count()) >= 5 { 2 } else { 1 };
            x.chars().count().min(y.chars().count()) >= 4 && distance(x, y) <= most
        }
        _ => false,
    }
}

/// `Ivan ReitmanHarold Ramis`: two names that lost the line break between them.
fn joined(film: &Film, diags: &mut Vec<Diagnostic>) {
    for field in &film.article.infobox {
        // `StudioCanal` is how companies write themselves.
        let is_names = matches!(field.meaning, FieldMeaning::Credit(role) if role.facts().holder == Kind::Person);
        let value = film.article.prose(field.value).text(film.text);
        if let Some(at) = joint::find(value).filter(|_| is_names) {
            let start = value[..at].rfind([',', ';']).map_or(0, |comma| comma + 1);
            let start = start + (value[start..].len() - value[start..].trim_start().len());
            let end = value[at..].find([',', ';', '(']).map_or(value.len(), |end| at + end);
            let message = format!("`{}` looks like two names", value[start..end].trim_end());
            diags.push(
                Diagnostic::new(Rule::JoinedNames, message)
                    .at(film.article.place(field.value, start..end))
                    .help("divide them by a comma; nobody is credited"),
            );
        }
    }
}

/// Stars of the lead of whom the infobox knows none.
fn stars(film: &Film, starring: &[(&str, Place)], diags: &mut Vec<Diagnostic>) {
    let Some(first) = starring.first() else { return };
    let said: Vec<_> = film
        .article
        .lead_stars
        .iter()
        .filter(|star| film.article.prose(star.prose).spot == Spot::Lead)
        .collect();
    let last = |name: &str| fold::key(name).rsplit(' ').next().unwrap_or_default().to_string();
    let known = |name: &str| {
        let surname = last(name);
        starring.iter().any(|(star, _)| last(star) == surname)
            || film.graph.credits_of_film(film.subject).any(|credit| {
                credit.role == Role::Cast && last(&film.graph.entity(credit.holder).name) == surname
            })
    };
    if said.len() < 2 || said.iter().any(|star| known(&star.name)) {
        return;
    }
    let star = said[0];
    let range = star.range.start as usize..star.range.end as usize;
    diags.push(
        Diagnostic::new(
            Rule::ConflictingStarring,
            format!("the lead's stars, `{}` first, are not the infobox's", star.name),
        )
        .at(first.1)
        .with(film.article.place(star.prose, range), "there")
        .help("correct the wrong ones"),
    );
}

/// A cast list that has none of the infobox's stars. Names that share a word are
/// one: families stand first or last, and many are known by one name.
fn cast(film: &Film, starring: &[(&str, Place)], diags: &mut Vec<Diagnostic>) {
    const ENOUGH: usize = 3;
    let words = |name: &str| -> Vec<String> {
        let key = fold::key(name);
        key.split([' ', '-', '.']).filter(|word| word.len() >= 3).map(str::to_string).collect()
    };
    let listed: Vec<(Vec<String>, Place, &str)> = film
        .article
        .cast
        .iter()
        .filter(|line| line.parent.is_none())
        .map(|line| {
            let text = film.article.prose(line.prose).text(film.text);
            let name = &text[line.actor.range()];
            (words(name), film.article.place(line.prose, line.actor.range()), name)
        })
        .collect();
    let in_common = starring.iter().any(|(star, _)| {
        let star = words(star);
        star.is_empty() || listed.iter().any(|(other, ..)| other.iter().any(|w| star.contains(w)))
    });
    if starring.len() < 2 || listed.len() < ENOUGH || in_common {
        return;
    }
    diags.push(
        Diagnostic::new(
            Rule::ConflictingStarring,
            format!("the cast list, `{}` first, has none of the infobox's stars", listed[0].2),
        )
        .at(starring[0].1)
        .with(listed[0].1, "there")
        .help("correct the wrong ones"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_a_misspelling_and_a_namesake_is_not() {
        assert!(is_misspelling("michael o'neal", "michael o'neill"));
        assert!(is_misspelling("joel j. richard", "joel j richard"));
        assert!(is_misspelling("sebastian stiger", "sebastian stigar"));
        assert!(!is_misspelling("ann lee", "ann low"));
        assert!(!is_misspelling("john smith", "joan smyth"));
    }
}
