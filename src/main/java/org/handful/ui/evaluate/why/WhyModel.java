package org.handful.ui.evaluate.why;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.handful.eval.Scored;
import org.handful.model.Sample;
import org.handful.run.result.RunResult;
import org.handful.run.why.Why;
import org.handful.ui.common.JobModel;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.evaluate.asking.PerRun;

/**
 * The image that is explained: the selected one, or else the mistake that the run was surest of. While it is looked at,
 * another image is explained as soon as it is selected. FX thread.
 */
public final class WhyModel {
    private static final int MISTAKES = 12;

    private final UiKit kit;
    private final ProjectModel project;
    private final ReadOnlyObjectProperty<RunResult> run;
    private final Selection selection;
    private final ObservableList<Why.Kind> kinds = FXCollections.observableArrayList();
    private final ObjectProperty<Why.Kind> kind = new SimpleObjectProperty<>();
    private final ObjectProperty<Optional<String>> about = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty lookedAt = new SimpleBooleanProperty();
    private final PerRun<Why> why;
    private final PerRun<Why.Support> support;
    private final StringBinding image;
    private final StringBinding whyNot;
    private final BooleanBinding stopped;
    private String backbone;

    /** @param run that is looked at; null while there is none */
    public WhyModel(UiKit kit, ProjectModel project, ReadOnlyObjectProperty<RunResult> run, Selection selection) {
        this.kit = kit;
        this.project = project;
        this.run = run;
        this.selection = selection;
        why = new PerRun<>(kit, run);
        support = new PerRun<>(kit, run);
        why.answer().addListener((_, _, now) -> count(now));
        image = Bindings.createStringBinding(this::chosen, run, selection.lead(), project.dataset());
        whyNot = Bindings.createStringBinding(this::reason, run, image, kind);
        stopped = Bindings.createBooleanBinding(() -> lookedAt.get() && whyNot.get() == null && why.going().get() == null
                        && support.going().get() == null && (why.answer().get() == null || support.answer().get() == null),
                lookedAt, whyNot, why.going(), why.answer(), support.going(), support.answer());
        run.subscribe(this::offer);
        image.addListener((_, _, _) -> {
            about.set(Optional.empty());
            again();
        });
        kind.addListener((_, _, _) -> again());
        about.addListener((_, _, _) -> again());
        lookedAt.addListener((_, _, _) -> again());
    }

    /** The ways that the backbone of the run allows, the usual one first. */
    ObservableList<Why.Kind> kinds() {
        return kinds;
    }

    ObjectProperty<Why.Kind> kind() {
        return kind;
    }

    /** Name of the class to explain; empty for the one that the run says. */
    ObjectProperty<Optional<String>> about() {
        return about;
    }

    /** Whether a person sees it: nothing is computed for nobody. */
    public BooleanProperty lookedAt() {
        return lookedAt;
    }

    /** Null while there is none. */
    StringBinding image() {
        return image;
    }

    /** Null when it can be explained. */
    StringBinding whyNot() {
        return whyNot;
    }

    /** Null while nothing is computed. */
    ReadOnlyObjectProperty<JobModel> going() {
        return why.going();
    }

    /** Null until it is known. */
    ReadOnlyObjectProperty<Why> why() {
        return why.answer();
    }

    /** Null while nobody looks for the images that count. */
    ReadOnlyObjectProperty<JobModel> counting() {
        return support.going();
    }

    /** The images that count; null until they are known, which takes longer. */
    ReadOnlyObjectProperty<Why.Support> support() {
        return support.answer();
    }

    /** Whether something was cancelled or failed, and can be asked for again. */
    BooleanBinding stopped() {
        return stopped;
    }

    /** Asks for what is not there. */
    void goOn() {
        if (why.answer().get() == null) {
            again();
        } else {
            count(why.answer().get());
        }
    }

    ReadOnlyObjectProperty<RunResult> run() {
        return run;
    }

    /** Images that the run gets wrong, those first that it is surest of. */
    List<Scored> mistakes() {
        return run.get() == null ? List.of() : run.get().predictions().stream()
                .filter(s -> s.predicted() != s.truth() && known(s.image()))
                .sorted(Comparator.comparingDouble(s -> -s.probabilities()[s.predicted()])).limit(MISTAKES).toList();
    }

    /** Name of the class that a person gave it; null without one. */
    String label(String name) {
        return sample(name).filter(Sample::labelled).map(s -> project.dataset().get().labels().name(s.label())).orElse(null);
    }

    /** Null when it has left the project. */
    String sha256(String name) {
        return sample(name).map(s -> s.image().sha256()).orElse(null);
    }

    private void count(Why now) {
        support.forget();
        if (now != null) {
            support.ask(project.session().audits().counting(run.get().id(), now.image(), now.about(), now.against()));
        }
    }

    private void again() {
        why.forget();
        support.forget();
        if (lookedAt.get() && whyNot.get() == null) {
            RunResult now = run.get();
            OptionalInt asked = about.get().map(now.classes()::indexOf).filter(k -> k >= 0).map(OptionalInt::of)
                    .orElse(OptionalInt.empty());
            why.ask(project.session().audits().why(now.id(), image.get(), asked, kind.get()));
        }
    }

    private void offer(RunResult now) {
        String next = now == null || now.backbone() == null ? null : now.spec().backbones();
        if (next == null || next.equals(backbone)) {
            again();
            return;
        }
        backbone = next;
        kit.background().load(this, () -> project.session().audits().sights(now.spec()), found -> {
            kinds.setAll(found);
            boolean stays = kind.get() != null && found.contains(kind.get());
            kind.set(stays ? kind.get() : found.stream().findFirst().orElse(null));
            if (stays) {
                again();
            }
        });
    }

    private String chosen() {
        String lead = selection.lead().get();
        return lead != null && known(lead) ? lead : mistakes().stream().findFirst()
                .or(() -> run.get() == null ? Optional.empty() : run.get().predictions().stream()
                        .filter(s -> known(s.image())).findFirst())
                .map(Scored::image).orElse(null);
    }

    private String reason() {
        if (run.get() == null || kind.get() == null && !project.dataset().get().imageless()) {
            return "";
        }
        return project.dataset().get().imageless() ? kit.texts().get("evaluate.why.imageless")
                : image.get() == null ? kit.texts().get("evaluate.why.none") : null;
    }

    private boolean known(String name) {
        return sample(name).isPresent();
    }

    private Optional<Sample> sample(String name) {
        return project.dataset().get().samples().stream().filter(s -> s.image().name().equals(name)).findFirst();
    }
}
