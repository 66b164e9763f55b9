package org.handful.ui.common.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handful.Sources;
import org.junit.jupiter.api.Test;

/** Colours and sizes of type are said in one place, so that themes and scaling reach all of the window. */
class TokensTest {
    private static final Set<String> COLOUR_FILES = Set.of("tokens.css", "contrast-light.css", "contrast-dark.css");
    private static final String SCALE = "scale.css";
    private static final Set<String> TYPE = Set.of("0.857em", "1em", "1.143em", "1.429em", "2em");
    private static final Set<String> STEPS = Set.of("0", "1", "2", "4", "8", "12", "16", "24", "32");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern COLOUR = Pattern.compile(
            "#[0-9a-fA-F]{3,8}\\b|\\b(?:rgba?|hsba?)\\(|:\\s*(?:white|black|gr[ae]y|red|green|blue|orange|yellow)\\b");
    private static final Pattern FONT_SIZE = Pattern.compile("-fx-font-size:\\s*([^;\"]+)");
    private static final Pattern TINT_ON_FILLED = Pattern.compile(
            "-fx-background-color:[^;]*-emphasis\\s*,[^;]*-color-(?:accent|success|warning|danger|neutral)-(?:subtle|muted)");
    private static final Pattern ICON_SIZE = Pattern.compile("-fx-icon-size:[^;]+");
    private static final Pattern DISTANCE =
            Pattern.compile("-fx-(?:padding|spacing|[hv]gap|graphic-text-gap):\\s*([^;]+);");
    private static final Pattern FXML_DISTANCE = Pattern.compile("\\b(?:spacing|[hv]gap)=\"([^\"]+)\"");
    private static final Pattern JAVA_COLOUR = Pattern.compile(
            "\"#?[0-9a-fA-F]{6}\"|Color\\.(?:rgb|hsb)\\(|-fx-(?:font-size|[a-z-]*color|fill|stroke):");

    @Test
    void coloursStandInTheTokensOnly() {
        assertThat(css().filter(f -> !COLOUR_FILES.contains(name(f)))).isNotEmpty()
                .allSatisfy(f -> assertThat(found(COLOUR, body(f))).as("colours in %s", f).isEmpty());
        assertThat(fxml()).allSatisfy(f -> assertThat(found(JAVA_COLOUR, Sources.text(f))).as("%s", f).isEmpty());
    }

    @Test
    void codeOfTheWindowHasNoColoursAndNoStyles() {
        assertThat(Sources.files(Sources.MAIN.resolve("org/handful/ui"), ".java").stream()
                        .filter(f -> !Set.of("ClassColours.java", "Surface.java").contains(name(f))))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(found(JAVA_COLOUR, COMMENT.matcher(Sources.text(f)).replaceAll("")))
                        .as("colours and sizes in %s", f).isEmpty());
    }

    @Test
    void typeHasFiveSizes() {
        assertThat(css().filter(f -> !name(f).equals(SCALE))).allSatisfy(f -> assertThat(
                        FONT_SIZE.matcher(body(f)).results().map(m -> m.group(1).strip()))
                .as("sizes of type in %s", f).isSubsetOf(TYPE));
        assertThat(fxml()).allSatisfy(f -> assertThat(found(FONT_SIZE, Sources.text(f))).as("%s", f).isEmpty());
    }

    /** Dark looks have tints that let through what lies below: over a filled layer, words could not be read. */
    @Test
    void tintsLieOnASurfaceAndNotOnAFilledLayer() {
        assertThat(css()).allSatisfy(f -> assertThat(found(TINT_ON_FILLED, body(f))).as("layers in %s", f).isEmpty());
        assertThat(found(TINT_ON_FILLED, "-fx-background-color: -color-accent-emphasis, -color-accent-subtle;")).hasSize(1);
    }

    @Test
    void iconsGrowWithTheType() {
        assertThat(css().filter(f -> !name(f).equals(SCALE))).allSatisfy(f ->
                assertThat(found(ICON_SIZE, body(f))).as("sizes of icons in %s, not in %s", f, SCALE).isEmpty());
    }

    @Test
    void distancesAreStepsOfOneScale() {
        assertThat(css()).allSatisfy(f -> assertThat(DISTANCE.matcher(body(f)).results()
                        .flatMap(m -> Stream.of(m.group(1).strip().split("\\s+"))).map(v -> v.replace("px", "")))
                .as("distances in %s", f).isSubsetOf(STEPS));
        assertThat(fxml()).allSatisfy(f -> assertThat(
                        FXML_DISTANCE.matcher(Sources.text(f)).results().map(m -> m.group(1)))
                .as("distances in %s", f).isSubsetOf(STEPS));
    }

    private static List<String> found(Pattern what, String text) {
        return what.matcher(text).results().map(m -> m.group()).toList();
    }

    private static Stream<Path> css() {
        return Sources.files(Sources.RESOURCES.resolve("css"), ".css").stream();
    }

    private static Stream<Path> fxml() {
        return Sources.files(Sources.RESOURCES, ".fxml").stream();
    }

    private static String body(Path css) {
        return COMMENT.matcher(Sources.text(css)).replaceAll("");
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
