package org.handful.run.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.handful.error.HandfulException;
import org.handful.error.StorageException;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import org.handful.run.result.ImportOptions;

/** A temporary project with generated images, so that no measurement meets another one's cache. */
record Scratch(Path folder, ProjectSession project) implements AutoCloseable {
    static Scratch of(Workbench workbench, int images, long seed) throws HandfulException {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("handful-bench");
            GeneratedImages.write(folder, images, BenchPlan.CLASSES, seed);
            return new Scratch(folder, workbench.temporaryProject());
        } catch (IOException e) {
            throw StorageException.writing(e, folder);
        }
    }

    void fill(Waiting waiting) throws HandfulException {
        waiting.on(project.importImages(List.of(folder), ImportOptions.DEFAULT));
    }

    @Override
    public void close() throws StorageException {
        project.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw StorageException.writing(e, folder);
        }
    }
}
