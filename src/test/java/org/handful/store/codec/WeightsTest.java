package org.handful.store.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsTest {
    @Property(tries = 100)
    void everyBitComesBack(@ForAll double[] wide, @ForAll float[] narrow) {
        double[] floats = new double[narrow.length];
        Arrays.setAll(floats, i -> narrow[i]);
        for (double[] values : new double[][] {wide, floats, new double[wide.length]}) {
            Weights packed = Weights.of(values);
            assertThat(bits(packed.values(new int[] {values.length}))).isEqualTo(bits(values));
            assertThat(packed.bytes().length).isLessThanOrEqualTo(8 * values.length);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.1, DOUBLE, 8000", "0.25, FLOAT, 4000", "0, TERNARY, 5"})
    void theShortestFormIsTaken(double last, Weights.Form form, int bytes) {
        double[] values = new double[1000];
        values[999] = last;
        values[0] = last * 3;
        Weights packed = Weights.of(values);
        assertThat(packed.form()).isEqualTo(form);
        assertThat(packed.bytes()).hasSize(bytes);
        assertThat(packed.suit(new int[] {10, 100})).isTrue();
        assertThat(packed.suit(new int[] {10, 101})).as("longer").isEqualTo(form == Weights.Form.TERNARY);
    }

    /** What signs cost: a few of many numbers. */
    @ParameterizedTest
    @CsvSource({"20, 60", "2, 250"})
    void signsTakeFewBits(int every, int most) {
        double[] values = new double[1000];
        for (int i = 0; i < values.length; i += every) {
            values[i] = i % 3 == 0 ? 0.5 : -0.5;
        }
        Weights packed = Weights.of(values);
        assertThat(packed.form()).isEqualTo(Weights.Form.TERNARY);
        assertThat(packed.bytes()).hasSizeLessThan(most);
        assertThat(packed.suit(new int[] {900})).isFalse();
        assertThatThrownBy(() -> packed.values(new int[] {900})).isInstanceOf(IllegalArgumentException.class);
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
