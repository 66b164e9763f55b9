package org.handful.run.preflight;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Seconds of a run from what earlier runs have taken.
 *
 * <ul>
 *   <li>Embedding: so many seconds per image that is not in the cache yet.
 *   <li>Fit inside the network: so many seconds per image that runs through it; a step counts three times its batch.
 *   <li>Fit over embeddings: a {@link PowerLaw}.
 *   <li>Singular vectors before the first step: so many seconds per unit of effort.
 *   <li>Heads that begin as a linear probe: so many seconds per unit of another effort.
 *   <li>Evaluation: so many seconds per test image.
 * </ul>
 *
 * <p>A backbone that was never measured here borrows from one that was, by its pixels and weights. Where nothing was
 * measured at all, the constants of a small machine stand in.
 */
final class TimeModel {
    private static final int LATEST = 8;
    /** Fewer images say more about what surrounds them than about the images. */
    private static final int FEWEST_IMAGES = 4;
    private static final double SHORTEST = 1e-4;

    /** Seconds per pixel and byte of weights: the embedding of Pocket on one core of a busy machine. */
    private static final double GUESSED_EFFORT = 1.2e-13;
    /** Seconds per image, class and number of its embedding. */
    private static final double GUESSED_FIT = 5e-9;
    /** Seconds per unit of effort, on two cores. */
    private static final double GUESSED_VECTORS = 3e-10;
    /** Seconds per unit of effort, on two cores. */
    private static final double GUESSED_PROBE = 1.3e-7;
    private static final double GUESSED_LOOK = 2e-4;

    private final List<Measurement> past;

    /** @param past in any order */
    TimeModel(List<Measurement> past) {
        this.past = past.stream().sorted(Comparator.comparing(Measurement::at).reversed()).toList();
    }

    PhaseTime embed(RunTask task) {
        int images = task.work().toEmbed();
        return images == 0 ? PhaseTime.NONE : perImage(task).times(images);
    }

    PhaseTime fit(RunTask task) {
        return task.inside() ? inside(task).times(task.passes()) : head(task);
    }

    /** Singular vectors before the first step: the processor finds them, whatever the network computes on. */
    PhaseTime vectors(RunTask task) {
        double effort = task.before().effort();
        if (effort <= 0) {
            return PhaseTime.NONE;
        }
        List<Double> own = rates(m -> m.task().before().effort() > 0, m -> m.vectorSeconds() / m.task().before().effort());
        return own.isEmpty() ? PhaseTime.guessed(GUESSED_VECTORS * effort) : middle(own).times(effort);
    }

    /** Heads that begin as a linear probe. */
    PhaseTime probes(RunTask task) {
        double effort = task.before().probes();
        if (effort <= 0) {
            return PhaseTime.NONE;
        }
        List<Double> own = rates(m -> m.task().before().probes() > 0, m -> m.probeSeconds() / m.task().before().probes());
        return own.isEmpty() ? PhaseTime.guessed(GUESSED_PROBE * effort) : middle(own).times(effort);
    }

    /** Seconds of {@link #fit} before the first step. */
    double before(RunTask task) {
        return task.inside() ? inside(task).seconds() * task.passesBefore() : 0;
    }

    PhaseTime evaluate(RunTask task) {
        int images = task.work().test();
        if (images == 0) {
            return PhaseTime.NONE;
        }
        List<Double> own = rates(m -> sameKind(m, task) && m.task().work().test() >= FEWEST_IMAGES,
                m -> m.evaluateSeconds() / m.task().work().test());
        if (!own.isEmpty()) {
            return middle(own).times(images);
        }
        return (task.inside() ? perImage(task).borrowed() : PhaseTime.guessed(GUESSED_LOOK)).times(images);
    }

    private PhaseTime perImage(RunTask task) {
        List<Double> own = rates(m -> sameNetwork(m, task) && embedded(m), TimeModel::embedRate);
        if (!own.isEmpty()) {
            return middle(own);
        }
        List<Double> others = rates(m -> sameDevice(m, task) && embedded(m) && m.task().network().effort() > 0,
                m -> embedRate(m) / m.task().network().effort());
        double effort = task.network().effort();
        return others.isEmpty() ? PhaseTime.guessed(GUESSED_EFFORT * effort)
                : PhaseTime.scaled(middle(others).seconds() * effort, others.size());
    }

    /** Per image that runs through the network. */
    private PhaseTime inside(RunTask task) {
        List<Double> own = rates(m -> sameKind(m, task) && m.task().passes() > 0,
                m -> (m.fitSeconds() - m.vectorSeconds() - m.probeSeconds()) / m.task().passes());
        return own.isEmpty() ? perImage(task).borrowed() : middle(own);
    }

    private PhaseTime head(RunTask task) {
        List<PowerLaw.Point> points = past.stream()
                .filter(m -> !m.task().inside() && m.task().method().equals(task.method()))
                .filter(m -> m.fitSeconds() > 0 && m.task().volume() > 0 && m.task().network().dim() > 0)
                .limit(LATEST)
                .map(m -> new PowerLaw.Point(
                        m.task().volume(), m.task().network().dim(), Math.max(SHORTEST, m.fitSeconds())))
                .toList();
        if (points.isEmpty()) {
            return PhaseTime.guessed(GUESSED_FIT * task.volume() * task.network().dim());
        }
        PowerLaw law = PowerLaw.fit(points);
        return PhaseTime.measured(law.seconds(task.volume(), task.network().dim()), law.logResiduals());
    }

    private List<Double> rates(Predicate<Measurement> which, ToDoubleFunction<Measurement> rate) {
        return past.stream().filter(which).map(rate::applyAsDouble).filter(r -> r > 0 && Double.isFinite(r))
                .limit(LATEST).toList();
    }

    /** The median, so that one run beside a busy program does no harm. */
    private static PhaseTime middle(List<Double> rates) {
        List<Double> sorted = rates.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return PhaseTime.measured(median, rates.stream().map(r -> Math.log(r / median)).toList());
    }

    private static boolean embedded(Measurement m) {
        return m.task().work().toEmbed() >= FEWEST_IMAGES && m.embedSeconds() > 0;
    }

    private static double embedRate(Measurement m) {
        return m.embedSeconds() / m.task().work().toEmbed();
    }

    private static boolean sameKind(Measurement m, RunTask task) {
        return sameNetwork(m, task) && m.task().method().equals(task.method()) && m.task().inside() == task.inside();
    }

    private static boolean sameNetwork(Measurement m, RunTask task) {
        return sameDevice(m, task) && m.task().network().sha256().equals(task.network().sha256());
    }

    private static boolean sameDevice(Measurement m, RunTask task) {
        return m.task().device().equals(task.device()) && m.task().threads() == task.threads();
    }
}
