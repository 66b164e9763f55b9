package org.handful.ui.common.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Names go on in the next line between their parts. */
class NameBreaksTest {
    private static List<String> lines(String name, int width, int most) {
        return NameBreaks.lines(name, width, most, String::length);
    }

    @Test
    void breaksBetweenTheParts() {
        assertThat(lines("waterbird/waterbird-002.jpg", 100, 9)).containsExactly("waterbird/waterbird-002.jpg");
        assertThat(lines("waterbird/waterbird-002.jpg", 20, 9)).containsExactly("waterbird/waterbird-", "002.jpg");
        assertThat(lines("waterbird/waterbird-002.jpg", 12, 9)).containsExactly("waterbird/", "waterbird-", "002.jpg");
        assertThat(lines("landbird/landbird-053.jpg", 22, 9)).containsExactly("landbird/landbird-053", ".jpg");
        assertThat(lines("IMG_20260412_183344_HDR.png", 13, 9)).containsExactly("IMG_20260412_", "183344_HDR", ".png");
        assertThat(lines("one, two three", 8, 9)).containsExactly("one, two", "three");
    }

    @Test
    void breaksInsideAPartThatIsWiderThanALine() {
        assertThat(lines("a/abcdefghij", 5, 9)).containsExactly("a/", "abcde", "fghij");
    }

    @Test
    void theLastLineTakesTheRest() {
        assertThat(lines("one two three four", 5, 2)).containsExactly("one", "two three four");
        assertThat(lines("one two three four", 5, 1)).containsExactly("one two three four");
    }

    @Property
    void nothingIsLostAndNoLineIsWider(
            @ForAll @AlphaChars @Chars({'/', '-', '_', '.'}) @StringLength(max = 60) String name,
            @ForAll @IntRange(min = 1, max = 30) int width) {
        List<String> lines = lines(name, width, Integer.MAX_VALUE);
        assertThat(String.join("", lines)).isEqualTo(name);
        assertThat(lines).allMatch(l -> l.length() <= width);
    }
}
