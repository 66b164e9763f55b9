package org.handful.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SmallestTest {
    @Property
    void keepsWhatSortingPutsFirst(@ForAll @Size(max = 40) List<@IntRange(min = -5, max = 5) Integer> numbers,
            @ForAll @IntRange(max = 12) int most) {
        Smallest smallest = new Smallest(most);
        for (int i = 0; i < numbers.size(); i++) {
            smallest.offer(i, numbers.get(i));
        }
        // Sorting a stream keeps the order of equals.
        int[] expected = IntStream.range(0, numbers.size()).boxed()
                .sorted((a, b) -> numbers.get(a).compareTo(numbers.get(b))).limit(most)
                .mapToInt(Integer::intValue).toArray();
        assertThat(smallest.indices()).isEqualTo(expected);
        assertThat(smallest.values())
                .isEqualTo(IntStream.of(expected).mapToDouble(numbers::get).toArray());
    }
}
