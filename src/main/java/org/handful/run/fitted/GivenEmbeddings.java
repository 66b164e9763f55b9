package org.handful.run.fitted;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handful.backbone.BackboneCard;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.WeightSource;
import org.handful.backbone.arch.Given;
import org.handful.error.HandfulException;
import org.handful.image.ContentHash;
import org.handful.model.InputSpec;
import org.handful.store.ProjectFile;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a project remembers about embeddings that came from a file: it has no images, and this is its only backbone.
 *
 * @param backbone id that the file names, or the name of the file
 * @param dim length of an embedding
 * @param classes in the order of the files, for embeddings of their names in that order; empty when it was not kept
 */
public record GivenEmbeddings(String backbone, int dim, List<String> classes) {
    private static final String KEY = "embeddings.given";
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Nothing is ever shown to this network. */
    private static final InputSpec NO_INPUT =
            new InputSpec(1, 1, "nearest", "center", List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0), "RGB");

    public GivenEmbeddings {
        classes = classes == null ? List.of() : List.copyOf(classes);
    }

    /** The same with classes of another file, behind those that are known. */
    public GivenEmbeddings and(List<String> more) {
        return new GivenEmbeddings(
                backbone, dim, Stream.concat(classes.stream(), more.stream()).distinct().toList());
    }

    /** Empty for a project of images. */
    public static Optional<GivenEmbeddings> of(ProjectFile file) throws HandfulException {
        return file.setting(KEY).filter(s -> !s.isEmpty()).map(s -> JSON.readValue(s, GivenEmbeddings.class));
    }

    public void keep(ProjectFile file) throws HandfulException {
        file.putSetting(KEY, JSON.writeValueAsString(this));
    }

    /** From now on the project is one of images. */
    public static void forget(ProjectFile file) throws HandfulException {
        if (of(file).isPresent()) {
            file.putSetting(KEY, "");
        }
    }

    public InstalledBackbone installed() {
        return new InstalledBackbone(
                new BackboneCard(backbone, backbone, 1, new Given(), "", sha256(), 0, 0, NO_INPUT, dim, "", "",
                        Optional.empty()),
                new WeightSource.Elsewhere(backbone));
    }

    /** Nobody knows the weights: the same name and length count as the same. */
    private String sha256() {
        return ContentHash.sha256(("embeddings of " + backbone + ", " + dim).getBytes(StandardCharsets.UTF_8));
    }
}
