package org.handful.ui.shell.classes;

/**
 * A class in the side bar.
 *
 * @param index in the label space, -1 for images without a class
 * @param chosen whether the gallery is narrowed to it
 * @param active whether it takes part in new runs
 * @param colour what a person chose, or null
 */
record ClassRow(int index, String name, int count, boolean chosen, boolean active, String colour) {
    boolean isClass() {
        return index >= 0;
    }
}
