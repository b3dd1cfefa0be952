//! The outputs of an analysis put together by hand, so that they are judged whatever the stages find.

#[cfg(feature = "parquet")]
mod columnar;
mod handed_on;
mod html;
mod schema;
#[cfg(feature = "xlsx")]
mod xlsx;

use super::*;
use crate::lexicon::Lexicon;
use crate::model::*;

const TEXT: &str = "Límite: 5\n\nAda Öz, the mayor, told Reuters “no” … and “never,\tever”.\n\n=It stays, she said.\n";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap_or_else(|| panic!("{words}"));
    Span::new(start, start + words.len())
}

fn quote(outer: &str, role: QuoteRole) -> QuoteSpan {
    let outer = span(outer);
    QuoteSpan {
        outer,
        inner: Span::new(outer.start + '“'.len_utf8(), outer.end - '”'.len_utf8()),
        tokens: 0..0,
        depth: 0,
        parent: None,
        continues: None,
        closed: true,
        role,
        why: "because",
    }
}

fn attribution(source: &str, cue: &str, content: &[&str], kind: ContentType) -> Attribution {
    let spans = |words: &str| if words.is_empty() { Vec::new() } else { vec![span(words)] };
    Attribution {
        kind,
        source: spans(source),
        cue: spans(cue),
        content: content.iter().map(|words| span(words)).collect(),
        quotes: Vec::new(),
        cue_id: None,
        act: "state".to_owned(),
        polarity: Polarity::Said,
        addressee: None,
        when: None,
        rule: "by-hand",
        confidence: 0.734_56,
        row_confidence: 0.934_56,
        evidence: Evidence::default(),
        nested: false,
        continues: None,
    }
}

fn analysis() -> Analysis {
    let lines = ["Límite: 5", "Ada Öz, the mayor, told Reuters “no” … and “never,\tever”.", "=It stays, she said."];
    let paragraph = |line: &str, index: usize| Paragraph {
        span: span(line),
        kind: ParagraphKind::Body,
        body: span(line).start,
        tokens: 0..0,
        sentences: index..index + 1,
    };
    let sentence = |line: &str, index: usize| Sentence { span: span(line), tokens: 0..0, paragraph: index };
    let mut first = attribution("Ada Öz", "told", &["“no”", "“never,\tever”"], ContentType::Direct);
    first.quotes = vec![QuoteId(0), QuoteId(1)];
    first.addressee = Some(span("Reuters"));
    first.cue_id = Some(CueId(0));
    first.evidence = Evidence {
        losers: vec![Candidate { rule: "other", source: Vec::new(), content: vec![span("“no”")], score: 0.25 }],
        grounds: vec![Ground { words: "no pattern reads it".to_owned(), weight: -0.5 }],
        reasons: vec![Reason { feature: "a comma before the cue".to_owned(), weight: 1.5 }],
    };
    let mut second = attribution("", "", &["=It stays"], ContentType::Indirect);
    second.confidence = 0.2;
    second.act = "think".to_owned();
    let mut third = attribution("she", "told", &["=It stays"], ContentType::Mixed);
    third.polarity = Polarity::Negated;
    let mention = Mention {
        span: span("Ada Öz"),
        tokens: 0..0,
        head: span("Ada Öz"),
        title: None,
        kind: MentionKind::Name,
        entity_kind: EntityKind::Person,
        gender: Gender::Female,
        plural: false,
        entity: Some(EntityId(0)),
    };
    Analysis {
        metadata: Metadata {
            title: Some(span("Límite: 5")),
            date_iso: Some("2024-05-06".to_owned()),
            ..Metadata::default()
        },
        paragraphs: lines.iter().enumerate().map(|(index, line)| paragraph(line, index)).collect(),
        sentences: lines.iter().enumerate().map(|(index, line)| sentence(line, index)).collect(),
        quotes: vec![quote("“no”", QuoteRole::Speech), quote("“never,\tever”", QuoteRole::Scare)],
        cues: vec![CueMatch {
            head: 0,
            chunk: 0,
            tokens: 0..1,
            source: CueSource::Verb,
            entry: 0,
            word: WordId::UNKNOWN,
            score: 0.9,
        }],
        mentions: vec![mention],
        entities: vec![Entity {
            name: "Ada Öz".to_owned(),
            kind: EntityKind::Person,
            gender: Gender::Female,
            titles: vec!["mayor".to_owned()],
            aliases: vec!["Öz".to_owned()],
            mentions: vec![MentionId(0)],
            listed: None,
        }],
        attributions: vec![first, second, third],
        namings: vec![
            Naming {
                speakers: vec!["Ada Öz".to_owned(), "Bo".to_owned()],
                entities: vec![EntityId(0)],
                kind: SpeakerKind::Person,
                title: "mayor".to_owned(),
                confidence: 0.5,
                why: "by name",
            },
            Naming::default(),
        ],
        ..Analysis::default()
    }
}

fn with_report<T>(selection: &Selection, explain: bool, act: impl FnOnce(&Report<'_>) -> T) -> T {
    let analysis = analysis();
    let document = Document { name: "a,b.txt", text: TEXT, outlet: "The \"Day\"", ..Document::default() };
    act(&Report {
        document,
        analysis: &analysis,
        lexicon: Lexicon::built_in(),
        selection,
        left_out: &[],
        reviewed: &[],
        join_continued: false,
        explain,
    })
}

fn written_bytes(format: Format, options: TableOptions) -> Vec<u8> {
    with_report(&Selection::default(), false, |report| {
        let mut writer = Writer::new(Vec::new(), format, options).expect("begins");
        writer.write(report).expect("writes");
        writer.finish().expect("ends")
    })
}

fn written(format: Format, options: TableOptions) -> String {
    String::from_utf8(written_bytes(format, options)).expect("is UTF-8")
}

#[test]
fn rows_slice_the_text_by_code_points() {
    with_report(&Selection::default(), false, |report| {
        let rows = report.rows();
        let chars: Vec<char> = TEXT.chars().collect();
        let slice = |[start, end]: [usize; 2]| chars[start..end].iter().collect::<String>();
        let first = &rows[0];
        assert_eq!(first.content.text, "“no” … “never,\tever”");
        assert_eq!(slice(first.content.spans[1]), "“never,\tever”");
        assert_eq!(slice([first.start, first.end]), "“no” … and “never,\tever”");
        assert_eq!(first.quoted, ["no"], "marks that hold no speech are left out");
        assert_eq!(first.paragraph, 2);
        assert_eq!(first.addressee, "Reuters");
        assert_eq!(first.speaker_id, ["e1"]);
        assert_eq!(rows[1].context, "=It stays, she said.");
        assert_eq!((rows[1].source.as_ref(), rows[1].speaker.len()), (None, 0));
        assert!(rows[2].context.ends_with("ever”.\n\n=It stays, she said."), "neighbours are given as they stand");
    });
}

#[test]
fn csv_reads_back_and_is_safe_for_spreadsheets() {
    let text = written(Format::Csv, TableOptions::default());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().expect("header").iter().map(str::to_owned).collect();
    assert_eq!(header, Column::ALL.iter().map(|column| column.as_str()).collect::<Vec<_>>());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("row")).collect();
    let cell =
        |row: usize, name: &str| rows[row][header.iter().position(|other| other == name).expect(name)].to_owned();
    assert_eq!(rows.len(), 3);
    assert_eq!(cell(0, "doc"), "a,b.txt");
    assert_eq!(cell(0, "outlet"), "The \"Day\"");
    assert_eq!(cell(0, "date"), "2024-05-06");
    assert_eq!(cell(0, "title"), "Límite: 5");
    assert_eq!(cell(0, "speaker"), "Ada Öz | Bo");
    assert_eq!(cell(0, "confidence"), "0.73");
    assert_eq!(cell(0, "row_confidence") + " " + &cell(0, "speaker_confidence"), "0.93 0.50");
    assert_eq!(cell(1, "speaker"), "");
    assert_eq!(cell(1, "content"), "'=It stays");
    assert_eq!(cell(2, "polarity"), "negated");
    assert!(text.ends_with("\r\n"));
    assert!(written(Format::Csv, TableOptions { raw: true, ..TableOptions::default() }).contains(",=It stays,"));
}

#[test]
fn tsv_has_one_line_a_row() {
    let options = TableOptions {
        roster: Vec::new(),
        carried: Vec::new(),
        reviewed: false,
        columns: vec![Column::Content, Column::Id],
        byte_order_mark: true,
        raw: true,
        by_speaker: false,
    };
    assert_eq!(
        written(Format::Tsv, options),
        "\u{feff}content\tid\n“no” … “never, ever”\t1\n=It stays\t2\n=It stays\t3\n"
    );
}

#[test]
fn json_and_json_lines_hold_the_same() {
    let line = written(Format::Jsonl, TableOptions::default());
    assert_eq!(line.matches('\n').count(), 1);
    let one: serde_json::Value = serde_json::from_str(&line).expect("line");
    let all: serde_json::Value = serde_json::from_str(&written(Format::Json, TableOptions::default())).expect("array");
    assert_eq!(all, serde_json::json!([one]));
    assert_eq!(one["schema"], 1);
    assert_eq!(
        one["entities"][0]["mentions"][0],
        serde_json::json!({"text": "Ada Öz", "span": [11, 17], "kind": "name"})
    );
    let row = &one["attributions"][0];
    assert_eq!(row["confidence"], 0.7346);
    assert_eq!((&row["row_confidence"], &row["speaker_confidence"]), (&0.9346.into(), &0.5.into()));
    assert_eq!(row["source"], serde_json::json!({"text": "Ada Öz", "spans": [[11, 17]]}));
    assert_eq!(row["speaker"], serde_json::json!(["Ada Öz", "Bo"]));
    assert!(row.get("evidence").is_none());
    assert_eq!(one["attributions"][1]["cue"], serde_json::Value::Null);
    let empty = Writer::new(Vec::new(), Format::Json, TableOptions::default()).expect("begins").finish().expect("ends");
    assert_eq!(empty, b"[]\n");
}

#[test]
fn evidence_goes_out_when_asked_for() {
    let record =
        with_report(&Selection::default(), true, |report| serde_json::to_value(Record::new(report)).expect("is JSON"));
    let evidence = &record["attributions"][0]["evidence"];
    let verb = &Lexicon::built_in().verbs[0];
    assert_eq!(evidence["speaker_why"], "by name");
    assert_eq!(evidence["cue_entry"], serde_json::json!({"file": "verbs.tsv", "entry": verb.lemma, "line": verb.line}));
    assert_eq!(evidence["grounds"][0]["words"], "no pattern reads it");
    assert_eq!(evidence["reasons"][0]["weight"], 1.5);
    assert_eq!(evidence["losers"][0]["content"]["text"], "“no”");
    assert_eq!(record["marks"][0]["role"], "scare");
    assert_eq!(record["marks"][0]["why"], "because");
}

#[test]
fn brat_shares_spans_and_links_them() {
    let ann = with_report(&Selection::default(), false, brat);
    let expected = "T1\tSource 11 17\tAda Öz\n\
        T2\tCue 30 34\ttold\n\
        T3\tContent 43 47;54 61;62 67\t“no” “never, ever”\n\
        T4\tAttribution 30 34\ttold\n\
        E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n\
        T5\tContent 70 79\t=It stays\n\
        T6\tAttribution 70 79\t=It stays\n\
        E2\tAttribution:T6 Content:T5\n\
        T7\tSource 81 84\tshe\n\
        E3\tAttribution:T4 Content:T5 Cue:T2 Source:T7\n";
    assert_eq!(ann, expected);
}

#[test]
fn a_selection_keeps_the_numbers_of_the_rows() {
    let ids = |selection: &Selection| {
        with_report(selection, false, |report| report.rows().iter().map(|row| row.id).collect::<Vec<_>>())
    };
    assert_eq!(ids(&Selection { min_confidence: 0.5, ..Selection::default() }), [1, 3]);
    assert_eq!(ids(&Selection { types: vec![ContentType::Mixed], ..Selection::default() }), [3]);
    assert_eq!(ids(&Selection { kinds: vec!["thought".to_owned()], ..Selection::default() }), [2]);
    assert_eq!(ids(&Selection { speakers: vec!["x".to_owned(), "öz".to_owned()], ..Selection::default() }), [1]);
}

#[test]
fn spans_that_do_not_fit_the_text_do_no_harm() {
    let mut analysis = analysis();
    analysis.attributions[0].content = vec![Span::new(2, 9_999)];
    analysis.attributions[0].quotes = vec![QuoteId(77)];
    analysis.attributions[1].content.clear();
    analysis.namings[0].entities = vec![EntityId(5)];
    let document = Document { text: TEXT, ..Document::default() };
    let report = Report::new(document, &analysis, Lexicon::built_in());
    assert_eq!(report.rows().len(), 3);
    assert!(!brat(&report).is_empty());
}
