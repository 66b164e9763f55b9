/** The list of everything that was done in a project. FX thread. */
package org.handful.ui.shell.history;
