package org.handful.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.handful.run.result.BackboneInfo;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.Look;
import org.handful.ui.common.look.Theme;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeWorkbench;
import org.junit.jupiter.api.Test;

class SettingsViewModelTest {
    private static final Path STANDARD = Path.of("home", "Handful");

    private final UiKit kit = new FakeKit().direct("settings");
    private final Map<String, String> file = new HashMap<>();
    private final FakeWorkbench workbench = new FakeWorkbench(Path.of("own"), Runnable::run);
    private Theme theme = new Theme(null, null, look -> {});

    private SettingsViewModel open() {
        return new SettingsViewModel(new Settings(file, file::put), theme, STANDARD, workbench.home().root(),
                workbench::backbones, kit);
    }

    @Test
    void shouldBeginWithTheDefaultsAndWriteNothing() {
        SettingsViewModel model = open();
        assertThat(model.projects().get()).isEqualTo(STANDARD);
        assertThat(model.device().get()).isEqualTo("auto");
        assertThat(model.backbone().get()).isEmpty();
        assertThat(model.backbones().get()).extracting(BackboneInfo::id).contains("pocket", "mobilenet-v2");
        assertThat(model.needsRestart().get()).isFalse();
        assertThat(file).isEmpty();
    }

    @Test
    void shouldKeepEveryChangeAndShowItAgain() {
        SettingsViewModel model = open();
        model.projects().set(Path.of("elsewhere"));
        model.device().set("cpu");
        model.backbone().set("mobilenet-v2");
        assertThat(file).containsEntry(Settings.PROJECTS, "elsewhere").containsEntry(Settings.DEVICE, "cpu")
                .containsEntry(Settings.BACKBONE, "mobilenet-v2");
        SettingsViewModel again = open();
        assertThat(again.projects().get()).isEqualTo(Path.of("elsewhere"));
        assertThat(again.device().get()).isEqualTo("cpu");
        assertThat(again.backbone().get()).isEqualTo("mobilenet-v2");
    }

    @Test
    void shouldSayThatAnotherDeviceTakesEffectAtTheNextStart() {
        SettingsViewModel model = open();
        model.device().set("gpu");
        assertThat(model.needsRestart().get()).isTrue();
        model.device().set("auto");
        assertThat(model.needsRestart().get()).isFalse();
        model.device().set("gpu");
        assertThat(open().needsRestart().get()).isFalse();
    }

    @Test
    void shouldSetEverythingBack() {
        SettingsViewModel model = open();
        model.zoom().percent().set(175);
        model.zoom().teaching().set(true);
        model.device().set("cpu");
        model.projects().set(Path.of("elsewhere"));
        model.backbone().set("mobilenet-v2");
        model.reset();
        assertThat(model.look().get()).isEqualTo(Look.SYSTEM);
        assertThat(model.zoom().factor().get()).isEqualTo(1);
        Settings kept = new Settings(file, file::put);
        assertThat(Settings.KEYS).allSatisfy(key -> assertThat(kept.get(key)).isEmpty());
    }
}
