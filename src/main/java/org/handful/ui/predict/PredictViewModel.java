package org.handful.ui.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.handful.error.file.WholeFile;
import org.handful.run.Job;
import org.handful.run.result.Guess;
import org.handful.run.result.ImageInput;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunStatus;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.drop.Dropped;
import org.handful.ui.common.drop.Incoming;

/** Images nobody has labelled, and what a run makes of them. FX thread. */
public final class PredictViewModel {
    private final ProjectModel project;
    private final Navigation navigation;
    private final UiKit kit;
    private final ObjectBinding<List<RunInfo>> usable;
    private final ObjectProperty<Long> run = new SimpleObjectProperty<>();
    private final ObservableList<PredictItem> items = FXCollections.observableArrayList();
    private final ObjectProperty<PredictItem> shown = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final NoneOfThese none = new NoneOfThese();
    private final BooleanBinding noRun;
    private final BooleanBinding imageless;
    private final StringBinding standing;
    private final StringBinding whyNoExport;
    private final ObservableValue<Boolean> tellsLabels;
    private final PredictWhy why;
    private Long chosen;
    private long asked;

    public PredictViewModel(ProjectModel project, Navigation navigation, UiKit kit) {
        this.project = project;
        this.navigation = navigation;
        this.kit = kit;
        usable = Bindings.createObjectBinding(() -> project.runs().get().stream()
                .filter(r -> r.status() == RunStatus.RUNNING || finished(r)).toList(), project.runs());
        noRun = Bindings.createBooleanBinding(() -> usable.get().isEmpty(), usable);
        tellsLabels = Bindings.createObjectBinding(() -> usable.get().stream()
                .anyMatch(r -> Objects.equals(r.id(), run.get()) && r.labels() != null), run, usable);
        imageless = Bindings.createBooleanBinding(() -> project.dataset().get().imageless(), project.dataset());
        standing = Bindings.createStringBinding(this::stand, run, shown, usable);
        whyNoExport = Bindings.createStringBinding(() -> items.stream().anyMatch(i -> i.guess().get() != null)
                ? null : kit.texts().get("predict.export.none"), items);
        usable.subscribe(this::follow);
        navigation.run().subscribe(id -> {
            if (id != null) {
                chooseRun(id);
            }
        });
        run.addListener((o, before, now) -> predict(items));
        why = new PredictWhy(kit, project, this);
    }

    /** Goes on with the images of another one of the same project, and with what came of them. */
    void takeOver(PredictViewModel before) {
        if (before.chosen != null) {
            chooseRun(before.chosen);
        }
        none.takeOver(before.none);
        items.setAll(before.items);
        shown.set(before.shown.get());
        if (before.busy.get()) {
            before.asked++;
            predict(items);
        }
    }

    /** Runs that can be asked, newest first. */
    ObjectBinding<List<RunInfo>> usable() {
        return usable;
    }

    /** The run that is asked, by id; the newest finished one until a person chooses; null when there is none. */
    ReadOnlyObjectProperty<Long> run() {
        return run;
    }

    /** Asks this run from now on. */
    void chooseRun(long id) {
        if (usable.get().stream().anyMatch(r -> r.id() == id)) {
            chosen = id;
            run.set(id);
        }
    }

    /** When an image is none of the classes. */
    NoneOfThese none() {
        return none;
    }

    /** Where the evidence lies. */
    PredictWhy why() {
        return why;
    }

    /** Whether the run that is asked tells labels, any number of them, and not one class. */
    ObservableValue<Boolean> tellsLabels() {
        return tellsLabels;
    }

    /** Whether the run that is asked goes on. */
    boolean learning() {
        return usable.get().stream().anyMatch(r -> Objects.equals(r.id(), run.get()) && r.status() == RunStatus.RUNNING);
    }

    BooleanBinding noRun() {
        return noRun;
    }

    /** Why there is nothing to show it new images for; null when there is something. */
    ObservableValue<String> whyNoNew() {
        return Bindings.createStringBinding(() -> noRun.get() ? kit.texts().get("predict.norun.title")
                : imageless.get() ? kit.texts().get("predict.imageless.hint") : null, noRun, imageless);
    }

    /** True for a project of embeddings from a file, where new images cannot be embedded. */
    BooleanBinding imageless() {
        return imageless;
    }

    /** The images, in the order in which they came. */
    ObservableList<PredictItem> items() {
        return items;
    }

    /** The image that is looked at, or null. */
    ObjectProperty<PredictItem> shown() {
        return shown;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** What to know about the run: that it is still learning, and at which step the guess was made. */
    StringBinding standing() {
        return standing;
    }

    /** Reads images, and folders of them, and asks the run about them. */
    void addFiles(List<Path> files) {
        kit.background().edit(() -> PredictFiles.of(files), this::add);
    }

    /** What another program gave. */
    void take(Dropped dropped) {
        new Incoming(kit, this::addFiles, this::addPicture).take(dropped);
    }

    /** An image that is in memory. */
    void addPicture(ImageInput picture) {
        add(List.of(picture));
    }

    void clear() {
        asked++;
        items.clear();
        shown.set(null);
        busy.set(false);
    }

    /** Asks again: a run that goes on has learned more by now. */
    void askAgain() {
        predict(items);
    }

    void goTrain() {
        navigation.show(Navigation.TRAIN);
    }

    void showInImages(String image) {
        navigation.showInImages(List.of(image));
    }

    /** Null while there is something to export. */
    StringBinding whyNoExport() {
        return whyNoExport;
    }

    /** Writes all guesses as a table. */
    void export(Path file) {
        List<Guess> guesses = items.stream().map(i -> i.guess().get()).filter(Objects::nonNull).toList();
        if (!guesses.isEmpty()) {
            kit.background().edit(() -> {
                WholeFile.write(PredictionTable.csv(guesses, none), file);
                return file;
            }, written -> kit.notices().show(org.handful.ui.common.Notice.good(
                            kit.texts().get("predict.exported", guesses.size(), file, items.size() - guesses.size()))));
        }
    }

    private void add(List<ImageInput> inputs) {
        List<PredictItem> added = inputs.stream().map(PredictItem::new).toList();
        if (added.isEmpty()) {
            return;
        }
        items.addAll(added);
        shown.set(added.getFirst());
        predict(added);
    }

    private void follow(List<RunInfo> runs) {
        if (chosen == null || runs.stream().noneMatch(r -> r.id() == chosen)) {
            chosen = null;
            run.set(runs.stream().filter(PredictViewModel::finished).findFirst()
                    .or(() -> runs.stream().findFirst()).map(RunInfo::id).orElse(null));
        }
    }

    private void predict(List<PredictItem> wanted) {
        if (run.get() == null || wanted.isEmpty()) {
            return;
        }
        ask(List.copyOf(wanted), run.get(), wanted == items ? ++asked : asked);
    }

    private void ask(List<PredictItem> wanted, long runId, long ticket) {
        Job<List<Guess>> job = project.session().predict(runId, wanted.stream().map(PredictItem::input).toList());
        busy.set(true);
        kit.jobs().follow(job, guesses -> {
            if (ticket == asked) {
                for (int i = 0; i < guesses.size(); i++) {
                    Guess guess = guesses.get(i);
                    if (guess.unread() == null) {
                        wanted.get(i).answered(guess);
                    } else {
                        wanted.get(i).failed(kit.errors().words(guess.unread()));
                    }
                }
                whyNoExport.invalidate();
                standing.invalidate();
                busy.set(false);
            }
        }, failure -> {
            if (ticket != asked) {
                return;
            }
            busy.set(false);
            if (wanted.size() == 1) {
                wanted.getFirst().failed(kit.errors().words(failure));
            } else {
                wanted.forEach(one -> ask(List.of(one), runId, ticket));
            }
        });
    }

    private String stand() {
        if (!learning()) {
            return "";
        }
        Guess guess = shown.get() == null ? null : shown.get().guess().get();
        return guess == null ? kit.texts().get("predict.running") : kit.texts().get("predict.step", guess.step());
    }

    private static boolean finished(RunInfo run) {
        return run.status() == RunStatus.DONE || run.status() == RunStatus.STOPPED;
    }
}
