package org.handful.engine.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheSizesTest {
    @TempDir
    Path processors;

    @Test
    void shouldTellASystemThatHidesItsCaches() throws Exception {
        assertThat(CacheSizes.hiddenIn(processors)).as("no such folder, as on other systems").isFalse();
        Path first = Files.createDirectory(processors.resolve("cpu0"));
        assertThat(CacheSizes.hiddenIn(processors)).isTrue();
        Path cache = Files.createDirectories(first.resolve("cache").resolve("index0"));
        assertThat(CacheSizes.hiddenIn(processors)).isTrue();
        Files.writeString(cache.resolve("size"), "32K\n");
        assertThat(CacheSizes.hiddenIn(processors)).isFalse();
    }
}
