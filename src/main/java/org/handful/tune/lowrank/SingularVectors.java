package org.handful.tune.lowrank;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.handful.backbone.arch.Node;
import org.handful.engine.adapter.LowRank;
import org.handful.math.svd.LeadingSvd;
import org.handful.method.FitContext;
import org.handful.model.ProgressListener;
import org.handful.model.TrainingEvent;
import org.handful.tune.training.AdapterRule;

/**
 * Decomposes many matrices on all cores. Whoever cancels or stops does not wait for a large one, which takes seconds: what
 * was begun comes to its end, and nobody hears of it.
 */
public final class SingularVectors {
    private static final long LOOK_MILLIS = 50;

    private SingularVectors() {}

    /** Of all matrices of a network beside which the adapter stands. */
    public static double effortOf(LowRank adapter, Node network) {
        return adapter.pairs(network).stream().mapToDouble(SingularVectors::effort).sum();
    }

    /** @return empty after a stop */
    static Optional<Map<LowRank.Pair, LeadingSvd>> of(Weights weights, LeadingSvd.Choice choice, FitContext context) {
        Map<LowRank.Pair, LeadingSvd> found = new ConcurrentHashMap<>();
        boolean all = each(weights.pairs(), SingularVectors::effort, context,
                p -> found.put(p, LeadingSvd.of(weights.beside(p), p.rows(), p.inputs(), choice)));
        return all ? Optional.of(found) : Optional.empty();
    }

    /**
     * @param effort of each matrix
     * @param one decomposes one, on any thread
     * @return false at once after a stop, as {@link AdapterRule#stopped} says
     * @throws CancellationException at once after a cancel
     */
    static <T> boolean each(List<T> matrices, ToLongFunction<T> effort, FitContext context, Consumer<T> one) {
        ProgressListener progress = context.preparing(TrainingEvent.Before.SINGULAR_VECTORS);
        // The largest one first: begun last, it would keep one core busy while the others wait.
        List<T> order = matrices.stream().sorted(Comparator.comparingLong(effort).reversed()).toList();
        long all = order.stream().mapToLong(effort).sum();
        AtomicLong done = new AtomicLong();
        ExecutorService cores = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("singular-vectors-", 0).factory());
        try {
            var begun = order.stream().map(m -> CompletableFuture.runAsync(() -> {
                one.accept(m);
                done.addAndGet(effort.applyAsLong(m));
            }, cores)).toArray(CompletableFuture[]::new);
            return await(CompletableFuture.allOf(begun), context, () -> progress.update(done.get(), all));
        } finally {
            cores.shutdownNow();
        }
    }

    private static long effort(LowRank.Pair p) {
        return LeadingSvd.effort(p.rows(), p.inputs());
    }

    private static boolean await(CompletableFuture<Void> end, FitContext context, Runnable look) {
        // Asked once: what a killed training left is in a file.
        boolean fresh = context.checkpoints().last().isEmpty();
        while (true) {
            context.cancel().throwIfCancelled();
            if (fresh && context.cancel().stopRequested()) {
                return false;
            }
            look.run();
            try {
                end.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                look.run();
                return true;
            } catch (TimeoutException e) {
                // Not done yet: look again.
                continue;
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (CancellationException) new CancellationException("interrupted").initCause(e);
            }
        }
    }
}
