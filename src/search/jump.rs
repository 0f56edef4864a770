//! Every name of the wiki in small scripts, for the box that jumps to a page.
//!
//! In: the graph. Out: the files under `assets/jump/`, which `assets/jump.js`
//! loads while the reader types. They are scripts, not JSON, because a page that
//! was opened from disk may load a script and nothing else.
//!
//! 1. every name and alias is cut into words without marks and case;
//! 2. words are the leaves of a tree of their letters, each with an end, `mark `.
//!    `n-KEY.js` holds the names with a word that begins with KEY, if they take at most
//!    [`LIMIT`]; otherwise there are larger keys, and the file holds the names that
//!    are KEY and those of most weight. So a few letters cost little, however large the
//!    wiki is, and whoever types on comes to a file that leaves nothing out;
//! 3. `w-KEY.js` holds the words to which KEY leads: two of their first three letters,
//!    in either order. A word that was typed with a wrong, missing, doubled or swapped
//!    letter has one such pair in common with what was meant. Where all words of pairs
//!    with a letter are few, they lie in one file under that letter;
//! 4. `index.js` has the tree, the keys of words, and how kinds are called.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::entity::EntityId;
use crate::fold;
use crate::graph::{Entity, Graph};
use crate::link::backlinks::Backlinks;
use crate::model::kind::Kind;
use crate::slug::latin_spelling;

/// Folder of the files.
pub const FOLDER: &str = "assets/jump";

/// Most bytes of a file of names.
pub const LIMIT: usize = 40 << 10;

/// Most bytes of names of most weight where there are larger keys.
const TOP: usize = 6 << 10;

/// Most bytes of names that have a word as it is, and do not get a file of their own.
const BESIDE: usize = 2 << 10;

/// Most bytes of a file of words. What is beyond stands in no name of much weight, and
/// is found only where it is spelled right.
const MOST_WORDS: usize = 40 << 10;

/// Most bytes of words that lie together under one letter.
const TOGETHER: usize = 20 << 10;

/// Most letters of a key.
const DEEPEST: usize = 8;

/// Ends a word, and stands in none.
const END: char = ' ';

/// Words that say nothing unless a name begins with them.
const SMALL: [&str; 14] =
    ["the", "of", "and", "a", "an", "in", "on", "to", "for", "at", "de", "la", "le", "der"];

/// Small words that a name may be typed without the space behind: `De Niro`, `deniro`.
const JOINED: [&str; 22] = [
    "al", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "la", "le",
    "mac", "mc", "o", "san", "st", "ten", "van", "von",
];

/// The files, without their texts: those are written when they are asked for.
#[derive(Debug, Default)]
pub struct Jump {
    files: Vec<File>,
    weights: Vec<u32>,
}

#[derive(Debug)]
struct File {
    name: String,
    content: Content,
}

#[derive(Debug)]
enum Content {
    /// What there is: letters that follow a key that has larger ones, and keys of words.
    Index { tree: BTreeMap<String, String>, words: Vec<String> },
    /// Names with a word that begins so.
    Names { key: String, entities: Vec<EntityId> },
    /// Words to which these letters lead.
    Words { key: String, words: String },
}

/// A word, by its place in the text of all words, and something that has it in its name:
/// half as large as with the word itself.
#[derive(Clone, Copy)]
struct Posting {
    start: u32,
    end: u32,
    id: EntityId,
}

impl Posting {
    fn word<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }
}

impl Jump {
    /// Cuts up the names.
    pub fn new(graph: &Graph, backlinks: &Backlinks) -> Self {
        let weights = weights(graph, backlinks);
        // Half a million words at ten thousand films: in one text.
        let mut text = String::new();
        let mut postings: Vec<Posting> = Vec::new();
        for (id, entity) in graph.entities() {
            let names = std::iter::once(&entity.name).chain(&entity.aliases);
            for word in names.flat_map(|name| words(name)) {
                let start = text.len() as u32;
                text.push_str(&word);
                postings.push(Posting { start, end: text.len() as u32, id });
            }
        }
        let key = |posting: &Posting| (posting.word(&text), posting.id);
        postings.par_sort_unstable_by(|a, b| key(a).cmp(&key(b)));
        postings.dedup_by(|a, b| key(a) == key(b));
        let ids = (0..graph.len() as u32).into_par_iter().map(EntityId);
        let sizes: Vec<usize> =
            ids.map(|id| row(graph, id, weights[id.index()]).len() + 1).collect();
        let split = Split { graph, text: &text, weights: &weights, sizes: &sizes };
        let (mut files, tree) = split.all(&postings);
        let by_key = vocabulary(&text, &postings, &weights);
        let words = by_key.keys().cloned().collect();
        files.extend(by_key.into_iter().map(|(key, words)| File {
            name: format!("w-{}.js", file_key(&key)),
            content: Content::Words { key, words },
        }));
        let index = Content::Index { tree, words };
        files.push(File { name: "index.js".to_string(), content: index });
        Self { files, weights }
    }

    /// How much of the wiki is about an entity.
    pub fn weight(&self, id: EntityId) -> u32 {
        self.weights.get(id.index()).copied().unwrap_or(0)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// A file's path in the site.
    pub fn path(&self, at: u16) -> String {
        self.files.get(at as usize).map_or(String::new(), |file| format!("{FOLDER}/{}", file.name))
    }

    /// The file of a name.
    pub fn named(&self, name: &str) -> Option<u16> {
        (0..).zip(&self.files).find_map(|(at, file)| (file.name == name).then_some(at))
    }

    /// Writes a file.
    pub fn render(&self, graph: &Graph, at: u16) -> Vec<u8> {
        let Some(file) = self.files.get(at as usize) else { return Vec::new() };
        let arguments = match &file.content {
            Content::Index { tree, words } => {
                let kinds = Kind::ALL.map(|kind| [kind.folder(), kind.plural(), kind.singular()]);
                serde_json::json!(["i", "", kinds, tree, words])
            }
            Content::Names { key, entities } => {
                let rows = entities.iter().map(|&id| row(graph, id, self.weights[id.index()]));
                let rows: Vec<String> = rows.collect();
                serde_json::json!(["n", key, rows.join("\n")])
            }
            Content::Words { key, words } => serde_json::json!(["w", key, words]),
        };
        format!("filmwikiJump({arguments})\n").into_bytes()
    }
}

/// How much of the wiki is about an entity: for a film, what speaks of it; for
/// others, their films.
fn weights(graph: &Graph, backlinks: &Backlinks) -> Vec<u32> {
    let mut weights = vec![0; graph.len()];
    let mut years: FxHashMap<i16, u32> = FxHashMap::default();
    let mut holders: Vec<EntityId> = Vec::new();
    for (id, film) in graph.entities().filter(|(_, entity)| entity.kind == Kind::Film) {
        holders.clear();
        for credit in graph.credits_of_film(id) {
            holders.push(credit.holder);
            holders.extend(credit.character);
        }
        holders.extend(graph.nominations(id).map(|nomination| nomination.award));
        holders.sort_unstable();
        holders.dedup();
        for holder in &holders {
            weights[holder.index()] += 1;
        }
        weights[id.index()] +=
            backlinks.to(id).len() as u32 + 2 * u32::from(film.article.is_some());
        if let Some(year) = film.year {
            *years.entry(year).or_default() += 1;
        }
    }
    for (id, year) in graph.entities().filter(|(_, entity)| entity.kind == Kind::Year) {
        weights[id.index()] = year.year.and_then(|year| years.get(&year)).copied().unwrap_or(0);
    }
    weights
}

/// Kind, name, year, weight, file name and other names of an entity, with tabs
/// between them; what is empty at the end is left out. Behind the kind, a `+` says that
/// there is an article, and a `*` that several pages have the name, with the file name of
/// the page of the name. A comma and a name behind a film's year tell it from another one
/// of its name and year; a comma and a film stand for the year of a part that has
/// namesakes. A file name stands only where it is not what [`plain_slug`] and
/// [`plain`] make of the name.
fn row(graph: &Graph, id: EntityId, weight: u32) -> String {
    let entity = graph.entity(id);
    let kind = Kind::ALL.iter().position(|&kind| kind == entity.kind).unwrap_or(0);
    let written = if entity.article.is_some() { "+" } else { "" };
    let mut row = format!("{kind}{written}");
    if let Some((_, shared)) = graph.shared_name_of(id) {
        row.push('*');
        if plain(&entity.name) != shared.slug {
            row.push_str(&shared.slug);
        }
    }
    row.push('\t');
    one_line(&mut row, &entity.name);
    row.push('\t');
    match entity.kind {
        Kind::Year => {}
        Kind::Character => {
            if let Some(film) = film_of_namesake(graph, id) {
                row.push(',');
                one_line(&mut row, &graph.entity(film).name);
                let year = graph.film_note(film);
                if !year.is_empty() {
                    let _ = write!(row, " {year}");
                }
            }
        }
        _ => one_line(&mut row, &graph.film_note(id)),
    }
    let _ = write!(row, "\t{weight}\t");
    if *plain_slug(entity) != *entity.slug {
        row.push_str(&entity.slug);
    }
    for alias in &entity.aliases {
        row.push('\t');
        one_line(&mut row, alias);
    }
    row.truncate(row.trim_end_matches('\t').len());
    row
}

/// The film of a part that shares its name with a few others. A list of many shows none
/// of them.
fn film_of_namesake(graph: &Graph, id: EntityId) -> Option<EntityId> {
    const FEW: usize = 12;
    let bearers = graph.named(&graph.entity(id).name);
    let is_part = |&&id: &&EntityId| graph.entity(id).kind == Kind::Character;
    if bearers.len() > FEW || bearers.iter().filter(is_part).nth(1).is_none() {
        return None;
    }
    let mut films = graph.played_by(id).map(|credit| credit.film);
    let film = films.next()?;
    films.all(|other| other == film).then_some(film)
}

fn one_line(row: &mut String, name: &str) {
    for (nth, word) in name.split_whitespace().enumerate() {
        if nth > 0 {
            row.push(' ');
        }
        row.push_str(word);
    }
}

/// A name as a file name: what is no letter `a` to `z` and no digit becomes `-`.
/// `jump.js` does the same.
fn plain(name: &str) -> String {
    let mut slug = String::with_capacity(name.len() + 5);
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The file name that most entities have: a film has its year behind its name.
fn plain_slug(entity: &Entity) -> String {
    let mut slug = plain(&entity.name);
    if entity.kind == Kind::Film
        && let Some(year) = entity.year
    {
        let _ = write!(slug, "-{year}");
    }
    slug
}

/// A name as it is compared: without case, marks and kinds of quotes, and letters
/// such as `ø` spelled as a keyboard without them does. `jump.js` does the same.
fn folded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in fold::key(name).chars() {
        match latin_spelling(c) {
            Some(spelled) => out.push_str(spelled),
            None => out.push(c),
        }
    }
    out
}

/// The words that a name is found by. What stands between two spaces counts in
/// its parts and in one piece, so that `Spider-Man` is found as `spiderman`; small
/// words count with the word behind them, too.
fn words(name: &str) -> Vec<String> {
    let folded = folded(name);
    let mut words: Vec<String> = Vec::new();
    let mut small = String::new();
    for token in folded.split(' ') {
        if JOINED.contains(&token) {
            small.push_str(token);
        } else if !small.is_empty() {
            small.extend(token.chars().filter(|c| c.is_alphanumeric()));
            words.push(std::mem::take(&mut small));
        }
        let parts = || token.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        let whole: String = parts().collect();
        for part in parts().chain((parts().count() > 1).then_some(whole.as_str())) {
            if words.is_empty() || !SMALL.contains(&part) {
                words.push(part.to_string());
            }
        }
    }
    if words.is_empty() && !folded.is_empty() {
        words.push(folded);
    }
    words
}

/// A key as a part of a file name: a letter of another script, which may not
/// survive every host and archive, as its number.
fn file_key(key: &str) -> String {
    let mut out = String::new();
    for c in key.chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            c => {
                let _ = write!(out, "_{:x}", c as u32);
            }
        }
    }
    out
}

struct Split<'a> {
    graph: &'a Graph,
    text: &'a str,
    weights: &'a [u32],
    sizes: &'a [usize],
}

/// Files of names as they are made.
#[derive(Default)]
struct Made {
    files: Vec<File>,
    /// The letters that follow each key that has larger ones.
    tree: BTreeMap<String, String>,
}

impl Split<'_> {
    /// The files of all words, which are sorted, and the letters that follow their keys.
    fn all(&self, postings: &[Posting]) -> (Vec<File>, BTreeMap<String, String>) {
        let groups: Vec<(char, &[Posting])> = self.groups(postings, "").collect();
        let of_letter = |(letter, group): &(char, &[Posting])| {
            let mut made = Made::default();
            self.file(group, letter.to_string(), &mut made).then_some((*letter, made))
        };
        let made: Vec<(char, Made)> = groups.par_iter().filter_map(of_letter).collect();
        let (mut files, mut tree) = (Vec::new(), BTreeMap::new());
        tree.insert(String::new(), made.iter().map(|(letter, _)| letter).collect());
        for (_, made) in made {
            files.extend(made.files);
            tree.extend(made.tree);
        }
        (files, tree)
    }

    /// Words that all begin with a key, by the letter behind it.
    fn groups<'p>(
        &self,
        postings: &'p [Posting],
        key: &str,
    ) -> impl Iterator<Item = (char, &'p [Posting])> {
        let letter =
            move |one: &Posting| one.word(self.text)[key.len()..].chars().next().unwrap_or(END);
        let groups = postings.chunk_by(move |a, b| letter(a) == letter(b));
        groups.map(move |group| (letter(&group[0]), group))
    }

    /// Makes the files of the keys one letter longer than `key`, with which all words of
    /// `postings` begin. Those are sorted.
    fn split(&self, postings: &[Posting], key: &str, made: &mut Made) {
        let mut letters = String::new();
        for (next, group) in self.groups(postings, key) {
            if self.file(group, format!("{key}{next}"), made) {
                letters.push(next);
            }
        }
        made.tree.insert(key.to_string(), letters);
    }

    /// Makes the file of a key, or says that the names are few enough to lie in the one
    /// above, where words end.
    fn file(&self, group: &[Posting], key: String, made: &mut Made) -> bool {
        let entities = self.by_weight(group);
        let bytes: usize = entities.iter().map(|id| self.sizes[id.index()]).sum();
        let is_end = key.ends_with(END);
        if is_end && bytes <= BESIDE {
            return false;
        }
        let is_leaf = bytes <= LIMIT || is_end || key.chars().count() == DEEPEST;
        let entities =
            if is_leaf { self.fit(entities, LIMIT) } else { self.top(group, &key, entities) };
        let name = format!("n-{}.js", file_key(&key));
        made.files.push(File { name, content: Content::Names { key: key.clone(), entities } });
        if !is_leaf {
            self.split(group, &key, made);
        }
        true
    }

    /// The names that are what was typed, those that have it as a word if they are few,
    /// and those of most weight.
    fn top(&self, group: &[Posting], key: &str, entities: Vec<EntityId>) -> Vec<EntityId> {
        // The word itself is the first that begins with it.
        let ending = group.iter().take_while(|one| one.word(self.text) == key).count();
        let ending = self.by_weight(&group[..ending]);
        let bytes: usize = ending.iter().map(|id| self.sizes[id.index()]).sum();
        let is_key =
            |name: &str| folded(name).chars().filter(|c| c.is_alphanumeric()).eq(key.chars());
        let is_called = |id: &EntityId| {
            let entity = self.graph.entity(*id);
            is_key(&entity.name) || entity.aliases.iter().any(|alias| is_key(alias))
        };
        let mut top: Vec<EntityId> =
            ending.into_iter().filter(|id| bytes <= BESIDE || is_called(id)).collect();
        top.extend(self.fit(entities, TOP));
        let mut seen = FxHashSet::default();
        top.retain(|id| seen.insert(*id));
        self.fit(top, LIMIT)
    }

    fn by_weight(&self, group: &[Posting]) -> Vec<EntityId> {
        let mut entities: Vec<EntityId> = group.iter().map(|one| one.id).collect();
        entities.sort_unstable_by_key(|id| (Reverse(self.weights[id.index()]), *id));
        entities.dedup();
        entities
    }

    /// As many as have room.
    fn fit(&self, mut entities: Vec<EntityId>, most: usize) -> Vec<EntityId> {
        let mut bytes = 0;
        let fit = entities.iter().take_while(|id| {
            bytes += self.sizes[id.index()];
            bytes <= most
        });
        let fit = fit.count();
        entities.truncate(fit);
        entities
    }
}

/// Pairs of the first three letters of a word, the smaller letter first.
fn pairs(word: &str) -> Vec<[char; 2]> {
    let letters: Vec<char> = word.chars().take(3).collect();
    let [a, b, c] = letters[..] else { return Vec::new() };
    let mut pairs = [[a, b], [b, c], [a, c]].map(|[a, b]| [a.min(b), a.max(b)]).to_vec();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The words under each key, those of most weight first.
fn vocabulary(text: &str, postings: &[Posting], weights: &[u32]) -> BTreeMap<String, String> {
    type Weighed<'a> = (Reverse<u32>, &'a str);
    let mut by_letter: BTreeMap<char, BTreeMap<char, Vec<Weighed>>> = BTreeMap::new();
    for group in postings.chunk_by(|a, b| a.word(text) == b.word(text)) {
        let word = group[0].word(text);
        let weight = group.iter().map(|Posting { id, .. }| weights[id.index()]).max().unwrap_or(0);
        for [first, second] in pairs(word) {
            let words = by_letter.entry(first).or_default().entry(second).or_default();
            words.push((Reverse(weight), word));
        }
    }
    let joined = |mut words: Vec<Weighed>| {
        words.sort_unstable();
        words.dedup();
        let mut bytes = 0;
        let fit = words.into_iter().map(|(_, word)| word).take_while(|word| {
            bytes += word.len() + 1;
            bytes <= MOST_WORDS
        });
        fit.collect::<Vec<_>>().join(" ")
    };
    let mut by_key = BTreeMap::new();
    for (first, by_second) in by_letter {
        let together: Vec<Weighed> = by_second.values().flatten().copied().collect();
        if together.iter().map(|(_, word)| word.len() + 1).sum::<usize>() <= TOGETHER {
            by_key.insert(first.to_string(), joined(together));
            continue;
        }
        for (second, words) in by_second {
            by_key.insert(format!("{first}{second}"), joined(words));
        }
    }
    by_key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_its_parts_and_in_one_piece() {
        for (name, expected) in [
            ("Timothée Chalamet", &["timothee", "chalamet"][..]),
            ("Spider-Man", &["spider", "man", "spiderman"]),
            ("M*A*S*H", &["m", "s", "h", "mash"]),
            ("The Lord of the Rings", &["the", "lord", "rings"]),
            ("Stellan Skarsgård", &["stellan", "skarsgard"]),
            ("Søren", &["soren"]),
            ("Robert De Niro", &["robert", "deniro", "niro"]),
            ("Vincent van der Berg", &["vincent", "van", "vanderberg", "berg"]),
            ("千と千尋", &["千と千尋"]),
            ("?", &["?"]),
        ] {
            assert_eq!(words(name), expected, "words of {name:?}");
        }
    }

    #[test]
    fn a_word_with_an_error_has_a_key_in_common_with_what_was_meant() {
        let meant = pairs("chalamet");
        for typed in ["shalamet", "halamet", "hcalamet", "cchalamet", "clamet", "cahlamet", "xchal"]
        {
            let shares = pairs(typed).iter().any(|pair| meant.contains(pair));
            assert!(shares, "who types `{typed}` does not find `chalamet`");
        }
    }

    #[test]
    fn every_key_is_a_file_name_of_its_own() {
        assert_eq!(file_key("ch"), "ch");
        assert_eq!(file_key("千"), "_5343");
        assert_eq!(file_key("?"), "_3f");
    }
}
