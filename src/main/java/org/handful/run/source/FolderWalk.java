package org.handful.run.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * All files below a folder in a fixed order, whatever the file system lists first. Links are followed, but no folder is
 * entered twice, so that loops of links end. Names with a leading dot are passed over. Not thread-safe.
 */
final class FolderWalk {
    private final Path root;
    private final List<Listing.Found> found = new ArrayList<>();
    private final List<SkippedFile> skipped = new ArrayList<>();
    private final Set<Path> entered = new HashSet<>();

    FolderWalk(Path root) {
        this.root = root;
        enter(root);
    }

    Listing listing() {
        return new Listing(String.valueOf(root.getFileName()), found, skipped);
    }

    /** Path below the root with forward slashes on every system. */
    static String relative(Path root, Path file) {
        return StreamSupport.stream(root.relativize(file).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    private void enter(Path folder) {
        List<Path> children = new ArrayList<>();
        try {
            if (!entered.add(folder.toRealPath())) {
                return;
            }
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                stream.forEach(children::add);
            }
        } catch (IOException e) {
            skipped.add(new SkippedFile(name(folder), Reasons.of(e)));
            return;
        }
        children.sort((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()));
        for (Path child : children) {
            if (child.getFileName().toString().startsWith(".")) {
                continue;
            }
            if (Files.isDirectory(child)) {
                enter(child);
            } else if (Files.isRegularFile(child)) {
                if (!Listing.accompanies(relative(root, child))) {
                    found.add(new Listing.Found(relative(root, child), new Origin.OfFile(child)));
                }
            } else {
                skipped.add(new SkippedFile(name(child), Reasons.of("reason.noFile")));
            }
        }
    }

    private String name(Path path) {
        return path.equals(root) ? String.valueOf(root.getFileName()) : relative(root, path);
    }
}
