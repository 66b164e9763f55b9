package org.handful.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handful.engine.DeviceChoice;
import org.handful.run.WorkbenchFactory;
import org.handful.run.local.LocalWorkbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The report of a real project and of a result, as somebody would write it from the command line. */
class ReportCommandTest {
    private static final WorkbenchFactory REAL = (home, compute) ->
            new LocalWorkbench(home, DeviceChoice.CPU, compute.threads().orElse(2));

    @TempDir
    private Path folder;

    @Test
    void otherSplitsAreInTheReportOfAProjectWhenTheyAreAskedFor() throws Exception {
        Path project = folder.resolve("shapes.handful");
        Path result = folder.resolve("run.json");
        Path shapes = ShapeFolder.write(folder.resolve("shapes"), 6);
        List<String> rows = Files.readAllLines(shapes.resolve("attributes.csv"));
        Path attributes = Files.write(folder.resolve("attributes.csv"), IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(i) + (i == 0 ? ",shelf" : i % 3 == 0 ? ",low" : ",high")).toList());
        CommandRun wrong = real("run", shapes.toString(), "--attributes", attributes.toString(), "--cross", "ground,wind");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("wind", "ground, shelf").doesNotContain("Learning");
        CommandRun run = real("run", shapes.toString(), "--method", "centroid", "--split", "0.5", "--save",
                project.toString(), "--attributes", attributes.toString(), "--cross", "ground,shelf", "--least", "2",
                "--predictions", "--json", result.toString());
        assertThat(run.code()).as(run.err()).isZero();
        String json = Files.readString(result);
        assertThat(RunSchema.complaints(json)).isEmpty();
        JsonNode groups = JsonMapper.shared().readTree(json).get("subgroups");
        assertThat(groups).extracting(g -> g.get("attribute").asString())
                .containsExactly("ground", "shelf", "ground \u00d7 shelf");
        assertThat(groups).allMatch(g -> g.get("minimum").asInt() == 2);

        Path page = folder.resolve("report.html");
        CommandRun plain = real("report", project.toString(), "--out", page.toString());
        assertThat(plain.code()).as(plain.err()).isZero();
        assertThat(plain.err()).contains("report.html");
        String without = Files.readString(page);
        assertThat(without).contains("<h1>").doesNotContain("Other splits");

        CommandRun asked = real("report", project.toString(), "--out", page.toString(), "--splits");
        assertThat(asked.code()).as(asked.err()).isZero();
        String with = Files.readString(page);
        // Five folds, ten times: fewer when near-duplicates leave less than five images of a class to divide.
        assertThat(with).contains("Other splits").containsPattern("\\d0 splits, each learned from about");
        assertThat(with.split("<circle", -1)).hasSizeGreaterThan(without.split("<circle", -1).length);

        assertThat(real("report", project.toString(), "--out", page.toString(), "--splits", "--language", "de").code())
                .isZero();
        assertThat(Files.readString(page)).contains("Andere Aufteilungen");

        assertThat(without).doesNotContain("What it may have learned instead");
        assertThat(real("report", project.toString(), "--out", page.toString(), "--shortcuts").code()).isZero();
        assertThat(Files.readString(page)).contains("What it may have learned instead", " looked at");

        CommandRun ofResult = CommandRun.alone("report", result.toString(), "--out", page.toString(), "--splits");
        assertThat(ofResult.code()).isEqualTo(2);
        assertThat(ofResult.err()).contains("--splits needs a project", "run.json");
        assertThat(CommandRun.alone("report", result.toString(), "--out", page.toString(), "--shortcuts").err())
                .contains("--shortcuts needs a project", "run.json");
        CommandRun readable = CommandRun.alone("report", result.toString(), "--out", page.toString());
        assertThat(readable.code()).as(readable.err()).isZero();
        assertThat(Files.readString(page)).doesNotContain("Andere Aufteilungen");

        CommandRun printed = CommandRun.alone("report", result.toString(), "--out", "-");
        assertThat(printed.code()).as(printed.err()).isZero();
        assertThat(printed.out()).isEqualTo(Files.readString(page));
        assertThat(printed.err()).isEmpty();

        CommandRun strange = real("run", shapes.toString(), "--backbone", "nobody", "--method", "centroid");
        assertThat(strange.code()).as("as that of an unknown method").isEqualTo(2);
        assertThat(strange.err()).contains("nobody", "pocket", "handful backbones list").doesNotContain("Embedding");
    }

    @Test
    void embeddingsAreNoText() {
        CommandRun run = CommandRun.alone("embed", folder.toString(), "--out", "-");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--out");
        assertThat(run.out()).isEmpty();
    }

    /** The work takes minutes, and would be lost. */
    @ParameterizedTest
    @ValueSource(strings = {
        "report shapes.handful --out", "embed shapes --out", "predict shapes.handful a.png --csv",
        "predict shapes.handful a.png --json"})
    void whereNothingCanBeWrittenIsSaidBeforeTheWork(String command) {
        List<String> start = List.of(command.split(" "));
        CommandRun missing = CommandRun.alone(with(start, folder.resolve("missing/of.run")));
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("of.run", "its folder does not exist");
        CommandRun taken = CommandRun.alone(with(start, folder));
        assertThat(taken.code()).isEqualTo(1);
        assertThat(taken.err()).contains(folder.toString(), "it is a folder");
    }

    private static String[] with(List<String> start, Path last) {
        return Stream.concat(start.stream(), Stream.of(last.toString())).toArray(String[]::new);
    }

    private CommandRun real(String... args) {
        String[] all = new String[args.length + 2];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = "--home";
        all[args.length + 1] = folder.resolve("home").toString();
        return CommandRun.of(REAL, all);
    }
}
