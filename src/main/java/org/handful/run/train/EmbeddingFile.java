package org.handful.run.train;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.handful.backbone.safetensors.SafeTensors;
import org.handful.backbone.safetensors.SafeTensorsWriter;
import org.handful.backbone.safetensors.TensorEntry;
import org.handful.error.BackboneException;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.image.ContentHash;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Embeddings in a {@code .safetensors} file: tensors {@code features} [N, D] and {@code labels} [N], metadata
 * {@code classes} (a JSON array) and, where known, {@code backbone}, {@code images} and {@code attributes}.
 *
 * @param backbone id, empty when the file does not say
 * @param images a name for each row, empty when the file does not say
 * @param attributes for each row, empty when the file does not say
 */
public record EmbeddingFile(EmbeddingMatrix features, int[] labels, List<String> classes, String backbone,
        List<String> images, List<Map<String, String>> attributes) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @throws InputException naming the file and what is missing in it */
    public static EmbeddingFile read(Path file) throws HandfulException {
        try (SafeTensors in = SafeTensors.open(file)) {
            TensorEntry shape = in.find("features").orElseThrow(() -> bad(file, "because.text.none"));
            if (shape.shape().size() != 2) {
                throw bad(file, "because.rows.matrix", shape.shape());
            }
            int rows = Math.toIntExact(shape.shape().get(0));
            int dim = Math.toIntExact(shape.shape().get(1));
            in.find("labels").orElseThrow(() -> bad(file, "because.rows.unlabelled"));
            int[] labels = Arrays.stream(in.longs("labels")).mapToInt(Math::toIntExact).toArray();
            float[] values = in.floats("features");
            List<String> classes = classes(file, in.metadata().get("classes"));
            check(file, rows, labels, values, classes);
            return new EmbeddingFile(new EmbeddingMatrix(rows, dim, values), labels, classes,
                    in.metadata().getOrDefault("backbone", ""),
                    perRow(file, in, "images", rows, new TypeReference<>() {}),
                    perRow(file, in, "attributes", rows, new TypeReference<>() {}));
        } catch (BackboneException e) {
            throw new InputException(Problem.BAD_EMBEDDINGS, e, file, e.userMessage());
        } catch (ArithmeticException e) {
            throw new InputException(Problem.BAD_EMBEDDINGS, e, file, Because.of("because.rows.large"));
        }
    }

    /** Writes embeddings of a dataset's images; unlabelled images get the label -1. */
    public static void write(Path out, Dataset data, EmbeddingMatrix features, String backbone)
            throws HandfulException {
        List<Sample> samples = data.samples();
        new SafeTensorsWriter()
                .floats("features", features.values(), features.rows(), features.dim())
                .longs("labels", samples.stream().mapToLong(Sample::label).toArray(), samples.size())
                .metadata("classes", JSON.writeValueAsString(data.labels().names()))
                .metadata("backbone", backbone)
                .metadata("images", JSON.writeValueAsString(samples.stream().map(s -> s.image().name()).toList()))
                .metadata("attributes", JSON.writeValueAsString(samples.stream().map(Sample::attributes).toList()))
                .write(out);
    }

    /** What the row is called: its image, or its class and its number. */
    public String name(int row) {
        if (!images.isEmpty()) {
            return images.get(row);
        }
        return labels[row] < 0 ? rowName(row) : classes.get(labels[row]) + "/" + rowName(row);
    }

    /** What is known about the row. */
    public Map<String, String> attributes(int row) {
        return attributes.isEmpty() ? Map.of() : attributes.get(row);
    }

    /** The same rows with the labels and classes of a dataset that has a sample for each. */
    EmbeddingFile labelledAs(Dataset data) {
        return new EmbeddingFile(
                features, data.samples().stream().mapToInt(Sample::label).toArray(), data.labels().names(), backbone,
                images, attributes);
    }

    /**
     * The same rows as a second backbone embeds them, beside those of the first, see {@link EmbeddingMatrix#beside}.
     *
     * @throws InputException unless the other file has the same rows, in the same order
     */
    public EmbeddingFile beside(EmbeddingFile other, Path file) throws InputException {
        boolean same = labels.length == other.labels.length && IntStream.range(0, labels.length)
                .allMatch(i -> named(i).equals(other.named(i)));
        if (!same || !images.isEmpty() && !other.images.isEmpty() && !images.equals(other.images)) {
            throw new InputException(Problem.BAD_EMBEDDINGS, file, Because.of("because.auxiliary.rows"));
        }
        boolean known = !backbone.isEmpty() && !other.backbone.isEmpty();
        return new EmbeddingFile(features.beside(other.features), labels, classes,
                known ? backbone + " + " + other.backbone : "", images, attributes);
    }

    private String named(int row) {
        return labels[row] < 0 ? "" : classes.get(labels[row]);
    }

    /** The same rows under these classes by name; those of other classes become unlabelled. */
    EmbeddingFile under(List<String> names) {
        return new EmbeddingFile(features, Arrays.stream(labels)
                .map(k -> k < 0 ? Sample.UNLABELLED : names.indexOf(classes.get(k))).toArray(), names, backbone,
                images, attributes);
    }

    /** Rows as a dataset without pixels, so that the same splitter serves; equal rows count as duplicates. */
    public Dataset asDataset() {
        List<Sample> samples = IntStream.range(0, labels.length)
                .mapToObj(i -> new Sample(new ImageRef(rowName(i), digest(features.row(i)), 0, 0, 0),
                        labels[i], Map.of(), SplitRole.ANY))
                .toList();
        return new Dataset(new LabelSpace(classes), List.of(), samples);
    }

    static String rowName(int row) {
        return "row " + row;
    }

    private static String digest(float[] row) {
        ByteBuffer bytes = ByteBuffer.allocate(row.length * Float.BYTES);
        bytes.asFloatBuffer().put(row);
        return ContentHash.sha256(bytes.array());
    }

    private static void check(Path file, int rows, int[] labels, float[] values, List<String> classes)
            throws InputException {
        if (labels.length != rows) {
            throw bad(file, "because.rows.labels", rows, labels.length);
        }
        for (int label : labels) {
            if (label < -1 || label >= classes.size()) {
                throw bad(file, "because.rows.label", label, classes.size());
            }
        }
        for (float v : values) {
            if (!Float.isFinite(v)) {
                throw bad(file, "because.text.finite");
            }
        }
    }

    static List<String> classes(Path file, String json) throws InputException {
        try {
            if (json != null) {
                List<String> names = List.of(JSON.readValue(json, String[].class));
                if (Set.copyOf(names).size() < names.size()) {
                    throw bad(file, "because.rows.twice");
                }
                return names;
            }
        } catch (JacksonException | NullPointerException e) {
            throw new InputException(Problem.BAD_EMBEDDINGS, e, file, Because.of("because.rows.names"));
        }
        throw bad(file, "because.rows.classes");
    }

    private static <T> List<T> perRow(
            Path file, SafeTensors in, String key, int rows, TypeReference<List<T>> type) throws InputException {
        String json = in.metadata().get(key);
        if (json == null) {
            return List.of();
        }
        try {
            List<T> found = JSON.readValue(json, type);
            if (found.size() == rows && !found.contains(null)) {
                return List.copyOf(found);
            }
        } catch (JacksonException e) {
            throw new InputException(Problem.BAD_EMBEDDINGS, e, file, Because.of("because.per.row", key, rows));
        }
        throw new InputException(Problem.BAD_EMBEDDINGS, file, Because.of("because.per.row", key, rows));
    }

    private static InputException bad(Path file, String reason, Object... arguments) {
        return new InputException(Problem.BAD_EMBEDDINGS, file, Because.of(reason, arguments));
    }
}
