package org.handful.ui.common.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.handful.eval.Estimate;
import org.handful.ui.fake.FakeKit;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final Figures figures = new Figures(new FakeKit().direct().texts());

    @Test
    void shouldSayAnAccuracyWithItsIntervalAndItsNumberOfImages() {
        assertThat(figures.estimate(new Estimate(0.9127, 275, 0.8781, 0.9412)))
                .isEqualTo("91.3\u00a0% (88 to 94, n\u00a0=\u00a0275)");
    }

    @Test
    void shouldNotPretendPrecisionThatAWideIntervalDoesNotJustify() {
        assertThat(figures.estimate(new Estimate(0.6667, 9, 0.354, 0.879))).isEqualTo("67\u00a0% (35 to 88, n\u00a0=\u00a09)");
    }

    @Test
    void shouldShowDecimalsOfTheBoundsWhenTheIntervalIsNarrow() {
        assertThat(figures.estimate(new Estimate(0.9127, 27500, 0.9093, 0.916)))
                .isEqualTo("91.3\u00a0% (90.9 to 91.6, n\u00a0=\u00a027,500)");
    }

    @Test
    void shouldSayThatThereIsNoData() {
        assertThat(figures.estimate(new Estimate(Double.NaN, 0, Double.NaN, Double.NaN))).isEqualTo("no data");
        assertThat(figures.percent(null)).isEqualTo("no data");
    }

    @Test
    void shouldSayDurationsAsPeopleDo() {
        assertThat(figures.duration(Duration.ofMillis(300))).isEqualTo("under a second");
        assertThat(figures.duration(Duration.ofSeconds(40))).isEqualTo("40\u00a0s");
        assertThat(figures.duration(Duration.ofSeconds(200))).isEqualTo("3\u00a0min 20\u00a0s");
        assertThat(figures.duration(Duration.ofMinutes(125))).isEqualTo("2\u00a0h 5\u00a0min");
    }

    @Test
    void shouldSaySizesInDecimalUnits() {
        assertThat(figures.bytes(820)).isEqualTo("820\u00a0B");
        assertThat(figures.bytes(3_240_000)).isEqualTo("3.2\u00a0MB");
        assertThat(figures.bytes(14_200_000)).isEqualTo("14\u00a0MB");
    }
}
