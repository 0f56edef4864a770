//! The program. See the library for how it works.

use std::process::ExitCode;

fn main() -> ExitCode {
    filmwiki::cli::run()
}
