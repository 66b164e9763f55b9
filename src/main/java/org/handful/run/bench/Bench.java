package org.handful.run.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.error.HandfulException;
import org.handful.math.Vectors;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.FitContext;
import org.handful.method.Methods;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.Job;
import org.handful.run.JobProgress;
import org.handful.run.TrainingListener;
import org.handful.run.Workbench;
import org.handful.run.result.ImageInput;
import org.handful.run.result.RunResult;

/** Measures. Wall-clock times on an idle machine; for one thread. */
public final class Bench {
    private static final String QUICK_METHOD = "centroid";
    private static final int SYNTHETIC_DIM = 1280;
    private static final long SEED = 0;

    private final Workbench workbench;
    private final BenchPlan plan;
    private final Job<BenchReport> job;
    private final Waiting waiting;
    private long seed;
    private int done;
    private int total;

    private Bench(Workbench workbench, BenchPlan plan, Job<BenchReport> job) {
        this.workbench = workbench;
        this.plan = plan;
        this.job = job;
        waiting = new Waiting(job.token());
    }

    /** @param job hears the progress and may be cancelled; it is for the caller to complete */
    public static BenchReport measure(Workbench workbench, BenchPlan plan, Job<BenchReport> job)
            throws HandfulException {
        return new Bench(workbench, plan, job).all();
    }

    private BenchReport all() throws HandfulException {
        List<AdaptationMethod<?>> methods = Methods.forImages().stream()
                .filter(m -> plan.methods().isEmpty() || plan.methods().contains(m.id())).toList();
        total = plan.backbones().size() * 2 + methods.size();
        step();
        List<BenchReport.Embedding> embedding = new ArrayList<>();
        List<BenchReport.FirstPrediction> first = new ArrayList<>();
        for (String backbone : plan.backbones()) {
            embedding.add(embedding(backbone));
            step();
            first.add(firstPrediction(backbone));
            step();
        }
        List<BenchReport.Adaptation> adaptation = new ArrayList<>();
        for (AdaptationMethod<?> method : methods) {
            adaptation.add(method instanceof EmbeddingMethod<?> m ? adaptation(m) : tuning(method));
            step();
        }
        return new BenchReport(workbench.device(), Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString(), System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                embedding, adaptation, first);
    }

    private BenchReport.Embedding embedding(String backbone) throws HandfulException {
        double[] seconds = new double[plan.repeats()];
        double[] latency = new double[0];
        for (int r = -1; r < seconds.length; r++) {
            try (Scratch scratch = Scratch.of(workbench, plan.images(), seed++)) {
                scratch.fill(waiting);
                long start = System.nanoTime();
                waiting.on(scratch.project().embed(backbone));
                if (r >= 0) {
                    seconds[r] = since(start);
                }
                if (r == seconds.length - 1) {
                    latency = latency(scratch, backbone);
                }
            }
        }
        return new BenchReport.Embedding(backbone, plan.images(), plan.images() / Vectors.median(seconds),
                1000 * Vectors.median(latency));
    }

    private double[] latency(Scratch scratch, String backbone) throws HandfulException {
        RunResult run = waiting.on(scratch.project().train(spec(backbone, QUICK_METHOD), TrainingListener.QUIET));
        double[] seconds = new double[plan.repeats()];
        for (int r = -1; r < seconds.length; r++) {
            double s = predict(scratch, run.id());
            if (r >= 0) {
                seconds[r] = s;
            }
        }
        return seconds;
    }

    private BenchReport.FirstPrediction firstPrediction(String backbone) throws HandfulException {
        double[][] seconds = new double[4][plan.repeats()];
        int images = BenchPlan.CLASSES * BenchPlan.PER_CLASS;
        for (int r = -1; r < plan.repeats(); r++) {
            try (Scratch scratch = Scratch.of(workbench, images, seed++)) {
                long start = System.nanoTime();
                scratch.fill(waiting);
                double imported = since(start);
                RunResult run =
                        waiting.on(scratch.project().train(spec(backbone, QUICK_METHOD), TrainingListener.QUIET));
                double trained = since(start);
                double predicted = predict(scratch, run.id());
                if (r >= 0) {
                    seconds[0][r] = trained + predicted;
                    seconds[1][r] = imported;
                    seconds[2][r] = trained - imported;
                    seconds[3][r] = predicted;
                }
            }
        }
        return new BenchReport.FirstPrediction(backbone, images, Vectors.median(seconds[0]), Vectors.median(seconds[1]),
                Vectors.median(seconds[2]), Vectors.median(seconds[3]));
    }

    private double predict(Scratch scratch, long run) throws HandfulException {
        ImageInput image;
        try {
            image = new ImageInput("new.png", GeneratedImages.png(0, Long.MAX_VALUE - seed++));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long start = System.nanoTime();
        waiting.on(scratch.project().predict(run, List.of(image)));
        return since(start);
    }

    private <C extends Record> BenchReport.Adaptation adaptation(EmbeddingMethod<C> method) throws HandfulException {
        LabelledEmbeddings support = SyntheticEmbeddings.of(
                BenchPlan.CLASSES, BenchPlan.PER_CLASS, SYNTHETIC_DIM, SEED);
        double[] seconds = new double[plan.repeats()];
        for (int r = -1; r < seconds.length; r++) {
            long start = System.nanoTime();
            method.fit(support, method.defaults(),
                    new FitContext(SEED, job.token(), event -> {}, Optional.empty()));
            if (r >= 0) {
                seconds[r] = since(start);
            }
        }
        return new BenchReport.Adaptation(method.id(), "synthetic embeddings", SYNTHETIC_DIM, BenchPlan.CLASSES,
                BenchPlan.PER_CLASS, Vectors.median(seconds));
    }

    /** A method inside the network takes seconds: it is measured once after a warm-up of everything around it. */
    private BenchReport.Adaptation tuning(AdaptationMethod<?> method) throws HandfulException {
        String backbone = plan.backbones().getFirst();
        try (Scratch scratch = Scratch.of(workbench, BenchPlan.CLASSES * (BenchPlan.PER_CLASS + 1), seed++)) {
            scratch.fill(waiting);
            RunSpec spec = new RunSpec(backbone, method.id(), Map.of(), new SplitSpec.Shots(BenchPlan.PER_CLASS), SEED);
            RunResult run = waiting.on(scratch.project().train(spec, TrainingListener.QUIET));
            return new BenchReport.Adaptation(method.id(), backbone, run.backbone().dim(), BenchPlan.CLASSES,
                    BenchPlan.PER_CLASS, run.seconds().fit());
        }
    }

    private static RunSpec spec(String backbone, String method) {
        return new RunSpec(backbone, method, Map.of(), new SplitSpec.Shots(BenchPlan.PER_CLASS - 1), SEED);
    }

    private void step() {
        job.token().throwIfCancelled();
        job.report(new JobProgress(JobProgress.Stage.MEASURING, done++, total, 0, Optional.empty()));
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
