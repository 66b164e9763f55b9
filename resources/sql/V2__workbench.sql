-- Format 2: what the workbench keeps about classes, images and duplicates beside what format 1 knew.

ALTER TABLE class ADD COLUMN colour TEXT CHECK (colour GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]');
-- A class that is switched off takes no part in new runs; its images keep their label.
ALTER TABLE class ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1));

-- When it came into the project, and when it was taken (EXIF) or written (file); unknown for images of format 1.
ALTER TABLE image ADD COLUMN added TEXT;
ALTER TABLE image ADD COLUMN dated TEXT;

-- 1: no image enters or leaves the test set.
ALTER TABLE project ADD COLUMN test_locked INTEGER NOT NULL DEFAULT 0 CHECK (test_locked IN (0, 1));

-- What the program computed from the pixels; apart from image_attribute, which holds only what a person said.
CREATE TABLE content_measure (
    content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
    name       TEXT    NOT NULL CHECK (name <> ''),
    value      TEXT    NOT NULL,
    PRIMARY KEY (content_id, name)
) STRICT, WITHOUT ROWID;

-- 1: a person said that images with these pixels are fine, whatever was measured on them.
ALTER TABLE content ADD COLUMN fine INTEGER NOT NULL DEFAULT 0 CHECK (fine IN (0, 1));
CREATE INDEX content_fine ON content (fine) WHERE fine = 1;

-- Groups of near-duplicates that a person looked at and wants to keep as they are.
CREATE TABLE duplicate_review (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    digests TEXT    NOT NULL UNIQUE, -- JSON array of sha-256, ascending
    kept    INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1))
) STRICT;

-- Runs that wait, and those that a closed program left unfinished.
CREATE TABLE queued_run (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,
    spec     TEXT    NOT NULL,
    name     TEXT    NOT NULL DEFAULT '',
    queued   TEXT    NOT NULL,
    state    TEXT    NOT NULL CHECK (state IN ('WAITING', 'PAUSED', 'LEFT'))
) STRICT;

-- Highest resident memory during the run; 0 when it was not measured.
ALTER TABLE run ADD COLUMN peak_bytes INTEGER NOT NULL DEFAULT 0;
