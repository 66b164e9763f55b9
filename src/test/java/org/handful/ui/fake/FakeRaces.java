package org.handful.ui.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.handful.eval.Estimate;
import org.handful.eval.curve.ShotsCurve;
import org.handful.eval.metric.Wilson;
import org.handful.run.Job;
import org.handful.run.race.Entrant;
import org.handful.run.race.EpisodePlan;
import org.handful.run.race.EpisodeReport;
import org.handful.run.race.RaceLine;
import org.handful.run.race.RaceReport;
import org.handful.run.race.RaceSpec;
import org.handful.run.race.Races;

/** Races that go on exactly as far as the test says. Not thread-safe: one thread drives it. */
public final class FakeRaces implements Races {
    private static final int TEST = 60;
    private static final int[] SIZES = {1, 2, 4, 8};
    private static final int REPEATS = 10;

    private final FakeSession session;
    private final List<RaceLine> lines = new ArrayList<>();
    private RaceSpec spec;
    private Job<RaceReport> job;
    private Consumer<RaceReport> soFar;
    private RaceReport last;

    FakeRaces(FakeSession session) {
        this.session = session;
    }

    @Override
    public Job<EpisodeReport> episodes(List<String> backbones, String auxiliary, EpisodePlan plan) {
        throw new UnsupportedOperationException("the window has no use for it: " + session.path());
    }

    @Override
    public Job<RaceReport> race(RaceSpec asked, Consumer<RaceReport> listener) {
        spec = asked;
        soFar = listener;
        lines.clear();
        job = new Job<>("Race");
        return job;
    }

    @Override
    public Optional<RaceReport> last() {
        return Optional.ofNullable(last);
    }

    public RaceSpec spec() {
        return spec;
    }

    public Job<RaceReport> job() {
        return job;
    }

    /** The next one comes to its end. @param chance that it knows an image */
    public void line(double chance) {
        int at = lines.size();
        Entrant entrant = spec.entrants().get(at % spec.entrants().size());
        String backbone = spec.backbones().get(at / spec.entrants().size());
        Random random = new Random(at);
        boolean[] right = new boolean[TEST];
        int hits = 0;
        for (int i = 0; i < TEST; i++) {
            right[i] = i < chance * TEST;
            hits += right[i] ? 1 : 0;
        }
        double[][] accuracy = new double[SIZES.length][REPEATS];
        double[][] perClass = new double[SIZES.length][session.dataset().labels().size()];
        for (int s = 0; s < SIZES.length; s++) {
            for (int r = 0; r < REPEATS; r++) {
                accuracy[s][r] = 1 - (1 - chance) * Math.pow(SIZES[s] / 8.0, -0.4) + 0.03 * random.nextGaussian();
            }
            for (int k = 0; k < perClass[s].length; k++) {
                perClass[s][k] = 0.4 + 0.1 * s + 0.02 * k * s;
            }
        }
        Wilson w = Wilson.of(hits, TEST);
        lines.add(new RaceLine(backbone, second(backbone, entrant), entrant.method(), entrant.settings(),
                new Estimate((double) hits / TEST, TEST, w.low(), w.high()),
                new RaceLine.Worst("Oak", "lamp", chance - 0.2, 12), 0.08 + 0.01 * at, 0.02 * (at + 1), right,
                new ShotsCurve(SIZES, accuracy, perClass), null));
        told();
    }

    /** The next one cannot take part. */
    public void failure(String why) {
        int at = lines.size();
        Entrant entrant = spec.entrants().get(at % spec.entrants().size());
        lines.add(new RaceLine(spec.backbones().get(at / spec.entrants().size()), "", entrant.method(), entrant.settings(),
                null, null, Double.NaN, Double.NaN, new boolean[0], null, why));
        told();
    }

    public void finish() {
        job.result().complete(last);
    }

    public void cancelled() {
        job.result().completeExceptionally(new CancellationException());
    }

    private String second(String backbone, Entrant entrant) {
        return entrant.method().equals("amu") && !spec.auxiliary().equals(backbone) ? spec.auxiliary() : "";
    }

    private void told() {
        last = new RaceReport(spec, Instant.EPOCH, session.dataset().labels().names(), 30, TEST, lines);
        soFar.accept(last);
    }
}
