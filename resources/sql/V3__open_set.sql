-- Format 3: how familiar images looked to a run, so that thresholds and open-set figures stay what they were.

CREATE TABLE run_open_set (
    run_id   INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    part     TEXT    NOT NULL CHECK (part IN ('LEFT_OUT', 'KNOWN', 'UNKNOWN')),
    image    TEXT    NOT NULL,
    class    TEXT    NOT NULL,
    correct  INTEGER NOT NULL CHECK (correct IN (0, 1)),
    scores   TEXT    NOT NULL, -- JSON object: name of the score to its value
    PRIMARY KEY (run_id, position)
) STRICT;

CREATE TRIGGER run_open_set_late BEFORE INSERT ON run_open_set
    WHEN (SELECT status FROM run WHERE id = NEW.run_id) <> 'RUNNING'
BEGIN SELECT RAISE(ABORT, 'a run that has ended never changes'); END;
CREATE TRIGGER run_open_set_change BEFORE UPDATE ON run_open_set
BEGIN SELECT RAISE(ABORT, 'what a run recorded never changes'); END;
