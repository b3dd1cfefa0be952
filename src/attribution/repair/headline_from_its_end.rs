//! Headlines that begin with a quotation: *‘I was never asked’: Dale hits back*.

use super::definition::{Repair, When};
use crate::attribution::propose::rules::headline_colon;
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::model::{CueSource, ParagraphKind};

pub(super) const REPAIR: Repair = Repair {
    id: "headline-from-its-end",
    doc: "read from its end: the headline begins with what was said, and the speaker stands behind the colon",
    when: When::Proposed,
    acts: &[
        (
            "‘Nobody warned us’: Peter Dale defends cuts\n\nThe council met on Monday.",
            ":",
            "Peter Dale",
            "‘Nobody warned us’",
        ),
        (
            "‘Nobody warned us’: Ruth Daly backs plan\n\nThe council met on Monday.",
            ":",
            "Ruth Daly",
            "‘Nobody warned us’",
        ),
    ],
    rests: &[
        ("Dale: ‘I was never asked’\n\nThe mayor spoke on Monday.", ":", "Dale", "‘I was never asked’"),
        (
            "‘We were lied to’: Ruth Daly on the bridge that fell\n\nThe mayor spoke on Monday.",
            ":",
            "Ruth Daly",
            "‘We were lied to’",
        ),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    let (sequence, tokens, cue) = (setting.sequence(), setting.parts.tokens, setting.cue(row));
    let (source, content) = (&row.proposal.source, &row.proposal.content);
    let is_headline = matches!(sequence.paragraphs[cue.chunk], ParagraphKind::Title | ParagraphKind::Heading);
    let is_turned = matches!(source.as_slice(), [quote] if sequence.chunks[*quote].is_quote())
        && content.first() == Some(&(cue.chunk + 1))
        && !content.iter().any(|&at| sequence.chunks[at].is_quote());
    let turns = cue.source == CueSource::Mark && is_headline && is_turned;
    if turns {
        let name = headline_colon::name(sequence, tokens, content[0]);
        let name = content.iter().copied().filter(|at| name.contains(at)).collect();
        row.proposal.content = std::mem::replace(&mut row.proposal.source, name);
    }
    turns
}
