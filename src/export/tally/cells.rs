//! A speaker's counts as the cells of a table.

use std::borrow::Cow;

use super::super::column::{Added, Column};
use super::super::part::JOINT;
use super::counts::{Count, SpeakerRecord};

/// The columns of a table of speakers, before those of a roster. Of several acts and outlets each has its rows behind it: `state 12 | ask 3`.
const COLUMNS: [&str; 17] = [
    "speaker",
    "kind",
    "id",
    "doc",
    "rows",
    "words",
    "quoted_words",
    "documents",
    "direct",
    "mixed",
    "indirect",
    "acts",
    "outlets",
    "titles",
    "aliases",
    "first_date",
    "last_date",
];

/// The headings of a table of speakers, where `roster` holds the names of the columns that a roster adds.
///
/// ```
/// let headings = whosaid::export::speaker_headings(&["party".to_owned()]);
/// assert_eq!(headings[0], "speaker");
/// assert_eq!(headings.last().map(|heading| heading.as_ref()), Some("roster.party"));
/// ```
pub fn speaker_headings(roster: &[String]) -> Vec<Cow<'static, str>> {
    let added = Added { roster, ..Added::default() };
    let further = (0..roster.len()).map(move |place| Column::Roster(place).heading(added));
    COLUMNS.into_iter().map(Cow::from).chain(further).collect()
}

/// The cells of a speaker, a heading each; `roster` is the number of columns that a roster adds.
///
/// ```
/// use whosaid::export::{SpeakerRecord, speaker_cells, speaker_headings};
/// let record = SpeakerRecord { speaker: "Ann Lee".to_owned(), rows: 2, ..SpeakerRecord::default() };
/// let cells = speaker_cells(&record, 0);
/// assert_eq!((cells[0].as_ref(), cells.len()), ("Ann Lee", speaker_headings(&[]).len()));
/// ```
pub fn speaker_cells(record: &SpeakerRecord, roster: usize) -> Vec<Cow<'_, str>> {
    let fields = record.roster.as_ref().map_or(&[][..], |listed| &listed.fields);
    let further = (0..roster).map(|place| Cow::from(fields.get(place).map_or("", |(_, value)| value.as_str())));
    let own: [Cow<'_, str>; 17] = [
        record.speaker.as_str().into(),
        record.kind.into(),
        record.id.as_str().into(),
        record.doc.as_str().into(),
        record.rows.to_string().into(),
        record.words.to_string().into(),
        record.quoted_words.to_string().into(),
        record.documents.to_string().into(),
        record.direct.to_string().into(),
        record.mixed.to_string().into(),
        record.indirect.to_string().into(),
        counted(&record.acts).into(),
        counted(&record.outlets).into(),
        record.titles.join(JOINT).into(),
        record.aliases.join(JOINT).into(),
        record.first_date.as_str().into(),
        record.last_date.as_str().into(),
    ];
    own.into_iter().chain(further).collect()
}

fn counted(counts: &[Count]) -> String {
    counts.iter().map(|count| format!("{} {}", count.name, count.rows)).collect::<Vec<_>>().join(JOINT)
}
