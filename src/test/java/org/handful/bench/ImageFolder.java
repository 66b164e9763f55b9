package org.handful.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.handful.image.DecodeLimits;
import org.handful.image.ImageDecoder;
import org.handful.image.Preprocessor;
import org.handful.math.SeededRandom;
import org.handful.model.InputSpec;
import org.handful.model.LabelledPixels;
import org.handful.model.PixelBatch;

/** A folder with one sub-folder per class, preprocessed, and random shots from it. */
record ImageFolder(PixelBatch pixels, int[] labels, int classes) {
    /** Support and test. */
    record Shots(LabelledPixels support, LabelledPixels test) {}

    static ImageFolder read(Path folder, InputSpec input) throws Exception {
        List<Path> classes;
        try (var children = Files.list(folder)) {
            classes = children.filter(Files::isDirectory).sorted().toList();
        }
        Preprocessor preprocessor = new Preprocessor(input);
        List<float[]> images = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int k = 0; k < classes.size(); k++) {
            List<Path> files;
            try (var children = Files.list(classes.get(k))) {
                files = children.sorted().toList();
            }
            for (Path file : files) {
                images.add(preprocessor.apply(
                        ImageDecoder.decode(Files.readAllBytes(file), file.toString(), DecodeLimits.DEFAULT)));
                labels.add(k);
            }
        }
        float[] all = new float[images.size() * preprocessor.length()];
        for (int i = 0; i < images.size(); i++) {
            System.arraycopy(images.get(i), 0, all, i * preprocessor.length(), preprocessor.length());
        }
        return new ImageFolder(new PixelBatch(images.size(), preprocessor.channels(), input.size(), input.size(), all),
                labels.stream().mapToInt(Integer::intValue).toArray(), classes.size());
    }

    Shots shots(int perClass, long seed) {
        Random random = SeededRandom.of(seed, "shots");
        int[] taken = new int[classes];
        List<Integer> support = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        for (int i : SeededRandom.permutation(labels.length, random)) {
            (taken[labels[i]]++ < perClass ? support : test).add(i);
        }
        return new Shots(select(support), select(test));
    }

    private LabelledPixels select(List<Integer> which) {
        int[] indices = which.stream().mapToInt(Integer::intValue).toArray();
        int[] y = new int[indices.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = labels[indices[i]];
        }
        return new LabelledPixels(pixels.select(indices), y, classes);
    }
}
