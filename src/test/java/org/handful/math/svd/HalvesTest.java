package org.handful.math.svd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.math.Matrices;

class HalvesTest {
    @Property(tries = 60)
    void theirProductIsAsFarFromTheMatrixAsTheOtherSingularValuesAreLong(
            @ForAll @IntRange(min = 1, max = 9) int rows, @ForAll @IntRange(min = 1, max = 9) int columns,
            @ForAll @IntRange(min = 0, max = 9) int asked, @ForAll long seed) {
        int shorter = Math.min(rows, columns);
        int rank = Math.min(asked, shorter);
        double[] w = new Random(seed).doubles((long) rows * columns, -1, 1).toArray();
        Halves halves = Halves.of(w, rows, columns, rank);
        double[] near = Matrices.product(halves.b(), halves.a(), rows, rank, columns);
        double squared = IntStream.range(0, w.length).mapToDouble(i -> (w[i] - near[i]) * (w[i] - near[i])).sum();
        double[] s = LeadingSvd.of(w, rows, columns, LeadingSvd.most(shorter)).s();
        double tail = Arrays.stream(s).skip(rank).map(x -> x * x).sum();
        assertThat(squared).isCloseTo(tail, within(1e-8));
        assertThat(halves.lost()).isCloseTo(tail, within(1e-8));
        assertThat(Matrices.gram(Matrices.transpose(halves.b(), rows, rank), rank, rows))
                .as("both are as large").containsExactly(Matrices.gram(halves.a(), rank, columns), within(1e-8));
    }
}
