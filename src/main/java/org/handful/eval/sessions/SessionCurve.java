package org.handful.eval.sessions;

import java.util.List;

/**
 * One way of taking classes in, session after session: the protocol and the figures of few-shot class-incremental learning
 * (Tao et al., "Few-Shot Class-Incremental Learning", CVPR 2020; harmonic mean as in Zou et al. and later work, because the
 * accuracy over all classes is mostly that of the base classes).
 *
 * @param way id of the method
 * @param sessions the base session first; at least one
 */
public record SessionCurve(String way, List<SessionFigures> sessions) {
    public SessionCurve {
        sessions = List.copyOf(sessions);
    }

    public SessionFigures first() {
        return sessions.getFirst();
    }

    public SessionFigures last() {
        return sessions.getLast();
    }

    /** Mean accuracy over the sessions. */
    public double average() {
        return sessions.stream().mapToDouble(s -> s.accuracy().value()).average().orElse(Double.NaN);
    }

    /** Performance drop PD: accuracy of the first session less that of the last. */
    public double drop() {
        return first().accuracy().value() - last().accuracy().value();
    }

    /** By how much base classes were recognised better at their best session before the last; 0 with one session. */
    public double forgetting() {
        return sessions.stream().limit(sessions.size() - 1L).mapToDouble(SessionFigures::base).max()
                .orElse(last().base()) - last().base();
    }
}
