package org.handful.run.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.handful.eval.privacy.MembershipBound;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Methods;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.junit.jupiter.api.Test;

class ShadowModelsTest {
    private static final int MODELS = 48;

    /** Many numbers for few images, so that a head can learn each of them by heart. */
    private static LabelledEmbeddings pool() {
        Random random = new Random(11);
        int n = 60;
        int dim = 40;
        float[] x = new float[n * dim];
        int[] y = new int[n];
        for (int i = 0; i < n; i++) {
            y[i] = i % 3;
            for (int j = 0; j < dim; j++) {
                x[i * dim + j] = (float) ((j == y[i] ? 1 : 0) + random.nextGaussian());
            }
        }
        return new LabelledEmbeddings(new EmbeddingMatrix(n, dim, x), y, 3);
    }

    private static MembershipReport.Attack attack(String method, Map<String, String> settings) throws Exception {
        return new ShadowModels(pool(), 0, List.of(), MODELS, 5, new CancelToken())
                .attack((EmbeddingMethod<?>) Methods.byId(method), settings, (_, _) -> {});
    }

    @Test
    void aPlainHeadGivesItsImagesAwayAndAPrivateOneKeepsItsPromise() throws Exception {
        MembershipReport.Attack plain = attack("logistic", Map.of());
        MembershipReport.Attack guarded = attack("dp-head", Map.of("epsilon", "1", "noise", "repeatable"));

        assertThat(plain.bound()).isEmpty();
        assertThat(plain.auc()).isGreaterThan(0.8);
        MembershipBound bound = guarded.bound().orElseThrow();
        assertThat(bound.epsilon()).isCloseTo(1, within(1e-6));
        assertThat(bound.delta()).isEqualTo(1.0 / 30);
        assertThat(guarded.auc()).isLessThan(0.65);
        boolean crossed = false;
        for (int i = 0; i < guarded.curve().fpr().length; i++) {
            double alarms = guarded.curve().fpr()[i];
            // Three standard errors of a share among some 1,400 pairs of a model and an image.
            double chance = 3 * Math.sqrt(Math.max(alarms, 1e-3) / guarded.curve().others());
            assertThat(guarded.curve().tpr()[i]).isLessThanOrEqualTo(bound.tpr(alarms + chance) + chance);
            crossed |= plain.curve().tprAt(alarms) > bound.tpr(alarms + chance) + chance;
        }
        assertThat(crossed).as("the head without noise breaks the promise").isTrue();
        assertThat(plain.accuracy()).isGreaterThan(guarded.accuracy());
    }

    @Test
    void theSameSeedGivesTheSameAttackHoweverTheModelsAreShared() throws Exception {
        MembershipReport.Attack first = attack("centroid", Map.of());
        assertThat(attack("centroid", Map.of()).curve().tpr()).isEqualTo(first.curve().tpr());
        assertThat(first.veryRare()).as("too few pairs to count one in a thousand").isNaN();
    }

    @Test
    void itTellsHowFarItIsAndEndsWhenItIsCancelled() {
        CancelToken cancel = new CancelToken();
        List<Long> done = new ArrayList<>();
        var models = new ShadowModels(pool(), 0, List.of(), MODELS, 5, cancel);
        assertThatThrownBy(() -> models.attack((EmbeddingMethod<?>) Methods.byId("centroid"), Map.of(), (n, total) -> {
            synchronized (done) {
                done.add(n);
            }
            assertThat(total).isEqualTo(MODELS);
            cancel.cancel();
        })).isInstanceOf(CancellationException.class);
        assertThat(done).isNotEmpty().hasSizeLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
    }
}
