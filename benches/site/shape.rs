//! What a corpus is like: how long its articles are, in how many films its people.
//!
//! In: a corpus and the bytes of its articles. Out: two lines that say so. What the
//! documentation says of the corpus is what stands here.

use std::collections::BTreeSet;

use crate::corpus::{Corpus, Film};
use crate::table::{grouped, middle};

/// Says it. The articles are those that `plain` wrote, films first.
pub fn describe(corpus: Corpus, articles: &[u64]) -> String {
    let (films, others) = articles.split_at(corpus.films);
    let kilo = |bytes: Option<&u64>| bytes.map_or(0.0, |&bytes| bytes as f64 / 1e3);
    let people = films_of_people(corpus);
    let credits: usize = people.iter().sum();
    let most: usize = people.iter().rev().take(people.len() / 10).sum();
    let few = people.iter().filter(|&&films| films <= 5).count();
    format!(
        "{} films in articles of {:.1} to {:.1} kB, {:.1} in the middle; articles on people: {}\n\
         {} people, in {} films in the middle and {} at most; {:.0} % in five or fewer, {} in \
         only one; {:.0} % of all credits are those of a tenth of them",
        grouped(films.len()),
        kilo(films.iter().min()),
        kilo(films.iter().max()),
        middle(films.iter().map(|&bytes| bytes as f64)) / 1e3,
        others.len(),
        grouped(people.len()),
        middle(people.iter().map(|&films| films as f64)),
        people.last().unwrap_or(&0),
        100.0 * few as f64 / people.len() as f64,
        people.iter().filter(|&&films| films == 1).count(),
        100.0 * most as f64 / credits as f64,
    )
}

/// In how many films each person is who is in one, fewest first.
fn films_of_people(corpus: Corpus) -> Vec<usize> {
    let mut films = vec![0; corpus.people()];
    for number in 0..corpus.films {
        for person in credited(&corpus.film(number)) {
            films[person] += 1;
        }
    }
    films.retain(|&count| count > 0);
    films.sort_unstable();
    films
}

fn credited(film: &Film) -> BTreeSet<usize> {
    let crew = film.crew.iter().flat_map(|(_, people)| people.iter().copied());
    crew.chain(film.cast.iter().map(|part| part.actor)).collect()
}
