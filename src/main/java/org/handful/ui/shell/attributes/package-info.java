/** Attributes and their values in the side bar. FX thread. */
package org.handful.ui.shell.attributes;
