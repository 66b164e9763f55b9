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
import org.handful.ui.common.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Views of some images as the settings ask for, drawn anew when they change while somebody looks. FX thread. */
public final class ViewsModel {
    private static final Logger LOG = LoggerFactory.getLogger(ViewsModel.class);
    private static final int SHOWN = 8;

    private final Background background;
    private final ProjectSession session;
    private final ReadOnlyObjectWrapper<List<byte[]>> pictures = new ReadOnlyObjectWrapper<>(List.of());
    private final BooleanProperty open = new SimpleBooleanProperty();
    private Optional<RunSpec> spec = Optional.empty();
    private long draw;

    public ViewsModel(Background background, ProjectSession session) {
        this.background = background;
        this.session = session;
        open.addListener((_, _, _) -> look());
    }

    /** JPEG pictures; none until they are drawn, or where they cannot be. */
    ReadOnlyObjectProperty<List<byte[]>> pictures() {
        return pictures.getReadOnlyProperty();
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
        background.load(this, () -> drawn(wanted, number), pictures::set);
    }

    /** None where an image cannot be read: the run itself will meet the reason and tell it. */
    private List<byte[]> drawn(RunSpec wanted, long number) {
        try {
            return session.preflight().views(wanted, SHOWN, number);
        } catch (HandfulException e) {
            LOG.info("no views: {}", e.getMessage());
            return List.of();
        }
    }
}
