//! `Cher plays Vera`: actors of one name, which only a list can tell from a part's.
//!
//! In: a text, and the names of one word that the infobox and the cast list have for
//! actors. Out: the parts that its sentences give them.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::fold;
use crate::model::article::{Article, FieldMeaning};
use crate::model::credit::Role;
use crate::parse::cast_prose::{
    NOT_IN_THE_END, Pair, SAYS_PLAYS, aside_before, before_verb, role_at, sentence_start,
};
use crate::parse::people::{name_at, run_before};

/// Keys of the actors of one name.
pub fn actors(article: &Article, source: &str) -> FxHashSet<String> {
    let stars =
        article.infobox.iter().filter(|field| field.meaning == FieldMeaning::Credit(Role::Cast));
    let stars = stars.flat_map(|field| field.names.iter().map(|name| (field.value, name.range())));
    let listed = article.cast.iter().map(|line| (line.prose, line.actor.range()));
    let name = |(prose, range)| &article.prose(prose).text(source)[range];
    stars.chain(listed).map(name).filter(|name| !name.contains(' ')).map(fold::key).collect()
}

/// The parts that sentences give such actors: `Cher plays Vera`, `Vera is played by Cher`.
pub fn sentences(text: &str, actors: &FxHashSet<String>, pairs: &mut Vec<Pair>) {
    if actors.is_empty() {
        return;
    }
    let is_actor = |name: &Range<usize>| actors.contains(&fold::key(&text[name.clone()]));
    for (verb, from) in phrases(text, &SAYS_PLAYS) {
        let before = before_verb(text, verb);
        let end = aside_before(text, before).unwrap_or(before);
        let actor = run_before(text, end).filter(is_actor);
        // Two who are named together would share the part.
        let is_alone = |actor: &Range<usize>| {
            let before = text[..actor.start].trim_end();
            before.is_empty() || before.ends_with(['.', ';', '\n']) || before.ends_with("while")
        };
        if let Some(actor) = actor.filter(is_alone)
            && let Some(role) = role_at(text, from)
        {
            pairs.push((actor, Some(role)));
        }
    }
    for (at, from) in phrases(text, &[" is played by ", " was played by "]) {
        let said = text[sentence_start(text, at)..at].to_lowercase();
        let actor = name_at(text, from).filter(is_actor);
        let ends = |actor: &Range<usize>| {
            text[actor.end..].is_empty() || text[actor.end..].starts_with(['.', ',', ';', '\n'])
        };
        if let (Some(role), Some(actor)) = (run_before(text, at), actor.filter(ends))
            && sentence_start(text, at) == role.start
            && !NOT_IN_THE_END.iter().any(|words| said.contains(words))
        {
            pairs.push((actor, Some(role)));
        }
    }
}

/// Where the phrases begin and end in a text.
fn phrases<'a>(text: &'a str, phrases: &'a [&str]) -> impl Iterator<Item = (usize, usize)> + 'a {
    phrases
        .iter()
        .flat_map(|phrase| text.match_indices(phrase).map(|(at, phrase)| (at, at + phrase.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_actor_of_one_name_has_a_part_where_a_list_has_the_name() {
        let actors: FxHashSet<String> = ["cher", "sting"].map(str::to_string).into_iter().collect();
        let said = |text: &'static str| -> Vec<(&str, &str)> {
            let mut pairs = Vec::new();
            sentences(text, &actors, &mut pairs);
            pairs.into_iter().filter_map(|(a, role)| Some((&text[a], &text[role?]))).collect()
        };
        assert_eq!(said("Cher plays Vera, a nurse."), [("Cher", "Vera")]);
        assert_eq!(said("Cher, who was new, plays Vera."), [("Cher", "Vera")]);
        assert_eq!(said("It rains while Sting voices the Crow."), [("Sting", "the Crow")]);
        assert_eq!(said("Vera Hill is played by Cher."), [("Cher", "Vera Hill")]);
        for text in [
            "Charo plays Vera.",
            "Ann Lee and Cher play Vera and Eve.",
            "Ann Lee and Cher plays Vera.",
            "Mary Cher plays Vera.",
            "Cher plays her own ghost.",
            "Vera is played by Cher Lee.",
            "Vera is played by Cher and Bo Ray.",
            "The guitar of Sting plays Tango.",
            "Originally Vera was played by Cher.",
        ] {
            assert_eq!(said(text), [], "{text}");
        }
    }
}
