package org.handful.ui.common;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.handful.error.HandfulException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where every failure of the window ends. What a user can help is told in words with the remedy; anything else is a bug
 * and gets a short code, with the details in the log and on the clipboard when asked for. Thread-safe.
 */
public final class ErrorReporter implements Consumer<Throwable> {
    /**
     * A failure as it can be looked at and handed on.
     *
     * @param code of a kind of failure, or of a bug: {@code HF-1203}, {@code BUG-1F2E}
     * @param remedy what to do
     * @param details for those who can make something of them: versions, system, where it happened
     */
    public record Problem(String code, String happened, String remedy, String details, Instant time) {}

    private static final Logger LOG = LoggerFactory.getLogger(ErrorReporter.class);

    private final Notices notices;
    private final Texts texts;
    private final FxThread fx;
    private final Consumer<String> clipboard;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();
    private volatile Consumer<Problem> window;

    /** @param clipboard takes the details of a bug when the user asks for them, on the FX thread */
    public ErrorReporter(Notices notices, Texts texts, FxThread fx, Consumer<String> clipboard) {
        this.notices = notices;
        this.texts = texts;
        this.fx = fx;
        this.clipboard = clipboard;
    }

    /** @param show opens what there is to know about a failure; until there is such a place, it can be copied */
    public void showIn(Consumer<Problem> show) {
        window = show;
    }

    @Override
    public void accept(Throwable thrown) {
        Throwable cause = unwrap(thrown);
        if (cause instanceof CancellationException) {
            return;
        }
        Notice notice = cause instanceof HandfulException known ? told(known) : bug(cause);
        fx.run(() -> notices.show(notice));
    }

    /** Message and remedy in one paragraph, for places that show a failure where it happened. */
    public String words(Throwable thrown) {
        Throwable cause = unwrap(thrown);
        return cause instanceof HandfulException known
                ? known.userMessage() + " " + known.remedy()
                : texts.get("error.bug", code(cause));
    }

    private Notice told(HandfulException known) {
        LOG.info("{} {}", known.code(), known.userMessage());
        var problem = new Problem(known.code(), known.userMessage(), known.remedy(), details(known.code(), known),
                Instant.now());
        return new Notice(Notice.Kind.PROBLEM, known.userMessage() + " " + known.remedy(), List.of(),
                window == null ? null : look(problem));
    }

    private Notice bug(Throwable cause) {
        String code = code(cause);
        if (logged.add(code)) {
            LOG.error("bug {}", code, cause);
        }
        String details = details(code, cause);
        var problem = new Problem(code, texts.get("error.bug", code), texts.get("error.bug.remedy"), details,
                Instant.now());
        return new Notice(Notice.Kind.PROBLEM, texts.get("error.bug", code), List.of(), window == null
                ? new Notice.Action(texts.get("error.copy"), () -> clipboard.accept(details))
                : look(problem));
    }

    private Notice.Action look(Problem problem) {
        return new Notice.Action(texts.get("error.look"), () -> window.accept(problem));
    }

    /** The same for the same kind of failure at the same place, so that two reports can be known to be one. */
    static String code(Throwable cause) {
        int hash = cause.getClass().getName().hashCode();
        for (StackTraceElement e : cause.getStackTrace()) {
            if (e.getClassName().startsWith("org.handful")) {
                hash = 31 * hash + (e.getClassName() + e.getMethodName()).hashCode();
                break;
            }
        }
        return "BUG-%04X".formatted((hash ^ hash >>> 16) & 0xFFFF);
    }

    private static String details(String code, Throwable cause) {
        StringWriter out = new StringWriter();
        out.write(code + ", Java " + Runtime.version() + ", " + System.getProperty("os.name") + "\n");
        cause.printStackTrace(new PrintWriter(out));
        return out.toString();
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable t = thrown;
        while ((t instanceof CompletionException || t instanceof ExecutionException) && t.getCause() != null) {
            t = t.getCause();
        }
        return t;
    }
}
