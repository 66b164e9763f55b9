/**
 * Charts of several runs beside each other. Each is drawn once, with a {@link org.handful.ui.chart.series.Pen}, so that the
 * drawing for a paper is the one on the screen.
 */
package org.handful.ui.chart.series;
