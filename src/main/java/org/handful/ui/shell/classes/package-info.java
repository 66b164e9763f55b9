/** The classes in the side bar: named, coloured, ordered, merged, switched off. FX thread. */
package org.handful.ui.shell.classes;
