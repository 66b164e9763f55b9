package org.handful.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.handful.error.BackboneException;
import org.handful.error.EngineException;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.RunSpec;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec;
import org.handful.run.Job;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import org.handful.run.WorkbenchFactory;
import org.handful.run.result.BackboneInfo;
import org.handful.run.result.ImportReport;
import org.handful.run.result.RunResult;
import org.handful.run.result.Skipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private static final BackboneException NO_PLACE =
            new BackboneException(BackboneException.Problem.NO_PLACE, "pocket", "tokens");

    private int opened;
    @TempDir
    private Path folder;

    private final List<RunSpec> asked = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>(List.of(new Skipped("ant/broken.jpg", "it is cut off")));
    private SplitRole[] roles = {SplitRole.ANY, SplitRole.ANY};

    private static BackboneInfo backbone(String id) {
        return new BackboneInfo(id, id, "ResNet", 4, 8, "Apache-2.0", "a test", "0", 1, true, false);
    }

    @Test
    void theJsonIsAsItWasAgreed() throws IOException {
        CommandRun run = run(Fakes.done(Results.run("background")), "--json", "-", "--predictions", "--method", "centroid");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo(Files.readString(Path.of("src/test/resources/cli/run.json")));
        assertThat(RunSchema.complaints(run.out())).isEmpty();
    }

    @Test
    void withoutAttributesThereAreNoSubgroups() {
        CommandRun run = run(Fakes.done(Results.run()), "--json", "-");

        assertThat(run.out()).doesNotContain("subgroups", "predictions");
        assertThat(RunSchema.complaints(run.out())).isEmpty();
    }

    @Test
    void severalAttributesGiveAListOfSubgroups() {
        CommandRun run = run(Fakes.done(Results.run("background", "light")), "--json", "-");

        assertThat(run.out()).contains("\"subgroups\": [");
        assertThat(RunSchema.complaints(run.out())).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNotAResult() {
        String json = run(Fakes.done(Results.run()), "--json", "-").out();

        assertThat(RunSchema.complaints(json.replace("\"wilson95\"", "\"normal\""))).isNotEmpty();
        assertThat(RunSchema.complaints(json.replace("\"seed\": 3", "\"seed\": 3.5"))).isNotEmpty();
        assertThat(RunSchema.complaints(json.replace("\"command\": \"run\"", "\"command\": \"evaluate\""))).isNotEmpty();
    }

    @Test
    void aFileGetsTheJsonAndStandardOutputTheTables() throws IOException {
        Path file = folder.resolve("result.json");
        CommandRun run = run(Fakes.done(Results.run("background")), "--json", file.toString());

        assertThat(RunSchema.complaints(Files.readString(file))).isEmpty();
        assertThat(run.out()).contains("MacroStd", "ant", "Worst group", "wasp", "*");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aFileThatWasNotReadIsNamedOnStandardError() {
        CommandRun run = run(Fakes.done(Results.run()), "--json", "-");

        assertThat(run.err()).contains("ant/broken.jpg", "it is cut off");
        assertThat(run.out()).contains("ant/broken.jpg", "bee/x.jpg");
    }

    @Test
    void aFolderOfAClassThatMayNotBeEnteredEndsTheRunToo() throws IOException {
        Files.createDirectory(folder.resolve("moth"));
        skipped.add(new Skipped("moth", "you may not read it"));

        CommandRun run = run(Fakes.done(Results.run()));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("no image of moth");
    }

    @Test
    void aClassWithoutAnyReadableImageEndsTheRun() {
        skipped.add(new Skipped("moth/1.jpg", "it is empty"));
        CommandRun run = run(Fakes.done(Results.run()));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("moth");
        assertThat(asked).isEmpty();
    }

    @Test
    void aMethodWithoutAPlaceInTheBackboneIsRefusedBeforeImagesAreRead() {
        CommandRun run = run(Fakes.done(Results.run()), "--method", "vpt");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(NO_PLACE.userMessage(), NO_PLACE.remedy());
        assertThat(opened).isZero();
    }

    @Test
    void theListOfMethodsSaysWhichCannotLearnWithABackbone() {
        String line = "Not with this backbone: " + NO_PLACE.userMessage();
        WorkbenchFactory workbenches = workbench(null);
        assertThat(CommandRun.of(workbenches, "methods", "--backbone", "pocket").out()).containsOnlyOnce(line);
        assertThat(CommandRun.of(workbenches, "methods", "vpt", "--backbone", "pocket").out()).contains(line);
        assertThat(CommandRun.of(workbenches, "methods", "gda", "--backbone", "pocket").out()).doesNotContain("Not with");
        assertThat(CommandRun.of(workbenches, "methods", "vpt", "--backbone", "pocket", "--json", "-").out())
                .contains("\"obstacle\"").contains("tokens");
        assertThat(CommandRun.alone("methods", "vpt").out()).contains("vpt").doesNotContain("Not with");
    }

    @Test
    void optionsBecomeTheSpecification() {
        run(Fakes.done(Results.run()), "--shots", "5", "--seed", "42", "--method", "logistic", "--backbone", "other");
        run(Fakes.done(Results.run()), "--folds", "4", "--repeats", "2");
        run(Fakes.done(Results.run()), "--split", "0.25");
        run(Fakes.done(Results.run()));

        assertThat(asked.getFirst()).isEqualTo(
                new RunSpec("other", "logistic", Map.of(), new SplitSpec.Shots(5), 42));
        assertThat(asked).extracting(RunSpec::split).containsExactly(new SplitSpec.Shots(5),
                new SplitSpec.Folds(4, 2), new SplitSpec.Fraction(0.25), new SplitSpec.Fraction(0.5));
    }

    @Test
    void aSplitByHandIsTheDefaultWhereThereIsOne() {
        roles = new SplitRole[] {SplitRole.SUPPORT, SplitRole.TEST};
        run(Fakes.done(Results.run()));

        assertThat(asked.getFirst().split()).isEqualTo(new SplitSpec.AsAssigned());
    }

    @Test
    void aFailureIsAMessageWithItsRemedy() {
        EngineException failure = new EngineException(EngineException.Problem.OUT_OF_MEMORY, "a batch");
        CommandRun run = run(Fakes.failed(failure));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(failure.userMessage(), failure.remedy()).doesNotContain("\tat ");
    }

    @Test
    void debugShowsWhereItFailed() {
        CommandRun run = run(Fakes.failed(new EngineException(EngineException.Problem.OUT_OF_MEMORY, "x")), "--debug");

        assertThat(run.err()).contains("\tat org.handful");
    }

    @Test
    void aBugIsNoStackTraceEither() {
        CommandRun run = run(Fakes.failed(new ArithmeticException("by zero")));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("by zero").doesNotContain("\tat ");
    }

    @Test
    void cancellationHasItsOwnCode() {
        CommandRun run = run(Fakes.failed(new CancellationException()));

        assertThat(run.code()).isEqualTo(130);
        assertThat(run.out()).isEmpty();
    }

    private CommandRun run(Job<RunResult> training, String... options) {
        List<String> args = new ArrayList<>(List.of("run", folder.toString()));
        args.addAll(List.of(options));
        return CommandRun.of(workbench(training), args.toArray(String[]::new));
    }

    private WorkbenchFactory workbench(Job<RunResult> training) {
        ProjectSession project = Fakes.of(ProjectSession.class, Map.of(
                "importImages", a -> Fakes.done(new ImportReport(
                        List.of("ant/1.jpg", "bee/1.jpg"), 0, 0, 0, List.copyOf(skipped), List.of(), false)),
                "dataset", a -> new Dataset(new LabelSpace(List.of("ant", "bee")), List.of(), List.of(
                        sample("ant/1.jpg", 0, roles[0]), sample("bee/1.jpg", 1, roles[1]))),
                "train", a -> {
                    asked.add((RunSpec) a[0]);
                    return training;
                }));
        Workbench workbench = Fakes.of(Workbench.class, Map.of(
                "temporaryProject", a -> {
                    opened++;
                    return project;
                },
                "check", a -> {
                    if (a[1].equals("vpt")) {
                        throw NO_PLACE;
                    }
                    return null;
                },
                "obstacles", a -> Map.of("vpt", NO_PLACE.userMessage()),
                "backbones", a -> List.of(backbone("pocket"), backbone("other"))));
        return (home, device) -> workbench;
    }

    private static Sample sample(String name, int label, SplitRole role) {
        return new Sample(new ImageRef(name, name, 8, 8, 0), label, Map.of(), role);
    }
}
