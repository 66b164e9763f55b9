package org.handful.ui.evaluate.shortcuts;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.error.HandfulException;
import org.handful.run.audit.ShortcutAudit;
import org.handful.run.audit.WhatIf;
import org.handful.run.audit.WhatIf.Variant;
import org.handful.run.result.Guess;
import org.handful.run.result.ImageInput;
import org.handful.run.result.RunResult;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;

/** One image with other backgrounds, and what the run says to each. FX thread. */
public final class WhatIfModel {
    /** @param guess what the run says to the variant */
    public record Answer(Variant variant, Guess guess) {}

    /** @param answers the image as it is first */
    public record Tried(WhatIf what, List<Answer> answers) {
        /** Variants that are taken for another class than the image as it is. */
        long changed() {
            return answers.stream().filter(a -> !best(a).className().equals(best(answers.getFirst()).className())).count();
        }

        static Guess.Ranked best(Answer a) {
            return a.guess().ranked().getFirst();
        }
    }

    private final UiKit kit;
    private final ProjectModel project;
    private final ReadOnlyObjectProperty<RunResult> run;
    private final Selection selection;
    private final ReadOnlyObjectProperty<ShortcutAudit> audit;
    private final ReadOnlyObjectWrapper<Tried> tried = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final StringBinding whyNot;
    private long asked;

    public WhatIfModel(UiKit kit, ProjectModel project, ReadOnlyObjectProperty<RunResult> run, Selection selection,
            ReadOnlyObjectProperty<ShortcutAudit> audit) {
        this.kit = kit;
        this.project = project;
        this.run = run;
        this.selection = selection;
        this.audit = audit;
        whyNot = Bindings.createStringBinding(this::reason, run, project.dataset(), busy);
        run.addListener((_, before, now) -> {
            if (before == null || now == null || before.id() != now.id()) {
                asked++;
                busy.set(false);
                tried.set(null);
            }
        });
    }

    /** Null until something was tried. */
    public ReadOnlyObjectProperty<Tried> tried() {
        return tried.getReadOnlyProperty();
    }

    StringBinding whyNot() {
        return whyNot;
    }

    /** With the selected image; without one, with the first that the most serious shortcut leads astray. */
    public void tryIt() {
        String image = selection.lead().get() != null ? selection.lead().get() : suggested();
        if (whyNot.get() != null || image == null) {
            return;
        }
        long id = run.get().id();
        long ticket = ++asked;
        busy.set(true);
        kit.background().load(this, () -> drawn(image), what -> {
            if (ticket != asked || what.variants().isEmpty()) {
                busy.set(ticket != asked && busy.get());
                return;
            }
            kit.jobs().follow(project.session().predict(id, IntStream.range(0, what.variants().size())
                    .mapToObj(i -> new ImageInput(image, what.variants().get(i).jpeg())).toList()), guesses -> {
                if (ticket == asked) {
                    busy.set(false);
                    tried.set(new Tried(what, IntStream.range(0, guesses.size())
                            .mapToObj(i -> new Answer(what.variants().get(i), guesses.get(i))).toList()));
                }
            }, failure -> {
                busy.set(false);
                kit.errors().accept(failure);
            });
        });
    }

    private WhatIf drawn(String image) throws HandfulException {
        try {
            return project.session().audits().whatIf(image);
        } catch (HandfulException | RuntimeException e) {
            // It is told elsewhere; here somebody may try again.
            kit.fx().run(() -> busy.set(false));
            throw e;
        }
    }

    private String reason() {
        if (run.get() == null) {
            return "";
        }
        return project.dataset().get().imageless() ? kit.texts().get("evaluate.whatIf.imageless")
                : busy.get() ? kit.texts().get("evaluate.labels.busy") : null;
    }

    private String suggested() {
        ShortcutAudit known = audit.get();
        return known == null ? null : known.findings().stream().flatMap(f -> f.broken().stream()).findFirst()
                .or(() -> run.get().predictions().stream().map(s -> s.image()).findFirst()).orElse(null);
    }
}
