//! YAML front matter.
//!
//! In: the text between two `---` lines. Out: title, kind, aliases, infobox and
//! the rest in the draft; faults in the YAML are diagnostics at their line.

use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

use crate::config;
use crate::diag::{Diagnostic, Rule};
use crate::model::article::{Alias, Poster, Spot};
use crate::model::kind::Kind;
use crate::model::link_lists::ListedName;
use crate::parse::draft::Draft;
use crate::parse::{Standing, inline};
use crate::source::Span;

/// Longest front matter read, in bytes.
const MAX_BYTES: usize = 64 << 10;

/// Reads the front matter in `range` of the draft's text.
pub fn read(draft: &mut Draft, range: Range<usize>) {
    let text = &draft.text()[range.clone()];
    if text.trim().is_empty() {
        return;
    }
    if text.len() > MAX_BYTES {
        let diagnostic = Diagnostic::new(Rule::FrontMatter, "front matter is longer than 64 kB")
            .help("move its text below the second `---`; it was not read");
        draft.report(diagnostic, Span::new(range.start, range.start));
        return;
    }
    let reader = Reader { text, base: range.start };
    match serde_yaml::from_str::<Spanned<Value>>(text) {
        Ok(root) => match root.value {
            Value::Map(entries) => {
                for (key, value) in entries {
                    reader.entry(draft, &key, &value);
                }
            }
            _ => {
                let diagnostic = Diagnostic::new(Rule::FrontMatter, "front matter has no keys")
                    .help("write it as in `title: Heat (1995 film)`");
                draft.report(diagnostic, Span::new(range.start, range.start));
            }
        },
        Err(error) => {
            let at = error.location().map_or(0, |location| {
                config::line_offset(text, location.line(), location.column())
            });
            let at = (range.start + at).min(range.end.saturating_sub(1));
            let diagnostic = Diagnostic::new(Rule::FrontMatter, "cannot read the front matter")
                .help(format!(
                    "{}; the text below it is shown all the same",
                    config::brief(&error)
                ));
            draft.report(diagnostic, Span::new(at, at));
        }
    }
}

/// YAML as front matter uses it, in order, with places.
enum Value {
    Null,
    Scalar(String),
    /// What YAML takes for a number or a truth value; the source has what was meant.
    Plain,
    List(Vec<Spanned<Value>>),
    Map(Vec<(Spanned<String>, Spanned<Value>)>),
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ValueVisitor;
        impl<'de> Visitor<'de> for ValueVisitor {
            type Value = Value;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a value")
            }
            fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
                Ok(Value::Plain)
            }
            fn visit_i64<E>(self, _: i64) -> Result<Value, E> {
                Ok(Value::Plain)
            }
            fn visit_u64<E>(self, _: u64) -> Result<Value, E> {
                Ok(Value::Plain)
            }
            fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
                Ok(Value::Plain)
            }
            fn visit_str<E>(self, value: &str) -> Result<Value, E> {
                Ok(Value::Scalar(value.to_string()))
            }
            fn visit_string<E>(self, value: String) -> Result<Value, E> {
                Ok(Value::Scalar(value))
            }
            fn visit_unit<E>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }
            fn visit_none<E>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(Value::List(items))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Value::Map(entries))
            }
        }
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct Reader<'a> {
    text: &'a str,
    base: usize,
}

impl Reader<'_> {
    fn entry(&self, draft: &mut Draft, key: &Spanned<String>, value: &Spanned<Value>) {
        match key.value.as_str() {
            "title" => {
                if let Some((title, span)) = self.string(value) {
                    draft.title = Some((title, span));
                }
            }
            "kind" => {
                let word = self.string(value);
                draft.kind = word.as_ref().and_then(|(word, _)| Kind::from_word(word));
                if draft.kind.is_none() && !matches!(value.value, Value::Null) {
                    let kinds = Kind::ALL.map(Kind::singular).join(", ");
                    let (message, span) = match word {
                        Some((word, span)) => (format!("unknown kind `{word}`"), span),
                        None => ("an article is of one kind".to_string(), self.span(key)),
                    };
                    let diagnostic = Diagnostic::new(Rule::UnknownKind, message)
                        .help(format!("use one of {kinds}"));
                    draft.report(diagnostic, span);
                }
            }
            "aliases" => {
                for (name, span) in self.strings(value) {
                    draft.aliases.push(Alias { name, span });
                }
            }
            "poster" => self.poster(draft, value),
            "poster_alt" => draft.poster_alt = self.string(value).map(|(alt, _)| alt),
            "draft" => {
                let said = self.string(value).map(|(word, _)| word.to_lowercase());
                match (said.as_deref(), &value.value) {
                    (Some("true" | "yes" | "on"), _) => draft.standing = Standing::Draft,
                    (Some("false" | "no" | "off" | ""), _) | (None, Value::Null) => {}
                    _ => {
                        draft.standing = Standing::Doubtful;
                        let diagnostic =
                            Diagnostic::new(Rule::FrontMatter, "`draft` is neither true nor false")
                                .help(
                                    "write `draft: true` or `draft: false`; until then it is one",
                                );
                        draft.report(diagnostic, self.span(key));
                    }
                }
            }
            "infobox" => match &value.value {
                Value::Map(fields) => {
                    for (key, value) in fields {
                        self.field(draft, &key.value, value);
                    }
                }
                _ => {
                    let diagnostic = Diagnostic::new(Rule::FrontMatter, "`infobox` has no keys")
                        .help("write one `Key: value` a line, indented, below `infobox:`");
                    draft.report(diagnostic, self.span(key));
                }
            },
            "series" => self.field(draft, "Series", value),
            "links" => self.links(draft, key, value),
            other => {
                let diagnostic =
                    Diagnostic::new(Rule::FrontMatter, format!("unknown key `{other}`")).help(
                        "use title, kind, aliases, infobox, series, poster, poster_alt, links \
                         or draft; \
                         facts go under `infobox`",
                    );
                draft.report(diagnostic, self.span(key));
            }
        }
    }

    /// `poster: path`, or `poster: {file: path, alt: words}`.
    fn poster(&self, draft: &mut Draft, value: &Spanned<Value>) {
        let named = |wanted: &str| match &value.value {
            Value::Map(entries) => entries.iter().find(|(key, _)| key.value == wanted),
            _ => None,
        };
        let file = named("file").map_or(value, |(_, file)| file);
        draft.poster = self.string(file).map(|(path, span)| Poster { path, span });
        if let Some((alt, _)) = named("alt").and_then(|(_, alt)| self.string(alt)) {
            draft.poster_alt = Some(alt);
        }
    }

    /// `links: {never: [Rush], always: [Cher]}`
    fn links(&self, draft: &mut Draft, key: &Spanned<String>, value: &Spanned<Value>) {
        let lists = match &value.value {
            Value::Map(lists) => lists.as_slice(),
            _ => &[],
        };
        let mut understood = !lists.is_empty();
        for (which, names) in lists {
            let listed =
                self.strings(names).into_iter().map(|(name, span)| ListedName { name, span });
            match which.value.as_str() {
                "never" => draft.links.never.extend(listed),
                "always" => draft.links.always.extend(listed),
                _ => understood = false,
            }
        }
        if !understood {
            let diagnostic = Diagnostic::new(Rule::FrontMatter, "cannot read `links`")
                .help("write it as in `links: {never: [Rush], always: [Cher]}`");
            draft.report(diagnostic, self.span(key));
        }
    }

    fn field(&self, draft: &mut Draft, key: &str, value: &Spanned<Value>) {
        if let Value::List(_) = value.value {
            let items = self.strings(value);
            let (prose, ranges) =
                inline::joined(draft.id, items.into_iter(), Spot::Infobox, &mut draft.diags);
            let id = draft.add_prose(prose);
            draft.add_list_field(key, id, ranges);
        } else if let Some(item) = self.string(value) {
            let items = std::iter::once(item);
            let (prose, _) = inline::joined(draft.id, items, Spot::Infobox, &mut draft.diags);
            let id = draft.add_prose(prose);
            draft.add_field(key, id);
        }
    }

    /// A value as one text: a scalar, or what YAML takes for a map because a colon
    /// stands in it (`John Wick: Chapter 2`).
    fn string(&self, value: &Spanned<Value>) -> Option<(String, Span)> {
        let span = self.span(value);
        match &value.value {
            Value::Scalar(text) => Some((text.trim().to_string(), span)),
            Value::Plain => {
                let written = self.text.get(span.start as usize - self.base..)?;
                let written = written.get(..(span.end - span.start) as usize)?;
                Some((written.trim().to_string(), span))
            }
            Value::Map(entries) => {
                let parts: Vec<String> = entries
                    .iter()
                    .map(|(key, value)| match self.string(value) {
                        Some((value, _)) => format!("{}: {value}", key.value),
                        None => key.value.clone(),
                    })
                    .collect();
                let at = entries.first().map_or(span, |(key, _)| self.span(key));
                (!parts.is_empty()).then(|| (parts.join(", "), at))
            }
            Value::Null | Value::List(_) => None,
        }
    }

    /// The items of a list, and of lists in it; a single value is a list of one.
    fn strings(&self, value: &Spanned<Value>) -> Vec<(String, Span)> {
        match &value.value {
            Value::List(items) => items.iter().flat_map(|item| self.strings(item)).collect(),
            _ => self.string(value).into_iter().collect(),
        }
    }

    fn span<T>(&self, value: &Spanned<T>) -> Span {
        let location = value.referenced;
        let start = config::line_offset(self.text, location.line(), location.column());
        let length = self.text[start..]
            .chars()
            .take(location.span().len() as usize)
            .map(char::len_utf8)
            .sum::<usize>();
        Span::new(self.base + start, self.base + start + length)
    }
}
