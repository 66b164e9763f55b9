package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.handful.error.BackboneException;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.PixelBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real networks on real images, against what the original code gives. */
class CheckVectorsTest {
    @ParameterizedTest
    @CsvSource({
        "mobilenet_v2, input01_4x3x224x224.f32le.raw, 4, mobilenet_v2_1.0_224_in1k.features.f32le.raw",
        "mobilenet_v2_script, input01_4x3x224x224.f32le.raw, 4, mobilenet_v2_1.0_224_in1k.features.f32le.raw",
        "vit_tiny, input01_4x3x224x224.f32le.raw, 4, vit_tiny_p16_224_augreg_in21k_in1k.features.f32le.raw",
        "squeezenet1_1, input01_4x3x224x224.f32le.raw, 4, squeezenet1_1_in1k.features.f32le.raw",
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

    /** The classifier that the weight file still has. */
    @ParameterizedTest
    @CsvSource({
        "vit_tiny, input01_4x3x224x224.f32le.raw, 4, vit_tiny_p16_224_augreg_in21k_in1k.logits.npy",
        "squeezenet1_1, input01_4x3x224x224.f32le.raw, 4, squeezenet1_1_in1k.logits.npy",
        "resnet20_cifar10, input01_cifar_16x3x32x32.npy, 16, resnet20_cifar10.logits.npy"
    })
    void reproducesTheReferenceLogits(String id, String input, int count, String logits) throws Exception {
        BackboneSession session = TestEngine.get().open(Shared.backbone(id)).withClassifier();
        var images = Shared.normalised(Shared.floats(input), count, session.card().input());
        float[] expected = Shared.floats(logits);

        float[] found = session.embed(images, new CancelToken()).values();

        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).as("number " + i).isCloseTo(expected[i], within(2e-4f));
        }
        assertThat(session.card().classes()).hasSize(id.equals("resnet20_cifar10") ? session.card().embedding() : 0);
    }

    @Test
    void aWeightFileWithoutClassifierIsRefusedInWords() throws Exception {
        BackboneSession session = TestEngine.get().open(Shared.backbone("mobilenet_v2"));
        assertThatThrownBy(session::withClassifier).isInstanceOfSatisfying(BackboneException.class,
                        e -> assertThat(e.problem()).isEqualTo(BackboneException.Problem.NO_CLASSIFIER))
                .hasMessageContaining("mobilenet_v2");
    }

    /** Its check images are prepared already: ink is 1, and they are transposed as the network was taught. */
    @Test
    void reproducesTheReferenceEmbeddingsOfThePrototypicalNetwork() throws Exception {
        BackboneSession session = TestEngine.get().open(Shared.backbone("protonet_conv4"));
        float[] transposed = Shared.floats("protonet_input_20x1x28x28.npy");
        float[] images = new float[transposed.length];
        for (int i = 0; i < images.length; i++) {
            images[i] = transposed[i / 784 * 784 + i % 28 * 28 + i / 28 % 28];
        }
        float[] expected = Shared.floats("protonet_conv4_omniglot.features.npy");

        float[] found = session.embed(new PixelBatch(20, 1, 28, 28, images), new CancelToken()).values();

        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).as("number " + i).isCloseTo(expected[i], within(1e-4f));
        }
    }
}
