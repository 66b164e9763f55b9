package org.handful.method.embedding.noisy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.handful.method.Head;
import org.handful.method.NoisyImages;
import org.handful.method.embedding.LinearHead;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;

/**
 * A head that remembers what became of the images that nobody had checked.
 *
 * @param decisions in the order of the images; empty without any
 */
record CleanedHead(LinearHead head, List<Decision> decisions) implements Head {
    static CleanedHead of(LinearHead head, NoisyImages images, int[] decided) {
        return new CleanedHead(head, IntStream.range(0, decided.length).mapToObj(i -> new Decision(images.sha256().get(i),
                images.names().get(i), images.given().y()[i], decided[i])).toList());
    }

    @Override
    public double[][] probabilities(EmbeddingMatrix queries) {
        return head.probabilities(queries);
    }

    @Override
    public HeadState state() {
        HeadState plain = head.state();
        Map<String, String> notes = new HashMap<>(plain.notes());
        notes.put(Decision.note(), Decision.written(decisions));
        return new HeadState(plain.method(), plain.tensors(), notes);
    }

    static CleanedHead restore(HeadState state) {
        return new CleanedHead(LinearHead.restore(state), Decision.of(state));
    }
}
