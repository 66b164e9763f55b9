package org.handful.tune.training;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.handful.engine.TuningSession.Beside;
import org.handful.engine.adapter.StepImages;
import org.handful.math.SeededRandom;
import org.handful.math.bandit.Bandit;
import org.handful.math.bandit.BanditRule;
import org.handful.method.Extras.AuxiliaryImages;
import org.handful.model.InputSpec;
import org.handful.model.LabelledPixels;

/**
 * Other sets of labelled images beside the support set, each with classes of its own, of which FLAD's bandit chooses one
 * for each step. The reward is the cosine of the two gradients inside the network; the heads differ and have no part in it.
 *
 * <p>One arm more than in the paper takes nothing and earns nothing, so that sets which pull elsewhere are let alone. The
 * paper compares gradients on part of the weights, here on all that the adapter trains. Without sets this does nothing.
 * Five photographs of each TrashNet class with Caltech-101 beside, three seeds, Pocket: 36.2 instead of 37.3 % with film, 37.7
 * instead of 36.0 % with full fine-tuning, which is no difference that can be told from chance.
 *
 * <p>Source: Albalak, Raffel, Wang, Improving Few-Shot Generalization by Exploring and Exploiting Auxiliary Data, NeurIPS 2023.
 */
final class OtherSets {
    private static final String STATE = "other_sets";
    /** Room for the views of one set, above those of the support set. */
    private static final long VIEWS = 1L << 40;

    private final List<AuxiliaryImages> sets;
    private final long seed;
    private final BanditRule rule;
    private final List<Batches> batches = new ArrayList<>();
    private final int[] taken;
    private final double[] agreed;
    private Bandit bandit;
    private int arm;

    OtherSets(List<AuxiliaryImages> sets, BanditRule rule, long seed) {
        this.sets = sets;
        this.rule = rule;
        this.seed = seed;
        this.taken = new int[sets.size() + 1];
        this.agreed = new double[sets.size() + 1];
        this.bandit = rule.start(sets.size() + 1);
    }

    List<LabelledPixels> images() {
        return sets.stream().map(AuxiliaryImages::images).toList();
    }

    /** @param keep true when the frozen layers' answers are kept */
    void begin(TrainingPlan plan, InputSpec input, boolean keep) {
        for (int i = 0; i < sets.size(); i++) {
            batches.add(new Batches(sets.get(i).images(), plan.batchSize(), plan.augmentation(), input,
                    seed + 1_000_033L * (i + 1), keep));
        }
    }

    /** What to learn from beside the next step's images, if anything. */
    Optional<Beside> next() {
        if (sets.isEmpty()) {
            return Optional.empty();
        }
        arm = bandit.choose(SeededRandom.of(seed, "other set " + bandit.round()));
        if (arm == sets.size()) {
            return Optional.empty();
        }
        Batches.Step step = batches.get(arm).next();
        return Optional.of(new Beside(new Apart(step.images(), VIEWS * (arm + 1)), step.labels(), arm));
    }

    /** @param agreement of what {@link #next} gave, 0 for nothing */
    void learned(double agreement) {
        if (!sets.isEmpty()) {
            bandit.reward(arm, agreement);
            taken[arm]++;
            agreed[arm] += agreement;
        }
    }

    /** How often each was chosen, and how far it agreed. */
    List<String> words() {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            out.add(MessageFormat.format(ResourceBundle.getBundle("i18n.tune").getString("note.auxiliary"),
                    sets.get(i).name(), taken[i], Arrays.stream(taken).sum(), agreed[i] / Math.max(1, taken[i])));
        }
        return out;
    }

    /** What {@link #resume} needs to go on from here. */
    void save(Map<String, String> facts) {
        if (!sets.isEmpty()) {
            facts.put(STATE, join(bandit.state()) + " "
                    + join(Arrays.stream(taken).asDoubleStream().toArray()) + " " + join(agreed));
        }
    }

    private static String join(double[] values) {
        return Arrays.stream(values).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }

    void resume(Map<String, String> facts) {
        if (sets.isEmpty() || !facts.containsKey(STATE)) {
            return;
        }
        double[] saved = Arrays.stream(facts.get(STATE).split(" ")).mapToDouble(Double::parseDouble).toArray();
        int arms = taken.length;
        int own = saved.length - 2 * arms;
        bandit = rule.resume(Arrays.copyOf(saved, own));
        for (int i = 0; i < arms; i++) {
            taken[i] = (int) saved[own + i];
            agreed[i] = saved[own + arms + i];
        }
        for (int i = 0; i < sets.size(); i++) {
            batches.get(i).skip(taken[i]);
        }
    }

    /** Images whose views are none of the support set's. */
    private record Apart(StepImages images, long first) implements StepImages {
        @Override
        public int count() {
            return images.count();
        }

        @Override
        public long view(int i) {
            long view = images.view(i);
            return view == UNKNOWN ? UNKNOWN : first + view;
        }

        @Override
        public void draw(int i, float[] to, int offset) {
            images.draw(i, to, offset);
        }
    }
}
