package org.handful.ui.evaluate.map;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.handful.eval.Scored;
import org.handful.model.Sample;
import org.handful.run.audit.ImageMap;
import org.handful.run.result.RunResult;
import org.handful.ui.common.JobModel;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;

/** All images of the project as the backbone of the run sees them, in the plane. FX thread. */
public final class MapModel {
    /** What gives a point its colour. */
    public enum By { CLASS, PREDICTED, ERROR, ATTRIBUTE }

    /** What the colour of a point says. @param attribute its name, or null */
    public record Colour(By by, String attribute) {
        Colour(By by) {
            this(by, null);
        }
    }

    /**
     * @param sha256 of the picture
     * @param name of the class, or the value of the attribute, that gives the colour; null for grey
     * @param wrong null when it was not tested
     */
    public record Point(String image, String sha256, double x, double y, String name, Boolean wrong) {}

    /** So many images a PCA takes less than a second for. */
    private static final int AT_ONCE = 2000;

    private final UiKit kit;
    private final ProjectModel project;
    private final ReadOnlyObjectProperty<RunResult> run;
    private final ObjectProperty<ImageMap.Kind> kind = new SimpleObjectProperty<>(ImageMap.Kind.PCA);
    private final ObjectProperty<Colour> colour = new SimpleObjectProperty<>(new Colour(By.CLASS));
    private final ReadOnlyObjectWrapper<ImageMap> map = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Point>> points = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<JobModel> going = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty lookedAt = new SimpleBooleanProperty();
    private final StringBinding whyNot;

    public MapModel(UiKit kit, ProjectModel project, ReadOnlyObjectProperty<RunResult> run) {
        this.kit = kit;
        this.project = project;
        this.run = run;
        whyNot = Bindings.createStringBinding(
                () -> going.get() != null ? kit.texts().get("evaluate.map.busy") : null, going);
        project.dataset().addListener((_, _, _) -> refresh());
        run.addListener((_, _, _) -> refresh());
        colour.addListener((_, _, _) -> refresh());
        lookedAt.addListener((_, _, now) -> {
            if (now && map.get() == null && project.dataset().get().size() <= AT_ONCE) {
                draw();
            }
        });
    }

    /** Whether a person sees the place of the map: of not too many images it is drawn without being asked for. */
    public BooleanProperty lookedAt() {
        return lookedAt;
    }

    ObjectProperty<ImageMap.Kind> kind() {
        return kind;
    }

    ObjectProperty<Colour> colour() {
        return colour;
    }

    /** Class, prediction, mistake, and each attribute of the project. */
    List<Colour> colours() {
        return Stream.concat(Stream.of(By.CLASS, By.PREDICTED, By.ERROR).map(Colour::new),
                project.dataset().get().attributeNames().stream().map(a -> new Colour(By.ATTRIBUTE, a))).toList();
    }

    /** Null until it was drawn. */
    public ReadOnlyObjectProperty<ImageMap> map() {
        return map.getReadOnlyProperty();
    }

    /** In the order of the map; images that have left the project are left out. */
    public ReadOnlyObjectProperty<List<Point>> points() {
        return points.getReadOnlyProperty();
    }

    /** The drawing that goes on, or null. */
    ReadOnlyObjectProperty<JobModel> going() {
        return going.getReadOnlyProperty();
    }

    StringBinding whyNot() {
        return whyNot;
    }

    public void draw() {
        if (going.get() != null || run.get() == null || run.get().backbone() == null) {
            return;
        }
        JobModel job = kit.jobs().follow(project.session().audits().map(run.get().backbone().id(), kind.get()), found -> {
            going.set(null);
            map.set(found);
            refresh();
        }, failure -> {
            going.set(null);
            kit.errors().accept(failure);
        });
        if (!job.job().result().isDone()) {
            going.set(job);
        }
    }

    private void refresh() {
        ImageMap now = map.get();
        if (now == null) {
            return;
        }
        Map<String, Sample> samples = new HashMap<>();
        project.dataset().get().samples().forEach(s -> samples.put(s.image().name(), s));
        Map<String, Scored> tested = new HashMap<>();
        if (run.get() != null) {
            run.get().predictions().forEach(s -> tested.put(s.image(), s));
        }
        points.set(IntStream.range(0, now.images().size()).filter(i -> samples.containsKey(now.images().get(i)))
                .mapToObj(i -> point(now, i, samples.get(now.images().get(i)), tested.get(now.images().get(i))))
                .toList());
    }

    private Point point(ImageMap now, int i, Sample sample, Scored scored) {
        String label = sample.labelled() ? project.dataset().get().labels().name(sample.label()) : null;
        String said = scored == null ? null : run.get().classes().get(scored.predicted());
        return new Point(now.images().get(i), sample.image().sha256(), now.x()[i], now.y()[i], switch (colour.get().by()) {
            case CLASS -> label;
            case PREDICTED -> said;
            case ERROR -> null;
            case ATTRIBUTE -> sample.attributes().get(colour.get().attribute());
        }, scored == null ? null : !scored.correct());
    }
}
