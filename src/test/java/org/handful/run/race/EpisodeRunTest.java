package org.handful.run.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.handful.cli.table.EpisodeTables;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.eval.episode.EpisodeClasses;
import org.handful.eval.episode.EpisodeSampler;
import org.handful.eval.split.Pool;
import org.handful.math.Vectors;
import org.handful.method.FitContext;
import org.handful.method.embedding.text.Amu;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.Episode;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.Provenance;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.run.Job;
import org.handful.run.result.RunResult.BackboneUsed;
import org.junit.jupiter.api.Test;

/** Methods on the same episodes of drawn embeddings. */
class EpisodeRunTest {
    private static final Provenance HERE = new Provenance("0", "25", "Linux", "0.35.1", "2.7.1", "cpu", 2);
    private static final int DIM = 16;

    private static EpisodeSource source(int classes, int perClass, double noise) {
        Random random = new Random(3);
        float[] x = new float[classes * perClass * DIM];
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < classes * perClass; i++) {
            int k = i / perClass;
            samples.add(new Sample(new ImageRef("i" + i, "s" + i, 1, 1, 0), k, Map.of(), SplitRole.ANY));
            for (int j = 0; j < DIM; j++) {
                x[i * DIM + j] = (float) ((j == k ? 1 : 0) + noise * random.nextGaussian());
            }
        }
        int[] alone = new int[samples.size()];
        Arrays.fill(alone, -1);
        Dataset data = new Dataset(new LabelSpace(
                IntStream.range(0, classes).mapToObj(k -> "class " + k).toList()), List.of(), samples);
        return EpisodeSource.of(new EmbeddingMatrix(samples.size(), DIM, x), new Pool(data, alone), Optional.empty(), null);
    }

    private static EpisodePlan plan(List<Integer> shots, int episodes, String... methods) {
        return new EpisodePlan(Arrays.stream(methods).map(m -> new Entrant(m, Map.of())).toList(), 3, shots, 4, episodes, 7);
    }

    private static EpisodeReport run(EpisodeSource source, EpisodePlan plan, int threads) throws HandfulException {
        return run(source, plan, threads, new Job<>("test"));
    }

    private static EpisodeReport run(EpisodeSource source, EpisodePlan plan, int threads, Job<?> job)
            throws HandfulException {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            return new EpisodeRun(List.of(source), plan, job, workers).perform(0, HERE);
        }
    }

    @Test
    void moreThreadsGiveTheSameFigures() throws Exception {
        EpisodeSource source = source(6, 14, 0.5);
        EpisodePlan plan = plan(List.of(1, 5), 60, "centroid", "logistic", "cosine");
        EpisodeReport one = run(source, plan, 1);
        EpisodeReport four = run(source, plan, 4);
        assertThat(four.results()).hasSize(6);
        for (int i = 0; i < 6; i++) {
            assertThat(four.results().get(i).accuracies()).isEqualTo(one.results().get(i).accuracies());
            assertThat(four.results().get(i).perClass()).isEqualTo(one.results().get(i).perClass());
        }
    }

    /** Names of 16 numbers beside backbones of 16 and of 32: what needs them is left out of the second, and it is said. */
    @Test
    void classNamesThatFitOneOfTwoBackbonesSpoilNothingElse() throws Exception {
        EpisodeSource narrow = source(6, 14, 0.5);
        float[] names = new float[6 * DIM];
        IntStream.range(0, 6).forEach(k -> names[k * DIM + k] = 1);
        EmbeddingMatrix wide = narrow.rows().beside(narrow.rows());
        List<EpisodeSource> both = List.of(named(narrow.rows(), narrow.pool(), names, "narrow"),
                named(wide, narrow.pool(), names, "wide"));
        EpisodeReport report;
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            report = new EpisodeRun(both, plan(List.of(1), 20, "zero-shot", "tip-adapter", "centroid"), new Job<>("test"),
                    workers).perform(0, HERE);
        }
        assertThat(report.results()).extracting(EpisodeReport.Result::name).containsExactly("zero-shot on narrow",
                "tip-adapter on narrow", "centroid on narrow", "tip-adapter on wide", "centroid on wide");
        assertThat(report.nameless()).containsExactly(
                new EpisodeReport.Nameless("wide", 2 * DIM, DIM, List.of("zero-shot"), List.of("tip-adapter")));
        assertThat(report.pairs()).hasSize(10);
        assertThat(EpisodeTables.of(report, Optional.empty())).contains("The class names do not fit wide, whose embeddings "
                + "have 32 numbers and theirs 16. Left out there: zero-shot. Without the names there: tip-adapter.");

        List<EpisodeSource> none = both.reversed().stream().map(s -> named(wide, s.pool(), names, s.backbone().id())).toList();
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            EpisodeRun nothing = new EpisodeRun(none, plan(List.of(1), 20, "zero-shot"), new Job<>("test"), workers);
            assertThatThrownBy(() -> nothing.perform(0, HERE)).isInstanceOf(InputException.class);
        }
    }

    private static EpisodeSource named(EmbeddingMatrix rows, Pool pool, float[] names, String backbone) {
        return EpisodeSource.of(rows, pool, Optional.of(new EmbeddingMatrix(names.length / DIM, DIM, names)),
                new BackboneUsed(backbone, "", rows.dim()));
    }

    @Test
    void figuresOfFewerShotsStayWhenMoreAreAskedFor() throws Exception {
        EpisodeSource source = source(6, 14, 0.5);
        double[] alone = run(source, plan(List.of(1), 40, "centroid"), 2).results().getFirst().accuracies();
        double[] beside = run(source, plan(List.of(5, 1), 40, "centroid"), 2).results().getFirst().accuracies();
        assertThat(beside).isEqualTo(alone);
    }

    @Test
    void theSameMethodUnderTwoSettingsDiffersOnTheSameEpisodes() throws Exception {
        EpisodeReport report = run(source(6, 24, 0.6), plan(List.of(1, 2, 4, 8), 80, "centroid", "knn"), 2);
        assertThat(report.pairs()).hasSize(4).allSatisfy(p -> {
            assertThat(p.difference().value()).isGreaterThanOrEqualTo(0);
            assertThat(p.difference().n()).isEqualTo(80);
        });
        EpisodeReport.Result centroid = report.results().get(3);
        EpisodeReport.Result knn = report.results().get(7);
        assertThat(report.pairs().getLast().difference().value())
                .isCloseTo(Math.abs(centroid.mean().mean() - knn.mean().mean()), within(1e-12));
        assertThat(centroid.mean().mean()).isGreaterThan(report.results().getFirst().mean().mean());
        assertThat(report.curve("centroid").shots()).containsExactly(1, 2, 4, 8);
        assertThat(report.verdict().best()).isIn("centroid", "knn");
        double classes = Arrays.stream(centroid.perClass()).average().orElseThrow();
        assertThat(classes).isCloseTo(centroid.mean().mean(), within(0.05));
    }

    @Test
    void aSecondBackboneIsForThoseThatFuseTwoAndGivesWhatIsLearnedByHand() throws Exception {
        EpisodeSource source = source(6, 14, 0.5);
        EmbeddingMatrix both = source.rows().beside(source(6, 14, 0.4).rows());
        EpisodePlan plan = plan(List.of(2), 10, "amu", "centroid");
        EpisodeReport report = run(source.with(new EpisodeSource.Second(both, null)), plan, 2);
        assertThat(report.fused().orElseThrow().methods()).containsExactly("amu");
        assertThat(report.results().get(1).accuracies()).isEqualTo(run(source, plan, 2).results().get(1).accuracies());
        var sampler = new EpisodeSampler(EpisodeClasses.of(source.pool(), 6), 3, 2, 4, 7);
        for (int e = 0; e < 10; e++) {
            Episode episode = sampler.episode(e);
            double[][] p = new Amu().fit(new LabelledEmbeddings(both.select(flat(episode.support())),
                    new int[] {0, 0, 1, 1, 2, 2}, 3), new Amu().defaults(), FitContext.quiet(7 + e).withAuxiliary(DIM)).last()
                    .probabilities(both.select(flat(episode.query())));
            long right = IntStream.range(0, 12).filter(i -> Vectors.argmax(p[i]) == i / 4).count();
            assertThat(report.results().getFirst().accuracies()[e]).isEqualTo(right / 12.0);
        }
    }

    private static int[] flat(int[][] positions) {
        return Arrays.stream(positions).flatMapToInt(Arrays::stream).toArray();
    }

    @Test
    void tooFewImagesAreToldWithWhatThereIs() {
        assertThatThrownBy(() -> run(source(6, 8, 0.5), plan(List.of(5), 10, "centroid"), 1))
                .isInstanceOfSatisfying(InputException.class, e -> {
                    assertThat(e.problem()).isEqualTo(InputException.Problem.TOO_FEW);
                    assertThat(e.userMessage()).contains("9").contains("8");
                });
        assertThatThrownBy(() -> run(source(2, 14, 0.5), plan(List.of(5), 10, "centroid"), 1)).isInstanceOfSatisfying(
                InputException.class, e -> assertThat(e.userMessage()).contains("2").doesNotContain("3 classes have"));
    }

    @Test
    void whatCannotTakePartIsTold() {
        assertThatThrownBy(() -> run(source(6, 14, 0.5), plan(List.of(5), 10, "zeroshot"), 1))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> run(source(6, 14, 0.5), plan(List.of(5), 10, "film"), 1))
                .isInstanceOf(InputException.class);
    }

    @Test
    void aCancelEndsItWithinAnEpisode() {
        Job<?> job = new Job<>("test");
        job.onProgress(p -> {
            if (p.done() > 0) {
                job.cancel();
            }
        });
        assertThatThrownBy(() -> run(source(6, 14, 0.5), plan(List.of(5), 100_000, "centroid"), 2, job))
                .isInstanceOf(CancellationException.class);
    }
}
