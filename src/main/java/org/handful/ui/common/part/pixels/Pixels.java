package org.handful.ui.common.part.pixels;

/**
 * A square picture. The array is lent, and will hold another picture later: whoever is handed this copies it at once.
 *
 * @param argb line after line, with the alpha multiplied in
 */
public record Pixels(int side, int[] argb) {
    public long bytes() {
        return 4L * argb.length;
    }
}
