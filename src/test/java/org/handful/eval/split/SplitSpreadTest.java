package org.handful.eval.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.eval.Scored;
import org.handful.eval.paired.PairedDifference;
import org.junit.jupiter.api.Test;

class SplitSpreadTest {
    @Test
    void theIntervalOfTheMeanIsThatOfSplitsThatShareImages() {
        SplitSpread s = SplitSpread.of(List.of(split(0, 10, 6), split(10, 10, 8), split(20, 10, 7), split(30, 10, 7)),
                new int[] {30, 30, 30, 30});
        var expected = PairedDifference.ofSplits(new double[] {0.6, 0.8, 0.7, 0.7}, new double[4], 30, 10);
        assertThat(s.mean()).isCloseTo(0.7, within(1e-12));
        assertThat(s.low()).isCloseTo(expected.low(), within(1e-12));
        assertThat(s.high()).isCloseTo(expected.high(), within(1e-12));
        assertThat(s.pooled().n()).isEqualTo(40);
        assertThat(s.quantile(0.25)).isCloseTo(0.675, within(1e-12));
        assertThat(s.ranks()).containsExactly(0, 0, 0, 1);
    }

    @Test
    void onTheSameSplitsTwoMethodsAreCompared() {
        int[] train = {30, 30, 30, 30};
        SplitSpread a = SplitSpread.of(List.of(split(0, 10, 6), split(10, 10, 8), split(20, 10, 7), split(30, 10, 7)), train);
        SplitSpread b = SplitSpread.of(List.of(split(0, 10, 5), split(10, 10, 6), split(20, 10, 7), split(30, 10, 6)), train);
        SplitComparison c = SplitComparison.of(a, b);
        var expected = PairedDifference.ofSplits(new double[] {0.1, 0.2, 0, 0.1}, new double[4], 30, 10);
        assertThat(c.value()).isCloseTo(0.1, within(1e-12));
        assertThat(c.low()).isCloseTo(expected.low(), within(1e-12));
        assertThat(c.p()).isCloseTo(expected.p(), within(1e-12));
        assertThat(SplitComparison.of(b, a).high()).isCloseTo(-c.low(), within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> SplitComparison.of(a,
                SplitSpread.of(List.of(split(0, 10, 6)), new int[] {30})));

        List<List<Scored>> right = new ArrayList<>();
        List<List<Scored>> half = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            right.add(split(i, 1, 1));
            half.add(split(i, 1, i % 2));
        }
        int[] others = new int[20];
        java.util.Arrays.fill(others, 19);
        SplitComparison single = SplitComparison.of(SplitSpread.of(right, others), SplitSpread.of(half, others));
        assertThat(single.value()).isCloseTo(0.5, within(1e-12));
        assertThat(single.low()).isBetween(0.2, 0.4);
        assertThat(single.high()).isBetween(0.6, 0.8);
        assertThat(single.p()).isLessThan(0.01);
    }

    @Test
    void oneImageAtATimeHasNoSpread() {
        SplitSpread s = SplitSpread.of(List.of(split(0, 1, 1), split(1, 1, 0)), new int[] {1, 1});
        assertThat(s.low()).isNaN();
        assertThat(s.high()).isNaN();
        assertThat(s.pooled().value()).isEqualTo(0.5);
    }

    @Test
    void repeatsAreNoMoreImages() {
        SplitSpread s = SplitSpread.of(List.of(split(0, 5, 4), split(0, 5, 4), split(0, 5, 4)), new int[] {5, 5, 5});
        assertThat(s.pooled().n()).isEqualTo(5);
        assertThat(s.pooled().value()).isEqualTo(0.8);
    }

    @Test
    void nothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SplitSpread.of(List.of(), new int[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> SplitSpread.of(List.of(List.of()), new int[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> SplitSpread.of(List.of(split(0, 1, 1)), new int[] {0}));
    }

    @Property(tries = 200)
    void everyFigureIsAShareAndNoOrderMatters(@ForAll Random random, @ForAll @IntRange(min = 2, max = 20) int splits) {
        List<List<Scored>> all = new ArrayList<>();
        int[] train = new int[splits];
        for (int i = 0; i < splits; i++) {
            all.add(split(i * 10, 8, random.nextInt(9)));
            train[i] = 32;
        }
        SplitSpread s = SplitSpread.of(all, train);
        Collections.shuffle(all, random);
        SplitSpread other = SplitSpread.of(all, train);
        assertThat(other.mean()).isCloseTo(s.mean(), within(1e-12));
        assertThat(other.low()).isCloseTo(s.low(), within(1e-12));
        assertThat(other.quantile(0.5)).isCloseTo(s.quantile(0.5), within(1e-12));
        assertThat(s.low()).isBetween(0.0, s.mean() + 1e-12);
        assertThat(s.high()).isBetween(s.mean() - 1e-12, 1.0);
        assertThat(s.quantile(0)).isLessThanOrEqualTo(s.mean() + 1e-12);
        assertThat(s.quantile(1)).isGreaterThanOrEqualTo(s.mean() - 1e-12);
    }

    private static List<Scored> split(int from, int n, int right) {
        List<Scored> out = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            out.add(new Scored("image" + (from + i), 0, i < right ? new double[] {0.9, 0.1} : new double[] {0.1, 0.9},
                    Map.of()));
        }
        return out;
    }
}
