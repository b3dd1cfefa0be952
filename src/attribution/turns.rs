//! Quotations without a cue of their own: which row they go on from, and where a speaker's turn ends.

use super::accept::Row;
use super::rules::headline_colon;
use super::{Parts, is_speech, is_spoken};
use crate::cue::context;
use crate::flow::{Flow, Tag, Unit, UnitKind};
use crate::lexicon::entries::LayoutKind;
use crate::model::{CueMatch, CueSource, ParagraphKind, QuoteRole, Shape, Token, TokenKind};

/// Takes from a row the quotations of other paragraphs that do not go on from a quotation: behind *Ms Roe praised the
/// plan.* a quotation in a paragraph of its own is a statement of its own.
pub(super) fn settle(flow: &Flow, head: usize, content: &mut Vec<usize>) {
    let is_own = |unit: usize| {
        let (from, to) = (unit.min(head), unit.max(head));
        !flow.units[from..to].iter().any(|unit| unit.kind == UnitKind::ParagraphBreak)
    };
    let (mut own, mut quotes) = (false, false);
    for &unit in content.iter().filter(|unit| is_own(**unit)) {
        own = true;
        quotes |= flow.units[unit].is_quote() && flow.units[unit].tag != Tag::QuoteShort;
    }
    if own && !quotes {
        content.retain(|&unit| is_own(unit));
    }
}

/// Whether a content stands in paragraphs behind the cue's whose sentence does not announce it by a colon: the quotations
/// there float.
pub(super) fn is_apart(flow: &Flow, head: usize, content: &[usize]) -> bool {
    let Some(&first) = content.first().filter(|&&first| first > head) else { return false };
    let breaks = |unit: &Unit| unit.kind == UnitKind::ParagraphBreak;
    let Some(end) = flow.units[head..first].iter().position(breaks) else { return false };
    content.iter().all(|&at| flow.units[at].is_quote()) && flow.tag((head + end) as isize - 1) != Tag::Colon
}

/// Takes from a content what the writer puts between dashes into the middle of a quotation: *“It will be our”—she leaned
/// in—“shared task”*.
pub(super) fn leave_out_asides(flow: &Flow, content: &mut Vec<usize>) {
    /// The longest such aside, in units.
    const LONGEST: usize = 12;
    let tag = |at: usize| flow.units[at].tag;
    let quotes: Vec<usize> = content.iter().copied().filter(|&at| flow.units[at].is_quote()).collect();
    for pair in quotes.windows(2) {
        let (from, to) = (pair[0] + 1, pair[1]);
        let is_aside = (from + 2..=from + LONGEST).contains(&to)
            && tag(from) == Tag::Dash
            && tag(to - 1) == Tag::Dash
            && flow.units[from..to].iter().any(|unit| unit.tag.is_finite());
        if is_aside {
            content.retain(|at| !(from..to).contains(at));
        }
    }
}

/// Adds to a row that ends in a quotation the quotation sentences that follow it in the same paragraph and that no row
/// has: *“No,” she said. “Not now.” “Never.”*
pub(super) fn follow(parts: &Parts<'_>, taken: &[bool], content: &mut Vec<usize>) {
    let units = &parts.flow.units;
    let quotes_only = content.iter().all(|&unit| units[unit].is_quote());
    let Some(&last) = content.last().filter(|_| quotes_only) else { return };
    // Behind the last quotation its attribution may stand.
    let mut at = last + 1;
    while at < units.len() && !units[at].is_break() && taken[at] {
        at += 1;
    }
    if units.get(at).is_some_and(|unit| unit.tag == Tag::Stop) {
        at += 1;
    }
    while units.get(at).is_some_and(|unit| unit.kind == UnitKind::SentenceBreak) {
        let next = at + 1;
        let alone = units.get(next + 1).is_none_or(|unit| unit.is_break());
        if !alone || !units.get(next).is_some_and(|unit| unit.is_quote()) || taken[next] || !is_speech(parts, next) {
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
    let units = &parts.flow.units;
    let Some(&last) = content.last().filter(|&&last| last > head) else { return };
    let mut end = None;
    for at in last + 1..units.len().min(last + REACH) {
        if units[at].is_break() || taken[at] || units[at].tag == Tag::Semicolon {
            break;
        }
        if is_spoken(parts, at) {
            end = Some(at);
        }
    }
    let Some(quote) = end else { return };
    // On to the end of the clause that the quotation stands in.
    let mut stop = quote + 1;
    while stop < units.len() && !ends_clause(units[stop].tag) && !taken[stop] {
        stop += 1;
    }
    content.extend(last + 1..stop);
}

/// How far a content is drawn on, in units.
const REACH: usize = 60;

fn ends_clause(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Stop | Tag::Ask | Tag::Semicolon | Tag::Comma | Tag::Dash | Tag::SentenceBreak | Tag::ParagraphBreak
    )
}

/// Whether a row is a lead-in to the next: *Pointing to the long ties, he said …*. A participle and a preposition open
/// the sentence, their object is the content, and the subject of the clause behind it is the source.
pub(super) fn is_lead_in(flow: &Flow, cue: &CueMatch, row: &Row) -> bool {
    let opens = cue.unit.checked_sub(1).is_some_and(|before| flow.units[before].is_break());
    let (Some(&content), Some(&source)) = (row.proposal.content.first(), row.proposal.source.first()) else {
        return false;
    };
    let preposition = flow.tag(content as isize - 1);
    opens
        && matches!(flow.units[cue.unit].tag, Tag::SpeechIng | Tag::VerbIng)
        && cue.unit < content
        && content < source
        && matches!(preposition, Tag::To | Tag::Of | Tag::Preposition)
}

/// A turn: the first unit of its label, the label's colon, one past its last unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    pub(super) start: usize,
    pub(super) colon: usize,
    pub(super) end: usize,
}

/// The turns of a transcript or an interview, in text order: *SMITH: …*, *Q: …*. A few labels in a document may be
/// anything; as many as make a conversation are turns.
pub(super) fn transcript(parts: &Parts<'_>) -> Vec<Turn> {
    /// Fewer labels than these are no conversation; of labels in capitals, two are.
    const FEWEST: usize = 3;
    let units = &parts.flow.units;
    let mut turns = Vec::new();
    let mut in_capitals = 0;
    let mut start = 1;
    while start < units.len() {
        let length = units[start..].iter().position(|unit| unit.kind == UnitKind::ParagraphBreak);
        let end = length.map_or(units.len(), |length| start + length);
        if let Some(colon) = label_end(parts, start) {
            in_capitals += usize::from(units[start..colon].iter().all(|unit| is_capitals(parts, unit)));
            turns.push(Turn { start, colon, end });
        }
        start = end + 1;
    }
    if turns.len() >= FEWEST || in_capitals + 1 >= FEWEST { turns } else { Vec::new() }
}

/// Whether a unit of a label is written in capitals: *SMITH*, *Q*, *D-VT*, signs too.
fn is_capitals(parts: &Parts<'_>, unit: &Unit) -> bool {
    let token = &parts.tokens[unit.start];
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
    /// The longest name with its titles, bracket and date, in units.
    const NAME: usize = 14;
    let units = &parts.flow.units;
    let mut found = Vec::new();
    for dash in (1..units.len()).filter(|&at| units[at].tag == Tag::Dash) {
        let before = dash - 1 - usize::from(units[dash - 1].is_break() && dash > 1);
        let opens = before.checked_sub(1).is_none_or(|first| units[first].kind == UnitKind::ParagraphBreak);
        let behind = &units[dash + 1..units.len().min(dash + 2 + NAME)];
        let line = &behind[..behind.iter().position(Unit::is_break).unwrap_or(behind.len())];
        let begins = line.first().is_some_and(|unit| unit.tag.is_name() || unit.tag == Tag::Role);
        let ends = units.get(dash + 1 + line.len()).is_none_or(|unit| unit.kind == UnitKind::ParagraphBreak);
        if units[before].is_quote()
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

/// How many units of the line behind a dash name somebody; none where something else stands there too.
fn credited(line: &[Unit]) -> Option<usize> {
    let is_plain =
        |unit: &Unit| unit.tag.is_nominal() || matches!(unit.tag, Tag::Comma | Tag::Of | Tag::Sign | Tag::Preposition);
    let Some(bracket) = line.iter().position(|unit| unit.tag == Tag::BracketOpen) else {
        return line.iter().all(is_plain).then_some(line.len());
    };
    let close = bracket + line[bracket..].iter().position(|unit| unit.tag == Tag::BracketClose)?;
    let is_date = |unit: &Unit| matches!(unit.tag, Tag::Calendar | Tag::Number | Tag::Comma | Tag::Time);
    let fits = line[..bracket].iter().all(is_plain) && line[close + 1..].iter().all(is_date);
    fits.then_some(close + 1)
}

/// Whether a unit lies in one of the turns.
pub(super) fn holds(turns: &[Turn], unit: usize) -> bool {
    let behind = turns.partition_point(|turn| turn.start <= unit);
    behind > 0 && unit < turns[behind - 1].end
}

/// The colon behind the label that begins at `start`, if one does: capitalised words, titles, a bracket, nothing else.
fn label_end(parts: &Parts<'_>, start: usize) -> Option<usize> {
    let flow = parts.flow;
    let label = flow.units.get(start..)?.iter().take(12).take_while(|unit| unit.tag != Tag::Colon);
    let is_upper = |unit: &Unit| parts.tokens[unit.start].shape == Shape::Upper;
    // CRAIG FULLER, FORMER DIRECTOR OF FEMA: all in capitals, who it is may follow the name.
    let shouts = flow.units[start].kind == UnitKind::Token && is_upper(&flow.units[start]);
    let mut bracket = false;
    let mut length = 0;
    for unit in label {
        let fits = match unit.tag {
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
            _ if shouts && unit.kind == UnitKind::Token && is_upper(unit) => true,
            // Q and A, which is an article elsewhere.
            Tag::Article => parts.tokens[unit.start].shape == Shape::Title && length == 0,
            tag => {
                bracket || tag.is_name() || matches!(tag, Tag::Role | Tag::RoleModifier | Tag::PersonNoun | Tag::Other)
            }
        };
        if !fits || unit.is_break() {
            return None;
        }
        length += 1;
    }
    let colon = start + length;
    (length > 0 && super::is_turn(flow, colon)).then_some(colon)
}

/// Whether a row is the second half of a pair of gerunds behind a preposition whose first half does not stand: in *his
/// stance in supporting A and condemning B* both are part of the stance, or neither is. `heads` are the units of the
/// cues that stand.
pub(super) fn is_half_a_pair(flow: &Flow, cue: &CueMatch, row: &Row, heads: &[usize]) -> bool {
    matches!(flow.units[cue.unit].tag, Tag::SpeechIng | Tag::VerbIng)
        && context::partner(flow, cue.unit, row.facts.group.start).is_some_and(|(partner, governor)| {
            matches!(governor, Tag::Preposition | Tag::Of | Tag::By) && heads.binary_search(&partner).is_err()
        })
}

/// The verb that a colon only follows: in *the minister answered in French: “…”* the verb says what the colon does. `cue`
/// is the place of the colon among the cues and `source` the row's.
pub(super) fn verb_before_colon(flow: &Flow, cues: &[CueMatch], cue: usize, source: &[usize]) -> Option<usize> {
    /// A verb less sure to be a cue is something else that was done.
    const LEAST: f32 = 0.4;
    let colon = &cues[cue];
    if colon.source != CueSource::Mark || flow.units[colon.unit].tag != Tag::Colon {
        return None;
    }
    let last = *source.last()?;
    let mut between = (0..cue).rev().take_while(|&before| cues[before].unit > last);
    let is_verb = |&before: &usize| cues[before].source == CueSource::Verb && cues[before].score >= LEAST;
    let found = between.find(is_verb)?;
    let is_plain = |unit: &Unit| !unit.is_break() && !unit.is_quote();
    flow.units[last + 1..colon.unit].iter().all(is_plain).then_some(found)
}

/// Takes the one who was told from the source and from the end of a content: in *“Go,” Dale was told* he has the ear, not
/// the word. `taught` says that the cue's entry has its addressee for an object.
pub(super) fn leave_out_told(flow: &Flow, row: &mut Row, taught: bool) {
    let head = row.facts.group.start;
    let content = &mut row.proposal.content;
    let Some(quote) = content.iter().rposition(|&at| at < head && flow.units[at].is_quote()) else { return };
    let behind = content[quote] + 1..head;
    let is_told = taught && row.facts.group.be && flow.units[behind.clone()].iter().all(|unit| unit.tag.is_nominal());
    if is_told {
        content.retain(|at| !behind.contains(at));
        row.proposal.source.retain(|at| !behind.contains(at));
    }
}

/// Whether a row's verb only has a work for its object: *She sang “Blue Door” twice*.
pub(super) fn performs(parts: &Parts<'_>, row: &Row) -> bool {
    /// Verbs that are cues more often than this class says speak of what is in the work.
    const RARELY: usize = 5;
    let content = &row.proposal.content;
    let is_work = |at: usize| {
        let UnitKind::Quote(id) = parts.flow.units[at].kind else { return false };
        parts.quotes[id.0].role == QuoteRole::Work
    };
    let head = parts.cues[row.cue].unit;
    row.facts.rate <= RARELY && content.first() == Some(&(head + 1)) && is_work(head + 1)
}

/// Whether a row has its content in another sentence, and only a clause without a subject to cue it: *“No,” she said when
/// asked. “Never.”*
pub(super) fn is_beyond_clause(flow: &Flow, cue: &CueMatch, row: &Row) -> bool {
    let before = flow.tag(cue.unit as isize - 1);
    let (Some(&first), Some(&last)) = (row.proposal.content.first(), row.proposal.content.last()) else { return false };
    let apart = |from: usize, to: usize| flow.units[from.min(to)..to].iter().any(|unit| unit.is_break());
    row.proposal.source.is_empty()
        && matches!(before, Tag::Subordinator | Tag::If | Tag::Interrogative)
        && (apart(cue.unit, first) || apart(last, cue.unit))
}

/// Takes a time at the head of a sentence from the source: *Last night Kay Malik said*, *On Monday trade minister Nadia Roe*.
pub(super) fn leave_out_time(parts: &Parts<'_>, source: &mut Vec<usize>) {
    let units = &parts.flow.units;
    let &[first, second, ..] = source.as_slice() else { return };
    if !first.checked_sub(1).is_some_and(|before| units[before].is_break()) {
        return;
    }
    let tag = |place: usize| source.get(place).map(|&at| units[at].tag);
    let goes_on = |tag: &Tag| matches!(tag, Tag::Calendar | Tag::Number | Tag::Time);
    let length = match (units[first].tag, units[second].tag) {
        (Tag::Preposition, Tag::Calendar) => 2 + (2..).map_while(tag).take_while(goes_on).count(),
        (Tag::Preposition, Tag::Number) if is_year(parts.text, &parts.tokens[units[second].start]) => 2,
        (before, Tag::Time) if !matches!(before, Tag::Article | Tag::Possessive) => 2,
        _ => return,
    };
    let Some(next) = tag(length) else { return };
    if next.is_name()
        || matches!(next, Tag::Article | Tag::Role)
        || units[first].tag == Tag::Preposition && next.is_nominal()
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
    let units = &parts.flow.units;
    let Some(before) = units.get(..colon).filter(|_| units[colon].tag == Tag::Colon) else { return false };
    let length = before.iter().rev().take(LONGEST + 1).take_while(|unit| unit.kind == UnitKind::Token).count();
    let first = colon - length;
    if first == colon || first > 0 && units[first - 1].kind != UnitKind::ParagraphBreak {
        return false;
    }
    let words = parts.tokens[units[first].start].span.hull(parts.tokens[units[colon - 1].end - 1].span);
    let mut labels = parts.lexicon.layout_words.iter().filter(|word| word.kind == LayoutKind::Label);
    labels.any(|label| label.word.eq_ignore_ascii_case(words.slice(parts.text)))
}

/// Reads a headline that begins with a quotation from its end: *‘I was never asked’: Dale hits back*.
pub(super) fn turn_headline(flow: &Flow, tokens: &[Token], cue: &CueMatch, row: &mut Row) {
    let (source, content) = (&row.proposal.source, &row.proposal.content);
    let is_headline = matches!(flow.paragraphs[cue.unit], ParagraphKind::Title | ParagraphKind::Heading);
    let is_turned = matches!(source.as_slice(), [quote] if flow.units[*quote].is_quote())
        && content.first() == Some(&(cue.unit + 1))
        && !content.iter().any(|&at| flow.units[at].is_quote());
    if cue.source == CueSource::Mark && is_headline && is_turned {
        let name = headline_colon::name(flow, tokens, content[0]);
        let name = content.iter().copied().filter(|at| name.contains(at)).collect();
        row.proposal.content = std::mem::replace(&mut row.proposal.source, name);
    }
}
