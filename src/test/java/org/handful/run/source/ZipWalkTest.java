package org.handful.run.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handful.run.source.Zips.entry;
import static org.handful.run.source.Zips.link;
import static org.handful.run.source.Zips.zeros;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.handful.error.InputException;
import org.handful.image.TestImages;
import org.handful.model.CancelToken;
import org.handful.model.ProgressListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipWalkTest {
    private static final byte[] PIXELS = "pixels".getBytes(StandardCharsets.UTF_8);
    private static final ZipLimits FEW = new ZipLimits(3, 64 << 20, 32 << 20, 250);

    @TempDir
    private Path dir;

    @Test
    void isReadAsTheFolderThatItWasMadeOf() throws Exception {
        Path zip = Zips.write(dir.resolve("set.zip"), entry("set/bee/2.jpg", PIXELS), entry("set/ant/1.jpg", PIXELS),
                entry("set/ant/queens/3.jpg", PIXELS), entry("set/loose.png", PIXELS), entry("set/README.md", PIXELS),
                entry("__MACOSX/set/ant/._1.jpg", PIXELS), entry("set/.DS_Store", PIXELS));
        assertThat(scan(zip)).containsExactly("ant/1.jpg=ant", "ant/queens/3.jpg=ant", "bee/2.jpg=bee",
                "loose.png=null");
    }

    @Test
    void withoutCommonFolderAndWithASingleClassNothingIsStripped() throws Exception {
        assertThat(scan(Zips.write(dir.resolve("a.zip"), entry("ant/1.jpg", PIXELS), entry("bee/1.jpg", PIXELS))))
                .containsExactly("ant/1.jpg=ant", "bee/1.jpg=bee");
        assertThat(scan(Zips.write(dir.resolve("b.zip"), entry("ant/1.jpg", PIXELS), entry("ant/2.jpg", PIXELS))))
                .containsExactly("ant/1.jpg=ant", "ant/2.jpg=ant");
        assertThat(scan(Zips.write(dir.resolve("c.zip"), entry("x\\ant\\1.jpg", PIXELS), entry("x\\bee\\2.jpg", PIXELS))))
                .as("backslashes of some Windows programs").containsExactly("ant/1.jpg=ant", "bee/2.jpg=bee");
    }

    @Test
    void severalArchivesOfImagesAreClasses() throws Exception {
        Path ant = Zips.write(dir.resolve("ant.zip"), entry("1.jpg", PIXELS), entry("2.jpg", PIXELS));
        Path bee = Zips.write(dir.resolve("bee.ZIP"), entry("1.jpg", PIXELS));
        assertThat(scan(ant, bee)).containsExactly("ant/1.jpg=ant", "ant/2.jpg=ant", "bee/1.jpg=bee");
    }

    @Test
    void tablesBesideTheClassesComeAlong() throws Exception {
        Path zip = Zips.write(dir.resolve("set.zip"), entry("set/labels.csv", "image,label\n".getBytes()),
                entry("set/1.jpg", PIXELS));
        try (Scan scan = ImageScan.of(List.of(zip))) {
            assertThat(scan.tables()).containsOnlyKeys("labels.csv");
            assertThat(scan.candidates()).extracting(Candidate::name).containsExactly("1.jpg");
        }
    }

    @Test
    void imagesAreReadByManyThreadsWithoutUnpackingAnything() throws Exception {
        Zips.Content[] images = new Zips.Content[30];
        for (int i = 0; i < images.length; i++) {
            images[i] = entry("set/c" + i % 3 + "/" + i + ".png", TestImages.png(TestImages.scene(i, 64, 48)));
        }
        Path zip = Zips.write(dir.resolve("set.zip"), images);
        List<ImportedImage> taken = new java.util.ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(4); Scan scan = ImageScan.of(List.of(zip))) {
            ImportResult result = new Importer(workers).run(scan.candidates(), taken::add, ProgressListener.NONE,
                    new CancelToken());
            assertThat(result).isEqualTo(new ImportResult(30, List.of(), false));
        }
        assertThat(taken).allSatisfy(i -> assertThat(i.origin().file()).isEmpty());
        try (var left = Files.list(dir)) {
            assertThat(left).containsExactly(zip);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.jpg", "ant/../../evil.jpg", "/etc/evil.jpg", "C:/evil.jpg", "c:evil.jpg",
            "..\\evil.jpg", "\\\\server\\evil.jpg", "ant/..", "../"})
    void whatPointsOutsideIsRefusedByName(String name) throws Exception {
        Path zip = Zips.write(dir.resolve("evil.zip"), entry("ant/1.jpg", PIXELS), entry(name, new byte[0]));
        refuses(zip, FEW, name.replace('\\', '/'), "outside");
    }

    @Test
    void linksAreRefused() throws Exception {
        Path zip = Zips.write(dir.resolve("evil.zip"), link("ant/1.jpg", "/etc/passwd"));
        refuses(zip, FEW, "ant/1.jpg", "link");
    }

    @Test
    void bombsAreRefusedWithEntryAndLimit() throws Exception {
        refuses(Zips.write(dir.resolve("ratio.zip"), zeros("ant/big.bmp", 16 << 20)), FEW, "ant/big.bmp", "250");
        refuses(Zips.write(dir.resolve("large.zip"), zeros("ant/huge.bmp", 40 << 20)), FEW, "ant/huge.bmp", "33.6 MB");
        refuses(Zips.write(dir.resolve("many.zip"), entry("1", PIXELS), entry("2", PIXELS), entry("3", PIXELS),
                entry("4", PIXELS)), FEW, "4 entries", "limit of 3");
        refuses(Zips.write(dir.resolve("total.zip"), noise("1", 6), noise("2", 6)),
                new ZipLimits(9, 10 << 20, 8 << 20, 250), "12.6 MB", "10.5 MB");
        refuses(Zips.write(dir.resolve("split.zip"), zeros("1", 7 << 20), zeros("2", 7 << 20)), FEW, "250");
    }

    @Test
    void archivesInsideAreNotFollowedAndLockedEntriesAreNamed() throws Exception {
        Path inner = Zips.write(dir.resolve("inner.zip"), entry("ant/9.jpg", PIXELS));
        Path zip = Zips.write(dir.resolve("set.zip"), entry("ant/1.jpg", PIXELS),
                entry("ant/inner.zip", Files.readAllBytes(inner)), entry("ant/more.tar.gz", PIXELS));
        try (Scan scan = ImageScan.of(List.of(zip))) {
            assertThat(scan.candidates()).extracting(Candidate::name).containsExactly("ant/1.jpg");
            assertThat(scan.skipped()).extracting(SkippedFile::file)
                    .containsExactlyInAnyOrder("ant/inner.zip", "ant/more.tar.gz");
        }
    }

    @Test
    void anEntryThatIsLargerThanTheListSaysIsNotReadToItsEnd() throws Exception {
        Path zip = Zips.write(dir.resolve("lie.zip"), zeros("ant/1.bmp", 100_000));
        byte[] bytes = Files.readAllBytes(zip);
        int central = lastIndexOf(bytes, new byte[] {'P', 'K', 1, 2});
        bytes[central + 24] = 10;
        bytes[central + 25] = 0;
        bytes[central + 26] = 0;
        Files.write(zip, bytes);
        try (Scan scan = ImageScan.of(List.of(zip))) {
            assertThatThrownBy(() -> scan.candidates().getFirst().origin().read()).isInstanceOf(IOException.class)
                    .hasMessageContaining("larger than the archive says");
        }
    }

    @Test
    void whatIsNoArchiveIsSaidToBeNone() throws Exception {
        Files.writeString(dir.resolve("text.zip"), "this is no archive");
        refuses(dir.resolve("text.zip"), FEW, "text.zip", "no ZIP");
        Files.write(dir.resolve("empty.zip"), new byte[0]);
        refuses(dir.resolve("empty.zip"), FEW, "empty.zip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBM437", "windows-1252", "Shift_JIS", "GBK", "UTF-8"})
    void namesInOddEncodingsSurvive(String encoding) throws Exception {
        String name = switch (encoding) {
            case "Shift_JIS" -> "蟻/働き蟻.jpg";
            case "GBK" -> "蚂蚁/工蚁.jpg";
            default -> "Käfer/große Ähre é.jpg";
        };
        Path zip = Zips.write(dir.resolve("odd.zip"), encoding, entry(name, PIXELS), entry("bee/1.jpg", PIXELS));
        try (Scan scan = ImageScan.of(List.of(zip))) {
            assertThat(scan.candidates()).hasSize(2).allSatisfy(c -> {
                assertThat(c.origin().read()).isEqualTo(PIXELS);
                assertThat(c.className()).isNotBlank();
            });
            if (List.of("IBM437", "UTF-8").contains(encoding)) {
                assertThat(scan.candidates()).extracting(Candidate::name).contains(name);
            }
        }
    }

    @Property(tries = 300)
    void noNameEverLeadsOut(@ForAll("names") String name) {
        boolean out = ZipNames.leadsOut(name.replace('\\', '/'));
        Path root = Path.of("/private/root");
        if (!out) {
            Path inside = root.resolve(ZipNames.plain(name.replace('\\', '/'))).normalize();
            assertThat(inside.startsWith(root)).as(name).isTrue();
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("..", ".", "a", "C:", "/", "\\", "//", "b c", "...", "~", "").list().ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    private static Zips.Content noise(String name, int mebibytes) {
        byte[] bytes = new byte[mebibytes << 20];
        new java.util.Random(name.hashCode()).nextBytes(bytes);
        return entry(name, bytes);
    }

    private static int lastIndexOf(byte[] bytes, byte[] what) {
        for (int i = bytes.length - what.length; i >= 0; i--) {
            if (java.util.Arrays.equals(bytes, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }

    private static void refuses(Path zip, ZipLimits limits, String... words) {
        assertThatThrownBy(() -> ImageScan.of(List.of(zip), limits)).isInstanceOfSatisfying(InputException.class, e -> {
            assertThat(e.problem()).isEqualTo(InputException.Problem.ARCHIVE_REFUSED);
            assertThat(e.userMessage()).contains(zip.getFileName().toString()).contains(words);
        });
    }

    private static List<String> scan(Path... sources) throws InputException {
        try (Scan scan = ImageScan.of(List.of(sources))) {
            return scan.candidates().stream().map(c -> c.name() + "=" + c.className()).toList();
        }
    }
}
