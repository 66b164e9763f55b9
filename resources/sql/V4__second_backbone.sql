-- Format 4: the weights of the second backbone of a run that fuses two, so that a later prediction uses the same.

ALTER TABLE run ADD COLUMN auxiliary_sha256 TEXT NOT NULL DEFAULT '';

CREATE TRIGGER run_second_ended BEFORE UPDATE OF auxiliary_sha256 ON run WHEN OLD.status <> 'RUNNING'
BEGIN SELECT RAISE(ABORT, 'a run that has ended never changes'); END;
