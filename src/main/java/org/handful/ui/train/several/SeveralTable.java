package org.handful.ui.train.several;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.handful.eval.multilabel.LabelFigures;
import org.handful.run.multilabel.MultiLabelTrial;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.train.runs.RunFigure;

/** Every label with its figures; a click on a heading sorts. FX thread. */
final class SeveralTable extends TableView<SeveralTable.Row> {
    /** In em. */
    private static final double ROW = 2.4;
    private static final double HEAD = 3.4;
    /** What a row may take more where its height is rounded up to whole pixels. */
    private static final double ROUNDED = 0.06;

    /** @param added what set operations add to average precision; NaN where it does not exist */
    record Row(LabelFigures label, double added) {}

    private final Texts texts;
    private final Figures figures;

    SeveralTable(Texts texts) {
        this.texts = texts;
        this.figures = new Figures(texts);
        setId("several.table");
        setAccessibleText(texts.get("several.table"));
        getStyleClass().add("race-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        column("label", r -> r.label().name(), Comparator.<String>naturalOrder(), s -> s).getStyleClass().remove("figures");
        figure("n", r -> r.label().images(), v -> figures.number(v, 0));
        share("ap", r -> r.label().averagePrecision());
        share("precision", r -> r.label().precision());
        share("recall", r -> r.label().recall());
        share("f1", r -> r.label().f1());
        column("threshold", r -> r.label().threshold(), Comparator.comparingDouble(t -> t.value()),
                t -> texts.get(t.chosen() ? "several.threshold" : "several.half", figures.number(t.value(), 2)));
        figure("added", Row::added, v -> Double.isNaN(v) ? texts.get("figure.none") : signed(v));
    }

    void show(MultiLabelTrial trial) {
        getItems().setAll(IntStream.range(0, trial.labels().size()).mapToObj(k -> {
            LabelFigures plain = trial.plain().labels().get(k);
            return new Row(plain, trial.augmented().labels().get(k).averagePrecision() - plain.averagePrecision());
        }).toList());
        sort();
        String height = trial.labels().size() * (ROW + ROUNDED) + HEAD + "em";
        setStyle("-fx-fixed-cell-size: " + ROW + "em; -fx-pref-height: " + height + "; -fx-min-height: " + height + ";");
    }

    /** In points, {@code +2.1}. */
    String signed(double share) {
        return RunFigure.signed(100 * share, 1, figures);
    }

    private void share(String id, ToDoubleFunction<Row> value) {
        figure(id, value, v -> figures.percent(v, 0));
    }

    private void figure(String id, ToDoubleFunction<Row> value, Function<Double, String> shown) {
        // What is not known comes last.
        column(id, r -> value.applyAsDouble(r), Comparator.<Double>naturalOrder(), shown);
    }

    private <T> TableColumn<Row, T> column(String id, Function<Row, T> value, Comparator<T> order, Function<T, String> shown) {
        TableColumn<Row, T> column = new TableColumn<>(texts.get("several.column." + id));
        column.setId("several.column." + id);
        column.getStyleClass().add("figures");
        column.setCellValueFactory(r -> new ReadOnlyObjectWrapper<>(value.apply(r.getValue())));
        column.setComparator(order);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(T item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : shown.apply(item));
            }
        });
        getColumns().add(column);
        return column;
    }
}
