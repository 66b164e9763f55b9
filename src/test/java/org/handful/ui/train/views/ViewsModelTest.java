package org.handful.ui.train.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.preflight.Preflight.View;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.junit.jupiter.api.Test;

class ViewsModelTest {
    private final FakeSession session = new FakeSession(Path.of("leaves.handful"), Runnable::run).withLeaves(4, "Oak", "Elm");
    private final UiKit kit = new FakeKit().direct("setup");

    @Test
    void nothingIsDrawnForNobodyAndOthersWhenAsked() {
        ViewsModel model = new ViewsModel(kit.background(), session);
        model.look(Optional.of(new RunSpec("pocket", "film", Map.of(), new SplitSpec.Shots(2), 0)));
        assertThat(model.pictures().get()).isEmpty();
        model.open().set(true);
        assertThat(model.pictures().get()).hasSize(8);
        byte[] first = model.pictures().get().getFirst().jpeg();
        model.again();
        assertThat(model.pictures().get().getFirst().jpeg()).isNotEqualTo(first);
        model.look(Optional.empty());
        assertThat(model.pictures().get()).isEmpty();
    }

    @Test
    void oneImageIsLookedAtUntilSeveralAreWantedAgain() {
        ViewsModel model = new ViewsModel(kit.background(), session);
        model.look(Optional.of(new RunSpec("pocket", "film", Map.of(), new SplitSpec.Shots(2), 0)));
        model.open().set(true);
        String third = model.pictures().get().get(2).image();
        model.choose(third);
        assertThat(model.pictures().get()).hasSize(8).extracting(View::image).containsOnly(third);
        model.again();
        assertThat(model.pictures().get()).extracting(View::image).containsOnly(third);
        model.choose(null);
        assertThat(model.pictures().get()).extracting(View::image).doesNotHaveDuplicates();
    }
}
