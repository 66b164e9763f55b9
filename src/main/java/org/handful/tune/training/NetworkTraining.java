package org.handful.tune.training;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.handful.engine.BackboneSession;
import org.handful.engine.LinearHead;
import org.handful.engine.StepRates;
import org.handful.engine.StepResult;
import org.handful.engine.TuningSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.Masks;
import org.handful.engine.train.Precision;
import org.handful.error.HandfulException;
import org.handful.math.SeededRandom;
import org.handful.math.Vectors;
import org.handful.method.Checkpoints;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.ProcessMemory;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledPixels;
import org.handful.model.PixelBatch;
import org.handful.model.Tensor;
import org.handful.model.TrainingEvent;
import org.handful.tune.LiveModel;
import org.handful.tune.TunedModel;
import org.handful.tune.UntilStopped;
import org.handful.tune.compress.SmallAdapter;
import org.handful.tune.compress.Switches;
import org.handful.tune.resume.SavingTimes;
import org.handful.tune.resume.TrainingHistory;

/** The loop that every method of this package trains with; a method differs in its adapter and its settings. */
public final class NetworkTraining {
    private static final String STEP = "step";
    private static final String MICRO_BATCH = "micro_batch";
    private static final String LOSS_SCALE = "loss_scale";
    /** Of classes by turns: few enough that nobody waits for them. */
    private static final int ASKED = 32;

    private final TrainingHistory history = new TrainingHistory();
    private final String method;
    private final BackboneSession session;
    private final AdapterRule rule;
    private final TrainingPlan plan;
    private final FitContext context;
    private final LiveModel.Port live;
    private final Optional<HeadRule> everyEpoch;
    private final OtherSets others;
    private Optional<TrainingEvent.GpuUse> gpu = Optional.empty();
    private double stepsPerSecond;
    private volatile int done;
    private volatile boolean ended;
    private boolean enough;
    private Adapter adapter;

    public NetworkTraining(
            String method, BackboneSession session, Adapter adapter, TrainingPlan plan, FitContext context,
            LiveModel.Port live) {
        this(method, session, adapter, plan, context, live, Optional.empty());
    }

    /** @param everyEpoch the head is not trained but follows anew from every epoch */
    public NetworkTraining(
            String method, BackboneSession session, Adapter adapter, TrainingPlan plan, FitContext context,
            LiveModel.Port live, Optional<HeadRule> everyEpoch) {
        this(method, session, _ -> new AdapterRule.Found(adapter, Optional.empty()), plan, context, live, everyEpoch);
    }

    /** @param rule how the adapter follows from the images that are learned from */
    public NetworkTraining(
            String method, BackboneSession session, AdapterRule rule, TrainingPlan plan, FitContext context,
            LiveModel.Port live) {
        this(method, session, rule, plan, context, live, Optional.empty());
    }

    private NetworkTraining(
            String method, BackboneSession session, AdapterRule rule, TrainingPlan plan, FitContext context,
            LiveModel.Port live, Optional<HeadRule> everyEpoch) {
        this.everyEpoch = everyEpoch;
        this.method = method;
        this.session = session;
        this.rule = rule;
        this.plan = plan;
        this.context = context;
        this.live = live;
        this.others = new OtherSets(context.extras().auxiliary(), plan.bandit(), context.seed());
    }

    /**
     * Trains from the beginning, or from where a killed program left it.
     *
     * @param heldOut images to watch the curves on; they never change what is learned
     * @throws java.util.concurrent.CancellationException within one step of a cancel
     */
    public Fit<TunedModel> fit(LabelledPixels support, Optional<LabelledPixels> heldOut) throws HandfulException {
        return plan.chooseSteps()
                ? new ChosenSteps(session, plan, context, live, this::with).fit(support, heldOut)
                : once(support, heldOut);
    }

    private NetworkTraining with(TrainingPlan otherPlan, FitContext otherContext, LiveModel.Port otherLive) {
        return new NetworkTraining(method, session, rule, otherPlan, otherContext, otherLive, everyEpoch);
    }

    private Fit<TunedModel> once(LabelledPixels support, Optional<LabelledPixels> heldOut) throws HandfulException {
        context.cancel().throwIfCancelled();
        AdapterRule.Found found = rule.of(support);
        adapter = found.adapter();
        LinearHead head = head(support);
        List<LinearHead> otherHeads = new ArrayList<>();
        for (LabelledPixels other : AdapterRule.stopped(context) ? List.<LabelledPixels>of() : others.images()) {
            // Nobody asks them anything: what a probe of a large folder takes would be spent for nothing.
            otherHeads.add(begun(plan.start(), embeddings(other), other));
        }
        try (TuningSession tuning = session.tune(
                adapter, head, context.seed(), plan.objective(), precision(), otherHeads)) {
            try {
                remember(tuning, support);
                // Only now: whoever tells how long it takes counts from here.
                context.events().accept(new TrainingEvent.Started(plan.end(), session.device().device()));
                // Also when it goes on: what a killed program had told of it is lost.
                found.note().ifPresent(text -> say(0, text));
                live.offer(new Live(tuning));
                return train(tuning, new HeldOutWatch(tuning, heldOut, plan.steps(), context, this::tell), support);
            } finally {
                // Before the session closes: whoever asks from now on is told the reason.
                ended = true;
                live.offer(null);
            }
        }
    }

    /** Fills the bank with what the frozen network says of the images, or of as many as it holds. */
    private void remember(TuningSession tuning, LabelledPixels support) throws HandfulException {
        if (plan.objective().bank() > 0 && !AdapterRule.stopped(context)) {
            int[] some = Arrays.stream(SeededRandom.permutation(support.y().length, SeededRandom.of(context.seed(), "bank")))
                    .limit(plan.objective().bank()).sorted().toArray();
            EmbeddingMatrix said = UntilStopped.frozen(session, support.x().select(some), context);
            if (said.rows() == some.length) {
                tuning.remember(said, Arrays.stream(some).map(i -> support.y()[i]).toArray());
            }
        }
    }

    /** Halves of numbers make nothing faster on a CPU. */
    private Precision precision() throws HandfulException {
        if (plan.precision() == Precision.MIXED && !"gpu".equals(session.device().device())) {
            note(0, "note.single");
            return Precision.SINGLE;
        }
        return plan.precision();
    }

    private LinearHead head(LabelledPixels support) throws HandfulException {
        if (plan.privacy().isPresent()) {
            return HeadStart.zero(session.card().embedding(), support.classes());
        }
        EmbeddingMatrix said = embeddings(support);
        if (said.rows() < support.y().length) {
            note(0, "note.stopped.early", said.rows(), support.y().length);
        }
        return begun(everyEpoch.orElse(plan.headStart(support.y().length)), said, support);
    }

    /** Of images that are not all there, because a person did not want to wait for them, only what is there at once. */
    private LinearHead begun(HeadRule rule, EmbeddingMatrix said, LabelledPixels images) throws HandfulException {
        int[] y = Arrays.copyOf(images.y(), said.rows());
        boolean some = y.length < images.y().length && everyEpoch.isEmpty();
        if (some && y.length == 0) {
            return HeadStart.zero(said.dim(), images.classes());
        }
        return (some ? HeadStart.CLASS_MEANS : rule).of(said, y, images.classes(), context);
    }

    private EmbeddingMatrix embeddings(LabelledPixels images) throws HandfulException {
        return adapter.beginsAsFrozen() ? UntilStopped.frozen(session, images.x(), context) : atTheBeginning(images);
    }

    /** What the network says with an adapter that changes it from the beginning: the same that the training draws. */
    private EmbeddingMatrix atTheBeginning(LabelledPixels support) throws HandfulException {
        LinearHead any = HeadStart.zero(session.card().embedding(), support.classes());
        try (TuningSession first = session.tune(adapter, any, context.seed())) {
            return UntilStopped.embeddings(session, support.x(), context, some -> first.embeddings(some, context.cancel()));
        }
    }

    private Fit<TunedModel> train(TuningSession tuning, HeldOutWatch watch, LabelledPixels support)
            throws HandfulException {
        var learned = new LearnedWatch(tuning, support, plan, context);
        int steps = steps(tuning, watch, learned, support);
        boolean stopped = steps < plan.end() && !enough;
        others.words().forEach(words -> say(steps, words));
        TunedModel last = kept(model(tuning.snapshot()), support, text -> say(steps, text));
        if (steps > 0 && plan.privacy().isEmpty()) {
            lost(last, HeldBack.some(support, ASKED)).ifPresent(n -> note(steps, "note.lost", n));
        }
        Optional<TunedModel> best = Optional.empty();
        if (watch.best().isPresent()) {
            best = Optional.of(kept(model(watch.best().get()), support,
                    text -> say(steps, words("note.best", watch.bestStep(), text))));
        }
        context.events().accept(new TrainingEvent.Ended(steps, stopped));
        return new Fit<>(last, best, steps, watch.bestStep(), stopped);
    }

    /**
     * A network that lost its way seldom says so by its loss: the head takes directions, and those stay finite. But it says
     * the same of every image.
     *
     * @return how many were asked, all of which it takes for the same class though they are of several
     */
    private static Optional<Integer> lost(TunedModel model, LabelledPixels images) throws HandfulException {
        double[][] p = model.probabilities(images.x());
        boolean several = Arrays.stream(images.y()).distinct().count() > 1;
        boolean same = Arrays.stream(p).mapToInt(Vectors::argmax).distinct().count() == 1;
        return several && same ? Optional.of(p.length) : Optional.empty();
    }

    /** @return steps that were done */
    private int steps(TuningSession tuning, HeldOutWatch watch, LearnedWatch learned, LabelledPixels support)
            throws HandfulException {
        boolean keep = tuning.frozenParts() > 0;
        Batches batches = new Batches(support, plan.batchSize(), plan.augmentation(), session.card().input(),
                context.seed(), keep);
        others.begin(plan, session.card().input(), keep);
        int begun = resume(tuning, watch, learned, batches);
        int microBatch = 0;
        boolean narrow = tuning.narrow();
        SavingTimes saving = new SavingTimes(System::nanoTime, context.checkpoints().pause());
        for (int step = begun + 1; step <= plan.end(); step++) {
            context.cancel().betweenSteps();
            if (context.cancel().stopRequested()) {
                return step - 1;
            }
            long from = System.nanoTime();
            if (everyEpoch.isPresent() && step > 1 && batches.newEpoch()) {
                tuning.replaceHead(everyEpoch.get().of(tuning.embeddings(support.x(), context.cancel()), support.y(),
                        support.classes(), context));
            }
            Batches.Step batch = batches.next();
            StepResult result = plan.privacy().isPresent()
                    ? tuning.step(batch.images(), batch.labels(), rates(step), plan.privacy().get())
                    : tuning.step(batch.images(), batch.labels(), rates(step), others.next());
            others.learned(result.agreement());
            if (result.microBatch() < microBatch || (step == 1 && result.microBatch() < session.trainingMicroBatch())) {
                note(step, "note.smaller", result.microBatch());
            }
            if (narrow && !tuning.narrow()) {
                note(step, "note.wide");
            }
            narrow = tuning.narrow();
            microBatch = result.microBatch();
            done = step;
            pace((System.nanoTime() - from) / 1e9);
            tell(new TrainingEvent.Step(step, plan.end(), result.loss(), result.accuracy(), stepsPerSecond,
                    ProcessMemory.bytes()));
            tellGpu();
            enough = plan.stopWhenLearned() && learned.after(step, result.loss());
            watch.after(step, enough || step == plan.end());
            if (enough) {
                note(step, "note.learned", step, plan.end());
                return step;
            }
            saving.perhaps(() -> save(tuning, watch, learned));
        }
        return plan.end();
    }

    /** @return steps that were done before the program was killed; 0 for a training that begins */
    private int resume(TuningSession tuning, HeldOutWatch watch, LearnedWatch learned, Batches batches)
            throws HandfulException {
        Optional<Checkpoints.State> last = context.checkpoints().last();
        if (last.isEmpty()) {
            return 0;
        }
        Map<String, float[]> numbers = last.get().numbers();
        Map<String, String> facts = last.get().facts();
        done = Integer.parseInt(facts.get(STEP));
        tuning.resume(new TuningSession.Progress(numbers, done, Integer.parseInt(facts.get(MICRO_BATCH)),
                Double.parseDouble(facts.getOrDefault(LOSS_SCALE, "1"))));
        learned.resume(facts);
        others.resume(facts);
        watch.resume(tuning.snapshot(), numbers, facts);
        batches.skip(done);
        history.resume(numbers, watch.images(), plan.end(), context.events());
        note(done, "note.continued", done);
        return done;
    }

    private void save(TuningSession tuning, HeldOutWatch watch, LearnedWatch learned) throws HandfulException {
        TuningSession.Progress progress = tuning.progress();
        Map<String, float[]> numbers = new LinkedHashMap<>(progress.numbers());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(STEP, String.valueOf(progress.steps()));
        facts.put(MICRO_BATCH, String.valueOf(progress.microBatch()));
        facts.put(LOSS_SCALE, String.valueOf(progress.lossScale()));
        watch.save(numbers, facts);
        learned.save(facts);
        others.save(facts);
        history.save(numbers);
        context.checkpoints().keep(new Checkpoints.State(numbers, facts));
    }

    private void tell(TrainingEvent event) {
        history.add(event);
        context.events().accept(event);
    }

    private void note(int step, String key, Object... values) {
        say(step, words(key, values));
    }

    private void say(int step, String words) {
        context.events().accept(new TrainingEvent.Note(step, words));
    }

    private static String words(String key, Object... values) {
        return MessageFormat.format(ResourceBundle.getBundle("i18n.tune").getString(key), values);
    }

    private StepRates rates(int step) {
        double share = plan.rateAt(step);
        StepRates.Rule rule = plan.privacy().isPresent() ? StepRates.Rule.SGD : StepRates.Rule.ADAMW;
        return new StepRates(rule, plan.headRate() * share, plan.adapterRate() * share, plan.weightDecay(),
                TrainingPlan.CLIP_NORM, plan.labelSmoothing());
    }

    /** The driver renews its figures a few times a second; the same ones need not be told twice. */
    private void tellGpu() {
        Optional<TrainingEvent.GpuUse> use = session.gpu();
        if (use.isPresent() && !use.equals(gpu)) {
            gpu = use;
            context.events().accept(use.get());
        }
    }

    /** Smoothed over about ten steps, so that the figure can be read. */
    private void pace(double seconds) {
        double now = 1 / Math.max(1e-6, seconds);
        stepsPerSecond = stepsPerSecond == 0 ? now : 0.9 * stepsPerSecond + 0.1 * now;
    }

    /** @param told hears how it was made small */
    private TunedNetwork kept(TunedNetwork full, LabelledPixels support, Consumer<String> told) throws HandfulException {
        if (plan.small() && adapter.kept() != adapter) {
            // What began elsewhere than the seed says has no small difference to it.
            told.accept(words("note.small.given"));
            return full;
        }
        if (adapter instanceof Masks) {
            Switches switches = Switches.of(session, full, context.seed());
            if (plan.small()) {
                told.accept(words("note.small.switches", switches.off(), switches.all()));
            }
            return switches.network();
        }
        return !plan.small() ? full
                : new SmallAdapter(session, support, context.seed(), context.cancel(), told).of(full);
    }

    private TunedNetwork model(Map<String, Tensor> state) throws HandfulException {
        return new TunedNetwork(method, adapter.kept(), session.adapted(adapter.kept(), state));
    }

    private final class Live implements LiveModel {
        private final TuningSession tuning;

        Live(TuningSession tuning) {
            this.tuning = tuning;
        }

        @Override
        public double[][] probabilities(PixelBatch images, CancelToken cancel) throws HandfulException {
            try {
                return tuning.probabilities(images, cancel);
            } catch (RuntimeException | HandfulException e) {
                if (ended) {
                    throw (CancellationException) new CancellationException("the training has ended").initCause(e);
                }
                throw e;
            }
        }

        @Override
        public int step() {
            return done;
        }
    }
}
