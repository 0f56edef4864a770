//! A cast list: actors and roles in two columns, in the order in which they were written.
//!
//! In: a list of a cast page. Out: an entry a line, divided where the line says who plays
//! whom, and whole where it says something else.

use std::fmt::Write as _;
use std::ops::Range;

use crate::model::article::{Block, CastLine, List, ProseId, RoleSpan};
use crate::render::html::{Writer, is_rtl, trim};

/// How a line is divided: actors, `as`, roles, and the rest.
struct Columns {
    actors: usize,
    /// Where the roles begin, and where they end: there, too, if nobody knows.
    roles: Option<Range<usize>>,
}

impl<'a> Writer<'a> {
    pub(super) fn is_cast_list(&self, list: &List) -> bool {
        list.items.iter().any(|item| match item.first() {
            Some(Block::Paragraph(id)) => self.cast_line(*id).is_some(),
            _ => false,
        })
    }

    pub(super) fn cast_list(&mut self, list: &'a List) {
        self.out.push_str("<ul class=\"cast\">\n");
        for item in &list.items {
            self.cast_item(item);
        }
        self.out.push_str("</ul>\n");
    }

    fn cast_item(&mut self, item: &'a [Block]) {
        let columns = match item.first() {
            Some(Block::Paragraph(id)) => self.columns(*id),
            _ => None,
        };
        // A pair runs as its page does; what is no pair runs as its words do.
        let direction = match columns {
            Some(_) => "",
            None => self.direction_of(item.first()),
        };
        let _ = write!(self.out, "<li{direction}>");
        for (nth, block) in item.iter().enumerate() {
            match (block, &columns) {
                (Block::Paragraph(id), _) if nth > 0 => self.note(*id, 0, "note more"),
                (Block::Paragraph(id), Some(columns)) => self.cast_pair(*id, columns),
                (Block::Paragraph(id), None) => self.roles_first(*id),
                (Block::List(list), _) => {
                    self.out.push_str("<ul>\n");
                    for item in &list.items {
                        self.cast_item(item);
                    }
                    self.out.push_str("</ul>");
                }
                (block, _) => self.inner(|writer| writer.block(block)),
            }
        }
        self.out.push_str("</li>\n");
    }

    fn cast_line(&self, id: ProseId) -> Option<&'a CastLine> {
        let at = self.article.cast.partition_point(|line| line.prose < id);
        self.article.cast.get(at).filter(|line| line.prose == id)
    }

    /// Where a line is divided; none where it is not to be.
    fn columns(&self, id: ProseId) -> Option<Columns> {
        let shown = self.article.prose(id).text(self.text);
        let Some(line) = self.cast_line(id) else { return self.columns_of_several(id) };
        let actor = line.actor.range();
        // Roles may have entries of their own below the line.
        let role = line.role.as_ref().filter(|role| role.prose == id).map(RoleSpan::range);
        match role {
            // The list names its roles first; its order is the writer's.
            Some(role) if role.start < actor.start => None,
            Some(role) => {
                let lines = &self.article.cast[self.first_line(id)..];
                let lines = lines.iter().take_while(|other| other.prose == id);
                let own = lines.filter(|other| other.actor == line.actor);
                let end = last_of(roles_in(own, id), role.start).min(shown.len());
                let actors = actor.end + before_as(&shown[actor.end..role.start]);
                Some(Columns { actors, roles: Some(role.start..end.max(role.end)) })
            }
            None => {
                let actors = together(shown, &self.actors(id)).filter(|_| actor.start == 0);
                Some(Columns { actors: actors.unwrap_or(actor.end), roles: None })
            }
        }
    }

    fn first_line(&self, id: ProseId) -> usize {
        self.article.cast.partition_point(|line| line.prose < id)
    }

    /// The columns of `Ola Berg and Tor Berg as the twins`, which is no line of one actor.
    fn columns_of_several(&self, id: ProseId) -> Option<Columns> {
        let shown = self.article.prose(id).text(self.text);
        let actors = together(shown, &self.actors(id))?;
        let from = actors + behind_as(&shown[actors..])?;
        let here = self.article.cast_prose.iter().filter(|line| line.prose == id);
        let here = here.filter(|line| line.actor.range().end <= actors);
        let end = last_of(roles_in(here, id), from);
        Some(Columns { actors, roles: Some(from..end.max(from)) })
    }

    /// The actors whom a line credits, in its order.
    fn actors(&self, id: ProseId) -> Vec<Range<usize>> {
        let lines = self.article.cast[self.first_line(id)..].iter();
        let lines = lines.take_while(|line| line.prose == id);
        let prose = self.article.cast_prose.iter().filter(|line| line.prose == id);
        let mut actors: Vec<_> = lines.chain(prose).map(|line| line.actor.range()).collect();
        actors.sort_by_key(|actor| actor.start);
        actors
    }

    /// A line that names its roles first, or that is no pair.
    fn roles_first(&mut self, id: ProseId) {
        match self.cast_line(id).map(|line| line.actor.range()) {
            Some(actor) if self.hides_of(id) => {
                self.prose_range(id, 0..actor.end);
                self.note(id, actor.end, "note");
            }
            Some(_) => self.prose(id),
            None => self.note(id, 0, "note"),
        }
    }

    /// Actors and roles side by side, and what the line says beyond, all in the
    /// order in which it was written.
    fn cast_pair(&mut self, id: ProseId, columns: &Columns) {
        let shown = self.article.prose(id).text(self.text);
        self.out.push_str("<span class=\"actor\">");
        self.isolated(id, 0..columns.actors);
        self.out.push_str("</span>");
        let mut at = columns.actors;
        if let Some(roles) = &columns.roles {
            self.out.push_str(" <span class=\"as\">");
            self.prose_range(id, trim(shown, at..roles.start));
            self.out.push_str("</span> ");
            at = roles.end;
            if !roles.is_empty() {
                self.out.push_str("<span class=\"role\">");
                self.isolated(id, roles.clone());
                self.out.push_str("</span>");
            }
        }
        if at < shown.len() {
            self.note(id, at, "note");
        }
    }

    /// Names, apart from the direction of what stands around them.
    fn isolated(&mut self, id: ProseId, range: Range<usize>) {
        let shown = &self.article.prose(id).text(self.text)[range.clone()];
        if !shown.chars().any(is_rtl) {
            return self.prose_range(id, range);
        }
        self.out.push_str("<bdi>");
        self.prose_range(id, range);
        self.out.push_str("</bdi>");
    }
}

/// The roles that lines of one text have in it.
fn roles_in<'a>(
    lines: impl Iterator<Item = &'a CastLine>,
    id: ProseId,
) -> impl Iterator<Item = Range<usize>> {
    lines
        .filter_map(|line| line.role.as_ref())
        .filter(move |role| role.prose == id)
        .map(RoleSpan::range)
}

/// Where the last of the roles ends that begin at `start`, if only a few signs or a word
/// stand between them: `Dick Grayson/Robin`. At `start` if none does.
fn last_of(roles: impl Iterator<Item = Range<usize>>, start: usize) -> usize {
    let mut roles: Vec<Range<usize>> = roles.collect();
    roles.sort_by_key(|role| role.start);
    let mut end = start;
    for role in roles {
        if role.start >= end && role.start - end <= " and as ".len() {
            end = role.end;
        }
    }
    end
}

/// Where the actors end whom a line begins with: `Ola Berg and Tor Berg`, also where the
/// first is only a first name (`Joel & Ethan Crane`) and credited with nothing.
fn together(shown: &str, actors: &[Range<usize>]) -> Option<usize> {
    let (first, others) = actors.split_first()?;
    let before = shown[..first.start].trim_end();
    let shares = |before: &str| {
        let name = before.strip_suffix('&').or_else(|| before.strip_suffix("and"));
        name.is_some_and(|name| {
            name.starts_with(char::is_uppercase) && name.split(' ').count() <= 2
        })
    };
    if !before.is_empty() && !shares(before) {
        return None;
    }
    let mut end = first.end;
    for actor in others {
        if actor.start < end || !joins(&shown[end..actor.start]) {
            break;
        }
        end = actor.end;
    }
    Some(end)
}

/// Whether two actors with this between them are named together.
fn joins(between: &str) -> bool {
    matches!(behind_note(between).trim(), "," | "and" | ", and" | "&" | ", &" | "/")
}

/// A text without a note in parentheses that it begins with.
fn behind_note(text: &str) -> &str {
    let note = text.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')'));
    note.map_or(text, |(_, behind)| behind)
}

/// How much of what stands between an actor and a role is of the actor: `(credited as B.
/// Tams)` before the last `as`.
fn before_as(between: &str) -> usize {
    between.trim_end().strip_suffix(" as").map_or(0, |before| before.trim_end().len())
}

/// Where a text goes on behind the `as` that it begins with.
fn behind_as(text: &str) -> Option<usize> {
    let rest = behind_note(text).trim_start().strip_prefix("as ")?;
    Some(text.len() - rest.trim_start().len())
}
