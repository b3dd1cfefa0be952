-- A project: documents, what engines found in them, and what people decided. Nothing in `decisions` is ever changed.

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  doc TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT NOT NULL,
  saved_on TEXT NOT NULL,
  outlet TEXT NOT NULL,
  url TEXT NOT NULL,
  author TEXT NOT NULL,
  record_id TEXT NOT NULL,
  carried TEXT NOT NULL,
  is_foreign INTEGER NOT NULL,
  text TEXT NOT NULL,
  headline TEXT NOT NULL,
  day TEXT NOT NULL,
  print TEXT NOT NULL,
  added TEXT NOT NULL,
  engine INTEGER NOT NULL REFERENCES engines (id),
  UNIQUE (doc, print)
);

-- Versions of the engine, by what they are made of.
CREATE TABLE engines (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  since TEXT NOT NULL
);

-- What each version found; `current` are those of the document's version. `state` is the row as JSON, with places in code points.
CREATE TABLE rows (
  document INTEGER NOT NULL REFERENCES documents (id),
  engine INTEGER NOT NULL REFERENCES engines (id),
  number INTEGER NOT NULL,
  key TEXT NOT NULL,
  state TEXT NOT NULL,
  rule TEXT NOT NULL,
  act TEXT NOT NULL,
  confidence REAL NOT NULL,
  current INTEGER NOT NULL,
  PRIMARY KEY (document, engine, number)
) WITHOUT ROWID;
CREATE INDEX rows_current ON rows (document, key) WHERE current;

-- What people decided, in order. A decision holds the whole row as it was left; one that `undoes` another takes it back. A
-- decision without a document is about names: the speaker `key` is the one that `row` names.
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  time TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  document INTEGER REFERENCES documents (id),
  action TEXT NOT NULL,
  key TEXT NOT NULL,
  verdict TEXT NOT NULL,
  row TEXT NOT NULL,
  engine INTEGER NOT NULL REFERENCES engines (id),
  undoes INTEGER UNIQUE REFERENCES decisions (id)
);
CREATE INDEX decisions_key ON decisions (document, key, reviewer, id);
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN SELECT RAISE (ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decisions_last BEFORE DELETE ON decisions BEGIN SELECT RAISE (ABORT, 'decisions are never removed'); END;

-- Which decision of each person about each row stands: follows from `decisions`.
CREATE TABLE standing (
  document INTEGER NOT NULL REFERENCES documents (id),
  key TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  decision INTEGER NOT NULL REFERENCES decisions (id),
  PRIMARY KEY (document, key, reviewer)
) WITHOUT ROWID;

-- The words of the articles, for searching; accents and upper case make no difference.
CREATE VIRTUAL TABLE words USING fts5 (
  headline, text, content = 'documents', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
  INSERT INTO words (rowid, headline, text) VALUES (new.id, new.headline, new.text);
END;

PRAGMA application_id = 2003792237;
PRAGMA user_version = 1;
