package org.handful.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.handful.cli.console.Face;
import org.handful.error.Because;
import org.handful.error.InputException;
import org.handful.run.result.ImageInput;
import org.handful.run.result.Skipped;

/**
 * The images that a command line names, read a portion at a time, for a folder may hold more than memory does; what
 * cannot be read is told and counted. For one thread.
 */
final class ImageFiles {
    private static final long PORTION_BYTES = 64L << 20;

    private final Face face;
    private final Deque<Path> waiting = new ArrayDeque<>();
    private final List<Skipped> unread = new ArrayList<>();

    /** @param paths files, and folders whose files are taken, names with a leading dot passed over */
    ImageFiles(List<Path> paths, Face face) {
        this.face = face;
        paths.forEach(this::find);
    }

    /** The next images; empty when all were given. */
    List<ImageInput> next() {
        List<ImageInput> portion = new ArrayList<>();
        long bytes = 0;
        while (!waiting.isEmpty() && bytes < PORTION_BYTES) {
            Path file = waiting.remove();
            try {
                byte[] content = Files.readAllBytes(file);
                bytes += content.length;
                portion.add(new ImageInput(file.toString(), content));
            } catch (IOException e) {
                failed(unreadable(file, e));
            }
        }
        return portion;
    }

    List<Skipped> unread() {
        return unread;
    }

    /** @param reason UNREADABLE */
    void failed(InputException reason) {
        unread.add(new Skipped(String.valueOf(reason.argument(0)), String.valueOf(reason.argument(1))));
        face.console().err().println(reason.userMessage());
    }

    private void find(Path path) {
        if (!Files.isDirectory(path)) {
            waiting.add(path);
            return;
        }
        try (Stream<Path> inside = Files.walk(path)) {
            inside.filter(Files::isRegularFile).filter(p -> !hidden(path.relativize(p))).sorted().forEach(waiting::add);
        } catch (IOException e) {
            failed(unreadable(path, e));
        } catch (UncheckedIOException e) {
            // A folder below may not be entered.
            failed(unreadable(path, e.getCause()));
        }
    }

    private static boolean hidden(Path below) {
        for (Path name : below) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static InputException unreadable(Path file, IOException e) {
        return new InputException(InputException.Problem.UNREADABLE, e, file, Because.of(e));
    }
}
