package org.handful.run.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.handful.backbone.safetensors.SafeTensors;
import org.handful.backbone.safetensors.SafeTensorsWriter;
import org.handful.backbone.safetensors.TensorEntry;
import org.handful.error.HandfulException;
import org.handful.method.Checkpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoint of one training: a safetensors file that is replaced as a whole. Nothing here ends a training: what
 * cannot be read counts as not there, and what cannot be written is missed only after a kill.
 */
public final class RunCheckpoint implements Checkpoints {
    static final String ENDING = ".safetensors";

    private static final Logger LOG = LoggerFactory.getLogger(RunCheckpoint.class);

    private final Path file;
    private final Duration pause;
    private final Claims.Claim claim;

    /** @param claim on the file, held until {@link #discard} */
    RunCheckpoint(Path file, Duration pause, Claims.Claim claim) {
        this.file = file;
        this.pause = pause;
        this.claim = claim;
    }

    @Override
    public Duration pause() {
        return pause;
    }

    @Override
    public Optional<State> last() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (SafeTensors tensors = SafeTensors.open(file)) {
            Map<String, float[]> numbers = new LinkedHashMap<>();
            for (TensorEntry entry : tensors.entries()) {
                numbers.put(entry.name(), tensors.floats(entry.name()));
            }
            return Optional.of(new State(numbers, tensors.metadata()));
        } catch (HandfulException e) {
            LOG.warn("the training begins anew: its checkpoint cannot be read", e);
            return Optional.empty();
        }
    }

    @Override
    public void keep(State state) {
        SafeTensorsWriter writer = new SafeTensorsWriter();
        state.numbers().forEach((name, values) -> writer.floats(name, values, values.length));
        state.facts().forEach(writer::metadata);
        try {
            Files.createDirectories(file.getParent());
            writer.write(file);
        } catch (IOException | HandfulException e) {
            LOG.warn("the state of a training could not be kept", e);
        }
    }

    /** The training has ended, or its work is thrown away. */
    public void discard() {
        try (claim) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} stays", file, e);
        }
    }
}
