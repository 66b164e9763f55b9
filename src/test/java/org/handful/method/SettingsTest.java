package org.handful.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.error.InputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Settings")
class SettingsTest {
    private enum Colour {
        DARK_RED,
        BLUE
    }

    private record Config(
            @Setting(label = "Count", help = "Some.", min = 1, max = 9, unit = "steps") int count,
            @Setting(label = "Long", help = "Some.", min = 0, max = 1e15) long many,
            @Setting(label = "Rate", help = "Some.", min = 0, max = 1, advanced = true) double rate,
            @Setting(label = "On", help = "Some.") boolean on,
            @Setting(label = "Colour", help = "Some.") Colour colour,
            @Setting(label = "Folders", help = "Some.") List<Path> folders) {}

    private static final AdaptationMethod<Config> METHOD = new AdaptationMethod<>() {
        @Override
        public String id() {
            return "sample";
        }

        @Override
        public MethodFamily family() {
            return MethodFamily.EMBEDDINGS;
        }

        @Override
        public String title() {
            return "Sample";
        }

        @Override
        public String summary() {
            return "Sample.";
        }

        @Override
        public String citation() {
            return "Nobody";
        }

        @Override
        public Config defaults() {
            return new Config(3, 5, 0.25, true, Colour.DARK_RED, List.of());
        }

        @Override
        public boolean hasCurves() {
            return false;
        }
    };

    static List<AdaptationMethod<?>> methods() {
        return Methods.all();
    }

    @Test
    void describesEveryComponentInOrder() {
        List<SettingSpec> specs = Settings.describe(METHOD);
        assertThat(specs).extracting(SettingSpec::name).containsExactly("count", "many", "rate", "on", "colour", "folders");
        assertThat(specs).extracting(SettingSpec::kind).containsExactly(
                SettingSpec.Kind.INTEGER, SettingSpec.Kind.INTEGER, SettingSpec.Kind.DECIMAL, SettingSpec.Kind.SWITCH,
                SettingSpec.Kind.CHOICE, SettingSpec.Kind.FOLDERS);
        assertThat(specs).extracting(SettingSpec::defaultValue).containsExactly("3", "5", "0.25", "true", "dark_red", "");
        assertThat(specs.getFirst().unit()).isEqualTo("steps");
        assertThat(specs.get(2).advanced()).isTrue();
        assertThat(specs.get(4).choices()).containsExactly("dark_red", "blue");
    }

    @Test
    void foldersAreAbsoluteAndComeBackAsText() throws Exception {
        Config config = Settings.parse(METHOD, Map.of("folders", "one; two/three ;"));
        Path one = Path.of("one").toAbsolutePath();
        Path three = Path.of("two", "three").toAbsolutePath();
        assertThat(Settings.folders(config)).containsExactly(one, three);
        String text = String.valueOf(Settings.values(config).get("folders"));
        assertThat(text).isEqualTo(one + ";" + three);
        assertThat(Settings.parse(METHOD, Map.of("folders", text))).isEqualTo(config);
    }

    @Test
    void whatIsNotGivenKeepsItsDefault() throws Exception {
        assertThat(Settings.parse(METHOD, Map.of())).isEqualTo(METHOD.defaults());
        assertThat(Settings.parse(METHOD, Map.of("rate", " 0.5 ", "colour", "BLUE", "on", "false", "many", "1e12")))
                .isEqualTo(new Config(3, 1_000_000_000_000L, 0.5, false, Colour.BLUE, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "count, 0", "count, 10", "count, 2.5", "count, two", "count, ''", "rate, NaN", "rate, Infinity", "rate, -0.1",
        "on, yes", "on, TRUE", "colour, green", "many, -1"
    })
    void refusesWhatIsNotAllowed(String name, String value) {
        assertThatThrownBy(() -> Settings.parse(METHOD, Map.of(name, value)))
                .isInstanceOf(InputException.class).hasMessageContaining(name);
        assertThat(Settings.complaint(METHOD, name, value)).contains(name);
    }

    @Test
    void refusesNamesThatThereAreNot() {
        assertThatThrownBy(() -> Settings.parse(METHOD, Map.of("speed", "1")))
                .isInstanceOf(InputException.class).hasMessageContaining("speed").hasMessageContaining("count");
        assertThatThrownBy(() -> Methods.byId("magic"))
                .isInstanceOf(InputException.class).hasMessageContaining("magic").hasMessageContaining("centroid");
    }

    @Test
    void complainsAboutNothingWhenTheValueIsFine() {
        assertThat(Settings.complaint(METHOD, "count", "9")).isNull();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void valuesOfEveryMethodReadBackTheSame(AdaptationMethod<?> method) throws Exception {
        Map<String, String> texts = new LinkedHashMap<>();
        Settings.values(method.defaults()).forEach((name, value) -> texts.put(name, String.valueOf(value)));
        assertThat(Settings.parse(method, texts)).isEqualTo(method.defaults());
    }
}
