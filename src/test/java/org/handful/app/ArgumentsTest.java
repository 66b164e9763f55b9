package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"run x", "methods", "--help", "--version", "nonsense", "-h", "--home h doctor", "methds",
        "--device tpu", "run"})
    void commandsGoToTheCommandLine(String line) {
        assertThat(Arguments.of(line.split(" ")).window()).isFalse();
    }

    @Test
    void nothingOpensTheWindow() {
        Arguments arguments = Arguments.of();

        assertThat(arguments.window()).isTrue();
        assertThat(arguments.files()).isEmpty();
        assertThat(arguments.home()).isEmpty();
    }

    @Test
    void projectsAndFoldersOpenInTheWindow() throws Exception {
        Path image = Files.createFile(folder.resolve("a.png"));
        Arguments arguments = Arguments.of("--home=h", folder.toString(), "gone.handful", image.toString());

        assertThat(arguments.window()).isTrue();
        assertThat(arguments.files()).containsExactly(folder, Path.of("gone.handful"), image);
        assertThat(arguments.home()).contains(Path.of("h"));
    }

    @Test
    void theHomeOfACommandIsKnownToTheLogToo() {
        assertThat(Arguments.of("run", "x", "--home", "h").home()).contains(Path.of("h"));
    }

    @Test
    void theDeviceIsForTheWindowToo() {
        assertThat(Arguments.of("--device", "gpu")).extracting(Arguments::window, Arguments::device)
                .containsExactly(true, java.util.Optional.of("gpu"));
    }
}
