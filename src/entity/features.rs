//! What speaks for a candidate: conjunctions of what the anaphor asks and what the candidate is.

use super::anaphor::{Anaphor, CLASSES, OWNS};
use super::candidate::{Candidate, Place};
use super::role::Change;
use crate::scorer::{Cells, Sink, Template, number, templates};

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
    OFFICE_SORT = "office-sort", CHANGE = "change",
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
fn few(n: usize) -> usize {
    match n {
        0..=2 => n,
        3..=4 => 3,
        5..=8 => 4,
        _ => 5,
    }
}

/// Sentences in classes: 0 1 2 3 4-5 6-8 9-14 15 and more.
fn far(n: usize) -> usize {
    match n {
        0..=3 => n,
        4..=5 => 4,
        6..=8 => 5,
        9..=14 => 6,
        _ => 7,
    }
}

/// How many values each number has: [`few`], [`far`], zones, sorts, openings, kinds, what fits, places, classes of others.
const FEW: usize = 6;
const FAR: usize = 8;
const ZONES: usize = 5;
const SORTS: usize = 32;
const OPENINGS: usize = 6;
const KINDS: usize = 18;
const GENDERS: usize = 7;
const SHAPES: usize = 7;
const HEADS: usize = 4;
const FITS: usize = 4;
const PLACES: usize = 9;
const VOICES: usize = 5;
const FORMS: usize = 5;
const SALIENCES: usize = 13;
/// Sentences between and counts, as far as they are told apart.
const NEARS: usize = 4;
const UP_TO_2: usize = 3;
const UP_TO_3: usize = 4;
const UP_TO_4: usize = 5;
const RANKS: usize = 6;

const KIND_CELLS: Cells<4> = Cells::first([CLASSES, KINDS, GENDERS, 2]);
const TOTAL_CELLS: Cells<3> = Cells::behind(&KIND_CELLS, [CLASSES, FEW, FAR]);
const SHAPE_CELLS: Cells<3> = Cells::behind(&TOTAL_CELLS, [CLASSES, SHAPES, FEW]);
const ZONE_CELLS: Cells<5> = Cells::behind(&SHAPE_CELLS, [CLASSES, FEW, ZONES, HEADS, UP_TO_4]);
const SORT_CELLS: Cells<4> = Cells::behind(&ZONE_CELLS, [SORTS, HEADS, KINDS, GENDERS]);
const HEAD_CELLS: Cells<5> = Cells::behind(&SORT_CELLS, [CLASSES, HEADS, KINDS, 2, FITS]);
const WORD_CELLS: Cells<6> = Cells::behind(&HEAD_CELLS, [CLASSES, HEADS, UP_TO_2, UP_TO_2, UP_TO_2, FITS]);
const MODIFIER_CELLS: Cells<4> = Cells::behind(&WORD_CELLS, [CLASSES, 2, UP_TO_3, HEADS]);
const GAP_CELLS: Cells<4> = Cells::behind(&MODIFIER_CELLS, [CLASSES, FAR, UP_TO_4, PLACES]);
const LED_CELLS: Cells<5> = Cells::behind(&GAP_CELLS, [CLASSES, 2, OWNS, PLACES, UP_TO_2]);
const VOICE_CELLS: Cells<4> = Cells::behind(&LED_CELLS, [CLASSES, VOICES, UP_TO_4, FAR]);
const VOICE_PLACE_CELLS: Cells<5> = Cells::behind(&VOICE_CELLS, [VOICES, PLACES, NEARS, OWNS, UP_TO_3]);
const LEAD_CELLS: Cells<5> = Cells::behind(&VOICE_PLACE_CELLS, [CLASSES, KINDS, VOICES, VOICES, NEARS]);
const SALIENCE_CELLS: Cells<4> = Cells::behind(&LEAD_CELLS, [CLASSES, SALIENCES, FEW, RANKS]);
const RANK_CELLS: Cells<4> = Cells::behind(&SALIENCE_CELLS, [CLASSES, RANKS, PLACES, FORMS]);
const OPENING_CELLS: Cells<5> = Cells::behind(&RANK_CELLS, [OPENINGS, NEARS, UP_TO_4, PLACES, VOICES]);
const FORM_CELLS: Cells<4> = Cells::behind(&OPENING_CELLS, [CLASSES, FORMS, NEARS, PLACES]);
const PARAGRAPH_CELLS: Cells<3> = Cells::behind(&FORM_CELLS, [OPENINGS, FORMS, UP_TO_4]);
const KIND_PLACE_CELLS: Cells<4> = Cells::behind(&PARAGRAPH_CELLS, [CLASSES, KINDS, PLACES, NEARS]);
const NEWER_CELLS: Cells<4> = Cells::behind(&KIND_PLACE_CELLS, [CLASSES, UP_TO_4, NEARS, FORMS]);
const BODY_CELLS: Cells<3> = Cells::behind(&NEWER_CELLS, [CLASSES, FITS, RANKS]);
const SORT_PLACE_CELLS: Cells<4> = Cells::behind(&BODY_CELLS, [SORTS, PLACES, NEARS, VOICES]);
const AHEAD_CELLS: Cells<4> = Cells::behind(&SORT_PLACE_CELLS, [CLASSES, ZONES, FAR, UP_TO_4]);
/// Cells that a memo of candidates needs.
pub(super) const CELLS: usize = AHEAD_CELLS.end();

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
    sink.add(NEW_BEST, [class, number(field.best_head), number(few(field.behind))]);
    if asked.is_described {
        sink.add(NEW_ZONE, [class, number(asked.zone)]);
        sink.add(NEW_SORT, [class, number(asked.sort), number(field.best_head.min(2))]);
        sink.add(NEW_OPENING, [class, number(asked.opening)]);
        sink.add(NEW_HEAD, [asked.head]);
        sink.add(NEW_GOES_ON, [class, number(usize::from(asked.goes_on)), number(field.best_head)]);
        sink.add(NEW_MODIFIERS, [class, number(asked.modifiers.min(3)), number(field.best_head)]);
    }
}

/// In groups of those that depend on the same numbers, as the features of a chunk are.
fn of_anybody(sink: &mut impl Sink, asked: &Anaphor, candidate: &Candidate, field: Field) {
    let (class, [of_class, _]) = (asked.class, asked.numbers);
    let (heads, kinds) = (candidate.head, candidate.kind);
    let (head, kind) = (number(heads), number(kinds));
    let (genders, is_told) = (candidate.gender, usize::from(field.is_told));
    sink.cell(&KIND_CELLS, [of_class, kinds, genders, is_told], |sink| {
        sink.add(KIND, [class, kind]);
        sink.add(GENDER, [class, number(genders)]);
        sink.add(GENDER_FIELD, [number(genders), number(is_told)]);
    });
    let (total, next, rows) = (few(candidate.total), far(candidate.next), few(candidate.rows));
    sink.cell(&TOTAL_CELLS, [of_class, total, next], |sink| {
        sink.add(TOTAL, [class, number(total)]);
        sink.add(NEXT, [class, number(next)]);
    });
    sink.cell(&SHAPE_CELLS, [of_class, candidate.shape, rows], |sink| {
        sink.add(SHAPE, [class, number(candidate.shape)]);
        sink.add(SHAPE_ROWS, [class, number(candidate.shape), number(rows)]);
        sink.add(ROWS, [class, number(rows)]);
    });
    if candidate.named_in_row > 0 {
        sink.add(NAMED_IN_ROW, [class, number(candidate.named_in_row)]);
    }
    if asked.is_described {
        let soon = far(candidate.next.min(4));
        sink.cell(&ZONE_CELLS, [of_class, rows, asked.zone, heads, soon], |sink| {
            sink.add(ROWS_ZONE, [class, number(rows), number(asked.zone)]);
            sink.add(NEXT_HEAD, [class, head, number(soon), number(usize::from(asked.zone <= 2))]);
        });
        if candidate.marks == 2 {
            sink.add(TITLE, [class, head, number(asked.zone)]);
            sink.add(TITLE_ROWS, [class, kind, number(rows)]);
            sink.add(TITLE_SORT, [number(asked.sort), kind, number(soon)]);
        }
        sink.cell(&SORT_CELLS, [asked.sort, heads, kinds, genders], |sink| {
            sink.add(SORT_HEAD, [number(asked.sort), head, kind]);
            sink.add(SORT_GENDER, [number(asked.sort), number(genders)]);
        });
        let is_age = usize::from(asked.is_age());
        sink.cell(&HEAD_CELLS, [of_class, heads, kinds, is_age, candidate.age], |sink| {
            sink.add(AGE, [number(is_age), number(candidate.age)]);
            sink.add(HEAD, [class, head]);
            sink.add(HEAD_KIND, [class, head, kind]);
        });
        sink.add(HEAD_ROLE, [asked.head, number(heads.min(1))]);
        let (known, missing, unsaid) = (candidate.known.min(2), candidate.missing.min(2), candidate.unsaid.min(2));
        sink.cell(&WORD_CELLS, [of_class, heads, known, missing, unsaid, candidate.body], |sink| {
            sink.add(WORDS, [class, head, number(known), number(missing)]);
            sink.add(UNSAID, [head, number(unsaid)]);
            sink.add(BODY, [class, number(candidate.body)]);
        });
        if candidate.change > Change::Same {
            sink.add(CHANGE, [head, number(candidate.change as usize), number(known.min(1))]);
        }
        sink.add(TAKEN_UP, [asked.head, kind]);
        let (goes_on, modifiers) = (usize::from(asked.goes_on), asked.modifiers.min(3));
        sink.cell(&MODIFIER_CELLS, [of_class, goes_on, modifiers, heads], |sink| {
            sink.add(GOES_ON, [class, number(goes_on), head]);
            sink.add(MODIFIERS, [class, number(modifiers), head]);
        });
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
    let (class, [of_class, of_own]) = (asked.class, asked.numbers);
    let (gaps, places, voices, kinds) = (far(candidate.gap), candidate.place as usize, candidate.voice, candidate.kind);
    let (gap, place, voice, kind) = (number(gaps), number(places), number(voices), number(kinds));
    let (ranks, forms, openings) = (candidate.rank.min(5), candidate.form, asked.opening);
    let (rank, form, opening) = (number(ranks), number(forms), number(openings));
    let (nears, distances) = (candidate.gap.min(3), candidate.paragraphs.min(4));
    let (near, paragraphs) = (number(nears), number(distances));
    sink.cell(&GAP_CELLS, [of_class, gaps, distances, places], |sink| {
        sink.add(GAP, [class, gap]);
        sink.add(PARAGRAPHS, [class, paragraphs]);
        sink.add(PLACE, [class, place]);
        sink.add(PLACE_GAP, [place, gap, paragraphs]);
    });
    let (led, nearest) = (usize::from(candidate.led), candidate.gap.min(2));
    sink.cell(&LED_CELLS, [of_class, led, of_own, places, nearest], |sink| {
        sink.add(LED, [class, number(led), number(nearest)]);
        sink.add(OWN_PLACE, [asked.own, place, number(nearest)]);
    });
    let silences = candidate.silence.min(4);
    sink.cell(&VOICE_CELLS, [of_class, voices, silences, gaps], |sink| {
        sink.add(VOICE, [class, voice]);
        sink.add(VOICE_SILENCE, [voice, number(silences), gap]);
    });
    sink.cell(&VOICE_PLACE_CELLS, [voices, places, nears, of_own, silences.min(3)], |sink| {
        sink.add(VOICE_PLACE, [voice, place, near]);
        sink.add(OWN_VOICE, [asked.own, voice, number(silences.min(3))]);
    });
    sink.cell(&LEAD_CELLS, [of_class, kinds, voices, candidate.lead, nears], |sink| {
        sink.add(KIND_VOICE, [class, kind, voice]);
        sink.add(LEAD, [class, number(candidate.lead), near]);
    });
    let behind = ((field.salience - candidate.salience).max(0.0) * 2.0).min(12.0) as usize;
    let count = few(candidate.count);
    sink.cell(&SALIENCE_CELLS, [of_class, behind, count, ranks], |sink| {
        sink.add(SALIENCE, [number(behind)]);
        sink.add(SALIENCE_CLASS, [class, number(behind)]);
        sink.add(COUNT, [class, number(count)]);
        sink.add(RANK, [class, rank]);
    });
    sink.cell(&RANK_CELLS, [of_class, ranks, places, candidate.marks], |sink| {
        sink.add(RANK_PLACE, [rank, place]);
        sink.add(MARKS, [class, number(candidate.marks)]);
    });
    sink.cell(&OPENING_CELLS, [openings, nears, distances, places, voices], |sink| {
        sink.add(OPENING, [opening, near, paragraphs]);
        sink.add(OPENING_PLACE, [opening, place, near]);
        sink.add(OPENING_VOICE, [opening, voice, paragraphs]);
    });
    sink.cell(&FORM_CELLS, [of_class, forms, nears, places], |sink| {
        sink.add(FORM, [class, form, near]);
        sink.add(FORM_PLACE, [form, place, near]);
    });
    sink.cell(&PARAGRAPH_CELLS, [openings, forms, distances], |sink| {
        sink.add(FORM_PARAGRAPHS, [opening, form, paragraphs]);
    });
    sink.cell(&KIND_PLACE_CELLS, [of_class, kinds, places, nears], |sink| {
        sink.add(KIND_PLACE, [class, kind, place, near]);
    });
    let newer = candidate.newer.min(4);
    sink.cell(&NEWER_CELLS, [of_class, newer, nears, forms], |sink| {
        sink.add(NEWER, [class, number(newer), near]);
        sink.add(NEWER_FORM, [number(newer), form, near]);
    });
    if candidate.reports {
        sink.add(REPORTS, [class, asked.own]);
    }
    if asked.is_described {
        sink.cell(&BODY_CELLS, [of_class, candidate.body, ranks], |sink| {
            sink.add(BODY_RANK, [class, number(candidate.body), rank]);
        });
        sink.cell(&SORT_PLACE_CELLS, [asked.sort, places, nears, voices], |sink| {
            sink.add(SORT_PLACE, [number(asked.sort), place, near]);
            sink.add(SORT_VOICE, [number(asked.sort), voice, near]);
        });
    }
}

fn of_somebody_ahead(sink: &mut impl Sink, asked: &Anaphor, candidate: &Candidate) {
    let (class, zone, head) = (asked.class, number(asked.zone), number(candidate.head));
    let (gap, rank, rows) = (far(candidate.gap), candidate.rank.min(4), number(few(candidate.rows)));
    sink.cell(&AHEAD_CELLS, [asked.numbers[0], asked.zone, gap, rank], |sink| {
        sink.add(AHEAD, [class, zone, number(gap)]);
        sink.add(AHEAD_RANK, [class, zone, number(rank)]);
    });
    sink.add(AHEAD_SPEAKS, [class, number(usize::from(candidate.enters_speaking)), zone]);
    sink.add(AHEAD_ROWS, [class, rows, number(rank), asked.own]);
    sink.add(AHEAD_HEAD, [class, head, number(gap)]);
    sink.add(AHEAD_SORT, [class, number(asked.sort), head, number(rank)]);
}
