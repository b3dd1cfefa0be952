//! Where cue and content part, whatever the weights have learned from: a content begins behind *that*, a verb's cue ends
//! before its colon, and the one addressed belongs to neither.

use super::definition::{Repair, When};
use crate::attribution::row::Row;
use crate::attribution::setting::Setting;
use crate::attribution::speech_act;
use crate::cue::context::noun_phrase_end;
use crate::sequence::{Sequence, Tag};

pub(super) const REPAIR: Repair = Repair {
    id: "cue-and-content-part",
    doc: "parted as always: the content begins behind “that”, the cue ends before a colon, and the one addressed is in neither",
    when: When::Standing,
    acts: &[
        ("Voters questioned his fitness to be mayor.", "questioned", "Voters", "to be mayor"),
        (
            "The mayor challenged the plan that had been drawn up by Dale.",
            "challenged",
            "The mayor",
            "that had been drawn up by Dale",
        ),
    ],
    rests: &[
        ("Roe said that was wrong.", "said", "Roe", "that was wrong"),
        (
            "“It was unsafe,” Ruth Daly said. “It is a danger to us all.”",
            "said",
            "Ruth Daly",
            "“It was unsafe,” … “It is a danger to us all.”",
        ),
    ],
    apply,
};

fn apply(setting: &Setting<'_>, row: &mut Row) -> bool {
    let cue = setting.cue(row);
    let told = speech_act::tells_object(setting.parts.lexicon, cue);
    let proposal = &mut row.proposal;
    let before = proposal.cue.len() + proposal.content.len();
    part(setting.sequence(), cue.chunk, told, &mut proposal.cue, &mut proposal.content);
    proposal.cue.len() + proposal.content.len() < before
}

/// Brings cue and content of a row to that form. `told` says that the cue's entry has the one spoken to for its object.
pub fn part(sequence: &Sequence, head: usize, told: bool, cue: &mut Vec<usize>, content: &mut Vec<usize>) {
    leave_out_colon(sequence, cue);
    let last = cue.last().copied().unwrap_or(head);
    if told {
        leave_out_addressee(sequence, last, content);
    }
    leave_out_that(sequence, last, content);
}

/// *said:*, *asks:*
fn leave_out_colon(sequence: &Sequence, cue: &mut Vec<usize>) {
    let is_colon = |at: &usize| sequence.chunks[*at].tag == Tag::Colon;
    while cue.len() > 1 && cue.last().is_some_and(is_colon) {
        cue.pop();
    }
}

/// *said that the road was shut*, *said on Monday that …*; but *said that was wrong*, where it stands for something.
fn leave_out_that(sequence: &Sequence, last: usize, content: &mut Vec<usize>) {
    /// The longest time between a cue and *that*, in chunks.
    const LONGEST: usize = 8;
    let tag = |place: usize| content.get(place).map_or(Tag::Other, |&at| sequence.chunks[at].tag);
    if content.first().is_none_or(|&first| first <= last) {
        return;
    }
    let is_between = |place: usize| match tag(place) {
        Tag::Comma | Tag::Preposition | Tag::Calendar | Tag::Number | Tag::Time => true,
        // May is a month beside a number.
        Tag::Modal => place > 0 && (tag(place - 1) == Tag::Number || tag(place + 1) == Tag::Number),
        _ => false,
    };
    let is_day_part = |place: usize| matches!(tag(place), Tag::Calendar | Tag::Time | Tag::Preposition);
    let is_day = |place: usize| {
        let named = |place: usize| matches!(tag(place), Tag::Calendar | Tag::Time);
        named(place) || tag(place) == Tag::Preposition && named(place + 1)
    };
    let time = (0..LONGEST).take_while(|&place| is_between(place)).count();
    let stands = || content.get(time + 1) == Some(&(content[time] + 1)) && is_verb(tag(time + 1));
    let length = match tag(time) {
        Tag::That if !stands() => time + 1,
        // said yesterday the beds were full
        tag if opens_clause(tag) && is_day(0) && (0..time).all(is_day_part) => time,
        _ => usize::from(tag(0) == Tag::Comma),
    };
    if length < content.len() {
        content.drain(..length);
    }
}

/// Whether the subject of a clause may begin with a word of this tag.
fn opens_clause(tag: Tag) -> bool {
    matches!(tag, Tag::Article | Tag::Subject | Tag::Possessive | Tag::It | Tag::There)
}

/// A form that can only be a finite verb.
fn is_verb(tag: Tag) -> bool {
    matches!(tag, Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::SpeechPast | Tag::SpeechPresent)
}

/// *urged the public to watch*, *told them that …*: the object right behind the cue, where what was said follows it.
fn leave_out_addressee(sequence: &Sequence, last: usize, content: &mut Vec<usize>) {
    if content.first() != Some(&(last + 1)) {
        return;
    }
    let end = noun_phrase_end(sequence, last + 1);
    let length = end - last - 1;
    let whole = content.get(length) == Some(&end) && content.get(length.saturating_sub(1)) == Some(&(end - 1));
    let tag = sequence.chunks.get(end).map_or(Tag::ParagraphBreak, |chunk| chunk.tag);
    // cautioned the staff not to rush
    let infinitive = tag == Tag::Negation && sequence.tag(end as isize + 1) == Tag::To;
    if length > 0 && whole && (infinitive || matches!(tag, Tag::To | Tag::That)) {
        content.drain(..length);
    }
}

#[cfg(test)]
mod tests {
    use super::part;
    use crate::cue::candidates;
    use crate::lexicon::Lexicon;
    use crate::sequence::lay_out;
    use crate::{quote, segment};

    /// What is left of a content that holds everything behind the cue, whose words are in brackets.
    fn left(marked: &str) -> (String, String) {
        let text = marked.replace(['[', ']'], "");
        let lexicon = Lexicon::built_in();
        let cut = segment::segment(&text, lexicon);
        let quotes = quote::find_quotes(&text, &cut.paragraphs, &cut.tokens, lexicon);
        let sequence = lay_out(&text, &cut.paragraphs, &cut.sentences, &cut.tokens, &quotes);
        let (start, end) = (marked.find('[').expect("a cue"), marked.find(']').expect("its end") - 1);
        let place = |at: usize| cut.tokens[sequence.chunks[at].start].span.start;
        let words = |from: usize, to: usize| -> Vec<usize> {
            let chunks = (0..sequence.chunks.len()).filter(|&at| !sequence.chunks[at].is_break());
            chunks.filter(|&at| (from..to).contains(&place(at))).collect()
        };
        let (mut cue, mut content) = (words(start, end), words(end, text.len() - 1));
        let head = candidates(&sequence, &cut.tokens, lexicon).into_iter().find(|found| cue.contains(&found.chunk));
        let head = head.expect("a candidate");
        let told = crate::attribution::speech_act::tells_object(lexicon, &head);
        part(&sequence, head.chunk, told, &mut cue, &mut content);
        let shown = |chunks: &[usize]| {
            let words = chunks.iter().map(|&at| {
                let chunk = &sequence.chunks[at];
                cut.tokens[chunk.start].span.hull(cut.tokens[chunk.end - 1].span).slice(&text)
            });
            words.collect::<Vec<_>>().join(" ")
        };
        (shown(&cue), shown(&content))
    }

    #[test]
    fn a_content_begins_behind_that() {
        assert_eq!(left("Roe [said] that the road was shut.").1, "the road was shut");
        assert_eq!(
            left("Roe [said], however brief, that the road was shut.").1,
            "however brief , that the road was shut"
        );
        assert_eq!(left("Roe [said] that was wrong.").1, "that was wrong", "it stands for something");
        assert_eq!(left("Roe [said] yesterday the beds were full.").1, "the beds were full");
        assert_eq!(left("Roe [said] on Monday he was late.").1, "he was late");
        assert_eq!(left("Roe [said] that.").1, "that", "nothing else is said");
    }

    #[test]
    fn a_verb_has_no_colon() {
        assert_eq!(left("Roe [said:] “We rest.”").0, "said");
    }

    #[test]
    fn the_one_addressed_is_in_neither() {
        assert_eq!(left("Roe [urged] the public to watch the news.").1, "to watch the news");
        assert_eq!(left("Roe [told] reporters that the road was shut.").1, "the road was shut");
        assert_eq!(left("Roe [urged] the staff not to rush.").1, "not to rush");
        assert_eq!(
            left("Roe [accused] the mayor of lying.").1,
            "the mayor of lying",
            "the accused is what it is about"
        );
        assert_eq!(left("Roe [asked] questions.").1, "questions");
    }
}
