package org.handful.run.source.table;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.StorageException;
import org.handful.run.source.Reasons;

/**
 * A CSV file (RFC 4180, UTF-8 with or without byte order mark) whose first column names images. Semicolons separate as
 * well as commas where the first line has them, as spreadsheets write in German and other languages. Every complaint
 * names the file and the line.
 *
 * @param header column names, trimmed; the first is {@code image}
 */
record CsvTable(Path file, List<String> header, List<Row> rows) {
    private static final String IMAGE = "image";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * @param line where the row begins, counted from 1
     * @param image path with forward slashes
     * @param cells the columns after the image, trimmed; empty where the row is too short
     */
    record Row(long line, String image, List<String> cells) {}

    static CsvTable read(Path file) throws HandfulException {
        return read(file, bytes(file));
    }

    /** @param file what it is called in complaints */
    static CsvTable read(Path file, byte[] bytes) throws HandfulException {
        String text = text(file, bytes);
        List<String> header = null;
        List<Row> rows = new ArrayList<>();
        long line = 1;
        try (CSVParser parser = CSVFormat.RFC4180.builder().setDelimiter(separator(text)).setIgnoreEmptyLines(true).get()
                .parse(new StringReader(text))) {
            for (CSVRecord csv : parser) {
                long begin = line;
                line = parser.getCurrentLineNumber() + 1;
                List<String> values = csv.stream().map(String::strip).toList();
                if (header == null) {
                    header = checked(file, values);
                } else if (values.stream().anyMatch(v -> !v.isEmpty())) {
                    rows.add(row(file, begin, header.size(), values));
                }
            }
        } catch (IOException | RuntimeException e) {
            // commons-csv reports a quote that never ends as an UncheckedIOException.
            throw bad(file, line, "table.quotes");
        }
        if (header == null) {
            throw bad(file, 1, "table.empty");
        }
        return new CsvTable(file, header, List.copyOf(rows));
    }

    static InputException bad(Path file, long line, String key, Object... arguments) {
        return new InputException(InputException.Problem.BAD_TABLE, file, line, Reasons.of(key, arguments));
    }

    private static char separator(String text) {
        return text.stripLeading().startsWith(IMAGE + ";") ? ';' : ',';
    }

    /** As names of candidates are: forward slashes, no leading {@code ./}. */
    private static String imageName(String cell) {
        String name = cell.replace('\\', '/');
        while (name.startsWith("./")) {
            name = name.substring(2);
        }
        return name;
    }

    private static List<String> checked(Path file, List<String> header) throws InputException {
        if (!header.getFirst().equals(IMAGE)) {
            throw bad(file, 1, "table.firstColumn", header.getFirst());
        }
        Set<String> names = new HashSet<>();
        for (String name : header) {
            if (name.isEmpty()) {
                throw bad(file, 1, "table.namelessColumn");
            } else if (!names.add(name)) {
                throw bad(file, 1, "table.columnTwice", name);
            }
        }
        return header;
    }

    private static Row row(Path file, long line, int columns, List<String> values) throws InputException {
        if (values.size() > columns) {
            throw bad(file, line, "table.tooManyValues", values.size(), columns);
        } else if (values.getFirst().isEmpty()) {
            throw bad(file, line, "table.noImage");
        }
        List<String> cells = new ArrayList<>(values.subList(1, values.size()));
        while (cells.size() < columns - 1) {
            cells.add("");
        }
        return new Row(line, imageName(values.getFirst()), List.copyOf(cells));
    }

    private static byte[] bytes(Path file) throws HandfulException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw StorageException.reading(e, file);
        }
    }

    private static String text(Path file, byte[] bytes) throws InputException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw bad(file, firstBadLine(bytes), "table.notUtf8");
        }
    }

    private static long firstBadLine(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var input = ByteBuffer.wrap(bytes);
        var output = CharBuffer.allocate(bytes.length + 1);
        decoder.decode(input, output, true);
        long line = 1;
        for (int i = 0; i < input.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
