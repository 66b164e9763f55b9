-- Format 5: embeddings of the class names, as a text encoder gives them, for projects of embeddings without images.

-- At most one is in use; the others are there for undo and for the runs that learned with them.
CREATE TABLE class_text (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT    NOT NULL CHECK (name <> ''), -- of the file
    dim  INTEGER NOT NULL CHECK (dim > 0),
    live INTEGER NOT NULL CHECK (live IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX class_text_live ON class_text (live) WHERE live = 1;

-- The class as well as its name: a class that gets another name keeps its row, one that comes later finds its own.
CREATE TABLE class_text_row (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    text_id  INTEGER NOT NULL REFERENCES class_text (id) ON DELETE CASCADE,
    name     TEXT    NOT NULL CHECK (name <> ''),
    class_id INTEGER REFERENCES class (id) ON DELETE SET NULL,
    vector   BLOB    NOT NULL, -- float32, little-endian
    UNIQUE (text_id, name)
) STRICT;
CREATE INDEX class_text_row_class ON class_text_row (class_id);

-- JSON array of the rows that a run learned with, one for each of its classes; empty without.
ALTER TABLE run ADD COLUMN text TEXT NOT NULL DEFAULT '[]';
CREATE TRIGGER run_text_change BEFORE UPDATE OF text ON run
BEGIN SELECT RAISE(ABORT, 'what a run recorded never changes'); END;
