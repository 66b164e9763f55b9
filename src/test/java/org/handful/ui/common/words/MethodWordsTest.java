package org.handful.ui.common.words;

import static org.assertj.core.api.Assertions.assertThat;

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
                String key = has.contains(shared + ".label") && !has.contains(own + ".label") ? shared : own;
                wanted.add(key + ".label");
                wanted.add(key + ".help");
                if (!setting.unit().isEmpty()) {
                    wanted.add(key + ".unit");
                }
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
