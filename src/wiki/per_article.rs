//! Lists that are read of an article when somebody first asks for them.

use std::sync::OnceLock;

use crate::model::article::ArticleId;

/// A list for each article, made when it is first asked for, and kept.
#[derive(Debug)]
pub struct PerArticle<T>(OnceLock<Vec<OnceLock<Box<[T]>>>>);

impl<T> Default for PerArticle<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> PerArticle<T> {
    /// The list of one of `count` articles.
    pub fn of(&self, id: ArticleId, count: usize, read: impl FnOnce() -> Vec<T>) -> &[T] {
        let all = self.0.get_or_init(|| (0..count).map(|_| OnceLock::new()).collect());
        all[id.0 as usize].get_or_init(|| read().into())
    }

    /// Forgets the list of an article that has changed.
    pub fn forget(&mut self, id: ArticleId) {
        if let Some(all) = self.0.get_mut() {
            all[id.0 as usize].take();
        }
    }
}
