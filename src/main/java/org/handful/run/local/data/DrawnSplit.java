package org.handful.run.local.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.error.HandfulException;
import org.handful.eval.Splitter;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.model.Split;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec;
import org.handful.run.data.SplitPreview;

/**
 * K shots per class drawn for good: the same images that a run with this seed would draw if nobody had given any image a
 * side.
 *
 * @param data with the sides that were drawn
 */
record DrawnSplit(Dataset data, boolean testLocked) {
    /** @param testLocked the test set stays, and the support set is drawn from what is not in it */
    static DrawnSplit of(Dataset data, int[] groups, int shots, long seed, boolean testLocked)
            throws HandfulException {
        Dataset open = with(data, data.samples().stream().map(s -> opened(s.role(), testLocked)).toList());
        Split split = Splitter.split(open, groups, new SplitSpec.Shots(shots), seed);
        List<SplitRole> roles = new ArrayList<>(open.samples().stream().map(Sample::role).toList());
        Arrays.stream(split.support()).forEach(i -> roles.set(i, SplitRole.SUPPORT));
        if (!testLocked) {
            Arrays.stream(split.test()).forEach(i -> roles.set(i, SplitRole.TEST));
        }
        return new DrawnSplit(with(data, roles), testLocked);
    }

    private static SplitRole opened(SplitRole role, boolean testLocked) {
        return role == SplitRole.OFF || role == SplitRole.TEST && testLocked ? role : SplitRole.ANY;
    }

    private static Dataset with(Dataset data, List<SplitRole> roles) {
        List<Sample> samples = new ArrayList<>(data.size());
        for (int i = 0; i < data.size(); i++) {
            Sample s = data.samples().get(i);
            samples.add(s.role() == roles.get(i) ? s : new Sample(s.image(), s.label(), s.attributes(), roles.get(i)));
        }
        return new Dataset(data.labels(), data.attributeNames(), samples);
    }

    /** By name of the image. */
    Map<String, SplitRole> roles() {
        Map<String, SplitRole> roles = new LinkedHashMap<>();
        data.samples().forEach(s -> roles.put(s.image().name(), s.role()));
        return roles;
    }

    SplitPreview preview() {
        int classes = data.labels().size();
        int[] images = new int[classes];
        int[] support = new int[classes];
        int[] test = new int[classes];
        for (int i : data.usable()) {
            Sample s = data.samples().get(i);
            images[s.label()]++;
            support[s.label()] += s.role() == SplitRole.SUPPORT ? 1 : 0;
            test[s.label()] += s.role() == SplitRole.TEST ? 1 : 0;
        }
        List<SplitPreview.Line> lines = new ArrayList<>();
        int neither = 0;
        for (int k = 0; k < classes; k++) {
            if (images[k] > 0) {
                lines.add(new SplitPreview.Line(data.labels().name(k), images[k], support[k], test[k]));
                neither += images[k] - support[k] - test[k];
            }
        }
        return new SplitPreview(lines, neither, testLocked);
    }
}
