package org.handful.run.fitted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handful.eval.Scored;
import org.handful.eval.openset.OpenSetRow;
import org.handful.eval.openset.OpenSetRow.Part;
import org.handful.method.openset.OpenSet;
import org.handful.method.openset.OpenSetScore;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;

/**
 * How familiar the images of a run look: support images when left out, test images, and images of classes that it has
 * never seen. The batch of a transductive score is all test images with all strangers. One thread.
 */
public final class Familiarities {
    private final OpenSet set;
    private final List<String> classes;
    private final List<OpenSetRow> rows = new ArrayList<>();

    /** @param images names of the support images */
    public Familiarities(LabelledEmbeddings support, List<String> images, List<String> classes) {
        this.set = OpenSet.of(support);
        this.classes = classes;
        for (OpenSet.LeftOut out : set.leftOut()) {
            rows.add(new OpenSetRow(Part.LEFT_OUT, images.get(out.row()), classes.get(support.y()[out.row()]), false,
                    byName(out.scores())));
        }
    }

    /**
     * @param batch test images, then strangers
     * @param answers of the run to the test images
     * @param strangers their names
     * @param strange class of each stranger
     */
    public void compare(EmbeddingMatrix batch, List<Scored> answers, List<String> strangers, List<String> strange) {
        Map<OpenSetScore, double[]> scores = set.scores(batch);
        for (int i = 0; i < batch.rows(); i++) {
            Map<OpenSetScore, Double> own = new HashMap<>();
            for (Map.Entry<OpenSetScore, double[]> e : scores.entrySet()) {
                own.put(e.getKey(), e.getValue()[i]);
            }
            int stranger = i - answers.size();
            rows.add(stranger < 0
                    ? new OpenSetRow(Part.KNOWN, answers.get(i).image(), classes.get(answers.get(i).truth()),
                            answers.get(i).correct(), byName(own))
                    : new OpenSetRow(Part.UNKNOWN, strangers.get(stranger), strange.get(stranger), false, byName(own)));
        }
    }

    public List<OpenSetRow> rows() {
        return rows;
    }

    private static Map<String, Double> byName(Map<OpenSetScore, Double> scores) {
        Map<String, Double> out = new HashMap<>();
        scores.forEach((s, v) -> out.put(s.id(), v));
        return out;
    }
}
