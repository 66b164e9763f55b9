package org.handful.store.sql;

import java.nio.file.Files;
import java.nio.file.Path;

/** Names of files that stand beside a project file. */
final class Siblings {
    private Siblings() {}

    static Path of(Path project, String suffix) {
        return project.resolveSibling(project.getFileName() + suffix);
    }

    /** SQLite's write-ahead log: what was committed and is not merged into the file yet. */
    static Path log(Path project) {
        return of(project, "-wal");
    }

    /** A name for a copy that no file has yet: {@code bees.v1.handful}, {@code bees.v1 (2).handful}. */
    static Path freeCopy(Path project, int version) {
        String name = project.getFileName().toString();
        String stem = name.endsWith(".handful") ? name.substring(0, name.length() - ".handful".length()) : name;
        Path copy = project.resolveSibling(stem + ".v" + version + ".handful");
        for (int i = 2; Files.exists(copy); i++) {
            copy = project.resolveSibling(stem + ".v" + version + " (" + i + ").handful");
        }
        return copy;
    }
}
