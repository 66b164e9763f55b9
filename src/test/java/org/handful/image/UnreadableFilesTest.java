package org.handful.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.error.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableFilesTest {
    private static final byte[] JPEG = TestImages.jpeg(TestImages.scene(1, 160, 120), 0.9f);

    @Test
    void emptyFile() {
        assertThat(reason(new byte[0])).isEqualTo("the file is empty");
    }

    @Test
    void noImage() {
        assertThat(reason("class,count\nant,3\n".getBytes(StandardCharsets.UTF_8))).contains("no JPEG, PNG, GIF");
        assertThat(reason(new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c', 0, 0, 0, 0}))
                .contains("HEIC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "bmp", "tiff"})
    void aFileThatIsCutOff(String format) {
        byte[] file = TestImages.encode(
                TestImages.buffered(TestImages.scene(2, 160, 120), BufferedImage.TYPE_3BYTE_BGR), format);
        assertThat(reason(Arrays.copyOf(file, file.length / 2))).isEqualTo("it is cut off");
    }

    @Test
    void aBombIsRefusedByItsHeader() {
        byte[] png = TestImages.png(TestImages.smooth(4, 4));
        ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
        assertThat(reason(png)).isEqualTo("it needs 30.0 GB, more than the limit of 400 megapixels allows");
        byte[] bmp = TestImages.encode(
                TestImages.buffered(TestImages.smooth(4, 4), BufferedImage.TYPE_3BYTE_BGR), "bmp");
        bmp[20] = 1;
        bmp[24] = 1;
        assertThat(reason(bmp)).contains("more than the limit");
    }

    @Test
    void theLimitIsTheCallersChoice() {
        byte[] png = TestImages.png(TestImages.smooth(100, 100));
        assertThat(catchThrowableOfType(InputException.class,
                () -> ImageDecoder.decode(png, "a.png", new DecodeLimits(9_999))).userMessage())
                .startsWith("a.png was not read: it needs");
    }

    @Test
    void compressedTextInAPngIsNeverInflated() throws Exception {
        byte[] png = TestImages.png(TestImages.smooth(4, 4));
        var out = new ByteArrayOutputStream();
        out.write(png, 0, 33);
        out.writeBytes(ExifFiles.chunk("zTXt", "note\0\0not deflated at all".getBytes(StandardCharsets.US_ASCII)));
        out.write(png, 33, png.length - 33);
        assertThat(TestImages.difference(
                ImageDecoder.decode(out.toByteArray(), "a.png", DecodeLimits.DEFAULT), TestImages.smooth(4, 4))).isZero();
    }

    /** Whatever is wrong with a file, the answer is an image or an InputException, never anything else. */
    @Property(tries = 300)
    void damageIsAlwaysAnswered(@ForAll @IntRange(min = 2, max = 5_000) int at, @ForAll byte value) {
        byte[] file = JPEG.clone();
        file[at % file.length] = value;
        try {
            RgbImage image = ImageDecoder.decode(file, "a.jpg", new DecodeLimits(1_000_000));
            assertThat(image.width()).isPositive();
        } catch (InputException e) {
            assertThat(e.userMessage()).startsWith("a.jpg was not read: ");
        }
    }

    private static String reason(byte[] file) {
        var e = catchThrowableOfType(InputException.class,
                () -> ImageDecoder.decode(file, "some/file.jpg", DecodeLimits.DEFAULT));
        assertThat(e.problem()).isEqualTo(InputException.Problem.UNREADABLE);
        assertThat(e.userMessage()).startsWith("some/file.jpg was not read: ");
        return (String) e.argument(1);
    }
}
