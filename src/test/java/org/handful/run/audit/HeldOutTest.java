package org.handful.run.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.handful.math.SeededRandom;
import org.handful.model.CancelToken;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.ProgressListener;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldOutTest {
    /** Real photographs as MobileNetV2 sees them: one label in twenty is given to another class. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void mostFlippedLabelsAreAmongTheFirstEightPerCent(long seed) throws Exception {
        RealFeatures features = RealFeatures.imagenette();
        int n = features.labels().length;
        Random random = SeededRandom.of(seed);
        int[] given = features.labels().clone();
        Set<String> flipped = new HashSet<>();
        for (int i : Arrays.copyOf(SeededRandom.permutation(n, random), n / 20)) {
            given[i] = (given[i] + 1 + random.nextInt(features.classes() - 1)) % features.classes();
            flipped.add(name(i));
        }
        LabelAudit audit = audit(features.rows(), given, features.classes());
        long found = audit.suspects().stream().limit(Math.round(0.08 * n)).filter(s -> flipped.contains(s.image())).count();
        assertThat(found).as("of %d flips", flipped.size()).isGreaterThanOrEqualTo(Math.round(0.6 * flipped.size()));
        assertThat(audit.checked()).isEqualTo(n);
    }

    @Test
    void aClassWithOneImageCannotBeChecked() throws Exception {
        Random random = new Random(2);
        int[] labels = {0, 0, 0, 0, 1, 1, 1, 1, 2};
        float[] x = new float[labels.length * 4];
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < 4; j++) {
                x[i * 4 + j] = (float) (0.1 * random.nextGaussian() + (j == labels[i] ? 3 : 0));
            }
        }
        labels[1] = 1;
        LabelAudit audit = audit(new EmbeddingMatrix(labels.length, 4, x), labels, 3);
        assertThat(audit.unchecked()).containsExactly("class2");
        assertThat(audit.checked()).isEqualTo(8);
        assertThat(audit.suspects().getFirst()).satisfies(s -> {
            assertThat(s.image()).isEqualTo(name(1));
            assertThat(s.given()).isEqualTo("class1");
            assertThat(s.suggested()).isEqualTo("class0");
            assertThat(s.suggestedShare()).isGreaterThan(s.givenShare());
        });
        assertThat(audit(new EmbeddingMatrix(labels.length, 4, x), labels, 3)).isEqualTo(audit);
    }

    private static LabelAudit audit(EmbeddingMatrix rows, int[] labels, int classes) throws Exception {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            samples.add(new Sample(new ImageRef(name(i), "sha" + i, 10, 10, 0), labels[i], Map.of(), SplitRole.ANY));
        }
        Dataset data = new Dataset(new LabelSpace(IntStream.range(0, classes).mapToObj(k -> "class" + k).toList()),
                List.of(), samples);
        int[] alone = new int[labels.length];
        Arrays.fill(alone, -1);
        return HeldOut.of(data, rows, alone, 0, ProgressListener.NONE, new CancelToken()).audit();
    }

    private static String name(int i) {
        return "image%04d.jpg".formatted(i);
    }
}
