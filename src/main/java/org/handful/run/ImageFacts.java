package org.handful.run;

import java.time.Instant;
import java.util.Map;
import org.handful.error.HandfulException;

/** What a project knows about its images that no person said. Thread-safe; not for the FX thread. */
public interface ImageFacts {
    /** When each image was taken or written; where that is not known, when it came in. By name; absent when unknown. */
    Map<String, Instant> dates() throws HandfulException;

    /** True when embeddings of images are kept, so that {@link #distances} has something to say. */
    boolean embedded() throws HandfulException;

    /**
     * How far each labelled image is from the mean of its class, as the embeddings of the backbone that saw most images
     * have it. By name; absent where there is no embedding or the class has one image only.
     */
    Map<String, Double> distances() throws HandfulException;
}
