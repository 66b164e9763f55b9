package org.handful.run.sessions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handful.error.HandfulException;
import org.handful.store.ProjectFile;
import org.handful.store.RunSessions;
import org.handful.store.codec.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** What came of adding classes, and when that was measured: on the images that there were then. */
public record KeptSessions(Instant made, SessionReport report) {
    private static final Logger LOG = LoggerFactory.getLogger(KeptSessions.class);

    /** Everything that is kept with a run, newest first. */
    public static List<KeptSessions> of(ProjectFile file, long run) throws HandfulException {
        return file.sessions().of(run).stream().map(KeptSessions::read).flatMap(Optional::stream).toList();
    }

    /** Keeps it with its run, in place of what was measured in the same way. */
    public static void keep(ProjectFile file, SessionReport report) throws HandfulException {
        if (!file.readOnly()) {
            SessionPlan plan = report.plan();
            file.sessions().put(
                    plan.run(), plan.shots(), plan.perSession(), plan.seed(), Instant.now(), Json.write(report));
        }
    }

    private static Optional<KeptSessions> read(RunSessions.Kept kept) {
        try {
            return Optional.of(new KeptSessions(kept.made(), Json.read(kept.report(), SessionReport.class)));
        } catch (JacksonException e) {
            // Another version wrote it: it is quickly measured again, and nothing else depends on it.
            LOG.warn("sessions of a run are not readable", e);
            return Optional.empty();
        }
    }
}
