package org.handful.ui.train.setup;

import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.Skin;
import javafx.scene.control.SkinBase;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import org.controlsfx.control.SearchableComboBox;

/**
 * What a {@link SearchableComboBox} lacks: its list is no longer than what was found and the room beside it, so that it
 * covers neither the end of the screen nor what is typed; and Down goes to the first that was found, not to the second. FX
 * thread.
 */
public final class SearchList<T> {
    private static final double MOST_EMS = 27;
    private static final double LEAST_EMS = 14;
    /** Of the list's own padding and border, and its shadow. */
    private static final double EDGE = 24;

    private final SearchableComboBox<T> box;
    private final ToDoubleFunction<List<T>> ems;
    private ComboBox<T> list;
    private TextField typed;

    private SearchList(SearchableComboBox<T> box, ToDoubleFunction<List<T>> ems) {
        this.box = box;
        this.ems = ems;
    }

    /** @param ems how high the rows are together */
    public static <T> void of(SearchableComboBox<T> box, ToDoubleFunction<List<T>> ems) {
        SearchList<T> added = new SearchList<>(box, ems);
        box.skinProperty().subscribe(added::take);
    }

    @SuppressWarnings("unchecked")
    private void take(Skin<?> skin) {
        if (!(skin instanceof SkinBase<?> base)) {
            return;
        }
        list = (ComboBox<T>) base.getChildren().stream().filter(ComboBox.class::isInstance).findFirst().orElseThrow();
        typed = (TextField) base.getChildren().stream().filter(TextField.class::isInstance).findFirst().orElseThrow();
        list.skinProperty().subscribe(s -> {
            if (s instanceof ComboBoxListViewSkin<?> popup) {
                ListView<?> content = (ListView<?>) popup.getPopupContent();
                content.addEventFilter(KeyEvent.KEY_PRESSED, this::first);
                list.setOnShowing(_ -> fit(content));
                list.setOnShown(_ -> fit(content));
                typed.textProperty().addListener((_, _, _) -> fit(content));
            }
        });
    }

    /** A list that is open keeps its first size and place unless it is told. */
    private void fit(ListView<?> content) {
        Bounds field = box.localToScreen(box.getLayoutBounds());
        if (field == null) {
            return;
        }
        Rectangle2D screen = Screen.getScreensForRectangle(field.getMinX(), field.getMinY(), 1, 1).stream().findFirst()
                .orElse(Screen.getPrimary()).getVisualBounds();
        double em = typed.getFont().getSize();
        double below = screen.getMaxY() - field.getMaxY() - EDGE;
        double above = field.getMinY() - screen.getMinY() - EDGE;
        double wanted = Math.min(MOST_EMS * em, em * ems.applyAsDouble(list.getItems()) + EDGE / 2);
        boolean up = below < Math.min(wanted, LEAST_EMS * em) && above > below;
        content.setPrefHeight(Math.min(wanted, up ? above : below));
        if (content.getScene() != null && content.getScene().getWindow() instanceof PopupWindow open && open.isShowing()) {
            // The toolkit gives the list its size when it opens it, and no layout does so later.
            content.resize(content.getWidth(), content.snapSizeY(content.prefHeight(-1)));
            open.setAnchorY(up ? field.getMinY() - open.getHeight() + EDGE / 2 : field.getMaxY());
        }
    }

    private void first(KeyEvent e) {
        if (e.getCode() == KeyCode.DOWN && list.getSelectionModel().isEmpty() && !list.getItems().isEmpty()) {
            list.getSelectionModel().selectFirst();
            e.consume();
        }
    }
}
