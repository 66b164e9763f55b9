package org.handful.eval.split;

import org.handful.model.Split;

/** What a person assigned. Images that were assigned to neither side are not used. */
public final class AssignedSplit {
    private AssignedSplit() {}

    /** @param pool of the dataset that carries the roles */
    public static Split of(Pool pool) {
        Sides sides = new Sides(pool);
        for (int i : pool.data().usable()) {
            switch (pool.role(i)) {
                case SUPPORT -> sides.support(i);
                case TEST -> sides.test(i);
                default -> { }
            }
        }
        return sides.toSplit(1);
    }
}
