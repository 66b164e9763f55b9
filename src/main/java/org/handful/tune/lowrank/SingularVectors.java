package org.handful.tune.lowrank;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.handful.backbone.arch.Node;
import org.handful.engine.adapter.LowRank;
import org.handful.math.svd.LeadingSvd;
import org.handful.method.FitContext;
import org.handful.model.ProgressListener;
import org.handful.model.TrainingEvent;

/**
 * Decomposes many matrices on all cores. Whoever cancels does not wait for a large one, which takes seconds: what was
 * begun comes to its end, and nobody hears of it.
 */
public final class SingularVectors {
    private static final long LOOK_MILLIS = 50;

    private SingularVectors() {}

    /** Of all matrices of a network beside which the adapter stands. */
    public static double effort(LowRank adapter, Node network) {
        return adapter.pairs(network).stream().mapToDouble(p -> effort(p)).sum();
    }

    /** @throws CancellationException at once after a cancel */
    static Map<LowRank.Pair, LeadingSvd> of(Weights weights, LeadingSvd.Choice choice, FitContext context) {
        ProgressListener progress = context.preparing(TrainingEvent.Before.SINGULAR_VECTORS);
        // The largest one first: begun last, it would keep one core busy while the others wait.
        List<LowRank.Pair> order = weights.pairs().stream()
                .sorted(Comparator.comparingLong((LowRank.Pair p) -> effort(p)).reversed()).toList();
        long all = order.stream().mapToLong(p -> effort(p)).sum();
        AtomicLong done = new AtomicLong();
        Map<LowRank.Pair, LeadingSvd> found = new ConcurrentHashMap<>();
        ExecutorService cores = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("singular-vectors-", 0).factory());
        try {
            var each = order.stream().map(p -> CompletableFuture.runAsync(() -> {
                found.put(p, LeadingSvd.of(weights.beside(p), p.rows(), p.inputs(), choice));
                done.addAndGet(effort(p));
            }, cores)).toArray(CompletableFuture[]::new);
            await(CompletableFuture.allOf(each), context, () -> progress.update(done.get(), all));
            return found;
        } finally {
            cores.shutdownNow();
        }
    }

    private static long effort(LowRank.Pair p) {
        return LeadingSvd.effort(p.rows(), p.inputs());
    }

    private static void await(CompletableFuture<Void> end, FitContext context, Runnable look) {
        while (true) {
            context.cancel().throwIfCancelled();
            look.run();
            try {
                end.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                look.run();
                return;
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
