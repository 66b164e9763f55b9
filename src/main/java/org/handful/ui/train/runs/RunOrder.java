package org.handful.ui.train.runs;

import java.util.Comparator;
import org.handful.run.result.RunInfo;

/** How the list of runs is sorted; the newer run comes first where nothing else decides. */
public enum RunOrder {
    NEWEST(newest()),
    STARRED(Comparator.comparing(RunInfo::starred).reversed().thenComparing(newest())),
    BEST(Comparator.comparingDouble(RunOrder::accuracy).reversed().thenComparing(newest())),
    METHOD(Comparator.comparing((RunInfo r) -> r.spec().method()).thenComparing(newest()));

    private final Comparator<RunInfo> comparator;

    RunOrder(Comparator<RunInfo> comparator) {
        this.comparator = comparator;
    }

    Comparator<RunInfo> comparator() {
        return comparator;
    }

    private static Comparator<RunInfo> newest() {
        return Comparator.comparing(RunInfo::started).thenComparingLong(RunInfo::id).reversed();
    }

    private static double accuracy(RunInfo run) {
        return RunsModel.evaluated(run) ? run.accuracy().value() : -1;
    }
}
