package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.input.KeyCode;
import org.handful.model.Dataset;
import org.handful.run.ProjectSession;
import org.handful.run.local.DrawnImages;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A person with thirty photographs and both hands on the keyboard. */
class LabellingStoryGuiTest extends RealWindowTest {
    private static final int IMAGES = 30;
    private static final String[] CLASSES = {"disc", "bars", "check"};

    @Test
    @DisplayName("label 30 images by keyboard only: classes are made by typing their names, then given by digits")
    void labelByKeyboardOnly() throws Exception {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        Path drawn = DrawnImages.classes(folder.resolve("drawn"), IMAGES / 3);
        for (int i = 0; i < IMAGES; i++) {
            Files.copy(drawn.resolve(CLASSES[i % 3]).resolve(i / 3 + ".png"), photos.resolve("photo-%02d.png".formatted(i)));
        }
        open(photos, IMAGES);
        reachTheGalleryByKeys();
        type(KeyCode.HOME);
        for (int i = 0; i < IMAGES; i++) {
            int k = i % 3;
            String image = "photo-%02d.png".formatted(i);
            until(() -> selected("tile." + image));
            if (i < 3) {
                name(CLASSES[k]);
                int made = k + 1;
                until(() -> present("sidebar.class." + (made - 1)));
            } else {
                if (i == 10) {
                    thinkAgain();
                }
                type(KeyCode.getKeyCode(Integer.toString(k + 1)));
            }
        }
        picture("LabellingStory");
        assertThat(bugs).isEmpty();
        Dataset data = stored("photos.handful", ProjectSession::dataset);
        Map<String, Integer> counts = new TreeMap<>();
        data.samples().forEach(s -> counts.merge(data.labels().name(s.label()), 1, Integer::sum));
        assertThat(counts).isEqualTo(Map.of("disc", 10, "bars", 10, "check", 10));
    }

    private void reachTheGalleryByKeys() {
        for (int i = 0; i < 60 && !"images.gallery".equals(focused() == null ? null : focused().getId()); i++) {
            type(KeyCode.TAB);
        }
        assertThat(focused().getId()).isEqualTo("images.gallery");
    }

    private void name(String className) throws Exception {
        for (char c : className.toCharArray()) {
            type(letter(c));
        }
        until(() -> present("typeahead.new"));
        type(KeyCode.ENTER);
    }

    /** Begins to type a name and leaves it. */
    private void thinkAgain() throws Exception {
        type(letter('b'));
        until(() -> present("typeahead.match.bars"));
        type(KeyCode.ESCAPE);
        assertThat(seen("typeahead")).isFalse();
    }

    private static KeyCode letter(char c) {
        return KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(c)));
    }
}
