package org.handful.ui.evaluate.shortcuts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.model.RunSpec;
import org.handful.run.TrainingListener;
import org.handful.run.audit.ShortcutAudit;
import org.handful.run.audit.ShortcutAudit.Shortcut;
import org.handful.run.result.RunResult;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;

/** What the run that is looked at may have learned instead of the classes. FX thread. */
public final class ShortcutsModel {
    /** Methods that help when rare combinations are failed; the last one needs no attribute. */
    static final List<String> REMEDIES = List.of("group-logistic", "dfr", "group-dro", "afr");

    private final UiKit kit;
    private final ProjectModel project;
    private final ReadOnlyObjectProperty<RunResult> run;
    private final ReadOnlyObjectWrapper<ShortcutAudit> audit = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final StringBinding whyNotLook;
    private final StringBinding whyNotTrain;
    private long asked;

    public ShortcutsModel(UiKit kit, ProjectModel project, ReadOnlyObjectProperty<RunResult> run) {
        this.kit = kit;
        this.project = project;
        this.run = run;
        whyNotLook = Bindings.createStringBinding(
                () -> busy.get() ? kit.texts().get("evaluate.labels.busy") : null, busy);
        whyNotTrain = Bindings.createStringBinding(() -> project.training().get() != null
                ? kit.texts().get("evaluate.labels.training") : null, project.training());
        run.addListener((_, before, now) -> {
            if (before == null || now == null || before.id() != now.id()) {
                asked++;
                busy.set(false);
                audit.set(null);
            }
        });
    }

    /** Null until it was looked for. */
    public ReadOnlyObjectProperty<ShortcutAudit> audit() {
        return audit.getReadOnlyProperty();
    }

    StringBinding whyNotLook() {
        return whyNotLook;
    }

    StringBinding whyNotTrain() {
        return whyNotTrain;
    }

    public void look() {
        if (busy.get() || run.get() == null) {
            return;
        }
        long ticket = ++asked;
        busy.set(true);
        kit.jobs().follow(project.session().audits().shortcuts(run.get().id()), found -> {
            if (ticket == asked) {
                busy.set(false);
                audit.set(found);
            }
        }, failure -> {
            if (ticket == asked) {
                busy.set(false);
                kit.errors().accept(failure);
            }
        });
    }

    /** Whether the project has this attribute as one that a person stands for. */
    boolean known(Shortcut shortcut) {
        return project.dataset().get().attributeNames().contains(shortcut.attribute());
    }

    /** Makes a computed attribute one of the project, so that methods can use it. */
    void adopt(Shortcut shortcut, Map<String, String> valueByImage) {
        Map<String, String> values = new HashMap<>(valueByImage);
        project.edit(s -> s.intake().measures().adopt(shortcut.attribute(), values));
    }

    /**
     * The same images, split and seed with a method that looks after rare combinations.
     *
     * @param shortcut whose attribute makes the groups; a computed one is made one of the project first
     */
    public void remedy(String method, Shortcut shortcut) {
        remedy(method, Map.of(), shortcut);
    }

    /** The same, with the images of rare combinations drawn as often as those of the others. */
    public void balance(Shortcut shortcut) {
        remedy(REMEDIES.getFirst(), Map.of("balance", "resample"), shortcut);
    }

    private void remedy(String method, Map<String, String> more, Shortcut shortcut) {
        if (whyNotTrain.get() != null || run.get() == null) {
            return;
        }
        if (shortcut.computed() && !known(shortcut)) {
            kit.background().load(this, () -> ComputedValues.of(project.session(), shortcut.attribute()), values -> {
                adopt(shortcut, values);
                kit.background().edit(() -> null, _ -> train(method, more, shortcut));
            });
        } else {
            train(method, more, shortcut);
        }
    }

    private void train(String method, Map<String, String> more, Shortcut shortcut) {
        int at = project.session().dataset().attributeNames().indexOf(shortcut.attribute());
        Map<String, String> settings = new TreeMap<>(more);
        if (!method.equals(REMEDIES.getLast())) {
            settings.put("attribute", String.valueOf(at + 1));
        }
        RunSpec before = run.get().spec();
        project.train(new RunSpec(before.backbone(), method, settings, before.split(), before.seed()),
                TrainingListener.QUIET, () -> {});
    }
}
