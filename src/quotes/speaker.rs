//! Whether two rows may be of one speaker, and which of several names is the one to show.

use super::row::JOINT;
use crate::lexicon::Lexicon;
use crate::verify::may_be;

/// Whether two speakers, as they stand in rows, may be the same: one of them is no name, or the words of the shorter name
/// stand in the longer.
pub(super) fn may_agree(one: &str, other: &str, lexicon: &Lexicon) -> bool {
    one.is_empty() || other.is_empty() || one == other || is_same(one, other, lexicon)
}

/// Whether two names are those of one speaker; of joint speakers, whether one of them is.
pub(super) fn is_same(one: &str, other: &str, lexicon: &Lexicon) -> bool {
    let others: Vec<String> = other.split(JOINT).map(str::to_owned).collect();
    !one.is_empty() && !other.is_empty() && one.split(JOINT).any(|name| may_be(name, &others, lexicon))
}

/// Of names with the number of rows that have them, the one to show: that which most rows have, when those of a shorter
/// form count for the fuller one; then the fullest, then the first.
pub(super) fn fullest<'a>(votes: &[(&'a str, usize)], lexicon: &Lexicon) -> &'a str {
    let worth =
        |name: &str| votes.iter().filter(|vote| is_same(vote.0, name, lexicon)).map(|vote| vote.1).sum::<usize>();
    let ranked = votes.iter().enumerate().filter(|(_, (name, _))| !name.is_empty());
    let best = ranked
        .max_by_key(|(place, (name, _))| (worth(name), name.split_whitespace().count(), std::cmp::Reverse(*place)));
    best.map_or("", |(_, (name, _))| name)
}

#[cfg(test)]
mod tests {
    use super::{fullest, is_same, may_agree};
    use crate::lexicon::Lexicon;

    #[test]
    fn names_agree_where_one_stands_in_the_other() {
        let lexicon = Lexicon::built_in();
        assert!(is_same("Holm", "Ada Holm", lexicon) && is_same("Ada Holm | Bo Dale", "Bo Dale", lexicon));
        assert!(!is_same("Ada Holm", "Bo Dale", lexicon) && !is_same("", "Bo Dale", lexicon));
        assert!(may_agree("", "Bo Dale", lexicon) && !may_agree("Ada Holm", "Bo Dale", lexicon));
    }

    #[test]
    fn the_fuller_name_is_shown() {
        let lexicon = Lexicon::built_in();
        assert_eq!(fullest(&[("Holm", 3), ("Ada Holm", 1), ("Bo Dale", 3), ("", 9)], lexicon), "Ada Holm");
        assert_eq!(fullest(&[], lexicon), "");
    }
}
