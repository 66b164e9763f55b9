package org.handful.ui.images.gallery;

import java.util.List;
import org.handful.ui.common.drop.Dropped;

/** What can be done to images in the pane. FX thread. */
public interface GalleryActions {
    /** Shows an image large. */
    void view(String name);

    /** Whether images can be moved to a lane by dropping them there. */
    boolean takesImages(Lane lane);

    /** Whether files can be added to a lane by dropping them there. */
    boolean takesFiles(Lane lane);

    void dropImages(List<String> images, Lane lane);

    /** Adds what another program gave. */
    void drop(Dropped dropped, Lane lane);
}
