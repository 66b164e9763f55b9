package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.handful.backbone.InstalledBackbone;
import org.handful.engine.adapter.PromptTokens;
import org.handful.engine.net.LayeredNetwork;
import org.handful.engine.net.Pass;
import org.handful.method.GoldenVectors;
import org.handful.model.PixelBatch;
import org.handful.model.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Learned tokens against what PyTorch gives for the same ones: src/test/reference/make_networks.py. */
class PromptTokensTest {
    private static final JsonNode GOLDEN = GoldenVectors.json("prompted.json");
    private static final int COUNT = 3;

    @ParameterizedTest
    @CsvSource({"vit, false", "vit, true", "vit_dinov2, false", "vit_dinov2, true", "vit_timm_registers, true",
        "vit_distilled_mean, false", "vit_distilled_mean, true"})
    void givesWhatPyTorchGives(String network, boolean deep) throws Exception {
        double[] expected = GoldenVectors.doubles(GOLDEN.get(network).get(deep ? "deep" : "shallow"));
        float[] found = embedding(network, deep, new int[] {0, 1, 2});
        assertThat(found).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) found[i]).as("number " + i).isCloseTo(expected[i], within(1e-5));
        }
    }

    @Test
    void theirOrderDoesNotMatter() throws Exception {
        float[] a = embedding("vit", true, new int[] {0, 1, 2});
        float[] b = embedding("vit", true, new int[] {2, 0, 1});
        for (int i = 0; i < a.length; i++) {
            assertThat(b[i]).isCloseTo(a[i], within(1e-6f));
        }
    }

    /** Those that look and those that are looked at: a class token, learned ones and sixteen patches. */
    @Test
    void attentionToThemIsThere() throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network("vit"));
        PixelBatch image = session.card().golden().orElseThrow().image().pixels(session.card().input());
        var head = new LinearHead(Tensor.matrix(2, 8, new double[16]), Tensor.vector(new double[2]),
                Tensor.vector(new double[8]), 1);
        var adapter = new PromptTokens(COUNT, true);
        try (TuningSession tuning = session.tune(adapter, head, 0)) {
            double[][][][] seen = session.adapted(adapter, tuning.snapshot()).attention(image);
            assertThat(seen).hasNumberOfRows(2);
            assertThat(seen[1][0]).hasDimensions(1 + COUNT + 16, 1 + COUNT + 16);
            assertThat(seen[1][0][0][1]).isPositive();
        }
    }

    private static float[] embedding(String name, boolean deep, int[] order) throws Exception {
        InstalledBackbone backbone = ReferenceNetworksTest.network(name);
        var nodes = backbone.card().architecture().network().orElseThrow();
        PixelBatch image = backbone.card().golden().orElseThrow().image().pixels(backbone.card().input());
        float[][] out = new float[1][];
        TestEngine.run(scope -> {
            Map<String, NDArray> tokens = new LinkedHashMap<>();
            new PromptTokens(COUNT, deep).tensors(nodes).forEach((key, shape) -> {
                int dim = shape[2];
                int block = tokens.size();
                float[] values = new float[COUNT * dim];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (0.3 * Math.sin(1 + 7 * block + 3 * order[i / dim] + i % dim));
                }
                tokens.put(key, scope.create(values, new Shape(1, COUNT, dim)));
            });
            assertThat(tokens).hasSize(deep ? 2 : 1);
            Engine engine = TestEngine.get();
            try (LayeredNetwork network = LayeredNetwork.load(engine.root(), engine.staging(), backbone, nodes, false)) {
                out[0] = network.forward(engine.staging().channelsLast(scope, image.values(), 0, 1, 3, image.height(),
                        image.width()), Pass.with(tokens, false)).toFloatArray();
            }
        });
        return out[0];
    }
}
