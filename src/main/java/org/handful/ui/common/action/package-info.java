/**
 * Everything a person can do in the window, said once: palette, menus, keys, tooltips and help are made of it. Imports
 * ui.common and JavaFX.
 */
package org.handful.ui.common.action;
