package org.handful.run.fitted;

import java.util.List;
import java.util.Optional;
import org.handful.backbone.Catalogue;
import org.handful.backbone.InstalledBackbone;
import org.handful.error.BackboneException;
import org.handful.error.HandfulException;
import org.handful.store.ProjectFile;

/** The backbones that a project can use: those that are installed, or the one that its embeddings came from. Thread-safe. */
public final class ProjectBackbones {
    private final ProjectFile file;
    private final Catalogue catalogue;

    public ProjectBackbones(ProjectFile file, Catalogue catalogue) {
        this.file = file;
        this.catalogue = catalogue;
    }

    /** @throws BackboneException NOT_INSTALLED, with what there is */
    public InstalledBackbone byId(String id) throws HandfulException {
        Optional<GivenEmbeddings> given = GivenEmbeddings.of(file);
        if (given.isEmpty()) {
            return catalogue.byId(id);
        }
        if (given.get().backbone().equals(id)) {
            return given.get().installed();
        }
        throw new BackboneException(BackboneException.Problem.NOT_INSTALLED, id, given.get().backbone());
    }

    public List<InstalledBackbone> list() throws HandfulException {
        Optional<GivenEmbeddings> given = GivenEmbeddings.of(file);
        return given.isEmpty() ? catalogue.list() : List.of(given.get().installed());
    }
}
