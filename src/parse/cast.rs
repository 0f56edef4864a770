//! Cast lists: where a line of a list becomes somebody who plays somebody.
//!
//! In: the article. Out: a [`CastLine`] for each item on its cast page that
//! begins with a person's name:
//!
//! ```text
//! Ana de Armas as Eve Macarro, a ballerina who ...
//! ^^^^^^^^^^^^    ^^^^^^^^^^^
//! actor           role
//! ```
//!
//! A line may have several roles (`Ned / Sergeant Pugh`), and a table with a column
//! of actors and one of roles says the same. The role ends where a description begins. What a line says beyond that stays
//! in its text; a line that says something else is left alone.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::fold;
use crate::model::article::{
    Article, Block, CastLine, Cell, Facet, FieldMeaning, List, NameSpan, Naming, ProseId, RoleSpan,
    Table,
};
use crate::model::credit::Role;
use crate::model::kind::Kind;
use crate::parse::names;

/// Reads the cast lists of an article.
pub fn read(article: &Article, source: &str) -> Vec<CastLine> {
    let starring = article
        .infobox
        .iter()
        .filter(|field| field.meaning == FieldMeaning::Credit(Role::Cast))
        .flat_map(|field| {
            let value = article.prose(field.value).text(source);
            field.names.iter().map(|name| fold::key(&value[name.range()]))
        })
        .collect();
    let form = Form { starring, order: Order::ActorFirst };
    let mut reader = Reader { article, source, form, lines: Vec::new() };
    for section in &article.sections {
        let on_cast_page = section
            .page
            .and_then(|page| article.pages.get(page as usize))
            .is_some_and(|page| page.facet == Facet::Cast);
        if on_cast_page {
            for block in &section.blocks {
                match block {
                    Block::List(list) => {
                        reader.form.order = reader.order_of(list);
                        reader.list(list, None);
                    }
                    Block::Table(table) => reader.table(table),
                    _ => {}
                }
            }
        }
    }
    reader.lines
}

/// Which side of a dash or colon names the actor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Order {
    #[default]
    ActorFirst,
    RoleFirst,
}

struct Reader<'a> {
    article: &'a Article,
    source: &'a str,
    form: Form,
    lines: Vec<CastLine>,
}

/// What is known of a list's lines before they are read.
#[derive(Default)]
struct Form {
    /// Keys of the names that the infobox has under `Starring`.
    starring: FxHashSet<String>,
    order: Order,
}

impl Reader<'_> {
    fn text(&self, id: ProseId) -> &str {
        self.article.prose(id).text(self.source)
    }

    /// Whether a list names roles first: more of the infobox's stars stand behind
    /// the separators than before them, or, where the infobox names none of them,
    /// full names mostly stand behind and single words before.
    fn order_of(&self, list: &List) -> Order {
        let (mut stars_before, mut stars_behind) = (0, 0);
        let (mut full_before, mut full_behind) = (0, 0);
        for item in &list.items {
            let Some(Block::Paragraph(id)) = item.first() else { continue };
            let Some((before, behind)) = divided(self.text(*id)) else { continue };
            let star = |name: &str| usize::from(self.form.starring.contains(&fold::key(name)));
            let full = |name: &str| usize::from(is_full_name(name));
            stars_before += star(before);
            stars_behind += star(behind);
            full_before += full(before);
            full_behind += full(behind);
        }
        let role_first = match stars_before + stars_behind {
            0 => full_behind > 2 * full_before,
            _ => stars_behind > stars_before,
        };
        if role_first { Order::RoleFirst } else { Order::ActorFirst }
    }

    fn list(&mut self, list: &List, parent: Option<u32>) {
        for item in &list.items {
            let mut blocks = item.iter();
            let line = match blocks.next() {
                Some(Block::Paragraph(id)) => self.line(*id, parent),
                _ => None,
            };
            for nested in blocks {
                if let Block::List(nested) = nested {
                    self.list(nested, line.or(parent));
                }
            }
        }
    }

    /// Reads one line and gives its index, that of its first role.
    fn line(&mut self, id: ProseId, parent: Option<u32>) -> Option<u32> {
        let (actor, role) = self.form.split_line(self.text(id))?;
        let first = self.lines.len() as u32;
        let parent_role = parent.and_then(|at| {
            let role = self.lines[at as usize].role.as_ref()?;
            Some(self.text(role.prose)[role.range()].to_string())
        });
        self.add(id, actor, role.map(|range| (id, range)), parent, parent_role.as_deref());
        Some(first)
    }

    /// Adds somebody with each of their roles.
    fn add(
        &mut self,
        prose: ProseId,
        actor: NameSpan,
        role: Option<(ProseId, Range<u32>)>,
        parent: Option<u32>,
        parent_role: Option<&str>,
    ) {
        let roles: Vec<Option<RoleSpan>> = match role {
            None => vec![None],
            Some((prose, range)) => {
                let text = self.text(prose);
                several(text, range)
                    .into_iter()
                    .map(|range| {
                        let name = &text[range.start as usize..range.end as usize];
                        Some(RoleSpan { prose, naming: naming(name, parent_role), range })
                    })
                    .collect()
            }
        };
        for role in roles {
            self.lines.push(CastLine { prose, actor: actor.clone(), role, parent });
        }
    }

    /// A table with a column of actors and one of roles.
    fn table(&mut self, table: &Table) {
        let column = |words: &[&str]| {
            table.header.iter().position(|&id| {
                let heading = self.text(id).to_lowercase();
                words.iter().any(|word| heading.contains(word))
            })
        };
        let actors = column(&["actor", "actress", "performer", "cast", "player", "artist"]);
        let roles = column(&["role", "character", "part"]);
        let (Some(actors), Some(roles)) = (actors, roles) else { return };
        let mut above: Option<(ProseId, NameSpan)> = None;
        for row in &table.rows {
            if let Some(Cell::Written(id)) = row.get(actors) {
                let text = self.text(*id);
                let name = names::one(text, 0..text.len() as u32);
                above = name.filter(|name| is_actor(&text[name.range()])).map(|name| (*id, name));
            }
            let Some((prose, actor)) = above.clone() else { continue };
            let role = row.get(roles).and_then(|cell| cell.prose()).and_then(|id| {
                let text = self.text(id);
                Some((id, role_at(text, 0)?))
            });
            self.add(prose, actor, role, None, None);
        }
    }
}

/// The roles in `Ned / Sergeant Pugh` and `Mabel Crane and Queen Isolde`.
fn several(text: &str, range: Range<u32>) -> Vec<Range<u32>> {
    let role = &text[range.start as usize..range.end as usize];
    let divider = ["/", " and ", " & "].into_iter().find(|divider| {
        let parts = || role.split(divider).map(str::trim);
        let is_role = |part: &str| part.starts_with(|c: char| c.is_uppercase());
        parts().count() > 1 && parts().all(is_role)
    });
    let Some(divider) = divider else { return vec![range] };
    let offset =
        |part: &str| range.start + (part.as_ptr() as usize - role.as_ptr() as usize) as u32;
    role.split(divider)
        .map(str::trim)
        .map(|part| offset(part)..offset(part) + part.len() as u32)
        .collect()
}

impl Form {
    /// The actor and the role of a cast line.
    fn split_line(&self, text: &str) -> Option<(NameSpan, Option<Range<u32>>)> {
        if let Some(at) = text.find(" as ")
            && let Some(actor) = names::one(text, 0..at as u32)
            && is_actor(&text[actor.range()])
        {
            return Some((actor, role_at(text, at + " as ".len())));
        }
        if self.order == Order::RoleFirst {
            return role_first(text);
        }
        for separator in DASHES {
            if let Some(at) = text.find(separator)
                && let Some(actor) = names::one(text, 0..at as u32)
                && is_actor(&text[actor.range()])
                && self.can_act_alone(&text[actor.range()])
            {
                return Some((actor, role_at(text, at + separator.len())));
            }
        }
        let end = text.find([',', '(', ';', ':']).unwrap_or(text.len());
        let actor = names::one(text, 0..end as u32)?;
        let name = &text[actor.range()];
        // `Mrs. Bixby (Marjorie Wood)` and `Adam (green shirt): Howard Keel`.
        let names_another = text[end..].starts_with(':')
            || text[end..].strip_prefix('(').is_some_and(|rest| {
                is_full_name(rest.split(')').next().unwrap_or(rest)) || rest.contains("): ")
            });
        let alone = is_actor(name) && self.can_act_alone(name) && !names_another;
        alone.then_some((actor, None))
    }

    /// Whether a name without `as` behind it is enough: one word only if the
    /// infobox has it too.
    fn can_act_alone(&self, name: &str) -> bool {
        is_full_name(name) || self.starring.contains(&fold::key(name))
    }
}

const DASHES: [&str; 5] = [" - ", " – ", " — ", "\u{2026} ", " ... "];

/// The two sides of a dash or colon.
fn divided(text: &str) -> Option<(&str, &str)> {
    let (before, behind) =
        DASHES.iter().chain(&[": "]).find_map(|separator| text.split_once(separator))?;
    let before = before.split(" (").next().unwrap_or(before);
    let end = behind.find([',', '(', ';', '.']).unwrap_or(behind.len());
    Some((before.trim(), behind[..end].trim()))
}

/// `Elsa – Nora Aunor, a seer`.
fn role_first(text: &str) -> Option<(NameSpan, Option<Range<u32>>)> {
    let (role, actor) = divided(text)?;
    if !is_full_name(actor) {
        return None;
    }
    let offset = |part: &str| (part.as_ptr() as usize - text.as_ptr() as usize) as u32;
    let (role_at, actor_at) = (offset(role), offset(actor));
    let actor = names::one(text, actor_at..actor_at + actor.len() as u32)?;
    let role = (!role.is_empty()).then_some(role_at..role_at + role.len() as u32);
    Some((actor, role))
}

/// The range of the role that begins at `start`.
fn role_at(text: &str, start: usize) -> Option<Range<u32>> {
    let after = &text[start..];
    let lead = after.len() - after.trim_start().len();
    let role = &after[lead..];
    let role = role[..role_end(role)].trim_end();
    // Nobody's role is a sentence, or names another pair: `A as B and C as D`.
    if role.is_empty() || role.split_whitespace().count() > 8 || role.contains(" as ") {
        return None;
    }
    let start = (start + lead) as u32;
    Some(start..start + role.len() as u32)
}

/// Whether a text is a person's name of at least two words, without a title that
/// only characters have.
fn is_full_name(name: &str) -> bool {
    let titled =
        ["Mr.", "Mrs.", "Ms.", "Miss ", "Lord ", "Lady ", "King ", "Queen ", "Captain ", "The "];
    is_actor(name)
        && name.split_whitespace().count() >= 2
        && !titled.iter().any(|title| name.starts_with(title))
}

fn is_actor(name: &str) -> bool {
    const LABELS: [&str; 9] = [
        "Director",
        "Directors",
        "Writer",
        "Producer",
        "Music",
        "Note",
        "Award",
        "Himself",
        "Herself",
    ];
    names::is_plausible(name, Kind::Person)
        && !name.contains([':', '…'])
        && !DASHES.iter().any(|dash| name.contains(dash.trim_end()))
        && !LABELS.contains(&name)
}

/// Where a role's name ends and its description begins.
fn role_end(role: &str) -> usize {
    let mut quoted = false;
    for (at, c) in role.char_indices() {
        let rest = &role[at..];
        match c {
            '"' | '“' | '”' => quoted = !quoted,
            _ if quoted => {}
            ',' => {
                let suffix = rest[1..].trim_start();
                if !(suffix.starts_with("Jr") || suffix.starts_with("Sr")) {
                    return at;
                }
            }
            ';' | '(' | '[' | '\n' | ':' => return at,
            '.' => {
                let ends = rest[1..].is_empty() || rest.starts_with(". ");
                let word = role[..at].rsplit(' ').next().unwrap_or_default();
                if ends && !is_abbreviation(word) {
                    return at;
                }
            }
            ' ' => {
                const DESCRIBERS: [&str; 14] = [
                    " who ", " whose ", " which ", " – ", " — ", " - ", " is ", " was ", " in ",
                    " from ", " at ", " with ", " a.k.a. ", " aka ",
                ];
                if DESCRIBERS.iter().any(|word| rest.starts_with(word)) {
                    return at;
                }
            }
            _ => {}
        }
    }
    role.len()
}

/// Whether a full stop behind this word belongs to it.
fn is_abbreviation(word: &str) -> bool {
    word.chars().count() == 1
        || word.contains('.')
        || matches!(
            word,
            "Mr" | "Mrs"
                | "Ms"
                | "Dr"
                | "St"
                | "Jr"
                | "Sr"
                | "Lt"
                | "Sgt"
                | "Capt"
                | "Col"
                | "Gen"
                | "Ltc"
                | "Prof"
                | "Rev"
                | "Det"
                | "Sen"
                | "Gov"
                | "Cpl"
                | "Pvt"
                | "Maj"
                | "Cmdr"
        )
}

/// How a role's name identifies a character.
pub fn naming(role: &str, parent: Option<&str>) -> Naming {
    let first = role.split_whitespace().next().unwrap_or_default().to_lowercase();
    let nobody = matches!(
        role.to_lowercase().as_str(),
        "himself" | "herself" | "themselves" | "self" | "themself" | "narrator" | "the narrator"
    );
    if nobody {
        return Naming::Nobody;
    }
    let ages = ["young", "younger", "teenage", "teen", "older", "old", "child", "adult", "baby"];
    let is_version = ages.contains(&first.as_str())
        && parent.is_some_and(|parent| {
            role.split_whitespace().skip(1).any(|word| parent.split_whitespace().any(|w| w == word))
        });
    if is_version {
        return Naming::Version;
    }
    let starts_lower = role.chars().next().is_some_and(char::is_lowercase);
    let words: Vec<&str> = role.split_whitespace().collect();
    match first.as_str() {
        "the" => Naming::Descriptive,
        "a" | "an" => Naming::Nobody,
        _ if starts_lower => Naming::Nobody,
        _ if words.len() == 1 => Naming::Descriptive,
        _ if words.iter().any(|word| word.contains(char::is_numeric) || word.starts_with('#')) => {
            Naming::Descriptive
        }
        _ => Naming::Proper,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(&str, Option<&str>)> {
        let (actor, role) = Form::default().split_line(text)?;
        Some((&text[actor.range()], role.map(|r| &text[r.start as usize..r.end as usize])))
    }

    #[test]
    fn a_cast_line_has_an_actor_and_a_role() {
        for (line, expected) in [
            (
                "Ana de Armas as Eve Macarro, a ballerina",
                Some(("Ana de Armas", Some("Eve Macarro"))),
            ),
            ("Tiger Robi - Junaid", Some(("Tiger Robi", Some("Junaid")))),
            (
                "Anne Parillaud as Prague Concierge (cut)",
                Some(("Anne Parillaud", Some("Prague Concierge"))),
            ),
            ("Eric Close as Ltc. Jacobsen", Some(("Eric Close", Some("Ltc. Jacobsen")))),
            ("Lily James as Young Donna.", Some(("Lily James", Some("Young Donna")))),
            ("Shampa Reza", Some(("Shampa Reza", None))),
            ("T. Khan - K.M. Khalil, a scientist", Some(("T. Khan", Some("K.M. Khalil")))),
            ("Howard Keel as Adam and Jane Powell as Milly", Some(("Howard Keel", None))),
            ("Tapas Paul as Kedar a.k.a. Phulda", Some(("Tapas Paul", Some("Kedar")))),
            ("Director: Zhang Yibai", None),
            ("Mrs. Bixby (Marjorie Wood)", None),
            ("Adam (light green shirt): Howard Keel", None),
            ("Prologue", None),
            ("Himself - Somebody Else", None),
            ("A pair of good ol' boys, played by somebody", None),
            ("Jackie Chan and Michael Hui race in a high-tech car", None),
            ("", None),
        ] {
            assert_eq!(read(line), expected, "{line:?}");
        }
    }

    #[test]
    fn a_list_may_name_its_roles_first() {
        let form = Form { order: Order::RoleFirst, ..Form::default() };
        let text = "Elsa – Nora Aunor, a seer";
        let (actor, role) = form.split_line(text).unwrap();
        let role = role.map(|r| &text[r.start as usize..r.end as usize]);
        assert_eq!((&text[actor.range()], role), ("Nora Aunor", Some("Elsa")));
    }

    #[test]
    fn a_role_is_a_name_a_description_or_a_younger_self() {
        assert_eq!(naming("Eve Macarro", None), Naming::Proper);
        assert_eq!(naming("the Director", None), Naming::Descriptive);
        assert_eq!(naming("Lena", None), Naming::Descriptive);
        assert_eq!(naming("young Eve", Some("Eve Macarro")), Naming::Version);
        assert_eq!(naming("Young Sherlock", None), Naming::Proper);
        assert_eq!(naming("himself", None), Naming::Nobody);
        assert_eq!(naming("a waiter", None), Naming::Nobody);
    }
}
