package org.handful.ui.train.queue;

import java.time.Duration;
import java.util.Locale;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/** What is said of the queue. Follows the language. */
final class QueueWords {
    private final Texts texts;
    private final Figures figures;

    QueueWords(Texts texts) {
        this.texts = texts;
        this.figures = new Figures(texts);
    }

    /**
     * {@code Running 1 of 3, 40 s left}; null when there is nothing to say: what a single run does stands in its own line, and
     * two times left would only raise the question which is true.
     */
    String line(QueueModel queue) {
        int all = queue.finished() + (int) queue.items().stream().filter(i -> i.state().get() != QueueItem.State.FOUND)
                .count();
        QueueItem now = queue.items().stream().filter(QueueItem::going).findFirst().orElse(null);
        if (now == null) {
            long waiting = queue.items().size();
            return waiting == 0 ? null : texts.get("queue.line.waiting", waiting);
        }
        int place = queue.finished() + 1;
        if (now.state().get() == QueueItem.State.RESTING) {
            return texts.get("queue.line.paused", place, all);
        }
        if (all == 1) {
            return null;
        }
        return queue.secondsLeft()
                .map(s -> texts.get("queue.line.left", place, all, duration(s)))
                .orElse(texts.get("queue.line.running", place, all));
    }

    String state(QueueItem item) {
        return texts.get(item.state().get() == QueueItem.State.FOUND && item.begunBefore()
                ? "queue.state.left" : "queue.state." + item.state().get().name().toLowerCase(Locale.ROOT));
    }

    private String duration(double seconds) {
        return figures.duration(Duration.ofMillis(Math.round(1000 * seconds)));
    }
}
