package org.handful.ui.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/**
 * Loads {@code fxml/NAME.fxml} with the texts of the window. Controllers come from a map of constructors: one that is
 * not in it is refused, so that nothing is made behind the composition root's back. FX thread.
 */
public final class Fxml {
    private final Texts texts;

    public Fxml(Texts texts) {
        this.texts = texts;
    }

    /** @param controllers how to make each controller that the file names, its includes too */
    public Parent load(String name, Map<Class<?>, Supplier<?>> controllers) {
        URL file = Fxml.class.getResource("/fxml/" + name + ".fxml");
        if (file == null) {
            throw new IllegalArgumentException("no fxml/" + name + ".fxml");
        }
        FXMLLoader loader = new FXMLLoader(file, texts.bundle());
        List<Object> made = new ArrayList<>();
        loader.setControllerFactory(type -> {
            Supplier<?> maker = controllers.get(type);
            if (maker == null) {
                throw new IllegalArgumentException(name + ".fxml names a controller that nobody offers: " + type);
            }
            Object controller = maker.get();
            made.add(controller);
            return controller;
        });
        try {
            Parent root = loader.load();
            // Bindings hold what they look at weakly: a controller must live as long as its nodes.
            root.getProperties().put(Fxml.class, made);
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a file with one controller. */
    public Parent load(String name, Object controller) {
        return load(name, Map.of(controller.getClass(), () -> controller));
    }
}
