package org.handful.method.embedding.text;

import com.google.auto.service.AutoService;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.MethodFamily;
import org.handful.method.Setting;
import org.handful.method.embedding.Support;
import org.handful.method.embedding.TextWeights;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * A cache of the support images beside the zero-shot classifier of the class names t_k: with all embeddings of length 1,
 *
 * <pre>
 * z_k(x) = 100 x . t_k + alpha sum_j exp(-beta (1 - x . x_j)) [y_j = k],   p(k | x) = softmax_k( s z_k(x) )
 * </pre>
 *
 * <p>Zhang, Zhang, Fang, Gao, Li, Dai, Qiao and Li, "Tip-Adapter: Training-free Adaption of CLIP for Few-shot
 * Classification", ECCV 2022. Without class names only the cache is left, a vote of all images by their nearness, and
 * alpha does not matter. The paper searches alpha and beta on a validation set; asked to, this class takes from a grid
 * the pair with which most left-out images are right. A sum favours classes with many images, so an image counts N / (K
 * n_k) unless told otherwise, which is 1 where classes are equally large. s comes from left-out images; it is 1 where a
 * class has one image and there are names.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class TipAdapter implements EmbeddingMethod<TipAdapter.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Weight of the images", help = "How much the images count beside the class names; without "
                    + "names it changes nothing.", min = 0, max = 1000) double alpha,
            @Setting(label = "Sharpness", help = "How fast the say of an image falls with its distance; large values "
                    + "let only the nearest speak.", min = 0, max = 1000) double beta,
            @Setting(label = "Choose both", help = "Takes the weight and the sharpness with which most left-out images "
                    + "are right; needs two images of each class.") boolean search,
            @Setting(label = "Balance classes", help = "Lets every class count the same, however many images it has.",
                    advanced = true) boolean balance) {}

    @Override
    public String id() {
        return "tip-adapter";
    }

    @Override
    public MethodFamily family() {
        return MethodFamily.NAMES;
    }

    @Override
    public String title() {
        return "Tip-Adapter";
    }

    @Override
    public String summary() {
        return "Lets all images vote by their nearness, on top of the class names where the source brings their "
                + "embeddings; nothing to train.";
    }

    @Override
    public String citation() {
        return "Zhang, Zhang, Fang, Gao, Li, Dai, Qiao, Li: Tip-Adapter: Training-free Adaption of CLIP for Few-shot "
                + "Classification, ECCV 2022";
    }

    @Override
    public Config defaults() {
        return new Config(1, 5.5, false, true);
    }

    @Override
    public boolean usesText() {
        return true;
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        TextWeights text = TextWeights.of(context, support);
        CacheHead head = CacheHead.of(id(), support, text, config.alpha(), config.beta(), config.balance());
        if (config.search() && Support.canLeaveOneOut(support)) {
            head = new CacheSearch(head, support).chosen(text != null);
        }
        context.cancel().throwIfCancelled();
        return Fit.of(CacheSearch.scaled(head, support, text != null));
    }

    @Override
    public Head restore(HeadState state) {
        return CacheHead.restore(state);
    }
}
