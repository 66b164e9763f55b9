package org.handful.ui.chart.curve;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Where the labels at the ends of lines go: each beside its line, moved apart where they would lie on each other, never
 * outside the plot while there is room.
 */
public final class EndLabels {
    private EndLabels() {}

    /**
     * @param wanted heights of the line ends, pixels downwards
     * @param height of one label
     * @return heights of the label centres, in the order of {@code wanted}
     */
    public static double[] place(double[] wanted, double height, double top, double bottom) {
        Integer[] order = new Integer[wanted.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> wanted[i]));
        double[] placed = new double[wanted.length];
        double free = top;
        for (int i : order) {
            placed[i] = Math.max(wanted[i], free + height / 2);
            free = placed[i] + height / 2;
        }
        double limit = bottom;
        for (int at = order.length - 1; at >= 0; at--) {
            int i = order[at];
            placed[i] = Math.min(placed[i], limit - height / 2);
            limit = placed[i] - height / 2;
        }
        return placed;
    }
}
