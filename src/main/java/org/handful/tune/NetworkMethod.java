package org.handful.tune;

import java.util.Optional;
import org.handful.backbone.BackboneCard;
import org.handful.backbone.InstalledBackbone;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Adapter;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.MethodFamily;
import org.handful.model.HeadState;
import org.handful.model.LabelledPixels;
import org.handful.tune.training.TunedNetwork;

/** A method that trains inside the network. Thread-safe. */
public interface NetworkMethod<C extends Record> extends AdaptationMethod<C> {
    /**
     * Learns from the support set.
     *
     * @param heldOut images to watch the curves on; they never change what is learned
     * @param live hears of the training while it goes on, so that it can be asked for predictions
     * @throws java.util.concurrent.CancellationException within one step of a cancel
     */
    Fit<TunedModel> fit(
            BackboneSession session, LabelledPixels support, Optional<LabelledPixels> heldOut, C config,
            FitContext context, LiveModel.Port live) throws HandfulException;

    /** What it trains inside a network, as far as that does not follow from the images. */
    Adapter adapter(BackboneCard card, C config);

    /**
     * Looks whether there is a place for that in the network, and whether the settings go together: what a person should
     * know before anything begins.
     *
     * @throws org.handful.error.BackboneException NOT_TRAINABLE, NO_PLACE or NO_CLASSIFIER
     * @throws org.handful.error.InputException for settings that do not go together, or with so many classes
     */
    default void check(InstalledBackbone backbone, C config, int classes) throws HandfulException {
        adapter(backbone.card(), config).check(backbone.layers(), backbone.id());
    }

    /** What a fit with so many support images costs before its first step, for a look ahead. */
    default Preparation preparation(C config, BackboneCard card, int support) {
        return Preparation.NONE;
    }

    /** The model that gave this state, predicting the same. */
    default TunedModel restore(BackboneSession session, HeadState state) throws HandfulException {
        return TunedNetwork.restore(id(), session, state);
    }

    @Override
    default MethodFamily family() {
        return MethodFamily.NETWORK;
    }

    @Override
    default boolean hasCurves() {
        return true;
    }
}
