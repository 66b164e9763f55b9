package org.handful.ui.shell;

/**
 * A class in the side bar.
 *
 * @param index in the label space, -1 for images without a class
 * @param chosen whether the gallery is narrowed to it
 */
record ClassRow(int index, String name, int count, boolean chosen) {}
