package org.handful.run.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.handful.error.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageScanTest {
    @TempDir
    private Path dir;

    @Test
    void subFoldersAreClassesAndDeeperLevelsStayInTheName() throws Exception {
        touch("set/bee/2.jpg", "set/ant/1.jpg", "set/ant/queens/3.jpg", "set/loose.png");
        assertThat(scan("set")).containsExactly("ant/1.jpg=ant", "ant/queens/3.jpg=ant", "bee/2.jpg=bee",
                "loose.png=null");
    }

    @Test
    void hiddenNamesAndAccompanyingTablesArePassedOver() throws Exception {
        touch("set/.git/x.jpg", "set/ant/.thumb.jpg", "set/ant/1.jpg", "set/attributes.csv", "set/README.md",
                "set/ant/notes.txt");
        assertThat(scan("set")).containsExactly("ant/1.jpg=ant", "ant/notes.txt=ant");
    }

    @Test
    void severalClassFoldersAreClasses() throws Exception {
        touch("ant/1.jpg", "ant/old/2.JPG", "bee/1.jpg");
        assertThat(scan("ant", "bee")).containsExactly("ant/1.jpg=ant", "ant/old/2.JPG=ant", "bee/1.jpg=bee");
    }

    @Test
    void aSingleFolderOfImagesAndSingleFilesHaveNoClass() throws Exception {
        touch("photos/1.jpg", "photos/2.jpg", "x.png");
        assertThat(scan("photos")).containsExactly("1.jpg=null", "2.jpg=null");
        assertThat(scan("photos/1.jpg", "x.png")).containsExactly("1.jpg=null", "x.png=null");
    }

    @Test
    void namesThatClashGetTheirFolderInFront() throws Exception {
        touch("monday/ant/1.jpg", "tuesday/ant/1.JPG", "other/monday/ant/1.jpg", "third/bee/9.jpg");
        assertThat(scan("monday", "tuesday", "third"))
                .containsExactly("bee/9.jpg=bee", "monday/ant/1.jpg=ant", "tuesday/ant/1.JPG=ant");
        assertThat(scan("monday", "other/monday"))
                .containsExactly("monday-2/ant/1.jpg=ant", "monday/ant/1.jpg=ant");
    }

    @Test
    void theSameFileIsTakenOnce() throws Exception {
        touch("set/ant/1.jpg");
        assertThat(scan("set", "set", "set/../set", "set/ant/1.jpg")).containsExactly("ant/1.jpg=ant");
    }

    @Test
    void loopsOfLinksEnd() throws Exception {
        touch("set/ant/1.jpg");
        Files.createSymbolicLink(dir.resolve("set/ant/back"), dir.resolve("set"));
        Files.createSymbolicLink(dir.resolve("set/self"), dir.resolve("set/self"));
        Scan scan = ImageScan.of(List.of(dir.resolve("set")));
        assertThat(scan.candidates()).extracting(Candidate::name).containsExactly("ant/1.jpg");
        assertThat(scan.skipped()).containsExactly(new SkippedFile("self", "it is no file"));
    }

    @Test
    void nothingFoundIsSaid() throws Exception {
        Files.createDirectories(dir.resolve("empty"));
        assertThatThrownBy(() -> scan("empty")).isInstanceOf(InputException.class).hasMessageContaining("empty");
        assertThatThrownBy(() -> scan("gone")).isInstanceOf(InputException.class).hasMessageContaining("gone");
    }

    private List<String> scan(String... sources) throws InputException {
        return ImageScan.of(Stream.of(sources).map(dir::resolve).toList()).candidates().stream()
                .map(c -> c.name() + "=" + c.className())
                .toList();
    }

    private void touch(String... files) throws IOException {
        for (String file : files) {
            Path path = dir.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, new byte[] {1});
        }
    }
}
