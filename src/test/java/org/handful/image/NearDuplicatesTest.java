package org.handful.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
    @Property(tries = 200)
    void findsWhatComparingAllPairsFinds(@ForAll @Size(min = 1, max = 40) List<@IntRange(max = 3_000) Integer> seeds,
            @ForAll @IntRange(max = 12) int distance) {
        long[] hashes = seeds.stream().mapToLong(NearDuplicatesTest::crowded).toArray();
        String[] digests = seeds.stream().map(s -> "d" + s % 50).toArray(String[]::new);
        assertThat(NearDuplicates.groups(hashes, digests, distance)).isEqualTo(byAllPairs(hashes, digests, distance));
    }

    @Test
    void equalFilesAreTogetherWhateverTheirHashes() {
        assertThat(NearDuplicates.groups(new long[] {0, -1, 0x5555555555555555L}, new String[] {"a", "b", "a"}, 0))
                .containsExactly(0, 1, 0);
    }

    @Test
    void fiftyThousandImagesAreGrouped() {
        var random = new Random(7);
        long[] hashes = random.longs(50_000).toArray();
        Arrays.fill(hashes, 0, 10_000, 0x0F0F0F0F0F0F0F0FL);
        hashes[49_999] = hashes[20_000] ^ 0b10101;
        String[] digests = IntStream.range(0, hashes.length).mapToObj(Integer::toString).toArray(String[]::new);
        int[] groups = NearDuplicates.groups(hashes, digests, NearDuplicates.DEFAULT_DISTANCE);
        assertThat(Arrays.stream(groups).limit(10_000)).containsOnly(0);
        assertThat(groups[49_999]).isEqualTo(20_000);
        assertThat(Arrays.stream(groups).distinct().count()).isEqualTo(40_000);
    }

    /** Hashes near a few centres, so that groups and chains come about. */
    private static long crowded(int seed) {
        long centre = new Random(seed % 4).nextLong();
        var random = new Random(seed);
        for (int i = random.nextInt(10); i > 0; i--) {
            centre ^= 1L << random.nextInt(64);
        }
        return centre;
    }

    private static int[] byAllPairs(long[] hashes, String[] digests, int distance) {
        int[] group = IntStream.range(0, hashes.length).toArray();
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int i = 0; i < group.length; i++) {
                for (int j = 0; j < group.length; j++) {
                    boolean near = digests[i].equals(digests[j]) || Long.bitCount(hashes[i] ^ hashes[j]) <= distance;
                    if (near && group[j] < group[i]) {
                        group[i] = group[j];
                        changed = true;
                    }
                }
            }
        }
        return group;
    }
}
