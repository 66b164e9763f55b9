package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.handful.method.AdaptationMethod;
import org.handful.model.Dataset;
import org.handful.model.SplitRole;
import org.handful.run.local.DrawnImages;
import org.handful.run.result.RunInfo;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A person who finds that a mistake of the model is a mistake of the labels. */
class RelabelStoryGuiTest extends RealWindowTest {
    private static final int EACH = 14;
    private static final int MISLAID = 1;

    @Test
    @DisplayName("filter to the wrong images, give each its right class by key, learn again: all are right")
    void relabelAndRefit() throws Exception {
        Path drawn = DrawnImages.classes(folder.resolve("shapes"), EACH);
        open(drawn, 3 * EACH);
        List<String> all = window.project().dataset().get().samples().stream().map(i -> i.image().name()).toList();
        // What looks like an image of the support set is left out of the test set.
        List<Set<String>> alike = window.project().session().nearDuplicates();
        List<String> mislaid = all.stream().filter(n -> n.startsWith("disc/"))
                .filter(n -> alike.stream().noneMatch(g -> g.contains(n))).limit(MISLAID).toList();
        assertThat(mislaid).hasSize(MISLAID);
        List<String> support = new ArrayList<>();
        for (String name : List.of("bars/", "check/", "disc/")) {
            all.stream().filter(n -> n.startsWith(name) && !mislaid.contains(n)).limit(5).forEach(support::add);
        }
        fx(() -> window.project().edit(s -> {
            s.setLabel(mislaid, "bars");
            s.setRole(all, SplitRole.TEST);
            s.setRole(support, SplitRole.SUPPORT);
        }));
        until(() -> window.project().dataset().get().samples().stream()
                .filter(i -> i.role() == SplitRole.SUPPORT).count() == support.size());
        RunInfo first = train(1);
        assertThat(first.accuracy().value()).isLessThan(1);

        press("shell.place.images");
        choose("images.filter", "images.filter.wrong");
        until(() -> seen("images.chip.wrong") && text("images.count").startsWith(MISLAID + " of"));
        picture("RelabelStory");
        clickId("tile." + mislaid.getFirst());
        push(KeyCode.SHORTCUT, KeyCode.A);
        type(KeyCode.getKeyCode("3"));
        until(() -> mislaid.stream().allMatch(n -> label(n).equals("disc")));

        RunInfo second = train(2);
        assertThat(second.accuracy().value()).isGreaterThan(first.accuracy().value()).isEqualTo(1);
        assertThat(bugs).isEmpty();
    }

    private RunInfo train(int runs) throws Exception {
        press("shell.place.train");
        until(() -> present("train.method") && !node("train.method", ComboBox.class).getItems().isEmpty());
        fx(this::chooseLogistic);
        until(() -> !node("train.start", ButtonBase.class).isDisable());
        press("train.start");
        until(() -> window.project().runs().get().size() == runs && window.project().training().get() == null
                && window.project().runs().get().getFirst().accuracy() != null
                && node("train.result", Node.class).isVisible());
        return window.project().runs().get().getFirst();
    }

    @SuppressWarnings("unchecked")
    private void chooseLogistic() {
        ComboBox<AdaptationMethod<?>> methods = node("train.method", ComboBox.class);
        methods.getItems().stream().filter(m -> m.id().equals("logistic")).findFirst()
                .ifPresent(methods.getSelectionModel()::select);
    }

    private String label(String image) {
        Dataset data = window.project().dataset().get();
        return data.samples().stream().filter(s -> s.image().name().equals(image)).findFirst()
                .map(s -> data.labels().name(s.label())).orElseThrow();
    }
}
