package org.handful.ui.common.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Text can be read and marks can be seen in every look: WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11. */
class ContrastTest {
    private static final List<String> SURFACES =
            List.of("-color-bg-default", "-color-bg-overlay", "-color-bg-subtle", "-color-bg-inset");
    private static final List<String> WORDS = List.of("-color-fg-default", "-color-fg-muted", "-color-fg-subtle",
            "-color-accent-fg", "-color-warning-fg", "-color-success-fg", "-color-danger-fg");
    /** What can lie between a surface and its text: chosen, hovered over. */
    private static final List<String> TINTS = List.of("-color-accent-subtle", "-color-neutral-muted");
    private static final List<String> FILLED = List.of(
            "-color-accent-emphasis", "-color-danger-emphasis", "-color-neutral-emphasis-plus");
    private static final List<String> MARKS = List.of("-handful-good", "-handful-bad");
    private static final double MARK = 3;

    @ParameterizedTest
    @EnumSource(value = Look.class, mode = EnumSource.Mode.EXCLUDE, names = "SYSTEM")
    void textCanBeRead(Look look) {
        StyleColours colours = StyleColours.of(look);
        List<String> poor = new ArrayList<>();
        double least = look.highContrast() ? 7 : 4.5;
        for (String surface : SURFACES) {
            for (String words : WORDS) {
                check(poor, colours.on(words, surface), colours.rgb(surface), least, words + " on " + surface);
            }
            for (String tint : TINTS) {
                check(poor, colours.rgb("-color-fg-default"), colours.on(tint, surface), least,
                        "text on " + tint + " on " + surface);
            }
        }
        for (String filled : FILLED) {
            check(poor, colours.rgb("-color-fg-emphasis"), colours.rgb(filled), least, "text on " + filled);
        }
        assertThat(poor).isEmpty();
    }

    /** As deep as HeatCell makes it. */
    @ParameterizedTest
    @EnumSource(value = Look.class, mode = EnumSource.Mode.EXCLUDE, names = "SYSTEM")
    void wordsOnTheStrongestCellsOfAMatrixCanBeRead(Look look) {
        StyleColours colours = StyleColours.of(look);
        List<String> poor = new ArrayList<>();
        Rgb below = colours.rgb("-color-bg-subtle");
        for (String heat : List.of("-handful-heat-good", "-handful-heat-bad")) {
            Rgb full = colours.rgb(heat);
            check(poor, colours.rgb("-color-fg-default"), new Rgb(mixed(full.red(), below.red()),
                    mixed(full.green(), below.green()), mixed(full.blue(), below.blue())), 4.5, "words on " + heat);
        }
        assertThat(poor).isEmpty();
    }

    private static int mixed(int full, int below) {
        return (int) Math.round(0.75 * full + 0.25 * below);
    }

    @ParameterizedTest
    @EnumSource(value = Look.class, mode = EnumSource.Mode.EXCLUDE, names = "SYSTEM")
    void marksAndFocusCanBeSeen(Look look) {
        StyleColours colours = StyleColours.of(look);
        List<String> poor = new ArrayList<>();
        for (String surface : List.of("-color-bg-default", "-color-bg-subtle")) {
            for (String mark : MARKS) {
                check(poor, colours.rgb(mark), colours.rgb(surface), MARK, mark + " on " + surface);
            }
            check(poor, colours.rgb("-color-accent-emphasis"), colours.rgb(surface), MARK, "focus on " + surface);
            if (look.highContrast()) {
                check(poor, colours.rgb("-color-border-default"), colours.rgb(surface), MARK, "edges on " + surface);
                check(poor, colours.rgb("-color-border-muted"), colours.rgb(surface), MARK, "lines on " + surface);
            }
        }
        assertThat(poor).isEmpty();
    }

    private static void check(List<String> poor, Rgb text, Rgb surface, double least, String what) {
        double contrast = text.contrast(surface);
        if (contrast < least) {
            poor.add("%s: %.2f, %s on %s".formatted(what, contrast, text.hex(), surface.hex()));
        }
    }
}
