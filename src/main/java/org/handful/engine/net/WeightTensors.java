package org.handful.engine.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.handful.backbone.BackboneCheck;
import org.handful.backbone.arch.Node;
import org.handful.backbone.safetensors.SafeTensors;
import org.handful.error.HandfulException;

/** Takes numbers out of a weight file, checked against what the network expects, and makes tensors of them. */
final class WeightTensors {
    private final SafeTensors file;
    private final NDManager manager;
    private final Staging staging;
    private final DataType type;

    WeightTensors(SafeTensors file, NDManager manager, Staging staging, DataType type) {
        this.type = type;
        this.file = file;
        this.staging = staging;
        this.manager = manager;
    }

    float[] values(String name, long... shape) throws HandfulException {
        BackboneCheck.tensor(file, name, java.util.Arrays.stream(shape).boxed().toList());
        return file.floats(name);
    }

    float[] convolution(Node.Conv c) throws HandfulException {
        return values(c.name() + ".weight", c.out(), c.in() / c.groups(), c.kernel(), c.kernel());
    }

    List<float[]> normalisation(Node.Norm n) throws HandfulException {
        return List.of(values(n.name() + ".weight", n.channels()), values(n.name() + ".bias", n.channels()),
                values(n.name() + ".running_mean", n.channels()), values(n.name() + ".running_var", n.channels()));
    }

    NDArray kernel(Node.Conv c, float[] values) {
        return typed(
                staging.channelsLast(manager, values, 0, c.out(), c.in() / c.groups(), c.kernel(), c.kernel()));
    }

    /** The tensor of that name as it is in the file. */
    NDArray of(String name, long... shape) throws HandfulException {
        return typed(staging.tensor(manager, values(name, shape), shape));
    }

    /** A tensor of other values, owned by the network. */
    NDArray tensor(float[] values, long... shape) {
        return typed(staging.tensor(manager, values, shape));
    }

    NDArray vector(float[] values) {
        return typed(staging.tensor(manager, values, values.length));
    }

    private NDArray typed(NDArray single) {
        if (type == DataType.FLOAT32) {
            return single;
        }
        try (single) {
            return single.toType(type, true);
        }
    }
}
