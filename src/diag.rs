//! Findings about the content, as data.
//!
//! Every stage returns [`Diagnostic`]s; only `cli` prints them. A finding has a
//! stable [`Rule`] name, so that a later release can let the wiki's config
//! change its severity without touching the code that found it.

use serde::Serialize;

use crate::source::Place;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The site lacks something that the writer asked for.
    Error,
    /// Probably a slip; the site is complete.
    Warning,
}

/// What kind of finding it is. The name is stable and shown to the writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// A file is not UTF-8.
    NotUtf8,
    /// A file is too large to be an article.
    FileTooLarge,
    /// A control character stands in the text.
    ControlCharacter,
    /// `filmwiki.yaml` cannot be read.
    Config,
    /// A template cannot be parsed.
    Template,
    /// Front matter cannot be read.
    FrontMatter,
    /// Front matter names a kind that does not exist.
    UnknownKind,
    /// A line of the infobox has no `Key: value`.
    InfoboxLine,
    /// A heading looks like a misspelling of one that the wiki knows.
    MisspelledHeading,
    /// A line starts like a heading and does not end like one.
    UnclosedHeading,
    /// `[[` has no `]]`.
    UnclosedLink,
    /// `[[Target]]` names nothing in the wiki.
    BrokenLink,
    /// `[[Target]]` names several things.
    AmbiguousLink,
    /// A credit gives a name that two people with articles have.
    AmbiguousName,
    /// A date does not exist in the calendar or cannot be read.
    BadDate,
    /// A sentence says that somebody plays a role and has lost who.
    LostName,
    /// A row of a table has fewer cells than the others and fits two ways.
    UndecidedRow,
    /// Raw HTML in Markdown, shown as text.
    RawHtml,
    /// Two articles have one title.
    DuplicateTitle,
    /// A file under `static` has the path of a page.
    ShadowedFile,
    /// A picture that an article names does not exist.
    MissingImage,
    /// Infobox and prose give two budgets.
    ConflictingBudget,
    /// Infobox and prose give two worldwide grosses.
    ConflictingGross,
    /// Infobox and prose give two runtimes.
    ConflictingRuntime,
    /// Infobox and prose give two release dates.
    ConflictingReleaseDate,
    /// Title, infobox and lead give two years.
    ConflictingYear,
    /// Infobox and lead give two directors.
    ConflictingDirector,
    /// Infobox and lead give other stars.
    ConflictingStarring,
    /// A sequel came out before its original.
    SequelBeforeOriginal,
    /// A name is spelled in two ways in one article.
    TwoSpellings,
    /// Two names have run into each other.
    JoinedNames,
    /// A film has no director.
    MissingDirector,
    /// A film has no year.
    MissingYear,
}

impl Rule {
    /// The stable name, as in `broken-link`.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotUtf8 => "not-utf8",
            Self::FileTooLarge => "file-too-large",
            Self::ControlCharacter => "control-character",
            Self::Config => "config",
            Self::Template => "template",
            Self::FrontMatter => "front-matter",
            Self::UnknownKind => "unknown-kind",
            Self::InfoboxLine => "infobox-line",
            Self::MisspelledHeading => "misspelled-heading",
            Self::UnclosedHeading => "unclosed-heading",
            Self::UnclosedLink => "unclosed-link",
            Self::BrokenLink => "broken-link",
            Self::AmbiguousLink => "ambiguous-link",
            Self::AmbiguousName => "ambiguous-name",
            Self::BadDate => "bad-date",
            Self::LostName => "lost-name",
            Self::UndecidedRow => "undecided-row",
            Self::RawHtml => "raw-html",
            Self::DuplicateTitle => "duplicate-title",
            Self::ShadowedFile => "shadowed-file",
            Self::MissingImage => "missing-image",
            Self::ConflictingBudget => "conflicting-budget",
            Self::ConflictingGross => "conflicting-gross",
            Self::ConflictingRuntime => "conflicting-runtime",
            Self::ConflictingReleaseDate => "conflicting-release-date",
            Self::ConflictingYear => "conflicting-year",
            Self::ConflictingDirector => "conflicting-director",
            Self::ConflictingStarring => "conflicting-starring",
            Self::SequelBeforeOriginal => "sequel-before-original",
            Self::TwoSpellings => "two-spellings",
            Self::JoinedNames => "joined-names",
            Self::MissingDirector => "missing-director",
            Self::MissingYear => "missing-year",
        }
    }

    /// The severity it has unless something says otherwise.
    pub fn severity(self) -> Severity {
        match self {
            Self::NotUtf8
            | Self::FileTooLarge
            | Self::Config
            | Self::Template
            | Self::FrontMatter => Severity::Error,
            _ => Severity::Warning,
        }
    }
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
            severity: rule.severity(),
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

/// Puts findings into the order in which they are printed: by place, then by
/// rule, those without a place first.
pub fn sort(diags: &mut Vec<Diagnostic>) {
    diags.sort_by(|a, b| (a.place, a.rule, &a.message).cmp(&(b.place, b.rule, &b.message)));
    diags.dedup();
}
