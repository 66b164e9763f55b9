package org.handful.run.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.handful.error.Because;
import org.handful.error.InputException;
import org.handful.model.Dataset;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.model.Split;

/**
 * Leaves the classes out of a run that have no image in it, such as one that was just named: no method could learn
 * them, and a probability for them would mean nothing.
 */
final class UsedClasses {
    private UsedClasses() {}

    /**
     * The same images at the same positions; those of classes that are left out are unlabelled.
     *
     * @throws InputException naming a class that a split tests on and has no image of to learn from
     */
    static Dataset of(Dataset data, List<Split> splits) throws InputException {
        boolean[] used = new boolean[data.labels().size()];
        for (Split split : splits) {
            boolean[] learned = new boolean[used.length];
            Arrays.stream(split.support()).forEach(i -> learned[label(data, i)] = true);
            for (int i : split.test()) {
                if (!learned[label(data, i)]) {
                    throw new InputException(InputException.Problem.TOO_FEW, Because.of("because.few.left",
                            data.labels().name(label(data, i))));
                }
            }
            for (int k = 0; k < used.length; k++) {
                used[k] |= learned[k];
            }
        }
        return with(data, used);
    }

    private static Dataset with(Dataset data, boolean[] used) {
        int[] kept = IntStream.range(0, used.length).filter(k -> used[k]).toArray();
        if (kept.length == used.length) {
            return data;
        }
        int[] renumbered = new int[used.length];
        Arrays.fill(renumbered, Sample.UNLABELLED);
        for (int k = 0; k < kept.length; k++) {
            renumbered[kept[k]] = k;
        }
        List<Sample> samples = data.samples().stream()
                .map(s -> s.labelled() ? new Sample(s.image(), renumbered[s.label()], s.attributes(), s.role()) : s)
                .toList();
        LabelSpace labels = new LabelSpace(Arrays.stream(kept).mapToObj(data.labels()::name).toList());
        return new Dataset(labels, data.attributeNames(), samples);
    }

    private static int label(Dataset data, int position) {
        return data.samples().get(position).label();
    }
}
