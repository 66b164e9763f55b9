package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.handful.backbone.Catalogue;
import org.handful.backbone.Golden;
import org.handful.model.CancelToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PocketGoldenTest {
    @TempDir
    Path home;

    @Test
    void givesItsGoldenEmbedding() throws Exception {
        var pocket = new Catalogue(home).byId("pocket");
        BackboneSession session = TestEngine.get().open(pocket);
        Golden golden = pocket.card().golden().orElseThrow();

        var found = session.embed(golden.image().pixels(pocket.card().input()), new CancelToken());

        assertThat(golden.differenceTo(found.values())).isLessThan(1e-5);
        assertThat(session.network().parameters()).isEqualTo(pocket.card().parameters());
        assertThat(session.network().embedding()).isEqualTo(256);
    }
}
