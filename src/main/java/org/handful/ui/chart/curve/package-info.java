/**
 * Learning curves: their points, their smoothing and thinning, and the live chart that draws them. The points are plain
 * arrays and know no toolkit; the chart lives on the FX thread.
 */
package org.handful.ui.chart.curve;
