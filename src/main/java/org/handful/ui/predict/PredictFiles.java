package org.handful.ui.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.handful.run.result.ImageInput;

/** Files and folders of them as images to classify. Not for the FX thread. */
final class PredictFiles {
    /** Kept in memory, so that they can be asked about again when the file has gone, as one from a mail does. */
    private static final long KEPT_BYTES = 256L << 20;

    private PredictFiles() {}

    /** By the name of the file, below a folder by the path in it; what has a leading dot is passed over. */
    static List<ImageInput> of(List<Path> given) throws IOException {
        List<ImageInput> out = new ArrayList<>();
        long kept = 0;
        for (Path path : given) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(path)) {
                files = all.filter(Files::isRegularFile).filter(f -> f.equals(path) || !hidden(path.relativize(f)))
                        .sorted().toList();
            }
            for (Path file : files) {
                String name = named(path, file, given.size() > 1);
                long size = Files.size(file);
                if (kept + size <= KEPT_BYTES) {
                    kept += size;
                    out.add(new ImageInput(name, Files.readAllBytes(file)));
                } else {
                    out.add(ImageInput.of(name, file));
                }
            }
        }
        return out;
    }

    /** Two folders may hold files of one name, and a table must tell them apart. */
    private static String named(Path given, Path file, boolean several) {
        if (file.equals(given)) {
            return file.getFileName().toString();
        }
        Path above = several && given.getParent() != null ? given.getParent() : given;
        return above.relativize(file).toString().replace('\\', '/');
    }

    private static boolean hidden(Path below) {
        for (Path name : below) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
