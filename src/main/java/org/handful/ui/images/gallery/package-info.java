/**
 * Images in groups and lines: how they are ordered, where each one is, which are picked, and the pane that draws those
 * that can be seen. Made for 50,000: orders are computed in the background, and a tile exists only while it is on
 * screen. FX thread, except for the immutable {@code Arrangement} and {@code Gallery}.
 */
package org.handful.ui.images.gallery;
