package org.handful.store;

import java.util.List;
import org.handful.error.HandfulException;
import org.handful.store.content.ImageContent;
import org.handful.store.edit.ImageImport;
import org.handful.store.record.AddedImages;
import org.handful.store.record.NewImage;
import org.handful.store.sql.Database;

/**
 * An import in batches that one undo takes back whole. Each batch is in the project when its call returns, so a
 * cancelled import keeps what is in. Thread-safe.
 */
public final class ImageImporting {
    private final Database database;
    private long step;

    ImageImporting(Database database) {
        this.database = database;
    }

    public synchronized AddedImages add(List<NewImage> images) throws HandfulException {
        ImageContent.requireTrueDigests(images);
        ImageImport.Outcome outcome = database.write(sql -> ImageImport.run(sql, images, step));
        step = outcome.step();
        return outcome.images();
    }
}
