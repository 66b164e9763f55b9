package org.handful.eval.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.eval.metric.Wilson;
import org.junit.jupiter.api.Test;

class PairedCountsTest {
    /** Altman et al., Statistics with Confidence (2000), table 6.2: 0.122 (0.011 to 0.226). */
    @Test
    void theIntervalIsThatOfTheTextbook() {
        PairedCounts.Difference d = new PairedCounts(14, 0, 5, 22).difference();
        assertThat(d.value()).isCloseTo(5 / 41.0, within(1e-12));
        assertThat(d.low()).isCloseTo(0.011, within(5e-4));
        assertThat(d.high()).isCloseTo(0.226, within(5e-4));
    }

    /** 2 (C(10,0) + C(10,1) + C(10,2)) / 2^10, by hand. */
    @Test
    void theTestIsExact() {
        assertThat(new PairedCounts(20, 2, 8, 3).p()).isCloseTo(2 * 56 / 1024.0, within(1e-12));
        assertThat(new PairedCounts(0, 0, 6, 0).p()).isCloseTo(2 / 64.0, within(1e-12));
        assertThat(new PairedCounts(0, 0, 6, 0).distinguishable()).isTrue();
        assertThat(new PairedCounts(0, 0, 5, 0).distinguishable()).isFalse();
    }

    @Test
    void whereNothingDiffersThereIsNothingToTell() {
        assertThat(new PairedCounts(30, 0, 0, 10).p()).isEqualTo(1);
        assertThat(new PairedCounts(0, 0, 0, 0).difference().value()).isNaN();
        assertThat(new PairedCounts(0, 0, 0, 0).p()).isEqualTo(1);
    }

    @Property
    void theIntervalHoldsTheDifferenceAndMirrors(
            @ForAll @IntRange(max = 60) int a, @ForAll @IntRange(max = 60) int b, @ForAll @IntRange(max = 60) int c,
            @ForAll @IntRange(min = 1, max = 60) int d) {
        PairedCounts counts = new PairedCounts(a, b, c, d);
        PairedCounts.Difference x = counts.difference();
        PairedCounts.Difference mirrored = new PairedCounts(a, c, b, d).difference();
        assertThat(x.low()).isBetween(-1.0, x.value());
        assertThat(x.high()).isBetween(x.value(), 1.0);
        assertThat(mirrored.low()).isCloseTo(-x.high(), within(1e-12));
        assertThat(mirrored.high()).isCloseTo(-x.low(), within(1e-12));
        assertThat(counts.p()).isBetween(0.0, 1.0).isEqualTo(new PairedCounts(a, c, b, d).p());
    }

    /** More images that only the second knows are more evidence for it. */
    @Property
    void moreEvidenceIsSurer(@ForAll @IntRange(max = 40) int b, @ForAll @IntRange(max = 40) int more) {
        int c = b + more;
        assertThat(new PairedCounts(10, b, c + 1, 10).p()).isLessThanOrEqualTo(new PairedCounts(10, b, c, 10).p());
    }

    /** Images that both models treat alike say nothing about which is better. */
    @Property
    void concordantImagesDoNotMoveTheTest(
            @ForAll @IntRange(max = 30) int b, @ForAll @IntRange(max = 30) int c, @ForAll @IntRange(max = 99) int a) {
        assertThat(new PairedCounts(a, b, c, 5).p()).isEqualTo(new PairedCounts(0, b, c, 0).p());
    }

    /** When models are never right together, the two intervals join as if they were independent, or wider. */
    @Test
    void opposedModelsHaveAWideInterval() {
        PairedCounts opposed = new PairedCounts(0, 20, 20, 0);
        Wilson half = Wilson.of(20, 40);
        double independent = Math.sqrt(2) * (half.high() - 0.5);
        assertThat(opposed.difference().high()).isGreaterThan(independent);
    }

    /** Of models that are equally good on 40 images, the test calls at most 5 % different, the interval misses few. */
    @Test
    void itKeepsWhatItPromises() {
        SplittableRandom random = new SplittableRandom(11);
        int runs = 4000;
        int called = 0;
        int missed = 0;
        for (int i = 0; i < runs; i++) {
            int[] n = new int[4];
            for (int image = 0; image < 40; image++) {
                boolean hard = random.nextDouble() < 0.4;
                boolean first = random.nextDouble() < (hard ? 0.5 : 0.95);
                boolean second = random.nextDouble() < (hard ? 0.5 : 0.95);
                n[(first ? 0 : 2) + (second ? 0 : 1)]++;
            }
            PairedCounts counts = new PairedCounts(n[0], n[1], n[2], n[3]);
            called += counts.distinguishable() ? 1 : 0;
            missed += counts.difference().low() > 0 || counts.difference().high() < 0 ? 1 : 0;
        }
        assertThat(called).isLessThan(runs / 20);
        assertThat(missed).isLessThan(runs * 6 / 100);
    }
}
