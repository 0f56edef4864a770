//! The nouns: what an article is made of and what is known about a film.
//!
//! Pure data. `parse` makes articles, `graph` makes credits; nothing
//! here knows about files, names of pages or HTML.

pub mod article;
pub mod award;
pub mod blocks;
pub mod companies;
pub mod countries;
pub mod credit;
pub mod facts;
pub mod film_facts;
pub mod joint;
pub mod kind;
pub mod link_lists;
pub mod listed;
pub mod scope;
pub mod sentences;
pub mod tells;
pub mod vocabulary;
pub mod works;
