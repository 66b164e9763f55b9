package org.handful.ui.fake;

import org.handful.run.Job;
import org.handful.run.race.EpisodePlan;
import org.handful.run.race.EpisodeReport;
import org.handful.run.race.Races;

/** Races that go on exactly as far as the test says. */
public final class FakeRaces implements Races {
    private final FakeSession session;

    FakeRaces(FakeSession session) {
        this.session = session;
    }

    @Override
    public Job<EpisodeReport> episodes(String backbone, EpisodePlan plan) {
        throw new UnsupportedOperationException("the window has no use for it: " + session.path());
    }
}
