package org.handful.image.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handful.image.ContentHash;
import org.handful.image.DecodeLimits;
import org.handful.image.ImageDecoder;
import org.handful.image.NearDuplicates;
import org.handful.image.PerceptualHash;
import org.handful.image.TestImages;
import org.junit.jupiter.api.Test;

class SampleProjectsTest {
    private static final Path FOLDER = Path.of("sample-projects");
    /** JPEG's rounding, and the last bits of sine and logarithm on another machine. */
    private static final int TOLERANCE = 24;

    @Test
    void theSameSeedDrawsTheSameBytes() {
        assertThat(LeavesProject.pictures().get(41).jpeg()).isEqualTo(LeavesProject.pictures().get(41).jpeg());
        assertThat(BirdsProject.pictures().get(7).jpeg()).isEqualTo(BirdsProject.pictures().get(7).jpeg());
        assertThat(MushroomsProject.pictures().get(13).jpeg()).isEqualTo(MushroomsProject.pictures().get(13).jpeg());
    }

    @Test
    void theCommittedPicturesAreThoseOfTheGenerator() throws Exception {
        for (int i : new int[] {0, 55, 100, 159}) {
            agrees("leaves", LeavesProject.pictures().get(i));
            agrees("birds", BirdsProject.pictures().get(i));
        }
        for (int i : new int[] {0, 13, 44, 119}) {
            agrees("mushrooms", MushroomsProject.pictures().get(i));
        }
    }

    @Test
    void theCommittedTablesAreThoseOfTheGenerator() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("birds/labels.csv")))
                .isEqualTo(SampleProjects.labels(BirdsProject.pictures()));
        assertThat(Files.readString(FOLDER.resolve("birds/attributes.csv")))
                .isEqualTo(SampleProjects.attributes(BirdsProject.pictures()));
    }

    @Test
    void backgroundGoesWithTheClassAmongTheSupportOnly() {
        Map<String, Long> counts = BirdsProject.pictures().stream().collect(Collectors.groupingBy(
                p -> p.split() + " " + p.label() + " " + p.background(), Collectors.counting()));
        assertThat(counts).containsExactlyInAnyOrderEntriesOf(Map.of(
                "support waterbird water", 19L, "support waterbird land", 1L,
                "support landbird land", 19L, "support landbird water", 1L,
                "test waterbird water", 30L, "test waterbird land", 30L,
                "test landbird land", 30L, "test landbird water", 30L));
    }

    @Test
    void sixMushroomsLieInAWrongFolder() {
        List<SamplePicture> pictures = MushroomsProject.pictures();
        long wrong = java.util.stream.IntStream.range(0, pictures.size())
                .filter(i -> !pictures.get(i).label().equals(MushroomsProject.name(MushroomsProject.kind(i + 1))))
                .count();
        assertThat(wrong).isEqualTo(6);
        assertThat(pictures.stream().map(SamplePicture::label).distinct()).hasSize(4);
    }

    @Test
    void noTwoCommittedPicturesPassForTheSame() throws Exception {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(FOLDER)) {
            files = walk.filter(f -> f.toString().endsWith(".jpg")).sorted().toList();
        }
        assertThat(files).hasSize(440);
        long[] hashes = new long[files.size()];
        List<String> digests = new ArrayList<>();
        for (int i = 0; i < hashes.length; i++) {
            byte[] bytes = Files.readAllBytes(files.get(i));
            digests.add(ContentHash.sha256(bytes));
            hashes[i] = PerceptualHash.of(ImageDecoder.decode(bytes, files.get(i).toString(), DecodeLimits.DEFAULT));
        }
        int[] groups = NearDuplicates.groups(hashes, digests.toArray(String[]::new), NearDuplicates.DEFAULT_DISTANCE);
        assertThat(Arrays.stream(groups).distinct().count()).isEqualTo(440);
    }

    private static void agrees(String project, SamplePicture picture) throws Exception {
        byte[] committed = Files.readAllBytes(FOLDER.resolve(project).resolve(picture.file()));
        assertThat(TestImages.difference(
                ImageDecoder.decode(committed, picture.file(), DecodeLimits.DEFAULT),
                ImageDecoder.decode(picture.jpeg(), picture.file(), DecodeLimits.DEFAULT)))
                .as(picture.file()).isLessThanOrEqualTo(TOLERANCE);
    }
}
