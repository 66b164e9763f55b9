package org.handful.ui.train.views;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.handful.error.HandfulException;
import org.handful.model.RunSpec;
import org.handful.run.ProjectSession;
import org.handful.run.preflight.Preflight.View;
import org.handful.ui.common.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Views of some images as the settings ask for, drawn anew when they change while somebody looks. FX thread. */
public final class ViewsModel {
    private static final Logger LOG = LoggerFactory.getLogger(ViewsModel.class);
    private static final int SHOWN = 8;

    private final Background background;
    private final ProjectSession session;
    private final ReadOnlyObjectWrapper<List<View>> pictures = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<String> chosen = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty open = new SimpleBooleanProperty();
    private Optional<RunSpec> spec = Optional.empty();
    private long draw;

    public ViewsModel(Background background, ProjectSession session) {
        this.background = background;
        this.session = session;
        open.addListener((_, _, _) -> look());
    }

    /** None until they are drawn, or where they cannot be. */
    ReadOnlyObjectProperty<List<View>> pictures() {
        return pictures.getReadOnlyProperty();
    }

    /** Name of the one image that is looked at, or null for several. */
    ReadOnlyObjectProperty<String> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** @param image name, or null for several */
    void choose(String image) {
        chosen.set(image);
        look();
    }

    /** Whether somebody looks. */
    BooleanProperty open() {
        return open;
    }

    /** @param next what would be trained; empty while there is none that could */
    public void look(Optional<RunSpec> next) {
        spec = next;
        look();
    }

    /** Draws others. */
    void again() {
        draw++;
        look();
    }

    private void look() {
        if (!open.get() || spec.isEmpty()) {
            background.forget(this);
            pictures.set(List.of());
            return;
        }
        RunSpec wanted = spec.get();
        long number = draw;
        Optional<String> image = Optional.ofNullable(chosen.get());
        background.load(this, () -> drawn(wanted, image, number), found -> {
            // An image that has left the project meanwhile is no longer the one that is looked at.
            if (image.isPresent() && !found.isEmpty() && !found.getFirst().image().equals(image.get())) {
                chosen.set(null);
            }
            pictures.set(found);
        });
    }

    /** None where an image cannot be read: the run itself will meet the reason and tell it. */
    private List<View> drawn(RunSpec wanted, Optional<String> image, long number) {
        try {
            return session.preflight().views(wanted, image, SHOWN, number);
        } catch (HandfulException e) {
            LOG.info("no views: {}", e.getMessage());
            return List.of();
        }
    }
}
