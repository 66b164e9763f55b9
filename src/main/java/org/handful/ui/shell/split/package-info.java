/** The split in the side bar: what lies on which side, drawing it, locking the test set. FX thread. */
package org.handful.ui.shell.split;
