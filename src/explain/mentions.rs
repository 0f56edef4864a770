//! Where a name stands in text: what is a link, what is none, and why.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::entity::EntityId;
use crate::explain::{Evidence, Said, at, title};
use crate::graph::Resolution;
use crate::link::{self, How, Mention, Names, Reason, Refusal, Wanted};
use crate::model::article::{Article, ArticleId, MarkKind, Prose, ProseId, Spot};

/// The links to each entity.
pub fn linked(evidence: Evidence, named: &[EntityId]) -> FxHashMap<EntityId, Vec<Said>> {
    let mut found: FxHashMap<EntityId, Vec<Said>> = FxHashMap::default();
    for (article, mentions) in evidence.articles.iter().zip(evidence.mentions) {
        for mention in mentions.iter().filter(|mention| named.contains(&mention.target)) {
            let place = article.place(mention.prose, mention.range());
            let said = at(evidence, how(mention.how).to_string(), place);
            found.entry(mention.target).or_default().push(said);
        }
    }
    found
}

/// How the program knows what a link means.
fn how(how: How) -> &'static str {
    match how {
        How::Explicit => "the writer's own link",
        How::Infobox => "a value of the infobox",
        How::CastList => "an actor or a role of the cast list",
        How::Year => "a title with its year",
        How::Name => "a name that nothing speaks against",
    }
}

/// Where the name stands and is no link, with the rule that refused.
pub fn not_linked(evidence: Evidence, named: &[EntityId]) -> Vec<Said> {
    let wanted = Wanted::new(evidence.graph, named);
    let mut names = None;
    let mut said = Vec::new();
    for (id, article) in (0..).map(ArticleId).zip(evidence.articles) {
        let text = evidence.sources.get(article.source).text.as_str();
        let mut open: Vec<(ProseId, Range<u32>)> = Vec::new();
        for prose in article.prose_ids() {
            let ranges = wanted.find(article.prose(prose).text(text));
            open.extend(ranges.into_iter().map(|range| (prose, range)));
        }
        let mentions = &evidence.mentions[id.0 as usize];
        let over = |prose: ProseId, range: &Range<u32>| -> Option<&Mention> {
            let mut there = mentions.of(prose).iter();
            there.find(|one| one.start < range.end && range.start < one.end)
        };
        open.retain(|(prose, range)| {
            over(*prose, range).is_none_or(|mention| !named.contains(&mention.target))
        });
        if open.is_empty() {
            continue;
        }
        let names = names.get_or_insert_with(|| Names::new(evidence.graph, evidence.links));
        let refusals = link::refusals(id, article, text, evidence.graph, names, evidence.articles);
        for (prose, range) in open {
            let other = over(prose, &range).map(|one| one.target);
            let why = match other {
                Some(other) => {
                    format!("part of a link to `{}`", evidence.graph.entity(other).full_name())
                }
                None => why(evidence, article, (prose, &range), &refusals, named),
            };
            let place = article.place(prose, range.start as usize..range.end as usize);
            said.push(at(evidence, why, place));
        }
    }
    said
}

/// Why a name at a place that no link covers is none.
fn why(
    evidence: Evidence,
    article: &Article,
    (id, range): (ProseId, &Range<u32>),
    refusals: &[Refusal],
    named: &[EntityId],
) -> String {
    let prose = article.prose(id);
    if matches!(prose.spot, Spot::Heading(_)) {
        return "headings have no links".to_string();
    }
    if let Some(reason) = explicit_fault(evidence, prose, range) {
        return reason;
    }
    let refused = refusals.iter().find(|refusal| {
        refusal.prose == id && refusal.range.start < range.end && range.start < refusal.range.end
    });
    let text = prose.text(&evidence.sources.get(article.source).text);
    match refused {
        Some(refusal) if refusal.range.len() > range.len() + 1 => {
            let words = &text[refusal.range.start as usize..refusal.range.end as usize];
            format!("part of `{words}`, where {}", because(refusal.reason))
        }
        Some(refusal) => because(refusal.reason).to_string(),
        None if inside_markup(prose, range) => because(Reason::InsideLink).to_string(),
        None if prose.spot == Spot::Infobox => {
            "this line of the infobox names nobody, or the page itself".to_string()
        }
        None => match named.iter().any(|&named| link::is_linked_in_prose(evidence.graph, named)) {
            true => "the name means it only in its own films".to_string(),
            false => because(Reason::InfoboxOnly).to_string(),
        },
    }
}

/// Why the `[[link]]` that a name stands in leads nowhere.
fn explicit_fault(evidence: Evidence, prose: &Prose, range: &Range<u32>) -> Option<String> {
    let mark = prose.marks().iter().find(|m| m.start < range.end && range.start < m.end)?;
    let MarkKind::Wiki(target) = &mark.kind else { return None };
    match evidence.graph.resolve(target) {
        Resolution::Several(several) => {
            let titles =
                several.iter().map(|&id| format!("`{}`", title(evidence.graph.entity(id))));
            let titles: Vec<String> = titles.collect();
            Some(format!("`[[{target}]]` is ambiguous: {}", titles.join(", ")))
        }
        Resolution::Nothing => Some(format!("`[[{target}]]` leads to no page")),
        Resolution::One(_) => None,
    }
}

fn inside_markup(prose: &Prose, range: &Range<u32>) -> bool {
    prose.marks().iter().any(|mark| {
        let is_opaque = matches!(
            mark.kind,
            MarkKind::Link(_) | MarkKind::Wiki(_) | MarkKind::Code | MarkKind::Image(_)
        );
        is_opaque && mark.start < range.end && range.start < mark.end
    })
}

/// The rule that refused, in words.
fn because(reason: Reason) -> &'static str {
    match reason {
        Reason::GoesOn => "the name goes on, so it is the beginning of a longer one",
        Reason::NeedsEvidence => {
            "a title that may be ordinary words needs its year, emphasis or `[[...]]`"
        }
        Reason::NotOfThisFilm => "a short name means somebody only where the film credits them",
        Reason::MayBePlace => {
            "one word behind a word such as `in` or before a state's name may be a place"
        }
        Reason::StartsSentence => "one word at the beginning of a sentence may be an ordinary one",
        Reason::Title => "emphasised, it is the title of something",
        Reason::FilmNotSeries => "a series' name needs a word such as `series` behind it",
        Reason::InfoboxOnly => {
            "genres, countries, languages and years are linked from infoboxes only"
        }
        Reason::Ambiguous => "it has several meanings, and nothing here singles one out",
        Reason::Forbidden => "the writer wants no link: it stands under `links: never`",
        Reason::InsideLink => "it stands inside a link or code",
        Reason::CutsMarkup => "it begins inside a piece of markup and ends outside it",
        Reason::OwnPage => "this is its own article",
        Reason::AlreadyLinked => "the section links to it already",
    }
}
