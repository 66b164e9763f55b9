package org.handful.ui.evaluate.twins;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.handful.model.SplitRole;
import org.handful.run.audit.TwinAudit;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.ProgressView;
import org.handful.ui.common.part.WhyNot;
import org.handful.ui.evaluate.twins.TwinsModel.Item;
import org.handful.ui.evaluate.twins.TwinsModel.State;

/** Draws the pairs, one under the other, with keys to settle them by. FX thread. */
public final class TwinsView {
    private final TwinsModel model;
    private final Navigation navigation;
    private final ImageCache images;
    private final Texts texts;

    @FXML private VBox part;
    @FXML private Button look;
    @FXML private VBox found;
    @FXML private Label sentence;
    @FXML private Label fair;
    @FXML private ListView<Item> list;
    @FXML private Button learn;
    @FXML private Button test;
    @FXML private Button withoutFirst;
    @FXML private Button withoutSecond;
    @FXML private Button labelFirst;
    @FXML private Button labelSecond;
    @FXML private Button fine;
    @FXML private Button toImages;

    public TwinsView(TwinsModel model, Navigation navigation, ImageCache images, Texts texts) {
        this.model = model;
        this.navigation = navigation;
        this.images = images;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        WhyNot.explain(look, model.whyNot());
        look.setOnAction(_ -> model.look());
        var progress = new ProgressView(texts);
        progress.setId("evaluate.twinsProgress");
        part.getChildren().add(part.getChildren().indexOf(found), progress);
        model.going().subscribe(progress::show);
        found.managedProperty().bind(found.visibleProperty());
        fair.managedProperty().bind(fair.visibleProperty());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new TwinCell(images, texts));
        // On all of it: the keys stand on the buttons, and hold also when one of these was pressed last.
        found.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<Item>) _ -> offer());
        learn.setOnAction(_ -> settle(pairs -> model.together(pairs, SplitRole.SUPPORT)));
        test.setOnAction(_ -> settle(pairs -> model.together(pairs, SplitRole.TEST)));
        withoutFirst.setOnAction(_ -> settle(pairs -> model.leaveOut(pairs, true)));
        withoutSecond.setOnAction(_ -> settle(pairs -> model.leaveOut(pairs, false)));
        labelFirst.setOnAction(_ -> settle(pairs -> model.sameLabel(pairs, true)));
        labelSecond.setOnAction(_ -> settle(pairs -> model.sameLabel(pairs, false)));
        fine.setOnAction(_ -> settle(model::fine));
        toImages.setOnAction(_ -> navigation.showInImages(selected().stream()
                .flatMap(i -> Stream.of(i.first().image(), i.second().image())).distinct().toList()));
        model.audit().subscribe(this::show);
        model.items().subscribe(this::list);
        offer();
    }

    private void show(TwinAudit audit) {
        found.setVisible(audit != null);
        look.setText(texts.get(audit == null ? "evaluate.twins.look" : "evaluate.labels.again"));
        if (audit != null) {
            list(model.items().get());
        }
    }

    /** The same pairs again, settled further, keep what is selected. */
    private void list(List<Item> items) {
        TwinAudit audit = model.audit().get();
        if (audit == null) {
            return;
        }
        long open = items.stream().filter(i -> i.state() == State.OPEN).count();
        sentence.setText(items.isEmpty() ? texts.get("evaluate.twins.none", audit.checked())
                : texts.get("evaluate.twins.sentence", items.size(), audit.checked(), open));
        boolean leaks = items.stream().anyMatch(i -> leaked(audit, i));
        fair.setVisible(leaks && audit.tested() > 0);
        fair.setText(!fair.isVisible() ? "" : texts.get("evaluate.twins.fair",
                new Figures(texts).percent((double) audit.correct() / audit.tested(), 1), audit.tested()));
        int[] chosen = list.getSelectionModel().getSelectedIndices().stream().mapToInt(i -> i).toArray();
        boolean same = items.stream().map(Item::twin).toList().equals(list.getItems().stream().map(Item::twin).toList());
        list.setItems(FXCollections.observableArrayList(items));
        if (same && chosen.length > 0) {
            list.getSelectionModel().selectIndices(chosen[0], chosen);
        } else if (!items.isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
        offer();
    }

    private static boolean leaked(TwinAudit audit, Item item) {
        return TwinAudit.across(audit.inRun().getOrDefault(item.twin().first(), TwinAudit.Side.NEITHER),
                audit.inRun().getOrDefault(item.twin().second(), TwinAudit.Side.NEITHER), item.twin().copy());
    }

    /** What can be done with what is selected. */
    private void offer() {
        List<Item> chosen = selected();
        List.of(withoutFirst, withoutSecond, fine, toImages).forEach(b -> b.setDisable(chosen.isEmpty()));
        List.of(learn, test).forEach(b -> b.setDisable(chosen.stream().noneMatch(Item::across)));
        labelFirst.setText(texts.get("evaluate.twins.label", label(chosen, true), "L"));
        labelSecond.setText(texts.get("evaluate.twins.label", label(chosen, false), "R"));
        for (Button button : List.of(labelFirst, labelSecond)) {
            button.setVisible(chosen.stream().anyMatch(Item::labels));
            button.setManaged(button.isVisible());
        }
    }

    private String label(List<Item> chosen, boolean first) {
        List<String> names = chosen.stream().filter(Item::labels)
                .map(i -> first ? i.first().label() : i.second().label()).distinct().toList();
        return names.size() == 1 ? names.getFirst() : texts.get(first ? "evaluate.twins.left" : "evaluate.twins.right");
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        Button button = switch (e.getCode()) {
            case S -> learn;
            case T -> test;
            case DIGIT1, NUMPAD1 -> withoutFirst;
            case DIGIT2, NUMPAD2 -> withoutSecond;
            case L -> labelFirst;
            case R -> labelSecond;
            case K -> fine;
            default -> null;
        };
        if (button != null) {
            if (button.isVisible()) {
                button.fire();
            }
            e.consume();
        }
    }

    /** Goes on to the next one, unless there is something left to settle about this one. */
    private void settle(Consumer<List<Item>> how) {
        List<Item> chosen = selected();
        if (chosen.isEmpty()) {
            return;
        }
        int last = list.getSelectionModel().getSelectedIndices().stream().mapToInt(i -> i).max().orElse(0);
        boolean both = chosen.stream().anyMatch(i -> i.across() && i.labels());
        if (!both) {
            list.getSelectionModel().clearAndSelect(Math.min(last + 1, list.getItems().size() - 1));
            list.scrollTo(last);
        }
        how.accept(chosen);
    }

    private List<Item> selected() {
        return list.getSelectionModel().getSelectedItems().stream().filter(i -> i != null).toList();
    }
}
