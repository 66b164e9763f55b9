package org.handful.ui.chart.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.handful.model.TrainingEvent;
import org.handful.ui.GuiTest;
import org.handful.ui.common.Texts;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.junit.jupiter.api.Test;

/** The use of a GPU stands under the curves of a training that had one, and nowhere else. */
class GpuCurvesGuiTest extends GuiTest {
    private static final long GIB = 1L << 30;
    private final Texts texts = Texts.load(Locale.ENGLISH, "common", "chart");
    private CurveChart chart;

    @Override
    protected Parent root() {
        chart = new CurveChart(texts);
        return new StackPane(chart);
    }

    @Test
    void memoryAndUseOfTheGpuAreDrawnUnderTheCurves() throws Exception {
        CurveData data = curves(true);
        fx(() -> chart.show(data));
        until(
                () -> chart.getAccessibleText() != null && chart.getAccessibleText().contains("GPU: 24"));
        assertThat(chart.getAccessibleText().replace('\u00a0', ' ')).contains("busy 80 % of the time");
        assertThat(plots(data)).isEqualTo(3);
        assertThat(data.gpuBusy().x(39)).isEqualTo(40);
        assertThat(data.gpuMemory().raw(0)).isEqualTo(12.25 / 80);
    }

    @Test
    void onTheCpuThereIsNoEmptyChart() throws Exception {
        CurveData data = curves(false);
        fx(() -> chart.show(data));
        until(
                () -> chart.getAccessibleText() != null && chart.getAccessibleText().contains("40"));
        assertThat(chart.getAccessibleText()).doesNotContain("GPU");
        assertThat(plots(data)).isEqualTo(2);
    }

    private int plots(CurveData data) throws Exception {
        int[] n = new int[1];
        fx(() -> {
            CombinedDomainXYPlot all = (CombinedDomainXYPlot) new CurvePlot(data, chart.look(), texts, true)
                    .build(900, 500, 100).getPlot();
            n[0] = (int) all.getSubplots().stream().filter(p -> p.getDataset().getItemCount(0) > 0).count();
        });
        return n[0];
    }

    private static CurveData curves(boolean gpu) {
        CurveData data = new CurveData();
        data.add(new TrainingEvent.Started(60, gpu ? "gpu" : "cpu"));
        for (int step = 1; step <= 40; step++) {
            data.add(new TrainingEvent.Step(step, 60, 2.0 / step, 1 - 0.5 / step, 20, GIB));
            if (step % 5 == 0) {
                data.add(new TrainingEvent.HeldOut(step, 0.3 + 2.0 / step, 0.9 - 0.5 / step, new int[0]));
            }
            if (gpu) {
                data.add(new TrainingEvent.GpuUse((48L + step) * GIB / 4, 80 * GIB, step % 2 == 0 ? 0.8 : 0.6));
            }
        }
        return data;
    }
}
