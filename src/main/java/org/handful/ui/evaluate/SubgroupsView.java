package org.handful.ui.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.handful.eval.Estimate;
import org.handful.eval.GroupResult;
import org.handful.eval.SubgroupReport;
import org.handful.eval.Subgroups;
import org.handful.eval.interval.GapInterval;
import org.handful.eval.interval.MacroStdInterval;
import org.handful.eval.subgroup.Crossing;
import org.handful.run.result.RunResult;
import org.handful.ui.chart.GroupHeatMap;
import org.handful.ui.chart.IntervalBars;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.part.EmptyState;

/** How accuracy spreads over the values of an attribute; pressing a group shows its images. */
public final class SubgroupsView {
    /** Larger groups are not asked for. */
    private static final int MOST = 1000;

    private final EvaluateViewModel model;
    private final Navigation navigation;
    private final Texts texts;
    private final Figures figures;
    private final GroupHeatMap heat;
    private final IntervalBars bars;

    @FXML private EmptyState empty;
    @FXML private VBox content;
    @FXML private ChoiceBox<String> attribute;
    @FXML private HBox crossing;
    @FXML private MenuButton crossed;
    @FXML private Spinner<Integer> minimum;
    @FXML private Label macroStd;
    @FXML private Label macroStdBasis;
    @FXML private Label worst;
    @FXML private Label worstGroup;
    @FXML private Label gap;
    @FXML private Label gapBasis;
    @FXML private Hyperlink explain;
    @FXML private VBox workedOut;
    @FXML private Label caution;
    @FXML private Label missing;
    @FXML private Label legend;
    @FXML private StackPane heatHolder;
    @FXML private StackPane barsHolder;

    private List<GroupResult> ordered = List.of();

    public SubgroupsView(EvaluateViewModel model, Navigation navigation, Texts texts) {
        this.model = model;
        this.navigation = navigation;
        this.texts = texts;
        this.figures = new Figures(texts);
        this.heat = new GroupHeatMap(texts);
        this.bars = new IntervalBars("evaluate.groupRow", figures);
    }

    @FXML
    private void initialize() {
        heatHolder.getChildren().add(heat);
        barsHolder.getChildren().add(bars);
        empty.withAction("evaluate.toImages", texts.get("evaluate.groups.empty.action"),
                () -> navigation.show(Navigation.IMAGES));
        empty.managedProperty().bind(empty.visibleProperty());
        content.managedProperty().bind(content.visibleProperty());
        content.visibleProperty().bind(empty.visibleProperty().not());
        workedOut.managedProperty().bind(workedOut.visibleProperty());
        workedOut.setVisible(false);
        for (Label label : new Label[] {caution, missing}) {
            label.managedProperty().bind(label.visibleProperty());
        }
        explain.setOnAction(_ -> {
            workedOut.setVisible(!workedOut.isVisible());
            explain.setVisited(false);
        });
        crossing.managedProperty().bind(crossing.visibleProperty());
        minimum.setValueFactory(new SpinnerValueFactory.IntegerSpinnerValueFactory(1, MOST, 1));
        attribute.valueProperty().addListener((_, _, name) -> offerCrossing(name));
        minimum.valueProperty().addListener((_, _, _) -> showGroups());
        heat.selectedProperty().addListener((_, _, group) -> pick(group));
        bars.selectedProperty().addListener((_, _, row) -> pick(row == null ? null : ordered.get(row)));
        model.picked().title().addListener((_, _, title) -> {
            if (title.isEmpty()) {
                heat.selectedProperty().set(null);
                bars.selectedProperty().set(null);
            }
        });
        // Last: a run that is there already is shown at once, and by then everything must listen.
        model.result().subscribe(this::show);
    }

    private void show(RunResult run) {
        List<String> names = run == null ? List.of()
                : run.evaluation().subgroups().stream().filter(s -> !s.groups().isEmpty())
                        .map(SubgroupReport::attribute).toList();
        empty.setVisible(names.isEmpty());
        String before = attribute.getValue();
        attribute.setValue(null);
        attribute.getItems().setAll(names);
        attribute.setValue(before != null && names.contains(before) ? before
                : names.isEmpty() ? null : names.getFirst());
    }

    /** The other attributes; what was crossed with stays when it can. */
    private void offerCrossing(String name) {
        List<String> before = crossedWith();
        List<String> others = attribute.getItems().stream().filter(a -> !a.equals(name)).toList();
        crossing.setVisible(!others.isEmpty());
        crossed.getItems().setAll(others.stream().map(other -> {
            CheckMenuItem item = new CheckMenuItem(other);
            item.setMnemonicParsing(false);
            item.setSelected(before.contains(other));
            item.selectedProperty().addListener((_, _, _) -> showGroups());
            return item;
        }).toList());
        showGroups();
    }

    private List<String> crossedWith() {
        return crossed.getItems().stream().filter(item -> ((CheckMenuItem) item).isSelected()).map(MenuItem::getText).toList();
    }

    private Crossing chosen() {
        return new Crossing(Stream.concat(Stream.of(attribute.getValue()), crossedWith().stream()).toList());
    }

    private void showGroups() {
        crossed.setText(crossedWith().isEmpty() ? texts.get("evaluate.groups.crossed.none") : String.join(", ", crossedWith()));
        if (attribute.getValue() == null || minimum.getValue() == null) {
            return;
        }
        RunResult run = model.result().get();
        String name = chosen().name();
        SubgroupReport report = Subgroups.report(chosen(), run.classes(), run.predictions(), minimum.getValue());
        SubgroupModel groups = new SubgroupModel(report, texts);
        Headlines words = new Headlines(texts);
        macroStd.setText(words.points(MacroStdInterval.of(report)));
        macroStdBasis.setText(groups.basis());
        GroupResult w = report.worst();
        Estimate low = report.worstEstimate();
        worst.setText(w == null ? texts.get("figure.none") : figures.percent(low));
        worstGroup.setText(w == null ? ""
                : texts.get("evaluate.groups.worst", w.label(), name, w.value(), figures.interval(low), w.n()));
        Estimate apart = GapInterval.of(report);
        gap.setText(words.points(apart));
        gapBasis.setText(apart.n() == 0 ? "" : words.pointsBetween(apart));
        workedOut.getChildren().setAll(Stream.concat(groups.workedOut().stream(),
                groups.further(chosen(), run.classes(), run.predictions()).stream()).map(SubgroupsView::line).toList());
        caution.setVisible(groups.caution().isPresent());
        caution.setText(groups.caution().orElse(""));
        missing.setVisible(groups.missing().isPresent());
        missing.setText(groups.missing().orElse(""));
        Estimate overall = run.evaluation().accuracy();
        legend.setText(texts.get("evaluate.groups.legend", figures.percent(overall)));
        heat.show(report, overall.value());
        ordered = report.counted().stream().sorted(Comparator.comparingDouble(GroupResult::accuracy)).toList();
        bars.show(IntStream.range(0, ordered.size()).mapToObj(i -> {
            GroupResult g = ordered.get(i);
            return new IntervalBars.Row(i, g.label() + " \u00b7 " + g.value(),
                    new Estimate(g.accuracy(), g.n(), g.low(), g.high()), overall.value());
        }).toList());
    }

    private void pick(GroupResult group) {
        if (group != null) {
            heat.selectedProperty().set(group);
            bars.selectedProperty().set(ordered.contains(group) ? ordered.indexOf(group) : null);
            model.picked().group(chosen(), group);
        }
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }
}
