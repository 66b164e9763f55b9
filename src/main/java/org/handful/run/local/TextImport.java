package org.handful.run.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.model.Dataset;
import org.handful.run.fitted.GivenEmbeddings;
import org.handful.run.train.EmbeddingFile;
import org.handful.run.train.TextFile;
import org.handful.run.train.Words;
import org.handful.store.ProjectFile;

/**
 * Embeddings of class names that come with an import: one of its files, or one that lies beside them under a name that
 * says so. They are read before anything is stored, and taken in when the images are.
 *
 * @param path the file; null without
 * @param text what it holds; null without
 * @param remark why one that lies beside the files was not taken
 * @param told that it was taken, in words
 */
record TextImport(Path path, TextFile text, Optional<String> remark, Optional<String> told) {
    private static final String ENDING = ".safetensors";
    private static final String BESIDE = "_text" + ENDING;

    /** @throws InputException unless at most one of the files holds embeddings of names */
    static Optional<Path> among(List<Path> texts) throws InputException {
        if (texts.size() > 1) {
            throw new InputException(
                    Problem.BAD_TEXT, texts.get(1), Because.of("because.text.second", texts.getFirst()));
        }
        return texts.stream().findFirst();
    }

    /**
     * @param path as a person gave it
     * @param files what comes in with it
     * @param given what the project holds then
     */
    static TextImport of(Path path, ProjectFile file, List<EmbeddingFile> files, GivenEmbeddings given)
            throws HandfulException {
        Set<String> needed = new LinkedHashSet<>();
        Dataset data = file.dataset();
        IntStream.range(0, data.labels().size()).filter(k -> data.labels().active(k) && data.ofClass(k).length > 0)
                .forEach(k -> needed.add(data.labels().name(k)));
        files.forEach(f -> IntStream.of(f.labels()).filter(k -> k >= 0).distinct()
                .forEach(k -> needed.add(f.classes().get(k))));
        TextFile text = TextFile.read(path, given.classes(), needed).asLongAs(given.dim(), path);
        return new TextImport(path, text, Optional.empty(),
                Optional.of(Words.say("run.text.taken", path.getFileName(), needed.size())));
    }

    /** What lies beside the files, unless the project has some: {@code birds_text} beside {@code birds} or {@code birds_test}. */
    static TextImport beside(List<Path> sources, ProjectFile file, List<EmbeddingFile> files, GivenEmbeddings given)
            throws HandfulException {
        Optional<Path> found = file.texts().current().isPresent() ? Optional.empty()
                : sources.stream().flatMap(s -> names(s).stream()).filter(Files::isRegularFile)
                        .filter(TextFile::suits).findFirst();
        if (found.isEmpty()) {
            return new TextImport(null, null, Optional.empty(), Optional.empty());
        }
        try {
            return of(found.get(), file, files, given);
        } catch (InputException e) {
            // Nobody asked for it: what is wrong with it stops nothing.
            return new TextImport(null, null, Optional.of(e.userMessage()), Optional.empty());
        }
    }

    private static List<Path> names(Path source) {
        String name = source.getFileName().toString();
        String stem = name.substring(0, name.length() - ENDING.length());
        List<Path> out = new ArrayList<>(List.of(source.resolveSibling(stem + BESIDE)));
        int part = stem.lastIndexOf('_');
        if (part > 0) {
            out.add(source.resolveSibling(stem.substring(0, part) + BESIDE));
        }
        return out;
    }

    /** One edit; nothing without. */
    void store(ProjectFile file) throws HandfulException {
        if (text != null) {
            String name = path.getFileName().toString();
            file.texts().add(name.substring(0, name.length() - ENDING.length()), text.classes(), text.features());
        }
    }
}
