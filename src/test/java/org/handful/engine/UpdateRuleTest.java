package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.handful.engine.environment.Doing;
import org.handful.engine.train.Gradients;
import org.handful.engine.train.Slot;
import org.handful.engine.train.UpdateRule;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our update rules against PyTorch's numbers, with the learning rate of its schedules. */
class UpdateRuleTest {
    private final Engine engine = TestEngine.get();
    private final JsonNode golden = golden();

    @Test
    void walksTheSamePathAsPyTorch() throws Exception {
        for (JsonNode run : golden.path("runs")) {
            engine.call(Priority.TRAIN, Doing.TRAINING, () -> {
                try (NDManager parameters = engine.root().newSubManager()) {
                    Slot slot = Slot.of(tensor(parameters, floats(golden.path("start"))));
                    int arrays = parameters.getManagedArrays().size();
                    for (int t = 1; t <= golden.path("steps").asInt(); t++) {
                        try (NDManager scope = engine.root().newSubManager()) {
                            NDArray gradient = tensor(scope, floats(golden.path("a"))).mul(
                                    tensor(scope, floats(golden.path("c"))).neg().add(slot.value()));
                            double rate = run.path("rate").asDouble() * golden.path("rates").get(t - 1).asDouble();
                            rule(run).update(scope, slot, gradient, t, rate, run.path("decay").asDouble());
                        }
                        JsonNode after = run.path("after").path(String.valueOf(t));
                        if (!after.isMissingNode()) {
                            assertThat(slot.value().toFloatArray()).as("%s after step %d", run.path("rule"), t)
                                    .containsExactly(floats(after), within(1e-5f));
                        }
                    }
                    assertThat(parameters.getManagedArrays()).as("nothing stays with the parameters").hasSize(arrays);
                }
                return null;
            });
        }
        assertThat(golden.path("runs")).hasSize(5);
    }

    @Test
    void clipsAsPyTorchDoes() throws Exception {
        for (JsonNode clip : golden.path("clip")) {
            engine.call(Priority.TRAIN, Doing.TRAINING, () -> {
                try (NDManager scope = engine.root().newSubManager()) {
                    List<NDArray> gradients = new ArrayList<>(List.of(
                            tensor(scope, new float[] {3, -1}), tensor(scope, new float[] {0.5f, 2})));
                    Gradients.clip(gradients, clip.path("limit").asDouble());
                    for (int i = 0; i < gradients.size(); i++) {
                        assertThat(gradients.get(i).toFloatArray())
                                .containsExactly(floats(clip.path("after").get(i)), within(1e-6f));
                    }
                }
                return null;
            });
        }
        assertThat(golden.path("clip")).hasSize(3);
    }

    private static UpdateRule rule(JsonNode run) {
        return run.path("rule").asString().equals("sgd")
                ? new UpdateRule.GradientDescent(run.path("momentum").asDouble(), run.path("nesterov").asBoolean())
                : new UpdateRule.AdaptiveMoments(run.path("beta1").asDouble(), run.path("beta2").asDouble(),
                        run.path("epsilon").asDouble());
    }

    private NDArray tensor(NDManager manager, float[] values) {
        return engine.staging().tensor(manager, values, values.length);
    }

    private static JsonNode golden() {
        return new JsonMapper().readTree(UpdateRuleTest.class.getResourceAsStream("/vectors/optimisers_torch.json"));
    }

    private static float[] floats(JsonNode array) {
        float[] out = new float[array.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) array.get(i).asDouble();
        }
        return out;
    }
}
