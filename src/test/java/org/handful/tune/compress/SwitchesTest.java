package org.handful.tune.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.handful.backbone.Catalogue;
import org.handful.backbone.arch.Reach;
import org.handful.engine.BackboneSession;
import org.handful.engine.TestEngine;
import org.handful.engine.TuningSession;
import org.handful.engine.adapter.Masks;
import org.handful.math.ternary.TernaryCode;
import org.handful.method.FitContext;
import org.handful.method.Settings;
import org.handful.model.CancelToken;
import org.handful.model.LabelledPixels;
import org.handful.model.Tensor;
import org.handful.model.TrainingEvent;
import org.handful.tune.LiveModel;
import org.handful.tune.MaskTuning;
import org.handful.tune.Stripes;
import org.handful.tune.training.HeadStart;
import org.handful.tune.training.TunedNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is kept of a mask. */
@Timeout(120)
class SwitchesTest {
    private static final Masks MASKS = new Masks(Reach.ALL);
    private final LabelledPixels images = Stripes.images(2, 3, 1);

    @Test
    void sayTheSameInAThirtiethOfTheBytes() throws Exception {
        BackboneSession session = pocket();
        Random random = new Random(5);
        Map<String, Tensor> state = new HashMap<>();
        var head = HeadStart.CLASS_MEANS.of(session.embed(images.x(), new CancelToken()), images.y(), 2);
        try (TuningSession tuning = session.tune(MASKS, head, 7)) {
            tuning.snapshot().forEach((name, t) -> state.put(name, !name.endsWith(Masks.MASK) ? t
                    : new Tensor(t.shape(), random.doubles(t.values().length, 0.0045, 0.05).map(v -> (float) v).toArray())));
        }
        TunedNetwork full = new TunedNetwork("mask", MASKS, session.adapted(MASKS, state));
        Switches kept = Switches.of(session, full, 7);
        double[][] p = full.probabilities(images.x());
        assertThat(kept.network().probabilities(images.x())).isDeepEqualTo(p);
        assertThat(TunedNetwork.restore("mask", session, kept.network().state()).probabilities(images.x())).isDeepEqualTo(p);
        long all = 0;
        long off = 0;
        long bytes = 0;
        for (Map.Entry<String, Tensor> t : kept.network().state().tensors().entrySet()) {
            if (t.getKey().endsWith(Masks.MASK)) {
                all += t.getValue().values().length;
                off += Arrays.stream(t.getValue().values()).filter(v -> v != 0).count();
                bytes += TernaryCode.encode(t.getValue().values()).orElseThrow().length;
            }
        }
        assertThat(kept.all()).isEqualTo(all);
        assertThat(kept.off()).isEqualTo(off).isBetween(all / 200, all / 50);
        assertThat(bytes).isLessThan(4 * all / 30);
    }

    /** The model at the end, and the best one. */
    @Test
    void areWhatATrainingLeavesBehind() throws Exception {
        MaskTuning method = new MaskTuning();
        List<String> notes = new ArrayList<>();
        var fit = method.fit(pocket(), images, Optional.of(images),
                Settings.parse(method, Map.of("steps", "6", "maskRate", "0.01", "small", "true")),
                new FitContext(3, new CancelToken(), e -> {
                    if (e instanceof TrainingEvent.Note n) {
                        notes.add(n.text());
                    }
                }, Optional.empty()), LiveModel.Port.NONE);
        double off = -(float) Masks.START;
        assertThat(differences(fit.last())).containsOnly(0.0, off);
        // The best one may be that of an early step, when all were on.
        assertThat(differences(fit.best().orElseThrow())).isNotEmpty().isSubsetOf(0.0, off);
        assertThat(notes).filteredOn(n -> n.contains("switches are kept")).as("of the last model, and of the best")
                .hasSize(2).doesNotHaveDuplicates().last().asString().startsWith("Of the model with the smallest held-out loss");
    }

    private static Set<Double> differences(Object model) {
        return ((TunedNetwork) model).small().orElseThrow().difference().values().stream()
                .flatMap(t -> Arrays.stream(t.values()).boxed()).collect(Collectors.toSet());
    }

    private static BackboneSession pocket() throws Exception {
        return TestEngine.get().open(new Catalogue(Path.of("no-home")).byId("pocket"));
    }
}
