//! The site in a real browser, through the devtools protocol: what a reader does
//! on it works, at any width, without an error in the console. One file a story.
//!
//! `FILMWIKI_AXE=path/to/axe.min.js` checks accessibility too.

#![expect(clippy::print_stderr, reason = "says why nothing was looked at")]

mod appearance;
mod devtools;
mod films;
mod pages;
#[path = "../support/preview.rs"]
mod preview;
mod previews;
mod reader;
mod reload;
mod search;
mod spoilers;
mod walk;

/// Where a film's pages begin.
const FILM: &str = "films/ballerina-2025";
