//! Findings about the content, as data.
//!
//! Every stage returns [`Diagnostic`]s; only `cli` prints them. A finding comes
//! from a [`Rule`], whose row in the table of `rules` says all that is to be said
//! about it; the wiki's config can change how much it matters ([`Level`]) without
//! touching the code that found it.

mod rules;

use std::collections::BTreeMap;

use serde::Serialize;

pub use rules::{Example, Rule, RuleFacts};

use crate::source::Place;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The site lacks something that the writer asked for.
    Error,
    /// Probably a slip; the site is complete.
    Warning,
    /// No fault, and good to know.
    Info,
}

impl Severity {
    /// As config, JSON and reports name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// What the wiki's config makes of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Its findings are left out.
    Off,
    /// Its findings have this severity.
    On(Severity),
}

impl Level {
    /// Every level, with its name in the config.
    pub const ALL: [(&str, Self); 4] = [
        ("off", Self::Off),
        ("info", Self::On(Severity::Info)),
        ("warning", Self::On(Severity::Warning)),
        ("error", Self::On(Severity::Error)),
    ];
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding.
    pub rule: Rule,
    /// How much it matters.
    pub severity: Severity,
    /// One line, lower case, names in backticks, no full stop.
    pub message: String,
    /// Where; none for findings about the wiki as a whole.
    pub place: Option<Place>,
    /// What to do about it.
    pub help: Option<String>,
    /// Other places that matter, each with a word on why.
    pub related: Vec<(Place, String)>,
}

impl Diagnostic {
    /// A finding without a place yet.
    pub fn new(rule: Rule, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.facts().severity,
            message: message.into(),
            place: None,
            help: None,
            related: Vec::new(),
        }
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Points at a second place.
    #[must_use]
    pub fn with(mut self, place: Place, why: impl Into<String>) -> Self {
        self.related.push((place, why.into()));
        self
    }
}

/// Gives findings the severity that the config wants, and leaves out those that it
/// does not want.
pub fn set_levels(diags: &mut Vec<Diagnostic>, levels: &BTreeMap<Rule, Level>) {
    if levels.is_empty() {
        return;
    }
    diags.retain_mut(|diagnostic| match levels.get(&diagnostic.rule) {
        Some(Level::Off) => false,
        Some(Level::On(severity)) => {
            diagnostic.severity = *severity;
            true
        }
        None => true,
    });
}

/// Puts findings into the order in which they are printed: by place, then by
/// rule, those without a place first.
pub fn sort(diags: &mut Vec<Diagnostic>) {
    diags.sort_by(|a, b| (a.place, a.rule, &a.message).cmp(&(b.place, b.rule, &b.message)));
    diags.dedup();
}
