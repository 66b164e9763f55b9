package org.handful.run.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {
    @TempDir
    Path folder;

    @Test
    void whatCannotBeWrittenLeavesNoPartBehind() throws Exception {
        // A folder with something in it gives way to no file.
        Path taken = Files.createDirectory(folder.resolve("recent.json"));
        Files.createFile(taken.resolve("something"));
        new JsonFile<>(taken, Map.class).write(Map.of("a", 1));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(taken);
        }
    }
}
