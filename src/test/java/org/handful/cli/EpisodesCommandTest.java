package org.handful.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.handful.engine.DeviceChoice;
import org.handful.run.WorkbenchFactory;
import org.handful.run.local.LocalWorkbench;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Methods on the same episodes, with every real part. */
class EpisodesCommandTest {
    private static final WorkbenchFactory REAL = (home, device) -> new LocalWorkbench(home, DeviceChoice.CPU, 2);

    @TempDir
    private static Path folder;

    private static Path images;

    @BeforeAll
    static void draw() throws IOException {
        images = ShapeFolder.write(folder.resolve("shapes"), 10);
    }

    @Test
    void aFolderAndItsEmbeddingFileGiveTheSame() {
        String file = folder.resolve("shapes.safetensors").toString();
        assertThat(handful("embed", images.toString(), "--out", file).code()).isZero();
        JsonNode fromImages = json(episodes(images.toString(), "--methods", "centroid,gda", "--shots", "1,3", "--json", "-"));
        JsonNode fromFile = json(episodes(file, "--methods", "centroid,gda", "--shots", "1,3", "--json", "-"));

        assertThat(fromImages.get("command").asString()).isEqualTo("episodes");
        assertThat(fromImages.get("ways").asInt()).isEqualTo(3);
        assertThat(fromImages.get("queries").asInt()).isEqualTo(4);
        assertThat(fromImages.get("episodes").asInt()).isEqualTo(40);
        assertThat(fromImages.get("seed").asLong()).isEqualTo(3);
        assertThat(fromImages.get("results")).hasSize(4);
        JsonNode first = fromImages.get("results").get(0);
        assertThat(first.get("method").asString()).isEqualTo("centroid");
        assertThat(first.get("shots").asInt()).isEqualTo(1);
        assertThat(first.get("accuracy").asDouble()).isBetween(0.4, 1.0);
        assertThat(first.get("interval95").asDouble()).isGreaterThan(0);
        assertThat(first.get("seconds").asDouble()).isGreaterThan(0);
        assertThat(fromImages.get("paired")).hasSize(2).allSatisfy(p -> {
            assertThat(p.get("low").asDouble()).isLessThanOrEqualTo(p.get("difference").asDouble());
            assertThat(p.get("high").asDouble()).isGreaterThanOrEqualTo(p.get("difference").asDouble());
            assertThat(p.get("p").asDouble()).isBetween(0.0, 1.0);
            assertThat(p.get("a").asString()).isNotEqualTo(p.get("b").asString());
        });
        for (int i = 0; i < 4; i++) {
            assertThat(fromFile.get("results").get(i).get("accuracy").asDouble())
                    .isCloseTo(fromImages.get("results").get(i).get("accuracy").asDouble(), within(1e-12));
        }
    }

    @Test
    void theConsoleHasATableAndASentence() {
        CommandRun run = episodes(images.toString(), "--methods", "centroid,knn", "--shots", "2");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("40 episodes", "centroid", "knn", "±", "points");
        assertThat(run.out()).containsAnyOf("is better than", "is not distinguishable from");
    }

    @Test
    void attributesShowTheWorstGroup() {
        String[] with = {"--methods", "centroid", "--shots", "2", "--attributes", images.resolve("attributes.csv").toString()};
        CommandRun run = episodes(images.toString(), with);
        assertThat(run.out()).as(run.err()).contains("Worst group", "MacroStd");
        String[] json = java.util.Arrays.copyOf(with, with.length + 2);
        json[with.length] = "--json";
        json[with.length + 1] = "-";
        JsonNode result = json(episodes(images.toString(), json)).at("/results/0");
        assertThat(result.at("/worst_group/accuracy").asDouble()).isBetween(0.0, result.get("accuracy").asDouble());
        assertThat(result.at("/worst_group/images").asInt()).isBetween(1, 10);
        assertThat(result.get("macro_std").asDouble()).isBetween(0.0, 0.5);
    }

    @Test
    void settingsBelongToOneMethod() {
        JsonNode plain = json(episodes(images.toString(), "--methods", "knn,centroid", "--shots", "3", "--json", "-"));
        JsonNode set = json(episodes(images.toString(), "--methods", "knn,centroid", "--shots", "3",
                "--set", "knn.k=9", "--json", "-"));
        assertThat(set.get("results").get(1).get("accuracy")).isEqualTo(plain.get("results").get(1).get("accuracy"));
        assertThat(set.get("settings").get("knn").get("k").asString()).isEqualTo("9");
    }

    @Test
    void classesWithTooFewImagesAreNamed() throws IOException {
        CommandRun run = handful("episodes", images.toString(), "--ways", "3", "--shots", "8", "--queries", "9");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("17").contains("10");
    }

    @ParameterizedTest
    @CsvSource({"--ways,1", "--shots,0", "--queries,0", "--episodes,0", "--methods,'centroid,centroid'",
        "--set,gda.alpha=1", "--set,metric=cosine", "--target,90"})
    void wrongNumbersAreRefusedBeforeAnythingIsRead(String option, String value) {
        assertThat(CommandRun.alone("episodes", "x", option, value).code()).isEqualTo(2);
    }

    @Test
    void aSecondBackboneGoesWithImagesAndAMethodThatFusesTwo() {
        assertThat(CommandRun.alone("episodes", images.toString(), "--auxiliary-backbone", "pocket").err()).contains("amu");
        assertThat(CommandRun.alone("episodes", images.toString(), "--methods", "amu", "--auxiliary", "b.safetensors").err())
                .contains("--auxiliary-backbone ID");
        CommandRun run = episodes(images.toString(), "--methods", "amu,centroid", "--set", "amu.epochs=2",
                "--auxiliary-backbone", "pocket", "--shots", "2");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("for amu: pocket");
    }

    @Test
    void methodsAndSettingsThatThereAreNotAreNamed() {
        assertThat(CommandRun.alone("episodes", "x", "--methods", "oracle").err()).contains("oracle");
        assertThat(CommandRun.alone("episodes", "x", "--methods", "film").err()).contains("film");
        assertThat(CommandRun.alone("episodes", "x", "--set", "centroid.depth=1").err()).contains("depth");
    }

    private static CommandRun episodes(String source, String... more) {
        String[] all = {"episodes", source, "--ways", "3", "--queries", "4", "--episodes", "40", "--seed", "3"};
        String[] arguments = java.util.stream.Stream.concat(java.util.Arrays.stream(all), java.util.Arrays.stream(more))
                .toArray(String[]::new);
        return handful(arguments);
    }

    private static JsonNode json(CommandRun run) {
        assertThat(run.code()).as(run.err()).isZero();
        return JsonMapper.shared().readTree(run.out());
    }

    private static CommandRun handful(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--home";
        all[arguments.length + 1] = folder.resolve("home").toString();
        return CommandRun.of(REAL, all);
    }
}
