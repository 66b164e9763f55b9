package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real networks on real images, against what the original code gives. */
class CheckVectorsTest {
    @ParameterizedTest
    @CsvSource({
        "mobilenet_v2, input01_4x3x224x224.f32le.raw, 4, mobilenet_v2_1.0_224_in1k.features.f32le.raw",
        "mobilenet_v2_script, input01_4x3x224x224.f32le.raw, 4, mobilenet_v2_1.0_224_in1k.features.f32le.raw",
        "resnet20_cifar10, input01_cifar_16x3x32x32.npy, 16, resnet20_cifar10.features.f32le.raw",
        "resnet56_cifar10, input01_cifar_16x3x32x32.npy, 16, resnet56_cifar10.features.f32le.raw"
    })
    void reproducesTheReferenceEmbeddings(String id, String input, int count, String features) throws Exception {
        BackboneSession session = TestEngine.get().open(Shared.backbone(id));
        var images = Shared.normalised(Shared.floats(input), count, session.card().input());
        float[] expected = Shared.floats(features);

        EmbeddingMatrix found = session.embed(images, new CancelToken());

        assertThat(found.rows()).isEqualTo(count);
        assertThat(found.values()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.values()[i]).as("number " + i).isCloseTo(expected[i], within(1e-4f));
        }
    }
}
