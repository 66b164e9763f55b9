package org.handful.tune.soup;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.AdapterNotes;
import org.handful.error.HandfulException;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.model.HeadState;
import org.handful.model.LabelledPixels;
import org.handful.model.Tensor;
import org.handful.model.TrainingEvent;
import org.handful.tune.LiveModel;
import org.handful.tune.TunedModel;
import org.handful.tune.compress.SmallAdapter;
import org.handful.tune.resume.TrainingHistory;
import org.handful.tune.training.HeldBack;
import org.handful.tune.training.AdapterRule;
import org.handful.tune.training.NetworkTraining;
import org.handful.tune.training.TrainingPlan;
import org.handful.tune.training.TunedNetwork;

/**
 * Trains one network after the other from the same beginning and averages them. To whoever watches it is one training,
 * whose steps are those of all.
 */
public final class Kettle {
    private static final double SMALLEST = 1e-12;

    private final String method;
    private final BackboneSession session;
    private final AdapterRule rule;
    private Adapter adapter;
    private final TrainingPlan plan;
    private final FitContext context;
    private final LiveModel.Port live;
    private final TrainingHistory history = new TrainingHistory();
    private int done;

    public Kettle(
            String method, BackboneSession session, AdapterRule rule, TrainingPlan plan, FitContext context,
            LiveModel.Port live) {
        this.method = method;
        this.session = session;
        this.rule = rule;
        this.plan = plan;
        this.context = context;
        this.live = live;
    }

    /**
     * @param ingredients that share the steps of the plan
     * @param spread by how much their learning rates differ at most
     * @param greedy true to average only what lowers the loss on images that are held back
     */
    public Fit<TunedModel> cook(
            LabelledPixels support, Optional<LabelledPixels> heldOut, int ingredients, double spread, boolean greedy)
            throws HandfulException {
        HeldBack parts = greedy ? HeldBack.of(support) : new HeldBack(support, Optional.empty());
        SoupState state = new SoupState(context.checkpoints());
        adapter = state.asBefore(rule.of(parts.kept()).adapter());
        if (!state.curves().isEmpty()) {
            context.events().accept(new TrainingEvent.Started(plan.steps(), session.device().device()));
            history.resume(state.curves(), heldOut.map(h -> h.x().count()).orElse(0), plan.steps(), context.events());
        }
        int begun = state.done().size();
        done = history.last();
        boolean stopped = false;
        try {
            for (int i = begun; i < ingredients && !stopped; i++) {
                int steps = plan.steps() * (i + 1) / ingredients - plan.steps() * i / ingredients;
                if (steps == 0) {
                    continue;
                }
                // The first one always begins: whoever stops before it still gets the model as it was then.
                if (state.done().isEmpty() || !context.cancel().stopRequested()) {
                    stopped = ingredient(i, steps, Math.pow(spread, power(i)), parts.kept(), heldOut, state);
                }
                stopped |= context.cancel().stopRequested() && done < plan.steps();
            }
        } finally {
            live.offer(null);
        }
        List<TunedNetwork> cooked = new ArrayList<>();
        for (Map<String, Tensor> tensors : state.done()) {
            cooked.add(model(tensors));
        }
        List<TunedNetwork> chosen = cooked;
        if (parts.back().isPresent()) {
            chosen = chosen(cooked, parts.back().get());
            note("note.soup", chosen.size(), cooked.size());
        } else if (greedy) {
            note("note.soup.none", cooked.size());
        }
        if (ingredients > plan.steps()) {
            note("note.soup.few", plan.steps(), ingredients);
        }
        TunedModel soup = kept(mean(chosen), support);
        Optional<TunedModel> best = state.best().isPresent()
                ? Optional.of(kept(model(state.best().get()), support)) : Optional.empty();
        context.events().accept(new TrainingEvent.Ended(done, stopped));
        return new Fit<>(soup, best, done, state.bestStep(), stopped);
    }

    private TunedNetwork model(Map<String, Tensor> tensors) throws HandfulException {
        return TunedNetwork.restore(method, session, new HeadState(method, tensors, AdapterNotes.of(adapter)));
    }

    /** All ingredients begin with the same numbers, whatever their seed. */
    private TunedNetwork kept(TunedNetwork full, LabelledPixels support) throws HandfulException {
        if (plan.small() && adapter.kept() != adapter) {
            // What began elsewhere than the seed says has no small difference to it.
            note("note.small.given");
            return full;
        }
        return !plan.small() ? full : new SmallAdapter(session, support, context.seed(), context.cancel(),
                text -> context.events().accept(new TrainingEvent.Note(done, text))).of(full);
    }

    /** 0, 1, -1, 1/2, -1/2, 1/3, ... */
    private static double power(int i) {
        return i == 0 ? 0 : (i % 2 == 1 ? 1.0 : -1.0) / ((i + 1) / 2);
    }

    /** @return true when a person ended it early */
    private boolean ingredient(
            int i, int steps, double factor, LabelledPixels support, Optional<LabelledPixels> heldOut, SoupState state)
            throws HandfulException {
        int before = done;
        double[] lowest = {Double.POSITIVE_INFINITY};
        Consumer<TrainingEvent> events = e -> {
            switch (e) {
                case TrainingEvent.Preparing p -> context.events().accept(p);
                case TrainingEvent.Started s when before == 0 ->
                        context.events().accept(new TrainingEvent.Started(plan.steps(), s.device()));
                case TrainingEvent.Started _ -> { }
                case TrainingEvent.Ended _ -> { }
                case TrainingEvent.Step s -> tell(new TrainingEvent.Step(before + s.step(), plan.steps(), s.loss(),
                        s.accuracy(), s.stepsPerSecond(), s.memoryBytes()));
                case TrainingEvent.HeldOut h -> {
                    lowest[0] = Math.min(lowest[0], h.loss());
                    tell(new TrainingEvent.HeldOut(before + h.step(), h.loss(), h.accuracy(), h.predicted()));
                }
                case TrainingEvent.Note n -> tell(new TrainingEvent.Note(before + n.step(), n.text()));
                case TrainingEvent.GpuUse g -> tell(g);
            }
        };
        var own = new FitContext(context.seed() + 1_000_003L * i, context.cancel(), events, context.heldOut(),
                context.extras(), state.pot());
        Fit<TunedModel> fit = new NetworkTraining(method, session, adapter, plan.ingredient(steps, factor), own, model -> {
            if (model != null) {
                live.offer(model);
            }
        }).fit(support, heldOut);
        done += fit.steps();
        if (fit.steps() > 0 || state.done().isEmpty()) {
            state.add(fit.last().state().tensors(), history, lowest[0], fit.best().map(m -> m.state().tensors()),
                    before + fit.bestStep());
        }
        return fit.stopped();
    }

    private void note(String key, Object... values) {
        context.events().accept(new TrainingEvent.Note(done,
                MessageFormat.format(ResourceBundle.getBundle("i18n.tune").getString(key), values)));
    }

    private void tell(TrainingEvent event) {
        history.add(event);
        context.events().accept(event);
    }

    private List<TunedNetwork> chosen(List<TunedNetwork> cooked, LabelledPixels back) throws HandfulException {
        return greedy(cooked, some -> {
            context.cancel().throwIfCancelled();
            return loss(mean(some), back);
        });
    }

    /** What the average of some loses on images that are held back. */
    interface Loss<T> {
        double of(List<T> some) throws HandfulException;
    }

    /** The greedy soup: in the order of their loss, each stays in when the loss of the average falls. */
    static <T> List<T> greedy(List<T> cooked, Loss<T> loss) throws HandfulException {
        Map<T, Double> losses = new LinkedHashMap<>();
        for (T m : cooked) {
            losses.put(m, loss.of(List.of(m)));
        }
        List<T> order = cooked.stream().sorted(Comparator.comparing(losses::get)).toList();
        List<T> soup = new ArrayList<>(List.of(order.getFirst()));
        double lowestLoss = losses.get(order.getFirst());
        for (T m : order.subList(1, order.size())) {
            soup.add(m);
            double with = loss.of(soup);
            if (with < lowestLoss) {
                lowestLoss = with;
            } else {
                soup.removeLast();
            }
        }
        return soup;
    }

    private static double loss(TunedNetwork model, LabelledPixels images) throws HandfulException {
        double[][] p = model.probabilities(images.x());
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum -= Math.log(Math.max(SMALLEST, p[i][images.y()[i]]));
        }
        return sum / p.length;
    }

    /** Every number is the mean of those of the models. */
    private TunedNetwork mean(List<TunedNetwork> models) throws HandfulException {
        if (models.size() == 1) {
            return models.getFirst();
        }
        HeadState first = models.getFirst().state();
        Map<String, Tensor> out = new LinkedHashMap<>();
        for (Map.Entry<String, Tensor> t : first.tensors().entrySet()) {
            double[] sum = new double[t.getValue().values().length];
            for (TunedNetwork m : models) {
                double[] values = m.state().tensors().get(t.getKey()).values();
                for (int i = 0; i < sum.length; i++) {
                    // In single precision, as the engine computes and as states are kept.
                    sum[i] += (double) (float) values[i] / models.size();
                }
            }
            out.put(t.getKey(), new Tensor(t.getValue().shape(), sum));
        }
        return TunedNetwork.restore(method, session, new HeadState(method, out, first.notes()));
    }
}
