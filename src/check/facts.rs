//! Title, infobox, lead and sections against each other.

use crate::check::statements::Statement;
use crate::check::{Film, statements};
use crate::diag::{Diagnostic, Rule};
use crate::fold;
use crate::model::article::{FieldMeaning, Spot, Sum, SumOf, Title};
use crate::model::credit::Role;
use crate::model::facts::{Date, Money, Year, is_garbled_runtime, read_runtime, read_year};
use crate::model::kind::Kind;
use crate::model::sentences::amounts;
use crate::model::works::only_counts_as_film;
use crate::source::Place;

/// Checks one film.
pub fn check(film: &Film, diags: &mut Vec<Diagnostic>) {
    money(film, FieldMeaning::Budget, diags);
    money(film, FieldMeaning::Gross, diags);
    runtime(film, diags);
    release(film, diags);
    year(film, diags);
    director(film, diags);
    order(film, diags);
    for (date, place) in statements::impossible_dates(film) {
        diags.push(
            Diagnostic::new(Rule::BadDate, format!("`{date}` is no such day"))
                .at(place)
                .help("correct the day or the month"),
        );
    }
}

fn conflict(rule: Rule, what: &str, here: (Place, &str), there: (Place, &str)) -> Diagnostic {
    Diagnostic::new(rule, format!("the {what} is `{}` here and `{}` there", here.1, there.1))
        .at(here.0)
        .with(there.0, "there")
        .help("correct the wrong one")
}

fn money(film: &Film, meaning: FieldMeaning, diags: &mut Vec<Diagnostic>) {
    let (rule, what, of) = match meaning {
        FieldMeaning::Budget => (Rule::ConflictingBudget, "budget", SumOf::Budget),
        _ => (Rule::ConflictingGross, "gross", SumOf::Worldwide),
    };
    let found = statements::sums(film, of);
    let written = film.field(meaning);
    if let Some((_, value, place)) = written
        && found.is_empty()
        && Money::is_garbled(value)
    {
        let found = Diagnostic::new(Rule::BadNumber, format!("`{value}` is no sum")).at(place);
        diags.push(found.help("write it as in `$137.2 million` or `$1,500,000`"));
    }
    let mut report = |here: (&Money, Place), there: &Statement<Money>| {
        let (stated, other) = (here.0.spelled(), there.value.spelled());
        diags.push(conflict(rule, what, (here.1, &stated), (there.place, &other)));
    };
    let read = match meaning {
        FieldMeaning::Budget => Money::read,
        _ => |value: &str| Money::read_gross(value).or_else(|| Money::read(value)),
    };
    let stated = written.and_then(|(_, value, place)| Some((read(value)?, place)));
    // `$60 million (net $52 million)` is a budget in two figures, of which prose may name one.
    let also = match (meaning, written) {
        (FieldMeaning::Budget, Some((_, value, _))) => amounts(value),
        _ => Vec::new(),
    };
    let Some((stated, place)) = stated else {
        let agree = |a: &Money, b: &Money| agree(a, b) || !comparable(a, b);
        let pair = statements::lead_against_sections(film, &found, agree);
        if let (None, Some((here, there))) = (written, pair) {
            report((&here.value, here.place), there);
        }
        return;
    };
    let in_table = statements::table_sums(film, of);
    let is_stated =
        |sum: &Money| agree(&stated, sum) || also.iter().any(|(_, own)| agree(own, sum));
    let differs =
        |other: &&Statement<Money>| comparable(&stated, &other.value) && !is_stated(&other.value);
    if let Some(other) = in_table.iter().find(differs) {
        report((&stated, place), other);
        return;
    }
    let other = if found.iter().any(|statement| is_stated(&statement.value)) {
        // Prose that also says what the infobox says explains the difference, but for
        // a lead that stands alone against both.
        outlying_lead(film, of, &stated)
    } else {
        found.into_iter().find(|other| comparable(&stated, &other.value))
    };
    let contradicts = |other: &Statement<Money>| {
        comparable(&stated, &other.value) && !also.iter().any(|(_, own)| agree(own, &other.value))
    };
    if let Some(other) = other.filter(contradicts) {
        report((&stated, place), &other);
    }
}

/// The sum that the lead states where a section and the infobox state another, and
/// nothing says that the film was shown again.
fn outlying_lead(film: &Film, of: SumOf, stated: &Money) -> Option<Statement<Money>> {
    let shown_again = |text: &str| {
        let words =
            ["re-release", "rerelease", "re-issue", "reissue", "restor", "in its first run"];
        words.iter().any(|word| text.contains(word))
    };
    if film.sentences.iter().any(|(_, _, sentence)| shown_again(&sentence.to_lowercase())) {
        return None;
    }
    let sums = || film.sums.iter().filter(|sum| sum.of == of);
    let in_lead = |sum: &&Sum| film.article.prose(sum.prose).spot == Spot::Lead;
    let odd = sums().filter(in_lead).find(|sum| !agree(&sum.money, stated))?;
    let alone = sums().all(|sum| in_lead(&sum) == (sum.money == odd.money))
        && sums().filter(|sum| !in_lead(sum)).all(|sum| agree(&sum.money, stated));
    let place = film.article.place(odd.prose, odd.range.start as usize..odd.range.end as usize);
    alone.then(|| Statement { value: odd.money.clone(), place })
}

/// Whether two sums can be of one thing. A sum of another order is one of something
/// else: of a set, of an option.
fn comparable(a: &Money, b: &Money) -> bool {
    a.currency == b.currency && b.high.saturating_mul(8) > a.low && a.high.saturating_mul(8) > b.low
}

/// Whether two amounts are the same but for rounding, or one range holds the other.
fn agree(a: &Money, b: &Money) -> bool {
    let larger = a.high.max(b.high) as f64;
    let near = (a.high as f64 - b.high as f64).abs() <= larger * 0.012;
    near || is_rounded(a.high, b.high) || (a.low <= b.high && b.low <= a.high)
}

/// Whether the rounder of two sums is the other one in fewer figures, two at least:
/// `$31 million` and `$31.4 million`.
fn is_rounded(a: u64, b: u64) -> bool {
    let zeros = |mut sum: u64| {
        let mut zeros = 0;
        while sum > 0 && sum.is_multiple_of(10) {
            sum /= 10;
            zeros += 1;
        }
        zeros
    };
    let (rounder, other) = if zeros(a) >= zeros(b) { (a, b) } else { (b, a) };
    let unit =
        10_u64.pow(zeros(rounder).min(rounder.checked_ilog10().unwrap_or(0).saturating_sub(1)));
    other.saturating_add(unit / 2) / unit * unit == rounder
}

fn runtime(film: &Film, diags: &mut Vec<Diagnostic>) {
    let found = statements::runtimes(film);
    let Some((_, value, place)) = film.field(FieldMeaning::Runtime) else {
        let agree = |a: &u32, b: &u32| a.abs_diff(*b) <= 1;
        if let Some((lead, other)) = statements::lead_against_sections(film, &found, agree) {
            let (here, there) =
                (format!("{} minutes", lead.value), format!("{} minutes", other.value));
            let rule = Rule::ConflictingRuntime;
            diags.push(conflict(rule, "runtime", (lead.place, &here), (other.place, &there)));
        }
        return;
    };
    let Some(stated) = read_runtime(value) else {
        if is_garbled_runtime(value) {
            let message = format!("`{value}` is no runtime");
            let found = Diagnostic::new(Rule::BadNumber, message).at(place);
            diags.push(found.help("write it as in `125 minutes` or `2 h 5 min`"));
        }
        return;
    };
    let several = value.matches("min").count() > 1;
    if several || found.iter().any(|statement| statement.value.abs_diff(stated) <= 1) {
        return;
    }
    if let Some(other) = found.first() {
        let (here, there) = (format!("{stated} minutes"), format!("{} minutes", other.value));
        let rule = Rule::ConflictingRuntime;
        diags.push(conflict(rule, "runtime", (place, &here), (other.place, &there)));
    }
}

fn release(film: &Film, diags: &mut Vec<Diagnostic>) {
    let found = statements::releases(film);
    let Some((_, value, place)) = film.field(FieldMeaning::Released) else {
        // Two countries' releases are a few weeks apart.
        let agree = |a: &Date, b: &Date| b.days_after(*a).is_none_or(|days| days.abs() <= 35);
        if let Some((lead, other)) = statements::lead_against_sections(film, &found, agree) {
            let (here, there) = (lead.value.spelled(), other.value.spelled());
            let rule = Rule::ConflictingReleaseDate;
            diags.push(conflict(rule, "release date", (lead.place, &here), (other.place, &there)));
        }
        return;
    };
    let Ok(stated) = Date::read(value) else { return };
    let same = |other: &Date| {
        other.year == stated.year
            && (stated.month.is_none() || stated.month == other.month)
            && (stated.day.is_none() || stated.day == other.day)
    };
    // A date that prose explains, as a premiere perhaps, contradicts nothing.
    let written = ways_to_write(stated);
    let explained = film.article.prose_ids().any(|id| {
        let prose = film.article.prose(id);
        let in_infobox = prose.spot == crate::model::article::Spot::Infobox;
        !in_infobox && says_one(prose.text(film.text), &written)
    });
    if explained || found.iter().any(|statement| same(&statement.value)) {
        return;
    }
    // An infobox has the first showing: a few weeks before the release, that is a
    // premiere.
    let premiered =
        |other: &Date| other.days_after(stated).is_some_and(|days| (0..=35).contains(&days));
    if let Some(other) = found.iter().find(|other| !premiered(&other.value)) {
        let (here, there) = (stated.spelled(), other.value.spelled());
        let rule = Rule::ConflictingReleaseDate;
        diags.push(conflict(rule, "release date", (place, &here), (other.place, &there)));
    }
}

/// The ways in which a day is written, without its year; none for a date that has
/// no day.
fn ways_to_write(date: Date) -> Option<[String; 2]> {
    date.day?;
    let spelled = date.spelled();
    let (day, rest) = spelled.split_once(' ')?;
    let month = rest.split(' ').next()?;
    Some([format!("{day} {month}"), format!("{month} {day}")])
}

fn says_one(text: &str, ways: &Option<[String; 2]>) -> bool {
    ways.iter().flatten().any(|way| text.contains(way.as_str()))
}

/// The year in the title against the infobox's and the lead's.
fn year(film: &Film, diags: &mut Vec<Diagnostic>) {
    let in_title = title_year(&film.article.title);
    let released = film
        .field(FieldMeaning::Released)
        .and_then(|(_, value, place)| Some((Date::read(value).ok()?.year, place)));
    // A festival may have shown it before the year of its title.
    let lists_year = |year: Year| {
        let value = film.field(FieldMeaning::Released).map_or("", |(_, value, _)| value);
        value.split(|c: char| !c.is_ascii_digit()).filter_map(read_year).any(|one| one == year)
    };
    let in_lead = lead_year(film);
    let mut report = |a: (Year, Place), b: (Year, Place)| {
        let (here, there) = (a.0.to_string(), b.0.to_string());
        let rule = Rule::ConflictingYear;
        diags.push(conflict(rule, "year", (a.1, &here), (b.1, &there)));
    };
    match (in_title, released, in_lead) {
        (Some(title), Some(released), _)
            if title != released.0 && !lists_year(title) && !was_shown(film, title) =>
        {
            report((title, film.title()), released);
        }
        (Some(title), None, Some(lead)) if title != lead.0 => report((title, film.title()), lead),
        (_, Some(released), Some(lead))
            if released.0 != lead.0 && !lists_year(lead.0) && !was_shown(film, lead.0) =>
        {
            report(released, lead);
        }
        _ => {}
    }
}

/// Whether the lead says that the film was shown or finished in a year, which need
/// not be the year of its release: `first shown in 1987 and released in 1988`.
fn was_shown(film: &Film, year: Year) -> bool {
    const SHOWN: [&str; 7] =
        ["first shown", "screened", "premier", "completed", "finished", "festival", "shelved"];
    let year = year.to_string();
    let lead = film.sentences.iter().filter(|(id, ..)| film.article.prose(*id).spot == Spot::Lead);
    lead.map(|(_, _, sentence)| sentence.to_lowercase()).any(|sentence| {
        let shown = SHOWN.iter().filter_map(|word| sentence.find(word)).min();
        shown.is_some_and(|at| {
            let behind = &sentence[at..];
            let end = behind.find("released").unwrap_or(behind.len());
            behind[..end].contains(&year)
        })
    })
}

fn title_year(title: &Title) -> Option<Year> {
    title.qualifier.as_deref()?.split_whitespace().find_map(read_year)
}

/// The year in "Heat is a 1995 American crime film".
fn lead_year(film: &Film) -> Option<(Year, Place)> {
    let id = film.article.opening(film.text)?;
    let text = film.article.prose(id).text(film.text);
    let at = [" is a ", " was a ", " is an "]
        .iter()
        .find_map(|o| text.find(o).map(|at| at + o.len()))?;
    let word = text[at..].split_whitespace().next()?;
    let year = read_year(word)?;
    Some((year, film.article.place(id, at..at + word.len())))
}

/// The director of the infobox against the lead's.
fn director(film: &Film, diags: &mut Vec<Diagnostic>) {
    let credits: Vec<_> = film
        .graph
        .credits_of_film(film.subject)
        .filter(|credit| credit.role == Role::Director)
        .collect();
    if only_counts_as_film(film.article) {
        // It is reported that it counts as a film; what films lack it need not have.
        return;
    }
    let Some(first) = credits.first() else {
        let message = format!("`{}` has no director", film.article.title.full);
        diags.push(
            Diagnostic::new(Rule::MissingDirector, message)
                .at(film.title())
                .help("add `- Director: ...` to the infobox"),
        );
        return missing_year(film, diags);
    };
    missing_year(film, diags);
    let named: Vec<String> =
        credits.iter().map(|credit| fold::key(&film.graph.entity(credit.holder).name)).collect();
    let said: Vec<_> =
        film.article.lead_facts.iter().filter(|fact| fact.role == Role::Director).collect();
    let agrees = |holder: &str| {
        let key = fold::key(holder);
        named.iter().any(|name| *name == key || last(name) == last(&key))
    };
    if said.is_empty() || said.iter().any(|fact| agrees(&fact.holder)) {
        let outright = statements::directors(film);
        if let Some(other) = outright.iter().find(|other| !agrees(other.value)) {
            let here = film.graph.entity(first.holder).name.clone();
            let there = (other.place, other.value);
            let rule = Rule::ConflictingDirector;
            diags.push(conflict(rule, "director", (first.place, &here), there));
        }
        return;
    }
    let fact = said[0];
    let range = fact.range.start as usize..fact.range.end as usize;
    let there = film.article.place(fact.prose, range);
    let here = film.graph.entity(first.holder).name.clone();
    let rule = Rule::ConflictingDirector;
    diags.push(conflict(rule, "director", (first.place, &here), (there, &fact.holder)));
}

fn last(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

fn missing_year(film: &Film, diags: &mut Vec<Diagnostic>) {
    if film.graph.entity(film.subject).year.is_none() {
        let message = format!("`{}` has no year", film.article.title.full);
        diags.push(
            Diagnostic::new(Rule::MissingYear, message)
                .at(film.title())
                .help("add `- Released: ...` to the infobox, or the year to the title"),
        );
    }
}

/// A sequel that came out before its original.
fn order(film: &Film, diags: &mut Vec<Diagnostic>) {
    let Some(own) = film.graph.entity(film.subject).year else { return };
    let Some(id) = film.article.opening(film.text) else { return };
    let text = film.article.prose(id).text(film.text);
    for (at, _) in text.match_indices("sequel to ") {
        let from = at + "sequel to ".len();
        let end = text[from..].find(['.', ';']).map_or(text.len(), |end| from + end);
        let reference = film.article.film_refs.iter().find(|reference| {
            reference.prose == id && reference.end as usize > from && (reference.end as usize) < end
        });
        let original = match reference {
            Some(reference) => Some((reference.year, from..reference.end as usize)),
            None => named_film(film, &text[from..end])
                .map(|(year, range)| (year, from + range.start..from + range.end)),
        };
        if let Some((year, range)) = original
            && year > own
        {
            let place = film.article.place(id, range);
            diags.push(
                Diagnostic::new(
                    Rule::SequelBeforeOriginal,
                    format!("a sequel of {own} to a film of {year}"),
                )
                .at(place)
                .with(film.title(), "the sequel")
                .help("correct one of the years"),
            );
        }
    }
}

/// The film whose title begins a text, after "the" and a year perhaps.
fn named_film(film: &Film, text: &str) -> Option<(Year, std::ops::Range<usize>)> {
    let words: Vec<(usize, &str)> = text
        .split_whitespace()
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .collect();
    for first in 0..words.len().min(4) {
        for past in (first + 1..=words.len().min(first + 8)).rev() {
            let start = words[first].0;
            let end = words[past - 1].0 + words[past - 1].1.len();
            let title = text[start..end].trim_end_matches([',', '.']);
            let mut films = film.graph.named(title).iter().map(|&id| (id, film.graph.entity(id)));
            let known = films.find(|(id, one)| one.kind == Kind::Film && *id != film.subject);
            if let Some((_, known)) = known {
                return Some((known.year?, start..start + title.len()));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_in_fewer_figures_is_the_same_sum() {
        assert!(is_rounded(31_400_000, 31_000_000));
        assert!(is_rounded(1_300_000_000, 1_340_000_000));
        assert!(!is_rounded(40_000_000, 47_000_000));
        assert!(!is_rounded(31_400_000, 32_000_000));
        assert!(!is_rounded(u64::MAX, 10_u64.pow(19)));
        assert!(is_rounded(0, 0) && is_rounded(7, 7) && !is_rounded(0, 60));
    }
}
