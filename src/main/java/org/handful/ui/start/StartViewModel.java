package org.handful.ui.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import org.handful.run.result.RecentProject;
import org.handful.run.result.SampleProject;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.drop.Dropped;
import org.handful.ui.common.drop.Incoming;
import org.handful.ui.common.part.ImportPlan;

/** Where a person begins: makes or opens a project and hands it on with what is to be imported. FX thread. */
public final class StartViewModel {
    /** Takes an opened project over. */
    @FunctionalInterface
    public interface Opened {
        /** @param plan what to import first, or null */
        void open(ProjectSession session, ImportPlan plan);
    }

    /** A sample with pictures from it. */
    record Sample(SampleProject project, List<byte[]> mosaic) {}

    private record Opening(ProjectSession session, ImportPlan plan) {}

    private static final int PICTURES = 6;
    private static final String TOUR = "window.tour";
    private static final List<String> TOUR_SAMPLES = List.of("mushrooms", "leaves");

    private final Workbench workbench;
    private ProjectNames names;
    private final UiKit kit;
    private final Opened opened;
    private final ReadOnlyObjectWrapper<List<RecentProject>> recent = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Sample>> samples = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper tourOffered = new ReadOnlyBooleanWrapper();
    private Runnable tour = () -> {};

    /** @param folder where projects go that are made by dropping */
    public StartViewModel(Workbench workbench, Path folder, UiKit kit, Opened opened) {
        this.workbench = workbench;
        this.names = new ProjectNames(folder);
        this.kit = kit;
        this.opened = opened;
        refresh();
    }

    public ReadOnlyObjectProperty<List<RecentProject>> recent() {
        return recent.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Sample>> samples() {
        return samples.getReadOnlyProperty();
    }

    /** True while a project is being opened. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** From now on projects that are made by dropping go there. */
    public void setFolder(Path folder) {
        names = new ProjectNames(folder);
    }

    /** @param begin shows around in the sample that is being opened then */
    public void onTour(Runnable begin) {
        tour = begin;
    }

    /** True until the tour was taken or declined for the first time. */
    ReadOnlyBooleanProperty tourOffered() {
        return tourOffered.getReadOnlyProperty();
    }

    /** Opens a sample and shows around in it. */
    public void takeTour() {
        declineTour();
        TOUR_SAMPLES.stream().flatMap(id -> samples.get().stream().filter(s -> s.project().id().equals(id)))
                .findFirst().or(() -> samples.get().stream().findFirst()).ifPresent(sample -> {
                    tour.run();
                    openSample(sample);
                });
    }

    void declineTour() {
        tourOffered.set(false);
        kit.background().edit(() -> workbench.putPreference(TOUR, "offered"));
    }

    /** Looks again at what there is. */
    public void refresh() {
        kit.background().load("start.tour", () -> workbench.preference(TOUR).isEmpty(), tourOffered::set);
        kit.background().load("start.recent", workbench::recentProjects, recent::set);
        kit.background().load("start.samples", this::readSamples, samples::set);
    }

    /** Where a project with that name would go if nobody chose a place. */
    Path suggested() {
        return names.of(kit.texts().get("start.new.name"));
    }

    /** Opens a dropped project; makes a new one from dropped folders and images. */
    public void drop(List<Path> files) {
        if (files.isEmpty()) {
            return;
        }
        Path first = files.getFirst();
        if (first.toString().endsWith(ProjectNames.ENDING)) {
            open(first);
            return;
        }
        begin(() -> {
            Files.createDirectories(names.folder());
            Path file = names.free(files, kit.texts().get("start.new.name"));
            return new Opening(workbench.createProject(file), ImportPlan.of(files));
        });
    }

    /** What another program gave: files as by {@link #drop}, or a picture that becomes the first one of a new project. */
    void take(Dropped dropped) {
        new Incoming(kit, this::drop, picture -> begin(() -> {
            Files.createDirectories(names.folder());
            Path file = names.free(kit.texts().get("start.new.name"));
            return new Opening(workbench.createProject(file), ImportPlan.of(picture, Optional.empty()));
        })).take(dropped);
    }

    /** Makes an empty project; without its ending in the name, it gets it. */
    public void create(Path chosen) {
        Path file = chosen.toString().endsWith(ProjectNames.ENDING)
                ? chosen
                : chosen.resolveSibling(chosen.getFileName() + ProjectNames.ENDING);
        begin(() -> {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new Opening(workbench.createProject(file), null);
        });
    }

    public void open(Path file) {
        begin(() -> new Opening(workbench.openProject(file), null));
    }

    /** Opens the project made from a sample before, or makes it. */
    void openSample(Sample sample) {
        String name = kit.texts().get("start.sample." + sample.project().id() + ".title");
        begin(() -> {
            Path file = names.of(name);
            if (Files.exists(file)) {
                return new Opening(workbench.openProject(file), null);
            }
            Files.createDirectories(names.folder());
            return new Opening(workbench.createProject(file), ImportPlan.of(List.of(sample.project().folder())));
        });
    }

    /** Takes a project off the list; its file stays. */
    void forget(RecentProject project) {
        kit.background().edit(() -> {
            workbench.forgetRecent(project.file());
            return workbench.recentProjects();
        }, recent::set);
    }

    private void begin(Callable<Opening> work) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        kit.background().edit(() -> {
            try {
                Opening done = work.call();
                kit.fx().run(() -> opened.open(done.session(), done.plan()));
            } finally {
                kit.fx().run(() -> busy.set(false));
            }
        });
    }

    private List<Sample> readSamples() throws IOException {
        List<Sample> out = new ArrayList<>();
        for (SampleProject s : workbench.samples()) {
            if (kit.texts().has("start.sample." + s.id() + ".title")) {
                out.add(new Sample(s, pictures(s.folder())));
            }
        }
        return out;
    }

    /** From all over the folder, so that several classes show. */
    private static List<byte[]> pictures(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> images = all.filter(f -> f.toString().matches("(?i).*\\.(jpe?g|png)")).sorted().toList();
            List<byte[]> out = new ArrayList<>();
            for (int i = 0; i < PICTURES && i < images.size(); i++) {
                int spread = images.size() < PICTURES ? i : i * (images.size() - 1) / (PICTURES - 1);
                out.add(Files.readAllBytes(images.get(spread)));
            }
            return out;
        }
    }
}
