package org.handful.run.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.handful.model.Dataset;

/**
 * Chooses the test images that are looked at during training: as many of each class as the limit allows, because a
 * curve over ten thousand images would cost more than the training.
 */
final class Watched {
    private Watched() {}

    /** Positions in the dataset, ascending; all of test when it is small enough. */
    static int[] choose(Dataset data, int[] test, int limit, long seed) {
        if (test.length <= limit) {
            return test.clone();
        }
        List<List<Integer>> perClass = new ArrayList<>();
        for (int k = 0; k < data.labels().size(); k++) {
            perClass.add(new ArrayList<>());
        }
        Arrays.stream(test).forEach(i -> perClass.get(data.samples().get(i).label()).add(i));
        Random random = new Random(seed);
        perClass.forEach(images -> java.util.Collections.shuffle(images, random));
        List<Integer> chosen = new ArrayList<>();
        for (int round = 0; chosen.size() < limit; round++) {
            for (List<Integer> images : perClass) {
                if (round < images.size() && chosen.size() < limit) {
                    chosen.add(images.get(round));
                }
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}
