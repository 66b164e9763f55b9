package org.handful.ui.train.setup;

import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.run.ProjectSession;
import org.handful.run.result.BackboneInfo;
import org.handful.ui.common.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which methods cannot learn with the backbone that is chosen, and whether the one that is set up can. FX thread. */
public final class ObstaclesModel {
    private static final Logger LOG = LoggerFactory.getLogger(ObstaclesModel.class);

    private final Background background;
    private final ProjectSession session;
    private final ReadOnlyObjectWrapper<Map<String, String>> all = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<String> chosen = new ReadOnlyObjectWrapper<>();

    public ObstaclesModel(Background background, ProjectSession session) {
        this.background = background;
        this.session = session;
    }

    /** Looks at all methods, as they are set at first. @param backbone null for none */
    public void look(BackboneInfo backbone) {
        if (backbone == null) {
            background.forget(all);
            all.set(Map.of());
        } else {
            background.load(all, () -> ofAll(backbone.id()), all::set);
        }
    }

    /** Looks at the method that is set up. */
    public void look(String backbone, String method, Map<String, String> settings) {
        background.load(chosen, () -> of(backbone, method, settings), found -> chosen.set(found.orElse(null)));
    }

    /** Nothing is set up. */
    public void lookAway() {
        background.forget(chosen);
        chosen.set(null);
    }

    /** Why a method cannot learn with the backbone, in words; null when it can. */
    public String obstacle(AdaptationMethod<?> method) {
        return all.get().get(method.id());
    }

    /** Changes when {@link #obstacle} may say something else. */
    public ReadOnlyObjectProperty<?> changes() {
        return all.getReadOnlyProperty();
    }

    /** Why what is set up cannot learn, in words; null when it can, and while that is not known. */
    public ReadOnlyObjectProperty<String> chosen() {
        return chosen.getReadOnlyProperty();
    }

    private Map<String, String> ofAll(String backbone) {
        try {
            return session.preflight().obstacles(backbone);
        } catch (HandfulException e) {
            LOG.info("no obstacles known: {}", e.getMessage());
            return Map.of();
        }
    }

    private Optional<String> of(String backbone, String method, Map<String, String> settings) {
        try {
            return session.preflight().obstacle(backbone, method, settings);
        } catch (HandfulException e) {
            LOG.info("no obstacle known: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
