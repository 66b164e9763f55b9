package org.handful.engine.adapter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.handful.backbone.arch.InsertionPoint;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.Reach;
import org.handful.error.BackboneException;
import org.handful.error.Because;
import org.handful.model.Tensor;

/**
 * Another adapter in whose training batch normalisation looks at the images: a layer normalises with the statistics of the
 * step's images, gradients pass through them, and its own statistics follow by a tenth in every step. Prediction takes what
 * they have come to, so that an image's answer does not hang on those beside it. This is the training mode of batch
 * normalisation (Ioffe, Szegedy, ICML 2015), with which networks are fine-tuned for a shifted domain.
 *
 * @param of what is trained
 * @param reach in which layers statistics follow
 */
public record MovingStatistics(Adapter of, Reach reach) implements Adapter {
    /** After the name of a layer: offset to the mean that it subtracts, [C]. */
    public static final String MEAN = ".running_mean";
    /** The same for the variance, before epsilon is added. */
    public static final String VARIANCE = ".running_var";

    /** Whose statistics batch normalisation takes while a network is trained. */
    public enum Statistics {
        /** Those that the network came with, which stay. */
        NETWORK,
        /** Those of the images, which the network's own follow. */
        IMAGES
    }

    /** The same adapter, with statistics that follow where that is wanted. */
    public static Adapter of(Statistics statistics, Adapter adapter, Reach reach) {
        return statistics == Statistics.NETWORK ? adapter : new MovingStatistics(adapter, reach);
    }

    @Override
    public Map<String, int[]> tensors(Node network) {
        return of.tensors(network);
    }

    @Override
    public Tensor start(String name, int[] shape, Random random) {
        return of.start(name, shape, random);
    }

    /** Offsets, none at first: a model keeps what they have become. */
    @Override
    public Map<String, Tensor> fixed(Node network) {
        Map<String, Tensor> out = new LinkedHashMap<>(of.fixed(network));
        for (InsertionPoint p : InsertionPoint.of(network, InsertionPoint.Kind.STATISTICS, reach)) {
            out.put(p.name() + MEAN, Tensor.vector(new double[p.shape()[0]]));
            out.put(p.name() + VARIANCE, Tensor.vector(new double[p.shape()[0]]));
        }
        return out;
    }

    @Override
    public Map<String, int[]> fixedShapes(Node network) {
        Map<String, int[]> out = new LinkedHashMap<>(of.fixedShapes(network));
        moving(network).forEach(name -> out.put(name, fixed(network).get(name).shape()));
        return out;
    }

    @Override
    public Map<String, Tensor> drawn() {
        return of.drawn();
    }

    @Override
    public Adapter kept() {
        return of.kept() == of ? this : new MovingStatistics(of.kept(), reach);
    }

    @Override
    public boolean beginsAsFrozen() {
        return of.beginsAsFrozen();
    }

    @Override
    public Set<String> moving(Node network) {
        Map<String, Tensor> all = fixed(network);
        all.keySet().removeAll(of.fixed(network).keySet());
        return all.keySet();
    }

    @Override
    public int lowestPart(Node network) {
        return Math.min(of.lowestPart(network),
                Adapter.lowest(InsertionPoint.of(network, InsertionPoint.Kind.STATISTICS, reach)));
    }

    @Override
    public double rate(String name, Node network) {
        return of.rate(name, network);
    }

    @Override
    public boolean decays() {
        return of.decays();
    }

    @Override
    public void check(Node network, String backbone) throws BackboneException {
        of.check(network, backbone);
        if (moving(network).isEmpty()) {
            throw new BackboneException(BackboneException.Problem.NO_PLACE, backbone, lacking());
        }
    }

    @Override
    public String lacking() {
        return Because.of("because.adapter.statistics");
    }
}
