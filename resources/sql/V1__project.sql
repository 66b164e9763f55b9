-- Format 1. Rows that a person can bring back by undo are hidden (live = 0), never deleted; only compacting deletes.

CREATE TABLE project (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    created TEXT    NOT NULL,
    handful TEXT    NOT NULL,
    cursor  INTEGER NOT NULL DEFAULT 0 -- the last edit that is applied; later ones can be redone
) STRICT;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Images by content. The bytes are apart so that listing 50,000 images does not page through them.
CREATE TABLE content (
    id     INTEGER PRIMARY KEY,
    sha256 TEXT    NOT NULL UNIQUE CHECK (length(sha256) = 64),
    width  INTEGER NOT NULL,
    height INTEGER NOT NULL,
    phash  INTEGER NOT NULL,
    link   TEXT -- path of the file when the bytes are not kept here
) STRICT;

CREATE TABLE content_bytes (
    content_id INTEGER PRIMARY KEY REFERENCES content (id) ON DELETE CASCADE,
    bytes      BLOB NOT NULL
) STRICT;

CREATE TABLE thumbnail (
    content_id INTEGER PRIMARY KEY REFERENCES content (id) ON DELETE CASCADE,
    jpeg       BLOB NOT NULL
) STRICT;

-- AUTOINCREMENT where edits name rows by id: an id is never given twice.
CREATE TABLE class (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT    NOT NULL CHECK (name <> ''),
    position INTEGER NOT NULL,
    live     INTEGER NOT NULL CHECK (live IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX class_name ON class (name) WHERE live = 1;

CREATE TABLE image (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT    NOT NULL CHECK (name <> ''),
    content_id INTEGER NOT NULL REFERENCES content (id),
    class_id   INTEGER REFERENCES class (id),
    role       TEXT    NOT NULL CHECK (role IN ('ANY', 'SUPPORT', 'TEST', 'OFF')),
    live       INTEGER NOT NULL CHECK (live IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX image_name ON image (name) WHERE live = 1;
CREATE INDEX image_content ON image (content_id);
CREATE INDEX image_class ON image (class_id);

CREATE TABLE image_attribute (
    image_id INTEGER NOT NULL REFERENCES image (id) ON DELETE CASCADE,
    name     TEXT    NOT NULL CHECK (name <> ''),
    value    TEXT    NOT NULL,
    PRIMARY KEY (image_id, name)
) STRICT, WITHOUT ROWID;

-- What people did. Edits of one step are undone and redone together.
CREATE TABLE edit (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    step     INTEGER NOT NULL,
    at       TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    count    INTEGER NOT NULL,
    subject  TEXT    NOT NULL, -- JSON array of names for the history list
    forward  TEXT    NOT NULL, -- JSON array of changes
    backward TEXT    NOT NULL
) STRICT;

CREATE INDEX edit_step ON edit (step);

CREATE TABLE embedding_key (
    id            INTEGER PRIMARY KEY,
    backbone      TEXT    NOT NULL, -- sha-256 of the weights
    preprocessing TEXT    NOT NULL,
    precision     TEXT    NOT NULL,
    dim           INTEGER NOT NULL,
    UNIQUE (backbone, preprocessing, precision)
) STRICT;

CREATE TABLE embedding (
    key_id INTEGER NOT NULL REFERENCES embedding_key (id) ON DELETE CASCADE,
    sha256 TEXT    NOT NULL,
    vector BLOB    NOT NULL, -- float32, little-endian
    PRIMARY KEY (key_id, sha256)
) STRICT;

-- A run keeps its own copy of names, labels and attributes: editing the images afterwards does not touch it.
CREATE TABLE run (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    name            TEXT    NOT NULL,
    starred         INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
    notes           TEXT    NOT NULL DEFAULT '',
    live            INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0, 1)),
    status          TEXT    NOT NULL
        CHECK (status IN ('RUNNING', 'DONE', 'STOPPED', 'FAILED', 'CANCELLED', 'INTERRUPTED')),
    started         TEXT    NOT NULL,
    ended           TEXT,
    reason          TEXT    NOT NULL DEFAULT '',
    spec            TEXT    NOT NULL,
    backbone_sha256 TEXT    NOT NULL,
    classes         TEXT    NOT NULL,
    provenance      TEXT    NOT NULL,
    device          TEXT    NOT NULL DEFAULT '',
    seconds         TEXT    NOT NULL DEFAULT '{}',
    skipped         TEXT    NOT NULL DEFAULT '[]',
    remarks         TEXT    NOT NULL DEFAULT '[]',
    kept            TEXT CHECK (kept IN ('LAST', 'BEST')),
    tested          INTEGER NOT NULL DEFAULT 0,
    correct         INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE run_image (
    run_id     INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    part       TEXT    NOT NULL CHECK (part IN ('SUPPORT', 'TEST')),
    position   INTEGER NOT NULL,
    name       TEXT    NOT NULL,
    sha256     TEXT    NOT NULL,
    truth      INTEGER NOT NULL,
    attributes TEXT    NOT NULL,
    PRIMARY KEY (run_id, part, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_events (
    run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    batch  INTEGER NOT NULL,
    events TEXT    NOT NULL, -- JSON array
    PRIMARY KEY (run_id, batch)
) STRICT;

CREATE TABLE run_prediction (
    run_id        INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    image         TEXT    NOT NULL,
    truth         INTEGER NOT NULL,
    probabilities BLOB    NOT NULL, -- float64, little-endian
    attributes    TEXT    NOT NULL,
    PRIMARY KEY (run_id, position)
) STRICT;

CREATE TABLE run_head (
    run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    choice TEXT    NOT NULL CHECK (choice IN ('LAST', 'BEST')),
    method TEXT    NOT NULL,
    notes  TEXT    NOT NULL,
    PRIMARY KEY (run_id, choice)
) STRICT;

CREATE TABLE run_tensor (
    run_id INTEGER NOT NULL,
    choice TEXT    NOT NULL,
    name   TEXT    NOT NULL,
    shape  TEXT    NOT NULL,
    data   BLOB    NOT NULL, -- float64, little-endian
    PRIMARY KEY (run_id, choice, name),
    FOREIGN KEY (run_id, choice) REFERENCES run_head (run_id, choice) ON DELETE CASCADE
) STRICT;

-- A run that has ended never changes, whatever the program does.
CREATE TRIGGER run_ended BEFORE UPDATE OF status, started, ended, reason, spec, backbone_sha256, classes, provenance,
    device, seconds, skipped, remarks, kept, tested, correct ON run WHEN OLD.status <> 'RUNNING'
BEGIN SELECT RAISE(ABORT, 'a run that has ended never changes'); END;

CREATE TRIGGER run_image_late BEFORE INSERT ON run_image
    WHEN (SELECT status FROM run WHERE id = NEW.run_id) <> 'RUNNING'
BEGIN SELECT RAISE(ABORT, 'a run that has ended never changes'); END;
CREATE TRIGGER run_events_late BEFORE INSERT ON run_events
    WHEN (SELECT status FROM run WHERE id = NEW.run_id) <> 'RUNNING'
BEGIN SELECT RAISE(ABORT, 'a run that has ended never changes'); END;
CREATE TRIGGER run_prediction_late BEFORE INSERT ON run_prediction
    WHEN (SELECT status FROM run WHERE id = NEW.run_id) <> 'RUNNING'
BEGIN SELECT RAISE(ABORT, 'a run that has ended never changes'); END;
CREATE TRIGGER run_head_late BEFORE INSERT ON run_head
    WHEN (SELECT status FROM run WHERE id = NEW.run_id) <> 'RUNNING'
BEGIN SELECT RAISE(ABORT, 'a run that has ended never changes'); END;
CREATE TRIGGER run_tensor_late BEFORE INSERT ON run_tensor
    WHEN (SELECT status FROM run WHERE id = NEW.run_id) <> 'RUNNING'
BEGIN SELECT RAISE(ABORT, 'a run that has ended never changes'); END;

CREATE TRIGGER run_image_change BEFORE UPDATE ON run_image
BEGIN SELECT RAISE(ABORT, 'what a run recorded never changes'); END;
CREATE TRIGGER run_events_change BEFORE UPDATE ON run_events
BEGIN SELECT RAISE(ABORT, 'what a run recorded never changes'); END;
CREATE TRIGGER run_prediction_change BEFORE UPDATE ON run_prediction
BEGIN SELECT RAISE(ABORT, 'what a run recorded never changes'); END;
CREATE TRIGGER run_head_change BEFORE UPDATE ON run_head
BEGIN SELECT RAISE(ABORT, 'what a run recorded never changes'); END;
CREATE TRIGGER run_tensor_change BEFORE UPDATE ON run_tensor
BEGIN SELECT RAISE(ABORT, 'what a run recorded never changes'); END;
