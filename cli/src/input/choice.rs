//! Which files are taken from folders.

use std::path::Path;

use globset::GlobSet;

use super::kind::Kind;

/// Which files are taken from folders.
#[derive(Debug)]
pub(super) struct Choice<'a> {
    pub(super) include: &'a [GlobSet],
    pub(super) exclude: &'a [GlobSet],
}

impl Choice<'_> {
    /// Whether a file is wanted; `below` is its path below the folder that was named.
    pub(super) fn takes(&self, below: &Path) -> bool {
        let fits = match self.include {
            [] => Kind::of_name(below).is_some(),
            globs => globs.iter().any(|glob| glob.is_match(below)),
        };
        fits && self.enters(below)
    }

    /// Whether a folder is looked into.
    pub(super) fn enters(&self, below: &Path) -> bool {
        !self.exclude.iter().any(|glob| glob.is_match(below))
    }
}
