package org.handful.tune.lowrank;

import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Collectors;
import org.handful.backbone.arch.Node;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.AllWeights;
import org.handful.engine.adapter.Compressed;
import org.handful.engine.adapter.Compressed.Product;
import org.handful.error.HandfulException;
import org.handful.math.Vectors;
import org.handful.math.svd.Halves;
import org.handful.math.svd.LeadingSvd;
import org.handful.method.FitContext;
import org.handful.model.LabelledPixels;
import org.handful.model.Tensor;
import org.handful.tune.training.AdapterRule;

/** Gives every matrix of a network as the nearest product of two small ones, and says how near that is. */
public record Decomposition(BackboneSession session, Compressed plain, FitContext context) implements AdapterRule {
    @Override
    public Found of(LabelledPixels support) throws HandfulException {
        List<Product> products = session.products(plain);
        Map<String, float[]> weights = session.frozen(products.stream().map(Product::name).collect(Collectors.toSet()));
        Map<String, Tensor> start = new ConcurrentHashMap<>();
        var all = new DoubleAdder();
        var lost = new DoubleAdder();
        boolean whole = SingularVectors.each(products, Decomposition::effort, context, p -> {
            double[] w = Vectors.wide(weights.get(p.name()));
            Halves halves = Halves.of(w, p.rows(), p.columns(), p.rank());
            all.add(Vectors.dot(w, w));
            lost.add(halves.lost());
            start.put(p.name() + Compressed.A, Tensor.matrix(p.rank(), p.columns(), halves.a()));
            start.put(p.name() + Compressed.B, Tensor.matrix(p.rows(), p.rank(), halves.b()));
        });
        if (!whole) {
            return Found.of(new AllWeights(plain.reach(), plain.decay()));
        }
        long numbers = products.stream().mapToLong(p -> (long) p.rows() * p.columns()).sum();
        long fewer = products.stream().mapToLong(p -> (long) p.rank() * (p.rows() + p.columns())).sum();
        return new Found(new Compressed(start, plain.ratio(), plain.reach(), plain.decay()), Optional.of(
                MessageFormat.format(ResourceBundle.getBundle("i18n.tune").getString("note.pela"), products.size(), numbers,
                        fewer, 1 - lost.sum() / all.sum())));
    }

    /** Of all matrices of a network that give way. */
    public static double effortOf(Compressed plain, Node network) {
        return plain.products(network).stream().mapToDouble(Decomposition::effort).sum();
    }

    private static long effort(Product p) {
        return LeadingSvd.effort(p.rows(), p.columns());
    }
}
