package org.handful.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.handful.engine.DeviceChoice;
import org.handful.run.WorkbenchFactory;
import org.handful.run.local.LocalWorkbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MultiLabelCommandTest {
    private static final WorkbenchFactory REAL = (home, device) -> new LocalWorkbench(home, DeviceChoice.CPU, 2);

    @TempDir
    private Path folder;

    /** What is drawn is one label, the ground another. */
    @Test
    void aTableThatListsLabelsGivesAFigureForEach() throws IOException {
        Path images = ShapeFolder.write(folder.resolve("shapes"), 8);
        Files.delete(images.resolve("attributes.csv"));
        Path table = Files.writeString(folder.resolve("labels.csv"), rows());
        String[] line = {"multilabel", images.toString(), "--labels", table.toString(), "--shots", "4", "--predictions", "--json", "-",
            "--home", folder.resolve("home").toString()};
        CommandRun run = CommandRun.of(REAL, line);
        JsonNode json = JsonMapper.shared().readTree(run.out());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(json.at("/labels").toString()).isEqualTo("[\"dark\",\"disc\",\"square\",\"stripes\"]");
        assertThat(json.at("/split/support").asInt() + json.at("/split/test").asInt()).isEqualTo(24);
        assertThat(json.at("/one_vs_rest/map").asDouble()).isGreaterThan(0.6);
        assertThat(json.at("/one_vs_rest/per_label/0/average_precision").asDouble()).as("dark").isGreaterThan(0.9);
        assertThat(json.at("/one_vs_rest/per_label/0/n").asInt()).isPositive();
        JsonNode dark = json.at("/one_vs_rest/per_label/0");
        assertThat(dark.get("threshold_chosen").asBoolean()).isTrue();
        assertThat(dark.get("threshold").asDouble()).isBetween(0.0, 1.0);
        assertThat(json.at("/one_vs_rest_at_half/per_label/0/threshold_chosen").asBoolean(true)).isFalse();
        assertThat(json.at("/one_vs_rest_at_half/map")).isEqualTo(json.at("/one_vs_rest/map"));
        JsonNode told = json.at("/predictions");
        assertThat(told).hasSize(json.at("/split/test").asInt());
        int hits = 0;
        int said = 0;
        for (JsonNode image : told) {
            assertThat(image.get("true").toString()).contains(image.get("image").asString().startsWith("square") ? "square"
                    : image.get("image").asString().startsWith("disc") ? "disc" : "stripes");
            List<String> has = image.get("true").values().stream().map(JsonNode::asString).toList();
            hits += (int) image.get("predicted").values().stream().filter(l -> has.contains(l.asString())).count();
            said += image.get("predicted").size() + has.size();
            assertThat(image.get("probabilities")).hasSize(4);
        }
        assertThat(2.0 * hits / said).as("as the figures say").isEqualTo(json.at("/one_vs_rest/f1_micro").asDouble());
        assertThat(json.at("/one_vs_rest/per_label/0/n_without").asInt()).isPositive();
        assertThat(json.at("/made").asInt()).isPositive();
        assertThat(json.at("/with_set_operations/map").asDouble()).isGreaterThan(0.6);
        assertThat(CommandRun.of(REAL, line).out()).isEqualTo(run.out());
    }

    /** A disc is the only label: squares and stripes have none. */
    @Test
    void aSemicolonAloneIsAnImageWithoutLabels() throws IOException {
        Path images = ShapeFolder.write(folder.resolve("shapes"), 8);
        Files.delete(images.resolve("attributes.csv"));
        StringBuilder rows = new StringBuilder("image,label\n");
        for (String shape : ShapeFolder.CLASSES) {
            for (int i = 0; i < 8; i++) {
                rows.append(shape).append("/%02d.png".formatted(i)).append(',')
                        .append(shape.equals("disc") ? "disc" : ";").append('\n');
            }
        }
        Path table = Files.writeString(folder.resolve("labels.csv"), rows);
        String home = folder.resolve("home").toString();
        JsonNode json = JsonMapper.shared().readTree(CommandRun.of(REAL, "multilabel", images.toString(), "--labels",
                table.toString(), "--shots", "6", "--json", "-", "--home", home).out());
        assertThat(json.at("/labels").toString()).isEqualTo("[\"disc\"]");
        assertThat(json.at("/split/without_labels").asInt()).isEqualTo(16);
        assertThat(json.at("/split/support").asInt()).as("half of the discs, six without").isEqualTo(10);
        assertThat(json.at("/one_vs_rest/map").asDouble()).isGreaterThan(0.6);

        CommandRun words = CommandRun.of(REAL, "multilabel", images.toString(), "--labels", table.toString(), "--shots", "2",
                "--home", home);
        assertThat(words.out()).contains("0.50 *", "too few images with the label");
    }

    /** Kept with its images, asked about others, and reported on. */
    @Test
    void aKeptRunTellsTheLabelsOfOtherImages() throws IOException {
        Path images = ShapeFolder.write(folder.resolve("shapes"), 8);
        Files.delete(images.resolve("attributes.csv"));
        Path others = ShapeFolder.write(folder.resolve("others"), 2, 9);
        Path table = Files.writeString(folder.resolve("labels.csv"), rows());
        Path project = folder.resolve("shapes.handful");
        JsonNode learned = json(real("multilabel", images.toString(), "--labels", table.toString(), "--save",
                project.toString(), "--shots", "4", "--json", "-"));
        assertThat(learned.get("run").asLong()).isEqualTo(1);
        JsonNode again = json(real("multilabel", project.toString(), "--shots", "4", "--json", "-"));
        assertThat(again.get("run").asLong()).isEqualTo(2);
        assertThat(again.get("one_vs_rest")).isEqualTo(learned.get("one_vs_rest"));

        Path csv = folder.resolve("guesses.csv");
        JsonNode told = json(real("predict", project.toString(), others.resolve("disc/00.png").toString(),
                others.resolve("disc/01.png").toString(), "--run", "1", "--csv", csv.toString(), "--json", "-"));
        JsonNode dark = told.at("/predictions/0");
        assertThat(dark.get("predicted").toString()).contains("\"dark\"");
        assertThat(told.at("/predictions/1/predicted").toString()).doesNotContain("\"dark\"");
        assertThat(dark.get("labels")).hasSize(4).allMatch(l -> l.get("predicted").asBoolean()
                == l.get("probability").asDouble() >= l.get("threshold").asDouble());
        double from = learned.at("/one_vs_rest/per_label/0/threshold").asDouble();
        assertThat(dark.get("labels")).anyMatch(l -> l.get("label").asString().equals("dark")
                && l.get("threshold").asDouble() == from);
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.getFirst()).startsWith("image,labels,p:dark,p:disc,p:square,p:stripes,from:dark,");
        assertThat(lines).hasSize(3);
        assertThat(real("predict", project.toString(), others.resolve("disc/00.png").toString()).out())
                .contains("dark", "(from ");

        JsonNode run = json(real("project", "info", project.toString(), "--json", "-")).at("/runs/1");
        assertThat(run.get("labels").asInt()).isEqualTo(4);
        assertThat(run.get("map")).isEqualTo(learned.at("/one_vs_rest/map"));
        Path page = folder.resolve("report.html");
        assertThat(real("report", project.toString(), "--out", page.toString()).code()).isZero();
        assertThat(Files.readString(page)).contains("Mean average precision", ">stripes</th>", "4 images of each label")
                .doesNotContain("Balanced accuracy", "NaN");
        CommandRun splits = real("report", project.toString(), "--out", page.toString(), "--splits");
        assertThat(splits.code()).isEqualTo(2);
        assertThat(splits.err()).contains("run 2 tells labels");
    }

    private static String rows() {
        StringBuilder rows = new StringBuilder("image,label\n");
        for (String shape : ShapeFolder.CLASSES) {
            for (int i = 0; i < 8; i++) {
                String name = shape + "/%02d.png".formatted(i);
                rows.append(name).append(',').append(shape).append(i % 2 == 0 ? "; dark" : "").append('\n');
            }
        }
        return rows.toString();
    }

    private static JsonNode json(CommandRun run) {
        assertThat(run.code()).as(run.err()).isZero();
        return JsonMapper.shared().readTree(run.out());
    }

    private CommandRun real(String... args) {
        return CommandRun.of(REAL, Stream.concat(Stream.of(args), Stream.of("--home", folder.resolve("home").toString()))
                .toArray(String[]::new));
    }
}
