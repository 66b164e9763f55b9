package org.handful.tune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.handful.engine.adapter.Objective;
import org.handful.engine.train.Precision;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainingPlanTest {
    @Test
    void theRateRisesAndFallsAsThatOfPyTorchsSchedules() {
        JsonNode golden = new JsonMapper().readTree(
                TrainingPlanTest.class.getResourceAsStream("/vectors/optimisers_torch.json"));
        int steps = golden.path("steps").asInt();
        TrainingPlan plan = new TrainingPlan(steps, 1, 1, 1, 0, golden.path("warm_up").asDouble() / steps, 0,
                new Augmentation(1, false), HeadStart.CLASS_MEANS, Objective.IMAGES_ALONE, false,
                Precision.SINGLE);
        for (int step = 1; step <= steps; step++) {
            assertThat(plan.rateAt(step)).as("step %d", step)
                    .isCloseTo(golden.path("rates").get(step - 1).asDouble(), within(1e-9));
        }
    }
}
