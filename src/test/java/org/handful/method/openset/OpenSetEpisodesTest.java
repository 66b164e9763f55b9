package org.handful.method.openset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.handful.eval.openset.Auroc;
import org.handful.method.embedding.StoredEpisodes;
import org.handful.model.EmbeddingMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores and thresholds on photographs: three classes of each episode are known, the other two are not. */
class OpenSetEpisodesTest {
    private static final int KNOWN = 3;
    private static final int EPISODES = 100;

    /** Means over the episodes. */
    private record Figures(double auroc, double accepted, double refused) {}

    /** With five images of each class, so that there are fifteen left-out ones. */
    @ParameterizedTest
    @CsvSource({"caltech101_40, 0.95", "imagenette160_val, 0.95", "trashnet_300, 0.7"})
    void theDefaultTellsBestOrNearlyAndTheThresholdKeepsItsPromise(String dataset, double least) throws Exception {
        Map<OpenSetScore, Figures> all = measure(StoredEpisodes.orSkip(dataset, "mobilenet_v2"), 5);
        Figures chosen = all.get(OpenSetScore.DEFAULT);
        assertThat(chosen.auroc()).isGreaterThan(least);
        all.forEach((score, f) -> {
            if (score.transductive()) {
                assertThat(f.auroc()).as("%s: %s of %s", dataset, score, all).isGreaterThan(chosen.auroc());
            } else {
                assertThat(chosen.auroc()).as("%s: %s of %s", dataset, score, all).isGreaterThan(f.auroc() - 0.015);
            }
            assertThat(f.accepted()).as("%s: %s of %s", dataset, score, all).isBetween(0.85, 0.99);
            assertThat(f.refused()).as("%s: %s of %s", dataset, score, all).isGreaterThan(1 - f.accepted());
        });
    }

    /** One image of a class left out leaves one: the threshold errs towards accepting, as its comment says. */
    @ParameterizedTest
    @CsvSource({"caltech101_40", "imagenette160_val", "trashnet_300"})
    void twoImagesOfEachClassErrTowardsAccepting(String dataset) throws Exception {
        measure(StoredEpisodes.orSkip(dataset, "mobilenet_v2"), 2).forEach((score, f) ->
                assertThat(f.accepted()).as("%s: %s", dataset, score).isGreaterThan(0.85));
    }

    private static Map<OpenSetScore, Figures> measure(StoredEpisodes episodes, int shots) {
        Map<OpenSetScore, double[]> sums = new EnumMap<>(OpenSetScore.class);
        for (int e = 0; e < EPISODES; e++) {
            OpenSet set = OpenSet.of(episodes.support(e, KNOWN, shots));
            EmbeddingMatrix all = episodes.queries(e, 0, 5);
            int m = episodes.queries(e, 0, KNOWN).rows();
            var scores = set.scores(all);
            set.thresholds(all).forEach((score, t) -> {
                double[] sum = sums.computeIfAbsent(score, s -> new double[3]);
                double[] known = Arrays.copyOf(scores.get(score), m);
                double[] unknown = Arrays.copyOfRange(scores.get(score), m, all.rows());
                sum[0] += Auroc.of(known, unknown).value();
                sum[1] += 1 - share(known, t);
                sum[2] += share(unknown, t);
            });
        }
        Map<OpenSetScore, Figures> out = new EnumMap<>(OpenSetScore.class);
        sums.forEach((s, v) -> out.put(s, new Figures(
                v[0] / EPISODES, v[1] / EPISODES, v[2] / EPISODES)));
        return out;
    }

    private static double share(double[] scores, Threshold t) {
        return (double) Arrays.stream(scores).filter(t::refuses).count() / scores.length;
    }
}
