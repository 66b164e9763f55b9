/** Parts of the tab Confidence. FX thread. */
package org.handful.ui.evaluate.confidence;
