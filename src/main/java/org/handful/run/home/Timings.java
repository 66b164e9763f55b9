package org.handful.run.home;

import java.util.ArrayList;
import java.util.List;
import org.handful.run.Home;
import org.handful.run.preflight.Measurement;

/** What runs on this machine have cost, for forecasts; the newest are kept. Thread-safe. */
public final class Timings {
    private static final int KEPT = 200;

    /** The file's content. */
    record Content(List<Measurement> measurements) {
        Content {
            measurements = measurements == null ? List.of()
                    : measurements.stream().filter(m -> m != null && m.complete()).toList();
        }
    }

    private final JsonFile<Content> file;

    public Timings(Home home) {
        file = new JsonFile<>(home.root().resolve("timings.json"), Content.class);
    }

    /** Oldest first. */
    public synchronized List<Measurement> all() {
        return file.read(new Content(List.of())).measurements();
    }

    public synchronized void add(List<Measurement> more) {
        List<Measurement> next = new ArrayList<>(all());
        next.addAll(more);
        file.write(new Content(next.subList(Math.max(0, next.size() - KEPT), next.size())));
    }
}
