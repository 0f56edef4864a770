//! The index of all text, as files to publish beside the pages.
//!
//! In: a wiki and the folder of its site. Out: the index's files, or, where the
//! folder has them already for the same texts, their names.

use crate::disk::publish::{Beside, standing};
use crate::disk::whole::Held;
use crate::search::Search;
use crate::wiki::Wiki;

/// The files of the index; none where the wiki has no search of all text.
///
/// # Errors
///
/// What the indexer says.
#[cfg(feature = "search")]
pub fn search_files(wiki: &Wiki, held: &Held) -> Result<Vec<Beside>, String> {
    use crate::search::index::{FOLDER, Plan, Record, STATE, State};

    if wiki.search() == Search::Names {
        return Ok(Vec::new());
    }
    let out = held.folder();
    let site = wiki.site();
    let plan = Plan::new(&site);
    let record = |id| Some(Record::of(&site, id));
    let state = std::fs::read(out.join(STATE)).ok();
    let state = state.and_then(|bytes| serde_json::from_slice::<State>(&bytes).ok());
    // Without files of an earlier run the records are made once, not twice.
    if let Some(state) = state
        && let Some(before) = standing(out, FOLDER)
        && before.iter().any(|path| path == STATE)
        && plan.state(record) == Some(state)
    {
        return Ok(before.into_iter().map(Beside::Kept).collect());
    }
    let (files, _) = plan.run(record).map_err(|error| error.to_string())?;
    Ok(files.into_iter().map(|file| Beside::Made(file.path, file.bytes)).collect())
}

/// This program was built without the indexer.
#[cfg(not(feature = "search"))]
pub fn search_files(wiki: &Wiki, held: &Held) -> Result<Vec<Beside>, String> {
    let _ = (wiki.search() == Search::Names, standing(held.folder(), ""));
    Ok(Vec::new())
}
