package org.handful.math.ternary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class TernaryUpdateTest {
    @Test
    void givesTheGoldenNumbers() throws Exception {
        JsonNode golden = new ObjectMapper()
                .readTree(Files.readString(Path.of("src/test/resources/vectors/trained.json"))).get("compeft");
        double[] tau = doubles(golden.get("tau"));
        double density = golden.get("density").asDouble();
        var update = of(tau);
        assertThat(update.deviation()).isCloseTo(golden.get("std_unbiased").asDouble(), within(1e-12));
        double size = golden.get("alpha").asDouble() * update.deviation();
        double[] ternary = doubles(golden.get("ternary"));
        double[] reconstructed = doubles(golden.get("reconstructed"));
        double[] values = update.at(density, size).get("all");
        double[] signs = update.at(density, 1).get("all");
        for (int i = 0; i < tau.length; i++) {
            assertThat(signs[i]).isCloseTo(ternary[i], within(0.0));
            assertThat(values[i]).isCloseTo(reconstructed[i], within(1e-12));
        }
    }

    @Property(tries = 50)
    void asManyStayAsTheDensitySays(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 300) int d,
            @ForAll @DoubleRange(min = 0.01, max = 1) double density) {
        double[] tau = random.doubles(d).map(v -> v - 0.5).toArray();
        double[] out = of(tau).at(density, 2).get("all");
        assertThat(Arrays.stream(out).filter(v -> v != 0)).hasSize(Math.max(1, (int) Math.floor(d * density)));
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i < d; i++) {
            if (out[i] != 0) {
                assertThat(out[i]).isEqualTo(2 * Math.signum(tau[i]));
                least = Math.min(least, Math.abs(tau[i]));
            } else {
                most = Math.max(most, Math.abs(tau[i]));
            }
        }
        assertThat(least).isGreaterThanOrEqualTo(most);
    }

    /** One large tensor may take all places. */
    @Test
    void allTensorsAreOne() {
        var update = new TernaryUpdate(new TreeMap<>(Map.of("b", new double[] {5, -6}, "a", new double[] {1, -2})));
        assertThat(update.count()).isEqualTo(4);
        assertThat(update.at(0.5, 1).get("a")).containsExactly(0, 0);
        assertThat(update.at(0.5, 1).get("b")).containsExactly(1, -1);
    }

    @Test
    void whatChangedNothingOrAllAlikeIsAsItWas() {
        assertThat(of(new double[4]).deviation()).isZero();
        assertThat(of(new double[4]).at(0.5, 1).get("all")).containsOnly(0);
        assertThat(of(new double[] {3, 3, 3}).deviation()).isZero();
        assertThat(of(new double[] {3}).deviation()).isZero();
        assertThat(new TernaryUpdate(new TreeMap<>()).at(0.5, 1)).isEmpty();
        assertThatThrownBy(() -> of(new double[4]).at(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static TernaryUpdate of(double[] tau) {
        return new TernaryUpdate(new TreeMap<>(Map.of("all", tau)));
    }

    private static double[] doubles(JsonNode array) {
        double[] out = new double[array.size()];
        Arrays.setAll(out, i -> array.get(i).asDouble());
        return out;
    }
}
