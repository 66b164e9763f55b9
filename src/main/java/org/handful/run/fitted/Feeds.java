package org.handful.run.fitted;

import java.util.List;
import java.util.concurrent.ExecutorService;
import org.handful.backbone.InstalledBackbone;
import org.handful.engine.Engine;
import org.handful.error.BackboneException;
import org.handful.error.BackboneException.Problem;
import org.handful.error.HandfulException;
import org.handful.model.RunSpec;
import org.handful.store.ProjectFile;
import org.handful.store.record.StoredRun;

/** The images of a project for whichever backbones a run asks for. Thread-safe. */
public record Feeds(ProjectFile file, Engine engine, ProjectBackbones backbones, ExecutorService decoding) {
    /** @throws BackboneException NOT_INSTALLED, with what there is */
    public ImageFeed of(String backbone) throws HandfulException {
        return new ImageFeed(file, engine.open(backbones.byId(backbone)), decoding);
    }

    /** @throws BackboneException NOT_INSTALLED, or NO_SECOND for the second backbone */
    public ImageFeed of(RunSpec spec) throws HandfulException {
        ImageFeed first = of(spec.backbone());
        return spec.fuses() ? first.beside(second(spec.auxiliary())) : first;
    }

    /** @throws BackboneException as for its spec, or CHECKSUM: other weights under the same name would give other numbers */
    public ImageFeed of(StoredRun run) throws HandfulException {
        RunSpec spec = run.summary().spec();
        ImageFeed feed = of(spec);
        require(feed, spec.backbone(), run.backboneSha256());
        if (feed.second().isPresent()) {
            require(feed.second().get(), spec.auxiliary(), run.auxiliarySha256());
        }
        return feed;
    }

    /** Whether all that a run asks for is installed. */
    public boolean there(RunSpec spec) throws HandfulException {
        List<String> ids = backbones.list().stream().map(InstalledBackbone::id).toList();
        return ids.contains(spec.backbone()) && (!spec.fuses() || ids.contains(spec.auxiliary()));
    }

    /** As a second backbone. @throws BackboneException NO_SECOND, with what there is */
    public ImageFeed second(String backbone) throws HandfulException {
        try {
            return of(backbone);
        } catch (BackboneException e) {
            if (e.problem() != Problem.NOT_INSTALLED) {
                throw e;
            }
            throw new BackboneException(Problem.NO_SECOND, e, backbone, e.argument(1));
        }
    }

    private static void require(ImageFeed feed, String id, String sha256) throws BackboneException {
        String found = feed.session().card().sha256();
        if (!found.equals(sha256)) {
            throw new BackboneException(Problem.CHECKSUM, id, sha256, found);
        }
    }
}
