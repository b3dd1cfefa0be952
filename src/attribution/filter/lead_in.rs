//! Lead-ins to the next row: *Pointing to the long ties, he said …*.

use super::definition::{Filter, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::attribution::speech_act;
use crate::sequence::Tag;

pub(super) const FILTER: Filter = Filter {
    id: "lead-in",
    doc: "it only leads in to another: a participle opens the sentence, and the subject stands behind its object",
    when: When::Chosen,
    drops: &[
        ("Pointing to the long ties between the two towns, he said they would work together.", "Pointing"),
        ("Complaining about the noise, the mayor said the town had learned its lesson.", "Complaining"),
        ("Reminding the court, Ruth Daly said the law was old.", "Reminding"),
    ],
    keeps: &[
        ("Pointing to the long ties, he said the two towns would work together.", "said"),
        ("The mayor pointed to the long ties.", "pointed"),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &Row) -> bool {
    // A participle and a preposition open the sentence, their object is the content, and the subject of the clause behind
    // it is the source.
    let (sequence, cue) = (setting.sequence(), setting.cue(row));
    let opens = cue.chunk.checked_sub(1).is_some_and(|before| sequence.chunks[before].is_break());
    let (Some(&content), Some(&source)) = (row.proposal.content.first(), row.proposal.source.first()) else {
        return false;
    };
    let preposition = matches!(sequence.tag(content as isize - 1), Tag::To | Tag::Of | Tag::Preposition);
    // Reminding the court: the content is only who is spoken to.
    let plain = |&at: &usize| sequence.chunks[at].tag.is_nominal();
    let addressed = speech_act::tells_object(setting.parts.lexicon, cue) && row.proposal.content.iter().all(plain);
    opens
        && matches!(sequence.chunks[cue.chunk].tag, Tag::SpeechIng | Tag::VerbIng)
        && cue.chunk < content
        && content < source
        && (preposition || addressed)
}
