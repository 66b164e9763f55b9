/**
 * The frame of the window: top bar, side bar, status bar and the place where screens are put. Knows screens only as
 * {@link org.handful.ui.common.Screen}. FX thread.
 */
package org.handful.ui.shell;
