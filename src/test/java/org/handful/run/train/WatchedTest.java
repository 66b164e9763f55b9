package org.handful.run.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.model.SplitRole;

class WatchedTest {
    @Property
    void choosesFromTheTestSetAsManyOfEachClassAsThereIsRoom(
            @ForAll @IntRange(min = 1, max = 300) int n, @ForAll @IntRange(min = 1, max = 120) int limit,
            @ForAll long seed) {
        Dataset data = data(n);
        int[] test = IntStream.range(0, n).filter(i -> i % 2 == 0).toArray();
        int[] chosen = Watched.choose(data, test, limit, seed);
        assertThat(chosen).hasSize(Math.min(limit, test.length)).doesNotHaveDuplicates().isSorted();
        assertThat(Arrays.stream(chosen).allMatch(i -> i % 2 == 0)).isTrue();
        long[] perClass = new long[3];
        Arrays.stream(chosen).forEach(i -> perClass[data.samples().get(i).label()]++);
        long[] available = new long[3];
        Arrays.stream(test).forEach(i -> available[data.samples().get(i).label()]++);
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                assertThat(perClass[a]).isGreaterThanOrEqualTo(Math.min(available[a], perClass[b] - 1));
            }
        }
        assertThat(Watched.choose(data, test, limit, seed)).isEqualTo(chosen);
    }

    private static Dataset data(int n) {
        List<Sample> samples = IntStream.range(0, n)
                .mapToObj(i -> new Sample(
                        new ImageRef("i" + i, "s" + i, 1, 1, i), i % 7 % 3, Map.of(), SplitRole.ANY))
                .toList();
        return new Dataset(new LabelSpace(List.of("a", "b", "c")), List.of(), samples);
    }
}
