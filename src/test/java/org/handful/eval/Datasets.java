package org.handful.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.model.Split;
import org.handful.model.SplitRole;

/** Small datasets without pixels. */
final class Datasets {
    private Datasets() {}

    static Builder dataset() {
        return new Builder();
    }

    static int[] perClass(Dataset data, int[] positions) {
        int[] n = new int[data.labels().size()];
        Arrays.stream(positions).forEach(i -> n[data.samples().get(i).label()]++);
        return n;
    }

    /** Files and duplicate groups that lie on both sides. */
    static Set<Object> shared(Dataset data, int[] groups, Split split) {
        IntFunction<Object> file = i -> data.samples().get(i).image().sha256();
        IntFunction<Object> group = i -> groups[i] < 0 ? "alone " + i : groups[i];
        Set<Object> both = of(split.support(), file);
        both.retainAll(of(split.test(), file));
        Set<Object> grouped = of(split.support(), group);
        grouped.retainAll(of(split.test(), group));
        both.addAll(grouped);
        return both;
    }

    private static Set<Object> of(int[] positions, IntFunction<Object> key) {
        return IntStream.of(positions).mapToObj(key).collect(Collectors.toSet());
    }

    static final class Builder {
        private final List<String> classes = new ArrayList<>();
        private final List<Sample> samples = new ArrayList<>();

        Builder images(String label, int n) {
            return images(label, n, SplitRole.ANY);
        }

        Builder images(String label, int n, SplitRole role) {
            for (int i = 0; i < n; i++) {
                add(label, "sha" + samples.size(), role);
            }
            return this;
        }

        /** Copies of the first image of all. */
        Builder copies(String label, int n) {
            for (int i = 0; i < n; i++) {
                add(label, "sha0", SplitRole.ANY);
            }
            return this;
        }

        Builder unlabelled(int n) {
            for (int i = 0; i < n; i++) {
                samples.add(new Sample(image("sha" + samples.size()), Sample.UNLABELLED, Map.of(), SplitRole.ANY));
            }
            return this;
        }

        Dataset build() {
            return new Dataset(new LabelSpace(classes), List.of(), samples);
        }

        private void add(String label, String sha, SplitRole role) {
            if (!classes.contains(label)) {
                classes.add(label);
            }
            samples.add(new Sample(image(sha), classes.indexOf(label), Map.of(), role));
        }

        private ImageRef image(String sha) {
            return new ImageRef(samples.size() + ".jpg", sha, 8, 8, 0);
        }
    }
}
