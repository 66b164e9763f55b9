package org.handful.ui.images.facts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunStatus;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;

/**
 * The findings of the run that is looked at (the newest finished one until another is chosen), and dates and distances
 * once somebody wants to sort by them. FX thread; reads in the background.
 */
public final class Facts {
    /** Costly facts are read only from the first wish on. */
    public enum Wish {
        DATES,
        DISTANCES
    }

    private final ProjectModel project;
    private final Navigation navigation;
    private final UiKit kit;
    private final ReadOnlyObjectWrapper<RunFindings> run = new ReadOnlyObjectWrapper<>(RunFindings.NONE);
    private final ReadOnlyObjectWrapper<Map<String, Instant>> dates = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Map<String, Double>> distances = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyBooleanWrapper embedded = new ReadOnlyBooleanWrapper();
    private boolean datesWanted;
    private boolean distancesWanted;

    public Facts(ProjectModel project, Navigation navigation, UiKit kit) {
        this.project = project;
        this.navigation = navigation;
        this.kit = kit;
        project.runs().subscribe(runs -> look());
        navigation.run().addListener((o, before, now) -> look());
        project.dataset().addListener((o, before, now) -> {
            if (datesWanted && before.size() != now.size()) {
                loadDates();
            }
            if (distancesWanted) {
                loadDistances();
            }
        });
    }

    /** {@link RunFindings#NONE} before the first run has finished. */
    public ReadOnlyObjectProperty<RunFindings> run() {
        return run.getReadOnlyProperty();
    }

    /** By name of the image. */
    public ReadOnlyObjectProperty<Map<String, Instant>> dates() {
        return dates.getReadOnlyProperty();
    }

    /** To the mean of the class of each image, by name of the image. */
    public ReadOnlyObjectProperty<Map<String, Double>> distances() {
        return distances.getReadOnlyProperty();
    }

    /** Whether there are embeddings to measure distances with. */
    public ReadOnlyBooleanProperty embedded() {
        return embedded.getReadOnlyProperty();
    }

    /** From now on the facts are read, and read again when images or labels change. */
    public void want(Wish wish) {
        if (wish == Wish.DATES && !datesWanted) {
            datesWanted = true;
            loadDates();
        } else if (wish == Wish.DISTANCES && !distancesWanted) {
            distancesWanted = true;
            loadDistances();
        }
    }

    private void look() {
        long id = chosen();
        if (id == run.get().id()) {
            return;
        }
        if (id == 0) {
            run.set(RunFindings.NONE);
            return;
        }
        kit.background().load("images.run", () -> RunFindings.of(project.session().run(id)), run::set);
        kit.background().load("images.embedded", () -> project.session().facts().embedded(), embedded::set);
    }

    private long chosen() {
        List<RunInfo> finished = project.runs().get().stream()
                .filter(r -> r.status() == RunStatus.DONE || r.status() == RunStatus.STOPPED)
                .filter(r -> r.labels() == null).toList();
        Long asked = navigation.run().get();
        return finished.stream().filter(r -> asked != null && r.id() == asked).findFirst()
                .or(() -> finished.stream().findFirst()).map(RunInfo::id).orElse(0L);
    }

    private void loadDates() {
        kit.background().load("images.dates", () -> project.session().facts().dates(), dates::set);
    }

    private void loadDistances() {
        kit.background().load("images.distances", () -> project.session().facts().distances(), distances::set);
    }
}
