package org.handful.ui.common.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Parent;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.handful.run.Job;
import org.handful.run.JobProgress;
import org.handful.ui.GuiTest;
import org.handful.ui.common.Notice;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeKit;
import org.junit.jupiter.api.Test;

class PartsGuiTest extends GuiTest {
    private final UiKit kit = new FakeKit().direct();
    private final AtomicInteger pressed = new AtomicInteger();
    private ProgressView progress;

    @Override
    protected Parent root() {
        progress = new ProgressView(kit.texts());
        var empty = new EmptyState("fth-image", "Nothing here", "Drop a folder")
                .withAction("empty.action", "Choose", pressed::incrementAndGet);
        return new VBox(progress, empty, new NoticesView(kit.notices(), kit.texts()));
    }

    @Test
    void shouldOfferWhatToDoNext() {
        clickId("empty.action");
        assertThat(pressed).hasValue(1);
    }

    @Test
    void shouldUnfoldDetailsAndRunTheActionOfANotice() {
        fx(() -> kit.notices().show(new Notice(Notice.Kind.CAUTION, "1 of 3 files was not read.",
                List.of("a.jpg: empty"), new Notice.Action("Show", pressed::incrementAndGet))));
        clickId("notice.details");
        assertThat(node("notice.lines", TextArea.class).getText()).isEqualTo("a.jpg: empty");
        clickId("notice.action");
        assertThat(pressed).hasValue(1);
        assertThat(kit.notices().open()).isEmpty();
    }

    @Test
    void shouldSayHowMuchOfTheWorkLiesBelowTheNotices() {
        assertThat(kit.notices().covered().get()).isZero();
        Notice first = Notice.good("Saved.");
        fx(() -> kit.notices().show(first));
        double one = kit.notices().covered().get();
        assertThat(one).isPositive();
        fx(() -> kit.notices().show(Notice.good("Saved again.")));
        assertThat(kit.notices().covered().get()).isGreaterThan(one);
        fx(() -> kit.notices().show(Notice.good("And once more.")));
        assertThat(kit.notices().open()).as("the oldest makes room").hasSize(2).doesNotContain(first);
        fx(() -> kit.notices().clear());
        assertThat(kit.notices().covered().get()).isZero();
    }

    @Test
    void shouldPutTheLastNoticeAwayOnEscape() throws Exception {
        Notice first = new Notice(Notice.Kind.PROBLEM, "The disk is full.", List.of(), null);
        fx(() -> {
            kit.notices().show(first);
            kit.notices().show(Notice.good("Saved again."));
        });
        clickId("empty.action");
        press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        until(() -> kit.notices().open().equals(List.of(first)));
        press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        until(() -> kit.notices().open().isEmpty());
    }

    @Test
    void shouldLeaveOnlyProblemsUntilTheyArePutAway() {
        assertThat(new Notice(Notice.Kind.PROBLEM, "It is broken.", List.of(), null).time()).isEmpty();
        Duration reading = Notice.good("Saved.").time().orElseThrow();
        assertThat(reading).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
        assertThat(Notice.good("Saved. ".repeat(20)).time().orElseThrow()).isGreaterThan(reading.multipliedBy(2));
        assertThat(new Notice(Notice.Kind.INFO, "Deleted.", List.of(), new Notice.Action("Undo", () -> {})).time()
                .orElseThrow()).as("time to answer").isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void shouldShowAJobAndCancelIt() {
        Job<Integer> job = new Job<>("Importing");
        fx(() -> progress.show(kit.jobs().follow(job, v -> {})));
        fx(() -> job.report(new JobProgress(JobProgress.Stage.READING, 31, 52, 14, java.util.Optional.empty())));
        assertThat(progress.getAccessibleText()).isEqualTo("Importing, 31 of 52 · 14 per second");
        double least = progress.minWidth(-1);
        fx(progress::oneLine);
        assertThat(progress.minWidth(-1)).as("only a bar of one line asks for room for all its words")
                .isGreaterThan(least + 100);
        clickId("progress.cancel");
        assertThat(job.token().cancelled()).isTrue();
    }
}
