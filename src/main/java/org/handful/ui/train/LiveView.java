package org.handful.ui.train;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.handful.model.RunSpec;
import org.handful.run.TrainingListener.Keep;
import org.handful.run.result.RunResult;
import org.handful.run.result.RunStatus;
import org.handful.ui.chart.curve.CurveChart;
import org.handful.ui.chart.curve.CurveData;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Texts;
import org.handful.ui.common.part.EmptyState;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.ProgressView;
import org.handful.ui.train.queue.QueueItem;
import org.handful.ui.train.runs.RunsModel;

/** The middle: the curves of the training that goes on, or of the run that is looked at. */
public final class LiveView {
    private final TrainViewModel model;
    private final Navigation navigation;
    private final Texts texts;
    private final TrainWords words;
    private final CurveChart chart;
    private final HeldOutStrip strip;
    private final ProgressView progress;

    @FXML private ScrollPane pane;
    @FXML private EmptyState empty;
    @FXML private Label title;
    @FXML private Label phase;
    @FXML private ToggleSwitch smooth;
    @FXML private Button pause;
    @FXML private Button stop;
    @FXML private Button cancel;
    @FXML private StackPane chartHolder;
    @FXML private Label noCurves;
    @FXML private StackPane progressHolder;
    @FXML private VBox stripBox;
    @FXML private Label stripCount;
    @FXML private Label status;
    @FXML private Label note;
    @FXML private VBox asking;
    @FXML private Label question;
    @FXML private Button keepBest;
    @FXML private Label bestHelp;
    @FXML private VBox result;
    @FXML private Label figure;
    @FXML private Label count;
    @FXML private Label sentence;
    @FXML private Button evaluate;

    private Subscription following = Subscription.EMPTY;
    private boolean closed;

    public LiveView(TrainViewModel model, Navigation navigation, ImageCache images, Texts texts) {
        this.model = model;
        this.navigation = navigation;
        this.texts = texts;
        this.words = new TrainWords(texts, model.methods());
        this.chart = new CurveChart(texts);
        this.strip = new HeldOutStrip(images, texts);
        this.progress = new ProgressView(texts).stages();
    }

    @FXML
    private void initialize() {
        chart.setId("train.chart");
        chartHolder.getChildren().addFirst(chart);
        progressHolder.getChildren().add(progress);
        stripBox.getChildren().add(strip);
        smooth.setSelected(true);
        smooth.setTooltip(new Tooltip(texts.get("train.live.smoothHelp")));
        chart.smoothingProperty().bind(smooth.selectedProperty());
        for (Node node : List.of(pane, empty, pause, stop, cancel, noCurves, progressHolder, stripBox, note, asking, result,
                evaluate, status, bestHelp, keepBest, smooth)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        // A question must be seen; in a low window it lies below the end.
        asking.visibleProperty().subscribe(asked -> {
            if (asked) {
                pane.setVvalue(1);
            }
        });
        model.live().subscribe(_ -> pane.setVvalue(0));
        model.project().training().subscribe(progress::show);
        model.live().subscribe(_ -> choose());
        model.runs().stored().subscribe(_ -> choose());
        model.runs().shown().subscribe(_ -> choose());
        evaluate.setOnAction(_ -> navigation.show(Navigation.EVALUATE));
    }

    /** Looks at nothing any longer: another view may follow the training. */
    void close() {
        closed = true;
        following.unsubscribe();
        following = Subscription.EMPTY;
    }

    @FXML
    private void pause() {
        QueueItem current = model.queue().current().get();
        if (current != null && model.live().get().paused().get()) {
            model.queue().resume(current);
        } else if (current != null) {
            model.queue().pause(current);
        }
    }

    @FXML
    private void stop() {
        model.live().get().stop();
    }

    @FXML
    private void cancel() {
        model.live().get().cancel();
    }

    @FXML
    private void keepBest() {
        model.live().get().answer(Keep.BEST);
    }

    @FXML
    private void keepLast() {
        model.live().get().answer(Keep.LAST);
    }

    @FXML
    private void discard() {
        model.live().get().answer(Keep.DISCARD);
    }

    private void choose() {
        RunsModel.Stored stored = model.runs().stored().get();
        LiveTraining live = model.live().get();
        if (closed || model.runs().shown().get() != null && stored == null) {
            return;
        }
        following.unsubscribe();
        following = Subscription.EMPTY;
        empty.setVisible(stored == null && live == null);
        pane.setVisible(!empty.isVisible());
        if (stored != null) {
            show(stored);
        } else if (live != null) {
            follow(live);
        }
    }

    private void show(RunsModel.Stored stored) {
        RunStatus runStatus = stored.info().status();
        heading(stored.info().spec(), stored.info().name());
        chart.show(CurveData.of(stored.events()));
        chart.setVisible(!chart.data().empty());
        smooth.setVisible(!chart.data().empty());
        noCurves.setText(texts.get("train.live.noStored"));
        noCurves.setVisible(chart.data().empty());
        for (Node node : List.of(pause, stop, cancel, progressHolder, stripBox, note, asking, status)) {
            node.setVisible(false);
        }
        phase.setText(model.runs().words().line(stored.info()));
        String key = "train.result.status." + runStatus.name().toLowerCase(java.util.Locale.ROOT);
        showResult(stored.result(), stored.info().labels() != null ? model.runs().words().labels(stored.info().labels())
                : texts.get(texts.has(key) ? key : "train.result.none"));
    }

    private void follow(LiveTraining live) {
        RunSpec spec = live.spec();
        heading(spec, null);
        chart.show(live.curves());
        live.onEvent(_ -> grown(live));
        strip.show(live.watched().get(), model.project().dataset().get().labels());
        following = Subscription.combine(
                live.phase().subscribe(_ -> update(live)),
                live.job().subscribe(_ -> update(live)),
                live.paused().subscribe(_ -> update(live)),
                live.step().subscribe(_ -> counts(live)),
                live.device().subscribe(_ -> counts(live)),
                live.note().subscribe(text -> {
                    note.setText(text);
                    note.setVisible(text != null);
                }),
                live.watched().subscribe(all -> strip.show(all, model.project().dataset().get().labels())),
                () -> live.onEvent(_ -> { }));
    }

    private void update(LiveTraining live) {
        LiveTraining.Phase now = live.phase().get();
        boolean ended = now == LiveTraining.Phase.ENDED;
        phase.setText(words.phase(live));
        boolean paused = live.paused().get();
        pause.setText(texts.get(paused ? "train.live.resume" : "train.live.pause"));
        pause.setVisible(!ended && now != LiveTraining.Phase.ASKING);
        pause.setDisable(now != LiveTraining.Phase.TRAINING && now != LiveTraining.Phase.PREPARING);
        stop.setVisible(live.curved() && !ended && now != LiveTraining.Phase.ASKING);
        stop.setDisable(now != LiveTraining.Phase.TRAINING && now != LiveTraining.Phase.PREPARING);
        cancel.setVisible(!ended && now != LiveTraining.Phase.ASKING);
        asking.setVisible(now == LiveTraining.Phase.ASKING);
        if (asking.isVisible()) {
            question.setText(texts.get("train.stop.question", live.stoppedStep()));
            keepBest.setText(texts.get("train.stop.best", live.bestStep()));
            keepBest.setVisible(live.bestKnown().get());
            bestHelp.setVisible(live.bestKnown().get());
        }
        counts(live);
        result.setVisible(ended);
        if (ended) {
            boolean failed = live.job().get() != null
                    && live.job().get().result().state() == Future.State.FAILED;
            showResult(live.result(), texts.get(failed ? "train.result.status.failed" : "train.result.kept.nothing"));
        }
    }

    private void grown(LiveTraining live) {
        chart.grown();
        if (!chart.isVisible()) {
            counts(live);
        }
    }

    private void counts(LiveTraining live) {
        boolean ended = live.phase().get() == LiveTraining.Phase.ENDED;
        status.setText(words.status(live.step().get(), live.device().get(),
                live.phase().get() == LiveTraining.Phase.TRAINING && !live.paused().get()));
        status.setVisible(!status.getText().isEmpty());
        stripCount.setText(words.watched(live.watched().get(), live.heldOutImages()));
        stripBox.setVisible(live.curved() && !live.watched().get().isEmpty());
        boolean drawn = !chart.data().empty();
        chart.setVisible(drawn);
        smooth.setVisible(drawn);
        noCurves.setText(texts.get("train.live.noCurves"));
        noCurves.setVisible(!live.curved() && !drawn);
        progressHolder.setVisible(!drawn && !ended);
    }

    private void showResult(Optional<RunResult> ended, String otherwise) {
        result.setVisible(true);
        evaluate.setVisible(ended.isPresent());
        figure.setVisible(ended.isPresent());
        figure.getParent().setManaged(ended.isPresent());
        figure.setText(ended.map(r -> words.figures().percent(r.evaluation().accuracy())).orElse(""));
        count.setText(ended.map(r -> texts.get("train.result.count", r.evaluation().accuracy().n())).orElse(""));
        sentence.setText(ended.map(r -> words.accuracy(r.evaluation().accuracy())).orElse(otherwise));
    }

    private void heading(RunSpec spec, String name) {
        title.setText(name != null ? name
                : texts.get("train.live.title", words.methodTitle(spec.method()), words.backbones(spec, model)));
    }
}
