package org.handful.run.bench.window;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What was measured of the window.
 *
 * @param display what drew: the pipeline and the platform
 * @param usableSeconds from the beginning of the process until the start screen was drawn and took input
 * @param openSeconds from asking for the project with many images until they could be seen
 * @param frames one line for each thing that was done meanwhile
 * @param generated images that were made for this, by what they were used for
 */
public record WindowReport(
        String display, int cores, String java, String os, double usableSeconds, double openSeconds,
        List<Frames> frames, Memory memory, Map<String, Integer> generated, int distinct) {
    /** A frame that comes later than this is seen as a jerk. */
    public static final double LATE_MILLIS = 50;

    /**
     * Milliseconds from one frame to the next while something went on.
     *
     * @param what {@code scroll}, {@code leap}, {@code select}, {@code label}, {@code group}, {@code search}, {@code
     *     import}, {@code train}
     */
    public record Frames(String what, int frames, double seconds, double median, double p99, double longest, int late) {
        /** @param at when each frame came, nanoseconds, in order; two at least */
        public static Frames of(String what, long[] at) {
            double[] gaps = new double[at.length - 1];
            for (int i = 0; i < gaps.length; i++) {
                gaps[i] = (at[i + 1] - at[i]) / 1e6;
            }
            Arrays.sort(gaps);
            return new Frames(what, at.length, (at[at.length - 1] - at[0]) / 1e9, gaps[gaps.length / 2],
                    gaps[(int) (gaps.length * 0.99)], gaps[gaps.length - 1],
                    (int) Arrays.stream(gaps).filter(g -> g > LATE_MILLIS).count());
        }
    }

    /**
     * Bytes that the process held, as the system counts them.
     *
     * @param start with an empty project open, when what nobody needs was cleared away
     * @param peak highest while the project with many images was opened, scrolled and edited
     * @param heap used by Java objects after that, when what nobody needs was cleared away
     */
    public record Memory(long start, long peak, long heap) {
        /** What many images and their gallery cost beside a window that shows none. */
        public long gallery() {
            return Math.max(0, peak - start);
        }
    }
}
