package org.handful.store.sql;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.ProjectException;
import org.handful.error.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a file before SQLite may write to it, so that a file that is foreign, damaged or newer than the program
 * stays byte for byte what it was.
 */
final class Inspection {
    /** "HFUL" in the header of every project file. */
    static final int APPLICATION_ID = 0x4846554c;

    private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 100;
    private static final int PAGE_SIZE_AT = 16;
    private static final int CHANGES_AT = 24;
    private static final int PAGES_AT = 28;
    private static final int USER_VERSION_AT = 60;
    private static final int APPLICATION_ID_AT = 68;
    private static final int PAGES_VALID_FOR_AT = 92;
    // Above this size, pages that hold only image bytes and vectors are left to the thorough check.
    private static final long CHECK_ALL_BELOW_BYTES = 256L << 20;
    private static final List<String> BULK = List.of("content_bytes", "thumbnail", "embedding", "run_tensor");

    private Inspection() {}

    /** Reads the header without SQLite. */
    static void header(Path file, int newest) throws HandfulException {
        if (Files.notExists(file)) {
            throw new ProjectException(ProjectException.Problem.MISSING, file);
        }
        if (!Files.isRegularFile(file)) {
            throw new ProjectException(ProjectException.Problem.NOT_A_PROJECT, file);
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (header.hasRemaining() && channel.read(header) >= 0) {
                continue;
            }
        } catch (IOException e) {
            throw StorageException.reading(e, file);
        }
        boolean ours = !header.hasRemaining()
                && ByteBuffer.wrap(header.array(), 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))
                && header.getInt(APPLICATION_ID_AT) == APPLICATION_ID;
        if (!ours) {
            throw new ProjectException(ProjectException.Problem.NOT_A_PROJECT, file);
        }
        refuseNewer(file, header.getInt(USER_VERSION_AT), newest);
        refuseCutOff(file, header);
    }

    // SQLite reads the missing end of the last page as zeros, which no check of it would tell from image bytes.
    private static void refuseCutOff(Path file, ByteBuffer header) throws HandfulException {
        int size = header.getShort(PAGE_SIZE_AT) & 0xffff;
        long expected = (header.getInt(PAGES_AT) & 0xffffffffL) * (size == 1 ? 1 << 16 : size);
        boolean known = header.getInt(CHANGES_AT) == header.getInt(PAGES_VALID_FOR_AT);
        try {
            // With a log beside it, the file may be in the middle of growing.
            if (known && Files.notExists(Siblings.log(file)) && Files.size(file) < expected) {
                throw new ProjectException(ProjectException.Problem.DAMAGED, file,
                        Because.of("because.project.end", Files.size(file), expected));
            }
        } catch (IOException e) {
            throw StorageException.reading(e, file);
        }
    }

    /** @return the file's version */
    static int contents(Path file, Migrations migrations, boolean writersPossible) throws HandfulException {
        boolean log = Files.exists(Siblings.log(file));
        try (Connection connection =
                log || writersPossible ? Connections.reading(file) : Connections.readingUnchanging(file)) {
            Sql sql = new Sql(connection);
            int version = (int) sql.number("PRAGMA user_version");
            refuseNewer(file, version, migrations.newest());
            if (version < 1) {
                throw new ProjectException(ProjectException.Problem.DAMAGED, file, Because.of("because.project.version"));
            }
            List<String> problems = quickCheck(sql, Files.size(file));
            if (!problems.isEmpty()) {
                LOG.warn("{}: {}", file, problems.getFirst());
                throw new ProjectException(ProjectException.Problem.DAMAGED, file, Because.of("because.project.parts"));
            }
            Set<String> missing = new TreeSet<>(migrations.schema(version));
            missing.removeAll(Migrations.schema(sql));
            if (!missing.isEmpty()) {
                throw new ProjectException(
                        ProjectException.Problem.DAMAGED, file, Because.of("because.project.missing", missing.iterator().next()));
            }
            return version;
        } catch (SQLException e) {
            throw StorageFailure.of(e, file, false);
        } catch (IOException e) {
            throw StorageException.reading(e, file);
        }
    }

    private static List<String> quickCheck(Sql sql, long bytes) throws SQLException {
        if (bytes < CHECK_ALL_BELOW_BYTES) {
            return sql.list("PRAGMA quick_check(1)", row -> row.getString(1)).stream()
                    .filter(line -> !line.equals("ok"))
                    .toList();
        }
        for (String table : sql.list("SELECT name FROM sqlite_schema WHERE type = 'table'", r -> r.getString(1))) {
            if (!BULK.contains(table)) {
                String quoted = '"' + table.replace("\"", "\"\"") + '"';
                String line = sql.list("PRAGMA quick_check(" + quoted + ")", row -> row.getString(1)).getFirst();
                if (!line.equals("ok")) {
                    return List.of(line);
                }
            }
        }
        return List.of();
    }

    private static void refuseNewer(Path file, int version, int newest) throws ProjectException {
        if (version > newest) {
            throw new ProjectException(ProjectException.Problem.NEWER, file, version, newest);
        }
    }
}
