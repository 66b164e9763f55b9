package org.handful.ui.chart.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;
import org.handful.eval.Estimate;
import org.handful.model.TrainingEvent;
import org.handful.ui.GuiTest;
import org.handful.ui.chart.curve.CurveData;
import org.handful.ui.chart.curve.Ticks;
import org.handful.ui.common.Texts;
import org.junit.jupiter.api.Test;

/** Charts of several runs: the drawing and the table say what the screen shows. */
class SeriesChartGuiTest extends GuiTest {
    private final Texts texts = Texts.load(Locale.ENGLISH, "common", "chart");
    private AccuracyChart accuracy;
    private OverlayChart overlay;

    @Override
    protected Parent root() {
        accuracy = new AccuracyChart(texts);
        overlay = new OverlayChart(texts);
        return new VBox(accuracy, overlay);
    }

    @Test
    void theDrawingHasEveryRunWithItsIntervalAndItsColour() {
        fx(() -> accuracy.show(runs(3)));
        String svg = drawn(accuracy);
        assertThat(svg).startsWith("<svg ").endsWith("</svg>\n").contains("A  run &lt;0&gt;", "C  run &lt;2&gt;");
        assertThat(count(svg, "<circle ")).isEqualTo(3);
        assertThat(Pattern.compile("<circle [^>]*fill=\"(#\\w+)\"").matcher(svg).results()
                .map(m -> m.group(1)).distinct()).hasSize(3);
        assertThat(accuracy.getAccessibleText()).contains("run <1>", "85.0\u00a0%");
        String[] csv = accuracy.csv().split("\n");
        assertThat(csv).hasSize(4);
        assertThat(csv[2]).isEqualTo("B,run <1>,0.85,0.75,0.92,60");
    }

    @Test
    void linesEndWithTheirFigureUpToFiveRunsAndWithTheirLetterBeyond() {
        fx(() -> overlay.show(runs(5)));
        assertThat(drawn(overlay)).contains(">E 90 %<");
        fx(() -> overlay.show(runs(6)));
        assertThat(drawn(overlay)).contains(">F<").doesNotContain("F 90 %");
        assertThat(overlay.csv().lines()).hasSize(1 + 6 * 3);
        assertThat(overlay.csv()).contains("A,run <0>,20,0.5,0.8");
    }

    @Test
    void aTickSaysWhereItIs() {
        // The highest loss is 1, so that a tick stands at every quarter.
        fx(() -> overlay.show(runs(2)));
        assertThat(drawn(overlay)).contains(">0.25<", ">0.75<", ">1.00<").doesNotContain(">0.8<");
        assertThat(Ticks.digits(0.025)).isEqualTo(3);
        assertThat(Ticks.digits(100 * 0.025)).isEqualTo(1);
        assertThat(Ticks.digits(50)).isZero();
    }

    @Test
    void aRunWithoutCurvesIsLeftOut() {
        List<ChartSeries> runs = new ArrayList<>(runs(2));
        runs.add(new ChartSeries(2, "C", "at once", new Estimate(0.5, 10, 0.2, 0.8), new CurveData()));
        fx(() -> overlay.show(runs));
        assertThat(OverlayChart.drawable(runs.getLast())).isFalse();
        assertThat(drawn(overlay)).contains(">B 90 %<").doesNotContain(">C");
    }

    private String drawn(SeriesChart chart) {
        String[] svg = new String[1];
        fx(() -> svg[0] = chart.svg());
        return svg[0].replace('\u00a0', ' ');
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static List<ChartSeries> runs(int n) {
        return IntStream.range(0, n).mapToObj(i -> {
            CurveData curves = new CurveData();
            for (int step = 10; step <= 30; step += 10) {
                curves.add(new TrainingEvent.HeldOut(step, 10.0 / step, 0.6 + step / 100.0, new int[0]));
            }
            return new ChartSeries(i, String.valueOf((char) ('A' + i)), "run <" + i + ">",
                    new Estimate(0.85, 60, 0.75, 0.92), curves);
        }).toList();
    }
}
