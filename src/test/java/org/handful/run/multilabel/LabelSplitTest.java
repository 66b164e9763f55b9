package org.handful.run.multilabel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.junit.jupiter.api.Test;

class LabelSplitTest {
    private static final List<String> CLASSES = List.of("cat", "cat;dog", "dog", ";");

    /** Dogs are on all images but two, which a draw of rare labels leaves to one side alone. */
    @Test
    void bothSidesHoldImagesWithAndWithoutEachLabel() throws Exception {
        for (int seed = 0; seed < 50; seed++) {
            LabelSplit split = split(new int[] {0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, seed);
            for (int[] side : List.of(split.support(), split.test())) {
                assertThat(Arrays.stream(side).filter(i -> !split.y()[i][1]).count()).as("without a dog, seed %d", seed)
                        .isEqualTo(1);
                assertThat(Arrays.stream(side).filter(i -> split.y()[i][1]).count()).isPositive();
            }
        }
    }

    /** Whatever the labels: where two images have a label (or have it not), each side holds one, near-duplicates or not. */
    @Test
    void fewImagesOfAnyKindAreOnBothSides() throws Exception {
        Random random = new Random(5);
        int lacking = 0;
        int sides = 0;
        for (int round = 0; round < 300; round++) {
            int[] labels = IntStream.range(0, 8 + random.nextInt(10)).map(i -> i < 2 ? 2 * i : random.nextInt(4)).toArray();
            LabelSplit split = split(labels, round);
            for (int k = 0; k < split.labels().size(); k++) {
                for (boolean has : new boolean[] {true, false}) {
                    int label = k;
                    if (IntStream.range(0, labels.length).filter(i -> split.y()[i][label] == has).count() < 2) {
                        continue;
                    }
                    for (int[] side : List.of(split.support(), split.test())) {
                        sides++;
                        lacking += Arrays.stream(side).noneMatch(i -> split.y()[i][label] == has) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(sides).isGreaterThan(2000);
        assertThat(lacking).isZero();
    }

    private static LabelSplit split(int[] labels, long seed) throws Exception {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            samples.add(new Sample(new ImageRef("i" + i, "s" + i, 1, 1, 0), labels[i], Map.of(), SplitRole.ANY));
        }
        int[] alone = new int[labels.length];
        Arrays.fill(alone, -1);
        return LabelSplit.of(new Dataset(new LabelSpace(CLASSES), List.of(), samples), alone, 5, seed);
    }
}
