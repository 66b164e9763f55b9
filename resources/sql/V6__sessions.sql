-- Format 6: what became of a run when classes were added to it, once for each way of adding them that was tried.

CREATE TABLE run_sessions (
    run_id      INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    shots       INTEGER NOT NULL CHECK (shots > 0),
    per_session INTEGER NOT NULL CHECK (per_session >= 0), -- 0: all at once
    seed        INTEGER NOT NULL,
    made        TEXT    NOT NULL,
    report      TEXT    NOT NULL, -- JSON object
    PRIMARY KEY (run_id, shots, per_session, seed)
) STRICT;
