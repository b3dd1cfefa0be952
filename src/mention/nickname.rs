//! What somebody is called, in marks inside of the name.

use super::name::Namer;
use super::title::{self, Cut};

impl Namer<'_, '_> {
    /// *Denis “Black Boy” Noel*: no title ends inside of the marks of what somebody is called.
    pub(super) fn with_nickname(&self, cut: Cut) -> Cut {
        let view = self.view;
        let within = |&at: &usize| view.is_mark(at) && !view.is_possessive(at);
        match cut.title.clone().find(within).filter(|_| cut.title.end == cut.name.start) {
            Some(mark) => {
                let Cut { title, name } = title::cut(view, cut.title.start..mark);
                Cut { title, name: name.start..cut.name.end }
            }
            None => cut,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::mention::testing::names;

    #[test]
    fn no_title_ends_inside_of_the_marks() {
        assert_eq!(names("They met Denis “Black Boy” Noel there."), ["Denis “Black Boy” Noel"]);
        assert_eq!(names("They met Captain Denis “Big Boss” Noel there."), ["Denis “Big Boss” Noel"]);
    }
}
