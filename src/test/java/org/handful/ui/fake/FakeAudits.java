package org.handful.ui.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.eval.Estimate;
import org.handful.eval.privacy.MembershipBound;
import org.handful.eval.privacy.MembershipRoc;
import org.handful.eval.split.SplitSpread;
import org.handful.image.RgbImage;
import org.handful.image.Thumbnails;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.model.RunSpec;
import org.handful.run.Job;
import org.handful.run.audit.Audits;
import org.handful.run.audit.ImageMap;
import org.handful.run.audit.LabelAudit;
import org.handful.run.audit.ShortcutAudit;
import org.handful.run.audit.ShortcutAudit.Shortcut;
import org.handful.run.audit.SimilarImages;
import org.handful.run.audit.TwinAudit;
import org.handful.run.audit.WhatIf;
import org.handful.run.privacy.MembershipPlan;
import org.handful.run.privacy.MembershipReport;
import org.handful.run.result.ImageInput;
import org.handful.run.result.RunResult;
import org.handful.run.why.Reason;
import org.handful.run.why.Reasons;
import org.handful.run.why.Seen;
import org.handful.run.why.Why;

/** Audits whose findings follow from the names of the images: every seventh label is doubted. */
public final class FakeAudits implements Audits {
    private final FakeSession session;
    private Job<?> held;
    private boolean holding;

    FakeAudits(FakeSession session) {
        this.session = session;
    }

    /** From now on explanations go on until {@link #stop}. */
    public void hold() {
        holding = true;
    }

    /** As if a person had cancelled the last one; those that follow end at once. */
    public void stop() {
        holding = false;
        held.result().completeExceptionally(new CancellationException());
    }

    @Override
    public Job<LabelAudit> labels(String backbone) {
        Dataset data = session.dataset();
        List<LabelAudit.Suspect> suspects = new ArrayList<>();
        for (int i = 3; i < data.size(); i += 7) {
            Sample s = data.samples().get(i);
            if (s.labelled() && s.role() != SplitRole.OFF) {
                suspects.add(new LabelAudit.Suspect(s.image().name(), data.labels().name(s.label()),
                        data.labels().name((s.label() + 1) % data.labels().size()), 0.04, 0.9 - i / 1000.0,
                        suspects.size() < 2));
            }
        }
        return done(new LabelAudit(suspects, data.size(), List.of(), 20));
    }

    /**
     * The first image that was learned from looks like the first that was tested on, and the second like an image of
     * another class.
     */
    @Override
    public Job<TwinAudit> twins(long id) {
        RunResult run;
        try {
            run = session.run(id);
        } catch (InputException e) {
            throw new AssertionError(e);
        }
        Map<String, TwinAudit.Side> sides = new HashMap<>();
        run.supportImages().forEach(name -> sides.put(name, TwinAudit.Side.LEARNED));
        run.predictions().forEach(p -> sides.put(p.image(), TwinAudit.Side.TESTED));
        String learned = run.supportImages().getFirst();
        String other = run.supportImages().getLast();
        return done(new TwinAudit(List.of(new TwinAudit.Twin(learned, run.predictions().getFirst().image(), false, 0.998),
                new TwinAudit.Twin(run.supportImages().get(1), other, true, 0.97)), session.dataset().size(), sides, 20, 15));
    }

    @Override
    public Job<ShortcutAudit> shortcuts(long run) {
        List<String> names = session.dataset().samples().stream().map(s -> s.image().name()).limit(6).toList();
        Shortcut light = new Shortcut("light", false, 0.83, 0.0005, 40,
                List.of(new ShortcutAudit.Tell("sun", "Oak", false, 0.95), new ShortcutAudit.Tell("lamp", "Elm", true, 0.9)),
                new Estimate(0.95, 20, 0.76, 0.99), new Estimate(0.3, 10, 0.11, 0.6), 0.65, 0.3, 0.83, 6, names,
                List.of(new ShortcutAudit.Wanted("Oak", "lamp", 1), new ShortcutAudit.Wanted("Elm", "sun", 2)));
        Shortcut aspect = new Shortcut("aspect", true, 0.05, 0.4, 40, List.of(), new Estimate(Double.NaN, 0, Double.NaN,
                Double.NaN), new Estimate(Double.NaN, 0, Double.NaN, Double.NaN), Double.NaN, Double.NaN, Double.NaN, 0,
                List.of(), List.of());
        return done(new ShortcutAudit(List.of(light, aspect), List.of("sharpness"),
                List.of(new ShortcutAudit.Slice(names, "Oak", "Elm", new Estimate(1 / 6.0, 6, 0.03, 0.56))),
                Map.of(light, new ShortcutAudit.Pull(10, 4))));
    }

    /** A grid, row by row. */
    @Override
    public Job<ImageMap> map(String backbone, ImageMap.Kind kind) {
        List<String> names = session.dataset().samples().stream().map(s -> s.image().name()).toList();
        double[] x = new double[names.size()];
        double[] y = new double[names.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 8;
            y[i] = i / 8;
        }
        return done(new ImageMap(kind, names, x, y, 0.4, 0));
    }

    /** Those that follow it, the other way round when it is about all but something. */
    @Override
    public SimilarImages similar(String backbone, String image, SimilarImages.Sense sense) {
        List<String> names = session.dataset().samples().stream().map(s -> s.image().name()).toList();
        List<SimilarImages.Near> near = new ArrayList<>();
        for (int i = 1; i < 9; i++) {
            int at = Math.floorMod(names.indexOf(image) + (sense.apart() ? -i : i), names.size());
            near.add(new SimilarImages.Near(names.get(at), 1 - i / 10.0));
        }
        return new SimilarImages(image, sense, near, Optional.of(new SimilarImages.Shared("Oak", 5, 0.62, 0.33)));
    }

    @Override
    public WhatIf whatIf(String image) throws HandfulException {
        String sha256 = session.dataset().samples().stream().filter(s -> s.image().name().equals(image)).findFirst()
                .orElseThrow().image().sha256();
        byte[] picture = session.thumbnail(sha256);
        return new WhatIf(image, null, false, Arrays.stream(WhatIf.Change.values())
                .map(c -> new WhatIf.Variant(c, picture)).toList());
    }

    @Override
    public List<Why.Kind> sights(RunSpec spec) {
        return List.of(Why.Kind.GRAD_CAM, Why.Kind.OCCLUSION);
    }

    /** The evidence is in the upper left; the first images helped, those after them did not. */
    @Override
    public Job<Why> why(long run, String image, OptionalInt about, Why.Kind kind) {
        Dataset data = session.dataset();
        Sample asked = data.samples().stream().filter(s -> s.image().name().equals(image)).findFirst().orElseThrow();
        int k = about.orElse(Math.max(0, asked.label()));
        double[] p = new double[data.labels().size()];
        Arrays.fill(p, 0.3 / Math.max(1, p.length - 1));
        p[k] = 0.7;
        double[] map = new double[16];
        map[0] = 1;
        map[5] = 0.5;
        map[15] = kind == Why.Kind.OCCLUSION ? -0.4 : 0;
        try {
            return explained(new Why(image, k, (k + 1) % p.length, p, session.thumbnail(asked.image().sha256()),
                    new Why.Sight(kind, 4, 4, map, 1), 0));
        } catch (HandfulException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The evidence is in the upper left, and the class is the first. */
    @Override
    public Job<Seen> why(long run, ImageInput image) {
        var sight = new Why.Sight(Why.Kind.GRAD_CAM, 2, 2, new double[] {1, 0, 0, 0}, 1);
        List<String> classes = session.dataset().labels().names();
        return done(new Seen(new Why(image.name(), 0, 1, new double[] {0.7, 0.3}, FakeGuess.bytes(image), sight, 0), classes.get(0),
                classes.get(1)));
    }

    @Override
    public Job<Why.Support> counting(long run, String image, int about, int against) {
        Dataset data = session.dataset();
        List<Why.Effect> effects = data.samples().stream().limit(6).map(s -> new Why.Effect(s.image().name(),
                s.image().sha256(), data.labels().name(Math.max(0, s.label())), 0.5)).toList();
        return explained(new Why.Support(Why.Told.ALL_REFITTED, 20, effects.subList(0, 3), effects.subList(3, 6)));
    }

    @Override
    public Job<Reasons> mistakes(long run, int most) {
        List<Reason> out = new ArrayList<>();
        for (Sample s : session.dataset().samples().subList(0, most)) {
            Why seen = why(run, s.image().name(), OptionalInt.empty(), Why.Kind.GRAD_CAM).result().join();
            Why why = new Why(seen.image(), seen.about(), seen.against(), seen.probabilities(),
                    Thumbnails.photo(new RgbImage(8, 8, new byte[3 * 64])), seen.sight(), 0);
            out.add(new Reason(why, counting(run, why.image(), why.about(), why.against()).result().join()));
        }
        return done(new Reasons(out, out.size(), Optional.empty()));
    }

    /** The first run is right in four of five; every later one in five points more. */
    @Override
    public Job<SplitSpread> spread(long run, Draw draw) {
        double more = run > 1 ? 0.05 : 0;
        List<Double> single = List.of(1.0, 0.0, 1.0, 1.0);
        return done(draw == Draw.LEAVE_ONE_OUT
                ? new SplitSpread(single, 0.75, Double.NaN, Double.NaN, new Estimate(0.75, 4, 0.3, 0.95), 3, 1)
                : new SplitSpread(Stream.of(0.7, 0.8, 0.8, 0.9, 0.85, 0.75).map(a -> a + more).toList(), 0.8 + more, 0.62, 0.98,
                        new Estimate(0.8, 40, 0.65, 0.9), 32, 8));
    }

    @Override
    public Job<MembershipReport> membership(MembershipPlan plan) {
        double[] rates = {0, 0.001, 0.01, 0.1, 1};
        var open = new MembershipReport.Attack("logistic", Map.of(), Optional.empty(),
                new MembershipRoc(rates, new double[] {0, 0.08, 0.2, 0.5, 1}, 5000, 5000), 0.82, 0.2, 0.08, 0.4, 0.9);
        var shut = new MembershipReport.Attack("dp-head", Map.of(), Optional.of(new MembershipBound(plan.epsilon(), 0.05)),
                new MembershipRoc(rates, new double[] {0, 0.001, 0.012, 0.11, 1}, 5000, 5000), 0.51, 0.012, 0.001, 0.01, 0.6);
        return done(new MembershipReport(plan, "A run", "pocket", 40, open, shut));
    }

    <T> Job<T> explained(T value) {
        if (!holding) {
            return done(value);
        }
        Job<T> job = new Job<>("Looking");
        held = job;
        return job;
    }

    private static <T> Job<T> done(T value) {
        Job<T> job = new Job<>("Looking");
        job.result().complete(value);
        return job;
    }
}
