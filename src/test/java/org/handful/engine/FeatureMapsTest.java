package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Random;
import org.handful.backbone.Catalogue;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.arch.ConvNet;
import org.handful.engine.net.FeatureMaps;
import org.handful.model.CancelToken;
import org.handful.model.PixelBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureMapsTest {
    private final Engine engine = TestEngine.get();

    @TempDir
    private Path folder;

    @Test
    void aMeanOverPlacesAnswersEverywhereAlike() throws Exception {
        for (String name : new String[] {"resnet_basic", "resnet_bottleneck_group", "pocket"}) {
            InstalledBackbone backbone = name.equals("pocket") ? new Catalogue(Path.of("no-home")).byId(name)
                    : ReferenceNetworksTest.network(name);
            BackboneSession session = engine.open(backbone);
            PixelBatch image = noise(backbone, 3);
            double[] w = new Random(1).doubles(backbone.card().embedding(), -1, 1).toArray();
            FeatureMaps maps = session.maps(image, _ -> w);
            float[] e = session.embedLive(image, new CancelToken()).row(0);
            int places = maps.height() * maps.width();
            assertThat(maps.channels()).as(name).isEqualTo(e.length);
            assertThat(places).isGreaterThan(1);
            for (int k = 0; k < e.length; k++) {
                double mean = 0;
                for (int i = 0; i < places; i++) {
                    mean += maps.values()[k * places + i] / places;
                    assertThat(maps.gradient()[k * places + i] * places).isCloseTo((float) w[k], within(1e-5f));
                }
                assertThat(mean).as(name + " " + k).isCloseTo(e[k], within(1e-4));
            }
        }
    }

    @Test
    void whereANetworkTurnsImagesItsMapsAreTurnedBack() throws Exception {
        InstalledBackbone turning = RandomWeights.of(folder, "conv", new ConvNet(3, 8, 2, 16, true), 16);
        InstalledBackbone plain = RandomWeights.of(folder, "conv", new ConvNet(3, 8, 2, 16, false), 16);
        PixelBatch image = noise(turning, 5);
        double[] w = new Random(2).doubles(turning.card().embedding(), -1, 1).toArray();
        FeatureMaps one = engine.open(turning).maps(image, _ -> w);
        FeatureMaps other = engine.open(plain).maps(turned(image), _ -> w);
        int side = one.width();
        assertThat(side).isEqualTo(4);
        for (int k = 0; k < one.channels(); k++) {
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    int here = (k * side + y) * side + x;
                    int there = (k * side + x) * side + y;
                    assertThat(one.values()[here]).isCloseTo(other.values()[there], within(1e-5f));
                    assertThat(one.gradient()[here]).isCloseTo(other.gradient()[there], within(1e-5f));
                }
            }
        }
    }

    @Test
    void whatATokenLooksAtSumsToOne() throws Exception {
        InstalledBackbone vit = ReferenceNetworksTest.network("vit");
        double[][][][] attention = engine.open(vit).attention(noise(vit, 7));
        assertThat(attention.length).isPositive();
        for (double[][][] layer : attention) {
            for (double[][] head : layer) {
                for (double[] row : head) {
                    assertThat(row).hasSize(head.length);
                    assertThat(java.util.Arrays.stream(row).sum()).isCloseTo(1, within(1e-5));
                }
            }
        }
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        InstalledBackbone backbone = ReferenceNetworksTest.network("resnet_basic");
        BackboneSession session = engine.open(backbone);
        double[] w = new double[backbone.card().embedding()];
        session.maps(noise(backbone, 3), _ -> w);
        int before = NativeCount.of(engine);
        for (int i = 0; i < 20; i++) {
            session.maps(noise(backbone, i), _ -> w);
        }
        assertThat(NativeCount.of(engine)).isEqualTo(before);
    }

    private static PixelBatch noise(InstalledBackbone backbone, long seed) {
        int size = backbone.card().input().size();
        Random random = new Random(seed);
        float[] out = new float[3 * size * size];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) random.nextGaussian();
        }
        return new PixelBatch(1, 3, size, size, out);
    }

    private static PixelBatch turned(PixelBatch image) {
        int side = image.width();
        float[] out = new float[image.values().length];
        for (int i = 0; i < out.length; i++) {
            int c = i / (side * side);
            int y = i / side % side;
            int x = i % side;
            out[(c * side + x) * side + y] = image.values()[i];
        }
        return new PixelBatch(1, image.channels(), side, side, out);
    }
}
