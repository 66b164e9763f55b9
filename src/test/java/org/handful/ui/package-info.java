/** Tests of the window: {@link org.handful.ui.GuiTest} for what needs a toolkit. */
package org.handful.ui;
