-- What a run read. `doc` is its name as given, `fingerprint` tells whether it has changed since.
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  doc TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT NOT NULL,
  outlet TEXT NOT NULL,
  url TEXT NOT NULL,
  author TEXT NOT NULL,
  record_id TEXT NOT NULL,
  fingerprint TEXT NOT NULL
);
CREATE INDEX documents_doc ON documents (doc);
CREATE INDEX documents_date ON documents (date);

-- Who said what. `number` is the row's id in its document; `continues` is the number of the row that it goes on from.
CREATE TABLE rows (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  statement_date TEXT NOT NULL,
  type TEXT NOT NULL,
  speaker TEXT NOT NULL,
  speaker_kind TEXT NOT NULL,
  speaker_title TEXT NOT NULL,
  source TEXT NOT NULL,
  cue TEXT NOT NULL,
  act TEXT NOT NULL,
  polarity TEXT NOT NULL,
  content TEXT NOT NULL,
  quoted TEXT NOT NULL,
  addressee TEXT NOT NULL,
  continues INTEGER,
  nested INTEGER NOT NULL,
  context TEXT NOT NULL,
  paragraph INTEGER NOT NULL,
  confidence REAL NOT NULL,
  row_confidence REAL NOT NULL,
  speaker_confidence REAL NOT NULL,
  rule TEXT NOT NULL
);
CREATE INDEX rows_document ON rows (document);

-- The speakers of a row, one each where several said it together.
CREATE TABLE speakers (
  "row" INTEGER NOT NULL REFERENCES rows (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  speaker_id TEXT NOT NULL,
  PRIMARY KEY ("row", place)
) WITHOUT ROWID;
CREATE INDEX speakers_name ON speakers (name);

-- Where the pieces of `source`, `cue` and `content` stand, in Unicode code points; `stop` is one past the last.
CREATE TABLE spans (
  "row" INTEGER NOT NULL REFERENCES rows (id) ON DELETE CASCADE,
  part TEXT NOT NULL,
  place INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  PRIMARY KEY ("row", part, place)
) WITHOUT ROWID;

-- The words of the contents, for searching; accents and upper case make no difference.
CREATE VIRTUAL TABLE rows_text USING fts5 (
  content, content = 'rows', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER rows_added AFTER INSERT ON rows BEGIN
  INSERT INTO rows_text (rowid, content) VALUES (new.id, new.content);
END;
CREATE TRIGGER rows_removed AFTER DELETE ON rows BEGIN
  INSERT INTO rows_text (rows_text, rowid, content) VALUES ('delete', old.id, old.content);
END;

-- The files that `whosaid watch` has taken, as they were then; empty otherwise.
CREATE TABLE watched (
  path TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  modified TEXT NOT NULL
) WITHOUT ROWID;

PRAGMA user_version = 1;
