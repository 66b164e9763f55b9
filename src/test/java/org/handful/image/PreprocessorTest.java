package org.handful.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.handful.model.InputSpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PreprocessorTest {
    @Test
    void givesPillowsPixelsBitByBit() throws IOException {
        JsonNode vectors;
        try (var in = PreprocessorTest.class.getResourceAsStream("/vectors/pillow_preprocess.json")) {
            vectors = JsonMapper.shared().readTree(in);
        }
        assertThat(vectors.get("cases").size()).isEqualTo(84);
        for (JsonNode c : vectors.get("cases")) {
            var spec = plain(c.get("size").asInt(), c.get("resizeShorterSideTo").asInt(),
                    c.get("interpolation").asString(), c.get("channels").asString());
            RgbImage image = TestImages.formula(c.get("width").asInt(), c.get("height").asInt());
            byte[] expected = Base64.getDecoder().decode(c.get("expected").asString());
            float[] values = new Preprocessor(spec).apply(image);
            int channels = spec.channels().equals("L") ? 1 : 3;
            byte[] actual = new byte[expected.length];
            for (int i = 0; i < actual.length; i++) {
                actual[i] = (byte) Math.round(255 * values[i % channels * spec.size() * spec.size() + i / channels]);
            }
            assertThat(actual).as(c.get("width") + " x " + c.get("height") + " " + spec.fingerprint())
                    .isEqualTo(expected);
        }
    }

    @Test
    void normalisesInSinglePrecisionChannelsFirst() {
        var spec = new InputSpec(4, 4, "bilinear, antialiased", "centre", List.of(0.485, 0.456, 0.406),
                List.of(0.229, 0.224, 0.225), "RGB");
        RgbImage image = TestImages.formula(4, 4);
        float[] batch = new float[2 * 48];
        new Preprocessor(spec).apply(image, batch, 48);
        float red = ((image.pixel(1, 2) >> 16) / 255f - 0.485f) / 0.229f;
        float blue = ((image.pixel(1, 2) & 255) / 255f - 0.406f) / 0.225f;
        assertThat(batch[48 + 2 * 4 + 1]).isEqualTo(red);
        assertThat(batch[48 + 32 + 2 * 4 + 1]).isEqualTo(blue);
        assertThat(batch[47]).isZero();
    }

    @Test
    void showsWhatTheBackboneSees() {
        var preprocessor = new Preprocessor(plain(8, 8, "nearest", "L"));
        RgbImage seen = preprocessor.seen(TestImages.formula(8, 8));
        float[] values = preprocessor.apply(TestImages.formula(8, 8));
        assertThat(seen.pixel(3, 5)).isEqualTo(Math.round(255 * values[5 * 8 + 3]) * 0x010101);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> new Preprocessor(plain(8, 8, "bicubic", "RGB"))).hasMessageContaining("bicubic");
        assertThatThrownBy(() -> new Preprocessor(plain(8, 8, "nearest", "CMYK"))).hasMessageContaining("CMYK");
        assertThatThrownBy(() -> new Preprocessor(plain(9, 8, "nearest", "L"))).hasMessageContaining("crop of 9");
    }

    private static InputSpec plain(int size, int shorter, String interpolation, String channels) {
        int n = channels.equals("L") ? 1 : 3;
        return new InputSpec(size, shorter, interpolation, "centre", List.of(0.0, 0.0, 0.0).subList(0, n),
                List.of(1.0, 1.0, 1.0).subList(0, n), channels);
    }
}
