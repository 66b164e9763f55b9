package org.handful.run.race;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.handful.error.HandfulException;
import org.handful.eval.episode.EpisodeGroups;
import org.handful.eval.episode.EpisodeSampler;
import org.handful.math.Vectors;
import org.handful.method.FitContext;
import org.handful.model.CancelToken;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.Episode;
import org.handful.model.LabelledEmbeddings;
import org.handful.run.race.Entrant.Contender;

/** All episodes of one method with one number of shots, over several threads. */
final class EpisodeRounds {
    private final EpisodeSource source;
    private final EpisodeSource.Seen seen;
    private final EpisodePlan plan;
    private final Contender<?> contender;
    private final EpisodeSampler sampler;
    private final int shots;
    private final double[] accuracies;
    /** By position in the dataset. */
    private final long[] asked;
    private final long[] right;

    EpisodeRounds(EpisodeSource source, EpisodePlan plan, Contender<?> contender, EpisodeSampler sampler, int shots) {
        this.source = source;
        this.seen = source.seenBy(contender.method());
        this.plan = plan;
        this.contender = contender;
        this.sampler = sampler;
        this.shots = shots;
        accuracies = new double[plan.episodes()];
        asked = new long[source.pool().data().size()];
        right = new long[asked.length];
    }

    /** @param backbone that the result names; empty when there is only one @param ended called after each episode, on any thread */
    EpisodeReport.Result run(String backbone, ExecutorService workers, CancelToken cancel, Runnable ended)
            throws HandfulException {
        long from = System.nanoTime();
        Crew.parts(plan.episodes(), workers, () -> new Worker(cancel, ended));
        double seconds = (System.nanoTime() - from) / 1e9;
        return new EpisodeReport.Result(contender.method().id(), backbone, shots, accuracies, perClass(),
                EpisodeGroups.of(source.pool().data(), asked, right), seconds);
    }

    private double[] perClass() {
        Dataset data = source.pool().data();
        double[] hits = new double[data.labels().size()];
        long[] queries = new long[hits.length];
        for (int i = 0; i < asked.length; i++) {
            if (asked[i] > 0) {
                hits[data.samples().get(i).label()] += right[i];
                queries[data.samples().get(i).label()] += asked[i];
            }
        }
        Arrays.setAll(hits, k -> queries[k] == 0 ? Double.NaN : hits[k] / queries[k]);
        return hits;
    }

    /** One thread with its own space for embeddings: an episode copies its rows and nothing else. */
    private final class Worker implements Crew.Part {
        private final CancelToken cancel;
        private final Runnable ended;
        private final int dim = seen.rows().dim();
        private final int[] learn = new int[plan.ways() * shots];
        private final int[] ask = new int[plan.ways() * plan.queries()];
        private final int[] labels = new int[learn.length];
        private final EmbeddingMatrix support = new EmbeddingMatrix(
                learn.length, dim, new float[Math.multiplyExact(learn.length, dim)]);
        private final EmbeddingMatrix queries = new EmbeddingMatrix(
                ask.length, dim, new float[Math.multiplyExact(ask.length, dim)]);
        private final long[] asked = new long[EpisodeRounds.this.asked.length];
        private final long[] right = new long[asked.length];

        Worker(CancelToken cancel, Runnable ended) {
            this.cancel = cancel;
            this.ended = ended;
            for (int i = 0; i < labels.length; i++) {
                labels[i] = i / shots;
            }
        }

        @Override
        public void work(AtomicInteger next) throws HandfulException {
            for (int e = next.getAndIncrement(); e < plan.episodes(); e = next.getAndIncrement()) {
                cancel.betweenSteps();
                accuracies[e] = one(e, contender);
                ended.run();
            }
            synchronized (EpisodeRounds.this) {
                for (int i = 0; i < asked.length; i++) {
                    EpisodeRounds.this.asked[i] += asked[i];
                    EpisodeRounds.this.right[i] += right[i];
                }
            }
        }

        private <C extends Record> double one(int number, Contender<C> with) throws HandfulException {
            Episode episode = sampler.episode(number);
            gather(episode.support(), shots, learn, support);
            gather(episode.query(), plan.queries(), ask, queries);
            FitContext context = new FitContext(plan.seed() + number, cancel, event -> {}, Optional.empty(),
                    source.extras(learn, episode.classes())).withAuxiliary(seen.auxiliary());
            double[][] p = with.method()
                    .fit(new LabelledEmbeddings(support, labels, plan.ways()), with.config(), context).last()
                    .probabilities(queries);
            int hits = 0;
            for (int i = 0; i < p.length; i++) {
                int truth = i / plan.queries();
                boolean hit = Vectors.argmax(p[i]) == truth;
                hits += hit ? 1 : 0;
                asked[ask[i]]++;
                right[ask[i]] += hit ? 1 : 0;
            }
            return (double) hits / p.length;
        }

        private void gather(int[][] byClass, int each, int[] positions, EmbeddingMatrix into) {
            for (int i = 0; i < positions.length; i++) {
                positions[i] = byClass[i / each][i % each];
                System.arraycopy(seen.rows().values(), positions[i] * dim, into.values(), i * dim, dim);
            }
        }
    }
}
