/** In the tab Labels: near-duplicates that are on both sides of a split or have two labels. FX thread. */
package org.handful.ui.evaluate.twins;
