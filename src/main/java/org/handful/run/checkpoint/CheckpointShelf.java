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
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of all checkpoints. What nobody went on with for a month is thrown away. Thread-safe.
 *
 * <p>The same training may go on twice at the same time, in one program or in two: each has a file of its own then. One that
 * begins goes on with what a killed one left, if nobody else does.
 */
public final class CheckpointShelf {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointShelf.class);
    private static final Duration KEPT = Duration.ofDays(30);

    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** More trainings with the same settings and images than anybody lets go on at a time. */
    private static final int MOST_LEFT = 16;

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
        String name = hash(identity);
        try {
            // First what a killed program left, be it of the second of two trainings that went on beside each other.
            for (int i = 0; i < MOST_LEFT; i++) {
                Path file = file(name, i);
                Optional<Claims.Claim> claim = Files.exists(file) ? claim(name, i) : Optional.empty();
                if (claim.isPresent()) {
                    return new RunCheckpoint(file, pause, claim.get());
                }
            }
            for (int i = 0; ; i++) {
                Optional<Claims.Claim> claim = claim(name, i);
                if (claim.isPresent()) {
                    return new RunCheckpoint(file(name, i), pause, claim.get());
                }
            }
        } catch (IOException e) {
            LOG.warn("nothing can be locked in {}: the same training at the same time would have the same checkpoint", folder,
                    e);
            return new RunCheckpoint(file(name, 0), pause, () -> { });
        }
    }

    private Path file(String name, int i) {
        return folder.resolve(name + (i == 0 ? "" : "-" + i) + RunCheckpoint.ENDING);
    }

    /** Of 63 bits of the name two trainings have the same by a chance that nobody will live to see; it would do no harm. */
    private Optional<Claims.Claim> claim(String name, int i) throws IOException {
        return Claims.on(folder, (Long.parseUnsignedLong(name.substring(0, 16), 16) >>> 1) ^ i);
    }

    private void sweep() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant oldest = Instant.now().minus(KEPT);
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!file.endsWith(Claims.FILE) && Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
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
