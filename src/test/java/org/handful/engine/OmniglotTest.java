package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.handful.image.DecodeLimits;
import org.handful.image.ImageDecoder;
import org.handful.image.Preprocessor;
import org.handful.image.RgbImage;
import org.handful.math.SeededRandom;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.InputSpec;
import org.handful.model.PixelBatch;
import org.junit.jupiter.api.Test;

/**
 * The figures that the prototypical network's weights were published with, from drawings as files: decoding, resizing,
 * inversion, axes, network and all. Five classes, 15 queries each, squared Euclidean distance to the class means.
 */
class OmniglotTest {
    private static final int EPISODES = 120;
    private static final int WAYS = 5;
    private static final int QUERIES = 15;

    @Test
    void reproducesThePublishedAccuracies() throws Exception {
        Path folder = Path.of(System.getProperty("handful.shared", "missing"), "data", "omniglot_vinyals_test");
        assumeTrue(Files.isDirectory(folder), "handful.shared has no Omniglot: skipped its figures");
        BackboneSession session = TestEngine.get().open(Shared.backbone("protonet_conv4"));
        // Published over 600 episodes: 97.55 and 99.56 %, whose spread per episode is about 4 and 1 points.
        assertThat(accuracy(session, folder, 1)).isCloseTo(0.9755, within(0.011));
        assertThat(accuracy(session, folder, 5)).isCloseTo(0.9956, within(0.004));
    }

    private static double accuracy(BackboneSession session, Path folder, int shots) throws Exception {
        List<String> classes = Files.readAllLines(folder.resolve("vinyals_test.txt"));
        assertThat(classes).hasSize(1692);
        Random random = SeededRandom.of(7, "omniglot" + shots);
        int correct = 0;
        for (int episode = 0; episode < EPISODES; episode++) {
            int[] chosen = SeededRandom.permutation(classes.size(), random);
            List<PixelBatch> images = new ArrayList<>();
            for (int k = 0; k < WAYS; k++) {
                images.addAll(images(folder, classes.get(chosen[k]), shots + QUERIES, session.card().input(), random));
            }
            correct += correct(session.embed(joined(images), new CancelToken()), shots);
        }
        return (double) correct / (EPISODES * WAYS * QUERIES);
    }

    private static int correct(EmbeddingMatrix x, int shots) {
        int each = shots + QUERIES;
        int correct = 0;
        for (int i = 0; i < x.rows(); i++) {
            if (i % each < shots) {
                continue;
            }
            int nearest = -1;
            double smallest = Double.POSITIVE_INFINITY;
            for (int k = 0; k < WAYS; k++) {
                double distance = 0;
                for (int d = 0; d < x.dim(); d++) {
                    double mean = 0;
                    for (int s = 0; s < shots; s++) {
                        mean += x.get(k * each + s, d) / shots;
                    }
                    distance += Math.pow(x.get(i, d) - mean, 2);
                }
                if (distance < smallest) {
                    smallest = distance;
                    nearest = k;
                }
            }
            correct += nearest == i / each ? 1 : 0;
        }
        return correct;
    }

    /** Some drawings of a class such as {@code Gurmukhi/character42/rot090}. */
    private static List<PixelBatch> images(Path folder, String name, int count, InputSpec input, Random random)
            throws Exception {
        String[] parts = name.split("/");
        int turns = Integer.parseInt(parts[2].substring(3)) / 90;
        List<Path> files;
        try (Stream<Path> found = Files.list(folder.resolve(parts[0].replaceAll("[()]", "") + "__" + parts[1]))) {
            files = found.sorted().toList();
        }
        Preprocessor preprocessor = new Preprocessor(input);
        List<PixelBatch> out = new ArrayList<>();
        for (int i : SeededRandom.permutation(files.size(), random)) {
            if (out.size() < count) {
                RgbImage image = ImageDecoder.decode(Files.readAllBytes(files.get(i)), name, DecodeLimits.DEFAULT);
                for (int t = 0; t < turns; t++) {
                    image = turned(image);
                }
                out.add(new PixelBatch(1, 1, input.size(), input.size(), preprocessor.apply(image)));
            }
        }
        return out;
    }

    /** A quarter of a turn against the clock. */
    private static RgbImage turned(RgbImage image) {
        int size = image.width();
        byte[] out = new byte[image.rgb().length];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                System.arraycopy(image.rgb(), 3 * (x * size + size - 1 - y), out, 3 * (y * size + x), 3);
            }
        }
        return new RgbImage(size, size, out);
    }

    private static PixelBatch joined(List<PixelBatch> images) {
        PixelBatch first = images.getFirst();
        float[] values = new float[images.size() * first.stride()];
        for (int i = 0; i < images.size(); i++) {
            System.arraycopy(images.get(i).values(), 0, values, i * first.stride(), first.stride());
        }
        return new PixelBatch(images.size(), first.channels(), first.height(), first.width(), values);
    }
}
