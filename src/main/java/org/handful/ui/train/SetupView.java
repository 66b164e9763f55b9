package org.handful.ui.train;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SearchableComboBox;
import org.handful.method.AdaptationMethod;
import org.handful.run.preflight.Remedy;
import org.handful.run.result.BackboneInfo;
import org.handful.ui.common.Texts;
import org.handful.ui.common.words.Named;
import org.handful.ui.train.names.NamesBox;
import org.handful.ui.train.runs.RunsModel.Board;
import org.handful.ui.train.setup.MethodCell;
import org.handful.ui.train.setup.PreflightWords;
import org.handful.ui.train.setup.SearchList;
import org.handful.ui.train.setup.SecondBox;
import org.handful.ui.train.setup.SettingsForm;
import org.handful.ui.train.setup.SettingsModel;
import org.handful.ui.train.setup.SplitModel;
import org.handful.ui.train.suits.SuitsView;
import org.handful.ui.train.unchecked.UncheckedBox;
import org.handful.ui.train.views.ViewsBox;

/** The left column: what to learn with, and the one button that starts it. */
public final class SetupView {
    private static final PseudoClass WRONG = Styles.STATE_DANGER;

    private final TrainViewModel model;
    private final Texts texts;
    private final TrainWords words;
    private final ObservableValue<String> selected;

    @FXML private ComboBox<BackboneInfo> backbone;
    @FXML private Label backboneLine;
    @FXML private VBox suits;
    @FXML private VBox names;
    @FXML private VBox sets;
    @FXML private Button toSets;
    @FXML private VBox unchecked;
    @FXML private VBox second;
    @FXML private SearchableComboBox<AdaptationMethod<?>> method;
    @FXML private Label summary;
    @FXML private Hyperlink citationLink;
    @FXML private Label citation;
    @FXML private VBox settings;
    @FXML private CheckBox all;
    @FXML private VBox views;
    @FXML private Hyperlink reset;
    @FXML private ToggleButton shotsChoice;
    @FXML private ToggleButton shareChoice;
    @FXML private ToggleButton assignedChoice;
    @FXML private HBox amount;
    @FXML private Spinner<Integer> spinner;
    @FXML private Label unit;
    @FXML private Label forecast;
    @FXML private TextField seed;
    @FXML private Label seedComplaint;
    @FXML private Button start;
    @FXML private HBox startHolder;
    @FXML private Label obstacle;
    @FXML private Label ahead;
    @FXML private Label promise;
    @FXML private Tooltip aheadDetails;
    @FXML private VBox shortage;
    @FXML private Label shortageWords;
    @FXML private FlowPane remedies;

    /** @param selected name of the image that is selected in the window, or null */
    public SetupView(TrainViewModel model, ObservableValue<String> selected, Texts texts) {
        this.selected = selected;
        this.model = model;
        this.texts = texts;
        this.words = new TrainWords(texts, model.methods());
    }

    @FXML
    private void initialize() {
        backbone.setItems(model.backbones());
        backbone.setConverter(new Named<>(BackboneInfo::name));
        backbone.valueProperty().bindBidirectional(model.backbone());
        backboneLine.textProperty().bind(model.backbone().map(words::backboneLine).orElse(""));
        suits.getChildren().add(new SuitsView(model.suits(), texts, model.backbones(), model.backbone()::set));
        var named = new NamesBox(model.names(), texts);
        names.getChildren().add(named);
        names.managedProperty().bind(named.visibleProperty());
        model.names().possible().subscribe(_ -> offer());
        model.obstacles().changes().addListener((_, _, _) -> offer());
        method.setConverter(new Named<>(words.methods()::title));
        SearchList.of(method, MethodCell::ems);
        method.setCellFactory(_ -> new MethodCell(words.methods(), model.obstacles()::atFirst));
        ListCell<AdaptationMethod<?>> shown = new ListCell<>() {
            @Override
            protected void updateItem(AdaptationMethod<?> chosen, boolean empty) {
                super.updateItem(chosen, empty);
                setText(empty || chosen == null ? "" : words.methods().title(chosen));
            }
        };
        // What is typed appears in its place.
        shown.opacityProperty().bind(Bindings.when(method.showingProperty()).then(0).otherwise(1));
        method.setButtonCell(shown);
        // While a person types into the list to find another one, nothing is chosen in it.
        method.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.method().set(chosen);
            }
        });
        method.showingProperty().subscribe(showing -> {
            if (!showing) {
                method.setValue(model.method().get());
            }
        });
        model.method().subscribe(method::setValue);
        summary.textProperty().bind(model.method().map(words.methods()::summary).orElse(""));
        var box = new UncheckedBox(model.project(), model.method(), texts);
        unchecked.getChildren().add(box);
        unchecked.managedProperty().bind(box.visibleProperty());
        var fused = new SecondBox(model.second(), texts);
        second.getChildren().add(fused);
        second.managedProperty().bind(fused.visibleProperty());
        citation.textProperty().bind(model.method().map(AdaptationMethod::citation).orElse(""));
        citation.managedProperty().bind(citation.visibleProperty());
        citationLink.setOnAction(_ -> {
            citation.setVisible(!citation.isVisible());
            citationLink.setVisited(false);
        });
        model.settings().subscribe(this::showSettings);
        var seen = new ViewsBox(model.views(), model.method(), selected, texts);
        views.getChildren().add(seen);
        views.managedProperty().bind(seen.visibleProperty());
        reset.managedProperty().bind(reset.visibleProperty());
        bindSplit();
        seed.textProperty().bindBidirectional(model.seed());
        seedComplaint.managedProperty().bind(seedComplaint.visibleProperty());
        model.seed().subscribe(_ -> {
            seedComplaint.setText(model.seedComplaint());
            seedComplaint.setVisible(model.seedComplaint() != null);
            seed.pseudoClassStateChanged(WRONG, model.seedComplaint() != null);
        });
        sets.managedProperty().bind(sets.visibleProperty());
        sets.visibleProperty().bind(model.several().listed());
        toSets.setOnAction(_ -> model.runs().board().set(Board.SEVERAL));
        bindAhead();
        bindStart();
    }

    private void offer() {
        method.getItems().setAll(words.methods().sorted(model.names().offered(model.methods())));
        method.setValue(model.method().get());
    }

    private void bindStart() {
        start.textProperty().bind(model.startWords());
        start.disableProperty().bind(model.obstacle().isNotNull().or(shortage.visibleProperty()));
        start.setOnAction(_ -> model.start());
        start.setDefaultButton(true);
        start.accessibleHelpProperty().bind(model.obstacle());
        obstacle.textProperty().bind(model.obstacle());
        obstacle.visibleProperty().bind(model.obstacle().isNotNull());
        obstacle.managedProperty().bind(obstacle.visibleProperty());
        Tooltip why = new Tooltip();
        why.textProperty().bind(model.obstacle());
        model.obstacle().subscribe(now -> {
            if (now == null) {
                Tooltip.uninstall(startHolder, why);
            } else {
                Tooltip.install(startHolder, why);
            }
        });
    }

    private void bindAhead() {
        PreflightWords look = new PreflightWords(texts);
        ahead.managedProperty().bind(ahead.visibleProperty());
        promise.managedProperty().bind(promise.visibleProperty());
        promise.visibleProperty().bind(promise.textProperty().isNotEmpty());
        shortage.managedProperty().bind(shortage.visibleProperty());
        model.ahead().subscribe(f -> {
            ahead.setVisible(f != null);
            shortage.setVisible(f != null && f.shortage().isPresent());
            promise.setText(f == null ? "" : model.promise(f.task().work().support()));
            if (f != null) {
                ahead.setText(look.line(f));
                aheadDetails.setText(look.details(f));
                ahead.setAccessibleHelp(look.details(f));
                shortageWords.setText(f.shortage().map(look::shortage).orElse(""));
                remedies.getChildren().setAll(f.remedies().stream().map(this::remedy).toList());
                if (!f.remedies().isEmpty()) {
                    remedies.getChildren().addFirst(new Label(texts.get("setup.remedy")));
                }
            }
        });
    }

    private Hyperlink remedy(Remedy remedy) {
        Hyperlink link = new Hyperlink(switch (remedy) {
            case Remedy.SmallerBatch(int images) -> texts.get("setup.remedy.batch", images);
            case Remedy.FewerImages(int support) -> texts.get("setup.remedy.images", support);
            case Remedy.AnotherMethod(String id) -> texts.get("setup.remedy.method", words.methodTitle(id));
            case Remedy.AnotherBackbone(String id) -> texts.get("setup.remedy.backbone", words.backbone(id, model));
        });
        link.setId("train.remedy." + remedy.getClass().getSimpleName());
        link.setOnAction(_ -> model.apply(remedy));
        return link;
    }

    @FXML
    private void anyway() {
        model.startAnyway();
    }

    private void showSettings(SettingsModel form) {
        all.selectedProperty().unbind();
        settings.getChildren().clear();
        if (form != null) {
            settings.getChildren().add(new SettingsForm(form, texts));
            all.setSelected(form.all().get());
            all.setOnAction(_ -> form.all().set(all.isSelected()));
            reset.visibleProperty().bind(form.changed());
            reset.setOnAction(_ -> {
                form.reset();
                reset.setVisited(false);
            });
        }
        all.setVisible(form != null && form.hasAdvanced());
        all.setManaged(all.isVisible());
    }

    private void bindSplit() {
        SplitModel split = model.split();
        ToggleGroup group = new ToggleGroup();
        group.getToggles().setAll(shotsChoice, shareChoice, assignedChoice);
        shotsChoice.setUserData(SplitModel.Kind.SHOTS);
        shareChoice.setUserData(SplitModel.Kind.SHARE);
        assignedChoice.setUserData(SplitModel.Kind.ASSIGNED);
        split.kind().subscribe(kind -> group.getToggles().forEach(t -> t.setSelected(t.getUserData() == kind)));
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else {
                split.kind().set((SplitModel.Kind) now.getUserData());
            }
        });
        var shots = new SpinnerValueFactory.IntegerSpinnerValueFactory(1, 1000, split.shots().get());
        shots.valueProperty().addListener((_, _, now) -> split.shots().set(now));
        split.shots().subscribe(now -> shots.setValue(now.intValue()));
        var percent = new SpinnerValueFactory.IntegerSpinnerValueFactory(1, 99, split.percent().get(), 5);
        percent.valueProperty().addListener((_, _, now) -> split.percent().set(now));
        split.percent().subscribe(now -> percent.setValue(now.intValue()));
        split.kind().subscribe(kind -> {
            spinner.setValueFactory(kind == SplitModel.Kind.SHARE ? percent : shots);
            unit.setText(texts.get(kind == SplitModel.Kind.SHARE ? "train.split.shareUnit" : "train.split.shotsUnit"));
            spinner.setAccessibleText(unit.getText());
        });
        spinner.getEditor().focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                spinner.commitValue();
            }
        });
        amount.visibleProperty().bind(Bindings.notEqual(split.kind(), SplitModel.Kind.ASSIGNED));
        amount.managedProperty().bind(amount.visibleProperty());
        forecast.textProperty().bind(model.forecast());
    }
}
