package org.handful.method.embedding.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.handful.method.Drawn;
import org.handful.method.FitContext;
import org.handful.method.embedding.Centroid;
import org.handful.method.embedding.Normalisation;
import org.handful.model.CancelToken;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.TrainingEvent;
import org.junit.jupiter.api.Test;

/** Cosine classifier. */
class CosineClassifierTest {
    @Property(tries = 15)
    void withoutStepsItIsTheNearestClassMean(@ForAll long seed) throws Exception {
        LabelledEmbeddings support = Drawn.of(seed, 7, 2, 4, 2, 3);
        for (Normalisation normalise : Normalisation.values()) {
            double[][] a = new CosineClassifier().fit(support, new CosineClassifier.Config(0, 1e-3, 10, normalise),
                    FitContext.quiet(0)).last().probabilities(support.x());
            double[][] b = new Centroid().fit(support, new Centroid.Config(Centroid.Metric.COSINE, normalise),
                    FitContext.quiet(0)).last().probabilities(support.x());
            for (int i = 0; i < a.length; i++) {
                assertThat(a[i]).containsExactly(b[i], within(1e-9));
            }
        }
    }

    @Test
    void everyStepOfASmallRateLowersTheLoss() throws Exception {
        List<Double> losses = new ArrayList<>();
        var context = new FitContext(0, new CancelToken(), e -> {
            if (e instanceof TrainingEvent.Step s) {
                losses.add(s.loss());
            }
        }, Optional.empty());
        new CosineClassifier().fit(Drawn.of(3, 20, 1, 5, 5, 5),
                new CosineClassifier.Config(60, 1e-3, 10, Normalisation.L2), context);
        assertThat(losses).hasSize(60);
        for (int i = 1; i < losses.size(); i++) {
            assertThat(losses.get(i)).isLessThan(losses.get(i - 1));
        }
    }
}
