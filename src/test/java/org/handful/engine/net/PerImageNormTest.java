package org.handful.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.Map;
import org.handful.backbone.arch.Node;
import org.handful.engine.TestEngine;
import org.handful.engine.train.HeadForward;
import org.handful.engine.train.PrivateRule;
import org.handful.method.GoldenVectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A layer norm, the mean over tokens and a linear head: gradients image by image as the reference has them. */
class PerImageNormTest {
    private static final JsonNode GOLDEN = GoldenVectors.json("trained.json").get("dp_film_layernorm_meanpool");

    @Test
    void agreesWithTheReference() throws Exception {
        TestEngine.run(PerImageNormTest::check);
    }

    private static void check(NDManager scope) throws Exception {
        NDArray x = scope.create(numbers("A"), new Shape(2, 2, 3));
        Layer layer = TokenLayers.normalisation(new Node.LayerNorm("norm", 3, GOLDEN.get("ln_eps").asDouble()),
                scope.create(numbers("gamma")), scope.create(numbers("beta")));
        NDArray scale = PrivateRule.perImage(scope, scope.create(new double[3]), 2);
        NDArray shift = PrivateRule.perImage(scope, scope.create(new double[3]), 2);
        int[] y = GoldenVectors.ints(GOLDEN.get("y"));
        NDArray targets = scope.create(new double[] {1 - y[0], y[0], 1 - y[1], y[1]}, new Shape(2, 2));
        NDArray weight = scope.create(numbers("W"), new Shape(2, 3)).transpose();
        try (GradientCollector collector = ai.djl.engine.Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray pooled = layer.forward(x, Pass.with(Map.of("norm.weight", scale, "norm.bias", shift), true))
                    .mean(new int[] {1});
            NDArray logits = pooled.matMul(weight).add(scope.create(numbers("b")));
            collector.backward(Scaled.of(HeadForward.crossEntropy(logits, targets), 2));
        }
        assertThat(scale.getGradient().toDoubleArray())
                .containsExactly(numbers("per_example_grad_gamma"), within(1e-9));
        assertThat(shift.getGradient().toDoubleArray())
                .containsExactly(numbers("per_example_grad_beta"), within(1e-9));
    }

    private static double[] numbers(String key) {
        return flat(GOLDEN.get(key));
    }

    private static double[] flat(JsonNode node) {
        return node.isArray() ? node.valueStream().map(PerImageNormTest::flat).flatMapToDouble(Arrays::stream).toArray()
                : new double[] {node.asDouble()};
    }
}
