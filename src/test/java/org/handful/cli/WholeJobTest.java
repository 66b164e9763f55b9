package org.handful.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.handful.engine.DeviceChoice;
import org.handful.run.WorkbenchFactory;
import org.handful.run.local.LocalWorkbench;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole job with every real part: images on disk in, numbers out. */
class WholeJobTest {
    private static final WorkbenchFactory REAL = (home, device) -> new LocalWorkbench(home, DeviceChoice.CPU, 2);
    private static final int PER_CLASS = 8;

    @TempDir
    private static Path folder;

    private static Path images;

    @BeforeAll
    static void draw() throws IOException {
        images = ShapeFolder.write(folder.resolve("shapes"), PER_CLASS);
        Files.createFile(images.resolve("disc/empty.png"));
        Files.writeString(images.resolve("disc/.hidden.png"), "passed over");
    }

    @Test
    void aFolderBecomesAResultWithSubgroupsAndPredictions() {
        CommandRun run = handful("run", images.toString(), "--shots", "3", "--attributes",
                images.resolve("attributes.csv").toString(), "--predictions", "--json", "-");
        JsonNode json = JsonMapper.shared().readTree(run.out());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(RunSchema.complaints(run.out())).isEmpty();
        assertThat(run.err()).contains("disc/empty.png").doesNotContain(".hidden.png");
        assertThat(json.at("/source/images").asInt()).isEqualTo(3 * PER_CLASS);
        assertThat(json.at("/source/skipped/0/file").asString()).isEqualTo("disc/empty.png");
        assertThat(json.at("/source/skipped")).hasSize(1);
        assertThat(json.at("/split/support").asInt()).isEqualTo(9);
        assertThat(json.at("/split/test").asInt()).isEqualTo(3 * PER_CLASS - 9);
        assertThat(json.at("/predictions")).hasSize(3 * PER_CLASS - 9);
        assertThat(json.at("/subgroups/attribute").asString()).isEqualTo("ground");
        assertThat(json.at("/accuracy/value").asDouble()).isGreaterThan(0.6);
    }

    @Test
    void aPrivateRunSaysWhatItPromises() {
        CommandRun run = handful("run", images.toString(), "--shots", "4", "--method", "dp-head", "--set", "epsilon=2",
                "--set", "delta=0.001", "--json", "-");
        JsonNode privacy = JsonMapper.shared().readTree(run.out()).at("/privacy");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(RunSchema.complaints(run.out())).isEmpty();
        assertThat(privacy.at("/epsilon").asDouble()).isBetween(1.999, 2.0);
        assertThat(privacy.at("/delta").asDouble()).isEqualTo(0.001);
        assertThat(privacy.at("/noise").asString()).isEqualTo("secret");
        assertThat(JsonMapper.shared().readTree(run.out()).at("/notes/0").asString()).contains("epsilon 2", "0.001", "7.4");
    }

    @Test
    void anotherFolderIsLearnedFromAsWellButNoneOfItsImagesThatTheProjectHas() throws IOException {
        Path other = ShapeFolder.write(folder.resolve("others"), 4, 9);
        Files.copy(images.resolve("disc/07.png"), other.resolve("square/copy.png"));
        Files.writeString(other.resolve("square/broken.png"), "no image");
        CommandRun run = handful("run", images.toString(), "--shots", "3", "--backbone", "pocket", "--method", "film",
                "--set", "steps=4", "--set", "layers=last_stage", "--set", "auxiliaryFolders=" + other, "--json", "-");
        JsonNode json = JsonMapper.shared().readTree(run.out());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(RunSchema.complaints(run.out())).isEmpty();
        assertThat(json.at("/method/settings/auxiliaryFolders").asString()).isEqualTo(other.toAbsolutePath().toString());
        assertThat(json.at("/notes/0").asString()).contains("12 of 14 images", "3 classes", "1 that show", "square/broken.png");
        assertThat(json.at("/notes/1").asString()).contains("others", "4 steps");

        CommandRun missing = handful("run", images.toString(), "--method", "film", "--set", "auxiliaryFolders=" + folder.resolve("gone"));
        assertThat(missing.code()).isNotZero();
        assertThat(missing.err()).contains("gone").doesNotContain("Exception");

        CommandRun itself = handful("run", images.toString(), "--method", "film", "--set", "auxiliaryFolders=" + images);
        assertThat(itself.code()).isNotZero();
        assertThat(itself.err()).contains("24 show an image of the project");
    }

    @Test
    void aProjectWithoutARunIsToBeTrainedInFirst() {
        String project = folder.resolve("untrained.handful").toString();
        assertThat(handful("project", "new", project).code()).isZero();
        CommandRun predict = handful("predict", project, images.resolve("disc/07.png").toString());
        CommandRun report = handful("report", project, "--out", folder.resolve("none.html").toString());
        for (CommandRun run : List.of(predict, report)) {
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).contains("has no finished run", "handful run " + project);
        }
    }

    @Test
    void anAttackTellsWhatPrivacyHides() {
        CommandRun run = handful("membership", images.toString(), "--shots", "4", "--method", "logistic", "--shadows", "40",
                "--epsilon", "0.5", "--json", "-");
        JsonNode json = JsonMapper.shared().readTree(run.out());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(json.at("/images").asInt()).isEqualTo(24);
        assertThat(json.at("/with_privacy/method/id").asString()).isEqualTo("dp-head");
        assertThat(json.at("/with_privacy/epsilon").asDouble()).isBetween(0.499, 0.5);
        assertThat(json.at("/without_privacy").has("epsilon")).isFalse();
        assertThat(json.at("/without_privacy/auc").asDouble()).isGreaterThan(json.at("/with_privacy/auc").asDouble());
        assertThat(json.at("/without_privacy/tpr_at_fpr_0.001").isNull()).as("too few to count").isTrue();
        assertThat(handful("membership", images.toString(), "--method", "film").err()).contains("film", "embeddings");
    }

    @Test
    void theSameSeedGivesTheSameFileAndAnotherSeedAnotherSplit() {
        String first = withoutSeconds(handful("run", images.toString(), "--shots", "2", "--seed", "4",
                "--method", "logistic", "--predictions", "--json", "-").out());
        String second = withoutSeconds(handful("run", images.toString(), "--shots", "2", "--seed", "4",
                "--method", "logistic", "--predictions", "--json", "-").out());
        String other = withoutSeconds(handful("run", images.toString(), "--shots", "2", "--seed", "5",
                "--method", "logistic", "--predictions", "--json", "-").out());

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void aSavedRunIsThereForTheOtherCommands() throws IOException {
        String project = folder.resolve("saved.handful").toString();
        assertThat(handful("run", images.toString(), "--save", project, "--shots", "4").code()).isZero();

        CommandRun info = handful("project", "info", project);
        assertThat(info.code()).isZero();
        assertThat(info.out()).contains("disc", "square", "stripes", "centroid", "done");
        assertThat(handful("project", "check", project).code()).isZero();

        Path broken = Files.writeString(folder.resolve("broken.jpg"), "no image");
        Path csv = folder.resolve("guesses.csv");
        CommandRun predict = handful("predict", project, images.resolve("disc/00.png").toString(), broken.toString(),
                images.resolve("stripes/01.png").toString(), "--top", "2", "--csv", csv.toString());
        assertThat(predict.code()).isEqualTo(1);
        assertThat(predict.err()).contains("broken.jpg");
        assertThat(predict.out()).contains("disc", "stripes").doesNotContain("broken.jpg");
        assertThat(Files.readAllLines(csv)).hasSize(3).first().isEqualTo("image,predicted,p:disc,p:square,p:stripes,open_set:none,open_set:mahalanobis,open_set:threshold");
        assertThat(predict.out()).contains("of the 12 support images");

        JsonNode predicted = JsonMapper.shared().readTree(handful("predict", project, broken.toString(),
                images.resolve("disc/00.png").toString(), folder.resolve("gone.png").toString(), "--json", "-").out());
        assertThat(predicted.get("predictions")).hasSize(1);
        assertThat(predicted.at("/predictions/0/open_set/left_out").asInt()).isEqualTo(12);
        assertThat(predicted.at("/predictions/0/open_set/none_of_these").asBoolean()).isFalse();
        CommandRun plain = handful("predict", project, images.resolve("disc/00.png").toString(), "--open-set", "off",
                "--csv", "-");
        assertThat(plain.out()).startsWith("image,predicted,p:disc,p:square,p:stripes\n");
        assertThat(handful("predict", project, images.resolve("disc/00.png").toString(), "--open-set", "best").code())
                .isEqualTo(2);
        assertThat(predicted.get("skipped").valueStream().map(s -> s.get("file").asString()))
                .containsExactlyInAnyOrder(broken.toString(), folder.resolve("gone.png").toString());

        CommandRun nothing = handful("predict", project, Files.createDirectories(folder.resolve("empty")).toString());
        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.out()).isEmpty();
        assertThat(nothing.err()).contains("There is no image in");
        CommandRun unknown = handful("predict", project, images.resolve("disc/00.png").toString(), "--run", "9");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("There is no run 9. There is: 1.");

        CommandRun again = handful("run", project, "--method", "logistic", "--folds", "4", "--json", "-");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(RunSchema.complaints(again.out())).isEmpty();
        assertThat(JsonMapper.shared().readTree(again.out()).at("/split/test").asInt()).isEqualTo(3 * PER_CLASS);

        CommandRun taken = handful("run", images.toString(), "--save", project);
        assertThat(taken.code()).isEqualTo(1);
        assertThat(taken.err()).contains("saved.handful");
    }

    @Test
    void anUnknownClassIsToldFromTheOthers() {
        CommandRun run = handful("run", images.toString(), "--shots", "4", "--unknown", "stripes", "--json", "-");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(RunSchema.complaints(run.out())).isEmpty();
        JsonNode json = JsonMapper.shared().readTree(run.out());
        assertThat(json.at("/source/classes")).hasSize(2);
        assertThat(json.at("/open_set/unknown").asInt()).isEqualTo(PER_CLASS);
        assertThat(json.at("/open_set/scores")).hasSize(6);
        assertThat(handful("run", images.toString(), "--shots", "4", "--unknown", "stripes").out())
                .contains("mahalanobis", "AUROC", "8 images of unknown classes (stripes)");
        assertThat(handful("run", images.toString(), "--unknown", "cloud").code()).isNotZero();
    }

    @Test
    void classesAreAddedInSessions() {
        CommandRun run = handful("sessions", images.toString(), "--base", "2", "--shots", "3", "--json", "-");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode json = JsonMapper.shared().readTree(run.out());
        assertThat(json.at("/base")).hasSize(2);
        assertThat(json.at("/curves")).hasSize(2);
        assertThat(json.at("/curves/0/sessions")).hasSize(2);
        assertThat(json.at("/curves/0/sessions/0/new").isNull()).isTrue();
        assertThat(json.at("/curves/1/sessions/1/added/0").asString()).isEqualTo("stripes");
        assertThat(json.at("/curves/1/sessions/1/harmonic_mean").asDouble()).isBetween(0.3, 1.0);
        assertThat(handful("sessions", images.toString(), "--base", "2", "--shots", "3").out())
                .contains("teen", "performance drop");
        assertThat(handful("sessions", images.toString()).code()).isEqualTo(2);
        CommandRun all = handful("sessions", images.toString(), "--base", "3");
        assertThat(all.code()).isEqualTo(2);
        assertThat(all.err()).contains("--base 3", "3 classes");
    }

    @Test
    void embeddingsAreASourceToo() throws IOException {
        String file = folder.resolve("shapes.safetensors").toString();
        assertThat(handful("embed", images.toString(), "--out", file).code()).isZero();
        assertThat(Files.getPosixFilePermissions(Path.of(file))).as("as other files are, not for its owner only")
                .isEqualTo(Files.getPosixFilePermissions(Files.writeString(folder.resolve("usual"), "")));

        CommandRun fromFile = handful("run", file, "--shots", "3", "--json", "-");
        CommandRun fromImages = handful("run", images.toString(), "--shots", "3", "--json", "-");

        assertThat(fromFile.code()).as(fromFile.err()).isZero();
        assertThat(RunSchema.complaints(fromFile.out())).isEmpty();
        assertThat(JsonMapper.shared().readTree(fromFile.out()).get("confusion"))
                .isEqualTo(JsonMapper.shared().readTree(fromImages.out()).get("confusion"));
    }

    @Test
    void predictionsOfARunGiveTheSameFiguresWhenEvaluated() throws IOException {
        JsonNode run = JsonMapper.shared().readTree(
                handful("run", images.toString(), "--shots", "1", "--predictions", "--json", "-").out());
        StringBuilder table = new StringBuilder("image,true");
        run.at("/source/classes").forEach(c -> table.append(",p:").append(c.asString()));
        run.get("predictions").forEach(p -> {
            table.append('\n').append(p.get("image").asString()).append(',').append(p.get("true").asString());
            p.get("probabilities").forEach(v -> table.append(',').append(v.asDouble()));
        });
        Path csv = Files.writeString(folder.resolve("table.csv"), table);
        JsonNode evaluated = JsonMapper.shared().readTree(
                CommandRun.alone("evaluate", csv.toString(), "--json", "-").out());

        for (String figure : List.of("accuracy", "balanced_accuracy", "per_class", "confusion", "calibration")) {
            assertThat(evaluated.get(figure)).as(figure).isEqualTo(run.get(figure));
        }
    }

    /** Nothing can link to a file whose name is no text here: its bytes are copied, and the run goes on. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aNameThatIsNoTextEndsNoRun() throws Exception {
        Path copy = ShapeFolder.write(folder.resolve("odd-name"), 3);
        Process renaming = new ProcessBuilder("sh", "-c", "mv disc/00.png \"disc/$(printf 'K\\344se.png')\"")
                .directory(copy.toFile()).start();
        assertThat(renaming.waitFor()).isZero();

        CommandRun run = handful("run", copy.toString(), "--shots", "1");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("9 images read");
    }

    @Test
    void aClassOfWhichNothingCanBeReadEndsTheRun() throws IOException {
        Path copy = ShapeFolder.write(folder.resolve("with-empty-class"), 3);
        Files.createDirectories(copy.resolve("triangle"));
        Files.writeString(copy.resolve("triangle/1.png"), "no image");
        CommandRun run = handful("run", copy.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("triangle/1.png", "triangle");
    }

    @Test
    void withATableOfLabelsTheTableSaysWhichClassIsEmpty() throws IOException {
        Path copy = ShapeFolder.write(folder.resolve("with-table"), 3);
        Files.createDirectories(copy.resolve("second-visit"));
        Files.writeString(copy.resolve("second-visit/1.png"), "no image");
        StringBuilder table = new StringBuilder("image,label");
        for (String kind : List.of("disc", "square", "stripes")) {
            for (int i = 0; i < 3; i++) {
                table.append("\n%s/%02d.png,%s".formatted(kind, i, kind));
            }
        }
        Path labels = copy.resolve("labels.csv");

        Files.writeString(labels, table + "\nsecond-visit/1.png,disc\n");
        CommandRun other = handful("run", copy.toString(), "--labels", labels.toString(), "--shots", "1");
        assertThat(other.code()).as(other.err()).isZero();
        assertThat(other.err()).contains("second-visit/1.png");

        Files.writeString(labels, table + "\nsecond-visit/1.png,moth\n");
        CommandRun empty = handful("run", copy.toString(), "--labels", labels.toString(), "--shots", "1");
        assertThat(empty.code()).isEqualTo(1);
        assertThat(empty.err()).contains("moth");
    }

    @Test
    void classesWithTooFewImagesAreNamed() throws IOException {
        Path copy = ShapeFolder.write(folder.resolve("short"), 4);
        Files.delete(copy.resolve("disc/00.png"));
        Files.delete(copy.resolve("disc/01.png"));
        CommandRun run = handful("run", copy.toString(), "--shots", "3", "--json", "-");
        JsonNode json = JsonMapper.shared().readTree(run.out());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(json.get("short_classes").valueStream().map(JsonNode::asString)).containsExactly("disc");
        assertThat(json.at("/split/support").asInt()).isEqualTo(7);
    }

    @Test
    void everyBackboneIsAskedHowWellItKeepsTheClassesApart() {
        CommandRun run = handful("backbones", "list", "--for", images.toString(), "--json", "-");
        JsonNode pocket = JsonMapper.shared().readTree(run.out()).at("/backbones/0/leave_one_out");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(pocket.at("/accuracy/value").asDouble()).isGreaterThan(pocket.get("chance").asDouble());
        assertThat(pocket.at("/accuracy/low").asDouble()).isLessThan(pocket.at("/accuracy/value").asDouble());
        assertThat(pocket.get("icnn").asDouble()).isBetween(0.3, 1.0);
        assertThat(pocket.get("icnn_first").asDouble()).isBetween(0.3, 1.0);
        assertThat(handful("backbones", "list", "--for", images.toString()).out())
                .contains("pocket: the ", "where chance would tell");
        assertThat(handful("backbones", "list", "--labels", "x.csv").err()).contains("--for");
    }

    @Test
    void theEmbeddedBackboneIsListedAndVerified() {
        assertThat(handful("backbones", "list").out()).contains("pocket");
        assertThat(handful("backbones", "verify").code()).isZero();
        CommandRun unknown = handful("run", images.toString(), "--backbone", "nonsense");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("nonsense").doesNotContain("empty.png");
    }

    @Test
    void aDamagedBackboneIsToldAndCanBeRemoved() throws IOException {
        Path broken = Files.createDirectories(folder.resolve("home/backbones/broken"));
        Files.writeString(broken.resolve("card.json"), "no card");

        assertThat(handful("backbones", "list").err()).contains("card.json");
        assertThat(handful("backbones", "verify").code()).isEqualTo(1);
        assertThat(handful("doctor").code()).isEqualTo(1);
        assertThat(handful("backbones", "remove", "broken").code()).isZero();
        assertThat(broken).doesNotExist();
        assertThat(handful("backbones", "verify").code()).isZero();
    }

    @Test
    void theDoctorFindsThisMachineSound() {
        CommandRun doctor = handful("doctor", "--json", "-");

        assertThat(doctor.code()).as(doctor.out()).isZero();
        assertThat(JsonMapper.shared().readTree(doctor.out()).at("/findings")).hasSizeGreaterThan(7);
    }

    @Test
    void theBenchTellsWhatItMeasuredOn() {
        CommandRun bench = handful("bench", "--images", "50", "--repeats", "1", "--method", "centroid",
                "--method", "film", "--json", "-");
        JsonNode json = JsonMapper.shared().readTree(bench.out());

        assertThat(bench.code()).as(bench.err()).isZero();
        assertThat(json.at("/device").asString()).isEqualTo("cpu");
        assertThat(json.at("/embedding/0/images_per_second").asDouble()).isPositive();
        assertThat(json.at("/first_prediction/0/images").asInt()).isEqualTo(50);
        assertThat(json.at("/adaptation").valueStream().map(a -> a.get("method").asString()))
                .containsExactly("centroid", "film");
    }

    private static CommandRun handful(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--home", folder.resolve("home").toString()));
        return CommandRun.of(REAL, all.toArray(String[]::new));
    }

    private static String withoutSeconds(String json) {
        ObjectNode tree = (ObjectNode) JsonMapper.shared().readTree(json);
        assertThat(tree.remove("seconds")).isNotNull();
        return tree.toString();
    }
}
