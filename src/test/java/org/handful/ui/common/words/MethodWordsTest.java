package org.handful.ui.common.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.handful.method.AdaptationMethod;
import org.handful.method.Methods;
import org.handful.method.SettingSpec;
import org.handful.method.Settings;
import org.handful.ui.common.Texts;
import org.junit.jupiter.api.Test;

/** Every method that can be chosen has its words in German, and no other has. */
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
                parts.forEach(part -> wanted.add(
                        (has.contains(shared + part) && !has.contains(own + part) ? shared : own) + part));
            }
        }
        assertThat(new TreeSet<>(has))
                .as("keys of methods_de.properties").isEqualTo(wanted);
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
