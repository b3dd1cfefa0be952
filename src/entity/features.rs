//! What speaks for a candidate: conjunctions of what the anaphor asks and what the candidate is.

use super::anaphor::Anaphor;
use super::candidate::{Candidate, Place};
use crate::scorer::{Sink, Template, number, templates};

templates! {
    NEW = "new", NEW_ZONE = "new-zone", NEW_HEAD = "new-head", NEW_GOES_ON = "new-goes-on",
    NEW_MODIFIERS = "new-modifiers", NEW_OWN = "new-own", NEW_BEST = "new-best",
    GAP = "gap", PARAGRAPHS = "paragraphs", PLACE = "place", PLACE_GAP = "place-gap", LED = "led",
    OWN_PLACE = "own-place", VOICE = "voice", VOICE_SILENCE = "voice-silence", VOICE_PLACE = "voice-place",
    OWN_VOICE = "own-voice", KIND = "kind", GENDER = "gender", COUNT = "count", RANK = "rank",
    RANK_PLACE = "rank-place", MARKS = "marks", TOTAL = "total", ROWS = "rows", ROWS_ZONE = "rows-zone", HEAD = "head",
    HEAD_KIND = "head-kind", HEAD_ROLE = "head-role", WORDS = "role-words", UNSAID = "unsaid", BODY = "body",
    BODY_RANK = "body-rank", TAKEN_UP = "taken-up", REPORTS = "reports", AHEAD = "ahead",
    AHEAD_RANK = "ahead-rank", AHEAD_SPEAKS = "ahead-speaks", AHEAD_ROWS = "ahead-rows", AHEAD_HEAD = "ahead-head",
    OPENING = "opening", OPENING_PLACE = "opening-place", OPENING_VOICE = "opening-voice", FORM = "form",
    FORM_PLACE = "form-place", FORM_PARAGRAPHS = "form-paragraphs", KIND_PLACE = "kind-place", NEWER = "newer",
    NEWER_FORM = "newer-form", AGE = "age", NEW_SORT = "new-sort", SORT_HEAD = "sort-head", SORT_GENDER = "sort-gender",
    SORT_PLACE = "sort-place", SORT_VOICE = "sort-voice", AHEAD_SORT = "ahead-sort", NEW_OPENING = "new-opening",
    SHAPE = "shape", SHAPE_ROWS = "shape-rows", NEXT = "next", NEXT_HEAD = "next-head", TITLE = "title", TITLE_ROWS = "title-rows", TITLE_SORT = "title-sort",
    GOES_ON = "goes-on", SALIENCE = "salience", SALIENCE_CLASS = "salience-class", KIND_VOICE = "kind-voice", GENDER_FIELD = "gender-field", LEAD = "lead", MODIFIERS = "modifiers",
    NAMED_IN_ROW = "named-in-row", TOLD = "told", TOLD_SORT = "told-sort", RIVALS = "rivals", OFFICE = "office",
    OFFICE_SORT = "office-sort",
}

/// What the candidates are together, for the one that is nobody of them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Field {
    /// The best that a candidate has for the head noun.
    pub(super) best_head: usize,
    /// How many have that.
    pub(super) rivals: usize,
    /// The most that somebody is in mind.
    pub(super) salience: f32,
    /// Somebody’s gender is known to agree.
    pub(super) is_told: bool,
    /// Candidates already mentioned.
    pub(super) behind: usize,
}

/// A count in classes: 0 1 2 3-4 5-8 9 and more.
fn few(n: usize) -> u64 {
    number(match n {
        0..=2 => n,
        3..=4 => 3,
        5..=8 => 4,
        _ => 5,
    })
}

/// Sentences in classes: 0 1 2 3 4-5 6-8 9-14 15 and more.
fn far(n: usize) -> u64 {
    number(match n {
        0..=3 => n,
        4..=5 => 4,
        6..=8 => 5,
        9..=14 => 6,
        _ => 7,
    })
}

/// Puts in what speaks for or against a candidate.
pub(super) fn features(sink: &mut impl Sink, asked: &Anaphor, candidate: &Candidate, field: Field) {
    match candidate.referent {
        None => of_nobody(sink, asked, field),
        Some(_) if candidate.place == Place::Ahead => {
            of_anybody(sink, asked, candidate, field);
            of_somebody_ahead(sink, asked, candidate);
        }
        Some(_) => {
            of_anybody(sink, asked, candidate, field);
            of_somebody_before(sink, asked, candidate, field);
        }
    }
}

fn of_nobody(sink: &mut impl Sink, asked: &Anaphor, field: Field) {
    let class = asked.class;
    sink.add(NEW, [class]);
    sink.add(NEW_OWN, [class, asked.own]);
    sink.add(NEW_BEST, [class, number(field.best_head), few(field.behind)]);
    if asked.is_described {
        sink.add(NEW_ZONE, [class, number(asked.zone)]);
        sink.add(NEW_SORT, [class, number(asked.sort), number(field.best_head.min(2))]);
        sink.add(NEW_OPENING, [class, number(asked.opening)]);
        sink.add(NEW_HEAD, [asked.head]);
        sink.add(NEW_GOES_ON, [class, number(usize::from(asked.goes_on)), number(field.best_head)]);
        sink.add(NEW_MODIFIERS, [class, number(asked.modifiers.min(3)), number(field.best_head)]);
    }
}

fn of_anybody(sink: &mut impl Sink, asked: &Anaphor, candidate: &Candidate, field: Field) {
    let class = asked.class;
    let (head, kind) = (number(candidate.head), number(candidate.kind));
    sink.add(KIND, [class, kind]);
    sink.add(GENDER, [class, number(candidate.gender)]);
    sink.add(GENDER_FIELD, [number(candidate.gender), number(usize::from(field.is_told))]);
    sink.add(TOTAL, [class, few(candidate.total)]);
    sink.add(NEXT, [class, far(candidate.next)]);
    sink.add(SHAPE, [class, number(candidate.shape)]);
    sink.add(SHAPE_ROWS, [class, number(candidate.shape), few(candidate.rows)]);
    sink.add(ROWS, [class, few(candidate.rows)]);
    if candidate.named_in_row > 0 {
        sink.add(NAMED_IN_ROW, [class, number(candidate.named_in_row)]);
    }
    if asked.is_described {
        sink.add(ROWS_ZONE, [class, few(candidate.rows), number(asked.zone)]);
        sink.add(NEXT_HEAD, [class, head, far(candidate.next.min(4)), number(usize::from(asked.zone <= 2))]);
        if candidate.marks == 2 {
            sink.add(TITLE, [class, head, number(asked.zone)]);
            sink.add(TITLE_ROWS, [class, kind, few(candidate.rows)]);
            sink.add(TITLE_SORT, [number(asked.sort), kind, far(candidate.next.min(4))]);
        }
        sink.add(SORT_HEAD, [number(asked.sort), head, kind]);
        sink.add(SORT_GENDER, [number(asked.sort), number(candidate.gender)]);
        sink.add(AGE, [number(usize::from(asked.is_age())), number(candidate.age)]);
        sink.add(HEAD, [class, head]);
        sink.add(HEAD_KIND, [class, head, kind]);
        sink.add(HEAD_ROLE, [asked.head, number(candidate.head.min(1))]);
        let (known, missing) = (candidate.known.min(2), candidate.missing.min(2));
        sink.add(WORDS, [class, head, number(known), number(missing)]);
        sink.add(UNSAID, [head, number(candidate.unsaid.min(2))]);
        sink.add(BODY, [class, number(candidate.body)]);
        sink.add(TAKEN_UP, [asked.head, kind]);
        sink.add(GOES_ON, [class, number(usize::from(asked.goes_on)), head]);
        sink.add(MODIFIERS, [class, number(asked.modifiers.min(3)), head]);
        sink.add(RIVALS, [class, head, number(field.best_head), number(field.rivals.min(3))]);
        if candidate.told > 0 {
            sink.add(TOLD, [class, number(candidate.told)]);
            sink.add(TOLD_SORT, [number(asked.sort), number(candidate.told)]);
        }
        if candidate.office_sort > 0 {
            sink.add(OFFICE, [asked.head, candidate.office]);
            sink.add(OFFICE_SORT, [number(asked.sort), number(candidate.office_sort), number(candidate.head.min(2))]);
        }
    }
}

fn of_somebody_before(sink: &mut impl Sink, asked: &Anaphor, candidate: &Candidate, field: Field) {
    let class = asked.class;
    let (gap, place, voice) = (far(candidate.gap), number(candidate.place as usize), number(candidate.voice));
    let paragraphs = number(candidate.paragraphs.min(4));
    let rank = number(candidate.rank.min(5));
    sink.add(GAP, [class, gap]);
    sink.add(PARAGRAPHS, [class, paragraphs]);
    sink.add(PLACE, [class, place]);
    sink.add(PLACE_GAP, [place, gap, paragraphs]);
    sink.add(LED, [class, number(usize::from(candidate.led)), number(candidate.gap.min(2))]);
    sink.add(OWN_PLACE, [asked.own, place, number(candidate.gap.min(2))]);
    sink.add(VOICE, [class, voice]);
    sink.add(VOICE_SILENCE, [voice, number(candidate.silence.min(4)), gap]);
    sink.add(VOICE_PLACE, [voice, place, number(candidate.gap.min(3))]);
    sink.add(OWN_VOICE, [asked.own, voice, number(candidate.silence.min(3))]);
    sink.add(KIND_VOICE, [class, number(candidate.kind), voice]);
    let lead = number(candidate.lead);
    sink.add(LEAD, [class, lead, number(candidate.gap.min(3))]);
    let behind = number(((field.salience - candidate.salience).max(0.0) * 2.0).min(12.0) as usize);
    sink.add(SALIENCE, [behind]);
    sink.add(SALIENCE_CLASS, [class, behind]);
    sink.add(COUNT, [class, few(candidate.count)]);
    sink.add(RANK, [class, rank]);
    sink.add(RANK_PLACE, [rank, place]);
    sink.add(MARKS, [class, number(candidate.marks)]);
    let (opening, form, near) = (number(asked.opening), number(candidate.form), number(candidate.gap.min(3)));
    sink.add(OPENING, [opening, near, paragraphs]);
    sink.add(OPENING_PLACE, [opening, place, near]);
    sink.add(OPENING_VOICE, [opening, voice, paragraphs]);
    sink.add(FORM, [class, form, near]);
    sink.add(FORM_PLACE, [form, place, near]);
    sink.add(FORM_PARAGRAPHS, [opening, form, paragraphs]);
    sink.add(KIND_PLACE, [class, number(candidate.kind), place, near]);
    sink.add(NEWER, [class, number(candidate.newer.min(4)), near]);
    sink.add(NEWER_FORM, [number(candidate.newer.min(4)), form, near]);
    if candidate.reports {
        sink.add(REPORTS, [class, asked.own]);
    }
    if asked.is_described {
        sink.add(BODY_RANK, [class, number(candidate.body), rank]);
        sink.add(SORT_PLACE, [number(asked.sort), place, near]);
        sink.add(SORT_VOICE, [number(asked.sort), voice, near]);
    }
}

fn of_somebody_ahead(sink: &mut impl Sink, asked: &Anaphor, candidate: &Candidate) {
    let (class, zone, head) = (asked.class, number(asked.zone), number(candidate.head));
    sink.add(AHEAD, [class, zone, far(candidate.gap)]);
    sink.add(AHEAD_RANK, [class, zone, number(candidate.rank.min(4))]);
    sink.add(AHEAD_SPEAKS, [class, number(usize::from(candidate.enters_speaking)), zone]);
    sink.add(AHEAD_ROWS, [class, few(candidate.rows), number(candidate.rank.min(4)), asked.own]);
    sink.add(AHEAD_HEAD, [class, head, far(candidate.gap)]);
    sink.add(AHEAD_SORT, [class, number(asked.sort), head, number(candidate.rank.min(4))]);
}
