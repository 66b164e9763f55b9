/** The tab Shortcuts: what a model may have learned instead of the classes, and what to do about it. FX thread. */
package org.handful.ui.evaluate.shortcuts;
