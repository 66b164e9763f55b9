package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.handful.error.CameraException;
import org.handful.error.CameraException.Problem;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.run.camera.Cameras;
import org.handful.run.local.DrawnImages;
import org.handful.ui.common.part.EmptyState;
import org.handful.ui.fake.FakeCameras;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pictures from a camera, in the real window on a real project. The camera plays a film. */
class CameraGuiTest extends RealWindowTest {
    private final FakeCameras cameras = new FakeCameras();

    @Override
    Cameras cameras() {
        return cameras;
    }

    @Test
    @DisplayName("a held button takes a burst of a new class, a key a single one; a cross and undo take out again; the camera goes off")
    void pictures() throws Exception {
        openShapes();
        clickId("images.camera");
        until(() -> seen("camera.live") && !node("camera.hold", Button.class).isDisabled());
        assertThat(cameras.on()).isOne();
        fx(() -> node("camera.class", ComboBox.class).getEditor().setText("Leaf"));
        fx(() -> node("camera.hold", Button.class).requestFocus());

        moveTo(node("camera.hold", Button.class)).press(MouseButton.PRIMARY);
        until(() -> seen("camera.count") && Integer.parseInt(text("camera.count")) >= 3);
        picture("camera-burst");
        release(MouseButton.PRIMARY);
        until(() -> of("Leaf") >= 3 && present("camera.picture.3"));
        int burst = of("Leaf");
        assertThat(seen("camera.count")).isFalse();
        picture("camera");

        type(KeyCode.ENTER);
        until(() -> of("Leaf") == burst + 1);
        press(KeyCode.SPACE);
        until(() -> seen("camera.count") && Integer.parseInt(text("camera.count")) >= 2);
        release(KeyCode.SPACE);
        until(() -> of("Leaf") >= burst + 3);
        int all = of("Leaf");
        assertThat(text("camera.taken")).isEqualTo(all + " pictures taken");

        press("camera.delete.1");
        until(() -> of("Leaf") == all - 1);
        press("camera.undo");
        until(() -> of("Leaf") == all);
        press("camera.undo");
        until(() -> of("Leaf") == burst + 1);
        assertThat(window.project().session().intake().duplicates().open()).as("bursts look alike, and that is all right")
                .noneMatch(g -> g.names().stream().anyMatch(n -> n.startsWith("camera-")));

        type(KeyCode.ESCAPE);
        until(() -> !seen("camera"));
        until(() -> cameras.on() == 0);
        assertThat(of("Leaf")).isEqualTo(burst + 1);
        assertThat(bugs).isEmpty();
    }

    @Test
    @DisplayName("without a camera the pane says what to do, and goes on when there is one; closing the project closes it")
    void none() throws Exception {
        cameras.refuse(new CameraException(Problem.NONE, "Linux"));
        openShapes();
        push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.C);
        until(() -> seen("camera.trouble"));
        assertThat(node("camera.trouble", EmptyState.class).getTitle()).isEqualTo("Linux knows of no camera.");
        assertThat(node("camera.hold", Button.class).isDisabled()).isTrue();
        picture("camera-none");

        cameras.refuse(null);
        cameras.with("Lid", "Microscope");
        press("camera.again");
        until(() -> seen("camera.live") && cameras.on() == 1);
        fx(() -> node("camera.device", ComboBox.class).getSelectionModel().select(1));
        until(() -> "Microscope".equals(cameras.opened()) && seen("camera.live"));
        picture("camera-two");

        push(KeyCode.SHORTCUT, KeyCode.W);
        until(() -> present("start.recent") || seen("start.drop"));
        until(() -> cameras.on() == 0);
        assertThat(seen("camera")).isFalse();
        assertThat(bugs).isEmpty();
    }

    @Test
    @DisplayName("the keys go back to the camera after the name of the class, and a camera that is unplugged is told")
    void unplugged() throws Exception {
        openShapes();
        push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.C);
        until(() -> seen("camera.live") && !node("camera.hold", Button.class).isDisabled());
        clickId("camera.class");
        write("disc");
        type(KeyCode.ENTER);
        assertThat(focused().getId()).isEqualTo("camera.hold");
        int before = of("disc");
        type(KeyCode.ENTER);
        until(() -> of("disc") == before + 1);
        cameras.refuse(new CameraException(Problem.NO_PICTURES, "Desk camera"));
        until(() -> seen("camera.trouble"));
        assertThat(cameras.on()).isZero();
        assertThat(bugs).isEmpty();
    }

    private void openShapes() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("shapes"), 3);
        open(images, 9);
        until(() -> window.project().importing().get() == null);
    }

    private int of(String name) {
        Dataset now = window.project().dataset().get();
        int k = now.labels().indexOf(name);
        List<Sample> all = now.samples().stream().filter(s -> k >= 0 && s.label() == k).toList();
        return all.size();
    }
}
