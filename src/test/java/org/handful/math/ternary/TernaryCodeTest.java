package org.handful.math.ternary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TernaryCodeTest {
    @Property(tries = 200)
    void whatIsDecodedIsWhatWasEncoded(
            @ForAll Random random, @ForAll @IntRange(min = 0, max = 400) int n,
            @ForAll @DoubleRange(min = 0, max = 1) double p) {
        double[] values = draw(random, n, p);
        byte[] bytes = TernaryCode.encode(values).orElseThrow();
        assertThat(bits(TernaryCode.decode(bytes, n))).isEqualTo(bits(values));
        if (n > 0 && values[n - 1] != 0) {
            assertThatThrownBy(() -> TernaryCode.decode(bytes, n - 1)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> TernaryCode.decode(Arrays.copyOf(bytes, bytes.length - 1), n))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TernaryCode.decode(Arrays.copyOf(bytes, bytes.length + 1), n))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Entropy plus next to nothing: the published bits per number and Golomb parameters. */
    @ParameterizedTest
    @CsvSource({"0.05, 0.338, 14", "0.1, 0.573, 7", "0.2, 0.928, 3", "0.3, 1.188, 2", "0.5, 1.5, 1"})
    void isAsShortAsTheTableSays(double density, double bitsPerNumber, int parameter) {
        assertThat(Golomb.of(density).parameter()).isEqualTo(parameter);
        double[] values = spread(new Random(1), 200_000, density);
        double bits = 8.0 * TernaryCode.encode(values).orElseThrow().length / values.length;
        assertThat(bits).isCloseTo(bitsPerNumber, within(0.004 * bitsPerNumber));
    }

    /** The least M with (1 - p)^M + (1 - p)^(M + 1) at most 1, counted up. */
    @Property(tries = 50)
    void theParameterIsTheLeastThatWillDo(@ForAll @DoubleRange(min = 0.01, max = 1) double p) {
        int m = 1;
        while (Math.pow(1 - p, m) + Math.pow(1 - p, m + 1) > 1) {
            m++;
        }
        assertThat(Golomb.of(p).parameter()).isEqualTo(m);
    }

    @Test
    void otherNumbersAreLeftAlone() {
        assertThat(TernaryCode.encode(new double[] {1, 0, 2})).isEmpty();
        assertThat(TernaryCode.encode(new double[] {-0.0})).isEmpty();
        assertThat(TernaryCode.encode(new double[] {0.1})).isEmpty();
        assertThat(TernaryCode.encode(new double[] {Double.NaN})).isEmpty();
        assertThat(TernaryCode.encode(new double[] {Double.POSITIVE_INFINITY})).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 40})
    void strangeBytesAreRefused(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xFF);
        assertThatThrownBy(() -> TernaryCode.decode(bytes, 100)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] draw(Random random, int n, double p) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextDouble() < p ? (random.nextBoolean() ? 0.375 : -0.375) : 0;
        }
        return values;
    }

    /** Exactly that share of them, anywhere. */
    private static double[] spread(Random random, int n, double density) {
        double[] values = new double[n];
        for (int left = (int) Math.round(n * density); left > 0; ) {
            int i = random.nextInt(n);
            if (values[i] == 0) {
                values[i] = random.nextBoolean() ? 0.375 : -0.375;
                left--;
            }
        }
        return values;
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
