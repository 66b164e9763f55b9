/** The side bar: what there is in the project, always the same. FX thread. */
package org.handful.ui.shell.side;
