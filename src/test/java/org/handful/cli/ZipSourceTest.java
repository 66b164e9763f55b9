package org.handful.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.handful.engine.DeviceChoice;
import org.handful.run.WorkbenchFactory;
import org.handful.run.local.LocalWorkbench;
import org.handful.run.source.Zips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An archive gives the same result as the folder that it was made of, on real images too. */
class ZipSourceTest {
    private static final WorkbenchFactory REAL = (home, device) -> new LocalWorkbench(home, DeviceChoice.CPU, 2);

    @TempDir
    private Path folder;

    @Test
    void aZipOfPhotographsIsImportedAsTheFolderIs() throws Exception {
        Path data = Path.of(System.getProperty("handful.shared", "missing"), "data", "trashnet_300");
        assumeTrue(Files.isDirectory(data), "handful.shared has no data: skipped the real photographs");
        Path few = folder.resolve("waste");
        for (String name : List.of("glass", "metal", "paper")) {
            copyFirst(data.resolve(name), Files.createDirectories(few.resolve(name)), 6);
        }
        Path zip = Zips.folder(folder.resolve("waste.zip"), few, "waste-2026/");
        assertThat(imported(zip, "zip.handful")).isEqualTo(imported(few, "folder.handful")).containsExactly(6, 6, 6);
        JsonNode fromZip = ran(zip);
        JsonNode fromFolder = ran(few);
        assertThat(fromZip.at("/accuracy")).isEqualTo(fromFolder.at("/accuracy"));
        assertThat(fromZip.at("/predictions")).isEqualTo(fromFolder.at("/predictions")).hasSize(12);
    }

    @Test
    void tablesInTheArchiveCountAndItsDamagedImagesAreNamed() throws Exception {
        Path flat = ShapeFolder.write(folder.resolve("shapes"), 4);
        Files.writeString(flat.resolve("disc/broken.png"), "no image");
        StringBuilder labels = new StringBuilder("image,label\ndisc/broken.png,round\n");
        for (int i = 0; i < 4; i++) {
            labels.append("disc/0%d.png,round\nsquare/0%d.png,edged\nstripes/0%d.png,edged\n".formatted(i, i, i));
        }
        Files.writeString(flat.resolve("labels.csv"), labels);
        Path zip = Zips.folder(folder.resolve("shapes.zip"), flat, "shapes/");
        CommandRun run = handful("run", zip.toString(), "--shots", "2", "--json", "-");
        JsonNode json = JsonMapper.shared().readTree(run.out());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("disc/broken.png");
        assertThat(json.at("/source/images").asInt()).isEqualTo(12);
        assertThat(run.out()).contains("round", "edged", "ground");
    }

    @Test
    void anArchiveThatPointsOutOfItselfEndsTheCommandAndLeavesNothing() throws Exception {
        Path zip = Zips.write(folder.resolve("evil.zip"), Zips.entry("ant/../../evil.jpg", new byte[9]));
        CommandRun run = handful("run", zip.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("ant/../../evil.jpg", "outside");
        assertThat(folder.getParent().resolve("evil.jpg")).doesNotExist();
    }

    private List<Integer> imported(Path source, String project) {
        String file = folder.resolve(project).toString();
        assertThat(handful("project", "new", file).code()).isZero();
        CommandRun run = handful("project", "import", file, source.toString());
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode classes = JsonMapper.shared().readTree(handful("project", "info", file, "--json", "-").out())
                .get("images_per_class");
        return classes.valueStream().map(JsonNode::asInt).toList();
    }

    private JsonNode ran(Path source) {
        CommandRun run = handful("run", source.toString(), "--shots", "2", "--predictions", "--json", "-");
        assertThat(run.code()).as(run.err()).isZero();
        return JsonMapper.shared().readTree(run.out());
    }

    private static void copyFirst(Path from, Path to, int count) throws IOException {
        try (var all = Files.list(from)) {
            for (Path image : all.sorted().limit(count).toList()) {
                Files.copy(image, to.resolve(image.getFileName()));
            }
        }
    }

    private CommandRun handful(String... args) {
        return CommandRun.of(REAL, java.util.stream.Stream.concat(java.util.stream.Stream.of(args),
                java.util.stream.Stream.of("--home", folder.resolve("home").toString())).toArray(String[]::new));
    }
}
