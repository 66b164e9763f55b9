package org.handful.ui.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.run.audit.ShortcutAudit;
import org.handful.run.result.RunResult;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSaverTest {
    @TempDir
    private Path folder;

    private final UiKit kit = new FakeKit().direct("evaluate");
    private final FakeSession session =
            new FakeSession(Path.of("leaves.handful"), Runnable::run).withLeaves(16, "Oak", "Elm", "Ash");
    private final ProjectModel project = new ProjectModel(session, kit);

    private RunResult trained() {
        project.train(new RunSpec("pocket", "centroid", Map.of(), new SplitSpec.Shots(5), 0), TrainingListener.QUIET,
                () -> {});
        return session.training().begin().finish();
    }

    @Test
    void whatCannotBeWrittenLeavesNothingHalf() throws IOException {
        Path taken = folder.resolve("leaves.html");
        Files.createDirectories(taken.resolve("something of a person"));
        new ReportSaver(kit, project, new SimpleObjectProperty<>(), new SimpleObjectProperty<>(),
                new SimpleObjectProperty<>()).save(trained(), taken);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(taken);
        }
        assertThat(taken.resolve("something of a person")).exists();
    }

    @Test
    void theReportIsWrittenWholeWithTheImagesOfTheProject() throws IOException {
        RunResult run = trained();
        Path file = folder.resolve("leaves.html");
        var shortcuts = new SimpleObjectProperty<ShortcutAudit>();
        ReportSaver saver = new ReportSaver(
                kit, project, new SimpleObjectProperty<>(), new SimpleObjectProperty<>(), shortcuts);
        saver.save(run, file);
        assertThat(Files.readString(file)).doesNotContain("What it may have learned instead");
        shortcuts.set(new ShortcutAudit(List.of(), List.of(), List.of(), Map.of()));
        saver.save(run, file);
        assertThat(Files.readString(file)).contains("What it may have learned instead");
        assertThat(Files.readString(file)).contains("<title>leaves: how well it works</title>", "data:image/jpeg;base64,", "class=\"reason\"")
                .endsWith("</html>\n");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
