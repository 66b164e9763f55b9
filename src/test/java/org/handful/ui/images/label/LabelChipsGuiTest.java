package org.handful.ui.images.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import org.handful.ui.GuiTest;
import org.junit.jupiter.api.Test;

class LabelChipsGuiTest extends GuiTest {
    private final List<String> chosen = new ArrayList<>();
    private LabelChips chips;

    @Override
    protected Parent root() {
        chips = new LabelChips(chosen::add);
        return new StackPane(chips);
    }

    @Test
    void labelsOfAnImageAreSwitchedOnAndOff() {
        fx(() -> chips.show(List.of("cat", "dog", ";", "dog;bird"), "dog"));
        assertThat(chips.getChildren()).extracting(c -> ((ToggleButton) c).getText()).containsExactly("bird", "cat", "dog");
        assertThat(node("inspector.label.dog", ToggleButton.class).isSelected()).isTrue();
        ToggleButton before = node("inspector.label.cat", ToggleButton.class);
        clickId("inspector.label.cat");
        fx(() -> chips.show(List.of("cat", "dog", ";", "dog;bird", "cat;dog"), chosen.getLast()));
        assertThat(node("inspector.label.cat", ToggleButton.class)).as("keeps the focus").isSameAs(before);
        clickId("inspector.label.dog");
        clickId("inspector.label.cat");
        assertThat(chosen).containsExactly("cat;dog", "cat", ";");

        fx(() -> chips.show(List.of("cat", "dog", "dog; cat"), "cat"));
        clickId("inspector.label.dog");
        assertThat(chosen.getLast()).as("in the order of the class that there is").isEqualTo("dog; cat");

        fx(() -> chips.show(List.of("cat", "dog"), "cat"));
        assertThat(chips.isVisible()).as("one label each").isFalse();
    }
}
