/**
 * Charts and chart-like tables of the window, all following the theme. Imports the records of eval, JavaFX, and, as the
 * only package with its sub-package {@code curve}, JFreeChart and AWT colours. Everything here lives on the FX thread.
 */
package org.handful.ui.chart;
