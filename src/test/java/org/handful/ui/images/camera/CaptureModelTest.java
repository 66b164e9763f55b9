package org.handful.ui.images.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.handful.error.CameraException;
import org.handful.error.CameraException.Problem;
import org.handful.model.Sample;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeCameras;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A film of 20 pictures a second, seen by a model whose camera thread is the test's own. */
class CaptureModelTest {
    private static final long FRAME = TimeUnit.MILLISECONDS.toNanos(50);

    private final UiKit kit = new FakeKit().direct("camera", "images");
    private final FakeSession session = new FakeSession(Path.of("a.handful"), Runnable::run).withLeaves(2, "Oak");
    private final ProjectModel project = new ProjectModel(session, kit);
    private final FakeCameras cameras = new FakeCameras();
    private final AtomicLong clock = new AtomicLong();
    private final CaptureModel model = new CaptureModel(project, cameras, Runnable::run, clock::get, kit);

    @Test
    @DisplayName("as long as it is held, pictures are taken at the rate that was chosen, and come in as one edit")
    void burst() {
        model.rate().set(10);
        model.intoClass().set(" Elm ");
        film(41, number -> {
            if (number == 2) {
                model.begin();
                assertThat(model.recording()).isTrue();
            } else if (number == 22) {
                assertThat(model.count().get()).as("1 s at 10 a second").isEqualTo(10);
                model.end();
            }
        });
        assertThat(model.taken().get()).hasSize(10);
        assertThat(model.count().get()).isZero();
        assertThat(project.dataset().get().labels().names()).containsExactly("Oak", "Elm");
        assertThat(model.taken().get()).allMatch(s -> s.label() == 1)
                .allMatch(s -> s.image().name().matches("camera-\\d{4}-\\d{2}-\\d{2}-\\d{6}-\\d{2}\\.jpg"));
        assertThat(model.taken().get().getFirst().image().name()).as("newest first").endsWith("-10.jpg");
        assertThat(kit.notices().open()).as("look-alikes of a burst are nothing to tell").isEmpty();

        model.undo();
        assertThat(model.taken().get()).isEmpty();
        assertThat(project.dataset().get().size()).isEqualTo(2);
        project.redo();
        assertThat(model.taken().get()).hasSize(10);
    }

    @Test
    @DisplayName("a tap takes one picture, and several in a second have names of their own")
    void single() {
        film(12, number -> {
            if (number % 4 == 2) {
                model.shoot();
            }
        });
        assertThat(names()).hasSize(3).doesNotHaveDuplicates();
        assertThat(model.taken().get()).allMatch(s -> s.label() == Sample.UNLABELLED);
    }

    @Test
    @DisplayName("the word for no class is no class")
    void unlabelled() {
        model.intoClass().set(kit.texts().get("camera.class.none"));
        film(3, number -> model.shoot());
        assertThat(project.dataset().get().labels().names()).containsExactly("Oak");
    }

    @Test
    @DisplayName("only the middle is kept, unless all of it is wanted; never mirrored")
    void square() throws Exception {
        film(6, number -> {
            model.square().set(number > 3);
            if (number == 2 || number == 5) {
                model.shoot();
            }
        });
        var whole = ImageIO.read(new ByteArrayInputStream(bytes(1)));
        assertThat(List.of(whole.getWidth(), whole.getHeight())).containsExactly(640, 480);
        assertThat(whole.getRGB(5, 5) & 0xFF).as("the mark is on the left").isLessThan(80);
        assertThat(whole.getRGB(634, 5) & 0xFF).isGreaterThan(120);
        var middle = ImageIO.read(new ByteArrayInputStream(bytes(0)));
        assertThat(List.of(middle.getWidth(), middle.getHeight())).containsExactly(480, 480);
    }

    @Test
    @DisplayName("a picture can be taken out again, and that be undone")
    void delete() {
        film(8, number -> {
            if (number == 2) {
                model.begin();
            }
        });
        int all = model.taken().get().size();
        assertThat(all).isGreaterThan(1);
        Sample first = model.taken().get().getLast();
        model.delete(first);
        assertThat(model.taken().get()).hasSize(all - 1).doesNotContain(first);
        model.undo();
        assertThat(model.taken().get()).hasSize(all).contains(first);
    }

    @Test
    @DisplayName("a burst that nobody ends is ended, and kept, when the pane closes; the camera goes off")
    void left() {
        film(8, number -> {
            if (number == 3) {
                model.begin();
            } else if (number == 8) {
                assertThat(cameras.on()).isOne();
                model.leave();
            }
        });
        assertThat(cameras.on()).isZero();
        assertThat(model.taken().get()).isNotEmpty();
        assertThat(model.state().get()).isInstanceOf(CaptureModel.State.Off.class);
        assertThat(model.frame().get()).isNull();
    }

    @Test
    @DisplayName("what was not stored when the project closes is not asked of it any more")
    void closed() {
        film(8, number -> {
            if (number == 3) {
                model.begin();
            } else if (number == 8) {
                model.close();
            }
        });
        assertThat(cameras.on()).isZero();
        assertThat(session.dataset().size()).isEqualTo(2);
    }

    @Test
    @DisplayName("without a camera it says so and what to do, takes nothing, and finds one that is plugged in")
    void none() {
        cameras.refuse(new CameraException(Problem.NONE, "Linux"));
        model.open();
        assertThat(model.state().get()).isInstanceOfSatisfying(CaptureModel.State.Failed.class, f -> {
            assertThat(f.happened()).isEqualTo("Linux knows of no camera.");
            assertThat(f.remedy()).startsWith("Plug one in");
        });
        assertThat(kit.notices().open()).as("it is said in the pane").isEmpty();
        model.shoot();
        assertThat(model.recording()).isFalse();

        cameras.refuse(null);
        film(4, number -> {
            if (number == 2) {
                assertThat(model.state().get()).isInstanceOf(CaptureModel.State.Live.class);
            }
        });
    }

    @Test
    @DisplayName("what was taken before a camera failed is kept")
    void unplugged() {
        film(6, number -> {
            if (number == 2) {
                model.begin();
            }
        });
        assertThat(model.state().get()).isInstanceOf(CaptureModel.State.Failed.class);
        assertThat(model.taken().get()).isNotEmpty();
        assertThat(model.recording()).isFalse();
        assertThat(cameras.on()).isZero();
    }

    @Test
    @DisplayName("the camera that was chosen is on, also the next time")
    void choice() {
        cameras.with("Lid", "Microscope");
        film(2, number -> { });
        assertThat(cameras.opened()).isEqualTo("Lid");
        cameras.refuse(null);
        script(2, number -> { });
        model.choose(model.devices().get().get(1));
        assertThat(cameras.opened()).isEqualTo("Microscope");
        film(2, number -> { });
        assertThat(cameras.opened()).isEqualTo("Microscope");
    }

    /** Runs the pane over so many frames; then the camera is unplugged. */
    private void film(int frames, java.util.function.IntConsumer hook) {
        cameras.refuse(null);
        script(frames, hook);
        model.open();
    }

    private void script(int frames, java.util.function.IntConsumer hook) {
        cameras.beforeFrame(number -> {
            clock.addAndGet(FRAME);
            hook.accept(number);
            if (number > frames) {
                cameras.refuse(new CameraException(Problem.NO_PICTURES, "Desk camera"));
            }
        });
    }

    private List<String> names() {
        return model.taken().get().stream().map(s -> s.image().name()).toList();
    }

    private byte[] bytes(int taken) throws Exception {
        return session.imageBytes(model.taken().get().get(taken).image().sha256());
    }
}
