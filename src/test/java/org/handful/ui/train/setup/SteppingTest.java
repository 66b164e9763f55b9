package org.handful.ui.train.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.handful.method.Settings;
import org.handful.tune.Film;
import org.handful.ui.demo.SteppingMethod;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteppingTest {
    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("a learning rate goes along 1, 2, 5, 10")
    @CsvSource({"0.001, 0.002", "0.002, 0.005", "0.005, 0.01", "0.003, 0.005", "0.5, 1", "1, 1"})
    void rates(String from, String up) {
        SettingField rate = field("headRate");
        rate.text().set(from);
        Stepping.step(rate, 1);
        assertThat(Double.parseDouble(rate.text().get())).isEqualTo(Double.parseDouble(up));
    }

    @Test
    @DisplayName("and back down to the smallest allowed")
    void down() {
        SettingField rate = field("headRate");
        List<Double> seen = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Stepping.step(rate, -1);
            seen.add(Double.parseDouble(rate.text().get()));
        }
        assertThat(seen).startsWith(0.002, 0.001, 5e-4, 2e-4, 1e-4).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(seen.getLast()).isZero();
    }

    @Test
    @DisplayName("counts go by one and stay in their bounds; a share goes by a twentieth; wrong text stays")
    void others() {
        SettingField steps = field("steps");
        Stepping.step(steps, -10);
        assertThat(steps.text().get()).isEqualTo("50");
        Stepping.step(steps, -1000);
        assertThat(steps.text().get()).isEqualTo("1");
        SettingField warmUp = field("warmUp");
        Stepping.step(warmUp, 1);
        assertThat(warmUp.text().get()).isEqualTo("0.145");
        steps.text().set("many");
        Stepping.step(steps, 1);
        assertThat(steps.text().get()).isEqualTo("many");
    }

    @Test
    @DisplayName("a slider is for shares, not for learning rates or counts")
    void sliders() {
        assertThat(Settings.describe(new Film()).stream().filter(Stepping::even).map(s -> s.name()))
                .containsExactly("warmUp", "labelSmoothing", "smallestCrop");
        assertThat(Settings.describe(new SteppingMethod())).noneMatch(Stepping::even);
    }

    @Property(tries = 100)
    void whateverComesOutIsAllowed(@ForAll @Scale(7) @DoubleRange(min = 1e-7, max = 1) double value) {
        SettingField rate = field("headRate");
        rate.text().set(String.valueOf(value));
        for (int by : new int[] {1, 1, -1, -1, -1}) {
            double before = Double.parseDouble(rate.text().get());
            Stepping.step(rate, by);
            assertThat(rate.complaint().get()).isNull();
            double after = Double.parseDouble(rate.text().get());
            assertThat(by > 0 ? after >= Math.min(1, before) : after <= before).isTrue();
        }
    }

    private static SettingField field(String name) {
        return new SettingsModel(new Film()).fields().stream()
                .filter(f -> f.spec().name().equals(name)).findFirst().orElseThrow();
    }
}
