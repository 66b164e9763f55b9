package org.handful.tune.soup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.backbone.Catalogue;
import org.handful.engine.BackboneSession;
import org.handful.engine.TestEngine;
import org.handful.method.FitContext;
import org.handful.method.Settings;
import org.handful.model.LabelledPixels;
import org.handful.tune.Film;
import org.handful.tune.LiveModel;
import org.handful.tune.ModelSoup;
import org.handful.tune.NetworkMethod;
import org.handful.tune.Stripes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes into a soup, and what comes out. */
class GreedySoupTest {
    /** Whatever averages lose, as long as the same ones lose the same. */
    @Property
    void losesNoMoreThanItsBestIngredientAndTakesInWhatHelps(@ForAll @IntRange(min = 1, max = 8) int n, @ForAll long seed)
            throws Exception {
        Map<TreeSet<Integer>, Double> losses = new HashMap<>();
        Random random = new Random(seed);
        Kettle.Loss<Integer> loss = some -> losses.computeIfAbsent(new TreeSet<>(some), _ -> random.nextDouble());
        List<Integer> all = IntStream.range(0, n).boxed().toList();
        List<Integer> soup = Kettle.greedy(all, loss);
        double best = all.stream().mapToDouble(i -> losses.get(new TreeSet<>(List.of(i)))).min().orElseThrow();
        assertThat(losses.get(new TreeSet<>(List.of(soup.getFirst())))).isEqualTo(best);
        assertThat(soup).doesNotHaveDuplicates();
        double before = best;
        for (int k = 2; k <= soup.size(); k++) {
            double with = losses.get(new TreeSet<>(soup.subList(0, k)));
            assertThat(with).isLessThan(before);
            before = with;
        }
    }

    /** Of trainings that go the same way, so that the average is each of them. */
    @Test
    @Timeout(120)
    void ofEqualIngredientsIsEachOfThem() throws Exception {
        double[][] soup = probabilities(new ModelSoup(), Map.of("ingredients", "3", "spread", "1", "steps", "12",
                "networkRate", "0.001", "flip", "false"));
        double[][] one = probabilities(new Film(), Map.of("steps", "4", "filmRate", "0.001", "flip", "false"));
        double[][] none = probabilities(new Film(), Map.of("steps", "4", "filmRate", "0", "headRate", "0", "flip", "false"));
        double moved = 0;
        double apart = 0;
        for (int i = 0; i < soup.length; i++) {
            moved = Math.max(moved, Math.abs(one[i][0] - none[i][0]));
            apart = Math.max(apart, Math.abs(one[i][0] - soup[i][0]));
        }
        assertThat(apart).isLessThan(0.01 * moved);
    }

    private static <C extends Record> double[][] probabilities(NetworkMethod<C> method, Map<String, String> settings)
            throws Exception {
        BackboneSession session = TestEngine.get().open(new Catalogue(java.nio.file.Path.of("no-home")).byId("pocket"));
        LabelledPixels images = Stripes.images(3, 2, 1);
        return method.fit(session, images, Optional.empty(), Settings.parse(method, settings), FitContext.quiet(0),
                LiveModel.Port.NONE).last().probabilities(images.x());
    }
}
