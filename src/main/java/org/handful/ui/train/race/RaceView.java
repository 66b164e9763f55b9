package org.handful.ui.train.race;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.MethodFamily;
import org.handful.run.race.RaceLine;
import org.handful.run.race.RaceReport;
import org.handful.ui.chart.curve.CurveData;
import org.handful.ui.chart.series.AccuracyChart;
import org.handful.ui.chart.series.ChartSeries;
import org.handful.ui.chart.series.ShotsChart;
import org.handful.ui.common.Texts;
import org.handful.ui.common.part.EmptyState;
import org.handful.ui.common.part.ProgressView;
import org.handful.ui.common.part.WhyNot;
import org.handful.ui.common.words.MethodWords;
import org.handful.ui.train.names.NamesModel;

/** Who takes part, the one button, and what came of it: a sentence, a chart, a table, a curve over the images. */
public final class RaceView {
    /** Between the name of a family and its methods, in pixels. */
    private static final double GAP = 16;

    private static final int MOST_CURVES = 5;

    private final RaceModel model;
    private final Texts texts;
    private final RaceWords words;
    private final Runnable toTraining;
    private final AccuracyChart accuracy;
    private final ShotsChart shots;
    private final RaceTable table;
    private final ProgressView progress;

    @FXML private FlowPane backbones;
    @FXML private VBox methods;
    @FXML private Hyperlink quick;
    @FXML private Hyperlink all;
    @FXML private Label second;
    @FXML private Label forecast;
    @FXML private Hyperlink change;
    @FXML private Button start;
    @FXML private ScrollPane page;
    @FXML private VBox progressHolder;
    @FXML private EmptyState empty;
    @FXML private VBox results;
    @FXML private Label verdict;
    @FXML private Label basis;
    @FXML private Label early;
    @FXML private Button train;
    @FXML private VBox accuracyHolder;
    @FXML private VBox tableHolder;
    @FXML private VBox failures;
    @FXML private VBox curvePart;
    @FXML private VBox shotsHolder;
    @FXML private Label needed;
    @FXML private Label gain;

    /** @param toTraining brings a person to where split and settings are chosen */
    public RaceView(RaceModel model, Runnable toTraining, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.toTraining = toTraining;
        this.words = new RaceWords(model.choice(), texts);
        this.accuracy = new AccuracyChart(texts);
        this.shots = new ShotsChart(texts);
        this.table = new RaceTable(words, texts);
        this.progress = new ProgressView(texts);
    }

    @FXML
    private void initialize() {
        accuracy.setId("race.accuracy");
        shots.setId("race.shots");
        progress.setId("race.progress");
        accuracyHolder.getChildren().add(accuracy);
        shotsHolder.getChildren().add(shots);
        tableHolder.getChildren().add(table);
        progressHolder.getChildren().add(progress);
        for (Node node : List.of(second, empty, results, early, failures, curvePart, needed, gain, progressHolder)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        MethodWords titles = new MethodWords(texts);
        MethodFamily family = null;
        FlowPane boxes = null;
        for (AdaptationMethod<?> m : titles.sorted(model.choice().methods())) {
            if (m.family() != family) {
                family = m.family();
                boxes = row(titles.family(family));
            }
            CheckBox box = box("race.method." + m.id(), titles.title(m), m.id(), model.methods());
            box.setTooltip(tip(words.methodSummary(m)));
            box.setAccessibleHelp(words.methodSummary(m));
            boxes.getChildren().add(box);
            if (m.needsText()) {
                withNames(m, box);
            }
        }
        model.choice().backbones().subscribe(this::showBackbones);
        showBackbones();
        quick.setOnAction(_ -> choose(quick, false));
        all.setOnAction(_ -> choose(all, true));
        forecast.textProperty().bind(model.choice().forecast());
        change.setOnAction(_ -> {
            change.setVisited(false);
            toTraining.run();
        });
        WhyNot.explain(start, model.obstacle());
        start.setOnAction(_ -> model.start());
        SetChangeListener<String> counted = _ -> count();
        model.methods().addListener(counted);
        model.backbones().addListener(counted);
        model.choice().second().subscribe(this::count);
        count();
        train.setOnAction(_ -> chosen().ifPresent(model::train));
        table.getSelectionModel().selectedItemProperty().subscribe(_ -> showTrain());
        model.running().subscribe((before, now) -> {
            progress.show(now);
            progressHolder.setVisible(now != null);
            show(model.report().get());
            if (before != null && now == null && model.report().get() != null) {
                toResults();
            }
        });
        model.report().subscribe(this::show);
    }

    /** A method that takes part only where there are embeddings of the class names, and says so where there could be. */
    private void withNames(AdaptationMethod<?> method, CheckBox box) {
        NamesModel names = model.choice().names();
        box.visibleProperty().bind(names.possible());
        box.managedProperty().bind(box.visibleProperty());
        WhyNot.explain(box, Bindings.createStringBinding(() -> names.obstacle(method), names.changes()));
        names.changes().subscribe(_ -> count());
    }

    /** A line of methods of one family, to be filled. */
    private FlowPane row(String family) {
        Label name = new Label(family);
        name.getStyleClass().add("race-family");
        name.setWrapText(true);
        FlowPane boxes = new FlowPane();
        boxes.getStyleClass().add("race-boxes");
        boxes.setMinWidth(0);
        // As many lines as it takes beside the name: a FlowPane in a box guesses its width otherwise.
        boxes.prefWrapLengthProperty().bind(methods.widthProperty().subtract(name.widthProperty()).subtract(GAP));
        HBox.setHgrow(boxes, Priority.ALWAYS);
        HBox row = new HBox(name, boxes);
        row.getStyleClass().add("race-row");
        methods.getChildren().add(row);
        return boxes;
    }


    private void showBackbones() {
        backbones.getChildren().setAll(model.choice().backbones().stream()
                .map(b -> box("race.backbone." + b.id(), b.name(), b.id(), model.backbones())).toList());
        count();
    }

    private void choose(Hyperlink link, boolean every) {
        link.setVisited(false);
        model.methods().clear();
        model.choice().methods().stream().filter(m -> every || !m.hasCurves() && !slow(m))
                .forEach(m -> model.methods().add(m.id()));
    }

    /** Those that look at the whole batch take longest, and their figures hold for such batches alone. */
    private static boolean slow(AdaptationMethod<?> method) {
        return method instanceof EmbeddingMethod<?> e && e.transductive();
    }

    private CheckBox box(String id, String title, String value, ObservableSet<String> chosen) {
        CheckBox box = new CheckBox(title);
        box.setId(id);
        box.setSelected(chosen.contains(value));
        box.setOnAction(_ -> {
            if (box.isSelected()) {
                chosen.add(value);
            } else {
                chosen.remove(value);
            }
        });
        chosen.addListener((SetChangeListener<String>) _ -> box.setSelected(chosen.contains(value)));
        return box;
    }

    private void count() {
        start.setText(texts.get("race.start", model.size()));
        say(second, words.second(model.methods()));
    }

    /** What was waited for comes into view: so many can take part that it stands below the screen. */
    private void toResults() {
        page.applyCss();
        page.layout();
        double hidden = page.getContent().getLayoutBounds().getHeight() - page.getViewportBounds().getHeight();
        page.setVvalue(hidden <= 0 ? 0 : Math.clamp(results.getBoundsInParent().getMinY() / hidden, 0, 1));
    }

    private void show(RaceReport report) {
        boolean going = model.running().get() != null;
        empty.setVisible(report == null && !going);
        results.setVisible(report != null);
        if (report == null) {
            return;
        }
        List<RaceReport.Standing> standings = report.standings();
        verdict.setText(words.verdict(report));
        basis.setText(words.basis(report));
        early.setVisible(!report.complete() && !going);
        early.setText(texts.get("race.early", report.lines().size(), report.spec().size()));
        List<ChartSeries> series = IntStream.range(0, standings.size()).mapToObj(i -> series(report, standings, i))
                .toList();
        accuracy.show(series);
        table.show(report);
        failures.setVisible(!report.failures().isEmpty());
        failures.getChildren().setAll(report.failures().stream().map(l -> label(
                texts.get("race.failed", words.name(report, l), l.failure()))).toList());
        showTrain();
        showCurves(report, standings, series);
    }

    private ChartSeries series(RaceReport report, List<RaceReport.Standing> standings, int place) {
        RaceLine line = standings.get(place).line();
        return new ChartSeries(place, String.valueOf(place + 1), words.name(report, line), line.accuracy(),
                new CurveData());
    }

    private void showCurves(RaceReport report, List<RaceReport.Standing> standings, List<ChartSeries> series) {
        int n = Math.min(MOST_CURVES, standings.size());
        curvePart.setVisible(n > 0 && standings.getFirst().line().curve().shots().length > 1);
        if (!curvePart.isVisible()) {
            return;
        }
        RaceLine best = standings.getFirst().line();
        shots.show(series.subList(0, n), standings.stream().limit(n).map(s -> s.line().curve()).toList(),
                best.curve().beyond(report.spec().seed()));
        say(needed, words.needed(report, best));
        say(gain, words.gain(report, best));
    }

    private Optional<RaceLine> chosen() {
        RaceTable.Row row = table.getSelectionModel().getSelectedItem();
        return row == null ? Optional.ofNullable(model.report().get()).flatMap(RaceReport::winner)
                : Optional.of(row.standing().line());
    }

    private void showTrain() {
        RaceReport report = model.report().get();
        Optional<RaceLine> line = chosen();
        train.setVisible(line.isPresent());
        line.ifPresent(l -> train.setText(report.winner().filter(l::equals).isPresent()
                ? texts.get("race.train.winner") : texts.get("race.train.line", words.name(report, l))));
    }

    private static void say(Label label, Optional<String> text) {
        label.setVisible(text.isPresent());
        label.setText(text.orElse(""));
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    private static Tooltip tip(String text) {
        Tooltip tip = new Tooltip(text);
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        return tip;
    }
}
