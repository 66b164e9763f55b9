package org.handful.run.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of all checkpoints. What nobody went on with for a month is thrown away. Thread-safe. */
public final class CheckpointShelf {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointShelf.class);
    private static final Duration KEPT = Duration.ofDays(30);

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Path folder;
    private final Duration pause;

    public CheckpointShelf(Path folder) {
        this(folder, PAUSE);
    }

    /** @param pause between two states of a training at least; zero for every step */
    CheckpointShelf(Path folder, Duration pause) {
        this.folder = folder;
        this.pause = pause;
    }

    /**
     * The place of one training.
     *
     * @param identity everything that decides about what is learned: the same again is the same training
     */
    public RunCheckpoint of(List<String> identity) {
        sweep();
        return new RunCheckpoint(folder.resolve(hash(identity) + RunCheckpoint.ENDING), pause);
    }

    private void sweep() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant oldest = Instant.now().minus(KEPT);
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("old checkpoints stay in {}", folder, e);
        }
    }

    private static String hash(List<String> identity) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : identity) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
