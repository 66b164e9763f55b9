/** The start screen: drop, new, open, recent projects, samples. Works over the workbench alone. FX thread. */
package org.handful.ui.start;
