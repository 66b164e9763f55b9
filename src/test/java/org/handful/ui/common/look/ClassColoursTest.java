package org.handful.ui.common.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClassColoursTest {
    @Property
    void shouldStandOutFromTheSurfaceAtLeastThreeToOne(
            @ForAll @IntRange(min = -1, max = 500) int index, @ForAll Surface surface) {
        assertThat(surface.contrast(ClassColours.of(index, surface)))
                .isGreaterThanOrEqualTo(ClassColours.LEAST_CONTRAST);
    }

    @ParameterizedTest
    @EnumSource(Surface.class)
    void shouldTellTheFirstTwentyClassesApart(Surface surface) {
        List<Rgb> colours = IntStream.range(0, 20).mapToObj(i -> ClassColours.of(i, surface)).toList();
        assertThat(colours).doesNotHaveDuplicates();
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(distance(colours.get(i), colours.get(j))).as("classes %d and %d", i, j).isGreaterThan(0.06);
            }
        }
    }

    @Test
    void shouldLeaveOkabeAndItosColoursAloneWhereTheyAreReadable() {
        assertThat(ClassColours.of(4, Surface.LIGHT).hex()).isEqualTo("#0072b2");
        assertThat(ClassColours.of(0, Surface.DARK).hex()).isEqualTo("#e69f00");
    }

    @Test
    void shouldKeepTheHueOfAClassInLightAndDark() {
        for (int i = 0; i < 7; i++) {
            double light = Oklch.of(ClassColours.of(i, Surface.LIGHT)).hue();
            double dark = Oklch.of(ClassColours.of(i, Surface.DARK)).hue();
            assertThat(Math.abs(light - dark)).as("hue of class %d", i).isLessThan(0.2);
        }
    }

    private static double distance(Rgb a, Rgb b) {
        return Oklch.of(a).distance(Oklch.of(b));
    }
}
