/** The tab Map: images in the plane, selected with a line drawn around them. FX thread. */
package org.handful.ui.evaluate.map;
