package org.handful.ui.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.handful.eval.GroupResult;
import org.handful.eval.Scored;
import org.handful.model.Sample;
import org.handful.run.result.RunResult;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Texts;

/**
 * The test images behind a figure: a cell of the confusion matrix, a class, a subgroup, a bin of the confidence. Least
 * sure mistakes last: what a model was surest of and wrong about teaches most. FX thread.
 */
public final class PickedImages {
    /**
     * A test image with what was said about it.
     *
     * @param sha256 null when the image is no longer in the project
     */
    public record Item(String image, String sha256, String truth, String predicted, boolean correct,
            double confidence) {}

    private final Texts texts;
    private final ProjectModel project;
    private final ReadOnlyObjectWrapper<List<Item>> items = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private RunResult run;

    PickedImages(Texts texts, ProjectModel project) {
        this.texts = texts;
        this.project = project;
    }

    public ReadOnlyObjectProperty<List<Item>> items() {
        return items.getReadOnlyProperty();
    }

    /** Which images these are, in words; empty when none were picked. */
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    void show(RunResult now) {
        run = now;
        clear();
    }

    public void clear() {
        title.set("");
        items.set(List.of());
    }

    /** Images of one class that were taken for another, or for what they are. */
    public void cell(int truth, int predicted) {
        pick(truth == predicted
                        ? texts.get("evaluate.picked.right", name(truth))
                        : texts.get("evaluate.picked.cell", name(truth), name(predicted)),
                s -> s.truth() == truth && s.predicted() == predicted);
    }

    public void ofClass(int truth) {
        pick(texts.get("evaluate.picked.class", name(truth)), s -> s.truth() == truth);
    }

    public void group(String attribute, GroupResult group) {
        pick(texts.get("evaluate.picked.group", group.label(), attribute, group.value()),
                s -> name(s.truth()).equals(group.label()) && group.value().equals(s.attributes().get(attribute)));
    }

    /** @param low of the confidence, exclusive but for 0; @param high inclusive */
    public void confidence(double low, double high) {
        pick(texts.get("evaluate.picked.confidence", Math.round(100 * low), Math.round(100 * high)),
                s -> (s.confidence() > low || low == 0) && s.confidence() <= high);
    }

    private void pick(String words, Predicate<Scored> which) {
        Map<String, Sample> samples = new HashMap<>();
        project.dataset().get().samples().forEach(s -> samples.put(s.image().name(), s));
        items.set(run.predictions().stream().filter(which)
                .sorted((a, b) -> a.correct() == b.correct()
                        ? Double.compare(b.confidence(), a.confidence()) : Boolean.compare(a.correct(), b.correct()))
                .map(s -> new Item(s.image(),
                        samples.containsKey(s.image()) ? samples.get(s.image()).image().sha256() : null,
                        name(s.truth()), name(s.predicted()), s.correct(), s.confidence()))
                .toList());
        title.set(texts.get("evaluate.picked.title", words, items.get().size()));
    }

    private String name(int index) {
        return run.classes().get(index);
    }
}
