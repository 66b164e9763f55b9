package org.handful.cli.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.handful.cli.console.Texts;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.StorageException;
import org.handful.eval.Scored;

/**
 * Predictions made elsewhere: a table {@code image,true,p:CLASS...} in any column order; a column {@code predicted} is
 * ignored, since the probabilities say it, and so are columns {@code open_set:...}; every other column is an attribute, an empty cell a missing value.
 *
 * @param classes in the order of their columns
 * @param attributes in the order of their columns
 */
public record PredictionCsv(List<String> classes, List<String> attributes, List<Scored> rows) {
    static final String PROBABILITY = "p:";
    static final String OPEN_SET = "open_set:";
    private static final String IMAGE = "image";
    private static final String TRUTH = "true";
    private static final String PREDICTED = "predicted";
    /** Probabilities that were rounded when they were written need not sum to 1 exactly. */
    private static final double ROUNDING = 0.02;

    /** @throws HandfulException naming the file and the line that cannot be used */
    public static PredictionCsv read(Path file) throws HandfulException {
        try (CSVParser csv = CSVFormat.RFC4180.builder()
                .setIgnoreEmptyLines(true)
                .get()
                .parse(new StringReader(text(file)))) {
            var records = csv.iterator();
            if (!more(records, file, 1)) {
                throw bad(file, 1, Texts.of("csv.empty"));
            }
            return new Reader(file, records.next()).all(records, csv);
        } catch (IOException e) {
            throw StorageException.reading(e, file);
        }
    }

    private static String text(Path file) throws HandfulException, IOException {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InputException(InputException.Problem.BAD_TABLE, e, file, "1", Texts.of("csv.utf8"));
        }
    }

    private static boolean more(Iterator<CSVRecord> records, Path file, long line) throws InputException {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw new InputException(InputException.Problem.BAD_TABLE, e, file, String.valueOf(line),
                    Texts.of("csv.quotes"));
        }
    }

    private static InputException bad(Path file, long line, String what) {
        return new InputException(InputException.Problem.BAD_TABLE, file.toString(), String.valueOf(line), what);
    }

    /** Reads rows by the columns that the header names. */
    private static final class Reader {
        private final Path file;
        private final List<String> header;
        private final List<String> classes = new ArrayList<>();
        private final List<Integer> probabilities = new ArrayList<>();
        private final Map<String, Integer> attributes = new LinkedHashMap<>();
        private final int image;
        private final int truth;

        Reader(Path file, CSVRecord header) throws InputException {
            this.file = file;
            this.header = header.toList().stream().map(String::strip).toList();
            Set<String> seen = new HashSet<>();
            for (int c = 0; c < this.header.size(); c++) {
                String name = this.header.get(c);
                if (name.isEmpty() || !seen.add(name)) {
                    throw bad(file, 1, Texts.of(name.isEmpty() ? "csv.unnamed" : "csv.twice", name, c + 1));
                }
                if (name.startsWith(PROBABILITY)) {
                    classes.add(name.substring(PROBABILITY.length()));
                    probabilities.add(c);
                } else if (!name.startsWith(OPEN_SET) && !Set.of(IMAGE, TRUTH, PREDICTED).contains(name)) {
                    attributes.put(name, c);
                }
            }
            image = required(IMAGE);
            truth = required(TRUTH);
            if (classes.size() < 2) {
                throw bad(file, 1, Texts.of("csv.classes"));
            }
        }

        PredictionCsv all(Iterator<CSVRecord> records, CSVParser csv) throws InputException {
            List<Scored> rows = new ArrayList<>();
            Set<String> images = new HashSet<>();
            while (more(records, file, csv.getCurrentLineNumber() + 1)) {
                CSVRecord record = records.next();
                Scored row = row(record, csv.getCurrentLineNumber());
                if (!images.add(row.image())) {
                    throw bad(file, csv.getCurrentLineNumber(), Texts.of("csv.image.twice", row.image()));
                }
                rows.add(row);
            }
            if (rows.isEmpty()) {
                throw bad(file, 2, Texts.of("csv.norows"));
            }
            return new PredictionCsv(List.copyOf(classes), List.copyOf(attributes.keySet()), rows);
        }

        private Scored row(CSVRecord record, long line) throws InputException {
            if (record.size() != header.size()) {
                throw bad(file, line, Texts.of("csv.cells", record.size(), header.size()));
            }
            int label = classes.indexOf(record.get(truth).strip());
            if (label < 0) {
                throw bad(file, line, Texts.of("csv.truth", record.get(truth), PROBABILITY + record.get(truth)));
            }
            Map<String, String> values = new TreeMap<>();
            attributes.forEach((name, column) -> {
                if (!record.get(column).isBlank()) {
                    values.put(name, record.get(column).strip());
                }
            });
            return new Scored(record.get(image), label, probabilities(record, line), values);
        }

        private double[] probabilities(CSVRecord record, long line) throws InputException {
            double[] p = new double[classes.size()];
            double sum = 0;
            for (int k = 0; k < p.length; k++) {
                p[k] = number(record.get(probabilities.get(k)), line);
                sum += p[k];
            }
            if (Math.abs(sum - 1) > ROUNDING) {
                throw bad(file, line, Texts.of("csv.sum", String.valueOf(sum)));
            }
            return p;
        }

        private double number(String cell, long line) throws InputException {
            try {
                double p = Double.parseDouble(cell.strip());
                if (p >= 0 && p <= 1) {
                    return p;
                }
            } catch (NumberFormatException e) {
                // Told below, like a number out of range.
            }
            throw bad(file, line, Texts.of("csv.probability", cell));
        }

        private int required(String column) throws InputException {
            int at = header.indexOf(column);
            if (at < 0) {
                throw bad(file, 1, Texts.of("csv.column", column));
            }
            return at;
        }
    }
}
