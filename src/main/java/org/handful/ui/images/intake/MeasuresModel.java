package org.handful.ui.images.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.Sample;
import org.handful.run.ProjectSession;
import org.handful.run.intake.Computed;
import org.handful.run.intake.Flaw;
import org.handful.run.intake.MeasureTable;
import org.handful.run.intake.Measures;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;

/** What the program computed from the pixels, in words, and what a person makes of it. FX thread. */
public final class MeasuresModel {
    private record Look(MeasureTable table, int flawed) {}

    private final ProjectModel project;
    private final UiKit kit;
    private final ReadOnlyObjectWrapper<MeasureTable> table = new ReadOnlyObjectWrapper<>(MeasureTable.NONE);
    private final ReadOnlyIntegerWrapper flawed = new ReadOnlyIntegerWrapper();

    public MeasuresModel(ProjectModel project, UiKit kit) {
        this.project = project;
        this.kit = kit;
        Measures measures = project.session().intake().measures();
        measures.onChange(() -> kit.fx().run(this::load));
        // Every edit, for one of them calls images fine, which changes no image.
        project.looks().subscribe(n -> load());
        // Images of an older version were never looked at. Nobody waits for it, and it shows no progress.
        measures.complete().result().whenComplete((looked, failure) -> {
            if (failure != null) {
                kit.errors().accept(failure);
            }
        });
    }

    public ReadOnlyObjectProperty<MeasureTable> table() {
        return table.getReadOnlyProperty();
    }

    /** How many images may be of little use, without those that a person called fine. */
    public ReadOnlyIntegerProperty flawed() {
        return flawed.getReadOnlyProperty();
    }

    /** What a computed attribute is called. */
    String name(Computed attribute) {
        return kit.texts().get("intake.computed." + attribute.name());
    }

    /** What it is called where attributes that a person gave stand beside it. */
    public String marked(Computed attribute) {
        return kit.texts().get("intake.computed.marked", name(attribute));
    }

    /** A value of {@link Computed} in the language of the window. */
    public String word(String value) {
        return kit.texts().get("intake.value." + value);
    }

    /** Its value for an image, in words; a dash while it is not known. */
    String value(Computed attribute, ImageRef image) {
        return table.get().value(attribute, image).map(this::word).orElse("\u2013");
    }

    /** Why an image may be of little use, a sentence each. */
    public List<String> flaws(ImageRef image) {
        Set<Flaw> found = table.get().flaws(image);
        if (found.isEmpty()) {
            return List.of();
        }
        List<String> out = new ArrayList<>();
        for (Flaw flaw : found) {
            out.add(kit.texts().get("intake.flaw." + flaw.name()));
        }
        return out;
    }

    /** A person says that images are fine: those among them that are pointed out are not any more. */
    public void sayFine(List<Sample> images) {
        List<String> names = images.stream().map(Sample::image).filter(i -> !table.get().flaws(i).isEmpty())
                .map(ImageRef::name).toList();
        if (!names.isEmpty()) {
            project.edit(s -> s.intake().measures().sayFine(names));
            project.offerUndo(kit.texts().get("intake.fine.done", names.size()), kit.texts().get("images.undo"));
        }
    }

    /** Gives all images a computed attribute as one that a person stands for. */
    void adopt(Computed attribute) {
        Texts texts = kit.texts();
        Map<String, String> values = new HashMap<>();
        for (Sample s : project.dataset().get().samples()) {
            table.get().value(attribute, s.image()).ifPresent(v -> values.put(s.image().name(), word(v)));
        }
        String name = name(attribute);
        project.edit(s -> s.intake().measures().adopt(name, values));
        project.offerUndo(texts.get("intake.adopted", name, values.size()), texts.get("images.undo"));
    }

    private void load() {
        kit.background().load(this, () -> look(project.session()), now -> {
            table.set(now.table());
            flawed.set(now.flawed());
        });
    }

    private static Look look(ProjectSession session) {
        Dataset data = session.dataset();
        MeasureTable table = session.intake().measures().table();
        return new Look(table, (int) data.samples().stream().filter(s -> !table.flaws(s.image()).isEmpty()).count());
    }
}
