package org.handful.method.embedding.trained;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.handful.error.InputException;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {
    /** Loses its way at the third step. */
    private static final class Straying implements TrainingLoop.Model {
        @Override
        public double[] step(int step) {
            return new double[] {step < 3 ? 1 : Double.NaN, 0};
        }

        @Override
        public Head head() {
            throw new AssertionError("there is none");
        }

        @Override
        public double learningRate() {
            return 0.75;
        }
    }

    @Test
    void aLossThatIsNoNumberNamesTheRateAndTheStep() {
        assertThatThrownBy(() -> TrainingLoop.run(9, FitContext.quiet(0), new Straying()))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("learningRate cannot be 0.75", "NaN at step 3");
    }
}
