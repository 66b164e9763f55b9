package org.handful.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.handful.error.InputException;
import org.handful.math.Vectors;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.TrainingEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every method over embeddings promises, whatever its formula. New methods are found by themselves. */
@DisplayName("Every method over embeddings")
class EmbeddingMethodContractTest {
    private static final int DIM = 12;

    /** These look at each coordinate by itself: they scale it, draw it or take its root. */
    private static final Set<String> MIND_COORDINATES = Set.of("dfr", "distribution-calibration", "opta");

    /** These draw from the support set by the number of an image. */
    private static final Set<String> ORDER_DRAWS = Set.of("afr", "dfr", "distribution-calibration");

    /** Secret noise is never the same again, and takes more than five images: {@code PrivateHeadTest} looks at it. */
    private static final Map<String, Map<String, String>> SETTINGS = Map.of("dp-head", Map.of("noise", "none"));

    static List<EmbeddingMethod<?>> methods() {
        List<EmbeddingMethod<?>> out = new ArrayList<>();
        for (AdaptationMethod<?> m : Methods.all()) {
            if (m instanceof EmbeddingMethod<?> e) {
                out.add(e);
            }
        }
        assertThat(out).isNotEmpty();
        return out;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void beatsChanceOnSeparableData(EmbeddingMethod<?> method) throws Exception {
        LabelledEmbeddings queries = drawn(2, 20, 20, 20);
        double[][] p = fit(method, drawn(1, 5, 5, 5), 0).probabilities(queries.x());
        long right = IntStream.range(0, p.length).filter(i -> Vectors.argmax(p[i]) == queries.y()[i]).count();
        assertThat(right).isGreaterThan(54);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void givesProbabilities(EmbeddingMethod<?> method) throws Exception {
        EmbeddingMatrix far = new EmbeddingMatrix(2, DIM, new float[2 * DIM]);
        far.values()[0] = 1e6f;
        for (EmbeddingMatrix queries : List.of(drawn(2, 7, 7, 7).x(), far)) {
            for (double[] row : fit(method, drawn(1, 5, 3, 4), 0).probabilities(queries)) {
                assertThat(row).hasSize(3);
                assertThat(Arrays.stream(row).allMatch(v -> v >= 0 && v <= 1)).isTrue();
                assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void classesHaveNoOrder(EmbeddingMethod<?> method) throws Exception {
        LabelledEmbeddings support = drawn(1, 5, 3, 4);
        int[] renamed = Arrays.stream(support.y()).map(k -> (k + 1) % 3).toArray();
        EmbeddingMatrix queries = drawn(2, 5, 5, 5).x();
        double[][] a = fit(method, support, 3).probabilities(queries);
        double[][] b = fit(method, new LabelledEmbeddings(support.x(), renamed, 3), 3).probabilities(queries);
        for (int i = 0; i < a.length; i++) {
            assertThat(new double[] {b[i][1], b[i][2], b[i][0]}).containsExactly(a[i], within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void imagesOfTheSupportSetHaveNoOrder(EmbeddingMethod<?> method) throws Exception {
        if (method.hasCurves() || ORDER_DRAWS.contains(method.id())) {
            return; // Batches, parts and pseudo-images are drawn by number.
        }
        LabelledEmbeddings support = drawn(1, 5, 3, 4);
        int[] backwards = IntStream.range(0, 12).map(i -> 11 - i).toArray();
        var turned = new LabelledEmbeddings(support.x().select(backwards),
                Arrays.stream(backwards).map(i -> support.y()[i]).toArray(), 3);
        EmbeddingMatrix queries = drawn(2, 5, 5, 5).x();
        double[][] a = fit(method, support, 3).probabilities(queries);
        double[][] b = fit(method, turned, 3).probabilities(queries);
        for (int i = 0; i < a.length; i++) {
            assertThat(b[i]).containsExactly(a[i], within(1e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void sameSeedSameResult(EmbeddingMethod<?> method) throws Exception {
        EmbeddingMatrix queries = drawn(2, 5, 5, 5).x();
        double[][] a = fit(method, drawn(1, 5, 3, 4), 7).probabilities(queries);
        double[][] b = fit(method, drawn(1, 5, 3, 4), 7).probabilities(queries);
        assertThat(b).isDeepEqualTo(a);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void queriesHaveNoOrderAndOnlyTransductiveMethodsLookAtThemTogether(EmbeddingMethod<?> method) throws Exception {
        EmbeddingMatrix queries = drawn(2, 5, 5, 5).x();
        int[] backwards = IntStream.range(0, queries.rows()).map(i -> queries.rows() - 1 - i).toArray();
        Head head = fit(method, drawn(1, 5, 3, 4), 0);
        double[][] a = head.probabilities(queries);
        double[][] b = head.probabilities(queries.select(backwards));
        double[][] alone = head.probabilities(queries.select(new int[] {4}));
        for (int i = 0; i < a.length; i++) {
            assertThat(b[backwards[i]]).containsExactly(a[i], within(1e-12));
        }
        if (!method.transductive()) {
            assertThat(alone[0]).containsExactly(a[4], within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void survivesSmallAndOddSupportSets(EmbeddingMethod<?> method) throws Exception {
        LabelledEmbeddings five = drawn(1, 5, 5, 5);
        List<LabelledEmbeddings> supports = List.of(
                drawn(1, 1, 1, 1), drawn(1, 9, 1, 2), drawn(1, 1, 1), drawn(1, 3),
                new LabelledEmbeddings(five.x().select(new int[] {0, 0, 0, 5, 5, 10, 10}),
                        new int[] {0, 0, 0, 1, 1, 2, 2}, 3),
                new LabelledEmbeddings(five.x().select(new int[] {0, 0, 5}), new int[] {0, 1, 2}, 3),
                new LabelledEmbeddings(new EmbeddingMatrix(3, DIM, new float[3 * DIM]), new int[] {0, 1, 2}, 3));
        for (LabelledEmbeddings support : supports) {
            for (double[] row : fit(method, support, 0).probabilities(five.x())) {
                assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void refusesAClassWithoutImages(EmbeddingMethod<?> method) {
        LabelledEmbeddings two = drawn(1, 3, 3);
        assertThatThrownBy(() -> fit(method, new LabelledEmbeddings(two.x(), two.y(), 3), 0))
                .isInstanceOf(InputException.class).hasMessageContaining("class 3");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void refusesValuesThatAreNoNumber(EmbeddingMethod<?> method) {
        LabelledEmbeddings two = drawn(1, 3, 3);
        two.x().values()[4] = Float.NaN;
        assertThatThrownBy(() -> fit(method, two, 0)).isInstanceOf(InputException.class);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void predictsTheSameAfterSavingAndLoading(EmbeddingMethod<?> method) throws Exception {
        EmbeddingMatrix queries = drawn(2, 5, 5, 5).x();
        Head head = fit(method, drawn(1, 5, 3, 4), 0);
        assertThat(head.state().method()).isEqualTo(method.id());
        double[][] a = head.probabilities(queries);
        double[][] b = method.restore(head.state()).probabilities(queries);
        for (int i = 0; i < a.length; i++) {
            assertThat(b[i]).containsExactly(a[i], within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void rotatingTheEmbeddingSpaceChangesNothing(EmbeddingMethod<?> method) throws Exception {
        if (method.hasCurves() || MIND_COORDINATES.contains(method.id())) {
            return; // Adam looks at each coordinate by itself, too.
        }
        LabelledEmbeddings support = drawn(1, 5, 3, 4);
        EmbeddingMatrix queries = drawn(2, 5, 5, 5).x();
        double[][] a = fit(method, support, 0).probabilities(queries);
        double[][] b = fit(method, new LabelledEmbeddings(rotated(support.x()), support.y(), 3), 0)
                .probabilities(rotated(queries));
        for (int i = 0; i < a.length; i++) {
            assertThat(b[i]).containsExactly(a[i], within(1e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void cancelEndsWithinOneStep(EmbeddingMethod<?> method) {
        var cancel = new CancelToken();
        List<TrainingEvent.Step> steps = new ArrayList<>();
        if (!method.hasCurves()) {
            cancel.cancel();
        }
        var context = new FitContext(0, cancel, e -> {
            if (e instanceof TrainingEvent.Step s) {
                steps.add(s);
                cancel.cancel();
            }
        }, Optional.empty());
        assertThatThrownBy(() -> fit(method, drawn(1, 5, 5, 5), context)).isInstanceOf(CancellationException.class);
        assertThat(steps).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void describesItselfAndItsSettings(EmbeddingMethod<?> method) throws Exception {
        assertThat(method.id()).matches("[a-z][a-z0-9-]*");
        assertThat(method.title()).isNotBlank();
        assertThat(method.summary()).endsWith(".");
        assertThat(method.citation()).isNotBlank();
        for (SettingSpec s : Settings.describe(method)) {
            assertThat(s.label()).isNotBlank();
            assertThat(s.help()).as(s.name()).endsWith(".");
            assertThat(Settings.complaint(method, s.name(), s.defaultValue())).as(s.name()).isNull();
            if (s.kind() == SettingSpec.Kind.INTEGER || s.kind() == SettingSpec.Kind.DECIMAL) {
                assertThat(Double.parseDouble(s.defaultValue())).as(s.name()).isBetween(s.min(), s.max());
                assertThat(s.max()).as(s.name()).isFinite();
                assertThat(s.min()).as(s.name()).isFinite();
            }
        }
        assertThat(Methods.byId(method.id()).getClass()).isEqualTo(method.getClass());
    }

    /** A run that was ended early must not pass for a whole one. */
    @ParameterizedTest
    @MethodSource("methods")
    void whatIsCutShortSaysSo(EmbeddingMethod<?> method) throws Exception {
        LabelledEmbeddings support = Drawn.of(1, DIM, 1, 20, 20, 20);
        CancelToken token = new CancelToken();
        token.stop();
        Fit<Head> cut = fit(method, support, new FitContext(7, token, e -> {}, Optional.empty()));
        double[][] whole = fit(method, support, 7).probabilities(support.x());
        assertThat(cut.stopped() || Arrays.deepEquals(cut.last().probabilities(support.x()), whole)).isTrue();
    }

    private static <C extends Record> Head fit(EmbeddingMethod<C> method, LabelledEmbeddings support, long seed)
            throws Exception {
        return fit(method, support, FitContext.quiet(seed)).last();
    }

    private static <C extends Record> Fit<Head> fit(
            EmbeddingMethod<C> method, LabelledEmbeddings support, FitContext context) throws Exception {
        return method.fit(support, Settings.parse(method, SETTINGS.getOrDefault(method.id(), Map.of())),
                method.needsText() ? context.with(Extras.ofText(names(support))) : context);
    }

    /** Class means stand in for embeddings of class names. */
    private static EmbeddingMatrix names(LabelledEmbeddings support) {
        float[] rows = new float[support.classes() * DIM];
        for (int i = 0; i < support.x().values().length; i++) {
            rows[support.y()[i / DIM] * DIM + i % DIM] += support.x().values()[i];
        }
        return new EmbeddingMatrix(support.classes(), DIM, rows);
    }

    /** Classes about orthogonal directions, with as many images as asked for. */
    private static LabelledEmbeddings drawn(long seed, int... counts) {
        Random random = new Random(seed);
        int n = Arrays.stream(counts).sum();
        float[] x = new float[n * DIM];
        int[] y = new int[n];
        int i = 0;
        for (int k = 0; k < counts.length; k++) {
            for (int c = 0; c < counts[k]; c++, i++) {
                y[i] = k;
                for (int j = 0; j < DIM; j++) {
                    x[i * DIM + j] = (float) ((j == k ? 7 : 0.5) + random.nextGaussian());
                }
            }
        }
        return new LabelledEmbeddings(new EmbeddingMatrix(n, DIM, x), y, counts.length);
    }

    /** Rotated in every plane of neighbouring axes, one after the other. */
    private static EmbeddingMatrix rotated(EmbeddingMatrix x) {
        double[] v = new double[x.values().length];
        Arrays.setAll(v, i -> x.values()[i]);
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j + 1 < DIM; j++) {
                int at = i * DIM + j;
                double a = v[at];
                double b = v[at + 1];
                v[at] = 0.6 * a - 0.8 * b;
                v[at + 1] = 0.8 * a + 0.6 * b;
            }
        }
        float[] out = new float[v.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) v[i];
        }
        return new EmbeddingMatrix(x.rows(), DIM, out);
    }
}
