/** Lines of the side bar, whatever they stand for. FX thread. */
package org.handful.ui.shell.row;
