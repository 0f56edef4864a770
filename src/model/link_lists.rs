//! Names that a writer wants as links always, or never.

use crate::source::Span;

/// The lists under `links` in front matter or in the wiki's settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkLists {
    /// Names that are no links.
    pub never: Vec<ListedName>,
    /// Names that are links wherever they stand.
    pub always: Vec<ListedName>,
}

/// A name in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedName {
    /// The name, with a qualifier where there is need of one.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}
