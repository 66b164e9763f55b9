package org.handful.ui.train.profile;

import java.util.Map;
import org.handful.ui.train.setup.SplitModel;

/**
 * What to learn with and from, without the seed: that belongs to a run.
 *
 * @param settings what differs from the defaults
 * @param amount images per class or percent; 0 where the images are assigned by hand
 */
public record Setup(String backbone, String method, Map<String, String> settings, SplitModel.Kind split, int amount) {
    public Setup {
        settings = Map.copyOf(settings);
    }
}
