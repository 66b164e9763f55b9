package org.handful.ui.common.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import java.util.Map;
import org.handful.error.InputException;
import org.handful.error.SettingNames;
import org.handful.method.AdaptationMethod;
import org.handful.method.Methods;
import org.handful.method.Settings;
import org.handful.ui.common.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureWordsTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void asTheCommandLineAgain() {
        SettingNames.toldBy(new SettingNames.Face() { });
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aFailureSaysWhatStandsBesideTheSettingInTheWindow(Language language) {
        Locale.setDefault(language.locale());
        Texts texts = Texts.load(language.locale(), "methods", "runs");
        AdaptationMethod<?> film = Methods.all().stream().filter(m -> m.id().equals("film")).findFirst().orElseThrow();
        String code = failure(film, "weightDecay", "99.5").userMessage();
        assertThat(code).contains("weightDecay", "99.5");

        SettingNames.toldBy(new FailureWords(texts));
        String label = new MethodWords(texts).label("film", Settings.describe(film).stream()
                .filter(s -> s.name().equals("weightDecay")).findFirst().orElseThrow());
        assertThat(failure(film, "weightDecay", "99.5").userMessage()).contains(label, new Decimals(texts.locale()).shown("99.5"))
                .doesNotContain("weightDecay");
        assertThat(new InputException(InputException.Problem.BAD_SETTING, SettingNames.method("film"),
                Map.of("weightDecay", "3"), "").userMessage())
                .contains(label + (language == Language.GERMAN ? "\u201c" : "\u201d") + " = 3").doesNotContain("weightDecay", "{");
        assertThat(new InputException(InputException.Problem.BAD_SETTING, "chooseSteps", "true", "").userMessage())
                .contains(texts.get("runs.value.true")).doesNotContain("chooseSteps", "true");
        assertThat(new InputException(InputException.Problem.BAD_SETTING, "unheard", "of", "").userMessage())
                .contains("unheard", "of");
    }

    private static InputException failure(AdaptationMethod<?> method, String setting, String value) {
        return catchThrowableOfType(InputException.class, () -> Settings.parse(method, Map.of(setting, value)));
    }
}
