/** Saves the report of a run from the window. FX thread. */
package org.handful.ui.evaluate.report;
