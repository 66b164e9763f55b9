package org.handful.run.train;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.handful.backbone.safetensors.SafeTensors;
import org.handful.backbone.safetensors.TensorEntry;
import org.handful.error.BackboneException;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.model.EmbeddingMatrix;

/**
 * Embeddings of class names in a {@code .safetensors} file: the tensor {@code features} [C, D], and the names in the
 * metadata {@code classes} where the file says them.
 *
 * @param classes in the order of the rows
 */
public record TextFile(EmbeddingMatrix features, List<String> classes) {
    /** Whether a file holds features without labels: embeddings of images have both. */
    public static boolean suits(Path file) {
        try (SafeTensors in = SafeTensors.open(file)) {
            return in.find("features").isPresent() && in.find("labels").isEmpty();
        } catch (HandfulException e) {
            // Whoever reads it tells what is wrong.
            return false;
        }
    }

    /**
     * @param expected classes of the images, in the order of the rows where the file names none
     * @throws InputException when a class has no row, or the file is no such file
     */
    public static TextFile read(Path file, List<String> expected) throws HandfulException {
        return read(file, expected, expected);
    }

    /**
     * @param order of the rows where the file names no classes
     * @param needed classes that a row is asked for
     * @throws InputException when one has no row, or the file is no such file
     */
    public static TextFile read(Path file, List<String> order, Collection<String> needed) throws HandfulException {
        try (SafeTensors in = SafeTensors.open(file)) {
            TensorEntry shape = in.find("features").orElseThrow(() -> bad(file, "because.text.none"));
            if (shape.shape().size() != 2) {
                throw bad(file, "because.text.matrix", shape.shape());
            }
            String named = in.metadata().get("classes");
            int rows = Math.toIntExact(shape.shape().get(0));
            List<String> classes = named == null ? order : EmbeddingFile.classes(file, named);
            if (rows != classes.size()) {
                throw bad(file, named == null ? "because.text.unnamed" : "because.text.rows", rows, classes.size());
            }
            List<String> missing = needed.stream().filter(c -> !classes.contains(c)).toList();
            if (!missing.isEmpty()) {
                throw bad(file, "because.text.missing", missing.getFirst(), missing.size());
            }
            float[] values = in.floats("features");
            for (float v : values) {
                if (!Float.isFinite(v)) {
                    throw bad(file, "because.text.finite");
                }
            }
            return new TextFile(
                    new EmbeddingMatrix(rows, Math.toIntExact(shape.shape().get(1)), values), List.copyOf(classes));
        } catch (BackboneException e) {
            throw new InputException(Problem.BAD_TEXT, e, file, e.userMessage());
        }
    }

    /** The same. @throws InputException unless its rows are as long as the embeddings of the images */
    public TextFile asLongAs(int dim, Path file) throws InputException {
        if (features.dim() != dim) {
            throw bad(file, "because.text.length", features.dim(), dim);
        }
        return this;
    }

    /** The rows of these classes, in their order. */
    public EmbeddingMatrix of(List<String> wanted) {
        return features.select(wanted.stream().mapToInt(classes::indexOf).toArray());
    }

    private static InputException bad(Path file, String reason, Object... arguments) {
        return new InputException(Problem.BAD_TEXT, file, Because.of(reason, arguments));
    }
}
