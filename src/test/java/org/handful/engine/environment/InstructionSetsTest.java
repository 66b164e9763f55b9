package org.handful.engine.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstructionSetsTest {
    @TempDir
    Path processors;

    @Test
    void shouldTellASystemThatHidesItsCaches() throws Exception {
        assertThat(InstructionSets.hidesCaches(processors)).as("no such folder, as on other systems").isFalse();
        Path first = Files.createDirectory(processors.resolve("cpu0"));
        assertThat(InstructionSets.hidesCaches(processors)).isTrue();
        Path cache = Files.createDirectories(first.resolve("cache").resolve("index0"));
        assertThat(InstructionSets.hidesCaches(processors)).isTrue();
        Files.writeString(cache.resolve("size"), "32K\n");
        assertThat(InstructionSets.hidesCaches(processors)).isFalse();
    }
}
