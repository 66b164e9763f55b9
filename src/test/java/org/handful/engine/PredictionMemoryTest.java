package org.handful.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.handful.engine.adapter.Adapter;
import org.handful.engine.adapter.AllWeights;
import org.handful.engine.adapter.LowRank;
import org.handful.engine.adapter.Masks;
import org.handful.engine.adapter.ScaleAndShift;
import org.handful.backbone.arch.Reach;
import org.handful.engine.environment.Doing;
import org.handful.model.CancelToken;
import org.handful.model.PixelBatch;
import org.handful.model.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PredictionMemoryTest {
    static Adapter[] adapters() {
        return new Adapter[] {new ScaleAndShift(), new AllWeights(Reach.ALL, 1), new Masks(Reach.ALL),
            new LowRank(2, 1, LowRank.Targets.EVERY_LAYER, Reach.ALL)};
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void whatIsComputedForAPredictionGoesWithIt(Adapter adapter) throws Exception {
        BackboneSession session = TestEngine.get().open(ReferenceNetworksTest.network("resnet_basic"));
        int dim = session.card().embedding();
        LinearHead head = new LinearHead(Tensor.matrix(2, dim, new double[2 * dim]), Tensor.vector(new double[2]),
                Tensor.vector(new double[dim]), 1);
        int size = session.card().input().size();
        PixelBatch images = new PixelBatch(3, 3, size, size, new float[3 * 3 * size * size]);
        try (TuningSession tuning = session.tune(adapter, head, 1)) {
            tuning.probabilities(images, new CancelToken());
            int before = arrays(session);
            tuning.probabilities(images, new CancelToken());
            assertThat(arrays(session)).isEqualTo(before);
        }
    }

    private static int arrays(BackboneSession session) throws Exception {
        return session.engine().call(Priority.TRAIN, Doing.TRAINING,
                () -> session.engine().root().getManagedArrays().size());
    }
}
