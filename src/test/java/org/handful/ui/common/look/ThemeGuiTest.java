package org.handful.ui.common.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.handful.ui.GuiTest;
import org.handful.ui.common.part.SquareImage;
import org.handful.ui.common.part.TeachingNote;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;

class ThemeGuiTest extends GuiTest {
    private final List<String> kept = new ArrayList<>();
    private Theme theme;
    private Button button;
    private Label caption;
    private FontIcon icon;
    private TeachingNote note;
    private SquareImage picture;

    @Override
    protected Parent root() {
        return new VBox();
    }

    private Scene scene() {
        icon = new FontIcon("fth-x");
        button = new Button("Train", icon);
        caption = new Label("small");
        caption.getStyleClass().addAll("caption", "text-muted");
        note = new TeachingNote("A support set is what is learned from.");
        picture = new SquareImage(50);
        var scene = new Scene(new VBox(button, caption, note, picture), 600, 400);
        theme = new Theme(null, ColorScheme.LIGHT, kept::add);
        theme.dress(scene);
        stage().setScene(scene);
        return scene;
    }

    @Test
    void everythingGrowsWithTheTypeEvenTooltips() {
        fx(() -> {
            Scene scene = scene();
            for (int percent : Zoom.STEPS) {
                theme.zoom().percent().set(percent);
                scene.getRoot().applyCss();
                scene.getRoot().applyCss();
                double factor = percent / 100.0;
                assertThat(button.getFont().getSize()).isCloseTo(14 * factor, within(0.01));
                assertThat(caption.getFont().getSize()).isCloseTo(12 * factor, within(0.05));
                assertThat(icon.getIconSize()).isCloseTo((int) Math.round(18 * factor), within(1));
                assertThat(picture.getPrefWidth()).isCloseTo(50 * factor, within(0.2));
                var tip = new Tooltip("why");
                tip.show(button, 5, 5);
                assertThat(tip.getFont().getSize()).isCloseTo(14 * factor, within(0.01));
                tip.hide();
            }
        });
    }

    @Test
    void teachingMakesItLargerAndExplains() {
        fx(() -> {
            Scene scene = scene();
            scene.getRoot().applyCss();
            assertThat(note.isVisible() || note.isManaged()).isFalse();
            theme.zoom().teaching().set(true);
            scene.getRoot().applyCss();
            assertThat(note.isVisible() && note.isManaged()).isTrue();
            assertThat(button.getFont().getSize()).isCloseTo(14 * Zoom.TEACHING, within(0.01));
            theme.zoom().teaching().set(false);
            scene.getRoot().applyCss();
            assertThat(note.isManaged()).isFalse();
            assertThat(button.getFont().getSize()).isCloseTo(14, within(0.01));
        });
    }

    @Test
    void followsTheSystemUntilSomebodyChooses() {
        fx(() -> {
            Scene scene = scene();
            assertThat(theme.dark()).isFalse();
            theme.system().set(ColorScheme.DARK);
            assertThat(theme.dark()).isTrue();
            assertThat(kept).isEmpty();
            theme.chosen().set(Look.CONTRAST_DARK);
            theme.system().set(ColorScheme.LIGHT);
            assertThat(theme.dark()).isTrue();
            scene.getRoot().applyCss();
            assertThat(caption.getTextFill()).isEqualTo(Color.web(
                    StyleColours.of(Look.CONTRAST_DARK).rgb("-color-fg-muted").hex()));
            theme.toggle();
            assertThat(theme.chosen().get()).isEqualTo(Look.CONTRAST_LIGHT);
            assertThat(kept).containsExactly("contrast-dark", "contrast-light");
        });
    }

    @Test
    void whatIsKeptIsUnderstoodAgainAndNonsenseIsNot() {
        fx(() -> {
            for (Look look : Look.values()) {
                assertThat(new Theme(look.text(), ColorScheme.LIGHT, kept::add).chosen().get()).isEqualTo(look);
            }
            assertThat(new Theme("mauve", ColorScheme.DARK, kept::add).dark()).isTrue();
            var zoom = new Zoom();
            zoom.restore("150");
            zoom.restore("9000");
            assertThat(zoom.percent().get()).isEqualTo(150);
            zoom.larger();
            zoom.larger();
            zoom.larger();
            assertThat(zoom.percent().get()).isEqualTo(200);
            zoom.smaller();
            assertThat(zoom.percent().get()).isEqualTo(175);
        });
    }
}
