package org.handful.run.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.handful.run.result.SampleProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the sample projects: beside the installed program, else in the source tree it was started from. */
public final class Samples {
    private static final Logger LOG = LoggerFactory.getLogger(Samples.class);

    private Samples() {}

    public static List<SampleProject> list() {
        String dist = System.getProperty("handful.dist");
        Path folder = (dist == null ? Path.of("") : Path.of(dist)).toAbsolutePath().resolve("sample-projects");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory)
                    .map(p -> new SampleProject(p.getFileName().toString(), p))
                    .sorted(Comparator.comparing(SampleProject::id).reversed())
                    .toList();
        } catch (IOException e) {
            LOG.warn("{} cannot be listed", folder, e);
            return List.of();
        }
    }
}
