package org.handful.ui.predict;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.handful.run.result.Guess;
import org.handful.run.result.ImageInput;

/** An image to classify with what came of it. FX thread. */
final class PredictItem {
    private final ImageInput input;
    private final ReadOnlyObjectWrapper<Guess> guess = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper();

    PredictItem(ImageInput input) {
        this.input = input;
    }

    ImageInput input() {
        return input;
    }

    /** Null until it is there. */
    ReadOnlyObjectProperty<Guess> guess() {
        return guess.getReadOnlyProperty();
    }

    /** Why there is no guess, in words; null when there is nothing to say. */
    ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }

    void answered(Guess answer) {
        failure.set(null);
        guess.set(answer);
    }

    void failed(String words) {
        guess.set(null);
        failure.set(words);
    }
}
