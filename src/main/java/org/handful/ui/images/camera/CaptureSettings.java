package org.handful.ui.images.camera;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.handful.run.camera.CameraDevice;
import org.handful.ui.common.Texts;

/** Which camera, which class, how fast, and how much of the picture. FX thread. */
final class CaptureSettings extends VBox {
    private final CaptureModel model;
    private final Texts texts;
    private final Runnable done;
    private final ComboBox<CameraDevice> device = new ComboBox<>();
    private final ComboBox<String> intoClass = new ComboBox<>();
    private final Subscription watched;

    /** @param done the class is said: the keys go back to the camera */
    CaptureSettings(CaptureModel model, Texts texts, Runnable done) {
        this.model = model;
        this.texts = texts;
        this.done = done;
        getStyleClass().add("camera-settings");
        var rate = rate();
        var square = square();
        getChildren().addAll(field("camera.class", "camera.class.tip", intoClass),
                field("camera.rate", "camera.rate.tip", rate), square,
                field("camera.device", "camera.device.tip", device));
        classes();
        devices();
        watched = model.devices().subscribe(this::show).and(model.device().subscribe(device::setValue))
                .and(model.project().census().subscribe(c -> offer(c.labels().names())));
    }

    /** The card is gone. */
    void leave() {
        watched.unsubscribe();
        model.intoClass().unbind();
    }

    private Node field(String key, String tip, ComboBox<?> box) {
        var label = new Label(texts.get(key));
        label.getStyleClass().add("field-label");
        label.setLabelFor(box);
        box.setId(key);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(label.getText());
        box.setTooltip(new Tooltip(texts.get(tip)));
        var both = new VBox(label, box);
        both.getStyleClass().add("camera-field");
        both.visibleProperty().bind(box.visibleProperty());
        both.managedProperty().bind(box.visibleProperty());
        return both;
    }

    private void classes() {
        intoClass.setEditable(true);
        intoClass.setPromptText(texts.get("camera.class.none"));
        intoClass.getEditor().setText(model.intoClass().get());
        intoClass.getEditor().textProperty().addListener((o, before, now) -> model.intoClass().set(now));
        intoClass.getEditor().addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        intoClass.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
    }

    private void typed(KeyEvent e) {
        if (e.getCode() == KeyCode.ENTER && !intoClass.isShowing()) {
            done.run();
            e.consume();
        }
    }

    private void offer(List<String> classes) {
        List<String> all = new ArrayList<>(classes);
        all.addFirst(texts.get("camera.class.none"));
        if (!all.equals(intoClass.getItems())) {
            String typed = model.intoClass().get();
            intoClass.getItems().setAll(all);
            intoClass.getEditor().setText(typed);
        }
    }

    private ComboBox<Integer> rate() {
        var rate = new ComboBox<Integer>();
        rate.getItems().setAll(CaptureModel.RATES);
        rate.setConverter(new Words<>() {
            @Override
            public String toString(Integer perSecond) {
                return perSecond == null ? "" : texts.get("camera.rate.value", perSecond);
            }
        });
        rate.setValue(model.rate().get());
        rate.valueProperty().addListener((o, before, now) -> model.rate().set(now));
        return rate;
    }

    private CheckBox square() {
        var square = new CheckBox(texts.get("camera.square"));
        square.setId("camera.square");
        square.setWrapText(true);
        square.setTooltip(new Tooltip(texts.get("camera.square.tip")));
        square.setSelected(model.square().get());
        square.selectedProperty().addListener((o, before, now) -> model.square().set(now));
        return square;
    }

    private void devices() {
        device.setConverter(new Words<>() {
            @Override
            public String toString(CameraDevice camera) {
                return camera == null ? "" : camera.name();
            }
        });
        device.setOnAction(e -> {
            CameraDevice chosen = device.getValue();
            if (chosen != null && !chosen.equals(model.device().get())) {
                model.choose(chosen);
            }
        });
    }

    /** One camera is no choice. */
    private void show(List<CameraDevice> all) {
        device.getItems().setAll(all);
        device.setValue(model.device().get());
        device.setVisible(all.size() > 1);
    }

    /** For lists that nobody types into. */
    private abstract static class Words<T> extends StringConverter<T> {
        @Override
        public final T fromString(String text) {
            throw new UnsupportedOperationException("it cannot be typed in");
        }
    }
}
