package org.handful.eval.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.junit.jupiter.api.Test;

class EpisodeGroupsTest {
    /** Class ant on grass twice, on sand, and without a place; class bee on grass and on sand. */
    private static final List<String> PLACES = List.of("grass", "grass", "sand", "", "grass", "sand");
    private static final int[] LABELS = {0, 0, 0, 0, 1, 1};

    @Test
    void everyAnswerCountsForTheGroupOfItsImage() {
        EpisodeGroups groups = EpisodeGroups.of(data(List.of("place")), new long[] {6, 2, 4, 9, 10, 0},
                new long[] {4, 2, 1, 0, 7, 0});
        assertThat(groups.worst()).isEqualTo(new EpisodeGroups.Worst("ant", "sand", 0.25, 1));
        // ant: 8 answers at 6/8, 4 at 1/4, 7/12 in all; bee: one group that was asked about.
        double ant = Math.sqrt((8 * Math.pow(0.75 - 7.0 / 12, 2) + 4 * Math.pow(0.25 - 7.0 / 12, 2)) / 12);
        assertThat(groups.macroStd()).isCloseTo(ant / 2, within(1e-12));
    }

    @Test
    void withoutAttributesThereAreNone() {
        EpisodeGroups groups = EpisodeGroups.of(data(List.of()), new long[6], new long[6]);
        assertThat(groups.worst()).isNull();
        assertThat(groups.macroStd()).isNaN();
    }

    private static Dataset data(List<String> attributes) {
        return new Dataset(new LabelSpace(List.of("ant", "bee")), attributes, IntStream.range(0, 6).mapToObj(i -> new Sample(
                new ImageRef("i" + i, "s" + i, 1, 1, 0), LABELS[i],
                PLACES.get(i).isEmpty() ? Map.of() : Map.of("place", PLACES.get(i)), SplitRole.ANY)).toList());
    }
}
