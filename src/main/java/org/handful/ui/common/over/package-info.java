/** What lies over the window for a while: one card at a time, put away with Escape. FX thread. */
package org.handful.ui.common.over;
