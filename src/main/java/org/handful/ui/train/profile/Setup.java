package org.handful.ui.train.profile;

import java.util.Map;
import org.handful.ui.train.setup.SplitModel;

/**
 * What to learn with and from, without the seed: that belongs to a run.
 *
 * @param settings what differs from the defaults
 * @param amount images per class or percent; 0 where the images are assigned by hand
 * @param second id of a second backbone; empty for none, and in profiles that were kept before there were any
 */
public record Setup(String backbone, String method, Map<String, String> settings, SplitModel.Kind split, int amount,
        String second) {
    public Setup {
        settings = Map.copyOf(settings);
        second = second == null ? "" : second;
    }
}
