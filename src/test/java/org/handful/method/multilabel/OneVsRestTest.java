package org.handful.method.multilabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.handful.method.FitContext;
import org.handful.method.GoldenVectors;
import org.handful.model.EmbeddingMatrix;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OneVsRestTest {
    private static final int DIM = 12;

    @Test
    void setOperationsGiveTheGoldenNumbers() {
        JsonNode golden = GoldenVectors.json("feature-space.json").get("laso");
        float[] a = GoldenVectors.goldenSupport().x().row(0);
        float[] b = GoldenVectors.goldenSupport().x().row(2);
        assertThat(SetOperation.UNION.of(a, b)).containsExactly(
                GoldenVectors.doubles(golden.get("union_sum")), within(1e-6));
        assertThat(SetOperation.INTERSECTION.of(a, b)).containsExactly(
                GoldenVectors.doubles(golden.get("inter_min")), within(1e-6));
        assertThat(SetOperation.DIFFERENCE.of(a, b)).containsExactly(
                GoldenVectors.doubles(golden.get("sub_relu")), within(1e-6));
    }

    @Property(tries = 200)
    void theAlgebraOfSetsHolds(
            @ForAll @Size(6) float[] a, @ForAll @Size(6) float[] b, @ForAll @Size(6) boolean[] s,
            @ForAll @Size(6) boolean[] t) {
        float[] x = tame(a);
        float[] y = tame(b);
        assertThat(SetOperation.UNION.of(x, y)).containsExactly(SetOperation.UNION.of(y, x));
        assertThat(SetOperation.INTERSECTION.of(x, y)).containsExactly(SetOperation.INTERSECTION.of(y, x));
        assertThat(SetOperation.DIFFERENCE.of(x, x)).containsOnly(0.0);
        double[] rest = SetOperation.DIFFERENCE.of(x, y);
        double[] both = SetOperation.INTERSECTION.of(x, y);
        boolean[] onlyS = SetOperation.DIFFERENCE.of(s, t);
        boolean[] shared = SetOperation.INTERSECTION.of(s, t);
        for (int j = 0; j < 6; j++) {
            assertThat(rest[j] + both[j]).isCloseTo(Math.max(x[j], 0), within(1e-12));
        }
        assertThat(SetOperation.UNION.of(onlyS, shared)).containsExactly(s);
    }

    private static float[] tame(float[] raw) {
        float[] out = new float[raw.length];
        for (int j = 0; j < out.length; j++) {
            out[j] = Float.isFinite(raw[j]) ? raw[j] % 8 : 1;
        }
        return out;
    }

    @Test
    void labelsThatComeTogetherAreToldApart() {
        OneVsRest learned = OneVsRest.fit(drawn(1, 40), 1, FitContext.quiet(0));
        LabelSets asked = drawn(2, 100);
        double[][] p = learned.probabilities(asked.x());
        int right = 0;
        for (int i = 0; i < p.length; i++) {
            for (int k = 0; k < 3; k++) {
                right += (p[i][k] >= 0.5) == asked.y()[i][k] ? 1 : 0;
            }
        }
        assertThat(right).isGreaterThan(270);
        assertThat(p[0][3]).as("no image has it").isZero();
    }

    @Test
    void whatIsKeptSaysTheSameToTheLastBit() {
        LabelHead head = new LabelHead(List.of("a", "b", "c", "never"), new double[] {0.1, 0.5, 1 / 3.0, 0.5},
                OneVsRest.fit(drawn(1, 40), 1, FitContext.quiet(0)));
        LabelHead again = LabelHead.restore(head.state());
        assertThat(again.labels()).isEqualTo(head.labels());
        assertThat(again.thresholds()).isEqualTo(head.thresholds());
        EmbeddingMatrix asked = drawn(2, 100).x();
        assertThat(again.learned().probabilities(asked)).isDeepEqualTo(head.learned().probabilities(asked));
    }

    @Test
    void madeImagesHaveTheLabelsOfTheOperation() {
        LabelSets few = new LabelSets(new EmbeddingMatrix(2, 2, new float[] {1, 0, 0, 1}),
                new boolean[][] {{true, false}, {false, true}});
        LabelSets more = few.with(EnumSet.of(SetOperation.UNION), 1, 0);
        assertThat(more.y()).hasDimensions(4, 2);
        assertThat(more.y()[2]).containsExactly(true, true);
        assertThat(more.x().row(3)).containsExactly(1, 1);
        assertThat(few.with(EnumSet.of(SetOperation.INTERSECTION), 3, 0).y()).as("nothing in common").hasDimensions(2, 2);
    }

    /** Coordinate k is high where label k is there; the fourth label never is. */
    private static LabelSets drawn(long seed, int n) {
        Random random = new Random(seed);
        float[] x = new float[n * DIM];
        boolean[][] y = new boolean[n][4];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < DIM; j++) {
                if (j < 3) {
                    y[i][j] = random.nextBoolean();
                }
                x[i * DIM + j] = (float) Math.abs(0.4 * random.nextGaussian() + (j < 3 && y[i][j] ? 3 : 0));
            }
        }
        return new LabelSets(new EmbeddingMatrix(n, DIM, x), y);
    }
}
