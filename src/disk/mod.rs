//! Files: reading a wiki's folder, publishing its site.
//!
//! The only place but `serve` and `cli` that touches the world.

mod inputs;
mod manifest;
mod outcome;
mod publish;
mod search;
mod whole;

pub use inputs::{ReadError, is_input, read, read_edited};
pub use outcome::{keep_outcome, outcome};
pub use publish::{Beside, PublishError, Published, publish};
pub use search::search_files;
pub use whole::{Held, hold};

/// Folder of the articles.
pub const SEEDS: &str = "seeds";
/// Folder of the wiki's own templates.
pub const TEMPLATES: &str = "templates";
/// Folder of the files to copy.
pub const STATIC: &str = "static";
/// The wiki's settings.
pub const CONFIG: &str = "filmwiki.yaml";
