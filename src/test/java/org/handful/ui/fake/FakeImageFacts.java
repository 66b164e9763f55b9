package org.handful.ui.fake;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.handful.model.Sample;
import org.handful.run.ImageFacts;

/** Dates against the order of the names; distances by the perceptual hash, once a run was made. */
final class FakeImageFacts implements ImageFacts {
    private final FakeSession session;

    FakeImageFacts(FakeSession session) {
        this.session = session;
    }

    @Override
    public Map<String, Instant> dates() {
        Map<String, Instant> out = new HashMap<>();
        int n = session.dataset().size();
        for (Sample s : session.dataset().samples()) {
            out.put(s.image().name(), Instant.EPOCH.plusSeconds(n--));
        }
        return out;
    }

    @Override
    public boolean embedded() {
        return !session.runs().isEmpty();
    }

    @Override
    public Map<String, Double> distances() {
        Map<String, Double> out = new HashMap<>();
        if (embedded()) {
            session.dataset().samples().stream().filter(Sample::labelled)
                    .forEach(s -> out.put(s.image().name(), s.image().perceptualHash() / 100.0));
        }
        return out;
    }
}
