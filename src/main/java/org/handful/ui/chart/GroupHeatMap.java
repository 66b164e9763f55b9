package org.handful.ui.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.text.TextAlignment;
import org.handful.eval.Estimate;
import org.handful.eval.GroupResult;
import org.handful.eval.SubgroupReport;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/**
 * Accuracy of every class x attribute value: blue where it is above the accuracy over all images, orange where it is
 * below, hatched where there are too few images to say. A group that is pressed becomes {@link #selectedProperty()}.
 */
public final class GroupHeatMap extends GridPane {
    /** Letters of a class name that is always shown whole. */
    private static final int SHORT = 14;
    /** A group this far from the accuracy over all images has the full colour. */
    private static final double FULL = 0.4;

    private final Texts texts;
    private final Figures figures;
    private final ObjectProperty<GroupResult> selected = new SimpleObjectProperty<>(this, "selected");
    private final Map<GroupResult, HeatCell> cells = new HashMap<>();
    private SubgroupReport report;

    /** @param texts with the bundle {@code chart} in it */
    public GroupHeatMap(Texts texts) {
        this.texts = texts;
        this.figures = new Figures(texts);
        getStyleClass().addAll("confusion", "group-heat");
        setMaxWidth(USE_PREF_SIZE);
        getStylesheets().add(GroupHeatMap.class.getResource("/css/chart.css").toExternalForm());
        selected.addListener((_, before, now) -> {
            mark(before, false);
            mark(now, true);
        });
    }

    /** The pressed group, or null. */
    public ObjectProperty<GroupResult> selectedProperty() {
        return selected;
    }

    /**
     * Groups that are too small to count are greyed, but can be pressed as the others.
     *
     * @param overall the accuracy that groups are compared with, 0..1
     */
    public void show(SubgroupReport report, double overall) {
        this.report = report;
        List<GroupResult> groups = report.groups();
        selected.set(null);
        cells.clear();
        getChildren().clear();
        getColumnConstraints().setAll(new ColumnConstraints());
        List<String> labels = groups.stream().map(GroupResult::label).distinct().toList();
        List<String> values = groups.stream().map(GroupResult::value).distinct().sorted().toList();
        for (int c = 0; c < values.size(); c++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(Priority.SOMETIMES);
            getColumnConstraints().add(column);
            Label name = header(values.get(c), "heat-column");
            // Several values that are crossed stand below each other rather than be cut.
            name.setWrapText(true);
            name.setTextAlignment(TextAlignment.CENTER);
            name.setMinHeight(USE_PREF_SIZE);
            add(name, c + 1, 0);
        }
        for (int r = 0; r < labels.size(); r++) {
            Label name = header(labels.get(r), "heat-row");
            if (labels.get(r).length() <= SHORT) {
                name.setMinWidth(USE_PREF_SIZE);
            }
            add(name, 0, r + 1);
            for (int c = 0; c < values.size(); c++) {
                add(cell(groups, labels.get(r), values.get(c), overall, r, c), c + 1, r + 1);
            }
        }
    }

    private HeatCell cell(
            List<GroupResult> groups, String label, String value, double overall, int row, int column) {
        GroupResult group = groups.stream().filter(g -> g.label().equals(label) && g.value().equals(value))
                .findFirst().orElse(null);
        HeatCell cell;
        if (group == null) {
            cell = new HeatCell("\u2013", texts.get("chart.heat.empty"), 0, true,
                    texts.get("chart.heat.empty"));
            cell.setDisable(true);
        } else {
            double away = group.accuracy() - overall;
            cell = new HeatCell(figures.percent(group.accuracy(), 0), "n\u00a0=\u00a0" + group.n()
                    + (group.small() ? "\u00a0\u00b7 " + texts.get("chart.heat.few") : ""),
                    Math.abs(away) / FULL, away >= 0, explanation(group));
            cell.mark("few", group.small());
            cell.mark("aside", !report.counts(group));
            cell.setOnAction(_ -> selected.set(group));
            cells.put(group, cell);
        }
        cell.setId("evaluate.group." + row + "." + column);
        return cell;
    }

    private String explanation(GroupResult g) {
        String words = texts.get("chart.heat.cell", g.label(), g.value(), g.correct(),
                g.n(), figures.estimate(new Estimate(g.accuracy(), g.n(), g.low(), g.high())));
        String aside = report.counts(g) ? "" : "\n" + texts.get("chart.heat.aside", report.minimum());
        return (g.small() ? words + "\n" + texts.get("chart.heat.small", g.n()) : words) + aside;
    }

    private void mark(GroupResult group, boolean on) {
        if (group != null && cells.containsKey(group)) {
            cells.get(group).mark("chosen", on);
        }
    }

    private static Label header(String name, String kind) {
        Label label = new Label(name);
        label.getStyleClass().addAll("heat-header", kind);
        label.setTooltip(new Tooltip(name));
        return label;
    }
}
