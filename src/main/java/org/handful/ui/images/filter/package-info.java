/** The chips that narrow the gallery, and the menus that group and sort it. FX thread. */
package org.handful.ui.images.filter;
