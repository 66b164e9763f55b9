package org.handful.ui.train.setup;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.handful.method.AdaptationMethod;
import org.handful.ui.common.words.MethodWords;

/**
 * A method in the list to choose from: its title and what it does, or why it cannot learn now, below the name of its
 * family where that begins.
 */
public final class MethodCell extends ListCell<AdaptationMethod<?>> {
    /** Wider than the column that the list opens from, so that more can be read of what a method does. */
    private static final double WIDTH = 460;
    private static final double ROW_EMS = 3.4;
    private static final double FAMILY_EMS = 2.4;

    private final MethodWords words;
    private final Function<AdaptationMethod<?>, String> obstacles;
    private final Label family = new Label();
    private final Label title = new Label();
    private final Label summary = new Label();
    private final VBox box = new VBox(family, title, summary);

    /** @param obstacles why a method cannot learn now, in words; null for one that can */
    public MethodCell(MethodWords words, Function<AdaptationMethod<?>, String> obstacles) {
        this.words = words;
        this.obstacles = obstacles;
        family.getStyleClass().add("method-family");
        family.managedProperty().bind(family.visibleProperty());
        title.setMinWidth(0);
        summary.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        summary.setMinWidth(0);
        box.setMinWidth(0);
        setPrefWidth(WIDTH);
    }

    /** How high the rows of methods are together, by family. */
    public static double ems(List<AdaptationMethod<?>> methods) {
        return ROW_EMS * methods.size() + FAMILY_EMS * methods.stream().map(AdaptationMethod::family).distinct().count();
    }

    @Override
    protected void updateItem(AdaptationMethod<?> method, boolean empty) {
        super.updateItem(method, empty);
        if (empty || method == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        int index = getIndex();
        var items = getListView().getItems();
        family.setVisible(index <= 0 || index >= items.size() || items.get(index - 1).family() != method.family());
        family.setText(words.family(method.family()));
        title.setText(words.title(method));
        String obstacle = obstacles.apply(method);
        title.getStyleClass().remove(Styles.TEXT_MUTED);
        if (obstacle != null) {
            title.getStyleClass().add(Styles.TEXT_MUTED);
        }
        String told = obstacle == null ? words.summary(method) : obstacle;
        summary.setText(told);
        setGraphic(box);
        setAccessibleText(words.title(method) + ", " + words.family(method.family()) + ". " + told);
    }
}
