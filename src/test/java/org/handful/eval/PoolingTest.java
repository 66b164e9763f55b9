package org.handful.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolingTest {
    @Test
    void averagesEachImageOverItsRepeats() {
        List<Scored> pooled = Pooling.average(List.of(
                new Scored("b", 0, new double[] {1, 0}, Map.of("k", "v")),
                new Scored("a", 1, new double[] {0.5, 0.5}, Map.of()),
                new Scored("b", 0, new double[] {0.5, 0.5}, Map.of("k", "v"))));
        assertThat(pooled).extracting(Scored::image).containsExactly("b", "a");
        assertThat(pooled.getFirst().probabilities()).containsExactly(0.75, 0.25);
        assertThat(pooled.getFirst().attributes()).containsEntry("k", "v");
    }

    @Test
    void refusesRepeatsThatDisagreeAboutTheTruth() {
        assertThatThrownBy(() -> Pooling.average(List.of(
                        new Scored("b", 0, new double[] {1, 0}, Map.of()),
                        new Scored("b", 1, new double[] {1, 0}, Map.of()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b");
    }
}
