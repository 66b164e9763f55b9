package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.handful.backbone.arch.Reach;
import org.handful.engine.adapter.AllWeights;
import org.handful.engine.adapter.Factored;
import org.handful.engine.adapter.LowRank;
import org.handful.engine.adapter.Objective;
import org.handful.error.InputException;
import org.handful.math.svd.LeadingSvd;
import org.handful.math.Matrices;
import org.handful.method.Checkpoints;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Settings;
import org.handful.model.CancelToken;
import org.handful.model.LabelledPixels;
import org.handful.model.PixelBatch;
import org.handful.model.Tensor;
import org.handful.model.TrainingEvent;
import org.handful.tune.KeptInMemory;
import org.handful.tune.LiveModel;
import org.handful.tune.LoRA;
import org.handful.tune.ModelSoup;
import org.handful.tune.TunedModel;
import org.handful.tune.lowrank.Factors;
import org.handful.tune.lowrank.GivenFactors;
import org.handful.tune.training.HeadStart;
import org.handful.tune.training.Recipe;
import org.handful.tune.training.TrainingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What low-rank adapters are given before they are trained: Comp-LoRA, LoRA-XS, LoRA-SB. */
@Timeout(120)
class LowRankFactorsTest {
    private static final LowRank PLAIN = new LowRank(2, 1, LowRank.Targets.EVERY_LAYER, Reach.ALL);

    @ParameterizedTest
    @CsvSource({"vit, both", "resnet_basic, both", "resnet_basic, outputs", "vit, inputs"})
    void leadingDirectionsStayAsTheyAre(String network, String sides) throws Exception {
        BackboneSession session = open(network);
        var state = fit(session, Map.of("protectedEnergy", "0.5", "protectedSides", sides)).last().state().tensors();
        double change = 0;
        for (LowRank.Pair p : session.pairs(PLAIN)) {
            double[] w = beside(session, p);
            LeadingSvd svd = LeadingSvd.of(w, p.rows(), p.inputs(), LeadingSvd.energy(0.5));
            int k = svd.s().length;
            double[] moved = product(state, p);
            change = Math.max(change, largest(moved));
            if (!sides.equals("inputs")) {
                assertThat(largest(Matrices.product(Matrices.transpose(svd.u(), p.rows(), k), moved, k, p.rows(),
                        p.inputs()))).as(p.name()).isLessThan(1e-5);
            }
            if (!sides.equals("outputs")) {
                assertThat(largest(Matrices.product(moved, svd.v(), p.rows(), p.inputs(), k))).as(p.name())
                        .isLessThan(1e-5);
            }
        }
        assertThat(change).as("it learned something").isGreaterThan(1e-4);
    }

    @Test
    void nothingIsLeftToChangeWhereEveryDirectionIsProtected() throws Exception {
        BackboneSession session = open("vit");
        var state = fit(session, Map.of("protectedEnergy", "1")).last().state().tensors();
        for (LowRank.Pair p : session.pairs(PLAIN)) {
            assertThat(largest(product(state, p))).as(p.name()).isLessThan(1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vit", "resnet_basic"})
    void aCoreOfZeroIsTheFrozenNetworkAndItsGradientThatOfTheWeightsBetweenTheFactors(String network) throws Exception {
        BackboneSession session = open(network);
        LabelledPixels support = support(session);
        Random random = new Random(4);
        Map<String, Tensor> given = new HashMap<>();
        Map<String, Tensor> zero = new java.util.LinkedHashMap<>();
        for (LowRank.Pair p : session.pairs(PLAIN)) {
            double[] noise = random.doubles((long) p.rows() * p.inputs(), -1, 1).toArray();
            LeadingSvd svd = LeadingSvd.of(noise, p.rows(), p.inputs(), LeadingSvd.most(2));
            given.put(p.name() + LowRank.B, new Tensor(p.up(2), svd.u()));
            given.put(p.name() + LowRank.A, new Tensor(p.down(2), Matrices.transpose(svd.v(), p.inputs(), 2)));
            zero.put(p.name() + LowRank.CORE, Tensor.matrix(2, 2, new double[4]));
        }
        var kept = new LowRank(2, Math.sqrt(2), LowRank.Targets.EVERY_LAYER, Reach.ALL);
        LinearHead head = head(session);
        try (TuningSession core = session.tune(new Factored(kept, given, zero), head, 1);
                TuningSession near = session.tune(new Factored(kept, given, zero), head, 1, new Objective(5, 0, 0));
                TuningSession all = session.tune(new AllWeights(Reach.ALL, 1), head, 1)) {
            double[][] p = core.probabilities(support.x(), new CancelToken());
            double[][] q = all.probabilities(support.x(), new CancelToken());
            for (int i = 0; i < p.length; i++) {
                assertThat(p[i]).containsExactly(q[i], within(1e-6));
            }
            Map<String, float[]> r = core.gradients(support.x(), support.y());
            // The frozen network has nothing of the factors: what is as it was is near it.
            near.gradients(support.x(), support.y()).forEach((name, values) ->
                    assertThat(values).as(name).containsExactly(r.get(name), within(1e-5f)));
            Map<String, float[]> g = all.gradients(support.x(), support.y());
            for (LowRank.Pair pair : session.pairs(PLAIN)) {
                double[] whole = IntStream.range(0, pair.rows() * pair.inputs())
                        .mapToDouble(i -> g.get(pair.weight())[pair.firstRow() * pair.inputs() + i]).toArray();
                double[] bt = Matrices.transpose(given.get(pair.name() + LowRank.B).values(), pair.rows(), 2);
                double[] at = Matrices.transpose(given.get(pair.name() + LowRank.A).values(), 2, pair.inputs());
                double[] expected = Matrices.product(Matrices.product(bt, whole, 2, pair.rows(), pair.inputs()), at, 2,
                        pair.inputs(), 2);
                float[] found = r.get(pair.name() + LowRank.CORE);
                for (int i = 0; i < 4; i++) {
                    assertThat((double) found[i]).as(pair.name()).isCloseTo(expected[i], within(1e-5));
                }
            }
        }
    }

    @Test
    void withEveryDirectionTheFirstStepIsThatOfFullFineTuning() throws Exception {
        BackboneSession session = open("resnet_basic");
        LowRank wide = new LowRank(64, 1, LowRank.Targets.EVERY_LAYER, Reach.ALL);
        TrainingPlan plan = Recipe.SMALL_ADAPTER.plan(0.7);
        LabelledPixels support = support(session);
        var found = (Factored) new GivenFactors(session, wide, Factors.OF_FIRST_STEP, plan, FitContext.quiet(1))
                .of(support).adapter();
        double rate = 0.7 * plan.rateAt(1);
        LinearHead head = HeadStart.CLASS_MEANS.of(session.embed(support.x(), new CancelToken()), support.y(), 3);
        try (TuningSession all = session.tune(new AllWeights(Reach.ALL, 1), head, 1)) {
            Map<String, float[]> g = all.gradients(support.x(), support.y());
            for (LowRank.Pair p : session.pairs(wide)) {
                double[] br = Matrices.product(found.given().get(p.name() + LowRank.B).values(),
                        found.start().get(p.name() + LowRank.CORE).values(), p.rows(), 64, 64);
                double[] moved = Matrices.product(br, found.given().get(p.name() + LowRank.A).values(), p.rows(), 64,
                        p.inputs());
                for (int i = 0; i < moved.length; i++) {
                    assertThat(moved[i]).as(p.name()).isCloseTo(-rate * Math.signum(
                            g.get(p.weight())[p.firstRow() * p.inputs() + i]), within(1e-5));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"factors, of_weights", "factors, of_first_step", "protectedEnergy, 0.5"})
    void whatIsSavedIsPlainAndAKilledTrainingGoesOn(String setting, String value) throws Exception {
        BackboneSession session = open("vit");
        Map<String, String> settings = Map.of(setting, value, "steps", "6");
        Fit<TunedModel> whole = fit(session, settings);
        assertThat(whole.last().state().tensors().keySet()).noneMatch(n -> n.endsWith(LowRank.CORE));
        assertThat(new LoRA().restore(session, whole.last().state()).probabilities(support(session).x())[0])
                .containsExactly(whole.last().probabilities(support(session).x())[0], within(1e-6));

        KeptInMemory kept = new KeptInMemory();
        CancelToken broken = new CancelToken();
        assertThatThrownBy(() -> fit(session, settings, kept, broken, e -> {
            if (e instanceof TrainingEvent.Step s && s.step() == 3) {
                broken.cancel();
            }
        })).isInstanceOf(CancellationException.class);
        Fit<TunedModel> resumed = fit(session, settings, kept, new CancelToken(), e -> { });
        assertThat(resumed.last().probabilities(support(session).x()))
                .isDeepEqualTo(whole.last().probabilities(support(session).x()));
    }

    @Test
    void goesOnWithTheFactorsThatItBeganWith() throws Exception {
        BackboneSession session = open("vit");
        var plan = Recipe.SMALL_ADAPTER.plan(0.01);
        LabelledPixels support = support(session);
        var found = (Factored) new GivenFactors(session, PLAIN, Factors.OF_FIRST_STEP, plan, FitContext.quiet(1))
                .of(support).adapter();
        // The same singular vectors with other signs are as good, and other ones.
        Map<String, Tensor> turned = new HashMap<>(found.given());
        turned.replaceAll((name, t) -> new Tensor(t.shape(), Arrays.stream(t.values()).map(x -> -x).toArray()));
        turned.replaceAll((name, t) -> name.endsWith(LowRank.A) ? found.given().get(name) : t);
        try (TuningSession one = session.tune(found, head(session), 1);
                TuningSession other = session.tune(new Factored(found.kept(), turned, found.start()), head(session), 1)) {
            double[][] p = one.probabilities(support.x(), new CancelToken());
            assertThat(other.probabilities(support.x(), new CancelToken())[0]).isNotEqualTo(p[0]);
            other.resume(one.progress());
            assertThat(other.probabilities(support.x(), new CancelToken())[0]).containsExactly(p[0], within(1e-7));
        }
    }

    @ParameterizedTest
    @CsvSource({"lora_xs, 2", "lora_sb, 2", "lora_xs, 5", "lora_sb, 5"})
    void aSoupSharesItsFactorsAndGoesOnAfterAKill(String weights, int killed) throws Exception {
        BackboneSession session = open("vit");
        Fit<TunedModel> whole = soup(session, weights, Checkpoints.NONE, new CancelToken(), 0);
        KeptInMemory kept = new KeptInMemory();
        assertThatThrownBy(() -> soup(session, weights, kept, new CancelToken(), killed))
                .isInstanceOf(CancellationException.class);
        Fit<TunedModel> resumed = soup(session, weights, kept, new CancelToken(), 0);
        assertThat(resumed.last().probabilities(support(session).x()))
                .isDeepEqualTo(whole.last().probabilities(support(session).x()));
        assertThat(whole.last().state().tensors().keySet()).noneMatch(n -> n.endsWith(LowRank.CORE));
        assertThat(new ModelSoup().restore(session, whole.last().state()).probabilities(support(session).x()))
                .isDeepEqualTo(whole.last().probabilities(support(session).x()));
    }

    private static Fit<TunedModel> soup(
            BackboneSession session, String weights, Checkpoints kept, CancelToken cancel, int killed) throws Exception {
        ModelSoup method = new ModelSoup();
        return method.fit(session, support(session), Optional.empty(), Settings.parse(method,
                        Map.of("weights", weights, "rank", "2", "ingredients", "2", "steps", "6", "networkRate", "0.01")),
                new FitContext(3, cancel, e -> {
                    if (e instanceof TrainingEvent.Step s && s.step() == killed) {
                        cancel.cancel();
                    }
                }, Optional.empty()).with(kept), LiveModel.Port.NONE);
    }

    @Test
    void isNotMadeSmallAndSaysSo() throws Exception {
        List<String> notes = new ArrayList<>();
        var fit = fit(open("vit"), Map.of("factors", "of_weights", "small", "true"), Checkpoints.NONE, new CancelToken(), e -> {
            if (e instanceof TrainingEvent.Note n) {
                notes.add(n.text());
            }
        });
        assertThat(notes).singleElement().asString().contains("cannot be made small");
        assertThat(fit.last().state().tensors()).containsKey(LowRank.SCALE);
    }

    @Test
    void factorsThatAreGivenGoWithNothingElse() throws Exception {
        LoRA.Config config = Settings.parse(new LoRA(), Map.of("factors", "of_weights", "protectedEnergy", "0.9"));
        assertThatThrownBy(() -> new LoRA().fit(null, null, Optional.empty(), config, null, null))
                .isInstanceOf(InputException.class).hasMessageContaining("factors").hasMessageContaining("of_weights");
    }

    private static BackboneSession open(String network) throws Exception {
        return TestEngine.get().open(ReferenceNetworksTest.network(network));
    }

    private static LabelledPixels support(BackboneSession session) {
        int size = session.card().input().size();
        float[] pixels = new float[6 * 3 * size * size];
        Random random = new Random(3);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian() + i / (pixels.length / 6) % 3;
        }
        return new LabelledPixels(new PixelBatch(6, 3, size, size, pixels), new int[] {0, 1, 2, 0, 1, 2}, 3);
    }

    private static LinearHead head(BackboneSession session) {
        int dim = session.card().embedding();
        return new LinearHead(Tensor.matrix(3, dim, new Random(8).doubles(3L * dim, -1, 1).toArray()),
                Tensor.vector(new double[3]), Tensor.vector(new double[dim]), 4);
    }

    private static Fit<TunedModel> fit(BackboneSession session, Map<String, String> settings) throws Exception {
        return fit(session, settings, Checkpoints.NONE, new CancelToken(), e -> { });
    }

    private static Fit<TunedModel> fit(
            BackboneSession session, Map<String, String> settings, Checkpoints kept, CancelToken cancel,
            java.util.function.Consumer<TrainingEvent> events) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("rank", "2", "alpha", "1", "steps", "4", "loraRate", "0.01"));
        all.putAll(settings);
        LoRA method = new LoRA();
        return method.fit(session, support(session), Optional.empty(), Settings.parse(method, all),
                new FitContext(3, cancel, events, Optional.empty()).with(kept), LiveModel.Port.NONE);
    }

    private static double[] beside(BackboneSession session, LowRank.Pair p) throws Exception {
        float[] all = session.frozen(List.of(p.weight())).get(p.weight());
        return IntStream.range(0, p.rows() * p.inputs()).mapToDouble(i -> all[p.firstRow() * p.inputs() + i]).toArray();
    }

    /** s B A. */
    private static double[] product(Map<String, Tensor> state, LowRank.Pair p) {
        double scale = state.get(LowRank.SCALE).values()[0];
        Tensor b = state.get(p.name() + LowRank.B);
        double[] out = Matrices.product(b.values(), state.get(p.name() + LowRank.A).values(), p.rows(), b.shape()[1],
                p.inputs());
        return Arrays.stream(out).map(x -> scale * x).toArray();
    }

    private static double largest(double[] x) {
        return Arrays.stream(x).map(Math::abs).max().orElse(0);
    }
}
