package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.handful.engine.environment.Doing;
import org.handful.error.BackboneException;
import org.handful.error.EngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EngineThreadTest {
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final EngineThread engine = new EngineThread(() -> done.add("released"));
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        callers.shutdownNow();
        engine.close();
    }

    @Test
    void aPredictionOvertakesQueuedStepsAndEachPriorityIsFirstComeFirstServed() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<?>> all = new ArrayList<>();
        all.add(enqueue(Priority.EMBED, "first", () -> {
            busy.countDown();
            go.await();
        }));
        busy.await();
        all.add(queued(Priority.EMBED, "embed 1", 1));
        all.add(queued(Priority.TRAIN, "step 1", 2));
        all.add(queued(Priority.TRAIN, "step 2", 3));
        all.add(queued(Priority.PREDICT, "predict", 4));
        go.countDown();
        for (Future<?> one : all) {
            one.get();
        }
        assertThat(done).containsExactly("first", "predict", "step 1", "step 2", "embed 1");
    }

    @Test
    void workThatCallsAgainRunsAtOnce() throws Exception {
        String answer = engine.call(Priority.EMBED, Doing.TRAINING, () -> engine.call(Priority.EMBED, Doing.TRAINING, () -> "yes"));
        assertThat(answer).isEqualTo("yes");
    }

    @Test
    void noExceptionIsLostAndTheThreadLivesOn() throws Exception {
        var own = new BackboneException(BackboneException.Problem.NOT_INSTALLED, "x", "y");
        assertThatThrownBy(() -> fail(own)).isSameAs(own);
        assertThatThrownBy(() -> fail(new CancellationException())).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> fail(new IllegalStateException("bug"))).hasMessage("bug");
        assertThatThrownBy(() -> fail(new StackOverflowError())).isInstanceOf(StackOverflowError.class);
        assertProblem(new ai.djl.engine.EngineException("[enforce fail] DefaultCPUAllocator: can't allocate memory: you"
                + " tried to allocate 1 bytes"), EngineException.Problem.OUT_OF_MEMORY);
        assertProblem(new ai.djl.engine.EngineException("CUDA out of memory"), EngineException.Problem.OUT_OF_MEMORY);
        assertProblem(new ai.djl.engine.EngineException("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling"
                + " `cublasCreate(handle)`"), EngineException.Problem.OUT_OF_MEMORY);
        assertProblem(new ai.djl.engine.EngineException("cuDNN error: CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED"),
                EngineException.Problem.OUT_OF_MEMORY);
        assertProblem(new OutOfMemoryError("Java heap space"), EngineException.Problem.OUT_OF_MEMORY);
        assertProblem(new ai.djl.engine.EngineException(TuningSessionTest.NO_ALGORITHM), EngineException.Problem.FAILED);
        assertProblem(new ai.djl.engine.EngineException("shape mismatch\nframe 1"), EngineException.Problem.FAILED);
        assertProblem(new UnsatisfiedLinkError("no torch"), EngineException.Problem.NATIVE_LOAD);
        assertThat(engine.<Integer>call(Priority.TRAIN, Doing.TRAINING, () -> 7)).isEqualTo(7);
    }

    @Test
    void closingCancelsWhatWaitsAndReleasesLast() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<?> running = enqueue(Priority.EMBED, "running", () -> {
            busy.countDown();
            go.await();
        });
        busy.await();
        Future<?> waiting = queued(Priority.PREDICT, "waiting", 1);
        Future<?> closing = callers.submit(engine::close);
        assertThatThrownBy(waiting::get).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CancellationException.class);
        go.countDown();
        closing.get();
        running.get();
        assertThat(done).containsExactly("running", "released");
        assertThatThrownBy(() -> engine.call(Priority.PREDICT, Doing.TRAINING, () -> 1))
                .isInstanceOf(CancellationException.class);
    }

    private void assertProblem(Throwable thrown, EngineException.Problem problem) {
        assertThatThrownBy(() -> fail(thrown)).isInstanceOfSatisfying(EngineException.class, e -> {
            assertThat(e.problem()).isEqualTo(problem);
            assertThat(e).hasCause(thrown);
        });
    }

    private void fail(Throwable t) throws Exception {
        engine.call(Priority.PREDICT, Doing.TRAINING, () -> {
            if (t instanceof Exception e) {
                throw e;
            }
            throw (Error) t;
        });
    }

    private interface Work {
        void run() throws Exception;
    }

    private Future<?> enqueue(Priority priority, String name, Work work) {
        return callers.submit(() -> engine.call(priority, Doing.TRAINING, () -> {
            work.run();
            return done.add(name);
        }));
    }

    /** Enqueues and waits until it is in the queue, so that arrival orders are certain. */
    private Future<?> queued(Priority priority, String name, int waiting) {
        Future<?> future = enqueue(priority, name, () -> { });
        while (engine.waiting() < waiting) {
            Thread.onSpinWait();
        }
        return future;
    }
}
