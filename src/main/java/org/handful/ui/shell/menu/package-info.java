/** Menus, command palette and the list of keys, all made of the actions. FX thread. */
package org.handful.ui.shell.menu;
