/** The part of Overview that shows how far accuracy hangs on which images are learned from. FX thread. */
package org.handful.ui.evaluate.spread;
