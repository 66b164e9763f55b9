package org.handful.ui.train.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handful.method.AdaptationMethod;
import org.handful.tune.Film;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.demo.SteppingMethod;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeWorkbench;
import org.handful.ui.train.TrainViewModel;
import org.handful.ui.train.setup.SettingField;
import org.handful.ui.train.setup.SplitModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProfilesModelTest {
    private final FakeWorkbench workbench = new FakeWorkbench(Path.of("home"), Runnable::run);
    private final UiKit kit = new FakeKit().direct("train", "setup", "queue", "runs");
    private TrainViewModel train = train("leaves", new SteppingMethod(), new Film());

    @Test
    @DisplayName("a profile brings back backbone, method, settings and split, in another project too, but no seed")
    void everything() {
        setUp();
        train.profiles().save(" Careful ");
        assertThat(train.profiles().chosen().get().name()).isEqualTo("Careful");

        train = train("birds", new SteppingMethod(), new Film());
        train.method().set(train.methods().getLast());
        train.seed().set("3");
        field("steps").text().set("7");
        train.method().set(train.methods().getFirst());
        field("weightDecay").text().set("0.5");
        train.profiles().apply(train.profiles().all().getFirst());

        assertThat(train.backbone().get().id()).isEqualTo("mobilenet-v2");
        assertThat(train.method().get().id()).isEqualTo("stepping");
        assertThat(train.settings().get().values()).isEqualTo(Map.of("steps", "50", "schedule", "CONSTANT"));
        assertThat(train.split().kind().get()).isEqualTo(SplitModel.Kind.SHARE);
        assertThat(train.split().percent().get()).isEqualTo(30);
        assertThat(train.seed().get()).isEqualTo("3");
        assertThat(train.profiles().changed().getValue()).isFalse();
    }

    @Test
    @DisplayName("what is changed after a profile was applied is seen, and changed back is not")
    void changed() {
        setUp();
        train.profiles().save("Careful");
        assertThat(train.profiles().changed().getValue()).isFalse();
        field("steps").text().set("60");
        assertThat(train.profiles().changed().getValue()).isTrue();
        field("steps").text().set("50");
        assertThat(train.profiles().changed().getValue()).isFalse();
        train.split().percent().set(31);
        assertThat(train.profiles().changed().getValue()).isTrue();
    }

    @Test
    @DisplayName("the same name replaces, whatever its case; other names are kept in order")
    void replaced() {
        train.profiles().save("quick");
        train.profiles().save("Broad");
        field("steps").text().set("9");
        assertThat(train.profiles().replaces("QUICK ")).isTrue();
        train.profiles().save("Quick");
        assertThat(names()).containsExactly("Broad", "Quick");
        assertThat(train.profiles().all().getLast().setup().settings()).isEqualTo(Map.of("steps", "9"));
        assertThat(stored()).isEqualTo(train.profiles().all());
    }

    @Test
    @DisplayName("a wrong setting or no name is in the way of saving, with a word why")
    void obstacles() {
        field("steps").text().set("many");
        assertThat(train.profiles().complaint("Quick")).isEqualTo(kit.texts().get("setup.profile.unsound"));
        train.profiles().save("Quick");
        assertThat(train.profiles().all()).isEmpty();
        field("steps").reset();
        assertThat(train.profiles().complaint("Quick")).isNull();
        assertThat(train.profiles().complaint(" ")).isEqualTo(kit.texts().get("setup.profile.unnamed"));
        train.profiles().save(" ");
        assertThat(train.profiles().all()).isEmpty();
    }

    @Test
    @DisplayName("renaming keeps what it holds, and takes no name that another has")
    void renamed() {
        setUp();
        train.profiles().save("One");
        Setup kept = train.profiles().chosen().get().setup();
        train.profiles().save("Two");
        field("steps").text().set("60");
        train.profiles().rename("one");
        assertThat(names()).containsExactly("One", "Two");
        train.profiles().rename("two");
        train.profiles().rename("Zwei");
        assertThat(names()).containsExactly("One", "Zwei");
        assertThat(train.profiles().chosen().get()).isEqualTo(new Profile("Zwei", kept));
        assertThat(stored()).isEqualTo(train.profiles().all());
    }

    @Test
    @DisplayName("deleted, it is offered back")
    void deleted() {
        train.profiles().save("One");
        train.profiles().delete();
        assertThat(stored()).isEmpty();
        assertThat(train.profiles().chosen().get()).isNull();
        kit.notices().open().getLast().action().run().run();
        assertThat(names()).containsExactly("One");
        assertThat(stored()).hasSize(1);
    }

    @Test
    @DisplayName("a backbone or method that is gone is said, and the rest is applied")
    void gone() {
        workbench.putPreference("train.profiles", """
                [{"name": "Old", "setup": {"backbone": "resnet-99", "method": "magic", "settings": {"steps": "3"},
                  "split": "SHOTS", "amount": 8}}]""");
        train = train("birds", new SteppingMethod());
        train.profiles().apply(train.profiles().all().getFirst());
        assertThat(train.method().get().id()).isEqualTo("stepping");
        assertThat(train.settings().get().values()).isEmpty();
        assertThat(train.split().shots().get()).isEqualTo(8);
        assertThat(kit.notices().open()).extracting(n -> n.text()).containsExactlyInAnyOrder(
                kit.texts().get("setup.profile.noMethod", "magic"),
                kit.texts().get("setup.profile.noBackbone", "resnet-99"));
    }

    @Test
    @DisplayName("profiles that cannot be read do not stop the program")
    void unreadable() {
        workbench.putPreference("train.profiles", "[{\"name\": ");
        assertThat(stored()).isEmpty();
    }

    private void setUp() {
        train.backbone().set(train.backbones().getLast());
        field("steps").text().set(" 50 ");
        field("schedule").text().set("CONSTANT");
        train.split().kind().set(SplitModel.Kind.SHARE);
        train.split().percent().set(30);
    }

    private List<String> names() {
        return train.profiles().all().stream().map(Profile::name).toList();
    }

    private List<Profile> stored() {
        return List.copyOf(train("another", new SteppingMethod()).profiles().all());
    }

    private TrainViewModel train(String project, AdaptationMethod<?>... methods) {
        FakeSession session = new FakeSession(Path.of(project + ".handful"), Runnable::run);
        session.withLeaves(12, "Oak", "Elm");
        return new TrainViewModel(kit, new ProjectModel(session, kit), workbench, List.of(methods));
    }

    private SettingField field(String name) {
        return train.settings().get().fields().stream().filter(f -> f.spec().name().equals(name)).findFirst()
                .orElseThrow();
    }
}
