-- Format 7: learned weights take no more bytes than their values need.

-- DOUBLE: float64. FLOAT: float32. TERNARY: 0, c and -c, Golomb coded (see TernaryCode). All little-endian; whatever the
-- form, the values are what they were to the bit.
ALTER TABLE run_tensor ADD COLUMN form TEXT NOT NULL DEFAULT 'DOUBLE' CHECK (form IN ('DOUBLE', 'FLOAT', 'TERNARY'));
