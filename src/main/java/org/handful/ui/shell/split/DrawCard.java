package org.handful.ui.shell.split;

import atlantafx.base.controls.Popover;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.handful.run.data.SplitPreview;
import org.handful.ui.common.Fxml;
import org.handful.ui.common.Texts;
import org.handful.ui.common.fit.NameLabel;
import org.handful.ui.common.part.WhyNot;
import org.handful.ui.shell.row.Lines;

/** A card beside the side bar that draws the split and shows first what that gives. FX thread. */
public final class DrawCard {
    /** Classes that are listed; a card is no table. */
    private static final int LISTED = 100;
    private static final int REMARKS = 4;

    private final DrawModel model;
    private final Texts texts;
    private final Popover popover = new Popover();

    @FXML
    private Spinner<Integer> shots;

    @FXML
    private TextField seed;

    @FXML
    private GridPane classes;

    @FXML
    private Node table;

    @FXML
    private VBox remarks;

    @FXML
    private Button draw;

    public DrawCard(DrawModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    /** @param beside what it belongs to */
    public void show(Node beside, Fxml fxml) {
        if (popover.getContentNode() == null || shots == null) {
            Parent card = fxml.load("split-draw", this);
            popover.setContentNode(card);
            popover.setTitle(texts.get("data.draw.title"));
            popover.setHeaderAlwaysVisible(true);
            popover.setDetachable(false);
            popover.setArrowLocation(Popover.ArrowLocation.LEFT_TOP);
            popover.showingProperty().addListener((o, before, now) -> model.setOpen(now));
        }
        popover.show(beside);
        shots.requestFocus();
    }

    @FXML
    private void initialize() {
        var values = new IntegerSpinnerValueFactory(1, 999, model.shots().get());
        shots.setValueFactory(values);
        values.valueProperty().addListener((o, before, now) -> model.shots().set(now));
        shots.getEditor().textProperty().addListener((o, before, now) -> {
            if (now.strip().matches("[1-9]\\d{0,2}")) {
                values.setValue(Integer.valueOf(now.strip()));
            }
        });
        seed.textProperty().bindBidirectional(model.seed());
        WhyNot.explain(draw, model.whyNot());
        model.outlook().subscribe(outlook -> showOutlook(outlook));
    }

    @FXML
    private void anotherSeed() {
        model.anotherSeed();
    }

    @FXML
    private void draw() {
        model.draw();
        popover.hide();
    }

    @FXML
    private void clear() {
        model.clear();
        popover.hide();
    }

    private void showOutlook(DrawModel.Outlook outlook) {
        SplitPreview preview = outlook == null ? null : outlook.preview();
        Lines.show(table, preview != null);
        if (preview == null) {
            remarks.getChildren().setAll(outlook == null ? List.of() : List.of(remark(outlook.trouble())));
            return;
        }
        classes.getChildren().clear();
        classes.addRow(0, head("data.draw.class"), head("data.split.support"), head("data.split.test"));
        int row = 1;
        for (SplitPreview.Line line : preview.classes().subList(0, Math.min(LISTED, preview.classes().size()))) {
            var name = new NameLabel();
            name.setName(line.name());
            name.setMaxWidth(Double.MAX_VALUE);
            classes.addRow(row++, name, figure(line.support()), figure(line.test()));
        }
        if (preview.classes().size() > LISTED) {
            classes.add(new Label(texts.get("data.draw.more", preview.classes().size() - LISTED)), 0, row++, 3, 1);
        }
        classes.addRow(row, head("data.draw.all"), figure(preview.support()), figure(preview.test()));
        List<String> words = model.remarks(preview);
        remarks.getChildren().setAll(words.stream().limit(REMARKS).map(this::remark).toList());
        if (words.size() > REMARKS) {
            remarks.getChildren().add(remark(texts.get("data.draw.moreShort", words.size() - REMARKS)));
        }
    }

    private Label head(String key) {
        var label = new Label(texts.get(key));
        label.getStyleClass().addAll("caption", "text-muted");
        return label;
    }

    private Label figure(int n) {
        var label = new Label(texts.get("data.count", n));
        label.getStyleClass().add("figures");
        return label;
    }

    private Label remark(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("caption");
        return label;
    }
}
