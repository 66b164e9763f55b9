package org.handful.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void create() throws HandfulException {
        database = new DatabaseOpener(new Migrations(List.of("CREATE TABLE n (n INTEGER) STRICT")))
                .create(folder.resolve("n.handful"), sql -> sql.update("INSERT INTO n VALUES (0)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private long value() throws HandfulException {
        return database.read(sql -> sql.number("SELECT n FROM n"));
    }

    @Test
    void many_threads_write_one_after_the_other_on_one_thread() throws Exception {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        try (var pool = Executors.newFixedThreadPool(8)) {
            List<Future<Void>> calls = IntStream.range(0, 200).mapToObj(i -> pool.<Void>submit(() -> {
                database.write(sql -> {
                    threads.add(Thread.currentThread().getName());
                    return sql.update("UPDATE n SET n = ?", sql.number("SELECT n FROM n") + 1);
                });
                assertThat(value()).isPositive();
                return null;
            })).toList();
            for (Future<Void> call : calls) {
                call.get();
            }
        }
        assertThat(value()).isEqualTo(200);
        assertThat(threads).containsExactly("handful-database");
    }

    @Test
    void a_copy_of_the_one_file_holds_what_was_written_soon_after_it_was_written() throws Exception {
        database.write(sql -> sql.update("UPDATE n SET n = 42"));
        Path copy = folder.resolve("copy.handful");
        long copied = 0;
        // Each round reads and writes the disk; a copy that is taken in the middle of merging may be no database.
        for (Instant end = Instant.now().plusSeconds(30); copied != 42 && Instant.now().isBefore(end);) {
            Files.copy(folder.resolve("n.handful"), copy, StandardCopyOption.REPLACE_EXISTING);
            try (Connection reading = Connections.readingUnchanging(copy)) {
                copied = new Sql(reading).number("SELECT n FROM n");
            } catch (SQLException e) {
                copied = 0;
            }
        }
        assertThat(copied).isEqualTo(42);
    }

    @Test
    void a_read_sees_one_moment_whatever_is_written_meanwhile() throws Exception {
        List<Long> seen = database.read(sql -> {
            long first = sql.number("SELECT n FROM n");
            CountDownLatch written = new CountDownLatch(1);
            Thread.ofPlatform().start(() -> {
                try {
                    database.write(other -> other.update("UPDATE n SET n = 1"));
                } catch (HandfulException e) {
                    throw new AssertionError(e);
                } finally {
                    written.countDown();
                }
            });
            try {
                written.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return List.of(first, sql.number("SELECT n FROM n"));
        });

        assertThat(seen).containsExactly(0L, 0L);
        assertThat(value()).isEqualTo(1);
    }

    @Test
    void whatever_is_thrown_takes_the_transaction_back_and_reaches_the_caller() throws Exception {
        InputException ours = new InputException(InputException.Problem.TOO_FEW, "none");
        IllegalArgumentException bug = new IllegalArgumentException("bug");

        assertThatThrownBy(() -> database.write(sql -> {
            sql.update("UPDATE n SET n = 1");
            throw ours;
        })).isSameAs(ours);
        assertThatThrownBy(() -> database.write(sql -> {
            sql.update("UPDATE n SET n = 2");
            throw bug;
        })).isSameAs(bug);
        assertThatThrownBy(() -> database.write(sql -> {
            sql.update("UPDATE n SET n = 3");
            return sql.update("no such statement");
        })).isInstanceOf(IllegalStateException.class);

        assertThat(value()).isZero();
        database.write(sql -> sql.update("UPDATE n SET n = 4"));
        assertThat(value()).isEqualTo(4);
    }

    @Test
    void interrupted_caller_still_learns_that_its_write_is_on_the_disk() throws Exception {
        Thread.currentThread().interrupt();

        database.write(sql -> sql.update("UPDATE n SET n = 5"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(value()).isEqualTo(5);
    }

    @Test
    void readers_cannot_write() {
        assertThatThrownBy(() -> database.read(sql -> sql.update("UPDATE n SET n = 1")))
                .isInstanceOf(HandfulException.class);
    }

    @Test
    void every_commit_is_forced_to_the_disk() throws Exception {
        // Not settable inside a transaction, so what is seen here is what commits use: 2 is FULL.
        assertThat(database.<Long>write(sql -> sql.number("PRAGMA synchronous"))).isEqualTo(2);
        assertThat(database.<List<String>>write(sql -> sql.list("PRAGMA journal_mode", row -> row.getString(1))))
                .containsExactly("wal");
        assertThat(database.<Long>write(sql -> sql.number("PRAGMA foreign_keys"))).isEqualTo(1);
    }
}
