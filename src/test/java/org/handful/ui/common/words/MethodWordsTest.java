package org.handful.ui.common.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.handful.method.AdaptationMethod;
import org.handful.method.Methods;
import org.handful.method.SettingSpec;
import org.handful.method.Settings;
import org.handful.ui.common.Texts;
import org.junit.jupiter.api.Test;

/** Every method that can be chosen has its words in both languages, and no other has. */
class MethodWordsTest {
    @Test
    void shouldHaveEveryWordOfEveryMethodInGerman() {
        Set<String> wanted = new TreeSet<>();
        Set<String> has = ResourceBundle.getBundle("i18n.methods", Locale.GERMAN).keySet();
        for (AdaptationMethod<?> method : Methods.all()) {
            wanted.add("method." + method.id() + ".title");
            wanted.add("method." + method.id() + ".summary");
            for (SettingSpec setting : Settings.describe(method)) {
                String own = "method." + method.id() + ".setting." + setting.name();
                String shared = "method.any.setting." + setting.name();
                List<String> parts = setting.unit().isEmpty() ? List.of(".label", ".help") : List.of(".label", ".help", ".unit");
                // As the window looks them up: a method may say one of them in its own words and share the others.
                Stream.concat(parts.stream(), setting.choices().stream().map(code -> ".choice." + code))
                        .forEach(part -> wanted.add(
                                (has.contains(shared + part) && !has.contains(own + part) ? shared : own) + part));
            }
        }
        assertThat(new TreeSet<>(has))
                .as("keys of methods_de.properties").isEqualTo(wanted);
    }

    @Test
    void shouldHaveAWordForEveryChoiceInBothLanguages() {
        for (Language language : Language.values()) {
            Texts texts = Texts.load(language.locale(), "methods");
            for (AdaptationMethod<?> method : Methods.all()) {
                for (SettingSpec setting : Settings.describe(method).stream().filter(s -> !s.choices().isEmpty()).toList()) {
                    List<String> words = setting.choices().stream()
                            .map(code -> new MethodWords(texts).value(method.id(), setting, code)).toList();
                    assertThat(words).as("%s of %s in %s", setting.name(), method.id(), language)
                            .doesNotHaveDuplicates().doesNotContainAnyElementsOf(setting.choices());
                    assertThat(new MethodWords(texts).help(method.id(), setting))
                            .as("help of %s of %s in %s, which shows no codes", setting.name(), method.id(), language)
                            .doesNotContain(setting.choices().stream().map(code -> "(" + code + ")").toList());
                }
            }
        }
        Set<String> english = ResourceBundle.getBundle("i18n.methods", Locale.ROOT).keySet();
        assertThat(ResourceBundle.getBundle("i18n.methods", Locale.GERMAN).keySet().stream()
                .filter(key -> key.contains(".choice."))).containsExactlyInAnyOrderElementsOf(english);
    }

    @Test
    void shouldShowNumbersAsTheLanguageWritesThem() {
        AdaptationMethod<?> probe = Methods.all().stream().filter(m -> m.id().equals("linear-probe")).findFirst().orElseThrow();
        SettingSpec rate = Settings.describe(probe).stream().filter(s -> s.name().equals("learningRate")).findFirst().orElseThrow();
        assertThat(new MethodWords(Texts.load(Locale.ENGLISH, "methods")).value("linear-probe", rate, "2.0E-4")).isEqualTo("0.0002");
        assertThat(new MethodWords(Texts.load(Locale.GERMAN, "methods")).value("linear-probe", rate, "2.0E-4")).isEqualTo("0,0002");
    }

    @Test
    void shouldSayTheEnglishOfTheCodeAndTheGermanOfTheBundle() {
        Texts texts = Texts.load(Locale.ENGLISH, "methods");
        var words = new MethodWords(texts);
        AdaptationMethod<?> knn = Methods.all().stream().filter(m -> m.id().equals("knn")).findFirst().orElseThrow();
        SettingSpec k = Settings.describe(knn).getFirst();
        assertThat(words.title(knn)).isEqualTo(knn.title());
        assertThat(words.label("knn", k)).isEqualTo("Neighbours");

        texts.choose(Language.GERMAN);
        assertThat(words.title(knn)).isEqualTo("N\u00e4chste Nachbarn");
        assertThat(words.label("knn", k)).isEqualTo("Nachbarn");
        assertThat(words.unit("knn", k)).isEmpty();
    }
}
