package org.handful.ui.train.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.LongStream;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.queue.QueuedRun;
import org.handful.ui.common.UiKit;
import org.handful.ui.fake.FakeKit;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.train.queue.QueueItem.State;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The order of runs, without a toolkit and without a training. */
class QueueModelTest {
    /** A run that ends when the test says so. */
    private static final class Run implements RunningRun {
        private final RunSpec spec;
        private final boolean asked;
        private final Runnable ended;
        private boolean paused;
        private boolean ending;
        private double left = 5;
        private DoubleConsumer progress;

        Run(RunSpec spec, boolean asked, Runnable ended) {
            this.spec = spec;
            this.asked = asked;
            this.ended = ended;
        }

        @Override
        public void pause() {
            paused = true;
        }

        @Override
        public void resume() {
            paused = false;
        }

        @Override
        public boolean paused() {
            return paused;
        }

        @Override
        public void end() {
            ending = true;
        }

        @Override
        public void onProgress(DoubleConsumer listener) {
            progress = listener;
            listener.accept(0.5);
        }

        @Override
        public Optional<Double> secondsLeft(Optional<Double> foreseen) {
            return Optional.of(left);
        }
    }

    private final UiKit kit = new FakeKit().direct("queue", "setup");
    private final FakeSession session = new FakeSession(Path.of("queue.handful"), Runnable::run);
    private final List<Run> begun = new ArrayList<>();
    private QueueModel queue = opened();

    @Test
    @DisplayName("runs go one after the other, in their order")
    void inOrder() throws Exception {
        queue.submit(seeds(0, 1, 2));
        assertThat(running()).isEqualTo(0);
        assertThat(queue.line().get()).isEqualTo("Running 1 of 3, 29\u00a0s left");
        begun.getLast().ended.run();
        assertThat(running()).isEqualTo(1);
        assertThat(queue.line().get()).startsWith("Running 2 of 3");
        begun.getLast().ended.run();
        begun.getLast().ended.run();
        assertThat(begun).extracting(r -> r.spec.seed()).containsExactly(0L, 1L, 2L);
        assertThat(queue.items()).isEmpty();
        assertThat(queue.line().get()).isNull();
        assertThat(session.queue().all()).isEmpty();
        assertThat(begun).extracting(r -> r.asked).containsExactly(true, false, false);
    }

    @Test
    @DisplayName("the time that is left follows the run that goes on, even when nobody looks at its bar")
    void timeLeft() throws Exception {
        queue.submit(seeds(0, 1));
        for (int second = 4; second > 0; second--) {
            begun.getLast().left = second;
            begun.getLast().progress.accept(1 - second / 10.0);
            assertThat(queue.line().get()).isEqualTo("Running 1 of 2, " + (12 + second) + "\u00a0s left");
        }
    }

    @Test
    @DisplayName("of a single run that goes on its own line says it all")
    void single() throws Exception {
        queue.submit(seeds(0));
        assertThat(queue.line().get()).isNull();
        queue.pause(queue.items().getFirst());
        assertThat(queue.line().get()).isEqualTo("Paused: 1 of 1");
    }

    @Test
    @DisplayName("a run that waits can be moved, but not before the one that goes on")
    void moved() throws Exception {
        queue.submit(seeds(0, 1, 2));
        QueueItem last = queue.items().getLast();
        queue.move(last, -1);
        queue.move(last, -1);
        queue.move(queue.items().getFirst(), 1);
        assertThat(queue.items()).extracting(i -> i.spec().seed()).containsExactly(0L, 2L, 1L);
        assertThat(session.queue().all()).extracting(r -> r.spec().seed()).containsExactly(0L, 2L, 1L);
        assertThat(queue.canMove(last, -1)).isFalse();
        assertThat(queue.canMove(last, 1)).isTrue();
        begun.getLast().ended.run();
        assertThat(running()).isEqualTo(2);
    }

    @Test
    @DisplayName("a paused run that waits is passed over until it is resumed")
    void passedOver() throws Exception {
        queue.submit(seeds(0, 1, 2));
        QueueItem held = queue.items().get(1);
        queue.pause(held);
        begun.getLast().ended.run();
        assertThat(running()).isEqualTo(2);
        begun.getLast().ended.run();
        assertThat(queue.current().get()).isNull();
        assertThat(queue.line().get()).isEqualTo("1 run waits");
        queue.resume(held);
        assertThat(running()).isEqualTo(1);
    }

    @Test
    @DisplayName("pause holds the run that goes on, and resume lets it go on")
    void held() throws Exception {
        queue.submit(seeds(0, 1));
        QueueItem item = queue.current().get();
        queue.pause(item);
        assertThat(begun.getLast().paused).isTrue();
        assertThat(item.state().get()).isEqualTo(State.RESTING);
        assertThat(queue.line().get()).isEqualTo("Paused: 1 of 2");
        assertThat(begun).hasSize(1);
        queue.resume(item);
        assertThat(begun.getLast().paused).isFalse();
        assertThat(item.state().get()).isEqualTo(State.RUNNING);
    }

    @Test
    @DisplayName("removing takes out what waits and ends what goes on")
    void removed() throws Exception {
        queue.submit(seeds(0, 1, 2));
        queue.remove(queue.items().get(1));
        assertThat(session.queue().all()).extracting(r -> r.spec().seed()).containsExactly(0L, 2L);
        queue.remove(queue.items().getFirst());
        assertThat(begun.getLast().ending).isTrue();
        assertThat(queue.items()).hasSize(2);
    }

    @Test
    @DisplayName("left for later, the run that went on and those that waited are offered at the next start and begin by one word")
    void later() throws Exception {
        queue.submit(seeds(0, 1));
        queue.leave(true);
        begun.getLast().ended.run();
        assertThat(begun).hasSize(1);
        assertThat(session.queue().all()).extracting(QueuedRun::state)
                .containsExactly(QueuedRun.State.LEFT, QueuedRun.State.WAITING);
        queue = opened();
        assertThat(queue.found().get()).isTrue();
        assertThat(queue.items()).extracting(i -> i.state().get()).containsOnly(State.FOUND);
        assertThat(queue.items()).extracting(QueueItem::begunBefore).containsExactly(true, false);
        assertThat(begun).hasSize(1);
        assertThat(kit.notices().open()).hasSize(1);
        kit.notices().open().getFirst().action().run().run();
        assertThat(queue.found().get()).isFalse();
        assertThat(running()).isEqualTo(0);
        begun.getLast().ended.run();
        assertThat(running()).isEqualTo(1);
    }

    @Test
    @DisplayName("stopped and kept, the run is gone and the others stay for the next start")
    void stoppedAndKept() throws Exception {
        queue.submit(seeds(0, 1));
        queue.leave(false);
        begun.getLast().ended.run();
        assertThat(begun).hasSize(1);
        assertThat(session.queue().all()).extracting(r -> r.spec().seed()).containsExactly(1L);
    }

    @Test
    @DisplayName("who stays after all goes on as before")
    void stayed() throws Exception {
        queue.submit(seeds(0, 1));
        queue.leave(true);
        queue.stay();
        begun.getLast().ended.run();
        assertThat(running()).isEqualTo(1);
        assertThat(queue.items()).hasSize(1);
    }

    @Test
    @DisplayName("a new run begins at once, before what an earlier start left")
    void newBeforeOld() throws Exception {
        session.queue().add(seeds(7));
        queue = opened();
        queue.submit(seeds(1));
        assertThat(running()).isEqualTo(1);
        begun.getLast().ended.run();
        assertThat(queue.current().get()).isNull();
        assertThat(queue.items()).extracting(i -> i.spec().seed()).containsExactly(7L);
        queue.removeFound();
        assertThat(session.queue().all()).isEmpty();
    }

    private QueueModel opened() {
        QueueModel model = new QueueModel(kit, session, (spec, asked, ended) -> {
            begun.add(new Run(spec, asked, ended));
            return begun.getLast();
        });
        model.open(false, () -> {});
        return model;
    }

    private long running() throws Exception {
        return queue.current().get().spec().seed();
    }

    private static List<RunSpec> seeds(long... seeds) throws Exception {
        return LongStream.of(seeds)
                .mapToObj(s -> new RunSpec("pocket", "stepping", Map.of(), new SplitSpec.Shots(5), s)).toList();
    }
}
