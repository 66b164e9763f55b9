package org.handful.run.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.handful.engine.DeviceChoice;
import org.handful.eval.Scored;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.Home;
import org.handful.run.ProjectSession;
import org.handful.run.TrainingListener;
import org.handful.run.local.LocalWorkbench;
import org.handful.run.result.ImageInput;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.RunResult;
import org.handful.run.why.Why.Kind;
import org.handful.run.why.Why.Sight;
import org.handful.run.why.Why.Support;
import org.handful.run.why.Why.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grey noise, with a dotted patch in one corner or without: the class is there and nowhere else. */
class WhyTest {
    private static final int SIDE = 128;
    private static final int PATCH = 48;
    private static final int EACH = 10;

    @TempDir
    private Path folder;

    @Test
    void theEvidenceLiesOnThePatchAndImagesOfItsClassHelp() throws Exception {
        draw();
        try (var workbench = new LocalWorkbench(new Home(folder.resolve("home")), DeviceChoice.CPU, 2)) {
            ProjectSession session = workbench.createProject(folder.resolve("patches.handful"));
            session.importImages(List.of(folder.resolve("images")), new ImportOptions(Optional.empty(), Optional.empty(),
                    false, Optional.empty())).result().get(120, TimeUnit.SECONDS);
            RunResult run = train(session, "logistic", Map.of());
            assertThat(run.evaluation().accuracy().value()).isGreaterThan(0.8);
            assertThat(session.audits().sights(run.spec())).containsExactly(Kind.GRAD_CAM, Kind.OCCLUSION);
            List<String> dotted = run.predictions().stream().map(Scored::image).filter(n -> n.contains("dots")).toList();
            assertThat(dotted).hasSizeGreaterThan(2).allSatisfy(image -> {
                for (Kind kind : session.audits().sights(run.spec())) {
                    assertThat(quadrant(why(session, run, image, kind).sight())).as(kind + image).isEqualTo(corner(image));
                }
            });
            session.setLabel(List.of(dotted.getFirst()), null);
            assertThat(quadrant(why(session, run, dotted.getFirst(), Kind.GRAD_CAM).sight())).as("without a label")
                    .isEqualTo(corner(dotted.getFirst()));
            session.undo();
            String outside = dotted.getLast();
            Seen seen = session.audits().why(run.id(), new ImageInput("new.png", Files.readAllBytes(
                    folder.resolve("images").resolve(outside)))).result().get(60, TimeUnit.SECONDS);
            assertThat(seen.about()).isEqualTo("dots");
            assertThat(seen.against()).isEqualTo("empty");
            assertThat(quadrant(seen.why().sight())).isEqualTo(corner(outside));
            Scored first = run.predictions().stream().filter(s -> s.image().equals(dotted.getFirst())).findFirst()
                    .orElseThrow();
            Why hidden = why(session, run, first.image(), Kind.OCCLUSION);
            assertThat(quadrant(hidden.sight())).isEqualTo(corner(first.image()));
            Support support = counting(session, run, hidden);
            assertThat(support.told()).isEqualTo(Told.ALL_REFITTED);
            assertThat(support.asked()).isEqualTo(2 * 5);
            assertThat(support.helpful()).isNotEmpty()
                    .isSortedAccordingTo((a, b) -> Double.compare(b.change(), a.change()))
                    .allMatch(e -> e.change() > 0);
            assertThat(support.helpful().getFirst().className()).isEqualTo(run.classes().get(hidden.about()));
            Why other = session.audits().why(run.id(), first.image(), OptionalInt.of(hidden.against()), Kind.OCCLUSION)
                    .result().get(60, TimeUnit.SECONDS);
            for (int i = 0; i < other.sight().values().length; i++) {
                assertThat(other.sight().values()[i]).isCloseTo(-hidden.sight().values()[i], within(1e-6));
            }
            RunResult tuned = train(session, "film", Map.of("steps", "10"));
            Why inside = why(session, tuned, first.image(), Kind.GRAD_CAM);
            assertThat(counting(session, tuned, inside).told()).isEqualTo(Told.NEAREST);
            assertThat(counting(session, tuned, inside).helpful()).allMatch(
                    e -> e.className().equals(tuned.classes().get(inside.about())));
            assertThat(inside.sight().most()).isPositive();
            theMistakesOfARunThatGoesByNothingAreExplained(session);
            session.close();
        }
    }

    /** One neighbour of a coarse k-NN is wrong often enough: every reason is of a mistake and for what was said. */
    private static void theMistakesOfARunThatGoesByNothingAreExplained(ProjectSession session) throws Exception {
        RunResult run = session.train(new RunSpec("pocket", "centroid", Map.of(), new SplitSpec.Shots(1), 3),
                TrainingListener.QUIET).result().get(120, TimeUnit.SECONDS);
        long wrong = run.predictions().stream().filter(s -> !s.correct()).count();
        Reasons reasons = mistakes(session, run);
        assertThat(reasons.wrong()).isEqualTo((int) wrong);
        assertThat(reasons.found()).hasSize((int) Math.min(2, wrong)).allSatisfy(r -> {
            Scored s = prediction(run, r);
            assertThat(s.correct()).isFalse();
            assertThat(r.why().about()).isEqualTo(s.predicted());
            assertThat(r.why().against()).isEqualTo(s.truth());
            assertThat(r.why().folds()).isZero();
        });
        theModelsOfTheFoldsSpeakThatHadNotLearnedFromAnImage(session);
    }

    private static Reasons mistakes(ProjectSession session, RunResult run) throws Exception {
        return session.audits().mistakes(run.id(), 2).result().get(120, TimeUnit.SECONDS);
    }

    private static Scored prediction(RunResult run, Reason r) {
        return run.predictions().stream().filter(x -> x.image().equals(r.why().image())).findFirst().orElseThrow();
    }

    /** Random labels, so that there are mistakes; the kept model learned from each image, and says something else to it. */
    private static void theModelsOfTheFoldsSpeakThatHadNotLearnedFromAnImage(ProjectSession session) throws Exception {
        List<String> names = session.dataset().samples().stream().map(s -> s.image().name()).toList();
        session.setLabel(IntStream.range(0, names.size()).filter(i -> i % 3 == 0).mapToObj(names::get).toList(), "dots");
        session.setLabel(IntStream.range(0, names.size()).filter(i -> i % 3 != 0).mapToObj(names::get).toList(), "empty");
        RunResult run = session.train(new RunSpec("pocket", "logistic", Map.of("c", "10"), new SplitSpec.Folds(4, 2), 0),
                TrainingListener.QUIET).result().get(120, TimeUnit.SECONDS);
        Reasons reasons = mistakes(session, run);
        assertThat(reasons.obstacle()).isEmpty();
        assertThat(reasons.found()).hasSize(2).allSatisfy(r -> {
            assertThat(r.why().folds()).as("one for each repeat").isEqualTo(2);
            double[] pooled = prediction(run, r).probabilities();
            for (int k = 0; k < pooled.length; k++) {
                assertThat(r.why().probabilities()[k]).isCloseTo(pooled[k], within(1e-4));
            }
            assertThat(r.support().told()).isIn(Told.ALL_REFITTED, Told.NEAREST_REFITTED);
            assertThat(Stream.concat(r.support().helpful().stream(), r.support().harmful().stream()))
                    .isNotEmpty().noneMatch(e -> e.image().equals(r.why().image()));
        });
        RunResult inside = session.train(new RunSpec("pocket", "film", Map.of("steps", "2"), new SplitSpec.Folds(2, 1), 0),
                TrainingListener.QUIET).result().get(120, TimeUnit.SECONDS);
        assertThat(mistakes(session, inside).obstacle()).contains(Reasons.Obstacle.NO_FOLDS);
        assertThat(why(session, inside, names.getFirst(), Kind.GRAD_CAM).folds()).as("the kept model").isZero();
        session.removeImages(names);
        assertThat(mistakes(session, run).obstacle()).contains(Reasons.Obstacle.IMAGES_GONE);
    }

    private static RunResult train(ProjectSession session, String method, Map<String, String> settings) throws Exception {
        return session.train(new RunSpec("pocket", method, settings, new SplitSpec.Shots(5), 0), TrainingListener.QUIET)
                .result().get(120, TimeUnit.SECONDS);
    }

    private static Support counting(ProjectSession session, RunResult run, Why why) throws Exception {
        return session.audits().counting(run.id(), why.image(), why.about(), why.against()).result().get(60, TimeUnit.SECONDS);
    }

    private static Why why(ProjectSession session, RunResult run, String image, Kind kind) throws Exception {
        return session.audits().why(run.id(), image, OptionalInt.empty(), kind).result().get(60, TimeUnit.SECONDS);
    }

    /** Where the evidence is strongest: 0 and 1 above. */
    private static int quadrant(Sight sight) {
        int best = 0;
        for (int i = 1; i < sight.values().length; i++) {
            best = sight.values()[i] > sight.values()[best] ? i : best;
        }
        return 2 * (2 * (best / sight.width()) / sight.height()) + 2 * (best % sight.width()) / sight.width();
    }

    private static int corner(String image) {
        return image.charAt(image.lastIndexOf('.') - 1) - '0';
    }

    private void draw() throws Exception {
        Random random = new Random(4);
        for (String name : List.of("dots", "empty")) {
            Path to = Files.createDirectories(folder.resolve("images").resolve(name));
            for (int i = 0; i < EACH; i++) {
                int corner = i % 4;
                BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
                for (int p = 0; p < SIDE * SIDE; p++) {
                    int grey = 118 + random.nextInt(20);
                    image.setRGB(p % SIDE, p / SIDE, grey << 16 | grey << 8 | grey);
                }
                if (name.equals("dots")) {
                    dots(image, corner);
                }
                ImageIO.write(image, "png", to.resolve(name + i + "_" + corner + ".png").toFile());
            }
        }
    }

    private static void dots(BufferedImage image, int corner) {
        Graphics2D g = image.createGraphics();
        g.translate(8 + corner % 2 * (SIDE - PATCH - 16), 8 + corner / 2 * (SIDE - PATCH - 16));
        g.setColor(new Color(240, 220, 60));
        for (int k = 0; k < PATCH * PATCH / 144; k++) {
            g.fillOval(12 * (k % (PATCH / 12)), 12 * (k / (PATCH / 12)), 9, 9);
        }
        g.dispose();
    }
}
