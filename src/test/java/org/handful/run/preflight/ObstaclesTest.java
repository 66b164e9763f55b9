package org.handful.run.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.handful.backbone.Catalogue;
import org.handful.backbone.InstalledBackbone;
import org.handful.engine.ReferenceNetworksTest;
import org.handful.engine.TestEngine;
import org.handful.error.BackboneException;
import org.handful.method.FitContext;
import org.handful.method.Methods;
import org.handful.method.Settings;
import org.handful.tune.LiveModel;
import org.handful.tune.Stripes;
import org.handful.tune.prompt.VisualPromptTuning;
import org.junit.jupiter.api.Test;

/** What cannot learn with a backbone is known before anything begins. */
class ObstaclesTest {
    @Test
    void aNetworkOfConvolutionsHasNoTokensAndATransformerNoBatchNormalisation() throws Exception {
        assertThat(Obstacles.ofAll(pocket(), 3)).containsOnlyKeys("vpt");
        InstalledBackbone transformer = ReferenceNetworksTest.network("vit");
        assertThat(Obstacles.ofAll(transformer, 3)).containsOnlyKeys("lccs").allSatisfy(
                (id, words) -> assertThat(words).contains(transformer.id()).contains("batch normalisation"));
    }

    @Test
    void theReasonIsThatOfTheFitItself() throws Exception {
        var vpt = new VisualPromptTuning();
        Optional<String> told = of("vpt", Map.of());
        assertThatThrownBy(() -> vpt.fit(TestEngine.get().open(pocket()), Stripes.images(2, 1, 1), Optional.empty(),
                Settings.parse(vpt, Map.of()), FitContext.quiet(0), LiveModel.Port.NONE))
                .isInstanceOfSatisfying(BackboneException.class, e ->
                        assertThat(told).hasValue(e.userMessage()));
    }

    @Test
    void settingsThatDoNotGoTogetherCountToo() throws Exception {
        assertThat(of("lora", Map.of("rank", "4", "blocks", "3"))).isPresent();
        assertThat(of("lora", Map.of("factors", "of_weights", "protectedEnergy", "0.5"))).isPresent();
        assertThat(of("soup", Map.of("chooseSteps", "true"))).isPresent();
        assertThat(of("visual-prompt", Map.of("mapping", "labels"))).as("its file has no classifier").isPresent();
        assertThat(of("visual-prompt", Map.of("mapping", "head"))).isEmpty();
        assertThat(of("gda", Map.of())).isEmpty();
    }

    private static Optional<String> of(String method, Map<String, String> settings) throws Exception {
        return Obstacles.of(pocket(), Methods.byId(method), settings, 3);
    }

    private static InstalledBackbone pocket() throws Exception {
        return new Catalogue(Path.of("no-home")).byId("pocket");
    }
}
