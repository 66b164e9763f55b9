package org.handful.run.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.handful.engine.DeviceChoice;
import org.handful.model.RunSpec;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec;
import org.handful.run.Home;
import org.handful.run.ProjectSession;
import org.handful.run.TrainingListener;
import org.handful.run.local.LocalWorkbench;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.RunResult;
import org.handful.run.shelf.Cleaning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real photographs of waste, a third of those that nobody has checked in the wrong folder. */
class UncheckedImagesTest {
    private static final List<String> CLASSES = List.of("cardboard", "glass", "paper");
    private static final int CHECKED = 14;
    private static final int UNCHECKED = 15;

    @TempDir
    private Path folder;

    @Test
    void eachIsKeptRelabelledOrDroppedAndTheRunCanBeRepeated() throws Exception {
        Path data = Path.of(System.getProperty("handful.shared", "missing"), "data/trashnet_300");
        assumeTrue(Files.isDirectory(data), "handful.shared has no TrashNet: skipped");
        for (int k = 0; k < CLASSES.size(); k++) {
            try (var files = Files.list(data.resolve(CLASSES.get(k)))) {
                List<Path> all = files.sorted().limit(CHECKED + UNCHECKED).toList();
                for (int i = 0; i < all.size(); i++) {
                    String to = i < CHECKED ? "checked/" + CLASSES.get(k)
                            : "web/" + CLASSES.get((k + (i % 3 == 0 ? 1 : 0)) % CLASSES.size());
                    Files.copy(all.get(i), Files.createDirectories(folder.resolve(to))
                            .resolve(CLASSES.get(k) + all.get(i).getFileName()));
                }
            }
        }
        try (var workbench = new LocalWorkbench(new Home(folder.resolve("home")), DeviceChoice.CPU, 2)) {
            ProjectSession session = workbench.createProject(folder.resolve("waste.handful"));
            session.importImages(List.of(folder.resolve("checked")), ImportOptions.DEFAULT).result().get(60, TimeUnit.SECONDS);
            session.importImages(List.of(folder.resolve("web")), ImportOptions.unchecked(false)).result()
                    .get(60, TimeUnit.SECONDS);
            assertThat(session.dataset().samples()).filteredOn(s -> s.role() == SplitRole.OFF)
                    .hasSize(3 * UNCHECKED).allMatch(Sample::labelled);
            RunResult run = session.train(new RunSpec("pocket", "fopro", Map.of("sure", "0.6"), new SplitSpec.Shots(4), 0),
                    TrainingListener.QUIET).result().get(60, TimeUnit.SECONDS);
            assertThat(run.supportImages()).as("that somebody has checked").hasSize(12);
            Cleaning cleaning = session.shelf().cleaning(run.id()).orElseThrow();
            assertThat(cleaning.all()).isEqualTo(3 * UNCHECKED);
            assertThat(cleaning.kept()).isNotEmpty();
            assertThat(cleaning.relabelled()).isNotEmpty().allMatch(r -> !r.from().equals(r.to()));
            RunResult again = session.shelf().repeat(run.id(), TrainingListener.QUIET).result().get(60, TimeUnit.SECONDS);
            for (int i = 0; i < run.predictions().size(); i++) {
                assertThat(again.predictions().get(i).probabilities()).isEqualTo(run.predictions().get(i).probabilities());
            }
            session.shelf().takeOver(cleaning);
            Cleaning.Relabelled one = cleaning.relabelled().getFirst();
            Sample changed = session.dataset().samples().stream().filter(s -> s.image().name().equals(one.image()))
                    .findFirst().orElseThrow();
            assertThat(session.dataset().labels().name(changed.label())).isEqualTo(one.to());
            assertThat(changed.role()).isEqualTo(SplitRole.ANY);
            assertThat(session.dataset().samples()).filteredOn(s -> s.role() == SplitRole.OFF)
                    .hasSize(cleaning.dropped().size());
            session.close();
        }
    }
}
