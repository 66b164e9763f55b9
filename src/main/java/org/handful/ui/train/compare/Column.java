package org.handful.ui.train.compare;

import java.util.List;
import org.handful.eval.Scored;
import org.handful.eval.paired.Answer;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;
import org.handful.run.shelf.RunImages;
import org.handful.ui.chart.curve.CurveData;
import org.handful.ui.chart.series.ChartSeries;

/**
 * One run of a comparison.
 *
 * @param place from 0, which gives its letter and its colour
 * @param answers on its test images
 */
record Column(int place, RunInfo info, RunResult run, List<Answer> answers, CurveData curves) {
    private static final int LETTERS = 26;

    static Column of(int place, RunInfo info, RunResult run, RunImages images, CurveData curves) {
        List<Scored> scored = run.predictions();
        var digests = new java.util.HashMap<String, String>();
        images.test().forEach(i -> digests.put(i.name(), i.sha256()));
        return new Column(place, info, run, scored.stream().map(s -> new Answer(s.image(),
                digests.getOrDefault(s.image(), ""), run.classes().get(s.truth()), run.classes().get(s.predicted())))
                .toList(), curves);
    }

    /** A, B, ..., Z, A2, ... */
    String mark() {
        String letter = String.valueOf((char) ('A' + place % LETTERS));
        return place < LETTERS ? letter : letter + (place / LETTERS + 1);
    }

    ChartSeries series() {
        return new ChartSeries(place, mark(), info.name(), run.evaluation().accuracy(), curves);
    }
}
