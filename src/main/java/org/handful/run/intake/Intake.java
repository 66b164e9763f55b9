package org.handful.run.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.error.HandfulException;
import org.handful.run.Job;
import org.handful.run.result.ImageInput;
import org.handful.run.result.ImportReport;

/** What comes into a project beside folders and files. Thread-safe. */
public interface Intake {
    /**
     * Imports pictures that are in memory: pasted, dragged from another program, taken with a camera. One edit.
     *
     * @param intoClass empty for unlabelled; a new name adds the class
     */
    Job<ImportReport> take(List<ImageInput> pictures, Optional<String> intoClass);

    /**
     * Gives what a table {@code image,ATTRIBUTE,...} or {@code image,label[,split[,ATTRIBUTE...]]} says to images that are
     * there; a class that there is not is made. One edit.
     */
    TableOutcome readTable(Path table) throws HandfulException;

    /** When images were taken and came in, by name. */
    Map<String, ImageTimes> times() throws HandfulException;

    Measures measures();

    Duplicates duplicates();
}
