package org.handful.ui.train.setup;

import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.run.ProjectSession;
import org.handful.run.result.BackboneInfo;
import org.handful.ui.common.UiKit;
import org.handful.ui.train.names.NamesModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which methods cannot learn with the backbone that is chosen, and whether the one that is set up can. FX thread. */
public final class ObstaclesModel {
    private static final Logger LOG = LoggerFactory.getLogger(ObstaclesModel.class);

    private final UiKit kit;
    private final ProjectSession session;
    private final NamesModel names;
    private final ObservableValue<BackboneInfo> backbone;
    private final ReadOnlyObjectWrapper<Map<String, String>> all = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<String> chosen = new ReadOnlyObjectWrapper<>();

    public ObstaclesModel(
            UiKit kit, ProjectSession session, NamesModel names, ObservableValue<BackboneInfo> backbone) {
        this.kit = kit;
        this.session = session;
        this.names = names;
        this.backbone = backbone;
        backbone.subscribe(this::look);
    }

    private void look(BackboneInfo now) {
        if (now == null) {
            kit.background().forget(all);
            all.set(Map.of());
        } else {
            kit.background().load(all, () -> ofAll(now.id()), all::set);
        }
    }

    /** Looks at the method that is set up. */
    public void look(String backbone, String method, Map<String, String> settings) {
        kit.background().load(
                chosen, () -> of(backbone, method, settings), found -> chosen.set(found.orElse(null)));
    }

    /** Nothing is set up. */
    public void lookAway() {
        kit.background().forget(chosen);
        chosen.set(null);
    }

    /** Why a method cannot learn as it is set at first, in words; null when it can. */
    public String atFirst(AdaptationMethod<?> method) {
        String always = always(method);
        return always != null ? always : all.get().get(method.id());
    }

    /** Why the method that is set up cannot learn as it is set, in words; null when it can. */
    public String asSet(AdaptationMethod<?> method) {
        String always = always(method);
        return always != null ? always : chosen.get();
    }

    /** However it is set. */
    private String always(AdaptationMethod<?> method) {
        boolean fixed = backbone.getValue() != null && !backbone.getValue().trainable();
        return fixed && !(method instanceof EmbeddingMethod<?>) ? kit.texts().get("train.obstacle.fixed")
                : names.obstacle(method);
    }

    /** Changes when {@link #atFirst} may say something else. */
    public ReadOnlyObjectProperty<?> changes() {
        return all.getReadOnlyProperty();
    }

    /** Changes when {@link #asSet} may say something else. */
    public ReadOnlyObjectProperty<?> chosen() {
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
