/** Runs side by side: one chart, one table, what can be told from chance, and which images changed. */
package org.handful.ui.train.compare;
