package org.handful.error.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.handful.error.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void writesAndReplacesAndLeavesNothingBeside() throws Exception {
        Path file = folder.resolve("Käse und Brot.txt");

        WholeFile.write("one", file);
        WholeFile.write("two", file);

        assertThat(file).content().isEqualTo("two");
        assertThat(folder).isDirectoryContaining(p -> p.equals(file)).satisfies(f -> assertThat(f.toFile().list()).hasSize(1));
    }

    @Test
    void theNameMayBeAsLongAsTheSystemAllows() throws Exception {
        Path file = folder.resolve("x".repeat(250) + ".json");

        WholeFile.write("one", file);

        assertThat(file).content().isEqualTo("one");
    }

    /** A temporary file of Java may be read by its owner only; a result is there to be passed on. */
    @Test
    void isReadByWhomTheSystemLetsReadNewFiles() throws Exception {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path usual = Files.writeString(folder.resolve("usual"), "");
        Path file = folder.resolve("result");

        WholeFile.write("one", file);

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void aLinkStaysALink() throws Exception {
        Path behind = Files.writeString(folder.resolve("behind"), "old");
        Path link = linkTo(behind);

        WholeFile.write("new", link);

        assertThat(link).isSymbolicLink();
        assertThat(behind).content().isEqualTo("new");
    }

    @Test
    void whatCannotBeWrittenLeavesTheOldFileAndNothingBeside() throws Exception {
        Path occupied = Files.createDirectories(folder.resolve("occupied/inside")).getParent();

        assertThatThrownBy(() -> WholeFile.write("one", occupied)).isInstanceOf(StorageException.class)
                .hasMessageContaining("occupied");
        assertThat(folder.toFile().list()).containsExactly("occupied");
    }

    @Test
    void whatBreaksOffLeavesTheOldFileAndNothingBeside() throws Exception {
        Path file = Files.writeString(folder.resolve("result"), "old");

        assertThatThrownBy(() -> WholeFile.write(file, out -> {
            out.write('h');
            throw new IllegalStateException("broken off");
        })).hasMessage("broken off");

        assertThat(file).content().isEqualTo("old");
        assertThat(folder.toFile().list()).containsExactly("result");
    }

    private Path linkTo(Path target) {
        try {
            return Files.createSymbolicLink(folder.resolve("link"), target);
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "no links here: " + e);
            return null;
        }
    }
}
