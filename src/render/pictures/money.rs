//! What a film cost, and what it took where.
//!
//! What it cost and took is what the graph knows, the budget in the currency of the gross
//! if the infobox has it in both. Parts of the gross come
//! from one paragraph and are drawn only if they can be parts of that gross: of
//! its currency, and together no more and, if there are both, no less. Each
//! part's bar begins where the one before it ends.

use crate::entity::EntityId;
use crate::model::article::{Article, ArticleId, FieldMeaning, Market, Spot, Sum, SumOf};
use crate::model::facts::Money;
use crate::model::sentences::amounts;
use crate::render::Site;
use crate::render::pictures::svg::{Scale, bar};
use crate::render::pictures::{Bar, Bars, Rank};
use crate::render::views::Link;

/// Draws a film's money.
pub fn draw(
    site: &Site,
    film: EntityId,
    id: ArticleId,
    article: &Article,
    root: &str,
) -> Option<Bars> {
    let facts = site.facts(film)?;
    let gross = facts.gross.as_ref()?;
    let converted = converted_budget(article, site.text(article), gross);
    let budget = facts.budget.as_ref().filter(|budget| budget.currency == gross.currency);
    let budget = budget.or(converted.as_ref());
    let parts = parts(site.sums(id), gross);
    if budget.is_none() && parts.len() < 2 {
        return None;
    }
    let most = budget.map_or(0, |budget| budget.high).max(gross.high);
    let scale = Scale::amounts(most);
    let mut rows = Vec::new();
    let mut row = |rank: Rank, label: &str, href: String, start: u64, money: &Money| {
        rows.push(Bar {
            label: Link { href, label: label.to_string(), note: String::new() },
            rank,
            is_film: false,
            value: money.spelled(),
            bar: bar(scale, start, money),
        });
    };
    if let Some(budget) = budget {
        row(Rank::Whole, "Budget", String::new(), 0, budget);
    }
    row(Rank::Whole, "Gross", String::new(), 0, gross);
    let mut start = 0;
    for part in parts {
        let href = place(site, id, article, part, root);
        // `Elsewhere` stands behind another place.
        let name = match part.of {
            SumOf::Elsewhere if start == 0 => "Abroad",
            of => name(of),
        };
        row(Rank::Part, name, href, start, &part.money);
        start += part.money.high;
    }
    let any_range = budget.is_some_and(is_range) || is_range(gross);
    let pale = any_range.then(|| "The paler part is the range of what is said.".to_string());
    let foreign = facts.budget.as_ref().filter(|_| budget.is_none()).map(|budget| {
        format!("The budget, {}, is in another currency, and not drawn.", budget.spelled())
    });
    let caption = foreign.into_iter().chain(pale).collect::<Vec<_>>().join(" ");
    Some(Bars { rows, caption })
}

/// The budget in the currency of the gross, where the infobox says it in another one first:
/// `₩17 billion (~US$15.5 million)`.
fn converted_budget(article: &Article, source: &str, gross: &Money) -> Option<Money> {
    let field = article.infobox.iter().find(|field| field.meaning == FieldMeaning::Budget)?;
    let sums = amounts(article.prose(field.value).text(source)).into_iter();
    sums.map(|(_, money)| money).find(|money| money.is_of_currency(gross))
}

fn is_range(money: &Money) -> bool {
    money.low < money.high
}

/// The parts of a gross that one paragraph states: of that gross, and not of another
/// that the paragraph has.
fn parts<'a>(sums: &'a [Sum], gross: &Money) -> Vec<&'a Sum> {
    let is_near = |money: &Money| money.high.abs_diff(gross.high) <= gross.high / 50;
    let is_of_another = |part: &Sum| {
        let beside = sums.iter().filter(|sum| sum.prose == part.prose);
        let mut wholes = beside.filter(|sum| sum.of == SumOf::Worldwide);
        wholes.any(|whole| whole.money.is_of_currency(gross) && !is_near(&whole.money))
    };
    let fits = |sum: &&Sum| {
        sum.money.is_of_currency(gross)
            && sum.money.high <= gross.high
            && !is_range(&sum.money)
            && !is_of_another(sum)
    };
    let is_home = |sum: &&Sum| matches!(sum.of, SumOf::Home(_));
    if !sums.iter().any(|sum| is_home(&sum)) {
        return sums
            .iter()
            .filter(fits)
            .find(|sum| sum.of == SumOf::Elsewhere)
            .into_iter()
            .collect();
    }
    let homes = sums.iter().filter(fits).filter(is_home);
    for home in homes {
        let rest = sums
            .iter()
            .filter(fits)
            .find(|sum| sum.of == SumOf::Elsewhere && sum.prose == home.prose);
        match rest {
            Some(rest) => {
                let both = home.money.high + rest.money.high;
                let near = both.abs_diff(gross.high) <= gross.high / 50;
                if near || (gross.low..=gross.high).contains(&both) {
                    return vec![home, rest];
                }
            }
            None => return vec![home],
        }
    }
    Vec::new()
}

fn name(of: SumOf) -> &'static str {
    match of {
        SumOf::Budget => "Budget",
        SumOf::Worldwide => "Gross",
        SumOf::Home(Market::UnitedStatesAndCanada) => "In the United States and Canada",
        SumOf::Home(Market::NorthAmerica) => "In North America",
        SumOf::Home(Market::UnitedStates) => "In the United States",
        SumOf::Elsewhere => "Elsewhere",
    }
}

/// The section that says so.
fn place(site: &Site, id: ArticleId, article: &Article, sum: &Sum, root: &str) -> String {
    match article.prose(sum.prose).spot {
        Spot::Section(at) => site.href_section(root, site.graph.subject(id), Some(at)),
        _ => String::new(),
    }
}
