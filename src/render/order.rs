//! The names of a kind in the order in which its index lists them.
//!
//! In: the graph. Out: an [`Order`] a kind. An index of a large wiki has some thirty
//! pages, and each of them looks at all names of its kind, so they are folded and
//! sorted once, by whichever page is made first.

use std::sync::OnceLock;

use crate::entity::EntityId;
use crate::fold;
use crate::graph::{Entity, Graph};
use crate::model::kind::Kind;
use crate::render::parts::Letters;
use crate::render::phrases;

/// The order of each kind, made when it is first asked for.
#[derive(Debug, Default)]
pub struct Orders([OnceLock<Order>; Kind::ALL.len()]);

impl Orders {
    /// The order of a kind.
    pub fn of(&self, graph: &Graph, kind: Kind) -> &Order {
        self.0[kind as usize].get_or_init(|| Order::new(graph, kind))
    }
}

/// All names of a kind, in order.
#[derive(Debug)]
pub struct Order {
    /// Each with the place of its letter among `names`.
    entries: Vec<(EntityId, u32)>,
    /// The letters that names begin with, each once.
    names: Vec<String>,
    /// How many names each letter has.
    pub letters: Letters,
}

impl Order {
    fn new(graph: &Graph, kind: Kind) -> Self {
        let mut keyed: Vec<(String, String, EntityId)> = graph
            .of_kind(kind)
            .iter()
            .map(|&id| {
                let key = sort_key(kind, graph.entity(id));
                (phrases::letter(&key), key, id)
            })
            .collect();
        match kind {
            // Newest first.
            Kind::Year => keyed.sort_unstable_by(|a, b| b.1.cmp(&a.1)),
            _ => keyed.sort_unstable_by(|a, b| {
                let year = |id: EntityId| graph.entity(id).year;
                (&a.0, &a.1, year(a.2), a.2).cmp(&(&b.0, &b.1, year(b.2), b.2))
            }),
        }
        let letters = Letters::count(keyed.iter().map(|(letter, ..)| letter));
        let mut names: Vec<String> = Vec::new();
        let entries = keyed
            .into_iter()
            .map(|(letter, _, id)| {
                if names.last() != Some(&letter) {
                    names.push(letter);
                }
                (id, names.len() as u32 - 1)
            })
            .collect();
        Self { entries, names, letters }
    }

    /// Every entity with the letter that it stands under.
    pub fn iter(&self) -> impl Iterator<Item = (EntityId, &str)> {
        self.entries.iter().map(|&(id, letter)| (id, self.names[letter as usize].as_str()))
    }
}

/// What a name sorts by. People stand under the last word of their name that is not
/// a suffix.
fn sort_key(kind: Kind, entity: &Entity) -> String {
    let name = match kind {
        Kind::Person => {
            let words: Vec<&str> = entity.name.split_whitespace().collect();
            let suffix = |word: &str| {
                matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV")
            };
            let last = words.iter().rposition(|word| !suffix(word)).unwrap_or(0);
            let mut ordered = words[last..].to_vec();
            ordered.extend(&words[..last]);
            ordered.join(" ")
        }
        Kind::Character => {
            let name = &entity.name;
            let bare = name.strip_prefix("the ").or_else(|| name.strip_prefix("The "));
            bare.unwrap_or(name).to_string()
        }
        _ => phrases::sort_title(&entity.name).to_string(),
    };
    fold::key(&name)
}
