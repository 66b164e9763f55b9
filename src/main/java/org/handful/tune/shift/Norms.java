package org.handful.tune.shift;

import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.MovingStatistics;
import org.handful.engine.adapter.MovingStatistics.Statistics;
import org.handful.method.Setting;
import org.handful.tune.training.Depth;

/**
 * Whose statistics batch normalisation takes while a network is trained, for methods that move scales and shifts or all
 * weights. In the study of few-shot fine-tuning for a shifted domain they follow the images; with images like those of the
 * network's own training, and few of them, they had better stay.
 */
public record Norms(
        @Setting(label = "Statistics", advanced = true,
                help = "Whose statistics batch normalisation takes: those of the network, or those of the images, which they"
                        + " then follow step by step. For images that are darker, blurred or otherwise unlike what the network"
                        + " was trained on, 16 or more in a step.")
        Statistics statistics) {
    public static final Norms AS_THEY_ARE = new Norms(Statistics.NETWORK);

    public Adapter around(Adapter adapter, Depth depth) {
        return MovingStatistics.of(statistics, adapter, depth.layers());
    }
}
