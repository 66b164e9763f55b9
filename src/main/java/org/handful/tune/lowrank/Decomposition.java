package org.handful.tune.lowrank;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handful.engine.BackboneSession;
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
        Map<String, Tensor> start = new HashMap<>();
        double all = 0;
        double lost = 0;
        long numbers = 0;
        long fewer = 0;
        Map<Product, Halves> found = SingularVectors.each(products, p -> LeadingSvd.effort(p.rows(), p.columns()),
                p -> Halves.of(wide(weights.get(p.name())), p.rows(), p.columns(), p.rank()), context);
        for (Product p : products) {
            Halves halves = found.get(p);
            start.put(p.name() + Compressed.A, Tensor.matrix(p.rank(), p.columns(), halves.a()));
            start.put(p.name() + Compressed.B, Tensor.matrix(p.rows(), p.rank(), halves.b()));
            double[] w = wide(weights.get(p.name()));
            all += Vectors.dot(w, w);
            lost += halves.lost();
            numbers += (long) p.rows() * p.columns();
            fewer += (long) p.rank() * (p.rows() + p.columns());
        }
        return new Found(new Compressed(start, plain.ratio(), plain.reach(), plain.decay()), Optional.of(
                MessageFormat.format(ResourceBundle.getBundle("i18n.tune").getString("note.pela"), products.size(), numbers,
                        fewer, 1 - lost / all)));
    }

    private static double[] wide(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
