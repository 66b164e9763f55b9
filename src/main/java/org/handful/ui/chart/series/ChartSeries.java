package org.handful.ui.chart.series;

import org.handful.eval.Estimate;
import org.handful.ui.chart.curve.CurveData;

/**
 * One run in a chart of several.
 *
 * @param colour number of its colour; colours come back after {@link SeriesChart#COLOURS}
 * @param mark a letter or two by which it is known where its name has no room
 */
public record ChartSeries(int colour, String mark, String name, Estimate accuracy, CurveData curves) {}
