package org.handful.run.home;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handful.run.Home;
import org.handful.run.result.RecentProject;

/** Projects that were open before, newest first. Thread-safe. */
public final class Recents {
    private static final int KEPT = 12;

    /** One project as the file keeps it. */
    record Entry(String file, long openedMillis, int images, int classes, List<byte[]> mosaic) {
        Entry {
            mosaic = mosaic == null ? List.of() : mosaic;
        }
    }

    /** The file's content. */
    record Content(List<Entry> entries) {
        Content {
            entries = entries == null
                    ? List.of()
                    : entries.stream().filter(e -> e != null && e.file() != null).toList();
        }
    }

    private final JsonFile<Content> file;

    public Recents(Home home) {
        file = new JsonFile<>(home.root().resolve("recent.json"), Content.class);
    }

    public synchronized List<RecentProject> list() {
        return entries().stream()
                .filter(e -> Files.isRegularFile(Path.of(e.file())))
                .map(e -> new RecentProject(Path.of(e.file()), Instant.ofEpochMilli(e.openedMillis()), e.images(),
                        e.classes(), e.mosaic()))
                .toList();
    }

    /** Puts a project first. */
    public synchronized void remember(Path project, int images, int classes, List<byte[]> mosaic) {
        List<Entry> next = new ArrayList<>();
        next.add(new Entry(project.toAbsolutePath().toString(), System.currentTimeMillis(), images, classes, mosaic));
        entries().stream().filter(e -> !e.file().equals(next.getFirst().file())).limit(KEPT - 1).forEach(next::add);
        file.write(new Content(next));
    }

    public synchronized void forget(Path project) {
        String name = project.toAbsolutePath().toString();
        file.write(new Content(entries().stream().filter(e -> !e.file().equals(name)).toList()));
    }

    private List<Entry> entries() {
        return file.read(new Content(List.of())).entries();
    }
}
