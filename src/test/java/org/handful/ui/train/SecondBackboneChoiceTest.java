package org.handful.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.handful.method.Methods;
import org.handful.run.result.BackboneInfo;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.demo.SteppingMethod;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeWorkbench;
import org.junit.jupiter.api.Test;

class SecondBackboneChoiceTest {
    private static final String OTHER = "mobilenet-v2";

    private final FakeWorkbench workbench = new FakeWorkbench(Path.of("home"), Runnable::run);
    private final FakeSession session = workbench.add(Path.of("leaves.handful")).withLeaves(12, "Oak", "Elm");
    private final UiKit kit = new FakeKit().direct("train", "setup", "queue", "runs");
    private final TrainViewModel model = model();

    private TrainViewModel model() {
        TrainViewModel made = new TrainViewModel(kit, new ProjectModel(session, kit), workbench,
                List.of(new SteppingMethod(), Methods.all().stream().filter(m -> m.id().equals("amu")).findFirst().orElseThrow()));
        made.method().set(made.methods().getLast());
        return made;
    }

    @Test
    void onlyTheMethodThatFusesTakesOneAndNoneIsTheDefault() {
        assertThat(model.second().offered().get()).isTrue();
        assertThat(ids()).containsExactly("", OTHER);
        assertThat(model.second().id()).isEmpty();
        assertThat(model.second().choose(OTHER)).isTrue();
        assertThat(model.second().id()).isEqualTo(OTHER);
        model.method().set(model.methods().getFirst());
        assertThat(model.second().offered().get()).isFalse();
        assertThat(model.second().id()).as("another method has no use for it").isEmpty();
        model.method().set(model.methods().getLast());
        assertThat(model.second().id()).as("and the choice is kept").isEqualTo(OTHER);
    }

    @Test
    void theFirstOneIsNoSecond() {
        model.second().choose(OTHER);
        model.backbone().set(backbone(OTHER));
        assertThat(ids()).containsExactly("", "pocket");
        assertThat(model.second().id()).isEmpty();
    }

    @Test
    void itStaysChosenWhenBackbonesAreReadAgain() {
        model.second().choose(OTHER);
        model.loadBackbones();
        assertThat(model.second().id()).isEqualTo(OTHER);
    }

    @Test
    void theRunTheQueueAndAProfileTakeIt() {
        model.second().choose(OTHER);
        model.profiles().save("Both");
        model.start();
        assertThat(session.training().spec.auxiliary()).isEqualTo(OTHER);
        assertThat(session.training().spec.backbones()).isEqualTo("pocket + " + OTHER);
        model.second().choose("");
        assertThat(model.profiles().changed().getValue()).isTrue();
        model.profiles().apply(model.profiles().all().getFirst());
        assertThat(model.second().id()).isEqualTo(OTHER);
    }

    @Test
    void anotherModelOfTheProjectGoesOnWithIt() {
        model.second().choose(OTHER);
        TrainViewModel next = model();
        next.takeOver(model);
        assertThat(next.second().id()).isEqualTo(OTHER);
    }

    private List<String> ids() {
        return model.second().choices().stream().map(b -> b.map(BackboneInfo::id).orElse("")).toList();
    }

    private BackboneInfo backbone(String id) {
        return model.backbones().stream().filter(b -> b.id().equals(id)).findFirst().orElseThrow();
    }
}
