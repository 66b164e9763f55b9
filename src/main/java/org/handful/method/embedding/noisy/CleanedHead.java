package org.handful.method.embedding.noisy;

import java.util.HashMap;
import java.util.Map;
import org.handful.method.Head;
import org.handful.method.NoisyImages;
import org.handful.method.embedding.LinearHead;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;

/**
 * A head that remembers what became of the images that nobody had checked.
 *
 * @param lines one per image: digest, class as given, class that was decided or -1, name; separated by tabs
 */
record CleanedHead(LinearHead head, String lines) implements Head {
    static CleanedHead of(LinearHead head, NoisyImages images, int[] decided) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < decided.length; i++) {
            out.append(images.sha256().get(i)).append('\t').append(images.given().y()[i]).append('\t')
                    .append(decided[i]).append('\t').append(images.names().get(i)).append('\n');
        }
        return new CleanedHead(head, out.toString());
    }

    @Override
    public double[][] probabilities(EmbeddingMatrix queries) {
        return head.probabilities(queries);
    }

    @Override
    public HeadState state() {
        HeadState plain = head.state();
        Map<String, String> notes = new HashMap<>(plain.notes());
        notes.put(FoPro.DECISIONS, lines);
        return new HeadState(plain.method(), plain.tensors(), notes);
    }

    static CleanedHead restore(HeadState state) {
        return new CleanedHead(LinearHead.restore(state), state.notes().getOrDefault(FoPro.DECISIONS, ""));
    }
}
