//! What the writer puts between dashes into the middle of a quotation: *“It will be our”—she leaned in—“shared task”*.

use super::definition::{Repair, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::sequence::Tag;

pub(super) const REPAIR: Repair = Repair {
    id: "aside-between-dashes",
    doc: "without what the writer put between dashes",
    when: When::Standing,
    acts: &[
        (
            "“It will be our” – she looked up at the bridge – “shared task,” Ruth Daly said.",
            "said",
            "Ruth Daly",
            "“It will be our” … “shared task,”",
        ),
        (
            "“You will not see me” – he stood up from the bench – “in that room again,” Tom Urr said.",
            "said",
            "Tom Urr",
            "“You will not see me” … “in that room again,”",
        ),
    ],
    rests: &[(
        "“It will be,” Ruth Daly said, “our shared task.”",
        "said",
        "Ruth Daly",
        "“It will be,” … “our shared task.”",
    )],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    /// The longest such aside, in chunks.
    const LONGEST: usize = 12;
    let (sequence, content) = (setting.sequence(), &mut row.proposal.content);
    let tag = |at: usize| sequence.chunks[at].tag;
    let quotes: Vec<usize> = content.iter().copied().filter(|&at| sequence.chunks[at].is_quote()).collect();
    let before = content.len();
    for pair in quotes.windows(2) {
        let (from, to) = (pair[0] + 1, pair[1]);
        let is_aside = (from + 2..=from + LONGEST).contains(&to)
            && tag(from) == Tag::Dash
            && tag(to - 1) == Tag::Dash
            && sequence.chunks[from..to].iter().any(|chunk| chunk.tag.is_finite());
        if is_aside {
            content.retain(|at| !(from..to).contains(at));
        }
    }
    content.len() < before
}
