package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.GradientCollector;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the library computes convolutions and their gradients right on this machine: docs/adr/0023. */
@Timeout(120)
class ConvolutionsTest {
    /** Numbers of channels that fill no register, and odd sizes: what is left over goes wrong first. */
    @ParameterizedTest(name = "{0} images, {1} to {2} channels of {3} pixels, kernel {4}, stride {5}")
    @CsvSource({
        "4, 24, 24, 8, 3, 1", "4, 64, 4, 16, 3, 1", "4, 6, 6, 4, 3, 1", "5, 40, 20, 9, 3, 1", "9, 112, 16, 5, 3, 2",
        "4, 10, 20, 8, 3, 2", "4, 3, 24, 16, 3, 1", "4, 64, 64, 16, 3, 1", "4, 16, 24, 8, 1, 1", "16, 3, 32, 32, 3, 2"})
    void agreeWithTwiceThePrecision(int images, int from, int to, int side, int kernel, int stride) throws Exception {
        Random random = new Random(1);
        TestEngine.run(scope -> {
            for (int round = 0; round < 5; round++) {
                double[] x = random.doubles((long) images * from * side * side, -1, 1).toArray();
                double[] weight = random.doubles((long) to * from * kernel * kernel, -1, 1).toArray();
                double[] pull = random.doubles((long) images * to * side * side, -1, 1).toArray();
                try (NDManager scopeOfRound = scope.newSubManager()) {
                    NDArray[][] found = new NDArray[2][];
                    for (int i = 0; i < 2; i++) {
                        DataType type = i == 0 ? DataType.FLOAT32 : DataType.FLOAT64;
                        NDArray in = scopeOfRound.create(x, new Shape(images, from, side, side)).toType(type, true);
                        NDArray by = scopeOfRound.create(weight, new Shape(to, from, kernel, kernel)).toType(type, true);
                        found[i] = of(in, by, kernel / 2, stride, scopeOfRound.create(pull).toType(type, true));
                    }
                    for (int i = 0; i < 3; i++) {
                        NDArray difference = found[0][i].toType(DataType.FLOAT64, true).sub(found[1][i]).abs().max();
                        double size = found[1][i].abs().max().getDouble();
                        // Not "larger than", for NaN is not larger than anything.
                        assertThat(difference.getDouble() < 1e-5 * size).as("part %d: %s of %s", i,
                                difference.getDouble(), size).isTrue();
                    }
                }
            }
        });
    }

    /** @return the answer, the gradient of the images and that of the weights */
    private static NDArray[] of(NDArray x, NDArray weight, int padding, int stride, NDArray pull) {
        x.setRequiresGradient(true);
        weight.setRequiresGradient(true);
        try (GradientCollector collector = ai.djl.engine.Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray y = Conv2d.conv2d(x, weight, null, new Shape(stride, stride), new Shape(padding, padding),
                    new Shape(1, 1), 1).singletonOrThrow();
            collector.backward(y.mul(pull.get("0:" + y.size()).reshape(y.getShape())).sum());
            return new NDArray[] {y.duplicate(), x.getGradient(), weight.getGradient()};
        }
    }
}
