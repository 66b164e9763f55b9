package org.handful.tune.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.engine.LinearHead;
import org.handful.error.InputException;
import org.handful.method.GoldenVectors;
import org.handful.method.FitContext;
import org.handful.model.EmbeddingMatrix;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LabelMappingTest {
    @Test
    void givesTheGoldenMapping() throws Exception {
        JsonNode golden = GoldenVectors.json("trained.json").get("ilm_greedy");
        int[][] frequency = golden.get("freq_source_by_target").valueStream().map(GoldenVectors::ints).toArray(int[][]::new);
        int[] expected = GoldenVectors.ints(golden.get("mapping_target_to_source"));
        assertThat(LabelMapping.greedy(frequency)).containsExactly(expected);

        // The same from logits: an image for every count.
        int images = Arrays.stream(frequency).flatMapToInt(Arrays::stream).sum();
        float[] logits = new float[images * frequency.length];
        int[] y = new int[images];
        int at = 0;
        for (int s = 0; s < frequency.length; s++) {
            for (int t = 0; t < 2; t++) {
                for (int n = 0; n < frequency[s][t]; n++, at++) {
                    logits[at * frequency.length + s] = 3;
                    y[at] = t;
                }
            }
        }
        LinearHead head = new LabelMapping().of(new EmbeddingMatrix(images, frequency.length, logits), y, 2, FitContext.quiet(0));
        assertThat(head.mapped()).isTrue();
        assertThat(head.weight().values()).containsExactly(0, 1, 0, 1, 0, 0);
    }

    @Property(tries = 200)
    void isWhatDeletingRowsAndColumnsGives(
            @ForAll @IntRange(min = 1, max = 6) int targets, @ForAll @IntRange(max = 5) int more, @ForAll int seed) {
        Random random = new Random(seed);
        int[][] frequency = new int[targets + more][targets];
        for (int[] row : frequency) {
            Arrays.setAll(row, t -> random.nextInt(3));
        }
        int[] mapping = LabelMapping.greedy(frequency);
        assertThat(Arrays.stream(mapping).distinct()).hasSize(targets);
        assertThat(mapping).containsExactly(deleting(frequency));
    }

    private static int[] deleting(int[][] frequency) {
        int targets = frequency[0].length;
        int[][] left = Arrays.stream(frequency).map(int[]::clone).toArray(int[][]::new);
        int[] out = new int[targets];
        for (int round = 0; round < targets; round++) {
            int best = 0;
            for (int i = 1; i < left.length * targets; i++) {
                best = left[i / targets][i % targets] > left[best / targets][best % targets] ? i : best;
            }
            out[best % targets] = best / targets;
            Arrays.fill(left[best / targets], -1);
            for (int[] row : left) {
                row[best % targets] = -1;
            }
        }
        return out;
    }

    @Test
    void moreClassesThanTheBackboneKnowsAreRefusedInWords() {
        assertThatThrownBy(() -> new LabelMapping().of(new EmbeddingMatrix(3, 2, new float[6]), new int[] {0, 1, 2}, 3, FitContext.quiet(0)))
                .isInstanceOf(InputException.class).hasMessageContaining("mapping").hasMessageContaining("3 classes");
    }
}
