/** One image, large: fitted, enlarged to its own pixels and beyond, moved about, labelled. FX thread. */
package org.handful.ui.images.viewer;
