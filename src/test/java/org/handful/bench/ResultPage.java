package org.handful.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handful.eval.episode.EpisodeMean;
import org.handful.eval.metric.Wilson;
import org.handful.eval.paired.PairedCounts;
import org.handful.eval.paired.PairedDifference;

/** The measured figures as Markdown; what was not measured again stays as it is on the page. */
final class ResultPage {
    private static final double SIGNIFICANT = 0.05;

    private static final Map<String, String> NAMES = Map.of(
            "caltech101", "Caltech101", "oxford_flowers", "Flowers102", "dtd", "DTD", "caltech54",
            "54 classes of Caltech101, with embeddings of their names", "trashnet_300", "TrashNet, 6 x 50",
            "imagenette160_val", "Imagenette, 10 x 50", "caltech101_40", "Caltech-101, 40 x 60",
            "cifar10_sample", "CIFAR-10 test images, 10 x 100", "omniglot_sample", "Omniglot, 106 x 20");

    private final ResultFigures figures;

    private final PageBefore before;

    ResultPage(ResultFigures figures, PageBefore before) {
        this.figures = figures;
        this.before = before;
    }

    String text() {
        StringBuilder out = new StringBuilder("""
                # Results

                Written by `org.handful.bench.ResultTables` (in the tests), which says how to measure again; change it, not
                this file. Seed 0 throughout, every method with its default settings, on a CPU. *C chosen* is
                `--set choose=true`: C is chosen inside the support set.

                An arrow says that a method is better (↑) or worse (↓) than `centroid` on the same test images or the same
                episodes with p below 0.05: McNemar's exact test for images, Student's paired t for episodes, not corrected
                for the number of methods. Without an arrow it cannot be told from `centroid`. An empty
                cell and a method that is not in a table were not measured.

                ## CLIP ViT-B/32, the standard splits

                Embeddings of the image encoder with the supports and test splits of CoOp, 1 to 16 images of each class, each the
                mean of ten augmented views. Accuracy on the whole test split in per cent; the 95 % interval (Wilson) of the
                figures in a table is at most as wide as said above it.

                """);
        ResultTables.SETS.forEach(set -> clip(out, set));
        out.append("""
                ## MobileNetV2, episodes

                Images of the data sets as they are, embedded by the engine of Handful with MobileNetV2 1.0 (ImageNet weights,
                `docs/cards/mobilenet_v2.json`). 600 episodes of 5 ways with 15 queries of each class (Omniglot has 20
                images of each class: 15, 15 and 10 queries for 1, 5 and 10 shots); near-duplicates never lie on both sides of
                an episode. Of CIFAR-10 every tenth test image of each class was taken, of the 423 characters of Omniglot every fourth.
                Mean accuracy in per cent ± 1.96 s / sqrt(600). Caltech-101 and Imagenette share classes
                with ImageNet, so high figures are expected there.

                """);
        ResultTables.DATASETS.forEach(data -> episodes(out, data));
        out.append("""
                ## Training inside the network

                Measured by `org.handful.bench.TrainedTables`: 10 images of each class learned, up to 300 others tested, five draws
                of both. Accuracy in per cent, in brackets the difference to `logistic` on the same images with its 95 %
                interval (Student's t over the draws, which overlap, so it is rather narrow) and the seconds a fit took. Default settings, but in MobileNetV2 the trained
                methods train the last stage only (`--set layers=last_stage`). Arrows as above, against `logistic`.

                Every fit takes 60 steps of 32 images, however many classes there are: of the 1,060 images of Omniglot that is
                less than two passes, so that the head begins as a linear probe there, and as the class means elsewhere
                (`start=automatic`). Omniglot was measured again when that came, with other work on the machine; `lora` on
                MobileNetV2 and the other columns are from before. From the class means `film`, `lora`, `full` and `soup` had
                63.20, 63.53, 65.13 and 62.53 % on Pocket, and `film` 78.73 % on MobileNetV2.

                """);
        TrainedTables.BACKBONES.forEach(backbone -> trained(out, backbone));
        return out.toString().strip() + "\n";
    }

    private void clip(StringBuilder out, String set) {
        List<Integer> shots = ResultTables.CLIP_SHOTS.stream().filter(k -> figures.has(set, "centroid", k)).toList();
        if (shots.isEmpty()) {
            out.append(before.section(NAMES.get(set)));
            return;
        }
        int n = figures.get(set, "centroid", shots.getFirst()).values().length;
        double widest = 0;
        List<String> rows = new ArrayList<>();
        for (String method : methods()) {
            StringBuilder row = new StringBuilder("| `" + method + "` |");
            boolean any = false;
            for (int k : shots) {
                ResultFigures.Figure f = figures.get(set, method, k);
                if (f == null) {
                    row.append(" |");
                    continue;
                }
                any = true;
                int right = (int) Math.round(f.mean() * n);
                Wilson w = Wilson.of(right, n);
                widest = Math.max(widest, (w.high() - w.low()) / 2);
                row.append(' ').append(percent(f.mean())).append(images(figures.get(set, "centroid", k), f)).append(" |");
            }
            if (any) {
                rows.add(row.toString());
            }
        }
        out.append(String.format(Locale.ROOT, "### %s%n%n%,d test images; ± %.1f or less.%n%n",
                NAMES.get(set), n, 100 * widest));
        table(out, shots, rows);
    }

    private void episodes(StringBuilder out, String data) {
        List<Integer> shots = ResultTables.SHOTS.stream().filter(k -> figures.has(data, "centroid", k)).toList();
        if (shots.isEmpty()) {
            out.append(before.section(NAMES.get(data)));
            return;
        }
        List<String> rows = new ArrayList<>();
        for (String method : methods()) {
            StringBuilder row = new StringBuilder("| `" + method + "` |");
            boolean any = false;
            for (int k : shots) {
                ResultFigures.Figure f = figures.get(data, method, k);
                any |= f != null;
                row.append(f == null ? " |" : String.format(Locale.ROOT, " %s ± %.2f%s |", percent(f.mean()),
                        100 * EpisodeMean.of(f.values()).half(), same(figures.get(data, "centroid", k), f)));
            }
            if (any) {
                rows.add(row.toString());
            }
        }
        out.append("### ").append(NAMES.get(data)).append("\n\n");
        table(out, shots, rows);
    }

    private void trained(StringBuilder out, String backbone) {
        List<String> sets = ResultTables.DATASETS;
        out.append("### ").append(backbone).append("\n\n| method |");
        sets.forEach(d -> out.append(' ').append(NAMES.get(d)).append(" |"));
        out.append("\n|---|").append("---|".repeat(sets.size())).append('\n');
        for (String method : TrainedTables.METHODS) {
            out.append("| `").append(method).append("` |");
            for (String data : sets) {
                String key = TrainedTables.key(backbone, data);
                ResultFigures.Figure f = figures.get(key, method, TrainedTables.SHOTS);
                out.append(' ').append(f == null ? before.cell(backbone, method, NAMES.get(data))
                        : trained(figures.get(key, "logistic", TrainedTables.SHOTS), f)).append(" |");
            }
            out.append('\n');
        }
        out.append('\n');
    }

    private static String trained(ResultFigures.Figure logistic, ResultFigures.Figure f) {
        if (logistic == f) {
            return String.format(Locale.ROOT, "%s (%.1f s)", percent(f.mean()), f.seconds());
        }
        PairedDifference d = PairedDifference.of(f.values(), logistic.values());
        return String.format(Locale.ROOT, "%s%s (%+.1f ± %.1f, %.0f s)", percent(f.mean()), same(logistic, f),
                100 * d.value(), 50 * (d.high() - d.low()), f.seconds());
    }

    private static void table(StringBuilder out, List<Integer> shots, List<String> rows) {
        out.append("| method |");
        shots.forEach(k -> out.append(' ').append(k).append(k == 1 ? " shot |" : " shots |"));
        out.append("\n|---|").append("---|".repeat(shots.size())).append('\n');
        rows.forEach(r -> out.append(r).append('\n'));
        out.append('\n');
    }

    private static List<String> methods() {
        return ResultTables.entrants().stream().map(ResultTables::name).toList();
    }

    private static String images(ResultFigures.Figure centroid, ResultFigures.Figure other) {
        int[] counts = new int[4];
        for (int i = 0; i < other.values().length; i++) {
            counts[(centroid.values()[i] > 0 ? 0 : 2) + (other.values()[i] > 0 ? 0 : 1)]++;
        }
        PairedCounts pair = new PairedCounts(counts[0], counts[1], counts[2], counts[3]);
        return arrow(pair.p(), pair.difference().value());
    }

    private static String same(ResultFigures.Figure centroid, ResultFigures.Figure other) {
        PairedDifference d = PairedDifference.of(other.values(), centroid.values());
        return arrow(d.p(), d.value());
    }

    private static String arrow(double p, double difference) {
        return p >= SIGNIFICANT ? "" : difference > 0 ? " ↑" : " ↓";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", 100 * share);
    }
}
