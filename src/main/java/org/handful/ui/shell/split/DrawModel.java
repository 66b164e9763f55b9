package org.handful.ui.shell.split;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.handful.error.HandfulException;
import org.handful.model.SplitRole;
import org.handful.run.data.Census;
import org.handful.run.data.SplitPreview;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;

/** K shots per class with a seed, and what drawing them would give. FX thread. */
public final class DrawModel {
    /** What would be drawn, or why nothing can be. */
    record Outlook(SplitPreview preview, String trouble) {}

    private static final int MOST = 1000;

    private final ProjectModel project;
    private final UiKit kit;
    private final IntegerProperty shots = new SimpleIntegerProperty(5);
    private final StringProperty seed = new SimpleStringProperty("0");
    private final ReadOnlyObjectWrapper<Outlook> outlook = new ReadOnlyObjectWrapper<>();
    private final StringBinding whyNot;
    private boolean open;

    public DrawModel(ProjectModel project, UiKit kit) {
        this.project = project;
        this.kit = kit;
        shots.addListener((o, before, now) -> look());
        seed.addListener((o, before, now) -> look());
        project.dataset().addListener((o, before, now) -> look());
        whyNot = Bindings.createStringBinding(
                () -> outlook.get() == null ? kit.texts().get("data.draw.counting") : outlook.get().trouble(), outlook);
    }

    /** Images per class. */
    IntegerProperty shots() {
        return shots;
    }

    /** A whole number, as it is typed. */
    StringProperty seed() {
        return seed;
    }

    /** Null until it is known. */
    ReadOnlyObjectProperty<Outlook> outlook() {
        return outlook.getReadOnlyProperty();
    }

    /** Null while the split can be drawn. */
    StringBinding whyNot() {
        return whyNot;
    }

    /** Whether anybody looks: only then it counts. */
    void setOpen(boolean open) {
        this.open = open;
        look();
    }

    void anotherSeed() {
        seed.set(Integer.toString(ThreadLocalRandom.current().nextInt(1, MOST)));
    }

    void draw() {
        if (whyNot.get() != null) {
            return;
        }
        SplitPreview drawn = outlook.get().preview();
        int perClass = shots.get();
        long number = Long.parseLong(seed.get().strip());
        project.edit(s -> s.split().draw(perClass, number));
        project.offerUndo(kit.texts().get("data.draw.done", drawn.support(), drawn.test()),
                kit.texts().get("shell.undo"));
    }

    /** Takes every image off its side. */
    void clear() {
        Census census = project.census().get();
        int assigned = census.sides().get(SplitRole.SUPPORT) + census.sides().get(SplitRole.TEST);
        if (assigned > 0) {
            project.edit(s -> s.split().clear());
        }
    }

    /** What a person should know before drawing, most urgent first. */
    List<String> remarks(SplitPreview preview) {
        Texts texts = kit.texts();
        List<String> remarks = new ArrayList<>();
        if (preview.testLocked()) {
            remarks.add(texts.get("data.draw.locked", preview.test()));
        }
        for (SplitPreview.Line line : preview.classes()) {
            if (line.test() == 0) {
                remarks.add(texts.get("data.draw.noTest", line.name(), line.images()));
            } else if (line.support() < shots.get()) {
                remarks.add(texts.get("data.draw.short", line.name(), line.images(), line.test()));
            }
        }
        if (preview.neither() > 0) {
            remarks.add(texts.get(preview.testLocked() ? "data.draw.rest" : "data.draw.neither", preview.neither()));
        }
        return remarks;
    }

    private void look() {
        if (!open) {
            return;
        }
        if (!seed.get().strip().matches("-?\\d{1,18}")) {
            kit.background().forget(this);
            outlook.set(new Outlook(null, kit.texts().get("data.draw.badSeed")));
            return;
        }
        int perClass = shots.get();
        long number = Long.parseLong(seed.get().strip());
        kit.background().load(this, () -> {
            try {
                return new Outlook(project.session().split().preview(perClass, number), null);
            } catch (HandfulException e) {
                return new Outlook(null, e.userMessage() + " " + e.remedy());
            }
        }, outlook::set);
    }
}
