package org.handful.run.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.handful.engine.DeviceChoice;
import org.handful.model.RunSpec;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec;
import org.handful.run.Home;
import org.handful.run.ProjectSession;
import org.handful.run.TrainingListener;
import org.handful.run.local.LocalWorkbench;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real photographs of which some are there twice: a mirror image and a part of what is learned from are tested on, and one
 * is saved again in another class. With every real part: import, pixels, backbone, run and audit.
 */
class PlantedTwinTest {
    private static final List<String> CLASSES = List.of("glass", "paper");
    private static final int LEARNED = 8;
    private static final int TESTED = 10;

    @TempDir
    private Path folder;

    @Test
    void plantedNearDuplicatesAreFound() throws Exception {
        List<String> support = new ArrayList<>();
        List<String> test = new ArrayList<>();
        for (String className : CLASSES) {
            List<Path> photographs = Photographs.of(className, LEARNED + TESTED);
            for (int i = 0; i < photographs.size(); i++) {
                String name = className + "/" + i + ".png";
                write(ImageIO.read(photographs.get(i).toFile()), 0, false, name);
                (i < LEARNED ? support : test).add(name);
            }
            BufferedImage first = ImageIO.read(photographs.getFirst().toFile());
            write(first, 0, true, className + "/mirror.png");
            BufferedImage second = ImageIO.read(photographs.get(1).toFile());
            write(second, 10, false, className + "/part.png");
            test.addAll(List.of(className + "/mirror.png", className + "/part.png"));
        }
        BufferedImage glass = ImageIO.read(Photographs.of("glass", 3).getLast().toFile());
        write(glass, 1, false, "paper/again.png");
        support.add("paper/again.png");
        try (var workbench = new LocalWorkbench(new Home(folder.resolve("home")), DeviceChoice.CPU, 2)) {
            ProjectSession session = workbench.createProject(folder.resolve("trash.handful"));
            session.importImages(List.of(folder.resolve("images")), new ImportOptions(Optional.empty(), Optional.empty(),
                    false, Optional.empty())).result().get(120, TimeUnit.SECONDS);
            session.setRole(support, SplitRole.SUPPORT);
            session.setRole(test, SplitRole.TEST);
            RunResult run = session.train(new RunSpec("pocket", "centroid", Map.of(), new SplitSpec.AsAssigned(), 0),
                    TrainingListener.QUIET).result().get(120, TimeUnit.SECONDS);
            TwinAudit audit = session.audits().twins(run.id()).result().get(60, TimeUnit.SECONDS);
            assertThat(audit.checked()).isEqualTo(support.size() + test.size());
            assertThat(audit.twins().getFirst()).satisfies(t -> {
                assertThat(t.copy()).isTrue();
                assertThat(List.of(t.first(), t.second())).containsExactlyInAnyOrder("glass/2.png", "paper/again.png");
            });
            assertThat(audit.twins()).extracting(t -> t.first() + " " + t.second())
                    .contains("glass/0.png glass/mirror.png", "glass/1.png glass/part.png",
                            "paper/0.png paper/mirror.png", "paper/1.png paper/part.png");
            assertThat(audit.twins()).as("and no two different photographs").hasSize(5);
            assertThat(audit.tested()).isEqualTo(run.predictions().size() - 4);
        }
    }

    private void write(BufferedImage image, int percentOff, boolean mirrored, String name) throws Exception {
        int x = image.getWidth() * percentOff / 100;
        int y = image.getHeight() * percentOff / 100;
        int w = image.getWidth() - 2 * x;
        int h = image.getHeight() - 2 * y;
        var out = new BufferedImage(160, 160 * h / w, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        int left = mirrored ? x + w : x;
        g.drawImage(image, 0, 0, out.getWidth(), out.getHeight(), left, y, mirrored ? x : x + w, y + h, null);
        g.dispose();
        Path file = folder.resolve("images").resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(out, "png", file.toFile());
    }
}
