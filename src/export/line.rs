//! A record as one line of JSON, without white space.
//!
//! What serde's derived code writes, written by hand: names of fields need no look for signs to be escaped, and most texts
//! hold none. This is most of the output of a long run, and takes less than half the time so. What is rare goes through
//! serde all the same, and the tests hold the two to the same bytes.

use serde::Serialize;

use super::json::{EntityRecord, MentionRecord, Record};
use super::row::{Part, Row};

/// A name of a field as it stands behind another field.
macro_rules! name {
    ($name:literal) => {
        concat!(",\"", $name, "\":")
    };
}

/// JSON that is put together in memory.
#[derive(Debug, Default)]
pub(super) struct Line(Vec<u8>);

impl Line {
    /// The line of a record, with its end; what it held before is gone.
    pub(super) fn of(&mut self, record: &Record<'_>) -> &[u8] {
        self.0.clear();
        self.record(record);
        self.raw("\n");
        &self.0
    }

    fn record(&mut self, record: &Record<'_>) {
        self.raw("{\"schema\":").value(&record.schema);
        self.raw(name!("doc")).text(record.doc);
        self.raw(name!("title")).text(record.title);
        self.raw(name!("date")).text(record.date);
        self.raw(name!("outlet")).text(record.outlet);
        self.raw(name!("url")).text(record.url);
        self.raw(name!("entities")).list(&record.entities, Self::entity);
        self.raw(name!("attributions")).list(&record.attributions, Self::row);
        if let Some(folder) = record.only_lexicons {
            self.raw(name!("only_lexicons")).text(folder);
        }
        if !record.overlays.is_empty() {
            self.raw(name!("overlays")).texts(record.overlays);
        }
        if let Some(marks) = &record.marks {
            self.raw(name!("marks")).value(marks);
        }
        self.raw("}");
    }

    fn entity(&mut self, entity: &EntityRecord<'_>) {
        self.raw("{\"id\":").text(&entity.id);
        self.raw(name!("name")).text(entity.name);
        self.raw(name!("kind")).text(entity.kind);
        self.raw(name!("gender")).text(entity.gender);
        self.raw(name!("titles")).texts(entity.titles);
        self.raw(name!("aliases")).texts(entity.aliases);
        self.raw(name!("mentions")).list(&entity.mentions, Self::mention);
        if let Some(roster) = &entity.roster {
            self.raw(name!("roster")).value(roster);
        }
        self.raw("}");
    }

    fn mention(&mut self, mention: &MentionRecord<'_>) {
        self.raw("{\"text\":").text(mention.text);
        self.raw(name!("span")).span(&mention.span);
        self.raw(name!("kind")).text(mention.kind).raw("}");
    }

    fn row(&mut self, row: &Row<'_>) {
        self.raw("{\"id\":").value(&row.id);
        self.raw(name!("said_on")).text(&row.said_on);
        self.raw(name!("type")).text(row.kind);
        self.raw(name!("speaker")).texts(row.speaker);
        self.raw(name!("speaker_kind")).text(row.speaker_kind);
        self.raw(name!("speaker_title")).text(row.speaker_title);
        self.raw(name!("speaker_id")).texts(&row.speaker_id);
        self.raw(name!("speaker_confidence")).value(&row.speaker_confidence);
        self.raw(name!("source")).part(row.source.as_ref());
        self.raw(name!("cue")).part(row.cue.as_ref());
        self.raw(name!("act")).text(row.act);
        self.raw(name!("polarity")).text(row.polarity);
        self.raw(name!("content")).part(Some(&row.content));
        self.raw(name!("quoted")).texts(&row.quoted);
        self.raw(name!("addressee")).text(row.addressee);
        self.raw(name!("context")).text(&row.context);
        if row.nested {
            self.raw(name!("nested")).raw("true");
        }
        self.raw(name!("paragraph")).value(&row.paragraph);
        self.raw(name!("start")).value(&row.start);
        self.raw(name!("end")).value(&row.end);
        self.raw(name!("confidence")).value(&row.confidence);
        self.raw(name!("rule")).text(row.rule);
        if let Some(evidence) = &row.evidence {
            self.raw(name!("evidence")).value(evidence);
        }
        self.raw("}");
    }

    fn part(&mut self, part: Option<&Part>) {
        let Some(part) = part else {
            self.raw("null");
            return;
        };
        self.raw("{\"text\":").text(&part.text);
        self.raw(name!("spans")).list(&part.spans, Self::span);
        self.raw("}");
    }

    fn span(&mut self, [start, end]: &[usize; 2]) {
        self.raw("[").value(start).raw(",").value(end).raw("]");
    }

    fn texts(&mut self, texts: &[impl AsRef<str>]) {
        self.list(texts, |line, text| {
            line.text(text.as_ref());
        });
    }

    fn list<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.raw("[");
        for (place, item) in items.iter().enumerate() {
            if place > 0 {
                self.raw(",");
            }
            write(self, item);
        }
        self.raw("]");
    }

    fn raw(&mut self, json: &str) -> &mut Self {
        self.0.extend_from_slice(json.as_bytes());
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        /// So many bytes are looked at together.
        const STEP: usize = 32;
        let is_escaped = |byte: &u8| *byte < b' ' || *byte == b'"' || *byte == b'\\';
        let any = |bytes: &[u8]| bytes.iter().fold(false, |any, byte| any | is_escaped(byte));
        let (steps, rest) = text.as_bytes().as_chunks::<STEP>();
        if steps.iter().any(|step| any(step)) || any(rest) {
            return self.value(text);
        }
        self.raw("\"").raw(text).raw("\"")
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> &mut Self {
        // Memory takes everything, and no map of ours has keys that JSON cannot hold.
        let _ = serde_json::to_writer(&mut self.0, value);
        self
    }
}
