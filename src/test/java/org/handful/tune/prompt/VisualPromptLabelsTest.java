package org.handful.tune.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.handful.backbone.Catalogue;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.ResNet;
import org.handful.backbone.arch.VisionTransformer;
import org.handful.engine.BackboneSession;
import org.handful.engine.LinearHead;
import org.handful.engine.NativeCount;
import org.handful.engine.RandomWeights;
import org.handful.engine.TestEngine;
import org.handful.engine.adapter.Frame;
import org.handful.engine.net.FeatureMaps;
import org.handful.error.BackboneException;
import org.handful.math.Softmax;
import org.handful.method.Checkpoints;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Settings;
import org.handful.model.CancelToken;
import org.handful.model.LabelledPixels;
import org.handful.model.PixelBatch;
import org.handful.model.TrainingEvent;
import org.handful.tune.KeptInMemory;
import org.handful.tune.LiveModel;
import org.handful.tune.TunedModel;
import org.handful.tune.training.TunedNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A frame with the classes that a network was trained on, on a network that knows twelve. */
@Timeout(60)
class VisualPromptLabelsTest {
    private static final int SIZE = 24;
    private static final int SOURCES = 12;
    private static final Consumer<TrainingEvent> NOBODY = e -> { };

    @TempDir
    static Path folder;

    private static BackboneSession session;
    private static BackboneSession namesake;

    @BeforeAll
    static void network() throws Exception {
        var small = new ResNet(ResNet.Block.BASIC, List.of(1, 1), List.of(6, 8), new ResNet.Stem(3, 6, 3, 1, false),
                ResNet.Shortcut.PROJECTION);
        session = TestEngine.get().open(RandomWeights.of(folder, "twelve", small, small.classifying("fc", SOURCES), SIZE));
        // timm calls its classifier as the numbers of a head are called here.
        var transformer = new VisionTransformer(3, SIZE, SIZE, 8, 32, 2, 2, 64, Node.TokenPool.Pool.MEAN, false,
                VisionTransformer.Leading.CLASS_TOKEN, false);
        namesake = TestEngine.get().open(RandomWeights.of(
                folder, "namesake", transformer, transformer.classifying("head", SOURCES), SIZE));
    }

    @Test
    void withoutAStepItIsTheClassifierOfThePreTraining() throws Exception {
        isTheClassifier(session);
    }

    @Test
    void aClassifierThatIsCalledAsTheHeadIsNotTakenForIt() throws Exception {
        isTheClassifier(namesake);
    }

    private static void isTheClassifier(BackboneSession session) throws Exception {
        LabelledPixels images = images(3, 4);
        TunedModel model = fit(session, Map.of("steps", "1", "frameRate", "0"), images, Checkpoints.NONE, new CancelToken(),
                NOBODY).last();
        int[] sources = LinearHead.sources(model.state().tensors()).orElseThrow();
        assertThat(sources).hasSize(3).doesNotHaveDuplicates();
        float[] logits = session.withClassifier().embed(images.x(), new CancelToken()).values();
        double[][] p = model.probabilities(images.x());
        for (int i = 0; i < p.length; i++) {
            double[] mapped = new double[3];
            for (int k = 0; k < 3; k++) {
                mapped[k] = logits[i * SOURCES + sources[k]];
            }
            Softmax.inPlace(mapped);
            assertThat(p[i]).containsExactly(mapped, within(1e-6));
        }
    }

    @Test
    void learnsTheFrameAloneAndIsTheSameAfterSaving() throws Exception {
        LabelledPixels images = images(3, 4);
        List<Double> losses = new ArrayList<>();
        fit(Map.of("steps", "1"), images, Checkpoints.NONE, new CancelToken(), NOBODY);
        int before = NativeCount.of(TestEngine.get());
        TunedModel model = fit(Map.of("steps", "40", "batchSize", "8"), images, Checkpoints.NONE, new CancelToken(), e -> {
            if (e instanceof TrainingEvent.Step s) {
                losses.add(s.loss());
            }
        }).last();
        assertThat(losses.getLast()).isLessThan(0.9 * losses.getFirst());
        var state = model.state();
        assertThat(Arrays.stream(state.tensors().get(Frame.PROMPT).values())).anyMatch(v -> Math.abs(v) > 1e-2);
        assertThat(Arrays.stream(state.tensors().get("head.weight").values())).allMatch(v -> v == 0 || v == 1);
        assertThat(state.tensors().get("head.bias").values()).containsOnly(0);
        TunedModel restored = new VisualPrompt().restore(session, state);
        assertThat(restored.probabilities(images.x())).isDeepEqualTo(model.probabilities(images.x()));
        assertThat(restored.state().tensors().keySet()).isEqualTo(state.tensors().keySet());
        assertThat(NativeCount.of(TestEngine.get())).isEqualTo(before);
    }

    @Test
    void whatWasBrokenOffGoesOnAsIfNothingHadBeen() throws Exception {
        LabelledPixels images = images(3, 3);
        Map<String, String> settings = Map.of("steps", "7", "batchSize", "4", "frameRate", "0.5");
        double[][] expected = fit(settings, images, new KeptInMemory(), new CancelToken(), NOBODY).last()
                .probabilities(images.x());
        KeptInMemory kept = new KeptInMemory();
        CancelToken broken = new CancelToken();
        assertThatThrownBy(() -> fit(settings, images, kept, broken, e -> {
            if (e instanceof TrainingEvent.Step s && s.step() == 5) {
                broken.cancel();
            }
        })).isInstanceOf(CancellationException.class);
        assertThat(fit(settings, images, kept, new CancelToken(), NOBODY).last().probabilities(images.x()))
                .isDeepEqualTo(expected);
    }

    /** What Why asks: the numbers before the head are the logits of the twelve. */
    @Test
    void itsEvidenceIsThatOfTheClassifier() throws Exception {
        LabelledPixels images = images(3, 2);
        TunedModel model = fit(Map.of("steps", "3"), images, Checkpoints.NONE, new CancelToken(), NOBODY).last();
        var adapted = ((TunedNetwork) model).model();
        int source = LinearHead.sources(model.state().tensors()).orElseThrow()[1];
        float[][] seen = new float[1][];
        FeatureMaps maps = adapted.maps(images.x().select(new int[] {0}), logits -> {
            seen[0] = logits.clone();
            double[] gradient = new double[logits.length];
            gradient[source] = 1;
            return gradient;
        });
        assertThat(seen[0]).hasSize(SOURCES);
        assertThat(adapted.probabilities(seen[0])).containsExactly(model.probabilities(images.x())[0], within(1e-6));
        assertThat(maps.channels()).isEqualTo(8);
        double moving = 0;
        for (float g : maps.gradient()) {
            moving += Math.abs(g);
        }
        assertThat(moving).isPositive();
    }

    @Test
    void aBackboneWithoutClassifierIsRefusedInWords() throws Exception {
        BackboneSession pocket = TestEngine.get().open(new Catalogue(Path.of("no-home")).byId("pocket"));
        var config = Settings.parse(new VisualPrompt(), Map.of("mapping", "labels"));
        assertThatThrownBy(() -> new VisualPrompt().fit(pocket, images(2, 1), Optional.empty(), config,
                FitContext.quiet(0), LiveModel.Port.NONE)).isInstanceOfSatisfying(BackboneException.class,
                        e -> assertThat(e.problem()).isEqualTo(BackboneException.Problem.NO_CLASSIFIER))
                .hasMessageContaining("pocket").hasMessageContaining("classifier");
    }

    private static Fit<TunedModel> fit(
            Map<String, String> settings, LabelledPixels images, Checkpoints kept, CancelToken cancel,
            Consumer<TrainingEvent> events) throws Exception {
        return fit(session, settings, images, kept, cancel, events);
    }

    private static Fit<TunedModel> fit(
            BackboneSession session, Map<String, String> settings, LabelledPixels images, Checkpoints kept,
            CancelToken cancel, Consumer<TrainingEvent> events) throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        all.put("mapping", "labels");
        return new VisualPrompt().fit(session, images, Optional.of(images), Settings.parse(new VisualPrompt(), all),
                new FitContext(1, cancel, events, Optional.empty()).with(kept), LiveModel.Port.NONE);
    }

    /** A colour for each class, and noise. */
    private static LabelledPixels images(int classes, int perClass) {
        Random random = new Random(5);
        int n = classes * perClass;
        float[] values = new float[n * 3 * SIZE * SIZE];
        int[] y = new int[n];
        for (int i = 0; i < n; i++) {
            y[i] = i / perClass;
            for (int j = 0; j < 3 * SIZE * SIZE; j++) {
                values[i * 3 * SIZE * SIZE + j] = (float) ((j / (SIZE * SIZE) == y[i] ? 1 : -0.3) + 0.5 * random.nextGaussian());
            }
        }
        return new LabelledPixels(new PixelBatch(n, 3, SIZE, SIZE, values), y, classes);
    }
}
