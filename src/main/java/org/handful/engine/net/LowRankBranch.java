package org.handful.engine.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.core.Linear;
import org.handful.engine.adapter.LowRank;

/** What a low-rank adapter adds to what a matrix gives: s B A x, without ever multiplying B and A. */
final class LowRankBranch {
    private LowRankBranch() {}

    /**
     * @param name of the matrix
     * @param x [..., in], in the precision of matrices
     * @param y [..., out], what the matrix gave; released when something is added
     */
    static NDArray linear(String name, NDArray x, Pass pass, NDArray y) {
        if (pass.extra(name + LowRank.B) != null) {
            NDArray more = product(name, x, pass);
            NDArray sum = y.add(more);
            pass.release(y);
            pass.release(more);
            return sum;
        }
        if (pass.extra(name + LowRank.QKV.getFirst() + LowRank.B) == null) {
            return y;
        }
        NDList parts = new NDList();
        LowRank.QKV.forEach(part -> parts.add(product(name + part, x, pass)));
        NDArray more = NDArrays.concat(parts, -1);
        NDArray sum = y.add(more);
        parts.forEach(pass::release);
        pass.release(y);
        pass.release(more);
        return sum;
    }

    private static NDArray product(String name, NDArray x, Pass pass) {
        NDArray some = pass.branch(x);
        NDArray few = Linear.linear(some, pass.narrow(pass.extra(name + LowRank.A))).singletonOrThrow();
        pass.release(some, x);
        NDArray scaled = few.mul(pass.extra(LowRank.SCALE));
        NDArray narrow = pass.narrow(scaled);
        NDArray out = Linear.linear(narrow, pass.narrow(pass.extra(name + LowRank.B))).singletonOrThrow();
        pass.release(narrow, scaled);
        pass.release(few);
        pass.release(scaled);
        return out;
    }
}
