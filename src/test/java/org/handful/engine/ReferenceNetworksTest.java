package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import org.handful.backbone.CardReader;
import org.handful.backbone.Golden;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.WeightSource;
import org.handful.engine.environment.Doing;
import org.handful.engine.net.LayeredNetwork;
import org.handful.model.PixelBatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small random networks against what PyTorch gives for the same weights: src/test/reference/make_networks.py. */
public class ReferenceNetworksTest {
    /** A network of src/test/resources/networks. */
    public static InstalledBackbone network(String name) throws Exception {
        Path folder = Path.of("src/test/resources/networks");
        return new InstalledBackbone(CardReader.read(folder.resolve(name + ".json")),
                new WeightSource.FileSource(folder.resolve(name + ".safetensors")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet_basic", "resnet_bottleneck_group", "vit", "vit_dinov2", "vit_timm_registers",
        "vit_distilled_mean"})
    void givesWhatPyTorchGives(String name) throws Exception {
        InstalledBackbone backbone = network(name);
        Golden golden = backbone.card().golden().orElseThrow();
        PixelBatch image = golden.image().pixels(backbone.card().input());
        for (boolean fold : new boolean[] {true, false}) {
            float[] found = embed(backbone, image, fold);
            assertThat(found).hasSameSizeAs(golden.embedding());
            for (int i = 0; i < found.length; i++) {
                assertThat(found[i]).as(name + " " + i).isCloseTo(golden.embedding()[i], within(1e-5f));
            }
        }
    }

    private static float[] embed(InstalledBackbone backbone, PixelBatch image, boolean fold) throws Exception {
        Engine engine = TestEngine.get();
        return engine.call(Priority.PREDICT, Doing.TRAINING, () -> {
            try (NDManager scope = engine.root().newSubManager();
                    LayeredNetwork network = LayeredNetwork.load(engine.root(), engine.staging(), backbone,
                            backbone.card().architecture().network().orElseThrow(), fold)) {
                return network.embed(engine.staging().channelsLast(scope, image.values(), 0, 1, image.channels(),
                        image.height(), image.width())).toFloatArray();
            }
        });
    }
}
