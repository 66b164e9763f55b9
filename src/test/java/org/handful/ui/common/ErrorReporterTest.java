package org.handful.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.handful.error.InputException;
import org.handful.ui.fake.FakeKit;
import org.junit.jupiter.api.Test;

class ErrorReporterTest {
    private final FakeKit fake = new FakeKit();
    private final UiKit kit = fake.direct();

    @Test
    void shouldTellMessageAndRemedyOfWhatAUserCanHelp() {
        kit.errors().accept(new CompletionException(
                new InputException(InputException.Problem.UNREADABLE, "a.jpg", "the file is empty")));
        Notice notice = kit.notices().open().getFirst();
        assertThat(notice.kind()).isEqualTo(Notice.Kind.PROBLEM);
        assertThat(notice.text()).startsWith("a.jpg was not read: the file is empty.").contains("leave it out");
    }

    @Test
    void shouldTellABugByACodeAndKeepTheDetailsForTheClipboard() {
        kit.errors().accept(new IllegalStateException("columns"));
        Notice notice = kit.notices().open().getFirst();
        assertThat(notice.text()).containsPattern("BUG-[0-9A-F]{4}").doesNotContain("IllegalState");
        notice.action().run().run();
        assertThat(fake.clipboard()).singleElement().asString().contains("IllegalStateException: columns", "at org");
    }

    @Test
    void shouldShowTheSameBugOnce() {
        for (int i = 0; i < 3; i++) {
            kit.errors().accept(new IllegalStateException("again"));
        }
        assertThat(kit.notices().open()).hasSize(1);
    }

    @Test
    void shouldKeepQuietAboutACancellation() {
        kit.errors().accept(new CancellationException());
        assertThat(kit.notices().open()).isEmpty();
    }
}
