package org.handful.tune.compress;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.handful.engine.BackboneSession;
import org.handful.error.HandfulException;
import org.handful.math.Vectors;
import org.handful.math.ternary.TernaryCode;
import org.handful.math.ternary.TernaryUpdate;
import org.handful.model.CancelToken;
import org.handful.model.HeadState;
import org.handful.model.LabelledPixels;
import org.handful.model.Tensor;
import org.handful.tune.training.HeldBack;
import org.handful.tune.training.TunedNetwork;

/**
 * Makes what a training left behind small, as ComPEFT does (see {@link TernaryUpdate}), if it then still knows its images.
 *
 * <p>The paper chooses density and size by accuracy on validation images. With a handful of images, those that were learned
 * from are all there are, nearly all of them are right at any size, and the larger the size the surer the model is of them.
 * So what counts is that answers stay: from the lowest density on, the size is raised while the mean divergence
 * KL(before || after) over the images falls, and the first density at which it is small enough and no image is lost is
 * taken; else the one with the lowest. Where more than one image is lost, all stays as it was. The head is small and stays
 * as it is. Of many images some are asked in each attempt, and all of them about what was found: the search would take longer
 * than the training.
 *
 * @param most how many images are asked in each attempt
 * @param seed of the training, which gives what the adapter began with
 * @param notes hears what came of it
 */
public record SmallAdapter(
        BackboneSession session, LabelledPixels images, int most, long seed, CancelToken cancel, Consumer<String> notes) {
    private static final int MOST = 100;
    private static final double[] DENSITIES = {0.05, 0.1, 0.2, 0.3, 0.5};
    private static final double[] ALPHAS = {0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10};
    /** Nats that a person does not see: about what 0.9 against 0.8 makes. */
    private static final double ENOUGH = 0.02;

    public SmallAdapter(
            BackboneSession session, LabelledPixels images, long seed, CancelToken cancel, Consumer<String> notes) {
        this(session, images, MOST, seed, cancel, notes);
    }

    private record Try(TunedNetwork network, double density, double alpha, int right, double divergence) {}

    /** The small model, or the same when it would forget. */
    public TunedNetwork of(TunedNetwork full) throws HandfulException {
        var update = new TernaryUpdate(difference(full));
        LabelledPixels asked = HeldBack.some(images, most);
        Optional<Try> best = found(full, update, asked);
        int right = right(full, images);
        int now = best.isEmpty() || asked == images ? best.map(Try::right).orElse(0) : right(best.get().network, images);
        if (best.isEmpty() || right - now > 1) {
            tell("note.small.kept", size(full.state()), right, images.y().length);
            return full;
        }
        Try b = best.get();
        tell("note.small", size(full.state()), size(b.network.state()), b.density, b.alpha, right, now, images.y().length);
        return b.network;
    }

    private Optional<Try> found(TunedNetwork full, TernaryUpdate update, LabelledPixels asked) throws HandfulException {
        double[][] before = full.model().probabilities(asked.x(), cancel);
        int right = right(before, asked);
        Optional<Try> best = Optional.empty();
        for (double density : DENSITIES) {
            Optional<Try> here = Optional.empty();
            for (double alpha : ALPHAS) {
                Try next = attempt(full, update, density, alpha, asked, before);
                if (here.isPresent() && next.divergence >= here.get().divergence) {
                    break;
                }
                here = Optional.of(next);
            }
            Try found = here.orElseThrow();
            if (right - found.right <= 1 && (best.isEmpty() || found.divergence < best.get().divergence)) {
                best = here;
            }
            if (found.right >= right && found.divergence <= ENOUGH) {
                best = here;
                break;
            }
        }
        return best;
    }

    private int right(TunedNetwork network, LabelledPixels asked) throws HandfulException {
        return right(network.model().probabilities(asked.x(), cancel), asked);
    }

    private Try attempt(
            TunedNetwork full, TernaryUpdate update, double density, double alpha, LabelledPixels asked, double[][] before)
            throws HandfulException {
        cancel.throwIfCancelled();
        Map<String, Tensor> difference = new HashMap<>();
        update.at(density, (float) (alpha * update.deviation())).forEach((name, values) ->
                difference.put(name, new Tensor(full.model().state().get(name).shape(), values)));
        var small = new SmallUpdate(difference, seed);
        Map<String, Tensor> tensors = new HashMap<>(full.model().state());
        tensors.putAll(small.added(session, full.adapter()));
        var network = new TunedNetwork(full.method(), full.adapter(), session.adapted(full.adapter(), tensors),
                Optional.of(small));
        double[][] after = network.model().probabilities(asked.x(), cancel);
        return new Try(network, density, alpha, right(after, asked), divergence(before, after));
    }

    private SortedMap<String, double[]> difference(TunedNetwork full) throws HandfulException {
        SortedMap<String, double[]> out = new TreeMap<>();
        session.start(full.adapter(), seed).forEach((name, start) -> {
            double[] end = full.model().state().get(name).values();
            double[] by = new double[end.length];
            for (int i = 0; i < by.length; i++) {
                by[i] = end[i] - (float) start.values()[i];
            }
            out.put(name, by);
        });
        return out;
    }

    private static int right(double[][] p, LabelledPixels asked) {
        int right = 0;
        for (int i = 0; i < p.length; i++) {
            right += Vectors.argmax(p[i]) == asked.y()[i] ? 1 : 0;
        }
        return right;
    }

    /** Mean over the images, in nats. */
    static double divergence(double[][] before, double[][] after) {
        double sum = 0;
        for (int i = 0; i < before.length; i++) {
            for (int k = 0; k < before[i].length; k++) {
                if (before[i][k] > 0) {
                    sum += before[i][k] * Math.log(before[i][k] / Math.max(Double.MIN_NORMAL, after[i][k]));
                }
            }
        }
        return sum / before.length;
    }

    /** Kilobytes of what a project file keeps of it. */
    private static double size(HeadState state) {
        long bytes = 0;
        for (Tensor t : state.tensors().values()) {
            boolean narrow = Arrays.stream(t.values()).allMatch(v -> (float) v == v);
            long plain = (narrow ? 4L : 8L) * t.values().length;
            bytes += TernaryCode.encode(t.values()).map(b -> Math.min(b.length, plain)).orElse(plain);
        }
        return bytes / 1000.0;
    }

    private void tell(String key, Object... values) {
        notes.accept(MessageFormat.format(ResourceBundle.getBundle("i18n.tune").getString(key), values));
    }
}
