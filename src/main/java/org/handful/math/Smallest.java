package org.handful.math;

import java.util.Arrays;

/** The smallest of the numbers that it is offered, in order, the earlier one first among equals. Not thread-safe. */
public final class Smallest {
    private final int[] indices;
    private final double[] values;
    private int size;

    /** @param most how many are kept */
    public Smallest(int most) {
        indices = new int[most];
        values = new double[most];
    }

    /** Takes a number that is among the smallest so far. @param index whose it is */
    public void offer(int index, double value) {
        if (indices.length == 0 || size == indices.length && value >= values[size - 1]) {
            return;
        }
        int place = size < indices.length ? size++ : size - 1;
        for (; place > 0 && values[place - 1] > value; place--) {
            values[place] = values[place - 1];
            indices[place] = indices[place - 1];
        }
        values[place] = value;
        indices[place] = index;
    }

    /** Whose they are, smallest first. */
    public int[] indices() {
        return Arrays.copyOf(indices, size);
    }

    /** The numbers, smallest first. */
    public double[] values() {
        return Arrays.copyOf(values, size);
    }
}
