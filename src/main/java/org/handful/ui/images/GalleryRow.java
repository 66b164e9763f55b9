package org.handful.ui.images;

import java.util.List;
import org.handful.model.Sample;

/** What one line of the gallery shows. */
sealed interface GalleryRow {
    /** Begins a class. @param label -1 for images without a class */
    record Header(int label, String title, int count) implements GalleryRow {}

    /** Up to a line full of images of one class. */
    record Strip(int label, List<Sample> samples) implements GalleryRow {
        public Strip {
            samples = List.copyOf(samples);
        }
    }
}
