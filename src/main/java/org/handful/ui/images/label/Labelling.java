package org.handful.ui.images.label;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.ui.common.Notice;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.images.gallery.Gallery;
import org.handful.ui.images.gallery.GalleryModel;
import org.handful.ui.images.gallery.Lane;
import org.handful.ui.images.gallery.Picking;

/** Gives images their class and their side of the split. FX thread. */
public final class Labelling {
    private final ProjectModel project;
    private final Selection selection;
    private final GalleryModel gallery;
    private final Picking picking;
    private final UiKit kit;

    public Labelling(ProjectModel project, Selection selection, GalleryModel gallery, Picking picking, UiKit kit) {
        this.project = project;
        this.selection = selection;
        this.gallery = gallery;
        this.picking = picking;
        this.kit = kit;
    }

    /** The classes there are, in the order of their keys. */
    public List<String> classes() {
        return data().labels().names();
    }

    /** A digit key: 1 to 9 give the class of that place, 0 takes the class away. */
    public void byKey(int digit) {
        List<String> classes = classes();
        if (digit == 0) {
            label(null);
        } else if (digit <= classes.size()) {
            label(classes.get(digit - 1));
        } else if (!selection.names().get().isEmpty()) {
            kit.notices().show(Notice.info(kit.texts().get("images.noclass", digit, classes.size())));
        }
    }

    /**
     * Labels what is selected; who labels new images goes on to the next one.
     *
     * @param className null for none; a new name makes the class
     */
    public void label(String className) {
        List<String> images = selected();
        if (images.isEmpty()) {
            return;
        }
        String next = className == null ? null : nextUnlabelled(images);
        project.edit(s -> s.setLabel(images, className));
        if (next != null) {
            picking.go(next);
        }
    }

    public void setRole(SplitRole role) {
        List<String> images = selected();
        if (!images.isEmpty()) {
            project.edit(s -> s.setRole(images, role));
        }
    }

    /** Whether images that are moved to a lane become what it says. */
    public boolean takes(Lane lane) {
        return lane instanceof Lane.OfClass || lane instanceof Lane.OnSide || lane instanceof Lane.WithValue;
    }

    /** Images were moved to a lane. */
    public void move(List<String> images, Lane lane) {
        switch (lane) {
            case Lane.OfClass(String name) -> project.edit(s -> s.setLabel(images, name));
            case Lane.OnSide(SplitRole role) -> project.edit(s -> s.setRole(images, role));
            case Lane.WithValue(String attribute, String value) ->
                project.edit(s -> s.setAttribute(images, attribute, value));
            case Lane.Predicted p -> { }
            case Lane.Measured m -> { }
            case Lane.All all -> { }
        }
    }

    private List<String> selected() {
        return new ArrayList<>(selection.names().get());
    }

    /** Null unless all of these have no class yet: who corrects labels stays where the correction is. */
    private String nextUnlabelled(List<String> images) {
        Gallery now = gallery.gallery().get();
        Set<String> chosen = new HashSet<>(images);
        int last = -1;
        for (String image : images) {
            int place = now.placeOf(image);
            if (place < 0 || now.at(place).labelled()) {
                return null;
            }
            last = Math.max(last, place);
        }
        for (int i = 1; i <= now.size(); i++) {
            Sample s = now.at((last + i) % now.size());
            if (!s.labelled() && !chosen.contains(s.image().name())) {
                return s.image().name();
            }
        }
        return null;
    }

    private Dataset data() {
        return project.dataset().get();
    }
}
