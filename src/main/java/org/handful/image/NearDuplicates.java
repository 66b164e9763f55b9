package org.handful.image;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Groups images that show the same picture, so that a split never puts one copy on each side. Two images are linked
 * when their files are equal or their perceptual hashes differ in few bits; linked images share a group.
 *
 * <p>Search by bands: hashes that differ in at most d bits agree wholly in one of d + 1 bands, so only images that share
 * a band are compared. Equal hashes are merged first: thousands of blank images cost no more than one.
 */
public final class NearDuplicates {
    /**
     * Chosen on real photographs of 40 Caltech-101 classes, Imagenette and TrashNet: it finds every copy saved again at
     * JPEG quality 25 to 50 or halved in size, 98 % with 1 % cut off each side and 84 % with 2 %, and it joins none of
     * 170,000 pairs of different Imagenette and TrashNet photographs. Nearly all of the 45 pairs that it joins among
     * 2.9 million of Caltech-101 are real doubles or frames of one series, which belong on one side of a split too.
     */
    public static final int DEFAULT_DISTANCE = 6;

    private NearDuplicates() {}

    /**
     * @param hashes one per image, of {@link PerceptualHash}
     * @param sha256 one per image
     * @param maxDistance bits, 0 to 16
     * @return per image the lowest position in its group; an image without a double stands alone at its own position
     */
    public static int[] groups(long[] hashes, String[] sha256, int maxDistance) {
        if (hashes.length != sha256.length || maxDistance < 0 || maxDistance > 16) {
            throw new IllegalArgumentException(hashes.length + " hashes, " + sha256.length + " digests, " + maxDistance);
        }
        int[] parent = new int[hashes.length];
        Arrays.setAll(parent, i -> i);
        Map<String, Integer> byDigest = new HashMap<>();
        Map<Long, Integer> byHash = new HashMap<>();
        for (int i = 0; i < hashes.length; i++) {
            Integer sameFile = byDigest.putIfAbsent(sha256[i], i);
            Integer sameLook = byHash.putIfAbsent(hashes[i], i);
            join(parent, i, sameFile == null ? i : sameFile);
            join(parent, i, sameLook == null ? i : sameLook);
        }
        int[] distinct = byHash.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        for (int band = 0; band <= maxDistance && maxDistance > 0; band++) {
            joinWithinBand(parent, hashes, distinct, band, maxDistance);
        }
        int[] group = new int[hashes.length];
        for (int i = 0; i < group.length; i++) {
            group[i] = root(parent, i);
        }
        return group;
    }

    private static void joinWithinBand(int[] parent, long[] hashes, int[] distinct, int band, int maxDistance) {
        int from = band * Long.SIZE / (maxDistance + 1);
        int to = (band + 1) * Long.SIZE / (maxDistance + 1);
        long mask = to - from == Long.SIZE ? -1L : (1L << to - from) - 1 << from;
        Map<Long, int[]> buckets = new HashMap<>();
        Map<Long, Integer> sizes = new HashMap<>();
        for (int i : distinct) {
            long key = hashes[i] & mask;
            int size = sizes.merge(key, 1, Integer::sum) - 1;
            int[] bucket = buckets.computeIfAbsent(key, k -> new int[4]);
            if (size == bucket.length) {
                bucket = Arrays.copyOf(bucket, 2 * size);
                buckets.put(key, bucket);
            }
            for (int j = 0; j < size; j++) {
                if (PerceptualHash.distance(hashes[i], hashes[bucket[j]]) <= maxDistance) {
                    join(parent, i, bucket[j]);
                }
            }
            bucket[size] = i;
        }
    }

    /** The lower root wins, so that a group is named by its first image. */
    private static void join(int[] parent, int a, int b) {
        int x = root(parent, a);
        int y = root(parent, b);
        parent[Math.max(x, y)] = Math.min(x, y);
    }

    private static int root(int[] parent, int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
