package org.handful.ui;

import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.ColorScheme;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.handful.ui.common.look.Theme;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Base of every test that needs a toolkit; the only place that knows TestFX. Nodes are found by their id, which is also
 * their fx:id and the key of their text. Leaves a picture under {@code target/screenshots} when a test fails.
 */
public abstract class GuiTest extends ApplicationTest {
    /** Ten times as long as the longest thing takes that is waited for, on two cores. */
    private static final int PATIENCE_SECONDS = 180;

    @RegisterExtension
    final AfterTestExecutionCallback pictureOnFailure = context -> {
        if (context.getExecutionException().isPresent()) {
            picture(context.getRequiredTestClass().getSimpleName() + "." + context.getRequiredTestMethod().getName());
        }
    };

    private Stage stage;

    /** Builds what is tested; FX thread. */
    protected abstract Parent root();

    @Override
    public void start(Stage primary) {
        stage = primary;
        Scene scene = new Scene(root(), 1000, 700);
        new Theme("light", ColorScheme.LIGHT, chosen -> {}).dress(scene);
        stage.setScene(scene);
        // All tests share the stage: what the one before made of it would reach beyond the headless screen.
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1000);
        stage.setHeight(700);
        stage.show();
        stage.toFront();
    }

    @Override
    public void stop() throws TimeoutException {
        FxToolkit.hideStage();
    }

    protected Stage stage() {
        return stage;
    }

    /** The node with that id. */
    protected <N extends Node> N node(String id, Class<N> type) {
        return lookup(n -> Named.is(n, id)).queryAs(type);
    }

    /** Clicks the node with that id. */
    protected void clickId(String id) {
        clickOn(node(id, Node.class));
        waitForFxEvents();
    }

    /** Runs on the FX thread and waits until it is done and drawn. */
    protected void fx(Runnable task) {
        interact(task);
        waitForFxEvents();
    }

    /** True when there is a node with that id that can be seen. */
    protected boolean seen(String id) {
        return lookup(n -> Named.is(n, id) && n.isVisible()).tryQuery().isPresent();
    }

    /** Waits for a condition, looked at on the FX thread. */
    protected void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        waitForFxEvents();
    }

    /** Keeps what the window looks like now, as {@code target/screenshots/NAME.png}. */
    protected void picture(String name) throws Exception {
        var image = WaitForAsyncUtils.asyncFx(() -> stage.getScene().snapshot(null)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", folder.resolve(name + ".png").toFile());
    }
}
