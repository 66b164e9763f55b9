package org.handful.ui.common.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are known to put on a dragboard, and what is made of it. */
class DroppedTest {
    private static final byte[] PIXELS = {7};
    /** One white pixel. */
    private static final String GIF = "R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==";

    @TempDir
    Path folder;

    @Test
    @DisplayName("a file that is there comes before everything else")
    void file() throws Exception {
        Path image = Files.write(folder.resolve("download.bmp"), PIXELS);
        var dropped = new Dropped(List.of(image), () -> PIXELS, "https://example.org/x.png", "<img src='y.png'>", null);
        assertThat(dropped.found()).isEqualTo(new Found.Files(List.of(image)));
    }

    @Test
    @DisplayName("a file that only is a link, or is gone, is no image: the pixels are taken")
    void link() throws Exception {
        Path link = Files.writeString(folder.resolve("Lichen.url"), "[InternetShortcut]");
        assertThat(name(new Dropped(List.of(link), () -> PIXELS, "https://example.org/lichen.jpg", null, null)))
                .isEqualTo("lichen");
        assertThat(new Dropped(List.of(folder.resolve("gone.png")), () -> PIXELS, null, null, null).found())
                .isInstanceOf(Found.Picture.class);
    }

    @Test
    @DisplayName("files that are gone, and nothing else, are told by the import")
    void gone() {
        Path gone = folder.resolve("gone.png");
        assertThat(new Dropped(List.of(gone), null, null, null, null).found())
                .isEqualTo(new Found.Files(List.of(gone)));
    }

    @Test
    @DisplayName("pixels are called after the image, not after the page that it links to")
    void named() throws Exception {
        var dropped = new Dropped(List.of(), () -> PIXELS, "https://example.org/gallery/page.html",
                "<a href=\"/gallery/page.html\"><img class=big\n src=\"https://example.org/i/Wall%20lichen.webp?w=640&amp;q=80\"></a>",
                null);
        assertThat(dropped.found()).isInstanceOfSatisfying(Found.Picture.class, p -> {
            assertThat(p.name()).isEqualTo("Wall lichen");
            assertThat(p.ending()).as("that is how pixels are written").isEqualTo(".png");
        });
        assertThat(((Found.Picture) dropped.found()).bytes().call()).isEqualTo(PIXELS);
        assertThat(name(new Dropped(List.of(), () -> PIXELS, null, null, null))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a/b.jpg, b",
        "https://example.org/a/b.c.jpeg#top, b.c",
        "https://example.org/a/50%25%2Foff.png, 50%_off",
        "https://example.org/a/M%C3%BCller.png, Müller",
        "https://example.org/a/broken%zz.png, broken%zz",
        "https://example.org/a/a+b.png, a+b",
        "https://example.org/image?id=7, image",
        "https://example.org/, ",
        "https://example.org, ",
        "https://example.org/.htaccess, ",
        "'data:image/png;base64,AAAA', ",
    })
    void nameOfAnAddress(String address, String name) {
        assertThat(ImageNames.ofAddress(address).orElse(null)).isEqualTo(name);
    }

    @Test
    @DisplayName("an image that is written out in its address is decoded")
    void data() throws Exception {
        for (Dropped dropped : List.of(
                new Dropped(List.of(), null, null, "<img src=data:image/gif;base64," + GIF + " alt=x>", null),
                new Dropped(List.of(), null, "data:image/GIF;charset=utf-8;base64," + GIF.replace("=", "%3D"), null, null),
                new Dropped(List.of(), null, null, null, " data:image/gif;base64," + GIF + "\n"))) {
            assertThat(dropped.worthATry()).isTrue();
            Found.Picture picture = (Found.Picture) dropped.found();
            assertThat(picture.bytes().call()).hasSize(43).startsWith('G', 'I', 'F', '8');
            assertThat(picture.ending()).isEqualTo(".gif");
            assertThat(picture.name()).isNull();
        }
    }

    @Test
    @DisplayName("an image written out without base64 is decoded as well, and a jpeg ends as usual")
    void percents() throws Exception {
        Found.Picture picture = (Found.Picture) new Dropped(List.of(), null, "data:image/jpeg,%FF%D8a", null, null)
                .found();
        assertThat(picture.bytes().call()).containsExactly(0xFF, 0xD8, 'a');
        assertThat(picture.ending()).isEqualTo(".jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:text/plain,hello", "data:image/png;base64,%%%", "data:image/png,%F", "data:,"})
    @DisplayName("what is no image there is nothing")
    void notAnImage(String address) {
        assertThat(new Dropped(List.of(), null, address, null, null).found()).isEqualTo(new Found.Nothing());
    }

    @Test
    @DisplayName("an address in the net is not fetched, whatever way it comes")
    void remote() {
        String lichen = "https://example.org/lichen.jpg";
        assertThat(new Dropped(List.of(), null, lichen, null, null).found()).isEqualTo(new Found.Remote(lichen));
        assertThat(new Dropped(List.of(), null, null, null, "# comment\r\n" + lichen + "\r\n").found())
                .isEqualTo(new Found.Remote(lichen));
        assertThat(new Dropped(List.of(), null, "https://example.org/page", "<img src='//example.org/lichen.jpg'>", null)
                .found()).isEqualTo(new Found.Remote(lichen));
        assertThat(new Dropped(List.of(), null, "https://example.org/page", "<img src='lichen.jpg'>", null).found())
                .isEqualTo(new Found.Remote("https://example.org/page"));
    }

    @Test
    @DisplayName("a file can come as an address")
    void fileAddress() throws Exception {
        Path image = Files.write(folder.resolve("a b.png"), PIXELS);
        assertThat(new Dropped(List.of(), null, null, null, image.toUri().toString()).found())
                .isEqualTo(new Found.Files(List.of(image)));
        assertThat(new Dropped(List.of(), null, "file:///nowhere/at all.png", null, null).found())
                .isEqualTo(new Found.Nothing());
    }

    @Test
    @DisplayName("text that is no address, and a page without an image, are nothing")
    void nothing() {
        var text = new Dropped(List.of(), null, null, "<p>Lichens are <b>not</b> plants.</p>", "Lichens are not plants.");
        assertThat(text.worthATry()).isFalse();
        assertThat(text.found()).isEqualTo(new Found.Nothing());
    }

    private static String name(Dropped dropped) {
        return ((Found.Picture) dropped.found()).name();
    }
}
