package org.handful.ui.train;

import java.util.List;
import java.util.Optional;
import org.handful.error.HandfulException;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import org.handful.run.result.BackboneInfo;

/**
 * The backbones there are to choose from.
 *
 * @param standard id of the one that projects begin with; empty when nobody chose one
 */
record BackboneChoice(List<BackboneInfo> all, String standard) {
    /** Kept by the settings. */
    private static final String STANDARD = "projects.backbone";

    /** Not for the FX thread. */
    static BackboneChoice read(Workbench workbench, ProjectSession project) throws HandfulException {
        return new BackboneChoice(project.backbones(workbench), workbench.preference(STANDARD).orElse(""));
    }

    /** The one that was chosen before, else the one to begin with, else the first; null when there is none. */
    BackboneInfo keep(BackboneInfo chosen) {
        return (chosen == null ? Optional.<BackboneInfo>empty() : find(chosen.id())).or(() -> find(standard))
                .orElse(all.isEmpty() ? null : all.getFirst());
    }

    private Optional<BackboneInfo> find(String id) {
        return all.stream().filter(b -> b.id().equals(id)).findFirst();
    }
}
