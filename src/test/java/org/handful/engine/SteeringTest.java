package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.handful.engine.environment.Doing;
import org.handful.engine.train.Steering;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;

/** Gradients that do not go against the steepest one nearby, and the way there and back. */
@Timeout(120)
class SteeringTest {
    private interface Work {
        void on(NDManager scope, Random random) throws Exception;
    }

    private static void run(RepetitionInfo times, Work work) throws Exception {
        Engine engine = TestEngine.get();
        engine.call(Priority.TRAIN, Doing.TRAINING, () -> {
            try (NDManager scope = engine.root().newSubManager()) {
                work.on(scope, new Random(times.getCurrentRepetition()));
            }
            return null;
        });
    }

    private static Map<String, NDArray> some(NDManager scope, Random random) {
        Map<String, NDArray> out = new LinkedHashMap<>();
        out.put("head.weight", numbers(scope, random, 3, 7));
        out.put("lora_A", numbers(scope, random, 2, 11));
        out.put("lora_B", numbers(scope, random, 5, 2));
        return out;
    }

    private static NDArray numbers(NDManager scope, Random random, int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return scope.create(values, new Shape(rows, columns));
    }

    private static double inner(Map<String, float[]> a, Map<String, float[]> b) {
        double sum = 0;
        for (String name : a.keySet()) {
            for (int i = 0; i < a.get(name).length; i++) {
                sum += (double) a.get(name)[i] * b.get(name)[i];
            }
        }
        return sum;
    }

    private static Map<String, float[]> read(Map<String, NDArray> arrays) {
        Map<String, float[]> out = new LinkedHashMap<>();
        arrays.forEach((name, a) -> out.put(name, a.toFloatArray()));
        return out;
    }

    /** What goes against the reference loses just that part of it, and all else stays to the last bit. */
    @RepeatedTest(20)
    void noGradientGoesAgainstTheReference(RepetitionInfo times) throws Exception {
        run(times, (scope, random) -> {
            Map<String, NDArray> gradients = some(scope, random);
            Map<String, NDArray> reference = some(scope, random);
            Map<String, float[]> g = read(gradients);
            Map<String, float[]> s = read(reference);
            double product = inner(g, s);
            Steering.apply(gradients, reference);
            Map<String, float[]> steered = read(gradients);
            assertThat(inner(steered, s)).isGreaterThan(-1e-4);
            double share = Math.min(0, product) / inner(s, s);
            g.forEach((name, before) -> {
                for (int i = 0; i < before.length; i++) {
                    assertThat(steered.get(name)[i]).isCloseTo((float) (before[i] - share * s.get(name)[i]),
                            within(product < 0 ? 1e-5f : 0));
                }
            });
        });
    }

    @RepeatedTest(5)
    void thePointNearbyLiesAtTheRadiusAndTheWayBackIsExact(RepetitionInfo times) throws Exception {
        run(times, (scope, random) -> {
            Map<String, NDArray> values = some(scope, random);
            Map<String, NDArray> gradients = some(scope, random);
            Map<String, float[]> begin = read(values);
            Map<String, NDArray> before = Steering.ascend(values, gradients, 0.05);
            Map<String, float[]> way = read(values);
            way.forEach((name, v) -> {
                for (int i = 0; i < v.length; i++) {
                    v[i] -= begin.get(name)[i];
                }
            });
            Map<String, float[]> g = read(gradients);
            assertThat(Math.sqrt(inner(way, way))).isCloseTo(0.05, within(1e-5));
            assertThat(inner(way, g)).isCloseTo(0.05 * Math.sqrt(inner(g, g)), within(1e-4));
            Steering.restore(values, before);
            read(values).forEach((name, v) -> assertThat(v).as(name).containsExactly(begin.get(name)));
        });
    }
}
