package org.handful.run.train;

import java.nio.file.Path;
import java.util.List;
import org.handful.backbone.safetensors.SafeTensors;
import org.handful.backbone.safetensors.TensorEntry;
import org.handful.error.BackboneException;
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
    /**
     * @param expected classes of the images
     * @throws InputException when a class has no row, or the file is no such file
     */
    public static TextFile read(Path file, List<String> expected) throws HandfulException {
        try (SafeTensors in = SafeTensors.open(file)) {
            TensorEntry shape = in.find("features").orElseThrow(() -> bad(file, "it has no tensor features"));
            if (shape.shape().size() != 2) {
                throw bad(file, "features should have shape [C, D] and has " + shape.shape());
            }
            String named = in.metadata().get("classes");
            List<String> classes = named == null ? expected : EmbeddingFile.classes(file, named);
            int rows = Math.toIntExact(shape.shape().get(0));
            if (rows != classes.size() || !classes.containsAll(expected)) {
                throw bad(file, "it should have one row for each class of the images");
            }
            float[] values = in.floats("features");
            for (float v : values) {
                if (!Float.isFinite(v)) {
                    throw bad(file, "some features are not finite");
                }
            }
            return new TextFile(
                    new EmbeddingMatrix(rows, Math.toIntExact(shape.shape().get(1)), values), List.copyOf(classes));
        } catch (BackboneException e) {
            throw new InputException(Problem.BAD_EMBEDDINGS, e, file, e.userMessage());
        }
    }

    /** The rows of these classes, in their order. */
    public EmbeddingMatrix of(List<String> wanted) {
        return features.select(wanted.stream().mapToInt(classes::indexOf).toArray());
    }

    private static InputException bad(Path file, String reason) {
        return new InputException(Problem.BAD_EMBEDDINGS, file, reason);
    }
}
