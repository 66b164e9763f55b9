package org.handful.ui.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.handful.ui.common.Background;
import org.handful.ui.common.ErrorReporter;
import org.handful.ui.common.FxThread;
import org.handful.ui.common.Jobs;
import org.handful.ui.common.Notices;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;

/** The surroundings of a view model in a test: everything happens at once, on the calling thread, without a toolkit. */
public final class FakeKit {
    private final List<String> clipboard = new ArrayList<>();

    /** @param bundles beside {@code common} */
    public UiKit direct(String... bundles) {
        return kit(Runnable::run, bundles);
    }

    /** With edits that wait. */
    public UiKit editing(Executor editor, String... bundles) {
        return kit(editor, bundles);
    }

    /** What was copied. */
    public List<String> clipboard() {
        return clipboard;
    }

    private UiKit kit(Executor editor, String... bundles) {
        FxThread fx = FxThread.direct();
        List<String> all = new ArrayList<>(List.of("common"));
        all.addAll(List.of(bundles));
        Texts texts = Texts.load(Locale.ENGLISH, all.toArray(String[]::new));
        Notices notices = new Notices();
        ErrorReporter errors = new ErrorReporter(notices, texts, fx, clipboard::add);
        return new UiKit(fx, new Background(Runnable::run, editor, fx, errors), new Jobs(fx, errors), notices, errors, texts);
    }
}
