package org.handful.ui.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.handful.eval.Estimate;
import org.handful.eval.GroupResult;
import org.handful.eval.SubgroupReport;
import org.handful.eval.Subgroups;
import org.handful.eval.subgroup.Crossing;
import org.handful.run.result.RunResult;
import org.handful.ui.chart.GroupHeatMap;
import org.handful.ui.chart.IntervalBars;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.part.EmptyState;
import org.handful.ui.common.words.Named;

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
    @FXML private ChoiceBox<String> crossed;
    @FXML private Spinner<Integer> minimum;
    @FXML private Label macroStd;
    @FXML private Label macroStdBasis;
    @FXML private Label worst;
    @FXML private Label worstGroup;
    @FXML private Label gap;
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
        crossed.setConverter(new Named<>(name -> name.isEmpty() ? texts.get("evaluate.groups.crossed.none") : name));
        attribute.valueProperty().addListener((_, _, name) -> offerCrossing(name));
        crossed.valueProperty().addListener((_, _, name) -> showGroups());
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

    /** The other attributes, and none; what was crossed with stays when it can. */
    private void offerCrossing(String name) {
        String before = crossed.getValue();
        List<String> others = attribute.getItems().stream().filter(a -> !a.equals(name)).toList();
        crossing.setVisible(!others.isEmpty());
        crossed.setValue(null);
        crossed.getItems().setAll(others);
        crossed.getItems().addFirst("");
        crossed.setValue(name == null ? null : before != null && others.contains(before) ? before : "");
    }

    private Crossing chosen() {
        String other = crossed.getValue();
        return other.isEmpty() ? Crossing.of(attribute.getValue()) : new Crossing(List.of(attribute.getValue(), other));
    }

    private void showGroups() {
        if (attribute.getValue() == null || crossed.getValue() == null || minimum.getValue() == null) {
            return;
        }
        RunResult run = model.result().get();
        String name = chosen().name();
        SubgroupReport report = Subgroups.report(chosen(), run.classes(), run.predictions(), minimum.getValue());
        SubgroupModel groups = new SubgroupModel(report, texts);
        Headlines words = new Headlines(texts);
        macroStd.setText(words.points(report.macroStd()));
        macroStdBasis.setText(groups.basis());
        GroupResult w = report.worst();
        Estimate low = report.worstEstimate();
        worst.setText(w == null ? texts.get("figure.none") : figures.percent(low));
        worstGroup.setText(w == null ? ""
                : texts.get("evaluate.groups.worst", w.label(), name, w.value(), figures.interval(low), w.n()));
        gap.setText(words.points(report.gap()));
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
