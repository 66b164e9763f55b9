package org.handful.ui.train.setup;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.error.HandfulException;
import org.handful.model.RunSpec;
import org.handful.run.ProjectSession;
import org.handful.run.preflight.Forecast;
import org.handful.ui.common.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks ahead to the run that is being set up, whenever something of it changes. FX thread. */
public final class PreflightModel {
    private static final Logger LOG = LoggerFactory.getLogger(PreflightModel.class);

    private final Background background;
    private final ProjectSession session;
    private final ReadOnlyObjectWrapper<Forecast> forecast = new ReadOnlyObjectWrapper<>();

    public PreflightModel(Background background, ProjectSession session) {
        this.background = background;
        this.session = session;
    }

    /** What the run will cost; null while that is not known. */
    public ReadOnlyObjectProperty<Forecast> forecast() {
        return forecast.getReadOnlyProperty();
    }

    /** @param spec empty while there is none that could run */
    public void look(Optional<RunSpec> spec) {
        if (spec.isEmpty()) {
            background.forget(this);
            forecast.set(null);
        } else {
            background.load(this, () -> ahead(session, spec.get()), found -> forecast.set(found.orElse(null)));
        }
    }

    /** Empty where it cannot be foreseen: the run itself will meet the reason and tell it. */
    public static Optional<Forecast> ahead(ProjectSession session, RunSpec spec) {
        try {
            return Optional.of(session.preflight().forecast(spec));
        } catch (HandfulException e) {
            LOG.info("no forecast: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
