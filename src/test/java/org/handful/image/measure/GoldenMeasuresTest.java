package org.handful.image.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.handful.eval.Vectors;
import org.handful.model.ImageRef;
import org.handful.run.intake.Computed;
import org.handful.run.intake.MeasureTable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GoldenMeasuresTest {
    private static final JsonNode GOLDEN = Vectors.read("image_attributes");

    @Test
    void coloursAreNamedAsTheReferenceNamesThem() {
        for (JsonNode row : GOLDEN.get("lab_and_names")) {
            int[] rgb = Vectors.ints(row.get("rgb"));
            Lab lab = Lab.of(rgb[0], rgb[1], rgb[2]);
            assertThat(new double[] {lab.l(), lab.a(), lab.b()}).as("%s", row).containsExactly(
                    Vectors.doubles(row.get("lab")), within(GOLDEN.get("tolerance_lab").doubleValue()));
            assertThat(ColourName.of(lab).name().toLowerCase(Locale.ROOT)).as("%s", row)
                    .isEqualTo(row.get("name").stringValue());
        }
    }

    @Test
    void greyFiguresEqualTheReference() {
        double[][] rows = Vectors.matrix(GOLDEN.get("gray_4x4"));
        float[] grey = new float[16];
        for (int i = 0; i < 16; i++) {
            grey[i] = (float) rows[i / 4][i % 4];
        }
        assertThat(Laplacian.variance(grey, 4, 4)).isCloseTo(GOLDEN.get("laplacian_variance").doubleValue(), within(1e-9));
        assertThat(Entropy.bits(grey)).isCloseTo(GOLDEN.get("entropy_bits").doubleValue(), within(1e-9));
        assertThat(Entropy.bits(new float[9])).isZero();
    }

    @Test
    void tonesOfPixelsEqualTheReference() {
        int[][] pixels = Vectors.intMatrix(GOLDEN.get("pixels"));
        double[] grey = Vectors.doubles(GOLDEN.get("gray601"));
        double[] brightness = Vectors.doubles(GOLDEN.get("brightness_hsp"));
        for (int i = 0; i < pixels.length; i++) {
            int[] p = pixels[i];
            assertThat(PixelMeasures.grey(p[0], p[1], p[2])).isCloseTo((float) grey[i], within(2e-5f));
            assertThat(Math.sqrt(PixelMeasures.brightness(p[0], p[1], p[2]) / 1000.0) / 255)
                    .isCloseTo(brightness[i], within(1e-9));
        }
    }

    @Test
    void shapesAreNamedByTheReferencesRatios() {
        GOLDEN.get("aspect").properties().forEach(shape -> {
            String[] sides = shape.getKey().split("x");
            var image = new ImageRef("i", "i", Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), 0);
            double ratio = shape.getValue().get("w_over_h").doubleValue();
            assertThat((double) image.width() / image.height()).isEqualTo(ratio);
            assertThat(Math.min(ratio, 1 / ratio)).isEqualTo(shape.getValue().get("cleanvision").doubleValue());
            assertThat(MeasureTable.NONE.value(Computed.ASPECT, image)).hasValue(ratio > 1 ? "landscape" : "portrait");
        });
    }

    @Test
    void colourfulnessEqualsTheReference() {
        int[][] pixels = Vectors.intMatrix(GOLDEN.get("pixels"));
        byte[] rgb = new byte[3 * pixels.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) pixels[i / 3][i % 3];
        }
        assertThat(Colourfulness.of(rgb)).isCloseTo(GOLDEN.get("colourfulness").doubleValue(), within(1e-9));
        assertThat(Colourfulness.of(new byte[12])).isZero();
    }
}
