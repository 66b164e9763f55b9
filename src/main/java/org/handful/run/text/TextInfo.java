package org.handful.run.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.handful.model.Dataset;
import org.handful.store.text.ClassTexts;

/**
 * The embeddings of class names that a project has, and whether its runs can use them.
 *
 * @param name of the file that they came from
 * @param dim length of an embedding
 * @param wanted length of the embeddings of the images
 * @param classes how many classes of the project have one
 * @param missing classes that take part in runs and have none
 */
public record TextInfo(String name, int dim, int wanted, int classes, List<String> missing) {
    public TextInfo {
        missing = List.copyOf(missing);
    }

    /** @param wanted length of the embeddings of the images */
    public static TextInfo of(ClassTexts texts, Dataset data, int wanted) {
        Set<String> known = new HashSet<>(texts.known());
        List<String> missing = IntStream.range(0, data.labels().size())
                .filter(k -> data.labels().active(k) && !known.contains(data.labels().name(k)))
                .filter(k -> data.ofClass(k).length > 0)
                .mapToObj(data.labels()::name).toList();
        return new TextInfo(texts.name(), texts.dim(), wanted, known.size(), missing);
    }

    /** False for those of another backbone. */
    public boolean fits() {
        return dim == wanted;
    }

    /** Runs learn with them. */
    public boolean usable() {
        return fits() && missing.isEmpty();
    }
}
