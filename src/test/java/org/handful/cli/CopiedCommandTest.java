package org.handful.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.handful.engine.DeviceChoice;
import org.handful.model.RunSpec;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec;
import org.handful.run.Home;
import org.handful.run.ProjectSession;
import org.handful.run.TrainingListener;
import org.handful.run.Workbench;
import org.handful.run.WorkbenchFactory;
import org.handful.run.local.LocalWorkbench;
import org.handful.run.local.TinyBackbone;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.RunResult;
import org.handful.run.shelf.RunCommandLine;
import org.handful.run.shelf.RunCommandLine.Shell;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command that the window copies does the run again: the same figures, to the last digit of every probability. */
class CopiedCommandTest {
    private static final WorkbenchFactory REAL = (home, compute) ->
            new LocalWorkbench(home, DeviceChoice.CPU, compute.threads().orElse(2));

    @TempDir
    private static Path folder;

    private static Path home;
    private static Path project;

    @BeforeAll
    static void draw() throws Exception {
        home = folder.resolve("home");
        project = folder.resolve("Ines' shapes & more.handful");
        Path images = ShapeFolder.write(folder.resolve("shapes"), 8);
        try (Workbench workbench = new LocalWorkbench(new Home(home), DeviceChoice.CPU, 2);
                ProjectSession session = workbench.createProject(project)) {
            TinyBackbone.install(workbench, folder.resolve("made"), "tiny", "tiny");
            session.importImages(List.of(images),
                    new ImportOptions(Optional.empty(), Optional.empty(), false, Optional.empty()))
                    .result().get(60, TimeUnit.SECONDS);
        }
    }

    static List<RunSpec> specs() {
        return List.of(
                new RunSpec("pocket", "logistic", Map.of("c", "0.5"), new SplitSpec.Shots(3), 4),
                new RunSpec("pocket", "gda", Map.of(), new SplitSpec.Fraction(0.375), 0),
                new RunSpec("pocket", "amu", Map.of("epochs", "5"), new SplitSpec.Shots(3), 0, "tiny"),
                new RunSpec("pocket", "linear-probe", Map.of("steps", "20"), new SplitSpec.Shots(2), 9),
                // Trains inside the network, where the order of sums shows in the last digits.
                new RunSpec("pocket", "film", Map.of("steps", "4"), new SplitSpec.Shots(2), 3),
                new RunSpec("pocket", "centroid", Map.of(), new SplitSpec.Folds(4, 2), 1));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void itGivesTheSameFigures(RunSpec spec) throws Exception {
        compare(trained(spec));
    }

    @Test
    void whatAPersonAssignedIsTakenAsItIs() throws Exception {
        try (Workbench workbench = new LocalWorkbench(new Home(home), DeviceChoice.CPU, 2);
                ProjectSession session = workbench.openProject(project)) {
            List<String> names = session.dataset().samples().stream().map(s -> s.image().name()).toList();
            session.setRole(names.stream().filter(n -> names.indexOf(n) % 3 == 0).toList(), SplitRole.SUPPORT);
            session.setRole(names.stream().filter(n -> names.indexOf(n) % 3 == 1).toList(), SplitRole.TEST);
        }
        try {
            compare(trained(new RunSpec("pocket", "centroid", Map.of(), new SplitSpec.AsAssigned(), 2)));
        } finally {
            try (Workbench workbench = new LocalWorkbench(new Home(home), DeviceChoice.CPU, 2);
                    ProjectSession session = workbench.openProject(project)) {
                session.undo();
                session.undo();
            }
        }
    }

    /** A shell takes the text apart into the words that were meant. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no sh to ask")
    void aShellReadsItAsItIsMeant() throws Exception {
        RunCommandLine line = RunCommandLine.of(project, specs().getFirst(), "cpu", 1,
                Optional.of(Path.of("/a home/$HOME `x` \"y\"")));
        Process shell = new ProcessBuilder("sh", "-c", "for word in " + line.text(Shell.POSIX)
                + "; do printf '%s\\n' \"$word\"; done").start();
        String words = new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(words.lines()).containsExactlyElementsOf(line.arguments());
    }

    @Test
    void windowsGetsDoubleQuotes() {
        String text = new RunCommandLine(List.of("handful", "run", "C:\\My work\\a.handful", "D:\\b.handful"))
                .text(Shell.WINDOWS);
        assertThat(text).isEqualTo("handful run \"C:\\My work\\a.handful\" D:\\b.handful");
    }

    private static RunResult trained(RunSpec spec) throws Exception {
        try (Workbench workbench = new LocalWorkbench(new Home(home), DeviceChoice.CPU, 1);
                ProjectSession session = workbench.openProject(project)) {
            return session.train(spec, TrainingListener.QUIET).result().get(120, TimeUnit.SECONDS);
        }
    }

    private static void compare(RunResult run) throws IOException {
        List<String> words = RunCommandLine.of(project, run.spec(), run.provenance().device(), run.provenance().threads(),
                Optional.of(home)).arguments();
        assertThat(words.getFirst()).isEqualTo("handful");
        List<String> arguments = new java.util.ArrayList<>(words.subList(1, words.size()));
        arguments.addAll(List.of("--predictions", "--json", "-"));
        CommandRun copied = CommandRun.of(REAL, arguments.toArray(String[]::new));
        assertThat(copied.code()).as(copied.err()).isZero();
        JsonNode json = JsonMapper.shared().readTree(copied.out());
        assertThat(RunSchema.complaints(copied.out())).isEmpty();
        assertThat(json.at("/auxiliary_backbone/id").asString("")).isEqualTo(run.spec().auxiliary());
        assertThat(json.at("/accuracy/value").asDouble()).isEqualTo(run.evaluation().accuracy().value());
        assertThat(json.get("predictions")).hasSize(run.predictions().size());
        for (int i = 0; i < run.predictions().size(); i++) {
            JsonNode predicted = json.get("predictions").get(i);
            assertThat(predicted.get("image").asString()).isEqualTo(run.predictions().get(i).image());
            double[] expected = run.predictions().get(i).probabilities();
            for (int k = 0; k < expected.length; k++) {
                assertThat(predicted.get("probabilities").get(k).asDouble()).isEqualTo(expected[k]);
            }
        }
    }
}
