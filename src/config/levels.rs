//! `rules` in `filmwiki.yaml`: how much each rule matters.
//!
//! In: the file's text. Out: a level for each rule that it names. A name or a level
//! that does not exist is a diagnostic at its place, and the others count.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_yaml::Spanned;

use crate::config::{brief, line_offset};
use crate::diag::{Diagnostic, Level, Rule};
use crate::nearest::nearest;
use crate::source::{Place, Source, SourceId, Span};

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    rules: Pairs,
}

/// Names and levels, with their places.
#[derive(Default)]
struct Pairs(Vec<(Spanned<String>, Spanned<String>)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Lines;
        impl<'de> Visitor<'de> for Lines {
            type Value = Pairs;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a map from rules to levels")
            }
            fn visit_unit<E>(self) -> Result<Pairs, E> {
                Ok(Pairs::default())
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_any(Lines)
    }
}

/// Reads the levels of a config that is valid YAML.
pub fn read(id: SourceId, source: &Source, diags: &mut Vec<Diagnostic>) -> BTreeMap<Rule, Level> {
    let at = |location: serde_yaml::Location, length: usize| {
        let start = line_offset(&source.text, location.line(), location.column());
        Place { source: id, span: Span::new(start, start + length) }
    };
    let pairs = match serde_yaml::from_str::<File>(&source.text) {
        Ok(file) => file.rules.0,
        Err(error) => {
            let place = error.location().map(|location| at(location, 0));
            let mut diagnostic = Diagnostic::new(Rule::Config, "cannot read `rules`")
                .help(format!("{}; write one `rule: level` a line, indented", brief(&error)));
            diagnostic.place = place;
            diags.push(diagnostic);
            return BTreeMap::new();
        }
    };
    let mut levels = BTreeMap::new();
    for (name, level) in pairs {
        let known = Level::ALL.into_iter().find(|(known, _)| *known == level.value);
        match (Rule::named(&name.value), known) {
            (Some(rule), Some((_, level))) => {
                levels.insert(rule, level);
            }
            (None, _) => {
                let message = format!("no rule is called `{}`", name.value);
                let place = at(name.referenced, name.value.len());
                diags.push(
                    Diagnostic::new(Rule::Config, message)
                        .at(place)
                        .help(did_you_mean(&name.value)),
                );
            }
            (_, None) => {
                let message = format!("`{}` is no level", level.value);
                let place = at(level.referenced, level.value.len());
                let levels = Level::ALL.map(|(name, _)| name).join(", ");
                diags.push(
                    Diagnostic::new(Rule::Config, message)
                        .at(place)
                        .help(format!("use one of {levels}")),
                );
            }
        }
    }
    levels
}

/// What to do about a rule's name that does not exist.
pub fn did_you_mean(name: &str) -> String {
    let near = nearest(name, Rule::ALL.iter().map(|rule| rule.name()));
    let near: Vec<String> = near.into_iter().map(|name| format!("`{name}`")).collect();
    match near.is_empty() {
        true => "`filmwiki check --explain` lists all rules".to_string(),
        false => {
            format!("perhaps {}; `filmwiki check --explain` lists all rules", near.join(" or "))
        }
    }
}
