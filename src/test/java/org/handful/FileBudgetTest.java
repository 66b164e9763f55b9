package org.handful;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small files, one job each: what keeps the program readable from end to end. */
class FileBudgetTest {
    private static final int MOST_LINES = 500;
    private static final int MEDIAN_LINES = 80;
    private static final int P90_LINES = 250;

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void noFileIsTooLongToRead(Path folder) {
        assertThat(Sources.files(folder, ".java"))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(lines(f)).as("lines of %s", f).isLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void mostFilesAreShort() {
        List<Integer> lines = Sources.files(Sources.MAIN, ".java").stream()
                .filter(f -> !f.endsWith("package-info.java"))
                .map(FileBudgetTest::lines)
                .sorted()
                .toList();
        assertThat(lines.get(lines.size() / 2)).as("median").isLessThan(MEDIAN_LINES);
        assertThat(lines.get(lines.size() * 9 / 10)).as("90th percentile").isLessThan(P90_LINES);
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        assertThat(Sources.files(Sources.MAIN, ".java").stream().map(Path::getParent).distinct())
                .allSatisfy(p -> assertThat(Files.exists(p.resolve("package-info.java")))
                        .as("%s has a package-info.java", p)
                        .isTrue());
    }

    private static int lines(Path file) {
        return (int) Sources.text(file).lines().count();
    }
}
