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
     * @param images also those that others are mixed with
     * @param which of the images, for each view
     * @param config settings of a method
     * @param seed other seeds draw other views
     * @return empty for a method that shows images as they are
     */
    public static Optional<PixelBatch> of(LabelledPixels images, int[] which, Record config, InputSpec input, long seed) {
        return recipe(config).map(recipe -> {
            var augmentation = new Augmentation(recipe.smallestCrop(), recipe.flip(), recipe.augment());
            PixelBatch x = images.x();
            var drawn = new Batches(images, which.length, augmentation, input, seed, false).of(which).images();
            float[] out = new float[which.length * x.stride()];
            for (int i = 0; i < which.length; i++) {
                drawn.draw(i, out, i * x.stride());
            }
            return new PixelBatch(which.length, x.channels(), x.height(), x.width(), out);
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
