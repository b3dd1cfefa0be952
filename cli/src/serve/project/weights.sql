-- What was learned from the decisions: texts of weights files by name, as JSON, and the report of what they are worth. Documents are
-- read with those that are used; `base` is the engine to whose weights they are added.
CREATE TABLE IF NOT EXISTS weights (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  since TEXT NOT NULL,
  base TEXT NOT NULL,
  used INTEGER NOT NULL,
  report TEXT NOT NULL,
  texts TEXT NOT NULL
);
