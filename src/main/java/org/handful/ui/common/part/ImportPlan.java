package org.handful.ui.common.part;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.handful.run.result.ImageInput;
import org.handful.run.result.ImportOptions;

/**
 * What to import of what a person dropped: tables named {@code labels.csv} and {@code attributes.csv}, dropped along or
 * lying in a dropped folder, are read as such. Or pictures that are in memory, instead of sources.
 */
public record ImportPlan(List<Path> sources, List<ImageInput> pictures, ImportOptions options) {
    public ImportPlan(List<Path> sources, ImportOptions options) {
        this(sources, List.of(), options);
    }

    public static ImportPlan of(ImageInput picture, Optional<String> intoClass) {
        return new ImportPlan(List.of(), List.of(picture),
                new ImportOptions(Optional.empty(), Optional.empty(), false, intoClass));
    }

    /** Reads the disk: not for the FX thread. */
    public static ImportPlan of(List<Path> dropped) {
        List<Path> sources = new ArrayList<>();
        Optional<Path> labels = Optional.empty();
        Optional<Path> attributes = Optional.empty();
        for (Path path : dropped) {
            String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
            if (name.endsWith(".csv")) {
                if (name.startsWith("labels")) {
                    labels = Optional.of(path);
                } else {
                    attributes = Optional.of(path);
                }
                continue;
            }
            sources.add(path);
            labels = labels.or(() -> inside(path, "labels.csv"));
            attributes = attributes.or(() -> inside(path, "attributes.csv"));
        }
        return new ImportPlan(List.copyOf(sources), new ImportOptions(labels, attributes, false, Optional.empty()));
    }

    private static Optional<Path> inside(Path folder, String name) {
        return Optional.of(folder.resolve(name)).filter(Files::isRegularFile);
    }
}
