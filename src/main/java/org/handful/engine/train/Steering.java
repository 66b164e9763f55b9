package org.handful.engine.train;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;
import org.handful.engine.net.Scaled;

/**
 * Gradient steering after GLAD (arXiv 2507.13089), whose exact rule is not published; this reading takes the gradient at
 * the steepest point nearby (SAM; Foret et al., ICLR 2021) as a reference:
 *
 * <pre>
 *   e = rho g / |g|;  s = gradient at w + e;  if &lt;g, s&gt; &lt; 0:  g = g - &lt;g, s&gt; / |s|^2 s
 * </pre>
 *
 * <p>Norms and products run over all that is trained together, the head among it.
 */
public final class Steering {
    private static final double TINY = 1e-12;

    private Steering() {}

    /** Moves to the steepest point nearby. @return the values as they were, owned by the gradients' manager */
    public static Map<String, NDArray> ascend(
            Map<String, NDArray> values, Map<String, NDArray> gradients, double radius) {
        double factor = radius / (Math.sqrt(inner(gradients, gradients)) + TINY);
        Map<String, NDArray> before = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            NDArray copy = value.duplicate();
            copy.attach(gradients.get(name).getManager());
            before.put(name, copy);
            value.addi(Scaled.of(gradients.get(name), factor));
        });
        return before;
    }

    /** Goes back, to the last bit. */
    public static void restore(Map<String, NDArray> values, Map<String, NDArray> before) {
        values.forEach((name, value) -> {
            // x - x is zero, and zero plus a number is that number.
            value.subi(value).addi(before.get(name));
        });
    }

    /** Changes the gradients so that none of them goes against the reference. */
    public static void apply(Map<String, NDArray> gradients, Map<String, NDArray> reference) {
        double product = inner(gradients, reference);
        if (product < 0) {
            double factor = product / (inner(reference, reference) + TINY);
            gradients.forEach((name, g) -> g.subi(Scaled.of(reference.get(name), factor)));
        }
    }

    static double inner(Map<String, NDArray> a, Map<String, NDArray> b) {
        double sum = 0;
        for (Map.Entry<String, NDArray> e : a.entrySet()) {
            sum += e.getValue().mul(b.get(e.getKey())).sum().getFloat();
        }
        return sum;
    }
}
