package org.handful.ui.images.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.run.intake.Computed;
import org.handful.run.intake.MeasureTable;
import org.handful.run.intake.Measured;
import org.handful.ui.images.facts.RunFindings;
import org.handful.ui.images.facts.RunFindings.Finding;
import org.junit.jupiter.api.Test;

/** The order of images and where they lie: in structure, at the size it was made for. */
class GalleryTest {
    private static final int IMAGES = 50_000;
    private static final int CLASSES = 100;
    private static final Dataset DATA = data();
    /** Of nine images: the first three dark and blurred, the last three bright and sharp. */
    private static final MeasureTable MEASURES = MeasureTable.of(IntStream.range(0, 9).boxed().collect(
            Collectors.toMap(i -> "sha" + i, i -> new Measured(100 + i, 10 * i, 30, 0.9, 0.1, i, 10 * i, i < 4 ? "green" : "mixed",
                    0.9))), DATA, Set.of());

    @Test
    void shouldKeepEveryImageExactlyOnceAndKnowItsPlace() {
        Gallery gallery = arranged(new Grouping.ByClass(), Sorting.NAME, false);
        assertThat(gallery.size()).isEqualTo(IMAGES);
        assertThat(Set.copyOf(gallery.names())).hasSize(IMAGES);
        for (int place = 0; place < IMAGES; place += 7) {
            assertThat(gallery.placeOf(gallery.nameAt(place))).isEqualTo(place);
        }
        assertThat(gallery.placeOf("nothing like it")).isEqualTo(-1);
        assertThat(gallery.placeOf(null)).isEqualTo(-1);
    }

    @Test
    void shouldPutImagesWithoutAClassFirstAndGroupsOneAfterTheOther() {
        Gallery gallery = arranged(new Grouping.ByClass(), Sorting.NAME, false);
        assertThat(gallery.groups().getFirst().lane()).isEqualTo(new Lane.OfClass(null));
        assertThat(gallery.groups()).hasSize(CLASSES + 1);
        int next = 0;
        for (int g = 0; g < gallery.groups().size(); g++) {
            Gallery.Group group = gallery.groups().get(g);
            assertThat(group.from()).isEqualTo(next);
            next = group.to();
            for (int place : new int[] {group.from(), group.from() + group.count() / 2, group.to() - 1}) {
                assertThat(gallery.groupOf(place)).isEqualTo(g);
                assertThat(gallery.at(place).label()).isEqualTo(g - 1);
            }
        }
        assertThat(next).isEqualTo(IMAGES);
    }

    @Test
    void shouldGroupByAttributeWithThoseThatHaveNoneLast() {
        Gallery gallery = arranged(new Grouping.ByAttribute("light"), Sorting.NAME, false);
        assertThat(gallery.groups().stream().map(Gallery.Group::lane)).containsExactly(
                new Lane.WithValue("light", "lamp"), new Lane.WithValue("light", "window"),
                new Lane.WithValue("light", null));
    }

    @Test
    void shouldGroupBySplitAndByPrediction() {
        assertThat(arranged(new Grouping.BySplit(), Sorting.NAME, false).groups().stream().map(Gallery.Group::lane))
                .containsExactly(new Lane.OnSide(SplitRole.TEST), new Lane.OnSide(SplitRole.ANY));
        Gallery predicted = arranged(new Grouping.ByPrediction(), Sorting.NAME, false);
        assertThat(predicted.groups().stream().map(Gallery.Group::lane))
                .containsExactly(new Lane.Predicted("class 1"), new Lane.Predicted(null));
        assertThat(predicted.groups().getFirst().count()).isEqualTo(3);
    }

    @Test
    void shouldSortWhatIsKnownAndPutTheRestLastEitherWay() {
        for (boolean reversed : new boolean[] {false, true}) {
            List<String> worst = arranged(new Grouping.None(), Sorting.LOSS, reversed).names(0, 4);
            assertThat(worst.subList(0, 3)).containsExactly(reversed
                    ? new String[] {name(30), name(20), name(10)} : new String[] {name(10), name(20), name(30)});
            assertThat(worst.get(3)).as("the first by name among the unknown").isEqualTo(name(0));
        }
        assertThat(arranged(new Grouping.None(), Sorting.CONFIDENCE, false).names(0, 3))
                .containsExactly(name(30), name(20), name(10));
        assertThat(arranged(new Grouping.None(), Sorting.DATE, false).nameAt(0)).isEqualTo(name(IMAGES - 1));
        assertThat(arranged(new Grouping.None(), Sorting.DISTANCE, false).nameAt(0)).isEqualTo(name(41));
        assertThat(arranged(new Grouping.None(), Sorting.NAME, true).nameAt(0)).isEqualTo(name(IMAGES - 1));
    }

    @Test
    void shouldGroupAndSortByWhatWasComputedFromThePixelsWithTheUnknownLast() {
        Gallery bands = arranged(new Grouping.ByComputed(Computed.BRIGHTNESS), Sorting.BRIGHTNESS, true);
        assertThat(bands.groups()).extracting(Gallery.Group::lane, Gallery.Group::count).containsExactly(
                tuple(new Lane.Measured(Computed.BRIGHTNESS, "dark"), 3),
                tuple(new Lane.Measured(Computed.BRIGHTNESS, "medium"), 3),
                tuple(new Lane.Measured(Computed.BRIGHTNESS, "bright"), 3),
                tuple(new Lane.Measured(Computed.BRIGHTNESS, null), IMAGES - 9));
        assertThat(bands.names(0, 3)).as("the brightest of the dark first").containsExactly(name(2), name(1), name(0));
        Gallery colours = arranged(new Grouping.ByComputed(Computed.BACKGROUND), Sorting.SHARPNESS, false);
        assertThat(colours.groups().stream().map(Gallery.Group::lane)).containsExactly(
                new Lane.Measured(Computed.BACKGROUND, "green"), new Lane.Measured(Computed.BACKGROUND, "mixed"),
                new Lane.Measured(Computed.BACKGROUND, null));
        assertThat(arranged(new Grouping.None(), Sorting.SHARPNESS, false).names(0, 10)).startsWith(
                name(0), name(1), name(2)).endsWith(name(8), name(9));
        assertThat(arranged(new Grouping.ByComputed(Computed.ASPECT), Sorting.NAME, false).groups()).hasSize(1);
    }

    @Test
    void shouldGoUpAndDownBetweenLinesAndGroupsAndComeBack() {
        Gallery gallery = arranged(new Grouping.ByClass(), Sorting.NAME, false);
        var random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            int columns = 1 + random.nextInt(12);
            int place = random.nextInt(IMAGES);
            int lines = 1 + random.nextInt(40);
            int down = gallery.vertical(place, lines, columns);
            assertThat(down).isGreaterThanOrEqualTo(Math.min(place, IMAGES - columns)).isLessThan(IMAGES);
            int step = place;
            for (int l = 0; l < lines; l++) {
                int next = gallery.vertical(step, 1, columns);
                assertThat(next - step).isBetween(0, 2 * columns);
                step = next;
            }
        }
        assertThat(gallery.vertical(0, -5, 7)).isZero();
        assertThat(gallery.vertical(IMAGES - 1, 5, 7)).isEqualTo(IMAGES - 1);
    }

    @Test
    void shouldFindWhatIsSeenAtAnyHeight() {
        Gallery gallery = arranged(new Grouping.ByClass(), Sorting.NAME, false);
        var shape = new GalleryShape(gallery, 7, 150, 16, 40);
        assertThat(shape.height()).isGreaterThan(1_000_000);
        var random = new Random(2);
        for (int i = 0; i < 500; i++) {
            double top = random.nextDouble() * shape.height();
            double bottom = top + 700;
            List<Integer> seen = IntStream.range(shape.firstBelow(top), shape.endAbove(bottom)).boxed().toList();
            assertThat(seen).hasSizeLessThan(7 * 7).allSatisfy(p -> {
                assertThat(shape.y(p)).isLessThan(bottom);
                assertThat(shape.y(p) + 150).isGreaterThan(top);
            });
            int before = shape.firstBelow(top) - 1;
            int after = shape.endAbove(bottom);
            assertThat(before < 0 || shape.y(before) + 150 <= top + 1e-6).isTrue();
            assertThat(after >= IMAGES || shape.y(after) >= bottom - 1e-6).isTrue();
        }
    }

    @Test
    void shouldFindWhatARubberBandTouches() {
        Gallery gallery = arranged(new Grouping.None(), Sorting.NAME, false);
        var shape = new GalleryShape(gallery, 4, 100, 16, 40);
        assertThat(shape.touching(20, 45, 120, 150)).containsExactly(0, 1, 4, 5);
        assertThat(shape.touching(109, 45, 115, 60)).as("the gap between two").isEmpty();
    }

    @Test
    void shouldSaySelectionsWithoutCopyingThem() {
        Gallery gallery = arranged(new Grouping.None(), Sorting.NAME, false);
        assertThat(gallery.names()).hasSize(IMAGES).startsWith(name(0)).endsWith(name(IMAGES - 1));
        assertThat(gallery.between(name(20), name(17))).containsExactly(name(20), name(19), name(18), name(17));
        assertThat(gallery.between("gone", name(17))).containsExactly(name(17));
    }

    private static Gallery arranged(Grouping grouping, Sorting sorting, boolean reversed) {
        Map<String, Instant> dates = new HashMap<>();
        for (int i = 0; i < IMAGES; i++) {
            dates.put(name(i), Instant.EPOCH.minusSeconds(i));
        }
        var run = new RunFindings(1, "run", DATA.labels().names(), Map.of(
                name(10), new Finding("class 1", 0.9, 3, false), name(20), new Finding("class 1", 0.8, 2, false),
                name(30), new Finding("class 1", 0.7, 1, true)), Set.of(), Set.of(), Set.of());
        return new Arrangement(DATA, s -> true, grouping, sorting, reversed, run, dates,
                Map.of(name(40), 0.1, name(41), 0.2), MEASURES).gallery();
    }

    private static Dataset data() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            Map<String, String> attributes = i % 3 == 0 ? Map.of() : Map.of("light", i % 3 == 1 ? "lamp" : "window");
            samples.add(new Sample(new ImageRef(name(i), "sha" + i, 10, 10, i), i % (CLASSES + 1) - 1, attributes,
                    i % 5 == 0 ? SplitRole.TEST : SplitRole.ANY));
        }
        List<String> classes = IntStream.range(0, CLASSES).mapToObj(k -> "class " + k).toList();
        return new Dataset(new LabelSpace(classes), List.of("light"), Collections.unmodifiableList(samples));
    }

    private static String name(int i) {
        return "image-%05d.jpg".formatted(i);
    }
}
