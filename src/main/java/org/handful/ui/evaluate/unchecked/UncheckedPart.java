package org.handful.ui.evaluate.unchecked;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.handful.run.shelf.Cleaning;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Texts;

/** At the head of Labels: which unchecked images a run kept, relabelled and dropped, each group a press away. FX thread. */
public final class UncheckedPart extends VBox {
    private static final int PATTERN = 5;

    private final Navigation navigation;
    private final Texts texts;
    private final Label sentence = new Label();
    private final FlowPane groups = new FlowPane(8, 8);
    private final Button take;

    public UncheckedPart(UncheckedModel model, Navigation navigation, Texts texts) {
        super(8);
        this.navigation = navigation;
        this.texts = texts;
        setId("evaluate.unchecked");
        var title = new Label(texts.get("evaluate.unchecked.title"));
        title.getStyleClass().add("headline-title");
        sentence.setId("evaluate.uncheckedSentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.getStyleClass().add(Styles.TEXT_MUTED);
        take = new Button(texts.get("evaluate.unchecked.take"));
        take.setId("evaluate.uncheckedTake");
        take.setTooltip(new Tooltip(texts.get("evaluate.unchecked.take.help")));
        take.setOnAction(_ -> model.takeOver());
        getChildren().addAll(title, sentence, groups);
        setPadding(new Insets(0, 0, 16, 0));
        managedProperty().bind(visibleProperty());
        model.cleaning().subscribe(this::show);
    }

    private void show(Cleaning cleaning) {
        setVisible(cleaning != null);
        groups.getChildren().clear();
        if (cleaning == null) {
            return;
        }
        Map<String, Long> moves = cleaning.relabelled().stream().collect(Collectors.groupingBy(
                r -> texts.get("evaluate.unchecked.move", r.from(), r.to()), TreeMap::new, Collectors.counting()));
        // Wrong folders that follow a pattern are worth telling, single ones are not.
        String most = moves.entrySet().stream().filter(e -> e.getValue() * PATTERN >= cleaning.relabelled().size()).max(Map.Entry.comparingByValue())
                .map(e -> " " + texts.get("evaluate.unchecked.most", e.getKey(), e.getValue())).orElse("");
        sentence.setText(texts.get("evaluate.unchecked.sentence", cleaning.all()) + most);
        group("kept", cleaning.kept());
        group("relabelled", cleaning.relabelled().stream().map(Cleaning.Relabelled::image).toList());
        group("dropped", cleaning.dropped());
        groups.getChildren().add(take);
    }

    private void group(String id, List<String> images) {
        var button = new Button(texts.get("evaluate.unchecked." + id, images.size()));
        button.setId("evaluate.unchecked." + id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setDisable(images.isEmpty());
        button.setOnAction(_ -> navigation.showInImages(images));
        groups.getChildren().add(button);
    }
}
