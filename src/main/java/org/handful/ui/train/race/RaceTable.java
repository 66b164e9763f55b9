package org.handful.ui.train.race;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.handful.run.race.RaceReport;
import org.handful.run.race.RaceReport.Standing;
import org.handful.ui.common.Texts;

/** Every line of a race with its figures; a click on a heading sorts. FX thread. */
final class RaceTable extends TableView<RaceTable.Row> {
    private static final double ROW = 2.6;
    private static final String HEIGHT_OF_ROWS = "-fx-fixed-cell-size: " + ROW + "em;";
    private static final double HEAD = 3;
    private static final double BAR = 1.8;
    /** What the longest names of methods take beyond the width of their column, in em. */
    private static final double NAME = 8;
    /** The name of a backbone, and those of two. */
    private static final Width ONE = new Width(8, 5.5);
    private static final Width BOTH = new Width(15, 9);
    /** What a column may get beyond its own width, in em. */
    private static final double MOST = 12;

    /**
     * @param wanted where there is room
     * @param least what figures need; names that are cut have a tooltip
     */
    private record Width(double wanted, double least) {
        double at(double share) {
            return least + share * (wanted - least);
        }
    }

    /** @param place from 0: the best first */
    record Row(int place, Standing standing) {}

    /** A figure with its words; what is not known comes last. */
    private record Cell(double value, String words) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return Double.compare(value, other.value);
        }
    }

    private final TableColumn<Row, String> method;
    private final TableColumn<Row, String> backbone;
    private final TableColumn<Row, Cell> behind;
    private final TableColumn<Row, Cell> worst;
    private final TableColumn<Row, Cell> macroStd;
    /** In em, by id of the column. */
    private final Map<String, Width> widths = new HashMap<>();
    private final RaceWords words;
    private final Texts texts;

    RaceTable(RaceWords words, Texts texts) {
        this.words = words;
        this.texts = texts;
        setId("race.table");
        setAccessibleText(texts.get("race.table"));
        getStyleClass().add("race-table");
        setStyle(HEIGHT_OF_ROWS);
        method = column("method", new Width(15, 9.5), r -> words.method(r.standing().line()), String::compareTo, s -> s, false);
        backbone = column("backbone", ONE, r -> words.backbone(r.standing().line()), String::compareTo, s -> s, false);
        figures("accuracy", new Width(11, 10), s -> new Cell(s.line().accuracy().value(), texts.get("race.accuracy",
                words.figures().percent(s.line().accuracy()), words.figures().interval(s.line().accuracy()))));
        behind = column("behind", new Width(13, 10.5), r -> new Cell(r.standing().behind().value(), words.behind(r.standing(), r.place() == 0)),
                Comparator.<Cell>naturalOrder(), Cell::words, true);
        column("p", new Width(6, 5), r -> new Cell(r.standing().p(), words.p(r.standing(), r.place() == 0)),
                Comparator.<Cell>naturalOrder(), Cell::words, true);
        worst = figures("worst", new Width(15, 8), s -> s.line().worst() == null ? none() : new Cell(s.line().worst().accuracy(),
                texts.get("race.worst", words.figures().percent(s.line().worst().accuracy(), 0),
                        s.line().worst().label(), s.line().worst().value(), s.line().worst().n())));
        macroStd = figures("macrostd", new Width(7, 6), s -> Double.isNaN(s.line().macroStd()) ? none() : new Cell(s.line().macroStd(),
                texts.get("runs.points", words.figures().number(100 * s.line().macroStd(), 1))));
        figures("seconds", new Width(7, 6), s -> new Cell(s.line().fitSeconds(), s.line().fitSeconds() < 1
                ? texts.get("race.milliseconds", words.figures().number(1000 * s.line().fitSeconds(), 0))
                : words.figures().duration(Duration.ofMillis(Math.round(1000 * s.line().fitSeconds())))));
        // The height of a row is known in em and in pixels, so that widths go with the size of the letters.
        fixedCellSizeProperty().subscribe(_ -> share());
        widthProperty().subscribe(_ -> share());
    }

    private double sum(ToDoubleFunction<Width> width) {
        return getColumns().stream().filter(TableColumn::isVisible)
                .mapToDouble(c -> width.applyAsDouble(widths.get(c.getId()))).sum();
    }

    /** Where room is scarce names give way before anything scrolls; what is left goes to those with the most words. */
    private void share() {
        double em = getFixedCellSize() / ROW;
        double room = getWidth() - 2 * em;
        double least = sum(Width::least) * em;
        double wanted = sum(Width::wanted) * em;
        double share = Math.clamp((room - least) / (wanted - least), 0, 1);
        double left = Math.max(0, room - wanted);
        double name = Math.min(left, NAME * em);
        double words = Math.min(MOST * em, (left - name) / (worst.isVisible() ? 2 : 1));
        getColumns().forEach(c -> c.setPrefWidth(widths.get(c.getId()).at(share) * em
                + (c == method ? name : c == behind || c == worst ? words : 0)));
    }

    /** The best first, until a person sorts otherwise. */
    void show(RaceReport report) {
        List<Standing> standings = report.standings();
        boolean fused = standings.stream().anyMatch(s -> s.line().fuses());
        backbone.setVisible(report.spec().backbones().size() > 1 || fused);
        widths.put(backbone.getId(), fused ? BOTH : ONE);
        boolean grouped = standings.stream().anyMatch(s -> s.line().worst() != null);
        worst.setVisible(grouped);
        macroStd.setVisible(grouped);
        share();
        Row chosen = getSelectionModel().getSelectedItem();
        getItems().setAll(java.util.stream.IntStream.range(0, standings.size())
                .mapToObj(i -> new Row(i, standings.get(i))).toList());
        sort();
        getItems().stream().filter(r -> chosen != null && r.standing().line().equals(chosen.standing().line()))
                .findFirst().ifPresent(getSelectionModel()::select);
        String height = standings.size() * ROW + HEAD + BAR + "em";
        setStyle(HEIGHT_OF_ROWS + "-fx-pref-height: " + height + "; -fx-min-height: " + height + ";");
    }

    private Cell none() {
        return new Cell(Double.NaN, texts.get("figure.none"));
    }

    private TableColumn<Row, Cell> figures(String id, Width width, Function<Standing, Cell> value) {
        return column(id, width, r -> value.apply(r.standing()), Comparator.<Cell>naturalOrder(), Cell::words, true);
    }

    private <T> TableColumn<Row, T> column(String id, Width width, Function<Row, T> value, Comparator<T> order,
            Function<T, String> shown, boolean figure) {
        TableColumn<Row, T> column = new TableColumn<>(texts.get("race.column." + id));
        column.setId("race.column." + id);
        column.setCellValueFactory(r -> new ReadOnlyObjectWrapper<>(value.apply(r.getValue())));
        column.setComparator(order);
        column.setMinWidth(40);
        if (figure) {
            column.getStyleClass().add("figures");
        }
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(T item, boolean empty) {
                super.updateItem(item, empty);
                String text = empty || item == null ? null : shown.apply(item);
                setText(text);
                setTooltip(text == null ? null : new Tooltip(text));
            }
        });
        widths.put(column.getId(), width);
        getColumns().add(column);
        return column;
    }
}
