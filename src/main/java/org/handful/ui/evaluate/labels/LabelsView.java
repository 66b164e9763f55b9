package org.handful.ui.evaluate.labels;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.handful.run.audit.LabelAudit;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Texts;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.WhyNot;
import org.handful.ui.evaluate.labels.LabelsModel.Item;
import org.handful.ui.evaluate.labels.LabelsModel.State;
import org.handful.ui.evaluate.unchecked.UncheckedModel;
import org.handful.ui.evaluate.unchecked.UncheckedPart;

/** Draws the tab: one doubtful label under the other, with keys to judge them by. FX thread. */
public final class LabelsView {
    /** Images of a class below which the order of the doubts says more than their number. */
    private static final int FEW = 10;
    /** People mislabel a few of a hundred: where this share is doubted, it is the classifier that is wrong. */
    private static final double MANY = 0.2;

    private final LabelsModel model;
    private final Navigation navigation;
    private final ImageCache images;
    private final Texts texts;
    private final UncheckedModel unchecked;

    @FXML private VBox page;
    @FXML private ToggleButton doubts;
    @FXML private ToggleButton twins;
    @FXML private VBox doubtPart;
    @FXML private VBox twinPart;
    @FXML private Button check;
    @FXML private Button train;
    @FXML private VBox found;
    @FXML private Label sentence;
    @FXML private Label caution;
    @FXML private ListView<Item> list;
    @FXML private Button accept;
    @FXML private Button keep;
    @FXML private Button leaveOut;
    @FXML private Button toImages;

    public LabelsView(LabelsModel model, UncheckedModel unchecked, Navigation navigation, ImageCache images, Texts texts) {
        this.model = model;
        this.unchecked = unchecked;
        this.navigation = navigation;
        this.images = images;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        page.getChildren().addFirst(new UncheckedPart(unchecked, navigation, texts));
        one(doubtPart, doubts);
        one(twinPart, twins);
        doubts.getToggleGroup().selectedToggleProperty().addListener((_, before, now) -> {
            // One of the two is always open: pressing it again must not close it.
            if (now == null) {
                before.setSelected(true);
            }
        });
        WhyNot.explain(check, model.whyNotCheck());
        WhyNot.explain(train, model.whyNotTrain());
        check.setOnAction(_ -> model.check());
        train.setOnAction(_ -> model.trainAgain());
        found.managedProperty().bind(found.visibleProperty());
        caution.managedProperty().bind(caution.visibleProperty());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new SuspectCell(images, texts));
        list.setOnKeyPressed(this::key);
        // The letters stand on the buttons, so that they hold also when one of these was pressed last.
        found.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode().isLetterKey()) {
                key(e);
            }
        });
        var nothing = Bindings.isEmpty(list.getSelectionModel().getSelectedItems());
        for (Button button : List.of(accept, keep, leaveOut, toImages)) {
            button.disableProperty().bind(nothing);
        }
        accept.setOnAction(_ -> judge(State.CHANGED));
        keep.setOnAction(_ -> judge(State.KEPT));
        leaveOut.setOnAction(_ -> judge(State.LEFT_OUT));
        toImages.setOnAction(_ -> navigation.showInImages(selected().stream().map(i -> i.suspect().image()).toList()));
        model.audit().subscribe(this::show);
        model.items().subscribe(this::list);
    }

    private static void one(VBox part, ToggleButton choice) {
        part.visibleProperty().bind(choice.selectedProperty());
        part.managedProperty().bind(part.visibleProperty());
    }

    private void show(LabelAudit audit) {
        found.setVisible(audit != null);
        check.setText(texts.get(audit == null ? "evaluate.labels.check" : "evaluate.labels.again"));
        if (audit != null) {
            caution.setText(String.join("\n", cautions(audit)));
            caution.setVisible(!caution.getText().isEmpty());
            // Nothing may be in doubt before and after; then the items do not change.
            list(model.items().get());
        }
    }

    /** What must be known before the doubts are believed. */
    private List<String> cautions(LabelAudit audit) {
        List<String> out = new ArrayList<>();
        if (!audit.unchecked().isEmpty()) {
            out.add(texts.get("evaluate.labels.unchecked", String.join(", ", audit.unchecked())));
        } else if (audit.fewest() < FEW) {
            out.add(texts.get("evaluate.labels.few", audit.fewest()));
        }
        if (audit.suspects().size() > audit.checked() * MANY) {
            out.add(texts.get("evaluate.labels.weak"));
        }
        return out;
    }

    /** The same doubts again, judged further, keep what is selected. */
    private void list(List<Item> items) {
        LabelAudit audit = model.audit().get();
        if (audit == null) {
            return;
        }
        long open = items.stream().filter(i -> i.state() == State.OPEN).count();
        sentence.setText(items.isEmpty() ? texts.get("evaluate.labels.none", audit.checked())
                : texts.get("evaluate.labels.sentence", items.size(), audit.checked(), audit.flagged(), open));
        int[] chosen = list.getSelectionModel().getSelectedIndices().stream().mapToInt(i -> i).toArray();
        boolean same = items.stream().map(Item::suspect).toList()
                .equals(list.getItems().stream().map(Item::suspect).toList());
        list.setItems(FXCollections.observableArrayList(items));
        if (same && chosen.length > 0) {
            list.getSelectionModel().selectIndices(chosen[0], chosen);
        } else if (!items.isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        switch (e.getCode()) {
            case A, ENTER -> judge(State.CHANGED);
            case K -> judge(State.KEPT);
            case X, DELETE -> judge(State.LEFT_OUT);
            default -> {
                return;
            }
        }
        e.consume();
    }

    /** Goes on to the next one, so that a list is judged with one key each. */
    private void judge(State as) {
        List<Item> chosen = selected();
        if (chosen.isEmpty()) {
            return;
        }
        int next = list.getSelectionModel().getSelectedIndices().stream().mapToInt(i -> i).max().orElse(0) + 1;
        list.getSelectionModel().clearAndSelect(Math.min(next, list.getItems().size() - 1));
        list.scrollTo(Math.max(0, next - 1));
        switch (as) {
            case CHANGED -> model.accept(chosen);
            case KEPT -> model.keep(chosen);
            default -> model.leaveOut(chosen);
        }
    }

    private List<Item> selected() {
        return List.copyOf(list.getSelectionModel().getSelectedItems());
    }
}
