package org.handful.run.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
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
import org.handful.run.audit.ShortcutAudit.Shortcut;
import org.handful.run.local.LocalWorkbench;
import org.handful.run.intake.Computed;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real photographs of glass and plastic on coloured paper: of 19 in 20 that are learned from the paper tells the class, of
 * those that are tested on it does not. With every real part: import, pixels, backbone, run and audit.
 */
class PlantedShortcutTest {
    private static final Color[] PAPER = {new Color(60, 150, 70), new Color(50, 90, 190)};
    private static final List<String> CLASSES = List.of("glass", "plastic");
    private static final int LEARNED = 20;
    private static final int TESTED = 24;
    private static final int SIDE = 160;

    @TempDir
    private Path folder;

    @Test
    void aPlantedBackgroundIsTheFirstFinding() throws Exception {
        List<String> support = new ArrayList<>();
        List<String> test = new ArrayList<>();
        StringBuilder csv = new StringBuilder("image,background\n");
        for (int k = 0; k < CLASSES.size(); k++) {
            List<Path> photographs = Photographs.of(CLASSES.get(k), LEARNED + TESTED);
            for (int i = 0; i < photographs.size(); i++) {
                int paper = i < LEARNED ? i == 0 ? 1 - k : k : i % 2;
                String name = CLASSES.get(k) + "/" + i + ".png";
                onPaper(photographs.get(i), PAPER[paper], folder.resolve("images").resolve(name));
                (i < LEARNED ? support : test).add(name);
                csv.append(name).append(',').append(i % 3 == 0 ? "upper" : "lower").append('\n');
            }
        }
        Path attributes = Files.writeString(folder.resolve("attributes.csv"), csv);
        try (var workbench = new LocalWorkbench(new Home(folder.resolve("home")), DeviceChoice.CPU, 2)) {
            ProjectSession session = workbench.createProject(folder.resolve("trash.handful"));
            session.importImages(List.of(folder.resolve("images")), new ImportOptions(Optional.empty(),
                    Optional.of(attributes), false, Optional.empty())).result().get(120, TimeUnit.SECONDS);
            session.setRole(support, SplitRole.SUPPORT);
            session.setRole(test, SplitRole.TEST);
            session.intake().measures().complete().result().get(60, TimeUnit.SECONDS);
            RunResult run = session.train(new RunSpec("pocket", "logistic", Map.of(), new SplitSpec.AsAssigned(), 0),
                    TrainingListener.QUIET).result().get(120, TimeUnit.SECONDS);
            ShortcutAudit audit = session.audits().shortcuts(run.id()).result().get(60, TimeUnit.SECONDS);
            Shortcut first = audit.findings().getFirst();
            assertThat(first.attribute()).isEqualTo("background");
            assertThat(first.computed()).isTrue();
            assertThat(first.followed()).as("%s against %s", first.holds(), first.breaks()).isTrue();
            assertThat(first.tells()).extracting(t -> t.value() + " " + t.className())
                    .containsExactlyInAnyOrder("green glass", "blue plastic");
            assertThat(first.wanted()).extracting(w -> w.className() + " " + w.value())
                    .containsExactlyInAnyOrder("glass blue", "plastic green");
            assertThat(audit.findings()).as("what was given is told of also where it means nothing")
                    .filteredOn(s -> !s.computed()).singleElement().matches(s -> !s.present());
            assertThat(audit.looked()).as("those that tell nothing count too").isEqualTo(Computed.values().length + 1);
            assertThat(audit.pulls().keySet()).as("not of the attribute of the same name that means nothing")
                    .contains(first).allMatch(Shortcut::computed);
            assertThat(audit.pulls().get(first).images()).isEqualTo(first.breaks().n());
            assertThat(audit.pulls().get(first).nearer()).as("to the backbone the paper says more than the thing")
                    .isGreaterThan(first.breaks().n() / 2);
            WhatIf what = session.audits().whatIf(first.broken().getFirst());
            assertThat(what.variants()).extracting(WhatIf.Variant::change).containsExactly(WhatIf.Change.values());
            assertThat(what.middle()).as("even paper is told from what lies on it").isFalse();
            assertThat(session.audits().similar("pocket", test.getFirst(), new SimilarImages.Sense(
                    SimilarImages.Of.COMPUTED, "background", false))).satisfies(similar -> {
                        assertThat(similar.near()).hasSize(8);
                        assertThat(similar.shared().orElseThrow().value()).isIn("green", "blue");
                        assertThat(similar.shared().orElseThrow().averagePrecision())
                                .isGreaterThan(similar.shared().orElseThrow().chance());
                    });
            session.close();
        }
    }

    private static void onPaper(Path photograph, Color paper, Path to) throws Exception {
        BufferedImage out = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        g.setColor(paper);
        g.fillRect(0, 0, SIDE, SIDE);
        g.drawImage(ImageIO.read(photograph.toFile()), SIDE / 5, SIDE / 5, 3 * SIDE / 5, 3 * SIDE / 5, null);
        g.dispose();
        Files.createDirectories(to.getParent());
        ImageIO.write(out, "png", to.toFile());
    }
}
