package org.handful.run.sessions;

import java.util.List;
import org.handful.eval.sessions.SessionCurve;

/**
 * What came of adding classes.
 *
 * @param run name of the run that the base session is taken from
 * @param backbone its backbone
 * @param base classes of the base session
 * @param shortClasses new classes with too few images to learn from and to test on; they took no part
 * @param curves plain growth, then TEEN
 */
public record SessionReport(SessionPlan plan, String run, String backbone, List<String> base,
        List<String> shortClasses, List<SessionCurve> curves) {
    /** Prototypes of new classes beside the others, as they are. */
    public static final String GROWTH = "growth";
    /** Prototypes of new classes drawn towards similar base classes. */
    public static final String TEEN = "teen";

    public SessionReport {
        base = List.copyOf(base);
        shortClasses = List.copyOf(shortClasses);
        curves = List.copyOf(curves);
    }
}
