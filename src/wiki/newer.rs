//! A wiki -> the wiki of newer inputs.
//!
//! In: a wiki and inputs. Out: [`Newer`], which the wiki then becomes. The work is done
//! while the wiki is shown, and the change itself takes no time.
//!
//! 1. where every file is the same, nothing has to be done;
//! 2. where articles and headings are, the settings change: articles, graph and what
//!    was found in them stay, and so do the links if the lists of links do;
//! 3. otherwise the wiki is compiled, with the articles that are the same.
//!
//! `update` does less still where only prose has changed.

use crate::wiki::reading::Known;
use crate::wiki::{Inputs, Prepared, Update, Wiki};

/// What a wiki becomes.
pub struct Newer(To);

enum To {
    Same,
    Settings(Box<Prepared>),
    Wiki(Box<Wiki>),
}

impl Wiki {
    /// What the wiki has to become to be that of other inputs.
    pub fn newer(&self, inputs: Inputs) -> Newer {
        let prepared = Prepared::new(inputs, &self.options);
        if prepared.hashes == self.hashes {
            return Newer(To::Same);
        }
        let same_headings = prepared.settings.config.headings == self.settings.config.headings;
        let same_articles = prepared.hashes.articles() == self.hashes.articles();
        if same_headings && same_articles {
            return Newer(To::Settings(Box::new(prepared)));
        }
        let known = same_headings.then(|| Known::of(self));
        let wiki = Self::compile_prepared(prepared, &self.options, known.as_ref(), &mut |_| {});
        Newer(To::Wiki(Box::new(wiki)))
    }

    /// Becomes the wiki of newer inputs. What it was is left in `newer`, for the
    /// caller to drop when nobody waits.
    pub fn become_newer(&mut self, newer: &mut Newer) -> Update {
        match &mut newer.0 {
            To::Same => return Update::Same,
            To::Settings(prepared) => self.change_settings(prepared),
            To::Wiki(wiki) => std::mem::swap(self, wiki),
        }
        Update::Done
    }

    fn change_settings(&mut self, prepared: &mut Prepared) {
        std::mem::swap(&mut self.settings, &mut prepared.settings);
        std::mem::swap(&mut self.hashes, &mut prepared.hashes);
        self.sources.replace_from(self.hashes.articles().len(), &mut prepared.texts);
        if self.settings.config.links != prepared.settings.config.links {
            self.tables.names.take();
            self.tables.links.take();
            self.tables.jump.take();
        }
        self.tables.paths.take();
        self.tables.files.take();
        self.tables.diagnostics.take();
        self.find_pictures();
    }
}
