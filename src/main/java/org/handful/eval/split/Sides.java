package org.handful.eval.split;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.handful.model.Split;

/**
 * A split in the making. Whatever the way of dividing, the last word is here: a group with a support image gives no
 * test image.
 */
final class Sides {
    private enum Side { NEITHER, SUPPORT, TEST }

    private final Pool pool;
    private final Side[] sides;

    Sides(Pool pool) {
        this.pool = pool;
        sides = new Side[pool.data().size()];
        Arrays.fill(sides, Side.NEITHER);
    }

    void support(int position) {
        sides[position] = Side.SUPPORT;
    }

    void test(int position) {
        sides[position] = Side.TEST;
    }

    boolean inSupport(int position) {
        return sides[position] == Side.SUPPORT;
    }

    /** Puts a whole group on one side, except for what a person fixed on the other. */
    void place(int group, boolean support) {
        for (int i : pool.members(group)) {
            switch (pool.role(i)) {
                case SUPPORT -> support(i);
                case TEST -> test(i);
                default -> sides[i] = support ? Side.SUPPORT : Side.TEST;
            }
        }
    }

    boolean learnedFrom(int group) {
        return Arrays.stream(pool.members(group)).anyMatch(this::inSupport);
    }

    /** @param wantedPerClass a class that is on with fewer support images, or without a test image, is named as short */
    Split toSplit(int wantedPerClass) {
        int[] support = positions(Side.SUPPORT);
        int[] test = Arrays.stream(positions(Side.TEST)).filter(i -> !learnedFrom(pool.groupOf(i))).toArray();
        int[] learned = perClass(support);
        int[] tested = perClass(test);
        return new Split(support, test, IntStream.range(0, pool.data().labels().size())
                .filter(k -> pool.data().labels().active(k))
                .filter(k -> learned[k] < wantedPerClass || tested[k] == 0)
                .mapToObj(k -> pool.data().labels().name(k))
                .toList());
    }

    private int[] positions(Side side) {
        return IntStream.range(0, sides.length).filter(i -> sides[i] == side).toArray();
    }

    private int[] perClass(int[] positions) {
        int[] n = new int[pool.data().labels().size()];
        for (int i : positions) {
            n[pool.label(i)]++;
        }
        return n;
    }
}
