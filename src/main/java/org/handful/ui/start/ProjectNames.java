package org.handful.ui.start;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Where a project goes that nobody gave a name: {@code FOLDER/NAME.handful}, with a number when it is taken. */
record ProjectNames(Path folder) {
    static final String ENDING = ".handful";
    /** Files that are named for what is in them, not for the folder they lie in. */
    private static final List<String> WHOLE = List.of(".zip", ".safetensors");
    private static final String FEATURES = ".safetensors";
    private static final String NAMES = "_text" + FEATURES;

    /** A free file named after what was dropped. Reads the disk. */
    Path free(List<Path> sources, String otherwise) {
        return free(name(sources, otherwise));
    }

    /** A free file of that name. Reads the disk. */
    Path free(String name) {
        Path file = of(name);
        for (int i = 2; Files.exists(file); i++) {
            file = of(name + " " + i);
        }
        return file;
    }

    Path of(String name) {
        try {
            return folder.resolve(name + ENDING);
        } catch (InvalidPathException e) {
            // A system that is set to no language has no file names beyond ASCII.
            return folder.resolve(plain(name) + ENDING);
        }
    }

    private static String plain(String name) {
        String bare = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return bare.replaceAll("[^ -~]", "_");
    }

    private static boolean ends(Path source, String ending) {
        return String.valueOf(source.getFileName()).toLowerCase(Locale.ROOT).endsWith(ending);
    }

    static String name(List<Path> sources, String otherwise) {
        Path first = sources.getFirst().toAbsolutePath();
        String own = String.valueOf(first.getFileName());
        if (sources.size() > 1) {
            // Embeddings of images, and of class names: named after the first.
            List<Path> images = sources.stream().filter(s -> !ends(s, NAMES)).toList();
            if (images.size() == 1 && ends(images.getFirst(), FEATURES)) {
                return name(images, otherwise);
            }
        }
        for (String ending : WHOLE) {
            if (sources.size() == 1 && own.toLowerCase(Locale.ROOT).endsWith(ending) && own.length() > ending.length()) {
                return own.substring(0, own.length() - ending.length());
            }
        }
        Path named = sources.size() == 1 && Files.isDirectory(first) ? first : first.getParent();
        return named == null || named.getFileName() == null ? otherwise : named.getFileName().toString();
    }
}
