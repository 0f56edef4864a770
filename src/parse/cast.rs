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
//! `cast_line` divides a line. A line may have several roles (`Ned / Sergeant Pugh`), and a table with a column
//! of actors and one of roles says the same. What a line says beyond that stays in its
//! text; a line that says something else is left alone.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::fold;
use crate::model::article::{
    Article, Block, CastLine, Cell, Facet, FieldMeaning, LeadFact, List, NameSpan, Naming, ProseId,
    RoleSpan, Table,
};
use crate::model::credit::Role;
use crate::model::kind::Kind;
use crate::parse::cast_line::{About, Form, actor_of_several_roles, is_actor, is_title, role_at};
use crate::parse::people::is_relation;
use crate::parse::{cast_pairs, cast_prose, dubs, names};
use crate::rare;

/// What a table's column of actors is headed, in lower case.
pub const ACTORS: [&str; 6] = ["actor", "actress", "performer", "cast", "player", "artist"];

/// What a table's column of parts is headed, in lower case.
pub const PARTS: [&str; 3] = ["role", "character", "part"];

/// Reads the cast lists of an article: who plays whom, and whom they name for work
/// behind the camera.
pub fn read(article: &Article, source: &str) -> (Vec<CastLine>, Vec<LeadFact>) {
    let starring = article
        .infobox
        .iter()
        .filter(|field| field.meaning == FieldMeaning::Credit(Role::Cast))
        .flat_map(|field| {
            let value = article.prose(field.value).text(source);
            field.names.iter().map(|name| fold::key(&value[name.range()]))
        })
        .collect();
    let mut reader = Reader {
        article,
        source,
        starring,
        form: Form::default(),
        lines: Vec::new(),
        crew: Vec::new(),
    };
    let mut about: Vec<About> = Vec::new();
    let dubbed = dubs::sections(article, source);
    for (at, section) in (0u32..).zip(&article.sections) {
        let on_cast_page = article.page_of(section).is_some_and(|page| page.facet == Facet::Cast);
        about.truncate(section.depth as usize);
        let above = about.last().copied().unwrap_or_default();
        about.push(About::read(article.prose(section.heading).text(source), above));
        if on_cast_page && dubbed.binary_search(&at).is_err() {
            for block in &section.blocks {
                match block {
                    Block::List(list) => {
                        reader.form = reader.form_of(list, about[about.len() - 1]);
                        reader.list(list, None);
                    }
                    Block::Table(table) => reader.table(table),
                    _ => {}
                }
            }
        }
    }
    reader.tell_ages();
    reader.tell_parents();
    reader.leave_out_roles();
    (reader.lines, reader.crew)
}

struct Reader<'a> {
    article: &'a Article,
    source: &'a str,
    /// Keys of the names that the infobox has under `Starring`.
    starring: FxHashSet<String>,
    form: Form,
    lines: Vec<CastLine>,
    crew: Vec<LeadFact>,
}

impl Reader<'_> {
    fn text(&self, id: ProseId) -> &str {
        self.article.prose(id).text(self.source)
    }

    fn form_of(&self, list: &List, about: About) -> Form {
        let first = |item: &Vec<Block>| match item.first() {
            Some(Block::Paragraph(id)) => Some(self.text(*id)),
            _ => None,
        };
        let lines: Vec<&str> = list.items.iter().filter_map(first).collect();
        Form::of(&lines, self.starring.clone(), about)
    }

    /// The text of a line's role.
    fn role(&self, line: &CastLine) -> Option<&str> {
        let role = line.role.as_ref()?;
        Some(&self.text(role.prose)[role.range()])
    }

    /// `older Caleb Stroud` in a list that has a Caleb Stroud is that one.
    fn tell_ages(&mut self) {
        let has_age = |line: &CastLine| self.role(line).is_some_and(|r| without_age(r).is_some());
        if !self.lines.iter().any(has_age) {
            return;
        }
        let roles: Vec<Option<String>> =
            self.lines.iter().map(|line| self.role(line).map(fold::key)).collect();
        for at in 0..self.lines.len() {
            let Some(role) = self.role(&self.lines[at]) else { continue };
            let Some((age, grown)) = without_age(role) else { continue };
            let key = fold::key(grown);
            let is_name = grown.starts_with(char::is_uppercase);
            // `young Becky Sharp` is `Rebecca "Becky" Sharp Crawley`.
            let bears = |role: &Option<String>| {
                role.as_ref().is_some_and(|role| {
                    let has = |name: &str| {
                        role.split(|c: char| !c.is_alphanumeric()).any(|word| word == name)
                    };
                    *role == key || (is_name && key.split(' ').all(has))
                })
            };
            let named =
                roles.iter().enumerate().filter(|(other, role)| *other != at && bears(role));
            let others: Vec<usize> = named.map(|(other, _)| other).collect();
            let full = grown.contains(' ') && is_name;
            // `Old Fry` beside Signalman Fry may be his father.
            let others =
                if full || age.starts_with(char::is_lowercase) { others } else { Vec::new() };
            let lower = age.starts_with(char::is_lowercase);
            let skipped = (role.len() - grown.len()) as u32;
            let line = &mut self.lines[at];
            let Some(role) = &mut line.role else { continue };
            match others.as_slice() {
                [] if full && lower => {
                    role.range.start += skipped;
                    role.naming = Naming::Proper;
                }
                [first, ..] if *first < at => {
                    role.naming = Naming::Version;
                    line.parent = Some(*first as u32);
                }
                [_, ..] if full => {
                    role.range.start += skipped;
                    role.naming = Naming::Proper;
                }
                _ => {}
            }
        }
    }

    /// `Saraswati, Beena's mother` in a list where others play Saraswati and Beena is the
    /// mother of both, and no third of their names.
    fn tell_parents(&mut self) {
        let has_child = |line: &CastLine| {
            let role = line.role.as_ref().filter(|role| role.prose == line.prose);
            role.is_some_and(|role| {
                child_and_kin(&self.text(line.prose)[role.range().end..]).is_some()
            })
        };
        if !self.lines.iter().any(has_child) {
            return;
        }
        let role_of = |line: &CastLine| self.role(line).map(fold::key);
        let roles: Vec<Option<String>> = self.lines.iter().map(role_of).collect();
        let mut out = vec![false; self.lines.len()];
        for at in 0..self.lines.len() {
            let line = &self.lines[at];
            let Some(role) = line.role.clone().filter(|role| role.prose == line.prose) else {
                continue;
            };
            let text = self.text(line.prose);
            let actor = &text[line.actor.range()];
            let played_by_another = |name: &str| {
                let key = fold::key(name);
                let is_it = |role: &str| role == key || role.split(' ').next() == Some(&key);
                self.lines.iter().zip(&roles).any(|(other, role)| {
                    role.as_deref().is_some_and(is_it)
                        && self.text(other.prose)[other.actor.range()] != *actor
                })
            };
            let Some((child, behind)) = child_and_kin(&text[role.range().end..]) else { continue };
            if !played_by_another(&text[role.range()]) || !played_by_another(child) {
                continue;
            }
            let end = role.range.end + behind as u32;
            let inside = |other: &CastLine| {
                let role = other.role.as_ref();
                let starts = |role: &RoleSpan| role.range.start < end && role.prose == other.prose;
                other.prose == line.prose && role.is_some_and(starts)
            };
            let others = at + 1..self.lines.len();
            for other in others.take_while(|&other| inside(&self.lines[other])) {
                out[other] = true;
            }
            let range = role.range.start..end;
            self.lines[at].role = Some(RoleSpan { range, naming: Naming::Nobody, ..role });
        }
        self.leave_out(&out);
    }

    /// A line that is only a name, which is another line's role, credits nobody.
    fn leave_out_roles(&mut self) {
        // Most lists have a role in each line.
        if self.lines.iter().all(|line| line.role.is_some()) {
            return;
        }
        let roles: FxHashSet<String> =
            self.lines.iter().filter_map(|line| self.role(line).map(fold::key)).collect();
        let actor = |line: &CastLine| fold::key(&self.text(line.prose)[line.actor.range()]);
        let played: FxHashSet<String> =
            self.lines.iter().filter(|line| line.role.is_some()).map(actor).collect();
        let is_role: Vec<bool> = self
            .lines
            .iter()
            .map(|line| {
                let name = actor(line);
                line.role.is_none()
                    && roles.contains(&name)
                    && !played.contains(&name)
                    && !self.starring.contains(&name)
            })
            .collect();
        self.leave_out(&is_role);
    }

    /// Removes lines.
    fn leave_out(&mut self, out: &[bool]) {
        if !out.contains(&true) {
            return;
        }
        let mut kept: Vec<u32> = Vec::with_capacity(out.len());
        let mut count = 0;
        for out in out {
            kept.push(count);
            count += u32::from(!out);
        }
        let mut out = out.iter();
        self.lines.retain(|_| out.next() == Some(&false));
        for line in &mut self.lines {
            line.parent = line.parent.map(|parent| kept[parent as usize]);
        }
    }

    fn list(&mut self, list: &List, parent: Option<u32>) {
        for item in &list.items {
            let mut blocks = item.iter();
            let first = match blocks.next() {
                Some(Block::Paragraph(id)) => Some(*id),
                _ => None,
            };
            if let Some(id) = first
                && let Some(actor) = actor_of_several_roles(self.text(id))
            {
                let before = self.lines.len();
                for nested in blocks {
                    if let Block::List(nested) = nested {
                        self.roles_below(nested, id, &actor, parent);
                    }
                }
                if self.lines.len() == before {
                    self.add(id, actor, None, parent, None);
                }
                continue;
            }
            let line = first.and_then(|id| self.line(id, parent));
            for nested in blocks {
                if let Block::List(nested) = nested {
                    self.list(nested, line.or(parent));
                }
            }
        }
    }

    /// The roles of the actor whom the line above names.
    fn roles_below(&mut self, list: &List, above: ProseId, actor: &NameSpan, parent: Option<u32>) {
        for item in &list.items {
            let mut blocks = item.iter();
            let Some(Block::Paragraph(id)) = blocks.next() else { continue };
            let text = self.text(*id);
            let line = self.lines.len() as u32;
            let start = if text.starts_with("as ") { "as ".len() } else { 0 };
            let line = match role_at(text, start) {
                Some(role) => {
                    self.add(above, actor.clone(), Some((*id, role)), parent, None);
                    Some(line)
                }
                None => self.line(*id, parent),
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
        let text = self.text(id);
        if dubs::is_noted(text) {
            return None;
        }
        if let Some((role, behind)) = self.form.crew(text) {
            self.crew(id, role, behind);
            return None;
        }
        let (actor, role) = self.form.split_line(text)?;
        let first = self.lines.len() as u32;
        let several = actors_in(text, &actor);
        if several.len() > 1 {
            // Whose part it is cannot be told.
            for actor in several {
                self.add(id, actor, None, parent, None);
            }
            return Some(first);
        }
        let mut pairs = self.form.pairs_apart(text);
        if role.as_ref().is_some_and(|role| {
            text[actor.range().end..].starts_with(" (") && role.start == actor.range.end + 2
        }) {
            pairs = cast_pairs::in_parentheses(text);
        }
        if !pairs.is_empty() {
            for (actor, role) in pairs {
                self.add(id, actor, Some((id, role)), parent, None);
            }
            return Some(first);
        }
        if role.is_none() && text.matches(" as ").count() > 1 {
            // `Howard Keel as Adam and Jane Powell as Milly`
            let pairs = cast_prose::pairs_of_line(text);
            if pairs.len() > 1 && pairs[0].0.start == actor.range().start {
                for (actor, role) in pairs {
                    let range = actor.start as u32..actor.end as u32;
                    let role = role.start as u32..role.end as u32;
                    let actor = NameSpan { range, qualifier: None };
                    self.add(id, actor, Some((id, role)), parent, None);
                }
                return Some(first);
            }
        }
        let parent_role = parent.and_then(|at| {
            let role = self.lines[at as usize].role.as_ref()?;
            Some(self.text(role.prose)[role.range()].to_string())
        });
        self.add(id, actor, role.map(|range| (id, range)), parent, parent_role.as_deref());
        Some(first)
    }

    /// `Director: Zhang Yibai` above the cast of a part of the film. What the infobox says
    /// of a job is all of it.
    fn crew(&mut self, prose: ProseId, role: Role, behind: Range<usize>) {
        let article = self.article;
        let meant = FieldMeaning::Credit(role);
        if article.infobox.iter().any(|field| field.meaning == meant || field.also == Some(role)) {
            return;
        }
        let text = article.prose(prose).text(self.source);
        let first_names = names::first_names(&text[behind.clone()]);
        for name in names::split(&text[behind.clone()], Kind::Person) {
            if first_names.contains(&name.range) {
                continue;
            }
            let start = behind.start as u32;
            let range = start + name.range.start..start + name.range.end;
            let holder = text[behind.clone()][name.range()].to_string();
            self.crew.push(LeadFact { prose, range, role, holder });
        }
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
                    .map(|range| without_kin(text, without_voice(text, range)))
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
        let actors = column(&ACTORS);
        let roles = column(&PARTS);
        let (Some(actors), Some(roles)) = (actors, roles) else { return };
        let mut above: Option<(ProseId, NameSpan)> = None;
        for row in &table.rows {
            if let Some(Cell::Written(id)) = row.get(actors) {
                let text = self.text(*id);
                let name = names::person(text, 0..text.len() as u32);
                let name = name.filter(|name| is_actor(&text[name.range()]));
                let together = name.as_ref().map_or_else(Vec::new, |name| actors_in(text, name));
                if together.len() > 1 {
                    // Whose part it is cannot be told.
                    for actor in together {
                        self.add(*id, actor, None, None, None);
                    }
                    above = None;
                    continue;
                }
                above = name.map(|name| (*id, name));
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

/// The actors in `Ann Ott & Eve Ott` and `Rick Yost / Dave Bat`.
fn actors_in(text: &str, actor: &NameSpan) -> Vec<NameSpan> {
    let start = actor.range.start;
    let name = &text[actor.range()];
    let first_names = names::first_names(name);
    let mut actors = names::split(name, Kind::Person);
    actors.retain(|actor| !first_names.contains(&actor.range));
    // `Hex & Bell` are known by both names.
    if !actors.iter().all(|actor| name[actor.range()].contains(' ')) {
        return Vec::new();
    }
    for actor in &mut actors {
        actor.range = start + actor.range.start..start + actor.range.end;
    }
    actors
}

/// The roles in `Ned / Sergeant Pugh` and `Mabel Crane and Queen Isolde`.
pub fn several(text: &str, range: Range<u32>) -> Vec<Range<u32>> {
    let role = &text[range.start as usize..range.end as usize];
    // `Grandma Larkin and the Filing Cabinet`
    let described = [" and the ", " and a ", " and an "];
    let second = described.iter().find_map(|and| rare::find(role, and));
    if let Some(at) = second.filter(|&at| naming(&role[..at], None) == Naming::Proper) {
        let first = range.start..range.start + at as u32;
        return vec![first, range.start + (at + " and ".len()) as u32..range.end];
    }
    let mut dividers = ["/", " and ", " & "].into_iter().filter(|divider| role.contains(divider));
    let divider = dividers.find(|divider| {
        let parts = || role.split(divider).map(str::trim);
        let is_role = |part: &str| part.starts_with(|c: char| c.is_uppercase());
        parts().all(is_role)
    });
    let Some(divider) = divider else { return vec![range] };
    if is_couple(role) {
        return vec![range];
    }
    let offset =
        |part: &str| range.start + (part.as_ptr() as usize - role.as_ptr() as usize) as u32;
    role.split(divider)
        .map(str::trim)
        .map(|part| offset(part)..offset(part) + part.len() as u32)
        .collect()
}

/// `Mr. and Mrs. Olsen`: a title that shares the name behind the other.
pub fn is_couple(role: &str) -> bool {
    [" and ", " & "].iter().any(|and| {
        role.split_once(and).is_some_and(|(first, second)| {
            is_title(first) && second.split_once(' ').is_some_and(|(title, _)| is_title(title))
        })
    })
}

/// `the voice of Lantern` is Lantern.
fn without_voice(text: &str, range: Range<u32>) -> Range<u32> {
    const VOICES: [&str; 4] = ["the voice of ", "voice of ", "The voice of ", "Voice of "];
    let role = &text[range.start as usize..range.end as usize];
    let voice = VOICES.iter().find(|voice| role.starts_with(**voice)).map_or(0, |v| v.len());
    range.start + voice as u32..range.end
}

/// `Tim` in `her son Tim` and `Lady Ash's young son Tim`.
fn without_kin(text: &str, range: Range<u32>) -> Range<u32> {
    const OWN: [&str; 3] = ["her", "his", "their"];
    let role = &text[range.start as usize..range.end as usize];
    let mut small = role.split(' ').skip(1).filter(|word| is_relation(word));
    let Some(kin) = small.next().filter(|_| small.next().is_none()) else { return range };
    let before = &role[..kin.as_ptr() as usize - role.as_ptr() as usize];
    let owner = before
        .trim_end()
        .rsplit(' ')
        .find(|word| !word.starts_with(char::is_lowercase) || OWN.contains(word));
    let is_owned = owner.is_some_and(|word| {
        OWN.contains(&word) || ["'s", "’s", "s'"].iter().any(|mark| word.ends_with(mark))
    });
    let name = kin.as_ptr() as usize - role.as_ptr() as usize + kin.len() + 1;
    let behind = role.get(name..).unwrap_or_default();
    let is_name = (1..=3).contains(&behind.split(' ').count())
        && behind.split(' ').all(|word| word.starts_with(char::is_uppercase));
    if is_owned && is_name { range.start + name as u32..range.end } else { range }
}

/// Behind a role's name, a second child and what somebody is to both: `, Beena's mother`.
/// Gives the child and where it ends.
fn child_and_kin(behind: &str) -> Option<(&str, usize)> {
    const KIN: [&str; 8] =
        ["father", "mother", "parent", "uncle", "aunt", "grandfather", "grandmother", "guardian"];
    let joiner = [", and ", ", ", " and ", " & "].iter().find(|j| behind.starts_with(**j))?;
    let rest = &behind[joiner.len()..];
    let (at, kin) = KIN.iter().filter_map(|kin| Some((rare::find(rest, kin)?, kin))).min()?;
    let child = rest[..at].trim_end();
    let name = child.strip_suffix("'s").or_else(|| child.strip_suffix("’s")).unwrap_or(child);
    let ends = !rest[at + kin.len()..].starts_with(char::is_alphanumeric);
    let is_name = name.starts_with(char::is_uppercase) && name.split(' ').count() <= 3;
    (ends && is_name && child.len() < at).then_some((name, joiner.len() + at + kin.len()))
}

const AGES: [&str; 14] = [
    "young", "younger", "teenage", "teen", "teenaged", "older", "old", "elder", "elderly", "child",
    "adult", "baby", "little", "infant",
];

/// The age that a role begins with, and the name behind it: `the young Eve`.
fn without_age(role: &str) -> Option<(&str, &str)> {
    let bare = ["the ", "The ", "a "].iter().find_map(|article| role.strip_prefix(article));
    let (age, grown) = bare.unwrap_or(role).split_once(' ')?;
    AGES.contains(&age.to_lowercase().as_str()).then_some((age, grown.trim_start()))
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
    // `young Eve`, or only `Eve` at another age, below `Eve Macarro`.
    let is_version = parent.is_some_and(|parent| {
        let shares = |name: &str| {
            name.split_whitespace().any(|word| parent.split_whitespace().any(|w| w == word))
        };
        match without_age(role) {
            Some((_, grown)) => shares(grown),
            None => !role.contains(' ') && parent != role && shares(role),
        }
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
        // "Woman in Red", "Man at bar"
        _ if words.iter().any(|word| matches!(*word, "in" | "at" | "with" | "from")) => {
            Naming::Descriptive
        }
        _ if words.iter().any(|word| word.contains(char::is_numeric) || word.starts_with('#')) => {
            Naming::Descriptive
        }
        _ => Naming::Proper,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_a_name_a_description_or_a_younger_self() {
        assert_eq!(naming("Eve Macarro", None), Naming::Proper);
        assert_eq!(naming("the Director", None), Naming::Descriptive);
        assert_eq!(naming("Lena", None), Naming::Descriptive);
        assert_eq!(naming("young Eve", Some("Eve Macarro")), Naming::Version);
        assert_eq!(naming("Young Sherlock", None), Naming::Proper);
        assert_eq!(naming("himself", None), Naming::Nobody);
        assert_eq!(naming("a waiter", None), Naming::Nobody);
        assert_eq!(naming("Woman in Red", None), Naming::Descriptive);
    }

    #[test]
    fn whose_child_a_part_is_is_not_of_its_name() {
        for (role, expected) in [
            ("her son Tim", "Tim"),
            ("his much younger brother Ned Poe", "Ned Poe"),
            ("Lady Ash's son Tim", "Tim"),
            ("James’s wife Eve", "Eve"),
            ("her son", "her son"),
            ("Eve's sister", "Eve's sister"),
            ("the mother Superior", "the mother Superior"),
            ("Tom's wife's sister Jo", "Jo"),
            ("his mother in Rome", "his mother in Rome"),
            ("Father Tim", "Father Tim"),
            ("King Ned's friend of Tom", "King Ned's friend of Tom"),
        ] {
            let range = without_kin(role, 0..role.len() as u32);
            assert_eq!(&role[range.start as usize..range.end as usize], expected);
        }
    }

    #[test]
    fn a_couple_is_not_two_roles() {
        let roles = |text: &'static str| -> Vec<&str> {
            let range = |r: Range<u32>| &text[r.start as usize..r.end as usize];
            several(text, 0..text.len() as u32).into_iter().map(range).collect()
        };
        assert_eq!(roles("Mr. and Mrs. Olsen"), ["Mr. and Mrs. Olsen"]);
        assert_eq!(roles("Lord & Lady Vane"), ["Lord & Lady Vane"]);
        assert_eq!(roles("Father and Nurse Vane"), ["Father and Nurse Vane"]);
        assert_eq!(roles("Mother / Nurse Vane"), ["Mother", "Nurse Vane"]);
        assert_eq!(roles("Mr. Olsen and Mrs. Berg"), ["Mr. Olsen", "Mrs. Berg"]);
        assert_eq!(roles("Mother and Nun"), ["Mother", "Nun"]);
    }
}
