package org.handful.math.svd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.math.Matrices;
import org.junit.jupiter.api.Test;

class LeadingSvdTest {
    @Property(tries = 40)
    void allOfThemGiveTheMatrixBackAndTheirVectorsAreOrthonormal(
            @ForAll @IntRange(min = 1, max = 9) int rows, @ForAll @IntRange(min = 1, max = 9) int columns, @ForAll long seed) {
        double[] w = new Random(seed).doubles((long) rows * columns, -1, 1).toArray();
        LeadingSvd svd = LeadingSvd.of(w, rows, columns, LeadingSvd.most(20));
        int k = svd.s().length;
        double[] us = svd.u().clone();
        for (int i = 0; i < us.length; i++) {
            us[i] *= svd.s()[i % k];
        }
        assertThat(Matrices.product(us, Matrices.transpose(svd.v(), columns, k), rows, k, columns))
                .containsExactly(w, within(1e-4));
        assertOrthonormal(svd.u(), rows, k);
        assertOrthonormal(svd.v(), columns, k);
        for (int j = 1; j < k; j++) {
            assertThat(svd.s()[j]).isLessThanOrEqualTo(svd.s()[j - 1]);
        }
    }

    private static void assertOrthonormal(double[] columns, int rows, int k) {
        double[] gram = Matrices.gram(Matrices.transpose(columns, rows, k), k, rows);
        for (int i = 0; i < gram.length; i++) {
            assertThat(gram[i]).isCloseTo(i / k == i % k ? 1 : 0, within(1e-6));
        }
    }

    @Test
    void takesAsManyAsWereAskedForOrAsHaveTheShareOfTheEnergy() {
        double[] diagonal = {3, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1, 0};
        assertThat(LeadingSvd.of(diagonal, 3, 4, LeadingSvd.most(2)).s()).containsExactly(new double[] {3, 2}, within(1e-12));
        assertThat(LeadingSvd.of(diagonal, 3, 4, LeadingSvd.energy(0)).s()).isEmpty();
        assertThat(LeadingSvd.of(diagonal, 3, 4, LeadingSvd.energy(9 / 14.0 - 1e-9)).s()).hasSize(1);
        assertThat(LeadingSvd.of(diagonal, 3, 4, LeadingSvd.energy(9 / 14.0 + 1e-9)).s()).hasSize(2);
        assertThat(LeadingSvd.of(diagonal, 3, 4, LeadingSvd.energy(1)).s()).hasSize(3);
    }

    @Test
    void nothingIsFoundInZero() {
        assertThat(LeadingSvd.of(new double[6], 2, 3, LeadingSvd.most(2)).s()).isEmpty();
    }
}
