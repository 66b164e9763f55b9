package org.handful;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The texts and the program fit each other: none missing, none left over, every pattern can be filled. Texts of errors
 * are checked against their codes by {@link org.handful.error.ErrorTextsTest}.
 */
class TextsTest {
    private static final Path FOLDER = Sources.RESOURCES.resolve("i18n");
    private static final Pattern ERROR = Pattern.compile("HF-\\d+\\.(message|remedy)");
    private static final Pattern TRANSLATION = Pattern.compile("(.+)_[a-z]{2}(_[A-Z]{2})?");
    /** A choice with its cases, which may have placeholders in them. */
    private static final Pattern CHOICE = Pattern.compile("\\{(\\d+),choice,((?:[^{}]|\\{[^{}]*})*)}");
    private static final Pattern LIMIT = Pattern.compile("\\|(-?[\\d.]+[#<])");
    private static final String METHODS = "methods";
    private static final Pattern FXML_KEY = Pattern.compile("\"%([^%\"][^\"]*)\"");
    /** Where code looks up a text under a name that is written there. */
    private static final Pattern LOOKUP = Pattern.compile(
            "(?i:texts?|bundle|reasons?)(?:\\(\\))?\\s*\\.(?:get|getString|of)\\(\\s*\"([^\"]+)\"\\s*[,)]");
    /** A name of the form {@code screen.part.element}. */
    private static final Pattern KEY = Pattern.compile("[a-z]\\w*(\\.[a-zA-Z]\\w*){2,}");

    private static final List<String> JAVA = Sources.files(Sources.MAIN, ".java").stream().map(Sources::text).toList();
    private static final Set<String> LITERALS =
            JAVA.stream().flatMap(j -> Sources.literals(j).stream()).collect(toCollection(TreeSet::new));
    private static final Set<String> IN_FXML = Sources.files(Sources.RESOURCES, ".fxml").stream()
            .flatMap(f -> FXML_KEY.matcher(Sources.text(f)).results().map(m -> m.group(1)))
            .collect(toCollection(TreeSet::new));
    /** Bundle name to key to text. */
    private static final Map<String, Map<String, String>> BUNDLES = bundles();

    static Collection<String> names() {
        return BUNDLES.keySet();
    }

    @Test
    void everyTextOfAScreenExists() {
        assertThat(keys()).containsAll(IN_FXML);
    }

    @Test
    void everyTextThatCodeLooksUpExists() {
        assertThat(keys()).containsAll(JAVA.stream()
                .flatMap(j -> LOOKUP.matcher(j).results().map(m -> m.group(1)))
                .filter(k -> !k.endsWith("."))
                .collect(Collectors.toSet()));
    }

    /** A literal that shares its first two parts with texts, but is none, is a text that was misspelt. */
    @Test
    void everyLiteralThatLooksLikeATextIsOne() {
        Set<String> beginnings = keys().stream().filter(k -> KEY.matcher(k).matches()).map(TextsTest::beginning)
                .collect(Collectors.toSet());
        assertThat(LITERALS.stream()
                        .filter(l -> KEY.matcher(l).matches() && beginnings.contains(beginning(l)))
                        .filter(l -> keys().stream().noneMatch(k -> k.equals(l) || k.startsWith(l + "."))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyTextIsUsed(String bundle) {
        assertThat(BUNDLES.get(bundle).keySet().stream().filter(k -> !ERROR.matcher(k).matches() && !used(k)))
                .as("unused texts of %s", bundle)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPatternCanBeFilled(String bundle) {
        BUNDLES.get(bundle).forEach((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            if (ERROR.matcher(key).matches() || text.matches("(?s).*\\{\\d.*")) {
                assertThatCode(() -> new MessageFormat(text)).as("%s=%s", key, text).doesNotThrowAnyException();
                assertThat(text.replace("''", "")).as("%s: a single ' swallows placeholders", key).doesNotContain("'");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void noTextIsDefinedTwice(String bundle) {
        List<String> defined = Sources.text(FOLDER.resolve(bundle + ".properties")).lines()
                .map(Pattern.compile("^([^#!\\s=:][^=:\\s]*)\\s*[=:]")::matcher)
                .flatMap(m -> m.results().map(MatchResult::group))
                .toList();
        assertThat(defined).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aTranslationHasTheSameTextsWithTheSamePlaceholders(String bundle) {
        var translation = TRANSLATION.matcher(bundle);
        Map<String, String> original = BUNDLES.get(translation.matches() ? translation.group(1) : bundle);
        assertThat(original).as("the original of %s", bundle).isNotNull();
        if (bundle.startsWith(METHODS)) {
            return; // its original is the code: see MethodWordsTest
        }
        assertThat(missing(original, BUNDLES.get(bundle))).as("to be translated in %s", bundle).isEmpty();
        assertThat(missing(BUNDLES.get(bundle), original)).as("no longer used in %s", bundle).isEmpty();
        BUNDLES.get(bundle).forEach((key, text) -> {
            assertThat(placeholders(text)).as("placeholders of %s in %s", key, bundle)
                    .isEqualTo(placeholders(original.get(key)));
            assertThat(choices(text)).as("limits of the plurals of %s in %s", key, bundle)
                    .isEqualTo(choices(original.get(key)));
        });
    }

    /** The window speaks both languages in full; the command line is English on every system. */
    @ParameterizedTest
    @MethodSource("names")
    void everyBundleOfTheWindowIsInGerman(String bundle) {
        if (!TRANSLATION.matcher(bundle).matches()) {
            assertThat(BUNDLES.containsKey(bundle + "_de")).as("there is a %s_de.properties", bundle)
                    .isEqualTo(!bundle.equals("cli"));
        }
    }

    private static Set<String> missing(Map<String, String> wanted, Map<String, String> there) {
        Set<String> missing = new TreeSet<>(wanted.keySet());
        missing.removeAll(there.keySet());
        return missing;
    }

    /** Which argument makes which cases: {@code 1: 0# 1# 1<}. */
    private static Set<String> choices(String text) {
        return CHOICE.matcher(text).results()
                .map(c -> c.group(1) + ": " + LIMIT.matcher("|" + c.group(2)).results()
                        .map(l -> l.group(1)).collect(Collectors.joining(" ")))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> keys() {
        return BUNDLES.values().stream().flatMap(b -> b.keySet().stream()).collect(toCollection(TreeSet::new));
    }

    private static boolean used(String key) {
        return IN_FXML.contains(key)
                || LITERALS.contains(key)
                || LITERALS.stream().anyMatch(l -> l.endsWith(".") && key.startsWith(l))
                || isConstantName(key)
                || usedByPicocli(key);
    }

    /** Texts of the values of an enum may be kept under the names of its constants. */
    private static boolean isConstantName(String key) {
        return key.matches("[A-Z][A-Z_]*") && JAVA.stream()
                .filter(j -> j.contains(" enum "))
                .anyMatch(j -> Pattern.compile("\\b" + key + "\\b").matcher(j).find());
    }

    /** Picocli finds {@code command.usage.part} and {@code command.option} by itself. */
    private static boolean usedByPicocli(String key) {
        List<String> parts = Arrays.asList(key.split("\\."));
        int usage = parts.indexOf("usage");
        String command = usage > 0 ? parts.get(usage - 1) : null;
        String option = parts.getLast().replaceFirst("\\[\\d+]$", "");
        return usage == 0
                || command != null && (LITERALS.contains(command) || command.equals("handful"))
                || LITERALS.contains("--" + option);
    }

    private static String beginning(String key) {
        return key.substring(0, key.indexOf('.', key.indexOf('.') + 1));
    }

    private static Set<String> placeholders(String text) {
        return Pattern.compile("\\{(\\d+)").matcher(text).results().map(m -> m.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static Map<String, Map<String, String>> bundles() {
        Map<String, Map<String, String>> all = new TreeMap<>();
        for (Path file : Sources.files(FOLDER, ".properties")) {
            Properties properties = new Properties();
            try {
                properties.load(new StringReader(Sources.text(file)));
            } catch (IOException e) {
                throw new IllegalStateException(file.toString(), e);
            }
            Map<String, String> texts = new TreeMap<>();
            properties.stringPropertyNames().forEach(k -> texts.put(k, properties.getProperty(k)));
            all.put(file.getFileName().toString().replace(".properties", ""), texts);
        }
        return all;
    }
}
