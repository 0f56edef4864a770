//! Whose plots a text tells that is hidden where its page has it.
//!
//! In: sentences of an article. Out: the films, if they are others than those that the
//! page is about: on the page of a person or a company those that a sentence links, those
//! of the characters that it links, and of the parts of that person that it names; on any
//! other page those of characters who are in none of its own films.

use std::ops::Range;

use crate::entity::EntityId;
use crate::model::article::{ArticleId, ProseId};
use crate::model::kind::Kind;
use crate::model::tells::{Named, NamesIn};
use crate::render::Site;
use crate::render::entity::films;
use crate::render::plots::{ANY, slugs};

/// Most films that one text names.
const MOST: usize = 20;

/// The films whose plots a reader has to want to be shown `told`; none where they are
/// those of the page, or where nobody can say.
pub fn whose(site: &Site, id: ArticleId, told: &[(ProseId, Range<usize>)]) -> Option<String> {
    let subject = site.graph.subject(id);
    let own = match site.article(id).kind {
        Kind::Film => vec![subject],
        Kind::Character | Kind::Series => films(site, subject),
        _ => Vec::new(),
    };
    let mut all = own.clone();
    for (prose, range) in told {
        let inside = site.mentions(id).within(*prose, range.clone());
        for target in inside.map(|mention| mention.target) {
            match site.graph.entity(target).kind {
                Kind::Film if own.is_empty() => all.push(target),
                Kind::Series if own.is_empty() => all.extend(films(site, target)),
                Kind::Character => {
                    let theirs = films(site, target);
                    if !theirs.iter().any(|film| own.contains(film)) {
                        all.extend(theirs);
                    }
                }
                _ => {}
            }
        }
        if site.article(id).kind == Kind::Person {
            all.extend(of_named_parts(site, id, *prose, range.clone()));
        }
    }
    all.sort_unstable();
    all.dedup();
    match all.len() {
        length if length == own.len() => None,
        length if length > MOST => Some(ANY.to_string()),
        _ => Some(slugs(site, &all)),
    }
}

/// The films in which somebody has the parts that a sentence of the article on them names.
fn of_named_parts(
    site: &Site,
    id: ArticleId,
    prose: ProseId,
    range: Range<usize>,
) -> impl Iterator<Item = EntityId> {
    let article = site.article(id);
    let sentence = NamesIn::new(&article.prose(prose).text(site.text(article))[range]);
    let credits = site.graph.credits_of(site.graph.subject(id));
    let names = move |part: EntityId, film: EntityId| {
        let title = &site.graph.entity(film).name;
        sentence.named(&site.graph.entity(part).name, title) >= Some(Named::Surely)
    };
    let named = credits.filter(move |credit| {
        credit.character.is_some_and(|character| names(character, credit.film))
    });
    named.map(|credit| credit.film)
}
