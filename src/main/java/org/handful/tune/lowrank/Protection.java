package org.handful.tune.lowrank;

import java.util.LinkedHashMap;
import java.util.Map;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.Factored;
import org.handful.engine.adapter.LowRank;
import org.handful.error.HandfulException;
import org.handful.math.svd.LeadingSvd;
import org.handful.method.FitContext;
import org.handful.model.LabelledPixels;
import org.handful.model.Tensor;
import org.handful.tune.training.AdapterRule;

/**
 * Comp-LoRA: the adapter is kept out of the leading singular directions of each matrix, so that what these do stays.
 *
 * <pre>
 *   W = U S V^T,  dW = s (I - U_k U_k^T) B A (I - V_k V_k^T)
 * </pre>
 *
 * <p>Projected on the way forward, so that gradients are too. The paper leaves k and the sides open; here k is the least
 * that has a share of the squared singular values. Source: Comp-LoRA, arXiv 2501.15040.
 *
 * @param energy share of the squared singular values that is protected, 0..1
 */
public record Protection(BackboneSession session, LowRank plain, double energy, Sides sides, FitContext context)
        implements AdapterRule {
    @Override
    public Found of(LabelledPixels support) throws HandfulException {
        Weights weights = Weights.of(session, plain);
        return Found.of(SingularVectors.of(weights, LeadingSvd.energy(energy), context).map(this::protecting).orElse(plain));
    }

    private Adapter protecting(Map<LowRank.Pair, LeadingSvd> found) {
        Map<String, Tensor> given = new LinkedHashMap<>();
        found.forEach((p, svd) -> {
            int k = svd.s().length;
            if (k > 0 && sides != Sides.INPUTS) {
                given.put(p.name() + LowRank.OUTPUTS, Tensor.matrix(p.rows(), k, svd.u()));
            }
            if (k > 0 && sides != Sides.OUTPUTS) {
                given.put(p.name() + LowRank.INPUTS, Tensor.matrix(p.inputs(), k, svd.v()));
            }
        });
        return new Factored(plain, given, Map.of());
    }
}
