//! Things that see: *a late goal saw Rovers beat Town* tells what happened, not what anybody noticed.

use super::definition::{Filter, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::cue::context::{Kind, kind_before};
use crate::scorer::name_hash;
use crate::sequence::Tag;

pub(super) const FILTER: Filter = Filter {
    id: "scene",
    doc: "its verb is one of seeing, but a thing sees nothing, and what somebody will see is not yet seen",
    when: When::Proposed,
    drops: &[("Visitors will see the new hall in May.", "see"), ("The match saw Roe score twice.", "saw")],
    keeps: &[("Ruth Daly saw that the bridge was unsafe.", "saw")],
    apply,
};

/// The act of verbs of seeing.
const ACT: u64 = name_hash("perceive");

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    let subject = row.facts.subject.filter(|&at| row.proposal.source.contains(&at));
    let is_thing = |at: usize| matches!(kind_before(setting.sequence(), at), Kind::Thing | Kind::Deed | Kind::CueNoun);
    let quotes = row.proposal.content.iter().any(|&at| setting.sequence().chunks[at].is_quote());
    let plain = |&at: &usize| {
        let tag = setting.sequence().chunks[at].tag;
        // May is a month here too.
        let month = tag == Tag::Modal && row.proposal.content.last() == Some(&at);
        tag.is_nominal() || month || matches!(tag, Tag::Of | Tag::Preposition)
    };
    let future = || row.facts.group.modal && row.proposal.content.iter().all(plain);
    row.facts.act == ACT && !row.facts.group.be && !quotes && (subject.is_some_and(is_thing) || future())
}
