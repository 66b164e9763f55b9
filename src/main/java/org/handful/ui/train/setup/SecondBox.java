package org.handful.ui.train.setup;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.handful.run.result.BackboneInfo;
import org.handful.ui.common.Texts;
import org.handful.ui.common.words.Named;

/** Below a method that fuses two backbones: which one the second is. FX thread. */
public final class SecondBox extends VBox {
    public SecondBox(SecondBackbone model, Texts texts) {
        super(4);
        setId("train.second");
        var title = new Label(texts.get("setup.second.title"));
        var choice = new ComboBox<Optional<BackboneInfo>>(model.choices());
        choice.setId("train.second.choice");
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAccessibleText(texts.get("setup.second.title"));
        choice.setConverter(new Named<>(b -> b.map(BackboneInfo::name).orElse(texts.get("setup.second.none"))));
        choice.valueProperty().bindBidirectional(model.chosen());
        choice.disableProperty().bind(Bindings.size(model.choices()).lessThan(2));
        title.setLabelFor(choice);
        var hint = new Label();
        hint.setId("train.second.hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.getStyleClass().addAll(Styles.TEXT_MUTED, "caption");
        hint.textProperty().bind(Bindings.createStringBinding(() -> texts.get(
                model.choices().size() < 2 ? "setup.second.alone" : "setup.second.hint"), model.choices()));
        getChildren().addAll(title, choice, hint);
        visibleProperty().bind(model.offered());
        managedProperty().bind(visibleProperty());
    }
}
