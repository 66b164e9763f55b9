package org.handful.ui.images.viewer;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.model.Sample;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.images.facts.Facts;
import org.handful.ui.images.gallery.GalleryModel;
import org.handful.ui.images.gallery.Picking;

/** Which image is shown large: while one is, it follows the cursor of the gallery. FX thread. */
public final class ViewerModel {
    private final ProjectModel project;
    private final GalleryModel gallery;
    private final Picking picking;
    private final Facts facts;
    private final ReadOnlyObjectWrapper<String> viewed = new ReadOnlyObjectWrapper<>();

    public ViewerModel(ProjectModel project, GalleryModel gallery, Picking picking, Facts facts) {
        this.project = project;
        this.gallery = gallery;
        this.picking = picking;
        this.facts = facts;
        picking.cursor().addListener((o, before, now) -> {
            if (viewed.get() != null && now != null) {
                viewed.set(now);
            }
        });
    }

    /** Null while the gallery is seen. */
    public ReadOnlyObjectProperty<String> viewed() {
        return viewed.getReadOnlyProperty();
    }

    /** @param name null does nothing */
    public void open(String name) {
        if (name != null) {
            picking.go(name);
            viewed.set(name);
        }
    }

    public void close() {
        viewed.set(null);
    }

    void step(Picking.Direction direction) {
        picking.move(direction, Picking.How.SELECT);
    }

    ProjectModel project() {
        return project;
    }

    Facts facts() {
        return facts;
    }

    /** What is shown, as it is now. */
    Optional<Sample> sample() {
        int place = gallery.gallery().get().placeOf(viewed.get());
        return place >= 0
                ? Optional.of(gallery.gallery().get().at(place))
                : project.dataset().get().samples().stream()
                        .filter(s -> s.image().name().equals(viewed.get())).findFirst();
    }
}
