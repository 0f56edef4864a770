//! What an article states of its film in figures: release, runtime, budget and gross.
//!
//! In: a film's article. Out: its [`FilmFacts`], from the infobox; what that is silent
//! about, from the sums in prose (`money`), which are not looked for where it is not.

use crate::model::article::{Article, FieldMeaning, Sum, SumOf};
use crate::model::facts::{Date, Money, read_runtime};
use crate::model::film_facts::FilmFacts;
use crate::parse::money;
use crate::source::Span;

/// Reads the facts of a film.
pub fn read(article: &Article, source: &str) -> FilmFacts {
    let mut facts = FilmFacts::default();
    for field in &article.infobox {
        let value = article.prose(field.value).text(source);
        let span = article.place(field.value, 0..value.len()).span;
        take_line(&mut facts, field.meaning, value, span);
    }
    if facts.budget.is_none() || !has_whole_gross(&facts) {
        complete(&mut facts, article, &money::read(article, source));
    }
    facts
}

/// Takes the fact that a line of the infobox states, if any.
fn take_line(facts: &mut FilmFacts, meaning: FieldMeaning, value: &str, span: Span) {
    match meaning {
        FieldMeaning::Released => {
            facts.released = Date::read_release(value).ok();
            facts.spans.released = facts.released.map(|_| span);
        }
        FieldMeaning::Runtime => {
            facts.runtime = read_runtime(value);
            facts.spans.runtime = facts.runtime.map(|_| span);
        }
        FieldMeaning::Budget => {
            facts.budget = Money::read_stated(value);
            facts.spans.budget = facts.budget.as_ref().map(|_| span);
        }
        FieldMeaning::Gross => {
            facts.gross = Money::read_gross(value).or_else(|| Money::read_in_words(value));
            facts.spans.gross = facts.gross.as_ref().map(|_| span);
        }
        _ => {}
    }
}

/// Takes from prose what the infobox is silent about, or what lost its "million" there.
fn complete(facts: &mut FilmFacts, article: &Article, sums: &[Sum]) {
    let said = |of: SumOf| sums.iter().find(|sum| sum.of == of);
    let span =
        |sum: &Sum| article.place(sum.prose, sum.range.start as usize..sum.range.end as usize).span;
    if facts.budget.is_none() {
        let sum = said(SumOf::Budget);
        facts.budget = sum.map(|sum| sum.money.clone());
        facts.spans.budget = sum.map(span);
    }
    if !has_whole_gross(facts) {
        let sum = said(SumOf::Worldwide).filter(|sum| is_whole(&sum.money, facts));
        facts.gross = sum.map(|sum| sum.money.clone());
        facts.spans.gross = sum.map(span);
    }
}

fn has_whole_gross(facts: &FilmFacts) -> bool {
    facts.gross.as_ref().is_some_and(|gross| is_whole(gross, facts))
}

/// Whether a gross can be one: such as has lost its "million" says nothing beside a budget
/// that has it.
fn is_whole(gross: &Money, facts: &FilmFacts) -> bool {
    !facts
        .budget
        .as_ref()
        .is_some_and(|budget| budget.currency == gross.currency && gross.high < budget.low / 10_000)
}
