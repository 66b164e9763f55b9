package org.handful.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.eval.Vectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WilsonTest {
    @Test
    void equalsTheReferenceIntervals() {
        JsonNode rows = Vectors.read("binomial_ci").get("rows");
        assertThat(rows.size()).isGreaterThan(10);
        for (JsonNode row : rows) {
            double[] expected = Vectors.doubles(row.get("wilson"));
            Wilson interval = Wilson.of(row.get("k").intValue(), row.get("n").intValue());
            assertThat(interval.low()).as("%s", row).isCloseTo(expected[0], within(1e-9));
            assertThat(interval.high()).as("%s", row).isCloseTo(expected[1], within(1e-9));
        }
    }

    @Test
    void saysNothingWithoutData() {
        assertThat(Wilson.of(0, 0).low()).isNaN();
        assertThat(Wilson.of(0, 0).high()).isNaN();
    }

    @Test
    void refusesMoreHitsThanImages() {
        assertThatThrownBy(() -> Wilson.of(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wilson.of(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void holdsTheProportionAndStaysInBounds(@ForAll @IntRange(min = 1, max = 5000) int n, @ForAll int any) {
        int k = Math.floorMod(any, n + 1);
        Wilson interval = Wilson.of(k, n);
        assertThat(interval.low()).isBetween(0.0, (double) k / n);
        assertThat(interval.high()).isBetween((double) k / n, 1.0);
    }

    @Property
    void mirrorsWhenHitsAndMissesSwap(@ForAll @IntRange(min = 1, max = 500) int n, @ForAll int any) {
        int k = Math.floorMod(any, n + 1);
        assertThat(Wilson.of(k, n).low()).isCloseTo(1 - Wilson.of(n - k, n).high(), within(1e-12));
    }

    @Property
    void narrowsWithMoreImages(@ForAll @IntRange(min = 1, max = 200) int n, @ForAll int any) {
        int k = Math.floorMod(any, n + 1);
        Wilson few = Wilson.of(k, n);
        Wilson many = Wilson.of(4 * k, 4 * n);
        assertThat(many.high() - many.low()).isLessThan(few.high() - few.low());
    }
}
