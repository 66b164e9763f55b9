package org.handful.ui.train.unchecked;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.model.Dataset;
import org.handful.model.SplitRole;
import org.handful.run.result.ImportOptions;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Texts;

/** Below a method that learns from unchecked images: how many there are, and a way to add some. FX thread. */
public final class UncheckedBox extends VBox {
    public UncheckedBox(ProjectModel project, ObservableValue<AdaptationMethod<?>> method, Texts texts) {
        super(4);
        setId("train.unchecked");
        var count = new Label();
        count.setId("train.unchecked.count");
        count.setWrapText(true);
        count.setMinHeight(USE_PREF_SIZE);
        count.getStyleClass().addAll(Styles.TEXT_MUTED, "caption");
        count.textProperty().bind(Bindings.createStringBinding(
                () -> texts.get("setup.unchecked", unchecked(project.dataset().get())), project.dataset()));
        var add = new Hyperlink(texts.get("setup.unchecked.add"));
        add.setId("train.unchecked.add");
        add.getStyleClass().add("caption");
        add.setWrapText(true);
        add.setMinHeight(USE_PREF_SIZE);
        add.setOnAction(_ -> {
            add.setVisited(false);
            var chooser = new DirectoryChooser();
            chooser.setTitle(texts.get("setup.unchecked.add"));
            File chosen = chooser.showDialog(getScene().getWindow());
            if (chosen != null) {
                project.importImages(List.of(chosen.toPath()), ImportOptions.unchecked(false), _ -> {});
            }
        });
        getChildren().addAll(count, add);
        visibleProperty().bind(method.map(m -> m instanceof EmbeddingMethod<?> e && e.usesNoisy()).orElse(false));
        managedProperty().bind(visibleProperty());
    }

    private static long unchecked(Dataset data) {
        return Stream.of(data).flatMap(d -> d.samples().stream())
                .filter(s -> s.role() == SplitRole.OFF && s.labelled() && data.labels().active(s.label())).count();
    }
}
