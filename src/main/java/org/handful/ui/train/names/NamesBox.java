package org.handful.ui.train.names;

import atlantafx.base.theme.Styles;
import java.io.File;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.handful.ui.common.Texts;

/** Below the backbone of a project of embeddings: those of the class names, and how to give or remove them. FX thread. */
public final class NamesBox extends VBox {
    private static final double GAP = 8;

    public NamesBox(NamesModel model, Texts texts) {
        super(4);
        setId("train.names");
        Label line = new Label();
        line.setId("train.names.line");
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        line.getStyleClass().addAll(Styles.TEXT_MUTED, "caption");
        line.textProperty().bind(model.line());
        Hyperlink add = link("train.names.add", texts.get("setup.names.help"));
        add.textProperty().bind(
                model.there().map(there -> texts.get(there ? "setup.names.replace" : "setup.names.add")));
        add.setOnAction(_ -> {
            add.setVisited(false);
            choose(model, texts, getScene().getWindow());
        });
        Hyperlink remove = link("train.names.remove", texts.get("setup.names.removeHelp"));
        remove.setText(texts.get("setup.names.remove"));
        remove.setOnAction(_ -> {
            remove.setVisited(false);
            model.remove();
        });
        remove.visibleProperty().bind(model.there());
        remove.managedProperty().bind(remove.visibleProperty());
        FlowPane links = new FlowPane(GAP, 0, add, remove);
        links.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(line, links);
        visibleProperty().bind(model.possible());
        managedProperty().bind(visibleProperty());
    }

    /** Asks for the file. */
    public static void choose(NamesModel model, Texts texts, Window window) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("setup.names.add"));
        chooser.getExtensionFilters().add(new ExtensionFilter(texts.get("setup.names.files"), "*.safetensors"));
        File chosen = chooser.showOpenDialog(window);
        if (chosen != null) {
            model.add(chosen.toPath());
        }
    }

    private static Hyperlink link(String id, String help) {
        Hyperlink link = new Hyperlink();
        link.setId(id);
        link.getStyleClass().add("caption");
        link.setMinHeight(USE_PREF_SIZE);
        link.setAccessibleHelp(help);
        Tooltip tip = new Tooltip(help);
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        link.setTooltip(tip);
        return link;
    }
}
