package org.handful.run.preflight;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Peak memory of a run: what it keeps of its images, which is known to the byte, and what surrounds that (the program,
 * the weights, the network's workspace), which is what earlier peaks were above theirs.
 */
final class MemoryModel {
    private static final int LATEST = 5;
    private static final int CHUNK = 64;
    /** Weights in memory, with what the engine makes of them. */
    private static final int COPIES = 3;
    /** Bytes of workspace per pixel of a micro-batch; a training keeps every layer's output for the way back. */
    private static final int FORWARD = 300;
    private static final int TRAINING = 1200;
    private static final int MICRO_BATCH_PIXELS = 1 << 19;

    private final List<Measurement> past;

    MemoryModel(List<Measurement> past) {
        this.past = past.stream().filter(m -> m.peakBytes() > 0)
                .sorted(Comparator.comparing(Measurement::at).reversed()).toList();
    }

    /** Prepared images or embeddings that are in the Java heap at once. */
    static long kept(RunTask task) {
        RunTask.Work w = task.work();
        long image = 3L * Float.BYTES * task.network().size() * task.network().size();
        if (task.inside()) {
            return image * (w.support() + w.watched() + 2L * w.perStep() + CHUNK);
        }
        long row = (long) task.network().dim() * Float.BYTES;
        return row * (2L * w.support() + 2L * w.test() + 2L * w.support())
                + (w.toEmbed() > 0 ? 2 * image * Math.min(CHUNK, w.toEmbed()) : 0);
    }

    long peak(RunTask task, Machine machine) {
        return Math.max(machine.resident(), surroundings(task, machine)) + kept(task);
    }

    Optional<Shortage> shortage(RunTask task, Machine machine) {
        long kept = kept(task);
        if (kept > machine.heap()) {
            return Optional.of(new Shortage(Shortage.Of.IMAGES, kept, machine.heap()));
        }
        long more = peak(task, machine) - machine.resident();
        return more > machine.available()
                ? Optional.of(new Shortage(Shortage.Of.SYSTEM, more, machine.available())) : Optional.empty();
    }

    private long surroundings(RunTask task, Machine machine) {
        Optional<Long> own = highest(m -> m.task().network().sha256().equals(task.network().sha256())
                && m.task().inside() == task.inside() && m.task().device().equals(task.device()));
        if (own.isPresent()) {
            return own.get();
        }
        int perPixel = task.inside() ? TRAINING : FORWARD;
        return machine.resident() + COPIES * task.network().bytes() + (long) perPixel * MICRO_BATCH_PIXELS;
    }

    private Optional<Long> highest(Predicate<Measurement> which) {
        return past.stream().filter(which).limit(LATEST)
                .map(m -> Math.max(0, m.peakBytes() - kept(m.task()))).max(Comparator.naturalOrder());
    }
}
