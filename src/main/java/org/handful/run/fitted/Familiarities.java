package org.handful.run.fitted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handful.error.HandfulException;
import org.handful.eval.Scored;
import org.handful.eval.openset.OpenSetRow;
import org.handful.eval.openset.OpenSetRow.Part;
import org.handful.method.openset.OpenSet;
import org.handful.method.openset.OpenSetScore;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ImageRef;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.ProgressListener;

/**
 * How familiar the images of a run look: support images when left out, test images, and images of classes that it has
 * never seen. The batch of a transductive score is all test images with all strangers. One thread.
 */
public final class Familiarities {
    private final ImageFeed feed;
    private final CancelToken cancel;
    private final List<OpenSetRow> rows = new ArrayList<>();
    private OpenSet set;
    private List<String> classes;

    public Familiarities(ImageFeed feed, CancelToken cancel) {
        this.feed = feed;
        this.cancel = cancel;
    }

    /** @param labels class of each image */
    public void learn(List<ImageRef> support, int[] labels, List<String> classes) throws HandfulException {
        set = OpenSet.of(new LabelledEmbeddings(embeddings(support), labels, classes.size()));
        for (OpenSet.LeftOut out : set.leftOut()) {
            rows.add(new OpenSetRow(Part.LEFT_OUT, support.get(out.row()).name(), classes.get(labels[out.row()]), false,
                    byName(out.scores())));
        }
        this.classes = classes;
    }

    /**
     * @param answers of the run to the test images, in their order
     * @param names class of each stranger
     */
    public void compare(List<ImageRef> tested, List<Scored> answers, List<ImageRef> strangers, List<String> names)
            throws HandfulException {
        List<ImageRef> batch = new ArrayList<>(tested);
        batch.addAll(strangers);
        Map<OpenSetScore, double[]> scores = set.scores(embeddings(batch));
        for (int i = 0; i < batch.size(); i++) {
            Map<OpenSetScore, Double> own = new HashMap<>();
            for (Map.Entry<OpenSetScore, double[]> e : scores.entrySet()) {
                own.put(e.getKey(), e.getValue()[i]);
            }
            boolean known = i < tested.size();
            rows.add(new OpenSetRow(known ? Part.KNOWN : Part.UNKNOWN, batch.get(i).name(),
                    known ? classes.get(answers.get(i).truth()) : names.get(i - tested.size()),
                    known && answers.get(i).correct(), byName(own)));
        }
    }

    public List<OpenSetRow> rows() {
        return rows;
    }

    private EmbeddingMatrix embeddings(List<ImageRef> images) throws HandfulException {
        return feed.embeddings(images, ProgressListener.NONE, cancel);
    }

    private static Map<String, Double> byName(Map<OpenSetScore, Double> scores) {
        Map<String, Double> out = new HashMap<>();
        scores.forEach((s, v) -> out.put(s.id(), v));
        return out;
    }
}
