package org.handful.engine.environment;

import java.util.Locale;
import org.handful.error.Because;

/** What the engine is asked to do, for messages about what failed. */
public enum Doing {
    STARTING,
    OPENING,
    EMBEDDING,
    PREDICTING,
    /** A step of a training, and what belongs to it. */
    TRAINING,
    /** Taking what a training has come to. */
    SAVING,
    RESUMING,
    /** Letting all images through at once, for their statistics. */
    GATHERING,
    /** Finding out what an answer rests on. */
    EXPLAINING;

    /** A noun in the user's language. */
    public String words() {
        return Because.of("because.doing." + name().toLowerCase(Locale.ROOT));
    }
}
