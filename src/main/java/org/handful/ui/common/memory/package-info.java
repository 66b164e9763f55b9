/** What the window keeps with a project. FX thread. */
package org.handful.ui.common.memory;
