package org.handful.ui.images.camera;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.handful.error.HandfulException;
import org.handful.model.Sample;
import org.handful.run.camera.Burst;
import org.handful.run.camera.CameraDevice;
import org.handful.run.camera.Cameras;
import org.handful.run.camera.Frame;
import org.handful.run.result.ImageInput;
import org.handful.run.result.ImportReport;
import org.handful.ui.common.LatestOnly;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.part.ImportWords;

/**
 * A camera from opening its pane to closing it, and what was taken with it. Each burst is one import, and with that one
 * step of the history. FX thread.
 */
public final class CaptureModel implements AutoCloseable {
    /** What the pane shows in the place of the picture, if it is not the picture. */
    public sealed interface State {
        /** The pane is closed. */
        record Off() implements State {}

        record Opening() implements State {}

        record Live() implements State {}

        /** @param remedy what to do */
        record Failed(String happened, String remedy) implements State {}
    }

    /** Pictures a second that a burst can take. */
    static final List<Integer> RATES = List.of(1, 2, 5, 10);

    private final ProjectModel project;
    private final UiKit kit;
    private final CameraLoop loop;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Off());
    private final ReadOnlyObjectWrapper<List<CameraDevice>> devices = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<CameraDevice> device = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Frame> frame = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final StringProperty intoClass = new SimpleStringProperty("");
    private final IntegerProperty rate = new SimpleIntegerProperty(5);
    private final BooleanProperty square = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<List<Sample>> taken = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper used = new ReadOnlyBooleanWrapper();
    private final Set<String> names = new LinkedHashSet<>();
    private Shots going;
    private LocalDateTime second = LocalDateTime.MIN;
    private int numbered;
    private boolean closed;

    public CaptureModel(ProjectModel project, Cameras cameras, UiKit kit) {
        this(project, cameras, CameraLoop.ownThread(), System::nanoTime, kit);
    }

    CaptureModel(ProjectModel project, Cameras cameras, Executor thread, LongSupplier nanos, UiKit kit) {
        this.project = project;
        this.kit = kit;
        loop = new CameraLoop(cameras, thread, nanos, new Hearing());
        project.dataset().addListener((o, before, now) -> look());
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<CameraDevice>> devices() {
        return devices.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<CameraDevice> device() {
        return device.getReadOnlyProperty();
    }

    /** What the camera sees; not mirrored. */
    ReadOnlyObjectProperty<Frame> frame() {
        return frame.getReadOnlyProperty();
    }

    /** How many pictures of a burst there are while it goes on; 0 when there is none. */
    ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /** Whether a burst goes on that somebody has to end. */
    boolean recording() {
        return going != null;
    }

    /** What the pictures are labelled with, as typed: a class, a new one, or nothing. */
    StringProperty intoClass() {
        return intoClass;
    }

    IntegerProperty rate() {
        return rate;
    }

    /** Whether only the middle is kept. */
    BooleanProperty square() {
        return square;
    }

    /** What was taken and is still in the project, newest first. */
    ReadOnlyObjectProperty<List<Sample>> taken() {
        return taken.getReadOnlyProperty();
    }

    /** Whether anything was taken since the project was opened. */
    ReadOnlyBooleanProperty used() {
        return used.getReadOnlyProperty();
    }

    /** Whether the pane is open. */
    public boolean on() {
        return !(state.get() instanceof State.Off);
    }

    ProjectModel project() {
        return project;
    }

    /** Switches the camera on that was on last. */
    void open() {
        choose(device.get());
    }

    /** Switches another camera on, or the same again after it failed. */
    void choose(CameraDevice wanted) {
        end();
        frame.set(null);
        state.set(new State.Opening());
        loop.start(wanted == null ? null : wanted.id());
    }

    /** Switches the camera off; the pane is closed. A burst that goes on ends, and is kept. */
    void leave() {
        end();
        loop.stop();
        state.set(new State.Off());
        frame.set(null);
    }

    /** Begins a burst; it goes on until {@link #end}. */
    void begin() {
        if (state.get() instanceof State.Live && !recording()) {
            going = shots();
            loop.take(going);
        }
    }

    /** Ends the burst. It has at least one picture. */
    void end() {
        if (recording()) {
            going.end();
            going = null;
        }
    }

    /** Takes one picture. */
    void shoot() {
        begin();
        end();
    }

    /** Takes a picture out of the project again. */
    void delete(Sample picture) {
        project.edit(s -> s.removeImages(List.of(picture.image().name())));
    }

    /** Takes the last change of the project back: a burst, or a deleted picture. */
    void undo() {
        project.undo();
    }

    /** The project is being closed: what was not stored yet is not. */
    @Override
    public void close() {
        closed = true;
        leave();
    }

    private Shots shots() {
        String typed = intoClass.get() == null ? "" : intoClass.get().strip();
        boolean none = typed.isEmpty() || typed.equals(kit.texts().get("camera.class.none"));
        return new Shots(LocalDateTime.now(), none ? Optional.empty() : Optional.of(typed), square.get(),
                TimeUnit.SECONDS.toNanos(1) / rate.get());
    }

    private void store(Shots shots) {
        if (going == shots) {
            going = null;
        }
        count.set(0);
        if (shots.pictures().isEmpty() || closed) {
            return;
        }
        List<ImageInput> pictures = new ArrayList<>();
        for (byte[] picture : shots.pictures()) {
            pictures.add(new ImageInput(Burst.name(shots.begun(), number(shots.begun())), picture));
        }
        project.follow(project.session().intake().take(pictures, shots.intoClass()), this::stored);
    }

    /** Two bursts of the same second must not share a name. */
    private int number(LocalDateTime begun) {
        LocalDateTime of = begun.truncatedTo(ChronoUnit.SECONDS);
        numbered = of.equals(second) ? numbered + 1 : 1;
        second = of;
        return numbered;
    }

    /** Pictures of a burst look alike, as everybody knows who took it: only what is missing is told. */
    private void stored(ImportReport report) {
        names.addAll(report.added());
        used.set(!names.isEmpty());
        look();
        if (!report.skipped().isEmpty()) {
            kit.notices().show(new ImportWords(kit.texts()).notice(report));
        }
    }

    private void look() {
        if (names.isEmpty()) {
            return;
        }
        Map<String, Sample> there = new HashMap<>();
        project.dataset().get().samples().stream().filter(s -> names.contains(s.image().name()))
                .forEach(s -> there.put(s.image().name(), s));
        taken.set(new ArrayList<>(names).reversed().stream().map(there::get).filter(s -> s != null).toList());
    }

    /** Brings what the camera's thread tells to the FX thread. */
    private final class Hearing implements CameraLoop.Watcher {
        private final LatestOnly<Frame> newest = new LatestOnly<>(kit.fx(), CaptureModel.this::show);

        @Override
        public void found(List<CameraDevice> all, CameraDevice chosen) {
            kit.fx().run(() -> {
                devices.set(all);
                device.set(chosen);
            });
        }

        @Override
        public void seen(Frame now) {
            newest.accept(now);
        }

        @Override
        public void took(Shots shots, int soFar) {
            kit.fx().run(() -> count.set(soFar));
        }

        @Override
        public void done(Shots shots) {
            kit.fx().run(() -> store(shots));
        }

        @Override
        public void failed(Exception reason) {
            kit.fx().run(() -> fail(reason));
        }
    }

    private void show(Frame now) {
        if (!(state.get() instanceof State.Off)) {
            frame.set(now);
            state.set(new State.Live());
        }
    }

    private void fail(Exception reason) {
        if (state.get() instanceof State.Off) {
            return;
        }
        end();
        frame.set(null);
        state.set(reason instanceof HandfulException known
                ? new State.Failed(known.userMessage(), known.remedy())
                : new State.Failed(kit.errors().words(reason), ""));
        if (!(reason instanceof HandfulException)) {
            kit.errors().accept(reason);
        }
    }
}
