//! What a name looks like, where its words alone do not tell whether it is somebody’s.

use std::ops::Range;

use super::cluster::Cluster;
use crate::mention::View;
use crate::model::{Class, Classes, EntityKind, Mention};

/// What a name looks like: 0 a person’s by its own words, 1 it opens with a given name, 2 an article stands before it, 3 it holds
/// a place, a body or a sign, 4 one word, 5 several words.
pub(super) fn shape(view: &View<'_>, mentions: &[Mention], cluster: &Cluster) -> usize {
    /// How many mentions are looked at.
    const MOST: usize = 8;
    let other = Classes::of(&[
        Class::Place,
        Class::Demonym,
        Class::Organisation,
        Class::OrganisationWord,
        Class::Metonym,
        Class::Document,
        Class::Body,
        Class::Media,
        Class::Calendar,
    ]);
    let heads = || cluster.mentions.iter().take(MOST).map(|&id| view.head(&mentions[id]));
    let article = |head: &Range<usize>| head.start > 0 && view.has(head.start - 1, Class::Article);
    match () {
        () if cluster.kind == EntityKind::Person => 0,
        () if heads().any(|head| article(&head)) => 2,
        () if heads().any(|head| head.clone().any(|at| view.any(at, other) || !view.is_word(at))) => 3,
        () if heads().any(|head| head.len() > 1 && view.has(head.start, Class::Given)) => 1,
        () if cluster.parts.len() < 2 => 4,
        () => 5,
    }
}
