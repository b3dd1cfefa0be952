//! A statement as the cells of a table.

use std::borrow::Cow;

use crate::export::compared::{PieceRecord, in_one_line};
use crate::export::part::JOINT;
use crate::quotes::{Change, Difference, Place, Statement};

/// The columns of a table of statements.
pub(in crate::export) const STATEMENTS: [&str; 19] = [
    "id",
    "speaker",
    "speaker_kind",
    "speaker_title",
    "quote",
    "first_date",
    "first_outlet",
    "first_doc",
    "last_date",
    "documents",
    "stories",
    "outlets",
    "outlet_names",
    "variants",
    "differences",
    "other_speakers",
    "paraphrases",
    "first_title",
    "first_url",
];

/// The columns of a table of the places where statements stand.
pub(in crate::export) const PLACES: [&str; 16] = [
    "id",
    "story",
    "doc",
    "date",
    "outlet",
    "title",
    "row",
    "type",
    "speaker",
    "wording",
    "changes",
    "diff",
    "start",
    "end",
    "confidence",
    "url",
];

/// The cells of a statement.
pub(in crate::export) fn statement_cells<'a>(statement: &Statement<'a>) -> [Cow<'a, str>; 19] {
    let first = statement.places.first();
    let of_first = |field: fn(&Place<'a>) -> &'a str| Cow::from(first.map_or("", field));
    let last = statement.places.iter().map(|place| place.date).max().unwrap_or("");
    let names: Vec<&str> = statement.outlets.iter().map(|outlet| outlet.name).collect();
    let others = statement.variants.iter().skip(1).map(|variant| difference(&variant.difference));
    [
        statement.id.to_string().into(),
        statement.speaker.into(),
        statement.speaker_kind.as_str().into(),
        statement.speaker_title.into(),
        statement.wording.into(),
        of_first(|place| place.date),
        of_first(|place| place.outlet),
        of_first(|place| place.doc),
        last.into(),
        statement.documents.to_string().into(),
        statement.stories.to_string().into(),
        statement.outlets.len().to_string().into(),
        names.join(JOINT).into(),
        statement.variants.len().to_string().into(),
        others.collect::<Vec<_>>().join(JOINT).into(),
        statement.others.join(JOINT).into(),
        statement.reported.len().to_string().into(),
        of_first(|place| place.title),
        of_first(|place| place.url),
    ]
}

/// *cut, words: We will [-not-] …*
fn difference(difference: &Difference) -> String {
    match difference.pieces.is_empty() {
        true => changes(difference),
        false => format!("{}: {}", changes(difference), diff(difference)),
    }
}

fn changes(difference: &Difference) -> String {
    difference.changes.iter().map(|change| Change::as_str(*change)).collect::<Vec<_>>().join(", ")
}

fn diff(difference: &Difference) -> String {
    in_one_line(&difference.pieces.iter().map(PieceRecord::from).collect::<Vec<_>>())
}

/// The cells of each place of a statement, and of each paraphrase.
pub(in crate::export) fn place_cells<'s>(statement: &'s Statement<'_>) -> impl Iterator<Item = [Cow<'s, str>; 16]> {
    /// Stands under `changes`.
    const PARAPHRASE: &str = "paraphrase";
    let cells = |place: &Place<'s>, changes: String, diff: String| -> [Cow<'s, str>; 16] {
        [
            statement.id.to_string().into(),
            place.story.to_string().into(),
            place.doc.into(),
            place.date.into(),
            place.outlet.into(),
            place.title.into(),
            place.row.to_string().into(),
            place.kind.as_str().into(),
            place.speaker.into(),
            place.wording.into(),
            changes.into(),
            diff.into(),
            place.start.to_string().into(),
            place.end.to_string().into(),
            format!("{:.2}", place.confidence).into(),
            place.url.into(),
        ]
    };
    let places = statement.places.iter().map(move |place| {
        let none = Difference::default();
        let difference = statement.variants.get(place.variant).map_or(&none, |variant| &variant.difference);
        cells(place, changes(difference), diff(difference))
    });
    let reported =
        statement.reported.iter().map(move |report| cells(&report.place, PARAPHRASE.to_owned(), String::new()));
    places.chain(reported)
}
