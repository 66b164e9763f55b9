package org.handful.ui.chart.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.handful.model.TrainingEvent;
import org.handful.ui.common.Texts;
import org.junit.jupiter.api.Test;

class CurveTest {
    @Test
    void theMovingAverageIsDebiased() {
        Curve curve = new Curve(0.5);
        curve.append(1, 4);
        curve.append(2, 2);
        curve.append(3, 0);
        assertThat(curve.smooth(0)).isEqualTo(4);
        // (0.5 * (0.5 * 4) + 0.5 * 2) / (1 - 0.25)
        assertThat(curve.smooth(1)).isCloseTo(2 / 0.75, within(1e-12));
        assertThat(curve.smooth(2)).isCloseTo(1 / 0.875, within(1e-12));
    }

    @Property
    void smoothingAConstantGivesTheConstant(@ForAll @DoubleRange(min = -5, max = 5) double value) {
        Curve curve = new Curve(0.9);
        for (int i = 1; i <= 200; i++) {
            curve.append(i, value);
        }
        for (int i = 0; i < curve.size(); i++) {
            assertThat(curve.smooth(i)).isCloseTo(value, within(1e-9));
        }
    }

    @Test
    void aValueThatIsNoNumberIsLeftOut() {
        Curve curve = new Curve(0.9);
        curve.append(1, Double.NaN);
        curve.append(2, Double.POSITIVE_INFINITY);
        curve.append(3, 1);
        assertThat(curve.size()).isEqualTo(1);
        assertThat(curve.smooth(0)).isCloseTo(1, within(1e-12));
    }

    @Property
    void thinningKeepsFirstLastLowestAndHighest(
            @ForAll @Size(min = 2, max = 3000) double[] values, @ForAll @IntRange(min = 1, max = 50) int columns) {
        double[] finite = Arrays.stream(values).map(v -> Double.isFinite(v) ? v : 0).toArray();
        double[] x = new double[finite.length];
        Arrays.setAll(x, i -> i + 1);
        Curve.Points points = Thinning.thin(x, finite, finite.length, columns);
        assertThat(points.size()).isLessThanOrEqualTo(Math.max(4 * columns, 2));
        assertThat(points.x()).isSorted();
        assertThat(points.x()[0]).isEqualTo(1);
        assertThat(points.x()[points.size() - 1]).isEqualTo(finite.length);
        assertThat(Arrays.stream(points.y()).max()).isEqualTo(Arrays.stream(finite).max());
        assertThat(Arrays.stream(points.y()).min()).isEqualTo(Arrays.stream(finite).min());
    }

    @Test
    void tenThousandStepsAreDrawnWithAHandfulOfPointsPerPixel() {
        Curve curve = new Curve(0.9);
        for (int i = 1; i <= 10_000; i++) {
            curve.append(i, i == 7_777 ? 99 : 1);
        }
        Curve.Points points = curve.thinned(false, 400);
        assertThat(points.size()).isLessThanOrEqualTo(1600);
        assertThat(points.y()).contains(99);
    }

    @Test
    void theNearestPointIsFound() {
        Curve curve = new Curve(0);
        for (int step : new int[] {10, 20, 30}) {
            curve.append(step, step);
        }
        assertThat(List.of(curve.nearest(-5), curve.nearest(14), curve.nearest(16), curve.nearest(99)))
                .containsExactly(0, 0, 1, 2);
        assertThat(new Curve(0).nearest(3)).isEqualTo(-1);
    }

    @Test
    void theBestStepIsTheOneWithTheLowestHeldOutLoss() {
        CurveData data = CurveData.of(List.of(
                new TrainingEvent.Started(30, "cpu"),
                new TrainingEvent.Step(1, 30, 2, 0.2, 10, 1),
                new TrainingEvent.HeldOut(10, 0.9, 0.5, new int[0]),
                new TrainingEvent.HeldOut(20, 0.4, 0.7, new int[0]),
                new TrainingEvent.HeldOut(30, 0.6, 0.8, new int[0])));
        assertThat(data.bestStep()).isEqualTo(20);
        assertThat(data.totalSteps()).isEqualTo(30);
        assertThat(data.lastStep()).isEqualTo(30);
    }

    @Test
    void theTableHasARowPerStepAndGapsWhereACurveHasNoPoint() {
        CurveData data = CurveData.of(List.of(
                new TrainingEvent.Step(1, 2, 2, 0.25, 10, 1),
                new TrainingEvent.Step(2, 2, 1, 0.5, 10, 1),
                new TrainingEvent.HeldOut(2, 1.5, 0.75, new int[0])));
        assertThat(CurveCsv.write(data)).isEqualTo("""
                step,support_loss,held_out_loss,support_accuracy,held_out_accuracy
                1,2.0,,0.25,
                2,1.0,1.5,0.5,0.75
                """);
    }

    @Property
    void endLabelsNeverLieOnEachOther(
            @ForAll @Size(min = 1, max = 5) List<@DoubleRange(min = 0, max = 200) Double> ends) {
        double[] wanted = ends.stream().mapToDouble(Double::doubleValue).toArray();
        double[] placed = EndLabels.place(wanted, 16, 0, 200);
        double[] sorted = Arrays.stream(placed).sorted().toArray();
        for (int i = 1; i < sorted.length; i++) {
            assertThat(sorted[i] - sorted[i - 1]).isGreaterThanOrEqualTo(16 - 1e-9);
        }
        assertThat(sorted[0]).isGreaterThanOrEqualTo(8 - 1e-9);
        assertThat(sorted[sorted.length - 1]).isLessThanOrEqualTo(192 + 1e-9);
    }

    @Test
    void theDrawingIsWellFormedAndHasALinePerCurve() throws Exception {
        CurveData data = CurveData.of(List.of(
                new TrainingEvent.Step(1, 2, 2, 0.25, 10, 1),
                new TrainingEvent.Step(2, 2, 1, 0.5, 10, 1),
                new TrainingEvent.HeldOut(2, 1.5, 0.75, new int[0])));
        ChartColours colours = new ChartColours(Color.BLACK, Color.GRAY, Color.ORANGE, Color.BLUE, Color.GRAY,
                Color.WHITE);
        ChartLook look = new ChartLook(colours, new Font("A & B", Font.PLAIN, 12));
        String svg = new CurveSvg(data, look, Texts.load(Locale.ENGLISH, "chart"), false).write(600, 400);
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        var paths = document.getElementsByTagName("path");
        long curves = IntStream.range(0, paths.getLength())
                .filter(i -> "none".equals(paths.item(i).getAttributes().getNamedItem("fill") == null ? ""
                        : paths.item(i).getAttributes().getNamedItem("fill").getNodeValue()))
                .count();
        assertThat(curves).isEqualTo(4);
    }

    @Test
    void ticksAreRoundNumbers() {
        assertThat(new double[] {Ticks.unit(0.25), Ticks.unit(13), Ticks.unit(0.07), Ticks.unit(60)})
                .containsExactly(new double[] {0.25, 20, 0.1, 100}, within(1e-12));
    }
}
