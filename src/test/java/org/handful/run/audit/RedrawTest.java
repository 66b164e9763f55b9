package org.handful.run.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.handful.engine.DeviceChoice;
import org.handful.eval.split.SplitSpread;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.Home;
import org.handful.run.ProjectSession;
import org.handful.run.TrainingListener;
import org.handful.run.local.LocalWorkbench;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other splits of real photographs, with every real part. */
class RedrawTest {
    private static final int EACH = 12;

    @TempDir
    private Path folder;

    @Test
    void everyImageIsTestedByModelsThatHaveNotSeenIt() throws Exception {
        for (String name : List.of("glass", "paper")) {
            Path to = Files.createDirectories(folder.resolve("images").resolve(name));
            for (Path file : Photographs.of(name, EACH)) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        try (var workbench = new LocalWorkbench(new Home(folder.resolve("home")), DeviceChoice.CPU, 2)) {
            ProjectSession session = workbench.createProject(folder.resolve("trash.handful"));
            session.importImages(List.of(folder.resolve("images")), new ImportOptions(Optional.empty(), Optional.empty(),
                    false, Optional.empty())).result().get(120, TimeUnit.SECONDS);
            RunResult run = session.train(new RunSpec("pocket", "logistic", Map.of(), new SplitSpec.Shots(5), 0),
                    TrainingListener.QUIET).result().get(120, TimeUnit.SECONDS);
            SplitSpread folds = spread(session, run, Audits.Draw.FOLDS);
            assertThat(folds.accuracy()).hasSize(50);
            assertThat(folds.pooled().n()).isEqualTo(2 * EACH);
            assertThat(folds.train() + folds.test()).isEqualTo(2 * EACH);
            assertThat(folds.low()).isLessThan(folds.mean());
            assertThat(spread(session, run, Audits.Draw.FOLDS)).isEqualTo(folds);
            SplitSpread alone = spread(session, run, Audits.Draw.LEAVE_ONE_OUT);
            assertThat(alone.accuracy()).hasSize(2 * EACH);
            assertThat(alone.low()).isNaN();
            assertThat(alone.mean()).isEqualTo(alone.pooled().value());
            session.close();
        }
    }

    private static SplitSpread spread(ProjectSession session, RunResult run, Audits.Draw draw) throws Exception {
        return session.audits().spread(run.id(), draw).result().get(120, TimeUnit.SECONDS);
    }
}
