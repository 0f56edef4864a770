//! What a build came to, kept in the site's folder for the next one.
//!
//! In: a folder with a site, and what a site would be made from. Out: the note that the
//! build left which made this site from the same, if the site is still as it was
//! written: then there is nothing to compile and nothing to make.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use crate::disk::manifest::{self, Manifest};
use crate::disk::publish::PublishError;
use crate::disk::whole::{self, Held};
use crate::wiki::{Inputs, Options};

/// Name of the file: a line that says what the site was made from, then the note.
const NAME: &str = ".filmwiki-outcome";

/// The note of the build that made the site in a folder, if that site is what these
/// inputs and options would be made to, and no file of it has been touched.
pub fn outcome(out: &Path, inputs: &Inputs, options: &Options) -> Option<String> {
    let text = fs::read_to_string(out.join(NAME)).ok()?;
    let (line, note) = text.split_once('\n')?;
    let made_from = manifest::made_from(inputs.made_from(options));
    if line != format!("{made_from:032x}") {
        return None;
    }
    let manifest = Manifest::read(&out.join(manifest::NAME)).ok()?;
    (manifest.is_of(made_from) && manifest.stands(out)).then(|| note.to_string())
}

/// Leaves a note for [`outcome`]. `made_from` is that of the wiki that was published.
///
/// # Errors
///
/// When the disk refuses.
pub fn keep_outcome(held: &Held, made_from: u128, note: &str) -> Result<(), PublishError> {
    let file = held.folder().join(NAME);
    let text = format!("{:032x}\n{note}", manifest::made_from(made_from));
    let is_kept = fs::read(&file).is_ok_and(|before| before == text.as_bytes());
    let written: io::Result<()> =
        if is_kept { Ok(()) } else { whole::write(&file, |out| out.write_all(text.as_bytes())) };
    written.map_err(|error| PublishError::Io(file, error))
}
