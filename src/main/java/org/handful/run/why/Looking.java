package org.handful.run.why;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.handful.backbone.arch.Architecture;
import org.handful.backbone.arch.Given;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.TorchScript;
import org.handful.backbone.arch.VisionTransformer;
import org.handful.engine.net.FeatureMaps;
import org.handful.error.HandfulException;
import org.handful.eval.explain.AttentionRollout;
import org.handful.eval.explain.GradCam;
import org.handful.eval.explain.Occlusion;
import org.handful.eval.explain.Occlusion.Window;
import org.handful.model.CancelToken;
import org.handful.model.InputSpec;
import org.handful.model.PixelBatch;
import org.handful.model.ProgressListener;
import org.handful.run.why.Why.Kind;
import org.handful.run.why.Why.Sight;

/** Where in an image the evidence for a margin lies, by each of the ways. */
record Looking(Reader reader, Margin margin) {
    /** A side holds this many windows that do not overlap. */
    private static final int WINDOWS = 7;
    private static final int CHUNK = 16;

    /** The ways that a network allows, the usual one first. */
    static List<Kind> kinds(Architecture architecture) {
        return switch (architecture) {
            case Given _ -> List.of();
            case TorchScript _ -> List.of(Kind.OCCLUSION);
            case VisionTransformer _ -> List.of(Kind.ROLLOUT, Kind.OCCLUSION);
            default -> List.of(Kind.GRAD_CAM, Kind.OCCLUSION);
        };
    }

    Sight gradCam(PixelBatch image) throws HandfulException {
        FeatureMaps found = reader.maps(image, x -> margin.gradient(x, reader::head));
        double[] map = GradCam.map(rows(found.values(), found.channels()),
                GradCam.weights(rows(found.gradient(), found.channels())));
        return sight(Kind.GRAD_CAM, found.width(), found.height(), map);
    }

    /** @param tokens how the image became tokens */
    Sight rollout(PixelBatch image, Node.Tokens tokens) throws HandfulException {
        int before = tokens.before();
        int patches = tokens.patchCount();
        double[][] rollout = AttentionRollout.of(ofImage(reader.attention(image), before, patches), AttentionRollout.Fuse.MEAN, 0);
        // With a class token its way in; without one, the mean over the patches, which is what is pooled.
        double[] map = tokens.leading().isEmpty()
                ? IntStream.range(before, before + patches).mapToDouble(j -> IntStream.range(before, before + patches)
                        .mapToDouble(i -> rollout[i][j]).average().orElse(0)).toArray()
                : Arrays.copyOfRange(rollout[0], before, before + patches);
        return sight(Kind.ROLLOUT, tokens.grid(), tokens.grid(), GradCam.normalised(map));
    }

    /** Learned tokens lie before the patches and are no part of the image: what is looked at in them is left out. */
    static double[][][][] ofImage(double[][][][] attention, int before, int patches) {
        int more = attention[0][0].length - before - patches;
        if (more <= 0) {
            return attention;
        }
        int[] kept = IntStream.range(0, attention[0][0].length).filter(i -> i < before || i >= before + more).toArray();
        return Arrays.stream(attention).map(layer -> Arrays.stream(layer).map(head -> Arrays.stream(kept)
                .mapToObj(i -> Arrays.stream(kept).mapToDouble(j -> head[i][j]).toArray()).toArray(double[][]::new))
                .toArray(double[][][]::new)).toArray(double[][][][]::new);
    }

    /**
     * What is hidden takes the mean colour that the backbone was trained with. From a second backbone the same place of the
     * image is hidden.
     *
     * @param images one image as each of the backbones takes it
     * @param inputs how they do
     */
    Sight occlusion(List<PixelBatch> images, List<InputSpec> inputs, ProgressListener progress, CancelToken cancel)
            throws HandfulException {
        int side = images.getFirst().width();
        int size = Math.ceilDiv(side, WINDOWS);
        List<Window> windows = Occlusion.windows(side, side, size, Math.max(1, size / 2));
        double whole = margin.of(reader.of(images, cancel)[0]);
        double[] falls = new double[windows.size()];
        for (int from = 0; from < falls.length; from += CHUNK) {
            cancel.throwIfCancelled();
            progress.update(from, falls.length);
            List<Window> some = windows.subList(from, Math.min(falls.length, from + CHUNK));
            double[][] p = reader.of(IntStream.range(0, images.size()).mapToObj(b -> hidden(images.get(b), some.stream()
                    .map(w -> seen(w, inputs.getFirst(), inputs.get(b))).toList())).toList(), cancel);
            for (int i = 0; i < p.length; i++) {
                falls[from + i] = whole - margin.of(p[i]);
            }
        }
        progress.update(falls.length, falls.length);
        return sight(Kind.OCCLUSION, side, side, Occlusion.attribution(side, side, windows, falls));
    }

    /** A window of one backbone's crop as another one sees it: crops lie around the centre of the image. */
    static Window seen(Window w, InputSpec by, InputSpec other) {
        return new Window(place(w.left(), by, other), place(w.top(), by, other), place(w.right(), by, other),
                place(w.bottom(), by, other));
    }

    private static int place(int at, InputSpec by, InputSpec other) {
        double fromCentre = (at - by.size() / 2.0) / by.resizeShorterSideTo();
        return Math.clamp(Math.round(other.size() / 2.0 + fromCentre * other.resizeShorterSideTo()), 0, other.size());
    }

    private static PixelBatch hidden(PixelBatch image, List<Window> windows) {
        float[] out = new float[windows.size() * image.stride()];
        for (int i = 0; i < windows.size(); i++) {
            System.arraycopy(image.values(), 0, out, i * image.stride(), image.stride());
            Window w = windows.get(i);
            for (int c = 0; c < image.channels(); c++) {
                for (int y = w.top(); y < w.bottom(); y++) {
                    int row = i * image.stride() + (c * image.height() + y) * image.width();
                    Arrays.fill(out, row + w.left(), row + w.right(), 0);
                }
            }
        }
        return new PixelBatch(windows.size(), image.channels(), image.height(), image.width(), out);
    }

    private static Sight sight(Kind kind, int width, int height, double[] map) {
        double most = Arrays.stream(map).map(Math::abs).max().orElse(0);
        return new Sight(kind, width, height, most > 0 ? Arrays.stream(map).map(v -> v / most).toArray() : map, most);
    }

    private static double[][] rows(float[] values, int rows) {
        int n = values.length / rows;
        double[][] out = new double[rows][n];
        for (int i = 0; i < values.length; i++) {
            out[i / n][i % n] = values[i];
        }
        return out;
    }
}
