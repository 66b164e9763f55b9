package org.handful.engine.convolution;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Random;
import org.handful.engine.TestEngine;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That convolutions and their gradients are computed right on this machine: docs/adr/0023. */
@Timeout(120)
class ConvolutionTest {
    private static final String[] PARTS = {"answer", "gradient of the images", "of the weights", "of the bias"};

    /** Numbers of channels that fill no register, and odd sizes: what is left over goes wrong first. */
    @ParameterizedTest(name = "{0} images, {1} to {2} channels of {3} pixels, kernel {4}, stride {5}, {6} groups")
    @CsvSource({
        "4, 24, 24, 8, 3, 1, 1", "4, 64, 4, 16, 3, 1, 1", "4, 6, 6, 4, 3, 1, 1", "5, 40, 20, 9, 3, 1, 1",
        "9, 112, 16, 5, 3, 2, 1", "4, 10, 20, 8, 3, 2, 1", "4, 3, 24, 16, 3, 1, 1", "4, 64, 64, 16, 3, 1, 1",
        "4, 16, 24, 8, 1, 1, 1", "16, 3, 32, 32, 3, 2, 1", "16, 48, 48, 9, 3, 2, 1", "5, 1, 64, 14, 3, 1, 1",
        "4, 16, 48, 4, 3, 2, 1", "5, 24, 24, 9, 3, 2, 24", "5, 96, 96, 7, 3, 1, 96", "2, 3, 64, 28, 7, 2, 1",
        "4, 17, 33, 6, 1, 1, 1", "16, 9, 112, 9, 3, 1, 1"})
    void agreesWithTwiceThePrecision(int images, int from, int to, int side, int kernel, int stride, int groups)
            throws Exception {
        Random random = new Random(1);
        TestEngine.run(scope -> {
            for (int round = 0; round < 4; round++) {
                try (NDManager scopeOfRound = scope.newSubManager()) {
                    Numbers numbers = new Numbers(images, from, to, side, kernel, stride, groups, random);
                    // The engine's images have their channels last.
                    boolean last = round % 2 == 0;
                    NDArray[] right = numbers.plain(scopeOfRound, last);
                    // More than fills a cache, and not zero: what memory holds when it is taken again.
                    scopeOfRound.full(new Shape(1 << 20), 0.7f).close();
                    near(numbers.with(scopeOfRound, DataType.FLOAT32, last, Convolution::of), right, 1e-5);
                    near(numbers.with(scopeOfRound, DataType.FLOAT64, last, Convolution::inWholeRegisters), right, 1e-12);
                }
            }
        });
    }

    private static void near(NDArray[] found, NDArray[] right, double share) {
        for (int i = 0; i < right.length; i++) {
            NDArray difference = found[i].toType(DataType.FLOAT64, true).sub(right[i]).abs().max();
            double size = right[i].abs().max().getDouble();
            // Not "larger than", for NaN is not larger than anything.
            assertThat(difference.getDouble() < share * size)
                    .as("%s: %s of %s", PARTS[i], difference.getDouble(), size).isTrue();
        }
    }

    private interface Way {
        NDArray of(NDArray x, NDArray weight, NDArray bias, int stride, int padding, int groups);
    }

    private record Numbers(Shape maps, Shape kernels, int stride, int groups, double[] x, double[] weight, double[] bias,
            double[] pull) {
        Numbers(int images, int from, int to, int side, int kernel, int stride, int groups, Random random) {
            this(new Shape(images, from, side, side), new Shape(to, from / groups, kernel, kernel), stride, groups,
                    drawn(random, images * from * side * side), drawn(random, to * from / groups * kernel * kernel),
                    drawn(random, to), drawn(random, images * to * side * side));
        }

        private static double[] drawn(Random random, long count) {
            return random.doubles(count, -1, 1).toArray();
        }

        NDArray[] plain(NDManager scope, boolean channelsLast) {
            return with(scope, DataType.FLOAT64, channelsLast, Convolution::plain);
        }

        /** @return as PARTS says */
        NDArray[] with(NDManager scope, DataType type, boolean channelsLast, Way way) {
            Shape s = maps;
            NDArray in = channelsLast
                    ? scope.create(x, new Shape(s.get(0), s.get(2), s.get(3), s.get(1))).toType(type, true)
                    : scope.create(x, s).toType(type, true);
            NDArray by = scope.create(weight, kernels).toType(type, true);
            NDArray plus = scope.create(bias).toType(type, true);
            NDArray[] leaves = {in, by, plus};
            for (NDArray leaf : leaves) {
                leaf.setRequiresGradient(true);
            }
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray y = way.of(channelsLast ? in.transpose(0, 3, 1, 2) : in, by, plus, stride,
                        (int) kernels.get(2) / 2, groups);
                NDArray weights = scope.create(pull).toType(type, true).get("0:" + y.size()).reshape(y.getShape());
                collector.backward(y.mul(weights).sum());
                return new NDArray[] {y.duplicate(), in.getGradient(), by.getGradient(), plus.getGradient()};
            }
        }
    }
}
