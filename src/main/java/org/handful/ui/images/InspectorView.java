package org.handful.ui.images;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.fit.NameLabel;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.PreviewPane;
import org.handful.ui.common.part.PreviewSource;
import org.handful.ui.common.part.SquareImage;
import org.handful.ui.images.intake.ComputedView;
import org.handful.ui.images.intake.MeasuresModel;
import org.handful.ui.images.label.LabelChips;

/** Draws the details of the selection. FX thread. */
public final class InspectorView {
    private static final int MOST_ALIKE = 8;

    private final InspectorViewModel model;
    private final MeasuresModel measures;
    private final Consumer<String> review;
    private final PreviewSource source;
    private final ImageCache cache;
    private final UiKit kit;
    private PreviewPane preview;
    private Details shown;
    private boolean showing;

    @FXML
    private Node nothing;

    @FXML
    private StackPane picture;

    @FXML
    private NameLabel name;

    @FXML
    private Label about;

    @FXML
    private ComboBox<String> classChoice;

    @FXML
    private StackPane labelsPlace;

    @FXML
    private HBox roles;

    @FXML
    private VBox attributes;

    @FXML
    private TextField newAttribute;

    @FXML
    private Node alikeSection;

    @FXML
    private FlowPane alike;

    @FXML
    private Button reviewAlike;

    @FXML
    private StackPane computedPlace;

    @FXML
    private Node details;

    private ComputedView computed;
    private LabelChips labels;

    private final ToggleGroup roleGroup = new ToggleGroup();

    /** @param review shows an image side by side with what looks like it */
    public InspectorView(InspectorViewModel model, MeasuresModel measures, Consumer<String> review,
            PreviewSource source, ImageCache cache, UiKit kit) {
        this.model = model;
        this.measures = measures;
        this.review = review;
        this.source = source;
        this.cache = cache;
        this.kit = kit;
    }

    @FXML
    private void initialize() {
        preview = new PreviewPane(kit.background());
        picture.getChildren().add(preview);
        computed = new ComputedView(measures, kit.texts(), () -> measures.sayFine(model.chosen()));
        computedPlace.getChildren().add(computed);
        labels = new LabelChips(model::setClass);
        labelsPlace.getChildren().add(labels);
        labelsPlace.managedProperty().bind(labels.visibleProperty());
        classChoice.setOnAction(e -> {
            if (!showing) {
                String chosen = classChoice.getValue();
                model.setClass(kit.texts().get("images.unlabelled").equals(chosen) ? null : chosen);
            }
        });
        reviewAlike.setOnAction(e -> review.accept(shown.lead().image().name()));
        for (SplitRole role : SplitRole.values()) {
            roles.getChildren().add(roleButton(role));
        }
        model.details().subscribe(this::show);
    }

    @FXML
    private void addAttribute() {
        String attribute = newAttribute.getText().strip();
        if (!attribute.isEmpty() && valueField(attribute) == null) {
            addValueRow(new Details.Value(attribute, ""));
            valueField(attribute).requestFocus();
        }
        newAttribute.clear();
    }

    private void show(Details now) {
        if (now != null && now.equals(shown)) {
            return;
        }
        shown = now;
        nothing.setVisible(now == null);
        details.setVisible(now != null);
        if (now == null) {
            preview.clear();
            return;
        }
        showing = true;
        showHead(now);
        showClass(now);
        roleGroup.selectToggle(null);
        roleGroup.getToggles().stream().filter(t -> t.getUserData() == now.role()).findFirst()
                .ifPresent(roleGroup::selectToggle);
        attributes.getChildren().clear();
        now.values().forEach(this::addValueRow);
        showAlike(now.lookAlikes());
        computed.show(now.lead().image());
        showing = false;
    }

    private void showHead(Details now) {
        String sha = now.lead().image().sha256();
        preview.show(() -> source.bytes(sha));
        Texts texts = kit.texts();
        name.setName(now.count() == 1 ? now.lead().image().name() : texts.get("images.many", now.count()));
        about.setText(now.count() == 1
                ? texts.get("images.size", now.lead().image().width(), now.lead().image().height())
                : texts.get("images.many.hint"));
    }

    private void showClass(Details now) {
        var choices = FXCollections.observableArrayList(model.classes());
        choices.addFirst(kit.texts().get("images.unlabelled"));
        classChoice.setItems(choices);
        // Chips of images that differ would say what holds for none of them.
        labels.show(now.sameClass() ? model.classes() : List.of(), now.className());
        if (!now.sameClass()) {
            classChoice.setValue(null);
        } else {
            classChoice.setValue(now.className() == null ? kit.texts().get("images.unlabelled") : now.className());
        }
    }

    private ToggleButton roleButton(SplitRole role) {
        String key = "images.role." + role.name().toLowerCase(java.util.Locale.ROOT);
        var button = new ToggleButton(kit.texts().get(key + ".short"));
        button.setId("inspector.role." + role.name().toLowerCase(java.util.Locale.ROOT));
        button.setUserData(role);
        button.setToggleGroup(roleGroup);
        button.setTooltip(new Tooltip(kit.texts().get(key + ".tip")));
        button.setAccessibleText(kit.texts().get(key));
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setOnAction(e -> {
            button.setSelected(true);
            model.setRole(role);
        });
        return button;
    }

    private void addValueRow(Details.Value value) {
        var label = new NameLabel();
        label.setName(value.attribute());
        label.getStyleClass().add("field-label");
        var field = new ComboBox<>(FXCollections.observableArrayList(model.knownValues(value.attribute())));
        field.setId(valueId(value.attribute()));
        field.setEditable(true);
        field.setMaxWidth(Double.MAX_VALUE);
        field.setPromptText(kit.texts().get(value.value() == null ? "images.attribute.mixed"
                : "images.attribute.none"));
        field.setValue(value.value() == null ? "" : value.value());
        field.setAccessibleText(value.attribute());
        field.setOnAction(e -> commit(value, field.getValue()));
        field.getEditor().focusedProperty().addListener((o, before, now) -> {
            if (!now) {
                commit(value, field.getEditor().getText());
            }
        });
        var line = new VBox(label, field);
        line.getStyleClass().add("field");
        attributes.getChildren().add(line);
    }

    private void commit(Details.Value value, String text) {
        String now = text == null ? "" : text.strip();
        boolean untouched = value.value() == null ? now.isEmpty() : now.equals(value.value());
        if (!showing && !untouched && shown != null) {
            model.setAttribute(value.attribute(), now);
        }
    }

    private void showAlike(List<Sample> samples) {
        alikeSection.setVisible(!samples.isEmpty());
        alikeSection.setManaged(!samples.isEmpty());
        alike.getChildren().clear();
        reviewAlike.setText(kit.texts().get("intake.duplicates.reviewOne", samples.size()));
        for (Sample s : samples.stream().limit(MOST_ALIKE).toList()) {
            var square = new SquareImage(56);
            cache.request(s.image().sha256(), 56, square::paint);
            Tooltip.install(square, new Tooltip(s.image().name()));
            square.setOnMouseClicked(e -> model.select(s));
            alike.getChildren().add(square);
        }
    }

    private Node valueField(String attribute) {
        return attributes.getChildren().stream().flatMap(line -> ((VBox) line).getChildren().stream()).filter(n -> valueId(attribute).equals(n.getId())).findFirst()
                .orElse(null);
    }

    private static String valueId(String attribute) {
        return "inspector.value." + attribute;
    }
}
