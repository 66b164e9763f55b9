package org.handful.run.race;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.eval.split.Pool;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Extras;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.run.result.RunResult.BackboneUsed;

/**
 * What episodes are drawn from.
 *
 * @param rows one per position of the pool's dataset
 * @param attributes for every attribute the number of its value at each position, -1 where not known
 * @param text embeddings of the class names, in the order of the classes
 * @param backbone null when unknown
 * @param second for methods that fuse two backbones; empty without one
 */
record EpisodeSource(
        EmbeddingMatrix rows, Pool pool, List<int[]> attributes, Optional<EmbeddingMatrix> text,
        BackboneUsed backbone, Optional<Second> second) {
    /**
     * A second backbone.
     *
     * @param both the same rows by the first and by this one, side by side, see {@link EmbeddingMatrix#beside}
     * @param backbone null when unknown
     */
    record Second(EmbeddingMatrix both, BackboneUsed backbone) {}

    /** What a method gets to see. @param auxiliary how many of the last columns come from a second backbone */
    record Seen(EmbeddingMatrix rows, int auxiliary) {}

    static EpisodeSource of(EmbeddingMatrix rows, Pool pool, Optional<EmbeddingMatrix> text, BackboneUsed backbone) {
        Dataset data = pool.data();
        List<int[]> attributes = new ArrayList<>();
        for (String name : data.attributeNames()) {
            Map<String, Integer> numbers = new HashMap<>();
            attributes.add(data.samples().stream().mapToInt(s -> {
                String value = s.attributes().get(name);
                return value == null ? -1 : numbers.computeIfAbsent(value, _ -> numbers.size());
            }).toArray());
        }
        return new EpisodeSource(rows, pool, attributes, text, backbone, Optional.empty());
    }

    EpisodeSource with(Second other) {
        return new EpisodeSource(rows, pool, attributes, text, backbone, Optional.of(other));
    }

    /** Whether there are embeddings of class names, but of another length than those of the images. */
    boolean strangeText() {
        return text.isPresent() && text.get().dim() != rows.dim();
    }

    EpisodeSource withoutText() {
        return new EpisodeSource(rows, pool, attributes, Optional.empty(), backbone, second);
    }

    /** Both backbones for a method that fuses two, the first alone for others. */
    Seen seenBy(EmbeddingMethod<?> method) {
        return second.filter(_ -> method.usesAuxiliary())
                .map(s -> new Seen(s.both, s.both.dim() - rows.dim())).orElse(new Seen(rows, 0));
    }

    /** What is known of some positions besides their embeddings. @param classes in the order of their local numbers */
    Extras extras(int[] positions, int[] classes) {
        if (attributes.isEmpty() && text.isEmpty()) {
            return Extras.NONE;
        }
        return new Extras(text.map(t -> t.select(classes)),
                attributes.stream().map(a -> Arrays.stream(positions).map(i -> a[i]).toArray()).toList());
    }
}
