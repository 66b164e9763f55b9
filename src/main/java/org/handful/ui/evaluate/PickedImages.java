package org.handful.ui.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.handful.eval.GroupResult;
import org.handful.eval.Scored;
import org.handful.eval.subgroup.Crossing;
import org.handful.model.Sample;
import org.handful.run.result.RunResult;
import org.handful.ui.common.Notice;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;

/**
 * The test images behind a figure: a cell of the confusion matrix, a class, a subgroup, a bin of the confidence. Least
 * sure mistakes last: what a model was surest of and wrong about teaches most. Their class can be put right here. FX thread.
 */
public final class PickedImages {
    /**
     * A test image with what was said about it.
     *
     * @param sha256 null when the image is no longer in the project
     * @param corrected the class that it has in the project by now, when that is another than in the run; else null
     */
    public record Item(String image, String sha256, String truth, String predicted, boolean correct,
            double confidence, String corrected) {}

    private final UiKit kit;
    private final Texts texts;
    private final ProjectModel project;
    private final ReadOnlyObjectWrapper<List<Item>> items = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private Predicate<Scored> which = _ -> false;
    private RunResult run;

    PickedImages(UiKit kit, ProjectModel project) {
        this.kit = kit;
        this.texts = kit.texts();
        this.project = project;
        project.dataset().addListener((_, _, _) -> items.set(list()));
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
        which = _ -> false;
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

    public void group(Crossing of, GroupResult group) {
        pick(texts.get("evaluate.picked.group", group.label(), of.name(), group.value()),
                s -> name(s.truth()).equals(group.label()) && group.value().equals(of.value(s.attributes())));
    }

    /** @param low of the confidence, exclusive but for 0; @param high inclusive */
    public void confidence(double low, double high) {
        pick(texts.get("evaluate.picked.confidence", Math.round(100 * low), Math.round(100 * high)),
                s -> (s.confidence() > low || low == 0) && s.confidence() <= high);
    }

    /** Test images that were found together. @param what they are, in words */
    public void named(String what, List<String> names) {
        Set<String> wanted = Set.copyOf(names);
        pick(what, s -> wanted.contains(s.image()));
    }

    /** Gives images their right class in the project; the run stays what it was. @param className null for none */
    public void relabel(List<Item> wrong, String className) {
        List<String> names = wrong.stream().filter(i -> i.sha256() != null).map(Item::image).toList();
        if (!names.isEmpty()) {
            project.edit(s -> s.setLabel(names, className));
        }
    }

    /** A digit key, as in the gallery: 1 to 9 give the class of that place, 0 takes the class away. */
    public void relabelByKey(List<Item> wrong, int digit) {
        List<String> classes = classes();
        if (digit <= classes.size()) {
            relabel(wrong, digit == 0 ? null : classes.get(digit - 1));
        } else if (!wrong.isEmpty()) {
            kit.notices().show(Notice.info(texts.get("evaluate.picked.noClass", digit, classes.size())));
        }
    }

    /** The classes of the project now, in the order of their keys. */
    public List<String> classes() {
        return project.dataset().get().labels().names();
    }

    private void pick(String words, Predicate<Scored> chosen) {
        which = chosen;
        items.set(list());
        title.set(texts.get("evaluate.picked.title", words, items.get().size()));
    }

    private List<Item> list() {
        if (run == null) {
            return List.of();
        }
        Map<String, Sample> samples = new HashMap<>();
        project.dataset().get().samples().forEach(s -> samples.put(s.image().name(), s));
        return run.predictions().stream().filter(which)
                .sorted((a, b) -> a.correct() == b.correct()
                        ? Double.compare(b.confidence(), a.confidence()) : Boolean.compare(a.correct(), b.correct()))
                .map(s -> item(s, samples.get(s.image())))
                .toList();
    }

    private Item item(Scored s, Sample now) {
        String truth = name(s.truth());
        String label = now == null ? truth
                : now.label() < 0 ? texts.get("evaluate.picked.noLabel") : classes().get(now.label());
        return new Item(s.image(), now == null ? null : now.image().sha256(), truth, name(s.predicted()), s.correct(),
                s.confidence(), label.equals(truth) ? null : label);
    }

    private String name(int index) {
        return run.classes().get(index);
    }
}
