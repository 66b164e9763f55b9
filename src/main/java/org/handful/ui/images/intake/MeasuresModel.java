package org.handful.ui.images.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.model.ImageRef;
import org.handful.model.Sample;
import org.handful.run.intake.Computed;
import org.handful.run.intake.Flaw;
import org.handful.run.intake.MeasureTable;
import org.handful.run.intake.Measures;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;

/** What the program computed from the pixels, in words. FX thread. */
public final class MeasuresModel {
    private final ProjectModel project;
    private final UiKit kit;
    private final ReadOnlyObjectWrapper<MeasureTable> table = new ReadOnlyObjectWrapper<>(MeasureTable.NONE);

    public MeasuresModel(ProjectModel project, UiKit kit) {
        this.project = project;
        this.kit = kit;
        Measures measures = project.session().intake().measures();
        measures.onChange(() -> kit.fx().run(this::load));
        project.dataset().subscribe(d -> load());
        // Images of an older version were never looked at. Nobody waits for it, and it shows no progress.
        measures.complete().result().whenComplete((looked, failure) -> {
            if (failure != null) {
                kit.errors().accept(failure);
            }
        });
    }

    ReadOnlyObjectProperty<MeasureTable> table() {
        return table.getReadOnlyProperty();
    }

    /** What a computed attribute is called. */
    String name(Computed attribute) {
        return kit.texts().get("intake.computed." + attribute.name());
    }

    /** Its value for an image, in words; a dash while it is not known. */
    String value(Computed attribute, ImageRef image) {
        return table.get().value(attribute, image).map(v -> kit.texts().get("intake.value." + v)).orElse("\u2013");
    }

    /** Why an image may be of little use, a line each. */
    List<String> flaws(ImageRef image) {
        List<String> out = new ArrayList<>();
        for (Flaw flaw : table.get().flaws(image)) {
            out.add(kit.texts().get("intake.flaw." + flaw.name()));
        }
        return out;
    }

    /** Gives all images a computed attribute as one that a person stands for. */
    void adopt(Computed attribute) {
        Texts texts = kit.texts();
        Map<String, String> values = new HashMap<>();
        for (Sample s : project.dataset().get().samples()) {
            table.get().value(attribute, s.image())
                    .ifPresent(v -> values.put(s.image().name(), texts.get("intake.value." + v)));
        }
        String name = name(attribute);
        project.edit(s -> s.intake().measures().adopt(name, values));
        project.offerUndo(texts.get("intake.adopted", name, values.size()), texts.get("images.undo"));
    }

    private void load() {
        kit.background().load(this, () -> project.session().intake().measures().table(), table::set);
    }
}
