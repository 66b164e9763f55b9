package org.handful.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.handful.cli.console.Face;
import org.handful.cli.console.Texts;
import org.handful.error.InputException;
import org.handful.run.result.ImageInput;

/** The images that a command line names, read; what cannot be read is told and counted. For one thread. */
final class ImageFiles {
    private final List<ImageInput> images = new ArrayList<>();
    private int unread;

    private ImageFiles() {}

    /** @param paths files, and folders whose files are taken, those with a leading dot passed over */
    static ImageFiles read(List<Path> paths, Face face) {
        ImageFiles files = new ImageFiles();
        for (Path path : paths) {
            files.add(path, face);
        }
        return files;
    }

    List<ImageInput> images() {
        return images;
    }

    int unread() {
        return unread;
    }

    void failed(InputException reason, Face face) {
        unread++;
        face.console().err().println(reason.userMessage());
    }

    private void add(Path path, Face face) {
        if (Files.isDirectory(path)) {
            try (Stream<Path> inside = Files.walk(path)) {
                inside.filter(Files::isRegularFile)
                        .filter(p -> !p.getFileName().toString().startsWith("."))
                        .sorted()
                        .forEach(p -> readOne(p, face));
            } catch (IOException e) {
                failed(new InputException(InputException.Problem.UNREADABLE, e, path, e.getMessage()), face);
            }
        } else {
            readOne(path, face);
        }
    }

    private void readOne(Path file, Face face) {
        try {
            images.add(new ImageInput(file.toString(), Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            failed(new InputException(InputException.Problem.UNREADABLE, e, file, Texts.of("predict.nofile")), face);
        } catch (IOException e) {
            failed(new InputException(InputException.Problem.UNREADABLE, e, file, e.getMessage()), face);
        }
    }
}
