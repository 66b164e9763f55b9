package org.handful.run.preflight;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.error.HandfulException;
import org.handful.model.RunSpec;

/** Looks ahead. Touches the disk. Thread-safe. */
public interface Preflight {
    /** What a run would cost with the images as they are now. */
    Forecast forecast(RunSpec spec) throws HandfulException;

    /** Why such a method cannot learn with a backbone, in words; empty when nothing is known to stand against it. */
    Optional<String> obstacle(String backbone, String method, Map<String, String> settings) throws HandfulException;

    /** Of all methods with the settings that they begin with: words by the id of each that cannot learn. */
    Map<String, String> obstacles(String backbone) throws HandfulException;

    /**
     * Images as the network of a run would see them, drawn at random as in a training.
     *
     * @param image name of the one to see, again and again; empty, or gone, for some of those that the run would learn from
     * @param most how many
     * @param draw other numbers draw other views, and some of other images
     * @return none for a method that shows images as they are
     */
    List<View> views(RunSpec spec, Optional<String> image, int most, long draw) throws HandfulException;

    /** @param image name @param jpeg what the network would see of it */
    record View(String image, byte[] jpeg) {}
}
