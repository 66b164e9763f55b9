package org.handful.tune.training;

import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.handful.model.InputSpec;
import org.handful.model.LabelledPixels;
import org.handful.model.PixelBatch;

/** What a network that is trained inside sees of a few images: drawn as for a step of a training. */
public final class Views {
    private Views() {}

    /**
     * @param images every one is drawn once, in an order of its own
     * @param config settings of a method
     * @param seed other seeds draw other views
     * @return empty for a method that shows images as they are
     */
    public static Optional<PixelBatch> of(LabelledPixels images, Record config, InputSpec input, long seed) {
        return recipe(config).map(recipe -> {
            var augmentation = new Augmentation(recipe.smallestCrop(), recipe.flip(), recipe.augment());
            PixelBatch x = images.x();
            var drawn = new Batches(images, x.count(), augmentation, input, seed, false).next().images();
            float[] out = new float[x.values().length];
            for (int i = 0; i < x.count(); i++) {
                drawn.draw(i, out, i * x.stride());
            }
            return new PixelBatch(x.count(), x.channels(), x.height(), x.width(), out);
        });
    }

    private static Optional<Recipe> recipe(Record config) {
        for (RecordComponent part : config.getClass().getRecordComponents()) {
            if (part.getType() == Recipe.class) {
                try {
                    return Optional.of((Recipe) part.getAccessor().invoke(config));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("the settings of " + config.getClass().getName(), e);
                }
            }
        }
        return Optional.empty();
    }
}
