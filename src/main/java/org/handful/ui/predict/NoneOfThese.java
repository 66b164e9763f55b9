package org.handful.ui.predict;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.handful.method.openset.OpenSetScore;
import org.handful.run.result.Guess;
import org.handful.ui.common.memory.ProjectMemory;

/** Whether an image may be taken for none of the classes, and by which score. FX thread. */
final class NoneOfThese {
    private final BooleanProperty on = new SimpleBooleanProperty(true);
    private final ObjectProperty<OpenSetScore> score = new SimpleObjectProperty<>(OpenSetScore.DEFAULT);

    BooleanProperty on() {
        return on;
    }

    ObjectProperty<OpenSetScore> score() {
        return score;
    }

    /** How familiar the image looks; empty when it is switched off or not known. */
    Optional<Guess.Familiarity> of(Guess guess) {
        return on.get() ? guess.familiarity(score.get().id()) : Optional.empty();
    }

    boolean refuses(Guess guess) {
        return of(guess).filter(Guess.Familiarity::none).isPresent();
    }

    void remember(ProjectMemory memory) {
        memory.keep(ProjectMemory.NONE_OF_THESE, on);
        memory.keep(ProjectMemory.OPEN_SET_SCORE, score, OpenSetScore::name,
                name -> ProjectMemory.named(OpenSetScore.values(), name));
    }

    void takeOver(NoneOfThese before) {
        on.set(before.on.get());
        score.set(before.score.get());
    }
}
