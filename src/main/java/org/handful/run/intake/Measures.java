package org.handful.run.intake;

import java.util.List;
import java.util.Map;
import org.handful.error.HandfulException;
import org.handful.run.Job;

/** What the program computes from the pixels, apart from what a person said. Thread-safe. */
public interface Measures {
    /** As it is now: from memory, but sorts the figures of all images after the project changed. */
    MeasureTable table();

    /** Calls when more was computed, on the thread that did it. */
    void onChange(Runnable listener);

    /**
     * Reads what was computed before, and computes what is missing, as in projects of an older version.
     *
     * @return gives how many images were looked at now
     */
    Job<Integer> complete();

    /** A person says that these images are fine: nothing is pointed out about them any more. One edit. */
    void sayFine(List<String> images) throws HandfulException;

    /**
     * Makes a computed attribute one that a person stands for. One edit.
     *
     * @param attribute name that it gets
     * @param valueByImage name of the image to value
     */
    void adopt(String attribute, Map<String, String> valueByImage) throws HandfulException;
}
