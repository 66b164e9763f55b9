-- Format 8: runs that tell any number of labels of an image. Their classes are sets of labels, their head tells the labels.

CREATE TABLE run_labels (
    run_id  INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
    labels  INTEGER NOT NULL CHECK (labels > 0),
    map     REAL, -- mean average precision; NULL where no label has one
    f1      REAL, -- mean over labels; NULL where no label has one
    figures TEXT NOT NULL -- JSON object
) STRICT;

CREATE TRIGGER run_labels_late BEFORE INSERT ON run_labels
    WHEN (SELECT status FROM run WHERE id = NEW.run_id) <> 'RUNNING'
BEGIN SELECT RAISE(ABORT, 'a run that has ended never changes'); END;
CREATE TRIGGER run_labels_change BEFORE UPDATE ON run_labels
BEGIN SELECT RAISE(ABORT, 'what a run recorded never changes'); END;
