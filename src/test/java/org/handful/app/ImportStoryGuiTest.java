package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import org.handful.run.ProjectSession;
import org.handful.run.bench.window.ManyImages;
import org.handful.run.local.DrawnImages;
import org.handful.run.result.ImportOptions;
import org.handful.ui.images.gallery.GalleryPane;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A person who goes on looking while a large folder comes in. */
class ImportStoryGuiTest extends RealWindowTest {
    private static final int MANY = 5_000;

    @Test
    @DisplayName("import 5,000 images while scrolling: all arrive, and what was selected stays selected")
    void importWhileScrolling() throws Exception {
        Path coming = folder.resolve("coming");
        new ManyImages(5).write(coming, MANY, 4);
        open(DrawnImages.classes(folder.resolve("shapes"), 4), 12);
        clickId("tile.bars/0.png");
        clickId("tile.bars/1.png");
        Set<String> chosen = Set.of("bars/1.png");
        AtomicInteger turns = new AtomicInteger();
        GalleryPane gallery = node("images.gallery", GalleryPane.class);
        var wheel = new AnimationTimer() {
            private double step = 60;

            @Override
            public void handle(long now) {
                double before = gallery.scrolled();
                gallery.scrollTo(before + step);
                if (gallery.scrolled() == before) {
                    step = -step;
                } else {
                    turns.incrementAndGet();
                }
            }
        };
        fx(() -> {
            window.project().importImages(List.of(coming), ImportOptions.DEFAULT, report -> {});
            wheel.start();
        });
        untilAllAreIn();
        fx(wheel::stop);
        assertThat(turns.get()).as("it was scrolled meanwhile").isGreaterThan(10);
        until(() -> text("images.count").startsWith("5,012 image"));
        fx(() -> gallery.scrollTo(0));
        until(() -> selected("tile.bars/1.png"));
        assertThat(bugs).isEmpty();
        assertThat(chosen).allSatisfy(name -> assertThat(selected("tile." + name)).isTrue());
        assertThat(stored("shapes.handful", ProjectSession::dataset).size()).isEqualTo(MANY + 12);
    }

    /** Longer than a screen may take for anything else: the machine that tests may be slow. */
    private void untilAllAreIn() throws Exception {
        for (int size = -1; window.project().importing().get() != null || data() < MANY + 12;) {
            int before = size;
            size = data();
            int now = size;
            until(() -> data() > now || now == MANY + 12 && window.project().importing().get() == null);
            assertThat(size).isGreaterThanOrEqualTo(before);
        }
    }

    private int data() {
        return window.project().dataset().get().size();
    }
}
