package org.handful.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.ResNet;
import org.handful.backbone.arch.VisionTransformer;
import org.handful.engine.BackboneSession;
import org.handful.engine.NativeCount;
import org.handful.engine.Pocket;
import org.handful.engine.RandomWeights;
import org.handful.engine.TestEngine;
import org.handful.math.ternary.TernaryCode;
import org.handful.method.Checkpoints;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Methods;
import org.handful.method.SettingSpec;
import org.handful.method.Settings;
import org.handful.model.CancelToken;
import org.handful.model.LabelledPixels;
import org.handful.model.TrainingEvent;
import org.handful.tune.prompt.VisualPromptTuning;
import org.handful.tune.training.TunedNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every method that trains inside the network must keep; a new method is covered by being registered. */
@Timeout(300)
class NetworkMethodContractTest {
    private static final Map<String, String> SHORT = Map.of("steps", "4");
    private static final Consumer<TrainingEvent> NOBODY = e -> { };

    @TempDir
    static Path folder;

    /** Two blocks and a quarter of the bundled backbone's pixels tell whether two runs are the same as well as it does. */
    private static final int SIZE = Pocket.SIZE;

    private static InstalledBackbone convolutions;
    private static InstalledBackbone transformer;

    @BeforeAll
    static void smallNetworks() throws Exception {
        convolutions = RandomWeights.of(folder, "convolutions", new ResNet(ResNet.Block.BASIC, List.of(1, 1), List.of(16, 32),
                new ResNet.Stem(3, 16, 7, 2, true), ResNet.Shortcut.PROJECTION), SIZE);
        transformer = transformer(SIZE);
    }

    private static InstalledBackbone transformer(int size) throws Exception {
        return RandomWeights.of(folder, "transformer-" + size, new VisionTransformer(3, size, size, 16, 32, 2, 2, 64,
                Node.TokenPool.Pool.MEAN, false, VisionTransformer.Leading.CLASS_TOKEN, false), size);
    }

    static Stream<NetworkMethod<?>> methods() {
        return Methods.all().stream().filter(m -> m instanceof NetworkMethod<?>).map(m -> (NetworkMethod<?>) m);
    }

    /** Those with all the common settings: private training has its own. */
    static Stream<NetworkMethod<?>> methodsOfARecipe() {
        return methods().filter(m -> Settings.describe(m).stream().anyMatch(s -> s.name().equals("small")));
    }

    /** One that has a place for what the method trains. */
    static BackboneSession backbone(NetworkMethod<?> method) throws Exception {
        return TestEngine.get().open(method instanceof VisualPromptTuning ? transformer : convolutions);
    }

    private static LabelledPixels images(int classes, int perClass, long seed) {
        return Stripes.images(classes, perClass, seed, SIZE);
    }

    /** With the weights that people train, wherever the method has a place in them. */
    @ParameterizedTest
    @MethodSource("methods")
    <C extends Record> void beatsChanceOnSeparableImages(NetworkMethod<C> method) throws Exception {
        boolean prompts = method instanceof VisualPromptTuning;
        int size = prompts ? 2 * SIZE : SIZE;
        BackboneSession network = prompts ? TestEngine.get().open(transformer(size)) : Pocket.small();
        TunedModel model = method.fit(network, Stripes.images(3, 4, 1, size), Optional.empty(),
                Settings.parse(method, known(method, SHORT)), new FitContext(0, new CancelToken(), NOBODY, Optional.empty()),
                LiveModel.Port.NONE).last();
        assertThat(accuracy(model, Stripes.images(3, 4, 2, size))).isGreaterThan(0.8);
    }

    @ParameterizedTest
    @MethodSource("methods")
    <C extends Record> void sameSeedSameResultAndAnotherSeedAnother(NetworkMethod<C> method) throws Exception {
        LabelledPixels query = images(2, 2, 2);
        Map<String, String> small = Map.of("steps", "3", "batchSize", "3", "noise", "repeatable");
        double[][][] p = new double[3][][];
        for (int i = 0; i < 3; i++) {
            p[i] = fit(method, small, images(2, 3, 1), Optional.empty(), i / 2, new CancelToken(), NOBODY)
                    .last().probabilities(query.x());
        }
        assertThat(p[1]).isDeepEqualTo(p[0]);
        assertThat(Arrays.deepEquals(p[2], p[0])).isFalse();
    }

    @ParameterizedTest
    @MethodSource("methods")
    <C extends Record> void savedAndRestoredPredictsTheSame(NetworkMethod<C> method) throws Exception {
        LabelledPixels query = images(2, 2, 2);
        TunedModel model = fit(method, SHORT, images(2, 3, 1), Optional.empty(), 0, new CancelToken(),
                NOBODY).last();
        TunedModel restored = method.restore(backbone(method), model.state());
        assertThat(model.state().method()).isEqualTo(method.id());
        assertThat(restored.probabilities(query.x())).isDeepEqualTo(model.probabilities(query.x()));
        for (double[] row : model.probabilities(query.x())) {
            assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-9));
            assertThat(Arrays.stream(row)).allMatch(v -> v >= 0 && v <= 1);
        }
    }

    /** Methods that promise privacy have no such choice: it looks at the images once more. */
    @ParameterizedTest
    @MethodSource("methodsOfARecipe")
    <C extends Record> void aSmallAdapterIsSaidToBeOneAndPredictsTheSameWhenRestored(NetworkMethod<C> method)
            throws Exception {
        Map<String, String> small = Map.of("steps", "2", "small", "true");
        LabelledPixels query = images(2, 2, 2);
        List<TrainingEvent> events = new ArrayList<>();
        var model = (TunedNetwork) fit(method, small, images(2, 3, 1), Optional.empty(), 7, new CancelToken(),
                events::add).last();
        assertThat(events.stream().filter(TrainingEvent.Note.class::isInstance)).isNotEmpty();
        assertThat(method.restore(backbone(method), model.state()).probabilities(query.x()))
                .isDeepEqualTo(model.probabilities(query.x()));
        model.small().ifPresent(s -> {
            assertThat(s.difference()).isNotEmpty();
            s.difference().forEach((name, tensor) -> {
                assertThat(model.state().tensors().get(name)).isSameAs(tensor);
                assertThat(TernaryCode.encode(tensor.values())).as(name).isPresent();
            });
        });
    }

    @ParameterizedTest
    @MethodSource("methods")
    <C extends Record> void survivesOneShotUnequalShotsAndDuplicates(NetworkMethod<C> method) throws Exception {
        LabelledPixels all = images(2, 3, 1);
        for (int[] chosen : new int[][] {{0, 3}, {0, 1, 2, 3}, {0, 0, 0, 3, 3, 3}}) {
            LabelledPixels support = new LabelledPixels(all.x().select(chosen),
                    Arrays.stream(chosen).map(i -> all.y()[i]).toArray(), 2);
            var fit = fit(method, SHORT, support, Optional.empty(), 0, new CancelToken(), NOBODY);
            assertThat(Stream.of(fit.last().probabilities(all.x())).flatMapToDouble(Arrays::stream))
                    .allMatch(Double::isFinite);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    <C extends Record> void relabellingPermutesTheAnswer(NetworkMethod<C> method) throws Exception {
        LabelledPixels support = images(2, 3, 1);
        LabelledPixels swapped = new LabelledPixels(
                support.x(), Arrays.stream(support.y()).map(k -> 1 - k).toArray(), 2);
        double[][] a = fit(method, SHORT, support, Optional.empty(), 0, new CancelToken(), NOBODY)
                .last().probabilities(support.x());
        double[][] b = fit(method, SHORT, swapped, Optional.empty(), 0, new CancelToken(), NOBODY)
                .last().probabilities(support.x());
        for (int i = 0; i < a.length; i++) {
            assertThat(b[i][1]).isCloseTo(a[i][0], within(1e-3));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    <C extends Record> void tellsEveryStepAndKeepsTheBest(NetworkMethod<C> method) throws Exception {
        List<TrainingEvent> events = new ArrayList<>();
        LabelledPixels heldOut = images(3, 2, 2);
        var fit = fit(method, SHORT, images(3, 2, 1), Optional.of(heldOut), 0, new CancelToken(), events::add);

        events.removeIf(TrainingEvent.Preparing.class::isInstance);
        assertThat(events.getFirst()).isInstanceOf(TrainingEvent.Started.class);
        assertThat(events.getLast()).isEqualTo(new TrainingEvent.Ended(4, false));
        var steps = events.stream().filter(TrainingEvent.Step.class::isInstance).map(TrainingEvent.Step.class::cast)
                .toList();
        assertThat(steps).extracting(TrainingEvent.Step::step).containsExactly(1, 2, 3, 4);
        assertThat(steps).allMatch(s -> s.stepsPerSecond() > 0 && s.memoryBytes() > 1 << 20);
        var looks = events.stream().filter(TrainingEvent.HeldOut.class::isInstance)
                .map(TrainingEvent.HeldOut.class::cast).toList();
        assertThat(looks).isNotEmpty().allMatch(l -> l.predicted().length == 6);
        var lowest = looks.stream().min(Comparator.comparingDouble(TrainingEvent.HeldOut::loss)).orElseThrow();
        assertThat(fit.bestStep()).isEqualTo(lowest.step());
        assertThat(loss(fit.best().orElseThrow(), heldOut)).isCloseTo(lowest.loss(), within(1e-6));
    }

    /** Such rates leave the loss finite: the head takes directions, whatever their length was. */
    @Test
    void aNetworkThatLostItsWaySaysSo() throws Exception {
        LabelledPixels support = images(3, 2, 1);
        List<TrainingEvent> wild = new ArrayList<>();
        fit(new FullFineTuning(), Map.of("steps", "6", "networkRate", "1", "layerDecay", "1"), support, Optional.empty(), 0,
                new CancelToken(), wild::add);
        assertThat(notes(wild)).singleElement().asString().contains("all 6 of", "the same class", "lower learning rates");
        List<TrainingEvent> tame = new ArrayList<>();
        fit(new FullFineTuning(), Map.of("steps", "6"), support, Optional.empty(), 0, new CancelToken(), tame::add);
        assertThat(notes(tame)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("methods")
    <C extends Record> void cancelAndStopEndWithinOneStep(NetworkMethod<C> method) throws Exception {
        LabelledPixels support = images(2, 2, 1);
        CancelToken cancel = new CancelToken();
        List<TrainingEvent> events = new ArrayList<>();
        assertThatThrownBy(() -> fit(method, SHORT, support, Optional.of(support), 0, cancel, e -> {
            events.add(e);
            if (e instanceof TrainingEvent.Step) {
                cancel.cancel();
            }
        })).isInstanceOf(CancellationException.class);
        assertThat(events.stream().filter(TrainingEvent.Step.class::isInstance)).hasSize(1);

        CancelToken stop = new CancelToken();
        var fit = fit(method, SHORT, support, Optional.of(support), 0, stop, e -> {
            if (e instanceof TrainingEvent.Step s && s.step() == 2) {
                stop.stop();
            }
        });
        assertThat(fit.stopped()).isTrue();
        assertThat(fit.steps()).isEqualTo(2);
        assertThat(fit.last().probabilities(support.x())).hasNumberOfRows(4);
    }

    /** While images are read, say. */
    @ParameterizedTest
    @MethodSource("methods")
    <C extends Record> void whatIsStoppedBeforeItBeginsGivesTheModelAsItWasThen(NetworkMethod<C> method) throws Exception {
        LabelledPixels support = images(2, 2, 1);
        CancelToken stop = new CancelToken();
        stop.stop();
        var fit = fit(method, SHORT, support, Optional.empty(), 0, stop, NOBODY);
        assertThat(fit.stopped()).isTrue();
        assertThat(fit.steps()).isZero();
        assertThat(fit.last().probabilities(support.x())).hasNumberOfRows(4);
    }

    @ParameterizedTest
    @MethodSource("methods")
    <C extends Record> void runsLeaveNoNativeMemoryBehind(NetworkMethod<C> method) throws Exception {
        LabelledPixels support = images(2, 1, 1);
        Map<String, String> one = Map.of("steps", "1");
        fit(method, one, support, Optional.of(support), 0, new CancelToken(), NOBODY);
        int before = NativeCount.of(TestEngine.get());
        for (int i = 0; i < 5; i++) {
            fit(method, one, support, Optional.of(support), i, new CancelToken(), NOBODY);
        }
        assertThat(NativeCount.of(TestEngine.get())).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("methods")
    <C extends Record> void whatIsCancelledFreesEveryTensor(NetworkMethod<C> method) throws Exception {
        LabelledPixels support = images(2, 1, 1);
        fit(method, Map.of("steps", "1"), support, Optional.of(support), 0, new CancelToken(), NOBODY);
        int before = NativeCount.of(TestEngine.get());
        for (int at = 1; at <= 2; at++) {
            int last = at;
            CancelToken cancel = new CancelToken();
            assertThatThrownBy(() -> fit(method, SHORT, support, Optional.of(support), 0, cancel, e -> {
                if (e instanceof TrainingEvent.Step s && s.step() == last) {
                    cancel.cancel();
                }
            })).isInstanceOf(CancellationException.class);
        }
        assertThat(NativeCount.of(TestEngine.get())).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("methods")
    <C extends Record> void whatWasBrokenOffGoesOnAsIfNothingHadBeen(NetworkMethod<C> method) throws Exception {
        goesOn(method, Map.of());
    }

    /** What is trained then has other names than what is kept, or acts in another form. */
    @ParameterizedTest
    @CsvSource({"factors, of_weights", "factors, of_first_step", "protectedEnergy, 0.9", "dropout, 0.5"})
    void soDoesALowRankAdapterOfWhichSomethingIsGivenOrLeftOut(String setting, String value) throws Exception {
        goesOn(new LoRA(), Map.of(setting, value));
    }

    private static <C extends Record> void goesOn(NetworkMethod<C> method, Map<String, String> more) throws Exception {
        LabelledPixels support = images(3, 2, 1);
        LabelledPixels query = images(3, 2, 2);
        Map<String, String> settings = new HashMap<>(more);
        settings.putAll(Map.of("steps", "5", "batchSize", "4", "noise", "repeatable"));
        C config = Settings.parse(method, known(method, settings));
        List<TrainingEvent> whole = new ArrayList<>();
        var expected = fit(method, config, support, query, new KeptInMemory(), new CancelToken(), whole::add);
        KeptInMemory kept = new KeptInMemory();
        CancelToken broken = new CancelToken();
        assertThatThrownBy(() -> fit(method, config, support, query, kept, broken, e -> {
            if (e instanceof TrainingEvent.Step s && s.step() == 4) {
                broken.cancel();
            }
        })).isInstanceOf(CancellationException.class);

        List<TrainingEvent> resumed = new ArrayList<>();
        var fit = fit(method, config, support, query, kept, new CancelToken(), resumed::add);

        assertThat(fit.last().probabilities(query.x())).isDeepEqualTo(expected.last().probabilities(query.x()));
        assertThat(fit.bestStep()).isEqualTo(expected.bestStep());
        assertThat(fit.best().orElseThrow().probabilities(query.x()))
                .isDeepEqualTo(expected.best().orElseThrow().probabilities(query.x()));
        assertThat(curves(resumed)).isEqualTo(curves(whole));
        assertThat(notes(resumed)).containsAll(notes(whole)).hasSize(notes(whole).size() + 1).anyMatch(n -> n.startsWith("3: "));
    }

    /** What was found before the first step is told again, for what a killed program had told of it is lost. */
    private static List<String> notes(List<TrainingEvent> events) {
        return events.stream().filter(TrainingEvent.Note.class::isInstance).map(TrainingEvent.Note.class::cast)
                .map(n -> n.step() + ": " + n.text()).toList();
    }

    /** Which points of the curves there are, without what hangs on the clock. */
    private static List<String> curves(List<TrainingEvent> events) {
        return events.stream().flatMap(e -> switch (e) {
            case TrainingEvent.Step s -> Stream.of("step %d %.5f %.5f".formatted(s.step(), s.loss(), s.accuracy()));
            case TrainingEvent.HeldOut h -> Stream.of("look %d %.5f %s".formatted(h.step(), h.loss(),
                    Arrays.toString(h.predicted())));
            default -> Stream.<String>empty();
        }).toList();
    }

    private static <C extends Record> Fit<TunedModel> fit(
            NetworkMethod<C> method, C config, LabelledPixels support, LabelledPixels heldOut, Checkpoints kept,
            CancelToken cancel, Consumer<TrainingEvent> events) throws Exception {
        return method.fit(backbone(method), support, Optional.of(heldOut), config,
                new FitContext(0, cancel, events, Optional.empty()).with(kept), LiveModel.Port.NONE);
    }

    private static <C extends Record> Fit<TunedModel> fit(
            NetworkMethod<C> method, Map<String, String> settings, LabelledPixels support,
            Optional<LabelledPixels> heldOut, long seed, CancelToken cancel, Consumer<TrainingEvent> events)
            throws Exception {
        return method.fit(backbone(method), support, heldOut, Settings.parse(method, known(method, settings)),
                new FitContext(seed, cancel, events, Optional.empty()), LiveModel.Port.NONE);
    }

    /** What the method has of these settings. Secret noise is never the same again: without a word of it there is none. */
    private static Map<String, String> known(NetworkMethod<?> method, Map<String, String> settings) {
        Map<String, String> out = new HashMap<>(settings);
        out.putIfAbsent("noise", "none");
        out.keySet().retainAll(Settings.describe(method).stream().map(SettingSpec::name).toList());
        return out;
    }

    private static double accuracy(TunedModel model, LabelledPixels images) throws Exception {
        double[][] p = model.probabilities(images.x());
        int correct = 0;
        for (int i = 0; i < p.length; i++) {
            double highest = Arrays.stream(p[i]).max().orElseThrow();
            correct += p[i][images.y()[i]] == highest ? 1 : 0;
        }
        return (double) correct / p.length;
    }

    private static double loss(TunedModel model, LabelledPixels images) throws Exception {
        double[][] p = model.probabilities(images.x());
        double loss = 0;
        for (int i = 0; i < p.length; i++) {
            loss -= Math.log(p[i][images.y()[i]]) / p.length;
        }
        return loss;
    }
}
