package org.handful.run.fitted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.handful.eval.openset.OpenSetRow;
import org.handful.method.openset.OpenSet;
import org.handful.method.openset.OpenSetScore;
import org.handful.method.openset.Threshold;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.handful.run.result.Guess;
import org.handful.store.record.RunImage;
import org.handful.store.record.StoredRun;

/**
 * Tells images that are none of a run's classes, by its support images as the frozen backbone sees them. The thresholds
 * are those that the run stored; for scores that it stored none of, it gets the same from its support images. That of a score which looks
 * at the batch is made anew for each batch. Immutable.
 */
record Strangers(OpenSet set, Map<OpenSetScore, Threshold> thresholds) {
    static Strangers of(StoredRun run, EmbeddingMatrix support) {
        OpenSet set = OpenSet.of(new LabelledEmbeddings(support,
                run.support().stream().mapToInt(RunImage::truth).toArray(), run.summary().classes().size()));
        Map<OpenSetScore, Threshold> stored = stored(run.openSet());
        if (Arrays.stream(OpenSetScore.values()).allMatch(s -> s.transductive() || stored.containsKey(s))) {
            return new Strangers(set, stored);
        }
        Map<OpenSetScore, Threshold> all = set.thresholds(new EmbeddingMatrix(0, support.dim(), new float[0]));
        all.putAll(stored);
        return new Strangers(set, all);
    }

    /** Empty when there are none. */
    static Map<OpenSetScore, Threshold> stored(List<OpenSetRow> rows) {
        List<OpenSetRow> leftOut = rows.stream().filter(r -> r.part() == OpenSetRow.Part.LEFT_OUT).toList();
        Map<OpenSetScore, Threshold> out = new EnumMap<>(OpenSetScore.class);
        for (OpenSetScore s : OpenSetScore.values()) {
            if (!s.transductive() && !leftOut.isEmpty() && leftOut.getFirst().scores().containsKey(s.id())) {
                out.put(s, new Threshold(leftOut.stream().mapToDouble(r -> r.scores().get(s.id())).toArray()));
            }
        }
        return out;
    }

    /** The guesses with how familiar each image looks. @param rows their embeddings, in pieces of the same order */
    List<Guess> weigh(List<Guess> guesses, List<EmbeddingMatrix> rows) {
        if (guesses.isEmpty()) {
            return guesses;
        }
        EmbeddingMatrix batch = joined(rows);
        Map<OpenSetScore, double[]> scores = set.scores(batch);
        Map<OpenSetScore, Threshold> limits = new EnumMap<>(thresholds);
        limits.put(OpenSetScore.OSLO, set.ofBatch(batch));
        List<Guess> out = new ArrayList<>();
        for (int i = 0; i < guesses.size(); i++) {
            List<Guess.Familiarity> familiarity = new ArrayList<>();
            for (Map.Entry<OpenSetScore, Threshold> t : limits.entrySet()) {
                double score = scores.get(t.getKey())[i];
                familiarity.add(new Guess.Familiarity(t.getKey().id(), score, t.getValue().value(),
                        t.getValue().below(score), t.getValue().leftOut().length));
            }
            Guess g = guesses.get(i);
            out.add(new Guess(g.image(), g.ranked(), g.neighbours(), g.step(), List.copyOf(familiarity)));
        }
        return out;
    }

    private static EmbeddingMatrix joined(List<EmbeddingMatrix> parts) {
        int dim = parts.getFirst().dim();
        int n = parts.stream().mapToInt(EmbeddingMatrix::rows).sum();
        float[] values = new float[Math.multiplyExact(n, dim)];
        int at = 0;
        for (EmbeddingMatrix p : parts) {
            System.arraycopy(p.values(), 0, values, at, p.values().length);
            at += p.values().length;
        }
        return new EmbeddingMatrix(n, dim, values);
    }
}
