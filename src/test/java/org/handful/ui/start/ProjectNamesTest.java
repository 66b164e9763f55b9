package org.handful.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProjectNamesTest {
    @Test
    void aNameThatTheSystemHasNoFileForIsWrittenInLettersThatItHas() {
        var names = new ProjectNames(Path.of("projects"));
        assertThat(names.of("Birds")).isEqualTo(Path.of("projects/Birds.handful"));
        // No system has NUL in a file name; where the locale is C, none has an umlaut.
        assertThat(names.of("V\u00f6gel\0\u9ce5")).isEqualTo(Path.of("projects/Vogel__.handful"));
    }
}
