package org.handful.eval.multilabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultiLabelReportTest {
    @Test
    void averagePrecisionIsThatOfScikitLearn() {
        // The example in its documentation of average_precision_score.
        assertThat(AveragePrecision.of(new double[] {0.1, 0.4, 0.35, 0.8}, new boolean[] {false, false, true, true}))
                .isCloseTo(5.0 / 6, within(1e-12));
        assertThat(AveragePrecision.of(new double[] {0.5, 0.5, 0.5, 0.5}, new boolean[] {true, false, false, false}))
                .as("all in one step").isEqualTo(0.25);
        assertThat(AveragePrecision.of(new double[] {0.5, 0.2}, new boolean[] {true, true})).isNaN();
        assertThat(AveragePrecision.of(new double[] {0.5, 0.2}, new boolean[2])).isNaN();
    }

    @Test
    void ofAChanceRankingItIsTheShareOfPositives() {
        Random random = new Random(3);
        double[] score = random.doubles(20_000).toArray();
        boolean[] has = new boolean[score.length];
        for (int i = 0; i < has.length; i++) {
            has[i] = random.nextInt(5) == 0;
        }
        assertThat(AveragePrecision.of(score, has)).isCloseTo(0.2, within(0.02));
    }

    /** Who says always is right then, and has told nothing. */
    @Test
    void whatAllTestImagesHaveHasNoFigure() {
        double[][] p = {{0.9, 0.6}, {0.8, 0.2}};
        MultiLabelReport r = MultiLabelReport.of(List.of("cat", "dog"), p, new boolean[][] {{true, true}, {true, false}},
                Collections.nCopies(2, Threshold.HALF));
        assertThat(r.labels().get(0).f1()).isNaN();
        assertThat(r.labels().get(0).precision()).isNaN();
        assertThat(r.labels().get(0).recall()).isEqualTo(1);
        assertThat(r.f1Macro()).as("of the dog alone").isEqualTo(1);
        assertThat(r.always()).containsExactly("cat");
        assertThat(r.f1Micro()).isEqualTo(1);

        MultiLabelReport all = MultiLabelReport.of(List.of("cat", "dog"), p, new boolean[][] {{true, true}, {true, true}},
                Collections.nCopies(2, Threshold.HALF));
        assertThat(List.of(all.f1Macro(), all.f1Micro(), all.jaccard(), all.meanAveragePrecision()))
                .allMatch(v -> Double.isNaN(v));
    }

    @Test
    void figuresByHand() {
        double[][] p = {{0.9, 0.6, 0.1}, {0.8, 0.2, 0.1}, {0.1, 0.7, 0.1}};
        boolean[][] truth = {{true, true, false}, {true, true, false}, {false, false, false}};
        MultiLabelReport r = MultiLabelReport.of(List.of("cat", "dog", "cow"), p, truth,
                Collections.nCopies(3, Threshold.HALF));

        assertThat(r.labels().get(0).f1()).isEqualTo(1);
        assertThat(r.labels().get(1).f1()).isEqualTo(0.5);
        assertThat(r.labels().get(2).f1()).as("neither there nor said").isNaN();
        assertThat(r.labels().get(1).averagePrecision()).isCloseTo(0.5 * 0.5 + 0.5 * 2 / 3, within(1e-12));
        assertThat(r.f1Macro()).isEqualTo(0.75);
        assertThat(r.f1Micro()).isCloseTo(2 * 3 / (2 * 3.0 + 1 + 1), within(1e-12));
        assertThat(r.jaccard()).isCloseTo((1 + 0.5 + 0) / 3, within(1e-12));
        assertThat(r.meanAveragePrecision()).isCloseTo((1 + 7.0 / 12) / 2, within(1e-12));

        MultiLabelReport own = MultiLabelReport.of(List.of("cat", "dog", "cow"), p, truth,
                List.of(Threshold.HALF, new Threshold(0.15, true), Threshold.HALF));
        assertThat(own.labels().get(1).f1()).as("all three said, two are").isEqualTo(0.8);
        assertThat(own.jaccard()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(own.meanAveragePrecision()).as("knows no threshold").isEqualTo(r.meanAveragePrecision());
    }
}
