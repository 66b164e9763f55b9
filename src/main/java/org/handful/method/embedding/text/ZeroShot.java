package org.handful.method.embedding.text;

import com.google.auto.service.AutoService;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.MethodFamily;
import org.handful.method.embedding.LinearHead;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.Support;
import org.handful.method.embedding.TextWeights;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * The class names alone: p(k | x) = softmax_k({@value TextWeights#SCALE} cos(x, t_k)) with the embedding t_k of the name
 * of class k. It learns nothing from images, and is what every method that uses both has to beat.
 *
 * <p>Radford et al., "Learning Transferable Visual Models From Natural Language Supervision", ICML 2021.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class ZeroShot implements EmbeddingMethod<ZeroShot.Config> {
    /** There is nothing to set. */
    public record Config() {}

    @Override
    public String id() {
        return "zero-shot";
    }

    @Override
    public MethodFamily family() {
        return MethodFamily.NAMES;
    }

    @Override
    public String title() {
        return "Class names alone (zero-shot)";
    }

    @Override
    public String summary() {
        return "Compares an image with the embeddings of the class names, which the source must bring; learns nothing "
                + "from images.";
    }

    @Override
    public String citation() {
        return "Radford et al.: Learning Transferable Visual Models From Natural Language Supervision, ICML 2021";
    }

    @Override
    public Config defaults() {
        return new Config();
    }

    @Override
    public boolean needsText() {
        return true;
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        TextWeights text = TextWeights.of(context, support);
        if (text == null) {
            throw new InputException(Problem.NEEDS_TEXT, id());
        }
        return Fit.of(new LinearHead(id(), new Normaliser(Normalisation.L2, new double[0]), text.weight(),
                new double[text.classes()]));
    }

    @Override
    public Head restore(HeadState state) {
        return LinearHead.restore(state);
    }
}
