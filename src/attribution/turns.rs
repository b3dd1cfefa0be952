//! Quotations without a cue of their own: which row they go on from, and where a speaker's turn ends.

use std::collections::HashMap;

use super::accept::Row;
use super::rules::headline_colon;
use super::{Parts, is_speech, is_spoken, talk};
use crate::cue::context;
use crate::lexicon::entries::LayoutKind;
use crate::model::{CueMatch, CueSource, ParagraphKind, QuoteRole, Shape, Token, TokenKind};
use crate::sequence::{Chunk, ChunkKind, Sequence, Tag};

/// Takes from a row the quotations of other paragraphs that do not go on from a quotation: behind *Ms Roe praised the
/// plan.* a quotation in a paragraph of its own is a statement of its own.
pub(super) fn settle(sequence: &Sequence, head: usize, content: &mut Vec<usize>) {
    let is_own = |chunk: usize| {
        let (from, to) = (chunk.min(head), chunk.max(head));
        !sequence.chunks[from..to].iter().any(|chunk| chunk.kind == ChunkKind::ParagraphBreak)
    };
    let (mut own, mut quotes) = (false, false);
    for &chunk in content.iter().filter(|chunk| is_own(**chunk)) {
        own = true;
        quotes |= sequence.chunks[chunk].is_quote() && sequence.chunks[chunk].tag != Tag::QuoteShort;
    }
    if own && !quotes {
        content.retain(|&chunk| is_own(chunk));
    }
}

/// Whether a content stands in paragraphs behind the cue's whose sentence does not announce it by a colon: the quotations
/// there float.
pub(super) fn is_apart(sequence: &Sequence, head: usize, content: &[usize]) -> bool {
    let Some(&first) = content.first().filter(|&&first| first > head) else { return false };
    let breaks = |chunk: &Chunk| chunk.kind == ChunkKind::ParagraphBreak;
    let Some(end) = sequence.chunks[head..first].iter().position(breaks) else { return false };
    content.iter().all(|&at| sequence.chunks[at].is_quote()) && sequence.tag((head + end) as isize - 1) != Tag::Colon
}

/// Takes from a content what the writer puts between dashes into the middle of a quotation: *“It will be our”—she leaned
/// in—“shared task”*.
pub(super) fn leave_out_asides(sequence: &Sequence, content: &mut Vec<usize>) {
    /// The longest such aside, in chunks.
    const LONGEST: usize = 12;
    let tag = |at: usize| sequence.chunks[at].tag;
    let quotes: Vec<usize> = content.iter().copied().filter(|&at| sequence.chunks[at].is_quote()).collect();
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
}

/// Adds to a row that ends in a quotation the quotation sentences that follow it in the same paragraph and that no row
/// has: *“No,” she said. “Not now.” “Never.”*
pub(super) fn follow(parts: &Parts<'_>, taken: &[bool], content: &mut Vec<usize>) {
    let chunks = &parts.sequence.chunks;
    let quotes_only = content.iter().all(|&chunk| chunks[chunk].is_quote());
    let Some(&last) = content.last().filter(|_| quotes_only) else { return };
    // Behind the last quotation its attribution may stand.
    let mut at = last + 1;
    while at < chunks.len() && !chunks[at].is_break() && taken[at] {
        at += 1;
    }
    if chunks.get(at).is_some_and(|chunk| chunk.tag == Tag::Stop) {
        at += 1;
    }
    while chunks.get(at).is_some_and(|chunk| chunk.kind == ChunkKind::SentenceBreak) {
        let next = at + 1;
        let alone = chunks.get(next + 1).is_none_or(|chunk| chunk.is_break());
        if !alone || !chunks.get(next).is_some_and(|chunk| chunk.is_quote()) || taken[next] || !is_speech(parts, next) {
            break;
        }
        content.push(next);
        at = next + 1;
    }
}

/// Draws the content of a row on to the quotations behind it in its sentence that nobody has, to where the clause ends:
/// the words in the marks are somebody's, and this row's speaker is the only one in sight. `rows` are the chosen rows'
/// hulls and heads in text order, `at` the place of this one.
pub(super) fn draw_on(parts: &Parts<'_>, taken: &[bool], head: usize, content: &mut Vec<usize>) {
    let chunks = &parts.sequence.chunks;
    let Some(&last) = content.last().filter(|&&last| last > head) else { return };
    let mut end = None;
    for at in last + 1..chunks.len().min(last + REACH) {
        if chunks[at].is_break() || taken[at] || chunks[at].tag == Tag::Semicolon {
            break;
        }
        if is_spoken(parts, at) {
            end = Some(at);
        }
    }
    let Some(quote) = end else { return };
    // On to the end of the clause that the quotation stands in.
    let mut stop = quote + 1;
    while stop < chunks.len() && !ends_clause(chunks[stop].tag) && !taken[stop] {
        stop += 1;
    }
    content.extend(last + 1..stop);
}

/// Draws a content that is only the subject of a clause on to the clause's end: *said the step, though, was no breach*. Behind
/// what stands between commas its verb follows.
pub(super) fn draw_clause(parts: &Parts<'_>, taken: &[bool], head: usize, content: &mut Vec<usize>) {
    /// The longest aside between the commas, in chunks.
    const ASIDE: usize = 14;
    let chunks = &parts.sequence.chunks;
    let tag = |at: usize| parts.sequence.tag(at as isize);
    let (Some(&first), Some(&last)) = (content.first(), content.last()) else { return };
    let whole = first > head && last - first + 1 == content.len();
    if !whole || content.iter().any(|&at| tag(at).is_finite() || chunks[at].is_quote()) || tag(last + 1) != Tag::Comma {
        return;
    }
    let is_free = |at: &usize| !taken.get(*at).copied().unwrap_or(true) && !chunks[*at].is_break();
    let close = (last + 2..last + 2 + ASIDE).take_while(is_free).find(|&at| tag(at) == Tag::Comma);
    let Some(mut verb) = close.map(|close| close + 1) else { return };
    while matches!(tag(verb), Tag::Adverb | Tag::UnknownLy) {
        verb += 1;
    }
    if !tag(verb).is_finite() {
        return;
    }
    let ends = |at: &usize| matches!(tag(*at), Tag::Stop | Tag::Ask | Tag::Semicolon);
    let end = (verb..verb + REACH).take_while(|at| is_free(at) && !ends(at)).last();
    content.extend(last + 1..end.map_or(verb, |end| end + 1));
}

/// How far a content is drawn on, in chunks.
const REACH: usize = 60;

fn ends_clause(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Stop | Tag::Ask | Tag::Semicolon | Tag::Comma | Tag::Dash | Tag::SentenceBreak | Tag::ParagraphBreak
    )
}

/// Whether a row is a lead-in to the next: *Pointing to the long ties, he said …*. A participle and a preposition open
/// the sentence, their object is the content, and the subject of the clause behind it is the source.
pub(super) fn is_lead_in(sequence: &Sequence, cue: &CueMatch, row: &Row) -> bool {
    let opens = cue.chunk.checked_sub(1).is_some_and(|before| sequence.chunks[before].is_break());
    let (Some(&content), Some(&source)) = (row.proposal.content.first(), row.proposal.source.first()) else {
        return false;
    };
    let preposition = sequence.tag(content as isize - 1);
    opens
        && matches!(sequence.chunks[cue.chunk].tag, Tag::SpeechIng | Tag::VerbIng)
        && cue.chunk < content
        && content < source
        && matches!(preposition, Tag::To | Tag::Of | Tag::Preposition)
}

/// A turn: the first chunk of its label, the label's colon, one past its last chunk.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    pub(super) start: usize,
    pub(super) colon: usize,
    pub(super) end: usize,
    /// Whether a colon follows the label; else its `colon` is the label itself.
    pub(super) has_colon: bool,
    /// How surely it is the label's.
    pub(super) probability: f32,
}

impl Turn {
    /// One past the label's last chunk.
    pub(super) fn label_end(&self) -> usize {
        self.colon + usize::from(!self.has_colon)
    }
}

/// The turns of a transcript or an interview, in text order: *SMITH: …*, *Q: …*. A few labels in a document may be
/// anything; as many as make a conversation are turns.
/// Second, the colons of labels that are no talk's: lists of charges, scores and prices have labels too.
pub(super) fn transcript(parts: &Parts<'_>) -> (Vec<Turn>, Vec<usize>) {
    /// Fewer labels than these are no conversation; of labels in capitals, two are.
    const FEWEST: usize = 3;
    let chunks = &parts.sequence.chunks;
    let mut turns = Vec::new();
    let mut in_capitals = 0;
    let mut start = 1;
    while start < chunks.len() {
        let length = chunks[start..].iter().position(|chunk| chunk.kind == ChunkKind::ParagraphBreak);
        let end = length.map_or(chunks.len(), |length| start + length);
        let first = behind_stamp(parts.sequence, start);
        if let Some(colon) = label_end(parts, first) {
            in_capitals += usize::from(chunks[first..colon].iter().all(|chunk| is_capitals(parts, chunk)));
            turns.push(Turn { start: first, colon, end, has_colon: true, probability: 0.0 });
        }
        start = end + 1;
    }
    // Labels in capitals are a transcript's; others are to be judged.
    let probability = match in_capitals + 1 >= FEWEST {
        true => Some(talk::AGAIN),
        false => talk::probability(parts, &turns).filter(|_| turns.len() >= FEWEST),
    };
    let Some(probability) = probability else {
        let listed = turns.iter().filter(|_| turns.len() >= FEWEST).map(|turn| turn.colon).collect();
        return (Vec::new(), listed);
    };
    turns.iter_mut().for_each(|turn| turn.probability = probability);
    (turns, Vec::new())
}

/// Where a label begins behind a time in brackets: *[00:04] Lena Quist: …*
fn behind_stamp(sequence: &Sequence, start: usize) -> usize {
    /// The longest such time with its brackets, in chunks.
    const LONGEST: usize = 5;
    let chunks = &sequence.chunks[start..];
    if chunks.first().is_none_or(|chunk| chunk.tag != Tag::BracketOpen) {
        return start;
    }
    let close = chunks.iter().take(LONGEST).position(|chunk| chunk.tag == Tag::BracketClose);
    let is_time = |chunk: &Chunk| matches!(chunk.tag, Tag::Number | Tag::Stop | Tag::Colon | Tag::Sign);
    close.filter(|&close| close > 1 && chunks[1..close].iter().all(is_time)).map_or(start, |close| start + close + 1)
}

/// Whether a chunk of a label is written in capitals: *SMITH*, *Q*, *D-VT*, signs too.
fn is_capitals(parts: &Parts<'_>, chunk: &Chunk) -> bool {
    let token = &parts.tokens[chunk.start];
    token.kind != TokenKind::Word || !token.span.slice(parts.text).contains(char::is_lowercase)
}

/// A quotation in a paragraph of its own with a name behind a dash: the quotation, the dash, one past the name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Credit {
    pub(super) quote: usize,
    pub(super) dash: usize,
    pub(super) end: usize,
}

/// The credited quotations of a document, in text order. The dash may open the paragraph behind the quotation's. Behind
/// the name a bracket may stand and a date, as on a card of a social network.
pub(super) fn credits(parts: &Parts<'_>) -> Vec<Credit> {
    /// The longest name with its titles, bracket and date, in chunks.
    const NAME: usize = 14;
    let chunks = &parts.sequence.chunks;
    let mut found = Vec::new();
    for dash in (1..chunks.len()).filter(|&at| chunks[at].tag == Tag::Dash) {
        let before = dash - 1 - usize::from(chunks[dash - 1].is_break() && dash > 1);
        let opens = before.checked_sub(1).is_none_or(|first| chunks[first].kind == ChunkKind::ParagraphBreak);
        let behind = &chunks[dash + 1..chunks.len().min(dash + 2 + NAME)];
        let line = &behind[..behind.iter().position(Chunk::is_break).unwrap_or(behind.len())];
        let begins = line.first().is_some_and(|chunk| chunk.tag.is_name() || chunk.tag == Tag::Role);
        let ends = chunks.get(dash + 1 + line.len()).is_none_or(|chunk| chunk.kind == ChunkKind::ParagraphBreak);
        if chunks[before].is_quote()
            && opens
            && begins
            && ends
            && line.len() <= NAME
            && let Some(name) = credited(line)
        {
            found.push(Credit { quote: before, dash, end: dash + 1 + name });
        }
    }
    found
}

/// How many chunks of the line behind a dash name somebody; none where something else stands there too.
fn credited(line: &[Chunk]) -> Option<usize> {
    let is_plain = |chunk: &Chunk| {
        chunk.tag.is_nominal() || matches!(chunk.tag, Tag::Comma | Tag::Of | Tag::Sign | Tag::Preposition)
    };
    let Some(bracket) = line.iter().position(|chunk| chunk.tag == Tag::BracketOpen) else {
        return line.iter().all(is_plain).then_some(line.len());
    };
    let close = bracket + line[bracket..].iter().position(|chunk| chunk.tag == Tag::BracketClose)?;
    let is_date = |chunk: &Chunk| matches!(chunk.tag, Tag::Calendar | Tag::Number | Tag::Comma | Tag::Time);
    let fits = line[..bracket].iter().all(is_plain) && line[close + 1..].iter().all(is_date);
    fits.then_some(close + 1)
}

/// Whether a chunk lies in one of the turns.
pub(super) fn holds(turns: &[Turn], chunk: usize) -> bool {
    let behind = turns.partition_point(|turn| turn.start <= chunk);
    behind > 0 && chunk < turns[behind - 1].end
}

/// The colon behind the label that begins at `start`, if one does: capitalised words, titles, a bracket, nothing else.
fn label_end(parts: &Parts<'_>, start: usize) -> Option<usize> {
    let sequence = parts.sequence;
    let label = sequence.chunks.get(start..)?.iter().take(12).take_while(|chunk| chunk.tag != Tag::Colon);
    let is_upper = |chunk: &Chunk| parts.tokens[chunk.start].shape == Shape::Upper;
    // CRAIG FULLER, FORMER DIRECTOR OF FEMA: all in capitals, who it is may follow the name.
    let shouts = sequence.chunks[start].kind == ChunkKind::Token && is_upper(&sequence.chunks[start]);
    let mut bracket = false;
    let mut length = 0;
    for chunk in label {
        let fits = match chunk.tag {
            Tag::BracketOpen => {
                bracket = true;
                true
            }
            Tag::BracketClose => {
                bracket = false;
                true
            }
            Tag::Stop | Tag::Dash => true,
            Tag::Comma => shouts,
            _ if shouts && chunk.kind == ChunkKind::Token && is_upper(chunk) => true,
            // Q and A, which is an article elsewhere.
            Tag::Article => parts.tokens[chunk.start].shape == Shape::Title && length == 0,
            tag => {
                bracket || tag.is_name() || matches!(tag, Tag::Role | Tag::RoleModifier | Tag::PersonNoun | Tag::Other)
            }
        };
        if !fits || chunk.is_break() {
            return None;
        }
        length += 1;
    }
    let colon = start + length;
    (length > 0 && super::is_turn(sequence, colon)).then_some(colon)
}

/// Whether a row is the second half of a pair of gerunds behind a preposition whose first half does not stand: in *his
/// stance in supporting A and condemning B* both are part of the stance, or neither is. `heads` are the chunks of the
/// cues that stand.
pub(super) fn is_half_a_pair(sequence: &Sequence, cue: &CueMatch, row: &Row, heads: &[usize]) -> bool {
    matches!(sequence.chunks[cue.chunk].tag, Tag::SpeechIng | Tag::VerbIng)
        && context::partner(sequence, cue.chunk, row.facts.group.start).is_some_and(|(partner, governor)| {
            matches!(governor, Tag::Preposition | Tag::Of | Tag::By) && heads.binary_search(&partner).is_err()
        })
}

/// The verb that a colon only follows: in *the minister answered in French: “…”* the verb says what the colon does. `cue`
/// is the place of the colon among the cues and `source` the row's.
pub(super) fn verb_before_colon(sequence: &Sequence, cues: &[CueMatch], cue: usize, source: &[usize]) -> Option<usize> {
    /// A verb less sure to be a cue is something else that was done.
    const LEAST: f32 = 0.4;
    let colon = &cues[cue];
    if colon.source != CueSource::Mark || sequence.chunks[colon.chunk].tag != Tag::Colon {
        return None;
    }
    let last = *source.last()?;
    let mut between = (0..cue).rev().take_while(|&before| cues[before].chunk > last);
    let is_verb = |&before: &usize| cues[before].source == CueSource::Verb && cues[before].score >= LEAST;
    let found = between.find(is_verb)?;
    let is_plain = |chunk: &Chunk| !chunk.is_break() && !chunk.is_quote();
    sequence.chunks[last + 1..colon.chunk].iter().all(is_plain).then_some(found)
}

/// Takes the one who was told from the source and from the end of a content: in *“Go,” Dale was told* he has the ear, not
/// the word. `taught` says that the cue's entry has its addressee for an object.
pub(super) fn leave_out_told(sequence: &Sequence, row: &mut Row, taught: bool) {
    let head = row.facts.group.start;
    let content = &mut row.proposal.content;
    // Coffey was told there was a risk: what stands before the verb heard it.
    let is_before = |at: &usize| *at < head && sequence.chunks[*at].kind == ChunkKind::Token;
    let behind = content.iter().any(|&at| at > head);
    if taught && row.facts.group.be && behind && content.iter().filter(|at| **at < head).all(is_before) {
        content.retain(|&at| at > head);
    }
    let Some(quote) = content.iter().rposition(|&at| at < head && sequence.chunks[at].is_quote()) else { return };
    let behind = content[quote] + 1..head;
    let is_told =
        taught && row.facts.group.be && sequence.chunks[behind.clone()].iter().all(|chunk| chunk.tag.is_nominal());
    if is_told {
        content.retain(|at| !behind.contains(at));
        row.proposal.source.retain(|at| !behind.contains(at));
    }
}

/// Takes the body or group that was told from the source: *a court heard*, and a headline's *jury told*. `told` says that the
/// cue's entry has its addressee for an object, `heard` that it has it for a subject.
pub(super) fn leave_out_hearer(parts: &Parts<'_>, row: &mut Row, told: bool, heard: bool) {
    let sequence = parts.sequence;
    let head = parts.cues[row.cue].chunk;
    let source = &row.proposal.source;
    let is_body = |&at: &usize| {
        matches!(sequence.chunks[at].tag, Tag::Body | Tag::Group | Tag::PersonNoun | Tag::OrganisationWord)
    };
    let in_front = source.last().is_some_and(|&last| last < head && is_body(&last));
    let passive = || {
        let is_headline = matches!(sequence.paragraphs[head], ParagraphKind::Title | ParagraphKind::Heading);
        is_headline && sequence.chunks.get(head + 1).is_none_or(Chunk::is_break)
    };
    if in_front && !row.proposal.content.is_empty() && (heard || told && passive()) {
        row.proposal.source.clear();
        row.facts.group.be |= told;
    }
}

/// Whether a row's verb only has a work for its object: *She sang “Blue Door” twice*.
pub(super) fn performs(parts: &Parts<'_>, row: &Row) -> bool {
    /// Verbs that are cues more often than this class says speak of what is in the work.
    const RARELY: usize = 5;
    let content = &row.proposal.content;
    let is_work = |at: usize| {
        let ChunkKind::Quote(id) = parts.sequence.chunks[at].kind else { return false };
        parts.quotes[id.0].role == QuoteRole::Work
    };
    let head = parts.cues[row.cue].chunk;
    row.facts.rate <= RARELY && content.first() == Some(&(head + 1)) && is_work(head + 1)
}

/// Whether a row has its content in another sentence, and only a clause without a subject to cue it: *“No,” she said when
/// asked. “Never.”*
pub(super) fn is_beyond_clause(sequence: &Sequence, cue: &CueMatch, row: &Row) -> bool {
    let before = sequence.tag(cue.chunk as isize - 1);
    let (Some(&first), Some(&last)) = (row.proposal.content.first(), row.proposal.content.last()) else { return false };
    let apart = |from: usize, to: usize| sequence.chunks[from.min(to)..to].iter().any(|chunk| chunk.is_break());
    row.proposal.source.is_empty()
        && matches!(before, Tag::Subordinator | Tag::If | Tag::Interrogative)
        && (apart(cue.chunk, first) || apart(last, cue.chunk))
}

/// Takes a time at the head of a sentence from the source: *Last night Kay Malik said*, *On Monday trade minister Nadia Roe*.
pub(super) fn leave_out_time(parts: &Parts<'_>, source: &mut Vec<usize>) {
    let chunks = &parts.sequence.chunks;
    let &[first, second, ..] = source.as_slice() else { return };
    if !first.checked_sub(1).is_some_and(|before| chunks[before].is_break()) {
        return;
    }
    let tag = |place: usize| source.get(place).map(|&at| chunks[at].tag);
    let goes_on = |tag: &Tag| matches!(tag, Tag::Calendar | Tag::Number | Tag::Time);
    let length = match (chunks[first].tag, chunks[second].tag) {
        (Tag::Preposition, Tag::Calendar) => 2 + (2..).map_while(tag).take_while(goes_on).count(),
        (Tag::Preposition, Tag::Number) if is_year(parts.text, &parts.tokens[chunks[second].start]) => 2,
        (before, Tag::Time) if !matches!(before, Tag::Article | Tag::Possessive) => 2,
        _ => return,
    };
    let Some(next) = tag(length) else { return };
    if next.is_name()
        || matches!(next, Tag::Article | Tag::Role)
        || chunks[first].tag == Tag::Preposition && next.is_nominal()
    {
        source.drain(..length);
    }
}

/// *2019*.
fn is_year(text: &str, token: &Token) -> bool {
    let word = token.span.slice(text);
    word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a colon stands behind a label that opens its paragraph, and that says nothing itself: *Interview: “I rest”*.
pub(super) fn is_behind_label(parts: &Parts<'_>, colon: usize) -> bool {
    /// The most words a label has.
    const LONGEST: usize = 4;
    let chunks = &parts.sequence.chunks;
    let Some(before) = chunks.get(..colon).filter(|_| chunks[colon].tag == Tag::Colon) else { return false };
    let length = before.iter().rev().take(LONGEST + 1).take_while(|chunk| chunk.kind == ChunkKind::Token).count();
    let first = colon - length;
    if first == colon || first > 0 && chunks[first - 1].kind != ChunkKind::ParagraphBreak {
        return false;
    }
    let words = parts.tokens[chunks[first].start].span.hull(parts.tokens[chunks[colon - 1].end - 1].span);
    let mut labels = parts.lexicon.layout_words.iter().filter(|word| word.kind == LayoutKind::Label);
    labels.any(|label| label.word.eq_ignore_ascii_case(words.slice(parts.text)))
}

/// Whether what stands before a headline's colon is what it is about, not who says it: *Energy bills: Millions face a rise*.
/// Somebody says it who is a source elsewhere in the text, or whom the words themselves name as one who speaks.
pub(super) fn is_topic(parts: &Parts<'_>, row: &Row, sources: &HashMap<u64, usize>) -> bool {
    let sequence = parts.sequence;
    let colon = parts.cues[row.cue].chunk;
    let is_headline = matches!(sequence.paragraphs[colon], ParagraphKind::Title | ParagraphKind::Heading);
    let quotes = row.proposal.content.iter().any(|&at| sequence.chunks[at].is_quote());
    let Some(&last) = row.proposal.source.last().filter(|&&last| last < colon) else { return false };
    if !is_headline || quotes || sequence.chunks[colon].tag != Tag::Colon {
        return false;
    }
    let speaks = |&at: &usize| match sequence.chunks[at].tag {
        Tag::Role | Tag::PersonNoun | Tag::Group | Tag::Media | Tag::Body => true,
        Tag::Document => row.proposal.source.len() == 1,
        _ => false,
    };
    let again = sources.get(&parts.tokens[sequence.chunks[last].start].hash).is_some_and(|&count| count > 1);
    !speaks(&last) && !again
}

/// The words of the chosen rows' sources, each with how many sources it stands in.
pub(super) fn source_words(parts: &Parts<'_>, rows: &[Row], chosen: &[usize]) -> HashMap<u64, usize> {
    let mut words = HashMap::new();
    for &at in chosen {
        let hash = |&at: &usize| parts.tokens[parts.sequence.chunks[at].start].hash;
        let mut source: Vec<u64> = rows[at].proposal.source.iter().map(hash).collect();
        source.sort_unstable();
        source.dedup();
        source.into_iter().for_each(|word| *words.entry(word).or_default() += 1);
    }
    words
}

/// Reads a headline that ends with a colon and who said it: *No leak at the school: police*. Whether it did.
pub(super) fn trail_headline(parts: &Parts<'_>, row: &mut Row) -> bool {
    /// The longest such speaker, and the shortest statement, in chunks.
    const SPEAKER: usize = 5;
    const STATEMENT: usize = 4;
    let sequence = parts.sequence;
    let colon = parts.cues[row.cue].chunk;
    let is_headline = matches!(sequence.paragraphs[colon], ParagraphKind::Title | ParagraphKind::Heading);
    if sequence.chunks[colon].tag != Tag::Colon || !is_headline {
        return false;
    }
    let is_word = |at: &usize| sequence.chunks[*at].kind == ChunkKind::Token;
    let before: Vec<usize> = (0..colon).rev().take_while(is_word).collect();
    let end = (colon + 1..sequence.chunks.len()).find(|at| !is_word(at)).unwrap_or(sequence.chunks.len());
    let speaker: Vec<usize> = (colon + 1..end).collect();
    let closes = sequence.chunks.get(end).is_none_or(Chunk::is_break);
    let is_name = |&at: &usize| sequence.chunks[at].tag.is_nominal() && sequence.chunks[at].tag != Tag::UnknownEd;
    let says = |&at: &usize| super::names_somebody(sequence.chunks[at].tag);
    let fits = closes
        && (1..=SPEAKER).contains(&speaker.len())
        && before.len() >= STATEMENT
        && speaker.iter().all(is_name)
        && speaker.last().is_some_and(says);
    if fits {
        row.proposal.content = before.into_iter().rev().collect();
        row.proposal.source = speaker;
        row.proposal.cue = vec![colon];
    }
    fits
}

/// Reads a headline that begins with a quotation from its end: *‘I was never asked’: Dale hits back*.
pub(super) fn turn_headline(sequence: &Sequence, tokens: &[Token], cue: &CueMatch, row: &mut Row) {
    let (source, content) = (&row.proposal.source, &row.proposal.content);
    let is_headline = matches!(sequence.paragraphs[cue.chunk], ParagraphKind::Title | ParagraphKind::Heading);
    let is_turned = matches!(source.as_slice(), [quote] if sequence.chunks[*quote].is_quote())
        && content.first() == Some(&(cue.chunk + 1))
        && !content.iter().any(|&at| sequence.chunks[at].is_quote());
    if cue.source == CueSource::Mark && is_headline && is_turned {
        let name = headline_colon::name(sequence, tokens, content[0]);
        let name = content.iter().copied().filter(|at| name.contains(at)).collect();
        row.proposal.content = std::mem::replace(&mut row.proposal.source, name);
    }
}
