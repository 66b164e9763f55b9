package org.handful.ui.images;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.handful.model.Sample;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.part.PreviewPane;
import org.handful.ui.common.part.PreviewSource;

/** One image, large, over the gallery; arrow keys go on, digits label, Escape goes back. FX thread. */
public final class ViewerView {
    private final ImagesViewModel model;
    private final PreviewSource source;
    private final UiKit kit;
    private PreviewPane preview;

    @FXML
    private Parent root;

    @FXML
    private StackPane picture;

    @FXML
    private Label name;

    @FXML
    private Label about;

    public ViewerView(ImagesViewModel model, PreviewSource source, UiKit kit) {
        this.model = model;
        this.source = source;
        this.kit = kit;
    }

    @FXML
    private void initialize() {
        preview = new PreviewPane(kit.background());
        picture.getChildren().addFirst(preview);
        root.addEventFilter(KeyEvent.KEY_PRESSED, new GalleryKeys(model)::pressed);
        model.viewed().subscribe(this::show);
        model.project().dataset().addListener((o, before, now) -> words(model.viewed().get()));
    }

    @FXML
    private void previous() {
        model.move(Gallery.Direction.LEFT, false);
    }

    @FXML
    private void next() {
        model.move(Gallery.Direction.RIGHT, false);
    }

    @FXML
    private void close() {
        model.closeViewer();
    }

    private void show(String image) {
        root.setVisible(image != null);
        if (image == null) {
            preview.clear();
            return;
        }
        words(image);
        model.sample(image).map(s -> s.image().sha256()).ifPresent(sha -> preview.show(() -> source.bytes(sha)));
        root.requestFocus();
    }

    private void words(String image) {
        model.sample(image == null ? "" : image).ifPresent(s -> {
            name.setText(s.image().name());
            about.setText(kit.texts().get("images.viewer.about", s.image().width(), s.image().height(),
                    className(s)));
        });
    }

    private String className(Sample s) {
        return s.labelled() ? model.data().labels().name(s.label()) : kit.texts().get("images.unlabelled");
    }
}
