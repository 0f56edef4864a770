//! What mentions an entity, with the sentence.

use std::cell::LazyCell;
use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::entity::EntityId;
use crate::link::backlinks::Backlink;
use crate::model::article::{Article, Spot};
use crate::model::kind::Kind;
use crate::model::tells::{Of, Tells};
use crate::render::Site;
use crate::render::html::{Html, escape, sentence};
use crate::render::plots::{self, plots_of, slugs};
use crate::render::views::MentionRow;

/// Most sentences shown under "Mentioned in".
const MENTIONS: usize = 40;

/// Characters that a sentence can end with.
const SENTENCE_ENDS: [char; 9] = ['.', '!', '?', '"', '”', '\'', '’', ')', '\n'];

/// What mentions an entity, with the sentence.
pub fn mentions(site: &Site, id: EntityId, root: &str) -> Vec<MentionRow> {
    let own = site.graph.entity(id).article;
    let listed = LazyCell::new(|| listed_on_page(site, id));
    site.backlinks(id)
        .iter()
        .filter(|link| Some(link.article) != own && says_more(site, link, &listed))
        .take(MENTIONS)
        .map(|link| {
            let article = site.article(link.article);
            let prose = article.prose(link.prose);
            let text = prose.text(site.text(article));
            let (start, end) = (link.start as usize, link.end as usize);
            let range = sentence(text, start..end);
            let mut quote = String::new();
            if range.len() <= end - start + 1 {
                quote.push_str("<span class=\"quiet\">Named in a list or table</span>");
            } else {
                let begins = text[..range.start].trim_end();
                if !(begins.is_empty() || begins.ends_with(SENTENCE_ENDS)) {
                    quote.push_str("… ");
                }
                escape(&mut quote, &text[range.start..start]);
                quote.push_str("<mark>");
                escape(&mut quote, &text[start..end]);
                quote.push_str("</mark>");
                escape(&mut quote, &text[end..range.end]);
                let rest = text[range.end..].trim();
                if !(rest.is_empty() || text[..range.end].ends_with(SENTENCE_ENDS)) {
                    quote.push_str(" …");
                }
            }
            let subject = site.graph.subject(link.article);
            let (section, place) = place_of(article, prose.spot, site.text(article));
            MentionRow {
                href: site.href_section(root, subject, section),
                title: match article.kind {
                    Kind::Film => article.title.name.clone(),
                    _ => article.title.full.clone(),
                },
                is_film: article.kind == Kind::Film,
                place,
                quote: Html(quote),
                spoiler: (link.tells == Tells::Plot
                    || sentence_tells(site, id, link, range) == Tells::Plot)
                    .then(|| plots_in(site, id, link)),
            }
        })
        .collect()
}

/// Whether a sentence outside a plot tells it all the same.
fn sentence_tells(site: &Site, id: EntityId, link: &Backlink, range: Range<usize>) -> Tells {
    let subject = site.graph.subject(link.article);
    let is_character = |id: EntityId| site.graph.entity(id).kind == Kind::Character;
    let of = match is_character(id) || is_character(subject) {
        true => Of::Character,
        false => Of::People,
    };
    // A film may be called `Nobody Dies`.
    let name = match site.graph.entity(id).kind {
        Kind::Film => link.start as usize..link.end as usize,
        _ => range.end..range.end,
    };
    plots::quoted(site, link.article, link.prose, range.start..name.start, of).max(plots::quoted(
        site,
        link.article,
        link.prose,
        name.end..range.end,
        of,
    ))
}

/// Whose plots a sentence may tell that mentions an entity and is hidden.
fn plots_in(site: &Site, id: EntityId, link: &Backlink) -> String {
    let subject = site.graph.subject(link.article);
    let kind_of = |id: EntityId| site.graph.entity(id).kind;
    match (kind_of(subject), kind_of(id)) {
        // It may be either's, but what stands in a plot tells that plot.
        (Kind::Film, Kind::Film) if link.tells == Tells::Nothing => slugs(site, &[subject, id]),
        // So does what is said of another film's character.
        (Kind::Film, Kind::Character)
            if link.tells == Tells::Nothing
                && site.graph.played_by(id).all(|credit| credit.film != subject) =>
        {
            plots_of(site, id)
        }
        (Kind::Film, _) => plots_of(site, subject),
        (_, Kind::Film) => plots_of(site, id),
        (Kind::Character | Kind::Series, _) => plots_of(site, subject),
        _ => plots_of(site, id),
    }
}

/// Films whose credits or awards are on the entity's page.
fn listed_on_page(site: &Site, id: EntityId) -> FxHashSet<EntityId> {
    let nominations = site.graph.nominations(id).map(|nomination| nomination.film);
    nominations.chain(site.graph.works_of(id).iter().map(|work| work.film)).collect()
}

/// Whether a mention says more than the page does already: a name alone in a list
/// or table does not where the film's credits or awards are on the page.
fn says_more(
    site: &Site,
    link: &Backlink,
    listed: &LazyCell<FxHashSet<EntityId>, impl FnOnce() -> FxHashSet<EntityId>>,
) -> bool {
    if !listed.contains(&site.graph.subject(link.article)) {
        return true;
    }
    let article = site.article(link.article);
    let text = article.prose(link.prose).text(site.text(article));
    let range = sentence(text, link.start as usize..link.end as usize);
    range.len() > (link.end - link.start) as usize + 1
}

/// The section that a place stands in, and what its page is called.
fn place_of(article: &Article, spot: Spot, text: &str) -> (Option<u32>, String) {
    let (Spot::Section(at) | Spot::Heading(at)) = spot else { return (None, String::new()) };
    let section = &article.sections[at as usize];
    let name = match article.page_of(section) {
        Some(page) => page.name.clone(),
        None => article.prose(article.named_section(at).heading).text(text).trim().to_string(),
    };
    (Some(at), name)
}
