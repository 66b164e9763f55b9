package org.handful.tune.lowrank;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.handful.engine.BackboneSession;
import org.handful.engine.adapter.LowRank;
import org.handful.error.HandfulException;

/** Large matrices with the places of the small ones beside them. @param values by name of the matrix */
record Weights(List<LowRank.Pair> pairs, Map<String, float[]> values) {
    /** The frozen ones. */
    static Weights of(BackboneSession session, LowRank adapter) throws HandfulException {
        List<LowRank.Pair> pairs = session.pairs(adapter);
        return new Weights(pairs, session.frozen(pairs.stream().map(LowRank.Pair::weight).collect(Collectors.toSet())));
    }

    /** [rows, inputs] of the part beside which the pair stands. */
    double[] beside(LowRank.Pair p) {
        float[] all = values.get(p.weight());
        int from = p.firstRow() * p.inputs();
        double[] out = new double[p.rows() * p.inputs()];
        Arrays.setAll(out, i -> all[from + i]);
        return out;
    }
}
