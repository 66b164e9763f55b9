package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.SyntheticImage;
import org.handful.backbone.arch.Architecture;
import org.handful.backbone.arch.MobileNetV2;
import org.handful.backbone.arch.ResNet;
import org.handful.backbone.safetensors.SafeTensors;
import org.handful.backbone.safetensors.SafeTensorsWriter;
import org.handful.engine.environment.Doing;
import org.handful.engine.net.LayeredNetwork;
import org.handful.model.PixelBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks of every family with random weights: that they run, and that folding changes nothing. */
class NetworksTest {
    private static final ResNet.Stem IMAGENET = new ResNet.Stem(3, 8, 7, 2, true);

    private final Engine engine = TestEngine.get();

    @TempDir
    Path folder;

    @Test
    void foldingChangesNothing() throws Exception {
        List<Architecture> all = List.of(
                new ResNet(ResNet.Block.BOTTLENECK, List.of(3, 4, 6, 3), List.of(8, 16, 32, 64), IMAGENET,
                        ResNet.Shortcut.PROJECTION),
                new ResNet(ResNet.Block.BASIC, List.of(2, 2, 2, 2), List.of(8, 16, 32, 64), IMAGENET,
                        ResNet.Shortcut.PROJECTION),
                new ResNet(ResNet.Block.BASIC, List.of(2, 2, 2), List.of(8, 16, 32),
                        new ResNet.Stem(3, 8, 3, 1, false), ResNet.Shortcut.OPTION_A),
                new MobileNetV2(0.25, MobileNetV2.Names.TIMM));
        for (int i = 0; i < all.size(); i++) {
            InstalledBackbone backbone = RandomWeights.of(folder, "net" + i, all.get(i), 64);
            float[] folded = embed(backbone, true);
            float[] kept = embed(backbone, false);
            assertThat(folded).hasSize(backbone.card().embedding());
            float largest = 0;
            for (int d = 0; d < folded.length; d++) {
                assertThat(folded[d]).isCloseTo(kept[d], within(1e-4f * Math.max(1, Math.abs(kept[d]))));
                largest = Math.max(largest, Math.abs(folded[d]));
            }
            assertThat(largest).as("the network answers").isGreaterThan(0);
        }
    }

    @Test
    void timmAndTorchvisionNamesAreTheSameNetwork() throws Exception {
        var timm = new MobileNetV2(0.25, MobileNetV2.Names.TIMM);
        var vision = new MobileNetV2(0.25, MobileNetV2.Names.TORCHVISION);
        InstalledBackbone a = RandomWeights.of(folder, "timm", timm, 64);
        InstalledBackbone b = RandomWeights.of(folder, "vision", vision, 64);
        // The same numbers under the other names: both list their tensors in the order of the network.
        try (SafeTensors from = a.weights().tensors(); SafeTensors names = b.weights().tensors()) {
            SafeTensorsWriter out = new SafeTensorsWriter();
            for (int i = 0; i < names.entries().size(); i++) {
                var entry = names.entries().get(i);
                assertThat(entry.shape()).isEqualTo(from.entries().get(i).shape());
                out.floats(entry.name(), from.floats(from.entries().get(i).name()),
                        entry.shape().stream().mapToLong(Long::longValue).toArray());
            }
            out.write(folder.resolve("vision.safetensors"));
        }
        assertThat(embed(b, true)).containsExactly(embed(a, true));
        assertThat(embed(a, true)).isNotEqualTo(new float[1280]);
    }

    private float[] embed(InstalledBackbone backbone, boolean fold) throws Exception {
        PixelBatch image = SyntheticImage.standard(backbone.card().input()).pixels(backbone.card().input());
        return engine.call(Priority.PREDICT, Doing.TRAINING, () -> {
            try (NDManager scope = engine.root().newSubManager();
                    LayeredNetwork network = LayeredNetwork.load(engine.root(), engine.staging(), backbone,
                            backbone.card().architecture().network().orElseThrow(), fold)) {
                NDArray x = engine.staging().channelsLast(scope, image.values(), 0, 1, 3, image.height(),
                        image.width());
                return network.embed(x).toFloatArray();
            }
        });
    }
}
