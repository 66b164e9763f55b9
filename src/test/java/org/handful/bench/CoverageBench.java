package org.handful.bench;

import java.util.Locale;
import org.handful.eval.interval.Trials;

/**
 * How often every interval that the program shows holds the truth, for docs/intervals.md: a table for people who want to know
 * whether they can believe it. Argument: draws per figure, 10,000 if none.
 */
public final class CoverageBench {
    private static final int[] SIZES = {5, 10, 20, 50};

    private CoverageBench() {}

    public static void main(String[] args) {
        int draws = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        System.out.println("| interval of | n = 5 | n = 10 | n = 20 | n = 50 |\n|---|---|---|---|---|");
        Trials.all().forEach((name, trial) -> {
            StringBuilder row = new StringBuilder("| " + name + " |");
            for (int n : SIZES) {
                row.append(String.format(Locale.ROOT, " %.1f |", 100 * Trials.coverage(trial, n, draws, n)));
            }
            System.out.println(row);
        });
    }
}
