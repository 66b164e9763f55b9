package org.handful.ui.evaluate;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import org.handful.method.Methods;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Texts;
import org.handful.ui.common.fit.NameFigureCell;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.look.Room;
import org.handful.ui.common.part.EmptyState;
import org.handful.ui.common.words.MethodWords;
import org.handful.ui.common.words.Times;
import org.handful.ui.evaluate.map.MapModel;
import org.handful.ui.evaluate.why.WhyModel;

/** The frame of the screen: which run, its tabs, and the images behind what was pressed. */
public final class EvaluateView {
    private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");
    /** Width in em that tabs and picked images need beside each other. */
    private static final double BOTH = 42;

    private final EvaluateViewModel model;
    private final WhyModel why;
    private final MapModel map;
    private final Navigation navigation;
    private final Runnable report;
    private final Texts texts;

    @FXML private EmptyState empty;
    @FXML private BorderPane pane;
    @FXML private ComboBox<RunInfo> run;
    @FXML private Label made;
    @FXML private TabPane tabs;
    @FXML private Tab mapTab;
    @FXML private Tab whyTab;
    @FXML private Tab sessionsTab;
    @FXML private Button reportButton;
    @FXML private Node picked;

    private BooleanBinding roomy;

    /** @param report asks where to write the report of the run */
    public EvaluateView(
            EvaluateViewModel model, WhyModel why, MapModel map, Navigation navigation, Runnable report, Texts texts) {
        this.model = model;
        this.why = why;
        this.map = map;
        this.navigation = navigation;
        this.report = report;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        Figures figures = new Figures(texts);
        empty.withAction("evaluate.toTrain", texts.get("evaluate.empty.action"),
                () -> navigation.show(Navigation.TRAIN));
        model.ofLabels().subscribe(yes -> empty.setHint(texts.get(yes ? "evaluate.empty.labels" : "evaluate.empty.hint")));
        empty.visibleProperty().bind(model.chosen().isNull());
        pane.visibleProperty().bind(model.chosen().isNotNull());
        // Runs of the same settings have the same name: the time tells them apart.
        Times times = new Times(texts);
        NameFigureCell.in(run, RunInfo::name, info -> texts.get("evaluate.run.figure", times.since(info.started()),
                figures.percent(info.accuracy())));
        model.runs().subscribe(all -> {
            RunInfo before = model.chosen().get();
            run.getItems().setAll(all);
            run.setValue(before != null && all.contains(before) ? before : null);
        });
        model.chosen().subscribe(run::setValue);
        run.setOnAction(_ -> {
            if (run.getValue() != null) {
                model.chosen().set(run.getValue());
            }
        });
        model.result().subscribe(r -> made.setText(r == null ? "" : texts.get("evaluate.run.made", methodTitle(r),
                r.backboneName(), r.supportImages().size(), r.predictions().size())));
        tabs.getSelectionModel().select(model.tab().get());
        model.tab().bind(tabs.getSelectionModel().selectedIndexProperty());
        var shown = Bindings.equal(navigation.screen(), Navigation.EVALUATE);
        why.lookedAt().bind(whyTab.selectedProperty().and(shown));
        // A result comes later than the tab where a program begins with Evaluate.
        map.lookedAt().bind(mapTab.selectedProperty().and(shown).and(model.result().isNotNull()));
        picked.managedProperty().bind(picked.visibleProperty());
        // Nothing is picked in the last places, which need their whole width.
        picked.visibleProperty().bind(model.picked().title().isNotEmpty().and(mapTab.selectedProperty()
                .or(whyTab.selectedProperty()).or(sessionsTab.selectedProperty()).not()));
        reportButton.disableProperty().bind(model.result().isNull());
        reportButton.setOnAction(_ -> report.run());
        // Without room for both, the images that were picked have the place to themselves until they are closed.
        roomy = Room.in(pane).isAtLeast(BOTH);
        tabs.managedProperty().bind(tabs.visibleProperty());
        tabs.visibleProperty().bind(roomy.or(picked.visibleProperty().not()));
        tabs.visibleProperty().subscribe(beside -> picked.pseudoClassStateChanged(ALONE, !beside));
    }

    private String methodTitle(RunResult result) {
        String id = result.spec().method();
        return Methods.all().stream().filter(m -> m.id().equals(id)).map(new MethodWords(texts)::title).findFirst()
                .orElse(id);
    }
}
