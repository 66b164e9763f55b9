package org.handful.ui.evaluate.confidence;

import java.util.List;
import org.handful.eval.Scored;
import org.handful.eval.calibration.CrossFitTemperature;
import org.handful.eval.calibration.Temperature;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/** Says in a sentence what temperature scaling would do to the probabilities of a run. Immutable. */
public final class TemperatureWords {
    private final Texts texts;
    private final Figures figures;

    public TemperatureWords(Texts texts) {
        this.texts = texts;
        this.figures = new Figures(texts);
    }

    public String of(List<Scored> predictions) {
        if (predictions.size() < Temperature.ENOUGH) {
            return texts.get("evaluate.temperature.few", predictions.size(), Temperature.ENOUGH);
        }
        CrossFitTemperature t = CrossFitTemperature.of(predictions);
        if (!t.temperature().identifiable()) {
            return texts.get("evaluate.temperature.unknown");
        }
        double value = t.temperature().value();
        return texts.get(value > 1 ? "evaluate.temperature.over" : "evaluate.temperature.under", figures.number(value, 2),
                figures.number(t.lossBefore(), 3), figures.number(t.lossAfter(), 3), figures.number(100 * t.eceBefore(), 1),
                figures.number(100 * t.eceAfter(), 1), t.n());
    }
}
