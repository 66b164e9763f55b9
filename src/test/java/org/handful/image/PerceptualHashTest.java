package org.handful.image;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PerceptualHashTest {
    @Property(tries = 60, seed = "20261123")
    void savingAgainAndHalvingKeepTheHash(@ForAll @LongRange(max = 100_000) long seed) throws Exception {
        RgbImage image = TestImages.scene(seed, 200, 150);
        RgbImage again = ImageDecoder.decode(TestImages.jpeg(image, 0.5f), "again", DecodeLimits.DEFAULT);
        RgbImage half = Thumbnails.shrink(image, 100);
        assertThat(PerceptualHash.distance(PerceptualHash.of(image), PerceptualHash.of(again)))
                .isLessThanOrEqualTo(NearDuplicates.DEFAULT_DISTANCE);
        assertThat(PerceptualHash.distance(PerceptualHash.of(image), PerceptualHash.of(half)))
                .isLessThanOrEqualTo(NearDuplicates.DEFAULT_DISTANCE);
    }

    @Property(tries = 60, seed = "20261123")
    void differentPicturesDiffer(@ForAll @LongRange(max = 100_000) long seed) {
        long a = PerceptualHash.of(TestImages.scene(seed, 120, 90));
        long b = PerceptualHash.of(TestImages.scene(seed + 1_000_003, 120, 90));
        assertThat(PerceptualHash.distance(a, b)).isGreaterThan(NearDuplicates.DEFAULT_DISTANCE);
    }

    @Test
    void contentHashIsSha256() {
        assertThat(ContentHash.sha256(new byte[] {'a', 'b', 'c'}))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void thumbnailsKeepTheShape() throws Exception {
        RgbImage wide = TestImages.smooth(600, 200);
        RgbImage small = ImageDecoder.decode(Thumbnails.jpeg(wide, 256), "thumbnail", DecodeLimits.DEFAULT);
        assertThat(small.width()).isEqualTo(256);
        assertThat(small.height()).isEqualTo(85);
        assertThat(TestImages.difference(small, TestImages.smooth(256, 85))).isLessThan(16);
        assertThat(Thumbnails.shrink(wide, 600)).isSameAs(wide);
    }
}
