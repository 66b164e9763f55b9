package org.handful.run.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handful.error.InputException;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.RunSpec;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec;
import org.handful.store.text.TextRows;
import org.junit.jupiter.api.Test;

class RunPlanTest {
    private static final TextRows FOUR_LONG = new TextRows("names.safetensors", List.of(1L, 2L),
            new EmbeddingMatrix(2, 4, new float[] {1, 0, 0, 0, 0, 1, 0, 0}));

    @Test
    void namesOfAnotherLengthAreLeftOutWhereTheMethodCanDoWithout() throws Exception {
        RunPlan plan = plan("gda").withText(Optional.of(FOUR_LONG));
        assertThat(plan.fitting(4)).isSameAs(plan);
        assertThat(plan.fitting(3).text()).isEmpty();
        RunPlan without = plan("gda").withText(Optional.empty());
        assertThat(without.fitting(3)).isSameAs(without);
    }

    @Test
    void aMethodThatCannotDoWithoutSaysWhichLengthsThereAre() throws Exception {
        RunPlan plan = plan("zero-shot").withText(Optional.of(FOUR_LONG));
        assertThat(plan.fitting(4)).isSameAs(plan);
        assertThatThrownBy(() -> plan.fitting(3)).isInstanceOfSatisfying(InputException.class, e -> {
            assertThat(e.problem()).isEqualTo(InputException.Problem.BAD_TEXT);
            assertThat(e.userMessage()).contains("names.safetensors", "4", "3");
        });
    }

    private static RunPlan plan(String method) throws Exception {
        List<Sample> samples = IntStream.range(0, 8).mapToObj(i -> new Sample(
                new ImageRef(i + ".png", "digest" + i, 8, 8, i * 0x0f0f_1234_5678_9abcL), i % 2, Map.of(), SplitRole.ANY))
                .toList();
        return RunPlan.of(new Dataset(new LabelSpace(List.of("a", "b")), List.of(), samples),
                new RunSpec("pocket", method, Map.of(), new SplitSpec.Fraction(0.5), 0, ""));
    }
}
