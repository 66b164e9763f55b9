/** The tab Labels: labels that look wrong, to be judged one after the other. FX thread. */
package org.handful.ui.evaluate.labels;
