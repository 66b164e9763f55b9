package org.handful.ui.demo;

import org.handful.method.AdaptationMethod;
import org.handful.method.MethodFamily;
import org.handful.method.Setting;

/** A method with steps and every kind of setting, for tests of the form and the live chart; it learns nothing. */
public final class SteppingMethod implements AdaptationMethod<SteppingMethod.Config> {
    /** How it moves. */
    public enum Schedule {
        CONSTANT,
        COSINE
    }

    /** One setting of every kind. */
    public record Config(
            @Setting(label = "Steps", help = "How many steps it takes.", min = 1, max = 5000, unit = "steps") int steps,
            @Setting(label = "Learning rate", help = "How far each step goes.", min = 1e-6, max = 1)
            double learningRate,
            @Setting(label = "Schedule", help = "How the learning rate falls.") Schedule schedule,
            @Setting(label = "Train the bias", help = "Off for very few images.") boolean bias,
            @Setting(label = "Weight decay", help = "Pulls weights to zero.", min = 0, max = 1, advanced = true)
            double weightDecay) {}

    @Override
    public String id() {
        return "stepping";
    }

    @Override
    public MethodFamily family() {
        return MethodFamily.EMBEDDINGS;
    }

    @Override
    public String title() {
        return "Linear probe";
    }

    @Override
    public String summary() {
        return "Trains one linear layer on the embeddings; takes seconds, and shows how it learns.";
    }

    @Override
    public String citation() {
        return "Alain and Bengio, Understanding intermediate layers using linear classifier probes, 2016";
    }

    @Override
    public Config defaults() {
        return new Config(200, 0.001, Schedule.COSINE, true, 0.01);
    }

    @Override
    public boolean hasCurves() {
        return true;
    }
}
