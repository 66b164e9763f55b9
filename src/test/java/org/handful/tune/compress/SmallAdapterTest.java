package org.handful.tune.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.handful.backbone.Catalogue;
import org.handful.backbone.arch.Reach;
import org.handful.engine.BackboneSession;
import org.handful.engine.LinearHead;
import org.handful.engine.StepRates;
import org.handful.engine.TestEngine;
import org.handful.engine.TuningSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.LowRank;
import org.handful.engine.adapter.ScaleAndShift;
import org.handful.error.BackboneException;
import org.handful.model.CancelToken;
import org.handful.model.HeadState;
import org.handful.model.LabelledPixels;
import org.handful.model.Tensor;
import org.handful.tune.Stripes;
import org.handful.tune.training.HeldBack;
import org.handful.tune.training.TunedNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmallAdapterTest {
    private static final LowRank LORA = new LowRank(4, 8, LowRank.Targets.ATTENTION_AND_1X1, Reach.ALL);
    private final LabelledPixels images = Stripes.images(2, 3, 1);
    private final List<String> notes = new ArrayList<>();
    private BackboneSession session;

    @BeforeEach
    void open() throws Exception {
        session = TestEngine.get().open(new Catalogue(Path.of("no-home")).byId("pocket"));
    }

    /** A is random before the first step: what is kept is what the training changed, zeros included. */
    @Test
    void countsFromWhatTheSeedGave() throws Exception {
        TunedNetwork full = trained(LORA, 5, 4);
        TunedNetwork small = small(5, new CancelToken()).of(full);
        Map<String, Tensor> start = session.start(LORA, 5);
        assertThat(small.small()).isPresent();
        start.forEach((name, from) -> {
            double[] kept = small.small().get().difference().get(name).values();
            double[] acts = small.model().state().get(name).values();
            for (int i = 0; i < kept.length; i++) {
                assertThat(acts[i]).isEqualTo((float) from.values()[i] + (float) kept[i]);
            }
        });
        assertThat(small.small().get().difference().values().stream().flatMapToDouble(t -> Arrays.stream(t.values()))
                .map(Math::abs).distinct()).as("zero and one size").hasSize(2);
        assertThat(small.model().state().get("head.weight")).isEqualTo(full.model().state().get("head.weight"));
        assertThat(notes).singleElement().asString().contains("kB");
    }

    @Test
    void whatLearnedNothingInsideKeepsNothing() throws Exception {
        TunedNetwork small = small(5, new CancelToken()).of(trained(LORA, 5, 0));
        assertThat(small.small().orElseThrow().difference().values())
                .allSatisfy(t -> assertThat(t.values()).containsOnly(0));
    }

    /** One huge offset that only silences a channel gives a deviation with which nothing else can be as it was. */
    @Test
    void staysAsItIsWhereItWouldForget() throws Exception {
        Adapter adapter = new ScaleAndShift(Reach.ALL);
        Map<String, Tensor> tensors = new HashMap<>(trained(adapter, 5, 12).model().state());
        double[] shifts = tensors.get("bn1.bias").values().clone();
        shifts[0] = -1e4;
        tensors.put("bn1.bias", Tensor.vector(shifts));
        var full = new TunedNetwork("film", adapter, session.adapted(adapter, tensors));
        int[] said = Arrays.stream(full.probabilities(images.x())).mapToInt(r -> r[0] >= r[1] ? 0 : 1).toArray();
        assertThat(Arrays.stream(said).sum()).as("both classes are said").isBetween(2, 4);
        TunedNetwork kept = new SmallAdapter(session, new LabelledPixels(images.x(), said, 2), 5, new CancelToken(),
                notes::add).of(full);
        assertThat(kept.small()).isEmpty();
        assertThat(kept).isSameAs(full);
        assertThat(notes).singleElement().asString().contains("6");
    }

    /** As few here as many there. */
    @Test
    void ofManyImagesSomeDecideAndAllAreTold() throws Exception {
        TunedNetwork full = trained(LORA, 5, 4);
        TunedNetwork bySome = new SmallAdapter(session, images, 2, 5, new CancelToken(), notes::add).of(full);
        TunedNetwork byThose = new SmallAdapter(session, HeldBack.some(images, 2), 5, new CancelToken(), _ -> { }).of(full);
        byThose.small().orElseThrow().difference().forEach((name, t) ->
                assertThat(bySome.small().orElseThrow().difference().get(name).values()).as(name).isEqualTo(t.values()));
        assertThat(notes).singleElement().asString().contains("Of the 6 images");
    }

    @Test
    void canBeCancelled() throws Exception {
        TunedNetwork full = trained(LORA, 5, 0);
        CancelToken cancel = new CancelToken();
        cancel.cancel();
        assertThatThrownBy(() -> small(5, cancel).of(full)).isInstanceOf(CancellationException.class);
    }

    @Test
    void aModelWithoutItsNumbersIsRefused() throws Exception {
        HeadState whole = small(5, new CancelToken()).of(trained(LORA, 5, 4)).state();
        Map<String, Tensor> fewer = new HashMap<>(whole.tensors());
        fewer.keySet().removeIf(n -> n.endsWith(LowRank.B));
        assertThatThrownBy(() -> TunedNetwork.restore("lora", session, new HeadState("lora", fewer, whole.notes())))
                .isInstanceOf(BackboneException.class);
        Map<String, String> strange = new HashMap<>(whole.notes());
        strange.replaceAll((k, v) -> v.equals("5") ? "five" : v);
        assertThatThrownBy(() -> TunedNetwork.restore("lora", session,
                new HeadState("lora", whole.tensors(), strange))).isInstanceOf(BackboneException.class);
    }

    private SmallAdapter small(long seed, CancelToken cancel) {
        return new SmallAdapter(session, images, seed, cancel, notes::add);
    }

    private TunedNetwork trained(Adapter adapter, long seed, int steps) throws Exception {
        try (TuningSession tuning = session.tune(adapter, head(), seed)) {
            for (int i = 0; i < steps; i++) {
                tuning.step(images.x(), images.y(), new StepRates(StepRates.Rule.ADAMW, 1e-2, 1e-2, 0, 1, 0));
            }
            return new TunedNetwork("lora", adapter, session.adapted(adapter, tuning.snapshot()));
        }
    }

    private LinearHead head() {
        int d = session.card().embedding();
        int classes = 2;
        double[] weights = new Random(3).doubles((long) classes * d).map(v -> (float) (v - 0.5)).toArray();
        return new LinearHead(Tensor.matrix(classes, d, weights), Tensor.vector(new double[classes]),
                Tensor.vector(new double[d]), 10);
    }
}
