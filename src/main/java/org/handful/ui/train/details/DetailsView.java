package org.handful.ui.train.details;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.handful.method.AdaptationMethod;
import org.handful.model.RunSpec;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;
import org.handful.run.result.RunStatus;
import org.handful.ui.chart.curve.CurveChart;
import org.handful.ui.chart.curve.CurveData;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Texts;
import org.handful.ui.common.part.EmptyState;
import org.handful.ui.common.part.WhyNot;
import org.handful.ui.train.runs.RunStar;
import org.handful.ui.train.runs.RunWords;
import org.handful.ui.train.runs.RunsModel;

/** One run as a card that can be read from the last row: what determined it, what came out, what is noted. */
public final class DetailsView {
    private static final Duration AFTER_TYPING = Duration.seconds(2);

    private final RunsModel model;
    private final AgainModel doing;
    private final Consumer<RunInfo> repeating;
    private final Navigation navigation;
    private final Texts texts;
    private final RunWords words;
    private final RunFacts facts;
    private final PrivacyPrice privacy;
    private final CurveChart chart;
    private final PauseTransition typed = new PauseTransition(AFTER_TYPING);

    @FXML private EmptyState empty;
    @FXML private ScrollPane page;
    @FXML private Label name;
    @FXML private Label line;
    @FXML private RunStar star;
    @FXML private Button evaluate;
    @FXML private VBox result;
    @FXML private Label figure;
    @FXML private Label sentence;
    @FXML private VBox remarks;
    @FXML private Button price;
    @FXML private VBox came;
    @FXML private FactsPane inputs;
    @FXML private FactsPane outputs;
    @FXML private VBox settings;
    @FXML private FactsPane firstSettings;
    @FXML private FactsPane otherSettings;
    @FXML private FactsPane surroundings;
    @FXML private TextArea notes;
    @FXML private VBox again;
    @FXML private Label command;
    @FXML private VBox drift;
    @FXML private Button copyCommand;
    @FXML private Button repeat;
    @FXML private VBox curves;
    @FXML private StackPane chartHolder;

    private RunInfo info;

    /**
     * @param methods whose settings are known
     * @param repeating does a run again
     * @param training begins a run, or lets it wait for its turn
     */
    public DetailsView(RunsModel model, AgainModel again, Consumer<RunInfo> repeating, Consumer<RunSpec> training,
            List<AdaptationMethod<?>> methods, Navigation navigation, Texts texts) {
        this.model = model;
        this.doing = again;
        this.repeating = repeating;
        this.navigation = navigation;
        this.texts = texts;
        this.words = model.words();
        this.facts = new RunFacts(words, methods);
        this.privacy = new PrivacyPrice(model, training);
        this.chart = new CurveChart(texts);
    }

    @FXML
    private void initialize() {
        chart.setId("runs.chart");
        chartHolder.getChildren().add(chart);
        price.setOnAction(_ -> privacy.ask(info));
        model.list().subscribe(_ -> showPrice());
        for (Node node : List.of(result, remarks, price, came, settings, curves, again)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        page.visibleProperty().bind(Bindings.isNotNull(model.stored()));
        empty.visibleProperty().bind(Bindings.isNull(model.shown()));
        star.setOnAction(_ -> model.star(info));
        evaluate.setOnAction(_ -> {
            if (info.labels() != null) {
                navigation.showLabels(info.id());
            } else {
                navigation.showRun(info.id());
            }
        });
        notes.textProperty().addListener((_, _, _) -> {
            if (notes.isFocused()) {
                typed.playFromStart();
            }
        });
        typed.setOnFinished(_ -> keepNotes());
        notes.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                keepNotes();
            }
        });
        copyCommand.setOnAction(_ -> doing.copy(info));
        repeat.setOnAction(_ -> repeating.accept(info));
        WhyNot.explain(repeat, doing.obstacle());
        doing.drift().subscribe(now -> drift.getChildren().setAll(
                (now == null ? List.<String>of() : doing.lines(now)).stream().map(DetailsView::line).toList()));
        model.stored().subscribe(this::show);
        model.annotating().subscribe((_, _) -> writeNotes());
    }

    /** Puts the cursor where notes are written, and brings that into view. */
    private void writeNotes() {
        notes.requestFocus();
        notes.end();
        double height = page.getContent().getBoundsInLocal().getHeight() - page.getViewportBounds().getHeight();
        double at = notes.getParent().getBoundsInParent().getMinY();
        page.setVvalue(height <= 0 ? 0 : Math.clamp(at / height, 0, 1));
    }

    private void keepNotes() {
        typed.stop();
        if (info != null) {
            model.note(info, notes.getText());
        }
    }

    private void show(RunsModel.Stored stored) {
        if (stored == null) {
            return;
        }
        boolean other = info == null || info.id() != stored.info().id();
        if (other) {
            keepNotes();
            page.setVvalue(0);
        }
        info = stored.info();
        if (other || !notes.isFocused()) {
            notes.setText(info.notes());
        }
        name.setText(info.name());
        line.setText(texts.get("runs.details.line", words.methodTitle(info.spec().method()), words.backbones(info.spec()),
                words.time(info)));
        star.show(info.starred());
        star.setAccessibleText(texts.get(info.starred() ? "runs.details.unstar" : "runs.details.star"));
        Optional<RunResult> run = stored.result();
        boolean labels = info.labels() != null;
        evaluate.setVisible(run.isPresent() || labels);
        evaluate.setText(texts.get(labels ? "runs.details.labels" : "runs.details.evaluate"));
        evaluate.getTooltip().setText(texts.get(labels ? "runs.details.labelsHelp" : "runs.details.evaluateHelp"));
        result.setVisible(run.isPresent() || labels);
        came.setVisible(run.isPresent());
        again.setVisible(run.isPresent() || labels);
        command.setText(doing.command(info));
        inputs.show(facts.inputs(info, run));
        List<Fact> set = facts.settings(info.spec());
        int half = (set.size() + 1) / 2;
        firstSettings.show(set.subList(0, half));
        otherSettings.show(set.subList(half, set.size()));
        settings.setVisible(!set.isEmpty());
        outputs.show(run.map(facts::figures).orElse(List.of()));
        surroundings.show(facts.surroundings(info, run));
        if (labels) {
            figure.setText(words.figure(info));
            sentence.setText(words.labels(info.labels()));
        }
        run.ifPresent(r -> {
            figure.setText(words.figures().percent(r.evaluation().accuracy()));
            var a = r.evaluation().accuracy();
            sentence.setText(texts.get("runs.details.accuracy", a.n(), words.figures().percent(a.low(), 0),
                    words.figures().percent(a.high(), 0)));
        });
        showRemarks(run);
        showPrice();
        chart.show(CurveData.of(stored.events()));
        curves.setVisible(!chart.data().empty());
    }

    private void showPrice() {
        RunsModel.Stored shown = model.stored().get();
        boolean asked = shown != null && shown.result().filter(PrivacyPrice::has).isPresent();
        price.setVisible(asked);
        price.setText(!asked ? "" : texts.get(privacy.twin(shown.info()).isPresent()
                ? "runs.details.priceCompare" : "runs.details.priceTrain"));
    }

    private void showRemarks(Optional<RunResult> run) {
        List<String> lines = new ArrayList<>();
        if (info.status() != RunStatus.DONE) {
            lines.add(texts.get("runs.ended." + info.status().name().toLowerCase(Locale.ROOT)));
        }
        if (!info.reason().isEmpty()) {
            lines.add(info.reason());
        }
        run.ifPresent(r -> {
            lines.addAll(r.notes());
            if (!r.shortClasses().isEmpty()) {
                lines.add(texts.get("runs.details.short", String.join(", ", r.shortClasses())));
            }
        });
        remarks.setVisible(!lines.isEmpty());
        remarks.getChildren().setAll(lines.stream().map(DetailsView::line).toList());
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }
}
