package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.handful.engine.train.AdamW;
import org.handful.engine.train.Gradients;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our update rules against PyTorch's numbers. */
class AdamWTest {
    private final Engine engine = TestEngine.get();

    @Test
    void walksTheSamePathAsPyTorch() throws Exception {
        JsonNode golden;
        try (var in = getClass().getResourceAsStream("/vectors/adamw_torch.json")) {
            golden = new JsonMapper().readTree(in);
        }
        for (JsonNode run : golden.path("runs")) {
            engine.call(Priority.TRAIN, "AdamW", () -> {
                try (NDManager parameters = engine.root().newSubManager()) {
                    AdamW.Slot slot = AdamW.Slot.of(tensor(parameters, floats(golden.path("start"))));
                    int arrays = parameters.getManagedArrays().size();
                    for (int t = 1; t <= 100; t++) {
                        try (NDManager scope = engine.root().newSubManager()) {
                            NDArray gradient = tensor(scope, floats(golden.path("a"))).mul(
                                    tensor(scope, floats(golden.path("c"))).neg().add(slot.value()));
                            AdamW.update(scope, slot, gradient, t, run.path("rate").asDouble(),
                                    run.path("decay").asDouble());
                        }
                        if (run.path("after").has(String.valueOf(t))) {
                            float[] expected = floats(run.path("after").path(String.valueOf(t)));
                            float[] found = slot.value().toFloatArray();
                            for (int i = 0; i < expected.length; i++) {
                                assertThat(found[i]).as("number %d after step %d", i, t)
                                        .isCloseTo(expected[i], within(1e-5f));
                            }
                        }
                    }
                    assertThat(parameters.getManagedArrays()).as("nothing stays with the parameters").hasSize(arrays);
                }
                return null;
            });
        }
    }

    @Test
    void clippingKeepsDirectionAndSmallGradients() throws Exception {
        engine.call(Priority.TRAIN, "clipping", () -> {
            try (NDManager scope = engine.root().newSubManager()) {
                NDArray a = tensor(scope, new float[] {3, 0});
                NDArray b = tensor(scope, new float[] {-4});
                Gradients.clip(List.of(a, b), 10);
                assertThat(a.toFloatArray()).containsExactly(3, 0);
                Gradients.clip(List.of(a, b), 1);
                assertThat(a.toFloatArray()[0]).isCloseTo(0.6f, within(1e-6f));
                assertThat(b.toFloatArray()[0]).isCloseTo(-0.8f, within(1e-6f));
            }
            return null;
        });
    }

    private NDArray tensor(NDManager manager, float[] values) {
        return engine.staging().tensor(manager, values, values.length);
    }

    private static float[] floats(JsonNode array) {
        float[] out = new float[array.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) array.get(i).asDouble();
        }
        return out;
    }
}
