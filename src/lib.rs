//! `filmwiki` turns a folder of film articles into a cross-linked film wiki.
//!
//! One sentence holds the program: a [`wiki::Wiki`] is compiled once from its
//! [`wiki::Inputs`], and is then a pure function from [`route::Route`] to bytes.
//!
//! Imports go downward only:
//!
//! ```text
//! rim     cli, disk, serve     arguments and printing; files; HTTP
//! core    wiki                 compile(Inputs) -> Wiki; routes(); render(Route)
//! stages  parse -> graph -> link -> check, explain, render, search
//! nouns   model, entity, provenance, route, config
//! floor   source, diag, fold, nearest, rare, slug
//! ```

pub mod check;
pub mod cli;
pub mod config;
pub mod diag;
pub mod disk;
pub mod entity;
pub mod explain;
pub mod fold;
pub mod graph;
pub mod link;
pub mod model;
pub mod nearest;
pub mod parse;
pub mod provenance;
mod rare;
pub mod render;
pub mod route;
pub mod search;
pub mod serve;
pub mod slug;
pub mod source;
pub mod wiki;
