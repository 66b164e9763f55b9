package org.handful.run.text;

import java.util.List;
import java.util.Optional;
import org.handful.error.HandfulException;
import org.handful.run.fitted.GivenEmbeddings;
import org.handful.store.ProjectFile;
import org.handful.store.text.TextRows;

/** What the runs of a project learn with. */
public final class ProjectTexts {
    private ProjectTexts() {}

    /**
     * @param classes that take part, in their order
     * @return empty where there are none, where they are of another length than those of the images, or where a class
     *     lacks one
     */
    public static Optional<TextRows> of(ProjectFile file, List<String> classes) throws HandfulException {
        Optional<GivenEmbeddings> given = GivenEmbeddings.of(file);
        return given.isEmpty()
                ? Optional.empty()
                : file.texts().of(classes).filter(t -> t.vectors().dim() == given.get().dim());
    }
}
