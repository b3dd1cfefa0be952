//! What stands beside names over the whole text: what they own, and the words by which no lexicon calls anybody.

use crate::mention::{CLOSED, View, WordMap};
use crate::model::{Class, EntityId, EntityKind, Mention, MentionKind};

/// Where a name owns what follows it, by the owner and the first word owned: where the name begins, where the rest.
pub(super) type Owned = WordMap<(EntityId, u64), Vec<(usize, usize)>>;

/// Who is called by a word that no lexicon holds as a role, as the mention of a name; none where several are.
pub(super) type Called = WordMap<u64, Option<usize>>;

/// *limnologist Ann Lee*, *Ann Lee, a limnologist*: the words beside the names of people, each with a name’s mention.
pub(super) fn called(view: &View<'_>, mentions: &[Mention]) -> Called {
    let mut out = Called::default();
    let mut add = |at: usize, id: usize| {
        if view.is_word(at) && !view.any(at, CLOSED) && view.tokens[at].classes.is_empty() {
            let held = out.entry(view.words.hash(at)).or_insert(Some(id));
            if held.is_some_and(|held| mentions[held].entity != mentions[id].entity) {
                *held = None;
            }
        }
    };
    for (id, mention) in mentions.iter().enumerate() {
        if mention.kind != MentionKind::Name || mention.entity_kind != EntityKind::Person || mention.entity.is_none() {
            continue;
        }
        let head = view.head(mention);
        if head.start > view.bounds(head.start).start && view.tokens[head.start].spaced {
            add(head.start - 1, id);
        }
        if view.word(head.end) == "," && view.has(head.end + 1, Class::Article) {
            let noun = (head.end + 2..head.end + 5).take_while(|&at| view.is_lower(at) && !view.any(at, CLOSED)).last();
            noun.into_iter().for_each(|at| add(at, id));
        }
    }
    out
}

/// *Clinton’s aides*, *the Clinton campaign*: the names with a small word behind them.
pub(super) fn owned(view: &View<'_>, mentions: &[Mention]) -> Owned {
    let mut out = Owned::default();
    for mention in mentions.iter().filter(|mention| mention.kind == MentionKind::Name) {
        let Some(entity) = mention.entity else { continue };
        let end = mention.tokens.end;
        let rest = if view.is_possessive(end) { end + 1 } else { end };
        let start = view.head(mention).start;
        // The Clinton campaign, but Clinton claims.
        let owns = rest > end || start > 0 && view.has(start - 1, Class::Article) || !view.has(rest, Class::CueVerb);
        if owns && view.is_lower(rest) && !view.any(rest, CLOSED) {
            out.entry((entity, view.words.hash(rest))).or_default().push((start, rest));
        }
    }
    out
}
