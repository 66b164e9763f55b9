package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.handful.engine.environment.Doing;

/** What the engine relies on in the tensor library; when one of these changes, so must the engine. */
class DjlFactsTest {
    private final Engine engine = TestEngine.get();

    @Test
    void gradientsAreOffOnTheEngineThreadAlone() throws Exception {
        assertThat(on(JniUtils::isGradMode)).isFalse();
        assertThat(JniUtils.isGradMode()).as("another thread").isTrue();
    }

    @Test
    void gradientsAccumulateOverCollectors() throws Exception {
        float[] found = on(() -> {
            try (NDManager scope = engine.root().newSubManager()) {
                NDArray x = scope.create(new float[] {2});
                x.setRequiresGradient(true);
                float[] gradients = new float[2];
                for (int i = 0; i < 2; i++) {
                    try (GradientCollector collector = collector()) {
                        collector.backward(x.mul(3f).sum());
                    }
                    gradients[i] = x.getGradient().toFloatArray()[0];
                }
                return gradients;
            }
        });
        assertThat(found).containsExactly(3, 6);
        assertThat(on(JniUtils::isGradMode)).as("after a collector").isFalse();
    }

    @Test
    void thereIsOneCollectorPerProcess() throws Exception {
        on(() -> {
            try (GradientCollector first = collector()) {
                assertThat(first).isNotNull();
                assertThatThrownBy(this::collector).isInstanceOf(IllegalStateException.class);
            }
            JniUtils.setGradMode(false);
            return null;
        });
    }

    @Test
    void tensorsBorrowTheBufferTheyAreMadeFrom() throws Exception {
        float seen = on(() -> {
            ByteBuffer buffer = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
            try (NDManager scope = engine.root().newSubManager()) {
                NDArray x = scope.create(buffer, new Shape(1), DataType.FLOAT32);
                buffer.putFloat(0, 7);
                return x.toFloatArray()[0];
            }
        });
        assertThat(seen).isEqualTo(7);
    }

    @Test
    void aCappedManagerRefusesResults() throws Exception {
        on(() -> {
            try (NDManager scope = engine.root().newSubManager()) {
                NDArray x = scope.create(new float[] {1});
                scope.cap();
                assertThatThrownBy(() -> x.add(1)).isInstanceOf(IllegalStateException.class);
            }
            return null;
        });
    }

    @Test
    void aLeafThatIsReleasedEarlyStillGetsItsGradient() throws Exception {
        float found = on(() -> {
            try (NDManager scope = engine.root().newSubManager()) {
                NDArray x = scope.create(new float[] {3});
                x.setRequiresGradient(true);
                try (GradientCollector collector = collector()) {
                    NDArray square = x.square();
                    NDArray sum = square.sum();
                    square.close();
                    collector.backward(sum);
                }
                return x.getGradient().toFloatArray()[0];
            }
        });
        assertThat(found).isEqualTo(6);
    }

    private GradientCollector collector() {
        return ai.djl.engine.Engine.getEngine("PyTorch").newGradientCollector();
    }

    private <T> T on(Callable<T> work) throws Exception {
        return engine.call(Priority.TRAIN, Doing.TRAINING, work);
    }
}
